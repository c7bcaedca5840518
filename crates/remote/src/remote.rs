//! The one interface behind which every protocol stands.

use std::{future::Future, ops::Range, pin::Pin, sync::Arc, time::Duration};

use crate::{
    Capabilities, Checksum, ChecksumAlgorithm, DataMode, Entry, Listing, ListingSink, Made, Outcome, Permissions,
    RemoteError, RemotePath, Retrieve, SessionId, Space, Store,
};

/// A boxed future, so that [`Remote`] can be used as `dyn Remote`.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// One logged-in session on a server.
///
/// Dropping a future that was returned here abandons the operation; the session stays usable, and its clean-up goes on
/// behind it. A session whose connection is lost answers every call with an error whose
/// [`ErrorKind::retry`](crate::ErrorKind::retry) asks for a new session.
pub trait Remote: Send + Sync {
    /// Lists a folder in batches; the returned [`Listing`] has everything but the batches, which went to the sink.
    fn list<'a>(
        &'a self,
        path: &'a RemotePath,
        sink: &'a mut dyn ListingSink,
    ) -> BoxFuture<'a, Result<Listing, RemoteError>>;
    /// The same in the form that tells where symbolic links lead, for servers whose usual one does not.
    fn list_links<'a>(
        &'a self,
        path: &'a RemotePath,
        sink: &'a mut dyn ListingSink,
    ) -> BoxFuture<'a, Result<Listing, RemoteError>> {
        self.list(path, sink)
    }
    /// One entry; an error of kind [`NotFound`](crate::ErrorKind::NotFound) where there is none.
    fn stat<'a>(&'a self, path: &'a RemotePath) -> BoxFuture<'a, Result<Entry, RemoteError>>;
    /// Brings a file here. `Ok` only after the server confirmed the end of the transfer.
    fn retrieve(&self, what: Retrieve) -> BoxFuture<'_, Result<Outcome, RemoteError>>;
    /// Brings a file there. `Ok` only after the server confirmed the end of the transfer and the rename, if any.
    fn store(&self, what: Store) -> BoxFuture<'_, Result<Outcome, RemoteError>>;
    /// Makes a folder; `Ok` also where it exists already and is a folder.
    fn make_dir<'a>(&'a self, path: &'a RemotePath) -> BoxFuture<'a, Result<Made, RemoteError>>;
    /// Deletes one file or link.
    fn delete<'a>(&'a self, path: &'a RemotePath) -> BoxFuture<'a, Result<(), RemoteError>>;
    /// Deletes one empty folder.
    fn remove_dir<'a>(&'a self, path: &'a RemotePath) -> BoxFuture<'a, Result<(), RemoteError>>;
    /// Renames or moves.
    fn rename<'a>(&'a self, from: &'a RemotePath, to: &'a RemotePath) -> BoxFuture<'a, Result<(), RemoteError>>;
    /// Sets the modification time, UTC seconds since 1970.
    fn set_modified<'a>(&'a self, path: &'a RemotePath, seconds: i64) -> BoxFuture<'a, Result<(), RemoteError>>;
    /// Sets the permissions.
    fn set_mode<'a>(&'a self, path: &'a RemotePath, mode: &'a Permissions) -> BoxFuture<'a, Result<(), RemoteError>>;
    /// Has the server compute the checksum of a file, or of the bytes in `range`. `algorithm`: `None` = the best that
    /// [`Capabilities::checksums`] has. An error of kind [`NotSupported`](crate::ErrorKind::NotSupported) where the
    /// server does not compute this one, or not of a part.
    fn hash<'a>(
        &'a self,
        path: &'a RemotePath,
        algorithm: Option<ChecksumAlgorithm>,
        range: Option<Range<u64>>,
    ) -> BoxFuture<'a, Result<Checksum, RemoteError>>;
    /// How much room there is where this folder is.
    fn space<'a>(&'a self, path: &'a RemotePath) -> BoxFuture<'a, Result<Space, RemoteError>>;
    /// Sends one raw line by explicit wish of the person and returns the lines of the reply.
    fn raw<'a>(&'a self, line: &'a [u8]) -> BoxFuture<'a, Result<Vec<String>, RemoteError>>;
    /// What this session can do.
    fn capabilities(&self) -> Capabilities;
    /// What is known of the connection, for the status bar.
    fn facts(&self) -> Arc<SessionFacts>;
    /// Is the control connection still up, as far as known without asking?
    fn alive(&self) -> bool;
    /// Ends the session politely (QUIT), within a bounded time.
    fn close(&self) -> BoxFuture<'_, ()>;
}

/// What is known of a connected session, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionFacts {
    /// Number of the session in the trace.
    pub session: SessionId,
    /// The folder in which the log-on ended.
    pub home: RemotePath,
    /// Name of the server's software as it told it, e.g. `ProFTPD`.
    pub server: String,
    /// The reply to SYST, where there was one.
    pub system: Option<String>,
    /// `TLS 1.3`, `TLS 1.2`, or `None` for a plain connection.
    pub tls: Option<String>,
    /// Files and listings go in clear though the control connection has TLS: the server refused PROT P, and the person
    /// allows that.
    pub data_in_clear: bool,
    /// Trusted by the system's authorities (`false`: by a pin or not at all).
    pub trusted_by_authority: bool,
    /// Does the server say that names are UTF-8?
    pub utf8: bool,
    /// The command that listings are made with.
    pub listing_command: &'static str,
    /// The data mode that worked last.
    pub data_mode: Option<DataMode>,
    /// Round trip measured on the control connection.
    pub round_trip: Option<Duration>,
    /// Everything that FEAT listed.
    pub features: Vec<String>,
}
