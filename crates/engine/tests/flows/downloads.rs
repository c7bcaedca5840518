use std::os::unix::fs::PermissionsExt as _;

use portolan_engine::{Enqueue, JobOptions, Place, Request, Verified};
use portolan_queue::{ConflictPolicy, Origin};
use portolan_remote::{Act, Direction, ErrorKind};
use portolan_testkit::memory_remote::Fault;

use crate::support::{Rig, SITE, name, remote, wait};

#[tokio::test]
async fn a_tree_comes_down_whole_with_its_empty_folders_and_times() {
    let rig = Rig::new();
    rig.server
        .put("/pub/a", "alpha")
        .put("/pub/deep/er/b", vec![9; 100_000])
        .put("/pub/deep/zero", "");
    rig.server.make_dir_all("/pub/empty");
    rig.connect();
    rig.connected().await;
    rig.run(rig.download(&["/pub"], ConflictPolicy::Ask)).await.unwrap();
    rig.empty().await;
    assert_eq!(
        rig.local_tree(),
        [
            "pub/",
            "pub/a",
            "pub/deep/",
            "pub/deep/er/",
            "pub/deep/er/b",
            "pub/deep/zero",
            "pub/empty/"
        ]
    );
    assert_eq!(rig.read("pub/a").as_deref(), Some(&b"alpha"[..]));
    assert_eq!(rig.read("pub/deep/er/b"), Some(vec![9; 100_000]));
    let metadata = std::fs::metadata(rig.here().join("pub/a")).unwrap();
    let modified = metadata
        .modified()
        .unwrap()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap();
    assert_eq!(Some(modified.as_secs().cast_signed()), rig.server.modified("/pub/a"));
    // As any new file of this user, and not as private as a part file.
    let usual = rig.write("usual", "");
    let mode = |metadata: &std::fs::Metadata| metadata.permissions().mode() & 0o777;
    assert_eq!(mode(&metadata), mode(&std::fs::metadata(usual).unwrap()));
    let done = rig.done(3).await;
    assert!(done.iter().all(|row| row.verified == Verified::Size));
}

#[tokio::test]
async fn the_root_of_a_server_comes_down_as_what_is_in_it() {
    let rig = Rig::new();
    rig.server.put("/a", "1").put("/d/b", "2");
    rig.connect();
    rig.connected().await;
    rig.run(Request::Enqueue(Enqueue {
        direction: Direction::Download,
        site: SITE,
        sources: vec![remote("/")],
        target: Place::Local(rig.here()),
        rename: Some(name("all")),
        policy: ConflictPolicy::Ask,
        origin: Origin::CommandLine,
        options: JobOptions::default(),
    }))
    .await
    .unwrap();
    rig.empty().await;
    assert_eq!(rig.local_tree(), ["all/", "all/a", "all/d/", "all/d/b"]);
}

#[tokio::test]
async fn a_broken_download_goes_on_where_it_was() {
    let rig = Rig::new();
    let contents: Vec<u8> = (0..200_000_u32).map(|at| (at * 7) as u8).collect();
    rig.server.put("/f", contents.clone());
    rig.connect();
    rig.connected().await;
    rig.server
        .fail(Fault::next(Act::Download, ErrorKind::ConnectionLost).after(150_000));
    let latch = rig.server.hold_at(Act::Download, "/f", 50_000);
    rig.run(rig.download(&["/f"], ConflictPolicy::Ask)).await.unwrap();
    latch.arrived(1).await;
    // Only a part file, and only for this user.
    let tree = rig.local_tree();
    assert_eq!(tree.len(), 1);
    assert!(
        tree[0].starts_with("f.") && tree[0].ends_with(".portolan-part"),
        "{tree:?}"
    );
    let mode = std::fs::metadata(rig.here().join(&tree[0]))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    latch.release(1);
    // The second try has 50,000 bytes to go, so it comes to that point at its very end.
    latch.arrived(2).await;
    latch.open();
    rig.empty().await;
    assert_eq!(rig.local_tree(), ["f"]);
    assert_eq!(rig.read("f"), Some(contents));
}

#[tokio::test]
async fn a_changed_file_is_not_glued_to_the_part_of_another() {
    let rig = Rig::new();
    rig.server.put("/f", vec![1; 100_000]);
    rig.connect();
    rig.connected().await;
    rig.server
        .fail(Fault::next(Act::Download, ErrorKind::ConnectionLost).after(50_000));
    let latch = rig.server.hold_at(Act::Download, "/f", 40_000);
    rig.run(rig.download(&["/f"], ConflictPolicy::Ask)).await.unwrap();
    latch.arrived(1).await;
    rig.server.put("/f", vec![2; 120_000]);
    latch.open();
    rig.empty().await;
    assert_eq!(rig.read("f"), Some(vec![2; 120_000]));
}

