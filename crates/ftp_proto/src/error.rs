//! How an operation fails, in the core's words; the shell makes a `RemoteError` of it.

use portolan_remote::{Detail, ErrorKind};

use crate::reply::Reply;

/// Why an operation failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind:?}: {}", self.detail())]
pub struct Failure {
    /// The kind that the person and the engine see.
    pub kind: ErrorKind,
    /// What more is known, besides the refusal.
    pub why: Option<Detail>,
    /// The refusal, where the server refused.
    pub refusal: Option<Refusal>,
}

/// The server said no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The verb of the command that was refused, e.g. `STOR`.
    pub command: &'static str,
    /// The code of the reply.
    pub code: u16,
    /// The text of the reply without code, lines joined by a space, masked.
    pub text: String,
}

impl Failure {
    pub(crate) fn new(kind: ErrorKind, why: Detail) -> Self {
        Self {
            kind,
            why: Some(why),
            refusal: None,
        }
    }

    /// What more is known; where that is nothing, what the server said.
    pub fn detail(&self) -> Detail {
        match (&self.why, &self.refusal) {
            (Some(why), _) => why.clone(),
            (None, Some(refusal)) => Detail::words(format!("{} {}", refusal.code, refusal.text)),
            (None, None) => Detail::words(String::new()),
        }
    }
}

/// What a refused command was about: the same code means different things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    /// The greeting, AUTH, USER, PASS, ACCT.
    LogOn,
    /// A data connection and what it carries: RETR, STOR, LIST, EPSV and their like.
    Transfer {
        /// Under TLS? Then some refusals mean that the TLS session was not resumed.
        secure: bool,
    },
    /// A name on the server: DELE, RNFR, MKD and so on.
    Name,
}

/// The kind of a refusal, by code and then by words (`quirks.md` section 6, rows 7 to 9, 52, 61).
pub(crate) fn kind_of(reply: &Reply, about: About) -> ErrorKind {
    use ErrorKind as K;
    let text = reply.lower();
    let secure = matches!(about, About::Transfer { secure: true });
    let code = reply.code.0;
    if about == About::LogOn {
        return log_on_kind(code, &text);
    }
    match code {
        421 if means_too_many(&text) => K::TooManyConnections,
        421 => K::ServerBusy,
        425 | 435 | 450 | 522 if secure && means_tls_reuse(code, &text) => K::TlsReuseRequired,
        425 => K::DataConnection,
        426 => K::ConnectionLost,
        450 | 451 => by_words(&text).unwrap_or(K::TemporaryRefusal),
        452 | 552 => K::ServerFull,
        400..=499 => K::TemporaryRefusal,
        500 | 502 | 504 | 522 => K::NotSupported,
        501 => K::BadName,
        503 => K::Protocol,
        521 => K::AlreadyExists,
        530 if means_tls_required(&text) => K::TlsRequired,
        530 => K::PermissionDenied,
        532 => K::AccountNeeded,
        533 | 534 => K::TlsRequired,
        536 | 537 => K::ProtectionRefused,
        551 | 553 => by_words(&text).unwrap_or(K::BadName),
        500..=599 => by_words(&text).unwrap_or(K::Refused),
        _ => K::Protocol,
    }
}

fn log_on_kind(code: u16, text: &str) -> ErrorKind {
    use ErrorKind as K;
    match code {
        400..=599 if means_tls_required(text) => K::TlsRequired,
        533 | 534 => K::TlsRequired,
        421 | 530 | 550 if means_limit(text) => K::TooManyConnections,
        // Meant as a wrong password; to try that again may lock the person out.
        430 if !["temporar", "later", "try again"]
            .iter()
            .any(|words| text.contains(words)) =>
        {
            K::LoginRefused
        }
        400..=499 => K::ServerBusy,
        332 | 532 => K::AccountNeeded,
        500..=599 => K::LoginRefused,
        _ => K::Protocol,
    }
}

/// What the words of a refusal say, where they say anything. The names in it are nobody's reason: `quota.txt: Permission
/// denied` tells of no quota, and `'/permissions/x' cannot be listed` (`ProFTPD`) of no permission.
fn by_words(text: &str) -> Option<ErrorKind> {
    let text = without_paths(text);
    let reason = text.rsplit_once(": ").and_then(|(_, reason)| by_reason(reason));
    reason.or_else(|| by_reason(&text))
}

