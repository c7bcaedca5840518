//! What surrounds the panes: tabs, address row, status bar, the welcome of an empty pane, the palette.

mod address;
mod found;
mod menu;
mod palette;
mod shortcuts;
mod status;
mod tabs;
mod welcome;

pub(crate) use address::{AddressState, address_row, focus_address};
pub(crate) use found::Sources;
pub(crate) use menu::{MenuState, menu_button};
pub(crate) use palette::Palette;
pub(crate) use shortcuts::shortcuts;
pub(crate) use status::status_bar;
pub(crate) use tabs::tab_row;
pub(crate) use welcome::welcome;

use portolan_ui_kit::say;

use portolan_engine::SiteView;

/// What the padlock stands for, in words: `TLS 1.3 · certificate trusted`. `None` without a connection.
pub(crate) fn security(site: Option<&SiteView>) -> Option<(bool, String)> {
    let facts = site?.facts.as_ref()?;
    Some(match &facts.tls {
        Some(version) if facts.data_in_clear => (false, say!("chrome-but-files-go-in-clear", version = version)),
        Some(version) if facts.trusted_by_authority => (true, say!("chrome-certificate-trusted", version = version)),
        Some(version) => (true, say!("chrome-certificate-pinned", version = version)),
        None => (false, say!("chrome-not-encrypted").to_owned()),
    })
}
