//! What a connected server can do, in words of this crate and not of a protocol.

use crate::Checksums;

/// What a session can do on its server.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Capabilities {
    /// Downloads can begin in the middle (REST STREAM).
    pub resume_retrieve: bool,
    /// Uploads can continue (REST + STOR, or APPE).
    pub resume_store: bool,
    /// The modification time can be set (MFMT and its relatives).
    pub set_modified: bool,
    /// Unix permissions can be set (SITE CHMOD).
    pub set_mode: bool,
    /// The checksums of files that the server computes.
    pub checksums: Checksums,
    /// The server computes checksums of a part of a file too.
    pub partial_checksums: bool,
    /// The server tells how much room there is.
    pub space: bool,
    /// Listings are machine-readable and in UTC (MLSD).
    pub facts: bool,
    /// Listings tell links from what they lead to; elsewhere what looks like a folder may be a link to one.
    pub shows_links: bool,
    /// How many operations are worth asking for at once on one session, since the next one's preparations ride with the
    /// one before; 1 = they would only wait for each other.
    pub depth: u8,
}

/// How much room there is for files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Space {
    /// Bytes that may still be written.
    pub available: u64,
    /// Bytes that may be used in all, where a quota is known.
    pub quota: Option<u64>,
}
