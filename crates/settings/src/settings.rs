//! The settings, typed, with their defaults in one place.

use std::path::Path;

use portolan_remote::ModeChoice;
use toml_edit::DocumentMut;

use crate::{FileError, Read, read_toml, update_toml};

/// What the person chose for all sites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Sessions for transfers with one site, 1 to 32.
    pub sessions: u8,
    /// Data-connection mode for sites that do not say otherwise.
    pub mode: ModeChoice,
    /// Show entries whose name begins with a dot?
    pub hidden_files: bool,
    /// Limit for uploads in bytes a second; `None` = none.
    pub upload_limit: Option<u64>,
    /// Limit for downloads in bytes a second; `None` = none.
    pub download_limit: Option<u64>,
}

/// The defaults.
impl Default for Settings {
    fn default() -> Self {
        Self {
            sessions: 4,
            mode: ModeChoice::Auto,
            hidden_files: false,
            upload_limit: None,
            download_limit: None,
        }
    }
}

/// A value that could not be used; the default is used instead, and the file keeps what was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingsProblem {
    /// The whole file was not TOML and lies beside now.
    #[error("the settings could not be read ({why}); they were set aside as {set_aside} and the defaults are used")]
    SetAside {
        /// Where it is now.
        set_aside: String,
        /// What is wrong with it.
        why: String,
    },
    /// One value is out of its range or of the wrong type.
    #[error("the setting `{key}` is not usable ({why}); its default is used")]
    Value {
        /// The key.
        key: &'static str,
        /// What is wrong with it.
        why: &'static str,
    },
}

impl Settings {
    /// Reads the settings; each bad value becomes a problem and its default.
    pub fn load(path: &Path) -> Result<(Self, Vec<SettingsProblem>), FileError> {
        match read_toml(path)? {
            Read::Missing => Ok((Self::default(), Vec::new())),
            Read::Broken { set_aside, why } => {
                let problem = SettingsProblem::SetAside {
                    set_aside: set_aside.display().to_string(),
                    why,
                };
                Ok((Self::default(), vec![problem]))
            }
            Read::Document(document) => Ok(Self::parse(&document)),
        }
    }

    fn parse(document: &DocumentMut) -> (Self, Vec<SettingsProblem>) {
        let mut settings = Self::default();
        let mut problems = Vec::new();
        let mut bad = |key, why| problems.push(SettingsProblem::Value { key, why });
        if let Some(item) = document.get("sessions") {
            match item
                .as_integer()
                .and_then(|number| u8::try_from(number).ok())
                .filter(|number| (1..=32).contains(number))
            {
                Some(sessions) => settings.sessions = sessions,
                None => bad("sessions", "a number from 1 to 32 is needed"),
            }
        }
        if let Some(item) = document.get("mode") {
            match item.as_str().and_then(mode_from) {
                Some(mode) => settings.mode = mode,
                None => bad("mode", "`auto`, `epsv`, `pasv`, `eprt` or `port` is needed"),
            }
        }
        if let Some(item) = document.get("hidden_files") {
            match item.as_bool() {
                Some(hidden) => settings.hidden_files = hidden,
                None => bad("hidden_files", "`true` or `false` is needed"),
            }
        }
        for (key, limit) in [
            ("upload_limit", &mut settings.upload_limit),
            ("download_limit", &mut settings.download_limit),
        ] {
            if let Some(item) = document.get(key) {
                match item.as_integer().and_then(|number| u64::try_from(number).ok()) {
                    Some(number) => *limit = (number > 0).then_some(number),
                    None => bad(key, "bytes a second are needed, or 0 for no limit"),
                }
            }
        }
        (settings, problems)
    }

    /// Writes the settings; comments and keys of other versions stay.
    pub fn save(&self, path: &Path) -> Result<(), FileError> {
        let bytes = |limit: Option<u64>| toml_edit::value(i64::try_from(limit.unwrap_or(0)).unwrap_or(i64::MAX));
        update_toml(path, |document| {
            document["sessions"] = toml_edit::value(i64::from(self.sessions));
            document["mode"] = toml_edit::value(mode_name(self.mode));
            document["hidden_files"] = toml_edit::value(self.hidden_files);
            document["upload_limit"] = bytes(self.upload_limit);
            document["download_limit"] = bytes(self.download_limit);
        })
    }
}

fn mode_name(mode: ModeChoice) -> String {
    match mode {
        ModeChoice::Auto => "auto".to_owned(),
        ModeChoice::Only(mode) => mode.to_string().to_ascii_lowercase(),
    }
}

fn mode_from(name: &str) -> Option<ModeChoice> {
    if name == "auto" {
        return Some(ModeChoice::Auto);
    }
    portolan_remote::DataMode::ALL
        .into_iter()
        .find(|mode| mode.to_string().eq_ignore_ascii_case(name))
        .map(ModeChoice::Only)
}

#[cfg(test)]
mod tests {
    use portolan_remote::DataMode;

    use super::*;

    #[test]
    fn what_is_saved_is_loaded() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("settings.toml");
        let settings = Settings {
            sessions: 32,
            mode: ModeChoice::Only(DataMode::Eprt),
            hidden_files: true,
            upload_limit: Some(1_000_000),
            download_limit: None,
        };
        settings.save(&path).expect("writable");
        assert_eq!(Settings::load(&path).expect("readable"), (settings, Vec::new()));
    }

    #[test]
    fn a_bad_value_is_reported_and_the_others_hold() {
        let document = "sessions = 99\nmode = 'epsv'\nupload_limit = -1\n"
            .parse()
            .expect("TOML");
        let (settings, problems) = Settings::parse(&document);
        assert_eq!(settings.mode, ModeChoice::Only(DataMode::Epsv));
        assert_eq!(settings.sessions, Settings::default().sessions);
        assert_eq!(problems.len(), 2);
    }
}
