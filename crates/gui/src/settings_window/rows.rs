//! Every setting, as a table: where it stands, what it is called, what sets it.

use std::time::Duration;

use portolan_remote::{ConflictPolicy, DataMode, ModeChoice};
use portolan_settings::{NamePattern, SpeedRule, SpeedSchedule, Then};
use portolan_ui_kit::{
    key,
    language::{Key, Language},
    say,
};

use super::{
    Page, command,
    controls::{Control, Row},
    proxy,
};
use crate::chosen::{AtStart, DateFormat, Density, SCALES, SizeFormat, ThemeChoice, WhenBusy, no_secret};
use crate::editing;

const MODES: &[Key] = &[
    key!("settings-mode-auto-what-works-epsv-first"),
    key!("settings-mode-epsv-extended-passive"),
    key!("settings-mode-pasv-passive-ipv4-only"),
    key!("settings-mode-eprt-extended-active"),
    key!("settings-mode-port-active-ipv4-only"),
];

const SESSIONS: &[u8] = &[1, 2, 3, 4, 6, 8, 12, 16, 24, 32];
const SESSION_TITLES: &[&str] = &["1", "2", "3", "4", "6", "8", "12", "16", "24", "32"];

/// In the order of [`ConflictPolicy::ALL`].
const EXISTS: &[Key] = &[
    key!("common-ask"),
    key!("common-replace"),
    key!("settings-exists-replace-if-newer"),
    key!("settings-exists-replace-if-of-another-size"),
    key!("settings-exists-replace-if-newer-or-of"),
    key!("settings-exists-replace-if-the-contents-differ"),
    key!("settings-exists-resume-append-what-is-missing"),
    key!("settings-exists-keep-both-under-a-free"),
    key!("common-skip"),
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
fn at_once_titles() -> Vec<&'static str> {
    let numbers = ["1", "2", "3", "4", "6", "8", "12", "16", "24", "32"];
    std::iter::once(say!("settings-as-many-as-there-are-sessions"))
        .chain(numbers)
        .collect()
}

/// In the order of [`Then::WORDS`].
const THEN: &[Key] = &[
    key!("settings-then-nothing"),
    key!("settings-then-close"),
    key!("settings-then-sleep"),
    key!("settings-then-shut-down"),
];

fn then_at(then: Then) -> usize {
    Then::WORDS.iter().position(|(known, _)| *known == then).unwrap_or(0)
}

const SCALE_TITLES: &[&str] = &[
    "80 %", "90 %", "100 %", "110 %", "125 %", "140 %", "160 %", "180 %", "200 %",
];

/// A row whose title says all.
const NO_HELP: Key = Key::same("");

fn said(keys: &[Key]) -> Vec<&'static str> {
    keys.iter().map(|key| key.say()).collect()
}

