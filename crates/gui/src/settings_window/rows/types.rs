//! As what files are moved, and what is text.

use portolan_remote::TypeChoice;
use portolan_ui_kit::{key, language::Key, say};

use super::{
    super::{
        Page,
        controls::{Control, Row},
    },
    said,
};

/// In the order of [`TypeChoice::ALL`].
const TYPES: &[Key] = &[
    key!("common-type-automatic"),
    key!("common-type-binary"),
    key!("common-type-ascii"),
];

/// Endings, as somebody types them: with or without a dot, with whatever between them.
fn endings(text: &str) -> Result<Vec<String>, String> {
    let words = text.split(|sign: char| sign.is_whitespace() || matches!(sign, ',' | ';'));
    let words = words
        .map(|word| word.trim_start_matches(['*', '.']))
        .filter(|word| !word.is_empty());
    words
        .map(|word| {
            if word.contains(['.', '/']) {
                return Err(say!("settings-an-ending-has-no-dot", ending = word));
            }
            Ok(word.to_owned())
        })
        .collect()
}

fn names(text: &str) -> Result<Vec<String>, String> {
    let words = text.split(';').map(str::trim).filter(|word| !word.is_empty());
    words
        .map(|word| {
            if word.contains('/') {
                return Err(say!("settings-a-name-has-no-slash", name = word));
            }
            Ok(word.to_owned())
        })
        .collect()
}

pub(super) const ROWS: &[Row] = &[
    Row {
        page: Page::FileTypes,
        title: key!("common-transfer-type"),
        help: key!("settings-transfer-type-help"),
        control: Control::Choice {
            titles: || said(TYPES),
            get: |chosen| {
                let now = chosen.shared.transfers.file_type;
                TypeChoice::ALL.iter().position(|known| *known == now).unwrap_or(0)
            },
            set: |chosen, at| {
                chosen.shared.transfers.file_type = TypeChoice::ALL.get(at).copied().unwrap_or_default();
            },
        },
    },
    Row {
        page: Page::FileTypes,
        title: key!("settings-text-endings"),
        help: key!("settings-text-endings.help"),
        control: Control::Text {
            hint: || say!("settings-text-endings-hint"),
            get: |chosen| chosen.shared.transfers.text.endings.join(" "),
            set: |chosen, text| endings(text).map(|all| chosen.shared.transfers.text.endings = all),
        },
    },
    Row {
        page: Page::FileTypes,
        title: key!("settings-text-names"),
        help: key!("settings-text-names.help"),
        control: Control::Text {
            hint: || say!("settings-text-names-hint"),
            get: |chosen| chosen.shared.transfers.text.names.join("; "),
            set: |chosen, text| names(text).map(|all| chosen.shared.transfers.text.names = all),
        },
    },
    Row {
        page: Page::FileTypes,
        title: key!("settings-text-without-ending"),
        help: key!("settings-text-without-ending.help"),
        control: Control::Switch(|chosen| &mut chosen.shared.transfers.text.without_ending),
    },
    Row {
        page: Page::FileTypes,
        title: key!("settings-text-hidden"),
        help: key!("settings-text-hidden.help"),
        control: Control::Switch(|chosen| &mut chosen.shared.transfers.text.hidden),
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_as_they_are_typed() {
        assert_eq!(
            endings(" txt, .css;*.Html\tmd ").expect("endings"),
            ["txt", "css", "Html", "md"]
        );
        assert!(endings("  ").expect("none").is_empty());
        assert!(endings("tar.gz").is_err());
        assert_eq!(names("READ ME; Makefile;").expect("names"), ["READ ME", "Makefile"]);
        assert!(names("a/b").is_err());
    }
}
