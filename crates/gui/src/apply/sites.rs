//! What follows from the site manager.

use portolan_engine::{NoticeKind, Request};
use portolan_remote::SiteId;
use portolan_ui_kit::say;

use super::Apply;
use crate::{
    action::{Action, Actions},
    file_dialog::{Step, Wanted},
    site_manager::{After, SiteManager, Wish, saved_from_connection},
    view::{Ended, Then},
};

impl Apply<'_> {
    pub(super) fn sites(&mut self, wish: Wish, following: &mut Actions) {
        match wish {
            Wish::Open => self.open_sites(),
            Wish::OpenNew => {
                self.open_sites();
                if let Some(sites) = &mut self.view.dialogs.sites {
                    sites.new_site(&self.frame.book.saved);
                }
            }
            Wish::OpenImport => {
                self.open_sites();
                if let Some(sites) = &mut self.view.dialogs.sites {
                    sites.open_import(following);
                }
            }
            Wish::ImportFrom(path) => {
                self.open_sites();
                if let Some(sites) = &mut self.view.dialogs.sites {
                    sites.import_from(path, following);
                }
            }
            Wish::SaveConnected => self.save_connected(following),
            Wish::Edit(edits, after) => self.ask_sites(Request::EditSites(edits), after),
            Wish::Find => self.ask_sites(Request::FindForeign, After::Foreign),
            Wish::Choose => following.push(Action::FileDialog(Step::Open(Wanted::Import))),
            Wish::Read(path, sealed_under) => {
                let request = Request::ReadForeign {
                    path,
                    source: None,
                    sealed_under,
                };
                self.ask_sites(request, After::Foreign);
            }
            Wish::Export(to, sites, form) => {
                let after = After::Exported(to.clone());
                self.ask_sites(Request::ExportSites { to, sites, form }, after);
            }
            Wish::Settings(settings) => self.outbox.push(Request::TakeSettings(settings)),
        }
    }

    /// Looks whether other programs have sites on this computer: who has none here may want them.
    pub(crate) fn look_for_foreign(&mut self) {
        let number = self.view.await_end(Then::Offer);
        self.outbox
            .push(Request::Tracked(number, Box::new(Request::FindForeign)));
    }

    fn open_sites(&mut self) {
        let shown = self.view.tab().site;
        self.open_sites_at(shown);
    }

    fn open_sites_at(&mut self, shown: Option<SiteId>) {
        // Another window may have changed them, and nobody may have asked yet where passwords are.
        self.outbox.push(Request::ReadSites);
        self.outbox
            .push(Request::Secrets(portolan_engine::SecretsRequest::Look));
        let sites = SiteManager::new(&self.frame.book.saved, shown);
        self.view.dialogs.sites = Some(Box::new(sites));
    }

    /// Saves the server of the tab as a new site, with everything that it was connected with, and shows it for its name. One
    /// that is saved is shown only.
    fn save_connected(&mut self, following: &mut Actions) {
        let saved = self.frame.book.saved.clone();
        let site = self.view.tab().view(self.frame).map(|view| view.site.clone());
        match site {
            Some(site) => {
                let like = saved.like(&site).map(|saved| saved.id);
                self.open_sites_at(like);
                if let Some(sites) = self.view.dialogs.sites.as_mut().filter(|_| like.is_none()) {
                    sites.save_connection(saved_from_connection(&site, &saved), following);
                }
            }
            None => self.view.tell(
                NoticeKind::Info,
                say!("action-no-server-yet"),
                say!("action-connect-first"),
            ),
        }
    }

    fn ask_sites(&mut self, request: Request, after: After) {
        let number = self.view.await_end(Then::Sites(after));
        self.outbox.push(Request::Tracked(number, Box::new(request)));
    }

    pub(super) fn sites_ended(&mut self, ended: Ended, after: After, following: &mut Actions) {
        if let Some(sites) = &mut self.view.dialogs.sites {
            if sites.ended(ended, after, following) {
                self.view.dialogs.sites = None;
            }
        } else if let Err(error) = ended {
            self.view.dialogs.error = Some(error);
        }
    }
}
