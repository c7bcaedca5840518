//! The line above a list of the dock: what of it is shown, and how much that is.

use eframe::egui::{Id, Key, Ui};
use portolan_remote::Direction;
use portolan_ui_kit::{
    button::IconButton,
    field::TextField,
    icons, key, label,
    language::Key as Message,
    layout, say,
    select::{SelectLook, select},
    tokens::{size, space},
};

use super::rows::{Only, Wish};
use crate::{
    prefs::{DockList, DockOrder, Grouping},
    words,
};

/// What can be shown alone, of each list.
const OF_TRANSFERS: [(Only, Message); 5] = [
    (Only::All, key!("queue-all-states")),
    (Only::Moving, key!("queue-only-moving")),
    (Only::Waiting, key!("queue-only-waiting")),
    (Only::Held, key!("queue-only-held")),
    (Only::Asking, key!("queue-only-asking")),
];
const OF_FAILED: [(Only, Message); 0] = [];
const OF_DONE: [(Only, Message); 7] = [
    (Only::All, key!("queue-all-checks")),
    (Only::Size, key!("queue-only-size")),
    (Only::Checksum, key!("queue-only-checksum")),
    (Only::ReadBack, key!("queue-only-read-back")),
    (Only::Confirmed, key!("queue-only-confirmed")),
    (Only::Text, key!("queue-only-text")),
    (Only::Skipped, key!("queue-only-skipped")),
];
const WAYS: [(Option<Direction>, Message); 3] = [
    (None, key!("queue-both-ways")),
    (Some(Direction::Upload), key!("queue-uploads")),
    (Some(Direction::Download), key!("queue-downloads")),
];

fn offers(list: DockList) -> &'static [(Only, Message)] {
    match list {
        DockList::Transfers => &OF_TRANSFERS,
        DockList::Failed => &OF_FAILED,
        DockList::Done => &OF_DONE,
    }
}

/// What of a list is shown.
#[derive(Debug, Default)]
pub(super) struct Bar {
    /// Is the line there? Without it, everything is shown.
    open: bool,
    text: String,
    only: Only,
    way: Option<Direction>,
    focus_wanted: bool,
    /// The rows are to have the keyboard.
    pub(super) focus_rows: bool,
}

impl Bar {
    /// Shows only rows with these words.
    #[cfg(test)]
    pub(super) fn set(&mut self, text: &str) {
        self.open = true;
        text.clone_into(&mut self.text);
    }

    pub(super) fn is_open(&self) -> bool {
        self.open
    }

    /// Opens it with the keyboard in its field; or closes it, and all rows are shown.
    pub(super) fn toggle(&mut self) {
        if self.open {
            *self = Self {
                focus_rows: true,
                ..Self::default()
            };
        } else {
            self.open = true;
            self.focus_wanted = true;
        }
    }

    /// What it lets through.
    pub(super) fn wish(&self, order: Option<DockOrder>, group: Grouping) -> Wish {
        Wish {
            order,
            group,
            words: self.text.split_whitespace().map(str::to_lowercase).collect(),
            only: self.only,
            way: self.way,
        }
    }

    /// Draws it, where it is open; `shown` rows of `whole` are in the list.
    pub(super) fn show(&mut self, ui: &mut Ui, list: DockList, shown: usize, whole: usize, filters: bool) {
        if !self.open {
            return;
        }
        let bar = layout::bar(ui, size::PATH_BAR, space::M, |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let field = TextField::new(&mut self.text, say!("queue-filter"))
                .hint(say!("queue-filter-hint"))
                .icon(icons::FUNNEL_SIMPLE)
                .width((ui.available_width() * 0.4).clamp(120.0, 360.0))
                .id(Id::unique(("dock-filter", list as u8)))
                .show(ui);
            if std::mem::take(&mut self.focus_wanted) {
                field.response.request_focus();
            }
            let down = field.response.has_focus() && ui.input(|input| input.key_pressed(Key::ArrowDown));
            self.focus_rows |= field.submitted || down;
            choose(ui, say!("queue-filter-state"), offers(list), &mut self.only);
            choose(ui, say!("queue-direction"), &WAYS, &mut self.way);
            let count = |rows: usize| words::count(rows as u64);
            let said = if filters {
                say!("queue-shown-of", shown = count(shown), whole = count(whole))
            } else {
                say!("queue-all-shown", count = whole as u64)
            };
            label::dim(ui, said);
            let closed = layout::trailing(ui, "filter-end", |ui| {
                ui.add(IconButton::new(icons::X, say!("queue-close-filter"))).clicked()
            });
            closed || field.cancelled
        });
        layout::hairline_bottom(ui, bar.response.rect);
        if bar.inner {
            self.toggle();
        }
    }
}

/// A button with a menu of what can be chosen.
fn choose<T: Copy + PartialEq>(ui: &mut Ui, name: &str, offers: &[(T, Message)], chosen: &mut T) {
    if offers.is_empty() {
        return;
    }
    let words: Vec<&str> = offers.iter().map(|(_, word)| word.say()).collect();
    let mut at = offers.iter().position(|(offer, _)| offer == chosen).unwrap_or(0);
    if select(ui, name, SelectLook::Button, &mut at, &words) {
        *chosen = offers[at].0;
    }
}
