//! What a person does by hand, on both sides: look at folders, make, rename, delete, and what becomes of it.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use portolan_remote::{Act, Detail, EntryKind, ErrorKind, Made, RemoteError, RemotePath, SiteId};
use tokio::sync::mpsc;

use crate::{
    Finish, PaneId, Place, RequestId,
    asked::Asked,
    clock,
    engine::Engine,
    errand::{Task, Undo, here},
    event::{Event, OpEnd, OpOn},
    local,
    operate::RemoteOp,
    pool::{Doing, Stage},
    publish::Part,
};

impl Engine {
    /// Something for a session of a site; where none can be had, it fails now.
    pub(crate) fn op(&mut self, site: SiteId, op: RemoteOp, by: Option<RequestId>) {
        self.ends.begin(by);
        let asked = Asked { op, by };
        let error = match self.pool.get(site).map(|state| &state.stage) {
            None | Some(Stage::Off) => {
                RemoteError::new(ErrorKind::ConnectionLost, asked.op.act()).detailed(Detail::NotConnected)
            }
            Some(Stage::Failed(error)) => RemoteError::clone(error),
            Some(_) => {
                let now = clock::now();
                if let Some(state) = self.pool.get_mut(site) {
                    state.ask(asked, now);
                }
                return;
            }
        };
        self.op_failed(asked, Arc::new(error));
    }

    /// An operation cannot be done: who waits for it is told.
    pub(crate) fn op_failed(&mut self, asked: Asked, error: Arc<RemoteError>) {
        match asked.op {
            RemoteOp::List { pane, wish, .. } => {
                self.browse.ended(pane, wish, Err(error), None, clock::now());
                self.show.mark(Part::Panes);
            }
            RemoteOp::Discard(_) | RemoteOp::Room(_) => {}
            RemoteOp::Hunt(task) => {
                let mut own = RemoteError::clone(&error);
                own.act = Act::List;
                self.hunt_broke(&task, Arc::new(own));
            }
            RemoteOp::Edit(task) => {
                let mut own = RemoteError::clone(&error);
                own.act = task.act();
                self.edit_ended(&task, Err(Arc::new(own)));
            }
            RemoteOp::Errand(task) => {
                let mut own = RemoteError::clone(&error);
                own.act = task.deed.act();
                self.errand_ended(task.id, Err(Arc::new(own)));
            }
            op => {
                let mut own = RemoteError::clone(&error);
                own.act = op.act();
                self.end(asked.by, Err(Arc::new(own)));
            }
        }
    }

    /// A folder was read: how much room there is, is asked behind it, where the server tells and nobody waits.
    fn ask_room(&mut self, site: SiteId, path: &RemotePath) {
        let Some(state) = self.pool.get(site) else { return };
        let free = state.ops.is_empty() && state.waiting.is_empty();
        let tells = state
            .sessions
            .first()
            .is_some_and(|session| session.remote.capabilities().space);
        if free && tells && self.browse.ask_room(site, clock::now()) {
            self.op(site, RemoteOp::Room(path.clone()), None);
        }
    }

    pub(crate) fn op_ended(&mut self, site: SiteId, (session, task): OpOn, end: Result<OpEnd, RemoteError>) {
        let Some(state) = self.pool.get_mut(site) else { return };
        let Some(asked) = state.take_op(session, task) else {
            return;
        };
        let lost = matches!(&end, Err(error) if error.kind.ends_session());
        self.remember(site, session);
        let Some(state) = self.pool.get_mut(site) else { return };
        let server = state.site.endpoint.server().clone();
        let useless = if lost {
            state.remove(session)
        } else {
            state.give_back(session, clock::now())
        };
        let others = state.connecting.is_empty();
        self.close(site, useless);
        self.show.mark(Part::Sites);
        match end {
            Ok(OpEnd::Listed(listing)) => {
                if let RemoteOp::List { pane, wish, .. } = asked.op {
                    let place = Place::Remote(site, listing.path.clone());
                    self.browse.resolved(pane, wish, place);
                    self.browse.ended(pane, wish, Ok(Some(&listing)), None, clock::now());
                    if self.browse.wanted(pane, wish) {
                        self.look_at_names(site, pane);
                    }
                    self.show.mark(Part::Panes);
                    self.ask_room(site, &listing.path);
                }
            }
            Ok(OpEnd::Room(free)) => {
                if self.browse.room(site, free) {
                    self.show.mark(Part::Panes);
                }
            }
            Ok(OpEnd::MadeFolder(place, made)) => {
                self.end(asked.by, Ok(Finish::Done));
                let folder = parent(&place);
                if made == Made::New {
                    self.can_undo(made_words(&place), vec![Undo::Made(place, EntryKind::Folder)]);
                }
                self.read_again(folder.as_slice());
            }
            Ok(OpEnd::Renamed(from, to)) => {
                self.end(asked.by, Ok(Finish::Done));
                self.folders_of_both(&from, &to);
                self.can_undo(renamed_words(&from, &to), vec![Undo::Renamed { from, to }]);
            }
            Ok(OpEnd::GivenBack(from, to)) => self.folders_of_both(&from, &to),
            Ok(OpEnd::Errand) => {
                if let RemoteOp::Errand(task) = asked.op {
                    self.errand_ended(task.id, Ok(()));
                }
            }
            Ok(OpEnd::Hunted) => {
                if let RemoteOp::Hunt(task) = asked.op {
                    self.hunted(&task);
                }
            }
            Ok(OpEnd::Edit(end)) => {
                if let RemoteOp::Edit(task) = asked.op {
                    self.edit_ended(&task, Ok(end));
                }
            }
            Ok(OpEnd::Prepared(prepared)) => self.prepared(prepared, asked.by),
            Ok(OpEnd::Told(told)) => self.end(asked.by, Ok(told)),
            Ok(OpEnd::Lines(lines)) => self.end(asked.by, Ok(Finish::Lines(lines))),
            Ok(OpEnd::Quiet) => self.end(asked.by, Ok(Finish::Done)),
            // The session had died in its sleep: a new one does it, and if none can be had, that is the error.
            Err(error) if lost && asked.op.repeatable() && others && error.kind == ErrorKind::ConnectionLost => {
                self.repeat(site, asked);
            }
            // Nothing was done on the data connection that was refused.
            Err(error)
                if error.kind == ErrorKind::TlsReuseRequired
                    && asked.op.listing()
                    && self.reuse_demanded(site, &error) =>
            {
                self.repeat(site, asked);
            }
            Err(error) => self.op_failed(asked, Arc::new(error.on(&server))),
        }
    }

