//! What a person wants, as data: the window's parts push [`Action`]s while they draw, [`crate::apply`] does them after
//! the frame. [`Named`] is the registry: every action that has a name, with its words, icon and shortcut.

use std::sync::Arc;

use eframe::egui::{Key, KeyboardShortcut, Modifiers};
use portolan_engine::{Answer, NoticeId, PaneId, Place, PromptId};
use portolan_remote::{Direction, ItemId, JobId, ModeChoice, RemoteError, SiteId};
use portolan_sites::{Secret, Site};
use portolan_ui_kit::icons;

use crate::{file_dialog::Step, known, prefs::ThemeChoice};

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
    /// Take items out of the queue.
    RemoveItems(Vec<ItemId>),
    /// Take all items of a job out of the queue.
    RemoveJob(JobId),
    /// Try failed items again.
    RetryItems(Vec<ItemId>),
    /// Hold items or let them go.
    HoldItems(Vec<ItemId>, bool),
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
    /// Show another tab.
    SelectTab(usize),
    /// Close a tab, and its connection with it.
    CloseTab(usize),
    /// Dark, light, or as the system has it.
    SetTheme(ThemeChoice),
    /// A file dialog is wanted, moves on, or ended.
    FileDialog(Step),
    /// What is remembered of servers, and whom the person trusts.
    Known(known::Wish),
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

/// Where a shortcut counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Everywhere, also while text is typed.
    Window,
    /// While a pane has the keyboard.
    Pane,
}

macro_rules! registry {
    ($($(#[$doc:meta])* $name:ident: $label:literal, $icon:expr, $scope:ident $(, $modifiers:ident + $key:ident)*;)*) => {
        /// Every action with a name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(crate) enum Named { $($(#[$doc])* $name,)* }

        impl Named {
            /// All of them, in the order of the palette.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// What it is called in menus, tooltips and the palette.
            pub(crate) fn label(self) -> &'static str {
                match self { $(Self::$name => $label,)* }
            }

            /// Its icon.
            pub(crate) fn icon(self) -> &'static str {
                match self { $(Self::$name => $icon,)* }
            }

            /// Where its shortcuts count.
            pub(crate) fn scope(self) -> Scope {
                match self { $(Self::$name => Scope::$scope,)* }
            }

            /// The keys that call it; the first is the one that is shown.
            pub(crate) fn shortcuts(self) -> &'static [KeyboardShortcut] {
                match self {
                    $(Self::$name => const { &[$(KeyboardShortcut::new(Modifiers::$modifiers, Key::$key)),*] },)*
                }
            }
        }
    };
}

