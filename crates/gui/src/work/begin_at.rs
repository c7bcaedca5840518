//! When is it to begin: one upload or download, or everything?

use eframe::egui::{Context, Id};
use portolan_engine::Request;
use portolan_remote::JobId;
use portolan_ui_kit::{button::Button, field::TextField, icons, label, layout, modal::Dialog, say, tokens::space};

use crate::{
    action::{Action, Actions},
    frame::FrameCx,
};

/// The dialog, with what is typed.
#[derive(Debug)]
pub(crate) struct BeginAtDialog {
    /// Which job; `None` = everything.
    job: Option<JobId>,
    text: String,
    begun: bool,
}

impl BeginAtDialog {
    /// For this job, or everything.
    pub(crate) fn new(job: Option<JobId>) -> Self {
        Self {
            job,
            text: String::new(),
            begun: false,
        }
    }

    /// Draws it. Returns `true` when it is over.
    pub(super) fn show(&mut self, ctx: &Context, frame: &FrameCx, actions: &mut Actions) -> bool {
        let set = match self.job {
            Some(job) => frame.queue.job(job).and_then(|header| header.start_at),
            None => frame.queue.start_at(),
        };
        let title = match self.job {
            Some(_) => say!("begin-at-when-shall-it-begin"),
            None => say!("begin-at-when-shall-everything-begin"),
        };
        let meant = frame.calendar.meant(&self.text);
        let output = Dialog::new("begin-at", title).icon(icons::CLOCK).width(440.0).show(
            ctx,
            self,
            |ui, this| {
                let wrong =
                    (!this.text.trim().is_empty() && meant.is_none()).then(|| say!("begin-at-a-time-is-needed"));
                let field = TextField::new(&mut this.text, say!("begin-at-time"))
                    .hint("22:30")
                    .error(wrong)
                    .id(Id::unique("begin-at"))
                    .show(ui);
                if !std::mem::replace(&mut this.begun, true) {
                    field.response.request_focus();
                }
                let text = match meant {
                    Some(at) => say!("begin-at-it-is-held-until", when = frame.calendar.moment(at)),
                    None => say!("begin-at-a-time-of-the-day").to_owned(),
                };
                label::dim_wrapped(ui, text);
                field.submitted
            },
            |ui, _| {
                let now = set.is_some() && ui.add(Button::ghost(say!("begin-at-begin-now"))).clicked();
                layout::trailing(ui, "buttons", |ui| {
                    ui.spacing_mut().item_spacing.x = space::S;
                    let cancel = ui.add(Button::secondary(say!("common-cancel"))).clicked();
                    let begin = Button::primary(say!("begin-at-begin-then")).enabled(meant.is_some());
                    (now, cancel, ui.add(begin).clicked())
                })
            },
        );
        let (now, cancel, begin) = output.footer;
        if let Some(at) = meant.filter(|_| begin || output.body || output.accepted) {
            actions.push(Action::Ask(Box::new(Request::StartAt {
                job: self.job,
                at: Some(at),
            })));
            return true;
        }
        if now {
            let what = self.job.map_or(portolan_queue::Scope::All, portolan_queue::Scope::Job);
            actions.push(Action::Hold {
                what,
                held: false,
                running: portolan_engine::Stop::Now,
            });
        }
        now || cancel || output.escaped
    }
}
