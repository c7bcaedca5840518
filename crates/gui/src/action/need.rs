//! What must be so for an action to be possible, and what is so now.

use portolan_engine::Place;
use portolan_remote::TypeChoice;
use portolan_ui_kit::say;

use super::Named;
use crate::{chosen::ThemeChoice, frame::FrameCx, prefs::Prefs, queue_panel::DockTab, view::View};

/// Something that an action needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// The active pane shows a folder.
    Folder,
    /// Something in the active pane is selected, or has the cursor.
    Chosen,
    /// The same in a pane that shows a server.
    ChosenThere,
    /// There is a folder above the one that is shown.
    Above,
    /// The other pane shows a folder.
    Opposite,
    /// A pane shows a folder of a server.
    UploadTarget,
    /// The tab has a server.
    Server,
    /// More than one tab.
    Tabs,
    /// A tab was closed.
    ClosedTab,
    /// Something in the queue is selected.
    Queued,
    /// Something in the list of the dock is selected.
    Listed,
    /// Something that failed is selected.
    ListedFailed,
    /// Something is in the queue.
    Queue,
    /// Something failed.
    Failed,
    /// Something is done.
    Done,
    /// More was done before what is shown.
    OlderDone,
    /// There is a log.
    Log,
    /// The active pane shows a folder of this computer.
    Here,
    /// Something in it is selected, or has the cursor.
    ChosenHere,
    /// Something of a server is selected in the active pane, or has the cursor.
    ChosenOnServer,
    /// Something was done that can be taken back.
    Undoable,
    /// The active pane has shown another folder before.
    Back,
    /// It has left one by going back.
    Forward,
    /// The panes are compared.
    Compared,
}

impl Need {
    const ALL: [Self; 24] = [
        Self::Folder,
        Self::Chosen,
        Self::ChosenThere,
        Self::Above,
        Self::Opposite,
        Self::UploadTarget,
        Self::Server,
        Self::Tabs,
        Self::ClosedTab,
        Self::Queued,
        Self::Listed,
        Self::ListedFailed,
        Self::Queue,
        Self::Failed,
        Self::Done,
        Self::OlderDone,
        Self::Log,
        Self::Here,
        Self::ChosenHere,
        Self::ChosenOnServer,
        Self::Undoable,
        Self::Back,
        Self::Forward,
        Self::Compared,
    ];

    /// What is missing, and what to do; the second may be empty.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Folder => (say!("action-no-folder-is-shown-here"), say!("action-connect-first")),
            Self::Chosen => (
                say!("action-nothing-is-selected"),
                say!("action-select-files-or-folders-first"),
            ),
            Self::ChosenThere => (
                say!("action-nothing-to-download-is-selected"),
                say!("action-select-files-or-folders-of"),
            ),
            Self::Above => (say!("action-this-is-the-top"), ""),
            Self::Opposite => (say!("action-nothing-to-transfer-to-yet"), say!("action-connect-first")),
            Self::UploadTarget => (say!("action-nothing-to-upload-to-yet"), say!("action-connect-first")),
            Self::Server => (say!("action-no-server-yet"), say!("action-connect-first")),
            Self::Tabs => (say!("action-there-is-only-one-tab"), ""),
            Self::ClosedTab => (say!("action-no-tab-was-closed"), ""),
            Self::Queued | Self::Listed | Self::ListedFailed => (say!("action-nothing-in-the-list-is"), ""),
            Self::Queue => (say!("action-the-queue-is-empty"), ""),
            Self::OlderDone => (say!("action-all-that-is-remembered"), ""),
            Self::Failed => (say!("action-nothing-failed"), ""),
            Self::Done => (say!("action-nothing-is-done-yet"), ""),
            Self::Log => (say!("action-the-log-is-empty"), ""),
            Self::Here => (say!("action-this-is-for-folders-of"), ""),
            Self::ChosenHere => (
                say!("action-nothing-of-this-computer-is"),
                say!("action-select-a-file-or-folder"),
            ),
            Self::ChosenOnServer => (
                say!("action-nothing-of-a-server-is"),
                say!("action-select-files-or-folders-there"),
            ),
            Self::Undoable => (say!("action-there-is-nothing-to-take"), ""),
            Self::Back => (say!("action-no-folder-was-shown-before"), ""),
            Self::Forward => (say!("action-no-folder-was-left-by"), ""),
            Self::Compared => (
                say!("action-panes-are-not-compared"),
                say!("action-compare-panes-first"),
            ),
        }
    }

    /// Is it worth a message where it is missing? Where what is on the screen says it already, it is not.
    pub(crate) fn is_told(self) -> bool {
        matches!(
            self,
            Self::ChosenThere | Self::Opposite | Self::UploadTarget | Self::Server | Self::ClosedTab | Self::Compared
        )
    }

    fn met(self, view: &View, frame: &FrameCx) -> bool {
        let Some(tab) = view.tabs.get(view.active) else {
            return false;
        };
        let active = tab.active_pane_ref();
        match self {
            Self::Folder => active.place(frame).is_some(),
            Self::Chosen => active.has_chosen(),
            Self::ChosenThere => {
                let there = tab.remote.place(frame).and_then(Place::remote).is_some();
                tab.site.is_some() && there && tab.remote.has_chosen()
            }
            Self::Above => active.place(frame).and_then(crate::place::parent).is_some(),
            Self::Opposite => tab.other_pane().place(frame).is_some(),
            Self::UploadTarget => tab.site.is_some() && tab.remote.place(frame).and_then(Place::remote).is_some(),
            Self::Server => tab.view(frame).is_some(),
            Self::Tabs => view.tabs.len() > 1,
            Self::ClosedTab => !view.closed.is_empty(),
            Self::Queued => view.dock.tab == DockTab::Transfers && view.dock.has_chosen(),
            Self::Listed => view.dock.has_chosen(),
            Self::ListedFailed => view.dock.tab == DockTab::Failed && view.dock.has_chosen(),
            Self::Queue => !frame.queue.is_empty(),
            Self::Failed => frame.queue.failed_len() > 0,
            Self::Done => !frame.done.is_empty(),
            Self::OlderDone => frame.done.has_older(),
            Self::Log => !frame.trace.chunks.is_empty(),
            Self::Here => matches!(active.place(frame), Some(Place::Local(_))),
            Self::ChosenHere => matches!(active.place(frame), Some(Place::Local(_))) && active.has_chosen(),
            Self::ChosenOnServer => matches!(active.place(frame), Some(Place::Remote(..))) && active.has_chosen(),
            Self::Undoable => frame.hand.undo.is_some(),
            Self::Back => active.history.can_go_back(),
            Self::Forward => active.history.can_go_forward(),
            Self::Compared => tab.comparison.is_some(),
        }
    }
}

