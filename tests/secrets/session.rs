//! A session as a desktop makes one, and nobody else's: a home, a bus, a keyring.

use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
};

use tempfile::TempDir;
use zbus::blocking::{Connection, connection::Builder, fdo::DBusProxy};

use crate::driver::poll;

/// The name of the Secret Service, <https://specifications.freedesktop.org/secret-service-spec/latest/>.
pub(crate) const SERVICE: &str = "org.freedesktop.secrets";

/// Who asks the person for the password of a keyring in a GNOME session.
pub(crate) const PROMPTER: &str = "org.gnome.keyring.SystemPrompter";

/// The password of the keyring itself.
pub(crate) const OF_KEYRING: &str = "opens the keyring 7";

/// A bus that starts nothing by itself: the keyring of this computer must not come to it.
const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// The session. What it started ends with it.
pub(crate) struct Session {
    folder: TempDir,
    /// `dbus-run-session`, which ends when its program does: a `cat` that waits for us.
    bus: Option<Child>,
    address: String,
    keyring: Option<Child>,
    /// Names on the bus that somebody has who never answers.
    silent: Vec<Connection>,
}

impl Session {
    /// With a bus, and nobody on it.
    pub(crate) fn with_bus() -> Self {
        let mut session = Self::without_bus();
        let config = session.folder.path().join("bus.conf");
        fs::write(&config, BUS).expect("writable");
        let mut bus = Command::new("dbus-run-session");
        bus.arg("--config-file").arg(&config);
        bus.args(["--", "sh", "-c", "echo \"$DBUS_SESSION_BUS_ADDRESS\"; exec cat"]);
        session.environment(&mut bus);
        let mut bus = bus
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("dbus-run-session starts (package dbus)");
        let mut address = String::new();
        BufReader::new(bus.stdout.as_mut().expect("its output"))
            .read_line(&mut address)
            .expect("the address of the bus");
        address.trim().clone_into(&mut session.address);
        session.bus = Some(bus);
        session
    }

    /// Without any bus, as on a server.
    pub(crate) fn without_bus() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["home", "tmp", "run", "work", "output"] {
            fs::create_dir(folder.path().join(name)).expect("a folder");
        }
        make_private(&folder.path().join("run"));
        Self {
            folder,
            bus: None,
            address: "unix:path=/nonexistent".to_owned(),
            keyring: None,
            silent: Vec::new(),
        }
    }

    /// The home, and everything else that a program of it may write to.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Where programs are started.
    pub(crate) fn work(&self) -> PathBuf {
        self.folder.path().join("work")
    }

    /// Makes a command one of this session.
    pub(crate) fn environment(&self, command: &mut Command) {
        let below = |name| self.folder.path().join(name);
        for variable in ["CONFIG", "DATA", "CACHE", "STATE"] {
            command.env_remove(format!("XDG_{variable}_HOME"));
        }
        for variable in [
            "PORTOLAN_HOME",
            "PORTOLAN_PASSWORD",
            "PORTOLAN_PROXY_PASSWORD",
            "PORTOLAN_MASTER_PASSWORD",
            "GNOME_KEYRING_CONTROL",
        ] {
            command.env_remove(variable);
        }
        command
            .env("HOME", below("home"))
            .env("TMPDIR", below("tmp"))
            .env("XDG_RUNTIME_DIR", below("run"))
            .env("DBUS_SESSION_BUS_ADDRESS", &self.address)
            .current_dir(self.work());
    }

    /// gnome-keyring: open, or as it is after a log-on that did not open it.
    pub(crate) fn start_keyring(&mut self, open: bool) {
        assert!(self.keyring.is_none(), "one at a time");
        let mut daemon = Command::new("gnome-keyring-daemon");
        daemon.args(["--foreground", "--components=secrets"]);
        if open {
            daemon.arg("--unlock");
        }
        self.environment(&mut daemon);
        let mut daemon = daemon
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("gnome-keyring-daemon starts (package gnome-keyring)");
        let mut input = daemon.stdin.take().expect("its input");
        input.write_all(OF_KEYRING.as_bytes()).expect("it reads");
        drop(input);
        self.keyring = Some(daemon);
        self.wait_for(SERVICE, true);
    }

    pub(crate) fn stop_keyring(&mut self) {
        if let Some(mut daemon) = self.keyring.take() {
            daemon.kill().expect("a child can be killed");
            daemon.wait().expect("a child ends");
            self.wait_for(SERVICE, false);
        }
    }

    /// Somebody has this name on the bus, takes every call, and never answers.
    pub(crate) fn never_answers(&mut self, name: &str) {
        let connection = self.builder().name(name.to_owned()).expect("a name of the bus").build();
        self.silent.push(connection.expect("the bus takes it"));
    }

    fn builder(&self) -> Builder<'_> {
        Builder::address(self.address.as_str()).expect("an address of a bus")
    }

    fn wait_for(&self, name: &str, there: bool) {
        let connection = self.builder().build().expect("the bus");
        let bus = DBusProxy::new(&connection).expect("the bus itself");
        poll(&format!("{name} is there: {there}"), || {
            let owned = bus
                .name_has_owner(name.try_into().expect("a name"))
                .expect("the bus answers");
            (owned == there).then_some(())
        });
    }

    /// Keeps what a program said, to be looked through with all the rest.
    pub(crate) fn keep_output(&self, output: &Output) {
        let folder = self.folder.path().join("output");
        let count = fs::read_dir(&folder).expect("a folder").count();
        for (name, bytes) in [("out", &output.stdout), ("err", &output.stderr)] {
            fs::write(folder.join(format!("{count:03}.{name}")), bytes).expect("writable");
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.silent.clear();
        for mut child in [self.keyring.take(), self.bus.take()].into_iter().flatten() {
            // The end of its input is the end of the bus; the keyring is killed.
            let input = child.stdin.take();
            if input.is_none() {
                drop(child.kill());
            }
            drop(input);
            drop(child.wait());
        }
    }
}

fn make_private(folder: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).expect("permissions");
}
