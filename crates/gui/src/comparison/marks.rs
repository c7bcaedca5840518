//! What each name of one folder is against the same name of the other: worked out once for each change of either.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    sync::Arc,
};

use portolan_engine::{CompareBy, Extent, PaneListing, Sides, Verdict, compare_by_clocks};
use portolan_remote::{Entry, EntryKind, FileName};

use super::Known;

/// What an entry is against the one of the same name in the other pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Mark {
    /// The other folder has no such name.
    Only,
    /// It was changed later than the other.
    Newer,
    /// It was changed before the other.
    Older,
    /// The sizes differ, and the times tell nothing or are not compared.
    OtherSize,
    /// The contents differ.
    OtherContents,
    /// A folder here and a file there, …
    OtherKind,
    /// Nobody can tell: this never counts as equal.
    Unknown,
    /// A folder on both sides. What is in them was not compared.
    Folder,
    /// The same, by what was compared.
    Same,
}

impl Mark {
    /// All of them, what differs first.
    pub(crate) const ALL: [Self; 9] = [
        Self::Only,
        Self::Newer,
        Self::Older,
        Self::OtherSize,
        Self::OtherContents,
        Self::OtherKind,
        Self::Unknown,
        Self::Folder,
        Self::Same,
    ];

    /// Of the first side, of the second one.
    fn of(verdict: Verdict) -> [Self; 2] {
        match verdict {
            Verdict::Same => [Self::Same; 2],
            Verdict::OnlyHere | Verdict::OnlyThere => [Self::Only; 2],
            Verdict::NewerHere => [Self::Newer, Self::Older],
            Verdict::NewerThere => [Self::Older, Self::Newer],
            Verdict::OtherSize => [Self::OtherSize; 2],
            Verdict::OtherContents => [Self::OtherContents; 2],
            Verdict::OtherKind => [Self::OtherKind; 2],
            Verdict::Unknown => [Self::Unknown; 2],
        }
    }

    /// Does it belong to what is selected as differing? What is older is what the other side would replace.
    pub(crate) fn differs(self) -> bool {
        matches!(
            self,
            Self::Only | Self::Newer | Self::OtherSize | Self::OtherContents | Self::OtherKind
        )
    }
}

/// An entry by its batch and its place in it.
pub(crate) type At = (u32, u32);

/// What is known of one entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Marked {
    /// What it is.
    pub(crate) mark: Mark,
    /// Where the other one is in its listing.
    pub(crate) other: Option<At>,
}

/// What decides about all marks: as long as it is the same, they are.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// The folders of the left and the right pane.
    pub(crate) listings: [Arc<PaneListing>; 2],
    /// By what.
    pub(crate) by: CompareBy,
    /// What the clock of each side lacks to be UTC, in seconds, where known.
    pub(crate) offsets: [Option<i32>; 2],
    /// What the engine found of contents so far.
    pub(crate) contents: Option<Arc<Known>>,
}

impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        let same = |one: &PaneListing, other: &PaneListing| {
            one.place == other.place
                && one.revision == other.revision
                && one.names == other.names
                && one.extent == other.extent
        };
        let contents = match (&self.contents, &other.contents) {
            (None, None) => true,
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            _ => false,
        };
        contents
            && (self.by, self.offsets) == (other.by, other.offsets)
            && self
                .listings
                .iter()
                .zip(&other.listings)
                .all(|(one, other)| same(one, other))
    }
}

/// The marks of two folders.
#[derive(Debug)]
pub(crate) struct Marks {
    /// Of what.
    pub(crate) asked: Asked,
    sides: [HashMap<FileName, Marked>; 2],
    counts: [[usize; Mark::ALL.len()]; 2],
    /// Files of both whose contents would tell, and are not known.
    pub(crate) unread: Vec<(At, At)>,
}

fn entries(listing: &PaneListing) -> impl Iterator<Item = (At, &Entry)> {
    listing.batches.iter().enumerate().flat_map(|(batch, entries)| {
        let at = move |place: usize| (batch as u32, place as u32);
        entries.iter().enumerate().map(move |(place, entry)| (at(place), entry))
    })
}

/// The entry there.
pub(crate) fn entry_at(listing: &PaneListing, (batch, place): At) -> Option<&Entry> {
    listing.batches.get(batch as usize)?.get(place as usize)
}

/// A name as people read it: by that, names of two places are the same.
fn word<'a>(listing: &PaneListing, entry: &'a Entry) -> Cow<'a, str> {
    listing.names.reading.show(entry.name.as_bytes())
}

