//! The questions of the engine and of the window, as dialogs: one at a time, the oldest first.

pub(crate) mod at_the_end;
mod certificate;
mod delete;
mod error;
mod exists;
mod leave;
mod master;
mod new_folder;
mod password;
mod plain;
mod remove;
mod restore;

use delete::Verdict;
use eframe::egui::Context;
use portolan_engine::{Answer, Prompt, PromptId, Question, Request};

pub(crate) use new_folder::{NewFolder, NewThing};
use portolan_settings::SettingsProblem;
pub(crate) use remove::{Removal, RemovalQuestion};
pub(crate) use restore::{RestoreAnswer, RestoreQuestion};

use crate::{
    action::{Action, Actions},
    editing,
    frame::FrameCx,
    prefs::Prefs,
    view::Dialogs,
};

/// What was typed and chosen in a prompt that is not answered yet.
#[derive(Debug)]
pub(crate) enum PromptDraft {
    /// A password.
    Password(password::Draft),
    /// The master password.
    Master(master::Draft),
    /// A certificate: nothing is typed.
    Certificate,
    /// Plain FTP: nothing is typed.
    Plain,
    /// A file that exists.
    Exists(exists::Draft),
}

impl PromptDraft {
    fn of(question: &Question) -> Self {
        match question {
            Question::Password { .. } => Self::Password(password::Draft::default()),
            Question::MasterPassword { .. } => Self::Master(master::Draft::default()),
            Question::Certificate { .. } => Self::Certificate,
            Question::Plain { .. } => Self::Plain,
            Question::Exists { more, .. } => Self::Exists(exists::Draft::new(*more)),
        }
    }
}

/// Draws the dialog that is on top, if any.
pub(crate) fn show(
    ctx: &Context,
    dialogs: &mut Dialogs,
    problems: &[SettingsProblem],
    frame: &FrameCx,
    prefs: &Prefs,
    actions: &mut Actions,
) {
    dialogs
        .answered
        .retain(|id| frame.prompts.iter().any(|prompt| prompt.id == *id));
    if on_top(ctx, dialogs, problems, frame, prefs, actions) {
        return;
    }
    if start_and_end(ctx, dialogs, frame, prefs, actions) {
        return;
    }
    if let Some(error) = &dialogs.error {
        if error::show(ctx, error) {
            dialogs.error = None;
        }
        return;
    }
    if away(ctx, dialogs, frame, actions) {
        return;
    }
    if let Some(new_folder) = &mut dialogs.new_folder {
        if new_folder.show(ctx, actions) {
            dialogs.new_folder = None;
        }
        return;
    }
    // Questions of the engine come over it: saving may need the master password.
    let asked = frame.prompts.iter().any(|prompt| {
        matches!(prompt.question, Question::MasterPassword { .. }) && !dialogs.answered.contains(&prompt.id)
    });
    if let Some(sites) = dialogs.sites.as_mut().filter(|_| !asked && dialogs.file.is_none()) {
        if sites.show(ctx, frame, actions) {
            dialogs.sites = None;
        }
        return;
    }
    if let Some(work) = &mut dialogs.work {
        if work.show(ctx, frame, actions) {
            dialogs.work = None;
        }
        return;
    }
    if let Some(encoding) = &mut dialogs.encoding {
        if encoding.show(ctx, actions) {
            dialogs.encoding = None;
        }
        return;
    }
    if let Some(known) = &mut dialogs.known {
        if known.show(ctx, frame, actions) {
            dialogs.known = None;
        }
        return;
    }
    if let Some(file) = &mut dialogs.file {
        // It stays in place until its folder is given back to the engine.
        file.show(ctx, frame, prefs, actions);
        return;
    }
    if editing::show_questions(ctx, &mut dialogs.editing, frame, actions) {
        return;
    }
    let open = frame
        .prompts
        .iter()
        .find(|prompt| !dialogs.answered.contains(&prompt.id));
    match open {
        Some(prompt) => show_prompt(ctx, dialogs, prompt, frame, actions),
        None => dialogs.prompt = None,
    }
}

