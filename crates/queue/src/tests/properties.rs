//! After any sequence of changes, the queue is what a plain vector would be.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use portolan_remote::{Direction, FileName, ItemId, JobId, SiteId};
use proptest::{collection::vec, option, prelude::*};

use super::{across, check_inside, failed, job, model::Model, name};
use crate::{Applied, Change, ConflictPolicy, ItemKind, Move, NewItem, Part, Priority, Queue, RelativeFolder, Scope};

/// A name out of few, so that names meet.
fn any_name() -> impl Strategy<Value = FileName> {
    (0..40_u8).prop_map(|number| name(&format!("n{number}")))
}

fn any_new() -> impl Strategy<Value = NewItem> {
    let kind = prop_oneof![4 => Just(ItemKind::File), 1 => Just(ItemKind::Folder)];
    let size = option::weighted(0.8, prop_oneof![0..5000_u64, u64::MAX - 3..u64::MAX]);
    let target = option::weighted(0.1, any_name());
    (
        any_name(),
        target,
        kind,
        size,
        option::of(0..2_000_000_000_i64),
        option::of(0..=0o777_u16),
    )
        .prop_map(|(name, target_name, kind, size, modified, permissions)| NewItem {
            name,
            target_name,
            kind,
            size,
            modified,
            permissions,
        })
}

fn any_item() -> impl Strategy<Value = ItemId> {
    (0..120_u64).prop_map(ItemId)
}

fn any_job() -> impl Strategy<Value = JobId> {
    (0..6_u64).prop_map(JobId)
}

fn any_items() -> impl Strategy<Value = Vec<ItemId>> {
    prop_oneof![
        vec(any_item(), 0..4),
        vec(any_item(), 0..60),
        (0..100_u64, 1..60_u64).prop_map(|(from, count)| (from..from + count).map(ItemId).collect()),
    ]
}

fn any_scope() -> impl Strategy<Value = Scope> {
    prop_oneof![
        1 => Just(Scope::All),
        1 => (0..2_u64).prop_map(|site| Scope::Site(SiteId(site))),
        2 => any_job().prop_map(Scope::Job),
        3 => any_items().prop_map(Scope::Items),
    ]
}

fn any_priority() -> impl Strategy<Value = Option<Priority>> {
    use Priority as P;
    option::weighted(
        0.8,
        proptest::sample::select(vec![P::Lowest, P::Low, P::Normal, P::High, P::Highest]),
    )
}

fn any_move() -> impl Strategy<Value = Move> {
    prop_oneof![
        Just(Move::Top),
        Just(Move::Up),
        Just(Move::Down),
        Just(Move::Bottom),
        any_item().prop_map(Move::Before),
    ]
}

fn any_policy() -> impl Strategy<Value = ConflictPolicy> {
    proptest::sample::select(ConflictPolicy::ALL.to_vec())
}

fn coming() -> impl Strategy<Value = Change> {
    let direction = prop_oneof![Just(Direction::Upload), Just(Direction::Download)];
    let folder = vec(any_name(), 0..3).prop_map(|names| Arc::new(RelativeFolder(names)));
    prop_oneof![
        2 => (0..2_u64, direction, vec(any_new(), 0..20)).prop_map(|(site, direction, items)| {
            Change::AddJob { job: job(site, direction), items }
        }),
        1 => (0..2_u64, vec(any_new(), 0..20)).prop_map(|(site, items)| {
            Change::AddJob { job: across(1 - site, site), items }
        }),
        1 => (any_job(), folder, vec(any_new(), 0..20)).prop_map(|(job, folder, items)| {
            Change::AddItems { job, folder, items }
        }),
        4 => (any_item(), vec(any_new(), 0..30), any::<bool>()).prop_map(|(item, children, done)| {
            Change::Expand { item, children, done }
        }),
    ]
}

