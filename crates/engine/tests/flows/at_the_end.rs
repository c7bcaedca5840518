use std::sync::{Arc, Mutex};

use portolan_engine::{Awake, Computer, Request};
use portolan_queue::{ConflictPolicy, ItemState, JobState, Scope};
use portolan_remote::{Act, ErrorKind};
use portolan_settings::{OnFinish, Then};
use portolan_testkit::memory_remote::Fault;
use tokio::sync::watch;

use crate::support::{Rig, wait};

/// Writes down what it is asked for.
#[derive(Default)]
struct Recorder {
    did: watch::Sender<Vec<String>>,
    awake: Arc<Mutex<usize>>,
}

struct Lock(Arc<Mutex<usize>>);

impl Drop for Lock {
    fn drop(&mut self) {
        *self.0.lock().unwrap() -= 1;
    }
}

impl Recorder {
    fn note(&self, what: impl Into<String>) {
        self.did.send_modify(|did| did.push(what.into()));
    }
}

impl Computer for Recorder {
    fn notify(&self, title: &str, _text: &str) -> Result<(), String> {
        self.note(title);
        Ok(())
    }

    fn sound(&self) -> Result<(), String> {
        self.note("sound");
        Ok(())
    }

    fn run(&self, command: &[String]) -> Result<(), String> {
        self.note(command.join(" "));
        Ok(())
    }

    fn sleep(&self) -> Result<(), String> {
        self.note("sleep");
        Ok(())
    }

    fn shut_down(&self) -> Result<(), String> {
        self.note("shut down");
        Ok(())
    }

    fn keep_awake(&self) -> Result<Awake, String> {
        *self.awake.lock().unwrap() += 1;
        self.did.send_modify(|did| did.push("awake".to_owned()));
        Ok(Box::new(Lock(self.awake.clone())))
    }
}

fn command() -> Vec<String> {
    vec!["/bin/backup".to_owned(), "--now".to_owned()]
}

fn plan(then: Then) -> OnFinish {
    OnFinish {
        notify: false,
        sound: true,
        command: command(),
        then,
    }
}

async fn upload(rig: &Rig) {
    let path = rig.write("f", "x");
    rig.run(Rig::upload(&[path], "/", ConflictPolicy::Replace))
        .await
        .unwrap();
    rig.empty().await;
}

#[tokio::test]
async fn a_command_runs_at_the_end_only_after_a_yes_and_the_yes_is_kept() {
    let recorder = Arc::new(Recorder::default());
    let mut did = recorder.did.subscribe();
    let with = |config: &mut portolan_engine::Config| {
        config.computer = recorder.clone();
        config.transfers.on_finish = plan(Then::Nothing);
    };
    let rig = Rig::with(with);
    rig.connect();
    rig.connected().await;
    assert!(rig.engine.published().transfers.borrow().after.not_allowed);
    upload(&rig).await;
    rig.notice("was not run").await;
    // Another command is none that was allowed.
    rig.run(Request::AllowCommand(vec!["/bin/rm".to_owned()]))
        .await
        .unwrap();
    rig.run(Request::AllowCommand(command())).await.unwrap();
    upload(&rig).await;
    did.wait_for(|did| did.contains(&"/bin/backup --now".to_owned()))
        .await
        .unwrap();
    let rig = rig.restart(with);
    wait(
        "a plan that is allowed",
        &rig.engine.published().transfers,
        |transfers| (!transfers.after.not_allowed && transfers.after.plan == plan(Then::Nothing)).then_some(()),
    )
    .await;
}

#[tokio::test]
async fn a_countdown_is_shown_and_can_be_stopped() {
    let recorder = Arc::new(Recorder::default());
    let rig = Rig::with(|config| config.computer = recorder.clone());
    rig.connect();
    rig.connected().await;
    rig.run(Request::SetOnFinish(OnFinish {
        command: Vec::new(),
        ..plan(Then::ShutDown)
    }))
    .await
    .unwrap();
    upload(&rig).await;
    let countdown = wait("a countdown", &rig.engine.published().transfers, |transfers| {
        transfers.after.countdown
    })
    .await;
    assert_eq!(countdown.then, Then::ShutDown);
    rig.run(Request::StopCountdown).await.unwrap();
    wait("no countdown", &rig.engine.published().transfers, |transfers| {
        transfers.after.countdown.is_none().then_some(())
    })
    .await;
    assert!(!recorder.did.borrow().contains(&"shut down".to_owned()));
}

