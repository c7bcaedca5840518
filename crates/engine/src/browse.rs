//! What the panes show: the latest wish of each counts, visited folders are kept, finished operations patch them.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use portolan_remote::{Entry, FileName, Listing, RemoteError, RemotePath, SiteId};

use crate::{Extent, NamesSeen, PaneId, PaneListing, PaneState, Place, SiteNames};

/// Remote folders that are kept.
const CACHED_FOLDERS: usize = 100;

/// Entries of all kept folders together.
const CACHED_ENTRIES: usize = 300_000;

/// How long what a server said of its free room holds.
const ROOM_HOLDS: Duration = Duration::from_secs(30);

/// What a server says of its free room.
struct Room {
    free: Option<u64>,
    asked: Instant,
}

struct Pane {
    shown: PaneListing,
    wish: u64,
    asked: Instant,
    /// A folder is read again: what comes is shown as a whole at the end, so that nothing flickers.
    again: Option<Vec<Arc<[Entry]>>>,
    /// So many entries are read at once.
    most: u64,
}

#[derive(Clone, Default)]
struct Kept {
    seen: NamesSeen,
    batches: Vec<Arc<[Entry]>>,
    command: Option<&'static str>,
    unparsed: u32,
    extent: Extent,
    listed: Option<Instant>,
}

impl Kept {
    fn of(shown: &PaneListing) -> Self {
        Self {
            seen: shown.seen.clone(),
            batches: shown.batches.clone(),
            command: shown.command,
            unparsed: shown.unparsed,
            extent: shown.extent,
            listed: shown.listed,
        }
    }
}

/// A folder of a site.
type Key = (SiteId, RemotePath);

/// All panes, and the remote folders that were visited.
pub(crate) struct Browse {
    /// So many entries are read at once until a person wants more.
    usual_most: u64,
    panes: BTreeMap<PaneId, Pane>,
    last_wish: u64,
    last_revision: u64,
    cache: BTreeMap<Key, Kept>,
    /// Oldest visit first.
    visits: VecDeque<Key>,
    /// How the names of each site are shown.
    names: BTreeMap<SiteId, SiteNames>,
    /// How much room each site has, where it tells.
    rooms: BTreeMap<SiteId, Room>,
}

impl Browse {
    /// No panes yet, and so many entries of a remote folder at once.
    pub(crate) fn new(most: u64) -> Self {
        Self {
            usual_most: most,
            panes: BTreeMap::new(),
            last_wish: 0,
            last_revision: 0,
            cache: BTreeMap::new(),
            visits: VecDeque::new(),
            names: BTreeMap::new(),
            rooms: BTreeMap::new(),
        }
    }

    /// Is the site to be asked for its free room now? Then it is, and not again for a while.
    pub(crate) fn ask_room(&mut self, site: SiteId, now: Instant) -> bool {
        let room = self.rooms.get(&site);
        if room.is_some_and(|room| now.saturating_duration_since(room.asked) < ROOM_HOLDS) {
            return false;
        }
        let free = room.and_then(|room| room.free);
        self.rooms.insert(site, Room { free, asked: now });
        true
    }

    /// So much room the site has; `None` = it does not tell. Returns whether a pane shows it.
    pub(crate) fn room(&mut self, site: SiteId, free: Option<u64>) -> bool {
        if let Some(room) = self.rooms.get_mut(&site) {
            room.free = free;
        }
        let mut shown = false;
        for pane in self.panes.values_mut() {
            if pane.shown.place.remote().is_some_and(|(other, _)| other == site) && pane.shown.free != free {
                pane.shown.free = free;
                shown = true;
            }
        }
        shown
    }

    fn room_of(&self, place: &Place) -> Option<u64> {
        self.rooms.get(&place.remote()?.0)?.free
    }

    /// The server is asked now: what was waited for before, a connection or an answer, is no time of the listing.
    pub(crate) fn began(&mut self, pane: PaneId, wish: u64, now: Instant) {
        if let Some(pane) = self.of(pane, wish) {
            pane.asked = now;
        }
    }