registry! {
    /// Move the selection of the active pane to the other side.
    Transfer: "Transfer to the other pane", icons::ARROWS_LEFT_RIGHT, Pane, NONE + F5;
    /// Choose files of this computer and upload them.
    UploadFiles: "Upload files…", icons::UPLOAD_SIMPLE, Window, COMMAND + U;
    /// Choose folders of this computer and upload them.
    UploadFolders: "Upload folders…", icons::FOLDER_OPEN, Window;
    /// Choose a folder of this computer and download what is chosen on the server.
    DownloadTo: "Download to…", icons::DOWNLOAD_SIMPLE, Window, COMMAND + S;
    /// Open the folder, or transfer the file.
    Open: "Open", icons::FOLDER_OPEN, Pane, NONE + Enter;
    /// Show the folder above.
    Up: "Go up", icons::ARROW_UP, Pane, NONE + Backspace, ALT + ArrowUp;
    /// Read the folder again.
    Refresh: "Refresh", icons::ARROW_CLOCKWISE, Window, COMMAND + R;
    /// Make a folder.
    NewFolder: "New folder", icons::FOLDER_PLUS, Pane, NONE + F7;
    /// Rename in place.
    Rename: "Rename", icons::PENCIL_SIMPLE, Pane, NONE + F2;
    /// Delete, after a question.
    Delete: "Delete…", icons::TRASH, Pane, NONE + Delete, NONE + F8;
    /// Select everything.
    SelectAll: "Select all", icons::SELECTION_ALL, Pane, COMMAND + A;
    /// Copy the names of what is selected.
    CopyNames: "Copy names", icons::COPY, Pane, COMMAND + C;
    /// Give the keyboard to the other pane.
    SwitchPane: "Switch pane", icons::SQUARE_SPLIT_HORIZONTAL, Pane, NONE + Tab;
    /// Show only names with some text in them.
    Filter: "Filter", icons::FUNNEL_SIMPLE, Window, COMMAND + F;
    /// Show or hide dot files.
    HiddenFiles: "Show hidden files", icons::EYE, Window, COMMAND + H;
    /// Type a path.
    EditPath: "Type a path", icons::TEXT_T, Window, COMMAND + G;
    /// Type an address.
    Address: "Type an address", icons::GLOBE_SIMPLE, Window, COMMAND + L;
    /// End or begin the connection of the tab.
    Disconnect: "Disconnect", icons::PLUGS, Window, COMMAND + D;
    /// What was learnt of the server.
    ServerMemory: "What is known of this server", icons::BOOK_OPEN, Window;
    /// Certificates and servers that are trusted by hand.
    TrustStore: "Whom you trust", icons::SHIELD_CHECK, Window;
    /// Open another tab.
    NewTab: "New tab", icons::PLUS, Window, COMMAND + T;
    /// Close this tab.
    CloseTab: "Close tab", icons::X, Window, COMMAND + W;
    /// Show the next tab.
    NextTab: "Next tab", icons::CARET_RIGHT, Window, CTRL + Tab;
    /// Start the practice server and connect to it.
    Practice: "Practice server", icons::LIFEBUOY, Window;
    /// Stop or continue all transfers.
    PauseAll: "Pause or continue transfers", icons::PAUSE, Window, COMMAND + P;
    /// Try all failed items again.
    RetryFailed: "Retry all failed", icons::ARROW_CLOCKWISE, Window;
    /// Forget all failed items.
    ClearFailed: "Clear failed", icons::BROOM, Window;
    /// Forget what is done.
    ClearDone: "Clear done", icons::BROOM, Window;
    /// Forget the log.
    ClearLog: "Clear log", icons::BROOM, Window;
    /// Dark colours.
    ThemeDark: "Dark theme", icons::MOON, Window;
    /// Light colours.
    ThemeLight: "Light theme", icons::SUN, Window;
    /// Colours as the system has them.
    ThemeSystem: "Theme of the system", icons::CIRCLE_HALF, Window;
    /// Find an action by its name.
    Palette: "Search commands", icons::MAGNIFYING_GLASS, Window, COMMAND + K;
}

impl Named {
    /// The shortcut in words, as a tooltip shows it: `Ctrl R`.
    pub(crate) fn shortcut_text(self) -> Option<String> {
        let shortcut = self.shortcuts().first()?;
        let held = shortcut.modifiers;
        let command = if cfg!(target_os = "macos") { "⌘ " } else { "Ctrl " };
        let mut text = String::new();
        for (is_held, word) in [
            (held.command || held.ctrl, command),
            (held.alt, "Alt "),
            (held.shift, "Shift "),
        ] {
            if is_held {
                text.push_str(word);
            }
        }
        text.push_str(match shortcut.logical_key {
            Key::Delete => "Del",
            key => key.name(),
        });
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn no_two_shortcuts_clash() {
        let mut taken: HashMap<(bool, bool, bool, Key), Named> = HashMap::new();
        for named in Named::ALL {
            for shortcut in named.shortcuts() {
                let held = shortcut.modifiers;
                let key = (held.command || held.ctrl, held.alt, held.shift, shortcut.logical_key);
                if let Some(other) = taken.insert(key, *named) {
                    panic!("{named:?} and {other:?} share {shortcut:?}");
                }
            }
        }
    }

    #[test]
    fn names_are_sentence_case_and_differ() {
        let mut seen = HashMap::new();
        for named in Named::ALL {
            let label = named.label();
            assert!(
                label.starts_with(char::is_uppercase) && !label.ends_with(['.', '!']),
                "{label}"
            );
            assert_eq!(seen.insert(label, named), None, "{label}");
        }
    }

    #[test]
    fn shortcuts_that_count_while_typing_have_a_modifier() {
        for named in Named::ALL.iter().filter(|named| named.scope() == Scope::Window) {
            for shortcut in named.shortcuts() {
                assert!(shortcut.modifiers.command || shortcut.modifiers.ctrl, "{named:?}");
            }
        }
    }
}
