//! Which columns a pane has, in which order and how wide: sorted, dragged, hidden and shown at the header.

use portolan_ui_kit::{
    menu, say,
    select::{menu_check, menu_item, menu_separator},
    virtual_table::TableOutput,
};

use super::Side;
use crate::prefs::{Order, Prefs, SortKey};

/// The widths of the columns in view; 0 for those that nobody has dragged.
pub(super) fn widths(prefs: &Prefs, side: Side) -> Vec<f32> {
    let stored = &prefs.widths[side.at()];
    let width = |key: &SortKey| stored.get(key.at()).copied().unwrap_or_default();
    prefs.columns[side.at()].iter().map(width).collect()
}

/// Keeps what was done at the header.
pub(super) fn follow(output: &TableOutput, side: Side, widths: &[f32], prefs: &mut Prefs) {
    let at = side.at();
    if output.resized {
        let stored = &mut prefs.widths[at];
        stored.resize(SortKey::ALL.len(), 0.0);
        for (key, width) in prefs.columns[at].iter().zip(widths) {
            stored[key.at()] = *width;
        }
    }
    if let Some(key) = output.header_clicked.and_then(|column| prefs.columns[at].get(column)) {
        let order = &mut prefs.order[at];
        *order = Order {
            key: *key,
            ascending: order.key != *key || !order.ascending,
        };
    }
    if let Some((from, to)) = output.column_moved
        && from.max(to) < prefs.columns[at].len()
    {
        let key = prefs.columns[at].remove(from);
        prefs.columns[at].insert(to, key);
    }
    if let Some(header) = &output.header {
        header.context_menu(|ui| {
            menu::begin(ui);
            // A row without its name says nothing: that column stays.
            for key in SortKey::ALL.into_iter().filter(|key| *key != SortKey::Name) {
                let shown = prefs.columns[at].contains(&key);
                if menu_check(ui, shown, key.title()).clicked() {
                    toggle(&mut prefs.columns[at], key);
                    ui.close();
                }
            }
            menu_separator(ui);
            let sorting = &mut prefs.sorting;
            for (switch, words) in [
                (&mut sorting.folders_first, say!("pane-folders-first")),
                (&mut sorting.natural, say!("pane-numbers-by-their-value")),
                (&mut sorting.case_sensitive, say!("pane-capital-letters-first")),
            ] {
                if menu_check(ui, *switch, words).clicked() {
                    *switch = !*switch;
                    ui.close();
                }
            }
            menu_separator(ui);
            let ours = Prefs::default();
            if menu_item(ui, None, say!("pane-columns-as-they-were-at"), None).clicked() {
                prefs.columns[at].clone_from(&ours.columns[at]);
                prefs.widths[at].clear();
                ui.close();
            }
        });
    }
}

/// Hides a column, or shows it again behind the others.
fn toggle(columns: &mut Vec<SortKey>, key: SortKey) {
    match columns.iter().position(|known| *known == key) {
        Some(at) => {
            columns.remove(at);
        }
        None => columns.push(key),
    }
}
