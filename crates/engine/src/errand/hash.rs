//! Checksums of files of this computer.

use std::{fs::File, path::Path};

use portolan_remote::{Act, ChecksumAlgorithm, ChecksumMaker, Detail, EntryKind, ErrorKind, RemoteError};

use super::Slate;

/// The checksum of a file. Blocks.
pub(crate) fn here(path: &Path, algorithm: ChecksumAlgorithm, slate: &Slate) -> Result<(), RemoteError> {
    let fail = |error| RemoteError::local(Act::Stat, path.display().to_string(), error);
    if !std::fs::metadata(path).map_err(fail)?.is_file() {
        // A pipe would hold us, a device has no end.
        let error = RemoteError::new(ErrorKind::LocalIo, Act::Stat).at(path.display().to_string());
        return Err(error.detailed(Detail::NoContents));
    }
    let file = File::open(path).map_err(fail)?;
    let mut making = ChecksumMaker::new(algorithm);
    if making.add_all(file, || !slate.stopped()).map_err(fail)? {
        slate.did(EntryKind::File, 0);
        slate.hashed(making.finish());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::errand::look::look_here;

    #[test]
    fn what_has_no_contents_is_told_as_a_cause_that_every_language_words() {
        let folder = tempfile::tempdir().unwrap();
        let slate = Slate::default();
        let errors = [
            here(folder.path(), ChecksumAlgorithm::Sha256, &slate).unwrap_err(),
            look_here(folder.path(), 10, &slate).unwrap_err(),
        ];
        for error in errors {
            assert_eq!(error.kind, ErrorKind::LocalIo);
            assert_eq!(error.detail.as_deref(), Some(&Detail::NoContents));
        }
    }
}
