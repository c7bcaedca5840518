//! Which entries a pane shows and in which order: worked out once for each change, away from the frame where it is long.

mod order;

use std::{
    borrow::Cow,
    sync::{
        Arc,
        mpsc::{Receiver, TryRecvError, sync_channel},
    },
};

use eframe::egui::Context;
use portolan_engine::{PaneListing, Place, SiteNames};
use portolan_remote::{
    Entry, EntryKind, FileName, NameEncoding,
    filter::{Candidate, Matcher},
};

pub(crate) use order::add_natural_key;
pub(super) use order::name_key;
use order::{By, Keyed};

use crate::comparison::{At, Beside};
use crate::filters::Shown;
use crate::{
    place,
    prefs::{Order, Sorting},
};

/// More entries than this are sorted on a thread of their own: below, it takes less than a millisecond.
const AWAY_FROM: usize = 2000;

/// What decides which rows there are.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Wish {
    pub(crate) order: Order,
    pub(crate) sorting: Sorting,
    pub(crate) hidden_files: bool,
    /// Only names that hold this, in lower case.
    pub(crate) filter: String,
    /// Only names that begin so, in lower case.
    pub(crate) begins_with: String,
    /// Only what can be entered: folders and links.
    pub(crate) folders_only: bool,
    /// Folders that were counted, and what is in them, by name: where sizes sort.
    pub(crate) counted: Vec<(FileName, u64)>,
    /// Only what the filters that are on let through.
    pub(crate) shown: Shown,
    /// What the other pane has, where both are compared.
    pub(crate) beside: Option<Beside>,
}

/// In the place of a batch: the row is a gap, for something of the other pane.
const GAP: u32 = 1 << 31;

/// What becomes of an entry.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Shown,
    /// Hidden, or without what is typed into the filter field, or the same on both sides.
    LeftOut,
    /// Left out by filters with a name.
    Filtered,
}

/// The rows of one state of a folder.
#[derive(Clone, Debug)]
pub(crate) struct Index {
    listing: Arc<PaneListing>,
    wish: Wish,
    /// Batch and place in it, in the order of the rows; with [`GAP`], those of the other pane.
    at: Vec<At>,
    /// Rows that are gaps.
    gaps: usize,
    /// Folders among them.
    pub(crate) folders: u64,
    /// Sum of the sizes that are known.
    pub(crate) bytes: u64,
    /// Entries that the wish leaves out.
    pub(crate) left_out: u64,
    /// Those of them that only the filters with a name leave out.
    pub(crate) filtered: u64,
}

impl Index {
    /// Works the rows out.
    pub(crate) fn new(listing: Arc<PaneListing>, wish: Wish) -> Self {
        let mut keyed = Vec::new();
        let reading = listing.names.reading;
        let (mut folders, mut bytes, mut left_out, mut filtered) = (0, 0, 0, 0);
        let folder = folder_path(&listing.place);
        for (batch_at, batch) in listing.batches.iter().enumerate() {
            for (entry_at, entry) in batch.iter().enumerate() {
                let fate = wish.fate(entry, reading, &folder);
                if fate != Fate::Shown {
                    left_out += 1;
                    filtered += u64::from(fate == Fate::Filtered);
                    keyed.extend(wish.gap_for_hidden(entry));
                    continue;
                }
                if entry.kind == EntryKind::Folder {
                    folders += 1;
                } else {
                    bytes += entry.size.unwrap_or(0);
                }
                let by = wish.leading(entry);
                keyed.push(Keyed {
                    place: (batch_at as u32, entry_at as u32),
                    name: name_key(&by.name, wish.sorting, wish.reading_of(by, entry, reading)),
                    by: By::of(by, &wish),
                    entry: by,
                });
            }
        }
        let shown = keyed.iter().filter(|keyed| keyed.place.0 & GAP == 0).count();
        keyed.extend(wish.gaps());
        let gaps = keyed.len() - shown;
        keyed.sort_unstable_by(|a, b| a.compare(b, &wish));
        let at = keyed.into_iter().map(|keyed| keyed.place).collect();
        Self {
            listing,
            wish,
            at,
            gaps,
            folders,
            bytes,
            left_out,
            filtered,
        }
    }

    /// How names are shown and written here.
    pub(crate) fn names(&self) -> SiteNames {
        self.listing.names
    }

