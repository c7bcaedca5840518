//! Exit codes: a promise to scripts, documented in `--help` and README.

use portolan_remote::{ErrorKind, RemoteError};

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum Exit {
    /// Everything was done.
    Done = 0,
    /// Something was not done, for a reason that has no code of its own; the messages say which.
    Failed = 1,
    /// The arguments cannot be used.
    Usage = 2,
    /// The server cannot be reached, or the connection broke for good.
    Connection = 3,
    /// User or password were refused, or none is known and nobody can be asked.
    Login = 4,
    /// The certificate is not trusted; its SHA-256 was printed.
    Certificate = 5,
    /// The server does not offer TLS, and nothing was sent in clear.
    PlainOnly = 6,
    /// The server refused: no such file, no permission, no space.
    Refused = 7,
    /// This computer refused: no such file, no permission, no space.
    Local = 8,
    /// A target exists, and `--if-exists` does not say what to do.
    Exists = 9,
}

/// The table for `--help`.
pub(crate) const HELP: &str = "Exit codes:
  0  everything was done
  1  something was not done; the messages say what and why
  2  the arguments cannot be used
  3  the server cannot be reached, or the connection broke for good
  4  user or password were refused, or none is known and nobody can be asked
  5  the certificate is not trusted; its SHA-256 is printed (see --pin)
  6  the server does not offer TLS, and nothing was sent in clear (see --tls off)
  7  the server refused: no such file, no permission, no space
  8  this computer refused: no such file, no permission, no space
  9  a target exists, and --if-exists does not say what to do

Passwords come from --password-file, PORTOLAN_PASSWORD, the keyring or a prompt, and
never from the command line: an address with a password is refused. An account (ACCT)
comes from PORTOLAN_ACCOUNT, the keyring or a prompt. Passwords for a proxy
come from --proxy-password-file, PORTOLAN_PROXY_PASSWORD or the keyring.

The proxy is that of --proxy, else of the saved site, else of settings.toml, else of the
environment: ftp_proxy, FTP_PROXY, all_proxy, ALL_PROXY, the first that is set. Hosts of
no_proxy and NO_PROXY, and this computer, are reached without those of the settings and
of the environment. A password in such a variable is never shown.";

impl From<&RemoteError> for Exit {
    fn from(error: &RemoteError) -> Self {
        use ErrorKind as K;
        match error.kind {
            K::UnknownHost
            | K::ProxyUnreachable
            | K::ProxyRefused
            | K::ConnectionRefused
            | K::Unreachable
            | K::TimedOut
            | K::ConnectionLost
            | K::ServerBusy
            | K::TooManyConnections
            | K::NotFtp
            | K::Protocol
            | K::TlsFailed
            | K::InjectedPlaintext
            | K::ProtectionRefused
            | K::DataConnection
            | K::TlsReuseRequired
            | K::Unconfirmed => Self::Connection,
            K::LoginRefused
            | K::AccountNeeded
            | K::PasswordNeeded
            | K::TlsRequired
            | K::ProxyLogOn
            | K::ClientCertificateNeeded
            | K::SecretStore => Self::Login,
            K::UntrustedCertificate => Self::Certificate,
            K::TlsNotOffered => Self::PlainOnly,
            K::NotFound
            | K::PermissionDenied
            | K::NotEmpty
            | K::BadName
            | K::TemporaryRefusal
            | K::ServerFull
            | K::NotSupported
            | K::Refused
            | K::TooLarge => Self::Refused,
            K::AlreadyExists | K::LocalExists => Self::Exists,
            K::LocalFull
            | K::LocalPermission
            | K::LocalNotFound
            | K::LocalBadName
            | K::LocalIo
            | K::ClientCertificate => Self::Local,
            K::Misuse => Self::Usage,
            K::SizeMismatch
            | K::SourceChanged
            | K::ResumeMismatch
            | K::ContentMismatch
            | K::Truncated
            | K::Cancelled => Self::Failed,
        }
    }
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// What a command gives when it did not do what it was asked: everything was said already, this is the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stop(pub(crate) Exit);
