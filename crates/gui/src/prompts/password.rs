//! Which password?

use eframe::egui::{Context, Id, text_edit};
use portolan_engine::{Answer, LogOnPart};
use portolan_remote::{HostPort, RemoteError};
use portolan_sites::Secret;
use portolan_ui_kit::{
    button::Button, choice, field::TextField, icons, label, layout, modal::Dialog, say, tokens::space,
};

use crate::{errors, words};

/// What is typed. Wiped as far as a `String` allows when it becomes a [`Secret`].
#[derive(Default)]
pub(crate) struct Draft {
    text: String,
    keep: bool,
    begun: bool,
}

impl std::fmt::Debug for Draft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Draft")
            .field("keep", &self.keep)
            .finish_non_exhaustive()
    }
}

/// What is asked for.
pub(super) struct Asked<'a> {
    pub(super) server: &'a HostPort,
    pub(super) user: &'a str,
    pub(super) part: LogOnPart,
    /// The server's own words.
    pub(super) says: Option<&'a str>,
    /// The connection is held until then, UTC seconds since 1970.
    pub(super) held_until: Option<i64>,
    pub(super) calendar: &'a words::Calendar,
    pub(super) may_keep: bool,
    pub(super) refused: Option<&'a RemoteError>,
}

pub(super) fn show(ctx: &Context, draft: &mut Draft, asked: &Asked<'_>) -> Option<Answer> {
    let (user, server) = (words::visible(asked.user), asked.server);
    let (title, name, sentence) = match asked.part {
        LogOnPart::Password => (
            say!("prompts-password-for", user = user.to_string()),
            say!("common-password"),
            say!(
                "prompts-asks-for-the-password-of",
                server = server.to_string(),
                user = user.to_string()
            ),
        ),
        LogOnPart::Account => (
            say!("prompts-account-of", user = user.to_string()),
            say!("prompts-account"),
            say!(
                "prompts-asks-for-the-account-of",
                server = server.to_string(),
                user = user.to_string()
            ),
        ),
    };
    let why = asked.refused.map(|error| words::sentence(&errors::explain(error).why));
    let output = Dialog::new("password", &title).icon(icons::KEY).width(480.0).show(
        ctx,
        draft,
        |ui, draft| {
            label::dim_wrapped(ui, sentence);
            if let Some(says) = asked.says.filter(|says| !says.trim().is_empty()) {
                ui.add_space(space::XS);
                label::dim_wrapped(ui, say!("prompts-it-says", words = words::visible(says).to_string()));
            }
            if let Some(until) = asked.held_until {
                ui.add_space(space::XS);
                label::dim_wrapped(ui, say!("prompts-held-until", time = asked.calendar.time_of_day(until)));
            }
            ui.add_space(space::XS);
            let id = Id::unique("password-field");
            let field = TextField::new(&mut draft.text, name)
                .password()
                .id(id)
                .error(why.as_deref())
                .show(ui);
            if !std::mem::replace(&mut draft.begun, true) {
                field.response.request_focus();
            }
            if asked.may_keep {
                ui.add_space(space::XS);
                choice::checkbox(ui, &mut draft.keep, say!("prompts-keep-it-in-the-keyring"));
            }
            field.submitted
        },
        |ui, draft| {
            layout::trailing(ui, "buttons", |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let cancel = ui.add(Button::secondary(say!("common-cancel"))).clicked();
                let log_in = ui
                    .add(Button::primary(say!("prompts-log-in")).enabled(!draft.text.is_empty()))
                    .clicked();
                (cancel, log_in)
            })
        },
    );
    let (cancel, log_in) = output.footer;
    if cancel || output.escaped {
        return Some(Answer::Refuse);
    }
    let accepted = log_in || output.body || output.accepted;
    (accepted && !draft.text.is_empty()).then(|| {
        forget_typing(ctx);
        Answer::Password {
            secret: Secret::new(std::mem::take(&mut draft.text)),
            keep: draft.keep,
        }
    })
}

/// The field's undo history holds what was typed: it goes with the dialog.
fn forget_typing(ctx: &Context) {
    ctx.data_mut(|data| data.remove::<text_edit::TextEditState>(Id::unique("password-field")));
}
