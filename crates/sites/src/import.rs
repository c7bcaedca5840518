//! Sites of other programs, read from the bytes of their files. Nothing here opens a file: the caller reads it, and the
//! source is never altered. Everything is bounded, and no input panics.

mod double_commander;
mod filezilla;
mod filezilla_database;
mod filezilla_parts;
mod filezilla_queue;
mod filters;
mod ini;
mod lftp;
mod netrc;
mod portolan;
mod rclone;
mod registry;
mod safe_path;
mod winscp;
mod xml;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use portolan_remote::{
    ConflictPolicy, Detail, Direction, FileName, Fingerprint, HostPort, ModeChoice, Proxy, RemotePath, TypeChoice,
};
use portolan_settings::{FilterBook, GlobalProxy, Settings};

pub use self::filters::{ImportedFilters, read_filters};
pub(crate) use self::{filezilla::colour_index, safe_path::write as write_safe_path};
use crate::{Bookmark, Endpoint, FtpTls, LogOn, SavedSites, Secret, SecretRef, Site, checked_name};

/// The largest file that is read, in bytes.
pub const LARGEST_SOURCE: u64 = 32 << 20;

/// The largest database of a queue that is read, in bytes.
pub const LARGEST_QUEUE: u64 = 512 << 20;

/// The most sites that are taken from one file.
const MOST_SITES: usize = 20_000;

/// Whose file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// `sitemanager.xml`, `filezilla.xml`, `trustedcerts.xml`, `filters.xml`, `queue.sqlite3`, and what it exports.
    FileZilla,
    /// `WinSCP.ini`, what the registry of Windows has of it, and that as exported (`.reg`).
    WinScp,
    /// The configuration of Double Commander's FTP plugin.
    DoubleCommander,
    /// `rclone.conf`.
    Rclone,
    /// `.netrc`.
    Netrc,
    /// lftp's `bookmarks`.
    Lftp,
    /// What Portolan exports.
    Portolan,
}

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// The sites that can be used.
    pub sites: Vec<ImportedSite>,
    /// Certificates that the other program trusts. They are shown before they are trusted.
    pub certificates: Vec<ImportedCertificate>,
    /// Settings for all sites.
    pub settings: ImportedSettings,
    /// Filters with a name, and sets of them.
    pub filters: Option<FilterBook>,
    /// Bookmarks that belong to no site.
    pub bookmarks: Vec<Bookmark>,
    /// What was still to be moved, by server.
    pub queues: Vec<ImportedQueue>,
    /// Passwords that are encrypted: [`SealedFile::open`](crate::SealedFile::open) has them.
    pub sealed: Option<Vec<u8>>,
    /// What could not be taken over, in words.
    pub left_out: Vec<String>,
}

/// A site, ready to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedSite {
    /// The site, with a number of its own.
    pub site: Site,
    /// Its password, where the file holds one that can be read.
    pub secret: Option<Secret>,
    /// The password at its own proxy, likewise.
    pub at_proxy: Option<Secret>,
    /// What of it could not be taken over, in words.
    pub notes: Vec<String>,
}

/// What another program still had to move to and from one server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedQueue {
    /// The server, as that program knew it.
    pub site: ImportedSite,
    /// The files, in the order in which they waited.
    pub transfers: Vec<ImportedTransfer>,
    /// What of them is otherwise here, in words.
    pub notes: Vec<String>,
}

/// A file that another program still had to move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedTransfer {
    /// Which way.
    pub direction: Direction,
    /// The local folder: a whole path.
    pub local_folder: PathBuf,
    /// The folder on the server, in the encoding of its site.
    pub remote_folder: RemotePath,
    /// Its name at the source.
    pub name: FileName,
    /// Its name at the target where it differs.
    pub target_name: Option<FileName>,
    /// Size of the source in bytes, where known.
    pub size: Option<u64>,
    /// From 0 (when nothing else waits) by 2 (as it comes) to 4 (before everything).
    pub priority: u8,
    /// What was decided where the target exists, if it replaces nothing.
    pub policy: Option<ConflictPolicy>,
}

/// A certificate that another program trusts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedCertificate {
    /// For which server.
    pub server: HostPort,
    /// Its SHA-256.
    pub sha256: Fingerprint,
    /// The certificate itself (DER), to be looked at.
    pub der: Vec<u8>,
}

