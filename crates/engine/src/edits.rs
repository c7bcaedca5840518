//! Files that are edited here: fetched, opened, looked at, brought back, and what the person is asked on the way.

use std::{path::Path, sync::Arc, time::Instant};

use portolan_remote::{Act, Detail, ErrorKind, FileName, Meter, RemoteError, Retry, SiteId};
use portolan_sites::Site;

use crate::{
    EditAnswer, EditId, EditProgram, EditPurpose, EditVersions, Finish, News, NoticeKind, Place, RequestId,
    bin::Old,
    by_hand::shown_name,
    clock,
    connect::now_seconds,
    edit::{
        book::{Open, Seen, Stage, not_connected, rest},
        folder::{self, Facts, Folder, Record, Version},
        name, program,
        settle::Settle,
        there::{self, Binned, Bring, EditDeed, EditDone, EditTask},
    },
    engine::Engine,
    event::Event,
    operate::RemoteOp,
    pool::{SiteState, Stage as SiteStage},
    publish::Part,
};

/// Bytes of each version that are shown side by side.
const MOST_SHOWN: u64 = 1 << 20;

/// What work on a copy here came to.
pub(crate) enum EditNews {
    /// The copies of earlier runs.
    Found(Vec<(Folder, Record)>),
    /// The states of all copies.
    Seen(Seen),
    /// A state was taken (`None` = it changed meanwhile).
    Taken(EditId, std::io::Result<Option<Version>>),
    /// What came from the server lies where its program finds it.
    LaidOut(EditId, std::io::Result<(Version, Vec<u8>)>),
    /// Both versions.
    Versions(EditId, std::io::Result<EditVersions>),
}

impl Engine {
    /// Work on copies here, beside the loop; its news come back.
    fn edit_work(&mut self, work: impl FnOnce() -> EditNews + Send + 'static) {
        let out = self.out.clone();
        self.chores.spawn_blocking(move || {
            // The engine is gone: the next run finds what is there.
            drop(out.blocking_send(Event::Edit(work())));
        });
    }

    /// Looks for files of earlier runs.
    pub(crate) fn find_edits(&mut self) {
        if let Some(below) = self.config.edits.clone() {
            self.edit_work(move || EditNews::Found(Folder::find(&below)));
        }
    }

    pub(crate) fn edit(&mut self, place: Place, purpose: EditPurpose, program: EditProgram, by: Option<RequestId>) {
        let result = match place {
            Place::Local(path) => {
                let name = path.file_name().unwrap_or_default().as_encoded_bytes();
                if program == EditProgram::System && program::runs_when_opened(name, b"") {
                    let error = RemoteError::new(ErrorKind::LocalPermission, Act::Open).at(path.display().to_string());
                    Err(error.detailed(Detail::ProgramNotEdited))
                } else {
                    self.start_program(&path, program);
                    Ok(())
                }
            }
            Place::Remote(site, path) => {
                let home = self.pool.get(site).and_then(|state| state.facts.clone());
                let path = home.map_or(path.clone(), |facts| path.resolve(&facts.home));
                match self.edits.of(site, &path, purpose) {
                    // It is open already: what was typed since must not be lost under a fresh copy.
                    Some(id) => {
                        self.open_again(id, program);
                        Ok(())
                    }
                    None => self.fetch_to_edit(site, &path, purpose, program, by),
                }
            }
        };
        if let Err(error) = result {
            self.ends.begin(by);
            self.end(by, Err(Arc::new(error)));
        }
    }

    fn open_again(&mut self, id: EditId, program: EditProgram) {
        if let Some(open) = self.edits.open.get_mut(&id) {
            if matches!(open.stage, Stage::Fetching(..)) {
                open.program = Some(program);
            } else {
                self.open_edit(id, program, false);
            }
        }
    }

