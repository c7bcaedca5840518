//! Taking back what was done by hand, the last step first.

use std::sync::Arc;

use portolan_remote::{EntryKind, Permissions, RemoteError};

use super::{Slate, Undo, here, run::On};
use crate::{Place, local, operate::rename};

/// Groups of steps that can be taken back.
const KEPT: usize = 50;

/// What was done at once, and is taken back at once.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    /// What it was, in words: `Rename “a” to “b”`.
    pub(crate) words: Arc<str>,
    pub(crate) steps: Vec<Undo>,
}

/// What can be taken back, newest last.
#[derive(Debug, Default)]
pub(crate) struct Undos(Vec<Group>);

impl Undos {
    pub(crate) fn push(&mut self, words: impl Into<Arc<str>>, steps: Vec<Undo>) {
        if steps.is_empty() {
            return;
        }
        if self.0.len() == KEPT {
            self.0.remove(0);
        }
        self.0.push(Group {
            words: words.into(),
            steps,
        });
    }

    pub(crate) fn pop(&mut self) -> Option<Group> {
        self.0.pop()
    }

    /// What would be taken back next.
    pub(crate) fn words(&self) -> Option<Arc<str>> {
        self.0.last().map(|group| group.words.clone())
    }
}

/// On a server.
pub(super) async fn on_server(on: &On<'_>, steps: &[Undo]) -> Result<(), RemoteError> {
    on.slate.expect(steps.len() as u64);
    for step in steps.iter().rev() {
        let done = match step {
            Undo::Renamed {
                from: Place::Remote(_, from),
                to: Place::Remote(_, to),
            } => {
                on.changed(from);
                on.changed(to);
                rename(on.remote, to, from).await
            }
            Undo::Made(Place::Remote(_, path), EntryKind::Folder) => {
                on.changed(path);
                on.remote.remove_dir(path).await
            }
            Undo::Made(Place::Remote(_, path), _) => {
                on.changed(path);
                on.remote.delete(path).await
            }
            Undo::Mode(Place::Remote(_, path), mode) => {
                on.changed(path);
                on.remote.set_mode(path, &Permissions::Unix(*mode)).await
            }
            _ => Ok(()),
        };
        if on.pass(done)?.is_some() {
            on.slate.did(EntryKind::File, 0);
        }
    }
    Ok(())
}

/// On this computer. Blocks.
pub(crate) fn here(steps: &[Undo], slate: &Slate) {
    slate.expect(steps.len() as u64);
    for step in steps.iter().rev() {
        if slate.stopped() {
            return;
        }
        let done = match step {
            Undo::Renamed {
                from: Place::Local(from),
                to: Place::Local(to),
            } => {
                here::changed(from, slate);
                here::changed(to, slate);
                here::rename(to, from)
            }
            Undo::Made(Place::Local(path), kind) => here::unmake(path, *kind, slate),
            Undo::Mode(Place::Local(path), mode) => here::put_mode(path, *mode, slate),
            Undo::Trashed(path) => {
                here::changed(path, slate);
                local::trash::restore(path)
            }
            _ => Ok(()),
        };
        match done {
            Ok(()) => slate.did(EntryKind::File, 0),
            Err(error) => slate.failed(error),
        }
    }
}
