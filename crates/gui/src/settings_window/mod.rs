//! The settings: pages of rows, found by typing. What is changed holds at once and is written a moment later.

mod command;
mod controls;
mod passwords;
mod proxy;
mod rows;
mod shortcuts;

use std::collections::HashMap;

use eframe::egui::{Context, Id, Rect, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2};
use portolan_engine::Request;
use portolan_settings::SettingsProblem;
use portolan_ui_kit::{
    Tokens,
    button::Button,
    elide,
    field::TextField,
    font, icons, label,
    language::Key,
    layout,
    modal::Dialog,
    say,
    tokens::{radius, size, space},
};

use crate::{
    action::{Action, Actions},
    chosen::Chosen,
    frame::FrameCx,
};

/// Height of the body, in points.
const HEIGHT: f32 = 520.0;
/// Width of the list of pages, in points.
const LIST: f32 = 240.0;

/// A page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Page {
    /// Sessions and modes.
    #[default]
    Connections,
    /// Limits, times, names.
    Transfers,
    /// Programs that edit files.
    Editing,
    /// What exists already.
    Conflicts,
    /// What is text.
    FileTypes,
    /// What happens when the queue ends.
    AtTheEnd,
    /// How everything looks.
    Interface,
    /// Start and end of the program.
    StartAndQuit,
    /// What draws attention.
    Notifications,
    /// The log.
    Logging,
    /// Where passwords are kept.
    Passwords,
    /// Proxies.
    Proxies,
    /// Keys.
    Shortcuts,
}

impl Page {
    pub(crate) const ALL: [Self; 13] = [
        Self::Connections,
        Self::Transfers,
        Self::Conflicts,
        Self::FileTypes,
        Self::AtTheEnd,
        Self::Editing,
        Self::Interface,
        Self::StartAndQuit,
        Self::Notifications,
        Self::Logging,
        Self::Passwords,
        Self::Proxies,
        Self::Shortcuts,
    ];

    fn title(self) -> &'static str {
        match self {
            Self::Connections => say!("settings-page-connections"),
            Self::Transfers => say!("settings-page-transfers"),
            Self::Conflicts => say!("settings-page-existing-files"),
            Self::FileTypes => say!("settings-page-file-types"),
            Self::AtTheEnd => say!("settings-page-at-the-end"),
            Self::Editing => say!("settings-page-editing"),
            Self::Interface => say!("settings-page-interface"),
            Self::StartAndQuit => say!("settings-page-start-and-quit"),
            Self::Notifications => say!("settings-page-notifications"),
            Self::Logging => say!("settings-page-log"),
            Self::Passwords => say!("settings-page-passwords"),
            Self::Proxies => say!("settings-page-proxies"),
            Self::Shortcuts => say!("settings-page-shortcuts"),
        }
    }

    fn icon(self) -> &'static str {
        match self {
            Self::Connections => icons::PLUGS_CONNECTED,
            Self::Transfers => icons::ARROWS_DOWN_UP,
            Self::Conflicts => icons::FILES,
            Self::FileTypes => icons::FILE_TEXT,
            Self::AtTheEnd => icons::CLOCK_COUNTDOWN,
            Self::Editing => icons::NOTE_PENCIL,
            Self::Interface => icons::PALETTE,
            Self::StartAndQuit => icons::SIGN_OUT,
            Self::Notifications => icons::BELL,
            Self::Logging => icons::TERMINAL,
            Self::Passwords => icons::KEY,
            Self::Proxies => icons::NETWORK,
            Self::Shortcuts => icons::KEYBOARD,
        }
    }
}

/// What is typed and not a value yet, by the name of its field.
#[derive(Debug, Default)]
struct Texts(HashMap<Key, String>);

/// The window, with all that it remembers between frames.
#[derive(Debug, Default)]
pub(crate) struct SettingsWindow {
    page: Page,
    search: String,
    begun: bool,
    texts: Texts,
    keys: shortcuts::Editor,
    master: passwords::Master,
    /// What the pages ask of the engine.
    requests: Vec<Request>,
}

impl SettingsWindow {
    /// A window that shows this page.
    pub(crate) fn at(page: Page) -> Self {
        Self {
            page,
            ..Self::default()
        }
    }

    /// Draws it. Returns `true` when it is over.
    pub(crate) fn show(
        &mut self,
        ctx: &Context,
        chosen: &Chosen,
        problems: &[SettingsProblem],
        frame: &FrameCx,
        actions: &mut Actions,
    ) -> bool {
        let mut now = chosen.clone();
        // Enter and Escape are theirs for so long.
        let recording = self.keys.recording() || self.master.is_asking();
        let output = Dialog::new("settings", say!("settings-settings"))
            .icon(icons::GEAR_SIX)
            .width(900.0)
            .height(HEIGHT)
            .padding(0.0)
            .show(
                ctx,
                &mut now,
                |ui, now| self.body(ui, now, problems, frame),
                |ui, _| {
                    label::small(ui, say!("settings-what-is-changed-holds-at"));
                    layout::trailing(ui, "buttons", |ui| {
                        ui.add(Button::primary(say!("common-close"))).clicked()
                    })
                },
            );
        if now != *chosen {
            actions.push(Action::Choose(Box::new(now)));
        }
        let requests = self.requests.drain(..);
        actions.0.extend(requests.map(|request| Action::Ask(Box::new(request))));
        if output.escaped {
            self.master.cancel(ctx);
        }
        let over = output.footer || ((output.escaped || output.accepted) && !recording);
        if over {
            self.master.forget_typing(ctx);
        }
        over
    }