    fn fetch_to_edit(
        &mut self,
        site: SiteId,
        path: &portolan_remote::RemotePath,
        purpose: EditPurpose,
        program: EditProgram,
        by: Option<RequestId>,
    ) -> Result<(), RemoteError> {
        let error = |kind| RemoteError::new(kind, Act::Download).at(path.to_string_lossy());
        let (Some(below), Some(name)) = (self.config.edits.clone(), path.file_name()) else {
            return Err(error(ErrorKind::NotSupported));
        };
        let now = clock::now();
        // The path of the file goes behind it, from the top.
        let of_server = |state: &SiteState| {
            let site = Site {
                remote_folder: None,
                ..Site::clone(&state.site)
            };
            site.url()
        };
        let address = self.pool.get(site).map(of_server).unwrap_or_default();
        let name = name::safe(&self.naming(site).to_local(&name));
        let known = self.known_entry(&Place::Remote(site, path.clone()));
        let random = (self.jitter() * f64::from(u32::MAX)) as u32;
        let folder_name = format!("{:08x}-{random:08x}", self.run);
        // A folder of its own in a folder of ours: nothing that a disk takes long for.
        let folder = Folder::make(&below, &folder_name)
            .map_err(|failed| RemoteError::local(Act::Download, below.display().to_string(), failed))?;
        let record = Record {
            site: site.0,
            address,
            path: path.clone(),
            name,
            purpose,
            server: Facts::default(),
            base: String::new(),
            link: false,
            saved_at: None,
        };
        let meter = Arc::new(Meter::default());
        let size = known.and_then(|entry| entry.size);
        let mut open = Open::new(folder, record, Stage::Fetching(meter.clone(), size), now);
        open.program = Some(program);
        open.by = by;
        let (path, folder) = (open.path.clone(), open.folder.clone());
        let id = self.edits.add(open);
        self.ends.begin(by);
        self.show.mark(Part::Edits);
        let deed = EditDeed::Fetch;
        let task = EditTask {
            id,
            deed,
            path,
            folder,
            meter,
            binned: Binned::default(),
        };
        self.op(site, RemoteOp::Edit(task), None);
        Ok(())
    }

    /// Starts the program; what fails is told.
    fn start_program(&mut self, file: &Path, program: EditProgram) {
        let (file, out) = (file.to_owned(), self.out.clone());
        let shown = file.display().to_string();
        let later = out.clone();
        let failed = move |why: String| {
            let news = News::NotOpened { file: shown, why };
            drop(later.blocking_send(Event::Tell(NoticeKind::Warning, news)));
        };
        self.chores.spawn_blocking(move || {
            if let Err(error) = program::start(&program, &file, failed) {
                drop(out.blocking_send(Event::TellFailure(error)));
            }
        });
    }

    /// Opens the copy with a program. What would run instead waits for a yes.
    pub(crate) fn open_edit(&mut self, id: EditId, program: EditProgram, sure: bool) {
        let Some(open) = self.edits.open.get_mut(&id) else {
            return;
        };
        if open.runs && !sure && program == EditProgram::System {
            open.asks_to_run = true;
            open.program = Some(program);
            self.show.mark(Part::Edits);
            return;
        }
        open.asks_to_run = false;
        let file = open.file();
        self.show.mark(Part::Edits);
        self.start_program(&file, program);
    }

    /// The person does not want it started.
    pub(crate) fn do_not_run(&mut self, id: EditId) {
        if let Some(open) = self.edits.open.get_mut(&id) {
            open.asks_to_run = false;
            self.show.mark(Part::Edits);
        }
    }

    /// Looks at the copies when it is time, and tries again what waits.
    pub(crate) fn look_at_edits(&mut self, now: Instant) {
        if self.edits.wake().is_none_or(|at| at > now) {
            return;
        }
        self.edits.looking = true;
        let copies = self.edits.copies();
        self.edit_work(move || {
            let look = |(id, path): (EditId, std::path::PathBuf)| (id, folder::stamp(&path).ok().flatten());
            EditNews::Seen(copies.into_iter().map(look).collect())
        });
    }

    pub(crate) fn edit_news(&mut self, news: EditNews) {
        let now = clock::now();
        match news {
            EditNews::Found(found) => {
                if !found.is_empty() {
                    self.tell(NoticeKind::Info, News::EditsFound);
                }
                for (folder, record) in found {
                    let base = record.base.clone();
                    let mut open = Open::new(folder, record, Stage::Resting, now);
                    open.runs = program::runs_when_opened(open.name.as_bytes(), b"");
                    // Nothing is known of its state: it is read, and held against what the server had.
                    open.base = base;
                    self.edits.add(open);
                }
                self.show.mark(Part::Edits);
            }
            EditNews::Seen(seen) => self.edits_seen(seen, now),
            EditNews::Taken(id, taken) => self.edit_taken(id, taken),
            EditNews::LaidOut(id, laid) => self.edit_laid_out(id, laid, now),
            EditNews::Versions(id, versions) => match versions {
                Ok(versions) => {
                    if let Some(open) = self.edits.open.get_mut(&id) {
                        open.versions = Some(Arc::new(versions));
                        self.show.mark(Part::Edits);
                    }
                }
                Err(error) => self.tell_failure(RemoteError::local(Act::Open, "the two versions", error)),
            },
        }
        if !self.edits.looking {
            self.edits.plan(now);
        }
    }

