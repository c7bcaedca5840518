//! What starts, and when.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use portolan_remote::{Direction, ItemId, SiteId};
use proptest::{collection::vec, prelude::*};

use super::{across, apply, check_inside, failed, files, job, name, properties::any_change};
use crate::{Change, ItemKind, ItemState, Limits, Move, NewItem, Priority, Queue, Route, Running, Scope, Start, next};

const NOW: Duration = Duration::from_secs(100);

fn limits(sessions: usize, of_site: usize) -> Limits {
    let sites = [(SiteId(0), of_site), (SiteId(1), of_site)].into();
    Limits {
        sessions,
        sites,
        local_folders: 2,
        ..Limits::default()
    }
}

fn items(starts: &[Start]) -> Vec<ItemId> {
    starts.iter().map(|start| start.item).collect()
}

fn begin(running: &mut Running, queue: &Queue, limits: &Limits) {
    for start in next(queue, running, limits, NOW) {
        running.begin(start);
    }
}

fn with_files(direction: Direction, count: usize) -> (Queue, Vec<ItemId>) {
    let mut queue = Queue::new();
    let items = (0..count)
        .map(|at| NewItem::file(name(&format!("f{at}")), Some(1), None))
        .collect();
    let done = apply(
        &mut queue,
        Change::AddJob {
            job: job(1, direction),
            items,
        },
    );
    (queue, done.inserted)
}

#[test]
fn files_start_in_order_up_to_the_limits() {
    let (queue, ids) = with_files(Direction::Upload, 30);
    let mut running = Running::default();
    assert_eq!(items(&next(&queue, &running, &limits(4, 9), NOW)), ids[..4]);
    assert_eq!(items(&next(&queue, &running, &limits(32, 20), NOW)), ids[..20]);
    begin(&mut running, &queue, &limits(32, 3));
    assert!(next(&queue, &running, &limits(32, 3), NOW).is_empty());
    running.end(ids[1]);
    assert_eq!(items(&next(&queue, &running, &limits(32, 4), NOW)), [ids[1], ids[3]]);
    assert!(next(&queue, &running, &limits(0, 4), NOW).is_empty());
    assert!(
        next(&queue, &running, &Limits::default(), NOW).is_empty(),
        "no site is connected"
    );
}

#[test]
fn holds_of_any_level_stop_what_has_not_begun() {
    let (mut queue, ids) = with_files(Direction::Upload, 3);
    let id = queue.jobs()[0].job.id;
    let first = |queue: &Queue| {
        next(queue, &Running::default(), &limits(1, 1), NOW)
            .first()
            .map(|start| start.item)
    };
    for what in [Scope::All, Scope::Site(SiteId(1)), Scope::Job(id)] {
        apply(
            &mut queue,
            Change::Hold {
                what: what.clone(),
                held: true,
            },
        );
        assert_eq!(first(&queue), None);
        apply(&mut queue, Change::Hold { what, held: false });
        assert_eq!(first(&queue), Some(ids[0]));
    }
    apply(
        &mut queue,
        Change::Hold {
            what: Scope::Items(vec![ids[0]]),
            held: true,
        },
    );
    apply(
        &mut queue,
        Change::Fail {
            item: ids[1],
            failed: failed(),
        },
    );
    assert_eq!(first(&queue), Some(ids[2]));
}

#[test]
fn an_item_in_back_off_waits_for_its_time() {
    let (queue, ids) = with_files(Direction::Upload, 2);
    let mut running = Running::default();
    running.wait_until(ids[0], NOW + Duration::from_secs(5));
    assert_eq!(items(&next(&queue, &running, &limits(9, 9), NOW)), [ids[1]]);
    assert_eq!(running.next_wake(NOW), Some(NOW + Duration::from_secs(5)));
    let later = NOW + Duration::from_secs(5);
    assert_eq!(items(&next(&queue, &running, &limits(9, 9), later)), ids);
    assert_eq!(running.next_wake(later), None);
    running.forget_wait(ids[0]);
    assert_eq!(items(&next(&queue, &running, &limits(9, 9), NOW)), ids);
}

