//! What is done with the selection of the dock.

use portolan_engine::Request;
use portolan_queue::{ItemState, Move};

use super::Apply;
use crate::action::{Action, Actions, Named};

impl Apply<'_> {
    /// Asks the engine for what concerns the queue.
    pub(super) fn with_queue(&mut self, action: Action) {
        match action {
            Action::RemoveItems(items) => self.outbox.push(Request::RemoveItems(items)),
            Action::RemoveJob(job) => self.outbox.push(Request::RemoveJob(job)),
            Action::RetryItems(items) => self.outbox.push(Request::RetryItems(items)),
            Action::HoldItems(items, hold) => self.outbox.push(Request::HoldItems(items, hold)),
            Action::Hold { what, held, running } => self.outbox.push(Request::Hold { what, held, running }),
            Action::SetPriority(what, priority) => self.outbox.push(Request::SetPriority { what, priority }),
            Action::Reorder(items, to) => self.outbox.push(Request::Reorder { items, to }),
            Action::SetSessions(sessions) => self.outbox.push(Request::SetSessions(sessions)),
            Action::SetSpeedLimit(direction, bytes_per_second) => {
                self.outbox.push(Request::SetSpeedLimit {
                    direction,
                    bytes_per_second,
                });
            }
            // Done elsewhere.
            _ => {}
        }
    }

    /// Does an action of the dock; whether it was one.
    pub(super) fn named_for_queue(&mut self, named: Named, following: &mut Actions) -> bool {
        let items = self.view.dock.chosen();
        match named {
            Named::QueueHold => {
                // One that waits is enough: holding comes first, as the eye expects of a pause.
                let waits = |item| {
                    let row = self.frame.queue.row_of(item);
                    row.is_some_and(|row| !matches!(row.state, ItemState::Held))
                };
                let hold = items.iter().copied().any(waits);
                following.push(Action::HoldItems(items, hold));
            }
            Named::QueueTop => following.push(Action::Reorder(items, Move::Top)),
            Named::QueueUp => following.push(Action::Reorder(items, Move::Up)),
            Named::QueueDown => following.push(Action::Reorder(items, Move::Down)),
            Named::QueueBottom => following.push(Action::Reorder(items, Move::Bottom)),
            Named::QueueRemove => {
                following.push(Action::RemoveItems(items));
                self.view.dock.choose_nothing();
            }
            Named::QueueRetry => {
                following.push(Action::RetryItems(items));
                self.view.dock.choose_nothing();
            }
            Named::QueueSelectAll => self.view.dock.choose_all(self.frame),
            Named::QueueCopy => {
                let text = self.view.dock.text(self.frame);
                if !text.is_empty() {
                    self.ctx.copy_text(text);
                }
            }
            _ => return false,
        }
        true
    }
}
