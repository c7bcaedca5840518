//! What is asked of a desktop, over buses of the tests' own: a `dbus-daemon` on which small services answer.

use std::{
    collections::HashMap,
    io::{BufRead as _, BufReader, Read as _},
    os::unix::net::UnixListener,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, mpsc},
    time::Duration,
};

use portolan_engine::{Computer as _, Request, ThisComputer};
use portolan_queue::ConflictPolicy;
use portolan_remote::Act;
use portolan_settings::{OnFinish, Then};
use zbus::{
    blocking::{Connection, connection::Builder},
    fdo, interface,
    object_server::SignalEmitter,
    zvariant::{OwnedFd, OwnedObjectPath, OwnedValue, Value},
};

use crate::support::{Rig, until, wait};

/// Nobody listens there.
const NOWHERE: &str = "unix:path=/nowhere/bus";

/// A bus that ends with the test.
struct Bus {
    daemon: Child,
    address: String,
    folder: tempfile::TempDir,
}

impl Bus {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (config, socket) = (folder.path().join("bus.conf"), folder.path().join("bus"));
        let text = format!(
            "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" \
             \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">
             <busconfig><type>session</type><listen>unix:path={}</listen><policy context=\"default\">
             <allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>",
            socket.display()
        );
        std::fs::write(&config, text).unwrap();
        let mut daemon = Command::new("dbus-daemon")
            .arg(format!("--config-file={}", config.display()))
            .args(["--nofork", "--nopidfile", "--print-address"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon is needed (Debian: dbus-daemon)");
        let mut address = String::new();
        let mut out = BufReader::new(daemon.stdout.take().unwrap());
        out.read_line(&mut address).unwrap();
        let address = address.trim().to_owned();
        assert!(!address.is_empty(), "dbus-daemon did not start");
        Self {
            daemon,
            address,
            folder,
        }
    }

    fn builder(&self) -> Builder<'_> {
        Builder::address(&*self.address).unwrap()
    }

    /// This desktop has no logind but this bus.
    fn computer(&self) -> ThisComputer {
        ThisComputer::with_buses(&self.address, NOWHERE)
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        self.daemon.kill().unwrap();
        self.daemon.wait().unwrap();
        assert!(self.folder.path().exists());
    }
}

/// What was asked of a service, in words.
#[derive(Clone, Default)]
struct Notes(Arc<Mutex<Vec<String>>>);

impl Notes {
    fn add(&self, what: impl Into<String>) {
        self.0.lock().unwrap().push(what.into());
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

struct Notifications(Notes);

#[interface(name = "org.freedesktop.Notifications")]
impl Notifications {
    #[expect(
        clippy::too_many_arguments,
        clippy::needless_pass_by_value,
        reason = "as the specification has it"
    )]
    fn notify(
        &self,
        program: &str,
        replaces: u32,
        icon: &str,
        title: &str,
        text: &str,
        actions: Vec<String>,
        hints: HashMap<String, OwnedValue>,
        expires: i32,
    ) -> u32 {
        assert!(actions.is_empty());
        let entry: String = hints["desktop-entry"].clone().try_into().unwrap();
        self.0.add(format!(
            "{program} {replaces} {icon} {entry} {expires}: {title} | {text}"
        ));
        1
    }
}

/// Gives one end of a pipe as a lock.
struct Logind {
    notes: Notes,
    ends: mpsc::SyncSender<std::io::PipeReader>,
}

#[interface(name = "org.freedesktop.login1.Manager")]
impl Logind {
    fn inhibit(&self, what: &str, who: &str, why: &str, mode: &str) -> OwnedFd {
        self.notes.add(format!("inhibit {what} {who} {mode} {why}"));
        let (reader, writer) = std::io::pipe().unwrap();
        self.ends.send(reader).unwrap();
        OwnedFd::from(std::os::fd::OwnedFd::from(writer))
    }

    fn suspend(&self, interactive: bool) {
        self.notes.add(format!("suspend {interactive}"));
    }

