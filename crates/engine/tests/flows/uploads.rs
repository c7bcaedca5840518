use portolan_engine::{Request, Verified};
use portolan_queue::ConflictPolicy;
use portolan_remote::{Act, Capabilities, Checksums, ErrorKind};
use portolan_sites::Site;
use portolan_testkit::memory_remote::Fault;

use crate::support::{Rig, name, site, wait};

#[tokio::test]
async fn a_tree_goes_up_whole_with_its_empty_folders_and_times() {
    let rig = Rig::new();
    rig.connect();
    rig.connected().await;
    let path = rig.write("tree/a.txt", "alpha");
    rig.write("tree/deep/er/b.bin", vec![7; 100_000]);
    rig.write("tree/deep/zero", "");
    rig.write("tree/-dash \u{fc}\u{1f680} \"q\"", "odd");
    std::fs::create_dir(rig.here().join("tree/empty")).unwrap();
    let time = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_600_000_000);
    std::fs::File::options()
        .write(true)
        .open(&path)
        .unwrap()
        .set_modified(time)
        .unwrap();
    rig.server.make_dir_all("/www");
    rig.run(Rig::upload(&[rig.here().join("tree")], "/www", ConflictPolicy::Ask))
        .await
        .unwrap();
    rig.empty().await;
    assert_eq!(
        rig.server.paths(),
        [
            "/www/",
            "/www/tree/",
            "/www/tree/-dash \u{fc}\u{1f680} \"q\"",
            "/www/tree/a.txt",
            "/www/tree/deep/",
            "/www/tree/deep/er/",
            "/www/tree/deep/er/b.bin",
            "/www/tree/deep/zero",
            "/www/tree/empty/",
        ]
    );
    assert_eq!(rig.server.get("/www/tree/a.txt").as_deref(), Some(&b"alpha"[..]));
    assert_eq!(rig.server.get("/www/tree/deep/er/b.bin"), Some(vec![7; 100_000]));
    assert_eq!(rig.server.modified("/www/tree/a.txt"), Some(1_600_000_000));
    let done = rig.done(4).await;
    assert_eq!(done.len(), 4);
    assert!(done.iter().all(|row| row.verified == Verified::Size && !row.skipped));
    assert!(
        done.iter()
            .any(|row| &*row.name == "tree/deep/er/b.bin" && row.size == 100_000)
    );
    rig.notice("4 files uploaded to memory").await;
}

#[tokio::test]
async fn a_folder_can_have_another_name_there() {
    let rig = Rig::new();
    rig.connect();
    rig.connected().await;
    rig.write("old/sub/f", "1");
    let order = Rig::upload(&[rig.here().join("old")], "/", ConflictPolicy::Ask);
    let rename = Some(name("new"));
    rig.run(Rig::but(order, |order| order.rename = rename)).await.unwrap();
    rig.empty().await;
    assert_eq!(rig.server.paths(), ["/new/", "/new/sub/", "/new/sub/f"]);
}

#[tokio::test]
async fn a_broken_upload_goes_on_where_it_was_and_shows_nothing_half_done() {
    let rig = Rig::new();
    rig.connect();
    rig.connected().await;
    let contents: Vec<u8> = (0..200_000_u32).map(|at| at as u8).collect();
    let path = rig.write("f.bin", &contents);
    rig.server
        .fail(Fault::next(Act::Upload, ErrorKind::ConnectionLost).after(50_000));
    let latch = rig.server.hold_at(Act::Upload, "/f.bin", 60_000);
    rig.run(Rig::upload(&[path], "/", ConflictPolicy::Ask)).await.unwrap();
    // The second try, after 60,000 bytes of its own: the file has no final name yet.
    latch.arrived(1).await;
    assert_eq!(rig.server.get("/f.bin"), None);
    latch.open();
    rig.empty().await;
    assert_eq!(rig.server.get("/f.bin"), Some(contents));
    assert_eq!(rig.server.paths(), ["/f.bin"]);
}

#[tokio::test]
async fn without_temporary_names_a_second_try_replaces_the_half_of_the_first() {
    let rig = Rig::new();
    rig.connect_to(
        Site {
            atomic: false,
            ..site()
        },
        None,
    );
    rig.connected().await;
    let path = rig.write("f", vec![3; 100_000]);
    rig.server
        .fail(Fault::next(Act::Upload, ErrorKind::ConnectionLost).after(50_000));
    // Nobody is asked about the half that the first try left.
    rig.run(Rig::upload(&[path], "/", ConflictPolicy::Ask)).await.unwrap();
    rig.empty().await;
    assert_eq!(rig.server.get("/f"), Some(vec![3; 100_000]));
    assert!(rig.engine.published().prompts.borrow().is_empty());
}

