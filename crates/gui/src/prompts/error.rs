//! All that is known of an error: what, where, why, and what to do.

use eframe::egui::{Context, Label, RichText, Ui};
use portolan_remote::RemoteError;
use portolan_ui_kit::{Tokens, button::Button, font, icons, label, layout, modal::Dialog, say, tokens::space};

use crate::{errors, words};

/// Returns `true` when it is over.
pub(super) fn show(ctx: &Context, error: &RemoteError) -> bool {
    let explained = errors::explain(error);
    let output = Dialog::new("error", &explained.what)
        .icon(icons::WARNING_CIRCLE)
        .width(600.0)
        .show(
            ctx,
            &mut (),
            |ui, ()| {
                part(ui, say!("prompts-where"), &explained.place, false);
                part(ui, say!("prompts-why"), &words::sentence(&explained.why), false);
                part(ui, say!("prompts-what-to-do"), &explained.next, false);
                if let Some(source) = &error.source
                    && !explained.why.contains(&source.to_string())
                {
                    part(ui, say!("prompts-cause"), &source.to_string(), true);
                }
            },
            |ui, ()| {
                let copy = ui.add(Button::ghost(say!("common-copy")).icon(icons::COPY)).clicked();
                let close = layout::trailing(ui, "buttons", |ui| {
                    ui.add(Button::primary(say!("common-close"))).clicked()
                });
                (copy, close)
            },
        );
    let (copy, close) = output.footer;
    if copy {
        ctx.copy_text(format!("{error}\n{}", explained.next));
    }
    close || output.escaped || output.accepted
}

fn part(ui: &mut Ui, name: &str, text: &str, mono: bool) {
    let tokens = Tokens::of(ui);
    label::dim(ui, name);
    let face = if mono { font::mono() } else { font::body() };
    ui.add(
        Label::new(RichText::new(words::visible(text)).font(face).color(tokens.text))
            .wrap()
            .selectable(true),
    );
    ui.add_space(space::XS);
}
