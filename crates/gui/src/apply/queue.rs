//! What is done with the selection of the dock.

use portolan_engine::{Request, Stop};
use portolan_queue::{ItemState, Move, Scope};
use portolan_remote::Direction;
use portolan_settings::Settings;

use super::Apply;
use crate::{
    action::{Action, Actions, Named},
    file_dialog::{Step, Wanted},
    prompts::Removal,
    queue_panel::{self, DockTab, GroupKey},
};

impl Apply<'_> {
    /// Asks the engine for what concerns the queue.
    pub(super) fn with_queue(&mut self, action: Action) {
        match action {
            Action::Remove(removal) => match removal.question(self.frame) {
                Some(question) => self.view.dialogs.remove = Some(question),
                None => self.remove(removal),
            },
            Action::RemoveNow(removal) => self.remove(removal),
            Action::RetryItems(items) => self.outbox.push(Request::RetryItems(items)),
            Action::HoldItems(items, hold) => self.outbox.push(Request::HoldItems(items, hold)),
            Action::Hold { what, held, running } => self.outbox.push(Request::Hold { what, held, running }),
            Action::SetPriority(what, priority) => self.outbox.push(Request::SetPriority { what, priority }),
            Action::Reorder(items, to) => self.outbox.push(Request::Reorder { items, to }),
            Action::SetSessions(sessions) => {
                if self.prefs.chosen.shared.sessions == sessions {
                    // A site may have its own; what a hand sets counts for all in this run.
                    self.outbox.push(Request::SetSessions(sessions));
                } else {
                    self.keep(|shared| shared.sessions = sessions);
                }
            }
            Action::SetSpeedLimit(direction, bytes_per_second) => {
                let shared = &self.prefs.chosen.shared;
                let kept = match direction {
                    Direction::Upload => shared.upload_limit,
                    Direction::Download => shared.download_limit,
                };
                if self.frame.transfers.speed_schedule.0.is_empty() && kept != bytes_per_second {
                    self.keep(|shared| match direction {
                        Direction::Upload => shared.upload_limit = bytes_per_second,
                        Direction::Download => shared.download_limit = bytes_per_second,
                    });
                    return;
                }
                self.outbox.push(Request::SetSpeedLimit {
                    direction,
                    bytes_per_second,
                });
            }
            Action::FromDesktop(wish) => self.with_desktop(wish),
            // Done elsewhere.
            _ => {}
        }
    }

    fn remove(&mut self, removal: Removal) {
        self.view.dock.choose_nothing();
        match removal {
            Removal::Items(items) => self.outbox.push(Request::RemoveItems(items)),
            Removal::Jobs(jobs) => jobs
                .into_iter()
                .for_each(|job| self.outbox.push(Request::RemoveJob(job))),
            Removal::Failed => self.outbox.push(Request::ClearFailed),
        }
    }

    /// A name with the moment in it: what was written before is not replaced.
    fn dated(&self, name: &str, ending: &str) -> String {
        let moment = self.frame.calendar.exact(self.frame.calendar.now);
        let moment: String = moment.chars().filter(char::is_ascii_alphanumeric).collect();
        format!("{name}-{moment}.{ending}")
    }

    /// What a hand sets in the dock is what it wants the next time too; but for a limit against the clock, which holds
    /// until the clock changes it.
    fn keep(&mut self, set: impl FnOnce(&mut Settings)) {
        let mut chosen = self.prefs.chosen.clone();
        set(&mut chosen.shared);
        self.choose(chosen);
    }

    /// Does an action of the dock with a whole group, as what it is: not as its thousand items. Whether it was one.
    fn named_for_group(&mut self, named: Named, key: GroupKey, following: &mut Actions) -> bool {
        match named {
            Named::QueueHold => {
                let what = match key {
                    GroupKey::Job(job) => Scope::Job(job),
                    GroupKey::Site(site) => Scope::Site(site),
                };
                following.push(Action::Hold {
                    what,
                    held: !queue_panel::held(self.frame, key),
                    running: Stop::Now,
                });
            }
            Named::QueueRemove => queue_panel::remove(self.frame, key, following),
            _ => return false,
        }
        true
    }

    /// Does an action of the dock; whether it was one.
    pub(super) fn named_for_queue(&mut self, named: Named, following: &mut Actions) -> bool {
        if let Some(key) = self.view.dock.chosen_group()
            && self.named_for_group(named, key, following)
        {
            return true;
        }
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
            Named::QueueRemove if self.view.dock.tab == DockTab::Done => {
                let done = self.view.dock.chosen_done(self.frame);
                self.outbox.push(Request::ForgetDone(done));
                self.view.dock.choose_nothing();
            }
            Named::QueueRemove => following.push(Action::Remove(Removal::Items(items))),
            Named::QueueRetry => {
                following.push(Action::RetryItems(items));
                self.view.dock.choose_nothing();
            }
            Named::ExportQueue => {
                let name = self.dated("portolan-queue", "json");
                following.push(Action::FileDialog(Step::Open(Wanted::ExportQueue(name))));
            }
            Named::ImportQueue => following.push(Action::FileDialog(Step::Open(Wanted::ImportQueue))),
            Named::ExportFailures => {
                let name = self.dated("portolan-failures", "csv");
                following.push(Action::FileDialog(Step::Open(Wanted::ExportFailures(name))));
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
