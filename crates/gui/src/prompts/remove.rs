//! Take so much out of the queue?

use eframe::egui::Context;
use portolan_queue::Counts;
use portolan_remote::{ItemId, JobId};
use portolan_ui_kit::{button::Button, icons, label, layout, modal::Dialog, say, tokens::space};

use crate::frame::FrameCx;

/// So many rows go without a question: as many as an eye counts, and as a hand adds again.
const FEW: u64 = 20;

/// What is to leave the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Removal {
    /// These rows.
    Items(Vec<ItemId>),
    /// All rows of these jobs.
    Jobs(Vec<JobId>),
    /// All that failed.
    Failed,
}

impl Removal {
    /// How many rows that are now; folders that were not read yet are one.
    fn rows(&self, frame: &FrameCx) -> u64 {
        let of = |counts: &Counts| counts.files_waiting + counts.folders_waiting + counts.held + counts.failed;
        match self {
            Self::Items(items) => items.len() as u64,
            Self::Jobs(jobs) => {
                let headers = jobs.iter().filter_map(|job| frame.queue.job(*job));
                headers.map(|header| of(&header.counts)).sum()
            }
            Self::Failed => frame.queue.failed_len() as u64,
        }
    }

    /// The question to ask before; `None`: it is little enough to go at once.
    pub(crate) fn question(&self, frame: &FrameCx) -> Option<RemovalQuestion> {
        let rows = self.rows(frame);
        (rows > FEW).then(|| RemovalQuestion::of(self.clone(), rows))
    }
}

/// What the question asks.
#[derive(Clone, Debug)]
pub(crate) struct RemovalQuestion {
    /// What would leave.
    pub(crate) removal: Removal,
    rows: u64,
}

impl RemovalQuestion {
    /// About so many rows.
    pub(crate) fn of(removal: Removal, rows: u64) -> Self {
        Self { removal, rows }
    }
}

/// Asks; `None` = nothing was answered yet.
pub(super) fn show(ctx: &Context, question: &RemovalQuestion) -> Option<bool> {
    let title = say!("prompts-remove", count = question.rows);
    let output = Dialog::new("remove", &title).icon(icons::X_CIRCLE).width(480.0).show(
        ctx,
        &mut (),
        |ui, ()| label::dim_wrapped(ui, say!("prompts-remove-what")),
        |ui, ()| {
            layout::trailing(ui, "buttons", |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let cancel = ui.add(Button::secondary(say!("common-cancel"))).clicked();
                (cancel, ui.add(Button::danger(say!("prompts-remove-yes"))).clicked())
            })
        },
    );
    let (cancel, remove) = output.footer;
    if remove || output.accepted {
        Some(true)
    } else {
        (cancel || output.escaped).then_some(false)
    }
}
