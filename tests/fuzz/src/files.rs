//! Any text as one of the files of this program: what cannot be used is told, and nothing panics.

use portolan_engine::offline::trust_rows;
use portolan_settings::Settings;
use portolan_sites::SavedSites;

/// `trust.toml`.
pub fn check_trust(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let Ok(rows) = trust_rows(text) else { return };
    for row in rows.iter() {
        assert_ne!(row.what.server().port, 0);
        assert!(!row.what.server().host.is_empty());
    }
}

/// `settings.toml`.
pub fn check_settings(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    if let Ok((settings, _problems)) = Settings::of_text(text) {
        assert!((1..=32).contains(&settings.sessions), "{}", settings.sessions);
    }
}

/// `sites.toml`.
pub fn check_sites(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let Ok(sites) = SavedSites::of_text(text) else { return };
    for site in &sites.sites {
        assert!(!site.managed);
        assert!(sites.get(site.id).is_some());
    }
}
