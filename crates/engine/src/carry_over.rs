//! The queue as a JSON file, to take along or to keep, and what failed as a CSV file.
//!
//! A file that comes in is not trusted: its jobs are held until the person lets them go, and nothing in them replaces
//! anything without a question.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use portolan_queue::{
    Change, ConflictPolicy, ItemKind, ItemState, Job, JobState, NewItem, Origin, Priority, QueueSnapshot,
    RelativeFolder,
};
use portolan_remote::{Act, ErrorKind, FileName, JobId, RemoteError};
use portolan_settings::write_atomically;
use serde::{Deserialize, Serialize};

use crate::{NoticeKind, RequestId, engine::Engine, event::Event, outcome::Tally};

/// The version of the format that is written; others are not read.
const VERSION: u32 = 1;
/// No queue of sane size is larger.
const LARGEST: u64 = 2 << 30;

#[derive(Debug, Serialize, Deserialize)]
struct File {
    portolan_queue: u32,
    jobs: Vec<FileJob>,
}

#[derive(Debug, Serialize, Deserialize)]
struct FileJob {
    job: Job,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    priority: Option<Priority>,
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
}

/// The queue, as a file has it. Folders that have another name at the target come before what is in them.
fn file_of(queue: &QueueSnapshot) -> File {
    let mut jobs: BTreeMap<JobId, FileJob> = queue
        .jobs()
        .iter()
        .map(|header| {
            let job = FileJob {
                job: (*header.job).clone(),
                priority: header.priority,
                folders: Vec::new(),
            };
            (header.job.id, job)
        })
        .collect();
    for id in queue.ids() {
        let Some(item) = queue.item(id) else { continue };
        let Some(job) = jobs.get_mut(&item.job) else { continue };
        let entry = FileItem {
            name: item.name,
            target_name: item.target_name,
            kind: item.kind,
            size: item.size,
            modified: item.modified,
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
fn csv(queue: &QueueSnapshot, server: impl Fn(portolan_remote::SiteId) -> String) -> String {
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

fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\r', '\n']) || field.starts_with(' ') || field.ends_with(' ') {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

fn failure(path: &Path, why: impl Into<Arc<str>>) -> RemoteError {
    RemoteError::new(ErrorKind::LocalIo, Act::Remember)
        .at(path.display().to_string())
        .detailed(why)
}

/// A file that a request has read or written.
pub(crate) struct CarriedOver {
    pub(crate) path: PathBuf,
    bytes: Result<Vec<u8>, RemoteError>,
}

impl Engine {
    /// Writes what is left to do to a file.
    pub(crate) fn export_queue(&mut self, path: PathBuf, by: Option<RequestId>) {
        let queue = self.queue.snapshot();
        self.write_out(path, by, move || {
            serde_json::to_vec_pretty(&file_of(&queue)).map_err(|error| error.to_string())
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
            let result = written.map_err(|why| failure(&path, why));
            // The engine is gone: then nobody waits for it.
            drop(out.blocking_send(Event::Saved { by, result }));
        });
    }

    /// Reads a file of a queue, and adds what is in it.
    pub(crate) fn import_queue(&mut self, path: PathBuf, by: Option<RequestId>) {
        self.ends.begin(by);
        let out = self.out.clone();
        self.chores.spawn_blocking(move || {
            let local = |error| RemoteError::local(Act::Remember, path.display().to_string(), error);
            let bytes = std::fs::metadata(&path).map_err(local).and_then(|found| {
                if found.len() > LARGEST {
                    return Err(failure(&path, "it is too large for a queue"));
                }
                std::fs::read(&path).map_err(local)
            });
            // The engine is gone: then nobody waits for it.
            drop(out.blocking_send(Event::CarriedOver(CarriedOver { path, bytes }, by)));
        });
    }

    pub(crate) fn carried_over(&mut self, read: CarriedOver, by: Option<RequestId>) {
        let path = read.path;
        let added = read
            .bytes
            .and_then(|bytes| parse(&bytes).map_err(|why| failure(&path, why)))
            .map(|file| file.jobs.into_iter().map(|job| self.add_carried(job)).sum::<usize>());
        let result = added.map(|items| {
            let text = format!(
                "{items} items were added from {}; their jobs are held until you let them go",
                path.display()
            );
            self.tell(NoticeKind::Info, text);
            crate::Finish::Done
        });
        self.end(by, result.map_err(Arc::new));
    }

    /// Adds a job, held and asking; how many items of it are in the queue now.
    fn add_carried(&mut self, read: FileJob) -> usize {
        let mut job = read.job;
        (job.state, job.policy, job.origin) = (JobState::Held, ConflictPolicy::Ask, Origin::Window);
        let (direction, site) = (job.direction, job.site);
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
        self.tallies.insert(id, Tally::new(direction, site));
        let mut added = if at_root { applied.inserted.len() } else { 0 };
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
                added += self.change(change).map_or(0, |applied| applied.inserted.len());
            }
        }
        if !at_root {
            self.change(Change::Remove {
                items: applied.inserted,
            });
        }
        if let Some(priority) = read.priority {
            self.change(Change::SetPriority {
                what: portolan_queue::Scope::Job(id),
                priority: Some(priority),
            });
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
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_with_commas_and_quotes_are_quoted() {
        for (field, expected) in [
            ("a", "a"),
            ("a,b", "\"a,b\""),
            ("\"x\"", "\"\"\"x\"\"\""),
            (" a", "\" a\""),
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
