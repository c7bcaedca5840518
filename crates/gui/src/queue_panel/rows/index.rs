//! The rows of a list in their order, under their groups.

use std::{
    borrow::Cow,
    collections::HashMap,
    ops::Range,
    sync::atomic::{AtomicBool, Ordering},
};

use super::{GroupKey, Source, Wish};

/// Rows that are read between two looks at whether the work is still wanted.
const ROWS_AT_A_TIME: usize = 1024;

/// The rows of one state of a list.
#[derive(Debug)]
pub(in crate::queue_panel) struct Index<S: Source> {
    pub(super) source: S,
    pub(super) wish: Wish,
    ids: Vec<S::Id>,
    groups: Vec<Group>,
    /// All rows of the list, with those that the wish leaves out.
    whole: usize,
}

/// Rows that belong together.
#[derive(Clone, Debug)]
pub(in crate::queue_panel) struct Group {
    pub(in crate::queue_panel) key: GroupKey,
    /// Its rows among those of the index.
    pub(in crate::queue_panel) rows: Range<usize>,
    /// Bytes of those whose size is known.
    pub(in crate::queue_panel) bytes: u64,
    /// The first part of the names of all of them; `None` where they differ.
    top: Option<Vec<u8>>,
}

impl Group {
    /// The first part of the names of its rows, for people; nothing where they differ.
    pub(in crate::queue_panel) fn top(&self) -> Cow<'_, str> {
        self.top.as_deref().map_or(Cow::Borrowed(""), String::from_utf8_lossy)
    }
}

/// What a source says of one row.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::queue_panel) struct Facts {
    pub(super) group: Option<GroupKey>,
    pub(super) bytes: u64,
}

/// Whether a row is shown.
#[derive(Clone, Copy, Debug)]
pub(in crate::queue_panel) enum Read {
    /// Yes.
    Taken(Facts),
    /// The wish leaves it out.
    LeftOut,
    /// It does not belong to the list.
    NotHere,
}

/// What is compared of a row: its group, the first bytes of its key that not all keys have in common, and where it stood.
struct Keyed {
    group: u32,
    at: u32,
    prefix: u128,
}

/// Keys one after the other, compared byte by byte.
#[derive(Default)]
struct Keys {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Keys {
    fn get(&self, at: u32) -> &[u8] {
        let at = at as usize;
        let from = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.bytes[from..self.ends[at]]
    }

    /// With how many bytes all of them begin alike: paths often have the same folders before what differs.
    fn common(&self) -> usize {
        let first = if self.ends.is_empty() { &[] } else { self.get(0) };
        (1..self.ends.len()).fold(first.len(), |common, at| {
            let both = first[..common].iter().zip(self.get(at as u32));
            both.take_while(|(a, b)| a == b).count()
        })
    }

    /// The bytes of a key behind so many as a number: most comparisons end there, and need not look the key up.
    fn prefix(&self, at: u32, skip: usize) -> u128 {
        let key = self.get(at).get(skip..).unwrap_or_default();
        let mut first = [0; 16];
        let len = key.len().min(first.len());
        first[..len].copy_from_slice(&key[..len]);
        u128::from_be_bytes(first)
    }