#[tokio::test]
async fn what_the_server_does_not_allow_fails_once_and_says_where() {
    let rig = Rig::new();
    rig.connect();
    rig.connected().await;
    let path = rig.write("f", "x");
    rig.server.fail(Fault::next(Act::Upload, ErrorKind::PermissionDenied));
    rig.run(Rig::upload(&[path], "/", ConflictPolicy::Ask)).await.unwrap();
    assert_eq!(rig.failures(1).await, [ErrorKind::PermissionDenied]);
    assert_eq!(rig.server.count(Act::Upload), 1);
    let row = rig.engine.published().queue.borrow().failed_row(0).unwrap();
    let portolan_queue::ItemState::Failed(failed) = row.state else {
        panic!("{:?}", row.state)
    };
    let told = failed.error.explain();
    assert!(
        told.place.contains("/f") && told.place.contains("memory.test"),
        "{told:?}"
    );
    assert!(!told.why.is_empty() && !told.next.is_empty());
    rig.send(Request::RetryAllFailed);
    rig.empty().await;
    assert_eq!(rig.server.get("/f").as_deref(), Some(&b"x"[..]));
}

#[tokio::test]
async fn an_unconfirmed_upload_is_looked_for_before_it_is_sent_again() {
    let rig = Rig::new();
    rig.connect();
    rig.connected().await;
    let path = rig.write("f", vec![1; 1000]);
    // Everything is there under the temporary name, and the server's word is missing.
    rig.server
        .fail(Fault::next(Act::Upload, ErrorKind::Unconfirmed).after(1000));
    rig.run(Rig::upload(&[path], "/", ConflictPolicy::Ask)).await.unwrap();
    rig.empty().await;
    assert_eq!(rig.server.get("/f"), Some(vec![1; 1000]));
    assert_eq!(rig.server.paths(), ["/f"]);
    assert_eq!(rig.server.count(Act::Upload), 1);
}

#[tokio::test]
async fn links_go_up_as_files_only_from_inside() {
    let rig = Rig::new();
    rig.connect();
    rig.connected().await;
    rig.write("tree/real", "inside");
    rig.write("secret", "outside");
    std::fs::create_dir(rig.here().join("tree/folder")).unwrap();
    let link = |target: &str, name: &str| std::os::unix::fs::symlink(target, rig.here().join(name)).unwrap();
    link("real", "tree/good");
    link("../secret", "tree/bad");
    link("folder", "tree/round");
    link("nowhere", "tree/dead");
    rig.run(Rig::upload(&[rig.here().join("tree")], "/", ConflictPolicy::Ask))
        .await
        .unwrap();
    rig.empty().await;
    assert_eq!(
        rig.server.paths(),
        ["/tree/", "/tree/folder/", "/tree/good", "/tree/real", "/tree/round/"]
    );
    assert_eq!(rig.server.get("/tree/good").as_deref(), Some(&b"inside"[..]));
    rig.notice("2 links left out").await;
}

#[tokio::test]
async fn a_source_that_is_not_there_is_told() {
    let rig = Rig::new();
    rig.connect();
    rig.connected().await;
    let error = rig
        .run(Rig::upload(&[rig.here().join("nothing")], "/", ConflictPolicy::Ask))
        .await
        .unwrap_err();
    assert_eq!(error.kind, ErrorKind::LocalNotFound);
}

/// Uploads `/f` while the server's word is lost like this; gives how often it was sent.
async fn sent(rig: &Rig, policy: ConflictPolicy, fault: Fault, contents: &[u8]) -> usize {
    rig.connect();
    rig.connected().await;
    let path = rig.write("f", contents);
    rig.server.fail(fault);
    rig.run(Rig::upload(&[path], "/", policy)).await.unwrap();
    rig.empty().await;
    assert_eq!(rig.server.get("/f").as_deref(), Some(contents));
    assert_eq!(rig.server.paths(), ["/f"]);
    let done = rig.done(1).await;
    assert_eq!((done[0].verified, done[0].skipped), (Verified::Size, false));
    rig.server.count(Act::Upload)
}

