//! What this computer does for us when nothing is left to do, or while files move: notifications, sounds, programs, sleep.

use std::process::{Command, Stdio};

/// Something that keeps the computer awake as long as it lives.
pub type Awake = Box<dyn Send>;

/// The computer, as far as the engine asks something of it. Every call may block; errors are words for people.
pub trait Computer: Send + Sync {
    /// Shows a notification of the desktop.
    fn notify(&self, title: &str, text: &str) -> Result<(), String>;
    /// Plays the sound for work that is complete.
    fn sound(&self) -> Result<(), String>;
    /// Runs a program with these arguments, by no shell, and does not wait for its end.
    fn run(&self, command: &[String]) -> Result<(), String>;
    /// Lets the computer sleep.
    fn sleep(&self) -> Result<(), String>;
    /// Shuts the computer down.
    fn shut_down(&self) -> Result<(), String>;
    /// Keeps the computer from sleeping by itself.
    fn keep_awake(&self) -> Result<Awake, String>;
}

/// No computer at all: for tests, and for faces that want none of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoComputer;

fn nothing() -> Result<(), String> {
    Err("there is nothing here that could do it".to_owned())
}

impl Computer for NoComputer {
    fn notify(&self, _title: &str, _text: &str) -> Result<(), String> {
        nothing()
    }

    fn sound(&self) -> Result<(), String> {
        nothing()
    }

    fn run(&self, _command: &[String]) -> Result<(), String> {
        nothing()
    }

    fn sleep(&self) -> Result<(), String> {
        nothing()
    }

    fn shut_down(&self) -> Result<(), String> {
        nothing()
    }

    fn keep_awake(&self) -> Result<Awake, String> {
        Ok(Box::new(()))
    }
}

/// This computer: over D-Bus on Linux, by its own programs elsewhere.
#[derive(Clone, Copy, Debug, Default)]
pub struct ThisComputer;

/// Starts a program and leaves it alone.
fn start(program: &str, arguments: &[impl AsRef<std::ffi::OsStr>]) -> Result<std::process::Child, String> {
    Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("{program}: {error}"))
}

/// Somebody has to take note of the end of a program, or it stays in the table of processes.
fn leave(mut child: std::process::Child) {
    // Without a thread it is noted when we end.
    drop(
        std::thread::Builder::new()
            .name("portolan-child".to_owned())
            .spawn(move || child.wait()),
    );
}

/// The first of these programs that is there.
fn first(programs: &[(&str, &[&str])]) -> Result<(), String> {
    let mut why = "no program for it".to_owned();
    for (program, arguments) in programs {
        match start(program, arguments) {
            Ok(child) => {
                leave(child);
                return Ok(());
            }
            Err(error) => why = error,
        }
    }
    Err(why)
}

impl Computer for ThisComputer {
    fn notify(&self, title: &str, text: &str) -> Result<(), String> {
        system::notify(title, text)
    }

    fn sound(&self) -> Result<(), String> {
        first(system::SOUNDS)
    }

    fn run(&self, command: &[String]) -> Result<(), String> {
        let (program, arguments) = command.split_first().ok_or("there is no program")?;
        start(program, arguments).map(leave)
    }

    fn sleep(&self) -> Result<(), String> {
        system::sleep()
    }

    fn shut_down(&self) -> Result<(), String> {
        system::shut_down()
    }

    fn keep_awake(&self) -> Result<Awake, String> {
        system::keep_awake()
    }
}

#[cfg(target_os = "linux")]
mod system {
    use std::collections::HashMap;

    use zbus::{
        blocking::Connection,
        zvariant::{OwnedFd, Value},
    };

    use super::Awake;

    pub(super) const SOUNDS: &[(&str, &[&str])] = &[
        ("canberra-gtk-play", &["--id", "complete"]),
        ("pw-play", &["/usr/share/sounds/freedesktop/stereo/complete.oga"]),
        ("paplay", &["/usr/share/sounds/freedesktop/stereo/complete.oga"]),
    ];

