//! Requests of the faces and news of the tasks, each to its owner.

use std::{sync::Arc, time::Instant};

use portolan_queue::{Change, Scope};
use portolan_remote::{Act, ErrorKind, ItemId, RemoteError, SessionId, SiteId};

use crate::{
    Answer, Finish, PaneId, Place, PromptId, Request, RequestId,
    asked::Asked,
    engine::Engine,
    event::{Event, OpEnd},
    local,
    operate::{Order, Prepared, RemoteOp},
    pool::{Doing, Stage},
    prompts::Cause,
    publish::Part,
    work::Tally,
};

impl Engine {
    #[expect(clippy::too_many_lines, reason = "a table: one row for each request")]
    pub(crate) fn request(&mut self, request: Request, by: Option<RequestId>) {
        // One part is the request itself; what it sets going adds more.
        self.ends.begin(by);
        match request {
            Request::Tracked(number, request) => self.request(*request, Some(number)),
            Request::Connect { site, secret } => self.connect(*site, secret),
            Request::Disconnect(site) => self.disconnect(site),
            Request::SetMode(site, mode) => self.set_mode(site, mode),
            Request::Show { pane, place, refresh } => self.show_place(pane, place, refresh),
            Request::ForgetPane(pane) => {
                self.forget_listing(pane);
                self.browse.forget(pane);
                self.show.mark(Part::Panes);
            }
            Request::MakeFolder(Place::Remote(site, path)) => self.op(site, RemoteOp::MakeFolder(path), by),
            Request::MakeFolder(Place::Local(path)) => self.make_local_folder(path, by),
            Request::Rename { from, to } => self.rename(from, to, by),
            Request::Delete(places) => self.delete(places, by),
            Request::Enqueue {
                direction,
                site,
                sources,
                target,
                rename,
                policy,
                origin,
            } => {
                let sources: Vec<_> = sources
                    .into_iter()
                    .map(|source| {
                        let known = self.known_entry(&source);
                        (source, known)
                    })
                    .collect();
                let rename = rename.filter(|_| sources.len() == 1);
                let atomic = self.pool.get(site).is_none_or(|state| state.site.atomic);
                let order = Order {
                    direction,
                    site,
                    sources,
                    target,
                    rename,
                    policy,
                    origin,
                    atomic,
                };
                self.op(site, RemoteOp::Prepare(Arc::new(order)), by);
            }
            Request::RemoveItems(items) => self.remove_items(items),
            Request::RemoveJob(job) => {
                let items = self.queue.items_of(job);
                self.remove_items(items);
            }
            Request::RetryItems(items) => {
                for item in &items {
                    self.running.forget_wait(*item);
                }
                self.change(Change::Retry { items });
            }
            Request::RetryAllFailed => {
                self.change(Change::RetryAllFailed);
            }
            Request::ClearFailed => {
                self.change(Change::ClearFailed);
            }
            Request::ClearDone => {
                self.done.clear();
                self.show.mark(Part::Done);
            }
            Request::HoldItems(items, held) => self.hold(Scope::Items(items), held),
            Request::PauseAll(held) => self.hold(Scope::All, held),
            Request::SetSessions(sessions) => {
                self.sessions_allowed = sessions.clamp(1, 32);
                self.show.mark(Part::Transfers);
            }
            Request::SetSpeedLimit {
                direction,
                bytes_per_second,
            } => {
                self.bandwidth.set(direction, bytes_per_second);
                self.share_bandwidth();
                self.show.mark(Part::Transfers);
            }
            Request::Raw(site, line) => self.op(site, RemoteOp::Raw(line.into()), by),
            Request::Answer(prompt, answer) => self.answer(prompt, answer),
            Request::Dismiss(notice) => {
                self.notices.dismiss(notice);
                self.show.mark(Part::Notices);
            }
            Request::ClearLog => {
                self.trace.clear();
                self.show.mark(Part::Trace);
            }
        }
        self.end(by, Ok(Finish::Done));
    }

    /// A part of a request has ended. A failure that nobody waits for becomes a notice.
    fn end(&mut self, by: Option<RequestId>, result: Result<Finish, Arc<RemoteError>>) {
        let failure = result.as_ref().err().cloned();
        if self.ends.end(by, result) {
            self.show.mark(Part::Finished);
        } else if let Some(error) = failure.filter(|error| error.kind != ErrorKind::Cancelled) {
            self.tell_failure(error);
        }
    }

