//! Notices of the engine and messages of the window, in the lower right corner.

use std::{collections::HashMap, sync::Arc, time::Duration};

use eframe::egui::Context;
use portolan_engine::{News, Notice, NoticeId, NoticeKind};
use portolan_ui_kit::say;
use portolan_ui_kit::toast::{self, Toast, ToastEvent, ToastKind};

use crate::{
    action::{Action, Actions},
    errors,
    frame::FrameCx,
    news,
    view::Message,
    words,
};

/// How many are shown at once; the newest count.
const SHOWN: usize = 4;
/// The numbers of the window's own messages begin here, far above what an engine counts up to.
const OWN: u64 = 1 << 60;

/// Good news and hints go by themselves after so many seconds.
const GOES_AFTER: f64 = 8.0;
/// What failed stays longer; it is also in the pane, in the list of failures or in the log.
const FAILURE_GOES_AFTER: f64 = 60.0;

/// What the window knows of the notices that it shows.
#[derive(Debug, Default)]
pub(crate) struct Notices {
    /// Messages of the window itself.
    pub(crate) messages: Vec<Message>,
    /// Since when a notice is seen, in egui's time; also those that were sent away and are still there.
    seen: HashMap<u64, f64>,
}

impl Notices {
    /// Sends away what has been seen long enough.
    fn let_go(&mut self, ctx: &Context, frame: &FrameCx, actions: &mut Actions) {
        let now = ctx.input(|input| input.time);
        let engine = frame.notices.iter().map(|notice| (notice.id.0, notice.kind));
        let own = self.messages.iter().map(|message| (OWN + message.id, message.kind));
        let shown: Vec<(u64, NoticeKind)> = engine.chain(own).collect();
        self.seen.retain(|id, _| shown.iter().any(|(other, _)| other == id));
        for (id, kind) in shown {
            let stays = match kind {
                NoticeKind::Done | NoticeKind::Info => GOES_AFTER,
                NoticeKind::Warning | NoticeKind::Failure => FAILURE_GOES_AFTER,
            };
            let since = *self.seen.entry(id).or_insert(now);
            // Sent away; the engine has not taken it out yet.
            if since.is_infinite() {
                continue;
            }
            let left = since + stays - now;
            if left > 0.0 {
                ctx.request_repaint_after(Duration::from_secs_f64(left));
            } else if id >= OWN {
                self.messages.retain(|message| OWN + message.id != id);
            } else {
                self.seen.insert(id, f64::INFINITY);
                actions.push(Action::Dismiss(NoticeId(id)));
            }
        }
    }
}

fn kind(kind: NoticeKind) -> ToastKind {
    match kind {
        NoticeKind::Done => ToastKind::Ok,
        NoticeKind::Info => ToastKind::Info,
        NoticeKind::Warning => ToastKind::Warn,
        NoticeKind::Failure => ToastKind::Bad,
    }
}

/// Draws them, `above` points over the lower edge.
pub(crate) fn show(ctx: &Context, frame: &FrameCx, notices: &mut Notices, above: f32, actions: &mut Actions) {
    notices.let_go(ctx, frame, actions);
    let messages = &mut notices.messages;
    let texts: Vec<(String, String)> = frame
        .notices
        .iter()
        .map(title_and_text)
        .map(|(title, text)| (words::visible(&title).into_owned(), words::visible(&text).into_owned()))
        .collect();
    let engine = frame.notices.iter().zip(&texts).map(|(notice, (title, text))| Toast {
        id: notice.id.0,
        kind: kind(notice.kind),
        title,
        text,
        action: notice.news.error().is_some().then_some(say!("app-details")),
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
        Some(ToastEvent::Dismissed(id)) => actions.push(Action::Dismiss(NoticeId(id))),
        Some(ToastEvent::Action(id)) => {
            let notice = frame.notices.iter().find(|notice| notice.id.0 == id);
            if let Some(error) = notice.and_then(|notice| notice.news.error()) {
                actions.push(Action::ShowError(Arc::clone(error)));
            }
        }
        None => {}
    }
}

/// What happened; and why, and what to do, where an error is all there is to tell.
fn title_and_text(notice: &Notice) -> (String, String) {
    let title = news::words(&notice.news);
    let News::Failure(error) = &notice.news else {
        return (title, String::new());
    };
    let explained = errors::explain(error);
    (
        title,
        format!("{}. {}.", words::sentence(&explained.why), explained.next),
    )
}
