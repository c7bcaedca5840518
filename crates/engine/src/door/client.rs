//! The caller's side: blocking, one question after the other.

use std::{
    io::{self, BufRead as _, BufReader, Read as _, Write as _},
    os::unix::net::UnixStream,
    path::Path,
    time::Duration,
};

use super::{Ask, Asked, LONGEST, Reply, VERSION, serve};
use crate::kept::lock;

/// A way to whoever has the queue.
#[derive(Debug)]
pub struct Client(BufReader<UnixStream>);

/// Whoever has the queue cannot be asked.
#[derive(Debug, thiserror::Error)]
pub enum DoorError {
    /// It is there and does not listen.
    #[error("another Portolan has the queue and does not answer ({0}); end it, or try again")]
    Deaf(#[source] io::Error),
    /// What came back is not understood.
    #[error("another Portolan has the queue and answers in words of another version ({0}); end it first")]
    Foreign(String),
}

/// Somebody who has just taken the queue opens the door within this time.
const OPENING: Duration = Duration::from_secs(5);

/// Between two looks whether the door is open.
const LOOK: Duration = Duration::from_millis(20);

impl Client {
    /// A way to whoever has this queue; `None`: nobody has it.
    pub fn find(queue: &Path) -> Result<Option<Self>, DoorError> {
        let mut waited = Duration::ZERO;
        loop {
            match serve::connect(queue) {
                Ok(stream) => return Ok(Some(Self(BufReader::new(stream)))),
                Err(error) => {
                    if !lock::taken(queue) {
                        return Ok(None);
                    }
                    if waited >= OPENING {
                        return Err(DoorError::Deaf(error));
                    }
                }
            }
            std::thread::sleep(LOOK);
            waited += LOOK;
        }
    }

    /// Asks, and waits for the reply.
    pub fn ask(&mut self, ask: Ask) -> Result<Reply, DoorError> {
        let asked = Asked { version: VERSION, ask };
        let mut line = serde_json::to_vec(&asked).map_err(|error| DoorError::Foreign(error.to_string()))?;
        line.push(b'\n');
        self.0.get_mut().write_all(&line).map_err(DoorError::Deaf)?;
        let mut line = String::new();
        let read = self.0.by_ref().take(LONGEST).read_line(&mut line);
        match read {
            Err(error) => Err(DoorError::Deaf(error)),
            Ok(0) => Err(DoorError::Deaf(io::ErrorKind::UnexpectedEof.into())),
            Ok(_) => serde_json::from_str(&line).map_err(|error| DoorError::Foreign(error.to_string())),
        }
    }
}
