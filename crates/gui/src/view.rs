//! What the window remembers until it is closed, and no longer.

use std::{
    collections::{BTreeSet, HashSet},
    path::PathBuf,
    sync::Arc,
};

use portolan_engine::{
    ConnectionState, Finish, Finished, HuntId, NoticeKind, PaneId, Place, PromptId, RequestId, SiteView,
};
use portolan_remote::{JobId, RemoteError, SiteId};
use portolan_settings::SettingsProblem;
use portolan_sites::{Site, import::Source};

use crate::{
    action::DeleteQuestion,
    bookmarks::Bookmarks,
    chrome::{AddressState, MenuState, Palette, Sources},
    comparison::Comparison,
    editing::Questions,
    encoding::EncodingDialog,
    file_dialog::OwnDialog,
    filters::Filters,
    frame::FrameCx,
    give_back::GiveBack,
    known::KnownDialog,
    letters::Letters,
    notices::Notices,
    pane::{Dropped, Pane, Side},
    prompts::{NewFolder, PromptDraft, RemovalQuestion, RestoreQuestion, at_the_end},
    queue_panel::Dock,
    quit::Leaving,
    settings_window::SettingsWindow,
    site_manager::{After, SiteManager},
    tab_plan::TabPlan,
    work::{Surroundings, WorkDialog},
};

/// Connections of this run that are offered again.
const RECENT: usize = 12;
/// Folders of this run that the palette offers again.
const PLACES: usize = 60;

/// One tab: two panes and, once connected, a site.
#[derive(Debug)]
pub(crate) struct Tab {
    /// This computer.
    pub(crate) local: Pane,
    /// The server.
    pub(crate) remote: Pane,
    /// Has the remote pane the keyboard?
    pub(crate) remote_active: bool,
    /// To what it is connected, or was last.
    pub(crate) site: Option<SiteId>,
    /// Its address field.
    pub(crate) address: AddressState,
    /// Do both panes go together?
    pub(crate) linked: bool,
    /// What differs is to be selected as soon as both panes are there.
    pub(crate) compare: bool,
    /// The comparison of both panes, while it is on.
    pub(crate) comparison: Option<Comparison>,
}

impl Tab {
    /// The pane with the keyboard.
    pub(crate) fn active_pane(&mut self) -> &mut Pane {
        if self.remote_active {
            &mut self.remote
        } else {
            &mut self.local
        }
    }

    /// The same, to look at.
    pub(crate) fn active_pane_ref(&self) -> &Pane {
        if self.remote_active { &self.remote } else { &self.local }
    }

    /// The pane without.
    pub(crate) fn other_pane(&self) -> &Pane {
        if self.remote_active { &self.local } else { &self.remote }
    }

    /// Each pane is what its folder is: of this computer, or of the server. Either may show either.
    pub(crate) fn take_sides(&mut self, frame: &FrameCx) {
        for pane in [&mut self.local, &mut self.remote] {
            match pane.place(frame) {
                Some(Place::Local(_)) => pane.side = Side::Local,
                Some(Place::Remote(..)) => pane.side = Side::Remote,
                None => {}
            }
        }
    }

    /// The site, as the engine shows it.
    pub(crate) fn view<'a>(&self, frame: &'a FrameCx) -> Option<&'a SiteView> {
        frame.site(self.site?)
    }

    /// Has it a connection, or one on its way?
    pub(crate) fn connected(&self, frame: &FrameCx) -> bool {
        self.view(frame)
            .is_some_and(|site| !matches!(site.state, ConnectionState::Disconnected | ConnectionState::Failed(_)))
    }
}

/// A message of the window itself, shown like the engine's notices.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    /// Its number.
    pub(crate) id: u64,
    /// How bad it is.
    pub(crate) kind: NoticeKind,
    /// What happened.
    pub(crate) title: String,
    /// Why, and what to do; may be empty.
    pub(crate) text: String,
}

/// What waits for the end of a request.
#[derive(Clone, Debug)]
pub(crate) enum Then {
    /// Show this folder in this pane.
    Enter(PaneId, Place),
    /// Give these files to the other program that waits for them, when the job has brought them.
    Brought(Vec<PathBuf>),
    /// Saved sites go on.
    Sites(After),
    /// Show these filters, to be taken over.
    Filters,
    /// Files of other programs were looked for, to be offered.
    Offer,
}

/// How a request ended.
pub(crate) type Ended = Result<Finish, Arc<RemoteError>>;

