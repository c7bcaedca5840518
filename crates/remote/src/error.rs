//! The one error that crosses crate boundaries: a small kind, where it happened, and the source.

use std::{error::Error, fmt, sync::Arc, time::Duration};

use serde::{Deserialize, Serialize};

use crate::{CertificateInfo, Detail, HostPort};

/// What failed: one kind for each sort of failure a person can meet.
///
/// The prose for each kind lives in one place, [`crate::Explanation`]. What to do next by machine is
/// [`ErrorKind::retry`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ErrorKind {
    /// The name of the host has no address.
    UnknownHost,
    /// The host answers that nobody listens on the port.
    ConnectionRefused,
    /// No way to the host, or no network at all.
    Unreachable,
    /// No answer within the time limit.
    TimedOut,
    /// The connection broke.
    ConnectionLost,
    /// The server said 421: it closes, or has too many connections.
    ServerBusy,
    /// Too many connections of this user or address (421 or 530 with such words).
    TooManyConnections,
    /// Something that is no FTP server answered.
    NotFtp,
    /// The server broke the protocol.
    Protocol,
    /// User or password were refused.
    LoginRefused,
    /// The server wants an account (332, 532) and none is known.
    AccountNeeded,
    /// No password is known, and the server wants one.
    PasswordNeeded,
    /// The server demands TLS, and plain FTP was asked for.
    TlsRequired,
    /// TLS was asked for, and the server does not offer it.
    TlsNotOffered,
    /// The TLS handshake failed: versions, ciphers, or a broken server.
    TlsFailed,
    /// The certificate is not trusted; [`RemoteError::certificate`] says which one.
    UntrustedCertificate,
    /// Text arrived in clear where TLS was to begin: somebody meddles with the connection.
    InjectedPlaintext,
    /// The server refused protection of data connections (PROT P).
    ProtectionRefused,
    /// No data connection in any allowed mode.
    DataConnection,
    /// The server wants the TLS session of the control connection on the data connection and did not get it.
    TlsReuseRequired,
    /// There is no such file or folder.
    NotFound,
    /// The server does not allow it.
    PermissionDenied,
    /// The name is taken.
    AlreadyExists,
    /// A folder is not empty.
    NotEmpty,
    /// The server does not accept the name.
    BadName,
    /// The file is in use or the server has a passing trouble (450, 451).
    TemporaryRefusal,
    /// The server's disk or quota is full.
    ServerFull,
    /// The server does not know or does not do this.
    NotSupported,
    /// The server refused for a reason that only its own text tells.
    Refused,
    /// Fewer or more bytes arrived than the file has.
    SizeMismatch,
    /// The source changed while it was read.
    SourceChanged,
    /// What is there already is not the beginning of the file, or the server did not go on where it was told to.
    ResumeMismatch,
    /// The contents here and there differ: by a checksum, or byte by byte.
    ContentMismatch,
    /// The server confirmed nothing, and the connection is gone: nobody knows yet.
    Unconfirmed,
    /// The data connection ended without its proper TLS end, and the size could not prove it whole.
    Truncated,
    /// More entries, a longer line or a deeper tree than any sane folder has.
    TooLarge,
    /// The disk of this computer is full.
    LocalFull,
    /// This computer does not allow it.
    LocalPermission,
    /// There is no such file or folder on this computer.
    LocalNotFound,
    /// The name is taken on this computer.
    LocalExists,
    /// This computer cannot hold a file of this name.
    LocalBadName,
    /// Reading or writing on this computer failed.
    LocalIo,
    /// The proxy itself does not answer.
    ProxyUnreachable,
    /// The proxy refused user or password, or wants some.
    ProxyLogOn,
    /// The proxy does not connect us: by its rules, or because it is no proxy of this kind.
    ProxyRefused,
    /// The file with our certificate and its key is of no use.
    ClientCertificate,
    /// The server wants a certificate to know us by, and has got none that it accepts.
    ClientCertificateNeeded,
    /// The person, or the program on its behalf, stopped it.
    Cancelled,
    /// An argument that cannot be sent: a line end or NUL in a name, for example.
    Misuse,
    /// The password store could not be used.
    SecretStore,
}

