//! What changed between two documents, taken over into a third one that a person may have written.

use toml_edit::{Item, Table, TableLike};

/// Takes what differs between `before` and `now` over into `file`: comments and everything else there stay.
pub fn take_changes(file: &mut dyn TableLike, before: &dyn TableLike, now: &dyn TableLike) {
    for (key, item) in now.iter() {
        let known = before.get(key);
        if let Some(table) = item.as_table_like() {
            take_changes_of_table(file, key, known, table);
        } else if known.map(text) != Some(text(item)) {
            put(file, key, item.clone());
        }
    }
    for (key, _) in before.iter() {
        if !now.contains_key(key) {
            file.remove(key);
        }
    }
}

fn take_changes_of_table(file: &mut dyn TableLike, key: &str, before: Option<&Item>, now: &dyn TableLike) {
    let nothing = Table::new();
    let before = before.and_then(Item::as_table_like).unwrap_or(&nothing);
    // A table that nothing changes in is not made.
    let mut changed = Table::new();
    take_changes(&mut changed, before, now);
    let removed = before.iter().any(|(key, _)| !now.contains_key(key));
    if changed.is_empty() && !removed {
        return;
    }
    if file.get(key).is_none_or(|item| item.as_table_like().is_none()) {
        file.insert(key, Item::Table(Table::new()));
    }
    if let Some(table) = file.get_mut(key).and_then(Item::as_table_like_mut) {
        take_changes(table, before, now);
    }
}

fn text(item: &Item) -> String {
    item.to_string().trim().to_owned()
}

/// A comment behind the old value stays.
fn put(file: &mut dyn TableLike, key: &str, mut item: Item) {
    let old = file.get(key).and_then(Item::as_value).map(|old| old.decor().clone());
    if let (Some(decor), Some(value)) = (old, item.as_value_mut()) {
        *value.decor_mut() = decor;
    }
    file.insert(key, item);
}
