//! The queue as a JSON file, to take along or to keep, and what failed as a CSV file.
//!
//! A file that comes in is not trusted: its jobs are held until the person lets them go, and nothing in them replaces
//! anything without a question. `foreign` makes the same of what another program still had to move.

mod foreign;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    path::{Path, PathBuf},
    sync::Arc,
};

use portolan_queue::{
    Change, ConflictPolicy, Failed, Item, ItemKind, ItemState, Job, JobState, NewItem, Origin, Priority, QueueSnapshot,
    RelativeFolder, Scope,
    db::{error_of_words, error_to_words},
};
use portolan_remote::{Act, Detail, ErrorKind, FileName, ItemId, JobId, RemoteError, SiteId};
use portolan_settings::write_atomically;
use portolan_sites::{Site, import::Source, site_from_words, site_to_words};
use serde::{Deserialize, Serialize};

use crate::{
    News, NoticeKind, RequestId, clock, connect::now_seconds, engine::Engine, event::Event, outcome::Tally,
    publish::Part,
};

/// The version of the format that is written; others are not read.
const VERSION: u32 = 1;
/// No queue of sane size is larger.
const LARGEST: u64 = 2 << 30;

#[derive(Debug, Serialize, Deserialize)]
struct File {
    portolan_queue: u32,
    /// The sites of its jobs, without any secret, so that another computer knows them too.
    #[serde(default)]
    sites: BTreeMap<u64, String>,
    jobs: Vec<FileJob>,
}

#[derive(Debug, Serialize, Deserialize)]
struct FileJob {
    job: Job,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    priority: Option<Priority>,
    /// When it begins, UTC seconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    start_at: Option<i64>,
    folders: Vec<FileFolder>,
}

#[derive(Debug, Serialize, Deserialize)]
struct FileFolder {
    folder: RelativeFolder,
    items: Vec<FileItem>,
}

#[derive(Debug, Serialize, Deserialize)]
struct FileItem {
    name: FileName,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    target_name: Option<FileName>,
    kind: ItemKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    size: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    modified: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    permissions: Option<u16>,
    #[serde(flatten)]
    decided: Decided,
}

/// What a person decided for an item, and what became of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Decided {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    priority: Option<Priority>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    held: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    failed: Option<FileFailed>,
    /// What to do where the target exists. No file of ours has one: who reads it is asked.
    #[serde(skip)]
    policy: Option<ConflictPolicy>,
}

/// Why an item failed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct FileFailed {
    /// UTC seconds since 1970.
    when: i64,
    /// What its prose is made of.
    error: serde_json::Value,
}

impl Decided {
    fn of(item: &Item) -> Self {
        let failed = match &item.state {
            ItemState::Failed(failed) | ItemState::Partial(failed) => Some(failed),
            ItemState::Waiting | ItemState::Held => None,
        };
        Self {
            priority: item.priority,
            held: item.state == ItemState::Held,
            failed: failed.and_then(|failed| {
                let words = error_to_words(&failed.error)?;
                Some(FileFailed {
                    when: failed.when,
                    error: serde_json::from_str(&words).ok()?,
                })
            }),
            policy: None,
        }
    }
}

/// The queue, as a file has it. Folders that have another name at the target come before what is in them.
fn file_of(queue: &QueueSnapshot, sites: BTreeMap<u64, String>) -> File {
    let mut jobs: BTreeMap<JobId, FileJob> = queue
        .jobs()
        .iter()
        .map(|header| {
            let job = FileJob {
                job: (*header.job).clone(),
                priority: header.priority,
                start_at: header.start_at,
                folders: Vec::new(),
            };
            (header.job.id, job)
        })
        .collect();
    for id in queue.ids() {
        let Some(item) = queue.item(id) else { continue };
        let Some(job) = jobs.get_mut(&item.job) else { continue };
        let decided = Decided::of(&item);
        let entry = FileItem {
            name: item.name,
            target_name: item.target_name,
            kind: item.kind,
            size: item.size,
            modified: item.modified,
            permissions: item.permissions,
            decided,
        };
        match job.folders.last_mut().filter(|last| last.folder == *item.folder) {
            Some(last) => last.items.push(entry),
            None => job.folders.push(FileFolder {
                folder: (*item.folder).clone(),
                items: vec![entry],
            }),
        }
    }
    File {
        portolan_queue: VERSION,
        sites,
        jobs: jobs.into_values().collect(),
    }
}