/// What the engine may do about an error by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// Nothing: the answer would be the same.
    Never,
    /// Again on the same session.
    SameSession,
    /// Again on a new session.
    NewSession,
    /// Again after a while, on a new session.
    After(Duration),
}

impl ErrorKind {
    /// Every kind, for tests that must miss none.
    pub const ALL: [Self; 50] = {
        use ErrorKind as K;
        [
            K::UnknownHost,
            K::ConnectionRefused,
            K::Unreachable,
            K::TimedOut,
            K::ConnectionLost,
            K::ServerBusy,
            K::TooManyConnections,
            K::NotFtp,
            K::Protocol,
            K::LoginRefused,
            K::AccountNeeded,
            K::PasswordNeeded,
            K::TlsRequired,
            K::TlsNotOffered,
            K::TlsFailed,
            K::UntrustedCertificate,
            K::InjectedPlaintext,
            K::ProtectionRefused,
            K::DataConnection,
            K::TlsReuseRequired,
            K::NotFound,
            K::PermissionDenied,
            K::AlreadyExists,
            K::NotEmpty,
            K::BadName,
            K::TemporaryRefusal,
            K::ServerFull,
            K::NotSupported,
            K::Refused,
            K::SizeMismatch,
            K::SourceChanged,
            K::ResumeMismatch,
            K::ContentMismatch,
            K::Unconfirmed,
            K::Truncated,
            K::TooLarge,
            K::LocalFull,
            K::LocalPermission,
            K::LocalNotFound,
            K::LocalExists,
            K::LocalBadName,
            K::LocalIo,
            K::ProxyUnreachable,
            K::ProxyLogOn,
            K::ProxyRefused,
            K::ClientCertificate,
            K::ClientCertificateNeeded,
            K::Cancelled,
            K::Misuse,
            K::SecretStore,
        ]
    };

    /// What may be done about it without asking anybody (`quirks.md`, section 6).
    pub fn retry(self) -> Retry {
        use ErrorKind as K;
        match self {
            K::ConnectionLost | K::TimedOut | K::Unconfirmed | K::TlsReuseRequired | K::Truncated => Retry::NewSession,
            K::DataConnection | K::SizeMismatch | K::ResumeMismatch | K::ContentMismatch => Retry::SameSession,
            K::TemporaryRefusal => Retry::After(Duration::from_secs(2)),
            K::ConnectionRefused | K::Unreachable | K::ProxyUnreachable | K::ServerBusy | K::TooManyConnections => {
                Retry::After(Duration::from_secs(5))
            }
            _ => Retry::Never,
        }
    }

    /// Is it about the files of this computer, and not about the server?
    pub fn of_this_computer(self) -> bool {
        use ErrorKind as K;
        matches!(
            self,
            K::LocalFull | K::LocalPermission | K::LocalNotFound | K::LocalExists | K::LocalBadName | K::LocalIo
        )
    }

    /// Is it about the way to the server, and not about what was asked of it? Then everything of that server meets it.
    pub fn of_the_line(self) -> bool {
        use ErrorKind as K;
        matches!(
            self,
            K::UnknownHost
                | K::ConnectionRefused
                | K::Unreachable
                | K::TimedOut
                | K::ConnectionLost
                | K::ProxyUnreachable
        )
    }

    /// Is the session that gave this error of no further use?
    pub fn ends_session(self) -> bool {
        use ErrorKind as K;
        matches!(
            self,
            K::ConnectionLost
                | K::TimedOut
                | K::ServerBusy
                | K::Protocol
                | K::Unconfirmed
                | K::InjectedPlaintext
                | K::TlsReuseRequired
        )
    }
}

/// What was being done: the verb of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Act {
    /// Reaching the server and logging in.
    Connect,
    /// Reading a folder.
    List,
    /// Asking about one entry.
    Stat,
    /// Bringing a file here.
    Download,
    /// Bringing a file there.
    Upload,
    /// Making a folder.
    MakeFolder,
    /// Deleting.
    Delete,
    /// Renaming or moving.
    Rename,
    /// Setting time or permissions.
    SetAttributes,
    /// Having a checksum computed.
    Checksum,
    /// A raw command of the person.
    RawCommand,
    /// Keeping or fetching a secret.
    Secret,
    /// Keeping what was learnt or decided, in a file of ours.
    Remember,
    /// Opening a file or folder with another program of this computer.
    Open,
}