    fn edits_seen(&mut self, seen: Seen, now: Instant) {
        self.edits.looking = false;
        for (id, stamp) in seen {
            let Some(open) = self.edits.open.get_mut(&id).filter(|open| open.watched()) else {
                continue;
            };
            let (rested, was_missing) = (open.settle.rests(), open.settle.missing(now));
            let take = open.settle.seen(stamp, now) && open.may_take();
            if (rested, was_missing) != (open.settle.rests(), open.settle.missing(now)) {
                self.show.mark(Part::Edits);
            }
            if take {
                let (folder, name) = (open.folder.clone(), open.name.clone());
                open.stage = Stage::Taking;
                self.edit_work(move || EditNews::Taken(id, folder.take(&name)));
            }
        }
        let due: Vec<EditId> = self
            .edits
            .open
            .iter()
            .filter(|(_, open)| matches!(open.stage, Stage::Waiting(_, at) if at <= now))
            .filter(|(_, open)| {
                let state = self.pool.get(open.site);
                state.is_some_and(|state| matches!(state.stage, SiteStage::Up))
            })
            .map(|(id, _)| *id)
            .collect();
        for id in due {
            self.bring_edit(id);
        }
    }

    fn edit_taken(&mut self, id: EditId, taken: std::io::Result<Option<Version>>) {
        let Some(open) = self.edits.open.get_mut(&id) else {
            return;
        };
        open.stage = Stage::Resting;
        self.show.mark(Part::Edits);
        match taken {
            Ok(Some(version)) => {
                open.settle.took(version.stamp);
                if version.hash == open.base {
                    // Saved, but nothing is different: nothing goes anywhere.
                    open.saved = None;
                    open.versions = None;
                    return;
                }
                open.saved = Some(version);
                open.tries = 0;
                self.bring_edit(id);
            }
            // It changed while it was read: it is looked at again.
            Ok(None) => {}
            Err(error) => {
                let error = RemoteError::local(Act::Upload, open.file().display().to_string(), error);
                open.stage = Stage::Failed(Arc::new(error));
            }
        }
    }

    /// Brings what was saved back to its server.
    fn bring_edit(&mut self, id: EditId) {
        let (run, keep_both) = (self.run, self.keep_both.clone());
        let bin = self.edits.open.get(&id).and_then(|open| self.bin_of(open.site));
        let Some(open) = self.edits.open.get_mut(&id) else {
            return;
        };
        let Some(version) = open.saved.clone() else { return };
        let atomic = self.pool.get(open.site).is_none_or(|state| state.site.atomic) && !open.link;
        let temporary =
            atomic.then(|| FileName::parse(format!(".portolan-{run:08x}-edit-{}.part", id.0).as_bytes()).ok());
        let temporary = temporary.flatten();
        open.left_over |= temporary.is_some();
        let meter = Arc::new(Meter::default());
        let bring = Bring {
            version,
            server: open.server.clone(),
            base: open.base.clone(),
            temporary,
            beside: open.beside.then_some(keep_both),
            link: open.link,
            bin,
            mode: open.server.as_ref().and_then(|facts| facts.mode.clone()),
        };
        let task = EditTask {
            id,
            deed: EditDeed::Bring(Arc::new(bring)),
            path: open.path.clone(),
            folder: open.folder.clone(),
            meter: meter.clone(),
            binned: open.binned.clone(),
        };
        open.stage = Stage::Bringing(meter);
        let site = open.site;
        self.show.mark(Part::Edits);
        self.op(site, RemoteOp::Edit(task), None);
    }