/// Settings of another program that we have too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportedSettings {
    /// Sessions for transfers.
    pub sessions: Option<u8>,
    /// Limits in bytes a second: upload, download.
    pub limits: [Option<u64>; 2],
    /// Show entries whose name begins with a dot?
    pub hidden_files: Option<bool>,
    /// How data connections are made.
    pub mode: Option<ModeChoice>,
    /// The proxy, and the password there.
    pub proxy: Option<(Proxy, Option<Secret>)>,
    /// Files at once: uploads, downloads.
    pub at_once: [Option<u8>; 2],
    /// Do files get the time of their source?
    pub keep_times: Option<bool>,
    /// As what files are moved.
    pub file_type: Option<TypeChoice>,
    /// What to do where a target exists: of an upload, of a download.
    pub existing: [Option<ConflictPolicy>; 2],
    /// How often an item is begun before it fails.
    pub attempts: Option<u32>,
    /// The wait before the second attempt.
    pub retry_delay: Option<Duration>,
    /// How long a server may be silent.
    pub time_limit: Option<Duration>,
}

impl ImportedSettings {
    /// What they say, a line each, for people.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let mut add = |text: Option<String>| lines.extend(text);
        add(self
            .sessions
            .map(|sessions| format!("Sessions for transfers: {sessions}")));
        for (limit, what) in self.limits.iter().zip(["Uploads", "Downloads"]) {
            add(limit.map(|limit| format!("{what}: at most {} KiB/s", limit / 1024)));
        }
        add(self.hidden_files.map(|on| {
            let word = if on { "shown" } else { "not shown" };
            format!("Hidden files: {word}")
        }));
        add(self.mode.map(|mode| match mode {
            ModeChoice::Auto => "Data connections: what works".to_owned(),
            ModeChoice::Only(mode) => format!("Data connections: {mode}"),
        }));
        add(self.proxy.as_ref().map(|(proxy, _)| format!("Proxy: {proxy}")));
        for (files, what) in self.at_once.iter().zip(["Uploads", "Downloads"]) {
            add(files.map(|files| format!("{what} at once: at most {files}")));
        }
        add(self.keep_times.map(|on| {
            let word = if on { "as at the source" } else { "when they came" };
            format!("Times of files: {word}")
        }));
        add(self
            .file_type
            .map(|file_type| format!("Transfer type: {}", file_type.word())));
        for (policy, what) in self.existing.iter().zip(["uploads", "downloads"]) {
            add(policy.map(|policy| format!("Where a target of {what} exists: {}", policy.word())));
        }
        add(self.attempts.map(|attempts| format!("Attempts: {attempts}")));
        let seconds = |limit: Duration| format!("{} s", limit.as_secs());
        add(self
            .retry_delay
            .map(|wait| format!("Wait before the next attempt: {}", seconds(wait))));
        add(self
            .time_limit
            .map(|limit| format!("A server may be silent for {}", seconds(limit))));
        lines
    }

    /// Puts them over others.
    pub fn apply(&self, settings: &mut Settings) {
        if let Some(sessions) = self.sessions {
            settings.sessions = sessions;
        }
        if let Some(limit) = self.limits[0] {
            settings.upload_limit = Some(limit);
        }
        if let Some(limit) = self.limits[1] {
            settings.download_limit = Some(limit);
        }
        if let Some(hidden) = self.hidden_files {
            settings.hidden_files = hidden;
        }
        if let Some(mode) = self.mode {
            settings.mode = mode;
        }
        if let Some((proxy, _)) = &self.proxy {
            settings.proxy = GlobalProxy::Through(proxy.clone());
        }
        settings.keep_times = self.keep_times.unwrap_or(settings.keep_times);
        let transfers = &mut settings.transfers;
        transfers.uploads_at_once = self.at_once[0].or(transfers.uploads_at_once);
        transfers.downloads_at_once = self.at_once[1].or(transfers.downloads_at_once);
        transfers.if_exists.upload = self.existing[0].unwrap_or(transfers.if_exists.upload);
        transfers.if_exists.download = self.existing[1].unwrap_or(transfers.if_exists.download);
        transfers.file_type = self.file_type.unwrap_or(transfers.file_type);
        transfers.attempts = self.attempts.unwrap_or(transfers.attempts);
        transfers.retry_delay = self.retry_delay.unwrap_or(transfers.retry_delay);
        transfers.longest_retry_delay = transfers.longest_retry_delay.max(transfers.retry_delay);
        transfers.time_limit = self.time_limit.or(transfers.time_limit);
    }
}

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// Nobody's that we know.
    #[error(
        "this is no file of FileZilla, WinSCP, Double Commander, rclone or lftp, and no .netrc; say which it is if it is one"
    )]
    Unknown,
    /// It is damaged, or goes beyond all bounds.
    #[error("the file cannot be read: {0}")]
    Broken(String),
}

