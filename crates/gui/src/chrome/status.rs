//! The line at the bottom: what the connection is, and how far the queue is.

use eframe::egui::{Rect, Ui};
use portolan_engine::{ConnectionState, SiteView};
use portolan_remote::SessionFacts;
use portolan_ui_kit::{
    Tokens, elide, font, icons, label, layout, say,
    tokens::{size, space},
};

use super::security;
use crate::{
    action::{Action, Actions, Named},
    encoding, errors,
    frame::FrameCx,
    words,
};

/// Points that the name of a server may take.
const SERVER: f32 = 220.0;

/// Draws the bar into `rect`.
pub(crate) fn status_bar(ui: &mut Ui, rect: Rect, site: Option<&SiteView>, frame: &FrameCx, actions: &mut Actions) {
    let tokens = Tokens::of(ui);
    layout::region(ui, rect, tokens.bg, |ui| {
        layout::hairline_top(ui, rect);
        layout::bar(ui, size::STATUS_BAR, space::M, |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            connection(ui, tokens, site, actions);
            let right = queue_words(frame);
            if !right.is_empty() {
                layout::trailing(ui, "status-right", |ui| label::small(ui, right));
            }
        });
    });
}

fn connection(ui: &mut Ui, tokens: &Tokens, site: Option<&SiteView>, actions: &mut Actions) {
    let Some(site) = site else {
        label::small(ui, say!("common-not-connected"));
        return;
    };
    let Some(facts) = site
        .facts
        .as_ref()
        .filter(|_| matches!(site.state, ConnectionState::Connected))
    else {
        label::small(ui, state_words(&site.state));
        return;
    };
    match security(Some(site)) {
        Some((true, words)) => {
            label::icon(ui, icons::LOCK_SIMPLE, tokens.dim);
            label::small(ui, words);
        }
        Some((false, words)) => {
            label::icon(ui, icons::LOCK_SIMPLE_OPEN, tokens.warn);
            label::small(ui, words);
        }
        None => {}
    }
    layout::divider(ui);
    server(ui, tokens, site, facts, actions);
    if let Some(round_trip) = facts.round_trip {
        layout::divider(ui);
        label::small(ui, words::span(round_trip)).on_hover_text(say!("chrome-one-round-trip-to-the"));
    }
}

/// `ProFTPD · UTF-8 · MLSD`, of which the encoding can be chosen.
fn server(ui: &mut Ui, tokens: &Tokens, site: &SiteView, facts: &SessionFacts, actions: &mut Actions) {
    let around = std::mem::replace(&mut ui.spacing_mut().item_spacing.x, space::XS);
    if !facts.server.is_empty() {
        // Some servers greet with whole sentences; all of it is under the pointer.
        let whole = words::visible(&facts.server);
        let family = words::family(&whole);
        let shown = elide::label(ui, family, SERVER, &font::small(), tokens.dim);
        if family != whole {
            shown.on_hover_text(&*whole);
        }
        label::small(ui, "·");
    }
    let encoding = label::small_link(ui, encoding::told(site.names));
    if encoding.on_hover_text(say!("chrome-encoding-of-names")).clicked() {
        actions.push(Action::Named(Named::Encoding));
    }
    label::small(ui, format!("· {}", facts.listing_command));
    ui.spacing_mut().item_spacing.x = around;
    ui.add_space(around - space::XS);
}

fn state_words(state: &ConnectionState) -> String {
    match state {
        ConnectionState::Disconnected => say!("common-not-connected").to_owned(),
        ConnectionState::Connecting(phase) => words::phase(*phase, portolan_remote::Direction::Download).to_owned(),
        ConnectionState::Asking => say!("chrome-waiting-for-your-answer").to_owned(),
        ConnectionState::Connected => say!("chrome-connected").to_owned(),
        ConnectionState::Retrying(after, _) => say!("chrome-trying-again-in", after = words::about(*after)),
        ConnectionState::Failed(error) => say!("chrome-not-connected", why = errors::explain(error).why),
    }
}

/// `Queue 38 % · 4 sessions`.
fn queue_words(frame: &FrameCx) -> String {
    let transfers = &frame.transfers;
    let mut parts = Vec::new();
    if let Some(share) = transfers.fraction {
        let percent = (share * 100.0)
            .floor()
            .clamp(0.0, if transfers.files_left > 0 { 99.0 } else { 100.0 });
        parts.push(say!("chrome-queue", percent = percent));
    }
    if transfers.paused {
        parts.push(say!("chrome-paused").to_owned());
    }
    if transfers.sessions > 0 {
        parts.push(say!("chrome-count-sessions", count = u64::from(transfers.sessions)));
    }
    parts.join(" · ")
}
