//! The door of the queue: whoever has it is asked through a socket beside it.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    os::unix::net::{UnixListener, UnixStream},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use portolan_engine::{
    QueueKept,
    door::{Addition, Ask, Client, DoorError, PAGE, Reply, Status, VERSION},
};
use portolan_queue::ConflictPolicy;
use portolan_remote::{Act, Direction, ErrorKind, FolderRules, JobId};
use portolan_sites::site_to_words;
use portolan_testkit::memory_remote::Fault;

use crate::support::{Rig, site, until, wait};

fn socket(queue: &Path) -> PathBuf {
    queue.with_extension("sock")
}

/// Asks whoever has the queue of this rig, as another process would.
async fn ask(rig: &Rig, ask: Ask) -> Reply {
    let queue = rig.queue_file();
    let asked = tokio::task::spawn_blocking(move || {
        let mut client = Client::find(&queue).unwrap().expect("somebody has the queue");
        client.ask(ask).unwrap()
    });
    asked.await.unwrap()
}

/// One line over a connection of one's own, and what comes back.
fn say(stream: &UnixStream, line: &str) -> String {
    let mut stream = stream;
    stream.write_all(line.as_bytes()).unwrap();
    let mut reply = String::new();
    BufReader::new(stream).read_line(&mut reply).unwrap();
    reply
}

async fn on_disk(rig: &Rig) {
    wait("an open queue", &rig.engine.published().kept, |kept| {
        (*kept == QueueKept::OnDisk).then_some(())
    })
    .await;
}

fn upload(rig: &Rig, names: &[&str]) -> Ask {
    let path = |name: &&str| rig.here().join(name).into_os_string().into_encoded_bytes();
    Ask::Add(Box::new(Addition {
        site: site_to_words(&site()),
        password: None,
        source: None,
        source_password: None,
        direction: Direction::Upload,
        sources: names.iter().map(path).collect(),
        target: b"/".to_vec(),
        rename: None,
        policy: ConflictPolicy::Replace,
        folders: FolderRules::default(),
        verify: None,
        remove_source: false,
        keep_permissions: None,
        file_type: None,
        priority: None,
        start_at: None,
    }))
}

async fn status(rig: &Rig) -> Status {
    match ask(rig, Ask::Status).await {
        Reply::Status(status) => status,
        other => panic!("{other:?}"),
    }
}

