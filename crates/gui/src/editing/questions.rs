//! The questions about files that are open here: both sides changed, a program would run, a change would be given up.

use eframe::egui::Context;
use portolan_engine::{Edit, EditAnswer, EditConflict, EditState, FileFacts, Request};
use portolan_ui_kit::{Tokens, button::Button, icons, label, layout, modal::Dialog, say, tokens::space};

use super::{Questions, Wish, find, name, which};
use crate::{
    action::{Action, Actions},
    frame::FrameCx,
    words,
};

/// Draws the question that is open, if any. Returns whether one is.
pub(crate) fn show(ctx: &Context, questions: &mut Questions, frame: &FrameCx, actions: &mut Actions) -> bool {
    if let Some(file) = questions.run.clone() {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(yes) = run(ctx, &name, say!("editing-run-from-here")) {
            questions.run = None;
            if yes {
                actions.push(Action::Editing(Wish::RunHere(file)));
            }
        }
        return true;
    }
    if let Some(edit) = questions.discard.and_then(|edit| find(frame, edit)) {
        if let Some(yes) = discard(ctx, &name(edit, frame)) {
            questions.discard = None;
            if yes {
                actions.push(Action::Editing(Wish::Discard(edit.id)));
            }
        }
        return true;
    }
    questions.discard = None;
    let Some(edit) = questions.open(frame).cloned() else {
        return false;
    };
    if edit.asks_to_run {
        let name = name(&edit, frame);
        match run(ctx, &name, say!("editing-run-from-server")) {
            Some(true) => actions.push(Action::Editing(Wish::Run(edit.id))),
            Some(false) => actions.push(Action::Ask(Box::new(Request::DoNotRun(edit.id)))),
            None => {}
        }
    } else if let EditState::Asks(conflict) = &edit.state {
        changed(ctx, questions, &edit, conflict, frame, actions);
    }
    true
}

fn changed(
    ctx: &Context,
    questions: &mut Questions,
    edit: &Edit,
    conflict: &EditConflict,
    frame: &FrameCx,
    actions: &mut Actions,
) {
    let name = name(edit, frame);
    let title = say!("editing-changed-too", name = name);
    let dialog = Dialog::new("edit-changed", &title).icon(icons::WARNING_CIRCLE);
    let dialog = match &edit.versions {
        Some(_) => dialog
            .width(920.0)
            .height((ctx.content_rect().height() * 0.6).clamp(240.0, 800.0)),
        None => dialog.width(600.0),
    };
    let output = dialog.show(
        ctx,
        questions,
        |ui, questions| {
            let why = match conflict.theirs {
                Some(_) => say!("editing-changed-there"),
                None => say!("editing-gone-there"),
            };
            label::dim_wrapped(ui, why);
            ui.add_space(space::S);
            label::body(ui, say!("editing-ours", facts = facts(&conflict.ours, frame)));
            let theirs = conflict.theirs.as_ref();
            let theirs = theirs.map_or_else(|| say!("editing-nothing").to_owned(), |theirs| facts(theirs, frame));
            label::body(ui, say!("editing-theirs", facts = theirs));
            if let Some(versions) = &edit.versions {
                questions.compare.show(ui, versions);
            }
        },
        |ui, _| {
            let compare = conflict.comparable
                && edit.versions.is_none()
                && ui
                    .add(Button::ghost(say!("editing-compare")).icon(icons::FILES))
                    .clicked();
            let answer = layout::trailing(ui, "buttons", |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let later = ui.add(Button::secondary(say!("editing-later"))).clicked();
                let both = conflict.theirs.is_some() && ui.add(Button::secondary(say!("editing-keep-both"))).clicked();
                let put = if conflict.theirs.is_some() {
                    say!("common-replace")
                } else {
                    say!("editing-put-it-there")
                };
                let replace = ui.add(Button::danger(put)).clicked();
                (later, both, replace)
            });
            (compare, answer)
        },
    );
    let (compare, (later, both, replace)) = output.footer;
    let mut ask = |request| actions.push(Action::Ask(Box::new(request)));
    if compare {
        ask(Request::CompareEdit(edit.id));
    } else if both {
        ask(Request::AnswerEdit(edit.id, EditAnswer::KeepBoth));
    } else if replace {
        ask(Request::AnswerEdit(edit.id, EditAnswer::Replace));
    } else if later || output.escaped {
        questions.later.insert((edit.id, which(conflict)));
    }
}

fn facts(facts: &FileFacts, frame: &FrameCx) -> String {
    let size = facts
        .size
        .map_or_else(|| say!("editing-unknown-size").to_owned(), words::size);
    match facts.modified {
        Some(modified) => format!("{size}, {}", frame.calendar.moment(modified)),
        None => size,
    }
}

/// Run this? `Some(true)` = yes.
fn run(ctx: &Context, name: &str, why: &str) -> Option<bool> {
    let title = say!("editing-run", name = words::visible(name).into_owned());
    let output = Dialog::new("run", &title)
        .icon(icons::WARNING_CIRCLE)
        .width(520.0)
        .show(
            ctx,
            &mut (),
            |ui, ()| {
                label::body(ui, say!("editing-run-why"));
                ui.add_space(space::XS);
                label::dim_wrapped(ui, why);
                ui.add_space(space::XS);
                let warn = Tokens::of(ui).warn;
                label::coloured(ui, say!("editing-run-editor"), warn);
            },
            |ui, ()| {
                layout::trailing(ui, "buttons", |ui| {
                    ui.spacing_mut().item_spacing.x = space::S;
                    let run = ui.add(Button::danger(say!("editing-run-it"))).clicked();
                    (ui.add(Button::primary(say!("editing-do-not-run"))).clicked(), run)
                })
            },
        );
    let (no, yes) = output.footer;
    // Enter is the safe button.
    if yes {
        Some(true)
    } else if no || output.escaped || output.accepted {
        Some(false)
    } else {
        None
    }
}

/// Give up what was saved? `Some(true)` = yes.
fn discard(ctx: &Context, name: &str) -> Option<bool> {
    let title = say!("editing-give-up", name = name);
    let output = Dialog::new("discard-edit", &title)
        .icon(icons::TRASH)
        .width(480.0)
        .show(
            ctx,
            &mut (),
            |ui, ()| {
                label::dim_wrapped(ui, say!("editing-give-up-why"));
            },
            |ui, ()| {
                layout::trailing(ui, "buttons", |ui| {
                    ui.spacing_mut().item_spacing.x = space::S;
                    let keep = ui.add(Button::secondary(say!("editing-keep-open"))).clicked();
                    (keep, ui.add(Button::danger(say!("editing-give-up-yes"))).clicked())
                })
            },
        );
    let (keep, give_up) = output.footer;
    if give_up {
        Some(true)
    } else if keep || output.escaped || output.accepted {
        Some(false)
    } else {
        None
    }
}