    /// A pane wants to see a folder. Returns the number of the wish if the folder must be read.
    pub(crate) fn show(&mut self, pane: PaneId, place: Place, refresh: bool, now: Instant) -> Option<u64> {
        self.last_wish += 1;
        let wish = self.last_wish;
        self.last_revision += 1;
        let kept = match &place {
            Place::Remote(site, path) if !refresh => self.cache.get(&(*site, path.clone())).cloned(),
            _ => None,
        };
        let read = kept.is_none();
        let same = self.panes.get(&pane).filter(|pane| pane.shown.place == place);
        let again = (read && same.is_some()).then(Vec::new);
        let most = same.map_or(self.usual_most, |pane| pane.most);
        let kept = kept
            .or_else(|| same.map(|pane| Kept::of(&pane.shown)))
            .unwrap_or_default();
        let names = place.remote().and_then(|(site, _)| self.names.get(&site)).copied();
        let free = same.and_then(|pane| pane.shown.free).or_else(|| self.room_of(&place));
        let shown = PaneListing {
            place,
            state: if read { PaneState::Loading } else { PaneState::Ready },
            batches: kept.batches,
            revision: self.last_revision,
            took: None,
            listed: kept.listed,
            command: kept.command,
            free,
            unparsed: kept.unparsed,
            extent: kept.extent,
            names: names.unwrap_or_default(),
            seen: kept.seen,
        };
        self.panes.insert(
            pane,
            Pane {
                shown,
                wish,
                asked: now,
                again,
                most,
            },
        );
        read.then_some(wish)
    }

    /// So many entries of its folder this pane reads at once.
    pub(crate) fn most(&self, pane: PaneId) -> u64 {
        self.panes.get(&pane).map_or(self.usual_most, |pane| pane.most)
    }

    /// The person wants more of a folder whose reading ended early. Returns which is to be read again.
    pub(crate) fn want_more(&mut self, pane: PaneId) -> Option<Place> {
        let pane = self.panes.get_mut(&pane)?;
        match pane.shown.extent {
            Extent::First(_) => pane.most = pane.most.saturating_mul(2),
            Extent::Stopped | Extent::Earlier => {}
            Extent::Whole => return None,
        }
        Some(pane.shown.place.clone())
    }

    /// The person stops the reading; what has come stays. `false`: nothing was being read.
    pub(crate) fn stop(&mut self, pane: PaneId, now: Instant) -> bool {
        self.last_wish += 1;
        self.last_revision += 1;
        let Some(pane) = self.panes.get_mut(&pane) else {
            return false;
        };
        if !matches!(pane.shown.state, PaneState::Loading) {
            return false;
        }
        pane.wish = self.last_wish;
        pane.shown.state = PaneState::Ready;
        pane.shown.took = Some(now.saturating_duration_since(pane.asked));
        pane.shown.revision = self.last_revision;
        // What was there before a reading again is still what is shown.
        pane.shown.extent = if pane.again.take().is_some() {
            Extent::Earlier
        } else {
            pane.shown.listed = Some(now);
            Extent::Stopped
        };
        true
    }

    /// The folders of this computer that are shown.
    pub(crate) fn folders_here(&self) -> BTreeSet<PathBuf> {
        let places = self.panes.values().map(|pane| &pane.shown.place);
        places
            .filter_map(|place| match place {
                Place::Local(folder) => Some(folder.clone()),
                Place::Remote(..) => None,
            })
            .collect()
    }

    /// This folder of this computer has changed by itself: the panes that show it and do not read it, and the numbers under
    /// which it is to be read again. Nothing is seen of that but what comes of it.
    pub(crate) fn changed_here(&mut self, folder: &Path, now: Instant) -> Vec<(PaneId, u64)> {
        let mut wishes = Vec::new();
        for (id, pane) in &mut self.panes {
            let shows = matches!(&pane.shown.place, Place::Local(shown) if shown == folder);
            if shows && matches!(pane.shown.state, PaneState::Ready) {
                self.last_wish += 1;
                (pane.wish, pane.asked, pane.again) = (self.last_wish, now, Some(Vec::new()));
                wishes.push((*id, self.last_wish));
            }
        }
        wishes
    }

    pub(crate) fn forget(&mut self, pane: PaneId) {
        self.panes.remove(&pane);
    }

    /// Is this still what the pane wants?
    pub(crate) fn wanted(&self, pane: PaneId, wish: u64) -> bool {
        self.panes.get(&pane).is_some_and(|pane| pane.wish == wish)
    }

    fn of(&mut self, pane: PaneId, wish: u64) -> Option<&mut Pane> {
        self.panes.get_mut(&pane).filter(|pane| pane.wish == wish)
    }

    /// A relative path turned out to be this one.
    pub(crate) fn resolved(&mut self, pane: PaneId, wish: u64, place: Place) {
        if let Some(pane) = self.of(pane, wish) {
            pane.shown.place = place;
        }
    }

