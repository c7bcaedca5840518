//! Every setting, as a table: where it stands, what it is called, what sets it.

use std::time::Duration;

use portolan_remote::{ConflictPolicy, DataMode, ModeChoice};
use portolan_settings::{NamePattern, SpeedRule, SpeedSchedule};
use portolan_ui_kit::{language::Language, say};

use super::{
    Page,
    controls::{Control, Row},
    proxy,
};
use crate::chosen::{AtStart, DateFormat, Density, SCALES, SizeFormat, ThemeChoice, WhenBusy, no_secret};

const MODES: &[&str] = &[
    "Auto: what works, EPSV first",
    "EPSV: extended passive",
    "PASV: passive, IPv4 only",
    "EPRT: extended active",
    "PORT: active, IPv4 only",
];

const SESSIONS: &[u8] = &[1, 2, 3, 4, 6, 8, 12, 16, 24, 32];
const SESSION_TITLES: &[&str] = &["1", "2", "3", "4", "6", "8", "12", "16", "24", "32"];

/// In the order of [`ConflictPolicy::ALL`].
const EXISTS: &[&str] = &[
    "Ask",
    "Replace",
    "Replace if newer",
    "Replace if of another size",
    "Replace if newer, or of another size",
    "Replace if the contents differ",
    "Resume: append what is missing",
    "Keep both, under a free name",
    "Skip",
];

const AT_ONCE: &[Option<u8>] = &[
    None,
    Some(1),
    Some(2),
    Some(3),
    Some(4),
    Some(6),
    Some(8),
    Some(12),
    Some(16),
    Some(24),
    Some(32),
];
const AT_ONCE_TITLES: &[&str] = &[
    "As many as there are sessions",
    "1",
    "2",
    "3",
    "4",
    "6",
    "8",
    "12",
    "16",
    "24",
    "32",
];

const SCALE_TITLES: &[&str] = &[
    "80 %", "90 %", "100 %", "110 %", "125 %", "140 %", "160 %", "180 %", "200 %",
];

macro_rules! choice_of {
    ($kind:ident, $field:ident) => {
        Control::Choice {
            titles: || $kind::TITLES.to_vec(),
            get: |chosen| chosen.$field.at(),
            set: |chosen, at| chosen.$field = $kind::ALL.get(at).copied().unwrap_or_default(),
        }
    };
}

fn exists_at(policy: ConflictPolicy) -> usize {
    ConflictPolicy::ALL
        .iter()
        .position(|known| *known == policy)
        .unwrap_or(0)
}

fn exists_of(at: usize) -> ConflictPolicy {
    ConflictPolicy::ALL.get(at).copied().unwrap_or_default()
}

fn sessions_at(sessions: u8) -> usize {
    SESSIONS
        .iter()
        .position(|known| *known >= sessions)
        .unwrap_or(SESSIONS.len() - 1)
}

fn at_once_at(files: Option<u8>) -> usize {
    AT_ONCE.iter().position(|known| *known >= files).unwrap_or(0)
}

fn at_once_of(at: usize) -> Option<u8> {
    AT_ONCE.get(at).copied().flatten()
}

/// A whole number between these.
fn whole_of(text: &str, least: u64, most: u64) -> Result<u64, String> {
    let number = text
        .trim()
        .parse()
        .ok()
        .filter(|number| (least..=most).contains(number));
    number.ok_or_else(|| format!("A number from {least} to {most} is needed"))
}

/// `500 KB`, `2.5 MB`, `1000000`: bytes a second.
fn limit_words(limit: Option<u64>) -> String {
    match limit {
        None => String::new(),
        Some(bytes) if bytes.is_multiple_of(1_000_000) => format!("{} MB", bytes / 1_000_000),
        Some(bytes) if bytes.is_multiple_of(1000) => format!("{} KB", bytes / 1000),
        Some(bytes) => format!("{bytes} B"),
    }
}

fn limit_of(text: &str) -> Result<Option<u64>, String> {
    let text = text.trim().trim_end_matches("/s").trim();
    if text.is_empty() || text == "0" {
        return Ok(None);
    }
    let digits = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.');
    let (number, unit) = text.split_at(digits.unwrap_or(text.len()));
    let factor = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "kb" | "k" => 1000.0,
        "b" => 1.0,
        "mb" | "m" => 1e6,
        "gb" | "g" => 1e9,
        "kib" => 1024.0,
        "mib" => 1_048_576.0,
        _ => return Err("A number with KB or MB is needed".to_owned()),
    };
    let number: f64 = number
        .parse()
        .map_err(|_not_a_number| "A number with KB or MB is needed".to_owned())?;
    let bytes = number * factor;
    if (1.0..1e15).contains(&bytes) {
        Ok(Some(bytes as u64))
    } else {
        Err("A limit is at least 1 byte a second".to_owned())
    }
}

