//! How the window looks, starts and ends.

use portolan_ui_kit::{key, language::Language, say};

use super::{
    super::{
        Page,
        controls::{Control, Row},
    },
    NO_HELP,
    written::{folder_of, path_words},
};
use crate::chosen::{AtStart, DateFormat, Density, SCALES, SizeFormat, ThemeChoice, WhenBusy, no_secret};

const SCALE_TITLES: &[&str] = &[
    "80 %", "90 %", "100 %", "110 %", "125 %", "140 %", "160 %", "180 %", "200 %",
];

macro_rules! choice_of {
    ($kind:ident, $field:ident) => {
        Control::Choice {
            titles: $kind::titles,
            get: |chosen| chosen.$field.at(),
            set: |chosen, at| chosen.$field = $kind::ALL.get(at).copied().unwrap_or_default(),
        }
    };
}

pub(super) const ROWS: &[Row] = &[
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
];
