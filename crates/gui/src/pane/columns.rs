//! Which columns a pane has, in which order and how wide: sorted, dragged, hidden and shown at the header.

use portolan_ui_kit::{
    say,
    select::{menu_check, menu_separator},
    virtual_table::TableOutput,
};

use super::Side;
use crate::{
    columns::{self, Choice},
    prefs::{Order, Prefs, SortKey},
};

/// The widths of the columns in view; 0 for those that nobody has dragged.
pub(super) fn widths(prefs: &Prefs, side: Side) -> Vec<f32> {
    columns::widths(&prefs.columns[side.at()], &prefs.widths[side.at()])
}

/// Keeps what was done at the header.
pub(super) fn follow(output: &TableOutput, side: Side, widths: &[f32], aligned: bool, prefs: &mut Prefs) {
    let at = side.at();
    if let Some(key) = output.header_clicked.and_then(|column| prefs.columns[at].get(column)) {
        let order = &mut prefs.order[at];
        *order = Order {
            key: *key,
            ascending: order.key != *key || !order.ascending,
        };
        if aligned {
            // Rows that stand beside each other have one order.
            prefs.order = [*order, *order];
        }
    }
    columns::keep(output, widths, &mut prefs.columns[at], &mut prefs.widths[at]);
    let choice = Choice {
        all: &SortKey::ALL,
        stays: SortKey::Name,
        first: &Prefs::default().columns[at],
        shown: &mut prefs.columns[at],
        widths: &mut prefs.widths[at],
    };
    let sorting = &mut prefs.sorting;
    choice.menu(output, |ui| {
        menu_separator(ui);
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
    });
}