    fn power_off(&self, interactive: bool) -> fdo::Result<()> {
        self.notes.add(format!("power off {interactive}"));
        Err(fdo::Error::AccessDenied("not you".to_owned()))
    }
}

fn logind(bus: &Bus) -> (Connection, Notes, mpsc::Receiver<std::io::PipeReader>) {
    let (notes, (ends, locks)) = (Notes::default(), mpsc::sync_channel(8));
    let manager = Logind {
        notes: notes.clone(),
        ends,
    };
    let service = bus.builder().name("org.freedesktop.login1").unwrap();
    let service = service.serve_at("/org/freedesktop/login1", manager).unwrap();
    (service.build().unwrap(), notes, locks)
}

fn prepare_for_sleep(logind: &Connection, sleeps: bool) {
    let (path, interface) = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager");
    logind
        .emit_signal(None::<&str>, path, interface, "PrepareForSleep", &(sleeps,))
        .unwrap();
}

#[test]
fn a_notification_is_shown_with_its_text_as_text() {
    let (bus, notes) = (Bus::new(), Notes::default());
    let path = "/org/freedesktop/Notifications";
    let service = bus.builder().name("org.freedesktop.Notifications").unwrap();
    let service = service.serve_at(path, Notifications(notes.clone())).unwrap();
    let _service = service.build().unwrap();
    bus.computer().notify("Transfers are done", "<a> & b").unwrap();
    let expected = "Portolan 0 portolan portolan -1: Transfers are done | &lt;a&gt; &amp; b";
    assert_eq!(notes.take(), [expected]);
}

#[test]
fn logind_keeps_awake_sleeps_and_says_why_it_does_not_shut_down() {
    let bus = Bus::new();
    let (_service, notes, locks) = logind(&bus);
    let computer = ThisComputer::with_buses(NOWHERE, &bus.address);
    let lock = computer.keep_awake().unwrap();
    let inhibit = "inhibit sleep:idle Portolan block files are being transferred";
    assert_eq!(notes.take(), [inhibit]);
    let mut end = locks.recv().unwrap();
    let (tell, told) = mpsc::sync_channel(1);
    let wait = move || {
        let mut nothing = Vec::new();
        end.read_to_end(&mut nothing).unwrap();
        tell.send(()).unwrap();
    };
    let reader = std::thread::Builder::new().spawn(wait).unwrap();
    assert_eq!(told.try_recv(), Err(mpsc::TryRecvError::Empty), "the lock is held");
    drop(lock);
    reader.join().unwrap();
    told.recv().unwrap();
    computer.sleep().unwrap();
    let error = computer.shut_down().unwrap_err();
    assert!(error.contains("not you"), "{error}");
    assert_eq!(notes.take(), ["suspend true", "power off true"]);
}

struct Portal(Notes);

#[interface(name = "org.freedesktop.portal.Inhibit")]
impl Portal {
    #[expect(clippy::needless_pass_by_value, reason = "as the specification has it")]
    fn inhibit(&self, window: &str, flags: u32, options: HashMap<String, OwnedValue>) -> OwnedObjectPath {
        let reason: String = options["reason"].clone().try_into().unwrap();
        self.0.add(format!("inhibit {window:?} {flags} {reason}"));
        OwnedObjectPath::try_from("/org/freedesktop/portal/desktop/request/1").unwrap()
    }
}

struct PortalRequest(Notes);

#[interface(name = "org.freedesktop.portal.Request")]
impl PortalRequest {
    fn close(&self) {
        self.0.add("close");
    }
}

#[test]
fn without_logind_the_portal_keeps_awake() {
    let (bus, notes) = (Bus::new(), Notes::default());
    let service = bus.builder().name("org.freedesktop.portal.Desktop").unwrap();
    let service = service
        .serve_at("/org/freedesktop/portal/desktop", Portal(notes.clone()))
        .unwrap();
    let request = "/org/freedesktop/portal/desktop/request/1";
    let _service = service
        .serve_at(request, PortalRequest(notes.clone()))
        .unwrap()
        .build()
        .unwrap();
    let lock = bus.computer().keep_awake().unwrap();
    assert_eq!(notes.take(), ["inhibit \"\" 12 files are being transferred"]);
    drop(lock);
    assert_eq!(notes.take(), ["close"]);
}