fn altering() -> impl Strategy<Value = Change> {
    prop_oneof![
        any_item().prop_map(|item| Change::Began { item }),
        any_item().prop_map(|item| Change::NotBegun { item }),
        any_item().prop_map(|item| Change::Fail { item, failed: failed() }),
        any_item().prop_map(|item| Change::Partial { item, failed: failed() }),
        (any_item(), option::of(0..9000_u64), option::of(any::<i32>())).prop_map(|(item, size, modified)| {
            Change::Sized {
                item,
                size,
                modified: modified.map(i64::from),
            }
        }),
        (any_item(), option::of(any::<u64>())).prop_map(|(item, id)| {
            let part = id.map(|id| Part { id, ..Part::default() });
            Change::SetPart { item, part }
        }),
        (any_item(), option::of(any_name())).prop_map(|(item, name)| Change::SetTargetName { item, name }),
        (any_scope(), any::<bool>()).prop_map(|(what, held)| Change::Hold { what, held }),
        (any_scope(), any_priority()).prop_map(|(what, priority)| Change::SetPriority { what, priority }),
        (any_items(), option::of(any_policy())).prop_map(|(items, policy)| Change::SetPolicy { items, policy }),
        (any_job(), any_policy()).prop_map(|(job, policy)| Change::SetJobPolicy { job, policy }),
        any_job().prop_map(|job| Change::HoldFull {
            job,
            error: failed().error
        }),
        (0..3_u64, option::of(1..33_u8)).prop_map(|(site, sessions)| {
            Change::SetSiteSessions {
                site: SiteId(site),
                sessions,
            }
        }),
        (option::of(any_job()), option::of(0..9_i64)).prop_map(|(job, at)| Change::StartAt { job, at }),
        any_items().prop_map(|items| Change::Retry { items }),
        Just(Change::RetryAllFailed),
    ]
}

/// Any change, of items, jobs and sites that may be there or not.
pub(crate) fn any_change() -> impl Strategy<Value = Change> {
    prop_oneof![
        8 => coming(),
        8 => altering(),
        4 => (any_items(), any_move()).prop_map(|(items, to)| Change::Reorder { items, to }),
        2 => (any_item(), 0..9000_u64).prop_map(|(item, bytes)| Change::Finish { item, bytes }),
        1 => vec(any_item(), 0..20).prop_map(|items| Change::Remove { items }),
        1 => any_job().prop_map(|job| Change::RemoveJob { job }),
        1 => Just(Change::ClearFailed),
    ]
}

fn departed(queue: &Queue) -> BTreeMap<ItemId, BTreeSet<FileName>> {
    let folders = queue.jobs.inners().flat_map(|inner| &inner.departed);
    folders
        .map(|(folder, names)| (*folder, names.iter().cloned().collect()))
        .collect()
}

