//! What this computer does for us when nothing is left to do, or while files move: notifications, sounds, programs, sleep.

#[cfg(not(target_os = "linux"))]
mod elsewhere;
#[cfg(target_os = "linux")]
mod linux;

use std::{
    process::{Command, Stdio},
    sync::mpsc,
    time::Duration,
};

#[cfg(not(target_os = "linux"))]
use elsewhere as system;
#[cfg(target_os = "linux")]
use linux as system;

/// Something that keeps the computer awake as long as it lives.
pub type Awake = Box<dyn Send>;

/// Is called each time the computer is awake again.
pub type Woke = Box<dyn Fn() + Send>;

/// Is called with whether the person wants less motion: at once, and each time that changes.
pub type Motion = Box<dyn Fn(bool) + Send>;

/// Something that is told as long as this lives.
pub type Watch = Box<dyn Send>;

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
    /// Tells when the computer has slept and is awake again, as long as the answer lives. Where this is not known,
    /// clocks have to tell it.
    fn watch_sleep(&self, _woke: Woke) -> Result<Watch, String> {
        Err("nothing here tells of sleep".to_owned())
    }
    /// Tells whether the person has asked the system for less motion, as long as the answer lives.
    fn watch_motion(&self, _motion: Motion) -> Result<Watch, String> {
        Err("nothing here tells of motion".to_owned())
    }
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
#[derive(Clone, Debug, Default)]
pub struct ThisComputer {
    /// The buses of Linux.
    buses: Buses,
}

/// Where the buses of D-Bus are; `None` = where the environment says.
#[derive(Clone, Debug, Default)]
#[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "only Linux has buses"))]
struct Buses {
    session: Option<String>,
    system: Option<String>,
    /// How long the computer may take to answer; `None` = [`ANSWER`].
    patience: Option<Duration>,
}

impl Buses {
    fn patience(&self) -> Duration {
        self.patience.unwrap_or(ANSWER)
    }

    /// Before it sleeps the system may ask the person for a password.
    fn patience_for_a_person(&self) -> Duration {
        self.patience() * 11
    }
}

/// How long the computer may take to answer.
const ANSWER: Duration = Duration::from_secs(5);

impl ThisComputer {
    /// With other buses than those of the environment; both are addresses as the D-Bus Specification has them.
    pub fn with_buses(session: impl Into<String>, system: impl Into<String>) -> Self {
        Self {
            buses: Buses {
                session: Some(session.into()),
                system: Some(system.into()),
                patience: None,
            },
        }
    }

    /// With another patience for the answers of services.
    #[must_use]
    pub fn patient_for(mut self, patience: Duration) -> Self {
        self.buses.patience = Some(patience);
        self
    }

    /// Asks in a thread of its own: a bus that accepts us and says nothing must hold nobody.
    fn ask<T: Send + 'static>(
        &self,
        patience: Duration,
        ask: impl FnOnce(&Buses) -> Result<T, String> + Send + 'static,
    ) -> Result<T, String> {
        let (tell, told) = mpsc::sync_channel(1);
        let buses = self.buses.clone();
        std::thread::Builder::new()
            .name("portolan-desktop".to_owned())
            // Who does not wait any more wants no answer: a lock that comes too late is let go.
            .spawn(move || drop(tell.send(ask(&buses))))
            .map_err(|error| error.to_string())?;
        told.recv_timeout(patience)
            .unwrap_or_else(|_| Err(format!("no answer came within {} s", patience.as_secs())))
    }
}

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
        let (title, text) = (title.to_owned(), text.to_owned());
        self.ask(self.buses.patience(), move |buses| system::notify(buses, &title, &text))
    }

    fn sound(&self) -> Result<(), String> {
        first(system::SOUNDS)
    }

    fn run(&self, command: &[String]) -> Result<(), String> {
        let (program, arguments) = command.split_first().ok_or("there is no program")?;
        start(program, arguments).map(leave)
    }

    fn sleep(&self) -> Result<(), String> {
        self.ask(self.buses.patience_for_a_person(), system::sleep)
    }

    fn shut_down(&self) -> Result<(), String> {
        self.ask(self.buses.patience_for_a_person(), system::shut_down)
    }

    fn keep_awake(&self) -> Result<Awake, String> {
        // Four places are asked at most, on two buses.
        self.ask(self.buses.patience() * 5, system::keep_awake)
    }

    fn watch_sleep(&self, woke: Woke) -> Result<Watch, String> {
        self.ask(self.buses.patience(), move |buses| system::watch_sleep(buses, woke))
    }

    fn watch_motion(&self, motion: Motion) -> Result<Watch, String> {
        // Two settings may be asked for, each by two names of one method.
        self.ask(self.buses.patience() * 5, move |buses| {
            system::watch_motion(buses, motion)
        })
    }
}
