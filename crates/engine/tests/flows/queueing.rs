use portolan_engine::Request;
use portolan_queue::ConflictPolicy;
use portolan_remote::Act;

use crate::support::{Rig, SITE, remote, wait};

#[tokio::test]
async fn what_is_cancelled_leaves_nothing_behind() {
    let rig = Rig::new();
    rig.server.put("/down", vec![1; 100_000]);
    let up = rig.write("up", vec![2; 100_000]);
    rig.connect();
    rig.connected().await;
    let uploading = rig.server.hold_at(Act::Upload, "/up", 50_000);
    let downloading = rig.server.hold_at(Act::Download, "/down", 50_000);
    rig.run(Rig::upload(&[up], "/", ConflictPolicy::Ask)).await.unwrap();
    rig.run(rig.download(&["/down"], ConflictPolicy::Ask)).await.unwrap();
    uploading.arrived(1).await;
    downloading.arrived(1).await;
    let queue = rig.engine.published().queue.borrow().clone();
    let items: Vec<_> = (0..queue.len()).filter_map(|at| queue.id(at)).collect();
    let discarded = rig.server.hold(Act::Delete);
    rig.run(Request::RemoveItems(items)).await.unwrap();
    rig.empty().await;
    // The temporary name goes behind everybody's back.
    discarded.arrived(1).await;
    discarded.open();
    rig.run(Request::MakeFolder(remote("/x"))).await.unwrap();
    wait("the end of what is deleted", &rig.engine.published().sites, |_| {
        (rig.server.paths() == ["/down", "/x/"]).then_some(())
    })
    .await;
    assert_eq!(rig.read("down"), None);
    assert!(rig.engine.published().done.borrow().is_empty());
}

#[tokio::test]
async fn a_pause_keeps_what_is_there_and_goes_on_from_it() {
    let rig = Rig::new();
    let contents: Vec<u8> = (0..300_000_u32).map(|at| (at / 5) as u8).collect();
    rig.server.put("/f", contents.clone());
    rig.connect();
    rig.connected().await;
    let latch = rig.server.hold_at(Act::Download, "/f", 200_000);
    rig.run(rig.download(&["/f"], ConflictPolicy::Ask)).await.unwrap();
    latch.arrived(1).await;
    rig.run(Request::PauseAll(true)).await.unwrap();
    wait("a pause", &rig.engine.published().transfers, |transfers| {
        (transfers.paused && transfers.running.is_empty()).then_some(())
    })
    .await;
    assert_eq!(rig.local_tree().len(), 1);
    rig.run(Request::PauseAll(false)).await.unwrap();
    rig.empty().await;
    // With the overlap 165,536 bytes were left, so the second try never came to 200,000 of its own.
    assert_eq!(latch.count(), 1);
    assert_eq!(rig.read("f"), Some(contents));
}

#[tokio::test]
async fn a_disconnected_site_keeps_its_items_for_the_next_time() {
    let rig = Rig::new();
    rig.connect();
    rig.connected().await;
    let latch = rig.server.hold(Act::Upload);
    let path = rig.write("f", "x");
    rig.run(Rig::upload(&[path], "/", ConflictPolicy::Ask)).await.unwrap();
    latch.arrived(1).await;
    rig.run(Request::Disconnect(SITE)).await.unwrap();
    wait("an end of what runs", &rig.engine.published().transfers, |transfers| {
        transfers.running.is_empty().then_some(())
    })
    .await;
    latch.open();
    assert_eq!(rig.engine.published().queue.borrow().len(), 1);
    rig.connect();
    rig.empty().await;
    assert_eq!(rig.server.get("/f").as_deref(), Some(&b"x"[..]));
}

#[tokio::test]
async fn sessions_are_as_many_as_allowed_and_a_person_need_not_wait_for_them() {
    let rig = Rig::with(|config| config.sessions = 3);
    rig.connect();
    rig.connected().await;
    let latch = rig.server.hold(Act::Upload);
    let files: Vec<_> = (0..10).map(|at| rig.write(&format!("f{at}"), "x")).collect();
    rig.run(Rig::upload(&files, "/", ConflictPolicy::Replace))
        .await
        .unwrap();
    latch.arrived(3).await;
    // All sessions are busy, and yet a folder can be made.
    rig.run(Request::MakeFolder(remote("/x"))).await.unwrap();
    assert_eq!(latch.count(), 3);
    latch.open();
    rig.empty().await;
    assert!(rig.server.peak_sessions() <= 4, "{}", rig.server.peak_sessions());
}

#[tokio::test]
async fn progress_is_whole_only_when_all_is_done() {
    let rig = Rig::new();
    rig.server.put("/f", vec![1; 100_000]);
    rig.connect();
    rig.connected().await;
    let latch = rig.server.hold_at(Act::Download, "/f", 100_000);
    rig.run(rig.download(&["/f"], ConflictPolicy::Ask)).await.unwrap();
    latch.arrived(1).await;
    // All bytes are here, and the server has not said that this was all.
    let seen = wait("all bytes", &rig.engine.published().transfers, |transfers| {
        let row = transfers.running.first()?;
        (row.moved == 100_000).then(|| transfers.clone())
    })
    .await;
    assert_eq!((seen.files_left, seen.bytes_left), (1, 0));
    assert!(seen.fraction.is_some_and(|fraction| fraction < 1.0));
    assert!(rig.engine.published().done.borrow().is_empty());
    latch.open();
    rig.empty().await;
    wait("rest", &rig.engine.published().transfers, |transfers| {
        (transfers.running.is_empty() && transfers.fraction.is_none()).then_some(())
    })
    .await;
}

#[tokio::test]
async fn an_engine_ends_while_everything_runs() {
    let rig = Rig::new();
    rig.connect();
    rig.connected().await;
    let latch = rig.server.hold(Act::Upload);
    let path = rig.write("f", "x");
    rig.run(Rig::upload(&[path], "/", ConflictPolicy::Ask)).await.unwrap();
    latch.arrived(1).await;
    let server = rig.server.clone();
    drop(rig);
    // Nobody holds a session any more.
    assert_eq!(server.sessions(), 0);
}
#[tokio::test]
async fn a_pause_in_the_last_moment_makes_no_conflict_of_our_own_file() {
    let rig = Rig::new();
    rig.server.put("/down", vec![7; 100_000]);
    let up = rig.write("up", vec![8; 100_000]);
    rig.connect();
    rig.connected().await;
    // Paused a few times while the files get their names: whatever was reached, nobody is asked.
    for _ in 0..20 {
        rig.run(Request::PauseAll(true)).await.unwrap();
        rig.run(rig.download(&["/down"], ConflictPolicy::Ask)).await.unwrap();
        rig.run(Rig::upload(std::slice::from_ref(&up), "/", ConflictPolicy::Ask))
            .await
            .unwrap();
        rig.run(Request::PauseAll(false)).await.unwrap();
        for _ in 0..3 {
            rig.run(Request::PauseAll(true)).await.unwrap();
            assert!(rig.engine.published().prompts.borrow().is_empty());
            rig.run(Request::PauseAll(false)).await.unwrap();
        }
        rig.empty().await;
        std::fs::remove_file(rig.here().join("down")).unwrap();
        rig.server.remove("/up");
    }
    assert!(rig.engine.published().prompts.borrow().is_empty());
}
