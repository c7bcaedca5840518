//! Single changes, by example.

use std::sync::Arc;

use portolan_remote::{Direction, FileName, ItemId, RemotePath};

use super::{apply, failed, files, job, name, order};
use crate::{Change, ChangeError, ConflictPolicy, ItemState, JobState, Move, NewItem, Priority, Queue, Scope};

fn with_files(names: &[&str]) -> (Queue, Vec<ItemId>) {
    let mut queue = Queue::new();
    let done = apply(
        &mut queue,
        Change::AddJob {
            job: job(1, Direction::Upload),
            items: files(names),
        },
    );
    (queue, done.inserted)
}

#[test]
fn children_take_the_place_of_their_folder_and_what_was_decided_for_it() {
    let mut queue = Queue::new();
    let items = vec![NewItem::folder(name("a")), NewItem::file(name("z"), None, None)];
    let root = apply(
        &mut queue,
        Change::AddJob {
            job: job(1, Direction::Upload),
            items,
        },
    );
    let [folder, z] = root.inserted[..] else {
        panic!("two items")
    };
    let what = Scope::Items(vec![folder]);
    apply(
        &mut queue,
        Change::SetPriority {
            what: what.clone(),
            priority: Some(Priority::High),
        },
    );
    apply(
        &mut queue,
        Change::SetPolicy {
            items: vec![folder],
            policy: Some(ConflictPolicy::Skip),
        },
    );
    apply(&mut queue, Change::Hold { what, held: true });
    let one = apply(
        &mut queue,
        Change::Expand {
            item: folder,
            children: files(&["1", "2"]),
            done: false,
        },
    );
    assert_eq!(order(&queue), [one.inserted[0], one.inserted[1], folder, z]);
    let two = apply(
        &mut queue,
        Change::Expand {
            item: folder,
            children: files(&["2", "3"]),
            done: true,
        },
    );
    assert_eq!(
        (two.duplicates, two.inserted.len(), &two.removed[..]),
        (1, 1, &[folder][..])
    );
    assert_eq!(order(&queue), [one.inserted[0], one.inserted[1], two.inserted[0], z]);
    let child = queue.item(two.inserted[0]).expect("a child");
    assert_eq!(child.folder.0, [name("a")]);
    assert_eq!(child.state, ItemState::Held);
    assert_eq!(
        (child.priority, child.policy),
        (Some(Priority::High), Some(ConflictPolicy::Skip))
    );
}

#[test]
fn an_impossible_change_alters_nothing() {
    let (mut queue, ids) = with_files(&["a"]);
    let long = vec![
        NewItem::file(name("short"), None, None),
        NewItem::file(FileName::parse(&[b'x'; 70_000]).expect("a legal name"), None, None),
    ];
    let folder = Arc::default();
    let job_id = queue.jobs()[0].job.id;
    let many = (0..1001)
        .map(|at| NewItem::file(name(&at.to_string()), None, None))
        .collect();
    let dir = apply(
        &mut queue,
        Change::AddItems {
            job: job_id,
            folder: Arc::clone(&folder),
            items: vec![NewItem::folder(name("dir"))],
        },
    );
    let before = (queue.counts(), order(&queue));
    let refused = [
        (
            Change::AddItems {
                job: job_id,
                folder,
                items: long,
            },
            ChangeError::NameTooLong(70_000),
        ),
        (
            Change::Expand {
                item: ids[0],
                children: Vec::new(),
                done: true,
            },
            ChangeError::NotAFolder(ids[0]),
        ),
        (
            Change::Expand {
                item: dir.inserted[0],
                children: many,
                done: true,
            },
            ChangeError::TooManyChildren(1001),
        ),
        (Change::Began { item: ItemId(99) }, ChangeError::NoSuchItem(ItemId(99))),
        (
            Change::AddJob {
                job: job(1, Direction::Upload),
                items: Vec::new(),
            },
            ChangeError::NothingToDo,
        ),
    ];
    for (change, error) in refused {
        assert_eq!(queue.apply(change), Err(error));
        assert_eq!((queue.counts(), order(&queue)), before);
    }
}

#[test]
fn a_job_ends_with_its_last_item() {
    let (mut queue, ids) = with_files(&["a", "b"]);
    let id = queue.jobs()[0].job.id;
    let one = apply(&mut queue, Change::Finish { item: ids[0], bytes: 7 });
    assert!(one.jobs_ended.is_empty());
    let header = queue.job_header(id).expect("the job goes on");
    assert_eq!(
        (header.files_done, header.bytes_done, header.counts.files_waiting),
        (1, 7, 1)
    );
    let two = apply(&mut queue, Change::Remove { items: vec![ids[1]] });
    assert_eq!(two.jobs_ended, [id]);
    assert!(queue.is_empty() && queue.job(id).is_none());
    let error = queue.apply(Change::AddItems {
        job: id,
        folder: Arc::default(),
        items: files(&["c"]),
    });
    assert_eq!(error, Err(ChangeError::NoSuchJob(id)));
}

