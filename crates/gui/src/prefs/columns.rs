//! The columns of panes, and how their rows are sorted.

use portolan_ui_kit::{key, language::Key};
use toml_edit::{DocumentMut, value};

use crate::columns::ColumnKey;

/// A column of a pane; a pane is sorted by one of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum SortKey {
    /// The name, numbers in it by their value.
    #[default]
    Name,
    /// The size.
    Size,
    /// The time of the last change.
    Modified,
    /// The permissions.
    Permissions,
    /// What sort of file it is, by its extension.
    Type,
    /// Whose it is.
    Owner,
    /// Of which group.
    Group,
}

impl SortKey {
    /// All of them, in the order in which widths are kept.
    pub(crate) const ALL: [Self; 7] = [
        Self::Name,
        Self::Size,
        Self::Modified,
        Self::Permissions,
        Self::Type,
        Self::Owner,
        Self::Group,
    ];

    const WORDS: [&'static str; 7] = ["name", "size", "modified", "permissions", "type", "owner", "group"];
    const TITLES: [Key; 7] = [
        key!("common-name"),
        key!("common-size"),
        key!("common-modified"),
        key!("pane-permissions"),
        key!("pane-type"),
        key!("pane-owner"),
        key!("pane-group"),
    ];

    pub(super) fn of_word(word: &str) -> Option<Self> {
        let at = Self::WORDS.iter().position(|known| *known == word)?;
        Self::ALL.get(at).copied()
    }
}

impl ColumnKey for SortKey {
    fn title(self) -> &'static str {
        Self::TITLES[self.at()].say()
    }

    fn at(self) -> usize {
        self as usize
    }

    fn word(self) -> &'static str {
        Self::WORDS[self.at()]
    }
}

/// By which column a pane is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Order {
    /// By what.
    pub(crate) key: SortKey,
    /// From small to large.
    pub(crate) ascending: bool,
}

impl Default for Order {
    fn default() -> Self {
        Self {
            key: SortKey::Name,
            ascending: true,
        }
    }
}

/// How names compare, and where folders stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sorting {
    /// Folders before files, whichever way the column is sorted; else among them.
    pub(crate) folders_first: bool,
    /// Numbers in names by their value: `a2` before `a10`.
    pub(crate) natural: bool,
    /// `Z` before `a`.
    pub(crate) case_sensitive: bool,
}

impl Default for Sorting {
    fn default() -> Self {
        Self {
            folders_first: true,
            natural: true,
            case_sensitive: false,
        }
    }
}

impl Sorting {
    const KEYS: [&'static str; 3] = ["folders_first", "natural_order", "case_sensitive"];

    fn switches(&mut self) -> [&mut bool; 3] {
        [&mut self.folders_first, &mut self.natural, &mut self.case_sensitive]
    }

    pub(super) fn parse(document: &DocumentMut) -> Self {
        let mut sorting = Self::default();
        for (key, switch) in Self::KEYS.iter().zip(sorting.switches()) {
            if let Some(on) = document.get(key).and_then(toml_edit::Item::as_bool) {
                *switch = on;
            }
        }
        sorting
    }

    pub(super) fn write(mut self, mut before: Self, document: &mut DocumentMut) {
        for ((key, now), before) in Self::KEYS.iter().zip(self.switches()).zip(before.switches()) {
            if now != before {
                document[key] = value(*now);
            }
        }
    }
}
