//! What a person wants, as data: the window's parts push [`Action`]s while they draw, [`crate::apply`] does them after
//! the frame. [`Named`] is the registry: every action that has a name, with its words, icon and shortcut.
//!
//! A new action is one line in `named.rs`, what it does in `apply.rs`, and perhaps a key of its own in a preset
//! (`presets.rs`). Menus ([`entry`]), tooltips, palette and the page of shortcuts take everything from there.

mod entry;
mod keys;
mod keys_file;
mod named;
mod need;
mod presets;

use std::{path::PathBuf, sync::Arc};

use portolan_engine::{Answer, CompareBy, NoticeId, PaneId, Place, PromptId, Request, Stop};
use portolan_queue::{Move, Priority, Scope as QueueScope};
use portolan_remote::{Direction, Fingerprint, HostPort, ItemId, ModeChoice, NameEncoding, RemoteError, SiteId};
use portolan_settings::FilterBook;
use portolan_sites::{Secret, Site};

pub(crate) use entry::{entry, toggle, tooltip};
pub(crate) use keys::{Keyboard, Keys, Shortcuts, counts, same, words as shortcut_words};
pub(crate) use named::{Category, Named, Scope};
pub(crate) use need::Situation;
pub(crate) use presets::Preset;

use crate::{
    bookmarks,
    chosen::Chosen,
    comparison::Mark,
    editing,
    file_dialog::Step,
    hunts, known,
    prompts::{Removal, RestoreAnswer},
    quit::Leave,
    settings_window::Page,
    site_manager, sync,
    work::{PatternWish, WorkDialog},
};

/// One thing that a person asked for in this frame.
#[derive(Debug)]
pub(crate) enum Action {
    /// An action of the registry, on the pane or tab that is active.
    Named(Named),
    /// Connect the active tab to what stands in its address field.
    ConnectTyped,
    /// Connect the active tab to this site.
    Connect {
        /// The site.
        site: Box<Site>,
        /// The password, where it is known already.
        secret: Option<Secret>,
    },
    /// End the sessions of a site.
    Disconnect(SiteId),
    /// Choose how data connections are made.
    SetMode(SiteId, ModeChoice),
    /// Show a folder.
    Show {
        /// In which pane.
        pane: PaneId,
        /// Which folder.
        place: Place,
        /// Read it again?
        refresh: bool,
    },
    /// This pane has the keyboard now.
    Activate(PaneId),
    /// Make a folder.
    MakeFolder(Place),
    /// Rename or move.
    Rename {
        /// What.
        from: Place,
        /// Whereto.
        to: Place,
    },
    /// Something for the engine that needs nothing of the window.
    Ask(Box<Request>),
    /// A folder that was read aside is not needed any more.
    ForgetAside(PaneId),
    /// Both panes of the tab go together from now on, or not.
    Link(bool),
    /// Panes go apart from now on, and this one goes back to what it showed.
    PartFrom(PaneId),
    /// Make a folder that this pane was to show, and show it.
    MakeFor(PaneId, Place),
    /// Compare the panes by this from now on.
    CompareBy(CompareBy),
    /// Select in a pane what is one of these against the other pane.
    SelectMarked(PaneId, Vec<Mark>),
    /// Bookmarks: go to one, keep or forget it.
    Bookmark(bookmarks::Wish),
    /// Make a folder in the active pane, and go into it.
    MakeAndEnter(Place),
    /// Make an empty file.
    MakeFile(Place),
    /// Select or unselect names of a pane by a pattern.
    SelectLike(PaneId, PatternWish),
    /// Ask whether to delete these.
    AskDelete(DeleteQuestion),
    /// Delete, as confirmed.
    Delete(Vec<Place>),
    /// Upload or download.
    Transfer {
        /// Which way.
        direction: Direction,
        /// With which site.
        site: SiteId,
        /// What.
        sources: Vec<Place>,
        /// Into which folder.
        target: Place,
    },
    /// Bring things into a folder, wherever both are.
    Carry(Carry),
    /// What other programs do with files of this window, and give it.
    FromDesktop(FromDesktop),
    /// Take this out of the queue; where it is much, the person is asked first.
    Remove(Removal),
    /// The same, as confirmed.
    RemoveNow(Removal),
    /// Try failed items again.
    RetryItems(Vec<ItemId>),
    /// Hold items or let them go.
    HoldItems(Vec<ItemId>, bool),
    /// Hold something or let it go.
    Hold {
        /// What.
        what: QueueScope,
        /// Hold it?
        held: bool,
        /// What becomes of what moves.
        running: Stop,
    },
    /// How urgent something is; `None` = as what it belongs to.
    SetPriority(QueueScope, Option<Priority>),
    /// Move items in the order of the queue.
    Reorder(Vec<ItemId>, Move),
    /// How many sessions a site may use.
    SetSessions(u8),
    /// Limit in bytes a second.
    SetSpeedLimit(Direction, Option<u64>),
    /// Answer a question.
    Answer(PromptId, Answer),
    /// A notice was read.
    Dismiss(NoticeId),
    /// Show all that is known of an error.
    ShowError(Arc<RemoteError>),
    /// The names of this site are in this encoding.
    SetEncoding(SiteId, NameEncoding),
    /// Show another tab.
    SelectTab(usize),
    /// Close a tab, and its connection with it.
    CloseTab(usize),
    /// Open another tab like this one.
    DuplicateTab(usize),
    /// The tab at the first place belongs to the second.
    MoveTab(usize, usize),
    /// Something was chosen in the settings.
    Choose(Box<Chosen>),
    /// Open this dialog.
    Dialog(Box<WorkDialog>),
    /// Open this page of the settings.
    OpenSettings(Page),
    /// Close the window while files move, in this way.
    Leave(Leave),
    /// Open the tabs of the last run, or forget them.
    Restore(RestoreAnswer),
    /// A file dialog is wanted, moves on, or ended.
    FileDialog(Step),
    /// What is remembered of servers, and whom the person trusts.
    Known(known::Wish),
    /// Read filters of another program.
    ReadFilters(PathBuf),
    /// These filters hold from now on.
    SetFilters(Box<FilterBook>),
    /// Take over filters of another program, beside those that are here.
    TakeFilters(Box<FilterBook>),
    /// Searches and comparisons.
    Hunt(hunts::Wish),
    /// What the dialog that makes two folders alike wants.
    Sync(sync::Wish),
    /// Files of a server that are open here.
    Editing(editing::Wish),
    /// Saved sites.
    Sites(site_manager::Wish),
    /// Trust these certificates without having met them.
    Trust(Vec<(HostPort, Fingerprint)>),
}

