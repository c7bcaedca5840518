//! The errands of the person: begun, shown, stopped, and what became of them.

use std::{
    collections::{BTreeMap, HashMap},
    path::PathBuf,
    sync::Arc,
};

use portolan_remote::{Act, Detail, EntryKind, ErrorKind, FileName, RemoteError, RemotePath, SiteId};

use crate::{
    ErrandId, ErrandKind, Finish, News, NoticeKind, PermissionWish, Place, RequestId,
    by_hand::shown_name,
    clock,
    engine::Engine,
    errand::{Deed, Slate, Task, Undo, here, order, undo},
    event::Event,
    operate::RemoteOp,
    publish::Part,
};

/// Places, by where they are.
#[derive(Default)]
struct Sides {
    here: Vec<PathBuf>,
    there: BTreeMap<SiteId, Vec<RemotePath>>,
}

impl Sides {
    fn of(places: Vec<Place>) -> Self {
        let mut sides = Self::default();
        for place in places {
            match place {
                Place::Local(path) => sides.here.push(path),
                Place::Remote(site, path) => sides.there.entry(site).or_default().push(path),
            }
        }
        sides
    }
}

/// `“index.html”`, or `3 items`.
pub(crate) fn say<'a>(names: impl ExactSizeIterator<Item = &'a Place>) -> Arc<str> {
    let mut names = names;
    match (names.len(), names.next()) {
        (1, Some(one)) => format!("\u{201c}{}\u{201d}", shown_name(one)).into(),
        (many, _) => format!("{many} items").into(),
    }
}

impl Engine {
    /// An errand with a session of a site.
    pub(crate) fn errand_there(
        &mut self,
        site: SiteId,
        kind: ErrandKind,
        what: Arc<str>,
        deed: Deed,
        by: Option<RequestId>,
    ) {
        let id = self.errands.begin(kind, what, Some(site), by);
        let task = Task {
            id,
            deed: Arc::new(deed),
            slate: self.errands.slate(id),
            again: false,
        };
        self.show.mark(Part::Hand);
        self.op(site, RemoteOp::Errand(task), by);
    }

    /// An errand on this computer. What fails on the way is on the slate; `Err` = nothing could be begun.
    pub(crate) fn errand_here(
        &mut self,
        kind: ErrandKind,
        what: Arc<str>,
        by: Option<RequestId>,
        work: impl FnOnce(&Slate) -> Result<(), RemoteError> + Send + 'static,
    ) -> ErrandId {
        self.ends.begin(by);
        let id = self.errands.begin(kind, what, None, by);
        let (slate, out) = (self.errands.slate(id), self.out.clone());
        self.show.mark(Part::Hand);
        self.tasks.spawn_blocking(move || {
            let result = work(&slate).and_then(|()| slate.verdict());
            // The engine is gone: then nobody waits for it.
            drop(out.blocking_send(Event::ErrandEnded { id, result }));
        });
        id
    }

    /// An errand is over, well or not: what it has done counts either way.
    pub(crate) fn errand_ended(&mut self, id: ErrandId, result: Result<(), Arc<RemoteError>>) {
        let Some(running) = self.errands.running.remove(&id) else {
            return;
        };
        self.show.mark(Part::Hand);
        let notes = running.slate.take();
        self.errands.keep_sizes(notes.sizes);
        if running.kind != ErrandKind::Undo {
            let words = format!("{} {}", verb(running.kind, running.site), running.what);
            self.can_undo(words, notes.undo);
        }
        for folder in &notes.changed {
            for (pane, place) in self.browse.below(folder) {
                self.show_place(pane, place, true);
            }
        }
        self.read_again(&notes.changed);
        match running.kind {
            ErrandKind::Look => self.looked(id, notes.look, &result),
            ErrandKind::Hash => self.hashed(id, notes.hash, &result),
            _ => {
                self.end(running.by, result.map(|()| Finish::Done));
                return;
            }
        }
        // Who asked sees the failure where the answer would be.
        self.end(running.by, Ok(Finish::Done));
    }

    pub(crate) fn can_undo(&mut self, words: impl Into<Arc<str>>, steps: Vec<Undo>) {
        self.errands.undos.push(words, steps);
        self.show.mark(Part::Hand);
    }

