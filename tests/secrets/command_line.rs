//! The command line with a keyring, without one, and with one that never answers.

use std::{
    fs,
    os::unix::process::ExitStatusExt as _,
    path::PathBuf,
    process::{Command, Output, Stdio},
    time::{Duration, Instant},
};

use portolan_testkit::server::{PASSWORD, Seen, ServerOptions, ServerTls, TestServer, Trouble, USER};
use rustix::process::{Pid, Signal, kill_process};

use crate::{
    arguments::Arguments,
    needle::Needle,
    session::{OF_KEYRING, PROMPTER, SERVICE, Session},
};

/// The master password of the file, where no keyring runs.
const MASTER: &str = "m4ster & more";

/// One that the server refuses.
const WRONG: &str = "Wr0ng!w0rd";

/// A refused log-on, and a password that nobody knows.
const LOGIN: i32 = 4;

/// No command took longer: a hung keyring costs its ten seconds, and then whoever waits goes on without.
const PATIENCE: Duration = Duration::from_mins(1);

/// The command line in a session, and its server.
pub(crate) struct Client<'a> {
    session: &'a Session,
    server: &'a TestServer,
    master: bool,
}

/// A program built beside this test (`tests/run` builds it first).
pub(crate) fn program(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("this test has a path");
    let folder = test.parent().and_then(std::path::Path::parent).expect("target/ci/deps");
    let program = folder.join(name);
    assert!(program.is_file(), "{} is missing: build it first", program.display());
    program
}

pub(crate) async fn server() -> TestServer {
    let options = ServerOptions {
        tls: ServerTls::Required,
        ..ServerOptions::default()
    };
    let server = TestServer::start(options).await.expect("a server");
    server
        .files()
        .make_dir_all("/www")
        .put("/www/index.html", "<p>here</p>");
    server
}