#[tokio::test]
async fn the_computer_stays_awake_while_files_move_and_not_longer() {
    let recorder = Arc::new(Recorder::default());
    let mut did = recorder.did.subscribe();
    let rig = Rig::with(|config| config.computer = recorder.clone());
    rig.connect();
    rig.connected().await;
    let latch = rig.server.hold(Act::Upload);
    let path = rig.write("f", "x");
    rig.run(Rig::upload(&[path], "/", ConflictPolicy::Replace))
        .await
        .unwrap();
    latch.arrived(1).await;
    did.wait_for(|did| did.contains(&"awake".to_owned())).await.unwrap();
    latch.open();
    rig.empty().await;
    let awake = recorder.awake.clone();
    drop(rig);
    assert_eq!(*awake.lock().unwrap(), 0);
}

#[tokio::test]
async fn a_queue_is_written_and_read_and_what_comes_in_is_held_and_asks() {
    let rig = Rig::new();
    rig.connect();
    rig.connected().await;
    rig.run(Request::PauseAll(true)).await.unwrap();
    let files = [rig.write("a, \"b\"", "1"), rig.write("ö", "22")];
    rig.run(Rig::upload(&files, "/", ConflictPolicy::Replace))
        .await
        .unwrap();
    let file = rig.here().join("queue.json");
    rig.run(Request::ExportQueue(file.clone())).await.unwrap();
    let names = |rig: &Rig| {
        let queue = rig.engine.published().queue.borrow().clone();
        queue
            .ids()
            .filter_map(|id| Some(queue.row_of(id)?.name.to_string()))
            .collect::<Vec<_>>()
    };
    let before = names(&rig);
    let job = rig.engine.published().queue.borrow().jobs()[0].job.id;
    rig.run(Request::RemoveJob(job)).await.unwrap();
    rig.run(Request::ImportQueue(file)).await.unwrap();
    rig.run(Request::PauseAll(false)).await.unwrap();
    let header = wait("what came in", &rig.engine.published().queue, |queue| {
        queue.jobs().first().cloned()
    })
    .await;
    assert_eq!(names(&rig), before);
    assert_eq!(
        (header.job.state, header.job.policy),
        (JobState::Held, ConflictPolicy::Ask)
    );
    assert!(rig.server.paths().is_empty(), "nothing of it begins by itself");
    rig.run(Request::Hold {
        what: Scope::Job(header.job.id),
        held: false,
        running: portolan_engine::Stop::Now,
    })
    .await
    .unwrap();
    rig.empty().await;
    assert_eq!(rig.server.get("/ö").as_deref(), Some(&b"22"[..]));
    // What is no queue says so.
    let wrong = rig.write("wrong.json", "{}");
    assert_eq!(
        rig.run(Request::ImportQueue(wrong)).await.unwrap_err().kind,
        ErrorKind::LocalIo
    );
}

#[tokio::test]
async fn failures_are_written_with_their_reasons() {
    let rig = Rig::new();
    rig.connect();
    rig.connected().await;
    rig.server.fail(Fault::next(Act::Upload, ErrorKind::PermissionDenied));
    let path = rig.write("a, \"b\"", "1");
    rig.run(Rig::upload(&[path], "/", ConflictPolicy::Replace))
        .await
        .unwrap();
    rig.failures(1).await;
    let row = rig.engine.published().queue.borrow().failed_row(0).unwrap();
    assert!(matches!(row.state, ItemState::Failed(_)));
    let file = rig.here().join("failed.csv");
    rig.run(Request::ExportFailures(file.clone())).await.unwrap();
    let text = std::fs::read_to_string(file).unwrap();
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert!(lines[0].starts_with("name,destination,direction,server,attempts,failed_at"));
    assert!(
        lines[1].starts_with("\"a, \"\"b\"\"\",/,upload,memory.test:21,1,"),
        "{}",
        lines[1]
    );
    assert_eq!(lines.len(), 3);
}
