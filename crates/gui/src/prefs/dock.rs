//! The lists of the dock: their columns, how they are sorted and grouped.

use portolan_ui_kit::{key, language::Key};
use toml_edit::{Array, DocumentMut, value};

use crate::columns::{self, ColumnKey};

/// A column of a list of the dock; a list can be sorted by each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DockKey {
    /// The path below the job's root.
    File,
    /// The folder where it goes.
    Destination,
    /// The share that is done.
    Progress,
    /// What is done of its size.
    Amount,
    /// Bytes a second.
    Speed,
    /// Time left.
    Left,
    /// What it does, or why it rests.
    State,
    /// With which server.
    Server,
    /// Its size.
    Size,
    /// Upload or download.
    Direction,
    /// How urgent it is.
    Priority,
    /// How often it was begun.
    Attempts,
    /// Why it failed.
    Why,
    /// When it failed, or was done.
    When,
    /// How it was checked.
    Checked,
}

impl DockKey {
    const TITLES: [Key; 15] = [
        key!("queue-file"),
        key!("queue-destination"),
        key!("queue-progress"),
        key!("queue-amount"),
        key!("queue-speed"),
        key!("queue-left-2"),
        key!("queue-state"),
        key!("common-server"),
        key!("common-size"),
        key!("queue-direction"),
        key!("queue-priority"),
        key!("queue-attempts"),
        key!("queue-why"),
        key!("queue-when"),
        key!("queue-checked"),
    ];
    const WORDS: [&'static str; 15] = [
        "file",
        "destination",
        "progress",
        "amount",
        "speed",
        "left",
        "state",
        "server",
        "size",
        "direction",
        "priority",
        "attempts",
        "why",
        "when",
        "checked",
    ];

    /// Is its greatest the most telling, so that the first click on its header sorts from large to small?
    fn falls(self) -> bool {
        matches!(self, Self::Progress | Self::Speed | Self::When | Self::Attempts)
    }
}

impl ColumnKey for DockKey {
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

/// A list of the dock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DockList {
    /// What moves and what waits.
    Transfers,
    /// What failed.
    Failed,
    /// What is done.
    Done,
}

impl DockList {
    const ALL: [Self; 3] = [Self::Transfers, Self::Failed, Self::Done];

    /// The columns that it can have.
    pub(crate) fn columns(self) -> &'static [DockKey] {
        use DockKey::{
            Amount, Attempts, Checked, Destination, Direction, File, Left, Priority, Progress, Server, Size, Speed,
            State, When, Why,
        };
        match self {
            Self::Transfers => &[
                File,
                Destination,
                Progress,
                Amount,
                Speed,
                Left,
                State,
                Server,
                Size,
                Direction,
                Priority,
                Attempts,
            ],
            Self::Failed => &[File, Destination, Why, When, Server, Size, Direction, Attempts],
            Self::Done => &[File, Destination, Size, Speed, When, Checked, Server, Direction],
        }
    }

    /// Those that it has at first.
    pub(crate) fn first(self) -> &'static [DockKey] {
        let shown = match self {
            Self::Transfers => 7,
            Self::Failed => 4,
            Self::Done => 6,
        };
        &self.columns()[..shown]
    }

    fn word(self) -> &'static str {
        match self {
            Self::Transfers => "transfer",
            Self::Failed => "failed",
            Self::Done => "done",
        }
    }
}

/// By which column a list is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DockOrder {
    /// By what.
    pub(crate) key: DockKey,
    /// From small to large.
    pub(crate) ascending: bool,
}

impl DockOrder {
    /// What a click on the header of `key` makes of it: one way, the other way, and the list's own order.
    pub(crate) fn clicked(order: Option<Self>, key: DockKey) -> Option<Self> {
        let first = Self {
            key,
            ascending: !key.falls(),
        };
        match order {
            Some(order) if order == first => Some(Self {
                ascending: !order.ascending,
                ..order
            }),
            Some(order) if order.key == key => None,
            _ => Some(first),
        }
    }
}

/// What the rows of a list stand under.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Grouping {
    /// Nothing: one after the other.
    #[default]
    Nothing,
    /// What was asked for at once.
    Job,
    /// The server.
    Site,
}

impl Grouping {
    /// All of them.
    pub(crate) const ALL: [Self; 3] = [Self::Nothing, Self::Job, Self::Site];

    const TITLES: [Key; 3] = [key!("queue-no-groups"), key!("queue-by-job"), key!("queue-by-server")];
    const WORDS: [&'static str; 3] = ["nothing", "job", "site"];

    /// Its name for people.
    pub(crate) fn title(self) -> &'static str {
        Self::TITLES[self as usize].say()
    }
}