    /// Stops an errand; what it has done stays done.
    pub(crate) fn stop_errand(&mut self, id: ErrandId) {
        let Some(running) = self.errands.running.get(&id) else {
            return;
        };
        running.slate.stop();
        let Some(site) = running.site else { return };
        if self.pool.get(site).is_none() {
            return;
        }
        self.stop_ops(site, |op| matches!(op, RemoteOp::Errand(task) if task.id == id));
        let cancelled = RemoteError::new(ErrorKind::Cancelled, Act::Delete);
        self.errand_ended(id, Err(Arc::new(cancelled)));
    }

    /// Puts things on servers into their bins; things of this computer go to its trash.
    pub(crate) fn put_into_bin(&mut self, places: Vec<Place>, by: Option<RequestId>) {
        let what = say(places.iter());
        let sides = Sides::of(places);
        for (site, paths) in sides.there {
            let book = self.pool.get(site).map(|state| state.bin.clone());
            let deed = Deed::Bin(paths, clock::today(), book.unwrap_or_default());
            self.errand_there(site, ErrandKind::Bin, what.clone(), deed, by);
        }
        if !sides.here.is_empty() {
            self.delete(sides.here.into_iter().map(Place::Local).collect(), by);
        }
    }

    pub(crate) fn delete(&mut self, places: Vec<Place>, by: Option<RequestId>) {
        let what = say(places.iter());
        let kinds: HashMap<Place, Option<EntryKind>> = places
            .iter()
            .map(|place| (place.clone(), self.known_entry(place).map(|entry| entry.kind)))
            .collect();
        let sides = Sides::of(places);
        for (site, paths) in sides.there {
            let with_kind = |path: RemotePath| {
                let kind = kinds.get(&Place::Remote(site, path.clone())).copied().flatten();
                (path, kind)
            };
            let deed = Deed::Delete(paths.into_iter().map(with_kind).collect());
            self.errand_there(site, ErrandKind::Delete, what.clone(), deed, by);
        }
        if !sides.here.is_empty() {
            let here = sides.here;
            self.errand_here(ErrandKind::Delete, what, by, move |slate| {
                here::to_trash(&here, slate);
                Ok(())
            });
        }
    }

    pub(crate) fn make_file(&mut self, place: Place, by: Option<RequestId>) {
        let what = say([&place].into_iter());
        match place {
            Place::Remote(site, path) => self.errand_there(site, ErrandKind::MakeFile, what, Deed::MakeFile(path), by),
            Place::Local(path) => {
                self.errand_here(ErrandKind::MakeFile, what, by, move |slate| {
                    here::make_file(&path, slate)
                });
            }
        }
    }

    pub(crate) fn rename_many(&mut self, pairs: &[(Place, Place)], by: Option<RequestId>) {
        let froms: Vec<&Place> = pairs.iter().map(|(from, _)| from).collect();
        let what = say(froms.into_iter());
        let mut number = 0;
        let steps = order::steps(pairs, |place| {
            number += 1;
            beside(place, number)
        });
        let mut here = Vec::new();
        let mut there: BTreeMap<SiteId, Vec<_>> = BTreeMap::new();
        for step in steps {
            match step {
                (Place::Local(from), Place::Local(to)) => here.push((from, to)),
                (Place::Remote(site, from), Place::Remote(other, to)) if site == other => {
                    there.entry(site).or_default().push((from, to));
                }
                (from, _) => {
                    let error = RemoteError::new(ErrorKind::Misuse, Act::Rename).at(from.to_string());
                    self.tell_failure(error.detailed(Detail::NotAcross));
                }
            }
        }
        for (site, pairs) in there {
            self.errand_there(site, ErrandKind::Rename, what.clone(), Deed::Rename(pairs), by);
        }
        if !here.is_empty() {
            self.errand_here(ErrandKind::Rename, what, by, move |slate| {
                here::rename_all(&here, slate);
                Ok(())
            });
        }
    }