fn parse(bytes: &[u8]) -> Result<File, String> {
    let file: File = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    if file.portolan_queue != VERSION {
        return Err(format!(
            "it is of version {}, and only {VERSION} is known",
            file.portolan_queue
        ));
    }
    Ok(file)
}

/// What failed, one line each, as RFC 4180 has it.
fn csv(queue: &QueueSnapshot, server: impl Fn(SiteId) -> String) -> String {
    let mut text = String::from("name,destination,direction,server,attempts,failed_at,what,why,next\r\n");
    for row in (0..queue.failed_len()).filter_map(|at| queue.failed_row(at)) {
        let (ItemState::Failed(failed) | ItemState::Partial(failed)) = &row.state else {
            continue;
        };
        let explained = failed.error.explain();
        let fields = [
            row.name.to_string(),
            row.destination.to_string(),
            format!("{:?}", row.direction).to_ascii_lowercase(),
            server(row.site),
            row.attempts.to_string(),
            jiff::Timestamp::from_second(failed.when).map_or_else(|_| failed.when.to_string(), |when| when.to_string()),
            format!("{} {}", explained.what, explained.place),
            explained.why.clone(),
            explained.next.clone(),
        ];
        let fields: Vec<String> = fields.iter().map(|field| quoted(field)).collect();
        text.push_str(&fields.join(","));
        text.push_str("\r\n");
    }
    text
}

/// A field as RFC 4180 has it. A spreadsheet takes what begins like a formula for one, and a name on a server is anybody's: an
/// apostrophe says that it is text.
fn quoted(field: &str) -> String {
    let formula = field.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let field = if formula { format!("'{field}") } else { field.to_owned() };
    if field.contains([',', '"', '\r', '\n']) || field.starts_with(' ') || field.ends_with(' ') {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field
    }
}

/// The bytes of a queue of ours, or what a file of another program holds.
fn read(path: &Path) -> Result<Read, RemoteError> {
    let local = |error| RemoteError::local(Act::Remember, path.display().to_string(), error);
    let found = std::fs::metadata(path).map_err(local)?;
    if found.len() > LARGEST {
        return Err(failure(path, Detail::QueueTooLarge));
    }
    let bytes = std::fs::read(path).map_err(local)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let own = bytes.trim_ascii_start().starts_with(b"{");
    if !own && Source::guess(&name, &bytes) == Some(Source::FileZilla) {
        let bytes = zeroize::Zeroizing::new(bytes);
        crate::moving::refuse_unfinished(path, &bytes)?;
        let import = Source::FileZilla.read(&bytes);
        let import = import.map_err(|error| failure(path, Detail::from(&error)))?;
        return Ok(Read::Foreign(foreign::Foreign::of_file(import)));
    }
    Ok(Read::Own(bytes))
}

fn failure(path: &Path, why: impl Into<Detail>) -> RemoteError {
    RemoteError::new(ErrorKind::LocalIo, Act::Remember)
        .at(path.display().to_string())
        .detailed(why)
}

/// A file that a request has read or written.
pub(crate) struct CarriedOver {
    pub(crate) path: PathBuf,
    read: Result<Read, RemoteError>,
}

/// What such a file is.
enum Read {
    Own(Vec<u8>),
    Foreign(foreign::Foreign),
}

impl Engine {
    /// Writes what is left to do to a file.
    pub(crate) fn export_queue(&mut self, path: PathBuf, by: Option<RequestId>) {
        let queue = self.queue.snapshot();
        let sites = queue.jobs().iter().flat_map(|header| header.job.route().sites());
        let known = sites.filter_map(|site| Some((site.0, site_to_words(&self.pool.get(site)?.site))));
        let sites = known.collect();
        self.write_out(path, by, move || {
            serde_json::to_vec_pretty(&file_of(&queue, sites)).map_err(|error| error.to_string())
        });
    }

    /// Writes what failed to a file.
    pub(crate) fn export_failures(&mut self, path: PathBuf, by: Option<RequestId>) {
        let queue = self.queue.snapshot();
        let sites: BTreeMap<_, _> = self
            .pool
            .sites
            .iter()
            .map(|(id, state)| (*id, state.site.endpoint.server().to_string()))
            .collect();
        self.write_out(path, by, move || {
            Ok(csv(&queue, |site| sites.get(&site).cloned().unwrap_or_default()).into_bytes())
        });
    }