/// A failure on the way to, at, or on behalf of a server.
///
/// Cheap to clone; `source` and `reply` are for details, not for decisions.
#[derive(Clone, Debug)]
pub struct RemoteError {
    /// What failed.
    pub kind: ErrorKind,
    /// What was being done.
    pub act: Act,
    /// On which path: of the server, or of this computer for the `Local…` kinds; for people.
    pub path: Option<Arc<str>>,
    /// On which server.
    pub server: Option<HostPort>,
    /// The server's own words, masked and without control characters, e.g. `550 Permission denied`.
    pub reply: Option<Arc<str>>,
    /// What more is known: modes tried, versions offered, sizes.
    pub detail: Option<Arc<Detail>>,
    /// The certificate in question.
    pub certificate: Option<Arc<CertificateInfo>>,
    /// The error of the system below, if any.
    pub source: Option<Arc<dyn Error + Send + Sync>>,
}

impl RemoteError {
    /// An error of which only kind and act are known yet.
    pub fn new(kind: ErrorKind, act: Act) -> Self {
        Self {
            kind,
            act,
            path: None,
            server: None,
            reply: None,
            detail: None,
            certificate: None,
            source: None,
        }
    }

    /// The error that an I/O error of this computer's files means.
    pub fn local(act: Act, path: impl Into<Arc<str>>, error: std::io::Error) -> Self {
        use std::io::ErrorKind as Io;
        let kind = match error.kind() {
            Io::StorageFull | Io::QuotaExceeded => ErrorKind::LocalFull,
            Io::PermissionDenied | Io::ReadOnlyFilesystem => ErrorKind::LocalPermission,
            Io::NotFound => ErrorKind::LocalNotFound,
            Io::AlreadyExists => ErrorKind::LocalExists,
            Io::InvalidFilename => ErrorKind::LocalBadName,
            _ => ErrorKind::LocalIo,
        };
        Self::new(kind, act).at(path).because(error)
    }

    /// Adds the path.
    #[must_use]
    pub fn at(mut self, path: impl Into<Arc<str>>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Adds the server, unless one is there.
    #[must_use]
    pub fn on(mut self, server: &HostPort) -> Self {
        self.server.get_or_insert_with(|| server.clone());
        self
    }

    /// Adds the server's own words. The caller has masked secrets; control characters are drawn visibly here.
    #[must_use]
    pub fn replied(mut self, reply: &str) -> Self {
        self.reply = Some(visible(reply).into());
        self
    }

    /// Adds what more is known.
    #[must_use]
    pub fn detailed(mut self, detail: impl Into<Detail>) -> Self {
        self.detail = Some(Arc::new(detail.into()));
        self
    }

    /// Adds the error below.
    #[must_use]
    pub fn because(mut self, source: impl Error + Send + Sync + 'static) -> Self {
        self.source = Some(Arc::new(source));
        self
    }
}

/// One line: what, where, why. The full four parts are in [`crate::Explanation`].
impl fmt::Display for RemoteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let explanation = self.explain();
        write!(f, "{} {}: {}", explanation.what, explanation.place, explanation.why)
    }
}

impl Error for RemoteError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

/// Same failure, for tests: the source is not compared.
impl PartialEq for RemoteError {
    fn eq(&self, other: &Self) -> bool {
        (
            self.kind,
            self.act,
            &self.path,
            &self.server,
            &self.reply,
            &self.detail,
            &self.certificate,
        ) == (
            other.kind,
            other.act,
            &other.path,
            &other.server,
            &other.reply,
            &other.detail,
            &other.certificate,
        )
    }
}

/// Draws C0, C1 and bidirectional control characters visibly, so that a server's text cannot dress up as ours
/// (`quirks.md` row 94).
pub fn visible(text: &str) -> String {
    text.chars()
        .flat_map(|char| match char {
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}' => {
                char.escape_unicode().collect::<Vec<_>>()
            }
            char if char.is_control() => char.escape_default().collect(),
            char => vec![char],
        })
        .collect()
}
