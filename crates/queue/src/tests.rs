//! Tests of the queue as a whole. Chunks are small here, so that short sequences split, join and relabel them.

mod balance;
mod changes;
pub(crate) mod model;
pub(crate) mod properties;
mod scheduling;

use std::{collections::BTreeMap, sync::Arc};

use portolan_remote::{Act, Direction, ErrorKind, FileName, ItemId, JobId, RemoteError, RemotePath, SiteId};

use crate::{
    Applied, Change, ConflictPolicy, Failed, Job, JobState, NewItem, Origin, Queue, RemoteSource,
    lanes::{LaneId, Way},
    rows::{Record, Standing},
};

fn name(text: &str) -> FileName {
    FileName::parse(text.as_bytes()).expect("a legal name")
}

pub(crate) fn job(site: u64, direction: Direction) -> Job {
    Job {
        id: JobId(0),
        site: SiteId(site),
        direction,
        source: None,
        local_root: Arc::new("/home/u/work".into()),
        remote_root: RemotePath::new("/www"),
        policy: ConflictPolicy::Ask,
        state: JobState::Going,
        atomic: true,
        keep_times: true,
        keep_permissions: true,
        folders: Arc::default(),
        verify: portolan_remote::Verification::Size,
        types: portolan_remote::FileTypes::Binary,
        remove_source: false,
        origin: Origin::Window,
    }
}

/// From one server to another.
pub(crate) fn across(from: u64, to: u64) -> Job {
    Job {
        source: Some(RemoteSource {
            site: SiteId(from),
            root: RemotePath::new(b"/srv/\xff"),
        }),
        local_root: Arc::default(),
        ..job(to, Direction::Upload)
    }
}

pub(crate) fn failed() -> Failed {
    let error = RemoteError::new(ErrorKind::PermissionDenied, Act::Upload).at("/www/x");
    Failed {
        error: Arc::new(error),
        when: 1_700_000_000,
    }
}

fn files(names: &[&str]) -> Vec<NewItem> {
    names
        .iter()
        .map(|text| NewItem::file(name(text), Some(1), None))
        .collect()
}

fn apply(queue: &mut Queue, change: Change) -> Applied {
    queue.apply(change).expect("a change that can be")
}

fn order(queue: &Queue) -> Vec<ItemId> {
    queue.snapshot().ids().collect()
}

/// Ready lists, order and records agree.
fn check_inside(queue: &Queue) {
    let mut counted: BTreeMap<(LaneId, u64), u32> = BTreeMap::new();
    for (label, chunk) in queue.order.chunks() {
        assert_eq!(chunk.ids.len(), chunk.lanes.len());
        assert!(!chunk.ids.is_empty(), "no empty chunk stays");
        for (id, lane) in chunk.ids.iter().zip(&chunk.lanes) {
            let record: Record = queue.rows.record(*id).expect("what is in the order is in the queue");
            assert_eq!(
                *lane != LaneId::NONE,
                record.standing == Standing::Waiting && !queue.aside.contains(id)
            );
            if *lane != LaneId::NONE {
                *counted.entry((*lane, label)).or_default() += 1;
                let header = queue.job_header(record.job()).expect("its job is there");
                let lane = queue.lanes.get(*lane).expect("its lane is there");
                assert_eq!(lane.route, header.job.route());
                assert_eq!(lane.open, header.job.state == JobState::Going);
                assert_eq!(lane.priority, record.priority.or(header.priority));
                if let Way::File(class) = lane.way {
                    assert_eq!((class.direction, class.small), (header.job.direction, record.small()));
                }
            }
        }
    }
    assert_eq!(queue.lanes.counts(), counted);
    assert!(queue.lanes.groups_are_true());
}