impl Marks {
    /// Works them out.
    pub(crate) fn of(asked: Asked) -> Self {
        let [left, right] = &asked.listings;
        let mut by_word: HashMap<Cow<'_, str>, (At, &Entry)> = HashMap::new();
        // Two names that read the same on one side: nobody can say which of them is meant.
        let mut twice: HashSet<Cow<'_, str>> = HashSet::new();
        for (at, entry) in entries(right) {
            let word = word(right, entry);
            if by_word.insert(word.clone(), (at, entry)).is_some() {
                twice.insert(word);
            }
        }
        let mut seen: HashSet<Cow<'_, str>> = HashSet::new();
        for (_, entry) in entries(left) {
            let word = word(left, entry);
            if !seen.insert(word.clone()) {
                twice.insert(word);
            }
        }
        let mut sides = [HashMap::new(), HashMap::new()];
        let mut unread = Vec::new();
        for (at, here) in entries(left) {
            let word = word(left, here);
            let marked = match by_word.get(&word) {
                Some((beside, there)) => {
                    let marks = if twice.contains(&word) {
                        [Mark::Unknown; 2]
                    } else {
                        asked.pair(here, there)
                    };
                    if marks[0] == Mark::Unknown && !twice.contains(&word) && asked.by_contents(here, there) {
                        unread.push((at, *beside));
                    }
                    let back = Marked {
                        mark: marks[1],
                        other: Some(at),
                    };
                    sides[1].insert(there.name.clone(), back);
                    Marked {
                        mark: marks[0],
                        other: Some(*beside),
                    }
                }
                None => missing_in(right),
            };
            sides[0].insert(here.name.clone(), marked);
        }
        for (_, there) in entries(right) {
            let word = word(right, there);
            if !sides[1].contains_key(&there.name) {
                let marked = if seen.contains(&word) {
                    Marked {
                        mark: Mark::Unknown,
                        other: None,
                    }
                } else {
                    missing_in(left)
                };
                sides[1].insert(there.name.clone(), marked);
            }
        }
        let count = |side: &HashMap<FileName, Marked>| {
            let mut counts = [0; Mark::ALL.len()];
            for marked in side.values() {
                counts[marked.mark as usize] += 1;
            }
            counts
        };
        Self {
            counts: [count(&sides[0]), count(&sides[1])],
            sides,
            unread,
            asked,
        }
    }

    /// What an entry of a side is, by its name.
    pub(crate) fn get(&self, side: usize, name: &FileName) -> Option<Marked> {
        self.sides.get(side)?.get(name).copied()
    }

    /// How many of a side are this.
    pub(crate) fn count(&self, side: usize, mark: Mark) -> usize {
        self.counts.get(side).map_or(0, |counts| counts[mark as usize])
    }

    /// The names of a side that are one of these.
    pub(crate) fn names(&self, side: usize, is: impl Fn(Mark) -> bool) -> HashSet<FileName> {
        let side = self.sides.get(side).into_iter().flatten();
        side.filter(|(_, marked)| is(marked.mark))
            .map(|(name, _)| name.clone())
            .collect()
    }

    /// The entries of the other side that this one lacks, and where they are.
    pub(crate) fn lacking(&self, side: usize) -> impl Iterator<Item = (At, &Entry)> {
        let other = 1 - side.min(1);
        entries(&self.asked.listings[other]).filter(move |(_, entry)| {
            self.get(other, &entry.name)
                .is_some_and(|marked| marked.other.is_none())
        })
    }
}

/// A name that a folder lacks; where not all of that folder is known, that cannot be told.
fn missing_in(listing: &PaneListing) -> Marked {
    let whole = matches!(listing.extent, Extent::Whole) && listing.unparsed == 0;
    Marked {
        mark: if whole { Mark::Only } else { Mark::Unknown },
        other: None,
    }
}

impl Asked {
    fn by_contents(&self, here: &Entry, there: &Entry) -> bool {
        self.by == CompareBy::Content && here.kind == EntryKind::File && there.kind == EntryKind::File
    }

    fn pair(&self, here: &Entry, there: &Entry) -> [Mark; 2] {
        if here.kind == EntryKind::Folder && there.kind == EntryKind::Folder {
            return [Mark::Folder; 2];
        }
        let verdict = compare_by_clocks(Sides { here, there }, self.by, self.offsets);
        let contents = self
            .contents
            .as_ref()
            .and_then(|contents| contents.verdict(here, there));
        match (verdict, contents) {
            (Verdict::Unknown, Some(found)) => Mark::of(found),
            (verdict, _) => Mark::of(verdict),
        }
    }
}

#[cfg(test)]
mod tests {
    use portolan_engine::Place;
    use portolan_remote::{Precision, RemotePath, SiteId, Timestamp, Zone};

