//! How many sessions, how data connections are made, and through which proxies.

use portolan_remote::{DataMode, ModeChoice};
use portolan_ui_kit::{key, language::Key};

use super::{
    super::{
        Page,
        controls::{Control, Row},
        proxy,
    },
    said,
};

const MODES: &[Key] = &[
    key!("settings-mode-auto-what-works-epsv-first"),
    key!("settings-mode-epsv-extended-passive"),
    key!("settings-mode-pasv-passive-ipv4-only"),
    key!("settings-mode-eprt-extended-active"),
    key!("settings-mode-port-active-ipv4-only"),
];

const SESSIONS: &[u8] = &[1, 2, 3, 4, 6, 8, 12, 16, 24, 32];

const SESSION_TITLES: &[&str] = &["1", "2", "3", "4", "6", "8", "12", "16", "24", "32"];

fn sessions_at(sessions: u8) -> usize {
    SESSIONS
        .iter()
        .position(|known| *known >= sessions)
        .unwrap_or(SESSIONS.len() - 1)
}

pub(super) const ROWS: &[Row] = &[
    Row {
        page: Page::Connections,
        title: key!("settings-sessions-for-transfers-with-one"),
        help: key!("settings-sessions-for-transfers-with-one.help"),
        control: Control::Choice {
            titles: || SESSION_TITLES.to_vec(),
            get: |chosen| sessions_at(chosen.shared.sessions),
            set: |chosen, at| chosen.shared.sessions = SESSIONS.get(at).copied().unwrap_or(4),
        },
    },
    Row {
        page: Page::Connections,
        title: key!("settings-sessions-with-all-sites-together"),
        help: key!("settings-sessions-with-all-sites-together.help"),
        control: Control::Choice {
            titles: || SESSION_TITLES.to_vec(),
            get: |chosen| sessions_at(chosen.shared.transfers.sessions_in_all),
            set: |chosen, at| chosen.shared.transfers.sessions_in_all = SESSIONS.get(at).copied().unwrap_or(32),
        },
    },
    Row {
        page: Page::Connections,
        title: key!("settings-data-connections"),
        help: key!("settings-data-connections.help"),
        control: Control::Choice {
            titles: || said(MODES),
            get: |chosen| match chosen.shared.mode {
                ModeChoice::Auto => 0,
                ModeChoice::Only(mode) => DataMode::ALL
                    .iter()
                    .position(|known| *known == mode)
                    .map_or(0, |at| at + 1),
            },
            set: |chosen, at| {
                let mode = at.checked_sub(1).and_then(|at| DataMode::ALL.get(at));
                chosen.shared.mode = mode.map_or(ModeChoice::Auto, |mode| ModeChoice::Only(*mode));
            },
        },
    },
    Row {
        page: Page::Proxies,
        title: key!("settings-proxy"),
        help: key!("settings-proxy.help"),
        control: Control::Choice {
            titles: || said(proxy::WHICH),
            get: proxy::which,
            set: proxy::set_which,
        },
    },
    Row {
        page: Page::Proxies,
        title: key!("settings-address-of-the-proxy"),
        help: key!("settings-address-of-the-proxy.help"),
        control: Control::Text {
            hint: || "socks5://proxy.example:1080",
            get: proxy::address,
            set: proxy::set_address,
        },
    },
    Row {
        page: Page::Proxies,
        title: key!("settings-hosts-that-are-reached-without"),
        help: key!("settings-hosts-that-are-reached-without.help"),
        control: Control::Text {
            hint: || "intranet.example 10.0.0.0/8",
            get: |chosen| chosen.shared.no_proxy.join(" "),
            set: |chosen, text| {
                let words = text.split([' ', ',']).filter(|word| !word.is_empty());
                chosen.shared.no_proxy = words.map(str::to_owned).collect();
                Ok(())
            },
        },
    },
];