#[test]
fn what_is_set_aside_stays_so_whatever_happens_to_it() {
    let (mut queue, ids) = with_files(Direction::Upload, 3);
    let first = |queue: &Queue| items(&next(queue, &Running::default(), &limits(1, 1), NOW));
    let what = Scope::Items(vec![ids[0]]);
    assert!(queue.set_aside(ids[0], true) && !queue.set_aside(ids[0], true));
    assert_eq!(first(&queue), [ids[1]]);
    apply(
        &mut queue,
        Change::Hold {
            what: what.clone(),
            held: true,
        },
    );
    apply(
        &mut queue,
        Change::Hold {
            what: what.clone(),
            held: false,
        },
    );
    apply(
        &mut queue,
        Change::SetPriority {
            what,
            priority: Some(Priority::High),
        },
    );
    apply(
        &mut queue,
        Change::Reorder {
            items: vec![ids[0]],
            to: Move::Bottom,
        },
    );
    assert_eq!(first(&queue), [ids[1]]);
    assert_eq!(queue.counts().files_waiting, 3);
    assert!(queue.set_aside(ids[0], false));
    assert_eq!(first(&queue), [ids[0]], "it is the most urgent one now");
    assert!(!queue.set_aside(ItemId(99), true));
}

#[test]
fn what_counts_as_begun_before_its_turn_is_shown_when_it_has_it() {
    let (mut queue, ids) = with_files(Direction::Upload, 2);
    let shown = |queue: &Queue| -> Vec<u32> {
        let queue = queue.snapshot();
        ids.iter()
            .filter_map(|id| queue.row_of(*id))
            .map(|row| row.attempts)
            .collect()
    };
    apply(&mut queue, Change::Began { item: ids[0] });
    queue.set_early(ids[0], true);
    queue.set_early(ItemId(99), true);
    assert_eq!((shown(&queue), queue.item(ids[0]).unwrap().attempts), (vec![0, 0], 1));
    assert!(queue.snapshot().is_early(ids[0]) && !queue.snapshot().is_early(ItemId(99)));
    queue.set_early(ids[0], false);
    assert_eq!(shown(&queue), [1, 0]);
    queue.set_early(ids[1], true);
    apply(&mut queue, Change::Finish { item: ids[1], bytes: 0 });
    assert!(!queue.snapshot().is_early(ids[1]), "forgotten with it");
}

#[test]
fn what_is_more_urgent_starts_first_by_whatever_level() {
    let (mut queue, ids) = with_files(Direction::Upload, 3);
    let other = apply(
        &mut queue,
        Change::AddJob {
            job: job(0, Direction::Upload),
            items: files(&["x", "y"]),
        },
    );
    let order = |queue: &Queue| items(&next(queue, &Running::default(), &limits(9, 9), NOW));
    assert_eq!(
        order(&queue),
        [ids[0], ids[1], ids[2], other.inserted[0], other.inserted[1]]
    );
    let set = |queue: &mut Queue, what, priority| {
        apply(
            queue,
            Change::SetPriority {
                what,
                priority: Some(priority),
            },
        )
    };
    set(&mut queue, Scope::Site(SiteId(0)), Priority::High);
    assert_eq!(order(&queue)[..2], other.inserted[..]);
    set(&mut queue, Scope::Job(other.job.expect("a job")), Priority::Lowest);
    assert_eq!(order(&queue)[3..], other.inserted[..]);
    set(
        &mut queue,
        Scope::Items(vec![ids[2], other.inserted[1]]),
        Priority::Highest,
    );
    assert_eq!(
        order(&queue),
        [ids[2], other.inserted[1], ids[0], ids[1], other.inserted[0]]
    );
    apply(
        &mut queue,
        Change::Reorder {
            items: vec![other.inserted[1]],
            to: Move::Top,
        },
    );
    assert_eq!(order(&queue)[..2], [other.inserted[1], ids[2]]);
}

#[test]
fn two_items_with_the_same_target_never_run_together() {
    let mut queue = Queue::new();
    let one = apply(
        &mut queue,
        Change::AddJob {
            job: job(0, Direction::Download),
            items: files(&["x", "y"]),
        },
    );
    let two = apply(
        &mut queue,
        Change::AddJob {
            job: job(1, Direction::Download),
            items: files(&["y", "z"]),
        },
    );
    let mut running = Running::default();
    begin(&mut running, &queue, &limits(9, 9));
    let started: BTreeSet<ItemId> = running.iter().map(|start| start.item).collect();
    assert_eq!(started, [one.inserted[0], one.inserted[1], two.inserted[1]].into());
    assert!(next(&queue, &running, &limits(9, 9), NOW).is_empty());
    running.end(one.inserted[1]);
    apply(
        &mut queue,
        Change::Finish {
            item: one.inserted[1],
            bytes: 1,
        },
    );
    assert_eq!(items(&next(&queue, &running, &limits(9, 9), NOW)), [two.inserted[0]]);
}

