//! What happens when the queue ends, and what is said meanwhile.

use portolan_settings::Then;
use portolan_ui_kit::{key, language::Key};

use super::{
    super::{
        Page, command,
        controls::{Control, Row},
    },
    NO_HELP, said,
    written::{folder_of, path_words},
};

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

pub(super) const ROWS: &[Row] = &[
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
];
