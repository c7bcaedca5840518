//! Bytes on their way from one server to another: a bounded pipe in memory between two transfers.

use std::{
    collections::VecDeque,
    fs::File,
    io,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::SystemTime,
};

/// The local end of a transfer.
#[derive(Debug)]
pub enum Contents {
    /// A file of this computer. Its position is not used.
    File(File),
    /// The other transfer, which gives or takes the same bytes in the same order. Offsets are those of the two servers
    /// and mean nothing to it; nothing in it can be compared.
    Pipe(Pipe),
}

impl Contents {
    /// When a file was modified last; `None` for what is none, or does not tell.
    pub fn modified(&self) -> Option<SystemTime> {
        match self {
            Self::File(file) => file.metadata().and_then(|now| now.modified()).ok(),
            Self::Pipe(_) => None,
        }
    }
}

impl From<File> for Contents {
    fn from(file: File) -> Self {
        Self::File(file)
    }
}

impl From<Pipe> for Contents {
    fn from(pipe: Pipe) -> Self {
        Self::Pipe(pipe)
    }
}

/// A bounded pipe. Clones are the same pipe; reading and writing block, so both belong on threads that may.
///
/// Its end is said and never guessed: only after [`Pipe::finish`] does a reader come to the end of the bytes. A pipe that
/// is given up ([`Pipe::break_off`]) fails on both sides at once, so that half of a file cannot pass for the whole.
#[derive(Clone, Debug)]
pub struct Pipe(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    state: Mutex<State>,
    changed: Condvar,
    capacity: usize,
}

#[derive(Debug, Default)]
struct State {
    bytes: VecDeque<u8>,
    finished: bool,
    broken: bool,
}

impl Pipe {
    /// Bytes that a pipe between two servers holds: as much as the buffers of both transfers beside it.
    pub const CAPACITY: usize = 1 << 20;

    /// A pipe that holds at most `capacity` bytes (at least one).
    pub fn new(capacity: usize) -> Self {
        Self(Arc::new(Inner {
            state: Mutex::default(),
            changed: Condvar::new(),
            capacity: capacity.max(1),
        }))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, state: MutexGuard<'a, State>) -> MutexGuard<'a, State> {
        self.0.changed.wait(state).unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes all of it; waits while the pipe is full.
    ///
    /// # Errors
    /// [`io::ErrorKind::BrokenPipe`] when the pipe is finished or was given up.
    pub fn write_all(&self, mut bytes: &[u8]) -> io::Result<()> {
        let mut state = self.state();
        while !bytes.is_empty() {
            if state.broken || state.finished {
                return Err(io::ErrorKind::BrokenPipe.into());
            }
            let room = self.0.capacity - state.bytes.len();
            if room == 0 {
                state = self.wait(state);
                continue;
            }
            let (now, later) = bytes.split_at(bytes.len().min(room));
            state.bytes.extend(now);
            bytes = later;
            self.0.changed.notify_all();
        }
        Ok(())
    }

    /// Reads what is there, and waits for at least one byte; 0 only at the end.
    ///
    /// # Errors
    /// [`io::ErrorKind::BrokenPipe`] when the pipe was given up.
    pub fn read(&self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut state = self.state();
        loop {
            if state.broken {
                return Err(io::ErrorKind::BrokenPipe.into());
            }
            if !state.bytes.is_empty() || state.finished || buffer.is_empty() {
                let read = io::Read::read(&mut state.bytes, buffer)?;
                self.0.changed.notify_all();
                return Ok(read);
            }
            state = self.wait(state);
        }
    }

    /// Fills the buffer; less is read only at the end.
    ///
    /// # Errors
    /// Those of [`Pipe::read`].
    pub fn read_full(&self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut filled = 0;
        while filled < buffer.len() {
            match self.read(&mut buffer[filled..])? {
                0 => break,
                read => filled += read,
            }
        }
        Ok(filled)
    }

    /// Everything was written: a reader comes to the end behind it.
    pub fn finish(&self) {
        self.state().finished = true;
        self.0.changed.notify_all();
    }

    /// Gives the pipe up: both sides fail from now on, whatever is in it.
    pub fn break_off(&self) {
        let mut state = self.state();
        state.broken = true;
        state.bytes = VecDeque::new();
        drop(state);
        self.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    fn beside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> thread::JoinHandle<T> {
        thread::Builder::new()
            .name("the other side".to_owned())
            .spawn(work)
            .unwrap()
    }

    #[test]
    fn bytes_come_in_order_through_a_pipe_that_is_smaller_than_they_are() {
        let pipe = Pipe::new(1000);
        let all: Vec<u8> = (0..100_000_u32).map(|at| (at % 251) as u8).collect();
        let (writer, sent) = (pipe.clone(), all.clone());
        let thread = beside(move || {
            for piece in sent.chunks(333) {
                writer.write_all(piece).unwrap();
                assert!(writer.state().bytes.len() <= 1000);
            }
            writer.finish();
        });
        let (mut came, mut buffer) = (Vec::new(), [0; 777]);
        loop {
            match pipe.read(&mut buffer).unwrap() {
                0 => break,
                read => came.extend_from_slice(&buffer[..read]),
            }
        }
        thread.join().unwrap();
        assert_eq!(came, all);
        assert_eq!(pipe.write_all(b"x").unwrap_err().kind(), io::ErrorKind::BrokenPipe);
    }

    #[test]
    fn a_pipe_that_is_given_up_has_no_end() {
        let pipe = Pipe::new(4);
        pipe.write_all(b"half").unwrap();
        let (reader, writer) = (pipe.clone(), pipe.clone());
        let full = beside(move || writer.write_all(b"more").unwrap_err().kind());
        pipe.break_off();
        assert_eq!(full.join().unwrap(), io::ErrorKind::BrokenPipe);
        assert_eq!(reader.read(&mut [0; 8]).unwrap_err().kind(), io::ErrorKind::BrokenPipe);
        // What was finished and then given up is no whole file either.
        let pipe = Pipe::new(4);
        pipe.finish();
        pipe.break_off();
        assert!(pipe.read(&mut [0; 8]).is_err());
    }
}
