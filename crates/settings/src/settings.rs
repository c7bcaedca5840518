//! The settings, typed, with their defaults in one place.

use std::path::Path;

use portolan_remote::{ModeChoice, Proxy};
use toml_edit::{Array, DocumentMut, Item};

use crate::{FileError, Paths, Read, TransferSettings, read_toml, read_toml_only, take_changes, update_toml};

/// In the administrator's file: keys that users cannot change.
const LOCKED: &str = "locked";
const KEEP_PASSWORDS: &str = "keep_passwords";

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
    /// Give files the time of their source.
    pub keep_times: bool,
    /// Give files the permissions of their source.
    pub keep_permissions: bool,
    /// Upload to a temporary name first, for servers that are not saved sites: those say it themselves.
    pub temporary_names: bool,
    /// The proxy of sites that do not say otherwise.
    pub proxy: GlobalProxy,
    /// Hosts that are reached without it: names with all below them, addresses, networks (`10.0.0.0/8`), or `*`.
    pub no_proxy: Vec<String>,
    /// May passwords be kept at all?
    pub keep_passwords: bool,
    /// Are they kept in the system's keyring, where one runs?
    pub keyring: bool,
    /// Minutes without use after which the file of passwords is locked; `None` or 0 = never.
    pub lock_after: Option<u32>,
    /// What holds for transfers.
    pub transfers: TransferSettings,
}

