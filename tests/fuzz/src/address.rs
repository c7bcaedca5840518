//! Any text as an address: what is accepted can be shown, read again, and carries nothing that would be a command.

use portolan_sites::{Address, Secret};

/// UTF-8 or nothing.
pub fn check(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let Ok(address) = Address::parse(text) else { return };
    if let Some(folder) = &address.site.remote_folder {
        let harmful = folder.as_bytes().iter().any(|byte| matches!(byte, b'\r' | b'\n' | 0));
        assert!(!harmful, "{folder:?}");
    }
    if let Some(secret) = &address.secret {
        // Parts of the password may stand in anything that is shown; what it is must make no difference.
        let none = Secret::new(String::new());
        assert_eq!(format!("{secret:?}"), format!("{none:?}"), "a password is shown");
    }
}
