//! May this site go without encryption?

use eframe::egui::Context;
use portolan_engine::Answer;
use portolan_remote::{HostPort, RemoteError};
use portolan_ui_kit::{button::Button, icons, label, layout, modal::Dialog, say, tokens::space};

pub(super) fn show(ctx: &Context, server: &HostPort, error: &RemoteError) -> Option<Answer> {
    let title = say!("prompts-offers-no-encryption", server = server.to_string());
    let output = Dialog::new("plain", &title)
        .icon(icons::LOCK_SIMPLE_OPEN)
        .width(560.0)
        .show(
            ctx,
            &mut (),
            |ui, ()| {
                label::dim_wrapped(ui, say!("prompts-password-names-and-files-would"));
                if let Some(reply) = &error.reply {
                    ui.add_space(space::XS);
                    label::dim_wrapped(ui, say!("prompts-the-server-said", reply = reply));
                }
            },
            |ui, ()| {
                layout::trailing(ui, "buttons", |ui| {
                    ui.spacing_mut().item_spacing.x = space::S;
                    let plain = ui
                        .add(Button::secondary(say!("prompts-connect-without-encryption")))
                        .clicked();
                    let refuse = ui.add(Button::primary(say!("prompts-do-not-connect"))).clicked();
                    (plain, refuse)
                })
            },
        );
    let (plain, refuse) = output.footer;
    if plain {
        Some(Answer::AllowPlain)
    } else if refuse || output.escaped || output.accepted {
        Some(Answer::Refuse)
    } else {
        None
    }
}
