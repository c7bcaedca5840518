//! What a million items cost on the disk: `cargo run --release -p portolan-queue --example million_durable [FOLDER]`.
//!
//! The folder (default: the system's folder for temporary files) decides whose disk is measured.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark prints, and stops where it cannot go on"
)]

use std::{
    path::Path,
    sync::{Arc, mpsc},
    time::{Duration, Instant},
};

use portolan_queue::{
    Change, ConflictPolicy, Job, JobState, NewItem, Origin, Queue, Scope,
    db::{Loaded, Progress, Store, With},
};
use portolan_remote::{Direction, FileName, JobId, RemotePath, SiteId};

const FOLDERS: u64 = 1000;
const FILES: u64 = 1000;
/// Changes that may be on their way to the disk, as in the engine.
const ON_THE_WAY: u64 = 32;

/// An open store, its queue, and the numbers of what is safe.
struct Kept {
    store: Store,
    queue: Queue,
    safe: mpsc::Receiver<u64>,
    last: u64,
    upto: u64,
}

impl Kept {
    fn open(path: &Path) -> Self {
        let (tell, safe) = mpsc::sync_channel(4096);
        let progress = move |progress| match progress {
            Progress::Safe(upto) => drop(tell.send(upto)),
            other => println!("{other:?}"),
        };
        let (store, Loaded { queue, .. }) = Store::open(path, 1000, Arc::new(progress)).unwrap();
        Self {
            store,
            queue,
            safe,
            last: 0,
            upto: 0,
        }
    }

    fn change(&mut self, change: Change) -> portolan_queue::Applied {
        let applied = self.queue.apply(change.clone()).unwrap();
        self.last = self.store.log(change, applied.clone(), With::default());
        self.wait(self.last.saturating_sub(ON_THE_WAY));
        applied
    }

    fn wait(&mut self, number: u64) {
        while self.upto < number {
            self.upto = self.safe.recv().unwrap();
        }
    }
}

fn name(text: &str) -> FileName {
    FileName::parse(text.as_bytes()).unwrap()
}

fn job() -> Job {
    Job {
        id: JobId(0),
        site: SiteId(1),
        direction: Direction::Upload,
        local_root: Arc::new("/home/u/work".into()),
        remote_root: RemotePath::new("/www"),
        policy: ConflictPolicy::Replace,
        state: JobState::Going,
        atomic: true,
        keep_times: true,
        verify: portolan_remote::Verification::Size,
        remove_source: false,
        folders: Arc::default(),
        origin: Origin::Window,
    }
}

/// Memory of this process that is in use, in megabytes (Linux).
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok())
        .unwrap_or(0)
        / 1000
}

fn fill(kept: &mut Kept) {
    let items = vec![NewItem::folder(name("archive"))];
    let root = kept.change(Change::AddJob { job: job(), items }).inserted[0];
    let folders = (0..FOLDERS).map(|at| NewItem::folder(name(&format!("folder-{at:04}"))));
    let expand = |item, children, done| Change::Expand { item, children, done };
    let folders = kept.change(expand(root, folders.collect(), true)).inserted;
    for folder in folders {
        let file = |at| {
            NewItem::file(
                name(&format!("photograph-{at:05}.jpg")),
                Some(at * 977),
                Some(1_700_000_000),
            )
        };
        kept.change(expand(folder, (0..FILES).map(file).collect(), true));
    }
}

fn main() {
    let folder = std::env::args_os().nth(1).map_or_else(std::env::temp_dir, Into::into);
    let path = folder.join(format!("million-{}.db", std::process::id()));
    let all = FOLDERS * FILES;
    let empty = resident();
    let mut kept = Kept::open(&path);
    let begun = Instant::now();
    fill(&mut kept);
    kept.wait(kept.last);
    let took = begun.elapsed();
    println!(
        "{all} rows enqueued and safe in {took:.2?}: {:.0} rows/s; {} MB of memory above the empty process",
        all as f64 / took.as_secs_f64(),
        resident().saturating_sub(empty)
    );
    let begun = Instant::now();
    kept.change(Change::Hold {
        what: Scope::All,
        held: true,
    });
    kept.wait(kept.last);
    println!("everything held, and safe: {:.1?}", begun.elapsed());
    let mut each = Duration::ZERO;
    for at in 0..100 {
        let item = kept.queue.snapshot().id(at * 9973).unwrap();
        let begun = Instant::now();
        kept.change(Change::Began { item });
        kept.wait(kept.last);
        each += begun.elapsed();
    }
    println!(
        "one change alone, until it is safe: {:.1?} (50 ms of it gathers)",
        each / 100
    );
    let begun = Instant::now();
    drop(kept);
    println!("closed: {:.2?}", begun.elapsed());
    let before = resident();
    let begun = Instant::now();
    let kept = Kept::open(&path);
    println!(
        "opened with {} rows in {:.2?}; {} MB of memory more",
        kept.queue.len(),
        begun.elapsed(),
        resident().saturating_sub(before)
    );
    println!("file: {} MB", std::fs::metadata(&path).unwrap().len() / 1_000_000);
    drop(kept);
    for ending in ["db", "db-wal", "db-shm"] {
        drop(std::fs::remove_file(path.with_extension(ending)));
    }
}