fn lost() -> Fault {
    Fault::next(Act::Upload, ErrorKind::Unconfirmed)
}

#[tokio::test]
async fn a_cut_between_the_rename_and_its_reply_costs_no_second_upload() {
    for policy in [ConflictPolicy::Ask, ConflictPolicy::Replace] {
        let rig = Rig::new();
        assert_eq!(sent(&rig, policy, lost().late(), &[1; 1000]).await, 1, "{policy:?}");
    }
}

#[tokio::test]
async fn an_old_file_of_the_same_size_is_no_proof() {
    let contents: Vec<u8> = (0..100_000_u32).map(|at| (at / 7) as u8).collect();
    // It was replaced, and only the word is lost.
    let rig = Rig::new();
    rig.server.put("/f", vec![9; 100_000]);
    assert_eq!(sent(&rig, ConflictPolicy::Replace, lost().late(), &contents).await, 1);
    // Its checksum told that.
    assert_eq!(rig.server.count(Act::Download), 0);
    // The same where the server makes none: it is brought back.
    let rig = Rig::new();
    no_checksums(&rig);
    rig.server.put("/f", vec![9; 100_000]);
    assert_eq!(sent(&rig, ConflictPolicy::Replace, lost().late(), &contents).await, 1);
    assert_eq!(rig.server.count(Act::Download), 1);
    // It was not, and the temporary name is still there: it takes the place.
    let rig = Rig::new();
    rig.server.put("/f", vec![9; 100_000]);
    assert_eq!(
        sent(&rig, ConflictPolicy::Replace, lost().after(100_000), &contents).await,
        1
    );
}

#[tokio::test]
async fn a_temporary_name_that_the_server_took_away_is_sent_again() {
    taken_away(&[9; 1000], &[1; 1000]).await;
}

#[tokio::test]
async fn an_old_file_of_the_same_size_and_end_is_no_proof() {
    // An image of fixed length that was written to in its middle.
    let (old, mut new) = (vec![9; 300_000], vec![9; 300_000]);
    new[1000] = 1;
    taken_away(&old, &new).await;
}

fn no_checksums(rig: &Rig) {
    rig.server.set_capabilities(Capabilities {
        checksums: Checksums::default(),
        ..rig.server.session_capabilities()
    });
}

/// Uploads `/f`, which is there already. The server deletes the temporary name when the connection breaks, before it is
/// looked for.
async fn taken_away(old: &[u8], new: &[u8]) {
    let rig = Rig::new();
    no_checksums(&rig);
    rig.server.put("/f", old);
    rig.connect();
    rig.connected().await;
    let path = rig.write("f", new);
    rig.server.fail(lost().after(new.len() as u64));
    let looking = rig.server.hold(Act::Stat);
    rig.run(Rig::upload(&[path], "/", ConflictPolicy::Replace))
        .await
        .unwrap();
    looking.arrived(1).await;
    let temporary = rig.server.paths().into_iter().find(|path| path.contains(".portolan-"));
    rig.server.remove(&temporary.expect("a temporary name"));
    looking.open();
    rig.empty().await;
    assert_eq!(rig.server.get("/f").as_deref(), Some(new));
    assert_eq!(rig.server.count(Act::Upload), 2);
}

#[tokio::test]
async fn a_full_server_pauses_the_uploads_and_the_person_resumes() {
    let rig = Rig::new();
    rig.connect();
    rig.connected().await;
    let files: Vec<_> = (0..8).map(|at| rig.write(&format!("f{at}"), vec![1; 1000])).collect();
    rig.server
        .fail(Fault::next(Act::Upload, ErrorKind::ServerFull).after(500).times(4));
    rig.run(Rig::upload(&files, "/", ConflictPolicy::Ask)).await.unwrap();
    rig.notice("are still to go there").await;
    wait("a pause", &rig.engine.published().transfers, |transfers| {
        let full = transfers.full.as_ref()?;
        (transfers.paused && transfers.running.is_empty() && full.kind == ErrorKind::ServerFull).then_some(())
    })
    .await;
    assert_eq!(rig.engine.published().queue.borrow().failed_len(), 0);
    // There is room again: what was left of the faults is gone too.
    rig.server.clear_faults();
    rig.send(Request::PauseAll(false));
    rig.empty().await;
    assert_eq!(rig.server.paths().len(), 8);
}
