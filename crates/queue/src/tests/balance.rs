//! Small and large files, uploads and downloads share the sessions of a site so that neither line nor round trips are idle.

use std::{collections::BTreeMap, time::Duration};

use portolan_remote::{Direction, ItemId, SiteId};

use super::{apply, job, name};
use crate::{Change, Limits, NewItem, Queue, Running, SMALL_FILE, next};

const LARGE: u64 = 40 << 20;
const SMALL: u64 = 4 << 10;

fn limits(sessions: usize) -> Limits {
    Limits {
        sites: [(SiteId(1), sessions)].into(),
        ..Limits::default()
    }
}

fn add(queue: &mut Queue, direction: Direction, what: &str, count: usize, size: u64) -> Vec<ItemId> {
    let file = |at| NewItem::file(name(&format!("{what}{at}")), Some(size), None);
    let items = (0..count).map(file).collect();
    apply(
        queue,
        Change::AddJob {
            job: job(1, direction),
            items,
        },
    )
    .inserted
}

/// Starts what may start; how many are small uploads, large uploads, small downloads, large downloads.
fn started(queue: &Queue, limits: &Limits) -> [usize; 4] {
    let mut counts = [0; 4];
    for start in next(queue, &Running::default(), limits, Duration::ZERO) {
        counts[usize::from(start.direction == Direction::Download) * 2 + usize::from(!start.small)] += 1;
    }
    counts
}

#[test]
fn each_class_gets_a_quarter_before_any_gets_more() {
    let mut queue = Queue::new();
    add(&mut queue, Direction::Upload, "large", 20, LARGE);
    assert_eq!(started(&queue, &limits(8)), [0, 8, 0, 0]);
    add(&mut queue, Direction::Upload, "small", 20, SMALL);
    assert_eq!(started(&queue, &limits(8)), [4, 4, 0, 0]);
    add(&mut queue, Direction::Download, "down", 20, SMALL);
    assert_eq!(started(&queue, &limits(8)), [2, 4, 2, 0]);
    add(&mut queue, Direction::Download, "large down", 20, LARGE);
    assert_eq!(started(&queue, &limits(8)), [2, 2, 2, 2]);
    // With a single session, the order decides alone.
    assert_eq!(started(&queue, &limits(1)), [0, 1, 0, 0]);
}

#[test]
fn uploads_and_downloads_have_limits_of_their_own() {
    let mut queue = Queue::new();
    add(&mut queue, Direction::Upload, "up", 20, SMALL);
    add(&mut queue, Direction::Download, "down", 20, SMALL);
    let limits = |uploads, downloads| Limits {
        uploads,
        downloads,
        ..limits(8)
    };
    assert_eq!(started(&queue, &limits(3, usize::MAX)), [3, 0, 5, 0]);
    assert_eq!(started(&queue, &limits(0, 2)), [0, 0, 2, 0]);
}

#[test]
fn a_file_whose_size_becomes_known_changes_its_class() {
    let mut queue = Queue::new();
    let ids = add(&mut queue, Direction::Upload, "f", 4, SMALL_FILE);
    assert_eq!(started(&queue, &limits(2)), [2, 0, 0, 0]);
    apply(
        &mut queue,
        Change::Sized {
            item: ids[3],
            size: Some(SMALL_FILE + 1),
            modified: None,
        },
    );
    super::check_inside(&queue);
    assert_eq!(started(&queue, &limits(2)), [1, 1, 0, 0]);
}

/// Moves everything over a line of `line` bytes a tick, which large files share; a small file takes `trips` ticks of
/// its session and next to nothing of the line. Returns the ticks, counted.
fn ticks(queue: &mut Queue, sessions: usize, line: u64, trips: u64) -> u64 {
    let (mut running, limits) = (Running::default(), limits(sessions));
    let mut left: BTreeMap<ItemId, u64> = BTreeMap::new();
    let mut ticks = 0;
    loop {
        for start in next(queue, &running, &limits, Duration::ZERO) {
            let size = queue.item(start.item).and_then(|item| item.size).unwrap_or(0);
            left.insert(start.item, if start.small { trips } else { size });
            running.begin(start);
        }
        if running.is_empty() {
            return ticks;
        }
        ticks += 1;
        let large = running.iter().filter(|start| !start.small).count() as u64;
        for start in running.iter() {
            let step = if start.small { 1 } else { line / large };
            let rest = left.entry(start.item).or_default();
            *rest = rest.saturating_sub(step);
        }
        let done: Vec<ItemId> = left.iter().filter(|item| *item.1 == 0).map(|item| *item.0).collect();
        for item in done {
            left.remove(&item);
            running.end(item);
            apply(queue, Change::Finish { item, bytes: 1 });
        }
    }
}

#[test]
fn line_and_round_trips_are_used_at_once_whatever_comes_first_in_the_order() {
    let (sessions, line, trips) = (4, 1 << 20, 10);
    // Each half alone: the large files fill the line for 1600 ticks; the small ones keep four sessions for 1600 ticks.
    let alone = |large: bool| {
        let mut queue = Queue::new();
        if large {
            add(&mut queue, Direction::Upload, "large", 40, LARGE);
        } else {
            add(&mut queue, Direction::Upload, "small", 640, SMALL);
        }
        ticks(&mut queue, sessions, line, trips)
    };
    let (large, small) = (alone(true), alone(false));
    assert_eq!((large, small), (1600, 1600));
    for large_first in [true, false] {
        let mut queue = Queue::new();
        let halves = [("large", 40, LARGE), ("small", 640, SMALL)];
        for at in [usize::from(!large_first), usize::from(large_first)] {
            let (what, count, size) = halves[at];
            add(&mut queue, Direction::Upload, what, count, size);
        }
        let both = ticks(&mut queue, sessions, line, trips);
        println!(
            "large first {large_first}: {both} ticks, one after the other {}",
            large + small
        );
        // One after the other they would take 3200.
        assert!(both <= 2400, "{both}");
    }
}
