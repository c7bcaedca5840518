//! Checksums of files of this computer.

use std::{fs::File, io::Read as _, path::Path};

use portolan_remote::{Act, ChecksumAlgorithm, ChecksumMaker, EntryKind, RemoteError};

use super::Slate;

/// Bytes that are read at once.
const CHUNK: usize = 256 * 1024;

/// The checksum of a file. Blocks.
pub(crate) fn here(path: &Path, algorithm: ChecksumAlgorithm, slate: &Slate) -> Result<(), RemoteError> {
    let fail = |error| RemoteError::local(Act::Stat, path.display().to_string(), error);
    if !std::fs::metadata(path).map_err(fail)?.is_file() {
        // A pipe would hold us, a device has no end.
        return Err(fail(std::io::Error::other("it is no file with contents")));
    }
    let mut file = File::open(path).map_err(fail)?;
    let mut making = ChecksumMaker::new(algorithm);
    let mut chunk = vec![0; CHUNK];
    loop {
        if slate.stopped() {
            return Ok(());
        }
        match file.read(&mut chunk).map_err(fail)? {
            0 => break,
            count => making.add(&chunk[..count]),
        }
    }
    slate.did(EntryKind::File, 0);
    slate.hashed(making.finish());
    Ok(())
}
