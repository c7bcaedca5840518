//! What callers ask of a server.

use std::ops::Range;

use portolan_remote::{Checksum, ChecksumAlgorithm, Checksums, Entry, RemotePath, Space, TransferType};

use crate::ListingFormat;

/// Numbers an operation within its session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OperationId(pub u32);

/// One thing asked of a server; it becomes one or many commands.
#[derive(Clone, Debug)]
pub enum Operation {
    /// Greeting, AUTH TLS, PBSZ/PROT, USER/PASS/ACCT, FEAT, SYST, OPTS UTF8 ON, TYPE I, PWD: the first operation of
    /// every session. Ends with [`OperationOutcome::LoggedIn`].
    Login,
    /// MLSD, LIST or NLST of a folder.
    List {
        /// The folder, absolute.
        path: RemotePath,
    },
    /// LIST of a folder, even where the server has MLSD: many tell only there where symbolic links lead.
    ListLinks {
        /// The folder, absolute.
        path: RemotePath,
    },
    /// MLST, else SIZE + MDTM (+ CWD to see whether it is a folder).
    Stat {
        /// The path, absolute.
        path: RemotePath,
    },
    /// RETR, with REST before it where `offset > 0`.
    Retrieve {
        /// The path, absolute.
        path: RemotePath,
        /// First byte wanted.
        offset: u64,
        /// Size believed to be right, for the check at the end; `None` = ask or do without.
        size: Option<u64>,
        /// TYPE I or A.
        kind: TransferType,
        /// Ask MDTM on the way.
        ask_modified: bool,
    },
    /// STOR (to `temporary` and then RNFR/RNTO, where given), with REST or APPE where `offset > 0`; MFMT afterwards.
    Store {
        /// The final path, absolute.
        path: RemotePath,
        /// Name to write to first, absolute.
        temporary: Option<RemotePath>,
        /// May the rename at the end replace an existing file?
        replace: bool,
        /// First byte of the local file that goes.
        offset: u64,
        /// Size of the local file; compared with SIZE afterwards where the server tells.
        size: Option<u64>,
        /// Modification time to set, UTC seconds since 1970.
        modified: Option<i64>,
        /// Unix permissions to set; a server that does not know how is not asked again. They let the owner write: what has
        /// the temporary name may have to be written once more.
        permissions: Option<u16>,
        /// TYPE I or A.
        kind: TransferType,
    },
    /// MKD; an existing folder counts as success.
    MakeDir {
        /// The path, absolute.
        path: RemotePath,
    },
    /// DELE.
    Delete {
        /// The path, absolute.
        path: RemotePath,
    },
    /// RMD.
    RemoveDir {
        /// The path, absolute.
        path: RemotePath,
    },
    /// RNFR, RNTO.
    Rename {
        /// From, absolute.
        from: RemotePath,
        /// To, absolute.
        to: RemotePath,
    },
    /// Gives the right name to an entry that was made by a path with 0xFF on a server that reads Telnet, which took part of
    /// the name for a command: RNFR of the path as it was sent, RNTO with 0xFF doubled.
    RenameTorn {
        /// The path, absolute.
        path: RemotePath,
    },
    /// The same with every 0xFF in paths doubled, for servers that read Telnet (`quirks.md` row 4). If it succeeds, that is
    /// learnt ([`Learned::doubles_iac`](crate::Learned::doubles_iac)).
    Doubled(Box<Self>),
    /// MFMT, SITE UTIME in both its forms, or MDTM with two arguments where it is known to work: the one that was learnt,
    /// else those that FEAT has, else those that harm nothing.
    SetModified {
        /// The path, absolute.
        path: RemotePath,
        /// UTC seconds since 1970.
        seconds: i64,
    },
    /// SITE CHMOD.
    SetMode {
        /// The path, absolute.
        path: RemotePath,
        /// Unix bits.
        mode: u16,
    },
    /// HASH, XSHA256 and its like, MD5.
    Checksum {
        /// The path, absolute.
        path: RemotePath,
        /// Which; `None` = the best that the server has.
        algorithm: Option<ChecksumAlgorithm>,
        /// Of these bytes only.
        range: Option<Range<u64>>,
    },
    /// MDTM of these files, whose times LIST told, newest first: what the server's wall clock lacks to be UTC becomes
    /// [`Learned::clock_offset`](crate::Learned::clock_offset), if they agree.
    MeasureClock {
        /// Paths, absolute, with the seconds since 1970 that LIST told, as if its clock were UTC.
        files: Vec<(RemotePath, i64)>,
    },
    /// AVBL, SITE QUOTA.
    Space {
        /// The folder, absolute.
        path: RemotePath,
    },
    /// One raw line by wish of the person.
    Raw {
        /// The line, without its end.
        line: Vec<u8>,
    },
    /// QUIT. Nothing can be submitted afterwards.
    Quit,
}

/// How an operation ended well.
#[derive(Clone, Debug)]
pub enum OperationOutcome {
    /// Logged in.
    LoggedIn(Box<ServerFacts>),
    /// The listing is complete; the shell has its entries.
    Listed {
        /// The command that made it.
        format: ListingFormat,
    },
    /// What is known of one entry. `None` = the root folder, which has no name and is always a folder.
    Entry(Option<Box<Entry>>),
    /// A file moved and the server confirmed it.
    Transferred {
        /// Bytes that moved this time.
        bytes: u64,
        /// Size on the server afterwards, where it told.
        confirmed_size: Option<u64>,
        /// Was the modification time set?
        modified_set: bool,
        /// Were the permissions set?
        permissions_set: bool,
        /// The modification time that MDTM told, UTC seconds since 1970.
        modified: Option<i64>,
    },
    /// Made; `existed` = it was there already.
    Made {
        /// Was it there already?
        existed: bool,
    },
    /// What the server computed.
    Checksum(Checksum),
    /// The room that there is.
    Space(Space),
    /// Done, with nothing to tell.
    Done,
    /// The lines of the reply to a raw command, masked.
    Reply(Vec<String>),
}

/// What the log-on told of the server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServerFacts {
    /// The folder in which the log-on ended; `/` where PWD did not tell.
    pub home: Option<RemotePath>,
    /// The reply to SYST, e.g. `UNIX Type: L8`.
    pub system: Option<String>,
    /// The text of the greeting, masked.
    pub greeting: String,
    /// The family of the server, where it could be told from greeting, SYST or FEAT: `vsftpd`, `ProFTPD`, `Pure-FTPd`, …
    pub family: Option<String>,
    /// The lines of FEAT, trimmed.
    pub features: Vec<String>,
    /// Are names UTF-8?
    pub utf8: bool,
    /// REST STREAM?
    pub rest_stream: bool,
    /// MLST/MLSD?
    pub mlst: bool,
    /// Do listings tell links from what they lead to?
    pub shows_links: bool,
    /// MFMT?
    pub mfmt: bool,
    /// Can modification times be set: MFMT, SITE UTIME, or MDTM where it is known to?
    pub sets_modified: bool,
    /// Data connections are protected (PROT P).
    pub data_protected: bool,
    /// Operations that are worth submitting at once: where the next EPSV rides with a transfer, one transfers, one has
    /// its data connection made, and one is ready for the next write. Else 1.
    pub overlap: u8,
    /// The checksums that the server computes.
    pub checksums: Checksums,
    /// It computes them of a part of a file too.
    pub partial_checksums: bool,
    /// It tells how much room there is.
    pub space: bool,
}
