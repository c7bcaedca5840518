//! Whether what arrived is what was sent, beyond its size: by the server's checksum, or by bringing it once more.

use std::fs::File;

use portolan_remote::{
    ChecksumAlgorithm, Detail, ErrorKind, Phase, Remote, RemoteError, RemotePath, Retrieve, Verification,
};

use super::{Task, counterpart::Counterpart};
use crate::Verified;

/// Checks a file against the remote one in the way that the job wants. `sized` is what is known already; it stays
/// where the server lets nobody know more.
pub(super) async fn proven(
    task: &Task,
    remote: &dyn Remote,
    file: &Counterpart,
    path: &RemotePath,
    size: u64,
    sized: Verified,
) -> Result<Verified, RemoteError> {
    // No byte of a text has to be the same on both sides.
    if task.job.verify == Verification::Size || task.is_text() {
        return Ok(sized);
    }
    let differ = |how: Detail| {
        Err(RemoteError::new(ErrorKind::ContentMismatch, task.act())
            .at(path.to_string_lossy())
            .detailed(how))
    };
    let another = |algorithm: ChecksumAlgorithm| {
        let algorithm = algorithm.to_string().into();
        match file {
            Counterpart::Here(_) => Detail::ChecksumNotHere { algorithm },
            Counterpart::There(_) => Detail::ChecksumNotSource { algorithm },
        }
    };
    task.meter.enter(Phase::Verifying);
    match file.compared(task, remote, path).await? {
        Some((true, algorithm)) => return Ok(Verified::Checksum(algorithm)),
        Some((false, algorithm)) => return differ(another(algorithm)),
        None if task.job.verify == Verification::Checksum => return Ok(sized),
        None => {}
    }
    match file.same_bytes(task, remote, path, 0, size).await? {
        Some(true) => Ok(Verified::ReadBack),
        Some(false) => differ(Detail::OtherBytesCame),
        None => Ok(sized),
    }
}

/// Does the server give the bytes of the local file from `from` to its own end at `to`, and no other? `None` = it lets
/// nobody read them.
pub(super) async fn same_bytes(
    task: &Task,
    remote: &dyn Remote,
    file: &File,
    path: &RemotePath,
    from: u64,
    to: u64,
) -> Result<Option<bool>, RemoteError> {
    let file = file.try_clone().map_err(task.local_error(task.shown_local()))?;
    let mut body = task.body(file.into(), from, Some(to));
    body.compare_until = u64::MAX;
    let what = Retrieve {
        path: path.clone(),
        body,
        ask_modified: false,
    };
    match remote.retrieve(what).await {
        Ok(outcome) => Ok(Some(from + outcome.bytes == to)),
        Err(error) if error.kind.ends_session() || error.kind.of_this_computer() => Err(error),
        Err(error) if error.kind == ErrorKind::Cancelled => Err(error),
        // Other bytes, more of them, or fewer.
        Err(error)
            if matches!(
                error.kind,
                ErrorKind::ResumeMismatch | ErrorKind::SizeMismatch | ErrorKind::Truncated
            ) =>
        {
            Ok(Some(false))
        }
        Err(_) => Ok(None),
    }
}
