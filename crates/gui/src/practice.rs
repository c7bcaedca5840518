//! The practice server of this window: started on a thread of its own, gone when the window closes.

use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};

use eframe::egui::Context;
use portolan_practice::{Practice, PracticeError};
use portolan_remote::Fingerprint;
use portolan_sites::{Address, Secret, Site};
use portolan_ui_kit::say;

/// The practice server, if there is one.
#[derive(Debug, Default)]
pub(crate) enum PracticeHost {
    /// Not wanted yet.
    #[default]
    Off,
    /// On its way.
    Starting(Receiver<Result<Practice, PracticeError>>),
    /// Taking connections.
    Running(Box<Practice>),
}

/// What became of a start in this frame.
pub(crate) enum Started {
    /// Connect to it.
    Connect(Box<Site>, Secret),
    /// It could not start.
    Failed(String),
}

impl PracticeHost {
    /// Starts it, or gives the way to the one that runs.
    pub(crate) fn start(&mut self, ctx: &Context) -> Option<Started> {
        match self {
            Self::Running(practice) => return Some(connect(practice)),
            Self::Starting(_) => return None,
            Self::Off => {}
        }
        let (sender, receiver) = sync_channel(1);
        let ctx = ctx.clone();
        let work = move || {
            // Nobody waits any more if the window was closed meanwhile; the server then ends at once.
            if sender.send(Practice::start()).is_ok() {
                ctx.request_repaint();
            }
        };
        match std::thread::Builder::new()
            .name("portolan-practice".to_owned())
            .spawn(work)
        {
            Ok(_) => {
                *self = Self::Starting(receiver);
                None
            }
            Err(error) => Some(Started::Failed(error.to_string())),
        }
    }

    /// Looks whether it has started.
    pub(crate) fn poll(&mut self) -> Option<Started> {
        let Self::Starting(receiver) = self else {
            return None;
        };
        match receiver.try_recv() {
            Ok(Ok(practice)) => {
                let started = connect(&practice);
                *self = Self::Running(Box::new(practice));
                Some(started)
            }
            Ok(Err(error)) => {
                *self = Self::Off;
                Some(Started::Failed(error.to_string()))
            }
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => {
                *self = Self::Off;
                Some(Started::Failed(say!("app-its-thread-ended-before-it").to_owned()))
            }
        }
    }

    /// Is it on its way?
    pub(crate) fn starting(&self) -> bool {
        matches!(self, Self::Starting(_))
    }

    /// The password of this run, if `site` is this run's practice server.
    pub(crate) fn secret_of(&self, site: &Site) -> Option<Secret> {
        let Self::Running(practice) = self else {
            return None;
        };
        let Started::Connect(ours, secret) = connect(practice) else {
            return None;
        };
        (ours.id == site.id).then_some(secret)
    }

    /// Is this the certificate of this run's practice server? We made it ourselves: nobody needs to be asked.
    pub(crate) fn owns(&self, sha256: &Fingerprint) -> bool {
        matches!(self, Self::Running(practice) if practice.certificate_sha256() == Some(sha256.0))
    }
}

/// Does a server with this greeting say that it is a practice server?
pub(crate) fn is_ours(software: &str) -> bool {
    software.starts_with("Portolan practice server")
}

fn connect(practice: &Practice) -> Started {
    let text = format!("ftpes://{}@{}", practice.user(), practice.address());
    match Address::parse(&text) {
        Ok(address) => {
            let site = Site {
                name: say!("app-practice-server").to_owned(),
                ..address.site
            };
            Started::Connect(Box::new(site), Secret::new(practice.password().to_owned()))
        }
        Err(error) => Started::Failed(error.to_string()),
    }
}
