//! What another program still had to move, as jobs of ours. They are held, as all that comes in.

use std::{
    collections::{BTreeSet, HashMap},
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use portolan_queue::{ItemKind, Job, JobState, Origin, Priority, RelativeFolder};
use portolan_remote::{ConflictPolicy, Direction, FileName, JobId, RemotePath};
use portolan_sites::{
    SecretRef, Site,
    import::{Import, ImportedQueue, ImportedTransfer},
};

use super::{CarriedOver, Decided, FileFolder, FileItem, FileJob, Read};
use crate::{RequestId, SecretPlace, engine::Engine, event::Event};

/// Files whose folders here and there are alike below two roots.
struct Group<'a> {
    direction: Direction,
    local_root: PathBuf,
    remote_root: RemotePath,
    /// Each with its folder below both roots.
    files: Vec<(Vec<FileName>, &'a ImportedTransfer)>,
}

/// What another program still had to move, ready to become jobs.
pub(super) struct Foreign {
    queues: Vec<Prepared>,
    left_out: Vec<String>,
    /// Do the passwords of servers that nobody knows here go to the keyring?
    with_secrets: bool,
}

struct Prepared {
    /// Without its files, which stand in the jobs.
    queue: ImportedQueue,
    jobs: Vec<Ready>,
}

/// A job that has no site yet.
struct Ready {
    direction: Direction,
    local_root: PathBuf,
    remote_root: RemotePath,
    folders: Vec<FileFolder>,
}

impl Foreign {
    /// Orders a whole file. What is to come into a folder that is not there needs it: it is made.
    pub(super) fn of_file(import: Import) -> Self {
        let mut foreign = Self::prepare(import.queues);
        foreign.left_out.splice(..0, import.left_out);
        for Prepared { queue, .. } in &foreign.queues {
            let name = &queue.site.site.name;
            let notes = queue.notes.iter().chain(&queue.site.notes);
            foreign.left_out.extend(notes.map(|note| format!("{name}: {note}")));
        }
        foreign.with_secrets = true;
        foreign
    }

    fn prepare(queues: Vec<ImportedQueue>) -> Self {
        let mut left_out = Vec::new();
        let mut prepare = |mut queue: ImportedQueue| {
            let jobs: Vec<Ready> = groups(&queue.transfers).into_iter().map(Ready::from).collect();
            for job in jobs.iter().filter(|job| job.direction == Direction::Download) {
                if let Err(error) = std::fs::create_dir_all(&job.local_root) {
                    left_out.push(format!(
                        "The folder {} cannot be made: {error}",
                        job.local_root.display()
                    ));
                }
            }
            queue.transfers.clear();
            Prepared { queue, jobs }
        };
        let queues = queues.into_iter().map(&mut prepare).collect();
        Self {
            queues,
            left_out,
            with_secrets: false,
        }
    }
}

impl From<Group<'_>> for Ready {
    fn from(group: Group<'_>) -> Self {
        Self {
            direction: group.direction,
            local_root: group.local_root,
            remote_root: group.remote_root,
            folders: folders(group.files),
        }
    }
}

impl Engine {
    /// Adds what another program still had to move.
    pub(crate) fn take_queues(&mut self, queues: Vec<ImportedQueue>, by: Option<RequestId>) {
        self.ends.begin(by);
        let out = self.out.clone();
        self.chores.spawn_blocking(move || {
            let read = Ok(Read::Foreign(Foreign::prepare(queues)));
            let path = PathBuf::from("another program");
            // The engine is gone: then nobody waits for it.
            drop(out.blocking_send(Event::CarriedOver(CarriedOver { path, read }, by)));
        });
    }

    /// How many files there are now, and what could not be taken over.
    pub(super) fn take_foreign(&mut self, foreign: Foreign) -> (usize, Vec<String>) {
        let keep = foreign.with_secrets && self.saved.view().secrets.place != SecretPlace::Forbidden;
        let mut items = 0;
        for Prepared { mut queue, jobs } in foreign.queues {
            let saved = self.saved.view().saved.clone();
            let own = saved.get(queue.site.site.id);
            let known = own.or_else(|| queue.saved_at(&saved)).cloned();
            let own = queue.site.secrets();
            let site = &mut queue.site.site;
            let account = SecretRef::of_account(site).zip(site.account.take());
            for (reference, secret) in own.chain(account).filter(|_| keep && known.is_none()) {
                self.keep_secret(reference, secret);
            }
            let site = known.unwrap_or_else(|| {
                let mut site = queue.site.site;
                site.saved = false;
                Arc::new(site)
            });
            self.know_site(&site);
            items += jobs.into_iter().map(|job| self.add_foreign(job, &site)).sum::<usize>();
        }
        (items, foreign.left_out)
    }

    fn add_foreign(&mut self, ready: Ready, site: &Site) -> usize {
        let job = Job {
            id: JobId(0),
            site: site.id,
            direction: ready.direction,
            source: None,
            local_root: Arc::new(ready.local_root),
            remote_root: ready.remote_root,
            policy: ConflictPolicy::Ask,
            state: JobState::Held,
            atomic: site.atomic,
            keep_times: self.config.keep_times,
            keep_permissions: self.config.keep_permissions,
            folders: Arc::default(),
            verify: site.verify.unwrap_or(self.config.transfers.verify),
            types: self.config.transfers.types(None),
            remove_source: false,
            origin: Origin::Window,
        };
        let job = FileJob {
            job,
            priority: None,
            start_at: None,
            folders: ready.folders,
        };
        self.add_carried(job, &BTreeSet::new())
    }
}

