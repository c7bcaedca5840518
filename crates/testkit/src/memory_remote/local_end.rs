//! The local end of a transfer: a file that is read and written on the spot, or a pipe, whose waiting is left to a thread.

use std::io::{self, Read, Seek, SeekFrom, Write};

use portolan_remote::Contents;

/// A transfer begins at this byte.
pub(super) fn seek(contents: &Contents, offset: u64) -> io::Result<()> {
    match contents {
        Contents::File(file) => {
            let mut file = file;
            file.seek(SeekFrom::Start(offset)).map(drop)
        }
        Contents::Pipe(_) => Ok(()),
    }
}

/// Writes these bytes behind those before.
pub(super) async fn put(contents: &Contents, bytes: &[u8]) -> io::Result<()> {
    match contents {
        Contents::File(file) => {
            let mut file = file;
            file.write_all(bytes)
        }
        Contents::Pipe(pipe) => {
            let (pipe, bytes) = (pipe.clone(), bytes.to_vec());
            tokio::task::spawn_blocking(move || pipe.write_all(&bytes))
                .await
                .map_err(io::Error::other)?
        }
    }
}

/// The next bytes, at most so many; none at the end.
pub(super) async fn take(contents: &Contents, most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; most];
    match contents {
        Contents::File(file) => {
            let mut file = file;
            let mut filled = 0;
            while filled < most {
                match file.read(&mut bytes[filled..])? {
                    0 => break,
                    read => filled += read,
                }
            }
            bytes.truncate(filled);
            Ok(bytes)
        }
        Contents::Pipe(pipe) => {
            let pipe = pipe.clone();
            let read = move || {
                let read = pipe.read(&mut bytes)?;
                bytes.truncate(read);
                Ok(bytes)
            };
            tokio::task::spawn_blocking(read).await.map_err(io::Error::other)?
        }
    }
}
