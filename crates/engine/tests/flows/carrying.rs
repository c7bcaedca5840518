//! A queue that is carried over to a file and back, and folders that were half read when the program ended.

use portolan_engine::{Request, Stop};
use portolan_queue::{ConflictPolicy, ItemState, JobState, Priority, Scope};
use portolan_remote::{Act, ErrorKind, ItemId};
use portolan_testkit::memory_remote::Fault;

use crate::support::{Rig, SITE, wait};

async fn ready(rig: &Rig) {
    rig.connect();
    rig.connected().await;
}

fn item_of(rig: &Rig, name: &str) -> ItemId {
    let queue = rig.engine.published().queue.borrow().clone();
    let row = queue
        .ids()
        .filter_map(|id| queue.row_of(id))
        .find(|row| &*row.name == name);
    row.unwrap_or_else(|| panic!("no {name}")).item
}

/// Priorities, holds and failures, told in a way that numbers do not matter for.
fn told(rig: &Rig) -> Vec<String> {
    let queue = rig.engine.published().queue.borrow().clone();
    let item = |id| queue.item(id).unwrap();
    queue
        .ids()
        .map(|id| {
            let item = item(id);
            let state = match &item.state {
                ItemState::Failed(failed) => format!("failed at {}: {}", failed.when, failed.error),
                other => format!("{other:?}"),
            };
            format!("{} {:?} {state}", item.name, item.priority)
        })
        .collect()
}

/// A queue with one of each.
async fn exported() -> (Rig, std::path::PathBuf, Vec<String>) {
    let rig = Rig::new();
    ready(&rig).await;
    rig.server
        .fail(Fault::next(Act::Upload, ErrorKind::PermissionDenied).at("/bad"));
    let bad = rig.write("bad", "x");
    rig.run(Rig::upload(&[bad], "/", ConflictPolicy::Ask)).await.unwrap();
    rig.failures(1).await;
    rig.run(Request::PauseAll(true)).await.unwrap();
    let files = ["a", "b", "c"].map(|name| rig.write(name, name));
    rig.run(Rig::upload(&files, "/", ConflictPolicy::Replace))
        .await
        .unwrap();
    let job = rig.engine.published().queue.borrow().jobs()[1].job.id;
    for request in [
        Request::SetPriority {
            what: Scope::Items(vec![item_of(&rig, "b")]),
            priority: Some(Priority::Highest),
        },
        Request::Hold {
            what: Scope::Items(vec![item_of(&rig, "c")]),
            held: true,
            running: Stop::Now,
        },
        Request::StartAt {
            job: Some(job),
            at: Some(4_000_000_000),
        },
    ] {
        rig.run(request).await.unwrap();
    }
    let file = rig.here().join("queue.json");
    rig.run(Request::ExportQueue(file.clone())).await.unwrap();
    let before = told(&rig);
    (rig, file, before)
}

#[tokio::test]
async fn priorities_holds_failures_and_times_are_carried_over() {
    let (rig, file, before) = exported().await;
    let jobs = rig.engine.published().queue.borrow().jobs().to_vec();
    for header in jobs {
        rig.run(Request::RemoveJob(header.job.id)).await.unwrap();
    }
    rig.run(Request::ImportQueue(file)).await.unwrap();
    assert_eq!(told(&rig), before);
    let queue = rig.engine.published().queue.borrow().clone();
    assert!(queue.jobs().iter().all(|header| header.job.state == JobState::Held));
    let starts: Vec<_> = queue.jobs().iter().map(|header| header.start_at).collect();
    assert_eq!(starts, [None, Some(4_000_000_000)]);
}

#[tokio::test]
async fn another_computer_learns_the_site_and_begins_nothing_by_itself() {
    let (rig, file, before) = exported().await;
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("memory.test"), "{text}");
    let other = Rig::new();
    other.run(Request::ImportQueue(file)).await.unwrap();
    assert_eq!(told(&other), before);
    let site = other.engine.published().sites.borrow().get(&SITE).cloned();
    assert_eq!(site.map(|view| view.site.url()), Some(crate::support::site().url()));
    // A time of somebody else's queue for somebody else's server lets nothing go.
    let queue = other.engine.published().queue.borrow().clone();
    assert!(queue.jobs().iter().all(|header| header.start_at.is_none()));
    drop(rig);
}

