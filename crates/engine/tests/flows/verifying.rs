//! How files are checked that were moved, and sources that go when their copies were.

use portolan_engine::{JobOptions, Request, Verified};
use portolan_queue::ConflictPolicy;
use portolan_remote::{Act, Capabilities, ChecksumAlgorithm, Checksums, ErrorKind, Verification};
use portolan_testkit::memory_remote::Fault;

use crate::support::{Rig, remote, until, wait};

fn with(request: Request, wanted: JobOptions) -> Request {
    Rig::but(request, |order| order.options = wanted)
}

fn verify(how: Verification) -> JobOptions {
    JobOptions {
        verify: Some(how),
        ..JobOptions::default()
    }
}

fn a_move() -> JobOptions {
    JobOptions {
        remove_source: true,
        ..JobOptions::default()
    }
}

async fn connected(checksums: Checksums) -> Rig {
    let rig = Rig::with(|config| config.retry.max_attempts = 3);
    rig.server.set_capabilities(Capabilities {
        checksums,
        ..rig.server.session_capabilities()
    });
    rig.connect();
    rig.connected().await;
    rig
}

#[tokio::test]
async fn contents_are_proved_in_the_way_that_was_asked_for() {
    let sha256 = Verified::Checksum(ChecksumAlgorithm::Sha256);
    for (checksums, wanted, expected) in [
        (Checksums::ALL, Verification::Size, Verified::Size),
        (Checksums::ALL, Verification::Checksum, sha256),
        (Checksums::NONE, Verification::Checksum, Verified::Size),
        (Checksums::ALL, Verification::ReadBack, sha256),
        (Checksums::NONE, Verification::ReadBack, Verified::ReadBack),
    ] {
        let rig = connected(checksums).await;
        let contents = vec![7; 100_000];
        rig.server.put("/down", contents.clone());
        let path = rig.write("up", &contents);
        rig.run(with(rig.download(&["/down"], ConflictPolicy::Ask), verify(wanted)))
            .await
            .unwrap();
        rig.run(with(Rig::upload(&[path], "/", ConflictPolicy::Ask), verify(wanted)))
            .await
            .unwrap();
        rig.empty().await;
        let done = rig.done(2).await;
        assert!(done.iter().all(|row| row.verified == expected), "{wanted:?}: {done:?}");
        assert!(rig.read("down").as_ref() == Some(&contents));
        assert!(rig.server.get("/up") == Some(contents));
        assert_eq!(rig.server.paths(), ["/down", "/up"]);
        assert_eq!(rig.local_tree(), ["down", "up"]);
    }
}

#[tokio::test]
async fn what_arrived_otherwise_is_moved_again_and_has_no_name_before() {
    let rig = connected(Checksums::NONE).await;
    let contents = vec![7; 100_000];
    let path = rig.write("up", &contents);
    let latch = rig.server.hold(Act::Download);
    rig.run(with(
        Rig::upload(&[path], "/", ConflictPolicy::Ask),
        verify(Verification::ReadBack),
    ))
    .await
    .unwrap();
    latch.arrived(1).await;
    // It is about to be read back, and lies there under another name. Somebody spoils it.
    let there = rig.server.paths();
    assert_eq!(there.len(), 1);
    assert_ne!(there[0], "/up");
    rig.server.put(&there[0], vec![9; 100_000]);
    latch.open();
    rig.empty().await;
    assert!(rig.server.get("/up") == Some(contents));
    assert_eq!(rig.server.paths(), ["/up"]);
    assert_eq!(rig.server.begun(Act::Upload).len(), 2);
}

