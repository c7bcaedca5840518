//! Close the window while files move?

use eframe::egui::Context;
use portolan_ui_kit::{button::Button, choice, icons, label, layout, modal::Dialog, say, tokens::space};

use crate::{frame::FrameCx, quit::Leave};

/// The answer, once there is one.
pub(super) fn show(ctx: &Context, frame: &FrameCx) -> Option<Leave> {
    let left = frame.transfers.files_left;
    let title = say!("prompts-files-are-still-moving");
    let output = Dialog::new("leave", title).icon(icons::SIGN_OUT).width(520.0).show(
        ctx,
        &mut (),
        |ui, ()| {
            label::dim_wrapped(ui, say!("prompts-files-not-done-yet", count = left));
            ui.add_space(space::XS);
            let background = choice::radio_card(
                ui,
                false,
                say!("prompts-go-on-without-a-window"),
                say!("prompts-and-close-when-all-is"),
            );
            let finish = choice::radio_card(
                ui,
                false,
                say!("prompts-finish-the-files-that-move"),
                say!("prompts-the-rest-waits-paused-for"),
            );
            let stop = choice::radio_card(
                ui,
                false,
                say!("prompts-stop-and-close"),
                say!("prompts-what-is-half-done-can"),
            );
            [
                (background.clicked(), Leave::Background),
                (finish.clicked(), Leave::Finish),
                (stop.clicked(), Leave::Stop),
            ]
        },
        |ui, ()| {
            label::small(ui, say!("prompts-the-settings-can-answer-this"));
            layout::trailing(ui, "buttons", |ui| {
                ui.add(Button::secondary(say!("common-cancel"))).clicked()
            })
        },
    );
    let chosen = output.body.into_iter().find(|(clicked, _)| *clicked);
    let stay = output.footer || output.escaped;
    chosen.map(|(_, how)| how).or(stay.then_some(Leave::Stay))
}
