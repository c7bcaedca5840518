//! Every field of a site: its key in `sites.toml`, what it is called, on which tab it stands, and how it is changed. A key
//! that is here can be changed here, and a test says that none is missing.

use portolan_ui_kit::{key, language::Key, say};

/// The tabs of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tab {
    General,
    Transfer,
    Security,
    Network,
    Advanced,
}

impl Tab {
    pub(super) const ALL: [Self; 5] = [
        Self::General,
        Self::Transfer,
        Self::Security,
        Self::Network,
        Self::Advanced,
    ];

    pub(super) fn title(self) -> &'static str {
        match self {
            Self::General => say!("sites-tab-general"),
            Self::Transfer => say!("sites-tab-transfer"),
            Self::Security => say!("sites-tab-security"),
            Self::Network => say!("sites-tab-network"),
            Self::Advanced => say!("sites-tab-advanced"),
        }
    }
}

/// How a field is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Control {
    /// One line; the text is dimmed while it is empty.
    Text(Key),
    /// A number.
    Number(Key),
    /// A number of KiB that the file has in bytes.
    Kib(Key),
    /// One of these: the word in the file (empty = the default), and what it is called.
    Choice(&'static [(&'static str, Key)]),
    /// On or off, off where the file says nothing.
    Off(Key),
    /// On or off, on where the file says nothing.
    On(Key),
    /// Several lines, a list in the file.
    Lines(Key),
    /// Several lines, one text in the file.
    Note,
    /// A colour.
    Colour,
    /// An icon.
    Icon,
}

/// A field.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) key: &'static str,
    pub(super) label: Key,
    pub(super) tab: Tab,
    pub(super) control: Control,
}

const fn field(tab: Tab, key: &'static str, label: Key, control: Control) -> Field {
    Field {
        key,
        label,
        tab,
        control,
    }
}

/// Ways to log on; `account` is a user with an account.
pub(super) const LOG_ON: &[(&str, Key)] = &[
    ("anonymous", key!("sites-log-on-anonymous")),
    ("user", key!("sites-log-on-user")),
    ("account", key!("sites-log-on-account")),
    ("ask", key!("sites-log-on-ask")),
    ("interactive", key!("sites-log-on-interactive")),
];

/// Data-connection modes.
const MODE: &[(&str, Key)] = &[
    ("", key!("sites-mode-default")),
    ("epsv", key!("sites-mode-epsv")),
    ("pasv", key!("sites-mode-pasv")),
    ("eprt", key!("sites-mode-eprt")),
    ("port", key!("sites-mode-port")),
];

const TLS: &[(&str, Key)] = &[
    ("if-offered", key!("sites-tls-if-offered")),
    ("explicit", key!("sites-tls-explicit")),
    ("implicit", key!("sites-tls-implicit")),
    ("off", key!("sites-tls-off")),
];

const EXISTING: &[(&str, Key)] = &[
    ("", key!("sites-if-exists-default")),
    ("ask", key!("common-ask")),
    ("replace", key!("sites-if-exists-replace")),
    ("newer", key!("sites-if-exists-newer")),
    ("size", key!("sites-if-exists-size")),
    ("newer-or-size", key!("sites-if-exists-newer-or-size")),
    ("content", key!("sites-if-exists-content")),
    ("resume", key!("sites-if-exists-resume")),
    ("keep-both", key!("sites-if-exists-keep-both")),
    ("skip", key!("sites-if-exists-skip")),
];

const VERIFY: &[(&str, Key)] = &[
    ("", key!("sites-verify-default")),
    ("size", key!("sites-verify-size")),
    ("checksum", key!("sites-verify-checksum")),
    ("read-back", key!("sites-verify-read-back")),
];

const TLS_MIN: &[(&str, Key)] = &[("", Key::same("TLS 1.2")), ("1.3", Key::same("TLS 1.3"))];
const TLS_MAX: &[(&str, Key)] = &[("", Key::same("TLS 1.3")), ("1.2", Key::same("TLS 1.2"))];
const FAMILY: &[(&str, Key)] = &[
    ("", key!("sites-family-default")),
    ("ipv4", key!("sites-family-ipv4")),
    ("ipv6", key!("sites-family-ipv6")),
];
const WHEN: &[(&str, Key)] = &[
    ("", key!("sites-when-default")),
    ("always", key!("sites-when-always")),
    ("never", key!("sites-when-never")),
];

