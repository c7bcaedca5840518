//! Work on files: what its actions do, and what follows from its dialogs.

use portolan_engine::{BIN, EditPurpose, Finish, JobOptions, NoticeKind, OnDesktop, PaneId, Place, Request};
use portolan_remote::{EntryKind, RemotePath, SiteId};
use portolan_sites::Bookmark;
use portolan_ui_kit::say;

use super::{Apply, transfer};
use crate::{
    action::{Action, Actions, DeleteQuestion, Named},
    bookmarks::{self, Whose, Wish},
    prompts::{NewFolder, NewThing},
    view::Then,
    work::{
        BookmarksDialog, ManualTransfer, PatternDialog, PermissionsDialog, Properties, QuickLook, RenameMany,
        WorkDialog,
    },
};

impl Apply<'_> {
    /// Actions on files and folders. `false`: it is none of them.
    pub(super) fn work(&mut self, named: Named, following: &mut Actions) -> bool {
        match named {
            Named::NewFolder => self.ask_new(NewThing::Folder),
            Named::NewFolderEnter => self.ask_new(NewThing::FolderToEnter),
            Named::NewFile => self.ask_new(NewThing::File),
            Named::ManualTransfer => self.manual_transfer(),
            Named::QuickLook => self.quick_look(),
            Named::View => self.edit(EditPurpose::View),
            Named::Find => self.ask_find(),
            Named::Compare => self.ask_compare(),
            Named::Synchronise => self.ask_sync(),
            Named::Edit => self.edit(EditPurpose::Edit),
            Named::OpenWithDefault | Named::Reveal | Named::Terminal => self.on_desktop(named),
            Named::RenameMany => self.rename_many(),
            Named::Duplicate => {
                let places = self.view.tab().active_pane().chosen_places();
                self.outbox.push(Request::Duplicate(places));
            }
            Named::Permissions => {
                let (chosen, what) = self.view.tab().active_pane().chosen_with_places();
                self.open(WorkDialog::Permissions(Box::new(PermissionsDialog::new(chosen, what))));
            }
            Named::AddToQueue => self.add_to_queue(following),
            Named::Measure => self.measure(),
            Named::Properties => {
                let (chosen, what) = self.view.tab().active_pane().chosen_with_places();
                let dialog = Properties::new(chosen, what);
                self.outbox.waiting.extend(dialog.begin());
                self.open(WorkDialog::Properties(dialog));
            }
            Named::Undo => self.outbox.push(Request::Undo),
            _ => return self.selection(named) || self.go(named, following),
        }
        true
    }

    fn selection(&mut self, named: Named) -> bool {
        let tab = self.view.tab();
        match named {
            Named::InvertSelection => tab.active_pane().invert_selection(),
            Named::SelectNone => tab.active_pane().select_none(),
            Named::SelectPattern => {
                let pane = tab.active_pane().id;
                self.open(WorkDialog::Pattern(PatternDialog::new(pane)));
            }
            Named::CopyPaths => {
                let places = tab.active_pane().chosen_places();
                let paths: Vec<String> = places.iter().map(ToString::to_string).collect();
                self.copy(&paths);
            }
            Named::CopyUrls => {
                let places = tab.active_pane().chosen_places();
                let url = |place: &Place| {
                    let (site, path) = place.remote()?;
                    Some(self.frame.site(site)?.site.url_of(path))
                };
                let urls: Vec<String> = places.iter().filter_map(url).collect();
                self.copy(&urls);
            }
            _ => return false,
        }
        true
    }

    fn go(&mut self, named: Named, following: &mut Actions) -> bool {
        let pane = self.view.tab().active_pane();
        match named {
            Named::Back => pane.back(1, following),
            Named::Forward => pane.forward(1, following),
            Named::Bookmarks => self.ask_bookmarks(),
            Named::Tree => {
                let shown = &mut self.prefs.tree[pane.side.at()];
                *shown = !*shown;
                if *shown {
                    pane.focus_tree();
                } else {
                    pane.focus();
                }
            }
            Named::SwapSides => self.prefs.swapped = !self.prefs.swapped,
            Named::FoldersFirst => self.prefs.sorting.folders_first = !self.prefs.sorting.folders_first,
            Named::NaturalOrder => self.prefs.sorting.natural = !self.prefs.sorting.natural,
            Named::CaseSensitive => self.prefs.sorting.case_sensitive = !self.prefs.sorting.case_sensitive,
            _ => return false,
        }
        true
    }

    fn open(&mut self, dialog: WorkDialog) {
        self.view.dialogs.work = Some(dialog);
    }

    fn copy(&self, lines: &[String]) {
        if !lines.is_empty() {
            self.ctx.copy_text(lines.join("\n"));
        }
    }

    /// Asks whether the bin of the server goes for good.
    pub(super) fn ask_empty_bin(&mut self) {
        if let Some(site) = self.view.tab().site {
            self.view.dialogs.delete = Some(DeleteQuestion {
                places: vec![Place::Remote(site, RemotePath::new(BIN))],
                what: say!("bin-name").to_owned(),
                folders: true,
                for_good: true,
            });
        }
    }

    /// Does what is done with files and folders; what is not goes on to the queue.
    pub(super) fn with_files(&mut self, action: Action) {
        match action {
            Action::Carry(what) => self.carry(what),
            Action::MakeFolder(place) => {
                if let Some(name) = crate::place::name(&place) {
                    self.view.tab().active_pane().select_later(name);
                }
                self.outbox.push(Request::MakeFolder(place));
            }
            Action::MakeFile(place) => {
                if let Some(name) = crate::place::name(&place) {
                    self.view.tab().active_pane().select_later(name);
                }
                self.outbox.push(Request::MakeFile(place));
            }
            Action::SelectLike(pane, wish) => {
                if let Some(tab) = self.view.tab_of(pane) {
                    let pane = if tab.local.id == pane {
                        &mut tab.local
                    } else {
                        &mut tab.remote
                    };
                    pane.select_like(&wish);
                }
            }
            of_the_queue => self.with_queue(of_the_queue),
        }
    }

    fn ask_new(&mut self, thing: NewThing) {
        let frame = self.frame;
        if let Some(within) = self.view.tab().active_pane().place(frame) {
            let asks = NewFolder::new(within.clone(), frame.names(within), thing);
            self.view.dialogs.new_folder = Some(asks);
        }
    }

    fn manual_transfer(&mut self) {
        let frame = self.frame;
        let tab = self.view.tab();
        if let Some(site) = tab.site {
            let settings = &self.prefs.chosen.shared.transfers;
            let dialog = ManualTransfer::new(site, tab.local.place(frame), tab.remote.place(frame), settings);
            self.open(WorkDialog::Manual(dialog));
        }
    }

    fn quick_look(&mut self) {
        if let Some(chosen) = self.view.tab().active_pane().at_cursor() {
            let dialog = QuickLook::new(chosen);
            self.outbox.waiting.extend(dialog.begin());
            self.open(WorkDialog::Look(Box::new(dialog)));
        }
    }

    fn on_desktop(&mut self, named: Named) {
        let frame = self.frame;
        let terminal = self.prefs.terminal.clone();
        let pane = self.view.tab().active_pane();
        let runs = pane
            .at_cursor()
            .is_some_and(|chosen| super::editing::runs(&chosen.entry));
        let chosen = pane.at_cursor().map(|chosen| chosen.place);
        let folder = pane.place(frame).cloned();
        let what = match (named, chosen.or_else(|| folder.clone()), folder) {
            (Named::OpenWithDefault, Some(Place::Local(path)), _) => {
                if runs {
                    self.view.dialogs.editing.run = Some(path);
                    return;
                }
                OnDesktop::Open(path)
            }
            (Named::Reveal, Some(Place::Local(path)), _) => OnDesktop::Reveal(path),
            (Named::Terminal, _, Some(Place::Local(folder))) => OnDesktop::Terminal(folder, terminal),
            _ => return,
        };
        self.outbox.push(Request::Desktop(what));
    }

    fn rename_many(&mut self) {
        let frame = self.frame;
        let pane = self.view.tab().active_pane();
        if let Some((folder, entries, others)) = pane.chosen_and_others(frame) {
            let names = frame.names(&folder);
            let dialog = RenameMany::new(folder, entries, others, names);
            self.open(WorkDialog::RenameMany(Box::new(dialog)));
        }
    }

    /// The same as a transfer, but it waits until it is let go.
    fn add_to_queue(&mut self, following: &mut Actions) {
        let frame = self.frame;
        let tab = self.view.tab();
        let Some(target) = tab.other_pane().place(frame).cloned() else {
            return;
        };
        let mut transfers = Actions::default();
        tab.active_pane().transfer(&target, &mut transfers);
        for action in transfers.0 {
            let Action::Transfer {
                direction,
                site,
                sources,
                target,
            } = action
            else {
                following.push(action);
                continue;
            };
            let options = JobOptions {
                held: true,
                folders: self.folder_rules(super::desktop::read_on(&sources, direction)),
                ..JobOptions::default()
            };
            self.outbox.push(transfer(direction, site, sources, target, options));
        }
    }

    fn measure(&mut self) {
        let (chosen, _) = self.view.tab().active_pane().chosen_with_places();
        let folders: Vec<Place> = chosen
            .into_iter()
            .filter(|chosen| chosen.entry.kind == EntryKind::Folder)
            .map(|chosen| chosen.place)
            .collect();
        if folders.is_empty() {
            self.view.tell(
                NoticeKind::Info,
                say!("app-no-folder-is-selected"),
                say!("app-the-sizes-of-files-are"),
            );
        } else {
            self.outbox.push(Request::Measure(folders));
        }
    }

    /// The saved site of the tab, if it has one.
    fn saved_site(&mut self) -> Option<(Whose, String)> {
        let id = self.view.tab().site?;
        let saved = self.frame.book.saved.get(id)?;
        Some((Whose::Site(id), saved.name.clone()))
    }

    fn ask_bookmarks(&mut self) {
        let site = self.saved_site();
        let frame = self.frame;
        let tab = self.view.tab();
        let remote = tab.remote.place(frame).filter(|_| tab.site.is_some());
        let new = bookmarks::of_folders(tab.local.place(frame), remote);
        self.open(WorkDialog::Bookmarks(Box::new(BookmarksDialog::new(new, site))));
    }

    pub(super) fn bookmark(&mut self, wish: Wish, following: &mut Actions) {
        let kept = match wish {
            Wish::Go(bookmark) => {
                let tab = self.view.tab();
                // Both folders are named: neither pane follows the other on the way.
                tab.linked = false;
                tab.compare = bookmark.compare;
                if let Some(folder) = bookmark.local_folder {
                    tab.local.go(Place::Local(folder), following);
                }
                if let (Some(folder), Some(site)) = (bookmark.remote_folder, tab.site) {
                    tab.remote.go(Place::Remote(site, folder), following);
                }
                following.push(Action::Link(bookmark.linked_browsing));
                return;
            }
            Wish::Keep(Whose::Everywhere, bookmark) => self.view.bookmarks.keep(&bookmark),
            Wish::Forget(Whose::Everywhere, bookmark) => self.view.bookmarks.forget(&bookmark),
            Wish::Keep(Whose::Site(site), bookmark) => return self.edit_bookmarks(site, &bookmark, true),
            Wish::Forget(Whose::Site(site), bookmark) => return self.edit_bookmarks(site, &bookmark, false),
        };
        if let Err(error) = kept {
            self.view.tell(
                NoticeKind::Warning,
                say!("app-the-bookmarks-could-not-be"),
                error.to_string(),
            );
        }
    }

    fn edit_bookmarks(&mut self, site: SiteId, bookmark: &Bookmark, keep: bool) {
        let request = bookmarks::edit_of_site(&self.frame.book.saved, site, bookmark, keep);
        self.outbox.waiting.extend(request);
    }

    /// Makes a folder and goes into it as soon as it stands.
    pub(super) fn make_and_enter(&mut self, pane: PaneId, place: Place) {
        let then = Then::Enter(pane, place.clone());
        let number = self.view.await_end(then);
        self.outbox
            .push(Request::Tracked(number, Box::new(Request::MakeFolder(place))));
    }

    /// Goes on with what waited for the end of a request.
    pub(crate) fn ended_requests(&mut self, following: &mut Actions) {
        let frame = self.frame;
        for (ended, then) in self.view.take_ended(&frame.finished) {
            match (ended, then) {
                (Ok(_), Then::Enter(pane, place)) => {
                    let Some(tab) = self.view.tab_of(pane) else { continue };
                    let pane = if tab.local.id == pane {
                        &mut tab.local
                    } else {
                        &mut tab.remote
                    };
                    pane.go(place, following);
                }
                (ended, Then::Brought(files)) => self.promise(ended, files),
                (Ok(Finish::Filters(read)), Then::Filters) => self.open_filters(Some(&read)),
                (ended, Then::Sites(after)) => self.sites_ended(ended, after, following),
                (Ok(Finish::Found(found)), Then::Offer) => {
                    let mut foreign: Vec<_> = found.iter().map(|(source, _)| *source).collect();
                    foreign.dedup();
                    self.view.foreign = foreign;
                }
                // Something else came of it, or of what nobody had asked for.
                (Ok(_), Then::Filters) | (_, Then::Offer) => {}
                (Err(error), Then::Enter(..) | Then::Filters) => self.view.dialogs.error = Some(error),
            }
        }
    }
}
