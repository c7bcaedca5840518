//! Sites: what a person saves or types about a server, and the secrets that belong to them.

mod address;
mod bookmarks;
mod connection;
mod edit;
pub mod export;
mod file;
pub mod import;
mod look;
mod recent;
mod secret;
mod site;
mod table;
#[cfg(test)]
mod tests;
mod tree;
mod url;
mod words;

pub use address::{Address, AddressError};
pub use bookmarks::BookmarksFile;
pub use edit::{EditError, Overruled, SitesEdit};
pub use file::{Edited, SiteProblem, SitesError, SitesFile};
pub use look::{Colour, Icon, Look, UnknownWord};
pub use recent::{RECENT, RecentFile};
pub use secret::{Cost, SealedFile, Secret, SecretError, SecretRef, SecretStore, Unlocked};
pub use site::{Endpoint, FtpTls, KeyValue, LogOn, Site};
pub use tree::{Bookmark, DEEPEST, FolderPath, LONGEST_NAME, NameError, SavedSites, checked_name};
pub use words::{site_from_words, site_to_words};
