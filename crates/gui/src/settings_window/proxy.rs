//! The proxy of sites that do not say otherwise.

use portolan_remote::Proxy;
use portolan_settings::GlobalProxy;
use portolan_ui_kit::{key, language::Key};

use crate::chosen::Chosen;

/// Which proxy.
pub(super) const WHICH: &[Key] = &[
    key!("settings-proxy-of-the-environment"),
    key!("settings-proxy-none"),
    key!("settings-proxy-below"),
];

pub(super) fn which(chosen: &Chosen) -> usize {
    match chosen.shared.proxy {
        GlobalProxy::Environment => 0,
        GlobalProxy::Direct => 1,
        GlobalProxy::Through(_) => 2,
    }
}

/// "The one below" holds as soon as there is an address.
pub(super) fn set_which(chosen: &mut Chosen, at: usize) {
    match at {
        0 => chosen.shared.proxy = GlobalProxy::Environment,
        1 => chosen.shared.proxy = GlobalProxy::Direct,
        _ => {}
    }
}

pub(super) fn address(chosen: &Chosen) -> String {
    match &chosen.shared.proxy {
        GlobalProxy::Through(proxy) => proxy.to_string(),
        GlobalProxy::Environment | GlobalProxy::Direct => String::new(),
    }
}

pub(super) fn set_address(chosen: &mut Chosen, text: &str) -> Result<(), String> {
    let text = text.trim();
    if text.is_empty() {
        if matches!(chosen.shared.proxy, GlobalProxy::Through(_)) {
            chosen.shared.proxy = GlobalProxy::Environment;
        }
        return Ok(());
    }
    let commands = match &chosen.shared.proxy {
        GlobalProxy::Through(proxy) => proxy.commands().to_vec(),
        GlobalProxy::Environment | GlobalProxy::Direct => Vec::new(),
    };
    let proxy = Proxy::parse(text, commands).map_err(|error| crate::words::sentence(&error.to_string()))?;
    chosen.shared.proxy = GlobalProxy::Through(proxy);
    Ok(())
}