    /// Sorts rows by their group, their key, and where they stood.
    fn sort(&self, rows: &mut [Keyed], falls: bool) {
        let skip = self.common();
        for row in &mut *rows {
            row.prefix = self.prefix(row.at, skip);
        }
        rows.sort_unstable_by(|a, b| {
            let by_key = a.prefix.cmp(&b.prefix).then_with(|| self.get(a.at).cmp(self.get(b.at)));
            let by_key = if falls { by_key.reverse() } else { by_key };
            a.group.cmp(&b.group).then(by_key).then(a.at.cmp(&b.at))
        });
    }
}

impl<S: Source> Index<S> {
    /// Works the rows out; `None` once `stop` says that nobody wants them.
    pub(in crate::queue_panel) fn new(source: S, wish: Wish, stop: &AtomicBool) -> Option<Self> {
        let (mut ids, mut keyed, mut keys) = (Vec::new(), Vec::new(), Keys::default());
        let mut groups: Vec<Group> = Vec::new();
        let mut known: HashMap<GroupKey, u32> = HashMap::new();
        let (mut whole, mut seen, mut wanted) = (0, 0, true);
        source.each(|id| {
            seen += 1;
            if seen % ROWS_AT_A_TIME == 0 && stop.load(Ordering::Relaxed) {
                wanted = false;
            }
            if !wanted {
                return false;
            }
            let facts = match source.read(id, &wish, &mut keys.bytes) {
                Read::NotHere => return true,
                Read::LeftOut => {
                    whole += 1;
                    return true;
                }
                Read::Taken(facts) => facts,
            };
            whole += 1;
            keys.ends.push(keys.bytes.len());
            let group = facts.group.map_or(0, |key| {
                *known.entry(key).or_insert_with(|| {
                    groups.push(Group {
                        key,
                        rows: 0..0,
                        bytes: 0,
                        top: source.top(id).map(<[u8]>::to_vec),
                    });
                    (groups.len() - 1) as u32
                })
            });
            if let Some(group) = groups.get_mut(group as usize) {
                group.rows.end += 1;
                group.bytes = group.bytes.saturating_add(facts.bytes);
                if group.top.is_some() && group.top.as_deref() != source.top(id) {
                    group.top = None;
                }
            }
            keyed.push(Keyed {
                group,
                at: ids.len() as u32,
                prefix: 0,
            });
            ids.push(id);
            true
        });
        if !wanted {
            return None;
        }
        let falls = wish.order.is_some_and(|order| !order.ascending);
        if wish.order.is_some() || !groups.is_empty() {
            keys.sort(&mut keyed, falls);
            ids = keyed.iter().map(|keyed| ids[keyed.at as usize]).collect();
        }
        let mut from = 0;
        for group in &mut groups {
            let len = group.rows.end;
            group.rows = from..from + len;
            from += len;
        }
        Some(Self {
            source,
            wish,
            ids,
            groups,
            whole,
        })
    }

    /// How many rows are shown, without the headings of groups.
    pub(in crate::queue_panel) fn len(&self) -> usize {
        self.ids.len()
    }

    /// How many the list has.
    pub(in crate::queue_panel) fn whole(&self) -> usize {
        self.whole
    }

    /// The row at this place, without the headings of groups.
    pub(in crate::queue_panel) fn id(&self, at: usize) -> Option<S::Id> {
        self.ids.get(at).copied()
    }

    /// The rows of a group, or all of them.
    pub(in crate::queue_panel) fn ids(&self, rows: Range<usize>) -> &[S::Id] {
        self.ids.get(rows).unwrap_or_default()
    }

    /// The groups; none where the rows are not grouped.
    pub(in crate::queue_panel) fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The group with this key.
    pub(in crate::queue_panel) fn group(&self, key: GroupKey) -> Option<&Group> {
        self.groups.iter().find(|group| group.key == key)
    }

    /// What the rows were made of.
    pub(in crate::queue_panel) fn source(&self) -> &S {
        &self.source
    }

    /// Are rows left out?
    pub(in crate::queue_panel) fn filters(&self) -> bool {
        self.wish.filters()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys of many lengths that begin alike, and some that are the beginning of others.
    #[test]
    fn rows_are_sorted_by_group_and_whole_key() {
        let mut keys = Keys::default();
        let mut rows = Vec::new();
        for at in 0..600_u32 {
            let key =
                format!("/srv/www/{}", "ab".repeat((at * 7 % 13) as usize)) + ["", "a", "b", "\0"][(at % 4) as usize];
            keys.bytes.extend_from_slice(key.as_bytes());
            keys.ends.push(keys.bytes.len());
            rows.push((at * 5 % 3, key));
        }
        for falls in [false, true] {
            let keyed = rows.iter().zip(0..).map(|((group, _), at)| Keyed {
                group: *group,
                at,
                prefix: 0,
            });
            let mut keyed: Vec<Keyed> = keyed.collect();
            keys.sort(&mut keyed, falls);
            let mut expected: Vec<usize> = (0..rows.len()).collect();
            expected.sort_by(|a, b| {
                let by_key = rows[*a].1.cmp(&rows[*b].1);
                rows[*a]
                    .0
                    .cmp(&rows[*b].0)
                    .then(if falls { by_key.reverse() } else { by_key })
            });
            let sorted: Vec<usize> = keyed.iter().map(|row| row.at as usize).collect();
            assert_eq!(sorted, expected);
        }
    }
}
