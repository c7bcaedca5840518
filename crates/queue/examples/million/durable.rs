//! The same items with a store.

use std::{
    path::Path,
    sync::{Arc, mpsc},
    time::{Duration, Instant},
};

use portolan_queue::{
    Change, Queue, Scope,
    db::{Loaded, Progress, Store, With},
};

use crate::tree::{self, FILES, FOLDERS};

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

/// Memory of this process that is in use, in megabytes (Linux).
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok())
        .unwrap_or(0)
        / 1000
}

pub(crate) fn run(folder: &Path) {
    let path = folder.join(format!("million-{}.db", std::process::id()));
    let all = FOLDERS * FILES;
    let empty = resident();
    let mut kept = Kept::open(&path);
    let begun = Instant::now();
    tree::fill(|change| kept.change(change).inserted);
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