/// What is remembered of one list.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ListPrefs {
    /// Its columns from left to right; the file is always among them.
    pub(crate) columns: Vec<DockKey>,
    /// Their widths by [`ColumnKey::at`], 0 = not dragged.
    pub(crate) widths: Vec<f32>,
    /// How it is sorted; `None` = in its own order.
    pub(crate) order: Option<DockOrder>,
    /// What its rows stand under.
    pub(crate) group: Grouping,
}

/// What is remembered of the lists of the dock.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DockPrefs([ListPrefs; 3]);

impl Default for DockPrefs {
    fn default() -> Self {
        Self(DockList::ALL.map(|list| ListPrefs {
            columns: list.first().to_vec(),
            widths: Vec::new(),
            order: None,
            group: Grouping::default(),
        }))
    }
}

impl DockPrefs {
    /// Of this list.
    pub(crate) fn of(&self, list: DockList) -> &ListPrefs {
        &self.0[list as usize]
    }

    /// Of this list, to be changed.
    pub(crate) fn of_mut(&mut self, list: DockList) -> &mut ListPrefs {
        &mut self.0[list as usize]
    }

    pub(super) fn parse(document: &DocumentMut) -> Self {
        let mut prefs = Self::default();
        for list in DockList::ALL {
            let own = prefs.of_mut(list);
            let item = |what: &str| document.get(&format!("{}_{what}", list.word()));
            let text = |what: &str| item(what).and_then(|item| item.as_str());
            let shown = item("shown").and_then(|item| item.as_array());
            columns::parse_shown(shown, list.columns(), DockKey::File, &mut own.columns);
            let widths = item("columns").and_then(|item| item.as_array());
            let widths = widths.into_iter().flatten().take(DockKey::WORDS.len());
            own.widths
                .extend(widths.filter_map(toml_edit::Value::as_float).map(|width| width as f32));
            let key = text("sort").and_then(|word| list.columns().iter().find(|key| key.word() == word));
            let ascending = item("ascending").and_then(toml_edit::Item::as_bool);
            own.order = key.map(|key| DockOrder {
                key: *key,
                ascending: ascending.unwrap_or(true),
            });
            let group = text("group").and_then(|word| Grouping::WORDS.iter().position(|known| *known == word));
            own.group = group.map_or_else(Grouping::default, |at| Grouping::ALL[at]);
        }
        prefs
    }

    pub(super) fn write(&self, before: &Self, document: &mut DocumentMut) {
        for list in DockList::ALL {
            let (own, before) = (self.of(list), before.of(list));
            let key = |what: &str| format!("{}_{what}", list.word());
            if own.columns != before.columns {
                let words = own.columns.iter().map(|key| key.word());
                document[&key("shown")] = value(words.collect::<Array>());
            }
            if own.widths != before.widths {
                let widths = own.widths.iter().map(|width| f64::from(*width));
                document[&key("columns")] = value(widths.collect::<Array>());
            }
            match own.order.filter(|_| own.order != before.order) {
                Some(order) => {
                    document[&key("sort")] = value(order.key.word());
                    document[&key("ascending")] = value(order.ascending);
                }
                None if own.order != before.order => {
                    document.remove(&key("sort"));
                    document.remove(&key("ascending"));
                }
                None => {}
            }
            if own.group != before.group {
                document[&key("group")] = value(Grouping::WORDS[own.group as usize]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_sorts_one_way_then_the_other_then_not() {
        let by = |key, ascending| Some(DockOrder { key, ascending });
        let mut order = None;
        for then in [by(DockKey::File, true), by(DockKey::File, false), None] {
            order = DockOrder::clicked(order, DockKey::File);
            assert_eq!(order, then);
        }
        assert_eq!(
            DockOrder::clicked(by(DockKey::File, false), DockKey::Speed),
            by(DockKey::Speed, false),
            "the fastest first"
        );
    }

    #[test]
    fn what_is_written_is_read() {
        let mut prefs = DockPrefs::default();
        let transfers = prefs.of_mut(DockList::Transfers);
        transfers.columns = vec![DockKey::State, DockKey::File, DockKey::Server];
        transfers.widths = vec![0.0, 90.5];
        transfers.group = Grouping::Site;
        prefs.of_mut(DockList::Done).order = Some(DockOrder {
            key: DockKey::Checked,
            ascending: false,
        });
        let mut document = DocumentMut::default();
        prefs.write(&DockPrefs::default(), &mut document);
        assert_eq!(DockPrefs::parse(&document), prefs);
        let mut again = prefs.clone();
        again.of_mut(DockList::Done).order = None;
        again.write(&prefs, &mut document);
        assert_eq!(DockPrefs::parse(&document), again, "its own order again");
    }

    #[test]
    fn nonsense_is_the_default() {
        let text = "failed_shown = [\"why\"]\nfailed_sort = \"progress\"\ndone_group = 3\ntransfer_columns = [\"x\"]\n";
        let document: DocumentMut = text.parse().expect("TOML");
        assert_eq!(DockPrefs::parse(&document), DockPrefs::default());
    }
}
