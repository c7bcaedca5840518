//! The line under a pane: counts and selection, how the listing was made, free space.

use std::sync::Arc;

use eframe::egui::{Rect, Ui, UiBuilder};
use portolan_engine::{PaneListing, PaneState};
use portolan_ui_kit::{label, language, layout, say, tokens::space};

use super::Pane;
use crate::{
    action::{Action, Actions, Named},
    words,
};

impl Pane {
    pub(super) fn footer(&mut self, ui: &mut Ui, rect: Rect, listing: Option<&PaneListing>, actions: &mut Actions) {
        layout::hairline_top(ui, rect);
        let mut child = ui.new_child(UiBuilder::new().id_salt("footer").max_rect(rect));
        layout::bar(&mut child, rect.height(), space::M, |ui| {
            let Some(listing) = listing else { return };
            let known =
                matches!(listing.state, PaneState::Ready) || listing.batches.iter().any(|batch| !batch.is_empty());
            if let Some(index) = self.rows.shown().filter(|_| known).cloned() {
                // The language may change while the window is open: fonts of the system are found in the second frame.
                let of = (self.selection.revision(), Arc::as_ptr(&index), language::spoken());
                if self.summary.as_ref().is_none_or(|(known, _)| *known != of) {
                    self.summary = Some((of, self.selection.summary(&index)));
                }
                if let Some((_, text)) = &self.summary {
                    label::small(ui, text);
                }
            }
            let filtered = self.rows.shown().map_or(0, |index| index.filtered);
            if known && filtered > 0 {
                let text = say!("pane-hidden-by-filters", count = filtered);
                if label::small_link(ui, text).clicked() {
                    actions.push(Action::Named(Named::Filters));
                }
            }
            // What nobody has decided about may be guessed wrongly.
            if listing.names.chosen.is_auto()
                && !listing.seen.samples.is_empty()
                && label::small_link(ui, say!("pane-names-look-wrong")).clicked()
            {
                actions.push(Action::Named(Named::Encoding));
            }
            let right = footer_right(listing);
            if !right.is_empty() {
                layout::trailing(ui, "footer-right", |ui| label::small(ui, right));
            }
        });
    }
}

fn footer_right(listing: &PaneListing) -> String {
    let mut parts = Vec::new();
    if listing.unparsed > 0 {
        parts.push(say!("pane-not-understood", count = listing.unparsed));
    }
    match (&listing.state, listing.took, listing.command) {
        (PaneState::Loading, ..) => parts.push(say!("pane-reading").to_owned()),
        (PaneState::Failed(_), ..) => parts.push(say!("pane-not-read").to_owned()),
        (PaneState::Ready, Some(took), Some(command)) => {
            parts.push(say!("pane-listing", took = words::span(took), command = command));
        }
        _ => {}
    }
    if let Some(free) = listing.free {
        parts.push(say!("pane-free", size = words::size(free)));
    }
    parts.join(" · ")
}
