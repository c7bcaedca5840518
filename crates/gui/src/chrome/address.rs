//! The row with the address field: where to, how safe, how data travels, and what concerns the whole window.

use eframe::egui::{
    Frame, Id, Key, Margin, Modifiers, Popup, PopupCloseBehavior, Rect, Response, ScrollArea, Ui,
    containers::menu::SubMenu,
};
use portolan_engine::SiteView;
use portolan_remote::{DataMode, ModeChoice};
use portolan_sites::{FolderPath, SavedSites, Site};
use portolan_ui_kit::{
    Tokens,
    button::Button,
    chip::Chip,
    field::AddressField,
    icons, label, layout, menu, say,
    select::{MenuLine, menu_choice, menu_item, menu_separator},
    tokens::space,
};

use super::{menu_button, security};
use crate::{
    action::{Action, Actions, Named, entry, toggle},
    frame::FrameCx,
    known, pane,
    site_manager::icon_of,
    view::View,
    words,
};

/// The address field of a tab. What stands in it holds a password only until Enter is pressed.
#[derive(Default)]
pub(crate) struct AddressState {
    /// What is typed.
    pub(crate) text: String,
    /// Why it is no address.
    error: Option<String>,
    /// The keyboard shall come here.
    focus_wanted: bool,
    /// Are addresses offered? Which one is marked?
    offering: bool,
    marked: Option<usize>,
}

/// Without the text: it may hold a password while it is typed.
impl std::fmt::Debug for AddressState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AddressState")
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}

impl AddressState {
    /// Says what is wrong with the text, and lets the person go on typing.
    pub(crate) fn refuse(&mut self, why: String) {
        self.error = Some(why);
        self.focus_wanted = true;
    }

    /// Shows an address that is connected to.
    pub(crate) fn set(&mut self, text: String) {
        *self = Self {
            text,
            ..Self::default()
        };
    }
}

/// Moves the keyboard to the address field.
pub(crate) fn focus_address(view: &mut View) {
    view.tab().address.focus_wanted = true;
}

/// Draws the row into `rect`.
pub(crate) fn address_row(ui: &mut Ui, rect: Rect, view: &mut View, frame: &FrameCx, actions: &mut Actions) {
    let tokens = Tokens::of(ui);
    layout::region(ui, rect, tokens.panel, |ui| {
        layout::bar(ui, rect.height(), space::M, |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let recent = view.offered_sites(frame);
            let active = view.active.min(view.tabs.len() - 1);
            let (tab, menu) = (&mut view.tabs[active], &mut view.menu);
            let connected = tab.connected(frame);
            let sites = ui.add(Button::secondary(say!("chrome-sites")).icon(icons::ANCHOR).menu());
            Popup::menu(&sites).show(|ui| sites_menu(ui, frame, actions));
            // What stands behind the field is as wide as it was in the last frame.
            let id = ui.scope_id().with("behind");
            let behind: f32 = ui.data(|data| data.get_temp(id)).unwrap_or(200.0);
            let width = (ui.available_width() - behind - space::S).max(200.0);
            field(
                ui,
                width,
                &mut tab.address,
                tab.site.and_then(|site| frame.site(site)),
                &recent,
                frame,
                actions,
            );
            let measured = layout::trailing(ui, "address-buttons", |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                if connected {
                    if let Some(site) = tab.view(frame)
                        && frame.book.saved.like(&site.site).is_none()
                    {
                        // One click, and it is a site.
                        toggle(ui, frame, Named::SaveSite, actions);
                    }
                    disconnect_button(ui, frame, actions);
                } else {
                    connect_button(ui, &tab.address.text, actions);
                }
                toggle(ui, frame, Named::LinkFolders, actions);
                toggle(ui, frame, Named::ComparePanes, actions);
                toggle(ui, frame, Named::Synchronise, actions);
                toggle(ui, frame, Named::HiddenFiles, actions);
                toggle(ui, frame, Named::Settings, actions);
                menu_button(ui, menu, frame, actions);
                ui.min_rect().width()
            });
            if (measured - behind).abs() > 0.5 {
                ui.data_mut(|data| data.insert_temp(id, measured));
                ui.ctx().request_repaint();
            }
        });
        layout::hairline_bottom(ui, rect);
    });
}

/// The saved sites, a part of the menu for each folder, and what else can be done with them.
fn sites_menu(ui: &mut Ui, frame: &FrameCx, actions: &mut Actions) {
    menu::begin_with_width(ui, 260.0);
    let saved = &frame.book.saved;
    if !saved.sites.is_empty() {
        ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
            sites_in(ui, saved, &FolderPath::root(), actions);
        });
        menu_separator(ui);
    }
    for named in [Named::Sites, Named::NewSite, Named::SaveSite, Named::ImportSites] {
        entry(ui, frame, named, actions);
    }
}

