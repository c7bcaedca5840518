//! Searching and comparing: what is asked of the engine, and what is done with what was found.

use std::collections::BTreeMap;

use portolan_engine::{EditPurpose, JobOptions, Place, Request};
use portolan_remote::Direction;

use super::{Apply, transfer};
use crate::{
    action::{Action, Actions},
    editing::program_for,
    hunts::{CompareDialog, FindDialog, Wish},
    place,
    queue_panel::DockTab,
    work::WorkDialog,
};

impl Apply<'_> {
    pub(super) fn ask_find(&mut self) {
        let frame = self.frame;
        let tab = self.view.tab();
        let there = tab.remote.place(frame).filter(|_| tab.site.is_some()).cloned();
        let (here, remote_active) = (tab.local.place(frame).cloned(), tab.remote_active);
        let presets = self.view.filters.book().filters.clone();
        let dialog = FindDialog::new(here, there, remote_active, presets);
        self.view.dialogs.work = Some(WorkDialog::Find(Box::new(dialog)));
    }

    pub(super) fn ask_compare(&mut self) {
        let frame = self.frame;
        let tab = self.view.tab();
        if let (Some(Place::Local(here)), Some(Place::Remote(site, there))) =
            (tab.local.place(frame), tab.remote.place(frame))
        {
            let dialog = CompareDialog::new(here.clone(), *site, there.clone());
            self.view.dialogs.work = Some(WorkDialog::Compare(Box::new(dialog)));
        }
    }

    pub(super) fn hunt(&mut self, wish: Wish, following: &mut Actions) {
        match wish {
            Wish::Begin(hunt) => {
                self.view.dock.tab = DockTab::Found;
                self.outbox.push(Request::Hunt(hunt));
            }
            Wish::Stop(hunt) => self.outbox.push(Request::StopHunt(hunt)),
            Wish::Forget(hunt) => self.outbox.push(Request::ForgetHunt(hunt)),
            Wish::Go(to) => self.go_to_found(&to, following),
            Wish::Transfer(direction, moves) => self.move_found(direction, moves),
            Wish::Edit(what) => {
                let name = place::name(&what).map(|name| name.to_string_lossy().into_owned());
                let program = program_for(&self.prefs.chosen, &name.unwrap_or_default(), EditPurpose::Edit);
                self.outbox.push(Request::Edit {
                    place: what,
                    purpose: EditPurpose::Edit,
                    program,
                });
            }
            Wish::Copy(places) => {
                let paths: Vec<String> = places.iter().map(ToString::to_string).collect();
                if !paths.is_empty() {
                    self.ctx.copy_text(paths.join("\n"));
                }
            }
        }
    }

    /// Shows the folder in the pane of its side, with the cursor on what was found.
    fn go_to_found(&mut self, to: &Place, following: &mut Actions) {
        let (Some(folder), Some(name)) = (place::parent(to), place::name(to)) else {
            return;
        };
        let tab = self.view.tab();
        tab.remote_active = to.remote().is_some();
        let pane = tab.active_pane();
        pane.select_later(name);
        pane.focus();
        following.push(Action::Show {
            pane: pane.id,
            place: folder,
            refresh: false,
        });
    }

    /// One job for each folder into which something goes.
    fn move_found(&mut self, direction: Direction, moves: Vec<(Place, Place)>) {
        let mut jobs: BTreeMap<String, (Place, Vec<Place>)> = BTreeMap::new();
        for (source, target) in moves {
            let job = jobs.entry(target.to_string()).or_insert_with(|| (target, Vec::new()));
            job.1.push(source);
        }
        for (target, sources) in jobs.into_values() {
            let far = if direction == Direction::Upload {
                Some(&target)
            } else {
                sources.first()
            };
            let Some((site, _)) = far.and_then(Place::remote) else {
                continue;
            };
            // As everywhere else: what the filters that are on leave out of folders does not go.
            let options = JobOptions {
                folders: self.folder_rules(direction),
                ..JobOptions::default()
            };
            self.outbox.push(transfer(direction, site, sources, target, options));
        }
    }
}