/// A portal that knows the old wish only, and wraps its answer twice as the first version did.
struct Settings(bool);

#[interface(name = "org.freedesktop.portal.Settings")]
impl Settings {
    fn read(&self, namespace: &str, key: &str) -> fdo::Result<OwnedValue> {
        match (namespace, key) {
            ("org.gnome.desktop.interface", "enable-animations") => {
                Ok(Value::Value(Box::new(Value::Bool(self.0))).try_into().unwrap())
            }
            _ => Err(fdo::Error::Failed("Requested setting not found".to_owned())),
        }
    }

    #[zbus(signal)]
    async fn setting_changed(
        emitter: &SignalEmitter<'_>,
        namespace: &str,
        key: &str,
        value: Value<'_>,
    ) -> zbus::Result<()>;
}

#[test]
fn the_wish_for_less_motion_is_told_now_and_when_it_changes() {
    let bus = Bus::new();
    let path = "/org/freedesktop/portal/desktop";
    let service = bus.builder().name("org.freedesktop.portal.Desktop").unwrap();
    let service = service.serve_at(path, Settings(true)).unwrap().build().unwrap();
    let (tell, told) = mpsc::sync_channel(16);
    let watch = bus
        .computer()
        .watch_motion(Box::new(move |less| tell.send(less).unwrap()));
    let watch = watch.unwrap();
    assert!(!told.recv().unwrap());
    let change = |namespace: &str, key: &str, value: Value<'_>| {
        let interface = "org.freedesktop.portal.Settings";
        let body = (namespace, key, value);
        service
            .emit_signal(None::<&str>, path, interface, "SettingChanged", &body)
            .unwrap();
    };
    change("org.gnome.desktop.interface", "font-name", Value::from("Inter 11"));
    change("org.gnome.desktop.interface", "enable-animations", Value::Bool(false));
    assert!(told.recv().unwrap());
    // As newer desktops have it: either is enough.
    change("org.freedesktop.appearance", "reduced-motion", Value::U32(1));
    change("org.gnome.desktop.interface", "enable-animations", Value::Bool(true));
    change("org.freedesktop.appearance", "reduced-motion", Value::U32(0));
    assert_eq!([(); 3].map(|()| told.recv().unwrap()), [true, true, false]);
    drop(watch);
    // A desktop that says nothing of it is no error that somebody must see, and tells nothing.
    let silent = Bus::new();
    assert!(silent.computer().watch_motion(Box::new(|_| panic!("told"))).is_err());
}

struct ScreenSaver(Notes);

#[interface(name = "org.freedesktop.ScreenSaver")]
impl ScreenSaver {
    fn inhibit(&self, program: &str, reason: &str) -> u32 {
        self.0.add(format!("inhibit {program} {reason}"));
        77
    }

    #[zbus(name = "UnInhibit")]
    fn let_go(&self, cookie: u32) {
        self.0.add(format!("let go {cookie}"));
    }
}

#[test]
fn without_a_portal_the_screen_saver_does() {
    let (bus, notes) = (Bus::new(), Notes::default());
    let service = bus.builder().name("org.freedesktop.ScreenSaver").unwrap();
    let service = service
        .serve_at("/org/freedesktop/ScreenSaver", ScreenSaver(notes.clone()))
        .unwrap();
    let _service = service.build().unwrap();
    drop(bus.computer().keep_awake().unwrap());
    assert_eq!(
        notes.take(),
        ["inhibit Portolan files are being transferred", "let go 77"]
    );
}

