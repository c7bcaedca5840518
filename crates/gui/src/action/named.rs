//! The registry: one line for each action that has a name. What it is called, and what its tooltip says, is the message of
//! that key and its `help` in `actions.ftl`.

use eframe::egui::{Key, KeyboardShortcut, Modifiers};
use portolan_ui_kit::{icons, say};

use super::need::Need;

/// Where a shortcut counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Everywhere; while text is typed only with Ctrl or Alt held, or as a function key.
    Window,
    /// While no text is typed and the dock has not the keyboard.
    Pane,
    /// While a list of the dock has the keyboard.
    Dock,
}

impl Scope {
    /// Is there a moment in which shortcuts of both count?
    pub(crate) fn meets(self, other: Self) -> bool {
        self == other || self == Self::Window || other == Self::Window
    }
}

/// The part of the menu in which an action stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Category {
    /// Files and folders.
    File,
    /// What is selected and copied.
    Edit,
    /// Where to.
    Go,
    /// What is shown and how.
    View,
    /// The connection.
    Server,
    /// Transfers.
    Queue,
    /// Tabs.
    Tabs,
    /// The program itself.
    Portolan,
}

impl Category {
    /// All of them, in the order of the menu.
    pub(crate) const ALL: [Self; 8] = [
        Self::File,
        Self::Edit,
        Self::Go,
        Self::View,
        Self::Server,
        Self::Queue,
        Self::Tabs,
        Self::Portolan,
    ];

    /// What its menu is called.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::File => say!("action-menu-file"),
            Self::Edit => say!("action-menu-edit"),
            Self::Go => say!("action-menu-go"),
            Self::View => say!("action-menu-view"),
            Self::Server => say!("action-menu-server"),
            Self::Queue => say!("action-menu-transfers"),
            Self::Tabs => say!("action-menu-tabs"),
            Self::Portolan => say!("action-menu-portolan"),
        }
    }
}

macro_rules! registry {
    ($($category:ident {
        $($(#[doc = $doc:literal])+ $name:ident: $message:literal, $icon:expr, $scope:ident
            $([$($need:ident),+])? $(, $($modifiers:ident)+ + $key:ident)*;)*
    })*) => {
        /// Every action with a name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub(crate) enum Named { $($($(#[doc = $doc])+ $name,)*)* }

        impl Named {
            /// All of them, in the order of the menu.
            pub(crate) const ALL: &'static [Self] = &[$($(Self::$name,)*)*];

            /// Its name in files: never changed once it was released.
            pub(crate) fn word(self) -> &'static str {
                match self { $($(Self::$name => stringify!($name),)*)* }
            }

            /// What it is called in menus, tooltips and the palette.
            pub(crate) fn label(self) -> &'static str {
                match self { $($(Self::$name => say!($message),)*)* }
            }

            /// What it does, in a sentence.
            pub(crate) fn help(self) -> &'static str {
                match self { $($(Self::$name => say!(concat!($message, ".help")),)*)* }
            }

            /// Its icon.
            pub(crate) fn icon(self) -> &'static str {
                match self { $($(Self::$name => $icon,)*)* }
            }

            /// In which menu it stands.
            pub(crate) fn category(self) -> Category {
                match self { $($(Self::$name => Category::$category,)*)* }
            }

            /// Where its shortcuts count.
            pub(crate) fn scope(self) -> Scope {
                match self { $($(Self::$name => Scope::$scope,)*)* }
            }

            /// What must be so for it to be possible.
            pub(crate) fn needs(self) -> &'static [Need] {
                match self { $($(Self::$name => &[$($(Need::$need),+)?],)*)* }
            }

            /// The keys that call it in the preset *Portolan*; the first is the one that is shown.
            pub(super) fn default_keys(self) -> &'static [KeyboardShortcut] {
                match self {
                    $($(Self::$name => const {
                        &[$(KeyboardShortcut::new(Modifiers::NONE$(.plus(Modifiers::$modifiers))+, Key::$key)),*]
                    },)*)*
                }
            }
        }
    };
}

