//! What can be said of a file that went as text (TYPE A), whose line ends each side writes in its own way: whether it is all
//! there is the word of both ends of the data connection, and here what sizes can tell beyond that. A line end has one
//! byte or two, and no server makes a text shorter in any other way.

use std::{
    fs::File,
    io::{self, Read as _, Seek as _},
};

use portolan_remote::{Detail, ErrorKind, Remote, RemoteError};

use super::{Task, counterpart::Counterpart, decide::Form};
use crate::operate::blocking;

impl Task {
    /// As what it goes, for comparisons.
    pub(super) fn form(&self) -> Form {
        if self.is_text() { Form::Text } else { Form::Bytes }
    }
}

/// Does the server keep files as rows of bytes, so that it tells their sizes in bytes? On others (MVS, VMS) a file is made
/// of records, and its size says nothing of the bytes on the wire.
fn of_bytes(remote: &dyn Remote) -> bool {
    let facts = remote.facts();
    let system = facts.system.as_deref().unwrap_or_default().to_ascii_uppercase();
    system.starts_with("UNIX") || system.starts_with("WINDOWS")
}

/// Came all of a file with this size? On the wire each line end has both its bytes: there is never less than in the file.
pub(super) fn all_came(task: &Task, remote: &dyn Remote, arrived: u64, size: Option<u64>) -> Result<(), RemoteError> {
    match size {
        Some(expected) if arrived < expected && of_bytes(remote) => {
            Err(RemoteError::new(ErrorKind::SizeMismatch, task.act())
                .at(task.shown_source())
                .detailed(Detail::BytesArrived { arrived, expected }))
        }
        _ => Ok(()),
    }
}

/// Is all of our file there, where the server has so many bytes? It may lack one byte of each line end, and no other.
/// `None` = nobody can tell.
pub(super) async fn all_there(
    task: &Task,
    remote: &dyn Remote,
    file: &Counterpart,
    size: u64,
    there: Option<u64>,
) -> Result<Option<bool>, RemoteError> {
    let (Some(there), Counterpart::Here(file), true) = (there, file, of_bytes(remote)) else {
        return Ok(None);
    };
    if there >= size {
        return Ok(Some(true));
    }
    let file = file.try_clone().map_err(task.local_error(task.shown_source()))?;
    let returns = blocking(move || returns(file)).await;
    let returns = returns.map_err(task.local_error(task.shown_source()))?;
    Ok(Some(there >= size.saturating_sub(returns)))
}

/// How many CRs are in a file.
fn returns(mut file: File) -> io::Result<u64> {
    let mut bytes = vec![0; 256 * 1024];
    let mut count = 0;
    file.rewind()?;
    loop {
        match file.read(&mut bytes)? {
            0 => return Ok(count),
            read => count += bytes[..read].iter().map(|&byte| u64::from(byte == b'\r')).sum::<u64>(),
        }
    }
}
