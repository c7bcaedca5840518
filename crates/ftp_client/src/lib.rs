//! FTP sessions over tokio and rustls: the shell around the core of `ftp_proto`.
//!
//! [`FtpSession`] is a cheap handle; its task ([`driver`]) waits, makes one mutation of the core, and carries out what
//! the core wants. Data connections are tasks of their own, so the control connection is read at all times. A dropped
//! future abandons its operation; a dropped session ends everything.

mod certificate;
mod clock;
mod connect;
mod data;
mod driver;
mod facts;
mod failure;
mod options;
mod request;
mod session;
mod shared;
mod stream;
mod tls;
mod trace;

pub use clock::trace_now;
pub use options::{Asker, ClientLimits, ConnectOptions, NoCertificates, ProxyAccess, TraceSink, TrustOptions};
pub use portolan_ftp_proto::{Asking, Learned, Login, SecretBytes, TlsMode};
pub use session::FtpSession;
