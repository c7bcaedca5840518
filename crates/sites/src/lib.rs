//! Sites: what a person saves or types about a server.

mod address;
mod file;
mod secret;
mod site;

pub use address::{Address, AddressError};
pub use secret::{Secret, SecretError, SecretRef, SecretStore};
pub use site::{Endpoint, FtpTls, LogOn, Site};
