//! Several items on one session, and questions that need not be asked.

use portolan_engine::Request;
use portolan_queue::ConflictPolicy;
use portolan_remote::{Act, Capabilities, ErrorKind};

use crate::support::{Rig, remote, wait};

const LARGE: usize = 2 << 20;

/// One session for transfers, on a server that is worth being asked for three things at once.
fn rig(depth: u8) -> Rig {
    let rig = Rig::with(|config| config.sessions = 1);
    rig.server.set_capabilities(Capabilities {
        resume_retrieve: true,
        resume_store: true,
        set_modified: true,
        depth,
        ..Capabilities::default()
    });
    rig
}

fn files(rig: &Rig, count: usize, size: usize) -> Vec<std::path::PathBuf> {
    let name = |at| format!("f{at}");
    (0..count)
        .map(|at| rig.write(&name(at), vec![at as u8; size]))
        .collect()
}

/// So many of ten uploads, and no more, begin before the first is through.
async fn begin(depth: u8, size: usize, expected: u64) {
    let rig = rig(depth);
    rig.connect();
    rig.connected().await;
    let latch = rig.server.hold(Act::Upload);
    let sources = files(&rig, 10, size);
    rig.run(Rig::upload(&sources, "/", ConflictPolicy::Replace))
        .await
        .unwrap();
    latch.arrived(expected).await;
    // Whatever else begins has begun when a later request is through.
    rig.run(Request::MakeFolder(remote("/x"))).await.unwrap();
    assert_eq!(latch.count(), expected);
    latch.open();
    rig.empty().await;
    assert!(rig.server.peak_sessions() <= 2);
    assert_eq!(rig.server.get("/f9").map(|file| file.len()), Some(size));
}

#[tokio::test]
async fn small_files_get_ready_behind_others() {
    begin(3, 10, 3).await;
}

#[tokio::test]
async fn large_files_and_servers_that_gain_nothing_get_a_session_each() {
    begin(3, LARGE, 1).await;
    begin(1, 10, 1).await;
}

#[tokio::test]
async fn who_only_waits_behind_another_loses_no_attempt_with_the_session() {
    let rig = rig(3);
    rig.connect();
    rig.connected().await;
    let latch = rig.server.hold(Act::Upload);
    let sources = files(&rig, 3, 10);
    rig.run(Rig::upload(&sources, "/", ConflictPolicy::Replace))
        .await
        .unwrap();
    latch.arrived(3).await;
    rig.server.cut();
    latch.release(3);
    latch.arrived(6).await;
    let queue = rig.engine.published().queue.clone();
    // One was begun twice, the others once.
    wait("attempts", &queue, |queue| {
        let attempts = (0..3).filter_map(|at| queue.row(at)).map(|row| row.attempts);
        (attempts.sum::<u32>() == 4).then_some(())
    })
    .await;
    latch.open();
    rig.empty().await;
    assert_eq!(rig.server.paths(), ["/f0", "/f1", "/f2"]);
}

#[tokio::test]
async fn in_a_new_folder_nothing_is_asked() {
    let rig = rig(3);
    for at in 0..5 {
        rig.write(&format!("tree/deep/f{at}"), "x");
    }
    rig.connect();
    rig.connected().await;
    let tree = rig.here().join("tree");
    rig.run(Rig::upload(&[tree], "/", ConflictPolicy::Ask)).await.unwrap();
    rig.empty().await;
    let asked: Vec<_> = rig
        .server
        .log()
        .into_iter()
        .filter(|call| call.act == Act::Stat)
        .collect();
    assert!(asked.is_empty(), "{asked:?}");
    assert!(rig.server.get("/tree/deep/f4").is_some());
}

#[tokio::test]
async fn what_the_listing_of_an_old_folder_tells_is_not_asked_again() {
    let rig = rig(3);
    for at in 0..5 {
        rig.write(&format!("tree/f{at}"), "new");
    }
    rig.server.make_dir_all("/tree");
    rig.server.put("/tree/f3", "old");
    rig.connect();
    rig.connected().await;
    let tree = rig.here().join("tree");
    rig.run(Rig::upload(&[tree], "/", ConflictPolicy::Skip)).await.unwrap();
    rig.empty().await;
    let count = |act| rig.server.log().iter().filter(|call| call.act == act).count();
    assert_eq!((count(Act::Stat), count(Act::List)), (0, 1));
    assert_eq!(rig.server.get("/tree/f3").as_deref(), Some(&b"old"[..]));
    assert_eq!(rig.server.get("/tree/f4").as_deref(), Some(&b"new"[..]));
}

/// A small file is begun on the disk ahead of its turn. Where that comes to nothing and the person tries again, this counts from
/// the beginning, here and on the disk.
#[tokio::test]
async fn what_is_marked_ahead_and_fails_counts_from_the_beginning_when_it_is_tried_again() {
    let rig = Rig::durable();
    rig.send(Request::SetSessions(1));
    rig.server.set_capabilities(Capabilities {
        resume_store: true,
        set_modified: true,
        depth: 3,
        ..Capabilities::default()
    });
    rig.connect();
    rig.connected().await;
    let latch = rig.server.hold(Act::Upload);
    let sources = files(&rig, 10, 10);
    rig.run(Rig::upload(&sources, "/", ConflictPolicy::Replace))
        .await
        .unwrap();
    latch.arrived(3).await;
    // Three are on their way, the next are marked.
    let queue = rig.engine.published().queue.clone();
    wait("a mark ahead", &queue, |queue| {
        let next = queue.row(3)?;
        (queue.is_early(next.item) && next.attempts == 0).then_some(())
    })
    .await;
    std::fs::remove_file(&sources[3]).unwrap();
    latch.open();
    assert_eq!(rig.failures(1).await, [ErrorKind::LocalNotFound]);
    rig.done(9).await;
    let failed = queue.borrow().failed_row(0).unwrap();
    assert_eq!((failed.name.to_string().as_str(), failed.attempts), ("f3", 1));

    std::fs::write(&sources[3], [3; 10]).unwrap();
    let latch = rig.server.hold(Act::Upload);
    rig.run(Request::RetryItems(vec![failed.item])).await.unwrap();
    latch.arrived(1).await;
    let again = wait("the one that is tried again", &queue, |queue| queue.row(0)).await;
    assert_eq!((again.item, again.attempts), (failed.item, 1));
    latch.open();
    rig.empty().await;
    let done = rig.done(10).await;
    assert_eq!(done.len(), 10, "nothing is there twice");
    for at in 0..10_u8 {
        assert_eq!(rig.server.get(format!("/f{at}")), Some(vec![at; 10]));
    }
    // Each was sent once.
    assert_eq!(rig.server.begun(Act::Upload).len(), 10);
    let rig = rig.next_run();
    // This is through when the queue is read.
    rig.run(Request::PauseAll(true)).await.unwrap();
    assert!(rig.engine.published().queue.borrow().is_empty());
}