/// The dialogs that are open.
#[derive(Debug, Default)]
pub(crate) struct Dialogs {
    /// Prompts that were answered and that the engine has not taken away yet.
    pub(crate) answered: HashSet<PromptId>,
    /// What was typed and chosen in the prompt that is shown.
    pub(crate) prompt: Option<(PromptId, PromptDraft)>,
    /// Delete these?
    pub(crate) delete: Option<DeleteQuestion>,
    /// Take so much out of the queue?
    pub(crate) remove: Option<RemovalQuestion>,
    /// How shall the new folder be called?
    pub(crate) new_folder: Option<NewFolder>,
    /// Choosing files or folders of this computer.
    pub(crate) file: Option<OwnDialog>,
    /// In which encoding are the names?
    pub(crate) encoding: Option<EncodingDialog>,
    /// What is remembered of servers.
    pub(crate) known: Option<KnownDialog>,
    /// All about this error.
    pub(crate) error: Option<Arc<RemoteError>>,
    /// The palette of commands.
    pub(crate) palette: Option<Palette>,
    /// Work on files.
    pub(crate) work: Option<WorkDialog>,
    /// The settings.
    pub(crate) settings: Option<SettingsWindow>,
    /// Close the window while files move?
    pub(crate) leave: bool,
    /// The command for the end of the queue that was not answered with a yes.
    pub(crate) put_off: Option<Vec<String>>,
    /// Open the tabs of the last run?
    pub(crate) restore: Option<RestoreQuestion>,
    /// Questions about files that are open here.
    pub(crate) editing: Questions,
    /// Saved sites.
    pub(crate) sites: Option<Box<SiteManager>>,
}

impl Dialogs {
    /// Is one of the window's own open?
    pub(crate) fn any(&self, frame: &FrameCx) -> bool {
        self.delete.is_some()
            || self.remove.is_some()
            || self.new_folder.is_some()
            || self.file.is_some()
            || self.encoding.is_some()
            || self.known.is_some()
            || self.error.is_some()
            || self.palette.is_some()
            || self.work.is_some()
            || self.settings.is_some()
            || self.leave
            || frame.transfers.after.countdown.is_some()
            || at_the_end::wants_a_yes(frame, self.put_off.as_deref()).is_some()
            || self.restore.is_some()
            || self.sites.is_some()
            || self.editing.any(frame)
            || frame.prompts.iter().any(|prompt| !self.answered.contains(&prompt.id))
    }
}

/// Everything that is forgotten at the end.
#[derive(Debug)]
pub(crate) struct View {
    /// The tabs; never none.
    pub(crate) tabs: Vec<Tab>,
    /// Which of them is shown.
    pub(crate) active: usize,
    /// Tabs that were closed, the last one last. Hold no secret.
    pub(crate) closed: Vec<TabPlan>,
    /// Folders that were shown, the newest first.
    pub(crate) places: Vec<Place>,
    /// What in the settings could not be used.
    pub(crate) problems: Vec<SettingsProblem>,
    /// The tabs of the last run.
    pub(crate) last_run: Vec<TabPlan>,
    /// How the window is being left.
    pub(crate) leaving: Leaving,
    /// Did files move in the last frame?
    pub(crate) was_busy: bool,
    /// The menu of all actions.
    pub(crate) menu: MenuState,
    /// Folders to come back to.
    pub(crate) bookmarks: Bookmarks,
    /// Filters with a name.
    pub(crate) filters: Filters,
    /// Requests whose end something waits for.
    awaited: Vec<(RequestId, Then)>,
    next_request: u64,
    /// The dock.
    pub(crate) dock: Dock,
    /// The dialogs.
    pub(crate) dialogs: Dialogs,
    /// Files that the desktop drops, until all of the gesture are here.
    pub(crate) dropped: Dropped,
    /// Who gets the keyboard when a dialog is over.
    pub(crate) give_back: GiveBack,
    /// Notices, and messages of the window itself.
    pub(crate) notices: Notices,
    /// What was connected to in this run, the newest first. Holds no secret.
    pub(crate) recent: Vec<Site>,
    /// Programs whose sites are on this computer, and could be taken over.
    pub(crate) foreign: Vec<Source>,
    /// The title that the window has now.
    pub(crate) title: String,
    /// Where this process runs; nowhere in tests.
    pub(crate) around: Option<Surroundings>,
    /// What the window can speak.
    pub(crate) letters: Letters,
    /// What was copied here and not been replaced by another program since.
    pub(crate) clip: Option<Clip>,
    /// What another program waits for.
    pub(crate) promised: Option<Promised>,
    next_pane: u32,
    next_message: u64,
    /// Searches that the engine was asked to forget, as long as it shows them.
    pub(crate) unwanted: BTreeSet<HuntId>,
}

/// What was copied, to be pasted.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Clip {
    /// What.
    pub(crate) places: Vec<Place>,
    /// Shall it be moved?
    pub(crate) cut: bool,
}

/// Files that are brought for another program.
#[derive(Clone, Debug)]
pub(crate) struct Promised {
    /// The job that brings them.
    pub(crate) job: JobId,
    /// Where they are when it is done.
    pub(crate) files: Vec<PathBuf>,
    /// Was a frame taken since? The queue of the frame before may be older than the job.
    pub(crate) looked: bool,
}

