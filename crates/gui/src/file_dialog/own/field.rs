//! The field of the path: typing shows folders, Tab completes names, Enter goes on or chooses.

use std::path::{Path, PathBuf};

use eframe::egui::{
    EventFilter, FocusDirection, Id, Key, Modifiers, TextEdit, Ui,
    text::{CCursor, CCursorRange},
};
use portolan_ui_kit::{
    Tokens,
    button::IconButton,
    field::TextField,
    icons, label, layout, say,
    tokens::{size, space},
};

use super::{
    super::{
        Kind,
        path::{self, Typed},
    },
    OwnDialog, leads_on,
};
use crate::{action::Actions, frame::FrameCx, words};

impl OwnDialog {
    /// The typed path. Returns what it chose, if Enter was pressed on a whole choice.
    pub(super) fn field(&mut self, ui: &mut Ui, frame: &FrameCx, actions: &mut Actions) -> Option<Vec<PathBuf>> {
        let id = Id::unique("file-dialog-path");
        let mut entered = None;
        ui.add_space(space::S);
        layout::bar(ui, size::FIELD, space::M, |ui| {
            let above = self.folder.parent().map(Path::to_owned);
            let up = IconButton::new(icons::ARROW_UP, say!("file-dialog-go-up")).enabled(above.is_some());
            if let Some(above) = above.filter(|_| ui.add(up).clicked()) {
                self.go(above, actions);
            }
            let completed = self.complete(ui, id);
            let before = self.text.clone();
            let output = TextField::new(&mut self.text, say!("common-path")).id(id).show(ui);
            self.keep_tab(ui, id);
            if std::mem::take(&mut self.field_wanted) {
                output.response.request_focus();
            }
            if std::mem::take(&mut self.to_end) {
                cursor_to_end(ui, id, &self.text);
            }
            if self.text != before || completed {
                let typed = Typed::parse(&self.text, &self.base, &frame.home);
                self.look_at(typed.folder, actions);
            }
            if ui.memory(|memory| memory.has_focus(id))
                && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown))
            {
                self.rows_wanted = true;
            }
            if output.submitted {
                entered = self.enter(frame, actions);
            }
        });
        if let Some(error) = &self.error {
            layout::bar(ui, size::ROW, space::M, |ui| {
                let bad = Tokens::of(ui).bad;
                label::icon(ui, icons::WARNING_CIRCLE, bad);
                label::coloured(ui, error, bad);
            });
        }
        ui.add_space(space::S);
        entered
    }

    /// Tab completes the name that is typed. Returns whether it did.
    fn complete(&mut self, ui: &Ui, field: Id) -> bool {
        if !ui.memory(|memory| memory.has_focus(field))
            || !ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Tab))
        {
            return false;
        }
        let rest = self.text.rfind(std::path::is_separator).map_or(0, |at| at + 1);
        let typed = self.text[rest..].to_owned();
        let kind = self.wanted.kind();
        let Some(index) = self.rows.shown() else { return false };
        // A name that is no text cannot be typed.
        let names: Vec<(&str, bool)> = index
            .entries()
            .filter_map(|entry| Some((std::str::from_utf8(entry.name.as_bytes()).ok()?, leads_on(kind, entry))))
            .filter(|(name, _)| path::begins_with(name, &typed))
            .collect();
        let only = match names.as_slice() {
            [(name, leads_on)] if !typed.is_empty() => Some((*name, *leads_on)),
            _ => None,
        };
        let completed = match only {
            Some((name, true)) => Some(format!("{name}{}", std::path::MAIN_SEPARATOR)),
            Some((name, false)) if name != typed => Some(name.to_owned()),
            Some(_) => None,
            None => path::common(&typed, names.iter().map(|(name, _)| *name)).filter(|_| !typed.is_empty()),
        };
        let Some(name) = completed else {
            // Nothing to complete: the key does what it does everywhere.
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::Next));
            return false;
        };
        self.text.truncate(rest);
        self.text.push_str(&name);
        self.to_end = true;
        true
    }

    /// Tab belongs to the field as long as there is something to complete.
    fn keep_tab(&self, ui: &Ui, field: Id) {
        let rest = self.text.rfind(std::path::is_separator).map_or(0, |at| at + 1);
        let filter = EventFilter {
            tab: self.text.len() > rest,
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(field, filter));
    }

    /// Enter in the field: go into the folder that is typed, or choose what is typed.
    fn enter(&mut self, frame: &FrameCx, actions: &mut Actions) -> Option<Vec<PathBuf>> {
        let kind = self.wanted.kind();
        let rest = Typed::parse(&self.text, &self.base, &frame.home).rest;
        let Some(index) = self.rows.shown().cloned() else {
            self.field_wanted = true;
            return None;
        };
        if rest.is_empty() {
            self.rows_wanted = true;
            return match kind {
                Kind::Files => None,
                Kind::Folders | Kind::Target => Some(self.offer().1).filter(|chosen| !chosen.is_empty()),
            };
        }
        let exact = index.entries().find(|entry| entry.name.as_bytes() == rest.as_bytes());
        let only = index.entries().next().filter(|_| index.len() == 1);
        self.field_wanted = true;
        match exact.or(only) {
            Some(entry) if leads_on(kind, entry) => {
                let folder = self.path_of(entry);
                self.go(folder, actions);
                None
            }
            Some(entry) => Some(vec![self.path_of(entry)]),
            None if index.len() > 0 => None,
            None => {
                let what = match kind {
                    Kind::Files => say!("file-dialog-nothing"),
                    Kind::Folders | Kind::Target => say!("file-dialog-no-folder"),
                };
                self.error = Some(say!(
                    "file-dialog-here-begins-with",
                    what = what,
                    rest = words::visible(&rest)
                ));
                None
            }
        }
    }
}

fn cursor_to_end(ui: &Ui, field: Id, text: &str) {
    let mut memory = TextEdit::load_state(ui.ctx(), field).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    memory.cursor.set_char_range(Some(CCursorRange::one(end)));
    TextEdit::store_state(ui.ctx(), field, memory);
}