/// The proxy of sites that do not say otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum GlobalProxy {
    /// What the environment says (`ALL_PROXY` and its like), often nothing.
    #[default]
    Environment,
    /// None.
    Direct,
    /// This one.
    Through(Proxy),
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
            keep_times: true,
            keep_permissions: true,
            temporary_names: true,
            proxy: GlobalProxy::Environment,
            no_proxy: Vec::new(),
            keep_passwords: true,
            keyring: true,
            lock_after: Some(30),
            transfers: TransferSettings::default(),
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
    /// The administrator's file is not TOML; it was left where it is.
    #[error("the settings of {path} could not be read ({why}); they do not count")]
    Managed {
        /// Which file.
        path: String,
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

    /// The settings that a file with this text would hold; an error where the text is no TOML.
    pub fn of_text(text: &str) -> Result<(Self, Vec<SettingsProblem>), toml_edit::TomlError> {
        text.parse().map(|document| Self::parse(&document))
    }

    /// The settings of this user: over the defaults of this program come those of the computer's administrator, and over
    /// those the person's own, all but the ones that the administrator names in `locked`. Where the administrator says
    /// `keep_passwords = false`, that holds.
    pub fn of_user(paths: &Paths) -> Result<(Self, Vec<SettingsProblem>), FileError> {
        let path = paths.managed_settings();
        let (managed, broken) = match read_toml_only(&path) {
            Ok(managed) => (managed.unwrap_or_default(), None),
            Err(why) => (DocumentMut::new(), Some(why)),
        };
        let mut problems: Vec<SettingsProblem> = broken
            .into_iter()
            .map(|why| SettingsProblem::Managed {
                path: path.display().to_string(),
                why,
            })
            .collect();
        let own = match read_toml(&paths.settings())? {
            Read::Missing => DocumentMut::new(),
            Read::Document(document) => *document,
            Read::Broken { set_aside, why } => {
                problems.push(SettingsProblem::SetAside {
                    set_aside: set_aside.display().to_string(),
                    why,
                });
                DocumentMut::new()
            }
        };
        let mut locked = strings(managed.get(LOCKED));
        if managed.get(KEEP_PASSWORDS).and_then(Item::as_bool) == Some(false) {
            locked.push(KEEP_PASSWORDS.to_owned());
        }
        let mut document = managed;
        for (key, item) in own.iter() {
            if !locked.iter().any(|locked| locked == key) {
                document.insert(key, item.clone());
            }
        }
        let (settings, bad) = Self::parse(&document);
        problems.extend(bad);
        Ok((settings, problems))
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
        match document
            .get("proxy")
            .map(|item| proxy_from(item, strings(document.get("proxy_commands"))))
        {
            None => {}
            Some(Some(proxy)) => settings.proxy = proxy,
            Some(None) => bad(
                "proxy",
                "`none` or KIND://[USER@]HOST[:PORT] is needed, with KIND one of socks5, socks4a, http, ftp-user, ftp-site, \
                 ftp-open, or ftp-custom with `proxy_commands`; a password does not belong there",
            ),
        }
        for (key, value) in [
            ("hidden_files", &mut settings.hidden_files),
            ("keep_times", &mut settings.keep_times),
            ("keep_permissions", &mut settings.keep_permissions),
            ("temporary_names", &mut settings.temporary_names),
            (KEEP_PASSWORDS, &mut settings.keep_passwords),
            ("keyring", &mut settings.keyring),
        ] {
            if let Some(item) = document.get(key) {
                match item.as_bool() {
                    Some(on) => *value = on,
                    None => bad(key, "`true` or `false` is needed"),
                }
            }
        }
        if let Some(item) = document.get("lock_after") {
            match item.as_integer().and_then(|number| u32::try_from(number).ok()) {
                Some(minutes) => settings.lock_after = (minutes > 0).then_some(minutes),
                None => bad("lock_after", "minutes are needed, or 0 for never"),
            }
        }
        settings.no_proxy = strings(document.get("no_proxy"));
        settings.transfers = TransferSettings::parse(document.get("transfers"), &mut problems);
        (settings, problems)
    }

    /// Writes what differs from `before`: comments, keys of other versions, values that cannot be used, and what another
    /// window changed meanwhile stay.
    pub fn save(&self, before: &Self, path: &Path) -> Result<(), FileError> {
        if self == before {
            return Ok(());
        }
        update_toml(path, |document| {
            take_changes(
                &mut **document,
                before.document().as_table(),
                self.document().as_table(),
            );
        })
    }

    /// All of them, as they stand in a file.
    fn document(&self) -> DocumentMut {
        let bytes = |limit: Option<u64>| toml_edit::value(i64::try_from(limit.unwrap_or(0)).unwrap_or(i64::MAX));
        let mut document = DocumentMut::new();
        document["sessions"] = toml_edit::value(i64::from(self.sessions));
        document["mode"] = toml_edit::value(mode_name(self.mode));
        document["hidden_files"] = toml_edit::value(self.hidden_files);
        document["keep_times"] = toml_edit::value(self.keep_times);
        document["keep_permissions"] = toml_edit::value(self.keep_permissions);
        document["temporary_names"] = toml_edit::value(self.temporary_names);
        document["upload_limit"] = bytes(self.upload_limit);
        document["download_limit"] = bytes(self.download_limit);
        let mut put = |key: &str, item: Option<Item>| {
            if let Some(item) = item {
                document[key] = item;
            }
        };
        let (proxy, commands) = match &self.proxy {
            GlobalProxy::Environment => (None, &[][..]),
            GlobalProxy::Direct => (Some("none".to_owned()), &[][..]),
            GlobalProxy::Through(proxy) => (Some(proxy.to_string()), proxy.commands()),
        };
        let list = |lines: &[String]| (!lines.is_empty()).then(|| toml_edit::value(lines.iter().collect::<Array>()));
        put("proxy", proxy.map(toml_edit::value));
        put("proxy_commands", list(commands));
        put("no_proxy", list(&self.no_proxy));
        let usual = Self::default();
        let unusual = |on: bool, usual: bool| (on != usual).then(|| toml_edit::value(on));
        put(KEEP_PASSWORDS, unusual(self.keep_passwords, usual.keep_passwords));
        put("keyring", unusual(self.keyring, usual.keyring));
        let minutes = i64::from(self.lock_after.unwrap_or(0));
        put(
            "lock_after",
            (self.lock_after != usual.lock_after).then(|| toml_edit::value(minutes)),
        );
        self.transfers.write(&mut document["transfers"]);
        document
    }
}