    /// What a session was lent for has ended.
    pub(crate) fn edit_ended(&mut self, task: &EditTask, result: Result<EditDone, Arc<RemoteError>>) {
        let now = clock::now();
        let id = task.id;
        self.show.mark(Part::Edits);
        match (result, &task.deed) {
            (Ok(EditDone::Fetched(facts, link)), _) => {
                let Some(open) = self.edits.open.get_mut(&id) else {
                    return;
                };
                open.server = Some(facts);
                open.link = link;
                let (folder, name, purpose) = (open.folder.clone(), open.name.clone(), open.purpose);
                self.edit_work(move || EditNews::LaidOut(id, folder.lay_out(&name, purpose)));
            }
            (Ok(EditDone::Brought(path, facts, old)), EditDeed::Bring(bring)) => {
                let site = self.edits.open.get(&id).map(|open| open.site);
                if let Some((site, (place, entry))) = site.zip(old.as_ref().and_then(Old::in_bin)) {
                    self.in_bin(site, place, entry);
                }
                self.edit_brought(id, path, facts, bring);
            }
            (Ok(EditDone::Changed(facts, comparable)), _) => {
                let Some(open) = self.edits.open.get_mut(&id) else {
                    return;
                };
                open.stage = Stage::Asking(facts, comparable);
                open.versions = None;
            }
            (Ok(EditDone::Brought(..)), EditDeed::Fetch) => {}
            (Err(error), EditDeed::Fetch) => {
                let Some(open) = self.edits.open.remove(&id) else {
                    return;
                };
                self.edit_work_remove(open.folder);
                self.end(open.by, Err(error));
            }
            (Err(error), EditDeed::Bring(_)) => self.edit_not_brought(id, error, now),
        }
        if !self.edits.looking {
            self.edits.plan(now);
        }
    }

    fn edit_work_remove(&mut self, folder: Arc<Folder>) {
        self.chores.spawn_blocking(move || folder.remove());
    }

    fn edit_laid_out(&mut self, id: EditId, laid: std::io::Result<(Version, Vec<u8>)>, now: Instant) {
        let Some(open) = self.edits.open.get_mut(&id) else {
            return;
        };
        self.show.mark(Part::Edits);
        let written = laid.and_then(|(version, head)| {
            open.base.clone_from(&version.hash);
            open.settle = Settle::new(Some(version.stamp), now);
            let name = open.path.file_name();
            let name = name.as_ref().map_or(open.name.as_bytes(), FileName::as_bytes);
            open.runs = program::runs_when_opened(name, &head) || program::runs_when_opened(open.name.as_bytes(), b"");
            open.folder.write(&open.record())
        });
        let by = open.by.take();
        if let Err(error) = written {
            let error = RemoteError::local(Act::Download, open.file().display().to_string(), error);
            if let Some(open) = self.edits.open.remove(&id) {
                self.edit_work_remove(open.folder);
            }
            self.end(by, Err(Arc::new(error)));
            return;
        }
        open.stage = Stage::Resting;
        let program = open.program.take();
        self.end(by, Ok(Finish::Done));
        if let Some(program) = program {
            self.open_edit(id, program, false);
        }
    }

    fn edit_brought(&mut self, id: EditId, path: portolan_remote::RemotePath, facts: Facts, bring: &Bring) {
        let Some(open) = self.edits.open.get_mut(&id) else {
            return;
        };
        open.path = path;
        open.beside = false;
        open.server = Some(facts);
        open.base.clone_from(&bring.version.hash);
        open.stage = Stage::Resting;
        open.versions = None;
        open.left_over = false;
        open.tries = 0;
        open.times_saved += 1;
        open.saved_at = Some(now_seconds());
        // Another state of it may have been saved meanwhile; that is seen at the next look.
        open.saved = None;
        let settled = open
            .folder
            .settle(&open.folder.saved())
            .and_then(|()| open.folder.write(&open.record()));
        let (site, path) = (open.site, open.path.clone());
        let folder = path.parent().map(|folder| Place::Remote(site, folder));
        if let Err(error) = settled {
            let shown = open.file().display().to_string();
            self.tell_failure(RemoteError::local(Act::Upload, shown, error));
        }
        let what = Place::Remote(site, path);
        self.tell(NoticeKind::Done, News::EditSaved(shown_name(&what)));
        self.read_again(folder.as_slice());
    }

    /// It did not come there. The copy stays; what another try may mend is tried again.
    fn edit_not_brought(&mut self, id: EditId, error: Arc<RemoteError>, now: Instant) {
        let (base, cap) = (self.config.retry.base, self.config.retry.cap);
        let Some(open) = self.edits.open.get_mut(&id) else {
            return;
        };
        let again = error.kind.ends_session() || !matches!(error.kind.retry(), Retry::Never);
        if again {
            let until = now + rest(open.tries, base, cap);
            open.tries = open.tries.saturating_add(1);
            // What the next try mends in a moment is not worth a word.
            let told = open.tries == 2;
            let what = Place::Remote(open.site, open.path.clone());
            let name = shown_name(&what);
            open.stage = Stage::Waiting(error.clone(), until);
            if told {
                self.tell(NoticeKind::Warning, News::EditWaits { name, error });
            }
        } else {
            open.stage = Stage::Failed(error.clone());
            self.tell_failure(error);
        }
    }

