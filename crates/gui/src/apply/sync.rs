//! Making two folders alike: what is asked of the engine for it.

use portolan_engine::{Enqueue, JobOptions, Place, Request};
use portolan_queue::Origin;
use portolan_remote::Direction;
use portolan_ui_kit::say;

use super::Apply;
use crate::{
    action::{Action, Actions, DeleteQuestion},
    queue_panel::DockTab,
    sync::{SyncDialog, Wish},
    work::WorkDialog,
};

impl Apply<'_> {
    pub(super) fn ask_sync(&mut self) {
        let frame = self.frame;
        let tab = self.view.tab();
        let (Some(Place::Local(here)), Some(Place::Remote(site, there))) =
            (tab.local.place(frame), tab.remote.place(frame))
        else {
            return;
        };
        let folders = (here.clone(), *site, there.clone());
        let name = self.view.filters.active().name.clone();
        let filters = name.map(|name| {
            let rules = [Direction::Upload, Direction::Download].map(|direction| self.folder_rules(direction));
            (name, rules)
        });
        let dialog = SyncDialog::new(folders, self.prefs.sync, filters);
        self.view.dialogs.work = Some(WorkDialog::Sync(Box::new(dialog)));
    }

    pub(super) fn sync(&mut self, wish: Wish, following: &mut Actions) {
        match wish {
            Wish::Compare(hunt, before) => {
                self.outbox.waiting.extend(before.map(Request::ForgetHunt));
                self.outbox.push(Request::Hunt(hunt));
            }
            Wish::Stop(hunt) => self.outbox.push(Request::StopHunt(hunt)),
            Wish::Keep(preset) => self.prefs.sync = preset,
            Wish::Leave(hunt) => self.outbox.waiting.extend(hunt.map(Request::ForgetHunt)),
            Wish::Do(orders, rules, hunt) => {
                for order in orders.moves {
                    let folders = match order.direction {
                        Direction::Upload => rules[0].clone(),
                        Direction::Download => rules[1].clone(),
                    };
                    self.outbox.push(Request::Enqueue(Enqueue {
                        direction: order.direction,
                        site: order.site,
                        sources: order.sources,
                        target: order.target,
                        rename: None,
                        policy: order.policy,
                        origin: Origin::Window,
                        options: JobOptions {
                            folders,
                            ..JobOptions::default()
                        },
                    }));
                }
                // What is to go is asked about as always: with names, a count, and the bin of the server.
                for places in [orders.delete_here, orders.delete_there] {
                    if !places.is_empty() {
                        let what = say!("pane-count-items", count = places.len() as u64);
                        following.push(Action::AskDelete(DeleteQuestion {
                            places,
                            what,
                            folders: orders.folders_go,
                            for_good: false,
                        }));
                    }
                }
                self.outbox.push(Request::ForgetHunt(hunt));
                self.view.dock.tab = DockTab::Transfers;
            }
        }
    }
}
