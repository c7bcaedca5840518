//! Work on files that needs a dialog: permissions, properties, a quick look, renaming many, selecting by a pattern, a
//! transfer by path; and what this program is.

mod about;
mod begin_at;
mod bookmarks;
mod detail;
mod look;
mod manual;
mod pattern;
mod permissions;
mod properties;
mod rename_many;

use eframe::egui::Context;
use portolan_engine::Place;
use portolan_remote::Entry;

pub(crate) use about::{AboutDialog, Surroundings};
pub(crate) use begin_at::BeginAtDialog;
pub(crate) use bookmarks::{BookmarksDialog, all as all_bookmarks};
pub(crate) use detail::DetailDialog;
pub(crate) use look::QuickLook;
pub(crate) use manual::ManualTransfer;
pub(crate) use pattern::{PatternDialog, PatternWish};
pub(crate) use permissions::PermissionsDialog;
pub(crate) use properties::Properties;
pub(crate) use rename_many::RenameMany;

use crate::{
    action::Actions,
    filters::FiltersDialog,
    frame::FrameCx,
    hunts::{CompareDialog, FindDialog},
    sync::SyncDialog,
};

/// An entry, and where it is.
#[derive(Clone, Debug)]
pub(crate) struct Chosen {
    /// Where.
    pub(crate) place: Place,
    /// What is known of it.
    pub(crate) entry: Entry,
}

/// One of the dialogs, with all that it remembers between frames.
#[derive(Debug)]
pub(crate) enum WorkDialog {
    /// What this program is.
    About(AboutDialog),
    /// Who may do what.
    Permissions(Box<PermissionsDialog>),
    /// All that is known of entries.
    Properties(Properties),
    /// The beginning of a file.
    Look(Box<QuickLook>),
    /// New names for many.
    RenameMany(Box<RenameMany>),
    /// Select by a pattern.
    Pattern(PatternDialog),
    /// From where to where, by path.
    Manual(ManualTransfer),
    /// All about one item of the queue.
    Detail(DetailDialog),
    /// When something is to begin.
    BeginAt(BeginAtDialog),
    /// Filters with a name.
    Filters(Box<FiltersDialog>),
    /// What is looked for.
    Find(Box<FindDialog>),
    /// How two trees are compared.
    Compare(Box<CompareDialog>),
    /// What makes two folders alike.
    Sync(Box<SyncDialog>),
    /// Folders to come back to.
    Bookmarks(Box<BookmarksDialog>),
}

impl WorkDialog {
    /// Draws it. Returns `true` when it is over.
    pub(crate) fn show(&mut self, ctx: &Context, frame: &FrameCx, actions: &mut Actions) -> bool {
        match self {
            Self::About(dialog) => dialog.show(ctx, frame),
            Self::Permissions(dialog) => dialog.show(ctx, actions),
            Self::Properties(dialog) => dialog.show(ctx, frame, actions),
            Self::Look(dialog) => dialog.show(ctx, frame, actions),
            Self::RenameMany(dialog) => dialog.show(ctx, actions),
            Self::Pattern(dialog) => dialog.show(ctx, actions),
            Self::Manual(dialog) => dialog.show(ctx, frame, actions),
            Self::Detail(dialog) => dialog.show(ctx, frame, actions),
            Self::BeginAt(dialog) => dialog.show(ctx, frame, actions),
            Self::Filters(dialog) => dialog.show(ctx, actions),
            Self::Find(dialog) => dialog.show(ctx, actions),
            Self::Compare(dialog) => dialog.show(ctx, actions),
            Self::Sync(dialog) => dialog.show(ctx, frame, actions),
            Self::Bookmarks(dialog) => dialog.show(ctx, frame, actions),
        }
    }
}
