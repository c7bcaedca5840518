//! One site, parsed: nothing in it needs to be checked again.

use std::path::PathBuf;

use portolan_remote::{
    ConflictPolicy, ConnectionChoices, Fingerprint, HostPort, ModeChoice, RemotePath, SiteId, Verification,
};
use serde::{Deserialize, Serialize};

use crate::{Bookmark, FolderPath, Look, Secret};

/// Everything about a site but its secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Its number: random for a saved site; for a quick connection made of endpoint and user, so that the same address
    /// shares its sessions.
    pub id: SiteId,
    /// Its name; for a quick connection the host.
    pub name: String,
    /// Protocol, host, port and TLS.
    pub endpoint: Endpoint,
    /// Who logs in.
    pub log_on: LogOn,
    /// The account (ACCT, RFC 959) of [`LogOn::Account`], where it was typed just now or stands in a file of an earlier
    /// version: on its way to where passwords are kept, and never written with the rest.
    pub account: Option<Secret>,
    /// The folder to show first; `None` = where the log-on ends. May be relative to it.
    pub remote_folder: Option<RemotePath>,
    /// Which data modes to use.
    pub mode: ModeChoice,
    /// What else was chosen about its connections.
    pub connection: ConnectionChoices,
    /// Use the address that a 227 names (load-balanced servers).
    pub trust_pasv_address: bool,
    /// Sessions for transfers, 1 to 32; `None` = what the settings say.
    pub sessions: Option<u8>,
    /// Upload to a temporary name first.
    pub atomic: bool,
    /// What an upload or an edited file replaces goes into the bin of the server.
    pub bin: bool,
    /// How files are checked that were moved; `None` = what the settings say.
    pub verify: Option<Verification>,
    /// Accept exactly this certificate, whoever signed it: for servers that were told apart from the network, as the
    /// practice server is.
    pub pin: Option<Fingerprint>,
    /// The local folder to show with it; `None` = the one that is shown. `~` is the home folder.
    pub local_folder: Option<PathBuf>,
    /// Both panes go into and out of folders together.
    pub linked_browsing: bool,
    /// Both panes are compared as soon as it is connected.
    pub compare: bool,
    /// What to do with existing targets; `None` = what the settings say.
    pub existing: Option<ConflictPolicy>,
    /// Limits in bytes a second for this site: upload, download. Those of the settings hold too.
    pub limits: [Option<u64>; 2],
    /// How it is shown.
    pub look: Look,
    /// Pairs of folders to come back to.
    pub bookmarks: Vec<Bookmark>,
    /// Where it stands in the tree.
    pub folder: FolderPath,
    /// Does it come from the file that this computer's administrator keeps? Then it can be used and copied, not changed.
    pub managed: bool,
    /// Was it saved by the person?
    pub saved: bool,
}

/// A value of a key of `sites.toml`.
#[derive(Clone, Debug)]
pub struct KeyValue(toml_edit::Value);

impl KeyValue {
    /// A text.
    pub fn text(text: &str) -> Self {
        Self(text.into())
    }

    /// A number.
    pub fn number(number: i64) -> Self {
        Self(number.into())
    }

    /// On or off.
    pub fn switch(on: bool) -> Self {
        Self(on.into())
    }

    /// A list of texts.
    pub fn list<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Self(texts.into_iter().collect::<toml_edit::Array>().into())
    }
}

/// Protocol and address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// FTP, with or without TLS.
    Ftp {
        /// Where.
        server: HostPort,
        /// How TLS is wanted.
        tls: FtpTls,
    },
}

impl Endpoint {
    /// Where.
    pub fn server(&self) -> &HostPort {
        match self {
            Self::Ftp { server, .. } => server,
        }
    }
}

/// How TLS is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FtpTls {
    /// `ftp://`: if the server offers it; where not, the person is asked once per site.
    #[default]
    IfOffered,
    /// `ftpes://`: explicit TLS, nothing else.
    Explicit,
    /// `ftps://`: TLS from the first byte.
    Implicit,
    /// Plain by decision of the person.
    Off,
}

impl FtpTls {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::IfOffered, Self::Explicit, Self::Implicit, Self::Off];

    /// The port where it is usual.
    pub fn default_port(self) -> u16 {
        match self {
            Self::Implicit => 990,
            Self::IfOffered | Self::Explicit | Self::Off => 21,
        }
    }

    /// The word for it in files and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::IfOffered => "if-offered",
            Self::Explicit => "explicit",
            Self::Implicit => "implicit",
            Self::Off => "off",
        }
    }
}

impl std::str::FromStr for FtpTls {
    type Err = crate::UnknownWord;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.into_iter().find(|known| known.word() == text);
        known.ok_or_else(|| crate::UnknownWord::new(text, Self::ALL.map(Self::word)))
    }
}

/// Who logs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogOn {
    /// `anonymous`, with a meaningless password.
    Anonymous,
    /// A user; the password comes from the keyring, the address field or a prompt.
    User(String),
    /// A user whose password is asked for in each run, and never kept.
    Ask(String),
    /// A user who answers what the server asks, in the server's own words (one-time passwords). Never kept.
    Interactive(String),
    /// A user with a password and an account, which ACCT sends where the server asks for it (RFC 959, section 4.1.1). Both
    /// are secrets.
    Account(String),
}