pub(crate) fn agree(queue: &Queue, model: &Model) -> Result<(), TestCaseError> {
    let snapshot = queue.snapshot();
    prop_assert_eq!(queue.len(), model.items.len());
    prop_assert_eq!(snapshot.len(), model.items.len());
    prop_assert_eq!(snapshot.counts(), model.counts(None));
    prop_assert_eq!(snapshot.jobs(), &*model.jobs);
    prop_assert_eq!(
        (snapshot.start_at(), queue.start_at()),
        (model.start_at, model.start_at)
    );
    for site in (0..3).map(SiteId) {
        let sessions = model.site_sessions.get(&site).copied();
        prop_assert_eq!(
            (queue.site_sessions(site), snapshot.site_sessions(site)),
            (sessions, sessions)
        );
    }
    for (at, item) in model.items.iter().enumerate() {
        prop_assert_eq!(queue.item(item.id), Some(item.clone()));
        prop_assert_eq!(snapshot.id(at), Some(item.id));
        prop_assert_eq!(snapshot.position_of(item.id), Some(at));
        prop_assert_eq!(snapshot.row(at), Some(model.row(item)));
        prop_assert_eq!(queue.held(item.id), model.held(item));
        prop_assert_eq!(
            &queue.target_folder(item.id).expect("it is there").0,
            &model.target_folder(item)
        );
    }
    prop_assert_eq!(snapshot.row(model.items.len()), None);
    let mut failed: Vec<_> = model.items.iter().filter(|item| super::model::given_up(item)).collect();
    failed.sort_by_key(|item| item.id);
    prop_assert_eq!(snapshot.failed_len(), failed.len());
    for (at, item) in failed.iter().enumerate() {
        prop_assert_eq!(snapshot.failed_row(at), Some(model.row(item)));
    }
    prop_assert_eq!(snapshot.failed_row(failed.len()), None);
    prop_assert_eq!(&departed(queue), &model.departed);
    check_inside(queue);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn queue_and_model_agree_after_any_changes(changes in vec(any_change(), 1..40)) {
        let (mut queue, mut model) = (Queue::new(), Model::default());
        for change in changes {
            let expected = model.apply(change.clone());
            // How it came to its order is for the store, whose test is another one.
            let done = queue.apply(change).map(|done| Applied { moved: Vec::new(), swapped: Vec::new(), ..done });
            prop_assert_eq!(done, expected);
            agree(&queue, &model)?;
        }
    }

    #[test]
    fn a_snapshot_never_changes(before in vec(any_change(), 1..25), after in vec(any_change(), 1..25)) {
        let mut queue = Queue::new();
        for change in before {
            let _refused = queue.apply(change);
        }
        let snapshot = queue.snapshot();
        let rows = || (0..snapshot.len()).map(|at| snapshot.row(at)).collect::<Vec<_>>();
        let (then, jobs) = (rows(), snapshot.jobs().to_vec());
        for change in after {
            let _refused = queue.apply(change);
        }
        prop_assert_eq!(then, rows());
        prop_assert_eq!(&*jobs, snapshot.jobs());
    }

    #[test]
    fn reading_a_folder_again_inserts_nothing_twice(
        children in vec(any_new(), 1..200),
        stop in any::<proptest::sample::Index>(),
        batch in 1..50_usize,
    ) {
        let mut queue = Queue::new();
        let items = vec![NewItem::folder(name("folder")), NewItem::file(name("behind"), None, None)];
        let root = queue.apply(Change::AddJob { job: job(1, Direction::Upload), items }).expect("a job");
        let item = root.inserted[0];
        let stop = stop.index(children.len());
        let mut once = BTreeSet::new();
        for part in children[..stop].chunks(batch).chain(children.chunks(batch)) {
            let children = part.to_vec();
            let done = queue.apply(Change::Expand { item, children, done: false }).expect("a batch");
            once.extend(done.inserted);
        }
        let done = queue.apply(Change::Expand { item, children: Vec::new(), done: true }).expect("the end");
        prop_assert_eq!(done.removed, vec![item]);
        let names: BTreeSet<_> = children.iter().map(|child| child.name.clone()).collect();
        prop_assert_eq!(once.len(), names.len());
        prop_assert_eq!(queue.len(), names.len() + 1);
        // The children took the folder's place, in the order in which they came.
        let order: Vec<ItemId> = queue.snapshot().ids().collect();
        prop_assert!(order[..order.len() - 1].is_sorted());
        prop_assert_eq!(order.last(), Some(&root.inserted[1]));
    }

    #[test]
    fn what_left_a_folder_stays_out_while_that_is_read_again(
        children in vec(any_new(), 1..60),
        leaves in vec(any::<proptest::sample::Index>(), 0..60),
    ) {
        let mut queue = Queue::new();
        let items = vec![NewItem::folder(name("folder"))];
        let item = queue.apply(Change::AddJob { job: job(1, Direction::Download), items }).expect("a job").inserted[0];
        let read = |done| Change::Expand { item, children: children.clone(), done };
        let told = queue.apply(read(false)).expect("a batch").inserted;
        let mut gone = BTreeSet::new();
        for leaving in leaves {
            let leaving = told[leaving.index(told.len())];
            if gone.insert(leaving) {
                queue.apply(Change::Finish { item: leaving, bytes: 1 }).expect("its end");
            }
        }
        let again = queue.apply(read(false)).expect("the same batch");
        prop_assert_eq!(again.inserted, vec![]);
        prop_assert_eq!(queue.len(), 1 + told.len() - gone.len());
        // The next folder of that name is another one.
        let end = queue.apply(read(true)).expect("the end");
        prop_assert_eq!(end.forgotten, if gone.is_empty() { vec![] } else { vec![item] });
        prop_assert!(departed(&queue).is_empty());
    }
}
