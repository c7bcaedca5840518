//! The queue survives the program.

use std::{path::Path, sync::Arc, time::Duration};

use portolan_engine::{ConnectionState, NoticeKind, QueueKept, Request, Verified};
use portolan_queue::{
    Applied, Change, ConflictPolicy, ItemState,
    db::{HistoryRow, Store, With},
};
use portolan_remote::{Act, Direction, ErrorKind, ItemId, JobId};
use portolan_settings::TransferSettings;
use portolan_sites::{Secret, SecretRef};
use portolan_testkit::memory_remote::Fault;

use crate::support::{Rig, SITE, remote, site, user_site, wait};

async fn waiting(rig: &Rig, items: usize) {
    wait("a queue of that length", &rig.engine.published().queue, |queue| {
        (queue.len() == items).then_some(())
    })
    .await;
}

/// What an earlier run has left waits to be let go.
async fn rests(rig: &Rig) {
    wait("a queue at rest", &rig.engine.published().transfers, |transfers| {
        transfers.paused.then_some(())
    })
    .await;
}

#[tokio::test]
async fn the_next_run_goes_on_with_what_is_left() {
    let rig = Rig::durable();
    rig.connect();
    rig.connected().await;
    let latch = rig.server.hold_at(Act::Upload, "/tree/b", 0);
    for (path, contents) in [("tree/a", "1"), ("tree/b", "2"), ("tree/deep/c", "3")] {
        rig.write(path, contents);
    }
    rig.run(Rig::upload(&[rig.here().join("tree")], "/", ConflictPolicy::Replace))
        .await
        .unwrap();
    latch.arrived(1).await;
    let rig = rig.next_run();
    latch.open();
    rests(&rig).await;
    wait("what is left", &rig.engine.published().queue, |queue| {
        (!queue.is_empty()).then_some(())
    })
    .await;
    let view = wait("the site of the queue", &rig.engine.published().sites, |sites| {
        sites.get(&SITE).cloned()
    })
    .await;
    assert_eq!(*view.site, site());
    assert!(matches!(view.state, ConnectionState::Disconnected));
    // Nobody connects: letting go is enough.
    rig.run(Request::PauseAll(false)).await.unwrap();
    rig.empty().await;
    for (path, contents) in [("/tree/a", "1"), ("/tree/b", "2"), ("/tree/deep/c", "3")] {
        assert_eq!(rig.server.get(path).as_deref(), Some(contents.as_bytes()), "{path}");
    }
    assert_eq!(rig.server.paths().len(), 5, "{:?}", rig.server.paths());
}

/// How often each file counts as begun on the disk, by its name.
fn begun(rig: &Rig) -> Vec<(String, u32)> {
    let queue = rig.engine.published().queue.borrow().clone();
    let rows = (0..queue.len()).filter_map(|at| queue.row(at));
    rows.map(|row| (row.name.to_string(), row.attempts + u32::from(queue.is_early(row.item))))
        .collect()
}

#[tokio::test]
async fn the_files_that_come_next_are_begun_on_the_disk_while_another_moves() {
    let rig = Rig::with(|config| {
        config.queue = Some(config.state_dir.join("queue.db"));
        config.sessions = 1;
    });
    rig.connect();
    rig.connected().await;
    let names: Vec<String> = (0..20).map(|at| format!("f{at:02}")).collect();
    let latch = rig.server.hold_at(Act::Upload, "/f00", 0);
    let files: Vec<_> = names.iter().map(|name| rig.write(name, name)).collect();
    rig.run(Rig::upload(&files, "/", ConflictPolicy::Ask)).await.unwrap();
    latch.arrived(1).await;
    let rows = |begun: usize| {
        let counts = names.iter().enumerate().map(|(at, _)| u32::from(at < begun));
        names.iter().cloned().zip(counts).collect::<Vec<_>>()
    };
    // Sixteen for the one that moves.
    wait("the next ones", &rig.engine.published().queue, |_| {
        (begun(&rig) == rows(17)).then_some(())
    })
    .await;
    // What did not have its turn was not begun.
    let rig = rig.next_run();
    latch.open();
    rests(&rig).await;
    waiting(&rig, 20).await;
    assert_eq!(begun(&rig), rows(1));
    rig.run(Request::PauseAll(false)).await.unwrap();
    rig.empty().await;
    for name in &names {
        assert_eq!(
            rig.server.get(format!("/{name}")).as_deref(),
            Some(name.as_bytes()),
            "{name}"
        );
    }
    assert_eq!(rig.server.paths().len(), 20, "{:?}", rig.server.paths());
}

