//! Files of a server that are viewed and edited here.

use portolan_engine::{EditId, EditProgram, EditPurpose, OnDesktop, Request, runs_when_opened};
use portolan_remote::{Entry, EntryKind, Permissions};

use super::Apply;
use crate::{
    editing::{Wish, find, program_for},
    queue_panel::DockTab,
};

/// More files are not opened by one press of a key.
const MOST: usize = 12;

/// Would opening this file of this computer run it?
pub(super) fn runs(entry: &Entry) -> bool {
    let executable = matches!(entry.permissions(), Some(Permissions::Unix(mode)) if mode & 0o111 != 0);
    entry.kind == EntryKind::File && (executable || runs_when_opened(entry.name.as_bytes(), b""))
}

impl Apply<'_> {
    /// Opens what is chosen.
    pub(super) fn edit(&mut self, purpose: EditPurpose) {
        let (chosen, _) = self.view.tab().active_pane().chosen_with_places();
        let files = chosen
            .into_iter()
            .filter(|chosen| matches!(chosen.entry.kind, EntryKind::File | EntryKind::Symlink));
        for chosen in files.take(MOST) {
            if chosen.place.remote().is_some() {
                self.view.dock.tab = DockTab::Edits;
            }
            let program = program_for(&self.prefs.chosen, &chosen.entry.name.to_string_lossy(), purpose);
            self.outbox.push(Request::Edit {
                place: chosen.place,
                purpose,
                program,
            });
        }
    }

    pub(super) fn editing(&mut self, wish: Wish) {
        match wish {
            Wish::Open(edit) => self.open_edit(edit, false),
            Wish::Run(edit) => self.open_edit(edit, true),
            Wish::Retry(edit) => self.outbox.push(Request::RetryEdit(edit)),
            Wish::Decide(edit) => self.view.dialogs.editing.decide(edit),
            Wish::Close(edit) => {
                let unsent = find(self.frame, edit).is_some_and(|edit| edit.state.unsent());
                if unsent {
                    self.view.dialogs.editing.discard = Some(edit);
                } else {
                    self.close_edit(edit, false);
                }
            }
            Wish::Discard(edit) => self.close_edit(edit, true),
            Wish::RunHere(path) => self.outbox.push(Request::Desktop(OnDesktop::Open(path))),
        }
    }

    fn close_edit(&mut self, edit: EditId, discard: bool) {
        self.outbox.push(Request::CloseEdit { edit, discard });
    }

    fn open_edit(&mut self, edit: EditId, sure: bool) {
        let Some(known) = find(self.frame, edit) else { return };
        let name = known.path.file_name();
        let name = name
            .as_ref()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let program = if sure {
            EditProgram::System
        } else {
            program_for(&self.prefs.chosen, &name, known.purpose)
        };
        self.outbox.push(Request::OpenEdit { edit, program, sure });
    }
}
