//! From the core's failures to the error that crosses crate boundaries.

use std::{io, sync::Arc};

use portolan_ftp_proto::Failure;
use portolan_remote::{Act, Detail, ErrorKind, HostPort, RemoteError, RemotePath};

/// What was asked, for the error that may come of it.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) act: Act,
    pub(crate) path: Option<RemotePath>,
}

/// The error of a failed operation. `Local…` kinds carry no path: only the caller knows the name of the file here.
pub(crate) fn remote_error(failure: &Failure, asked: &Asked, server: &HostPort) -> RemoteError {
    let mut error = RemoteError::new(failure.kind, asked.act).on(server);
    if let Some(path) = &asked.path
        && !is_local(failure.kind)
    {
        error = error.at(path.to_string_lossy());
    }
    if let Some(why) = &failure.why {
        error = error.detailed(why.clone());
    }
    if let Some(refusal) = &failure.refusal {
        error = error.replied(&format!("{} {}", refusal.code, refusal.text));
    }
    error
}

fn is_local(kind: ErrorKind) -> bool {
    use ErrorKind as K;
    matches!(
        kind,
        K::LocalFull | K::LocalPermission | K::LocalNotFound | K::LocalExists | K::LocalBadName | K::LocalIo
    )
}

/// The error of a call on a session that has ended.
pub(crate) fn session_over(why: Option<&Failure>, asked: &Asked, server: &HostPort) -> RemoteError {
    match why {
        Some(failure) if failure.kind.ends_session() => remote_error(failure, asked, server),
        Some(failure) => remote_error(failure, asked, server).detailed(Detail::SessionEndedFor {
            why: Arc::new(failure.detail()),
        }),
        None => remote_error(
            &Failure {
                kind: ErrorKind::ConnectionLost,
                why: Some(Detail::SessionEnded),
                refusal: None,
            },
            asked,
            server,
        ),
    }
}

/// What an error of a socket means, given what it means if it is none of the known ones.
pub(crate) fn socket_kind(error: &io::Error, otherwise: ErrorKind) -> ErrorKind {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => ErrorKind::ConnectionRefused,
        io::ErrorKind::HostUnreachable
        | io::ErrorKind::NetworkUnreachable
        | io::ErrorKind::NetworkDown
        | io::ErrorKind::AddrNotAvailable => ErrorKind::Unreachable,
        io::ErrorKind::TimedOut => ErrorKind::TimedOut,
        io::ErrorKind::ConnectionReset
        | io::ErrorKind::ConnectionAborted
        | io::ErrorKind::BrokenPipe
        | io::ErrorKind::NotConnected
        | io::ErrorKind::UnexpectedEof => ErrorKind::ConnectionLost,
        _ => otherwise,
    }
}

/// The error of a local file in words, and its kind.
pub(crate) fn local_kind(error: io::Error) -> (ErrorKind, Detail) {
    let why = Detail::of(&error);
    (RemoteError::local(Act::Download, "", error).kind, why)
}