impl From<&ImportError> for Detail {
    fn from(error: &ImportError) -> Self {
        match error {
            ImportError::Unknown => Self::ImportUnknown,
            ImportError::Broken(why) => Self::ImportBroken { why: (&**why).into() },
        }
    }
}

impl Source {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::FileZilla,
        Self::WinScp,
        Self::DoubleCommander,
        Self::Rclone,
        Self::Netrc,
        Self::Lftp,
        Self::Portolan,
    ];

    /// Its name, for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::FileZilla => "FileZilla",
            Self::WinScp => "WinSCP",
            Self::DoubleCommander => "Double Commander",
            Self::Rclone => "rclone",
            Self::Netrc => ".netrc",
            Self::Lftp => "lftp",
            Self::Portolan => "Portolan",
        }
    }

    /// The word for it on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::FileZilla => "filezilla",
            Self::WinScp => "winscp",
            Self::DoubleCommander => "double-commander",
            Self::Rclone => "rclone",
            Self::Netrc => "netrc",
            Self::Lftp => "lftp",
            Self::Portolan => "portolan",
        }
    }

    /// Whose file this is, by what is in it and by its name.
    pub fn guess(name: &str, bytes: &[u8]) -> Option<Self> {
        if filezilla_database::is_database(bytes) {
            return Some(Self::FileZilla);
        }
        let text = ini::text(bytes);
        let name = name.to_lowercase();
        let has = |section: &str| text.lines().any(|line| line.trim().to_lowercase().starts_with(section));
        if text.contains("<FileZilla3") || (text.trim_start().starts_with('<') && text.contains("<Servers")) {
            Some(Self::FileZilla)
        } else if has("[[site]]") || has("[[folder]]") {
            Some(Self::Portolan)
        } else if registry::is_of_winscp(&text)
            || has("[sessions\\")
            || has("[configuration\\")
            || name.ends_with("winscp.ini")
        {
            Some(Self::WinScp)
        } else if has("[ftp]") && text.contains("Connection") {
            Some(Self::DoubleCommander)
        } else if name.ends_with("netrc") || has("machine ") {
            Some(Self::Netrc)
        } else if name.ends_with("rclone.conf") || (has("[") && has("type")) {
            Some(Self::Rclone)
        } else if text.lines().any(|line| line.contains("\tftp")) || name.ends_with("bookmarks") {
            Some(Self::Lftp)
        } else {
            None
        }
    }

    /// Where this user may have such files. They need not be there.
    pub fn usual_places(home: &Path) -> Vec<(Self, PathBuf)> {
        let config = std::env::var_os("XDG_CONFIG_HOME").map_or_else(|| home.join(".config"), PathBuf::from);
        let roaming = std::env::var_os("APPDATA").map(PathBuf::from);
        let mut places = Vec::new();
        let filezilla = [
            Some(config.join("filezilla")),
            Some(home.join(".filezilla")),
            roaming.as_ref().map(|roaming| roaming.join("FileZilla")),
        ];
        for folder in filezilla.into_iter().flatten() {
            for name in [
                "sitemanager.xml",
                "trustedcerts.xml",
                "filezilla.xml",
                "bookmarks.xml",
                "filters.xml",
                "queue.sqlite3",
                "queue.xml",
            ] {
                places.push((Self::FileZilla, folder.join(name)));
            }
        }
        places.extend(roaming.map(|roaming| (Self::WinScp, roaming.join("WinSCP.ini"))));
        places.push((Self::DoubleCommander, config.join("doublecmd/ftp.ini")));
        places.push((Self::Rclone, config.join("rclone/rclone.conf")));
        places.push((Self::Netrc, home.join(".netrc")));
        places.push((Self::Lftp, home.join(".local/share/lftp/bookmarks")));
        places.push((Self::Lftp, home.join(".lftp/bookmarks")));
        places
    }

    /// Reads the bytes of a file.
    pub fn read(self, bytes: &[u8]) -> Result<Import, ImportError> {
        let database = filezilla_database::is_database(bytes);
        let largest = if database { LARGEST_QUEUE } else { LARGEST_SOURCE };
        if bytes.len() as u64 > largest {
            return Err(ImportError::Broken(format!("it is larger than {} MiB", largest >> 20)));
        }
        let mut import = match self {
            Self::FileZilla => filezilla::read(bytes)?,
            Self::WinScp => {
                let text = ini::text(bytes);
                match registry::sections(&text) {
                    Some(sections) => winscp::read(&sections),
                    None => winscp::read(&ini::owned_sections(&text)),
                }
            }
            Self::DoubleCommander => double_commander::read(&ini::text(bytes)),
            Self::Rclone => rclone::read(&ini::text(bytes)),
            Self::Netrc => netrc::read(&ini::text(bytes)),
            Self::Lftp => lftp::read(&ini::text(bytes)),
            Self::Portolan => portolan::read(&ini::text(bytes))?,
        };
        if import.sites.len() > MOST_SITES {
            let more = import.sites.len() - MOST_SITES;
            import
                .left_out
                .push(format!("{more} more sites: {MOST_SITES} are the most"));
            import.sites.truncate(MOST_SITES);
        }
        Ok(import)
    }
}