#[tokio::test]
async fn a_wrong_size_is_never_done() {
    let rig = Rig::with(|config| config.retry.max_attempts = 3);
    rig.server.put("/f", vec![1; 1000]);
    rig.connect();
    rig.connected().await;
    rig.server
        .fail(Fault::next(Act::Download, ErrorKind::SizeMismatch).after(500).times(3));
    rig.run(rig.download(&["/f"], ConflictPolicy::Ask)).await.unwrap();
    assert_eq!(rig.failures(1).await, [ErrorKind::SizeMismatch]);
    assert!(rig.engine.published().done.borrow().is_empty());
    // Its leftovers go with the answer to another request.
    rig.run(Request::MakeFolder(remote("/x"))).await.unwrap();
    assert_eq!(rig.read("f"), None);
    rig.send(Request::RetryAllFailed);
    rig.empty().await;
    assert_eq!(rig.local_tree(), ["f"]);
}

#[tokio::test]
async fn a_folder_that_may_not_be_written_says_so_and_is_left_alone() {
    let rig = Rig::new();
    rig.server.put("/f", "x");
    rig.connect();
    rig.connected().await;
    let target = rig.write("file", "not a folder");
    let request = Request::Enqueue(Enqueue {
        direction: Direction::Download,
        site: SITE,
        sources: vec![remote("/f")],
        target: Place::Local(target),
        rename: None,
        policy: ConflictPolicy::Replace,
        origin: Origin::Window,
        options: JobOptions::default(),
    });
    rig.run(request).await.unwrap();
    let kinds = rig.failures(1).await;
    assert!(
        matches!(kinds[..], [ErrorKind::LocalIo | ErrorKind::LocalExists]),
        "{kinds:?}"
    );
    assert_eq!(rig.read("file").as_deref(), Some(&b"not a folder"[..]));
}

#[tokio::test]
async fn a_source_that_is_not_there_is_told() {
    let rig = Rig::new();
    rig.connect();
    rig.connected().await;
    let error = rig
        .run(rig.download(&["/nothing"], ConflictPolicy::Ask))
        .await
        .unwrap_err();
    assert_eq!(error.kind, ErrorKind::NotFound);
}

#[tokio::test]
async fn a_full_disk_pauses_downloads_and_nothing_else_and_the_person_resumes() {
    let rig = Rig::new();
    let contents: Vec<u8> = (0..100_000_u32).map(|at| (at / 3) as u8).collect();
    for name in ["/a", "/b", "/c"] {
        rig.server.put(name, contents.clone());
    }
    rig.connect();
    rig.connected().await;
    rig.server
        .fail(Fault::next(Act::Download, ErrorKind::LocalFull).at("/a").after(50_000));
    let latch = rig.server.hold_at(Act::Download, "/b", 40_000);
    rig.run(rig.download(&["/a", "/b"], ConflictPolicy::Ask)).await.unwrap();
    rig.run(rig.download(&["/c"], ConflictPolicy::Ask)).await.unwrap();
    rig.notice("Downloads are paused").await;
    latch.open();
    wait("a pause", &rig.engine.published().transfers, |transfers| {
        (transfers.full.is_some() && transfers.running.is_empty()).then_some(())
    })
    .await;
    let path = rig.write("up", "x");
    let up = Rig::upload(&[path], "/", ConflictPolicy::Ask);
    rig.run(up).await.unwrap();
    wait("the upload", &rig.engine.published().done, |done| {
        done.iter().any(|row| &*row.name == "up").then_some(())
    })
    .await;
    let queue = rig.engine.published().queue.borrow().clone();
    assert_eq!(queue.failed_len(), 0);
    let full = rig
        .engine
        .published()
        .transfers
        .borrow()
        .full
        .clone()
        .expect("a full disk");
    let told = full.explain();
    assert!(told.place.contains(&rig.here().display().to_string()), "{told:?}");
    rig.send(Request::PauseAll(false));
    rig.empty().await;
    for name in ["a", "b", "c"] {
        assert_eq!(rig.read(name).as_deref(), Some(&contents[..]));
    }
}

#[tokio::test]
async fn what_came_of_a_job_is_one_sentence() {
    let rig = Rig::new();
    rig.server.put("/d/a", "1").put("/d/b", "2");
    rig.write("d/a", "old");
    rig.write("d/b", "old");
    rig.connect();
    rig.connected().await;
    rig.run(rig.download(&["/d"], ConflictPolicy::Skip)).await.unwrap();
    rig.notice("Nothing downloaded from memory: 2 left as they were").await;
}
