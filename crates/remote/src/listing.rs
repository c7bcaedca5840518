//! The contents of a folder.

use std::{sync::Arc, time::SystemTime};

use crate::{Entry, RemoteError, RemotePath};

/// The contents of one folder: batches in the order of arrival, shared and never changed.
#[derive(Clone, Debug)]
pub struct Listing {
    /// Which folder.
    pub path: RemotePath,
    /// The entries, in the batches in which they came.
    pub batches: Vec<Arc<[Entry]>>,
    /// When it was asked for.
    pub when: SystemTime,
    /// Is this all? Not where [`ListingSink::enough`] came.
    pub complete: bool,
    /// The command that made it: `MLSD`, `LIST -a`, `LIST` or `NLST`.
    pub command: &'static str,
    /// Lines that no parser understood; shown, never dropped in silence.
    pub unparsed: u32,
    /// What to add to times in [`Zone::Server`](crate::Zone::Server) to get UTC, in seconds; `None` = not known.
    pub clock_offset: Option<i64>,
}

impl Listing {
    /// Number of entries so far.
    pub fn len(&self) -> usize {
        self.batches.iter().map(|batch| batch.len()).sum()
    }

    /// No entry so far?
    pub fn is_empty(&self) -> bool {
        self.batches.iter().all(|batch| batch.is_empty())
    }

    /// All entries, in order of arrival.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.batches.iter().flat_map(|batch| batch.iter())
    }
}

/// So many entries of one folder are read at once: a server that sends more has no sane folder, or sends for ever.
pub const MOST_ENTRIES: u64 = 5_000_000;

/// Takes the entries of a folder as they arrive.
pub trait ListingSink: Send {
    /// The next entries. An error ends the listing (too many entries, the reader went away).
    fn batch(&mut self, entries: Vec<Entry>) -> Result<(), RemoteError>;

    /// After so many entries the reading ends with what came, as a [`Listing`] that is not complete. `None`: more than
    /// [`MOST_ENTRIES`] are an error, for those who need all or nothing.
    fn enough(&self) -> Option<u64> {
        None
    }
}

/// The simplest sink: keeps everything.
impl ListingSink for Vec<Entry> {
    fn batch(&mut self, entries: Vec<Entry>) -> Result<(), RemoteError> {
        self.extend(entries);
        Ok(())
    }
}