impl<'a> Client<'a> {
    /// Without a master password.
    fn new(session: &'a Session, server: &'a TestServer) -> Self {
        Self {
            session,
            server,
            master: false,
        }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let authority = self.session.folder().join("authority.pem");
        fs::write(&authority, self.server.identity().authority_pem()).expect("writable");
        let mut command = Command::new(program("portolan-cli"));
        self.session.environment(&mut command);
        if self.master {
            command.env("PORTOLAN_MASTER_PASSWORD", MASTER);
        }
        command.arg("--ca").arg(authority).args(arguments).stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str], password: Option<&str>) -> Output {
        let mut command = self.command(arguments);
        if let Some(password) = password {
            command.env("PORTOLAN_PASSWORD", password);
        }
        let output = command.output().expect("the program starts");
        self.session.keep_output(&output);
        output
    }

    fn expect(&self, code: i32, arguments: &[&str], password: Option<&str>) -> String {
        let output = self.run(arguments, password);
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert_eq!(
            output.status.code(),
            Some(code),
            "{arguments:?}\n--- stdout\n{}\n--- stderr\n{}",
            text(&output.stdout),
            text(&output.stderr)
        );
        text(&output.stdout) + &text(&output.stderr)
    }

    fn ok(&self, arguments: &[&str]) -> String {
        self.expect(0, arguments, None)
    }

    /// Saves the server as a site, with its password.
    fn add(&self) {
        let url = format!("ftpes://{USER}@127.0.0.1:{}/www", self.server.port());
        self.expect(0, &["sites", "add", "Studio", &url], Some(PASSWORD));
    }

    /// Nearly everything that the command line can do with a site, its password from where it is kept.
    fn whole_run(&self) {
        let work = self.session.work();
        let source = work.join("tree");
        fs::create_dir_all(source.join("below")).expect("a folder");
        for number in 0..5 {
            fs::write(source.join(format!("below/{number}.txt")), format!("file {number}")).expect("writable");
        }
        let tree = source.display().to_string();
        let here = work.join("down").display().to_string();
        let trace = work.join("trace.jsonl").display().to_string();
        assert!(self.ok(&["--trace", &trace, "ls", "Studio"]).contains("index.html"));
        self.ok(&["--json", "ls", "Studio"]);
        self.ok(&["--trace", &trace, "put", &tree, "Studio"]);
        self.ok(&["put", "--durable", "--if-exists", "replace", &tree, "ftp://Studio/"]);
        self.ok(&["queue", "pause"]);
        self.ok(&["--if-exists", "replace", "queue", "add", &tree, "ftp://Studio/"]);
        self.ok(&["--json", "queue", "list"]);
        self.ok(&["queue", "start"]);
        self.ok(&["get", "ftp://Studio/www/tree", "-o", &here]);
        self.ok(&["raw", "Studio", "SYST"]);
        self.ok(&["--json", "sites", "list"]);
        self.ok(&["sites", "show", "Studio"]);
        let (toml, xml) = (work.join("all.toml"), work.join("all.xml"));
        self.ok(&["sites", "export", &toml.display().to_string()]);
        self.ok(&["sites", "export", "--as", "filezilla", &xml.display().to_string()]);
        self.ok(&["sites", "edit", "Studio", "--set", "sessions=2"]);
        self.ok(&["server"]);
        // What goes wrong is told, and does not tell too much.
        self.expect(LOGIN, &["--trace", &trace, "ls", "Studio"], Some(WRONG));
        let missing = self.run(&["get", "ftp://Studio/nothing.here", "-o", &here], None);
        assert_ne!(missing.status.code(), Some(0));
        self.expect(2, &["ls", &format!("ftp://{USER}:{WRONG}@127.0.0.1:1/")], None);
    }

    /// Ends a download in its middle by SIGABRT, as a failing assertion in some library would: that leaves a core where cores
    /// are written.
    async fn crash(&self) {
        self.server.files().put("/www/large.bin", vec![7; 1 << 20]);
        self.server.lay("RETR", Trouble::DataStall(100_000));
        let mut command = Command::new("sh");
        let inner = self.command(&["get", "ftp://Studio/www/large.bin", "-o", "."]);
        self.session.environment(&mut command);
        command.envs(inner.get_envs().filter_map(|(name, value)| Some((name, value?))));
        // Whoever starts it wants cores.
        command.args(["-c", "ulimit -c unlimited; exec \"$@\"", "sh"]);
        command.arg(inner.get_program()).args(inner.get_args());
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let child = command.spawn().expect("the program starts");
        let wanted = |seen: &Seen| matches!(seen, Seen::Command(line) if line.ends_with("large.bin") && line.starts_with("RETR"));
        self.server.wait(wanted).await.expect("a download");
        let pid = Pid::from_raw(i32::try_from(child.id()).expect("a number of a process")).expect("not 0");
        kill_process(pid, Signal::ABORT).expect("a child");
        let output = child.wait_with_output().expect("a child ends");
        self.session.keep_output(&output);
        assert!(output.status.signal().is_some(), "{output:?}");
        assert!(
            !output.status.core_dumped(),
            "the memory with the password lies in a core"
        );
    }
}