    /// More entries. `false`: nobody wants them any more.
    pub(crate) fn batch(&mut self, pane: PaneId, wish: u64, entries: Vec<Entry>) -> bool {
        self.last_revision += 1;
        let revision = self.last_revision;
        let Some(pane) = self.of(pane, wish) else { return false };
        if let Some(again) = &mut pane.again {
            again.push(entries.into());
        } else {
            pane.shown.batches.push(entries.into());
            pane.shown.revision = revision;
        }
        true
    }

    /// A folder is complete, or it failed.
    pub(crate) fn ended(
        &mut self,
        pane: PaneId,
        wish: u64,
        result: Result<Option<&Listing>, Arc<RemoteError>>,
        free: Option<u64>,
        now: Instant,
    ) {
        self.last_revision += 1;
        let revision = self.last_revision;
        let place = self.panes.get(&pane).map(|pane| &pane.shown.place);
        let free = free.or_else(|| self.room_of(place?));
        let Some(pane) = self.of(pane, wish) else { return };
        pane.shown.took = Some(now.saturating_duration_since(pane.asked));
        pane.shown.free = free;
        let again = pane.again.take();
        let listing = match result {
            Ok(listing) => listing,
            Err(error) => {
                pane.shown.state = PaneState::Failed(error);
                if again.is_some() && pane.shown.batches.iter().any(|batch| !batch.is_empty()) {
                    pane.shown.extent = Extent::Earlier;
                }
                return;
            }
        };
        pane.shown.state = PaneState::Ready;
        pane.shown.listed = Some(now);
        pane.shown.revision = revision;
        if let Some(batches) = again {
            pane.shown.batches = batches;
        }
        if let Some(offset) = listing.and_then(|listing| listing.clock_offset) {
            in_utc(&mut pane.shown.batches, offset);
        }
        pane.shown.command = listing.map(|listing| listing.command);
        pane.shown.unparsed = listing.map_or(0, |listing| listing.unparsed);
        pane.shown.extent = match listing {
            Some(listing) if !listing.complete => Extent::First(pane.most),
            _ => Extent::Whole,
        };
        if let Place::Remote(site, path) = &pane.shown.place {
            let key = (*site, path.clone());
            let kept = Kept::of(&pane.shown);
            self.keep(key, kept);
        }
    }

    /// What the names of the folder in this pane tell of their encoding; kept with it.
    pub(crate) fn look_at_names(&mut self, pane: PaneId) -> Option<NamesSeen> {
        let shown = &mut self.panes.get_mut(&pane)?.shown;
        let (site, path) = shown.place.remote()?;
        let entries = shown.batches.iter().flat_map(|batch| batch.iter());
        let seen = NamesSeen::of(entries.map(|entry| &entry.name));
        if let Some(kept) = self.cache.get_mut(&(site, path.clone())) {
            kept.seen = seen.clone();
        }
        shown.seen = seen.clone();
        Some(seen)
    }

    /// Names of this site are shown so from now on. Returns whether that changes anything.
    pub(crate) fn set_names(&mut self, site: SiteId, names: SiteNames) -> bool {
        if self.names.insert(site, names) == Some(names) {
            return false;
        }
        for pane in self.panes.values_mut() {
            if pane.shown.place.remote().is_some_and(|(other, _)| other == site) {
                self.last_revision += 1;
                pane.shown.revision = self.last_revision;
                pane.shown.names = names;
            }
        }
        true
    }

    /// The panes that show a folder of this site, and which.
    pub(crate) fn panes_of(&self, site: SiteId) -> Vec<(PaneId, Place)> {
        let panes = self.panes.iter().map(|(id, pane)| (*id, pane.shown.place.clone()));
        panes
            .filter(|(_, place)| place.remote().is_some_and(|(other, _)| other == site))
            .collect()
    }

    fn keep(&mut self, key: Key, kept: Kept) {
        self.visits.retain(|other| *other != key);
        self.visits.push_back(key.clone());
        self.cache.insert(key, kept);
        let entries = |kept: &Kept| kept.batches.iter().map(|batch| batch.len()).sum::<usize>();
        let mut all: usize = self.cache.values().map(entries).sum();
        while self.visits.len() > CACHED_FOLDERS || (all > CACHED_ENTRIES && self.visits.len() > 1) {
            let Some(oldest) = self.visits.pop_front() else { break };
            all -= self.cache.remove(&oldest).as_ref().map_or(0, entries);
        }
    }