impl View {
    /// A window with one tab.
    pub(crate) fn new() -> Self {
        let mut view = Self {
            tabs: Vec::new(),
            active: 0,
            closed: Vec::new(),
            places: Vec::new(),
            problems: Vec::new(),
            last_run: Vec::new(),
            leaving: Leaving::default(),
            was_busy: false,
            menu: MenuState::default(),
            bookmarks: Bookmarks::default(),
            filters: Filters::default(),
            awaited: Vec::new(),
            next_request: 0,
            dock: Dock::new(),
            dialogs: Dialogs::default(),
            dropped: Dropped::default(),
            give_back: GiveBack::default(),
            notices: Notices::default(),
            recent: Vec::new(),
            foreign: Vec::new(),
            title: String::new(),
            around: None,
            letters: Letters::default(),
            clip: None,
            promised: None,
            next_pane: 1,
            next_message: 1,
            unwanted: BTreeSet::new(),
        };
        view.add_tab();
        view
    }

    /// Adds a tab and shows it.
    pub(crate) fn add_tab(&mut self) -> &mut Tab {
        let mut pane = |side| {
            self.next_pane += 1;
            Pane::new(PaneId(self.next_pane), side)
        };
        let (local, remote) = (pane(Side::Local), pane(Side::Remote));
        self.tabs.push(Tab {
            local,
            remote,
            remote_active: false,
            site: None,
            address: AddressState::default(),
            linked: false,
            compare: false,
            comparison: None,
        });
        self.active = self.tabs.len() - 1;
        self.tab()
    }

    /// A number for one more pane.
    pub(crate) fn pane_id(&mut self) -> PaneId {
        self.next_pane += 1;
        PaneId(self.next_pane)
    }

    /// The tab that is shown.
    pub(crate) fn tab(&mut self) -> &mut Tab {
        let at = self.active.min(self.tabs.len() - 1);
        &mut self.tabs[at]
    }

    /// The tab and pane with this number.
    pub(crate) fn tab_of(&mut self, pane: PaneId) -> Option<&mut Tab> {
        self.tabs
            .iter_mut()
            .find(|tab| tab.local.id == pane || tab.remote.id == pane)
    }

    /// Sites that can be offered: those of this run, then what was connected to lately, then the saved ones.
    pub(crate) fn offered_sites(&self, frame: &FrameCx) -> Vec<Site> {
        let saved = &frame.book.saved;
        let lately = frame.book.recent.iter();
        let mut all: Vec<Site> = Vec::new();
        for site in self
            .recent
            .iter()
            .chain(lately)
            .chain(saved.sites.iter().map(|site| &**site))
        {
            if !all.iter().any(|known| known.id == site.id) {
                // A saved site counts as it is saved now.
                all.push(saved.get(site.id).map_or_else(|| site.clone(), |site| (**site).clone()));
            }
        }
        all
    }

    /// A number for a request whose end is waited for.
    pub(crate) fn await_end(&mut self, then: Then) -> RequestId {
        self.next_request += 1;
        let number = RequestId(self.next_request);
        self.awaited.push((number, then));
        number
    }

    /// Requests that have ended, and what waited for them.
    pub(crate) fn take_ended(&mut self, finished: &[Finished]) -> Vec<(Ended, Then)> {
        let mut ended = Vec::new();
        self.awaited.retain(|(number, then)| {
            let found = finished.iter().find(|finished| finished.request == *number);
            ended.extend(found.map(|finished| (finished.result.clone(), then.clone())));
            found.is_none()
        });
        ended
    }

    /// Remembers for this run that `site` was connected to.
    pub(crate) fn remember(&mut self, site: &Site) {
        self.recent.retain(|known| known.id != site.id);
        self.recent.insert(0, site.clone());
        self.recent.truncate(RECENT);
    }

    /// Remembers for this run that a folder was shown.
    pub(crate) fn remember_place(&mut self, place: &Place) {
        self.places.retain(|known| known != place);
        self.places.insert(0, place.clone());
        self.places.truncate(PLACES);
    }

    /// What the palette finds beside the actions.
    pub(crate) fn sources(&mut self, frame: &FrameCx) -> Sources {
        let (sites, places) = (self.offered_sites(frame), self.places.clone());
        let tab = self.tab();
        Sources {
            sites,
            places,
            panes: Some((tab.local.id, tab.remote.id)),
            site: tab.site,
        }
    }

    /// Tells something that the engine knows nothing of.
    pub(crate) fn tell(&mut self, kind: NoticeKind, title: impl Into<String>, text: impl Into<String>) {
        let id = self.next_message;
        self.next_message += 1;
        self.notices.messages.push(Message {
            id,
            kind,
            title: title.into(),
            text: text.into(),
        });
    }
}
