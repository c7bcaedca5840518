//! From one server to another: through this computer, and never onto its disk.

use std::{collections::BTreeMap, sync::Arc};

use portolan_engine::{
    Answer, Config, Connected, ConnectionState, Connector, Enqueue, JobOptions, Place, Question, Reach, Request,
    Verified, Wanted,
};
use portolan_queue::{ConflictPolicy, Origin, Scope};
use portolan_remote::{
    Act, BoxFuture, Capabilities, Checksums, Direction, ErrorKind, HostPort, RemoteError, RemotePath, SiteId,
    TypeChoice, Verification,
};
use portolan_sites::{Endpoint, FtpTls, LogOn, Site};
use portolan_testkit::memory_remote::{Fault, MemoryServer};
use proptest::prelude::*;

use crate::{
    resuming::{OVERLAP, bytes},
    support::{Door, MemoryConnector, Rig, SITE, remote, wait},
};

const FROM: SiteId = SiteId(8);
const FROM_HOST: &str = "source.test";

/// One connector to each server.
struct Two {
    source: MemoryConnector,
    others: Arc<dyn Connector>,
}

impl Connector for Two {
    fn connect(&self, wanted: Wanted) -> BoxFuture<'static, Result<Connected, RemoteError>> {
        if wanted.server.to_string().starts_with(FROM_HOST) {
            self.source.connect(wanted)
        } else {
            self.others.connect(wanted)
        }
    }
}

/// A rig whose server gets files, and the server that gives them.
struct Pair {
    rig: Rig,
    from: MemoryServer,
    door: Arc<std::sync::Mutex<Door>>,
}

fn with_source(from: &MemoryServer, door: &Arc<std::sync::Mutex<Door>>) -> impl FnOnce(&mut Config) + use<> {
    let source = MemoryConnector {
        server: from.clone(),
        door: door.clone(),
    };
    |config| {
        let others = config.connector.clone();
        config.connector = Arc::new(Two { source, others });
    }
}

fn from_site() -> Site {
    let endpoint = Endpoint::Ftp {
        server: HostPort::new(FROM_HOST, 21),
        tls: FtpTls::IfOffered,
    };
    Site {
        id: FROM,
        name: "source".to_owned(),
        ..Site::quick(endpoint, LogOn::Anonymous)
    }
}

fn order(sources: &[&str], target: &str, policy: ConflictPolicy) -> Request {
    order_with(sources, target, policy, JobOptions::default())
}

fn order_with(sources: &[&str], target: &str, policy: ConflictPolicy, options: JobOptions) -> Request {
    Request::Enqueue(Enqueue {
        direction: Direction::Upload,
        site: SITE,
        sources: sources
            .iter()
            .map(|path| Place::Remote(FROM, RemotePath::new(path)))
            .collect(),
        target: remote(target),
        rename: None,
        policy,
        origin: Origin::Window,
        options,
    })
}

impl Pair {
    async fn new() -> Self {
        Self::with(|_| {}).await
    }

    async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let (from, door) = (MemoryServer::of(HostPort::new(FROM_HOST, 21)), Arc::default());
        let rig = Rig::with(|config| {
            with_source(&from, &door)(config);
            change(config);
        });
        let pair = Self { rig, from, door };
        pair.connect().await;
        pair
    }

    async fn durable() -> Self {
        let Self { rig, from, door } = Self::new().await;
        let rig = rig.next_run_with(with_source(&from, &door));
        let pair = Self { rig, from, door };
        pair.connect().await;
        pair
    }

    /// Another run of the program, with the same queue and the same servers.
    fn next_run(self) -> Self {
        let Self { rig, from, door } = self;
        let rig = rig.next_run_with(with_source(&from, &door));
        Self { rig, from, door }
    }

    async fn connect(&self) {
        self.rig.connect();
        self.rig.connect_to(from_site(), None);
        self.rig.connected().await;
        self.source_is(|state| matches!(state, ConnectionState::Connected))
            .await;
    }

    async fn source_is(&self, is: impl Fn(&ConnectionState) -> bool) {
        wait("a state of the source", &self.rig.engine.published().sites, |sites| {
            is(&sites.get(&FROM)?.state).then_some(())
        })
        .await;
    }

    async fn copy(&self, sources: &[&str], target: &str, policy: ConflictPolicy) {
        self.rig.run(order(sources, target, policy)).await.unwrap();
    }

    fn tree(&self) -> BTreeMap<String, Option<Vec<u8>>> {
        let server = &self.rig.server;
        server
            .paths()
            .into_iter()
            .map(|path| (path.clone(), server.get(&path)))
            .collect()
    }
}