    /// The person has decided what becomes of a file that changed on both sides.
    pub(crate) fn answer_edit(&mut self, id: EditId, answer: EditAnswer) {
        let Some(open) = self.edits.open.get_mut(&id) else {
            return;
        };
        let Stage::Asking(theirs, comparable) = &open.stage else {
            return;
        };
        match answer {
            EditAnswer::Replace => {
                // Only what the person was told of is replaced: were it another one by now, the question comes again.
                open.server.clone_from(theirs);
                if *comparable && let Ok((hash, _)) = folder::hash_of(&open.folder.theirs()) {
                    // It is not more than what was compared, and that was not much.
                    drop(open.folder.settle(&open.folder.theirs()));
                    open.base = hash;
                }
            }
            EditAnswer::KeepBoth => open.beside = true,
        }
        self.bring_edit(id);
    }

    /// Tries again now.
    pub(crate) fn retry_edit(&mut self, id: EditId) {
        let Some(open) = self.edits.open.get_mut(&id) else {
            return;
        };
        if matches!(open.stage, Stage::Waiting(..) | Stage::Failed(_)) {
            open.tries = 0;
            if open.saved.is_some() {
                self.bring_edit(id);
            } else {
                open.stage = Stage::Resting;
                open.settle = Settle::new(None, clock::now());
            }
        }
    }

    /// Reads both versions, to be shown.
    pub(crate) fn compare_edit(&mut self, id: EditId) {
        let Some(open) = self.edits.open.get(&id) else { return };
        let (ours, theirs) = (open.folder.saved(), open.folder.theirs());
        self.edit_work(move || {
            let read = |path: &Path| -> std::io::Result<(Arc<[u8]>, bool)> {
                use std::io::Read as _;
                let mut bytes = Vec::new();
                let mut file = std::fs::File::open(path)?;
                std::io::Read::by_ref(&mut file)
                    .take(MOST_SHOWN)
                    .read_to_end(&mut bytes)?;
                let whole = file.metadata()?.len() <= MOST_SHOWN;
                Ok((bytes.into(), whole))
            };
            let versions = read(&ours).and_then(|ours| Ok((ours, read(&theirs)?)));
            let versions = versions.map(|((ours, one), (theirs, other))| EditVersions {
                ours,
                theirs,
                whole: one && other,
            });
            EditNews::Versions(id, versions)
        });
    }

    /// It is not edited any more. What the server has not is given up only if the person says so.
    pub(crate) fn close_edit(&mut self, id: EditId, discard: bool, by: Option<RequestId>) {
        let Some(open) = self.edits.open.get(&id) else { return };
        if open.unsent() && !discard {
            let error = not_connected(&open.path);
            let error = RemoteError {
                kind: ErrorKind::Unconfirmed,
                ..error
            };
            self.ends.begin(by);
            self.end(by, Err(Arc::new(error.detailed(Detail::SavedNotThere))));
            return;
        }
        self.stop_edit_op(id);
        if let Some(open) = self.edits.open.remove(&id) {
            let temporary = format!(".portolan-{:08x}-edit-{}.part", self.run, id.0);
            let temporary = FileName::parse(temporary.as_bytes()).ok();
            if let (true, Some(name), Some(folder)) = (open.left_over, temporary, open.path.parent()) {
                self.op(open.site, RemoteOp::Discard(folder.join(&name)), None);
            }
            if let Some(kept) = there::moved_away(&open.binned).take().and_then(Old::moved) {
                let path = open.path.clone();
                self.op(open.site, RemoteOp::GiveBack { kept, path }, None);
            }
            if open.by.is_some() {
                let cancelled = RemoteError::new(ErrorKind::Cancelled, Act::Download);
                self.end(open.by, Err(Arc::new(cancelled)));
            }
            self.edit_work_remove(open.folder);
        }
        self.show.mark(Part::Edits);
    }

    fn stop_edit_op(&mut self, id: EditId) {
        if let Some(site) = self.edits.open.get(&id).map(|open| open.site) {
            self.stop_ops(site, |op| matches!(op, RemoteOp::Edit(task) if task.id == id));
        }
    }
}
