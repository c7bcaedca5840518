//! May this site go without encryption?

use eframe::egui::Context;
use portolan_engine::Answer;
use portolan_remote::{HostPort, RemoteError};
use portolan_ui_kit::{button::Button, icons, label, layout, modal::Dialog, tokens::space};

pub(super) fn show(ctx: &Context, server: &HostPort, error: &RemoteError) -> Option<Answer> {
    let title = format!("{server} offers no encryption");
    let output = Dialog::new("plain", &title)
        .icon(icons::LOCK_SIMPLE_OPEN)
        .width(560.0)
        .show(
            ctx,
            &mut (),
            |ui, ()| {
                label::dim_wrapped(
                    ui,
                    "Password, names and files would travel in clear: whoever is on the way can read and change them. \
                 On a network of your own that may be fine.",
                );
                if let Some(reply) = &error.reply {
                    ui.add_space(space::XS);
                    label::dim_wrapped(ui, format!("The server said “{reply}”"));
                }
            },
            |ui, ()| {
                layout::trailing(ui, "buttons", |ui| {
                    ui.spacing_mut().item_spacing.x = space::S;
                    let plain = ui.add(Button::secondary("Connect without encryption")).clicked();
                    let refuse = ui.add(Button::primary("Do not connect")).clicked();
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
