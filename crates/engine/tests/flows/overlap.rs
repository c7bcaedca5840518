//! Several items on one session, and questions that need not be asked.

use portolan_engine::Request;
use portolan_queue::{ConflictPolicy, RetryPolicy};
use portolan_remote::{Act, Capabilities};

use crate::support::{Rig, remote};

const LARGE: usize = 2 << 20;

/// One session for transfers, on a server that is worth being asked for three things at once.
fn rig(depth: u8) -> Rig {
    let rig = Rig::with(|config| {
        config.sessions = 1;
        config.retry = RetryPolicy {
            max_attempts: 2,
            ..config.retry
        };
    });
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

/// How many of ten uploads begin before the first is through.
async fn begun(depth: u8, size: usize) -> u64 {
    let rig = rig(depth);
    rig.connect();
    rig.connected().await;
    let latch = rig.server.hold(Act::Upload);
    let sources = files(&rig, 10, size);
    rig.run(Rig::upload(&sources, "/", ConflictPolicy::Replace))
        .await
        .unwrap();
    latch.arrived(1).await;
    // Whatever begins has begun when a later request is through.
    rig.run(Request::MakeFolder(remote("/x"))).await.unwrap();
    let begun = latch.count();
    latch.open();
    rig.empty().await;
    assert!(rig.server.peak_sessions() <= 2);
    assert_eq!(rig.server.get("/f9").map(|file| file.len()), Some(size));
    begun
}

#[tokio::test]
async fn small_files_get_ready_behind_others() {
    assert_eq!(begun(3, 10).await, 3);
}

#[tokio::test]
async fn large_files_and_servers_that_gain_nothing_get_a_session_each() {
    assert_eq!(begun(3, LARGE).await, 1);
    assert_eq!(begun(1, 10).await, 1);
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
    for round in 1..=2_u64 {
        latch.arrived(3 * round).await;
        rig.server.cut();
        latch.release(3);
    }
    latch.arrived(9).await;
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