/// The text without what stands in quotes and holds a `/`.
fn without_paths(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\'', '"']) {
        let (before, quoted) = rest.split_at(at);
        kept.push_str(before);
        let quote = &quoted[..1];
        // The apostrophe of "can't" opens nothing.
        let opens = before.is_empty() || before.ends_with([' ', '(', ':']);
        let closed = quoted[1..]
            .find(quote)
            .filter(|end| opens && quoted[1..=*end].contains('/'));
        let taken = closed.map_or(1, |end| end + 2);
        if closed.is_none() {
            kept.push_str(quote);
        }
        rest = &quoted[taken..];
    }
    kept.push_str(rest);
    kept
}

fn by_reason(text: &str) -> Option<ErrorKind> {
    use ErrorKind as K;
    let any = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if any(&["not empty", "notempty"]) {
        return Some(K::NotEmpty);
    }
    if any(&[
        "no such",
        "not found",
        "cannot find",
        "can't find",
        "not exist",
        "n't exist",
        "not a directory",
        "no file",
    ]) {
        return Some(K::NotFound);
    }
    if any(&["exists", "already exist"]) {
        return Some(K::AlreadyExists);
    }
    if any(&["no space", "quota", "disk full", "disk is full", "storage allocation"]) {
        return Some(K::ServerFull);
    }
    if any(&[
        "denied",
        "permission",
        "not permitted",
        "not allowed",
        "forbidden",
        "read-only",
        "read only",
        "could not create file",
    ]) {
        return Some(K::PermissionDenied);
    }
    if any(&[
        "timed out",
        "broken pipe",
        "closed by the remote host",
        "too many",
        "in use",
        "busy",
        "locked",
    ]) {
        return Some(K::TemporaryRefusal);
    }
    None
}

/// A refusal that means an empty folder (`quirks.md` row 68).
pub(crate) fn means_empty_listing(reply: &Reply) -> bool {
    let text = reply.lower();
    matches!(reply.code.0, 450 | 550)
        && [
            "no files found",
            "no members found",
            "no files in",
            "directory is empty",
            "fnf",
        ]
        .iter()
        .any(|words| text.contains(words))
}

/// A reply by which the server closes the connection, whatever was asked.
pub(crate) fn means_goodbye(reply: &Reply) -> bool {
    let text = reply.lower();
    matches!(reply.code.0, 221 | 421)
        || reply.code.class() >= 4
            && ["closing control", "closing connection", "goodbye", "disconnect"]
                .iter()
                .any(|words| text.contains(words))
}

/// Words of a server that has enough connections (`quirks.md` rows 7, 8, 49).
fn means_too_many(text: &str) -> bool {
    [
        "too many",
        "no more connections",
        "connection limit",
        "maximum number of",
        "max clients",
    ]
    .iter()
    .any(|words| text.contains(words))
}

/// The same where it can also be said with other words: while logging in.
fn means_limit(text: &str) -> bool {
    means_too_many(text) || text.contains("(the maximum)") || text.contains("already logged in")
}

/// Words of a server that accepts log-ons over TLS only (`quirks.md` row 61).
pub(crate) fn means_tls_required(text: &str) -> bool {
    let names_tls = text.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| {
        matches!(
            word,
            "tls" | "ssl" | "ftps" | "ftpes" | "encryption" | "encrypted" | "cleartext" | "secure"
        )
    });
    let demands = [
        "requir",
        "must",
        "not accepted",
        "not allowed",
        "only",
        "non-anonymous sessions",
        "policy",
    ]
    .iter()
    .any(|words| text.contains(words));
    names_tls && demands
}

