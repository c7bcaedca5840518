//! Where our files are.

use std::path::PathBuf;

/// The folders of this program, as the system's conventions have them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    /// Settings, sites, trusted certificates: worth a backup.
    pub config: PathBuf,
    /// What was learnt and where things stood: worth keeping, not worth a backup.
    pub state: PathBuf,
    /// Sites and defaults for all users of this computer: only read, and only its administrator can write there.
    pub system: PathBuf,
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
                system: home.join("system"),
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
            system: system(),
        })
    }

    /// `settings.toml`.
    pub fn settings(&self) -> PathBuf {
        self.config.join("settings.toml")
    }

    /// `filters.toml`.
    pub fn filters(&self) -> PathBuf {
        self.config.join("filters.toml")
    }

    /// `sites.toml`.
    pub fn sites(&self) -> PathBuf {
        self.config.join("sites.toml")
    }

    /// The queue: `queue.db`, with its log and its lock beside it.
    pub fn queue(&self) -> PathBuf {
        self.state.join("queue.db")
    }

    /// The administrator's `settings.toml`: defaults, and what users may not change.
    pub fn managed_settings(&self) -> PathBuf {
        self.system.join("settings.toml")
    }

    /// The administrator's `sites.toml`.
    pub fn managed_sites(&self) -> PathBuf {
        self.system.join("sites.toml")
    }
}

/// Where the administrator of this computer puts files for all its users.
fn system() -> PathBuf {
    if cfg!(windows) {
        let data = std::env::var_os("ProgramData").map_or_else(|| PathBuf::from(r"C:\ProgramData"), PathBuf::from);
        data.join("Portolan")
    } else if cfg!(target_os = "macos") {
        PathBuf::from("/Library/Application Support/Portolan")
    } else {
        PathBuf::from("/etc/portolan")
    }
}
