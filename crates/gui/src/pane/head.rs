//! The bar above a pane: what it is, the path as crumbs, its buttons, and the filter below.

use eframe::egui::{DragAndDrop, Id, Key, Popup, Ui, UiBuilder, vec2};
use portolan_engine::{ConnectionState, PaneListing, PaneState, Place};
use portolan_ui_kit::{
    Tokens,
    button::IconButton,
    elide,
    field::TextField,
    font, icons, label, layout, menu, path_bar, progress, say,
    select::menu_item,
    tokens::{size, space},
};

use super::{
    Pane, PaneCx, Side,
    drop::{self, Drag},
};
use crate::{
    action::{Action, Actions, Named},
    place,
    prefs::Prefs,
};

/// Folders that the menus of back and forward list.
const HISTORY_LINES: usize = 20;

impl Pane {
    /// Returns the folder of the path that is under the pointer, for what is dragged.
    pub(super) fn head(
        &mut self,
        ui: &mut Ui,
        cx: &PaneCx<'_>,
        listing: Option<&PaneListing>,
        prefs: &Prefs,
        actions: &mut Actions,
    ) -> Option<Place> {
        let tokens = Tokens::of(ui);
        let bar = layout::bar(ui, size::PATH_BAR, space::M, |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let Some(listing) = listing else {
                let (icon, name) = match self.side {
                    Side::Local => (icons::LAPTOP, say!("common-this-computer")),
                    Side::Remote => (icons::HARD_DRIVES, say!("pane-the-server")),
                };
                label::icon_with_name(ui, icon, tokens.dim, name);
                label::dim(ui, name);
                return None;
            };
            self.places(ui, cx, actions);
            let count = match self.side {
                Side::Local => 6.0,
                Side::Remote => 7.0,
            };
            let buttons = count * (size::CONTROL + space::XS);
            let mut path_ui = ui.new_child(
                UiBuilder::new().max_rect(
                    ui.available_rect_before_wrap()
                        .with_max_x(ui.max_rect().right() - buttons - space::S),
                ),
            );
            let under = self.crumbs(&mut path_ui, cx, listing, actions);
            ui.advance_cursor_after_rect(path_ui.max_rect());
            layout::trailing(ui, "pane-buttons", |ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                self.buttons(ui, cx, listing, actions);
            });
            under
        });
        let rect = bar.response.rect;
        layout::hairline_bottom(ui, rect);
        let reading = listing.is_some_and(|listing| matches!(listing.state, PaneState::Loading));
        // While a person is asked, nothing is under way: nothing moves.
        let asking = cx
            .site
            .is_some_and(|site| matches!(site.state, ConnectionState::Asking));
        if (reading && !asking) || self.rows.at_work() {
            progress::indeterminate(ui, "reading", rect, say!("pane-reading-the-folder"));
        }
        if listing.is_some() && self.filter.is_some() {
            self.filter_field(ui, prefs);
        }
        bar.inner
    }

    fn crumbs(&mut self, ui: &mut Ui, cx: &PaneCx<'_>, listing: &PaneListing, actions: &mut Actions) -> Option<Place> {
        let crumbs = place::crumbs(&listing.place, &cx.frame.home, listing.names.reading);
        let texts: Vec<&str> = crumbs.iter().map(|crumb| crumb.text.as_str()).collect();
        let path = place::shown(&listing.place, listing.names.reading);
        let here = &listing.place;
        let chosen = self.complete.keys(ui, &mut self.path, cx.frame, here);
        let typed = self.path.text().map(ToOwned::to_owned);
        let mut output = path_bar::path_bar(ui, "path", &mut self.path, &texts, &path);
        for (at, sign) in &output.signs {
            let Some(crumb) = crumbs.get(*at) else { continue };
            Popup::menu(sign).show(|ui| self.siblings_menu(ui, cx, &crumb.place, actions));
        }
        match (&output.field, typed) {
            (Some(field), Some(_)) if self.path.is_editing() => {
                let text = self.path.text().unwrap_or_default().to_owned();
                let clicked = self
                    .complete
                    .show(field, &text, cx.frame, here, &mut self.asides, actions);
                if let Some(clicked) = clicked {
                    self.path.end();
                    output.entered = Some(clicked);
                }
            }
            _ => self.complete.end(actions),
        }
        if output.entered.is_some() && chosen.is_some() {
            output.entered = chosen;
        }
        if let Some(crumb) = output.crumb_clicked.and_then(|at| crumbs.get(at)) {
            self.go(crumb.place.clone(), actions);
            self.focus();
        }
        if let Some(target) = output
            .entered
            .and_then(|text| place::typed(&text, &listing.place, &cx.frame.home, listing.names))
        {
            self.go(target, actions);
            self.focus();
        }
        let dragged = DragAndDrop::payload::<Drag>(ui.ctx())?;
        let under = output.crumbs.iter().find(|(_, crumb)| crumb.contains_pointer());
        let (at, response) = under?;
        let place = &crumbs.get(*at)?.place;
        if drop::plan(&dragged, Some(self.id), place, drop::held(ui), cx.frame).is_some() {
            layout::drop_edge(ui, response.rect.expand2(vec2(2.0, 0.0)));
        }
        Some(place.clone())
    }

    fn buttons(&mut self, ui: &mut Ui, cx: &PaneCx<'_>, listing: &PaneListing, actions: &mut Actions) {
        self.history_button(ui, cx, Named::Back, actions);
        self.history_button(ui, cx, Named::Forward, actions);
        let shortcut = |named: Named| cx.frame.shortcuts.text(named).unwrap_or_default();
        let above = place::parent(&listing.place).is_some();
        let up = shortcut(Named::Up);
        if ui
            .add(
                IconButton::new(icons::ARROW_UP, say!("pane-go-up"))
                    .shortcut(&up)
                    .enabled(above),
            )
            .clicked()
        {
            self.up(actions);
        }
        let refresh = shortcut(Named::Refresh);
        if ui
            .add(IconButton::new(icons::ARROW_CLOCKWISE, say!("pane-refresh")).shortcut(&refresh))
            .clicked()
        {
            self.refresh(cx.frame, actions);
        }
        if self.side == Side::Remote {
            let upload = shortcut(Named::UploadFiles);
            let button = IconButton::new(Named::UploadFiles.icon(), Named::UploadFiles.label()).shortcut(&upload);
            if ui.add(button).clicked() {
                actions.push(Action::Named(Named::UploadFiles));
            }
        }
        let new_folder = shortcut(Named::NewFolder);
        if ui
            .add(IconButton::new(icons::FOLDER_PLUS, say!("common-new-folder")).shortcut(&new_folder))
            .clicked()
        {
            actions.push(Action::Activate(self.id));
            actions.push(Action::Named(Named::NewFolder));
        }
        let filter = shortcut(Named::Filter);
        let toggle = IconButton::new(icons::FUNNEL_SIMPLE, say!("pane-filter"))
            .shortcut(&filter)
            .toggled(self.filter.is_some());
        if ui.add(toggle).clicked() {
            self.toggle_filter();
        }
    }

    /// Back or forward; a click with the secondary button lists where to.
    fn history_button(&mut self, ui: &mut Ui, cx: &PaneCx<'_>, named: Named, actions: &mut Actions) {
        let back = named == Named::Back;
        let possible = if back {
            self.history.can_go_back()
        } else {
            self.history.can_go_forward()
        };
        let shortcut = cx.frame.shortcuts.text(named).unwrap_or_default();
        let button = IconButton::new(named.icon(), named.label())
            .shortcut(&shortcut)
            .enabled(possible);
        let response = ui.add(button);
        if response.clicked() {
            if back {
                self.back(1, actions);
            } else {
                self.forward(1, actions);
            }
        }
        if !possible {
            return;
        }
        let places: Vec<Place> = if back {
            self.history.before().take(HISTORY_LINES).cloned().collect()
        } else {
            self.history.after().take(HISTORY_LINES).cloned().collect()
        };
        response.context_menu(|ui| {
            menu::begin_with_width(ui, 320.0);
            for (at, place) in places.iter().enumerate() {
                let text = cx.frame.short(place);
                let shown = elide::middle(ui.ctx(), &text, 270.0, &font::body());
                if menu_item(ui, Some(icons::FOLDER_SIMPLE), &shown, None).clicked() {
                    if back {
                        self.back(at + 1, actions);
                    } else {
                        self.forward(at + 1, actions);
                    }
                    ui.close();
                }
            }
        });
    }

    fn filter_field(&mut self, ui: &mut Ui, _prefs: &Prefs) {
        let Some(text) = &mut self.filter else { return };
        let id = Id::unique(("filter", self.id.0));
        let mut closed = false;
        let bar = layout::bar(ui, size::PATH_BAR, space::S, |ui| {
            let field = TextField::new(text, say!("pane-filter"))
                .hint(say!("pane-show-only-names-with"))
                .icon(icons::FUNNEL_SIMPLE)
                .id(id);
            let output = field.show(ui);
            if std::mem::take(&mut self.filter_focus_wanted) {
                output.response.request_focus();
            }
            if output.cancelled || (output.response.has_focus() && ui.input(|input| input.key_pressed(Key::Escape))) {
                closed = true;
            }
            if output.submitted || (output.response.has_focus() && ui.input(|i| i.key_pressed(Key::ArrowDown))) {
                self.focus_wanted = true;
            }
        });
        layout::hairline_bottom(ui, bar.response.rect);
        if closed {
            self.filter = None;
            self.focus_wanted = true;
        }
    }
}
