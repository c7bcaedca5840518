//! lftp's bookmarks: a name, white space, an address.

use super::{Import, ImportedSite, legal_name};
use crate::{Address, AddressError, LogOn, Site};

pub(super) fn read(text: &str) -> Import {
    let mut import = Import::default();
    for line in text.lines() {
        let line = line.trim();
        let Some((name, address)) = line.split_once(char::is_whitespace) else {
            continue;
        };
        let address = address.trim();
        if name.starts_with('#') || !address.contains("://") {
            continue;
        }
        match Address::parse(address) {
            Ok(Address { mut site, secret, .. }) => {
                site.id = Site::new_id();
                site.name = legal_name(name, "Site");
                site.saved = true;
                // lftp asks for the password of a user without one.
                let secret = secret.filter(|_| site.log_on != LogOn::Anonymous);
                let notes = Vec::new();
                import.sites.push(ImportedSite::new(site, secret, notes));
            }
            Err(AddressError::Sftp) => {
                import.leave_out(name, "SFTP is another protocol, which this version does not speak");
            }
            Err(error) => import.leave_out(name, &error.to_string()),
        }
    }
    import
}
