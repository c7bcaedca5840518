//! Are the contents of a local and of a remote file the same? The server's checksum tells, where it makes one.

use std::{fs::File, io::Seek as _};

use portolan_remote::{ChecksumAlgorithm, ChecksumMaker, Phase, Remote, RemoteError, RemotePath};

use super::Task;
use crate::operate::blocking;

/// And by which checksum do they say so? `None` = nobody can tell: the server makes no checksums, or not of this file.
pub(super) async fn compared(
    task: &Task,
    remote: &dyn Remote,
    path: &RemotePath,
    mut file: File,
) -> Result<Option<(bool, ChecksumAlgorithm)>, RemoteError> {
    if !remote.capabilities().checksums.any() {
        return Ok(None);
    }
    task.meter.enter(Phase::Verifying);
    let theirs = match remote.hash(path, None, None).await {
        Ok(checksum) => checksum,
        Err(error) if error.kind.ends_session() => return Err(error),
        Err(_) => return Ok(None),
    };
    let algorithm = theirs.algorithm();
    let ours = blocking(move || {
        let mut making = ChecksumMaker::new(algorithm);
        file.rewind()?;
        making.add_all(file, || true)?;
        Ok(making.finish())
    });
    let ours = ours.await.map_err(task.local_error(task.shown_local()))?;
    Ok(Some((ours == theirs, algorithm)))
}
