//! A quick look: the beginning of a file, in memory and in a file that has no name.

use std::{
    io::{Read as _, Seek as _, SeekFrom},
    sync::Arc,
    time::Duration,
};

use portolan_remote::{
    Act, Body, Detail, EntryKind, ErrorKind, Meter, RemoteError, RemotePath, Retrieve, TransferType,
};

use super::{Slate, run::On};
use crate::operate::blocking;

/// How often it is seen whether enough has come.
const GLANCE: Duration = Duration::from_millis(20);

/// Brings at most `most` bytes of a file of a server here.
pub(super) async fn look(on: &On<'_>, path: &RemotePath, most: u64) -> Result<(), RemoteError> {
    let fail = |error| RemoteError::local(Act::Download, "a temporary file", error);
    let made = blocking(|| {
        let file = tempfile::tempfile()?;
        Ok((file.try_clone()?, file))
    });
    let (writer, mut reader) = made.await.map_err(fail)?;
    let meter = Arc::new(Meter::default());
    on.slate.at(path.to_string_lossy());
    on.slate.moving(Some(meter.clone()));
    let what = Retrieve {
        path: path.clone(),
        body: Body {
            file: writer.into(),
            offset: 0,
            compare_until: 0,
            source_modified: None,
            size: None,
            meter: meter.clone(),
            throttle: Arc::default(),
            kind: TransferType::Image,
        },
        ask_modified: false,
    };
    let enough = async {
        while meter.moved() <= most {
            tokio::time::sleep(GLANCE).await;
        }
    };
    let whole = tokio::select! {
        ended = on.remote.retrieve(what) => ended.map(|outcome| outcome.bytes <= most)?,
        // What is dropped here is abandoned: the session stays of use.
        () = enough => false,
    };
    let read = blocking(move || {
        let mut bytes = Vec::new();
        reader.seek(SeekFrom::Start(0))?;
        reader.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    });
    on.slate.looked(read.await.map_err(fail)?, whole);
    Ok(())
}

/// The same on this computer. Blocks.
pub(crate) fn look_here(path: &std::path::Path, most: u64, slate: &Slate) -> Result<(), RemoteError> {
    let fail = |error| RemoteError::local(Act::Download, path.display().to_string(), error);
    let metadata = std::fs::metadata(path).map_err(fail)?;
    if !metadata.is_file() {
        // A pipe would hold us, a device has no end.
        let error = RemoteError::new(ErrorKind::LocalIo, Act::Download).at(path.display().to_string());
        return Err(error.detailed(Detail::NoContents));
    }
    let read = || {
        let mut bytes = Vec::new();
        std::fs::File::open(path)?.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let bytes = read().map_err(fail)?;
    let whole = metadata.len() <= most;
    slate.did(EntryKind::File, bytes.len() as u64);
    slate.looked(bytes, whole);
    Ok(())
}