/// What is possible, and what is switched on, at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Situation {
    /// One bit for each need.
    met: u64,
    on: Vec<Named>,
}

impl Situation {
    /// As it is now.
    pub(crate) fn of(view: &View, prefs: &Prefs, frame: &FrameCx) -> Self {
        let met = Need::ALL
            .iter()
            .filter(|need| need.met(view, frame))
            .fold(0, |met, need| met | bit(*need));
        let mut on = vec![
            match prefs.chosen.theme {
                ThemeChoice::System => Named::ThemeSystem,
                ThemeChoice::Dark => Named::ThemeDark,
                ThemeChoice::Light => Named::ThemeLight,
            },
            match prefs.chosen.shared.transfers.file_type {
                TypeChoice::Automatic => Named::TypeAutomatic,
                TypeChoice::Binary => Named::TypeBinary,
                TypeChoice::Ascii => Named::TypeAscii,
            },
            match view.dock.tab {
                DockTab::Transfers => Named::ShowTransfers,
                DockTab::Failed => Named::ShowFailed,
                DockTab::Done => Named::ShowDone,
                DockTab::Edits => Named::ShowEdits,
                DockTab::Found => Named::ShowFound,
                DockTab::Log => Named::ShowLog,
                DockTab::Chart => Named::ShowChart,
            },
        ];
        on.extend(prefs.hidden_files.then_some(Named::HiddenFiles));
        on.extend(view.filters.active().name.is_some().then_some(Named::ToggleFilters));
        on.extend(prefs.swapped.then_some(Named::SwapSides));
        let linked = view.tabs.get(view.active).is_some_and(|tab| tab.linked);
        on.extend(linked.then_some(Named::LinkFolders));
        let compared = view.tabs.get(view.active).is_some_and(|tab| tab.comparison.is_some());
        on.extend(compared.then_some(Named::ComparePanes));
        on.extend(prefs.comparing.only_differences.then_some(Named::OnlyDifferences));
        on.extend(prefs.comparing.aligned.then_some(Named::AlignRows));
        on.extend(prefs.sorting.folders_first.then_some(Named::FoldersFirst));
        on.extend(prefs.sorting.natural.then_some(Named::NaturalOrder));
        on.extend(prefs.sorting.case_sensitive.then_some(Named::CaseSensitive));
        let side = view.tabs.get(view.active).map(|tab| tab.active_pane_ref().side);
        on.extend(side.filter(|side| side.tree(prefs)).map(|_| Named::Tree));
        Self { met, on }
    }

    /// The first thing that an action needs and that is not there.
    pub(crate) fn lacks(&self, named: Named) -> Option<Need> {
        named.needs().iter().copied().find(|need| self.met & bit(*need) == 0)
    }

    /// Whether an action that is a switch, or one of several choices, is on; `None` for all others.
    pub(crate) fn on(&self, named: Named) -> Option<bool> {
        let switch = matches!(
            named,
            Named::HiddenFiles
                | Named::ToggleFilters
                | Named::SwapSides
                | Named::LinkFolders
                | Named::ComparePanes
                | Named::OnlyDifferences
                | Named::AlignRows
                | Named::FoldersFirst
                | Named::NaturalOrder
                | Named::CaseSensitive
                | Named::Tree
                | Named::TypeAutomatic
                | Named::TypeBinary
                | Named::TypeAscii
                | Named::ThemeSystem
                | Named::ThemeDark
                | Named::ThemeLight
                | Named::ShowTransfers
                | Named::ShowFailed
                | Named::ShowDone
                | Named::ShowEdits
                | Named::ShowFound
                | Named::ShowLog
                | Named::ShowChart
        );
        switch.then(|| self.on.contains(&named))
    }
}

fn bit(need: Need) -> u64 {
    1 << (need as u32)
}
