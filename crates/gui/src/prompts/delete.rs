//! Delete this?

use eframe::egui::Context;
use portolan_engine::Place;
use portolan_ui_kit::{button::Button, icons, label, layout, modal::Dialog, say, tokens::space};

use crate::{action::DeleteQuestion, frame::FrameCx};

/// How many names are listed before "and … more".
const NAMES: usize = 6;

/// What was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Delete it; what is of this computer goes to its trash.
    Delete,
    /// Put it into the bin of the server.
    Bin,
    /// Leave it.
    Keep,
}

/// Asks; `None` = nothing was answered yet.
pub(super) fn show(ctx: &Context, frame: &FrameCx, question: &DeleteQuestion) -> Option<Verdict> {
    let local = matches!(question.places.first(), Some(Place::Local(_)));
    let verb = if local {
        say!("prompts-move-to-the-trash")
    } else {
        say!("common-delete")
    };
    let title = if local {
        say!("prompts-move-to-the-trash-2", what = question.what)
    } else {
        say!("prompts-delete", what = question.what)
    };
    let output = Dialog::new("delete", &title).icon(icons::TRASH).width(480.0).show(
        ctx,
        &mut (),
        |ui, ()| {
            if question.places.len() > 1 {
                for place in question.places.iter().take(NAMES) {
                    label::body(ui, frame.shown_name(place));
                }
                let more = question.places.len().saturating_sub(NAMES);
                if more > 0 {
                    label::dim(ui, say!("prompts-and-more", count = more as u64));
                }
                ui.add_space(space::XS);
            }
            let what = match (local, question.folders) {
                (true, _) => say!("prompts-you-can-take-it-out"),
                (false, true) => say!("prompts-folders-go-with-all-that"),
                (false, false) => say!("prompts-a-server-has-no-trash"),
            };
            label::dim_wrapped(ui, what);
            if !local && !question.for_good {
                label::dim_wrapped(ui, say!("bin-what"));
            }
        },
        |ui, ()| {
            layout::trailing(ui, "buttons", |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let cancel = ui.add(Button::secondary(say!("common-cancel"))).clicked();
                let bin = !local && !question.for_good && ui.add(Button::secondary(say!("bin-move"))).clicked();
                (cancel, bin, ui.add(Button::danger(verb)).clicked())
            })
        },
    );
    let (cancel, bin, delete) = output.footer;
    if bin {
        Some(Verdict::Bin)
    } else if delete || output.accepted {
        Some(Verdict::Delete)
    } else if cancel || output.escaped {
        Some(Verdict::Keep)
    } else {
        None
    }
}
