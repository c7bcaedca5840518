//! The shortcuts in the file of the window: the preset's name, and a table of what the person changed.

use eframe::egui::KeyboardShortcut;
use toml_edit::{Array, DocumentMut, Item, Table, value};

use super::{
    Keys, Named, Preset,
    keys::{of_file, to_file},
};

const PRESET: &str = "shortcuts";
const OWN: &str = "keys";

impl Keys {
    /// Reads them. Actions and keys that this version does not know are left out here, and stay in the file.
    pub(crate) fn read(document: &DocumentMut) -> Self {
        let mut keys = Self::default();
        let word = document.get(PRESET).and_then(Item::as_str);
        if let Some(preset) = Preset::ALL.into_iter().find(|preset| Some(preset.word()) == word) {
            keys.preset = preset;
        }
        let own = document.get(OWN).and_then(Item::as_table_like);
        for (word, item) in own.into_iter().flat_map(|table| table.iter()) {
            let (Some(named), Some(list)) = (Named::of_word(word), item.as_array()) else {
                continue;
            };
            let read: Option<Vec<KeyboardShortcut>> = list.iter().map(|key| of_file(key.as_str()?)).collect();
            if let Some(read) = read {
                keys.own.insert(named, read);
            }
        }
        keys
    }

    /// Writes what differs from `before`.
    pub(crate) fn write(&self, before: &Self, document: &mut DocumentMut) {
        if self.preset != before.preset {
            document[PRESET] = value(self.preset.word());
        }
        if self.own == before.own {
            return;
        }
        let table = document.entry(OWN).or_insert_with(|| Item::Table(Table::new()));
        let Some(table) = table.as_table_like_mut() else {
            return;
        };
        for named in before.own.keys().filter(|named| !self.own.contains_key(named)) {
            table.remove(named.word());
        }
        for (named, keys) in &self.own {
            if before.own.get(named) != Some(keys) {
                table.insert(
                    named.word(),
                    value(keys.iter().copied().map(to_file).collect::<Array>()),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_what_is_unknown_stays() {
        let mut document: DocumentMut = "[keys]\nFutureThing = [\"Ctrl+J\"]\n".parse().expect("TOML");
        let mut keys = Keys {
            preset: Preset::Commander,
            ..Keys::default()
        };
        keys.own.insert(Named::Quit, Vec::new());
        keys.own
            .insert(Named::Filter, vec![of_file("Ctrl+Shift+F").expect("a shortcut")]);
        keys.write(&Keys::default(), &mut document);
        assert_eq!(Keys::read(&document), keys);
        assert!(document.to_string().contains("FutureThing = [\"Ctrl+J\"]"));
        let before = keys.clone();
        keys.own.remove(&Named::Quit);
        keys.write(&before, &mut document);
        assert_eq!(Keys::read(&document), keys);
    }
}
