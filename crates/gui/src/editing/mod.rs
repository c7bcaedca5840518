//! Files of a server that are viewed and edited here: the list of them in the dock, and the questions that come of it.

mod compare;
mod diff;
mod panel;
mod programs;
mod questions;

use std::{collections::HashSet, path::PathBuf, sync::Arc};

use portolan_engine::{Edit, EditConflict, EditId, EditState};

use portolan_ui_kit::say;

use crate::{frame::FrameCx, words};

pub(crate) use panel::Panel;
pub(crate) use programs::{program_for, rules, words as program_words};
pub(crate) use questions::show as show_questions;

/// What a person asked for in the list of open files, or answered.
#[derive(Clone, Debug)]
pub(crate) enum Wish {
    /// Open it with its program.
    Open(EditId),
    /// Open it though it runs.
    Run(EditId),
    /// Try again to bring it back.
    Retry(EditId),
    /// Decide now what becomes of both versions.
    Decide(EditId),
    /// It is not edited any more.
    Close(EditId),
    /// The same, though the server has not what was saved.
    Discard(EditId),
    /// Open a program of this computer with what the desktop has for it: it runs.
    RunHere(PathBuf),
}

/// What is asked, and what was put off.
#[derive(Debug, Default)]
pub(crate) struct Questions {
    /// Conflicts that the person will decide later.
    later: HashSet<(EditId, u64)>,
    /// Give up what was saved here?
    pub(crate) discard: Option<EditId>,
    /// Run this program of this computer?
    pub(crate) run: Option<PathBuf>,
    /// The two versions that are shown.
    compare: compare::Compare,
}

impl Questions {
    /// The question is not put off any more.
    pub(crate) fn decide(&mut self, edit: EditId) {
        self.later.retain(|(put_off, _)| *put_off != edit);
    }

    /// Is anything asked now?
    pub(crate) fn any(&self, frame: &FrameCx) -> bool {
        self.discard.is_some() || self.run.is_some() || self.open(frame).is_some()
    }

    /// The oldest file with a question that was not put off.
    fn open<'a>(&self, frame: &'a FrameCx) -> Option<&'a Edit> {
        frame.edits.iter().find(|edit| {
            edit.asks_to_run
                || matches!(&edit.state, EditState::Asks(conflict) if !self.later.contains(&(edit.id, which(conflict))))
        })
    }
}

/// Tells one conflict of a file from the next.
fn which(conflict: &EditConflict) -> u64 {
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};
    let mut hasher = DefaultHasher::new();
    let side = |facts: &portolan_engine::FileFacts| (facts.size, facts.modified);
    (side(&conflict.ours), conflict.theirs.as_ref().map(side)).hash(&mut hasher);
    hasher.finish()
}

/// Where it is on its server, from the top.
pub(crate) fn address(edit: &Edit) -> String {
    format!("{}{}", edit.address, edit.path)
}

/// The name of a file that lies here, for people.
fn name(edit: &Edit, frame: &FrameCx) -> String {
    let names = frame.site(edit.site).map(|site| site.names).unwrap_or_default();
    let name = edit.path.file_name();
    let shown = name.map_or_else(
        || edit.path.to_string(),
        |name| names.reading.show(name.as_bytes()).to_string(),
    );
    words::visible(&shown).into_owned()
}

/// How it is, in words.
fn state(edit: &Edit) -> String {
    let why = |error: &portolan_remote::RemoteError| words::sentence(&error.explain().why);
    match &edit.state {
        EditState::Fetching(moved, size) => say!("editing-fetching", amount = words::amount(*moved, *size)),
        EditState::Unchanged if edit.saved > 0 => say!("editing-saved-there").to_owned(),
        EditState::Unchanged => say!("editing-not-changed").to_owned(),
        EditState::Changed => say!("editing-changed").to_owned(),
        EditState::Uploading(moved, size) => say!("editing-uploading", amount = words::amount(*moved, Some(*size))),
        EditState::Waiting(error) => say!("editing-waiting", why = why(error)),
        EditState::Asks(_) => say!("editing-asks").to_owned(),
        EditState::Failed(error) => say!("editing-failed", why = why(error)),
        EditState::Missing => say!("editing-missing").to_owned(),
    }
}

/// The file with this number.
pub(crate) fn find(frame: &FrameCx, edit: EditId) -> Option<&Edit> {
    frame.edits.iter().find(|known| known.id == edit)
}

/// Is there one that the person must look at?
pub(crate) fn needs_a_look(edits: &Arc<[Edit]>) -> bool {
    let stuck = |edit: &Edit| {
        matches!(
            edit.state,
            EditState::Waiting(_) | EditState::Asks(_) | EditState::Failed(_) | EditState::Missing
        )
    };
    edits.iter().any(stuck)
}