    /// What is known of an entry, from a folder that was visited.
    pub(crate) fn known(&self, site: SiteId, path: &RemotePath) -> Option<Entry> {
        let kept = self.cache.get(&(site, path.parent()?))?;
        let name = path.file_name()?;
        kept.batches
            .iter()
            .flat_map(|batch| batch.iter())
            .find(|entry| entry.name == name)
            .cloned()
    }

    /// All that was seen of a folder, if it was visited.
    pub(crate) fn seen(&self, site: SiteId, path: &RemotePath) -> Option<Vec<Entry>> {
        let kept = self
            .cache
            .get(&(site, path.clone()))
            .filter(|kept| kept.unparsed == 0 && kept.extent == Extent::Whole)?;
        Some(kept.batches.iter().flat_map(|batch| batch.iter().cloned()).collect())
    }

    /// An entry of a folder is new or different (`Some`), or gone (`None`). Returns whether a pane shows it.
    pub(crate) fn patch(&mut self, folder: &Place, name: &FileName, entry: Option<&Entry>) -> bool {
        if let Place::Remote(site, path) = folder
            && let Some(kept) = self.cache.get_mut(&(*site, path.clone()))
        {
            patch(&mut kept.batches, name, entry);
        }
        let mut shown = false;
        for pane in self.panes.values_mut().filter(|pane| pane.shown.place == *folder) {
            self.last_revision += 1;
            pane.shown.revision = self.last_revision;
            patch(&mut pane.shown.batches, name, entry);
            if let Some(again) = &mut pane.again {
                patch(again, name, entry);
            }
            shown = true;
        }
        shown
    }

    /// A folder is different, and so may be everything below it. Returns the panes that must read it again.
    pub(crate) fn invalidate(&mut self, folder: &Place) -> Vec<PaneId> {
        if let Place::Remote(site, path) = folder {
            self.cache
                .retain(|(other, kept), _| other != site || !kept.is_within(path));
            let cache = &self.cache;
            self.visits.retain(|key| cache.contains_key(key));
        }
        self.panes
            .iter()
            .filter(|(_, pane)| pane.shown.place == *folder)
            .map(|(id, _)| *id)
            .collect()
    }

    /// Panes that show a folder below `folder`.
    pub(crate) fn below(&self, folder: &Place) -> Vec<(PaneId, Place)> {
        let within = |place: &Place| match (place, folder) {
            (Place::Local(path), Place::Local(folder)) => path.starts_with(folder),
            (Place::Remote(site, path), Place::Remote(other, folder)) => site == other && path.is_within(folder),
            _ => false,
        };
        let below = self.panes.iter().filter(|(_, pane)| within(&pane.shown.place));
        below
            .filter(|(_, pane)| pane.shown.place != *folder)
            .map(|(id, pane)| (*id, pane.shown.place.clone()))
            .collect()
    }

    /// Where a pane is.
    pub(crate) fn place(&self, pane: PaneId) -> Option<&Place> {
        self.panes.get(&pane).map(|pane| &pane.shown.place)
    }

    /// Nothing of this site is known for sure any more.
    pub(crate) fn forget_site(&mut self, site: SiteId) {
        self.rooms.remove(&site);
        self.cache.retain(|(other, _), _| *other != site);
        self.visits.retain(|(other, _)| *other != site);
    }

    /// For the faces.
    pub(crate) fn view(&self) -> Arc<BTreeMap<PaneId, Arc<PaneListing>>> {
        Arc::new(
            self.panes
                .iter()
                .map(|(id, pane)| (*id, Arc::new(pane.shown.clone())))
                .collect(),
        )
    }
}

/// Times of the server's wall clock become UTC, as far as they are exact enough for that.
fn in_utc(batches: &mut [Arc<[Entry]>], offset: i64) {
    let of_server = |entry: &Entry| entry.modified.is_some_and(|time| time.in_utc(offset) != time);
    for batch in batches.iter_mut().filter(|batch| batch.iter().any(of_server)) {
        let mut entries = batch.to_vec();
        for entry in &mut entries {
            entry.modified = entry.modified.map(|time| time.in_utc(offset));
        }
        *batch = entries.into();
    }
}

