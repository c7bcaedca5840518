//! Any text as an address: what is accepted can be shown, read again, and carries nothing that would be a command.

use portolan_sites::Address;

/// UTF-8 or nothing.
pub fn check(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let Ok(address) = Address::parse(text) else { return };
    if let Some(folder) = &address.site.remote_folder {
        let harmful = folder.as_bytes().iter().any(|byte| matches!(byte, b'\r' | b'\n' | 0));
        assert!(!harmful, "{folder:?}");
    }
    let shown = format!("{address:?}");
    if let Some(secret) = &address.secret {
        let secret = secret.expose();
        // A path, a user or a host of the same letters shows nothing that is secret.
        let elsewhere = text.matches(secret).count() > 1 || !text.contains(secret);
        assert!(
            secret.len() < 8 || elsewhere || !shown.contains(secret),
            "a password is shown"
        );
    }
}