#[tokio::test]
async fn letting_go_takes_the_password_from_the_keyring_or_asks() {
    let rig = Rig::durable();
    rig.door.lock().unwrap().password = Some("secret");
    rig.connect_to(user_site(), Some("secret"));
    rig.connected().await;
    rig.run(Request::PauseAll(true)).await.unwrap();
    let file = rig.write("f", "x");
    rig.run(Rig::upload(&[file], "/", ConflictPolicy::Ask)).await.unwrap();
    let file = std::fs::read(rig.queue_file()).unwrap();
    assert!(!file.windows(6).any(|bytes| bytes == b"secret"));
    let rig = rig.next_run();
    rests(&rig).await;
    waiting(&rig, 1).await;
    rig.run(Request::PauseAll(false)).await.unwrap();
    rig.state(|state| matches!(state, ConnectionState::Asking)).await;
    let rig = rig.next_run();
    rests(&rig).await;
    let site = user_site();
    let reference = SecretRef::new(site.log_on.user(), site.endpoint.server());
    rig.keyring
        .0
        .send_modify(|kept| kept.push((reference, Secret::new("secret".to_owned()))));
    rig.run(Request::PauseAll(false)).await.unwrap();
    rig.empty().await;
    assert_eq!(rig.server.get("/f").as_deref(), Some(&b"x"[..]));
}

#[tokio::test]
async fn a_pause_and_the_reason_of_a_failure_are_kept() {
    let rig = Rig::durable();
    rig.connect();
    rig.connected().await;
    rig.server.put("/f", "x");
    rig.server
        .fail(Fault::next(Act::Download, ErrorKind::PermissionDenied).at("/f"));
    rig.run(rig.download(&["/f"], ConflictPolicy::Ask)).await.unwrap();
    assert_eq!(rig.failures(1).await, [ErrorKind::PermissionDenied]);
    rig.run(Request::PauseAll(true)).await.unwrap();
    let told = |rig: &Rig| match rig.engine.published().queue.borrow().failed_row(0).unwrap().state {
        ItemState::Failed(failed) => failed.error.to_string(),
        other => panic!("{other:?}"),
    };
    let before = told(&rig);
    let rig = rig.next_run();
    waiting(&rig, 1).await;
    assert_eq!(told(&rig), before);
    assert!(rig.engine.published().queue.borrow().held());
    rig.run(Request::RetryAllFailed).await.unwrap();
    rig.run(Request::PauseAll(false)).await.unwrap();
    rig.empty().await;
    assert_eq!(rig.read("f").as_deref(), Some(&b"x"[..]));
}

#[tokio::test]
async fn who_sees_that_the_queue_is_there_sees_what_is_in_it() {
    let rig = Rig::durable();
    rig.run(Request::PauseAll(true)).await.unwrap();
    rig.write("f", "1");
    rig.connect();
    rig.connected().await;
    rig.run(Rig::upload(&[rig.here().join("f")], "/", ConflictPolicy::Replace))
        .await
        .unwrap();
    let mut rig = rig;
    for _run in 0..5 {
        rig = rig.next_run();
        let published = rig.engine.published().clone();
        // A task that is woken may come too late to see a gap between the two.
        let looking = tokio::task::spawn_blocking(move || {
            while *published.kept.borrow() == QueueKept::Opening {
                std::hint::spin_loop();
            }
            let rows = published.queue.borrow().len();
            (rows, published.transfers.borrow().paused)
        });
        assert_eq!(looking.await.unwrap(), (1, true));
    }
}

#[tokio::test]
async fn what_is_done_is_remembered_until_it_is_cleared() {
    let rig = Rig::durable();
    rig.connect();
    rig.connected().await;
    rig.server.put("/f", "four");
    rig.run(rig.download(&["/f"], ConflictPolicy::Ask)).await.unwrap();
    let before = rig.done(1).await[0].clone();
    rig.empty().await;
    let rig = rig.next_run();
    let after = rig.done(1).await[0].clone();
    assert_eq!((&after.name, after.size, after.when), (&before.name, 4, before.when));
    assert_eq!(after.verified, Verified::Size);
    rig.run(Request::ClearDone).await.unwrap();
    let rig = rig.next_run();
    rig.run(Request::ClearDone).await.unwrap();
    assert!(rig.engine.published().done.borrow().is_empty());
}

