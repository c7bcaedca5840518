//! The end of the window: what becomes of files that still move, and the call for attention when none do.

use eframe::egui::{Context, UserAttentionType, ViewportCommand};

use portolan_engine::Stop;
use portolan_queue::Scope;

use crate::{
    action::{Action, Actions},
    apply::Apply,
    chosen::{Chosen, WhenBusy},
    frame::FrameCx,
    view::View,
};

/// How to close the window while files move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Leave {
    /// Hide it, and close when all is done.
    Background,
    /// Close it once the files that move are done; the rest waits, held, for the next time.
    Finish,
    /// Close it; what runs stops.
    Stop,
    /// Not at all.
    Stay,
}

/// How the window is being left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Leaving {
    /// Not at all.
    #[default]
    No,
    /// It is hidden until all is done.
    Background,
    /// It closes as soon as nothing moves any more.
    Finishing,
    /// It closes now.
    Now,
}

/// Is there anything that closing would stop?
pub(crate) fn busy(frame: &FrameCx) -> bool {
    let transfers = &frame.transfers;
    !transfers.running.is_empty() || (transfers.files_left > 0 && !transfers.paused)
}

/// Looks whether the window is to be closed, and whether that has to wait. Once a frame, also while it is hidden.
pub(crate) fn look(ctx: &Context, view: &mut View, chosen: &Chosen, frame: &FrameCx) {
    if ctx.input(|input| input.viewport().close_requested()) {
        close_requested(ctx, view, chosen, frame);
    }
    let after = &frame.transfers.after;
    if after.close && view.leaving != Leaving::Now {
        view.leaving = Leaving::Now;
        ctx.send_viewport_cmd(ViewportCommand::Close);
    }
    if view.leaving == Leaving::Background && after.countdown.is_none() {
        if !frame.prompts.is_empty() {
            // Somebody has to answer.
            view.leaving = Leaving::No;
            show(ctx);
        } else if !busy(frame) {
            view.leaving = Leaving::Now;
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
    }
    if view.leaving == Leaving::Finishing && frame.transfers.running.is_empty() {
        view.leaving = Leaving::Now;
        ctx.send_viewport_cmd(ViewportCommand::Close);
    }
    attention(ctx, view, chosen, frame);
}

fn close_requested(ctx: &Context, view: &mut View, chosen: &Chosen, frame: &FrameCx) {
    if view.leaving == Leaving::Now || !busy(frame) {
        return;
    }
    match chosen.on_quit {
        WhenBusy::Stop => return,
        WhenBusy::Ask => view.dialogs.leave = true,
        WhenBusy::Background => hide(ctx, view),
    }
    ctx.send_viewport_cmd(ViewportCommand::CancelClose);
}

fn hide(ctx: &Context, view: &mut View) {
    view.leaving = Leaving::Background;
    ctx.send_viewport_cmd(ViewportCommand::Visible(false));
}

fn show(ctx: &Context) {
    ctx.send_viewport_cmd(ViewportCommand::Visible(true));
    ctx.send_viewport_cmd(ViewportCommand::Focus);
}

fn attention(ctx: &Context, view: &mut View, chosen: &Chosen, frame: &FrameCx) {
    let was_busy = std::mem::replace(&mut view.was_busy, busy(frame));
    let focused = ctx.input(|input| input.viewport().focused == Some(true));
    if was_busy && !view.was_busy && chosen.attention && !focused {
        ctx.send_viewport_cmd(ViewportCommand::RequestUserAttention(UserAttentionType::Informational));
    }
}

impl Apply<'_> {
    /// Closes the window as it was answered.
    pub(crate) fn leave_window(&mut self, how: Leave, following: &mut Actions) {
        match how {
            Leave::Stay => {}
            Leave::Background => hide(self.ctx, self.view),
            Leave::Finish => {
                self.view.leaving = Leaving::Finishing;
                following.push(Action::Hold {
                    what: Scope::All,
                    held: true,
                    running: Stop::AfterFile,
                });
            }
            Leave::Stop => {
                self.view.leaving = Leaving::Now;
                self.ctx.send_viewport_cmd(ViewportCommand::Close);
            }
        }
    }
}
