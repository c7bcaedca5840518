//! Why a practice server could not start.

use std::{io, path::PathBuf};

/// Why a practice server could not start. `Display` says what and where; `source` is the cause.
#[derive(Debug, thiserror::Error)]
pub enum PracticeError {
    /// The work folder or a file of the sample site could not be written.
    #[error("the sample site could not be written at `{}`", path.display())]
    Folder {
        /// What was being made.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
    /// No port on 127.0.0.1, or no thread to serve it.
    #[error("no server could be started on 127.0.0.1")]
    Listen(#[source] io::Error),
    /// The operating system gave no random bytes for password and key.
    #[error("the system gave no random bytes for the password of this run")]
    Random(#[source] io::Error),
    /// The certificate of this run could not be made.
    #[error("the certificate of this run could not be made")]
    Certificate(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl PracticeError {
    pub(crate) fn folder(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Folder { path, source }
    }
}
