//! The options that hold for every command.

use std::{net::IpAddr, path::PathBuf};

use clap::{Args, ValueEnum};
use portolan_engine::JobOptions;
use portolan_queue::ConflictPolicy;
use portolan_remote::{
    DataMode, Fingerprint, KeepAlive, MOST_ENTRIES, ModeChoice, NameEncoding, PortRange, ProxyChoice, TimeOffset,
    TlsVersion, TypeChoice, Verification,
};
use portolan_sites::{FtpTls, Secret};

use crate::control::Control;

/// What holds for every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options for every command")]
pub(crate) struct Options {
    /// Work with the queue that is kept.
    #[arg(skip)]
    pub(crate) durable: bool,
    /// So many entries of one folder are read.
    #[arg(skip = MOST_ENTRIES)]
    pub(crate) most_entries: u64,
    /// Print JSON lines
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// How data connections are made
    #[arg(long, global = true, value_enum, default_value_t = Mode::Auto)]
    pub(crate) mode: Mode,
    /// How TLS is wanted for ftp:// addresses; ftpes:// and ftps:// say it themselves
    #[arg(long, global = true, value_enum)]
    pub(crate) tls: Option<Tls>,
    /// Trust the authorities in this PEM file too
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) ca: Vec<PathBuf>,
    /// Accept any certificate: everybody on the way can read and change everything
    #[arg(long, global = true)]
    pub(crate) insecure: bool,
    /// Accept exactly the certificate with this SHA-256
    #[arg(long, global = true, value_name = "SHA256")]
    pub(crate) pin: Vec<Fingerprint>,
    /// Sessions for transfers, 1 to 32
    #[arg(long, global = true, value_parser = clap::value_parser!(u8).range(1..=32))]
    pub(crate) sessions: Option<u8>,
    /// Write everything that happens on the wire to this file as JSON lines (secrets masked, readable by you only)
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) trace: Option<PathBuf>,
    /// Read the password from the first line of this file
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) password_file: Option<PathBuf>,
    /// Go through this proxy, whatever site, settings and environment say; `none` = through none. KIND is socks5,
    /// socks4a, http (CONNECT), or for proxies that are FTP servers ftp-user, ftp-site or ftp-open
    #[arg(long, global = true, value_name = "KIND://[USER@]HOST[:PORT]")]
    pub(crate) proxy: Option<String>,
    /// What that means.
    #[arg(skip)]
    pub(crate) proxy_choice: Option<ProxyChoice>,
    /// Read the password for the proxy from the first line of this file
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) proxy_password_file: Option<PathBuf>,
    /// The password for the proxy, of the environment.
    #[arg(skip)]
    pub(crate) proxy_password: Option<Secret>,
    /// Use IPv4 addresses only
    #[arg(short = '4', long, global = true, conflicts_with = "ipv6")]
    pub(crate) ipv4: bool,
    /// Use IPv6 addresses only
    #[arg(short = '6', long, global = true)]
    pub(crate) ipv6: bool,
    /// Active mode: listen on these ports, those that a firewall lets in
    #[arg(long, global = true, value_name = "FIRST-LAST")]
    pub(crate) active_ports: Option<PortRange>,
    /// Active mode: the address that the server is told to connect to, where it is not this computer's own
    #[arg(long, global = true, value_name = "ADDRESS")]
    pub(crate) external_address: Option<IpAddr>,
    /// What keeps an idle session alive: noop, stat or pwd, with idle seconds behind a colon (`stat:60`), or off
    #[arg(long, global = true, value_name = "COMMAND[:SECONDS]")]
    pub(crate) keep_alive: Option<KeepAlive>,
    /// The lowest version of TLS, 1.2 or 1.3
    #[arg(long, global = true, value_name = "VERSION")]
    pub(crate) tls_min: Option<TlsVersion>,
    /// The highest version of TLS, 1.2 or 1.3
    #[arg(long, global = true, value_name = "VERSION")]
    pub(crate) tls_max: Option<TlsVersion>,
    /// Let the server know this computer by the certificate in this PEM file, which holds its private key too
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) client_cert: Option<PathBuf>,
    /// Where the server refuses to protect data connections, move files in clear: everybody on the way can read them
    #[arg(long, global = true)]
    pub(crate) plain_data: bool,
    /// The encoding of names on the server, where it is not UTF-8, for example windows-1252, KOI8-R, GBK, `Shift_JIS`
    #[arg(long, global = true, value_name = "NAME")]
    pub(crate) encoding: Option<NameEncoding>,
    /// How far the server's clock, in which LIST tells times, is ahead of UTC, for example +01:00; otherwise measured
    #[arg(long, global = true, value_name = "HOURS:MINUTES", allow_hyphen_values = true)]
    pub(crate) time_offset: Option<TimeOffset>,
    /// What to do where a target exists already
    #[arg(long, global = true, value_enum, default_value_t = IfExists::Ask)]
    pub(crate) if_exists: IfExists,
    /// How a transfer runs.
    #[command(flatten)]
    pub(crate) control: Control,
    /// How files are checked that were moved: by size, by a checksum where the server makes one, or read-back (a checksum,
    /// else brought once more and compared)
    #[arg(long, global = true, value_name = "size|checksum|read-back")]
    pub(crate) verify: Option<Verification>,
    /// get and put: delete each source as soon as its copy was checked
    #[arg(long = "move", global = true)]
    pub(crate) move_sources: bool,
    /// Give files the permissions of any new file there, not those of their source
    #[arg(long, global = true)]
    pub(crate) no_permissions: bool,
    /// Move files as text (TYPE A): line ends become those of the other side, nothing is resumed, and sizes and checksums
    /// prove nothing
    #[arg(long, global = true, conflicts_with_all = ["binary", "auto_type"])]
    pub(crate) ascii: bool,
    /// Move files as they are (TYPE I), whatever the settings say
    #[arg(long, global = true, conflicts_with = "auto_type")]
    pub(crate) binary: bool,
    /// Move as text what the settings know for text by its name, and everything else as it is
    #[arg(long, global = true)]
    pub(crate) auto_type: bool,
}