/// A list of texts, or one text alone.
fn strings(item: Option<&Item>) -> Vec<String> {
    let Some(item) = item else { return Vec::new() };
    let one = item.as_str().map(str::to_owned);
    let more = item.as_array().into_iter().flatten().filter_map(|text| text.as_str());
    one.into_iter().chain(more.map(str::to_owned)).collect()
}

fn proxy_from(item: &Item, commands: Vec<String>) -> Option<GlobalProxy> {
    match item.as_str()? {
        "none" => Some(GlobalProxy::Direct),
        text => Proxy::parse(text, commands).ok().map(GlobalProxy::Through),
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
            keep_times: false,
            keep_permissions: false,
            temporary_names: false,
            proxy: GlobalProxy::Through("socks5://anna@h:1080".parse().expect("a proxy")),
            no_proxy: vec!["example.org".to_owned(), "10.0.0.0/8".to_owned()],
            keep_passwords: false,
            keyring: false,
            lock_after: None,
            transfers: TransferSettings {
                attempts: 3,
                ..TransferSettings::default()
            },
        };
        settings.save(&Settings::default(), &path).expect("writable");
        assert_eq!(Settings::load(&path).expect("readable"), (settings, Vec::new()));
    }

    #[test]
    fn what_did_not_change_stays_as_it_is_written() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("settings.toml");
        let text = "# mine\nsessions = 99 # too many\nfuture = 1\nmode = \"epsv\" # best here\n\n[transfers]\nattempts = 3 # enough\n";
        std::fs::write(&path, text).expect("writable");
        let (before, problems) = Settings::load(&path).expect("readable");
        assert_eq!(problems.len(), 1);
        let mut now = before.clone();
        now.mode = ModeChoice::Auto;
        now.transfers.attempts = 4;
        now.save(&before, &path).expect("writable");
        let expected = text.replace("\"epsv\"", "\"auto\"").replace("= 3", "= 4");
        assert_eq!(std::fs::read_to_string(&path).expect("readable"), expected);
    }

    #[test]
    fn the_administrators_settings_are_defaults_or_hold() {
        let home = tempfile::tempdir().expect("a temporary folder");
        let paths = Paths {
            config: home.path().join("config"),
            state: home.path().join("state"),
            system: home.path().join("system"),
        };
        std::fs::create_dir_all(&paths.system).expect("writable");
        let managed = "sessions = 2\nhidden_files = true\nkeep_passwords = false\nlocked = ['hidden_files']\n";
        std::fs::write(paths.managed_settings(), managed).expect("writable");
        let (settings, problems) = Settings::of_user(&paths).expect("readable");
        assert_eq!(
            (settings.sessions, settings.keep_passwords, problems.len()),
            (2, false, 0)
        );
        std::fs::create_dir_all(&paths.config).expect("writable");
        let own = "sessions = 9\nhidden_files = false\nkeep_passwords = true\n";
        std::fs::write(paths.settings(), own).expect("writable");
        let (settings, _) = Settings::of_user(&paths).expect("readable");
        assert_eq!(
            (settings.sessions, settings.hidden_files, settings.keep_passwords),
            (9, true, false)
        );
        std::fs::write(paths.managed_settings(), "[[half").expect("writable");
        let (settings, problems) = Settings::of_user(&paths).expect("readable");
        assert!(settings.keep_passwords && matches!(&problems[..], [SettingsProblem::Managed { .. }]));
        assert!(paths.managed_settings().exists());
    }

    #[test]
    fn a_bad_value_is_reported_and_the_others_hold() {
        let document = "sessions = 99\nmode = 'epsv'\nupload_limit = -1\nproxy = 'http://a:secret@h'\nno_proxy = 'h'\n"
            .parse()
            .expect("TOML");
        let (settings, problems) = Settings::parse(&document);
        assert_eq!(settings.mode, ModeChoice::Only(DataMode::Epsv));
        assert_eq!(settings.sessions, Settings::default().sessions);
        assert_eq!(
            (settings.proxy, settings.no_proxy),
            (GlobalProxy::Environment, vec!["h".to_owned()])
        );
        assert_eq!(problems.len(), 3);
    }
}