impl ImportedQueue {
    /// How many files go up and how many come down, and the bytes of those whose size is known.
    pub fn counts(&self) -> (usize, usize, u64) {
        let up = self
            .transfers
            .iter()
            .filter(|transfer| transfer.direction == Direction::Upload);
        let up = up.count();
        let bytes = self.transfers.iter().filter_map(|transfer| transfer.size);
        (up, self.transfers.len() - up, bytes.fold(0, u64::saturating_add))
    }

    /// The saved site that it goes to: the same server and user, of the same name if there are several.
    pub fn saved_at<'a>(&self, saved: &'a SavedSites) -> Option<&'a Arc<Site>> {
        let mut all = saved.sites.iter().filter(|site| self.site.is_at(site));
        let named = all.clone().find(|site| site.name == self.site.site.name);
        named.or_else(|| all.next())
    }
}

impl ImportedSite {
    fn new(site: Site, secret: Option<Secret>, notes: Vec<String>) -> Self {
        Self {
            site,
            secret,
            at_proxy: None,
            notes,
        }
    }

    /// Its passwords, at the server and at its proxy, and where they are kept. The account goes with the site.
    pub fn secrets(&self) -> impl Iterator<Item = (SecretRef, Secret)> + use<> {
        let own = SecretRef::of_site(&self.site).zip(self.secret.clone());
        let proxy = SecretRef::of_own_proxy(&self.site).zip(self.at_proxy.clone());
        own.into_iter().chain(proxy)
    }

    /// Do both lead to the same server, as the same user?
    pub fn is_at(&self, other: &Site) -> bool {
        self.site.endpoint == other.endpoint && self.site.log_on.user() == other.log_on.user()
    }

    /// Is this very site saved already: the same place, name and user?
    pub fn is_like(&self, saved: &Site) -> bool {
        let own = &self.site;
        self.is_at(saved) && own.name == saved.name && own.folder == saved.folder
    }
}

impl Import {
    fn leave_out(&mut self, what: &str, why: &str) {
        self.left_out.push(format!("{}: {why}", shown(what)));
    }
}

/// Text of a foreign file, as it may stand in a message: short, on one line.
fn shown(text: &str) -> String {
    let visible = text.chars().filter(|char| !char.is_control());
    let short: String = visible.take(80).collect();
    if short.is_empty() {
        "a site without a name".to_owned()
    } else {
        short
    }
}

/// A name as our tree takes it; what cannot be in one is left out.
fn legal_name(text: &str, otherwise: &str) -> String {
    let plain = |text: &str| -> String {
        let kept = text.chars().filter(|char| !char.is_control());
        kept.take(crate::LONGEST_NAME).collect()
    };
    let name = plain(text);
    match checked_name(&name) {
        Ok(name) => name.to_owned(),
        Err(_) => checked_name(&plain(otherwise)).unwrap_or("Site").to_owned(),
    }
}

/// A site with a number of its own, in the usual form; `None` for a host or a user that cannot be.
fn site(name: &str, host: &str, port: u16, tls: FtpTls, log_on: LogOn) -> Option<Site> {
    let host = host.trim().trim_start_matches('[').trim_end_matches(']');
    let harmless = |text: &str| !text.chars().any(char::is_control);
    if host.is_empty() || port == 0 || host.contains(char::is_whitespace) || !harmless(host) || !harmless(log_on.user())
    {
        return None;
    }
    let server = HostPort::new(host, port);
    let mut site = Site::quick(Endpoint::Ftp { server, tls }, log_on);
    site.id = Site::new_id();
    site.name = legal_name(name, host);
    site.saved = true;
    Some(site)
}

/// The log-on of a user who may be nobody.
fn log_on(user: &str) -> LogOn {
    if user.is_empty() || user == "anonymous" {
        LogOn::Anonymous
    } else {
        LogOn::User(user.to_owned())
    }
}

/// A password that can be sent; an empty one is none.
fn secret(text: String) -> Option<Secret> {
    let secret = Secret::new(text);
    let text = secret.expose();
    (!text.is_empty() && !text.contains(['\r', '\n', '\0'])).then_some(secret)
}

#[cfg(test)]
mod tests;
