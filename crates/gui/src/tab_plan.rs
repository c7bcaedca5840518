//! What is needed to open a tab again: a closed one, a copy of one, those of the last run. Holds no secret.

use std::path::PathBuf;

use portolan_engine::Place;
use portolan_remote::RemotePath;
use portolan_sites::Site;

use crate::{action::Action, frame::FrameCx, view::Tab};

/// A tab as it can be made again.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct TabPlan {
    /// The folder of this computer.
    pub(crate) local: Option<PathBuf>,
    /// The server.
    pub(crate) site: Option<Site>,
    /// Its folder; `None` = where the log-on ends.
    pub(crate) remote: Option<RemotePath>,
}

impl TabPlan {
    /// What `tab` shows.
    pub(crate) fn of(tab: &Tab, frame: &FrameCx) -> Self {
        let local = match tab.local.place(frame) {
            Some(Place::Local(folder)) => Some(folder.clone()),
            _ => None,
        };
        let site = tab.view(frame).map(|view| (*view.site).clone());
        let remote = tab.remote.place(frame).and_then(Place::remote);
        let remote = remote
            .filter(|(of, _)| tab.site == Some(*of))
            .map(|(_, folder)| folder.clone());
        Self { local, site, remote }
    }

    /// What connects to its server, in the tab that is shown then.
    pub(crate) fn connect(&self) -> Option<Action> {
        let mut site = self.site.clone()?;
        if self.remote.is_some() {
            site.remote_folder.clone_from(&self.remote);
        }
        Some(Action::Connect {
            site: Box::new(site),
            secret: None,
        })
    }
}