fn patch(batches: &mut Vec<Arc<[Entry]>>, name: &FileName, entry: Option<&Entry>) {
    let found = batches.iter().enumerate().find_map(|(at, batch)| {
        let within = batch.iter().position(|entry| entry.name == *name)?;
        Some((at, within))
    });
    match (found, entry) {
        (Some((at, within)), Some(entry)) => {
            let mut batch = batches[at].to_vec();
            batch[within] = entry.clone();
            batches[at] = batch.into();
        }
        (Some((at, within)), None) => {
            let mut batch = batches[at].to_vec();
            batch.remove(within);
            batches[at] = batch.into();
        }
        (None, Some(entry)) => match batches.last_mut().filter(|last| last.len() < 1000) {
            Some(last) => {
                let mut batch = last.to_vec();
                batch.push(entry.clone());
                *last = batch.into();
            }
            None => batches.push([entry.clone()].into()),
        },
        (None, None) => {}
    }
}

#[cfg(test)]
mod tests {
    use portolan_remote::EntryKind;

    use super::*;

    fn entry(name: &str) -> Entry {
        Entry::new(FileName::parse(name.as_bytes()).unwrap(), EntryKind::File)
    }

    fn names(browse: &Browse, pane: PaneId) -> Vec<String> {
        browse.view()[&pane]
            .batches
            .iter()
            .flat_map(|batch| batch.iter())
            .map(|entry| entry.name.to_string())
            .collect()
    }

    #[test]
    fn the_time_of_a_listing_begins_when_the_server_is_asked() {
        let (mut browse, pane, asked) = (Browse::new(10), PaneId(1), Instant::now());
        let place = Place::Remote(SiteId(1), RemotePath::new("/a"));
        let wish = browse.show(pane, place, false, asked).unwrap();
        // A password was typed meanwhile.
        let began = asked + Duration::from_secs(16);
        browse.began(pane, wish, began);
        browse.ended(pane, wish, Ok(None), None, began + Duration::from_secs(2));
        assert_eq!(browse.view()[&pane].took, Some(Duration::from_secs(2)));
    }

    #[test]
    fn a_server_is_asked_for_its_room_now_and_then_and_all_its_panes_show_it() {
        let (mut browse, now, site) = (Browse::new(10), Instant::now(), SiteId(1));
        let place = |path: &str| Place::Remote(site, RemotePath::new(path));
        let wish = browse.show(PaneId(1), place("/a"), false, now).unwrap();
        assert!(browse.ask_room(site, now) && !browse.ask_room(site, now));
        assert!(browse.room(site, Some(7)));
        // The end of a listing says nothing of it, and takes nothing away.
        browse.ended(PaneId(1), wish, Ok(None), None, now);
        browse.show(PaneId(2), place("/b"), false, now);
        assert_eq!(
            [PaneId(1), PaneId(2)].map(|pane| browse.view()[&pane].free),
            [Some(7); 2]
        );
        assert!(browse.ask_room(site, now + ROOM_HOLDS));
        assert!(browse.room(site, None), "it does not tell any more");
        assert_eq!(browse.view()[&PaneId(2)].free, None);
    }

    #[test]
    fn only_the_latest_wish_counts_and_a_folder_read_again_does_not_flicker() {
        let (mut browse, pane, now) = (Browse::new(10), PaneId(1), Instant::now());
        let place = |path: &str| Place::Remote(SiteId(1), RemotePath::new(path));
        let old = browse.show(pane, place("/a"), false, now).unwrap();
        let wish = browse.show(pane, place("/b"), false, now).unwrap();
        assert!(!browse.batch(pane, old, vec![entry("late")]));
        assert!(browse.batch(pane, wish, vec![entry("1"), entry("2")]));
        assert_eq!(names(&browse, pane), ["1", "2"]);
        browse.ended(pane, wish, Ok(None), None, now);
        let again = browse.show(pane, place("/b"), true, now).unwrap();
        browse.batch(pane, again, vec![entry("3")]);
        assert_eq!(names(&browse, pane), ["1", "2"]);
        browse.ended(pane, again, Ok(None), None, now);
        assert_eq!(names(&browse, pane), ["3"]);
        assert!(browse.patch(&place("/b"), &entry("4").name, Some(&entry("4"))));
        assert!(browse.patch(&place("/b"), &entry("3").name, None));
        // From the cache, patched, and nothing needs to be read; it is as old as it was.
        let later = now + Duration::from_mins(1);
        assert_eq!(browse.show(PaneId(2), place("/b"), false, later), None);
        assert_eq!(browse.view()[&PaneId(2)].listed, Some(now));
        assert_eq!(names(&browse, PaneId(2)), ["4"]);
        assert_eq!(browse.invalidate(&place("/b")), [pane, PaneId(2)]);
        assert!(browse.show(PaneId(2), place("/b"), false, now).is_some());
    }
}
