//! Which password?

use eframe::egui::{Context, Id, text_edit};
use portolan_engine::Answer;
use portolan_remote::{HostPort, RemoteError};
use portolan_sites::Secret;
use portolan_ui_kit::{
    button::Button, choice, field::TextField, icons, label, layout, modal::Dialog, say, tokens::space,
};

use crate::words;

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

pub(super) fn show(
    ctx: &Context,
    draft: &mut Draft,
    server: &HostPort,
    user: &str,
    refused: Option<&RemoteError>,
) -> Option<Answer> {
    let user = words::visible(user);
    let title = say!("prompts-password-for", user = user);
    let why = refused.map(|error| words::sentence(&error.explain().why));
    let output = Dialog::new("password", &title).icon(icons::KEY).width(480.0).show(
        ctx,
        draft,
        |ui, draft| {
            label::dim_wrapped(
                ui,
                say!(
                    "prompts-asks-for-the-password-of",
                    server = server.to_string(),
                    user = user
                ),
            );
            ui.add_space(space::XS);
            let id = Id::unique("password-field");
            let field = TextField::new(&mut draft.text, say!("common-password"))
                .password()
                .id(id)
                .error(why.as_deref())
                .show(ui);
            if !std::mem::replace(&mut draft.begun, true) {
                field.response.request_focus();
            }
            ui.add_space(space::XS);
            choice::checkbox(ui, &mut draft.keep, say!("prompts-keep-it-in-the-keyring"));
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
