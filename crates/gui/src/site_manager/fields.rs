//! Every field of a site: its key in `sites.toml`, what it is called, on which tab it stands, and how it is changed. A key
//! that is here can be changed here, and a test says that none is missing.

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
            Self::General => "General",
            Self::Transfer => "Transfer",
            Self::Security => "Security",
            Self::Network => "Network",
            Self::Advanced => "Advanced",
        }
    }
}

/// How a field is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Control {
    /// One line; the text is dimmed while it is empty.
    Text(&'static str),
    /// A number.
    Number(&'static str),
    /// A number of KiB that the file has in bytes.
    Kib(&'static str),
    /// One of these: the word in the file (empty = the default), and what it is called.
    Choice(&'static [(&'static str, &'static str)]),
    /// On or off, off where the file says nothing.
    Off(&'static str),
    /// On or off, on where the file says nothing.
    On(&'static str),
    /// Several lines, a list in the file.
    Lines(&'static str),
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
    pub(super) label: &'static str,
    pub(super) tab: Tab,
    pub(super) control: Control,
}

const fn field(tab: Tab, key: &'static str, label: &'static str, control: Control) -> Field {
    Field {
        key,
        label,
        tab,
        control,
    }
}

/// Ways to log on; `account` is a user with an account.
pub(super) const LOG_ON: &[(&str, &str)] = &[
    ("anonymous", "Anonymous"),
    ("user", "User and password"),
    ("account", "User, password and account"),
    ("ask", "User, and ask for the password"),
    ("interactive", "Interactive: the server asks"),
];

/// Data-connection modes.
const MODE: &[(&str, &str)] = &[
    ("", "Auto: passive first, then active"),
    ("epsv", "EPSV: extended passive, we connect"),
    ("pasv", "PASV: passive, we connect, IPv4 only"),
    ("eprt", "EPRT: extended active, the server connects"),
    ("port", "PORT: active, the server connects, IPv4 only"),
];

const TLS: &[(&str, &str)] = &[
    ("if-offered", "FTP, over TLS if offered"),
    ("explicit", "FTP over TLS, required (explicit)"),
    ("implicit", "FTP over TLS from the first byte (implicit)"),
    ("off", "Plain FTP: everybody on the way can read it"),
];

const EXISTING: &[(&str, &str)] = &[
    ("", "As the settings have it"),
    ("ask", "Ask"),
    ("replace", "Replace it"),
    ("newer", "Replace it if the source is newer"),
    ("size", "Replace it if the sizes differ"),
    ("newer-or-size", "Replace it if the source is newer, or sizes differ"),
    ("content", "Replace it if the contents differ"),
    ("resume", "Append what is missing"),
    ("keep-both", "Keep both"),
    ("skip", "Leave it"),
];

const VERIFY: &[(&str, &str)] = &[
    ("", "As the settings have it"),
    ("size", "By their size"),
    ("checksum", "By a checksum, where the server makes one"),
    ("read-back", "By a checksum, or by reading them back"),
];

const TLS_MIN: &[(&str, &str)] = &[("", "TLS 1.2"), ("1.3", "TLS 1.3")];
const TLS_MAX: &[(&str, &str)] = &[("", "TLS 1.3"), ("1.2", "TLS 1.2")];
const FAMILY: &[(&str, &str)] = &[
    ("", "IPv4 and IPv6, what answers first"),
    ("ipv4", "IPv4 only"),
    ("ipv6", "IPv6 only"),
];
const WHEN: &[(&str, &str)] = &[
    ("", "Where the server is known for it"),
    ("always", "Always"),
    ("never", "Never"),
];

/// All of them, in the order of the form.
pub(super) const FIELDS: &[Field] = &[
    field(Tab::General, "name", "Name", Control::Text("")),
    field(Tab::General, "tls", "Protocol", Control::Choice(TLS)),
    field(Tab::General, "host", "Host", Control::Text("ftp.example.org")),
    field(Tab::General, "port", "Port", Control::Number("21")),
    field(Tab::General, "log_on", "Log on as", Control::Choice(LOG_ON)),
    field(Tab::General, "user", "User", Control::Text("")),
    field(
        Tab::General,
        "remote_folder",
        "Remote folder",
        Control::Text("The folder of the log-on"),
    ),
    field(
        Tab::General,
        "local_folder",
        "Local folder",
        Control::Text("The one that is shown"),
    ),
    field(Tab::General, "mode", "Data connections", Control::Choice(MODE)),
    field(Tab::General, "colour", "Colour", Control::Colour),
    field(Tab::General, "icon", "Icon", Control::Icon),
    field(Tab::General, "note", "Note", Control::Note),
    field(
        Tab::Transfer,
        "sessions",
        "Sessions",
        Control::Number("As the settings have it, 1 to 32"),
    ),
    field(Tab::Transfer, "existing", "If it exists", Control::Choice(EXISTING)),
    field(
        Tab::Transfer,
        "atomic",
        "Uploads",
        Control::On("Under a temporary name until they are whole"),
    ),
    field(Tab::Transfer, "verify", "Proof of transfers", Control::Choice(VERIFY)),
    field(
        Tab::Transfer,
        "upload_limit",
        "Upload limit",
        Control::Kib("KiB a second; empty = none"),
    ),
    field(
        Tab::Transfer,
        "download_limit",
        "Download limit",
        Control::Kib("KiB a second; empty = none"),
    ),
    field(
        Tab::Transfer,
        "linked_browsing",
        "Panes",
        Control::Off("Go into folders together (linked browsing)"),
    ),
    field(
        Tab::Transfer,
        "compare",
        "",
        Control::Off("Compare both sides as soon as it is connected"),
    ),
    field(Tab::Security, "tls_min", "Lowest version", Control::Choice(TLS_MIN)),
    field(Tab::Security, "tls_max", "Highest version", Control::Choice(TLS_MAX)),
    field(
        Tab::Security,
        "pin",
        "Certificate",
        Control::Text("SHA-256 of the only one that is accepted besides trusted ones"),
    ),
    field(
        Tab::Security,
        "client_certificate",
        "Our certificate",
        Control::Text("PEM file by which the server knows this computer"),
    ),
    field(
        Tab::Security,
        "plain_data",
        "Files",
        Control::Off("In clear where the server refuses to protect them"),
    ),
    field(
        Tab::Network,
        "proxy",
        "Proxy",
        Control::Text("As the settings have it; `none`, or socks5://host:port"),
    ),
    field(
        Tab::Network,
        "proxy_commands",
        "Proxy commands",
        Control::Lines("For ftp-custom://: USER %u@%h, PASS %p, one a line"),
    ),
    field(Tab::Network, "family", "Addresses", Control::Choice(FAMILY)),
    field(
        Tab::Network,
        "active_ports",
        "Active ports",
        Control::Text("50000-50100; empty = any free one"),
    ),
    field(
        Tab::Network,
        "external_address",
        "Active address",
        Control::Text("The address of a router; empty = this computer's own"),
    ),
    field(
        Tab::Network,
        "trust_pasv_address",
        "Passive address",
        Control::Off("Connect to the address that the server names (PASV)"),
    ),
    field(
        Tab::Network,
        "keep_alive",
        "Keep-alive",
        Control::Text("noop:30; stat:60, pwd:60 or off"),
    ),
    field(
        Tab::Advanced,
        "encoding",
        "Names in",
        Control::Text("UTF-8, or found out; else GBK, windows-1252 …"),
    ),
    field(
        Tab::Advanced,
        "time_offset",
        "Clock",
        Control::Text("Found out; else +01:00 ahead of UTC"),
    ),
    field(
        Tab::Advanced,
        "server_family",
        "Server family",
        Control::Text("Found out"),
    ),
    field(Tab::Advanced, "hidden_files", "LIST -a", Control::Choice(WHEN)),
    field(Tab::Advanced, "host_command", "HOST", Control::Choice(WHEN)),
    field(
        Tab::Advanced,
        "language",
        "Language",
        Control::Text("Of the server's words, as `en` (LANG)"),
    ),
    field(
        Tab::Advanced,
        "allocate",
        "ALLO",
        Control::Off("Tell the size before each upload"),
    ),
    field(
        Tab::Advanced,
        "post_login",
        "After log-on",
        Control::Lines("Commands, one a line: SITE UMASK 022"),
    ),
];

/// The field of a key.
pub(super) fn of_key(key: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|field| field.key == key)
}

/// Keys that have no field of their own: what they are is seen in the tree, or has a part of its own.
#[cfg(test)]
pub(super) const ELSEWHERE: [&str; 3] = ["id", "folder", "bookmark"];