#[tokio::test]
async fn contents_that_are_never_the_same_are_told_and_nothing_gets_the_name() {
    let rig = connected(Checksums::ALL).await;
    rig.server.lie_about_checksums();
    rig.server.put("/down", vec![7; 100_000]);
    let path = rig.write("up", vec![8; 100_000]);
    rig.run(with(
        rig.download(&["/down"], ConflictPolicy::Ask),
        verify(Verification::Checksum),
    ))
    .await
    .unwrap();
    rig.run(with(
        Rig::upload(&[path], "/", ConflictPolicy::Ask),
        verify(Verification::Checksum),
    ))
    .await
    .unwrap();
    assert_eq!(rig.failures(2).await, [ErrorKind::ContentMismatch; 2]);
    assert_eq!(rig.server.get("/up"), None);
    assert_eq!(rig.read("down"), None);
    assert!(rig.engine.published().done.borrow().is_empty());
}

#[tokio::test]
async fn a_move_up_leaves_nothing_here_but_what_was_not_moved() {
    let rig = connected(Checksums::NONE).await;
    rig.write("tree/a", "alpha");
    rig.write("tree/deep/b", "beta");
    std::fs::create_dir(rig.here().join("tree/empty")).unwrap();
    rig.write("tree/keep/c", "gamma");
    rig.write("other", "stays");
    rig.server.put("/tree/keep/c", "there already");
    let request = Rig::upload(&[rig.here().join("tree")], "/", ConflictPolicy::Skip);
    rig.run(with(request, a_move())).await.unwrap();
    rig.empty().await;
    rig.notice("uploaded to memory").await;
    assert_eq!(
        rig.server.paths(),
        [
            "/tree/",
            "/tree/a",
            "/tree/deep/",
            "/tree/deep/b",
            "/tree/empty/",
            "/tree/keep/",
            "/tree/keep/c"
        ]
    );
    let left = ["other", "tree/", "tree/keep/", "tree/keep/c"];
    // Emptied folders go behind everybody's back.
    until("an end of the emptied folders", || rig.local_tree() == left).await;
}

#[tokio::test]
async fn a_move_down_takes_the_sources_and_their_folders() {
    let rig = connected(Checksums::NONE).await;
    rig.server.put("/tree/a", "alpha").put("/tree/deep/b", "beta");
    rig.run(with(rig.download(&["/tree"], ConflictPolicy::Ask), a_move()))
        .await
        .unwrap();
    rig.empty().await;
    rig.run(Request::MakeFolder(remote("/x"))).await.unwrap();
    assert_eq!(rig.local_tree(), ["tree/", "tree/a", "tree/deep/", "tree/deep/b"]);
    until("an end of the emptied folders", || rig.server.paths() == ["/x/"]).await;
}

#[tokio::test]
async fn a_source_that_cannot_be_deleted_is_told_and_its_copy_is_done() {
    let rig = connected(Checksums::NONE).await;
    rig.server.put("/f", "x");
    rig.server.fail(Fault::next(Act::Delete, ErrorKind::PermissionDenied));
    rig.run(with(rig.download(&["/f"], ConflictPolicy::Ask), a_move()))
        .await
        .unwrap();
    rig.empty().await;
    rig.notice("1 source could not be deleted").await;
    assert_eq!(rig.read("f").as_deref(), Some(&b"x"[..]));
    assert_eq!(rig.server.paths(), ["/f"]);
    assert_eq!(rig.done(1).await.len(), 1);
}

#[tokio::test]
async fn a_source_is_deleted_once_though_the_line_breaks_there() {
    let rig = connected(Checksums::NONE).await;
    rig.server.put("/f", vec![1; 1000]);
    rig.server.fail(Fault::next(Act::Delete, ErrorKind::ConnectionLost));
    rig.run(with(rig.download(&["/f"], ConflictPolicy::Ask), a_move()))
        .await
        .unwrap();
    rig.empty().await;
    assert_eq!(rig.read("f"), Some(vec![1; 1000]));
    assert!(rig.server.paths().is_empty());
    assert_eq!(rig.server.count(Act::Download), 1, "it was not brought again");
    wait("no question", &rig.engine.published().prompts, |prompts| {
        prompts.is_empty().then_some(())
    })
    .await;
}
