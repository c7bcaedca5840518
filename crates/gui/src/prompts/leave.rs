//! Close the window while files move?

use eframe::egui::Context;
use portolan_ui_kit::{button::Button, choice, icons, label, layout, modal::Dialog, tokens::space};

use crate::{frame::FrameCx, quit::Leave, words};

/// The answer, once there is one.
pub(super) fn show(ctx: &Context, frame: &FrameCx) -> Option<Leave> {
    let left = frame.transfers.files_left;
    let title = "Files are still moving";
    let output = Dialog::new("leave", title).icon(icons::SIGN_OUT).width(520.0).show(
        ctx,
        &mut (),
        |ui, ()| {
            let files = words::counted(left, "file is", "files are");
            label::dim_wrapped(ui, format!("{files} not done yet."));
            ui.add_space(space::XS);
            let background = choice::radio_card(
                ui,
                false,
                "Go on without a window",
                "and close when all is done, or something is asked",
            );
            let finish = choice::radio_card(
                ui,
                false,
                "Finish the files that move, then close",
                "the rest waits, paused, for the next time",
            );
            let stop = choice::radio_card(ui, false, "Stop and close", "what is half done can be resumed");
            [
                (background.clicked(), Leave::Background),
                (finish.clicked(), Leave::Finish),
                (stop.clicked(), Leave::Stop),
            ]
        },
        |ui, ()| {
            label::small(ui, "The settings can answer this for good.");
            layout::trailing(ui, "buttons", |ui| ui.add(Button::secondary("Cancel")).clicked())
        },
    );
    let chosen = output.body.into_iter().find(|(clicked, _)| *clicked);
    let stay = output.footer || output.escaped;
    chosen.map(|(_, how)| how).or(stay.then_some(Leave::Stay))
}