    /// Makes a copy of each, in the folder `into` or beside it.
    pub(crate) fn copy(&mut self, places: Vec<Place>, into: Option<Place>, by: Option<RequestId>) {
        let what = say(places.iter());
        let site_of = |place: &Place| place.remote().map(|(site, _)| site);
        let other_side = |into: &Place| places.iter().any(|place| site_of(place) != site_of(into));
        if into.as_ref().is_some_and(other_side) {
            let error = RemoteError::new(ErrorKind::Misuse, Act::Upload).at(what.to_string());
            return self.tell_failure(error.detailed(Detail::AcrossIsTransfer));
        }
        let sides = Sides::of(places);
        let (into_here, into_there) = match into {
            Some(Place::Local(folder)) => (Some(folder), None),
            Some(Place::Remote(_, folder)) => (None, Some(folder)),
            None => (None, None),
        };
        for (site, paths) in sides.there {
            let known = |path: RemotePath| {
                let entry = self.browse.known(site, &path);
                (path, entry)
            };
            let deed = Deed::Duplicate(paths.into_iter().map(known).collect(), into_there.clone());
            self.errand_there(site, ErrandKind::Duplicate, what.clone(), deed, by);
        }
        if !sides.here.is_empty() {
            let here = sides.here;
            self.errand_here(ErrandKind::Duplicate, what, by, move |slate| {
                here::copy(&here, into_here.as_deref(), slate);
                Ok(())
            });
        }
    }

    pub(crate) fn set_permissions(&mut self, places: Vec<Place>, wish: PermissionWish, by: Option<RequestId>) {
        let what = say(places.iter());
        let sides = Sides::of(places);
        for (site, paths) in sides.there {
            let known = |path: RemotePath| {
                let entry = self.browse.known(site, &path);
                (path, entry)
            };
            let deed = Deed::SetPermissions(paths.into_iter().map(known).collect(), wish);
            self.errand_there(site, ErrandKind::SetPermissions, what.clone(), deed, by);
        }
        if !sides.here.is_empty() {
            let here = sides.here;
            self.errand_here(ErrandKind::SetPermissions, what, by, move |slate| {
                here::set_permissions(&here, wish, slate);
                Ok(())
            });
        }
    }

    pub(crate) fn measure(&mut self, places: Vec<Place>, by: Option<RequestId>) {
        let what = say(places.iter());
        let sides = Sides::of(places);
        for (site, paths) in sides.there {
            self.errand_there(site, ErrandKind::Measure, what.clone(), Deed::Measure(paths), by);
        }
        if !sides.here.is_empty() {
            let here = sides.here;
            self.errand_here(ErrandKind::Measure, what, by, move |slate| {
                here::count(&here, slate);
                Ok(())
            });
        }
    }

    /// Takes back what was done last.
    pub(crate) fn undo(&mut self, by: Option<RequestId>) {
        let Some(group) = self.errands.undos.pop() else {
            self.tell(NoticeKind::Info, News::NothingToTakeBack);
            return;
        };
        self.show.mark(Part::Hand);
        let site = group.steps.iter().find_map(|step| match step {
            Undo::Renamed { to: place, .. } | Undo::Made(place, _) | Undo::Mode(place, _) => place.remote(),
            Undo::Trashed(_) => None,
        });
        match site.map(|(site, _)| site) {
            Some(site) => self.errand_there(site, ErrandKind::Undo, group.words, Deed::Undo(group.steps), by),
            None => {
                self.errand_here(ErrandKind::Undo, group.words, by, move |slate| {
                    undo::here(&group.steps, slate);
                    Ok(())
                });
            }
        }
    }
}

/// A name beside `place` that nothing has: for a name that steps aside.
fn beside(place: &Place, number: u32) -> Place {
    let name = format!(".portolan-{}-{number}", std::process::id());
    match (place, FileName::parse(name.as_bytes())) {
        (Place::Remote(site, path), Ok(name)) => Place::Remote(
            *site,
            path.parent().map_or_else(|| path.clone(), |folder| folder.join(&name)),
        ),
        (Place::Local(path), _) => Place::Local(path.with_file_name(name)),
        (place, Err(_)) => place.clone(),
    }
}

/// What was done, at the beginning of a line.
fn verb(kind: ErrandKind, site: Option<SiteId>) -> &'static str {
    match kind {
        ErrandKind::Delete if site.is_none() => "Move to the trash",
        ErrandKind::Delete => "Delete",
        ErrandKind::Bin => "Move to the bin",
        ErrandKind::Measure => "Count",
        ErrandKind::SetPermissions => "Permissions of",
        ErrandKind::Rename => "Rename",
        ErrandKind::Duplicate => "Duplicate",
        ErrandKind::Look => "Look at",
        ErrandKind::Hash => "Checksum of",
        ErrandKind::MakeFile => "New file",
        ErrandKind::Undo => "Undo",
    }
}