/// All of them, in the order of the form.
pub(super) const FIELDS: &[Field] = &[
    field(
        Tab::General,
        "name",
        key!("sites-field-name"),
        Control::Text(Key::same("")),
    ),
    field(Tab::General, "tls", key!("sites-field-tls"), Control::Choice(TLS)),
    field(
        Tab::General,
        "host",
        key!("sites-field-host"),
        Control::Text(Key::same("ftp.example.org")),
    ),
    field(
        Tab::General,
        "port",
        key!("sites-field-port"),
        Control::Number(Key::same("21")),
    ),
    field(
        Tab::General,
        "log_on",
        key!("sites-field-log-on"),
        Control::Choice(LOG_ON),
    ),
    field(
        Tab::General,
        "user",
        key!("sites-field-user"),
        Control::Text(Key::same("")),
    ),
    field(
        Tab::General,
        "remote_folder",
        key!("sites-field-remote-folder"),
        Control::Text(key!("sites-field-remote-folder.hint")),
    ),
    field(
        Tab::General,
        "local_folder",
        key!("sites-field-local-folder"),
        Control::Text(key!("sites-field-local-folder.hint")),
    ),
    field(Tab::General, "mode", key!("sites-field-mode"), Control::Choice(MODE)),
    field(Tab::General, "colour", key!("sites-field-colour"), Control::Colour),
    field(Tab::General, "icon", key!("sites-field-icon"), Control::Icon),
    field(Tab::General, "note", key!("sites-field-note"), Control::Note),
    field(
        Tab::Transfer,
        "sessions",
        key!("sites-field-sessions"),
        Control::Number(key!("sites-field-sessions.hint")),
    ),
    field(
        Tab::Transfer,
        "existing",
        key!("sites-field-if-exists"),
        Control::Choice(EXISTING),
    ),
    field(
        Tab::Transfer,
        "atomic",
        key!("sites-field-atomic"),
        Control::On(key!("sites-field-atomic.on")),
    ),
    field(
        Tab::Transfer,
        "bin",
        key!("sites-field-bin"),
        Control::Off(key!("sites-field-bin.on")),
    ),
    field(
        Tab::Transfer,
        "verify",
        key!("sites-field-verify"),
        Control::Choice(VERIFY),
    ),
    field(
        Tab::Transfer,
        "upload_limit",
        key!("sites-field-upload-limit"),
        Control::Kib(key!("sites-field-upload-limit.hint")),
    ),
    field(
        Tab::Transfer,
        "download_limit",
        key!("sites-field-download-limit"),
        Control::Kib(key!("sites-field-download-limit.hint")),
    ),
    field(
        Tab::Transfer,
        "linked_browsing",
        key!("sites-field-linked-browsing"),
        Control::Off(key!("sites-field-linked-browsing.on")),
    ),
    field(
        Tab::Transfer,
        "compare",
        Key::same(""),
        Control::Off(key!("sites-field-compare.on")),
    ),
    field(
        Tab::Security,
        "tls_min",
        key!("sites-field-tls-min"),
        Control::Choice(TLS_MIN),
    ),
    field(
        Tab::Security,
        "tls_max",
        key!("sites-field-tls-max"),
        Control::Choice(TLS_MAX),
    ),
    field(
        Tab::Security,
        "pin",
        key!("sites-field-pin"),
        Control::Text(key!("sites-field-pin.hint")),
    ),
    field(
        Tab::Security,
        "client_certificate",
        key!("sites-field-client-certificate"),
        Control::Text(key!("sites-field-client-certificate.hint")),
    ),
    field(
        Tab::Security,
        "plain_data",
        key!("sites-field-plain-data"),
        Control::Off(key!("sites-field-plain-data.on")),
    ),
    field(
        Tab::Network,
        "proxy",
        key!("sites-field-proxy"),
        Control::Text(key!("sites-field-proxy.hint")),
    ),
    field(
        Tab::Network,
        "proxy_commands",
        key!("sites-field-proxy-commands"),
        Control::Lines(key!("sites-field-proxy-commands.hint")),
    ),
    field(
        Tab::Network,
        "family",
        key!("sites-field-family"),
        Control::Choice(FAMILY),
    ),
    field(
        Tab::Network,
        "active_ports",
        key!("sites-field-active-ports"),
        Control::Text(key!("sites-field-active-ports.hint")),
    ),
    field(
        Tab::Network,
        "external_address",
        key!("sites-field-external-address"),
        Control::Text(key!("sites-field-external-address.hint")),
    ),
    field(
        Tab::Network,
        "trust_pasv_address",
        key!("sites-field-trust-pasv-address"),
        Control::Off(key!("sites-field-trust-pasv-address.on")),
    ),
    field(
        Tab::Network,
        "keep_alive",
        key!("sites-field-keep-alive"),
        Control::Text(key!("sites-field-keep-alive.hint")),
    ),
    field(
        Tab::Advanced,
        "encoding",
        key!("sites-field-encoding"),
        Control::Text(key!("sites-field-encoding.hint")),
    ),
    field(
        Tab::Advanced,
        "time_offset",
        key!("sites-field-time-offset"),
        Control::Text(key!("sites-field-time-offset.hint")),
    ),
    field(
        Tab::Advanced,
        "server_family",
        key!("sites-field-server-family"),
        Control::Text(key!("sites-field-server-family.hint")),
    ),
    field(
        Tab::Advanced,
        "hidden_files",
        key!("sites-field-hidden-files"),
        Control::Choice(WHEN),
    ),
    field(Tab::Advanced, "host_command", Key::same("HOST"), Control::Choice(WHEN)),
    field(
        Tab::Advanced,
        "language",
        key!("sites-field-language"),
        Control::Text(key!("sites-field-language.hint")),
    ),
    field(
        Tab::Advanced,
        "allocate",
        Key::same("ALLO"),
        Control::Off(key!("sites-field-allocate.on")),
    ),
    field(
        Tab::Advanced,
        "post_login",
        key!("sites-field-post-login"),
        Control::Lines(key!("sites-field-post-login.hint")),
    ),
];

/// The field of a key.
pub(super) fn of_key(key: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|field| field.key == key)
}

/// Keys that have no field of their own: what they are is seen in the tree, or has a part of its own.
#[cfg(test)]
pub(super) const ELSEWHERE: [&str; 3] = ["id", "folder", "bookmark"];
