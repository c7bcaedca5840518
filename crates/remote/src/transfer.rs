//! One file on its way.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU8, AtomicU64, Ordering},
    },
    time::SystemTime,
};

use serde::{Deserialize, Serialize};

use crate::{Contents, RemotePath};

/// Which way the bytes go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// From this computer to the server (STOR).
    Upload,
    /// From the server to this computer (RETR).
    Download,
}

/// The representation type (RFC 959, 3.1.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TransferType {
    /// TYPE I: bytes as they are.
    #[default]
    Image,
    /// TYPE A: line ends are translated. Never resumed.
    Ascii,
}

/// What is moved, and how: the local end of a transfer is a file, or the pipe to another server.
#[derive(Debug)]
pub struct Body {
    /// Open for reading (store) or writing (retrieve).
    pub file: Contents,
    /// First byte to move, in both files: 0, or where a broken transfer goes on.
    pub offset: u64,
    /// Retrieve only: bytes before this place are in the file already. Those that come are compared with them and not
    /// written; a difference ends the transfer with [`ErrorKind::ResumeMismatch`](crate::ErrorKind::ResumeMismatch).
    /// 0 = nothing is there; `u64::MAX` = nothing is ever written, the file is only compared.
    pub compare_until: u64,
    /// Store only: the source's modification time when it was looked at. Another one when all of it was read means that it
    /// changed on the way; then nothing gets the final name.
    pub source_modified: Option<SystemTime>,
    /// What the source's length is believed to be; checked at the end where known.
    pub size: Option<u64>,
    /// Counts the bytes and says what the transfer waits for.
    pub meter: Arc<Meter>,
    /// How fast it may go.
    pub throttle: Arc<Throttle>,
    /// Bytes or text.
    pub kind: TransferType,
}

/// Bring a file here.
#[derive(Debug)]
pub struct Retrieve {
    /// The file on the server.
    pub path: RemotePath,
    /// Where its bytes go.
    pub body: Body,
    /// Ask for its modification time on the way: cheaper than a question of its own before.
    pub ask_modified: bool,
}

/// Bring a file there.
#[derive(Debug)]
pub struct Store {
    /// The file's final path on the server.
    pub path: RemotePath,
    /// Where its bytes come from.
    pub body: Body,
    /// Write to this name first, and rename when the server has confirmed the whole file.
    pub temporary: Option<RemotePath>,
    /// May an existing file be replaced by the rename at the end?
    pub replace: bool,
    /// Set the file's modification time afterwards where the server can: UTC seconds since 1970.
    pub modified: Option<i64>,
    /// Set the file's Unix permissions where the server can. They let the owner write.
    pub permissions: Option<u16>,
}

/// How a transfer ended well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Bytes moved this time, without the offset.
    pub bytes: u64,
    /// What the server itself said the file's size is afterwards; `None` where it cannot tell.
    pub confirmed_size: Option<u64>,
    /// Was the modification time set?
    pub modified_set: bool,
    /// Were the permissions set?
    pub permissions_set: bool,
    /// The source's modification time, UTC seconds since 1970, where it was asked for and the server told.
    pub modified: Option<i64>,
}

/// How making a folder ended well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Made {
    /// It was not there: it is new, and empty.
    New,
    /// It was there already.
    Existed,
}

/// What a transfer is doing or waiting for; shown in words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub enum Phase {
    /// For a session of this site.
    #[default]
    WaitingForSlot = 0,
    /// Connecting to the server.
    Connecting = 1,
    /// TLS on the control connection.
    Securing = 2,
    /// USER, PASS and what follows.
    LoggingIn = 3,
    /// Agreeing on and opening the data connection.
    OpeningData = 4,
    /// Bytes move.
    Moving = 5,
    /// All bytes are out; the server has not confirmed yet.
    AwaitingConfirmation = 6,
    /// Comparing size or checksum.
    Verifying = 7,
    /// Making the local file safe on its disk, renaming it, setting its time.
    Finishing = 8,
    /// For its turn on a session that others have before it.
    NextInLine = 9,
}

impl Phase {
    fn from_u8(number: u8) -> Self {
        use Phase as P;
        const ALL: [Phase; 10] = [
            P::WaitingForSlot,
            P::Connecting,
            P::Securing,
            P::LoggingIn,
            P::OpeningData,
            P::Moving,
            P::AwaitingConfirmation,
            P::Verifying,
            P::Finishing,
            P::NextInLine,
        ];
        ALL.get(usize::from(number)).copied().unwrap_or_default()
    }
}

/// Bytes moved and the phase of one transfer: written by the mover, sampled by others.
#[derive(Debug, Default)]
pub struct Meter {
    moved: AtomicU64,
    phase: AtomicU8,
}

impl Meter {
    /// Adds bytes that have really left or arrived.
    pub fn add(&self, bytes: u64) {
        self.moved.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Bytes moved so far, without the offset at which the transfer began.
    pub fn moved(&self) -> u64 {
        self.moved.load(Ordering::Relaxed)
    }

    /// Begins again from nothing, for another try.
    pub fn reset(&self) {
        self.moved.store(0, Ordering::Relaxed);
    }

    /// Says what the transfer is doing now.
    pub fn enter(&self, phase: Phase) {
        self.phase.store(phase as u8, Ordering::Relaxed);
    }

    /// What the transfer is doing now.
    pub fn phase(&self) -> Phase {
        Phase::from_u8(self.phase.load(Ordering::Relaxed))
    }
}

/// How many bytes a second a transfer may move; shared by all that draw on the same allowance.
#[derive(Debug, Default)]
pub struct Throttle {
    bytes_per_second: AtomicU64,
}

impl Throttle {
    /// Changes the limit at once, for running transfers too; `None` = as fast as it goes.
    pub fn set_limit(&self, bytes_per_second: Option<u64>) {
        self.bytes_per_second
            .store(bytes_per_second.unwrap_or(0), Ordering::Relaxed);
    }

    /// The limit in bytes a second.
    pub fn limit(&self) -> Option<u64> {
        match self.bytes_per_second.load(Ordering::Relaxed) {
            0 => None,
            limit => Some(limit),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meter_remembers_phase_and_bytes() {
        let meter = Meter::default();
        assert_eq!(meter.phase(), Phase::WaitingForSlot);
        for phase in [
            Phase::Connecting,
            Phase::Moving,
            Phase::AwaitingConfirmation,
            Phase::Finishing,
            Phase::NextInLine,
        ] {
            meter.enter(phase);
            assert_eq!(meter.phase(), phase);
        }
        meter.add(7);
        meter.add(5);
        assert_eq!(meter.moved(), 12);
    }
}