impl Options {
    /// What else holds for a job.
    pub(crate) fn job(&self) -> JobOptions {
        JobOptions {
            verify: self.verify,
            remove_source: self.move_sources,
            keep_permissions: self.no_permissions.then_some(false),
            file_type: self.file_type(),
            ..JobOptions::default()
        }
    }

    /// As what files are moved; `None` = as the settings say.
    fn file_type(&self) -> Option<TypeChoice> {
        match (self.ascii, self.binary, self.auto_type) {
            (true, ..) => Some(TypeChoice::Ascii),
            (_, true, _) => Some(TypeChoice::Binary),
            (.., true) => Some(TypeChoice::Automatic),
            (false, false, false) => None,
        }
    }
}

/// `--mode`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Mode {
    /// What works
    Auto,
    /// Extended passive (RFC 2428)
    Epsv,
    /// Passive (RFC 959), IPv4 only
    Pasv,
    /// Extended active (RFC 2428)
    Eprt,
    /// Active (RFC 959), IPv4 only
    Port,
}

impl From<Mode> for ModeChoice {
    fn from(mode: Mode) -> Self {
        match mode {
            Mode::Auto => Self::Auto,
            Mode::Epsv => Self::Only(DataMode::Epsv),
            Mode::Pasv => Self::Only(DataMode::Pasv),
            Mode::Eprt => Self::Only(DataMode::Eprt),
            Mode::Port => Self::Only(DataMode::Port),
        }
    }
}

/// `--tls`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Tls {
    /// If the server offers it; where not, stop before the log-on
    Auto,
    /// Explicit TLS, nothing else
    Require,
    /// TLS from the first byte
    Implicit,
    /// Plain FTP: everybody on the way can read the password and the files
    Off,
}

impl From<Tls> for FtpTls {
    fn from(tls: Tls) -> Self {
        match tls {
            Tls::Auto => Self::IfOffered,
            Tls::Require => Self::Explicit,
            Tls::Implicit => Self::Implicit,
            Tls::Off => Self::Off,
        }
    }
}

/// `--if-exists`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum IfExists {
    /// Ask on a terminal; without one, stop with exit code 9
    Ask,
    /// Replace it
    Replace,
    /// Replace it if the source is newer
    Newer,
    /// Replace it if the sizes differ
    Size,
    /// Replace it if the source is newer or the sizes differ
    NewerOrSize,
    /// Replace it if the contents differ, by their sizes or else by a hash that the server makes
    Content,
    /// Append what is missing
    Resume,
    /// Write to a free name
    KeepBoth,
    /// Leave it
    Skip,
}

impl From<IfExists> for ConflictPolicy {
    fn from(choice: IfExists) -> Self {
        match choice {
            IfExists::Ask => Self::Ask,
            IfExists::Replace => Self::Replace,
            IfExists::Newer => Self::ReplaceIfNewer,
            IfExists::Size => Self::ReplaceIfSizeDiffers,
            IfExists::NewerOrSize => Self::ReplaceIfNewerOrSizeDiffers,
            IfExists::Content => Self::ReplaceIfContentDiffers,
            IfExists::Resume => Self::Resume,
            IfExists::KeepBoth => Self::KeepBoth,
            IfExists::Skip => Self::Skip,
        }
    }
}
