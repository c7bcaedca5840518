//! In which encoding are these names? Each candidate with what it would make of the names at hand.

use std::sync::Arc;

use eframe::egui::{Context, Ui};
use portolan_engine::{PaneListing, SiteNames};
use portolan_remote::{FileName, NameEncoding, SiteId};
use portolan_ui_kit::{
    button::Button,
    choice::radio_card,
    icons, label, layout,
    modal::Dialog,
    say,
    select::{SelectLook, select},
    tokens::space,
};

use crate::{
    action::{Action, Actions},
    words,
};

/// Names that a preview shows.
const PREVIEWED: usize = 4;
/// Letters that a preview shows.
const LETTERS: usize = 90;

/// The question, and what was chosen so far.
#[derive(Debug)]
pub(crate) struct EncodingDialog {
    site: SiteId,
    names: SiteNames,
    samples: Arc<[FileName]>,
    candidates: Arc<[NameEncoding]>,
    chosen: NameEncoding,
    /// Which of all encodings the field at the end shows.
    other: usize,
}

impl EncodingDialog {
    /// About the names of a site, with those of the folder that is shown for an example.
    pub(crate) fn new(site: SiteId, names: SiteNames, listing: Option<&PaneListing>) -> Self {
        let seen = listing.map(|listing| listing.seen.clone()).unwrap_or_default();
        let mut samples = seen.samples;
        if let Some(listing) = listing.filter(|_| samples.is_empty()) {
            // Names that are UTF-8, or plain: what another encoding makes of them is worth seeing too.
            let all = || listing.batches.iter().flat_map(|batch| batch.iter());
            let mut some: Vec<_> = all()
                .filter(|entry| !entry.name.as_bytes().is_ascii())
                .take(PREVIEWED)
                .collect();
            if some.is_empty() {
                some = all().take(PREVIEWED).collect();
            }
            samples = some.into_iter().map(|entry| entry.name.clone()).collect();
        }
        let shown = if names.reading.is_auto() {
            NameEncoding::UTF_8
        } else {
            names.reading
        };
        let other = NameEncoding::CHOICES.iter().position(|label| *label == shown.name());
        Self {
            site,
            chosen: names.chosen,
            names,
            samples,
            candidates: seen.candidates,
            other: other.unwrap_or_default(),
        }
    }

    /// Draws it. Returns `true` when it is over.
    pub(crate) fn show(&mut self, ctx: &Context, actions: &mut Actions) -> bool {
        let output = Dialog::new("encoding", say!("app-encoding-of-names"))
            .icon(icons::TEXT_T)
            .width(620.0)
            .show(
                ctx,
                self,
                |ui, this| this.body(ui),
                |ui, this| {
                    layout::trailing(ui, "buttons", |ui| {
                        ui.spacing_mut().item_spacing.x = space::S;
                        let cancel = ui.add(Button::secondary(say!("common-cancel"))).clicked();
                        let verb = say!("app-show-as", chosen = title(this.chosen));
                        (cancel, ui.add(Button::primary(&verb)).clicked())
                    })
                },
            );
        let (cancel, accept) = output.footer;
        if accept || output.accepted {
            actions.push(Action::SetEncoding(self.site, self.chosen));
            return true;
        }
        cancel || output.escaped
    }

    fn body(&mut self, ui: &mut Ui) {
        ui.spacing_mut().item_spacing.y = space::S;
        label::dim_wrapped(ui, say!("app-names-are-kept-as-the"));
        let mut choices = vec![NameEncoding::AUTO];
        choices.extend(self.candidates.iter());
        for encoding in [self.names.chosen, NameEncoding::UTF_8] {
            if !choices.contains(&encoding) {
                choices.push(encoding);
            }
        }
        for encoding in choices {
            let note = self.preview(encoding);
            if radio_card(ui, self.chosen == encoding, title(encoding), &note).clicked() {
                self.chosen = encoding;
            }
        }
        label::dim(ui, say!("app-another-one"));
        let mut other = self.other;
        if select(
            ui,
            say!("app-another-encoding"),
            SelectLook::Field,
            &mut other,
            &NameEncoding::CHOICES,
        ) {
            self.other = other;
            let label = NameEncoding::CHOICES.get(other).copied().unwrap_or("auto");
            self.chosen = label.parse().unwrap_or_default();
        }
        label::small(ui, self.preview(self.chosen));
    }

    /// What this encoding makes of the names.
    fn preview(&self, encoding: NameEncoding) -> String {
        let reading = if encoding.is_auto() {
            // What was guessed stays what it is.
            let guess = if self.names.chosen.is_auto() {
                self.names.reading
            } else {
                self.candidates.first().copied().unwrap_or_default()
            };
            encoding.or(guess)
        } else {
            encoding
        };
        let names = self.samples.iter().take(PREVIEWED);
        let names: Vec<_> = names
            .map(|name| words::visible(&reading.show(name.as_bytes())).into_owned())
            .collect();
        // The sign for what cannot be read says no more than this, and not every font has it.
        let text = names.join(" · ").replace(char::REPLACEMENT_CHARACTER, "?");
        match text.char_indices().nth(LETTERS) {
            Some((at, _)) => format!("{}…", &text[..at]),
            None => text,
        }
    }
}

/// What an encoding is called.
pub(crate) fn title(encoding: NameEncoding) -> &'static str {
    if encoding.is_auto() {
        say!("app-automatic")
    } else {
        encoding.name()
    }
}

/// What the status bar says of a site.
pub(crate) fn told(names: SiteNames) -> String {
    match (names.chosen.is_auto(), names.reading.is_auto()) {
        (true, true) => "UTF-8".to_owned(),
        (true, false) => format!("UTF-8, {}", names.reading),
        (false, _) => names.chosen.to_string(),
    }
}
