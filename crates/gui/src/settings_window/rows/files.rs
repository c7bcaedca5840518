//! Programs that edit files, and where passwords are kept.

use portolan_ui_kit::{key, say};

use super::{
    super::{
        Page,
        controls::{Control, Row},
    },
    written::whole_of,
};
use crate::editing;

pub(super) const ROWS: &[Row] = &[
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
];