fn folder_of(text: &str) -> Result<Option<std::path::PathBuf>, String> {
    let path = std::path::PathBuf::from(text.trim());
    if text.trim().is_empty() {
        Ok(None)
    } else if path.is_absolute() {
        Ok(Some(path))
    } else {
        Err("The whole path is needed, from the top".to_owned())
    }
}

fn path_words(path: Option<&std::path::PathBuf>) -> String {
    path.map_or_else(String::new, |path| path.display().to_string())
}

pub(super) const ROWS: &[Row] = &[
    Row {
        page: Page::Connections,
        title: "Sessions for transfers with one site",
        help: "So many files move at the same time; a server that allows fewer is not asked for more.",
        control: Control::Choice {
            titles: || SESSION_TITLES.to_vec(),
            get: |chosen| sessions_at(chosen.shared.sessions),
            set: |chosen, at| chosen.shared.sessions = SESSIONS.get(at).copied().unwrap_or(4),
        },
    },
    Row {
        page: Page::Connections,
        title: "Sessions with all sites together",
        help: "However many sites there are, not more move files at the same time.",
        control: Control::Choice {
            titles: || SESSION_TITLES.to_vec(),
            get: |chosen| sessions_at(chosen.shared.transfers.sessions_in_all),
            set: |chosen, at| chosen.shared.transfers.sessions_in_all = SESSIONS.get(at).copied().unwrap_or(32),
        },
    },
    Row {
        page: Page::Connections,
        title: "Data connections",
        help: "For addresses that are typed; a saved site has a choice of its own.",
        control: Control::Choice {
            titles: || MODES.to_vec(),
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
        page: Page::Transfers,
        title: "Upload limit",
        help: "For all uploads together, a second: 500 KB, 2.5 MB. Empty = no limit.",
        control: Control::Text {
            hint: "No limit",
            get: |chosen| limit_words(chosen.shared.upload_limit),
            set: |chosen, text| limit_of(text).map(|limit| chosen.shared.upload_limit = limit),
        },
    },
    Row {
        page: Page::Transfers,
        title: "Download limit",
        help: "For all downloads together, a second.",
        control: Control::Text {
            hint: "No limit",
            get: |chosen| limit_words(chosen.shared.download_limit),
            set: |chosen, text| limit_of(text).map(|limit| chosen.shared.download_limit = limit),
        },
    },
    Row {
        page: Page::Transfers,
        title: "Limits by the clock",
        help: "Rules with ; between them: mon-fri 08:00-18:00 up=500000 down=0 (bytes a second, 0 = no limit).",
        control: Control::Text {
            hint: "mon-fri 08:00-18:00 up=500000 down=0",
            get: |chosen| {
                let rules = chosen.shared.transfers.speed_schedule.0.iter().map(ToString::to_string);
                rules.collect::<Vec<_>>().join("; ")
            },
            set: |chosen, text| {
                let rules = text.split(';').map(str::trim).filter(|rule| !rule.is_empty());
                let rules: Result<Vec<SpeedRule>, _> = rules.map(str::parse).collect();
                let rules = rules.map_err(|error| crate::words::sentence(&error.to_string()))?;
                chosen.shared.transfers.speed_schedule = SpeedSchedule(rules);
                Ok(())
            },
        },
    },
    Row {
        page: Page::Transfers,
        title: "Uploads at a time",
        help: "",
        control: Control::Choice {
            titles: || AT_ONCE_TITLES.to_vec(),
            get: |chosen| at_once_at(chosen.shared.transfers.uploads_at_once),
            set: |chosen, at| chosen.shared.transfers.uploads_at_once = at_once_of(at),
        },
    },
    Row {
        page: Page::Transfers,
        title: "Downloads at a time",
        help: "",
        control: Control::Choice {
            titles: || AT_ONCE_TITLES.to_vec(),
            get: |chosen| at_once_at(chosen.shared.transfers.downloads_at_once),
            set: |chosen, at| chosen.shared.transfers.downloads_at_once = at_once_of(at),
        },
    },
    Row {
        page: Page::Transfers,
        title: "Attempts",
        help: "So often a transfer is begun before it counts as failed.",
        control: Control::Text {
            hint: "6",
            get: |chosen| chosen.shared.transfers.attempts.to_string(),
            set: |chosen, text| {
                let attempts = whole_of(text, 1, 1000)?;
                chosen.shared.transfers.attempts = u32::try_from(attempts).unwrap_or(u32::MAX);
                Ok(())
            },
        },
    },
    Row {
        page: Page::Transfers,
        title: "Wait before the second attempt",
        help: "Seconds; each further wait is twice as long.",
        control: Control::Text {
            hint: "1",
            get: |chosen| chosen.shared.transfers.retry_delay.as_secs().to_string(),
            set: |chosen, text| {
                chosen.shared.transfers.retry_delay = Duration::from_secs(whole_of(text, 1, 86_400)?);
                Ok(())
            },
        },
    },
    Row {
        page: Page::Transfers,
        title: "Longest wait",
        help: "Seconds; no wait between two attempts is longer.",
        control: Control::Text {
            hint: "120",
            get: |chosen| chosen.shared.transfers.longest_retry_delay.as_secs().to_string(),
            set: |chosen, text| {
                chosen.shared.transfers.longest_retry_delay = Duration::from_secs(whole_of(text, 1, 86_400)?);
                Ok(())
            },
        },
    },
    Row {
        page: Page::Transfers,
        title: "Keep the time of files",
        help: "What is moved has the time of its source. For transfers that are asked for from now on.",
        control: Control::Switch(|chosen| &mut chosen.shared.keep_times),
    },
    Row {
        page: Page::Transfers,
        title: "Upload under a temporary name first",
        help: "Nobody sees half a file on the server. For addresses that are typed; a saved site has a choice of its own.",
        control: Control::Switch(|chosen| &mut chosen.shared.temporary_names),
    },
    Row {
        page: Page::Conflicts,
        title: "Uploads, where the file exists on the server",
        help: "",
        control: Control::Choice {
            titles: || EXISTS.to_vec(),
            get: |chosen| exists_at(chosen.shared.transfers.if_exists.upload),
            set: |chosen, at| chosen.shared.transfers.if_exists.upload = exists_of(at),
        },
    },
    Row {
        page: Page::Conflicts,
        title: "Downloads, where the file exists here",
        help: "Where times or sizes cannot be compared, it is always asked.",
        control: Control::Choice {
            titles: || EXISTS.to_vec(),
            get: |chosen| exists_at(chosen.shared.transfers.if_exists.download),
            set: |chosen, at| chosen.shared.transfers.if_exists.download = exists_of(at),
        },
    },
    Row {
        page: Page::Conflicts,
        title: "Name where both are kept",
        help: "{name} is the name without its ending, {n} a number, {ext} the ending.",
        control: Control::Text {
            hint: "{name} ({n}){ext}",
            get: |chosen| chosen.shared.transfers.keep_both.to_string(),
            set: |chosen, text| {
                let pattern = NamePattern::parse(text).map_err(|error| crate::words::sentence(&error.to_string()))?;
                chosen.shared.transfers.keep_both = pattern;
                Ok(())
            },
        },
    },
    Row {
        page: Page::Interface,
        title: "Theme",
        help: "",
        control: choice_of!(ThemeChoice, theme),
    },
    Row {
        page: Page::Interface,
        title: "Language",
        help: "Of the window. What a server says stays as it says it.",
        control: Control::Choice {
            titles: || {
                let own = Language::ALL.iter().map(|language| language.own_name());
                std::iter::once(say!("settings-language-of-the-system"))
                    .chain(own)
                    .collect()
            },
            get: |chosen| {
                let of = |language| Language::ALL.iter().position(|known| *known == language);
                chosen.language.and_then(of).map_or(0, |at| at + 1)
            },
            set: |chosen, at| chosen.language = at.checked_sub(1).and_then(|at| Language::ALL.get(at)).copied(),
        },
    },
    Row {
        page: Page::Interface,
        title: "Scale",
        help: "How large everything is, text and all else.",
        control: Control::Choice {
            titles: || SCALE_TITLES.to_vec(),
            get: |chosen| {
                let near = |scale: &f32| (scale - chosen.scale).abs() < 0.02;
                SCALES.iter().position(near).unwrap_or(2)
            },
            set: |chosen, at| chosen.scale = SCALES.get(at).copied().unwrap_or(1.0),
        },
    },
    Row {
        page: Page::Interface,
        title: "Rows of lists",
        help: "",
        control: choice_of!(Density, density),
    },
    Row {
        page: Page::Interface,
        title: "Dates and times",
        help: "",
        control: choice_of!(DateFormat, dates),
    },
    Row {
        page: Page::Interface,
        title: "Sizes",
        help: "",
        control: choice_of!(SizeFormat, sizes),
    },
    Row {
        page: Page::Interface,
        title: "Less motion",
        help: "Nothing slides or fades.",
        control: Control::Switch(|chosen| &mut chosen.less_motion),
    },
    Row {
        page: Page::StartAndQuit,
        title: "Tabs of the last run",
        help: "Servers are connected to again; passwords come from the keyring, or are asked for.",
        control: choice_of!(AtStart, at_start),
    },
    Row {
        page: Page::StartAndQuit,
        title: "Folder at the start",
        help: "Empty = where the last run ended.",
        control: Control::Text {
            hint: "/home/me/Work",
            get: |chosen| path_words(chosen.start_folder.as_ref()),
            set: |chosen, text| folder_of(text).map(|folder| chosen.start_folder = folder),
        },
    },
    Row {
        page: Page::StartAndQuit,
        title: "Connect at the start to",
        help: "An address, without a password. Empty = to nothing.",
        control: Control::Text {
            hint: "ftps://me@host/folder",
            get: |chosen| chosen.start_address.clone(),
            set: |chosen, text| {
                let text = text.trim();
                if no_secret(text) {
                    text.clone_into(&mut chosen.start_address);
                    Ok(())
                } else {
                    Err("An address without a password is needed".to_owned())
                }
            },
        },
    },
    Row {
        page: Page::StartAndQuit,
        title: "Closing the window while files move",
        help: "",
        control: choice_of!(WhenBusy, on_quit),
    },
    Row {
        page: Page::Notifications,
        title: "Ask for attention when all transfers have ended",
        help: "The task bar shows it while another window is in front.",
        control: Control::Switch(|chosen| &mut chosen.attention),
    },
    Row {
        page: Page::Logging,
        title: "Write the log to a file",
        help: "Every event as a line of JSON, passwords masked. From the next start on; the file is made new each time.",
        control: Control::Text {
            hint: "/home/me/portolan.jsonl",
            get: |chosen| path_words(chosen.log_file.as_ref()),
            set: |chosen, text| folder_of(text).map(|file| chosen.log_file = file),
        },
    },
    Row {
        page: Page::Passwords,
        title: "Passwords may be kept",
        help: "Off, every password is asked for each time. From the next start on.",
        control: Control::Switch(|chosen| &mut chosen.shared.keep_passwords),
    },
    Row {
        page: Page::Passwords,
        title: "In the keyring of the system",
        help: "Off, or where none runs, they lie in a file under a master password. From the next start on.",
        control: Control::Switch(|chosen| &mut chosen.shared.keyring),
    },
    Row {
        page: Page::Passwords,
        title: "Lock the file of passwords",
        help: "After so many minutes without use; 0 = never. From the next start on.",
        control: Control::Text {
            hint: "30",
            get: |chosen| chosen.shared.lock_after.unwrap_or(0).to_string(),
            set: |chosen, text| {
                let minutes = u32::try_from(whole_of(text, 0, 100_000)?).unwrap_or(u32::MAX);
                chosen.shared.lock_after = (minutes > 0).then_some(minutes);
                Ok(())
            },
        },
    },
    Row {
        page: Page::Proxies,
        title: "Proxy",
        help: "For sites that do not say otherwise. To use one, type its address below.",
        control: Control::Choice {
            titles: || proxy::WHICH.to_vec(),
            get: proxy::which,
            set: proxy::set_which,
        },
    },
    Row {
        page: Page::Proxies,
        title: "Address of the proxy",
        help: "KIND://USER@HOST:PORT, with KIND one of socks5, socks4a, http, ftp-user, ftp-site, ftp-open. Its password is asked for.",
        control: Control::Text {
            hint: "socks5://proxy.example:1080",
            get: proxy::address,
            set: proxy::set_address,
        },
    },
    Row {
        page: Page::Proxies,
        title: "Hosts that are reached without it",
        help: "Names with all below them, addresses, networks (10.0.0.0/8), or *; with spaces between them.",
        control: Control::Text {
            hint: "intranet.example 10.0.0.0/8",
            get: |chosen| chosen.shared.no_proxy.join(" "),
            set: |chosen, text| {
                let words = text.split([' ', ',']).filter(|word| !word.is_empty());
                chosen.shared.no_proxy = words.map(str::to_owned).collect();
                Ok(())
            },
        },
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_read_as_people_write_them() {
        assert_eq!(limit_of("500 KB"), Ok(Some(500_000)));
        assert_eq!(limit_of("2.5mb/s"), Ok(Some(2_500_000)));
        assert_eq!(limit_of("750"), Ok(Some(750_000)));
        assert_eq!(limit_of(""), Ok(None));
        assert!(limit_of("fast").is_err());
        for limit in [Some(2_000_000), Some(250_000), Some(1), None] {
            assert_eq!(limit_of(&limit_words(limit)), Ok(limit));
        }
    }

    #[test]
    fn every_choice_is_read_as_it_is_set() {
        for row in ROWS {
            if let Control::Choice { titles, get, set } = &row.control {
                for (at, title) in titles().into_iter().enumerate() {
                    let mut chosen = crate::chosen::Chosen::default();
                    set(&mut chosen, at);
                    let same = get(&chosen) == at;
                    // A proxy needs an address before it can be chosen.
                    assert!(same || row.title == "Proxy", "{}: {title}", row.title);
                }
            }
        }
    }

    #[test]
    fn titles_differ() {
        for (at, row) in ROWS.iter().enumerate() {
            assert!(ROWS[..at].iter().all(|other| other.title != row.title), "{}", row.title);
        }
    }
}
