//! What follows from the dialogs about files of this computer and about servers.

use std::path::PathBuf;

use portolan_engine::{NoticeKind, Place, Request};
use portolan_ui_kit::say;

use super::Apply;
use crate::{
    action::{Action, Actions},
    file_dialog::{OwnDialog, Step, Wanted},
    known::{self, KnownDialog, Part},
};

impl Apply<'_> {
    pub(super) fn known(&mut self, wish: known::Wish) {
        match wish {
            known::Wish::Open(part) => {
                let site = self.view.tab().view(self.frame);
                let server = site.map(|site| site.site.endpoint.server().clone());
                if server.is_none() && part == Part::Memory {
                    self.view.tell(
                        NoticeKind::Info,
                        say!("action-no-server-yet"),
                        say!("action-connect-first"),
                    );
                } else {
                    self.view.dialogs.known = Some(KnownDialog::new(server, part));
                }
            }
            known::Wish::Set(server, row, value) => {
                self.outbox.push(Request::SetServerRow { server, row, value });
            }
            known::Wish::Forget(server) => self.outbox.push(Request::ForgetServer(server)),
            known::Wish::Revoke(trusted) => self.outbox.push(Request::Revoke(trusted)),
        }
    }

    pub(super) fn ask_upload(&mut self, folders: bool, following: &mut Actions) {
        let frame = self.frame;
        let tab = self.view.tab();
        let there = tab.site.and_then(|_| tab.remote.place(frame)).and_then(Place::remote);
        if let Some((site, target)) = there {
            let target = target.clone();
            following.push(Action::FileDialog(Step::Open(Wanted::Upload { folders, site, target })));
        } else {
            self.view.tell(
                NoticeKind::Info,
                say!("action-nothing-to-upload-to-yet"),
                say!("action-connect-first"),
            );
        }
    }

    pub(super) fn ask_download(&mut self, following: &mut Actions) {
        let tab = self.view.tab();
        let sources = tab.remote.chosen_places();
        match tab.site {
            Some(site) if !sources.is_empty() => {
                following.push(Action::FileDialog(Step::Open(Wanted::Download { site, sources })));
            }
            _ => self.view.tell(
                NoticeKind::Info,
                say!("action-nothing-to-download-is-selected"),
                say!("action-select-files-or-folders-of"),
            ),
        }
    }

    pub(super) fn file_dialog(&mut self, step: Step, following: &mut Actions) {
        match step {
            Step::Open(wanted) if self.files.missing() => self.own_file_dialog(wanted),
            Step::Open(wanted) => {
                let folder = self.local_folder();
                if !self.files.ask(wanted, folder) {
                    self.view.tell(
                        NoticeKind::Info,
                        say!("app-a-file-dialog-is-open"),
                        say!("app-close-it-before-you-open"),
                    );
                }
            }
            Step::Show(folder) => {
                if let Some(dialog) = &self.view.dialogs.file {
                    self.show(dialog.pane, Place::Local(folder), false);
                }
            }
            Step::Chosen(wanted, chosen) => {
                let folder = match wanted {
                    Wanted::Upload { .. } | Wanted::Import | Wanted::ImportFilters | Wanted::ImportQueue => {
                        chosen.first().and_then(|path| path.parent().map(ToOwned::to_owned))
                    }
                    Wanted::Download { .. } | Wanted::ExportQueue(_) | Wanted::ExportFailures(_) => {
                        chosen.first().cloned()
                    }
                };
                if let Some(folder) = folder {
                    self.prefs.remember_folder(folder);
                }
                following.0.extend(wanted.transfer(chosen));
            }
            Step::Close => {
                if let Some(dialog) = self.view.dialogs.file.take() {
                    self.outbox.push(Request::ForgetPane(dialog.pane));
                }
            }
        }
    }

    /// Where a file dialog begins: in the folder of the local pane.
    fn local_folder(&mut self) -> PathBuf {
        match self.view.tab().local.place(self.frame) {
            Some(Place::Local(folder)) => folder.clone(),
            _ => (*self.frame.home).clone(),
        }
    }

    /// Opens our own dialog, which needs nothing of the desktop.
    pub(crate) fn own_file_dialog(&mut self, wanted: Wanted) {
        let folder = self.local_folder();
        let pane = self.view.pane_id();
        self.view.dialogs.file = Some(OwnDialog::new(wanted, pane, folder.clone()));
        self.show(pane, Place::Local(folder), false);
    }
}