    use super::{
        Mark::{Folder, Newer, Older, Only, OtherKind, OtherSize, Same},
        *,
    };
    use crate::tests::{NOW, file, folder, listing, name};

    fn asked(here: Vec<Entry>, there: Vec<Entry>) -> Asked {
        Asked {
            listings: [
                listing(Place::Local("/a".into()), 1, here),
                listing(Place::Remote(SiteId(1), RemotePath::new("/www")), 1, there),
            ],
            by: CompareBy::Time,
            offsets: [None; 2],
            contents: None,
        }
    }

    fn at(mut entry: Entry, seconds: i64) -> Entry {
        entry.modified = Some(Timestamp::utc(seconds));
        entry
    }

    fn mark(marks: &Marks, side: usize, text: &str) -> Option<Mark> {
        marks.get(side, &name(text)).map(|marked| marked.mark)
    }

    #[test]
    fn each_side_is_told_from_where_it_stands() {
        let marks = Marks::of(asked(
            vec![
                file("same", 5),
                file("size", 6),
                at(file("newer", 5), NOW),
                at(file("older", 5), NOW - 100_000),
                file("here", 1),
                folder("both"),
                folder("kind"),
            ],
            vec![
                file("same", 5),
                file("size", 5),
                file("newer", 5),
                file("older", 5),
                folder("both"),
                file("kind", 1),
                folder("there"),
            ],
        ));
        let of = |side| {
            ["same", "size", "newer", "older", "here", "both", "kind", "there"].map(|name| mark(&marks, side, name))
        };
        let here = [Same, OtherSize, Newer, Older, Only, Folder, OtherKind].map(Some);
        assert_eq!(of(0)[..7], here);
        assert_eq!(of(0)[7], None);
        let there = [Same, OtherSize, Older, Newer].map(Some);
        assert_eq!(of(1)[..4], there);
        assert_eq!(of(1)[4..], [None, Some(Folder), Some(OtherKind), Some(Only)]);
        assert_eq!((marks.count(0, Only), marks.count(1, Only)), (1, 1));
        let lacking: Vec<String> = marks.lacking(0).map(|(_, entry)| entry.name.to_string()).collect();
        assert_eq!(lacking, ["there"]);
    }

    #[test]
    fn what_nobody_knows_is_never_the_same() {
        // Told to the minute by a clock of nobody knows where.
        let mut there = file("a", 5);
        there.modified = Some(Timestamp {
            seconds: NOW - 3600,
            nanos: 0,
            precision: Precision::Minute,
            zone: Zone::Server,
        });
        let mut asked = asked(vec![file("a", 5)], vec![there]);
        assert_eq!(mark(&Marks::of(asked.clone()), 0, "a"), Some(Mark::Unknown));
        asked.offsets[1] = Some(0);
        assert_eq!(mark(&Marks::of(asked.clone()), 0, "a"), Some(Same));
        asked.offsets[1] = Some(-7200);
        assert_eq!(mark(&Marks::of(asked.clone()), 0, "a"), Some(Newer));
        // Contents that were not read yet.
        asked.by = CompareBy::Content;
        assert_eq!(mark(&Marks::of(asked.clone()), 1, "a"), Some(Mark::Unknown));
        assert_eq!(Marks::of(asked.clone()).unread.len(), 1);
        let mut known = Known::default();
        let [left, right] = asked.listings.clone().map(|listing| listing.batches[0][0].clone());
        known.insert(&left, &right, Verdict::OtherContents);
        asked.contents = Some(Arc::new(known));
        let marks = Marks::of(asked.clone());
        assert_eq!(mark(&marks, 1, "a"), Some(Mark::OtherContents));
        assert!(marks.unread.is_empty());
        // What was found of a file says nothing of what it is now.
        asked.listings[0] = listing(Place::Local("/a".into()), 2, vec![at(left, NOW + 1)]);
        let marks = Marks::of(asked);
        assert_eq!(mark(&marks, 1, "a"), Some(Mark::Unknown));
        assert_eq!(marks.unread.len(), 1);
    }

    #[test]
    fn a_folder_of_which_a_part_is_known_lacks_nothing_for_sure() {
        let mut asked = asked(vec![file("a", 5)], vec![file("b", 5)]);
        let mut part = (*asked.listings[1]).clone();
        part.extent = Extent::First(1);
        asked.listings[1] = Arc::new(part);
        let marks = Marks::of(asked);
        assert_eq!(mark(&marks, 0, "a"), Some(Mark::Unknown));
        assert_eq!(mark(&marks, 1, "b"), Some(Only));
    }
}