#[tokio::test]
async fn a_tree_goes_from_one_server_to_another_with_its_times_and_nothing_comes_here() {
    let pair = Pair::new().await;
    let large = bytes(3_000_000, 1);
    pair.from
        .put("/src/tree/a.txt", "alpha")
        .put("/src/tree/deep/er/b.bin", large.clone())
        .put("/src/tree/deep/zero", "")
        .put("/src/one", "1")
        .make_dir_all("/src/tree/empty");
    pair.from.set_modified("/src/tree/a.txt", 1_600_000_000);
    pair.rig.server.make_dir_all("/www");
    pair.copy(&["/src/tree", "/src/one"], "/www", ConflictPolicy::Ask).await;
    pair.rig.empty().await;
    assert_eq!(
        pair.rig.server.paths(),
        [
            "/www/",
            "/www/one",
            "/www/tree/",
            "/www/tree/a.txt",
            "/www/tree/deep/",
            "/www/tree/deep/er/",
            "/www/tree/deep/er/b.bin",
            "/www/tree/deep/zero",
            "/www/tree/empty/",
        ]
    );
    assert_eq!(pair.rig.server.get("/www/tree/deep/er/b.bin"), Some(large));
    assert_eq!(pair.rig.server.modified("/www/tree/a.txt"), Some(1_600_000_000));
    let done = pair.rig.done(4).await;
    assert_eq!(done.len(), 4);
    for row in done.iter() {
        assert_eq!((row.site, row.source, row.verified), (SITE, Some(FROM), Verified::Size));
        assert!(row.destination.starts_with("/www/"), "{row:?}");
    }
    pair.rig.notice("4 files copied from source to memory").await;
    assert!(pair.rig.local_tree().is_empty());
}

#[tokio::test]
async fn what_either_side_breaks_goes_on_after_both_ends_were_compared() {
    for broken in [Act::Download, Act::Upload] {
        let pair = Pair::new().await;
        let contents = bytes(600_000, 2);
        pair.from.put("/f", contents.clone());
        let server = if broken == Act::Download {
            &pair.from
        } else {
            &pair.rig.server
        };
        server.fail(Fault::next(broken, ErrorKind::ConnectionLost).after(400_000));
        pair.copy(&["/f"], "/", ConflictPolicy::Ask).await;
        pair.rig.empty().await;
        assert!(pair.rig.server.get("/f") == Some(contents), "{broken:?}");
        assert_eq!(pair.rig.server.paths(), ["/f"]);
        let stored = pair.rig.server.begun(Act::Upload);
        assert_eq!(stored.len(), 2, "{stored:?}");
        let there = stored[1].1;
        assert!(there > OVERLAP && there <= 400_000, "{stored:?}");
        // The end of what was there, then the rest.
        let given: Vec<u64> = pair.from.begun(Act::Download).iter().map(|call| call.1).collect();
        assert_eq!(given, [0, there - OVERLAP, there]);
        let read_back: Vec<u64> = pair.rig.server.begun(Act::Download).iter().map(|call| call.1).collect();
        assert_eq!(read_back, [there - OVERLAP]);
    }
}

#[tokio::test]
async fn a_source_that_ends_short_gives_nothing_its_final_name() {
    let pair = Pair::new().await;
    pair.from.put("/f", bytes(300_000, 3));
    pair.rig.server.put("/f", "old");
    pair.from.fail(
        Fault::next(Act::Download, ErrorKind::PermissionDenied)
            .after(200_000)
            .times(9),
    );
    pair.copy(&["/f"], "/", ConflictPolicy::Replace).await;
    assert_eq!(pair.rig.failures(1).await, [ErrorKind::PermissionDenied]);
    let queue = pair.rig.engine.published().queue.borrow().clone();
    let row = queue.failed_row(0).unwrap();
    assert_eq!((row.site, row.source), (SITE, Some(FROM)));
    let portolan_queue::ItemState::Failed(failed) = row.state else {
        panic!("it failed")
    };
    // It says which of the two did not do it.
    assert_eq!(failed.error.server.as_ref().unwrap().to_string(), "source.test:21");
    assert_eq!(failed.error.act, Act::Download);
    assert_eq!(pair.rig.server.get("/f").as_deref(), Some(&b"old"[..]));
    // It is gone on with when the person tries again.
    pair.from.clear_faults();
    pair.rig.send(Request::RetryAllFailed);
    pair.rig.empty().await;
    assert_eq!(pair.rig.server.get("/f"), pair.from.get("/f"));
}