/// Starts with `sessions` sessions, one file and some folders; what the first starts are.
fn kinds(sessions: usize, folders: usize, files: usize) -> Vec<ItemKind> {
    let mut queue = Queue::new();
    let mut items: Vec<NewItem> = (0..folders)
        .map(|at| NewItem::folder(name(&format!("d{at}"))))
        .collect();
    items.extend((0..files).map(|at| NewItem::file(name(&format!("f{at}")), None, None)));
    apply(
        &mut queue,
        Change::AddJob {
            job: job(1, Direction::Download),
            items,
        },
    );
    next(&queue, &Running::default(), &limits(32, sessions), NOW)
        .iter()
        .map(|start| start.kind)
        .collect()
}

#[test]
fn folders_and_files_share_the_sessions() {
    let folders = |kinds: Vec<ItemKind>| kinds.iter().filter(|kind| **kind == ItemKind::Folder).count();
    assert_eq!(
        kinds(1, 5, 5),
        [ItemKind::File],
        "a single session moves files as long as there are any"
    );
    assert_eq!(kinds(1, 5, 0), [ItemKind::Folder]);
    assert_eq!(folders(kinds(2, 9, 9)), 1);
    assert_eq!(folders(kinds(8, 9, 9)), 2);
    assert_eq!(folders(kinds(8, 9, 1)), 7, "what files leave is for folders");
    assert_eq!(folders(kinds(8, 0, 9)), 0);
    assert_eq!(folders(kinds(8, 9, 0)), 8);
}

#[test]
fn folders_of_uploads_take_no_session() {
    let mut queue = Queue::new();
    let mut items: Vec<NewItem> = (0..5).map(|at| NewItem::folder(name(&format!("d{at}")))).collect();
    items.extend(files(&["x", "y"]));
    let ids = apply(
        &mut queue,
        Change::AddJob {
            job: job(1, Direction::Upload),
            items,
        },
    )
    .inserted;
    let mut running = Running::default();
    begin(&mut running, &queue, &limits(1, 1));
    let started: BTreeSet<ItemId> = running.iter().map(|start| start.item).collect();
    assert_eq!(started, [ids[0], ids[1], ids[5]].into());
    assert_eq!((running.sessions(), running.len()), (1, 3));
}

/// Everything that may start has to start before the queue stands still.
/// Two jobs between this computer and a site, and one from the first site to the second, in this order.
fn two_sites_and_across() -> (Queue, [Vec<ItemId>; 3]) {
    let mut queue = Queue::new();
    let jobs = [job(0, Direction::Download), across(0, 1), job(1, Direction::Upload)];
    let items = jobs.map(|job| {
        let items = files(&["a", "b", "c"]);
        apply(&mut queue, Change::AddJob { job, items }).inserted
    });
    (queue, items)
}

#[test]
fn a_file_from_one_server_to_another_takes_a_session_of_each() {
    let (queue, [down, across, up]) = two_sites_and_across();
    let mut running = Running::default();
    // One at each: what is first in the order has it, and what goes across waits until both are free.
    begin(&mut running, &queue, &limits(9, 1));
    assert_eq!(running.iter().map(|start| start.item).collect::<Vec<_>>(), [down[0]]);
    // The other site is free, but the file across was there before what would take it.
    assert!(next(&queue, &running, &limits(9, 1), NOW).is_empty());
    let mut rest = queue;
    for item in &down {
        running.end(*item);
        apply(&mut rest, Change::Finish { item: *item, bytes: 1 });
    }
    begin(&mut running, &rest, &limits(9, 1));
    assert_eq!(running.iter().map(|start| start.item).collect::<Vec<_>>(), [across[0]]);
    assert_eq!(
        (
            running.sessions(),
            running.sessions_of(SiteId(0)),
            running.sessions_of(SiteId(1))
        ),
        (2, 1, 1)
    );
    running.end(across[0]);
    assert_eq!((running.sessions(), running.sessions_of(SiteId(0))), (0, 0));
    // Of a site that is not here nothing starts, and nothing is kept free for it.
    let mut alone = limits(9, 9);
    alone.sites.remove(&SiteId(0));
    assert_eq!(items(&next(&rest, &running, &alone, NOW)), up);
    apply(
        &mut rest,
        Change::Hold {
            what: Scope::Site(SiteId(0)),
            held: true,
        },
    );
    assert!(rest.held(across[0]) && !rest.held(up[0]));
    assert_eq!(items(&next(&rest, &running, &limits(9, 9), NOW)), up);
}

