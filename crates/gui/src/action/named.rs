//! The registry: one line for each action that has a name.

use eframe::egui::{Key, KeyboardShortcut, Modifiers};
use portolan_ui_kit::icons;

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
            Self::File => "File",
            Self::Edit => "Edit",
            Self::Go => "Go",
            Self::View => "View",
            Self::Server => "Server",
            Self::Queue => "Transfers",
            Self::Tabs => "Tabs",
            Self::Portolan => "Portolan",
        }
    }
}

macro_rules! registry {
    ($($category:ident {
        $($(#[doc = $doc:literal])+ $name:ident: $label:literal, $icon:expr, $scope:ident
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
                match self { $($(Self::$name => $label,)*)* }
            }

            /// What it does, in a sentence.
            pub(crate) fn help(self) -> &'static str {
                match self { $($(Self::$name => concat!($($doc),+),)*)* }.trim_ascii()
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
        Open: "Open", icons::FOLDER_OPEN, Pane [Chosen], NONE + Enter;
        /// Move the selection of the active pane to the other side.
        Transfer: "Transfer to the other pane", icons::ARROWS_LEFT_RIGHT, Pane [Opposite], NONE + F5;
        /// Put the selection of the active pane into the queue for the other side, held until it is let go.
        AddToQueue: "Add to the queue", icons::LIST_PLUS, Pane [Opposite, Chosen];
        /// Choose files of this computer and upload them.
        UploadFiles: "Upload files…", icons::UPLOAD_SIMPLE, Window [UploadTarget], COMMAND + U;
        /// Choose folders of this computer and upload them.
        UploadFolders: "Upload folders…", icons::FOLDER_OPEN, Window [UploadTarget];
        /// Choose a folder of this computer and download what is chosen on the server.
        DownloadTo: "Download to…", icons::DOWNLOAD_SIMPLE, Window [ChosenThere], COMMAND + S;
        /// Name a file and where it goes, and transfer it.
        ManualTransfer: "Transfer by path…", icons::ARROWS_DOWN_UP, Window [UploadTarget];
        /// Look at a text or picture without transferring it.
        QuickLook: "Quick look", icons::EYE, Pane [Chosen], NONE + Space;
        /// Open with the program that the desktop has for it.
        OpenWithDefault: "Open with its program", icons::ARROW_SQUARE_OUT, Pane [ChosenHere], SHIFT + Enter;
        /// Show it in the file manager of the desktop.
        Reveal: "Show in the file manager", icons::FOLDERS, Pane [Here];
        /// Open a terminal in this folder.
        Terminal: "Open a terminal here", icons::TERMINAL_WINDOW, Pane [Here];
        /// Make a folder.
        NewFolder: "New folder", icons::FOLDER_PLUS, Pane [Folder], NONE + F7;
        /// Make a folder and go into it.
        NewFolderEnter: "New folder and enter", icons::FOLDER_STAR, Pane [Folder], SHIFT + F7;
        /// Make an empty file.
        NewFile: "New file", icons::FILE_PLUS, Pane [Folder], SHIFT + F4;
        /// Rename in place.
        Rename: "Rename", icons::PENCIL_SIMPLE, Pane [Chosen], NONE + F2;
        /// Rename many at once, with a preview.
        RenameMany: "Rename many…", icons::NOTE_PENCIL, Pane [Chosen], COMMAND + M;
        /// Make a copy beside it.
        Duplicate: "Duplicate", icons::FILES, Pane [Chosen];
        /// Delete, after a question.
        Delete: "Delete…", icons::TRASH, Pane [Chosen], NONE + Delete, NONE + F8;
        /// Set who may do what.
        Permissions: "Permissions…", icons::LOCK_KEY, Pane [Chosen];
        /// Count what is in folders.
        Measure: "Calculate size", icons::CHART_BAR, Pane [Chosen];
        /// All that is known of it, and its checksum.
        Properties: "Properties…", icons::INFO, Pane [Chosen], ALT + Enter;
    }
    Edit {
        /// Take back what was done by hand last.
        Undo: "Undo", icons::ARROW_COUNTER_CLOCKWISE, Pane [Undoable], COMMAND + Z;
        /// Select everything.
        SelectAll: "Select all", icons::SELECTION_ALL, Pane [Folder], COMMAND + A;
        /// Select what is not, and nothing else.
        InvertSelection: "Invert selection", icons::SELECTION_ALL, Pane [Folder], COMMAND SHIFT + A;
        /// Select nothing.
        SelectNone: "Select nothing", icons::X_SQUARE, Pane [Folder];
        /// Select or unselect names by a pattern.
        SelectPattern: "Select by pattern…", icons::LIST_CHECKS, Pane [Folder], COMMAND SHIFT + S;
        /// Copy the names of what is selected.
        CopyNames: "Copy names", icons::COPY, Pane [Chosen], COMMAND + C;
        /// Copy the whole paths of what is selected.
        CopyPaths: "Copy paths", icons::CLIPBOARD_TEXT, Pane [Chosen], COMMAND SHIFT + C;
        /// Copy the addresses of what is selected on the server, without any password.
        CopyUrls: "Copy addresses", icons::LINK, Pane [ChosenOnServer];
    }
    Go {
        /// Show the folder before this one.
        Back: "Go back", icons::ARROW_LEFT, Pane [Back], ALT + ArrowLeft;
        /// Show the folder that was left by going back.
        Forward: "Go forward", icons::ARROW_RIGHT, Pane [Forward], ALT + ArrowRight;
        /// Show the folder above.
        Up: "Go up", icons::ARROW_UP, Pane [Above], NONE + Backspace, ALT + ArrowUp;
        /// Read the folder again.
        Refresh: "Refresh", icons::ARROW_CLOCKWISE, Window [Folder], COMMAND + R;
        /// Give the keyboard to the other pane.
        SwitchPane: "Switch pane", icons::SQUARE_SPLIT_HORIZONTAL, Pane, NONE + Tab;
        /// Go to folders that were kept, and keep those that are shown.
        Bookmarks: "Bookmarks…", icons::BOOKMARK, Window, COMMAND + B;
        /// Type a path.
        EditPath: "Type a path", icons::TEXT_T, Window [Folder], COMMAND + G;
        /// Type an address.
        Address: "Type an address", icons::GLOBE_SIMPLE, Window, COMMAND + L;
    }
    View {
        /// Show only names with some text in them.
        Filter: "Filter", icons::FUNNEL_SIMPLE, Window [Folder], COMMAND + F;
        /// Show or hide dot files.
        HiddenFiles: "Show hidden files", icons::EYE, Window, COMMAND + H;
        /// Show or hide the tree of folders beside the active pane.
        Tree: "Folder tree", icons::TREE_VIEW, Pane [Folder], ALT + F10;
        /// Put the server at the other side.
        SwapSides: "Swap sides", icons::SWAP, Window;
        /// Folders before files, or among them.
        FoldersFirst: "Folders first", icons::FOLDER_SIMPLE, Window;
        /// Sort numbers in names by their value, or digit by digit.
        NaturalOrder: "Numbers by their value", icons::SORT_ASCENDING, Window;
        /// Sort capital letters before small ones, or without regard to case.
        CaseSensitive: "Capital letters first", icons::TEXT_AA, Window;
        /// Show what moves and what waits.
        ShowTransfers: "Show transfers", icons::ARROWS_DOWN_UP, Window;
        /// Show what failed, and why.
        ShowFailed: "Show what failed", icons::WARNING_CIRCLE, Window;
        /// Show what is done.
        ShowDone: "Show what is done", icons::CHECK_CIRCLE, Window;
        /// Show commands and replies.
        ShowLog: "Show the log", icons::TERMINAL, Window;
        /// Dark colours.
        ThemeDark: "Dark theme", icons::MOON, Window;
        /// Light colours.
        ThemeLight: "Light theme", icons::SUN, Window;
        /// Colours as the system has them.
        ThemeSystem: "Theme of the system", icons::CIRCLE_HALF, Window;
        /// Make everything larger.
        ZoomIn: "Larger", icons::MAGNIFYING_GLASS_PLUS, Window, COMMAND + Plus, COMMAND + Equals;
        /// Make everything smaller.
        ZoomOut: "Smaller", icons::MAGNIFYING_GLASS_MINUS, Window, COMMAND + Minus;
        /// Show everything at its own size.
        ZoomReset: "Normal size", icons::MAGNIFYING_GLASS, Window, COMMAND + Num0;
    }
    Server {
        /// Saved sites: connect, change, make, take over from other programs.
        Sites: "Sites…", icons::ANCHOR, Window, COMMAND SHIFT + B;
        /// Save the server of this tab as a site.
        SaveSite: "Save as a site…", icons::BOOKMARK, Window [Server];
        /// Take sites over from another program.
        ImportSites: "Import sites…", icons::DOWNLOAD_SIMPLE, Window;
        /// End or begin the connection of the tab.
        Disconnect: "Disconnect", icons::PLUGS, Window, COMMAND + D;
        /// End the connection of the tab, and connect again.
        Reconnect: "Connect again", icons::REPEAT, Window [Server], COMMAND SHIFT + R;
        /// Say in which encoding the server's names are.
        Encoding: "Encoding of names…", icons::TEXT_T, Window [Server];
        /// What was learnt of the server.
        ServerMemory: "What is known of this server", icons::BOOK_OPEN, Window [Server];
        /// Certificates and servers that are trusted by hand.
        TrustStore: "Whom you trust", icons::SHIELD_CHECK, Window;
        /// Start the practice server and connect to it.
        Practice: "Practice server", icons::LIFEBUOY, Window;
    }
    Queue {
        /// Stop or continue all transfers.
        PauseAll: "Pause or continue transfers", icons::PAUSE, Window, COMMAND + P;
        /// Hold what is selected in the queue, or let it go.
        QueueHold: "Hold or continue", icons::PAUSE, Dock [Queued];
        /// Begin with what is selected in the queue.
        QueueTop: "To the top of the queue", icons::CARET_LINE_UP, Dock [Queued], ALT + Home;
        /// Move what is selected one row up.
        QueueUp: "Up in the queue", icons::CARET_UP, Dock [Queued], ALT + ArrowUp;
        /// Move what is selected one row down.
        QueueDown: "Down in the queue", icons::CARET_DOWN, Dock [Queued], ALT + ArrowDown;
        /// End with what is selected in the queue.
        QueueBottom: "To the end of the queue", icons::CARET_LINE_DOWN, Dock [Queued], ALT + End;
        /// Take what is selected out of the list; what moves is cancelled.
        QueueRemove: "Remove from the list", icons::X, Dock [Listed], NONE + Delete;
        /// Select everything in the list.
        QueueSelectAll: "Select the whole list", icons::SELECTION_ALL, Dock, COMMAND + A;
        /// Try what is selected again.
        QueueRetry: "Retry what is selected", icons::REPEAT, Dock [ListedFailed], NONE + R;
        /// Copy the list as text, with tabs between the columns.
        QueueCopy: "Copy the list as text", icons::COPY, Dock, COMMAND + C;
        /// Try all failed items again.
        RetryFailed: "Retry all failed", icons::ARROW_CLOCKWISE, Window [Failed];
        /// Forget all failed items.
        ClearFailed: "Clear failed", icons::BROOM, Window [Failed];
        /// Forget what is done.
        ClearDone: "Clear done", icons::BROOM, Window [Done];
        /// Forget the log.
        ClearLog: "Clear log", icons::BROOM, Window [Log];
    }
    Tabs {
        /// Open another tab.
        NewTab: "New tab", icons::PLUS, Window, COMMAND + T;
        /// Open another tab with the same server and folders.
        DuplicateTab: "Duplicate tab", icons::COPY, Window, COMMAND SHIFT + D;
        /// Close this tab.
        CloseTab: "Close tab", icons::X, Window, COMMAND + W;
        /// Open the tab again that was closed last.
        ReopenTab: "Reopen closed tab", icons::ARROW_COUNTER_CLOCKWISE, Window [ClosedTab], COMMAND SHIFT + T;
        /// Show the next tab.
        NextTab: "Next tab", icons::CARET_RIGHT, Window [Tabs], CTRL + Tab;
        /// Show the tab before.
        PreviousTab: "Previous tab", icons::CARET_LEFT, Window [Tabs], CTRL SHIFT + Tab;
        /// Move this tab to the left.
        TabLeft: "Move tab to the left", icons::ARROW_LEFT, Window [Tabs], COMMAND SHIFT + PageUp;
        /// Move this tab to the right.
        TabRight: "Move tab to the right", icons::ARROW_RIGHT, Window [Tabs], COMMAND SHIFT + PageDown;
        /// Show the first tab.
        Tab1: "Show tab 1", icons::SQUARE, Window, ALT + Num1;
        /// Show the second tab.
        Tab2: "Show tab 2", icons::SQUARE, Window [Tabs], ALT + Num2;
        /// Show the third tab.
        Tab3: "Show tab 3", icons::SQUARE, Window [Tabs], ALT + Num3;
        /// Show the fourth tab.
        Tab4: "Show tab 4", icons::SQUARE, Window [Tabs], ALT + Num4;
        /// Show the fifth tab.
        Tab5: "Show tab 5", icons::SQUARE, Window [Tabs], ALT + Num5;
        /// Show the sixth tab.
        Tab6: "Show tab 6", icons::SQUARE, Window [Tabs], ALT + Num6;
        /// Show the seventh tab.
        Tab7: "Show tab 7", icons::SQUARE, Window [Tabs], ALT + Num7;
        /// Show the eighth tab.
        Tab8: "Show tab 8", icons::SQUARE, Window [Tabs], ALT + Num8;
        /// Show the last tab.
        Tab9: "Show the last tab", icons::SQUARE, Window [Tabs], ALT + Num9;
    }
    Portolan {
        /// Find an action, a site or a folder by its name.
        Palette: "Search commands", icons::MAGNIFYING_GLASS, Window, COMMAND + K;
        /// Choose how everything works and looks.
        Settings: "Settings…", icons::GEAR_SIX, Window, COMMAND + Comma;
        /// Choose the keys of actions.
        EditShortcuts: "Shortcuts…", icons::KEYBOARD, Window;
        /// Show all actions, by kind.
        Menu: "Menu", icons::LIST, Window, NONE + F10;
        /// Close the window.
        Quit: "Quit", icons::SIGN_OUT, Window, COMMAND + Q;
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