#[tokio::test]
async fn a_source_that_changes_on_the_way_is_copied_as_it_is_then() {
    let pair = Pair::new().await;
    pair.from.put("/f", bytes(2_000_000, 4));
    pair.from.set_modified("/f", 1_600_000_000);
    let latch = pair.rig.server.hold_at(Act::Upload, "/f", 1_000_000);
    pair.copy(&["/f"], "/", ConflictPolicy::Ask).await;
    latch.arrived(1).await;
    let newer = bytes(1_900_000, 5);
    pair.from.put("/f", newer.clone());
    pair.from.set_modified("/f", 1_600_000_009);
    latch.open();
    pair.rig.empty().await;
    assert!(pair.rig.server.get("/f") == Some(newer));
    assert_eq!(pair.rig.server.modified("/f"), Some(1_600_000_009));
}

#[tokio::test]
async fn conflicts_are_asked_about_with_both_servers_folders() {
    let pair = Pair::new().await;
    pair.from.put("/a/x", "new").put("/a/y", "new").put("/a/z", "same!");
    pair.rig
        .server
        .put("/b/x", "old")
        .put("/b/y", "older")
        .put("/b/z", "same?");
    pair.copy(&["/a/x", "/a/y"], "/b", ConflictPolicy::Ask).await;
    for policy in [ConflictPolicy::KeepBoth, ConflictPolicy::Skip] {
        let more = u64::from(policy == ConflictPolicy::KeepBoth);
        let prompt = pair
            .rig
            .prompt(|question| matches!(question, Question::Exists { more: others, .. } if *others == more))
            .await;
        let Question::Exists {
            direction,
            from,
            source,
            target,
            ..
        } = &prompt.question
        else {
            panic!("another question")
        };
        assert_eq!((*direction, *from), (Direction::Upload, Some(FROM)));
        assert_eq!((&*source.folder, &*target.folder), ("/a", "/b"));
        pair.rig.answer(
            &prompt,
            Answer::Exists {
                policy,
                reach: Reach::One,
            },
        );
    }
    pair.rig.empty().await;
    let kept: Vec<String> = pair
        .rig
        .server
        .paths()
        .into_iter()
        .filter(|path| path.ends_with(" (2)"))
        .collect();
    assert_eq!(kept.len(), 1);
    assert_eq!(pair.rig.server.get(&kept[0]).as_deref(), Some(&b"new"[..]));
    assert_eq!(pair.rig.server.get("/b/x").as_deref(), Some(&b"old"[..]));
    // By the contents, which both servers can tell.
    let can = Capabilities {
        checksums: Checksums::ALL,
        ..pair.from.session_capabilities()
    };
    pair.from.set_capabilities(can);
    pair.rig.server.set_capabilities(can);
    pair.copy(&["/a/z"], "/b", ConflictPolicy::ReplaceIfContentDiffers)
        .await;
    pair.rig.empty().await;
    assert_eq!(pair.rig.server.get("/b/z").as_deref(), Some(&b"same!"[..]));
}

#[tokio::test]
async fn copies_are_checked_by_both_servers_checksums_or_by_reading_both_again() {
    let pair = Pair::new().await;
    pair.from.put("/f", bytes(200_000, 6)).put("/g", bytes(200_000, 7));
    let can = Capabilities {
        checksums: Checksums::ALL,
        ..pair.from.session_capabilities()
    };
    let without = Capabilities {
        checksums: Checksums::NONE,
        ..pair.from.session_capabilities()
    };
    let check = |verify| JobOptions {
        verify: Some(verify),
        ..JobOptions::default()
    };
    pair.from.set_capabilities(can);
    pair.rig.server.set_capabilities(can);
    let by_checksum = order_with(&["/f"], "/", ConflictPolicy::Ask, check(Verification::Checksum));
    pair.rig.run(by_checksum).await.unwrap();
    pair.rig.empty().await;
    assert!(matches!(pair.rig.done(1).await[0].verified, Verified::Checksum(_)));
    pair.from.set_capabilities(without);
    let by_contents = order_with(&["/g"], "/", ConflictPolicy::Ask, check(Verification::ReadBack));
    pair.rig.run(by_contents).await.unwrap();
    pair.rig.empty().await;
    assert_eq!(pair.rig.done(2).await[1].verified, Verified::ReadBack);
    // A server that tells another checksum: the target does not get the name.
    pair.from.put("/h", "h");
    let can = Capabilities {
        checksums: Checksums::ALL,
        ..pair.from.session_capabilities()
    };
    pair.from.set_capabilities(can);
    pair.from.lie_about_checksums();
    let by_checksum = order_with(&["/h"], "/", ConflictPolicy::Ask, check(Verification::Checksum));
    pair.rig.run(by_checksum).await.unwrap();
    assert_eq!(pair.rig.failures(1).await, [ErrorKind::ContentMismatch]);
    assert_eq!(pair.rig.server.get("/h"), None);
}