    fn body(&mut self, ui: &mut Ui, chosen: &mut Chosen, problems: &[SettingsProblem], frame: &FrameCx) {
        let tokens = Tokens::of(ui);
        let whole = ui.available_rect_before_wrap();
        let (list, rest) = whole.split_left_right_at_x(whole.left() + LIST);
        layout::region(ui, list, tokens.panel, |ui| self.list(ui));
        layout::hairline_left(ui, rest);
        let rest = rest.with_min_x(rest.left() + 1.0);
        layout::region(ui, rest, tokens.panel, |ui| {
            ui.spacing_mut().item_spacing = Vec2::new(space::S, 0.0);
            problems_shown(ui, problems);
            if self.search.trim().is_empty() && self.page == Page::Shortcuts {
                self.keys.show(ui, chosen, frame);
                return;
            }
            let id = (self.page as u8, self.search.trim().is_empty());
            let area = ScrollArea::vertical().id_salt(id).auto_shrink(false);
            area.show(ui, |ui| self.rows(ui, chosen, frame));
        });
    }

    /// The field for the search, and the pages.
    fn list(&mut self, ui: &mut Ui) {
        ui.add_space(space::M);
        layout::bar(ui, size::FIELD, space::M, |ui| {
            let width = ui.available_width();
            let field = TextField::new(&mut self.search, say!("settings-find-a-setting"))
                .hint(say!("settings-find-a-setting"))
                .icon(icons::MAGNIFYING_GLASS)
                .width(width)
                .id(Id::unique("settings-search"));
            let output = field.show(ui);
            if !std::mem::replace(&mut self.begun, true) {
                output.response.request_focus();
            }
        });
        ui.add_space(space::S);
        for page in Page::ALL {
            let searching = !self.search.trim().is_empty();
            if page_line(ui, page, page == self.page && !searching) {
                self.page = page;
                self.search.clear();
            }
        }
    }

    /// The rows of the page, or of all pages where they have the words that are searched for.
    fn rows(&mut self, ui: &mut Ui, chosen: &mut Chosen, frame: &FrameCx) {
        let wanted = self.search.to_lowercase();
        let words: Vec<&str> = wanted.split_whitespace().collect();
        let mut found = false;
        for page in Page::ALL {
            if words.is_empty() && page != self.page {
                continue;
            }
            let rows = rows::rows().filter(|row| {
                let text = format!("{} {} {}", page.title(), row.title.say(), row.help.say()).to_lowercase();
                row.page == page && words.iter().all(|word| text.contains(word))
            });
            let mut first = true;
            for row in rows {
                if std::mem::take(&mut first) {
                    ui.add_space(space::L);
                    indented(ui, |ui| label::title(ui, page.title()));
                    ui.add_space(space::XS);
                }
                found = true;
                controls::row(ui, row, chosen, &mut self.texts);
            }
        }
        if words.is_empty() && self.page == Page::Passwords {
            self.requests.extend(self.master.show(ui, frame.book.secrets));
        }
        if !words.is_empty() && self.keys.found(ui, &words, chosen) {
            found = true;
        }
        if !found {
            ui.add_space(space::XL);
            indented(ui, |ui| label::dim(ui, say!("settings-no-setting-has-these-words")));
        }
        ui.add_space(space::XL);
    }
}

/// What in the file could not be used, above everything else.
fn problems_shown(ui: &mut Ui, problems: &[SettingsProblem]) {
    if problems.is_empty() {
        return;
    }
    let warn = Tokens::of(ui).warn;
    ui.add_space(space::M);
    for problem in problems {
        indented(ui, |ui| {
            ui.horizontal(|ui| {
                label::icon(ui, icons::WARNING, warn);
                label::coloured(ui, crate::words::sentence(&problem.to_string()), warn);
            });
        });
    }
    indented(ui, |ui| {
        label::small(ui, say!("settings-the-file-keeps-what-is"));
    });
    ui.add_space(space::S);
    layout::hairline(ui);
}

/// With the margins of the page.
fn indented<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal(|ui| {
        ui.add_space(space::XL);
        ui.vertical(add).inner
    })
    .inner
}

/// A page in the list. Returns whether it was chosen.
fn page_line(ui: &mut Ui, page: Page, active: bool) -> bool {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 30.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, active, page.title()));
    let inside = Rect::from_min_max(
        pos2(rect.left() + space::S, rect.top() + 1.0),
        pos2(rect.right() - space::S, rect.bottom() - 1.0),
    );
    if active {
        ui.painter().rect_filled(inside, radius::CONTROL, tokens.selection);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(inside, radius::CONTROL, tokens.hover);
    }
    let mut child = layout_line(ui, inside);
    label::icon(&mut child, page.icon(), if active { tokens.text } else { tokens.dim });
    elide::label(&mut child, page.title(), LIST - 60.0, &font::body(), tokens.text);
    response.clicked()
}

fn layout_line(ui: &mut Ui, rect: Rect) -> Ui {
    use eframe::egui::{Align, Layout, UiBuilder};
    let builder = UiBuilder::new()
        .max_rect(rect.shrink2(Vec2::new(10.0, 0.0)))
        .layout(Layout::left_to_right(Align::Center));
    let mut child = ui.new_child(builder);
    child.spacing_mut().item_spacing.x = space::S;
    child
}
