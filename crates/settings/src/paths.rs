//! Where our files are.

use std::path::PathBuf;

/// The folders of this program, as the system's conventions have them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    /// Settings, sites, trusted certificates: worth a backup.
    pub config: PathBuf,
    /// What was learnt and where things stood: worth keeping, not worth a backup.
    pub state: PathBuf,
}

/// The system knows no home folder for this user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this user has no home folder; set PORTOLAN_HOME to a folder that Portolan may use")]
pub struct NoHome;

impl Paths {
    /// The folders for this user. `PORTOLAN_HOME` puts everything below one folder (tests, sticks).
    pub fn of_user() -> Result<Self, NoHome> {
        if let Some(home) = std::env::var_os("PORTOLAN_HOME").filter(|home| !home.is_empty()) {
            let home = PathBuf::from(home);
            return Ok(Self {
                config: home.join("config"),
                state: home.join("state"),
            });
        }
        let folders = directories::ProjectDirs::from("", "", "portolan").ok_or(NoHome)?;
        let state = folders
            .state_dir()
            .unwrap_or_else(|| folders.data_local_dir())
            .to_owned();
        Ok(Self {
            config: folders.config_dir().to_owned(),
            state,
        })
    }

    /// `settings.toml`.
    pub fn settings(&self) -> PathBuf {
        self.config.join("settings.toml")
    }

    /// `sites.toml`.
    pub fn sites(&self) -> PathBuf {
        self.config.join("sites.toml")
    }
}
