//! Files of servers that are edited or viewed here: each lies in a private folder, is looked at while a program has it, and
//! goes back to its server when it was saved and the server's copy is still the one that was fetched.

use std::{path::PathBuf, sync::Arc};

use portolan_remote::{RemoteError, RemotePath, SiteId};

use crate::FileFacts;

pub(crate) mod book;
pub(crate) mod folder;
pub(crate) mod name;
pub(crate) mod program;
pub(crate) mod settle;
pub(crate) mod there;

pub use program::runs_when_opened;

/// Number of a file that is edited; the engine gives them, rising.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EditId(pub u64);

/// What a file of a server was fetched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EditPurpose {
    /// To look at it: the copy here is read-only, and nothing ever goes back.
    View,
    /// To change it.
    Edit,
}

/// The program that opens a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum EditProgram {
    /// The one that the desktop has for files of its sort.
    #[default]
    System,
    /// This program with these arguments; `{file}` in them stands for the file, which comes last where it is not named.
    /// They are started as they are, never through a shell.
    Words(Vec<String>),
}

/// A file of a server that lies here.
#[derive(Clone, Debug)]
pub struct Edit {
    /// Its number.
    pub id: EditId,
    /// What for.
    pub purpose: EditPurpose,
    /// Of which site.
    pub site: SiteId,
    /// The address of the server, without a folder and without a password: for files of an earlier run, whose site may not be known.
    pub address: Arc<str>,
    /// Where it is on the server.
    pub path: RemotePath,
    /// The copy here.
    pub file: PathBuf,
    /// How it is.
    pub state: EditState,
    /// How often it went back to the server in this run.
    pub saved: u32,
    /// When it went back last, UTC seconds since 1970.
    pub saved_at: Option<i64>,
    /// Opening it would run it, or a program that is inside it: its program starts only after a yes
    /// ([`Request::OpenEdit`](crate::Request::OpenEdit)).
    pub runs: bool,
    /// It waits for that yes.
    pub asks_to_run: bool,
    /// Both versions, after [`Request::CompareEdit`](crate::Request::CompareEdit).
    pub versions: Option<Arc<EditVersions>>,
}

/// How a file that lies here is.
#[derive(Clone, Debug)]
pub enum EditState {
    /// On its way here; bytes so far, and its size where known.
    Fetching(u64, Option<u64>),
    /// As the server has it.
    Unchanged,
    /// Saved here, and about to go back.
    Changed,
    /// On its way back; bytes so far, and its size.
    Uploading(u64, u64),
    /// Saved here; it goes back as soon as there is a connection. Nothing is lost.
    Waiting(Arc<RemoteError>),
    /// Saved here, and the server's copy is another one than was fetched: [`Request::AnswerEdit`](crate::Request::AnswerEdit)
    /// decides.
    Asks(EditConflict),
    /// Saved here, and the server does not take it; it stays here until it is tried again or saved again.
    Failed(Arc<RemoteError>),
    /// The program took the copy away and has not put it back.
    Missing,
}

impl EditState {
    /// Has the copy here changes that the server has not?
    pub fn unsent(&self) -> bool {
        !matches!(self, Self::Fetching(..) | Self::Unchanged | Self::Missing)
    }
}

/// Both sides have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditConflict {
    /// What is here.
    pub ours: FileFacts,
    /// What is on the server; `None` = nothing any more.
    pub theirs: Option<FileFacts>,
    /// The server's copy was fetched, so that both can be compared.
    pub comparable: bool,
}

/// The answer where both sides have changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditAnswer {
    /// Ours takes the place of the server's, if that is still the one that the person was told of.
    Replace,
    /// Ours goes beside it under a free name, and is edited under that name from then on.
    KeepBoth,
}

/// The two versions of a file that changed on both sides, or the beginnings of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditVersions {
    /// What was saved here.
    pub ours: Arc<[u8]>,
    /// What is on the server.
    pub theirs: Arc<[u8]>,
    /// Are both whole?
    pub whole: bool,
}