#[tokio::test]
async fn a_move_takes_the_sources_away_and_the_folders_that_are_empty_then() {
    let pair = Pair::new().await;
    pair.from.put("/t/a", "1").put("/t/sub/b", "2").put("/stays", "3");
    let options = JobOptions {
        remove_source: true,
        ..JobOptions::default()
    };
    pair.rig
        .run(order_with(&["/t"], "/", ConflictPolicy::Ask, options))
        .await
        .unwrap();
    pair.rig.empty().await;
    assert_eq!(pair.rig.server.paths(), ["/t/", "/t/a", "/t/sub/", "/t/sub/b"]);
    crate::support::until("the end of the empty folders", || pair.from.paths() == ["/stays"]).await;
}

#[tokio::test]
async fn a_server_that_is_gone_holds_its_files_and_nobody_else() {
    let pair = Pair::new().await;
    pair.from.put("/f", bytes(400_000, 8)).put("/g", "g");
    let here = pair.rig.write("here", "from here");
    let latch = pair.rig.server.hold_at(Act::Upload, "/f", 100_000);
    pair.copy(&["/f", "/g"], "/", ConflictPolicy::Ask).await;
    latch.arrived(1).await;
    pair.door.lock().unwrap().failures.extend([ErrorKind::Unreachable; 2]);
    pair.from.cut();
    latch.open();
    // What goes up from here does not wait for it.
    pair.rig
        .run(Rig::upload(&[here], "/", ConflictPolicy::Ask))
        .await
        .unwrap();
    pair.rig.empty().await;
    assert_eq!(pair.rig.server.get("/here").as_deref(), Some(&b"from here"[..]));
    assert_eq!(pair.rig.server.get("/f"), pair.from.get("/f"));
    assert_eq!(pair.rig.server.get("/g").as_deref(), Some(&b"g"[..]));
}

#[tokio::test]
async fn one_session_at_each_is_enough_both_ways_at_once() {
    let pair = Pair::with(|config| config.sessions = 1).await;
    for at in 0..6 {
        pair.from.put(format!("/out/{at}"), bytes(50_000 + at, at as u64 + 1));
        pair.rig
            .server
            .put(format!("/back/{at}"), bytes(40_000 + at, at as u64 + 9));
    }
    pair.copy(&["/out"], "/", ConflictPolicy::Ask).await;
    let back = Request::Enqueue(Enqueue {
        direction: Direction::Upload,
        site: FROM,
        sources: vec![remote("/back")],
        target: Place::Remote(FROM, RemotePath::root()),
        rename: None,
        policy: ConflictPolicy::Ask,
        origin: Origin::Window,
        options: JobOptions::default(),
    });
    pair.rig.run(back).await.unwrap();
    pair.rig.empty().await;
    for at in 0..6 {
        assert_eq!(
            pair.rig.server.get(format!("/out/{at}")),
            pair.from.get(format!("/out/{at}"))
        );
        assert_eq!(
            pair.from.get(format!("/back/{at}")),
            pair.rig.server.get(format!("/back/{at}"))
        );
    }
}

#[tokio::test]
async fn a_site_gives_nothing_to_itself_here() {
    let pair = Pair::new().await;
    pair.from.put("/f", "f");
    let to_itself = Rig::but(order(&["/f"], "/", ConflictPolicy::Ask), |order| {
        order.site = FROM;
        order.target = Place::Remote(FROM, RemotePath::new("/x"));
    });
    assert_eq!(pair.rig.run(to_itself).await.unwrap_err().kind, ErrorKind::Misuse);
}