    fn words(error: impl std::fmt::Display) -> String {
        error.to_string()
    }

    /// Desktop Notifications Specification 1.2.
    pub(super) fn notify(title: &str, text: &str) -> Result<(), String> {
        let bus = Connection::session().map_err(words)?;
        let hints: HashMap<&str, Value<'_>> = [("desktop-entry", Value::from("portolan"))].into();
        let actions: &[&str] = &[];
        // The text is markup there.
        let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let name = "org.freedesktop.Notifications";
        let body = ("Portolan", 0_u32, "portolan", title, &*text, actions, hints, -1_i32);
        bus.call_method(
            Some(name),
            "/org/freedesktop/Notifications",
            Some(name),
            "Notify",
            &body,
        )
        .map(drop)
        .map_err(words)
    }

    /// org.freedesktop.login1(5).
    fn logind<B: serde::Serialize + zbus::zvariant::DynamicType>(
        method: &str,
        body: &B,
    ) -> Result<zbus::Message, String> {
        let bus = Connection::system().map_err(words)?;
        let manager = "org.freedesktop.login1.Manager";
        bus.call_method(
            Some("org.freedesktop.login1"),
            "/org/freedesktop/login1",
            Some(manager),
            method,
            body,
        )
        .map_err(words)
    }

    pub(super) fn sleep() -> Result<(), String> {
        logind("Suspend", &(true,)).map(drop)
    }

    pub(super) fn shut_down() -> Result<(), String> {
        logind("PowerOff", &(true,)).map(drop)
    }

    /// The lock is held as long as the file of the answer is open.
    pub(super) fn keep_awake() -> Result<Awake, String> {
        let body = ("sleep:idle", "Portolan", "files are being transferred", "block");
        let lock: OwnedFd = logind("Inhibit", &body)?.body().deserialize().map_err(words)?;
        Ok(Box::new(lock))
    }
}

#[cfg(target_os = "macos")]
mod system {
    use super::{Awake, first, start};

    pub(super) const SOUNDS: &[(&str, &[&str])] = &[("afplay", &["/System/Library/Sounds/Glass.aiff"])];

    pub(super) fn notify(title: &str, text: &str) -> Result<(), String> {
        // Title and text are arguments of the script, never part of it.
        let script = "on run argv\ndisplay notification (item 2 of argv) with title (item 1 of argv)\nend run";
        first(&[("osascript", &["-e", script, title, text])])
    }

    pub(super) fn sleep() -> Result<(), String> {
        first(&[("pmset", &["sleepnow"])])
    }

    pub(super) fn shut_down() -> Result<(), String> {
        first(&[("osascript", &["-e", "tell application \"System Events\" to shut down"])])
    }

    struct Caffeine(std::process::Child);

    impl Drop for Caffeine {
        fn drop(&mut self) {
            // One that has ended already cannot be ended again.
            drop(self.0.kill());
            drop(self.0.wait());
        }
    }

    pub(super) fn keep_awake() -> Result<Awake, String> {
        start("caffeinate", &["-i", "-w", &std::process::id().to_string()])
            .map(|child| -> Awake { Box::new(Caffeine(child)) })
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
mod system {
    use super::{Awake, first};

    pub(super) const SOUNDS: &[(&str, &[&str])] = &[];

    pub(super) fn notify(_title: &str, _text: &str) -> Result<(), String> {
        Err("notifications are not known on this system".to_owned())
    }

    pub(super) fn sleep() -> Result<(), String> {
        first(&[("rundll32.exe", &["powrprof.dll,SetSuspendState", "0,1,0"])])
    }

    pub(super) fn shut_down() -> Result<(), String> {
        first(&[("shutdown", &["/s", "/t", "0"])])
    }

    pub(super) fn keep_awake() -> Result<Awake, String> {
        Err("this system cannot be kept awake".to_owned())
    }
}