#[test]
fn numbers_are_never_used_again() {
    let (mut queue, ids) = with_files(&["a"]);
    let first = queue.jobs()[0].job.id;
    apply(&mut queue, Change::Finish { item: ids[0], bytes: 1 });
    let again = apply(
        &mut queue,
        Change::AddJob {
            job: job(1, Direction::Upload),
            items: files(&["a"]),
        },
    );
    assert!(again.inserted[0] > ids[0]);
    assert!(again.job.expect("a job") > first);
}

#[test]
fn holding_a_job_or_everything_is_shown_in_its_rows() {
    let (mut queue, ids) = with_files(&["a"]);
    let id = queue.jobs()[0].job.id;
    let state = |queue: &Queue| queue.snapshot().row(0).expect("a row").state;
    for what in [Scope::All, Scope::Site(queue.jobs()[0].job.site), Scope::Job(id)] {
        apply(
            &mut queue,
            Change::Hold {
                what: what.clone(),
                held: true,
            },
        );
        assert_eq!(state(&queue), ItemState::Held);
        assert!(queue.held(ids[0]));
        assert_eq!(queue.counts().files_waiting, 1, "the item itself waits");
        apply(&mut queue, Change::Hold { what, held: false });
        assert_eq!(state(&queue), ItemState::Waiting);
    }
    assert_eq!(queue.job(id).map(|job| job.state), Some(JobState::Going));
}

#[test]
fn retried_items_wait_with_no_attempts_counted() {
    let (mut queue, ids) = with_files(&["a", "b", "c"]);
    for id in &ids[..2] {
        apply(&mut queue, Change::Began { item: *id });
    }
    apply(
        &mut queue,
        Change::Fail {
            item: ids[0],
            failed: failed(),
        },
    );
    apply(
        &mut queue,
        Change::Partial {
            item: ids[1],
            failed: failed(),
        },
    );
    let snapshot = queue.snapshot();
    assert_eq!(
        (
            snapshot.failed_len(),
            snapshot.counts().failed,
            snapshot.counts().files_waiting
        ),
        (2, 2, 1)
    );
    assert_eq!(
        snapshot.failed_row(1).map(|row| row.state),
        Some(ItemState::Partial(failed()))
    );
    let done = apply(&mut queue, Change::RetryAllFailed);
    assert_eq!(done.changed, ids[..2]);
    let item = queue.item(ids[0]).expect("it is there");
    assert_eq!((item.state, item.attempts), (ItemState::Waiting, 0));
    assert_eq!(queue.snapshot().failed_len(), 0);
}

#[test]
fn moved_items_keep_their_order_among_themselves() {
    let (mut queue, ids) = with_files(&["0", "1", "2", "3", "4", "5"]);
    let moved = |queue: &mut Queue, items: &[usize], to| {
        let items = items.iter().map(|at| ids[*at]).collect();
        apply(queue, Change::Reorder { items, to });
        order(queue)
            .iter()
            .map(|id| ids.iter().position(|other| other == id).expect("known"))
            .collect::<Vec<_>>()
    };
    assert_eq!(moved(&mut queue, &[4, 2], Move::Top), [2, 4, 0, 1, 3, 5]);
    assert_eq!(moved(&mut queue, &[2, 4, 3], Move::Up), [2, 4, 0, 3, 1, 5]);
    assert_eq!(moved(&mut queue, &[2, 5], Move::Down), [4, 2, 0, 3, 1, 5]);
    assert_eq!(moved(&mut queue, &[4, 0], Move::Bottom), [2, 3, 1, 5, 4, 0]);
    assert_eq!(moved(&mut queue, &[0, 2], Move::Before(ids[5])), [3, 1, 2, 0, 5, 4]);
}

#[test]
fn what_a_renamed_folder_holds_goes_below_the_new_name() {
    let mut queue = Queue::new();
    let renamed = NewItem {
        target_name: Some(name("a (2)")),
        ..NewItem::folder(name("a"))
    };
    let root = apply(
        &mut queue,
        Change::AddJob {
            job: job(1, Direction::Upload),
            items: vec![renamed],
        },
    );
    let children = vec![NewItem::folder(name("b")), NewItem::file(name("f"), None, None)];
    let item = root.inserted[0];
    let one = apply(
        &mut queue,
        Change::Expand {
            item,
            children,
            done: true,
        },
    )
    .inserted;
    apply(
        &mut queue,
        Change::SetTargetName {
            item: one[0],
            name: Some(name("B")),
        },
    );
    let two = apply(
        &mut queue,
        Change::Expand {
            item: one[0],
            children: files(&["g"]),
            done: true,
        },
    )
    .inserted;
    let path = |id| RemotePath::new(&*queue.target(id).expect("a target").path).to_string();
    assert_eq!(path(one[1]), "/www/a (2)/f");
    assert_eq!(path(two[0]), "/www/a (2)/B/g");
    let row = queue.snapshot().row_of(two[0]).expect("a row");
    assert_eq!((&*row.name, &*row.destination), ("a/b/g", "/www/a (2)/B"));
    assert_eq!(queue.item(two[0]).expect("the item").folder.0, [name("a"), name("b")]);
}
