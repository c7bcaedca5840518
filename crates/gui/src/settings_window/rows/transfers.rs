//! Limits, attempts, what is kept of a file, and what is there already.

use std::time::Duration;

use portolan_remote::ConflictPolicy;
use portolan_settings::{NamePattern, SpeedRule, SpeedSchedule};
use portolan_ui_kit::{key, language::Key, say};

use super::{
    super::{
        Page,
        controls::{Control, Row},
    },
    NO_HELP, said,
    written::{limit_of, limit_words, whole_of},
};

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

fn exists_at(policy: ConflictPolicy) -> usize {
    ConflictPolicy::ALL
        .iter()
        .position(|known| *known == policy)
        .unwrap_or(0)
}

fn exists_of(at: usize) -> ConflictPolicy {
    ConflictPolicy::ALL.get(at).copied().unwrap_or_default()
}

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

fn at_once_at(files: Option<u8>) -> usize {
    AT_ONCE.iter().position(|known| *known >= files).unwrap_or(0)
}

fn at_once_of(at: usize) -> Option<u8> {
    AT_ONCE.get(at).copied().flatten()
}

pub(super) const ROWS: &[Row] = &[
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
        title: key!("settings-keep-the-permissions-of-files"),
        help: key!("settings-keep-the-permissions-of-files.help"),
        control: Control::Switch(|chosen| &mut chosen.shared.keep_permissions),
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
];
