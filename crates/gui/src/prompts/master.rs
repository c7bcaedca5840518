//! The master password of the file of passwords.

use eframe::egui::{Context, Id, text_edit};
use portolan_engine::Answer;
use portolan_sites::Secret;
use portolan_ui_kit::{button::Button, field::TextField, icons, label, layout, modal::Dialog, say, tokens::space};

/// What is typed.
#[derive(Default)]
pub(crate) struct Draft {
    text: String,
    again: String,
    begun: bool,
}

impl std::fmt::Debug for Draft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Draft").finish_non_exhaustive()
    }
}

#[expect(clippy::fn_params_excessive_bools, reason = "as the question has them")]
pub(super) fn show(ctx: &Context, draft: &mut Draft, new: bool, wrong: bool) -> Option<Answer> {
    let title = if new {
        say!("prompts-choose-a-master-password")
    } else {
        say!("prompts-master-password")
    };
    let output = Dialog::new("master", title).icon(icons::KEY).width(480.0).show(
        ctx,
        draft,
        |ui, draft| {
            label::dim_wrapped(
                ui,
                if new {
                    say!("prompts-no-keyring-runs-in-this")
                } else {
                    say!("prompts-it-opens-the-passwords-that")
                },
            );
            ui.add_space(space::XS);
            let field = TextField::new(&mut draft.text, say!("prompts-master-password"))
                .password()
                .id(Id::unique("master-field"))
                .error(wrong.then_some(say!("prompts-this-is-not-the-master")))
                .show(ui);
            if !std::mem::replace(&mut draft.begun, true) {
                field.response.request_focus();
            }
            let mut submitted = field.submitted;
            if new {
                ui.add_space(space::XS);
                let differ = !draft.again.is_empty() && draft.again != draft.text;
                let again = TextField::new(&mut draft.again, say!("prompts-the-same-once-more"))
                    .hint(say!("prompts-the-same-once-more"))
                    .password()
                    .id(Id::unique("master-again"))
                    .error(differ.then_some(say!("prompts-both-differ")))
                    .show(ui);
                submitted = again.submitted;
            }
            submitted
        },
        |ui, draft| {
            let ready = !draft.text.is_empty() && (!new || draft.again == draft.text);
            layout::trailing(ui, "buttons", |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let cancel = ui.add(Button::secondary(say!("common-cancel"))).clicked();
                let word = if new {
                    say!("prompts-use-it")
                } else {
                    say!("common-open")
                };
                let open = ui.add(Button::primary(word).enabled(ready)).clicked();
                (cancel, open, ready)
            })
        },
    );
    let (cancel, open, ready) = output.footer;
    if cancel || output.escaped {
        forget_typing(ctx);
        return Some(Answer::Refuse);
    }
    (ready && (open || output.body || output.accepted)).then(|| {
        forget_typing(ctx);
        drop(Secret::new(std::mem::take(&mut draft.again)));
        Answer::MasterPassword(Secret::new(std::mem::take(&mut draft.text)))
    })
}

/// The undo history of the fields holds what was typed: it goes with the dialog.
fn forget_typing(ctx: &Context) {
    ctx.data_mut(|data| {
        for id in ["master-field", "master-again"] {
            data.remove::<text_edit::TextEditState>(Id::unique(id));
        }
    });
}
