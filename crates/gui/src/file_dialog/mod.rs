//! Choosing files and folders of this computer: by the desktop's own dialog, or by ours where the desktop has none.

mod own;
mod path;
mod system;

use std::path::PathBuf;

use portolan_engine::{Place, Request};
use portolan_remote::{Direction, RemotePath, SiteId};

pub(crate) use own::OwnDialog;
pub(crate) use system::{Outcome, SystemDialogs};

use portolan_ui_kit::say;

use crate::{action::Action, site_manager, words};

/// What can be chosen in a dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One or more files.
    Files,
    /// One or more folders.
    Folders,
    /// One folder, to put something into.
    Target,
}

/// What the choice is for. Fixed when the dialog opens: what happens behind it meanwhile changes nothing.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Wanted {
    /// Something to upload.
    Upload {
        /// Files, or whole folders?
        folders: bool,
        /// To which site.
        site: SiteId,
        /// Into which folder.
        target: RemotePath,
    },
    /// A folder for downloads.
    Download {
        /// From which site.
        site: SiteId,
        /// What.
        sources: Vec<Place>,
    },
    /// A file of another program.
    Import,
    /// A file with filters of another program.
    ImportFilters,
    /// A folder for a file with the queue, which gets this name.
    ExportQueue(String),
    /// A file with a queue.
    ImportQueue,
    /// A folder for a file with what failed, which gets this name.
    ExportFailures(String),
}

impl Wanted {
    /// What can be chosen.
    pub(crate) fn kind(&self) -> Kind {
        match self {
            Self::Upload { folders: false, .. } | Self::Import | Self::ImportFilters | Self::ImportQueue => Kind::Files,
            Self::Upload { folders: true, .. } => Kind::Folders,
            Self::Download { .. } | Self::ExportQueue(_) | Self::ExportFailures(_) => Kind::Target,
        }
    }

    /// The title of the dialog.
    pub(crate) fn title(&self) -> String {
        match self {
            Self::Upload { folders, target, .. } => {
                let what = if *folders {
                    say!("file-dialog-upload-folders")
                } else {
                    say!("file-dialog-upload-files")
                };
                say!(
                    "file-dialog-to",
                    what = what,
                    target = words::visible(&target.to_string_lossy())
                )
            }
            Self::Download { sources, .. } => {
                let one = match sources.as_slice() {
                    [one] => crate::place::name(one),
                    _ => None,
                };
                let what = match one {
                    Some(name) => words::visible(&name.to_string_lossy()).into_owned(),
                    None => say!("file-dialog-count-items", count = sources.len() as u64),
                };
                say!("file-dialog-download-to", what = what)
            }
            Self::Import => say!("file-dialog-a-file-of-another-program").to_owned(),
            Self::ExportQueue(name) | Self::ExportFailures(name) => say!("file-dialog-write-to", name = name),
            Self::ImportFilters => say!("file-dialog-a-file-of-filters").to_owned(),
            Self::ImportQueue => say!("file-dialog-a-file-with-a-queue").to_owned(),
        }
    }

    /// What follows from the choice; `None` where nothing was chosen.
    pub(crate) fn transfer(self, chosen: Vec<PathBuf>) -> Option<Action> {
        let chosen: Vec<PathBuf> = chosen.into_iter().filter(|path| path.is_absolute()).collect();
        let first = chosen.first()?.clone();
        Some(match self {
            Self::Upload { site, target, .. } => Action::Transfer {
                direction: Direction::Upload,
                site,
                sources: chosen.into_iter().map(Place::Local).collect(),
                target: Place::Remote(site, target),
            },
            Self::Download { site, sources } => Action::Transfer {
                direction: Direction::Download,
                site,
                sources,
                target: Place::Local(first),
            },
            Self::Import => Action::Sites(site_manager::Wish::Read(first, None)),
            Self::ExportQueue(name) => Action::Ask(Box::new(Request::ExportQueue(first.join(name)))),
            Self::ImportFilters => Action::ReadFilters(first),
            // One of ours comes as it is; of another program it is shown before.
            Self::ImportQueue if of_another_program(&first) => Action::Sites(site_manager::Wish::ImportFrom(first)),
            Self::ImportQueue => Action::Ask(Box::new(Request::ImportQueue(first))),
            Self::ExportFailures(name) => Action::Ask(Box::new(Request::ExportFailures(first.join(name)))),
        })
    }
}

/// FileZilla has its queue in a database, and in XML when it exports it.
fn of_another_program(path: &std::path::Path) -> bool {
    let ends = |known: &str| path.extension().is_some_and(|end| end.eq_ignore_ascii_case(known));
    ["sqlite3", "xml"].iter().any(|known| ends(known))
}

/// A step of a file dialog.
#[derive(Debug)]
pub(crate) enum Step {
    /// Open one.
    Open(Wanted),
    /// Our own shows this folder now.
    Show(PathBuf),
    /// This was chosen.
    Chosen(Wanted, Vec<PathBuf>),
    /// Our own is over.
    Close,
}
