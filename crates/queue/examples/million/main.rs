//! What a million items cost, in memory and on a disk: `cargo run --release -p portolan-queue --example million [FOLDER]`.
//!
//! The folder (default: the system's folder for temporary files) decides whose disk is measured.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark prints, and stops where it cannot go on"
)]

mod durable;
mod tree;

use std::{
    hint::black_box,
    sync::{Arc, LazyLock},
    time::{Duration, Instant},
};

use portolan_queue::{Change, Failed, Limits, Move, NewItem, Priority, Queue, Running, Scope, next};
use portolan_remote::{Act, ErrorKind, ItemId, RemoteError, SiteId};

use tree::{FILES, FOLDERS, job, name};

/// Time that this thread was on a processor (what else the machine does hardly matters); elsewhere than on Linux, time.
fn cpu() -> Duration {
    static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let schedstat = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = schedstat.and_then(|text| text.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| BEGUN.elapsed(), Duration::from_nanos)
}

fn timed<T>(what: &str, per: u64, run: impl FnOnce() -> T) -> T {
    let (begun, before) = (Instant::now(), cpu());
    let result = run();
    let (took, took_cpu) = (begun.elapsed(), cpu().saturating_sub(before));
    // What is shorter than a tick of the kernel's accounting is told by the clock.
    let counted = if took_cpu < Duration::from_millis(20) {
        took
    } else {
        took_cpu
    };
    let each = counted.as_secs_f64() * 1e9 / per as f64;
    println!(
        "{what:<52} {took:>10.2?} {took_cpu:>10.2?} CPU {each:>10.0} ns each {:>10.0} /s",
        1e9 / each
    );
    result
}

fn fill(queue: &mut Queue, snapshots: bool) {
    let mut kept = queue.snapshot();
    tree::fill(|change| {
        let applied = queue.apply(change).unwrap();
        if snapshots {
            kept = queue.snapshot();
        }
        applied.inserted
    });
    black_box(kept);
}

fn main() {
    let all = FOLDERS * FILES;
    let mut queue = Queue::new();
    timed("expand a tree of 1,000,000 files, batches of 1,000", all, || {
        fill(&mut queue, false);
    });
    drop(queue);
    let mut queue = Queue::new();
    timed("the same, with a snapshot after each batch", all, || {
        fill(&mut queue, true);
    });
    let heap = queue.heap_bytes();
    println!(
        "heap: {} MB, {:.1} bytes a row, name included",
        heap / 1_000_000,
        heap as f64 / all as f64
    );

    let snapshot = timed("snapshot", 1, || queue.snapshot());
    timed("row(i), 100,000 places", 100_000, || {
        for at in 0..100_000 {
            black_box(snapshot.row(at * 7919 % snapshot.len()));
        }
    });
    timed("position_of, 100,000 items", 100_000, || {
        for at in 0..100_000_u64 {
            black_box(snapshot.position_of(ItemId(2000 + at * 7919 % (all - 2000))));
        }
    });
    let mut kept = snapshot;
    timed("Began + snapshot, scattered, 1,000 times", 1000, || {
        for at in 0..1000_u64 {
            queue
                .apply(Change::Began {
                    item: ItemId(2000 + at * 7919 % (all - 2000)),
                })
                .unwrap();
            kept = queue.snapshot();
        }
    });
    schedule(&mut queue);
    gestures(&mut queue);
    black_box(kept);
    drop(queue);
    many_jobs();
    let folder = std::env::args_os().nth(1).map_or_else(std::env::temp_dir, Into::into);
    durable::run(&folder);
}

fn many_jobs() {
    let mut queue = Queue::new();
    timed("10,000 jobs of one file each", 10_000, || {
        for at in 0..10_000 {
            let items = vec![NewItem::file(name(&format!("f{at}")), Some(1), None)];
            queue.apply(Change::AddJob { job: job(), items }).unwrap();
        }
    });
    let limits = Limits {
        sites: [(SiteId(1), 8)].into(),
        ..Limits::default()
    };
    timed("first 8 starts among them", 8, || {
        black_box(next(&queue, &Running::default(), &limits, Duration::ZERO))
    });
    let mut kept = queue.snapshot();
    timed("Began + snapshot, 1,000 times", 1000, || {
        for item in 1..=1000 {
            queue.apply(Change::Began { item: ItemId(item) }).unwrap();
            kept = queue.snapshot();
        }
    });
    black_box(kept);
}

fn schedule(queue: &mut Queue) {
    let mut running = Running::default();
    let limits = Limits {
        sites: [(SiteId(1), 8)].into(),
        ..Limits::default()
    };
    let now = Duration::ZERO;
    timed("first 8 starts", 8, || {
        for start in next(queue, &running, &limits, now) {
            running.begin(start);
        }
    });
    timed("100,000 × (finish one, start the next)", 100_000, || {
        for _ in 0..100_000 {
            let item = running.iter().next().unwrap().item;
            running.end(item);
            queue.apply(Change::Finish { item, bytes: 1 }).unwrap();
            for start in next(queue, &running, &limits, now) {
                running.begin(start);
            }
        }
    });
    timed("schedule with nothing free, 10,000 times", 10_000, || {
        for _ in 0..10_000 {
            black_box(next(queue, &running, &limits, now));
        }
    });
}

fn gestures(queue: &mut Queue) {
    let job = queue.jobs()[0].job.id;
    timed("pause everything", 1, || {
        queue
            .apply(Change::Hold {
                what: Scope::All,
                held: true,
            })
            .unwrap()
    });
    timed("pause the job of 900,000", 1, || {
        queue
            .apply(Change::Hold {
                what: Scope::Job(job),
                held: true,
            })
            .unwrap()
    });
    let what = Scope::Job(job);
    timed("priority of the job", 1, || {
        queue
            .apply(Change::SetPriority {
                what,
                priority: Some(Priority::High),
            })
            .unwrap();
    });
    let last = queue.snapshot().id(queue.len() - 1).unwrap();
    timed("move the last to the top", 1, || {
        queue
            .apply(Change::Reorder {
                items: vec![last],
                to: Move::Top,
            })
            .unwrap();
    });
    let items: Vec<ItemId> = queue.snapshot().ids().step_by(3).collect();
    let count = items.len() as u64;
    timed("move every third to the bottom", count, || {
        queue
            .apply(Change::Reorder {
                items: items.clone(),
                to: Move::Bottom,
            })
            .unwrap();
    });
    let failed = Failed {
        error: Arc::new(RemoteError::new(ErrorKind::PermissionDenied, Act::Upload)),
        when: 1_700_000_000,
    };
    timed("fail every third", count, || {
        for item in items {
            queue
                .apply(Change::Fail {
                    item,
                    failed: failed.clone(),
                })
                .unwrap();
        }
    });
    timed("snapshot, failed rows", 1, || {
        black_box(queue.snapshot().failed_row(1000))
    });
    timed("retry all failed", count, || {
        queue.apply(Change::RetryAllFailed).unwrap()
    });
    let left = queue.len() as u64;
    timed("remove the job", left, || {
        queue.apply(Change::RemoveJob { job }).unwrap()
    });
    println!("left: {} items, {} bytes", queue.len(), queue.heap_bytes());
}