    fn write_out(
        &mut self,
        path: PathBuf,
        by: Option<RequestId>,
        make: impl FnOnce() -> Result<Vec<u8>, String> + Send + 'static,
    ) {
        self.ends.begin(by);
        let out = self.out.clone();
        self.chores.spawn_blocking(move || {
            let written = make().and_then(|bytes| write_atomically(&path, &bytes).map_err(|error| error.to_string()));
            let result = written.map_err(|why| failure(&path, Detail::words(why)));
            // The engine is gone: then nobody waits for it.
            drop(out.blocking_send(Event::Saved { by, result }));
        });
    }

    /// Reads a file of a queue, and adds what is in it.
    pub(crate) fn import_queue(&mut self, path: PathBuf, by: Option<RequestId>) {
        self.ends.begin(by);
        let out = self.out.clone();
        self.chores.spawn_blocking(move || {
            let read = read(&path);
            // The engine is gone: then nobody waits for it.
            drop(out.blocking_send(Event::CarriedOver(CarriedOver { path, read }, by)));
        });
    }

    pub(crate) fn carried_over(&mut self, read: CarriedOver, by: Option<RequestId>) {
        let path = read.path;
        let added = read.read.and_then(|read| match read {
            Read::Foreign(foreign) => Ok(self.take_foreign(foreign)),
            Read::Own(bytes) => {
                let file = parse(&bytes).map_err(|why| failure(&path, Detail::words(why)))?;
                let foreign = self.take_sites(&file.sites);
                let jobs = file.jobs.into_iter();
                let items = jobs.map(|job| self.add_carried(job, &foreign)).sum::<usize>();
                Ok((items, Vec::new()))
            }
        });
        let result = added.map(|(items, left_out)| {
            self.tell_added(items, &path.display().to_string());
            if left_out.is_empty() {
                crate::Finish::Done
            } else {
                self.tell(NoticeKind::Warning, News::QueueLeftOut(left_out.clone()));
                crate::Finish::Lines(left_out)
            }
        });
        self.end(by, result.map_err(Arc::new));
    }

    fn tell_added(&mut self, items: usize, from: &str) {
        let (items, from) = (items as u64, from.to_owned());
        self.tell(NoticeKind::Info, News::QueueAdded { items, from });
    }

    /// Sites of the file that nobody knows here are taken as they stand there; which ones.
    fn take_sites(&mut self, sites: &BTreeMap<u64, String>) -> BTreeSet<SiteId> {
        let mut foreign = BTreeSet::new();
        for (id, words) in sites {
            let id = SiteId(*id);
            if self.pool.get(id).is_some() {
                continue;
            }
            match site_from_words(words) {
                Ok(mut site) => {
                    site.id = id;
                    let saved = self.saved.view().saved.get(id).cloned();
                    if saved.is_none() {
                        foreign.insert(id);
                    }
                    self.know_site(&saved.unwrap_or_else(|| Arc::new(site)));
                }
                Err(why) => {
                    self.tell(NoticeKind::Warning, News::QueueSite(why));
                }
            }
        }
        foreign
    }

    /// Jobs can be for this site from now on.
    fn know_site(&mut self, site: &Arc<Site>) {
        if self.pool.get(site.id).is_none() {
            let server = self.servers.get(site.endpoint.server());
            self.pool.know(site.clone(), &server, clock::now());
            self.show.mark(Part::Sites);
        }
    }

    /// What was decided for items that came in, by their names.
    fn decide_carried(&mut self, inserted: &[ItemId], items: &[FileItem]) {
        let decided: HashMap<&FileName, &Decided> = items
            .iter()
            .filter(|item| item.decided != Decided::default())
            .map(|item| (&item.name, &item.decided))
            .collect();
        if decided.is_empty() {
            return;
        }
        for id in inserted {
            let Some(item) = self.queue.item(*id) else { continue };
            let Some(decided) = decided.get(&item.name) else {
                continue;
            };
            let one = || Scope::Items(vec![*id]);
            if decided.priority.is_some() {
                let priority = decided.priority;
                self.change(Change::SetPriority { what: one(), priority });
            }
            if let Some(policy) = decided.policy {
                let items = vec![*id];
                self.change(Change::SetPolicy {
                    items,
                    policy: Some(policy),
                });
            }
            if decided.held {
                self.change(Change::Hold {
                    what: one(),
                    held: true,
                });
            }
            let failed = decided.failed.as_ref().and_then(|failed| {
                let error = error_of_words(&failed.error.to_string())?;
                Some(Failed {
                    error: Arc::new(error),
                    when: failed.when,
                })
            });
            if let Some(failed) = failed {
                self.change(Change::Fail { item: *id, failed });
            }
        }
    }

