//! What happens when the queue ends: the button of it in the dock. What is chosen here holds the next time, or always.

use eframe::egui::{Popup, Ui};
use portolan_engine::Request;
use portolan_settings::{OnFinish, Then};
use portolan_ui_kit::{
    button::{Button, IconButton},
    icons, key, label,
    language::Key,
    menu, say,
    select::{menu_check, menu_choice, menu_item, menu_separator},
};

use crate::{
    action::{Action, Actions},
    chosen::Chosen,
    frame::FrameCx,
    settings_window::Page,
    words,
};

/// The choices with their names.
const CHOICES: [(Then, Key); 4] = [
    (Then::Nothing, key!("settings-then-nothing")),
    (Then::Close, key!("settings-then-close")),
    (Then::Sleep, key!("settings-then-sleep")),
    (Then::ShutDown, key!("settings-then-shut-down")),
];

/// Draws the button and its menu.
pub(super) fn button(ui: &mut Ui, frame: &FrameCx, chosen: &Chosen, actions: &mut Actions) {
    let after = &frame.transfers.after;
    let title = say!("settings-page-at-the-end");
    let coming = match after.plan.then {
        Then::Nothing => None,
        Then::Close => Some((icons::SIGN_OUT, say!("queue-closes"))),
        Then::Sleep => Some((icons::MOON, say!("queue-sleeps"))),
        Then::ShutDown => Some((icons::STOP_CIRCLE, say!("queue-shuts-down"))),
    };
    let button = match coming {
        None => ui.add(IconButton::new(icons::CLOCK_COUNTDOWN, title)),
        Some((icon, text)) => ui.add(Button::secondary(text).icon(icon).tooltip(title)),
    };
    Popup::menu(&button).show(|ui| {
        menu::begin_with_width(ui, 270.0);
        choices(ui, frame, chosen, actions);
    });
}

fn choices(ui: &mut Ui, frame: &FrameCx, chosen: &Chosen, actions: &mut Actions) {
    let after = &frame.transfers.after;
    let plan = &after.plan;
    let always = !after.once && plan.then != Then::Nothing;
    let this_time = |plan: OnFinish| Action::Ask(Box::new(Request::SetOnFinishOnce(Some(plan))));
    label::small(ui, say!("settings-page-at-the-end"));
    if let Some(why) = &after.sleepy {
        label::dim_wrapped(
            ui,
            say!("queue-the-computer-may-fall-asleep", why = words::visible(why)),
        );
    }
    for (then, text) in CHOICES {
        if menu_choice(ui, plan.then == then, text.say()).clicked() {
            let plan = OnFinish { then, ..plan.clone() };
            if always {
                actions.push(for_good(plan, chosen));
            } else if then == chosen.shared.transfers.on_finish.then {
                actions.push(Action::Ask(Box::new(Request::SetOnFinishOnce(None))));
            } else {
                // What turns a computer off is meant for this time, unless it is said otherwise.
                actions.push(this_time(plan));
            }
            ui.close();
        }
    }
    menu_separator(ui);
    let mut notify = plan.clone();
    notify.notify ^= true;
    let mut sound = plan.clone();
    sound.sound ^= true;
    for (on, text, changed) in [
        (plan.notify, say!("settings-show-a-notification"), notify),
        (plan.sound, say!("settings-play-a-sound"), sound),
    ] {
        if menu_check(ui, on, text).clicked() {
            actions.push(if after.once {
                this_time(changed)
            } else {
                for_good(changed, chosen)
            });
            ui.close();
        }
    }
    menu_separator(ui);
    if plan.then != Then::Nothing || after.once {
        if menu_choice(ui, !always, say!("queue-this-time-only")).clicked() {
            if always {
                actions.push(for_good(
                    OnFinish {
                        then: Then::Nothing,
                        ..plan.clone()
                    },
                    chosen,
                ));
                actions.push(this_time(plan.clone()));
            }
            ui.close();
        }
        if menu_choice(ui, always, say!("queue-always")).clicked() {
            actions.push(for_good(plan.clone(), chosen));
            actions.push(Action::Ask(Box::new(Request::SetOnFinishOnce(None))));
            ui.close();
        }
        menu_separator(ui);
    }
    let command = if plan.command.is_empty() {
        say!("queue-run-a-command")
    } else {
        say!("queue-a-command-runs")
    };
    if menu_item(ui, Some(icons::TERMINAL_WINDOW), command, None).clicked() {
        actions.push(Action::OpenSettings(Page::AtTheEnd));
        ui.close();
    }
}

fn for_good(plan: OnFinish, chosen: &Chosen) -> Action {
    let mut chosen = chosen.clone();
    chosen.shared.transfers.on_finish = plan;
    Action::Choose(Box::new(chosen))
}
