//! Opening, closing, moving and copying tabs.

use std::path::PathBuf;

use portolan_engine::{Place, Request};
use portolan_remote::{RemotePath, SiteId};

use super::Apply;
use crate::{
    action::{Action, Actions, Named},
    chosen::AtStart,
    chrome::focus_address,
    prompts::RestoreAnswer,
    tab_plan::TabPlan,
};

/// Closed tabs that can be opened again.
const CLOSED: usize = 20;

impl Apply<'_> {
    pub(super) fn named_for_tabs(&mut self, named: Named, following: &mut Actions) {
        let tabs = self.view.tabs.len();
        let active = self.view.active;
        match named {
            Named::NewTab => {
                self.new_tab();
                focus_address(self.view);
            }
            Named::DuplicateTab => self.duplicate_tab(active, following),
            Named::CloseTab => following.push(Action::CloseTab(active)),
            Named::ReopenTab => {
                if let Some(plan) = self.view.closed.pop() {
                    self.open_tab(&plan, following);
                }
            }
            Named::NextTab => self.view.active = (active + 1) % tabs,
            Named::PreviousTab => self.view.active = (active + tabs - 1) % tabs,
            Named::TabLeft => self.move_tab(active, active.saturating_sub(1)),
            Named::TabRight => self.move_tab(active, active + 1),
            Named::Tab9 => self.view.active = tabs - 1,
            _ => {
                if let Some(tab) = named.tab().filter(|tab| *tab < tabs) {
                    self.view.active = tab;
                }
            }
        }
    }

    /// Opens a tab whose local pane begins where the last one is.
    pub(crate) fn new_tab(&mut self) {
        let folder = self.prefs.local_folder.clone();
        self.new_tab_in(folder.unwrap_or_else(portolan_engine::start_folder));
    }

    fn new_tab_in(&mut self, folder: PathBuf) {
        let pane = self.view.add_tab().local.id;
        self.outbox.push(Request::Show {
            pane,
            place: Place::Local(folder),
            refresh: false,
        });
    }

    /// Opens a tab as it was. A server is connected to again; one that another tab is connected to is shown at once.
    pub(crate) fn open_tab(&mut self, plan: &TabPlan, following: &mut Actions) {
        match &plan.local {
            Some(folder) => self.new_tab_in(folder.clone()),
            None => self.new_tab(),
        }
        following.0.extend(plan.connect());
    }

    /// Opens the tabs of the last run, or forgets them.
    pub(super) fn restore(&mut self, answer: RestoreAnswer, following: &mut Actions) {
        let open = answer.open;
        if answer.for_good {
            self.prefs.chosen.at_start = if open { AtStart::Always } else { AtStart::Never };
        }
        let plans = std::mem::take(&mut self.view.last_run);
        if !open {
            return;
        }
        // An empty tab that nobody has used makes room.
        let unused = self.view.tabs.len() == 1 && self.view.tabs[0].site.is_none();
        let mut connections = Vec::new();
        for plan in &plans {
            self.open_tab(plan, &mut Actions::default());
            connections.push((self.view.active, plan));
        }
        if unused && !plans.is_empty() {
            self.close_tab(0);
            for (at, _) in &mut connections {
                *at -= 1;
            }
        }
        for (at, plan) in connections {
            following.push(Action::SelectTab(at));
            following.0.extend(plan.connect());
        }
        following.push(Action::SelectTab(0));
    }

    pub(super) fn duplicate_tab(&mut self, at: usize, following: &mut Actions) {
        let Some(plan) = self.view.tabs.get(at).map(|tab| TabPlan::of(tab, self.frame)) else {
            return;
        };
        self.open_tab(&plan, following);
        // Beside the one that it is a copy of.
        let last = self.view.tabs.len() - 1;
        self.move_tab(last, at + 1);
    }

    /// The tab at `from` goes to place `to`; which one is shown does not change.
    pub(super) fn move_tab(&mut self, from: usize, to: usize) {
        let tabs = &mut self.view.tabs;
        let to = to.min(tabs.len() - 1);
        if from == to || from >= tabs.len() {
            return;
        }
        let tab = tabs.remove(from);
        tabs.insert(to, tab);
        let active = &mut self.view.active;
        if *active == from {
            *active = to;
        } else if from < *active && *active <= to {
            *active -= 1;
        } else if to <= *active && *active < from {
            *active += 1;
        }
    }

    pub(super) fn close_tab(&mut self, at: usize) {
        let Some(tab) = self.view.tabs.get(at) else { return };
        let plan = TabPlan::of(tab, self.frame);
        // An empty tab is as easily made as opened again.
        if plan.site.is_some() {
            self.view.closed.push(plan);
            let too_many = self.view.closed.len().saturating_sub(CLOSED);
            self.view.closed.drain(..too_many);
        }
        if self.view.tabs.len() == 1 {
            self.new_tab();
        }
        let mut tab = self.view.tabs.remove(at);
        let mut asides = Actions::default();
        tab.local.forget_asides(&mut asides);
        tab.remote.forget_asides(&mut asides);
        for action in asides.0 {
            if let Action::ForgetAside(aside) = action {
                self.outbox.push(Request::ForgetPane(aside));
            }
        }
        for pane in [tab.local.id, tab.remote.id] {
            self.outbox.push(Request::ForgetPane(pane));
        }
        self.leave(tab.site);
        if self.view.active > at || self.view.active >= self.view.tabs.len() {
            self.view.active = self.view.active.saturating_sub(1).min(self.view.tabs.len() - 1);
        }
    }

    /// The folder of this computer that was shown last.
    fn last_folder(&self) -> PathBuf {
        let last = self.prefs.local_folder.clone();
        last.unwrap_or_else(portolan_engine::start_folder)
    }

    /// Shows this computer in place of the server in the active pane, or the server in place of this computer. Without a server
    /// the other pane shows this computer too.
    pub(super) fn switch_side(&mut self, following: &mut Actions) {
        let frame = self.frame;
        let folder = self.last_folder();
        let tab = self.view.tab();
        let site = tab.site;
        let Some(site) = site else {
            tab.remote.go(Place::Local(folder), following);
            return;
        };
        let pane = tab.active_pane();
        let there = match pane.place(frame) {
            Some(Place::Remote(..)) => Place::Local(folder),
            // Where the log-on ends.
            _ => Place::Remote(site, RemotePath::new("")),
        };
        pane.go(there, following);
    }

    /// The pane of this computer shows a server that the tab leaves for `site`: it shows this computer again.
    pub(super) fn leave_server_on_the_left(&mut self, site: SiteId) {
        let frame = self.frame;
        let folder = self.last_folder();
        let tab = self.view.tab();
        let pane = tab.local.id;
        let other = |place: &Place| place.remote().is_some_and(|(of, _)| of != site);
        if tab.local.place(frame).is_some_and(other) {
            self.show(pane, Place::Local(folder), false);
        }
    }

    /// Disconnects from `site` unless another tab shows it.
    pub(super) fn leave(&mut self, site: Option<SiteId>) {
        if let Some(site) = site
            && self.view.tabs.iter().all(|tab| tab.site != Some(site))
        {
            self.outbox.push(Request::Disconnect(site));
        }
    }
}