    /// The folders of two places are different.
    fn folders_of_both(&mut self, one: &Place, other: &Place) {
        let folders: Vec<Place> = [parent(one), parent(other)].into_iter().flatten().collect();
        self.read_again(&folders);
    }

    fn repeat(&mut self, site: SiteId, asked: Asked) {
        let now = clock::now();
        let op = match asked.op {
            // What came of the first try is not shown twice.
            RemoteOp::List { pane, wish, path, most } => match self.browse.place(pane).cloned() {
                Some(place) if self.browse.wanted(pane, wish) => match self.browse.show(pane, place, true, now) {
                    Some(wish) => RemoteOp::List { pane, wish, path, most },
                    None => return,
                },
                _ => return,
            },
            RemoteOp::Errand(task) => RemoteOp::Errand(Task { again: true, ..task }),
            op => op,
        };
        if let Some(state) = self.pool.get_mut(site) {
            state.ops_since.get_or_insert(now);
            state.ops.push_front(Asked { op, by: asked.by });
        }
    }

    pub(crate) fn show_place(&mut self, pane: PaneId, place: Place, refresh: bool) {
        self.forget_listing(pane);
        let place = match (&place, place.remote().and_then(|(site, _)| self.pool.get(site))) {
            (Place::Remote(site, path), Some(state)) => match &state.facts {
                Some(facts) => Place::Remote(*site, path.resolve(&facts.home)),
                None => place,
            },
            _ => place,
        };
        self.show.mark(Part::Panes);
        let wish = self.browse.show(pane, place.clone(), refresh, clock::now());
        self.watch_what_is_shown();
        let Some(wish) = wish else { return };
        match place {
            Place::Remote(site, path) => {
                let most = self.browse.most(pane);
                self.op(site, RemoteOp::List { pane, wish, path, most }, None);
            }
            Place::Local(path) => self.read_here(pane, wish, path, None),
        }
    }

    /// Reads a folder of this computer for a pane; `hold` is dropped at the end.
    fn read_here(&mut self, pane: PaneId, wish: u64, path: PathBuf, hold: Option<mpsc::Sender<()>>) {
        let out = self.out.clone();
        self.tasks.spawn_blocking(move || {
            let result = local::list::read_folder(&path, |entries| {
                out.blocking_send(Event::Batch { pane, wish, entries }).is_ok()
            });
            let free = local::root::free_bytes(&path);
            let event = Event::LocalListed {
                pane,
                wish,
                free,
                result,
            };
            // The engine is gone: then nobody looks at panes.
            drop(out.blocking_send(event));
            drop(hold);
        });
    }

    /// Another program has changed something in a folder that is shown: it is read again behind the person's back.
    pub(crate) fn folder_changed(&mut self, folder: &Path, hold: &mpsc::Sender<()>) {
        for (pane, wish) in self.browse.changed_here(folder, clock::now()) {
            self.read_here(pane, wish, folder.to_owned(), Some(hold.clone()));
        }
    }

    /// What panes show of this computer is watched, and nothing else.
    pub(crate) fn watch_what_is_shown(&self) {
        if let Some(watching) = &self.watching {
            watching.only(self.browse.folders_here());
        }
    }

    /// The folder of the pane has more entries than were read.
    pub(crate) fn load_more(&mut self, pane: PaneId) {
        if let Some(place) = self.browse.want_more(pane) {
            self.show_place(pane, place, true);
        }
    }