/// Adds a job; it is the first.
async fn add(rig: &Rig, names: &[&str]) -> JobId {
    match ask(rig, upload(rig, names)).await {
        Reply::Job(job) => job,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_job_is_added_listed_and_waited_for() {
    let rig = Rig::durable();
    on_disk(&rig).await;
    rig.write("a", "1234");
    rig.write("b", "12");
    rig.server
        .fail(Fault::next(Act::Upload, ErrorKind::PermissionDenied).at("/b"));
    assert!(matches!(ask(&rig, Ask::Pause).await, Reply::Done));
    let job = add(&rig, &["a", "b"]).await;
    let Reply::Rows(rows) = ask(&rig, Ask::List { from: 0 }).await else {
        panic!("no rows")
    };
    let told: Vec<_> = rows.iter().map(|row| (row.name.as_str(), row.size, row.job)).collect();
    assert_eq!(told, [("a", Some(4), job.0), ("b", Some(2), job.0)]);
    assert!(
        rows.iter()
            .all(|row| row.site.contains("memory.test") && row.destination == "/")
    );
    let before = status(&rig).await;
    assert_eq!(
        (before.rows, before.files_waiting, before.bytes_waiting, before.paused),
        (2, 2, 6, true)
    );
    assert!(matches!(ask(&rig, Ask::Start).await, Reply::Done));
    let Reply::Ended(end) = ask(&rig, Ask::Wait(job)).await else {
        panic!("no end")
    };
    assert_eq!(
        (end.files, end.bytes, end.failed, end.kind),
        (1, 4, 1, Some(ErrorKind::PermissionDenied))
    );
    let Reply::Rows(rows) = ask(&rig, Ask::List { from: 0 }).await else {
        panic!("no rows")
    };
    assert_eq!((rows.len(), rows[0].state.as_str(), rows[0].attempts), (1, "failed", 1));
    assert!(rows[0].why.as_ref().is_some_and(|why| why.contains("/b")), "{rows:?}");
    assert!(matches!(ask(&rig, Ask::Retry).await, Reply::Done));
    let Reply::Ended(end) = ask(&rig, Ask::Wait(job)).await else {
        panic!("no end")
    };
    assert_eq!((end.files, end.failed), (2, 0));
    assert_eq!(rig.server.get("/b").unwrap(), b"12");
}

#[tokio::test]
async fn a_long_queue_is_told_page_by_page() {
    let rig = Rig::durable();
    on_disk(&rig).await;
    let names: Vec<String> = (0..PAGE + 3).map(|at| format!("{at:05}")).collect();
    for name in &names {
        rig.write(name, "x");
    }
    ask(&rig, Ask::Pause).await;
    add(&rig, &names.iter().map(String::as_str).collect::<Vec<_>>()).await;
    for (from, want) in [(0, PAGE), (PAGE, 3), (PAGE + 3, 0), (usize::MAX, 0)] {
        let Reply::Rows(rows) = ask(&rig, Ask::List { from }).await else {
            panic!("no rows")
        };
        assert_eq!(rows.len(), want);
    }
    assert!(matches!(ask(&rig, Ask::ClearAll).await, Reply::Done));
    assert_eq!(status(&rig).await.rows, 0);
}

#[tokio::test]
async fn a_second_window_has_the_first_one_raised() {
    let raised = Arc::new(AtomicUsize::new(0));
    let count = raised.clone();
    let rig = Rig::with(|config| {
        config.queue = Some(config.state_dir.join("queue.db"));
        config.raise = Some(Arc::new(move || {
            count.fetch_add(1, Ordering::SeqCst);
        }));
    });
    on_disk(&rig).await;
    assert!(matches!(ask(&rig, Ask::Raise).await, Reply::Done));
    assert_eq!(raised.load(Ordering::SeqCst), 1);
    // A command line has no window.
    let rig = rig.next_run();
    on_disk(&rig).await;
    assert!(matches!(ask(&rig, Ask::Raise).await, Reply::NoWindow));
    assert_eq!(raised.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn what_a_dead_holder_has_left_is_in_nobodys_way() {
    let rig = Rig::durable();
    on_disk(&rig).await;
    let queue = rig.queue_file();
    let rig = rig.restart(|_| {});
    // As after `kill -9`: the socket is there and nobody listens, the lock is there and nobody holds it.
    assert!(queue.with_extension("lock").exists() && socket(&queue).exists());
    let found = queue.clone();
    let found = tokio::task::spawn_blocking(move || Client::find(&found).unwrap().is_none());
    assert!(found.await.unwrap());
    let rig = rig.next_run();
    on_disk(&rig).await;
    assert_eq!(status(&rig).await.rows, 0);
}

#[tokio::test]
async fn words_that_are_not_understood_are_answered_and_not_obeyed() {
    let rig = Rig::durable();
    on_disk(&rig).await;
    let socket = socket(&rig.queue_file());
    let asked = tokio::task::spawn_blocking(move || {
        let stream = UnixStream::connect(socket).unwrap();
        let foreign = say(&stream, "{\"version\":99,\"ask\":\"pause\"}\n");
        let nonsense = say(&stream, "pause!\n");
        let unknown = say(&stream, &format!("{{\"version\":{VERSION},\"ask\":\"explode\"}}\n"));
        let good = say(&stream, &format!("{{\"version\":{VERSION},\"ask\":\"status\"}}\n"));
        [foreign, nonsense, unknown, good]
    });
    let [foreign, nonsense, unknown, good] = asked.await.unwrap();
    assert!(
        foreign.contains("refused") && foreign.contains(&format!("version {VERSION} ")),
        "{foreign}"
    );
    assert!(
        nonsense.contains("refused") && nonsense.contains("not understood"),
        "{nonsense}"
    );
    assert!(unknown.contains("refused"), "{unknown}");
    assert!(good.contains("\"paused\":false"), "{good}");
}

#[tokio::test]
async fn a_caller_that_leaves_in_the_middle_of_a_line_asks_nothing() {
    let rig = Rig::durable();
    on_disk(&rig).await;
    let path = socket(&rig.queue_file());
    // More of them than are served at a time.
    let callers = tokio::task::spawn_blocking(move || {
        for _ in 0..40 {
            let mut stream = UnixStream::connect(&path).unwrap();
            write!(stream, "{{\"version\":{VERSION},\"ask\":\"pau").unwrap();
        }
    });
    callers.await.unwrap();
    assert!(!status(&rig).await.paused);
}

/// Somebody who has the lock and does with callers as told.
fn holder(queue: &Path, with: impl FnOnce(UnixStream) + Send + 'static) -> std::thread::JoinHandle<()> {
    std::fs::create_dir_all(queue.parent().unwrap()).unwrap();
    let lock = std::fs::File::create(queue.with_extension("lock")).unwrap();
    lock.lock().unwrap();
    let listener = UnixListener::bind(socket(queue)).unwrap();
    let serve = move || {
        let (stream, _) = listener.accept().unwrap();
        with(stream);
        drop((listener, lock));
    };
    std::thread::Builder::new()
        .name("holder".to_owned())
        .spawn(serve)
        .unwrap()
}

#[tokio::test]
async fn a_holder_that_ends_answers_who_has_asked() {
    let rig = Rig::durable();
    on_disk(&rig).await;
    rig.write("a", "1234");
    assert!(matches!(ask(&rig, Ask::Pause).await, Reply::Done));
    let job = add(&rig, &["a"]).await;
    let question = |ask: Ask| {
        format!(
            "{{\"version\":{VERSION},\"ask\":{}}}\n",
            serde_json::to_string(&ask).unwrap()
        )
    };
    let knock = || UnixStream::connect(socket(&rig.queue_file())).unwrap();
    // One was answered before and waits now for what does not come, one says nothing more, and more of them than are served
    // at a time have not been heard yet.
    let (waits, silent) = (knock(), knock());
    say(&waits, &question(Ask::Status));
    say(&silent, &question(Ask::Status));
    let unheard: Vec<UnixStream> = (0..20).map(|_| knock()).collect();
    for mut stream in std::iter::once(&waits).chain(&unheard) {
        stream.write_all(question(Ask::Wait(job)).as_bytes()).unwrap();
    }
    drop(rig.engine);
    for stream in std::iter::once(&waits).chain(&unheard) {
        let mut reply = String::new();
        BufReader::new(stream).read_line(&mut reply).unwrap();
        assert!(reply.contains("Portolan is ending"), "{reply:?}");
    }
    let mut nothing = String::new();
    assert_eq!(BufReader::new(&silent).read_line(&mut nothing).unwrap(), 0, "{nothing}");
}

#[test]
fn a_holder_of_another_version_is_named_as_that() {
    let home = tempfile::tempdir().unwrap();
    let queue = home.path().join("queue.db");
    let other = holder(&queue, |stream| {
        say(&stream, "{\"sure\":\"thing\"}\n");
    });
    let mut client = Client::find(&queue).unwrap().unwrap();
    match client.ask(Ask::Status) {
        Err(DoorError::Foreign(why)) => assert!(why.contains("sure"), "{why}"),
        other => panic!("{other:?}"),
    }
    drop(client);
    other.join().unwrap();
}

#[test]
fn a_holder_that_dies_in_the_middle_of_a_request_is_told_and_then_gone() {
    for half in ["", "{\"statu"] {
        let home = tempfile::tempdir().unwrap();
        let queue = home.path().join("queue.db");
        let other = holder(&queue, move |mut stream| {
            let mut asked = [0; 8];
            stream.read_exact(&mut asked).unwrap();
            stream.write_all(half.as_bytes()).unwrap();
        });
        let mut client = Client::find(&queue).unwrap().unwrap();
        match client.ask(Ask::Status) {
            Err(DoorError::Deaf(_)) => {}
            other => panic!("{half:?}: {other:?}"),
        }
        other.join().unwrap();
        // Whoever asks next has the queue.
        assert!(Client::find(&queue).unwrap().is_none());
    }
}

#[tokio::test]
async fn of_two_that_start_at_once_one_has_the_queue() {
    let rig = Rig::durable();
    let queue = rig.queue_file();
    let other = Rig::with(|config| config.queue = Some(queue));
    let outcome = |rig: &Rig| {
        let kept = rig.engine.published().kept.borrow().clone();
        (kept != QueueKept::Opening).then_some(kept)
    };
    until("both have looked", || {
        outcome(&rig).is_some() && outcome(&other).is_some()
    })
    .await;
    let mut both = [outcome(&rig).unwrap(), outcome(&other).unwrap()];
    both.sort_by_key(|kept| *kept != QueueKept::OnDisk);
    assert_eq!(both, [QueueKept::OnDisk, QueueKept::InUse]);
}

#[tokio::test]
async fn a_window_waits_while_a_command_line_has_the_queue() {
    let rig = Rig::durable();
    on_disk(&rig).await;
    let queue = rig.queue_file();
    let window = Rig::with(|config| {
        config.queue = Some(queue);
        config.queue_patience = std::time::Duration::from_secs(30);
    });
    drop(rig);
    on_disk(&window).await;
}