    /// The name of an entry, for people.
    pub(crate) fn shown<'a>(&self, name: &'a FileName) -> Cow<'a, str> {
        self.listing.names.reading.show(name.as_bytes())
    }

    /// How many rows there are: entries, and gaps for what only the other pane has.
    pub(crate) fn len(&self) -> usize {
        self.at.len()
    }

    /// How many entries are shown.
    pub(crate) fn shown_len(&self) -> usize {
        self.at.len() - self.gaps
    }

    /// What the other pane has in this row, where this one has a gap.
    pub(crate) fn gap(&self, position: usize) -> Option<&Entry> {
        let (batch, place) = *self.at.get(position)?;
        let beside = self.wish.beside.as_ref()?;
        (batch & GAP != 0).then(|| beside.other_at((batch & !GAP, place)))?
    }

    /// What the other pane has, where both are compared.
    pub(crate) fn beside(&self) -> Option<&Beside> {
        self.wish.beside.as_ref()
    }

    /// Is there a row above the entries, for the folder above this one or above that of the other pane?
    pub(crate) fn has_above(&self) -> bool {
        let beside = self
            .beside()
            .is_some_and(|beside| beside.aligned.is_some() && beside.above);
        beside || place::parent(&self.listing.place).is_some()
    }

    /// The folder.
    pub(crate) fn place(&self) -> &Place {
        &self.listing.place
    }

    /// The entry at a position, counted from 0 without the row of the folder above.
    pub(crate) fn entry(&self, position: usize) -> Option<&Entry> {
        let (batch, entry) = *self.at.get(position)?;
        self.listing.batches.get(batch as usize)?.get(entry as usize)
    }

    /// All entries in the order of the rows.
    pub(crate) fn entries(&self) -> impl Iterator<Item = &Entry> {
        (0..self.len()).filter_map(|position| self.entry(position))
    }

    /// Where the entry of this name stands.
    pub(crate) fn position(&self, name: &FileName) -> Option<usize> {
        (0..self.len()).find(|position| self.entry(*position).is_some_and(|entry| entry.name == *name))
    }

    fn answers(&self, listing: &PaneListing, wish: &Wish) -> bool {
        self.listing.place == listing.place && self.listing.revision == listing.revision && self.wish == *wish
    }
}

/// The path of a folder as filters look at it.
fn folder_path(place: &Place) -> Vec<u8> {
    match place {
        Place::Local(path) => path.as_os_str().as_encoded_bytes().to_vec(),
        Place::Remote(_, path) => path.as_bytes().to_vec(),
    }
}

impl Wish {
    fn takes(&self, entry: &Entry, reading: NameEncoding) -> bool {
        let lower = || reading.show(entry.name.as_bytes()).to_lowercase();
        (self.hidden_files || !entry.name.hidden())
            && (!self.folders_only || matches!(entry.kind, EntryKind::Folder | EntryKind::Symlink))
            && (self.filter.is_empty() || lower().contains(&self.filter))
            && (self.begins_with.is_empty() || lower().starts_with(&self.begins_with))
    }
}

/// What concerns the other pane.
impl Wish {
    fn fate(&self, entry: &Entry, reading: NameEncoding, folder: &[u8]) -> Fate {
        let hidden = || self.beside.as_ref().is_some_and(|beside| beside.hides(&entry.name));
        if !self.takes(entry, reading) || hidden() {
            return Fate::LeftOut;
        }
        let lets_through = |matcher: &Matcher| matcher.takes(&Candidate::of(entry, folder, 0));
        if self.shown.matcher().is_none_or(lets_through) {
            Fate::Shown
        } else {
            Fate::Filtered
        }
    }

    /// The other pane, and its wish, where rows stand beside each other.
    fn aligned(&self) -> Option<(&Beside, &Self)> {
        let beside = self.beside.as_ref()?;
        Some((beside, beside.aligned.as_deref()?))
    }

    /// By which entry a row is sorted: where rows stand beside each other, by that of the left pane.
    fn leading<'a>(&'a self, entry: &'a Entry) -> &'a Entry {
        let partner = self
            .aligned()
            .filter(|(beside, _)| beside.side == 1)
            .and_then(|(beside, _)| beside.partner(&entry.name));
        partner.unwrap_or(entry)
    }

    /// How the name of what leads is read: as here, or as in the other pane.
    fn reading_of(&self, leading: &Entry, own: &Entry, reading: NameEncoding) -> NameEncoding {
        match &self.beside {
            Some(beside) if !std::ptr::eq(leading, own) => beside.other().names.reading,
            _ => reading,
        }
    }

    fn gap<'a>(&'a self, at: At, leading: &'a Entry, reading: NameEncoding) -> Keyed<'a> {
        Keyed {
            place: (GAP | at.0, at.1),
            name: name_key(&leading.name, self.sorting, reading),
            by: By::of(leading, self),
            entry: leading,
        }
    }

