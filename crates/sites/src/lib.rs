//! Sites: what a person saves or types about a server, and the secrets that belong to them.

mod address;
mod connection;
mod file;
mod secret;
mod site;

pub use address::{Address, AddressError};
pub use file::{SiteProblem, load_sites, remove_site, save_site};
pub use secret::{Secret, SecretError, SecretRef, SecretStore};
pub use site::{Endpoint, FtpTls, LogOn, Site};