#[test]
fn without_a_bus_or_a_service_it_is_said() {
    let nothing = ThisComputer::with_buses(NOWHERE, NOWHERE);
    let error = nothing.notify("a", "b").unwrap_err();
    assert!(error.starts_with("the bus of the session does not answer"), "{error}");
    let error = nothing.sleep().unwrap_err();
    assert!(error.starts_with("the bus of the system does not answer"), "{error}");
    let error = nothing.keep_awake().err().unwrap();
    assert!(
        error.contains("of the system") && error.contains("of the session"),
        "{error}"
    );
    assert!(nothing.watch_sleep(Box::new(|| ())).is_err());
    let empty = Bus::new();
    let error = empty.computer().notify("a", "b").unwrap_err();
    assert!(error.contains("org.freedesktop.Notifications"), "{error}");
}

#[test]
fn a_bus_that_says_nothing_holds_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("bus");
    // It takes connections, and that is all.
    let _silent = UnixListener::bind(&socket).unwrap();
    let address = format!("unix:path={}", socket.display());
    let computer = ThisComputer::with_buses(&address, &address).patient_for(Duration::from_millis(50));
    let error = computer.notify("a", "b").unwrap_err();
    assert!(error.contains("no answer came"), "{error}");
    assert!(computer.keep_awake().is_err());
    assert!(computer.sleep().is_err());
}

/// A rig on a computer with this bus of the system, and none of the session.
async fn connected(system: &str) -> Rig {
    let computer = ThisComputer::with_buses(NOWHERE, system);
    let rig = Rig::with(|config| config.computer = Arc::new(computer));
    rig.connect();
    rig.connected().await;
    rig
}

#[tokio::test]
async fn after_a_sleep_connections_are_made_anew_as_soon_as_logind_says_so() {
    let bus = Bus::new();
    let (service, _, _locks) = logind(&bus);
    let rig = connected(&bus.address).await;
    let before = rig.door.lock().unwrap().asked.len();
    prepare_for_sleep(&service, true);
    // It listens in its own time; until then nothing is heard.
    until("a new session", || {
        prepare_for_sleep(&service, false);
        rig.door.lock().unwrap().asked.len() > before
    })
    .await;
    rig.connected().await;
}

#[tokio::test]
async fn at_the_end_the_engine_asks_the_desktop_and_says_what_it_cannot() {
    let bus = Bus::new();
    let (_service, notes, locks) = logind(&bus);
    let rig = connected(&bus.address).await;
    let latch = rig.server.hold(Act::Upload);
    let file = rig.write("f", "x");
    rig.run(Rig::upload(&[file], "/", ConflictPolicy::Replace))
        .await
        .unwrap();
    latch.arrived(1).await;
    until("the lock", || {
        notes.take().iter().any(|note| note.starts_with("inhibit"))
    })
    .await;
    let once = OnFinish {
        then: Then::ShutDown,
        ..OnFinish::default()
    };
    rig.run(Request::SetOnFinishOnce(Some(once))).await.unwrap();
    latch.open();
    rig.empty().await;
    wait("a countdown", &rig.engine.published().transfers, |transfers| {
        transfers.after.countdown
    })
    .await;
    // The lock is let go: the other end of the pipe is closed.
    let mut end = locks.recv().unwrap();
    tokio::task::spawn_blocking(move || end.read_to_end(&mut Vec::new()).unwrap())
        .await
        .unwrap();
}

#[tokio::test]
async fn a_computer_that_cannot_be_kept_awake_says_so_while_files_move() {
    let rig = connected(NOWHERE).await;
    let latch = rig.server.hold(Act::Upload);
    let file = rig.write("f", "x");
    rig.run(Rig::upload(&[file], "/", ConflictPolicy::Replace))
        .await
        .unwrap();
    let why = wait("why not", &rig.engine.published().transfers, |transfers| {
        transfers.after.sleepy.clone()
    })
    .await;
    assert!(why.contains("the bus of the system"), "{why}");
    latch.open();
    rig.empty().await;
    wait("nothing to say", &rig.engine.published().transfers, |transfers| {
        transfers.after.sleepy.is_none().then_some(())
    })
    .await;
}
