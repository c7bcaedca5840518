//! The line under a pane: counts and selection, how the listing was made and how old it is, free space.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

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
            if made_and_age(ui, listing) {
                actions.push(Action::Show {
                    pane: self.id,
                    place: listing.place.clone(),
                    refresh: true,
                });
            }
        });
    }
}

/// How the listing was made and what is free, and how old it is. Returns whether it is wanted anew.
fn made_and_age(ui: &mut Ui, listing: &PaneListing) -> bool {
    let right = footer_right(listing);
    let age = listed_ago(listing, Instant::now());
    if let Some((_, rest)) = &age {
        ui.ctx().request_repaint_after(*rest);
    }
    let age = age.and_then(|(text, _)| text);
    let mut anew = false;
    if !right.is_empty() || age.is_some() {
        layout::trailing(ui, "footer-right", |ui| {
            if let Some(age) = age {
                let link = label::small_link(ui, age);
                anew = link.on_hover_text(say!("pane-list-anew")).clicked();
            }
            if !right.is_empty() {
                label::small(ui, right);
            }
        });
    }
    anew
}

/// From here on the age of a listing is worth a word.
const OLD: Duration = Duration::from_mins(1);

fn old(listing: &PaneListing, now: Instant) -> bool {
    listing
        .listed
        .is_some_and(|listed| now.saturating_duration_since(listed) >= OLD)
}

/// How old a server's listing is, once that is worth a word, and when these words will be others. The entries of a folder of
/// this computer are watched, and have no age.
fn listed_ago(listing: &PaneListing, now: Instant) -> Option<(Option<String>, Duration)> {
    if listing.place.remote().is_none() || !matches!(listing.state, PaneState::Ready) {
        return None;
    }
    let age = now.saturating_duration_since(listing.listed?);
    let seconds = age.as_secs();
    let (text, unit) = match seconds {
        0..60 => (None, 60),
        60..3600 => (Some(say!("pane-listed-minutes-ago", count = seconds / 60)), 60),
        3600..86_400 => (Some(say!("pane-listed-hours-ago", count = seconds / 3600)), 3600),
        _ => (Some(say!("pane-listed-days-ago", count = seconds / 86_400)), 86_400),
    };
    let next = Duration::from_secs((seconds / unit + 1) * unit);
    Some((text, next.saturating_sub(age)))
}

fn footer_right(listing: &PaneListing) -> String {
    let mut parts = Vec::new();
    if listing.unparsed > 0 {
        parts.push(say!("pane-not-understood", count = listing.unparsed));
    }
    match (&listing.state, listing.took, listing.command) {
        (PaneState::Loading, ..) => parts.push(say!("pane-reading").to_owned()),
        (PaneState::Failed(_), ..) => parts.push(say!("pane-not-read").to_owned()),
        (PaneState::Ready, Some(took), Some(command)) if !old(listing, Instant::now()) => {
            parts.push(say!("pane-listing", took = words::span(took), command = command));
        }
        _ => {}
    }
    if let Some(free) = listing.free {
        parts.push(say!("pane-free", size = words::size(free)));
    }
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use portolan_engine::Place;
    use portolan_remote::{RemotePath, SiteId};

    use super::*;

    #[test]
    fn the_age_of_a_listing_changes_its_words_when_it_says() {
        let place = Place::Remote(SiteId(1), RemotePath::new("/"));
        let mut listing = (*crate::tests::listing(place, 1, Vec::new())).clone();
        let now = Instant::now();
        assert_eq!(listed_ago(&listing, now), None);
        listing.listed = Some(now);
        let at = |millis: u64| listed_ago(&listing, now + Duration::from_millis(millis)).unwrap();
        assert_eq!(at(59_250), (None, Duration::from_millis(750)));
        for (millis, words) in [
            (60_000, "Listed 1 min ago"),
            (3_599_999, "Listed 59 min ago"),
            (2 * 3_600_000, "Listed 2 h ago"),
            (86_400_000, "Listed 1 day ago"),
            (3 * 86_400_000, "Listed 3 days ago"),
        ] {
            let (text, rest) = at(millis);
            assert_eq!(text.as_deref(), Some(words));
            let then = millis + u64::try_from(rest.as_millis()).unwrap();
            assert_eq!(at(then - 1).0.as_deref(), Some(words));
            assert_ne!(at(then).0.as_deref(), Some(words));
        }
        listing.place = Place::Local("/".into());
        assert_eq!(listed_ago(&listing, now + OLD), None);
    }
}