macro_rules! choice_of {
    ($kind:ident, $field:ident) => {
        Control::Choice {
            titles: $kind::titles,
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
    number.ok_or_else(|| say!("settings-a-number-from-to", least = least, most = most))
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
        _ => return Err(say!("settings-a-number-with-kb-or-mb").to_owned()),
    };
    let number: f64 = number
        .parse()
        .map_err(|_not_a_number| say!("settings-a-number-with-kb-or-mb").to_owned())?;
    let bytes = number * factor;
    if (1.0..1e15).contains(&bytes) {
        Ok(Some(bytes as u64))
    } else {
        Err(say!("settings-a-limit-is-at-least").to_owned())
    }
}

fn folder_of(text: &str) -> Result<Option<std::path::PathBuf>, String> {
    let path = std::path::PathBuf::from(text.trim());
    if text.trim().is_empty() {
        Ok(None)
    } else if path.is_absolute() {
        Ok(Some(path))
    } else {
        Err(say!("settings-the-whole-path-is-needed").to_owned())
    }
}

fn path_words(path: Option<&std::path::PathBuf>) -> String {
    path.map_or_else(String::new, |path| path.display().to_string())
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
        page: Page::Transfers,
        title: key!("settings-upload-limit"),
        help: key!("settings-upload-limit.help"),
        control: Control::Text {
            hint: || say!("settings-no-limit"),
            get: |chosen| limit_words(chosen.shared.upload_limit),
            set: |chosen, text| limit_of(text).map(|limit| chosen.shared.upload_limit = limit),
        },
    },
    Row {
        page: Page::Transfers,
        title: key!("settings-download-limit"),
        help: key!("settings-download-limit.help"),
        control: Control::Text {
            hint: || say!("settings-no-limit"),
            get: |chosen| limit_words(chosen.shared.download_limit),
            set: |chosen, text| limit_of(text).map(|limit| chosen.shared.download_limit = limit),
        },
    },
    Row {
        page: Page::Transfers,
        title: key!("settings-limits-by-the-clock"),
        help: key!("settings-limits-by-the-clock.help"),
        control: Control::Text {
            hint: || "mon-fri 08:00-18:00 up=500000 down=0",
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
        title: key!("settings-uploads-at-a-time"),
        help: NO_HELP,
        control: Control::Choice {
            titles: at_once_titles,
            get: |chosen| at_once_at(chosen.shared.transfers.uploads_at_once),
            set: |chosen, at| chosen.shared.transfers.uploads_at_once = at_once_of(at),
        },
    },
    Row {
        page: Page::Transfers,
        title: key!("settings-downloads-at-a-time"),
        help: NO_HELP,
        control: Control::Choice {
            titles: at_once_titles,
            get: |chosen| at_once_at(chosen.shared.transfers.downloads_at_once),
            set: |chosen, at| chosen.shared.transfers.downloads_at_once = at_once_of(at),
        },
    },
    Row {
        page: Page::Transfers,
        title: key!("settings-attempts"),
        help: key!("settings-attempts.help"),
        control: Control::Text {
            hint: || "6",
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
        title: key!("settings-wait-before-the-second-attempt"),
        help: key!("settings-wait-before-the-second-attempt.help"),
        control: Control::Text {
            hint: || "1",
            get: |chosen| chosen.shared.transfers.retry_delay.as_secs().to_string(),
            set: |chosen, text| {
                chosen.shared.transfers.retry_delay = Duration::from_secs(whole_of(text, 1, 86_400)?);
                Ok(())
            },
        },
    },
    Row {
        page: Page::Transfers,
        title: key!("settings-longest-wait"),
        help: key!("settings-longest-wait.help"),
        control: Control::Text {
            hint: || "120",
            get: |chosen| chosen.shared.transfers.longest_retry_delay.as_secs().to_string(),
            set: |chosen, text| {
                chosen.shared.transfers.longest_retry_delay = Duration::from_secs(whole_of(text, 1, 86_400)?);
                Ok(())
            },
        },
    },
    Row {
        page: Page::Transfers,
        title: key!("settings-keep-the-time-of-files"),
        help: key!("settings-keep-the-time-of-files.help"),
        control: Control::Switch(|chosen| &mut chosen.shared.keep_times),
    },
    Row {
        page: Page::Transfers,
        title: key!("settings-upload-under-a-temporary-name"),
        help: key!("settings-upload-under-a-temporary-name.help"),
        control: Control::Switch(|chosen| &mut chosen.shared.temporary_names),
    },
    Row {
        page: Page::Transfers,
        title: key!("settings-remember-what-is-done"),
        help: key!("settings-remember-what-is-done.help"),
        control: Control::Text {
            hint: || "50000",
            get: |chosen| chosen.shared.transfers.keep_done.to_string(),
            set: |chosen, text| {
                let rows = whole_of(text, 0, 10_000_000)?;
                chosen.shared.transfers.keep_done = usize::try_from(rows).unwrap_or(usize::MAX);
                Ok(())
            },
        },
    },
    Row {
        page: Page::Conflicts,
        title: key!("settings-uploads-where-the-file-exists"),
        help: NO_HELP,
        control: Control::Choice {
            titles: || said(EXISTS),
            get: |chosen| exists_at(chosen.shared.transfers.if_exists.upload),
            set: |chosen, at| chosen.shared.transfers.if_exists.upload = exists_of(at),
        },
    },
    Row {
        page: Page::Conflicts,
        title: key!("settings-downloads-where-the-file-exists"),
        help: key!("settings-downloads-where-the-file-exists.help"),
        control: Control::Choice {
            titles: || said(EXISTS),
            get: |chosen| exists_at(chosen.shared.transfers.if_exists.download),
            set: |chosen, at| chosen.shared.transfers.if_exists.download = exists_of(at),
        },
    },
    Row {
        page: Page::Conflicts,
        title: key!("settings-name-where-both-are-kept"),
        help: key!("settings-name-where-both-are-kept.help"),
        control: Control::Text {
            hint: || "{name} ({n}){ext}",
            get: |chosen| chosen.shared.transfers.keep_both.to_string(),
            set: |chosen, text| {
                let pattern = NamePattern::parse(text).map_err(|error| crate::words::sentence(&error.to_string()))?;
                chosen.shared.transfers.keep_both = pattern;
                Ok(())
            },
        },
    },
    Row {
        page: Page::AtTheEnd,
        title: key!("settings-show-a-notification"),
        help: key!("settings-show-a-notification.help"),
        control: Control::Switch(|chosen| &mut chosen.shared.transfers.on_finish.notify),
    },
    Row {
        page: Page::AtTheEnd,
        title: key!("settings-play-a-sound"),
        help: NO_HELP,
        control: Control::Switch(|chosen| &mut chosen.shared.transfers.on_finish.sound),
    },
    Row {
        page: Page::AtTheEnd,
        title: key!("settings-run-a-command"),
        help: key!("settings-run-a-command.help"),
        control: Control::Text {
            hint: || "/usr/bin/make -C /srv/site",
            get: |chosen| command::to_text(&chosen.shared.transfers.on_finish.command),
            set: |chosen, text| {
                chosen.shared.transfers.on_finish.command = command::of_text(text)?;
                Ok(())
            },
        },
    },
    Row {
        page: Page::AtTheEnd,
        title: key!("settings-and-then"),
        help: key!("settings-and-then.help"),
        control: Control::Choice {
            titles: || said(THEN),
            get: |chosen| then_at(chosen.shared.transfers.on_finish.then),
            set: |chosen, at| chosen.shared.transfers.on_finish.then = Then::WORDS[at.min(3)].0,
        },
    },
    Row {
        page: Page::AtTheEnd,
        title: key!("settings-keep-the-computer-awake"),
        help: key!("settings-keep-the-computer-awake.help"),
        control: Control::Switch(|chosen| &mut chosen.shared.transfers.keep_awake),
    },
    Row {
        page: Page::Editing,
        title: key!("settings-editor"),
        help: key!("settings-editor.help"),
        control: Control::Text {
            hint: || say!("settings-editor-hint"),
            get: |chosen| chosen.editor.clone(),
            set: |chosen, text| {
                editing::program_words(text)?;
                text.trim().clone_into(&mut chosen.editor);
                Ok(())
            },
        },
    },
    Row {
        page: Page::Editing,
        title: key!("settings-programs-by-ending"),
        help: key!("settings-programs-by-ending.help"),
        control: Control::Text {
            hint: || say!("settings-programs-hint"),
            get: |chosen| chosen.editors.clone(),
            set: |chosen, text| {
                editing::rules(text)?;
                text.trim().clone_into(&mut chosen.editors);
                Ok(())
            },
        },
    },
    Row {
        page: Page::Interface,
        title: key!("settings-theme"),
        help: NO_HELP,
        control: choice_of!(ThemeChoice, theme),
    },
    Row {
        page: Page::Interface,
        title: key!("settings-language"),
        help: key!("settings-language.help"),
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
        title: key!("settings-scale"),
        help: key!("settings-scale.help"),
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
        title: key!("settings-rows-of-lists"),
        help: NO_HELP,
        control: choice_of!(Density, density),
    },
    Row {
        page: Page::Interface,
        title: key!("settings-dates-and-times"),
        help: NO_HELP,
        control: choice_of!(DateFormat, dates),
    },
    Row {
        page: Page::Interface,
        title: key!("settings-sizes"),
        help: NO_HELP,
        control: choice_of!(SizeFormat, sizes),
    },
    Row {
        page: Page::Interface,
        title: key!("settings-less-motion"),
        help: key!("settings-less-motion.help"),
        control: Control::Switch(|chosen| &mut chosen.less_motion),
    },
    Row {
        page: Page::StartAndQuit,
        title: key!("settings-tabs-of-the-last-run"),
        help: key!("settings-tabs-of-the-last-run.help"),
        control: choice_of!(AtStart, at_start),
    },
    Row {
        page: Page::StartAndQuit,
        title: key!("settings-folder-at-the-start"),
        help: key!("settings-folder-at-the-start.help"),
        control: Control::Text {
            hint: || "/home/me/Work",
            get: |chosen| path_words(chosen.start_folder.as_ref()),
            set: |chosen, text| folder_of(text).map(|folder| chosen.start_folder = folder),
        },
    },
    Row {
        page: Page::StartAndQuit,
        title: key!("settings-connect-at-the-start-to"),
        help: key!("settings-connect-at-the-start-to.help"),
        control: Control::Text {
            hint: || "ftps://me@host/folder",
            get: |chosen| chosen.start_address.clone(),
            set: |chosen, text| {
                let text = text.trim();
                if no_secret(text) {
                    text.clone_into(&mut chosen.start_address);
                    Ok(())
                } else {
                    Err(say!("settings-an-address-without-a-password").to_owned())
                }
            },
        },
    },
    Row {
        page: Page::StartAndQuit,
        title: key!("settings-closing-the-window-while-files"),
        help: NO_HELP,
        control: choice_of!(WhenBusy, on_quit),
    },
    Row {
        page: Page::Notifications,
        title: key!("settings-ask-for-attention-when-all"),
        help: key!("settings-ask-for-attention-when-all.help"),
        control: Control::Switch(|chosen| &mut chosen.attention),
    },
    Row {
        page: Page::Logging,
        title: key!("settings-write-the-log-to-a"),
        help: key!("settings-write-the-log-to-a.help"),
        control: Control::Text {
            hint: || "/home/me/portolan.jsonl",
            get: |chosen| path_words(chosen.log_file.as_ref()),
            set: |chosen, text| folder_of(text).map(|file| chosen.log_file = file),
        },
    },
    Row {
        page: Page::Passwords,
        title: key!("settings-passwords-may-be-kept"),
        help: key!("settings-passwords-may-be-kept.help"),
        control: Control::Switch(|chosen| &mut chosen.shared.keep_passwords),
    },
    Row {
        page: Page::Passwords,
        title: key!("settings-in-the-keyring-of-the"),
        help: key!("settings-in-the-keyring-of-the.help"),
        control: Control::Switch(|chosen| &mut chosen.shared.keyring),
    },
    Row {
        page: Page::Passwords,
        title: key!("settings-lock-the-file-of-passwords"),
        help: key!("settings-lock-the-file-of-passwords.help"),
        control: Control::Text {
            hint: || "30",
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
                    assert!(same || row.title.say() == "Proxy", "{}: {title}", row.title.say());
                }
            }
        }
    }

    #[test]
    fn titles_differ() {
        for (at, row) in ROWS.iter().enumerate() {
            assert!(
                ROWS[..at].iter().all(|other| other.title.say() != row.title.say()),
                "{}",
                row.title.say()
            );
        }
    }
}