registry! {
    File {
        /// Open the folder, or transfer the file.
        Open: "action-open", icons::FOLDER_OPEN, Pane [Chosen], NONE + Enter;
        /// Move the selection of the active pane to the other side.
        Transfer: "action-transfer", icons::ARROWS_LEFT_RIGHT, Pane [Opposite], NONE + F5;
        /// Put the selection of the active pane into the queue for the other side, held until it is let go.
        AddToQueue: "action-add-to-queue", icons::LIST_PLUS, Pane [Opposite, Chosen];
        /// Choose files of this computer and upload them.
        UploadFiles: "action-upload-files", icons::UPLOAD_SIMPLE, Window [UploadTarget], COMMAND + U;
        /// Choose folders of this computer and upload them.
        UploadFolders: "action-upload-folders", icons::FOLDER_OPEN, Window [UploadTarget];
        /// Choose a folder of this computer and download what is chosen on the server.
        DownloadTo: "action-download-to", icons::DOWNLOAD_SIMPLE, Window [ChosenThere], COMMAND + S;
        /// Name a file and where it goes, and transfer it.
        ManualTransfer: "action-manual-transfer", icons::ARROWS_DOWN_UP, Window [UploadTarget];
        /// Look at a text or picture without transferring it.
        QuickLook: "action-quick-look", icons::EYE, Pane [Chosen], NONE + Space;
        /// Open a copy of it, which nobody can change, with the program for its sort.
        View: "action-view", icons::FILE_MAGNIFYING_GLASS, Pane [Chosen], NONE + F3;
        /// Open it with its editor; what is saved there goes back to the server by itself.
        Edit: "action-edit", icons::NOTE_PENCIL, Pane [Chosen], NONE + F4;
        /// Open with the program that the desktop has for it.
        OpenWithDefault: "action-open-with-default", icons::ARROW_SQUARE_OUT, Pane [ChosenHere], SHIFT + Enter;
        /// Show it in the file manager of the desktop.
        Reveal: "action-reveal", icons::FOLDERS, Pane [Here];
        /// Open a terminal in this folder.
        Terminal: "action-terminal", icons::TERMINAL_WINDOW, Pane [Here];
        /// Make a folder.
        NewFolder: "action-new-folder", icons::FOLDER_PLUS, Pane [Folder], NONE + F7;
        /// Make a folder and go into it.
        NewFolderEnter: "action-new-folder-enter", icons::FOLDER_STAR, Pane [Folder], SHIFT + F7;
        /// Make an empty file.
        NewFile: "action-new-file", icons::FILE_PLUS, Pane [Folder], SHIFT + F4;
        /// Rename in place.
        Rename: "action-rename", icons::PENCIL_SIMPLE, Pane [Chosen], NONE + F2;
        /// Rename many at once, with a preview.
        RenameMany: "action-rename-many", icons::NOTE_PENCIL, Pane [Chosen], COMMAND + M;
        /// Make a copy beside it.
        Duplicate: "action-duplicate", icons::FILES, Pane [Chosen];
        /// Delete, after a question.
        Delete: "action-delete", icons::TRASH, Pane [Chosen], NONE + Delete, NONE + F8;
        /// Set who may do what.
        Permissions: "action-permissions", icons::LOCK_KEY, Pane [Chosen];
        /// Count what is in folders.
        Measure: "action-measure", icons::CHART_BAR, Pane [Chosen];
        /// All that is known of it, and its checksum.
        Properties: "action-properties", icons::INFO, Pane [Chosen], ALT + Enter;
    }
    Edit {
        /// Take back what was done by hand last.
        Undo: "action-undo", icons::ARROW_COUNTER_CLOCKWISE, Pane [Undoable], COMMAND + Z;
        /// Copy what is selected, to be pasted in another folder, tab or program.
        Copy: "action-copy", icons::COPY, Pane [Chosen], COMMAND + C;
        /// Copy what is selected, and take it away here when it is pasted.
        Cut: "action-cut", icons::SCISSORS, Pane [Chosen], COMMAND + X;
        /// Bring what was copied here: on this computer, to the server, from it, or within it.
        Paste: "action-paste", icons::CLIPBOARD, Pane [Folder], COMMAND + V;
        /// Select everything.
        SelectAll: "action-select-all", icons::SELECTION_ALL, Pane [Folder], COMMAND + A;
        /// Select what is not, and nothing else.
        InvertSelection: "action-invert-selection", icons::SELECTION_ALL, Pane [Folder], COMMAND SHIFT + A;
        /// Select nothing.
        SelectNone: "action-select-none", icons::X_SQUARE, Pane [Folder];
        /// Select or unselect names by a pattern.
        SelectPattern: "action-select-pattern", icons::LIST_CHECKS, Pane [Folder], COMMAND SHIFT + S;
        /// Copy the names of what is selected.
        CopyNames: "action-copy-names", icons::COPY, Pane [Chosen];
        /// Copy the whole paths of what is selected.
        CopyPaths: "action-copy-paths", icons::CLIPBOARD_TEXT, Pane [Chosen], COMMAND SHIFT + C;
        /// Select in both panes what the other has not, or has of another size or older.
        SelectDiffering: "action-select-differing", icons::GIT_DIFF, Window [Server];
        /// Select in the active pane what the other one lacks.
        SelectMissing: "action-select-missing", icons::PLUS, Window [Compared];
        /// Select in the active pane what is newer than in the other one.
        SelectNewer: "action-select-newer", icons::CLOCK_CLOCKWISE, Window [Compared];
        /// Copy the addresses of what is selected on the server, without any password.
        CopyUrls: "action-copy-urls", icons::LINK, Pane [ChosenOnServer];
    }
    Go {
        /// Show the folder before this one.
        Back: "action-back", icons::ARROW_LEFT, Pane [Back], ALT + ArrowLeft;
        /// Show the folder that was left by going back.
        Forward: "action-forward", icons::ARROW_RIGHT, Pane [Forward], ALT + ArrowRight;
        /// Show the folder above.
        Up: "action-up", icons::ARROW_UP, Pane [Above], NONE + Backspace, ALT + ArrowUp;
        /// Read the folder again.
        Refresh: "action-refresh", icons::ARROW_CLOCKWISE, Window [Folder], COMMAND + R;
        /// Give the keyboard to the other pane.
        SwitchPane: "action-switch-pane", icons::SQUARE_SPLIT_HORIZONTAL, Pane, NONE + Tab;
        /// Show this computer in place of the server in the active pane, or the server in place of this computer.
        SwitchSide: "action-switch-side", icons::ARROWS_CLOCKWISE, Window [Folder];
        /// Go to folders that were kept, and keep those that are shown.
        Bookmarks: "action-bookmarks", icons::BOOKMARK, Window, COMMAND + B;
        /// Both panes go into folders and out of them together.
        LinkFolders: "action-link-folders", icons::LINK_SIMPLE, Window [Server];
        /// Type a path.
        EditPath: "action-edit-path", icons::TEXT_T, Window [Folder], COMMAND + G;
        /// Type an address.
        Address: "action-address", icons::GLOBE_SIMPLE, Window, COMMAND + L;
    }
    View {
        /// Show only names with some text in them.
        Filter: "action-filter", icons::FUNNEL_SIMPLE, Window [Folder], COMMAND + F;
        /// Search whole trees, here and on the server.
        Find: "action-find", icons::MAGNIFYING_GLASS, Window [Folder], COMMAND SHIFT + F;
        /// Mark in both panes what the other has not, or has otherwise.
        ComparePanes: "action-compare-panes", icons::GIT_DIFF, Window [Folder, Opposite], COMMAND + O;
        /// While panes are compared, hide what is the same.
        OnlyDifferences: "action-only-differences", icons::FUNNEL_SIMPLE, Window [Compared], COMMAND ALT + O;
        /// While panes are compared, put the rows of both beside each other.
        AlignRows: "action-align-rows", icons::COLUMNS, Window [Compared], COMMAND ALT + L;
        /// While panes are compared, read the files that nothing cheaper tells apart.
        ReadContents: "action-read-contents", icons::FILE_MAGNIFYING_GLASS, Window [Compared];
        /// Hold two folders with all below them against each other.
        Compare: "action-compare", icons::TREE_STRUCTURE, Window [UploadTarget], COMMAND SHIFT + O;
        /// Make one folder like the other, with all below them; everything is shown before it is done.
        Synchronise: "action-synchronise", icons::ARROWS_CLOCKWISE, Window [UploadTarget], COMMAND SHIFT + Y;
        /// Choose and change the filters with a name, for panes and for folders that are transferred.
        Filters: "action-filters", icons::FUNNEL, Window;
        /// Switch the set of filters that was on last on or off.
        ToggleFilters: "action-toggle-filters", icons::FUNNEL_X, Window, COMMAND ALT + I;
        /// Show or hide dot files.
        HiddenFiles: "action-hidden-files", icons::EYE, Window, COMMAND + H;
        /// Show or hide the tree of folders beside the active pane.
        Tree: "action-tree", icons::TREE_VIEW, Pane [Folder], ALT + F10;
        /// Put the server at the other side.
        SwapSides: "action-swap-sides", icons::SWAP, Window;
        /// Folders before files, or among them.
        FoldersFirst: "action-folders-first", icons::FOLDER_SIMPLE, Window;
        /// Sort numbers in names by their value, or digit by digit.
        NaturalOrder: "action-natural-order", icons::SORT_ASCENDING, Window;
        /// Sort capital letters before small ones, or without regard to case.
        CaseSensitive: "action-case-sensitive", icons::TEXT_AA, Window;
        /// Show what moves and what waits.
        ShowTransfers: "action-show-transfers", icons::ARROWS_DOWN_UP, Window;
        /// Show what failed, and why.
        ShowFailed: "action-show-failed", icons::WARNING_CIRCLE, Window;
        /// Show what is done.
        ShowDone: "action-show-done", icons::CHECK_CIRCLE, Window;
        /// Show the files of servers that are open here.
        ShowEdits: "action-show-edits", icons::NOTE_PENCIL, Window;
        /// Show what a search or comparison found.
        ShowFound: "action-show-found", icons::MAGNIFYING_GLASS, Window;
        /// Show commands and replies.
        ShowLog: "action-show-log", icons::TERMINAL, Window;
        /// Show commands, replies and data connections along the time.
        ShowChart: "action-show-chart", icons::CHART_LINE, Window;
        /// Dark colours.
        ThemeDark: "action-theme-dark", icons::MOON, Window;
        /// Light colours.
        ThemeLight: "action-theme-light", icons::SUN, Window;
        /// Colours as the system has them.
        ThemeSystem: "action-theme-system", icons::CIRCLE_HALF, Window;
        /// Make everything larger.
        ZoomIn: "action-zoom-in", icons::MAGNIFYING_GLASS_PLUS, Window, COMMAND + Plus, COMMAND + Equals;
        /// Make everything smaller.
        ZoomOut: "action-zoom-out", icons::MAGNIFYING_GLASS_MINUS, Window, COMMAND + Minus;
        /// Show everything at its own size.
        ZoomReset: "action-zoom-reset", icons::MAGNIFYING_GLASS, Window, COMMAND + Num0;
    }
    Server {
        /// Saved sites: connect, change, make, take over from other programs.
        Sites: "action-sites", icons::ANCHOR, Window, COMMAND SHIFT + B;
        /// Make a site.
        NewSite: "action-new-site", icons::PLUS, Window;
        /// Save the server of this tab as a site.
        SaveSite: "action-save-site", icons::BOOKMARK, Window [Server];
        /// Take sites over from another program.
        ImportSites: "action-import-sites", icons::DOWNLOAD_SIMPLE, Window;
        /// End or begin the connection of the tab.
        Disconnect: "action-disconnect", icons::PLUGS, Window, COMMAND + D;
        /// End the connection of the tab, and connect again.
        Reconnect: "action-reconnect", icons::REPEAT, Window [Server], COMMAND SHIFT + R;
        /// Say in which encoding the server's names are.
        Encoding: "action-encoding", icons::TEXT_T, Window [Server];
        /// Delete the bin of the server and all that is in it, after a question.
        EmptyBin: "action-empty-bin", icons::BROOM, Window [Server];
        /// What was learnt of the server.
        ServerMemory: "action-server-memory", icons::BOOK_OPEN, Window [Server];
        /// Certificates and servers that are trusted by hand.
        TrustStore: "action-trust-store", icons::SHIELD_CHECK, Window;
        /// Start the practice server and connect to it.
        Practice: "action-practice", icons::LIFEBUOY, Window;
    }
    Queue {
        /// Stop or continue all transfers.
        PauseAll: "action-pause-all", icons::PAUSE, Window, COMMAND + P;
        /// Hold what is selected in the queue, or let it go.
        QueueHold: "action-queue-hold", icons::PAUSE, Dock [Queued];
        /// Begin with what is selected in the queue.
        QueueTop: "action-queue-top", icons::CARET_LINE_UP, Dock [Queued], ALT + Home;
        /// Move what is selected one row up.
        QueueUp: "action-queue-up", icons::CARET_UP, Dock [Queued], ALT + ArrowUp;
        /// Move what is selected one row down.
        QueueDown: "action-queue-down", icons::CARET_DOWN, Dock [Queued], ALT + ArrowDown;
        /// End with what is selected in the queue.
        QueueBottom: "action-queue-bottom", icons::CARET_LINE_DOWN, Dock [Queued], ALT + End;
        /// Take what is selected out of the list; what moves is cancelled.
        QueueRemove: "action-queue-remove", icons::X, Dock [Listed], NONE + Delete;
        /// Select everything in the list.
        QueueSelectAll: "action-queue-select-all", icons::SELECTION_ALL, Dock, COMMAND + A;
        /// Try what is selected again.
        QueueRetry: "action-queue-retry", icons::REPEAT, Dock [ListedFailed], NONE + R;
        /// Copy the list as text, with tabs between the columns.
        QueueCopy: "action-queue-copy", icons::COPY, Dock, COMMAND + C;
        /// Move as text what is text by its name, in transfers from now on.
        TypeAutomatic: "action-type-automatic", icons::FILE_TEXT, Window;
        /// Move all files byte for byte, in transfers from now on.
        TypeBinary: "action-type-binary", icons::FILES, Window;
        /// Move all files as text, in transfers from now on.
        TypeAscii: "action-type-ascii", icons::TEXT_T, Window;
        /// Try all failed items again.
        RetryFailed: "action-retry-failed", icons::ARROW_CLOCKWISE, Window [Failed];
        /// Forget all failed items.
        ClearFailed: "action-clear-failed", icons::BROOM, Window [Failed];
        /// Show more of what was done, of before the list.
        OlderDone: "action-older-done", icons::CLOCK_CLOCKWISE, Window [OlderDone];
        /// Forget what is done.
        ClearDone: "action-clear-done", icons::BROOM, Window [Done];
        /// Write what is left to do to a file, to take along or to keep.
        ExportQueue: "action-export-queue", icons::EXPORT, Window [Queue];
        /// Add what is in such a file; it is held until it is let go.
        ImportQueue: "action-import-queue", icons::DOWNLOAD_SIMPLE, Window;
        /// Write what failed to a table (CSV), with the reasons.
        ExportFailures: "action-export-failures", icons::FILE_CSV, Window [Failed];
        /// Forget the log.
        ClearLog: "action-clear-log", icons::BROOM, Window [Log];
    }
    Tabs {
        /// Open another tab.
        NewTab: "action-new-tab", icons::PLUS, Window, COMMAND + T;
        /// Open another tab with the same server and folders.
        DuplicateTab: "action-duplicate-tab", icons::COPY, Window, COMMAND SHIFT + D;
        /// Close this tab.
        CloseTab: "action-close-tab", icons::X, Window, COMMAND + W;
        /// Open the tab again that was closed last.
        ReopenTab: "action-reopen-tab", icons::ARROW_COUNTER_CLOCKWISE, Window [ClosedTab], COMMAND SHIFT + T;
        /// Show the next tab.
        NextTab: "action-next-tab", icons::CARET_RIGHT, Window [Tabs], CTRL + Tab;
        /// Show the tab before.
        PreviousTab: "action-previous-tab", icons::CARET_LEFT, Window [Tabs], CTRL SHIFT + Tab;
        /// Move this tab to the left.
        TabLeft: "action-tab-left", icons::ARROW_LEFT, Window [Tabs], COMMAND SHIFT + PageUp;
        /// Move this tab to the right.
        TabRight: "action-tab-right", icons::ARROW_RIGHT, Window [Tabs], COMMAND SHIFT + PageDown;
        /// Show the first tab.
        Tab1: "action-tab-1", icons::SQUARE, Window, ALT + Num1;
        /// Show the second tab.
        Tab2: "action-tab-2", icons::SQUARE, Window [Tabs], ALT + Num2;
        /// Show the third tab.
        Tab3: "action-tab-3", icons::SQUARE, Window [Tabs], ALT + Num3;
        /// Show the fourth tab.
        Tab4: "action-tab-4", icons::SQUARE, Window [Tabs], ALT + Num4;
        /// Show the fifth tab.
        Tab5: "action-tab-5", icons::SQUARE, Window [Tabs], ALT + Num5;
        /// Show the sixth tab.
        Tab6: "action-tab-6", icons::SQUARE, Window [Tabs], ALT + Num6;
        /// Show the seventh tab.
        Tab7: "action-tab-7", icons::SQUARE, Window [Tabs], ALT + Num7;
        /// Show the eighth tab.
        Tab8: "action-tab-8", icons::SQUARE, Window [Tabs], ALT + Num8;
        /// Show the last tab.
        Tab9: "action-tab-9", icons::SQUARE, Window [Tabs], ALT + Num9;
    }
    Portolan {
        /// Find an action, a site or a folder by its name.
        Palette: "action-palette", icons::MAGNIFYING_GLASS, Window, COMMAND + K;
        /// Choose how everything works and looks.
        Settings: "action-settings", icons::GEAR_SIX, Window, COMMAND + Comma;
        /// Choose the keys of actions.
        EditShortcuts: "action-edit-shortcuts", icons::KEYBOARD, Window;
        /// Show all actions, by kind.
        Menu: "action-menu", icons::LIST, Window, NONE + F10;
        /// What this program is, and what a report of a problem needs.
        About: "action-about", icons::INFO, Window;
        /// Close the window.
        Quit: "action-quit", icons::SIGN_OUT, Window, COMMAND + Q;
    }
}

impl Named {
    /// The action with this name in files.
    pub(crate) fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|named| named.word() == word)
    }

    /// Which tab it shows, from 0.
    pub(crate) fn tab(self) -> Option<usize> {
        const TABS: [Named; 9] = [
            Named::Tab1,
            Named::Tab2,
            Named::Tab3,
            Named::Tab4,
            Named::Tab5,
            Named::Tab6,
            Named::Tab7,
            Named::Tab8,
            Named::Tab9,
        ];
        TABS.iter().position(|tab| *tab == self)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn names_are_sentence_case_and_differ() {
        let mut seen = HashMap::new();
        for named in Named::ALL {
            let label = named.label();
            assert!(
                label.starts_with(char::is_uppercase) && !label.ends_with(['.', '!']),
                "{label}"
            );
            assert!(named.help().ends_with('.'), "{label}");
            assert_eq!(seen.insert(label, named), None, "{label}");
            assert_eq!(Named::of_word(named.word()), Some(*named));
        }
    }

    #[test]
    fn every_kind_has_actions() {
        for category in Category::ALL {
            assert!(
                Named::ALL.iter().any(|named| named.category() == category),
                "{category:?}"
            );
        }
    }
}