    pub(crate) fn event(&mut self, event: Event) {
        match event {
            Event::SecretLoaded {
                site,
                generation,
                secret,
            } => self.secret_loaded(site, generation, secret),
            Event::Session {
                site,
                generation,
                session,
                result,
            } => self.session_event(site, generation, session, result),
            Event::Batch { pane, wish, entries } => {
                if self.browse.batch(pane, wish, entries) {
                    self.show.mark(Part::Panes);
                }
            }
            Event::LocalListed {
                pane,
                wish,
                free,
                result,
            } => {
                let result = result.map(|()| None).map_err(Arc::new);
                self.browse.ended(pane, wish, result, free, Instant::now());
                self.show.mark(Part::Panes);
            }
            Event::OpEnded { site, session, end } => self.op_ended(site, session, end),
            Event::LocalDone { folders, by, result } => {
                self.end(by, result.map(|()| Finish::Done).map_err(Arc::new));
                self.read_again(&folders);
            }
            Event::Changed(folders) => self.read_again(&folders),
            Event::Children { item, children } => self.children(item, children),
            Event::FolderMade { item } => self.folder_made(item),
            Event::ItemEnded { item, end } => self.item_ended(item, end),
            Event::Tell(kind, text) => self.tell(kind, text),
        }
    }

    /// Something for a session of a site; where none can be had, it fails now.
    fn op(&mut self, site: SiteId, op: RemoteOp, by: Option<RequestId>) {
        self.ends.begin(by);
        let asked = Asked { op, by };
        let error = match self.pool.get(site).map(|state| &state.stage) {
            None | Some(Stage::Off) => {
                RemoteError::new(ErrorKind::ConnectionLost, asked.op.act()).detailed("not connected")
            }
            Some(Stage::Failed(error)) => RemoteError::clone(error),
            Some(_) => {
                if let Some(state) = self.pool.get_mut(site) {
                    state.ops.push_back(asked);
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
                self.browse.ended(pane, wish, Err(error), None, Instant::now());
                self.show.mark(Part::Panes);
            }
            RemoteOp::Discard(_) => {}
            op => {
                let mut own = RemoteError::clone(&error);
                own.act = op.act();
                self.end(asked.by, Err(Arc::new(own)));
            }
        }
    }

    fn op_ended(&mut self, site: SiteId, session: SessionId, end: Result<OpEnd, RemoteError>) {
        let Some(state) = self.pool.get_mut(site) else { return };
        let Some(kept) = state.session(session) else { return };
        let Doing::Op(asked, _) = std::mem::replace(&mut kept.doing, Doing::Nothing) else {
            return;
        };
        let lost = matches!(&end, Err(error) if error.kind.ends_session());
        let server = state.site.endpoint.server().clone();
        let useless = if lost {
            state.remove(session)
        } else {
            state.give_back(session, Instant::now())
        };
        let others = state.connecting.is_empty();
        self.close(useless);
        self.show.mark(Part::Sites);
        match end {
            Ok(OpEnd::Listed(listing)) => {
                if let RemoteOp::List { pane, wish, .. } = asked.op {
                    let place = Place::Remote(site, listing.path.clone());
                    self.browse.resolved(pane, wish, place);
                    self.browse.ended(pane, wish, Ok(Some(&listing)), None, Instant::now());
                    self.show.mark(Part::Panes);
                }
            }
            Ok(OpEnd::Changed(folders)) => {
                self.end(asked.by, Ok(Finish::Done));
                self.read_again(&folders);
            }
            Ok(OpEnd::Prepared(prepared)) => self.prepared(prepared, asked.by),
            Ok(OpEnd::Lines(lines)) => self.end(asked.by, Ok(Finish::Lines(lines))),
            Ok(OpEnd::Quiet) => self.end(asked.by, Ok(Finish::Done)),
            // The session had died in its sleep: a new one does it, and if none can be had, that is the error.
            Err(error) if lost && asked.op.repeatable() && others && error.kind == ErrorKind::ConnectionLost => {
                self.repeat(site, asked);
            }
            Err(error) => self.op_failed(asked, Arc::new(error.on(&server))),
        }
    }

    fn repeat(&mut self, site: SiteId, asked: Asked) {
        let now = Instant::now();
        let op = match asked.op {
            // What came of the first try is not shown twice.
            RemoteOp::List { pane, wish, path } => match self.browse.place(pane).cloned() {
                Some(place) if self.browse.wanted(pane, wish) => match self.browse.show(pane, place, true, now) {
                    Some(wish) => RemoteOp::List { pane, wish, path },
                    None => return,
                },
                _ => return,
            },
            op => op,
        };
        if let Some(state) = self.pool.get_mut(site) {
            state.ops.push_front(Asked { op, by: asked.by });
        }
    }

    fn prepared(&mut self, prepared: Prepared, by: Option<RequestId>) {
        let mut first = None;
        for (job, items) in prepared.jobs {
            let (direction, site) = (job.direction, job.site);
            if let Some(number) = self
                .change(Change::AddJob { job, items })
                .and_then(|applied| applied.job)
            {
                self.tallies.insert(number, Tally::new(direction, site));
                first.get_or_insert(number);
            }
        }
        let mut problems = prepared.problems.into_iter().map(Arc::new);
        let result = match first {
            Some(job) => Ok(Finish::Job(job)),
            None => problems.next().map_or(Ok(Finish::Done), Err),
        };
        self.end(by, result);
        for problem in problems {
            self.tell_failure(problem);
        }
    }

    fn known_entry(&self, place: &Place) -> Option<portolan_remote::Entry> {
        let (site, path) = place.remote()?;
        self.browse.known(site, path)
    }

    /// Takes items out, and stops those that run.
    fn remove_items(&mut self, items: Vec<ItemId>) {
        for item in &items {
            self.stop_item(*item);
            self.drop_leftovers(*item);
            self.running.forget_wait(*item);
        }
        let gone: std::collections::BTreeSet<ItemId> = items.iter().copied().collect();
        self.prompts.forget_items(|item| gone.contains(&item));
        self.show.mark(Part::Prompts);
        self.change(Change::Remove { items });
    }

    fn answer(&mut self, prompt: PromptId, answer: Answer) {
        self.show.mark(Part::Prompts);
        let Some((cause, question)) = self.prompts.cause(prompt) else {
            return;
        };
        let question = question.cloned();
        match (cause, answer) {
            (Cause::Connection(site), answer) => {
                if let Some(question) = question {
                    self.answer_connection(site, &question, answer);
                }
            }
            (Cause::Exists(job), Answer::Exists { policy, rest_of_job }) => {
                let answered: Vec<ItemId> = if rest_of_job {
                    self.change(Change::SetJobPolicy { job, policy });
                    let all = self.prompts.withdraw(Cause::Exists(job));
                    all.into_iter().map(|conflict| conflict.item).collect()
                } else {
                    let one = self.prompts.answered_one(job).map(|conflict| conflict.item);
                    let items: Vec<ItemId> = one.into_iter().collect();
                    self.change(Change::SetPolicy {
                        items: items.clone(),
                        policy: Some(policy),
                    });
                    items
                };
                for item in answered {
                    self.running.forget_wait(item);
                }
            }
            (Cause::Exists(_), Answer::Refuse) => {
                // Everything is held; what asked asks again when it is let go.
                for job in self.prompts.jobs_in_conflict() {
                    for conflict in self.prompts.withdraw(Cause::Exists(job)) {
                        self.running.forget_wait(conflict.item);
                    }
                }
                self.hold(Scope::All, true);
            }
            // Not an answer to this question: it stays open.
            (Cause::Exists(_), _) => {}
        }
    }

    fn show_place(&mut self, pane: PaneId, place: Place, refresh: bool) {
        self.forget_listing(pane);
        let place = match (&place, place.remote().and_then(|(site, _)| self.pool.get(site))) {
            (Place::Remote(site, path), Some(state)) => match &state.facts {
                Some(facts) => Place::Remote(*site, path.resolve(&facts.home)),
                None => place,
            },
            _ => place,
        };
        self.show.mark(Part::Panes);
        let Some(wish) = self.browse.show(pane, place.clone(), refresh, Instant::now()) else {
            return;
        };
        match place {
            Place::Remote(site, path) => self.op(site, RemoteOp::List { pane, wish, path }, None),
            Place::Local(path) => {
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
                });
            }
        }
    }

    /// The pane wants something else: what still lists for it stops, and its session is free.
    fn forget_listing(&mut self, pane: PaneId) {
        let now = Instant::now();
        let mut useless = Vec::new();
        let of_pane = |op: &RemoteOp| matches!(op, RemoteOp::List { pane: other, .. } if *other == pane);
        for site in self.pool.sites.values_mut() {
            site.ops.retain(|asked| !of_pane(&asked.op));
            let stopped = site.sessions.iter().find_map(|session| match &session.doing {
                Doing::Op(asked, task) if of_pane(&asked.op) => Some((session.id, task.clone())),
                _ => None,
            });
            if let Some((session, task)) = stopped {
                task.abort();
                useless.extend(site.give_back(session, now));
            }
        }
        self.close(useless);
    }

    /// These folders are different: panes that show them read them again.
    fn read_again(&mut self, folders: &[Place]) {
        for folder in folders {
            for pane in self.browse.invalidate(folder) {
                self.show_place(pane, folder.clone(), true);
            }
        }
    }

    fn make_local_folder(&mut self, path: std::path::PathBuf, by: Option<RequestId>) {
        let place = path.parent().map(|parent| Place::Local(parent.to_owned()));
        self.local_work(by, place.into_iter().collect(), move || {
            let shown = path.display().to_string();
            let fail = |error| RemoteError::local(Act::MakeFolder, shown.clone(), error);
            let name = local::names::name_of(&path).ok_or_else(|| fail(std::io::ErrorKind::InvalidFilename.into()))?;
            let parent = path.parent().unwrap_or(&path);
            let folder = local::root::Root::open(parent).map_err(fail)?;
            folder.make_folder(&name).map_err(fail)
        });
    }

    fn rename(&mut self, from: Place, to: Place, by: Option<RequestId>) {
        match (from, to) {
            (Place::Remote(site, from), Place::Remote(other, to)) if site == other => {
                self.op(site, RemoteOp::Rename { from, to }, by);
            }
            (Place::Local(from), Place::Local(to)) => {
                let folders = [from.parent(), to.parent()];
                let folders = folders
                    .into_iter()
                    .flatten()
                    .map(|folder| Place::Local(folder.to_owned()));
                self.local_work(by, folders.collect(), move || {
                    let shown = from.display().to_string();
                    let fail = |error| RemoteError::local(Act::Rename, shown.clone(), error);
                    let split = |path: &std::path::Path| {
                        let name = local::names::name_of(path).ok_or(std::io::ErrorKind::InvalidFilename)?;
                        let folder = local::root::Root::open(path.parent().unwrap_or(path))?;
                        std::io::Result::Ok((folder, name))
                    };
                    let (folder, old) = split(&from).map_err(fail)?;
                    let (new_folder, new) = split(&to).map_err(fail)?;
                    folder.rename_to(&old, &new_folder, &new, false).map_err(fail)
                });
            }
            (from, _) => {
                let error = RemoteError::new(ErrorKind::Misuse, Act::Rename).at(from.to_string());
                self.tell_failure(error.detailed("renaming moves nothing from one side to the other"));
            }
        }
    }

    fn delete(&mut self, places: Vec<Place>, by: Option<RequestId>) {
        let mut remote: std::collections::BTreeMap<SiteId, Vec<_>> = std::collections::BTreeMap::new();
        let mut here = Vec::new();
        for place in places {
            let kind = self.known_entry(&place).map(|entry| entry.kind);
            match place {
                Place::Remote(site, path) => remote.entry(site).or_default().push((path, kind)),
                Place::Local(path) => here.push(path),
            }
        }
        for (site, paths) in remote {
            self.op(site, RemoteOp::Delete(Arc::new(paths)), by);
        }
        if here.is_empty() {
            return;
        }
        let mut folders: Vec<Place> = Vec::new();
        for folder in here.iter().filter_map(|path| path.parent()) {
            let place = Place::Local(folder.to_owned());
            if !folders.contains(&place) {
                folders.push(place);
            }
        }
        self.local_work(by, folders, move || {
            here.iter().try_for_each(|path| local::trash::to_trash(path))
        });
    }

    /// Work on this computer's disk; afterwards the panes of these folders are read again.
    fn local_work(
        &mut self,
        by: Option<RequestId>,
        folders: Vec<Place>,
        work: impl FnOnce() -> Result<(), RemoteError> + Send + 'static,
    ) {
        self.ends.begin(by);
        let out = self.out.clone();
        self.tasks.spawn_blocking(move || {
            let result = work();
            // The engine is gone: then nobody looks at panes.
            drop(out.blocking_send(Event::LocalDone { folders, by, result }));
        });
    }
}