/// Things that go into a folder.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Carry {
    /// What.
    pub(crate) sources: Vec<Place>,
    /// Into which folder.
    pub(crate) target: Place,
    /// Take them away where they are?
    pub(crate) moving: bool,
    /// Wait in the queue until somebody lets them go?
    pub(crate) held: bool,
}

/// What other programs do with files of this window, and give it.
#[derive(Debug)]
pub(crate) enum FromDesktop {
    /// What was dragged to another program is wanted there.
    Bring {
        /// What was dragged.
        places: Vec<Place>,
        /// The folder where it is wanted.
        folder: PathBuf,
        /// Does the other program wait until it is there?
        answer: bool,
    },
    /// The folder for it cannot be made, and why.
    NoFolder(PathBuf, String),
    /// Files that another program has put into the clipboard.
    Pasted {
        /// Which; may be none.
        files: Vec<PathBuf>,
        /// Shall they be moved?
        cut: bool,
    },
    /// What was copied in this window is still in the clipboard.
    OwnClipboard,
    /// Another program has the clipboard now.
    LostClipboard,
}

/// What the confirmation of a deletion asks.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DeleteQuestion {
    /// What would be deleted.
    pub(crate) places: Vec<Place>,
    /// In words: `“index.html”`, `3 items`.
    pub(crate) what: String,
    /// Are folders among them?
    pub(crate) folders: bool,
    /// The bin is no choice: it is the bin itself.
    pub(crate) for_good: bool,
}

/// The actions of this frame, in the order in which they were asked for.
#[derive(Debug, Default)]
pub(crate) struct Actions(pub(crate) Vec<Action>);

impl Actions {
    /// Adds one.
    pub(crate) fn push(&mut self, action: Action) {
        self.0.push(action);
    }
}