fn sites_in(ui: &mut Ui, saved: &SavedSites, folder: &FolderPath, actions: &mut Actions) {
    for below in saved.folders_in(folder) {
        let name = words::visible(below.name().unwrap_or_default());
        let line = MenuLine::new(&name).icon(icons::FOLDER).submenu().show(ui);
        SubMenu::new().show(ui, &line, |ui| {
            menu::begin_with_width(ui, 240.0);
            sites_in(ui, saved, below, actions);
        });
    }
    for site in saved.sites_in(folder) {
        if menu_item(ui, Some(icon_of(site.look.icon)), &words::visible(&site.name), None).clicked() {
            actions.push(Action::Connect {
                site: Box::new((**site).clone()),
                secret: None,
            });
            ui.close();
        }
    }
}

fn field(
    ui: &mut Ui,
    width: f32,
    address: &mut AddressState,
    site: Option<&SiteView>,
    recent: &[Site],
    frame: &FrameCx,
    actions: &mut Actions,
) {
    let tokens = Tokens::of(ui);
    let (icon, colour, words) = match security(site) {
        Some((true, words)) => (icons::LOCK_SIMPLE, tokens.ok, words),
        Some((false, words)) => (icons::LOCK_SIMPLE_OPEN, tokens.warn, words),
        None => (icons::GLOBE_SIMPLE, tokens.dim, say!("common-not-connected").to_owned()),
    };
    let id = Id::unique("address");
    if std::mem::take(&mut address.focus_wanted) {
        pane::select_all(ui, id, &address.text);
    }
    let chosen = offered_by_keyboard(ui, id, address, recent);
    let before = address.text.clone();
    let shown = AddressField::new(&mut address.text, icon, colour, &words)
        .hint(say!("chrome-type-an-address-ftpes-user"))
        .width(width)
        .id(id)
        .show(ui, |ui| {
            if let Some(site) = site {
                mode_chip(ui, site, frame, actions);
            }
        });
    let output = shown.field;
    if shown.mark_clicked {
        actions.push(Action::Named(Named::TrustStore));
    }
    if address.text != before {
        address.error = None;
        address.offering = true;
        address.marked = None;
    }
    if output.cancelled {
        address.offering = false;
    }
    if output.submitted {
        address.offering = false;
        if let Some(site) = chosen {
            address.text = site.url();
            actions.push(Action::Connect {
                site: Box::new(site),
                secret: None,
            });
        } else if !address.text.trim().is_empty() {
            actions.push(Action::ConnectTyped);
        }
    }
    let error_rect = output.response.rect;
    if let Some(error) = &address.error {
        // Below the field, over the panes: the rest of the window keeps its place.
        Popup::from_response(&output.response)
            .id(id.with("error"))
            .open(true)
            .close_behavior(PopupCloseBehavior::IgnoreClicks)
            .show(|ui| {
                ui.set_max_width(error_rect.width());
                let margin = Margin::symmetric(space::S as i8, space::XS as i8);
                Frame::new().inner_margin(margin).show(ui, |ui| {
                    ui.horizontal(|ui| {
                        label::icon(ui, icons::WARNING_CIRCLE, tokens.bad);
                        label::coloured(ui, error, tokens.bad);
                    })
                });
            });
    } else {
        offer(&output.response, address, recent, actions);
    }
}

/// Arrow keys in the list of offered addresses. Returns the marked one.
fn offered_by_keyboard(ui: &Ui, id: Id, address: &mut AddressState, recent: &[Site]) -> Option<Site> {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return None;
    }
    let offered = offered(&address.text, recent);
    let step = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if step(Key::ArrowDown) && !offered.is_empty() {
        address.offering = true;
        address.marked = Some(address.marked.map_or(0, |at| (at + 1).min(offered.len() - 1)));
    }
    if step(Key::ArrowUp) {
        address.marked = address.marked.and_then(|at| at.checked_sub(1));
    }
    let marked = address.marked.filter(|_| address.offering)?;
    offered.get(marked).map(|site| (*site).clone())
}