/// What comes before every question. Returns whether something is open.
fn on_top(
    ctx: &Context,
    dialogs: &mut Dialogs,
    problems: &[SettingsProblem],
    frame: &FrameCx,
    prefs: &Prefs,
    actions: &mut Actions,
) -> bool {
    if let Some(countdown) = frame.transfers.after.countdown {
        at_the_end::countdown(ctx, countdown, frame, actions);
    } else if let Some(palette) = &mut dialogs.palette {
        if !palette.show(ctx, frame, actions) {
            dialogs.palette = None;
        }
    } else if let Some(settings) = &mut dialogs.settings {
        if settings.show(ctx, &prefs.chosen, problems, frame, actions) {
            dialogs.settings = None;
        }
    } else {
        return false;
    }
    true
}

/// Shall these be deleted, or leave the queue? Returns whether one of the two is asked.
fn away(ctx: &Context, dialogs: &mut Dialogs, frame: &FrameCx, actions: &mut Actions) -> bool {
    if let Some(question) = &dialogs.delete {
        if let Some(verdict) = delete::show(ctx, frame, question) {
            let places = question.places.clone();
            match verdict {
                Verdict::Delete => actions.push(Action::Delete(places)),
                Verdict::Bin => actions.push(Action::Ask(Box::new(Request::PutIntoBin(places)))),
                Verdict::Keep => {}
            }
            dialogs.delete = None;
        }
        return true;
    }
    let Some(question) = &dialogs.remove else { return false };
    if let Some(yes) = remove::show(ctx, question) {
        if yes {
            actions.push(Action::RemoveNow(question.removal.clone()));
        }
        dialogs.remove = None;
    }
    true
}

/// The questions at the start and the end of the window. Returns whether one is open.
fn start_and_end(ctx: &Context, dialogs: &mut Dialogs, frame: &FrameCx, prefs: &Prefs, actions: &mut Actions) -> bool {
    if let Some(plan) = at_the_end::wants_a_yes(frame, dialogs.put_off.as_deref()) {
        if at_the_end::command(ctx, plan, frame, prefs, actions) {
            dialogs.put_off = Some(plan.command.clone());
        }
        return true;
    }
    if dialogs.leave {
        if let Some(how) = leave::show(ctx, frame) {
            dialogs.leave = false;
            actions.push(Action::Leave(how));
        }
        return true;
    }
    let Some(question) = &mut dialogs.restore else {
        return false;
    };
    if let Some(answer) = question.show(ctx) {
        dialogs.restore = None;
        actions.push(Action::Restore(answer));
    }
    true
}

fn show_prompt(ctx: &Context, dialogs: &mut Dialogs, prompt: &Prompt, frame: &FrameCx, actions: &mut Actions) {
    if dialogs.prompt.as_ref().is_none_or(|(id, _)| *id != prompt.id) {
        dialogs.prompt = Some((prompt.id, PromptDraft::of(&prompt.question)));
    }
    let Some((_, draft)) = &mut dialogs.prompt else { return };
    let answer = match (&prompt.question, draft) {
        (
            Question::Password {
                server,
                user,
                part,
                says,
                held_until,
                may_keep,
                refused,
            },
            PromptDraft::Password(draft),
        ) => {
            let asked = password::Asked {
                server,
                user,
                part: *part,
                says: says.as_deref(),
                held_until: *held_until,
                calendar: &frame.calendar,
                may_keep: *may_keep,
                refused: refused.as_deref(),
            };
            password::show(ctx, draft, &asked)
        }
        (Question::MasterPassword { new, wrong }, PromptDraft::Master(draft)) => master::show(ctx, draft, *new, *wrong),
        (
            Question::Certificate {
                server,
                certificate,
                before,
            },
            _,
        ) => certificate::show(ctx, server, certificate, before.as_ref(), &frame.calendar),
        (Question::Plain { server, error }, _) => plain::show(ctx, server, error),
        (
            Question::Exists {
                direction,
                from,
                name,
                source,
                target,
                free_name,
                more,
                ..
            },
            PromptDraft::Exists(draft),
        ) => {
            let server = |site| frame.site(site).map_or_else(String::new, |site| site.site.name.clone());
            let conflict = exists::Conflict {
                direction: *direction,
                across: from.map(|from| (server(from), server(prompt.site))),
                name,
                source,
                target,
                free_name,
                more: *more,
            };
            exists::show(ctx, draft, &conflict, &frame.calendar)
        }
        _ => None,
    };
    if let Some(answer) = answer {
        give(dialogs, prompt.id, answer, actions);
    }
}

fn give(dialogs: &mut Dialogs, id: PromptId, answer: Answer, actions: &mut Actions) {
    dialogs.answered.insert(id);
    dialogs.prompt = None;
    actions.push(Action::Answer(id, answer));
}