    /// An entry that is not shown here, and whose partner is shown in the other pane.
    fn gap_for_hidden<'a>(&'a self, entry: &'a Entry) -> Option<Keyed<'a>> {
        let (beside, theirs) = self.aligned()?;
        let at = beside.marks.get(beside.side, &entry.name)?.other?;
        let other = beside.other_at(at)?;
        let listing = beside.other();
        let shown = !beside.hides(&entry.name)
            && theirs.fate(other, listing.names.reading, &folder_path(&listing.place)) == Fate::Shown;
        let (leading, reading) = if beside.side == 1 {
            (other, listing.names.reading)
        } else {
            (entry, beside.own().names.reading)
        };
        shown.then(|| self.gap(at, leading, reading))
    }

    /// Gaps for what the other pane shows and this folder lacks.
    fn gaps(&self) -> impl Iterator<Item = Keyed<'_>> {
        self.aligned().into_iter().flat_map(move |(beside, theirs)| {
            let listing = beside.other();
            let (reading, folder) = (listing.names.reading, folder_path(&listing.place));
            beside
                .lacking()
                .filter(move |(_, entry)| theirs.fate(entry, reading, &folder) == Fate::Shown)
                .map(move |(at, entry)| self.gap(at, entry, reading))
        })
    }
}

impl Wish {
    /// What was counted of a folder.
    fn counted(&self, entry: &Entry) -> Option<u64> {
        let at = self.counted.binary_search_by(|(name, _)| name.cmp(&entry.name)).ok()?;
        (entry.kind == EntryKind::Folder).then(|| self.counted[at].1)
    }
}

/// The rows of a pane, always those of the newest finished work.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    shown: Option<Arc<Index>>,
    at_work: Option<Receiver<Index>>,
}

impl Rows {
    /// What to show now. Returns whether it is new in this frame.
    pub(crate) fn update(&mut self, ctx: &Context, listing: &Arc<PaneListing>, wish: &Wish) -> bool {
        let mut new = false;
        if let Some(receiver) = &self.at_work {
            match receiver.try_recv() {
                Ok(index) => {
                    self.shown = Some(Arc::new(index));
                    self.at_work = None;
                    new = true;
                }
                Err(TryRecvError::Disconnected) => self.at_work = None,
                Err(TryRecvError::Empty) => {}
            }
        }
        let current = self.shown.as_ref().is_some_and(|index| index.answers(listing, wish));
        if current || self.at_work.is_some() {
            return new;
        }
        if self.shown.as_ref().is_some_and(|index| *index.place() != listing.place) {
            // Never the rows of another folder under this one's path.
            self.shown = None;
            new = true;
        }
        let entries: usize = listing.batches.iter().map(|batch| batch.len()).sum();
        if entries <= AWAY_FROM || !self.start(ctx, listing, wish) {
            self.shown = Some(Arc::new(Index::new(Arc::clone(listing), wish.clone())));
            new = true;
        }
        new
    }

    fn start(&mut self, ctx: &Context, listing: &Arc<PaneListing>, wish: &Wish) -> bool {
        let (sender, receiver) = sync_channel(1);
        let (listing, wish, ctx) = (Arc::clone(listing), wish.clone(), ctx.clone());
        let work = move || {
            // The pane may be gone meanwhile; then nobody wants the rows.
            if sender.send(Index::new(listing, wish)).is_ok() {
                ctx.request_repaint();
            }
        };
        let started = std::thread::Builder::new()
            .name("portolan-sort".to_owned())
            .spawn(work)
            .is_ok();
        if started {
            self.at_work = Some(receiver);
        }
        started
    }

    /// The rows; `None` until the first listing.
    pub(crate) fn shown(&self) -> Option<&Arc<Index>> {
        self.shown.as_ref()
    }

    /// Is a new order being worked out?
    pub(crate) fn at_work(&self) -> bool {
        self.at_work.is_some()
    }
}

#[cfg(test)]
mod tests {
    use portolan_engine::PaneState;

    use super::*;
    use crate::prefs::SortKey;

    fn entry(name: &str, kind: EntryKind, size: u64) -> Entry {
        let mut entry = Entry::new(FileName::parse(name.as_bytes()).expect("a legal name"), kind);
        entry.size = Some(size);
        entry
    }

    fn listing(entries: &[Entry]) -> Arc<PaneListing> {
        Arc::new(PaneListing {
            place: Place::Local("/x".into()),
            state: PaneState::Ready,
            batches: entries.chunks(3).map(Arc::from).collect(),
            revision: 1,
            listed: None,
            took: None,
            command: None,
            free: None,
            unparsed: 0,
            extent: portolan_engine::Extent::Whole,
            names: SiteNames::default(),
            seen: portolan_engine::NamesSeen::default(),
        })
    }

    fn wish(key: SortKey, ascending: bool) -> Wish {
        Wish {
            order: Order { key, ascending },
            ..Wish::default()
        }
    }

    fn names(index: &Index) -> Vec<String> {
        index.entries().map(|entry| entry.name.to_string()).collect()
    }