/// Saved sites, and connections of lately, whose address or name holds what is typed.
fn offered<'a>(text: &str, recent: &'a [Site]) -> Vec<&'a Site> {
    let wanted = text.trim().to_lowercase();
    recent
        .iter()
        .filter(|site| {
            let url = site.url().to_lowercase();
            let texts = [&url, &site.shown_url().to_lowercase(), &site.name.to_lowercase()];
            url != wanted && texts.iter().any(|text| text.contains(&wanted))
        })
        .take(6)
        .collect()
}

fn offer(field: &Response, address: &mut AddressState, recent: &[Site], actions: &mut Actions) {
    let offered = offered(&address.text, recent);
    let mut open = address.offering && !offered.is_empty();
    let marked = address.marked;
    let offer_width = field.rect.width().min(520.0);
    let shown = Popup::from_response(field)
        .id(field.id.with("offer"))
        .open_bool(&mut open)
        .close_behavior(PopupCloseBehavior::IgnoreClicks)
        .show(|ui| {
            menu::begin_with_width(ui, offer_width);
            let mut chosen = None;
            for (at, site) in offered.iter().enumerate() {
                if menu_choice(ui, marked == Some(at), &site.shown_url()).clicked() {
                    chosen = Some((*site).clone());
                }
            }
            chosen
        });
    let Some(shown) = shown else { return };
    if let Some(site) = shown.inner {
        address.set(site.url());
        actions.push(Action::Connect {
            site: Box::new(site),
            secret: None,
        });
    } else if shown.response.clicked_elsewhere() && !field.has_focus() {
        address.offering = false;
    }
}

/// `Auto · EPSV`: which data connections are wanted, and which worked.
fn mode_chip(ui: &mut Ui, site: &SiteView, frame: &FrameCx, actions: &mut Actions) {
    let text = match (site.mode, site.mode_used) {
        (ModeChoice::Auto, Some(used)) => say!("chrome-auto", used = used.to_string()),
        (ModeChoice::Auto, None) => say!("chrome-auto-2").to_owned(),
        (ModeChoice::Only(mode), _) => mode.to_string(),
    };
    let chip = ui.add(
        Chip::new(&text)
            .button()
            .tooltip(say!("chrome-how-data-connections-are-made")),
    );
    Popup::menu(&chip).show(|ui| {
        menu::begin_with_width(ui, 360.0);
        for choice in std::iter::once(ModeChoice::Auto).chain(DataMode::ALL.map(ModeChoice::Only)) {
            if menu_choice(ui, site.mode == choice, mode_words(choice)).clicked() {
                actions.push(Action::SetMode(site.site.id, choice));
                ui.close();
            }
        }
        let given_up = known::given_up(frame.memory(site.site.endpoint.server()));
        if !given_up.is_empty() {
            menu_separator(ui);
            for reason in given_up {
                let margin = Margin::symmetric(space::S as i8, space::XS as i8);
                Frame::new()
                    .inner_margin(margin)
                    .show(ui, |ui| label::dim_wrapped(ui, reason));
            }
        }
        menu_separator(ui);
        let named = Named::ServerMemory;
        if menu_item(ui, Some(named.icon()), named.label(), None).clicked() {
            actions.push(Action::Named(named));
            ui.close();
        }
    });
}

fn mode_words(choice: ModeChoice) -> &'static str {
    match choice {
        ModeChoice::Auto => say!("chrome-auto-what-works-epsv-first"),
        ModeChoice::Only(DataMode::Epsv) => say!("chrome-epsv-extended-passive-we-connect"),
        ModeChoice::Only(DataMode::Pasv) => say!("chrome-pasv-passive-we-connect-ipv4"),
        ModeChoice::Only(DataMode::Eprt) => say!("chrome-eprt-extended-active-the-server"),
        ModeChoice::Only(DataMode::Port) => say!("chrome-port-active-the-server-connects"),
    }
}

fn disconnect_button(ui: &mut Ui, frame: &FrameCx, actions: &mut Actions) {
    let shortcut = frame.shortcuts.text(Named::Disconnect).unwrap_or_default();
    let button = Button::secondary(say!("chrome-disconnect"))
        .icon(icons::PLUGS_CONNECTED)
        .shortcut(&shortcut);
    if ui.add(button).clicked() {
        actions.push(Action::Named(Named::Disconnect));
    }
}

fn connect_button(ui: &mut Ui, address: &str, actions: &mut Actions) {
    let typed = !address.trim().is_empty();
    let mut button = Button::primary(say!("chrome-connect"))
        .icon(icons::PLUGS)
        .enabled(typed);
    if !typed {
        button = button.tooltip(say!("chrome-type-an-address-first"));
    }
    if ui.add(button).clicked() {
        actions.push(Action::ConnectTyped);
    }
}
