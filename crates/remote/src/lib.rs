//! The vocabulary of "a place with files that is not here": paths, names, entries, errors, and the trait [`Remote`].
//!
//! This crate does no I/O and knows no protocol. The shells (`ftp_client`) implement [`Remote`]; the engine uses it;
//! the faces use only its types.

mod capabilities;
mod certificate;
mod checksum;
mod connection;
mod connection_words;
mod detail;
mod encoding;
mod endpoint;
mod entry;
mod error;
mod explain;
mod file_types;
pub mod filter;
mod listing;
mod name;
mod path;
mod pipe;
mod policy;
mod remote;
mod server_choices;
mod transfer;

pub use capabilities::{Capabilities, Space};
pub use certificate::{CertificateInfo, CertificateProblem, Fingerprint, FingerprintParseError};
pub use checksum::{Checksum, ChecksumAlgorithm, ChecksumMaker, Checksums, UnknownAlgorithm};
pub use connection::{
    ActiveChoices, AddressFamily, ConnectionChoices, FtpProxyLogOn, KeepAlive, KeepAliveCommand, Proxy, ProxyChoice,
    ProxyKind, ProxyParseError, TlsVersion, TlsVersions,
};
pub use connection_words::{ChoiceParseError, PortRange};
pub use detail::{Detail, Fact};
pub use encoding::{NameEncoding, Unencodable};
pub use endpoint::{DataMode, HostPort, HostPortError, ItemId, JobId, ModeChoice, SessionId, SiteId};
pub use entry::{Details, Entry, EntryKind, Permissions, Precision, Timestamp, Zone};
pub use error::{Act, ErrorKind, RemoteError, Retry, visible};
pub use explain::Explanation;
pub use file_types::{FileTypes, TextNames, TypeChoice};
pub use filter::{BadFilter, FolderRules, LinkRule, Selection};
pub use listing::{Listing, ListingSink, MOST_ENTRIES};
pub use name::{FileName, NameError};
pub use path::RemotePath;
pub use pipe::{Contents, Pipe};
pub use policy::{ConflictPolicy, Verification};
pub use remote::{BoxFuture, Remote, SessionFacts};
pub use server_choices::{HiddenFiles, HostCommand, ServerChoices, TimeOffset};
pub use transfer::{Body, Direction, Made, Meter, Outcome, Phase, Retrieve, Store, Throttle, TransferType};
