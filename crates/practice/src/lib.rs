//! The practice server: a real FTP server on loopback over a sample site that it makes and removes.
//!
//! It lets a new user move files within a minute of the build, with no account anywhere and nothing to break. It knows
//! nothing of Portolan's own crates, so it is an honest counterpart. Rules that it keeps:
//! - it listens on 127.0.0.1 only, on a port the kernel chooses, for one user with a password drawn for this run;
//! - it serves one folder that was made for this run; what a client names outside of it, by `..` or by a symbolic
//!   link, does not exist;
//! - it offers explicit TLS (RFC 4217) with a certificate of this run, whose key never lies on a disk;
//! - the folder is gone when the [`Practice`] is dropped, and also when the process is killed (see `folder.rs`).
//!
//! Of the four data connection modes it has EPSV, PASV and PORT; libunftp 0.24 has no EPRT.

mod account;
mod certificate;
mod error;
mod folder;
mod sample;
mod serve;
#[cfg(test)]
mod tests;

use std::{
    fmt,
    net::SocketAddr,
    path::{Path, PathBuf},
};

pub use error::PracticeError;

/// A running practice server. Dropping it ends every session and removes the folder.
pub struct Practice {
    address: SocketAddr,
    root: PathBuf,
    account: account::Account,
    certificate_sha256: [u8; 32],
    // Order matters: fields are dropped from the top, and no file may be written once the folder is being removed.
    _server: serve::ServerThread,
    _folder: folder::Folder,
}

impl Practice {
    /// Makes the sample site, starts the server on a thread of its own, and returns once it takes connections.
    ///
    /// It needs no async runtime and may be called from within one; it takes some tenths of a second, most of them
    /// for writing about 25 MB, so a window calls it from a worker thread. Folders that killed runs left behind are
    /// swept away first.
    pub fn start() -> Result<Self, PracticeError> {
        Self::start_in(&std::env::temp_dir())
    }

    /// As [`Practice::start`], with the work folder made inside `parent`.
    pub fn start_in(parent: &Path) -> Result<Self, PracticeError> {
        folder::sweep(parent);
        let folder = folder::Folder::create(parent)?;
        sample::write_site(folder.site())?;
        let account = account::Account::draw()?;
        let certificate = certificate::Certificate::draw()?;
        let server = serve::ServerThread::start(folder.site(), &account, &certificate)?;
        Ok(Self {
            address: server.address(),
            root: folder.site().to_owned(),
            account,
            certificate_sha256: certificate.sha256(),
            _server: server,
            _folder: folder,
        })
    }

    /// Where it listens: 127.0.0.1 and the port of this run.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The one user it knows.
    pub fn user(&self) -> &str {
        account::USER
    }

    /// The password of this run: 26 letters and digits. Not part of `Debug` output.
    pub fn password(&self) -> &str {
        self.account.password()
    }

    /// The local folder that the server shows as `/`.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// SHA-256 of the certificate (DER) that it shows after `AUTH TLS`, so that a face can trust exactly this one.
    pub fn certificate_sha256(&self) -> Option<[u8; 32]> {
        Some(self.certificate_sha256)
    }
}

impl fmt::Debug for Practice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Practice")
            .field("address", &self.address)
            .field("user", &account::USER)
            .field("password", &"***")
            .field("root", &self.root)
            .finish_non_exhaustive()
    }
}