/// How often the server was asked for this.
fn times(rig: &Rig, act: Act, path: &str) -> usize {
    let calls = rig.server.log();
    calls
        .iter()
        .filter(|call| call.act == act && call.path.as_bytes() == path.as_bytes())
        .count()
}

#[tokio::test]
async fn what_is_done_does_not_come_again_when_the_listing_of_its_folder_broke_off() {
    let rig = Rig::online().await;
    let names: Vec<String> = (0..20).map(|at| format!("/tree/f{at:02}")).collect();
    for name in &names {
        rig.server.put(name, name.clone());
    }
    rig.server.put("/tree/deep/x", "x");
    // All is told, but not that this was all.
    let latch = rig.server.hold_at(Act::List, "/tree", 21);
    let broken = Fault::next(Act::List, ErrorKind::ConnectionLost).at("/tree");
    rig.server.fail(Fault { after: 21, ..broken });
    rig.run(rig.download(&["/tree"], ConflictPolicy::Replace))
        .await
        .unwrap();
    latch.arrived(1).await;
    rig.done(21).await;
    latch.open();
    rig.empty().await;
    assert_eq!(times(&rig, Act::List, "/tree"), 2, "it was read again");
    assert_eq!(times(&rig, Act::List, "/tree/deep"), 1);
    for name in &names {
        assert_eq!(times(&rig, Act::Download, name), 1, "{name}");
        assert_eq!(rig.read(&name[1..]).as_deref(), Some(name.as_bytes()));
    }
    assert_eq!(rig.engine.published().done.borrow().len(), 21);
}

#[tokio::test]
async fn a_folder_that_was_half_read_goes_on_in_the_next_run_and_nothing_comes_twice() {
    let rig = Rig::durable();
    ready(&rig).await;
    let names: Vec<String> = (0..1200).map(|at| format!("f{at:04}")).collect();
    for name in &names {
        rig.server.put(format!("/tree/{name}"), name.clone());
    }
    rig.server.put("/tree/deep/x", "x");
    // The first thousand is in the queue, and the rest was not told yet.
    let latch = rig.server.hold_at(Act::List, "/tree", 1000);
    rig.run(Request::PauseAll(false)).await.unwrap();
    rig.run(rig.download(&["/tree"], ConflictPolicy::Ask)).await.unwrap();
    latch.arrived(1).await;
    wait("a part of the folder", &rig.engine.published().queue, |queue| {
        let done = rig.engine.published().done.borrow().len();
        (queue.len() + done > 500).then_some(())
    })
    .await;
    // Some are done by then: they have left the queue, and are told again with the rest.
    rig.done(20).await;
    let done = rig.engine.published().done.borrow().clone();
    let done_before: Vec<String> = done.iter().map(|row| format!("/{}", row.name)).collect();
    let rig = rig.next_run();
    latch.open();
    let queue = wait("the queue", &rig.engine.published().queue, |queue| {
        (!queue.is_empty()).then(|| queue.clone())
    })
    .await;
    let folders = queue.counts().folders_waiting;
    assert!(folders >= 1, "the folder itself is still to be read");
    rig.run(Request::PauseAll(false)).await.unwrap();
    rig.empty().await;
    for name in &names {
        assert_eq!(rig.read(&format!("tree/{name}")).as_deref(), Some(name.as_bytes()));
    }
    assert_eq!(rig.read("tree/deep/x").as_deref(), Some(&b"x"[..]));
    assert_eq!(rig.local_tree().len(), 1203);
    assert!(done_before.len() < 1201);
    for path in done_before {
        assert_eq!(times(&rig, Act::Download, &path), 1, "{path} came twice");
    }
    assert_eq!(rig.engine.published().queue.borrow().failed_len(), 0);
}