#[tokio::test]
async fn some_of_what_is_done_is_forgotten_and_stays_so() {
    let rig = Rig::durable();
    rig.connect();
    rig.connected().await;
    for name in ["/a", "/b", "/c"] {
        rig.server.put(name, name);
    }
    rig.run(rig.download(&["/a", "/b", "/c"], ConflictPolicy::Ask))
        .await
        .unwrap();
    let done = rig.done(3).await;
    let (b, there) = (done.iter().find(|row| &*row.name == "b").unwrap().item, |rig: &Rig| {
        let done = rig.engine.published().done.borrow().clone();
        let mut names: Vec<String> = done.iter().map(|row| row.name.to_string()).collect();
        names.sort();
        names
    });
    // One that is not there does no harm.
    rig.run(Request::ForgetDone(vec![b, ItemId(u64::MAX)])).await.unwrap();
    assert_eq!(there(&rig), ["a", "c"]);
    let rig = rig.next_run();
    rig.done(2).await;
    assert_eq!(there(&rig), ["a", "c"]);
}

/// Makes a history of so many files as an earlier run would have left it.
fn write_history(file: &Path, rows: u64) {
    let (store, _) = Store::open(file, 1_000_000, Arc::new(|_| ())).unwrap();
    for number in 0..rows {
        let done = HistoryRow {
            id: 0,
            item: ItemId(number),
            job: JobId(1),
            site: SITE,
            source: None,
            direction: Direction::Upload,
            name: format!("f{number}").into(),
            destination: "/".into(),
            size: 1,
            took: Duration::from_millis(5),
            when: 1,
            verified: "\"size\"".into(),
            skipped: false,
            not_kept: None,
        };
        // What is written here is only the row: a change that alters nothing brings it along.
        let nothing = Change::SetSiteSessions {
            site: SITE,
            sessions: None,
        };
        let with = With {
            done: Some(done),
            ..With::default()
        };
        store.log(nothing, Applied::default(), with);
    }
}

#[tokio::test]
async fn the_history_is_shown_as_far_back_as_it_goes() {
    let rig = Rig::durable();
    wait("the queue", &rig.engine.published().kept, |kept| {
        (*kept == QueueKept::OnDisk).then_some(())
    })
    .await;
    let rig = rig.next_run_with(|config| write_history(config.queue.as_ref().unwrap(), 30_500));
    let newest = rig.done(10_000).await;
    assert!(newest.has_older());
    assert_eq!((newest.len(), &*newest[0].name), (10_000, "f20500"));
    rig.send(Request::OlderDone);
    rig.send(Request::OlderDone);
    let more = rig.done(20_000).await;
    assert_eq!((more.len(), &*more[0].name), (20_000, "f10500"));
    for files in [30_000, 30_500] {
        rig.send(Request::OlderDone);
        rig.done(files).await;
    }
    let all = rig.done(30_500).await;
    assert!(!all.has_older());
    assert!((0..30_500).all(|at| *all[at].name == *format!("f{at}")));
    // The limit of the settings is obeyed at once.
    rig.run(Request::SetTransfers(Box::new(TransferSettings {
        keep_done: 10,
        ..TransferSettings::default()
    })))
    .await
    .unwrap();
    let rig = rig.next_run();
    let left = rig.done(10).await;
    assert_eq!((left.len(), &*left[9].name, left.has_older()), (10, "f30499", false));
}

#[tokio::test]
async fn a_queue_that_cannot_be_read_is_set_aside_and_said() {
    let rig = Rig::with(|config| {
        let file = config.state_dir.join("queue.db");
        std::fs::create_dir_all(&config.state_dir).unwrap();
        std::fs::write(&file, "no database").unwrap();
        config.queue = Some(file);
    });
    rig.notice("could not be read").await;
    let notices = rig.engine.published().notices.borrow().clone();
    assert_eq!(notices[0].kind, NoticeKind::Failure);
    // It works all the same.
    rig.connect();
    rig.connected().await;
    rig.server.put("/f", "x");
    rig.run(rig.download(&["/f"], ConflictPolicy::Ask)).await.unwrap();
    rig.empty().await;
    rig.run(Request::MakeFolder(remote("/x"))).await.unwrap();
}
