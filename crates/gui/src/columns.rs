//! Columns of a table that the person chooses, moves, widens, and that are remembered: of panes and of the dock.

use eframe::egui::Ui;
use portolan_ui_kit::{
    menu, say,
    select::{menu_check, menu_item, menu_separator},
    virtual_table::TableOutput,
};
use toml_edit::Array;

/// What a table can have columns of.
pub(crate) trait ColumnKey: Copy + Eq + 'static {
    /// The title of its column.
    fn title(self) -> &'static str;
    /// Its place among all of them: where its width is kept.
    fn at(self) -> usize;
    /// What it is called in the file of preferences.
    fn word(self) -> &'static str;
}

/// The widths of the columns in view; 0 for those that nobody has dragged.
pub(crate) fn widths<K: ColumnKey>(shown: &[K], stored: &[f32]) -> Vec<f32> {
    let width = |key: &K| stored.get(key.at()).copied().unwrap_or_default();
    shown.iter().map(width).collect()
}

/// Keeps what was dragged at the header: widths and the order of columns.
pub(crate) fn keep<K: ColumnKey>(output: &TableOutput, widths: &[f32], shown: &mut Vec<K>, stored: &mut Vec<f32>) {
    if output.resized {
        for (key, width) in shown.iter().zip(widths) {
            if stored.len() <= key.at() {
                stored.resize(key.at() + 1, 0.0);
            }
            stored[key.at()] = *width;
        }
    }
    if let Some((from, to)) = output.column_moved
        && from.max(to) < shown.len()
    {
        let key = shown.remove(from);
        shown.insert(to, key);
    }
}

/// What the menu of a header works on.
pub(crate) struct Choice<'a, K> {
    /// The columns that there are.
    pub(crate) all: &'a [K],
    /// The one that stays: a row without it says nothing.
    pub(crate) stays: K,
    /// Those that are shown at first.
    pub(crate) first: &'a [K],
    /// Those that are shown.
    pub(crate) shown: &'a mut Vec<K>,
    /// Their widths.
    pub(crate) widths: &'a mut Vec<f32>,
}

impl<K: ColumnKey> Choice<'_, K> {
    /// The menu of the header; `more` adds lines between the columns and *as they were at first*.
    pub(crate) fn menu(self, output: &TableOutput, more: impl FnOnce(&mut Ui)) {
        let Some(header) = &output.header else { return };
        header.context_menu(|ui| {
            menu::begin(ui);
            for key in self.all.iter().copied().filter(|key| *key != self.stays) {
                if menu_check(ui, self.shown.contains(&key), key.title()).clicked() {
                    toggle(self.shown, key);
                    ui.close();
                }
            }
            more(ui);
            menu_separator(ui);
            if menu_item(ui, None, say!("pane-columns-as-they-were-at"), None).clicked() {
                self.shown.clear();
                self.shown.extend_from_slice(self.first);
                self.widths.clear();
                ui.close();
            }
        });
    }
}

/// Hides a column, or shows it again behind the others.
fn toggle<K: ColumnKey>(columns: &mut Vec<K>, key: K) {
    match columns.iter().position(|known| *known == key) {
        Some(at) => {
            columns.remove(at);
        }
        None => columns.push(key),
    }
}

/// Reads which columns are shown; what makes no sense leaves them as they are.
pub(crate) fn parse_shown<K: ColumnKey>(stored: Option<&Array>, all: &[K], stays: K, columns: &mut Vec<K>) {
    let words = stored.into_iter().flatten().filter_map(toml_edit::Value::as_str);
    let mut shown: Vec<K> = Vec::new();
    for key in words.filter_map(|word| all.iter().find(|key| key.word() == word)) {
        if !shown.contains(key) {
            shown.push(*key);
        }
    }
    if shown.contains(&stays) {
        *columns = shown;
    }
}