#[test]
fn no_two_files_across_wait_for_each_other() {
    let mut queue = Queue::new();
    for (from, to) in [(0, 1), (1, 0), (1, 2), (2, 0)] {
        apply(
            &mut queue,
            Change::AddJob {
                job: across(from, to),
                items: files(&["a", "b"]),
            },
        );
    }
    let mut limits = limits(9, 1);
    limits.sites.insert(SiteId(2), 1);
    assert_eq!(run_to_the_end(&mut queue, &limits).expect("no limit is broken"), 8);
    // Not even where all sessions together are one.
    let mut queue = Queue::new();
    let job = across(0, 1);
    apply(
        &mut queue,
        Change::AddJob {
            job,
            items: files(&["a", "b"]),
        },
    );
    assert_eq!(
        run_to_the_end(&mut queue, &Limits { sessions: 1, ..limits }).expect("no limit is broken"),
        2
    );
}

fn run_to_the_end(queue: &mut Queue, limits: &Limits) -> Result<usize, TestCaseError> {
    let mut running = Running::default();
    let mut done = 0;
    loop {
        for start in next(queue, &running, limits, NOW) {
            let item = queue.item(start.item).expect("only what is in the queue starts");
            prop_assert_eq!(item.state, ItemState::Waiting);
            prop_assert!(!queue.held(start.item));
            prop_assert!(!running.contains(start.item));
            prop_assert!(running.iter().all(|other| other.target != start.target));
            prop_assert_eq!(queue.target(start.item), Some(start.target.clone()));
            running.begin(start);
        }
        let takers = running.iter().filter(|start| start.takes_session()).count();
        // A file from one server to another takes two, if it is alone even where only one is allowed.
        prop_assert!(running.sessions() <= limits.sessions || takers == 1 && running.sessions() == 2);
        prop_assert!(
            limits
                .sites
                .iter()
                .all(|(site, most)| running.sessions_of(*site) <= *most)
        );
        let files = |direction| {
            running
                .iter()
                .filter(|start| start.kind == ItemKind::File && start.direction == direction)
                .count()
        };
        prop_assert!(files(Direction::Upload) <= limits.uploads);
        prop_assert!(files(Direction::Download) <= limits.downloads);
        prop_assert!(running.local_folders() <= limits.local_folders);
        let Some(item) = running.iter().map(|start| start.item).min() else {
            return Ok(done);
        };
        running.end(item);
        apply(queue, Change::Finish { item, bytes: 1 });
        done += 1;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn limits_hold_and_everything_that_may_start_does(
        changes in vec(any_change(), 1..40),
        aside in vec(0..120_u64, 0..20),
        later in vec(any_change(), 0..10),
        sessions in 1..12_usize,
        of_site in 1..6_usize,
        uploads in 1..4_usize,
        downloads in 1..4_usize,
    ) {
        let mut queue = Queue::new();
        for change in changes {
            let _refused = queue.apply(change);
        }
        for item in &aside {
            queue.set_aside(ItemId(*item), true);
        }
        for change in later {
            let _refused = queue.apply(change);
        }
        check_inside(&queue);
        let ready = |queue: &Queue| {
            let snapshot = queue.snapshot();
            snapshot.ids().filter(|id| snapshot.row_of(*id).is_some_and(|row| row.state == ItemState::Waiting)).count()
        };
        let due = ready(&queue);
        let limits = Limits { uploads, downloads, ..limits(sessions, of_site) };
        let begun = run_to_the_end(&mut queue, &limits)?;
        prop_assert_eq!(begun + ready(&queue), due);
        for item in aside {
            queue.set_aside(ItemId(item), false);
        }
        prop_assert_eq!(begun + run_to_the_end(&mut queue, &limits)?, due);
        prop_assert_eq!(ready(&queue), 0);
    }

    #[test]
    fn starts_are_in_order_of_priority_and_place(changes in vec(any_change(), 1..40)) {
        let mut queue = Queue::new();
        for change in changes {
            let _refused = queue.apply(change);
        }
        let snapshot = queue.snapshot();
        let rank = |id: ItemId| (std::cmp::Reverse(snapshot.row_of(id).expect("a row").priority), snapshot.position_of(id));
        let mut lines: BTreeMap<(Route, ItemKind, Direction, bool), Vec<ItemId>> = BTreeMap::new();
        for start in next(&queue, &Running::default(), &limits(1000, 500), NOW) {
            // Small and large files of each direction stand in lines of their own.
            let line = (start.route(), start.kind, start.direction, start.small);
            lines.entry(line).or_default().push(start.item);
        }
        for line in lines.values() {
            prop_assert!(line.is_sorted_by_key(|id| rank(*id)), "{line:?}");
        }
    }
}
