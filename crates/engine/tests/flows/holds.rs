//! What holds the queue, or a part of it, holds it in the next run too, and everybody can see why.

use std::time::Duration;

use portolan_engine::{Config, Request};
use portolan_queue::{ConflictPolicy, ItemState, JobState, Priority, Scope};
use portolan_remote::{Act, ErrorKind, ItemId};
use portolan_testkit::memory_remote::Fault;

use crate::support::{Rig, SITE, until, wait};

fn durable_and_quick(config: &mut Config) {
    config.queue = Some(config.state_dir.join("queue.db"));
    config.look_for_room = Duration::from_millis(1);
}

async fn ready(rig: &Rig) {
    rig.connect();
    rig.connected().await;
}

async fn full(rig: &Rig) -> std::sync::Arc<portolan_remote::RemoteError> {
    wait("a full disk", &rig.engine.published().transfers, |transfers| {
        transfers.full.clone().filter(|_| transfers.running.is_empty())
    })
    .await
}

async fn not_full(rig: &Rig) {
    wait("room", &rig.engine.published().transfers, |transfers| {
        transfers.full.is_none().then_some(())
    })
    .await;
}

#[tokio::test]
async fn the_next_run_says_that_a_server_was_full_and_the_person_lets_go() {
    let rig = Rig::durable();
    ready(&rig).await;
    let files = ["f", "g"].map(|name| rig.write(name, vec![1; 1000]));
    rig.server
        .fail(Fault::next(Act::Upload, ErrorKind::ServerFull).after(500).times(2));
    rig.run(Rig::upload(&files, "/", ConflictPolicy::Ask)).await.unwrap();
    let before = full(&rig).await;
    rig.server.clear_faults();
    let rig = rig.next_run();
    let after = full(&rig).await;
    assert_eq!(after.to_string(), before.to_string());
    assert_eq!(after.explain(), before.explain());
    let queue = rig.engine.published().queue.borrow().clone();
    let header = &queue.jobs()[0];
    assert_eq!(
        header.full.as_ref().map(|error| error.kind),
        Some(ErrorKind::ServerFull)
    );
    assert_eq!(header.job.state, JobState::Held);
    rig.run(Request::PauseAll(false)).await.unwrap();
    rig.empty().await;
    assert_eq!(rig.server.paths(), ["/f", "/g"]);
    not_full(&rig).await;
}

#[tokio::test]
async fn a_full_disk_that_has_room_in_the_next_run_holds_nothing_more() {
    let rig = Rig::durable();
    ready(&rig).await;
    rig.server.put("/f", vec![7; 100_000]);
    rig.server
        .fail(Fault::next(Act::Download, ErrorKind::LocalFull).after(50_000));
    rig.run(rig.download(&["/f"], ConflictPolicy::Ask)).await.unwrap();
    full(&rig).await;
    let rig = rig.next_run_with(durable_and_quick);
    wait("the queue", &rig.engine.published().queue, |queue| {
        let header = queue.jobs().first()?;
        (header.full.is_none() && header.job.state == JobState::Going).then_some(())
    })
    .await;
    // What an earlier run has left waits for the person, room or not.
    assert!(rig.engine.published().transfers.borrow().paused);
    assert_eq!(rig.server.sessions(), 0);
    rig.run(Request::PauseAll(false)).await.unwrap();
    rig.empty().await;
    assert_eq!(rig.read("f"), Some(vec![7; 100_000]));
}

#[tokio::test]
async fn where_there_is_room_again_it_goes_on_by_itself_and_says_nothing_more() {
    let rig = Rig::with(durable_and_quick);
    ready(&rig).await;
    rig.server.put("/down", vec![7; 100_000]);
    let up = rig.write("up", vec![8; 1000]);
    rig.server
        .fail(Fault::next(Act::Download, ErrorKind::LocalFull).after(50_000).times(2))
        .fail(Fault::next(Act::Upload, ErrorKind::ServerFull).after(500).times(2));
    rig.run(rig.download(&["/down"], ConflictPolicy::Ask)).await.unwrap();
    rig.empty().await;
    rig.run(Rig::upload(&[up], "/", ConflictPolicy::Ask)).await.unwrap();
    rig.empty().await;
    assert_eq!(rig.read("down"), Some(vec![7; 100_000]));
    assert_eq!(rig.server.get("/up"), Some(vec![8; 1000]));
    let notices = rig.engine.published().notices.borrow().clone();
    let told = |part: &str| {
        notices
            .iter()
            .filter(|notice| notice.news.to_string().contains(part))
            .count()
    };
    assert_eq!((told("Downloads are paused"), told("are still to go there")), (1, 1));
}

/// Three files of one job, none of which moves.
async fn three_held() -> (Rig, Vec<ItemId>) {
    let rig = Rig::durable();
    ready(&rig).await;
    rig.run(Request::PauseAll(true)).await.unwrap();
    let files = ["a", "b", "c"].map(|name| rig.write(name, name));
    rig.run(Rig::upload(&files, "/", ConflictPolicy::Ask)).await.unwrap();
    let items = wait("three items", &rig.engine.published().queue, |queue| {
        (queue.len() == 3).then(|| queue.ids().collect())
    })
    .await;
    (rig, items)
}