    /// Adds a job, held and asking; how many items of it are in the queue now. A time at which it begins counts only where
    /// the site is one of this person's: nobody else's server gets anything unasked.
    fn add_carried(&mut self, read: FileJob, foreign: &BTreeSet<SiteId>) -> usize {
        let mut job = read.job;
        (job.state, job.policy, job.origin) = (JobState::Held, ConflictPolicy::Ask, Origin::Window);
        let (direction, route) = (job.direction, job.route());
        if route.source == Some(route.site) {
            // From a server to itself goes nothing.
            return 0;
        }
        let mut folders = read.folders.into_iter().filter(|folder| !folder.items.is_empty());
        let Some(first) = folders.next() else { return 0 };
        // A job begins with something in its root; what is elsewhere is added, and what only began it goes.
        let at_root = first.folder == RelativeFolder::default();
        let begin = if at_root {
            first.items.iter().map(NewItem::from).collect()
        } else {
            let name = first.items.first().map(|item| item.name.clone());
            name.map(|name| NewItem::file(name, None, None)).into_iter().collect()
        };
        let Some(applied) = self.change(Change::AddJob { job, items: begin }) else {
            return 0;
        };
        let Some(id) = applied.job else { return 0 };
        self.tallies.insert(id, Tally::new(direction, route));
        let mut added = if at_root { applied.inserted.len() } else { 0 };
        if at_root {
            self.decide_carried(&applied.inserted, &first.items);
        }
        let rest: Vec<FileFolder> = if at_root {
            folders.collect()
        } else {
            std::iter::once(first).chain(folders).collect()
        };
        for folder in rest {
            let place = Arc::new(folder.folder);
            for items in folder.items.chunks(Change::MAX_CHILDREN) {
                let change = Change::AddItems {
                    job: id,
                    folder: place.clone(),
                    items: items.iter().map(NewItem::from).collect(),
                };
                if let Some(applied) = self.change(change) {
                    added += applied.inserted.len();
                    self.decide_carried(&applied.inserted, items);
                }
            }
        }
        if !at_root {
            self.change(Change::Remove {
                items: applied.inserted,
            });
        }
        if let Some(priority) = read.priority {
            self.change(Change::SetPriority {
                what: Scope::Job(id),
                priority: Some(priority),
            });
        }
        if let Some(at) = read
            .start_at
            .filter(|at| *at > now_seconds() && !route.sites().any(|site| foreign.contains(&site)))
        {
            self.start_at(Some(id), Some(at));
        }
        added
    }
}

impl From<&FileItem> for NewItem {
    fn from(item: &FileItem) -> Self {
        Self {
            name: item.name.clone(),
            target_name: item.target_name.clone(),
            kind: item.kind,
            size: item.size,
            modified: item.modified,
            permissions: item.permissions.map(|mode| mode & 0o777),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_and_no_formulas() {
        for (field, expected) in [
            ("a", "a"),
            ("a,b", "\"a,b\""),
            ("\"x\"", "\"\"\"x\"\"\""),
            (" a", "\" a\""),
            ("=1+1", "'=1+1"),
            ("-x", "'-x"),
            ("@a,b", "\"'@a,b\""),
            ("+\"", "\"'+\"\"\""),
            ("\t=1", "'\t=1"),
            ("a=b", "a=b"),
        ] {
            assert_eq!(quoted(field), expected);
        }
    }

    #[test]
    fn what_is_no_queue_is_refused() {
        for text in [
            "",
            "{}",
            "[]",
            "{\"portolan_queue\":2,\"jobs\":[]}",
            "{\"portolan_queue\":1}",
        ] {
            assert!(parse(text.as_bytes()).is_err(), "{text}");
        }
        assert!(parse(b"{\"portolan_queue\":1,\"jobs\":[]}").is_ok());
    }
}
