//! The folder that is shown, and the places beside it.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use eframe::egui::{Key, Modifiers, Ui};
use portolan_engine::{PaneListing, PaneState, Place};
use portolan_remote::NameEncoding;
use portolan_ui_kit::{
    Tokens, elide, empty, font, icons, label, layout, progress, say,
    select::menu_item,
    skeleton,
    tokens::{size, space},
    virtual_table::{Column, VirtualTable},
};

use super::{OwnDialog, PLACES, leads_on};
use crate::{
    action::Actions,
    errors,
    frame::FrameCx,
    pane::{Choice, Index, draw},
    place,
    prefs::Prefs,
    words,
};

impl OwnDialog {
    /// Places that are likely: home, the top, what was chosen before.
    pub(super) fn places(&mut self, ui: &mut Ui, frame: &FrameCx, prefs: &Prefs, actions: &mut Actions) {
        ui.add_space(space::S);
        let home: &Path = &frame.home;
        let top = home.ancestors().last().unwrap_or(home).to_owned();
        let fixed = [
            (icons::HOUSE, say!("file-dialog-home").to_owned(), home.to_owned()),
            (icons::HARD_DRIVE, top.display().to_string(), top.clone()),
        ];
        for (icon, text, folder) in fixed {
            self.one_place(ui, icon, &text, folder, actions);
        }
        let recent: Vec<&PathBuf> = prefs
            .recent_folders
            .iter()
            .chain(&prefs.local_folder)
            .filter(|folder| folder.as_path() != home && **folder != top)
            .collect();
        if recent.is_empty() {
            return;
        }
        ui.add_space(space::S);
        layout::bar(ui, size::ROW, space::M, |ui| {
            label::small(ui, say!("file-dialog-recent"))
        });
        for (at, folder) in recent.iter().enumerate() {
            if !recent[..at].contains(folder) {
                let text = place::short(&Place::Local((*folder).clone()), home, NameEncoding::AUTO);
                self.one_place(ui, icons::CLOCK, &text, (*folder).clone(), actions);
            }
        }
    }

    fn one_place(&mut self, ui: &mut Ui, icon: &str, text: &str, folder: PathBuf, actions: &mut Actions) {
        let shown = elide::middle(ui.ctx(), text, PLACES - 48.0, &font::body());
        if menu_item(ui, Some(icon), &shown, None).on_hover_text(text).clicked() {
            self.go(folder, actions);
        }
    }

    pub(super) fn table(
        &mut self,
        ui: &mut Ui,
        frame: &FrameCx,
        listing: Option<&Arc<PaneListing>>,
        actions: &mut Actions,
    ) -> Option<Vec<PathBuf>> {
        let state = listing.map(|listing| &listing.state);
        if let Some(PaneState::Failed(error)) = state {
            let explained = errors::explain(error);
            let text = format!("{}.\n{}.", words::sentence(&explained.why), explained.next);
            let heading = format!("{} {}", explained.what, explained.place);
            let bad = Some(Tokens::of(ui).bad);
            empty::empty_state(ui, "failed", icons::WARNING_CIRCLE, bad, &heading, &text, |_| ());
            return None;
        }
        let Some(index) = self.rows.shown().cloned() else {
            let rect = ui.available_rect_before_wrap();
            progress::indeterminate(
                ui,
                "reading",
                rect.with_max_y(rect.top() + size::UNDERLINE),
                say!("file-dialog-reading-the-folder"),
            );
            skeleton::rows(ui, 8, say!("file-dialog-reading-the-folder"));
            return None;
        };
        let columns = [
            Column::new(say!("common-name")).fill().min_width(160.0),
            Column::new(say!("common-size")).width(92.0).right(),
            frame.calendar.column(Column::new(say!("common-modified")).width(130.0)),
        ];
        let table = VirtualTable::new("folder", &columns)
            .rows(index.len())
            .name(say!("file-dialog-folder"))
            .striped(false);
        if std::mem::take(&mut self.rows_wanted) {
            let focus = table.focus_id(ui);
            ui.memory_mut(|memory| memory.request_focus(focus));
            self.table.cursor.get_or_insert(0);
        }
        let selection = &self.selection;
        let output = table.show(ui, &mut self.table, |row| {
            if let Some(entry) = index.entry(row.index()) {
                row.select(selection.has(&entry.name));
                draw::name(row, entry, NameEncoding::AUTO);
                row.dim(&draw::size(entry));
                row.dim(&draw::modified(entry, &frame.calendar));
            }
        });
        if let Some(event) = output.clicked.or(output.cursor_moved) {
            let choice = match (Choice::of_click(event.modifiers), output.clicked) {
                // The keyboard selects one, or up to here.
                (Choice::Toggle | Choice::Only, None) => Choice::Only,
                (choice, _) => choice,
            };
            self.selection.choose(&index, event.row, choice);
        }
        if ui.memory(|memory| memory.has_focus(output.background.id))
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Backspace))
            && let Some(above) = self.folder.parent().map(Path::to_owned)
        {
            self.rows_wanted = true;
            self.go(above, actions);
        }
        let opened = output.double_clicked.or(output.activated)?;
        self.open(&index, opened, actions)
    }

    /// A double click or Enter on a row.
    fn open(&mut self, index: &Index, row: usize, actions: &mut Actions) -> Option<Vec<PathBuf>> {
        let entry = index.entry(row)?;
        if leads_on(self.wanted.kind(), entry) {
            let folder = self.path_of(entry);
            self.rows_wanted = true;
            self.go(folder, actions);
            return None;
        }
        if !self.selection.has(&entry.name) {
            self.selection.only(&entry.name);
        }
        Some(self.offer().1).filter(|chosen| !chosen.is_empty())
    }
}
