//! The queue has ended: what is about to happen to program or computer, and whether a command may run.

use eframe::egui::Context;
use portolan_engine::{Countdown, Request};
use portolan_settings::{OnFinish, Then};
use portolan_ui_kit::{button::Button, icons, label, layout, modal::Dialog, say, tokens::space};

use crate::{
    action::{Action, Actions},
    frame::FrameCx,
    prefs::Prefs,
    words,
};

/// Something happens in a moment, if nobody stops it.
pub(super) fn countdown(ctx: &Context, countdown: Countdown, frame: &FrameCx, actions: &mut Actions) {
    let seconds = countdown.left.as_secs_f32().ceil() as u64;
    let (icon, title) = match countdown.then {
        Then::Nothing | Then::Close => (icons::SIGN_OUT, say!("prompts-portolan-closes-in", seconds = seconds)),
        Then::Sleep => (icons::MOON, say!("prompts-the-computer-sleeps-in", seconds = seconds)),
        Then::ShutDown => (
            icons::STOP_CIRCLE,
            say!("prompts-the-computer-is-shut-down-in", seconds = seconds),
        ),
    };
    let output = Dialog::new("countdown", &title).icon(icon).width(480.0).show(
        ctx,
        &mut (),
        |ui, ()| {
            let text = match frame.queue.failed_len() {
                0 => say!("prompts-nothing-is-left-to-do").to_owned(),
                failed => say!("prompts-failed-files-stay", count = failed as u64),
            };
            label::dim_wrapped(ui, text);
        },
        |ui, ()| {
            layout::trailing(ui, "buttons", |ui| {
                ui.add(Button::primary(say!("prompts-stop-it"))).clicked()
            })
        },
    );
    if output.footer || output.escaped || output.accepted {
        actions.push(Action::Ask(Box::new(Request::StopCountdown)));
    }
}

/// The command that wants a yes, if one does that was not put off.
pub(crate) fn wants_a_yes<'a>(frame: &'a FrameCx, put_off: Option<&[String]>) -> Option<&'a OnFinish> {
    let after = &frame.transfers.after;
    let asks = after.not_allowed && put_off != Some(&after.plan.command);
    asks.then_some(&after.plan)
}

/// May this command run? Returns `true` when it was answered or put off.
pub(super) fn command(ctx: &Context, plan: &OnFinish, frame: &FrameCx, prefs: &Prefs, actions: &mut Actions) -> bool {
    let output = Dialog::new("command", say!("prompts-run-this-at-the-end"))
        .icon(icons::TERMINAL_WINDOW)
        .width(560.0)
        .show(
            ctx,
            &mut (),
            |ui, ()| {
                for word in &plan.command {
                    label::mono(ui, words::visible(word));
                }
                ui.add_space(space::XS);
                label::dim_wrapped(ui, say!("prompts-it-is-run-as-it-stands"));
            },
            |ui, ()| {
                let remove = ui.add(Button::ghost(say!("prompts-remove-it"))).clicked();
                layout::trailing(ui, "buttons", |ui| {
                    ui.spacing_mut().item_spacing.x = space::S;
                    let yes = ui.add(Button::secondary(say!("prompts-let-it-run"))).clicked();
                    let no = ui.add(Button::primary(say!("prompts-not-now"))).clicked();
                    (remove, yes, no)
                })
            },
        );
    let (remove, yes, no) = output.footer;
    if yes {
        actions.push(Action::Ask(Box::new(Request::AllowCommand(plan.command.clone()))));
    } else if remove {
        let plan = OnFinish {
            command: Vec::new(),
            ..plan.clone()
        };
        if frame.transfers.after.once {
            actions.push(Action::Ask(Box::new(Request::SetOnFinishOnce(Some(plan.clone())))));
        }
        let mut chosen = prefs.chosen.clone();
        chosen.shared.transfers.on_finish.command.clear();
        actions.push(Action::Choose(Box::new(chosen)));
    }
    yes || remove || no || output.escaped || output.accepted
}