#[tokio::test]
async fn another_run_goes_on_where_one_was_killed() {
    let pair = Pair::durable().await;
    let contents = bytes(900_000, 10);
    pair.from.put("/t/f", contents.clone()).put("/t/g", "g");
    pair.from.set_modified("/t/f", 1_600_000_000);
    let latch = pair.rig.server.hold_at(Act::Upload, "/t/f", 500_000);
    pair.copy(&["/t"], "/", ConflictPolicy::Ask).await;
    latch.arrived(1).await;
    let before = pair
        .rig
        .server
        .begun(Act::Upload)
        .iter()
        .filter(|call| call.0 == "/t/f")
        .count();
    assert_eq!(before, 1);
    let pair = pair.next_run();
    latch.open();
    wait("the queue", &pair.rig.engine.published().queue, |queue| {
        (!queue.is_empty()).then_some(())
    })
    .await;
    pair.rig.send(Request::Hold {
        what: Scope::All,
        held: false,
        running: portolan_engine::Stop::Now,
    });
    pair.rig.empty().await;
    assert!(pair.rig.server.get("/t/f") == Some(contents));
    assert_eq!(pair.rig.server.get("/t/g").as_deref(), Some(&b"g"[..]));
    assert_eq!(pair.rig.server.paths(), ["/t/", "/t/f", "/t/g"]);
    let at: Vec<u64> = pair
        .rig
        .server
        .begun(Act::Upload)
        .iter()
        .filter(|call| call.0 == "/t/f")
        .map(|call| call.1)
        .collect();
    assert_eq!(at.len(), 2, "{at:?}");
    assert!(at[1] > OVERLAP, "{at:?}");
    // The history of both runs knows where it came from.
    let pair = pair.next_run();
    let done = pair.rig.done(2).await;
    assert!(done.iter().all(|row| row.source == Some(FROM)));
}

#[tokio::test]
async fn a_queue_that_is_carried_along_knows_both_servers() {
    let pair = Pair::durable().await;
    pair.from.put("/f", "f");
    pair.rig.send(Request::PauseAll(true));
    pair.copy(&["/f"], "/", ConflictPolicy::Ask).await;
    let file = pair.rig.here().join("queue.json");
    pair.rig.run(Request::ExportQueue(file.clone())).await.unwrap();
    pair.rig.send(Request::RemoveJob(portolan_remote::JobId(1)));
    pair.rig.empty().await;
    pair.rig.run(Request::ImportQueue(file)).await.unwrap();
    wait("the job", &pair.rig.engine.published().queue, |queue| {
        (!queue.is_empty()).then_some(())
    })
    .await;
    for what in [Scope::All, Scope::Job(portolan_remote::JobId(2))] {
        pair.rig.send(Request::Hold {
            what,
            held: false,
            running: portolan_engine::Stop::Now,
        });
    }
    pair.rig.empty().await;
    assert_eq!(pair.rig.server.get("/f").as_deref(), Some(&b"f"[..]));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever breaks when, what is at the target in the end is what the source has.
    #[test]
    fn nothing_that_breaks_corrupts_a_byte(
        size in 0..400_000_usize,
        cuts in proptest::collection::vec((any::<bool>(), 0..300_000_u64, 0..3_usize), 0..5),
        atomic in any::<bool>(),
    ) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let pair = Pair::new().await;
            if !atomic {
                pair.rig.connect_to(Site { atomic: false, ..crate::support::site() }, None);
                pair.rig.connected().await;
            }
            let contents = bytes(size, 11);
            pair.from.put("/t/f", contents.clone()).put("/t/other", "other");
            for (source, after, kind) in cuts {
                let kind = [ErrorKind::ConnectionLost, ErrorKind::TemporaryRefusal, ErrorKind::TimedOut][kind];
                let (server, act) = if source { (&pair.from, Act::Download) } else { (&pair.rig.server, Act::Upload) };
                server.fail(Fault::next(act, kind).after(after));
            }
            pair.copy(&["/t"], "/", ConflictPolicy::Ask).await;
            pair.rig.empty().await;
            let wanted: BTreeMap<String, Option<Vec<u8>>> = [
                ("/t/".to_owned(), None),
                ("/t/f".to_owned(), Some(contents)),
                ("/t/other".to_owned(), Some(b"other".to_vec())),
            ]
            .into();
            assert!(pair.tree() == wanted, "{:?}", pair.rig.server.paths());
        });
    }
}

#[tokio::test]
async fn a_text_goes_as_it_came_and_each_server_makes_line_ends_of_its_own() {
    let pair = Pair::new().await;
    pair.from.use_crlf();
    pair.from.put("/f.txt", "one\r\ntwo\r\n").put("/f.bin", "one\r\n");
    let options = JobOptions {
        file_type: Some(TypeChoice::Automatic),
        ..JobOptions::default()
    };
    let order = order_with(&["/f.txt", "/f.bin"], "/", ConflictPolicy::Ask, options);
    pair.rig.run(order).await.unwrap();
    pair.rig.empty().await;
    assert_eq!(pair.rig.server.get("/f.txt").unwrap(), b"one\ntwo\n");
    assert_eq!(pair.rig.server.get("/f.bin").unwrap(), b"one\r\n");
    for row in pair.rig.done(2).await.iter() {
        let wanted = if &*row.name == "f.txt" {
            Verified::Text
        } else {
            Verified::Size
        };
        assert_eq!(row.verified, wanted, "{row:?}");
    }
}
