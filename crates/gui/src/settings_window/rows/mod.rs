//! Every setting, as tables: where it stands, what it is called, what sets it. A table holds pages that are alike.

mod connections;
mod ends;
mod files;
mod transfers;
mod types;
mod window;
mod written;

use portolan_ui_kit::language::Key;

#[cfg(test)]
use super::controls::Control;
use super::controls::Row;

/// A row whose title says all.
const NO_HELP: Key = Key::same("");

fn said(keys: &[Key]) -> Vec<&'static str> {
    keys.iter().map(|key| key.say()).collect()
}

/// All of them. Within a page in the order in which they are shown.
pub(super) fn rows() -> impl Iterator<Item = &'static Row> {
    let tables = [
        connections::ROWS,
        transfers::ROWS,
        types::ROWS,
        ends::ROWS,
        files::ROWS,
        window::ROWS,
    ];
    tables.into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_choice_is_read_as_it_is_set() {
        for row in rows() {
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
        let mut titles = HashSet::new();
        for row in rows() {
            assert!(titles.insert(row.title.say()), "{}", row.title.say());
        }
    }
}