    fn sample() -> Arc<PaneListing> {
        listing(&[
            entry("b10.txt", EntryKind::File, 1),
            entry("B2.txt", EntryKind::File, 30),
            entry(".hidden", EntryKind::File, 5),
            entry("zoo", EntryKind::Folder, 0),
            entry("Äpfel", EntryKind::Folder, 0),
            entry("a007", EntryKind::File, 2),
            entry("a7b", EntryKind::File, 2),
        ])
    }

    #[test]
    fn folders_first_numbers_by_value_case_ignored() {
        let index = Index::new(sample(), wish(SortKey::Name, true));
        assert_eq!(names(&index), ["zoo", "Äpfel", "a007", "a7b", "B2.txt", "b10.txt"]);
        assert_eq!((index.folders, index.bytes, index.left_out), (2, 35, 1));
        let back = Index::new(sample(), wish(SortKey::Name, false));
        assert_eq!(names(&back), ["Äpfel", "zoo", "b10.txt", "B2.txt", "a7b", "a007"]);
    }

    #[test]
    fn folders_among_files_and_names_by_their_letters() {
        let mut wish = wish(SortKey::Name, true);
        wish.sorting.folders_first = false;
        let index = Index::new(sample(), wish.clone());
        assert_eq!(names(&index), ["a007", "a7b", "B2.txt", "b10.txt", "zoo", "Äpfel"]);
        wish.sorting.natural = false;
        let index = Index::new(sample(), wish.clone());
        assert_eq!(names(&index), ["a007", "a7b", "b10.txt", "B2.txt", "zoo", "Äpfel"]);
        wish.sorting.case_sensitive = true;
        let index = Index::new(sample(), wish);
        assert_eq!(names(&index), ["B2.txt", "a007", "a7b", "b10.txt", "zoo", "Äpfel"]);
    }

    #[test]
    fn by_type_and_by_owner() {
        let index = Index::new(sample(), wish(SortKey::Type, true));
        assert_eq!(names(&index), ["zoo", "Äpfel", "a007", "a7b", "B2.txt", "b10.txt"]);
        let mut owned = entry("z", EntryKind::File, 1);
        owned.set_owner(Some("alice"));
        let mut other = entry("a", EntryKind::File, 1);
        other.set_owner(Some("bob"));
        let all = listing(&[other, owned, entry("nobody", EntryKind::File, 1)]);
        let index = Index::new(all, wish(SortKey::Owner, false));
        assert_eq!(names(&index), ["a", "z", "nobody"]);
    }

    #[test]
    fn by_size_with_names_as_tie_break() {
        let index = Index::new(sample(), wish(SortKey::Size, false));
        assert_eq!(names(&index), ["zoo", "Äpfel", "B2.txt", "a007", "a7b", "b10.txt"]);
    }

    #[test]
    fn counted_folders_sort_by_what_is_in_them() {
        let mut wish = wish(SortKey::Size, true);
        let name = |text: &str| FileName::parse(text.as_bytes()).expect("a legal name");
        wish.counted = vec![(name("zoo"), 900), (name("Äpfel"), 7)];
        assert_eq!(names(&Index::new(sample(), wish.clone()))[..2], ["Äpfel", "zoo"]);
        wish.order.ascending = false;
        wish.sorting.folders_first = false;
        assert_eq!(names(&Index::new(sample(), wish))[..3], ["zoo", "B2.txt", "Äpfel"]);
    }

    #[test]
    fn hidden_and_filtered_entries_are_left_out() {
        let mut wish = wish(SortKey::Name, true);
        wish.hidden_files = true;
        assert_eq!(Index::new(sample(), wish.clone()).len(), 7);
        wish.filter = "b".to_owned();
        let index = Index::new(sample(), wish);
        assert_eq!(names(&index), ["a7b", "B2.txt", "b10.txt"]);
        assert_eq!(index.left_out, 4);
        assert_eq!(index.position(&FileName::parse(b"b10.txt").expect("a name")), Some(2));
    }

    #[test]
    fn a_long_folder_is_sorted_elsewhere_and_arrives() {
        let many: Vec<Entry> = (0..5000).map(|n| entry(&format!("f{n}"), EntryKind::File, 1)).collect();
        let (many, wish) = (listing(&many), wish(SortKey::Name, false));
        let ctx = Context::default();
        let mut rows = Rows::default();
        assert!(!rows.update(&ctx, &many, &wish) || rows.shown().is_some());
        while !rows.update(&ctx, &many, &wish) {
            std::thread::yield_now();
        }
        let index = rows.shown().expect("sorted");
        assert_eq!(
            index.entry(0).map(|entry| entry.name.to_string()),
            Some("f4999".to_owned())
        );
        assert!(!rows.update(&ctx, &many, &wish), "nothing new without a change");
    }
}