    /// The person has waited long enough for this folder.
    pub(crate) fn stop_reading(&mut self, pane: PaneId) {
        if self.browse.stop(pane, clock::now()) {
            self.forget_listing(pane);
            self.show.mark(Part::Panes);
        }
    }

    /// The pane wants something else: what still lists for it stops, and its session is free.
    pub(crate) fn forget_listing(&mut self, pane: PaneId) {
        for site in self.pool.ids() {
            self.stop_ops(
                site,
                |op| matches!(op, RemoteOp::List { pane: other, .. } if *other == pane),
            );
        }
    }

    /// Such work at a site stops, whether it waits for a session or has one, which is free then.
    pub(crate) fn stop_ops(&mut self, site: SiteId, is_such: impl Fn(&RemoteOp) -> bool) {
        let Some(state) = self.pool.get_mut(site) else { return };
        state.ops.retain(|asked| !is_such(&asked.op));
        let at_work: Vec<_> = state
            .sessions
            .iter()
            .filter_map(|session| match &session.doing {
                Doing::Op(asked, task) if is_such(&asked.op) => Some((session.id, task.clone())),
                _ => None,
            })
            .collect();
        let now = clock::now();
        let mut useless = Vec::new();
        for (session, task) in at_work {
            task.abort();
            useless.extend(state.give_back(session, now));
        }
        self.close(site, useless);
    }

    /// These folders are different: panes that show them read them again.
    pub(crate) fn read_again(&mut self, folders: &[Place]) {
        for folder in folders {
            self.errands.forget_sizes(folder);
            for pane in self.browse.invalidate(folder) {
                self.show_place(pane, folder.clone(), true);
            }
        }
    }

    pub(crate) fn make_local_folder(&mut self, path: PathBuf, by: Option<RequestId>) {
        let place = Place::Local(path.clone());
        let folders = parent(&place).into_iter().collect();
        let undo = (made_words(&place), Undo::Made(place, EntryKind::Folder));
        self.local_work(by, folders, undo, move || {
            let shown = path.display().to_string();
            let fail = |error| RemoteError::local(Act::MakeFolder, shown.clone(), error);
            let name = local::names::name_of(&path).ok_or_else(|| fail(std::io::ErrorKind::InvalidFilename.into()))?;
            let parent = path.parent().unwrap_or(&path);
            let folder = local::root::Root::open(parent).map_err(fail)?;
            folder.make_folder(&name).map_err(fail)
        });
    }

    pub(crate) fn rename(&mut self, from: Place, to: Place, by: Option<RequestId>) {
        match (from, to) {
            (Place::Remote(site, from), Place::Remote(other, to)) if site == other => {
                self.op(site, RemoteOp::Rename { from, to }, by);
            }
            (Place::Local(from), Place::Local(to)) => {
                let places = (Place::Local(from.clone()), Place::Local(to.clone()));
                let folders = [parent(&places.0), parent(&places.1)].into_iter().flatten().collect();
                let words = renamed_words(&places.0, &places.1);
                let undo = Undo::Renamed {
                    from: places.0,
                    to: places.1,
                };
                self.local_work(by, folders, (words, undo), move || here::rename(&from, &to));
            }
            (from, _) => {
                let error = RemoteError::new(ErrorKind::Misuse, Act::Rename).at(from.to_string());
                self.tell_failure(error.detailed(Detail::NotAcross));
            }
        }
    }

    /// Work on this computer's disk; afterwards the panes of these folders are read again.
    fn local_work(
        &mut self,
        by: Option<RequestId>,
        folders: Vec<Place>,
        undo: (String, Undo),
        work: impl FnOnce() -> Result<(), RemoteError> + Send + 'static,
    ) {
        self.ends.begin(by);
        let out = self.out.clone();
        self.tasks.spawn_blocking(move || {
            let result = work();
            // The engine is gone: then nobody looks at panes.
            drop(out.blocking_send(Event::LocalDone {
                folders,
                undo,
                by,
                result,
            }));
        });
    }
}

/// The folder that holds `place`.
pub(crate) fn parent(place: &Place) -> Option<Place> {
    Some(match place {
        Place::Local(path) => Place::Local(path.parent()?.to_owned()),
        Place::Remote(site, path) => Place::Remote(*site, path.parent()?),
    })
}

/// The last part of a path, for people.
pub(crate) fn shown_name(place: &Place) -> String {
    let name = match place {
        Place::Local(path) => local::names::name_of(path),
        Place::Remote(_, path) => path.file_name(),
    };
    let name = name.map_or_else(|| place.to_string(), |name| name.to_string());
    portolan_remote::visible(&name)
}

fn made_words(place: &Place) -> String {
    format!("New folder \u{201c}{}\u{201d}", shown_name(place))
}

fn renamed_words(from: &Place, to: &Place) -> String {
    if parent(from) == parent(to) {
        format!(
            "Rename \u{201c}{}\u{201d} to \u{201c}{}\u{201d}",
            shown_name(from),
            shown_name(to)
        )
    } else {
        format!("Move \u{201c}{}\u{201d}", shown_name(from))
    }
}
