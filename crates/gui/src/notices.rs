//! Notices of the engine and messages of the window, in the lower right corner.

use std::sync::Arc;

use eframe::egui::Context;
use portolan_engine::{Notice, NoticeKind};
use portolan_ui_kit::toast::{self, Toast, ToastEvent, ToastKind};

use crate::{
    action::{Action, Actions},
    frame::FrameCx,
    view::Message,
};

/// How many are shown at once; the newest count.
const SHOWN: usize = 4;
/// The numbers of the window's own messages begin here, far above what an engine counts up to.
const OWN: u64 = 1 << 60;

fn kind(kind: NoticeKind) -> ToastKind {
    match kind {
        NoticeKind::Done => ToastKind::Ok,
        NoticeKind::Info => ToastKind::Info,
        NoticeKind::Warning => ToastKind::Warn,
        NoticeKind::Failure => ToastKind::Bad,
    }
}

/// Draws them, `above` points over the lower edge.
pub(crate) fn show(ctx: &Context, frame: &FrameCx, messages: &mut Vec<Message>, above: f32, actions: &mut Actions) {
    let texts: Vec<String> = frame.notices.iter().map(why).collect();
    let engine = frame.notices.iter().zip(&texts).map(|(notice, text)| Toast {
        id: notice.id.0,
        kind: kind(notice.kind),
        title: &notice.text,
        text,
        action: notice.error.is_some().then_some("Details"),
    });
    let own = messages.iter().map(|message| Toast {
        id: OWN + message.id,
        kind: kind(message.kind),
        title: &message.title,
        text: &message.text,
        action: None,
    });
    let all: Vec<Toast<'_>> = engine.chain(own).collect();
    let newest = &all[all.len().saturating_sub(SHOWN)..];
    match toast::show(ctx, newest, above) {
        Some(ToastEvent::Dismissed(id)) if id >= OWN => messages.retain(|message| OWN + message.id != id),
        Some(ToastEvent::Dismissed(id)) => actions.push(Action::Dismiss(portolan_engine::NoticeId(id))),
        Some(ToastEvent::Action(id)) => {
            let notice = frame.notices.iter().find(|notice| notice.id.0 == id);
            if let Some(error) = notice.and_then(|notice| notice.error.as_ref()) {
                actions.push(Action::ShowError(Arc::clone(error)));
            }
        }
        None => {}
    }
}

/// Why, and what to do, where an error is behind it.
fn why(notice: &Notice) -> String {
    notice.error.as_ref().map_or_else(String::new, |error| {
        let explained = error.explain();
        let mut letters = explained.why.chars();
        let why: String = letters
            .next()
            .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect());
        format!("{why}. {}.", explained.next)
    })
}