#[tokio::test]
async fn every_control_of_the_queue_is_kept() {
    let (rig, items) = three_held().await;
    let job = rig.engine.published().queue.borrow().jobs()[0].job.id;
    let priority = |what, priority| Request::SetPriority {
        what,
        priority: Some(priority),
    };
    let hold = |what| Request::Hold {
        what,
        held: true,
        running: portolan_engine::Stop::Now,
    };
    let at = 4_000_000_000;
    for request in [
        priority(Scope::All, Priority::Low),
        priority(Scope::Site(SITE), Priority::High),
        priority(Scope::Job(job), Priority::Lowest),
        priority(Scope::Items(vec![items[0]]), Priority::Highest),
        hold(Scope::Site(SITE)),
        hold(Scope::Items(vec![items[1]])),
        Request::Reorder {
            items: vec![items[2]],
            to: portolan_queue::Move::Top,
        },
        Request::SetSiteSessions(SITE, Some(3)),
        Request::StartAt {
            job: Some(job),
            at: Some(at),
        },
        Request::StartAt {
            job: None,
            at: Some(at + 1),
        },
    ] {
        rig.run(request).await.unwrap();
    }
    let rig = rig.next_run();
    let queue = wait("the queue", &rig.engine.published().queue, |queue| {
        (queue.len() == 3).then(|| queue.clone())
    })
    .await;
    assert_eq!(queue.priority(), Some(Priority::Low));
    assert_eq!(queue.site_priority(SITE), Some(Priority::High));
    assert_eq!(queue.jobs()[0].priority, Some(Priority::Lowest));
    assert_eq!(queue.row_of(items[0]).map(|row| row.priority), Some(Priority::Highest));
    assert!(queue.held() && queue.site_held(SITE));
    assert_eq!((queue.start_at(), queue.jobs()[0].start_at), (Some(at + 1), Some(at)));
    assert_eq!(queue.item(items[1]).map(|item| item.state), Some(ItemState::Held));
    assert_eq!(queue.item(items[2]).map(|item| item.state), Some(ItemState::Waiting));
    assert_eq!(queue.id(0), Some(items[2]));
    assert_eq!(queue.site_sessions(SITE), Some(3));
    rig.run(Request::SetSiteSessions(SITE, None)).await.unwrap();
    let rig = rig.next_run();
    wait("the queue", &rig.engine.published().queue, |queue| {
        (queue.len() == 3 && queue.site_sessions(SITE).is_none()).then_some(())
    })
    .await;
}

#[tokio::test]
async fn the_sessions_of_a_site_hold_in_the_next_run() {
    let rig = Rig::durable();
    ready(&rig).await;
    rig.run(Request::SetSiteSessions(SITE, Some(1))).await.unwrap();
    rig.run(Request::PauseAll(true)).await.unwrap();
    let files: Vec<_> = (0..6)
        .map(|at| rig.write(&format!("f{at}"), vec![1; 5_000_000]))
        .collect();
    rig.run(Rig::upload(&files, "/", ConflictPolicy::Ask)).await.unwrap();
    let rig = rig.next_run();
    let latch = rig.server.hold(Act::Upload);
    wait("the queue", &rig.engine.published().queue, |queue| {
        (queue.len() == 6).then_some(())
    })
    .await;
    rig.run(Request::PauseAll(false)).await.unwrap();
    latch.arrived(1).await;
    wait("a transfer", &rig.engine.published().transfers, |transfers| {
        (transfers.sessions == 1).then_some(())
    })
    .await;
    latch.open();
    rig.empty().await;
    assert_eq!(rig.server.paths().len(), 6);
}

/// `/down` and `up` with these contents, each given up after 300,000 bytes.
async fn given_up(contents: &[u8]) -> Rig {
    let rig = Rig::durable();
    ready(&rig).await;
    rig.server.put("/down", contents);
    let up = rig.write("up", contents);
    let fail = |act| Fault::next(act, ErrorKind::PermissionDenied).after(300_000);
    rig.server.fail(fail(Act::Download)).fail(fail(Act::Upload));
    rig.run(rig.download(&["/down"], ConflictPolicy::Ask)).await.unwrap();
    rig.run(Rig::upload(&[up], "/", ConflictPolicy::Ask)).await.unwrap();
    rig.failures(2).await;
    rig
}

#[tokio::test]
async fn what_was_given_up_is_gone_on_with_when_it_is_tried_again_even_in_the_next_run() {
    let contents: Vec<u8> = (0..400_000_u32).map(|at| (at / 7) as u8).collect();
    let rig = given_up(&contents).await;
    let rig = rig.next_run();
    rig.failures(2).await;
    rig.run(Request::RetryAllFailed).await.unwrap();
    rig.run(Request::PauseAll(false)).await.unwrap();
    rig.empty().await;
    assert!(rig.read("down").as_ref() == Some(&contents));
    assert!(rig.server.get("/up").as_ref() == Some(&contents));
    assert_eq!(rig.local_tree(), ["down", "up"]);
    assert_eq!(rig.server.paths(), ["/down", "/up"]);
    for act in [Act::Download, Act::Upload] {
        let begun = rig.server.begun(act);
        assert!(
            begun.last().is_some_and(|(_, from)| *from > 200_000),
            "{act:?} {begun:?}"
        );
    }
}

#[tokio::test]
async fn what_was_given_up_and_is_taken_out_leaves_nothing() {
    let rig = given_up(&vec![3; 400_000]).await;
    assert_eq!((rig.local_tree().len(), rig.server.paths().len()), (2, 2));
    rig.run(Request::ClearFailed).await.unwrap();
    until("an end of the leftovers here", || rig.local_tree() == ["up"]).await;
    until("an end of those there", || rig.server.paths() == ["/down"]).await;
}