impl LogOn {
    /// What goes after USER.
    pub fn user(&self) -> &str {
        match self {
            Self::Anonymous => "anonymous",
            Self::User(user) | Self::Ask(user) | Self::Interactive(user) | Self::Account(user) => user,
        }
    }

    /// May its password be kept?
    pub fn keeps_password(&self) -> bool {
        matches!(self, Self::User(_) | Self::Account(_))
    }
}

impl Site {
    /// A number for one more saved site: random, so that sites of two computers can be brought together.
    pub fn new_id() -> SiteId {
        let mut bytes = [0; 8];
        // Without random numbers from the system, the moment and the address of a local are as good as can be: it is a
        // name and no secret.
        if getrandom::fill(&mut bytes).is_err() {
            let now = std::time::SystemTime::now();
            let nanos = now.duration_since(std::time::UNIX_EPOCH).unwrap_or_default().as_nanos();
            bytes = fnv1a(&nanos.to_le_bytes()).to_le_bytes();
        }
        SiteId(u64::from_le_bytes(bytes))
    }

    /// A site made of an address alone. Its number comes from endpoint and user, so that the same address twice is the
    /// same site.
    pub fn quick(endpoint: Endpoint, log_on: LogOn) -> Self {
        let server = endpoint.server();
        let Endpoint::Ftp { tls, .. } = &endpoint;
        let id = SiteId(fnv1a(format!("{tls:?} {} {server}", log_on.user()).as_bytes()));
        Self {
            id,
            name: server.host.to_string(),
            log_on,
            account: None,
            remote_folder: None,
            mode: ModeChoice::Auto,
            connection: ConnectionChoices::default(),
            trust_pasv_address: false,
            sessions: None,
            atomic: true,
            bin: false,
            verify: None,
            pin: None,
            local_folder: None,
            linked_browsing: false,
            compare: false,
            existing: None,
            limits: [None; 2],
            look: Look::default(),
            bookmarks: Vec::new(),
            folder: FolderPath::default(),
            managed: false,
            saved: false,
            endpoint,
        }
    }

    /// The same site with some keys of `sites.toml` set, or at their default (`None`): for faces that name them. A value is
    /// TOML, or else a text. What is wrong is told in words for people.
    pub fn with_keys(&self, keys: &[(String, Option<String>)]) -> Result<Self, String> {
        // Words, paths and versions are texts also without quotation marks.
        let value = |key: &str, text: &str| {
            let parsed = text.parse().ok().map(KeyValue);
            let fits = parsed.filter(|value| self.with_values(&[(key, Some(value.clone()))]).is_ok());
            fits.unwrap_or_else(|| KeyValue::text(text))
        };
        let keys: Vec<_> = keys
            .iter()
            .map(|(key, text)| (key.as_str(), text.as_ref().map(|text| value(key, text))))
            .collect();
        self.with_values(&keys)
    }

    /// The same with values.
    pub fn with_values(&self, keys: &[(&str, Option<KeyValue>)]) -> Result<Self, String> {
        let mut table = toml_edit::Table::new();
        crate::table::fill(&mut table, self);
        for (key, value) in keys {
            if !crate::table::KEYS.contains(key) {
                let known = crate::table::KEYS.join(", ");
                return Err(format!("`{key}` is no key of a site; known are {known}"));
            }
            match value {
                _ if *key == "id" => return Err("`id` is not for change".to_owned()),
                None => drop(table.remove(key)),
                Some(KeyValue(value)) => drop(table.insert(key, toml_edit::Item::Value(value.clone()))),
            }
        }
        let mut site = crate::table::read(&table)?;
        (site.id, site.managed, site.saved) = (self.id, self.managed, self.saved);
        site.account = site.account.or_else(|| self.account.clone());
        Ok(site)
    }

    /// The same as JSON.
    pub fn keys_as_json(&self) -> serde_json::Map<String, serde_json::Value> {
        let mut table = toml_edit::Table::new();
        crate::table::fill(&mut table, self);
        let rows = table.iter();
        rows.filter_map(|(key, item)| Some((key.to_owned(), json(item.as_value()?))))
            .collect()
    }

    /// Its keys in `sites.toml` and their values as TOML, those that are not at their default.
    pub fn keys(&self) -> Vec<(String, String)> {
        let mut table = toml_edit::Table::new();
        crate::table::fill(&mut table, self);
        table
            .iter()
            .map(|(key, item)| (key.to_owned(), item.to_string().trim().to_owned()))
            .collect()
    }
}

fn json(value: &toml_edit::Value) -> serde_json::Value {
    use toml_edit::Value;
    match value {
        Value::String(text) => text.value().as_str().into(),
        Value::Integer(number) => (*number.value()).into(),
        Value::Boolean(on) => (*on.value()).into(),
        Value::Array(list) => list.iter().map(json).collect(),
        Value::InlineTable(table) => {
            let rows = table.iter().map(|(key, value)| (key.to_owned(), json(value)));
            serde_json::Value::Object(rows.collect())
        }
        other => other.to_string().trim().into(),
    }
}

/// FNV-1a, 64 bits: stable over versions and machines, unlike the standard library's hashers.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
