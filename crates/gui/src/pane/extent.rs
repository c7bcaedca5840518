//! The row at the end of a pane that does not show all that is in its folder: why, and what can be done about it.

use std::sync::Arc;

use eframe::egui::{Rect, Ui, vec2};
use portolan_engine::{Extent, PaneId, PaneListing, PaneState, Request};
use portolan_ui_kit::{
    Tokens,
    button::Button,
    icons, label, layout, say,
    tokens::{size, space},
};

use crate::action::{Action, Actions};

/// So many entries of a folder that is still being read, and it can be stopped: smaller ones are here before anybody
/// could.
const MANY: u64 = 20_000;

/// Over the last rows: not everything is here.
pub(super) fn strip(ui: &mut Ui, pane: PaneId, body: Rect, listing: &Arc<PaneListing>, actions: &mut Actions) {
    let Some((text, offer)) = remark(pane, listing) else {
        return;
    };
    let strip = Rect::from_min_max(body.left_bottom() - vec2(0.0, size::ADDRESS_ROW), body.max);
    let tokens = Tokens::of(ui);
    layout::region(ui, strip, tokens.raised, |ui| {
        layout::hairline_top(ui, strip);
        layout::bar(ui, strip.height(), space::M, |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            label::icon(ui, icons::WARNING, tokens.warn);
            let said = label::body(ui, text);
            let error = match &listing.state {
                PaneState::Failed(error) => Some(error),
                _ => None,
            };
            if let Some(error) = error {
                said.on_hover_text(error.to_string());
            }
            layout::trailing(ui, "strip", |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let (words, action) = offer;
                if ui.add(Button::secondary(words)).clicked() {
                    actions.push(action);
                }
                if let Some(error) = error
                    && ui.add(Button::ghost(say!("pane-details"))).clicked()
                {
                    actions.push(Action::ShowError(Arc::clone(error)));
                }
            });
        });
    });
}

/// What is to be said, and what can be done.
fn remark(pane: PaneId, listing: &PaneListing) -> Option<(String, (&'static str, Action))> {
    let ask = |request| Action::Ask(Box::new(request));
    let again = || Action::Show {
        pane,
        place: listing.place.clone(),
        refresh: true,
    };
    Some(match (&listing.state, listing.extent) {
        (PaneState::Failed(_), Extent::Earlier) => (
            say!("pane-could-not-be-read-again").to_owned(),
            (say!("pane-retry"), again()),
        ),
        (PaneState::Failed(_), _) => (
            say!("pane-this-listing-is-not-complete").to_owned(),
            (say!("pane-retry"), again()),
        ),
        (PaneState::Loading, _) => {
            let so_far: u64 = listing.batches.iter().map(|batch| batch.len() as u64).sum();
            if so_far < MANY {
                return None;
            }
            let text = say!("pane-entries-so-far", count = so_far);
            (text, (say!("pane-stop"), ask(Request::StopReading(pane))))
        }
        (PaneState::Ready, Extent::First(most)) => {
            let text = say!("pane-these-are-the-first-entries", count = most);
            (text, (say!("pane-load-more"), ask(Request::LoadMore(pane))))
        }
        (PaneState::Ready, Extent::Stopped) => (
            say!("pane-the-reading-was-stopped-there").to_owned(),
            (say!("pane-read-again"), ask(Request::LoadMore(pane))),
        ),
        (PaneState::Ready, Extent::Earlier) => (
            say!("pane-the-reading-was-stopped-this").to_owned(),
            (say!("pane-read-again"), ask(Request::LoadMore(pane))),
        ),
        (PaneState::Ready, Extent::Whole) => return None,
    })
}