/// None of these is in anything that the session holds.
pub(crate) fn assert_nowhere(session: &Session, secrets: &[&str]) {
    for secret in secrets {
        let found = Needle::new(secret).files(session.folder());
        assert!(found.is_empty(), "{secret} stands in {found:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs gnome-keyring and the programs that tests/run builds"]
async fn with_a_keyring_a_whole_run_leaves_the_password_nowhere_else() {
    let mut session = Session::with_bus();
    session.start_keyring(true);
    let server = server().await;
    let watching = Arguments::watch(PASSWORD);
    {
        let client = Client::new(&session, &server);
        client.add();
        client.whole_run();
        client.crash().await;
        // It is in the keyring: kept over a restart of it, and gone with its site.
        assert!(!session.folder().join("home/.config/portolan/secrets.sealed").exists());
    }
    session.stop_keyring();
    session.start_keyring(true);
    let client = Client::new(&session, &server);
    client.ok(&["ls", "Studio"]);
    watching.assert_clean();
    assert_nowhere(&session, &[PASSWORD, WRONG, OF_KEYRING]);
    // Where a person asks for it, it is written, and found: the look above was no blind one.
    client.ok(&["sites", "export", "--as", "filezilla", "--with-passwords", "open.xml"]);
    let found = Needle::new(PASSWORD).files(session.folder());
    assert_eq!(found, [(session.work().join("open.xml"), "base64")]);
    client.ok(&["sites", "rm", "Studio"]);
    let url = format!("ftpes://{USER}@127.0.0.1:{}/www", server.port());
    client.ok(&["sites", "add", "Again", &url]);
    client.expect(LOGIN, &["ls", "Again"], None);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the programs that tests/run builds"]
async fn without_a_keyring_a_whole_run_leaves_it_in_the_sealed_file_only() {
    let session = Session::without_bus();
    let server = server().await;
    let watching = Arguments::watch(PASSWORD);
    let client = Client {
        master: true,
        ..Client::new(&session, &server)
    };
    client.add();
    assert!(session.folder().join("home/.config/portolan/secrets.sealed").is_file());
    client.whole_run();
    client.crash().await;
    let sealed = session.work().join("sealed.toml");
    client.ok(&["sites", "export", "--with-passwords", &sealed.display().to_string()]);
    watching.assert_clean();
    assert_nowhere(&session, &[PASSWORD, WRONG, MASTER]);
    // Without the master password it is as if nothing were kept.
    let locked = Client {
        master: false,
        ..client
    };
    let told = locked.expect(LOGIN, &["ls", "Studio"], None);
    assert!(told.contains("PORTOLAN_MASTER_PASSWORD"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the programs that tests/run builds"]
async fn without_a_keyring_and_without_a_master_password_it_is_for_this_call_only() {
    let session = Session::without_bus();
    let server = server().await;
    let client = Client::new(&session, &server);
    let url = format!("ftpes://{USER}@127.0.0.1:{}/www", server.port());
    let told = client.run(&["sites", "add", "Studio", &url], Some(PASSWORD));
    assert_ne!(
        told.status.code(),
        Some(0),
        "a password that cannot be kept is not said to be kept"
    );
    client.ok(&["sites", "add", "Studio", &url]);
    client.expect(LOGIN, &["ls", "Studio"], None);
    client.expect(0, &["ls", "Studio"], Some(PASSWORD));
    assert_nowhere(&session, &[PASSWORD]);
}

/// The keyring is there and closed, and whoever asks the person for its password never comes back: nobody waits for ever.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs gnome-keyring and the programs that tests/run builds"]
async fn a_locked_keyring_that_asks_nobody_costs_ten_seconds() {
    let mut session = Session::with_bus();
    session.start_keyring(true);
    let server = server().await;
    Client::new(&session, &server).add();
    session.stop_keyring();
    session.never_answers(PROMPTER);
    session.start_keyring(false);
    let client = Client::new(&session, &server);
    let begun = Instant::now();
    let told = client.expect(LOGIN, &["ls", "Studio"], None);
    assert!(told.contains("keyring"), "it says what did not answer: {told}");
    assert!(begun.elapsed() < PATIENCE, "{:?}", begun.elapsed());
    client.expect(0, &["ls", "Studio"], Some(PASSWORD));
    assert_nowhere(&session, &[PASSWORD]);
}

/// Something has the name of the Secret Service and never says anything.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs dbus and the programs that tests/run builds"]
async fn a_keyring_that_never_answers_costs_ten_seconds() {
    let mut session = Session::with_bus();
    session.never_answers(SERVICE);
    let server = server().await;
    let client = Client::new(&session, &server);
    let url = format!("ftpes://{USER}@127.0.0.1:{}/www", server.port());
    let begun = Instant::now();
    client.ok(&["sites", "add", "Studio", &url]);
    client.expect(LOGIN, &["ls", "Studio"], None);
    assert!(begun.elapsed() < PATIENCE, "{:?}", begun.elapsed());
    client.expect(0, &["ls", "Studio"], Some(PASSWORD));
}