/// Puts files together that are one gesture as far as can be told: the same way, and folders that are alike.
fn groups(transfers: &[ImportedTransfer]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut known = HashMap::new();
    // Two of one name in one folder go to two places: the second is another job.
    let mut seen: HashMap<(Direction, &Path, &RemotePath, &FileName), usize> = HashMap::new();
    for transfer in transfers {
        let direction = transfer.direction;
        let (local_root, remote_root, below) = roots(&transfer.local_folder, &transfer.remote_folder);
        let which = (
            direction,
            transfer.local_folder.as_path(),
            &transfer.remote_folder,
            &transfer.name,
        );
        let turn = seen.entry(which).or_default();
        *turn += 1;
        let key = (direction, local_root, remote_root, *turn);
        let at = *known.entry(key).or_insert_with_key(|(_, local_root, remote_root, _)| {
            groups.push(Group {
                direction,
                local_root: local_root.clone(),
                remote_root: remote_root.clone(),
                files: Vec::new(),
            });
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(at) {
            group.files.push((below, transfer));
        }
    }
    for group in &mut groups {
        group.go_down();
    }
    groups
}

impl Group<'_> {
    /// The folders that all files are in belong to the roots: nothing of a job leaves those.
    fn go_down(&mut self) {
        while let Some(first) = self.files.first().and_then(|(below, _)| below.first().cloned())
            && self.files.iter().all(|(below, _)| below.first() == Some(&first))
        {
            self.local_root.push(first.to_string_lossy().as_ref());
            self.remote_root = self.remote_root.join(&first);
            for (below, _) in &mut self.files {
                below.remove(0);
            }
        }
    }
}

/// The folders at which two paths begin to be alike, and what is alike.
fn roots(local: &Path, remote: &RemotePath) -> (PathBuf, RemotePath, Vec<FileName>) {
    let (mut local, mut remote, mut below) = (local.to_owned(), remote.clone(), Vec::new());
    while let Some(Component::Normal(last)) = local.components().next_back()
        && let Some(name) = remote.file_name()
        // Only names that are the same to the letter, in every system.
        && last.to_str().is_some_and(|last| last.as_bytes() == name.as_bytes())
        && let Some(above) = remote.parent()
    {
        local.pop();
        remote = above;
        below.push(name);
    }
    below.reverse();
    (local, remote, below)
}

/// Files of one folder that follow one another stand together.
fn folders(files: Vec<(Vec<FileName>, &ImportedTransfer)>) -> Vec<FileFolder> {
    let mut folders: Vec<FileFolder> = Vec::new();
    for (below, transfer) in files {
        let item = FileItem {
            name: transfer.name.clone(),
            target_name: transfer.target_name.clone(),
            kind: ItemKind::File,
            size: transfer.size,
            modified: None,
            permissions: None,
            decided: Decided {
                priority: priority(transfer.priority),
                policy: transfer.policy,
                ..Decided::default()
            },
        };
        match folders.last_mut().filter(|last| last.folder.0 == below) {
            Some(last) => last.items.push(item),
            None => folders.push(FileFolder {
                folder: RelativeFolder(below),
                items: vec![item],
            }),
        }
    }
    folders
}

fn priority(number: u8) -> Option<Priority> {
    match number {
        0 => Some(Priority::Lowest),
        1 => Some(Priority::Low),
        3 => Some(Priority::High),
        4.. => Some(Priority::Highest),
        2 => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn transfer(local: &str, remote: &str, name: &str) -> ImportedTransfer {
        ImportedTransfer {
            direction: Direction::Upload,
            local_folder: local.into(),
            remote_folder: RemotePath::new(remote),
            name: FileName::parse(name.as_bytes()).expect("a name"),
            target_name: None,
            size: None,
            priority: 2,
            policy: None,
        }
    }

    fn told(groups: &[Group<'_>]) -> Vec<String> {
        let mut told = Vec::new();
        for group in groups {
            for (below, transfer) in &group.files {
                let below: Vec<_> = below.iter().map(FileName::to_string_lossy).collect();
                let (local, remote) = (group.local_root.display(), group.remote_root.to_string_lossy());
                told.push(format!("{local} {remote} {} {}", below.join("/"), transfer.name));
            }
        }
        told
    }

    #[cfg(unix)]
    #[test]
    fn files_of_one_tree_are_one_job_and_its_roots_are_as_deep_as_they_can_be() {
        let transfers = [
            transfer("/home/u/site", "/www/site", "index"),
            transfer("/home/u/site/css", "/www/site/css", "a"),
            transfer("/home/u/site/js/x", "/www/site/js/x", "b"),
            transfer("/home/u/other", "/tmp", "c"),
            transfer("/home/u/site/css", "/www/site/css", "a"),
            transfer("/", "/", "d"),
        ];
        assert_eq!(
            told(&groups(&transfers)),
            [
                "/home/u/site /www/site  index",
                "/home/u/site /www/site css a",
                "/home/u/site /www/site js/x b",
                "/home/u/other /tmp  c",
                "/home/u/site/css /www/site/css  a",
                "/ /  d",
            ]
        );
    }
}