/// Words of a server that wants the TLS session of the control connection on data (`quirks.md` row 52).
fn means_tls_reuse(code: u16, text: &str) -> bool {
    let session = text.contains("session") && (text.contains("reus") || text.contains("resum"));
    session || code == 425 && text.contains("operation not permitted")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reply::ReplyCode;

    fn kind(code: u16, text: &str, about: About) -> ErrorKind {
        let reply = Reply {
            code: ReplyCode(code),
            lines: vec![text.into()],
        };
        kind_of(&reply, about)
    }

    /// `quirks.md`, section 6: what each code means, and whether it is tried again.
    #[test]
    fn section_6_each_code_has_its_meaning_and_its_way_on() {
        use ErrorKind as K;
        use portolan_remote::Retry as R;
        let (plain, tls) = (About::Transfer { secure: false }, About::Transfer { secure: true });
        let name = About::Name;
        #[rustfmt::skip] // a table reads by rows
        let table = [
            (421, "Timeout.", plain, K::ServerBusy, "later"),
            (421, "Too many connections (8) from this IP", plain, K::TooManyConnections, "later"),
            (425, "Failed to establish connection.", plain, K::DataConnection, "same session"),
            (425, "TLS session of data connection not resumed.", tls, K::TlsReuseRequired, "new session"),
            (426, "Connection closed; transfer aborted.", plain, K::ConnectionLost, "new session"),
            (430, "Invalid username or password", About::LogOn, K::LoginRefused, "never"),
            (530, "Login incorrect.", About::LogOn, K::LoginRefused, "never"),
            (530, "Sorry, too many users, try later", About::LogOn, K::TooManyConnections, "later"),
            (530, "Not logged in", name, K::PermissionDenied, "never"),
            (450, "File busy", plain, K::TemporaryRefusal, "later"),
            (450, "TLS session resumption required", tls, K::TlsReuseRequired, "new session"),
            (451, "Local error in processing", plain, K::TemporaryRefusal, "later"),
            (451, "No space left on device", plain, K::ServerFull, "never"),
            (452, "Insufficient storage space", plain, K::ServerFull, "never"),
            (552, "Exceeded storage allocation", plain, K::ServerFull, "never"),
            (500, "Unknown command", name, K::NotSupported, "never"),
            (502, "Command not implemented", name, K::NotSupported, "never"),
            (504, "Parameter not implemented", name, K::NotSupported, "never"),
            (501, "Invalid argument", name, K::BadName, "never"),
            (503, "Bad sequence of commands", name, K::Protocol, "never"),
            (522, "Network protocol not supported", plain, K::NotSupported, "never"),
            (522, "SSL connection failed: session reuse required", tls, K::TlsReuseRequired, "new session"),
            (532, "Need account for storing files", name, K::AccountNeeded, "never"),
            (332, "Need account for login", About::LogOn, K::AccountNeeded, "never"),
            (534, "Policy requires SSL", name, K::TlsRequired, "never"),
            (536, "Requested PROT level not supported", name, K::ProtectionRefused, "never"),
            (550, "No such file", name, K::NotFound, "never"),
            (550, "Permission denied", name, K::PermissionDenied, "never"),
            (550, "Resource temporarily in use", name, K::TemporaryRefusal, "later"),
            (551, "Page type unknown", name, K::BadName, "never"),
            (553, "File name not allowed", name, K::PermissionDenied, "never"),
            (553, "Bad name", name, K::BadName, "never"),
            (633, "ENC text", name, K::Protocol, "never"),
        ];
        for (code, text, about, expected, way) in table {
            let got = kind(code, text, about);
            assert_eq!(got, expected, "{code} {text}");
            let goes_on = match got.retry() {
                R::Never => "never",
                R::SameSession => "same session",
                R::NewSession => "new session",
                R::After(_) => "later",
            };
            assert_eq!(goes_on, way, "{code} {text}");
        }
    }

    #[test]
    fn the_words_of_a_550_count() {
        use ErrorKind as K;
        for (text, expected) in [
            ("/x: No such file or directory", K::NotFound),
            ("File exists", K::AlreadyExists),
            ("Directory not empty", K::NotEmpty),
            ("Permission denied.", K::PermissionDenied),
            ("Operation not permitted", K::PermissionDenied),
            ("connection timed out", K::TemporaryRefusal),
            ("Delete operation failed.", K::Refused),
            // Names are no reasons.
            ("'/permissions/usual' cannot be listed", K::Refused),
            ("\"/no such luck/a\" is in the way", K::Refused),
            ("quota.txt: Permission denied", K::PermissionDenied),
            ("/exists/quota: No such file or directory", K::NotFound),
            ("Can't open /busy/x: No such file or directory", K::NotFound),
            ("The file can't be found, it doesn't exist", K::NotFound),
            ("Error: 'Permission denied'", K::PermissionDenied),
        ] {
            assert_eq!(kind(550, text, About::Name), expected, "{text}");
        }
    }

    #[test]
    fn row_52_reuse_is_told_from_other_refusals_and_only_under_tls() {
        let secure = About::Transfer { secure: true };
        let plain = About::Transfer { secure: false };
        let text = "Unable to build data connection: Operation not permitted";
        assert_eq!(kind(425, text, secure), ErrorKind::TlsReuseRequired);
        assert_eq!(kind(425, text, plain), ErrorKind::DataConnection);
        assert_eq!(
            kind(425, "Can't open data connection.", secure),
            ErrorKind::DataConnection
        );
    }

    #[test]
    fn rows_8_and_61_a_530_is_read_before_it_is_believed() {
        assert_eq!(kind(530, "Login incorrect.", About::LogOn), ErrorKind::LoginRefused);
        assert_eq!(
            kind(530, "Non-anonymous sessions must use encryption.", About::LogOn),
            ErrorKind::TlsRequired
        );
        assert_eq!(
            kind(
                530,
                "Sorry, the maximum number of clients (10) for this user are already connected.",
                About::LogOn
            ),
            ErrorKind::TooManyConnections
        );
    }
}
