//! Does what was asked for in a frame. Only here are requests sent to the engine.

mod choices;
mod comparison;
mod desktop;
mod dialogs;
mod editing;
mod filters;
mod hunts;
mod linked;
mod queue;
mod sites;
mod sync;
mod tabs;
mod work;

use std::{
    collections::VecDeque,
    path::{Path, PathBuf},
};

pub(crate) use choices::typed;
use eframe::egui::{Context, Id, ThemePreference, ViewportCommand, text_edit};
pub(crate) use linked::comparable;
use portolan_engine::{EngineHandle, Enqueue, JobOptions, NoticeKind, Place, Request};
use portolan_queue::{ConflictPolicy, Origin};
use portolan_remote::{Direction, HostPort, RemotePath, SiteId, TypeChoice};
use portolan_sites::{Address, Secret, Site};
use portolan_ui_kit::say;

use crate::{
    action::{Action, Actions, Named, Situation},
    chosen::ThemeChoice,
    chrome::{Palette, focus_address},
    comparison::Mark,
    desktop::Desktop,
    encoding::EncodingDialog,
    file_dialog::SystemDialogs,
    frame::FrameCx,
    known::{self, Part},
    pane::Side,
    practice::{PracticeHost, Started},
    prefs::Prefs,
    prompts::Removal,
    queue_panel::DockTab,
    settings_window::{Page, SettingsWindow},
    site_manager,
    view::View,
    words,
    work::{AboutDialog, WorkDialog},
};

/// What asks for a transfer. Where anything exists, what was chosen in the settings holds.
fn transfer(direction: Direction, site: SiteId, sources: Vec<Place>, target: Place, options: JobOptions) -> Request {
    Request::Enqueue(Enqueue {
        direction,
        site,
        sources,
        target,
        rename: None,
        policy: ConflictPolicy::Ask,
        origin: Origin::Window,
        options,
    })
}

/// The way to the engine. What does not fit into its channel waits here and goes with the next frame: nothing that a
/// hand did is lost.
#[derive(Debug, Default)]
pub(crate) struct Outbox {
    waiting: VecDeque<Request>,
}

impl Outbox {
    pub(crate) fn push(&mut self, request: Request) {
        self.waiting.push_back(request);
    }

    /// Sends what waits, in order, as far as the engine takes it. Returns whether something is left.
    pub(crate) fn flush(&mut self, engine: &EngineHandle) -> bool {
        while let Some(request) = self.waiting.pop_front() {
            if let Err(back) = engine.send(request) {
                self.waiting.push_front(back);
                return true;
            }
        }
        false
    }
}

/// `~` at the beginning of a path is the home folder.
fn from_home(folder: &Path, home: &Path) -> PathBuf {
    match folder.strip_prefix("~") {
        Ok(rest) => home.join(rest),
        Err(_) => folder.to_owned(),
    }
}

#[cfg(test)]
impl Outbox {
    /// For tests without an engine: what would be sent.
    pub(crate) fn take(&mut self) -> Vec<Request> {
        self.waiting.drain(..).collect()
    }
}

/// All that an action may change.
pub(crate) struct Apply<'a> {
    pub(crate) ctx: &'a Context,
    pub(crate) view: &'a mut View,
    pub(crate) prefs: &'a mut Prefs,
    pub(crate) practice: &'a mut PracticeHost,
    pub(crate) files: &'a mut SystemDialogs,
    pub(crate) desktop: &'a Desktop,
    pub(crate) outbox: &'a mut Outbox,
    pub(crate) frame: &'a FrameCx,
}

impl Apply<'_> {
    /// Does everything that was asked for, and what follows from it.
    pub(crate) fn all(&mut self, actions: Actions) {
        let mut actions = actions.0;
        while !actions.is_empty() {
            let mut following = Actions::default();
            for action in actions {
                self.one(action, &mut following);
            }
            actions = following.0;
        }
    }

    fn one(&mut self, action: Action, following: &mut Actions) {
        match action {
            Action::Named(named) => self.named_if_possible(named, following),
            Action::ConnectTyped => self.connect_typed(),
            Action::Connect { site, secret } => self.connect(*site, secret),
            Action::Disconnect(site) => self.outbox.push(Request::Disconnect(site)),
            Action::SetMode(site, mode) => self.outbox.push(Request::SetMode(site, mode)),
            Action::Show { pane, place, refresh } => self.show_and_follow(pane, place, refresh),
            Action::Link(linked) => self.view.tab().linked = linked,
            Action::PartFrom(pane) => self.part_from(pane, following),
            Action::MakeFor(pane, place) => self.make_and_enter(pane, place),
            Action::CompareBy(by) => self.compare_by(by),
            Action::SelectMarked(pane, marks) => self.select_marked(pane, &marks),
            Action::Activate(pane) => {
                if let Some(tab) = self.view.tab_of(pane) {
                    tab.remote_active = tab.remote.id == pane;
                }
            }
            Action::Rename { from, to } => self.outbox.push(Request::Rename { from, to }),
            Action::Ask(request) => self.outbox.push(*request),
            Action::ForgetAside(aside) => self.outbox.push(Request::ForgetPane(aside)),
            Action::Bookmark(wish) => self.bookmark(wish, following),
            Action::MakeAndEnter(place) => {
                let pane = self.view.tab().active_pane().id;
                self.make_and_enter(pane, place);
            }
            Action::SetEncoding(site, encoding) => self.outbox.push(Request::SetEncoding(site, encoding)),
            Action::AskDelete(question) => self.view.dialogs.delete = Some(question),
            Action::Delete(places) => self.outbox.push(Request::Delete(places)),
            Action::Transfer {
                direction,
                site,
                sources,
                target,
            } => {
                let options = JobOptions {
                    folders: self.folder_rules(desktop::read_on(&sources, direction)),
                    ..JobOptions::default()
                };
                self.outbox.push(transfer(direction, site, sources, target, options));
            }
            Action::Answer(prompt, answer) => self.outbox.push(Request::Answer(prompt, answer)),
            Action::Dismiss(notice) => self.outbox.push(Request::Dismiss(notice)),
            Action::ShowError(error) => self.view.dialogs.error = Some(error),
            Action::SelectTab(tab) => self.view.active = tab.min(self.view.tabs.len() - 1),
            Action::CloseTab(tab) => self.close_tab(tab),
            Action::DuplicateTab(tab) => self.duplicate_tab(tab, following),
            Action::MoveTab(from, to) => self.move_tab(from, to),
            Action::Choose(chosen) => self.choose(*chosen),
            Action::ReadFilters(path) => self.read_filters(path),
            Action::SetFilters(book) => self.set_filters(*book),
            Action::TakeFilters(book) => self.take_filters(&book),
            Action::Dialog(dialog) => self.view.dialogs.work = Some(*dialog),
            Action::OpenSettings(page) => self.view.dialogs.settings = Some(SettingsWindow::at(page)),
            Action::Leave(how) => self.leave_window(how, following),
            Action::Restore(answer) => self.restore(answer, following),
            Action::FileDialog(step) => self.file_dialog(step, following),
            Action::Known(wish) => self.known(wish),
            Action::Editing(wish) => self.editing(wish),
            Action::Hunt(wish) => self.hunt(wish, following),
            Action::Sync(wish) => self.sync(wish, following),
            Action::Sites(wish) => self.sites(wish, following),
            Action::Trust(certificates) => {
                for (server, sha256) in certificates {
                    self.outbox.push(Request::Trust { server, sha256 });
                }
            }
            of_files => self.with_files(of_files),
        }
    }

    fn named(&mut self, named: Named, following: &mut Actions) {
        if named == Named::Filter && self.view.dock.has_keyboard() && self.view.dock.toggle_filter() {
            return;
        }
        let frame = self.frame;
        let tab = self.view.tab();
        let opposite = tab.other_pane().place(frame).cloned();
        match named {
            Named::Transfer => {
                if let Some(target) = &opposite {
                    tab.active_pane().transfer(target, following);
                }
            }
            Named::UploadFiles => self.ask_upload(false, following),
            Named::UploadFolders => self.ask_upload(true, following),
            Named::DownloadTo => self.ask_download(following),
            Named::Open => tab.active_pane().open(opposite.as_ref(), following),
            Named::Up => tab.active_pane().up(following),
            Named::Refresh => tab.active_pane().refresh(frame, following),
            Named::Encoding => {
                if let Some((id, view)) = tab.site.and_then(|id| Some((id, frame.sites.get(&id)?))) {
                    let listing = tab
                        .remote
                        .shown_listing(frame)
                        .filter(|listing| listing.place.remote().is_some());
                    self.view.dialogs.encoding = Some(EncodingDialog::new(id, view.names, listing));
                }
            }
            Named::Rename => tab.active_pane().begin_rename(),
            Named::Delete => tab.active_pane().ask_delete(following),
            Named::SelectAll => tab.active_pane().select_all(),
            Named::Copy => self.copy_files(false),
            Named::Cut => self.copy_files(true),
            Named::Paste => self.paste_files(),
            Named::CopyNames => {
                let names = tab.active_pane().names();
                if !names.is_empty() {
                    self.ctx.copy_text(names);
                }
            }
            Named::SwitchSide => self.switch_side(following),
            Named::SwitchPane => {
                if tab.remote_active || tab.site.is_some() || tab.other_pane().side == Side::Local {
                    tab.remote_active = !tab.remote_active;
                }
                tab.active_pane().focus();
            }
            Named::Filter => tab.active_pane().toggle_filter(),
            Named::EditPath => tab.active_pane().edit_path(frame),
            _ if self.work(named, following) => {}
            _ => self.named_for_window(named, following),
        }
    }

    fn named_for_window(&mut self, named: Named, following: &mut Actions) {
        match named {
            Named::Filters => self.open_filters(None),
            Named::ToggleFilters => match self.view.filters.toggle() {
                Ok(true) => {}
                Ok(false) => self.open_filters(None),
                Err(error) => self.filters_done(Err(error)),
            },
            Named::HiddenFiles => self.prefs.hidden_files = !self.prefs.hidden_files,
            Named::LinkFolders => {
                let tab = self.view.tab();
                tab.linked = !tab.linked;
            }
            Named::SelectDiffering => self.select_differing(),
            Named::ComparePanes => self.compare_panes(),
            Named::OnlyDifferences => {
                self.prefs.comparing.only_differences = !self.prefs.comparing.only_differences;
            }
            Named::AlignRows => self.align_rows(),
            Named::ReadContents => self.read_contents(),
            Named::SelectMissing => self.select_marked_in_active(Mark::Only),
            Named::SelectNewer => self.select_marked_in_active(Mark::Newer),
            Named::Address => focus_address(self.view),
            Named::Disconnect => self.toggle_connection(following),
            Named::EmptyBin => self.ask_empty_bin(),
            Named::ServerMemory => following.push(Action::Known(known::Wish::Open(Part::Memory))),
            Named::Sites => following.push(Action::Sites(site_manager::Wish::Open)),
            Named::NewSite => following.push(Action::Sites(site_manager::Wish::OpenNew)),
            Named::SaveSite => following.push(Action::Sites(site_manager::Wish::SaveConnected)),
            Named::ImportSites => following.push(Action::Sites(site_manager::Wish::OpenImport)),
            Named::TrustStore => following.push(Action::Known(known::Wish::Open(Part::Trust))),
            Named::Reconnect => self.reconnect(following),
            Named::Practice => {
                if let Some(started) = self.practice.start(self.ctx) {
                    self.practice_started(started);
                }
            }
            Named::PauseAll => self.outbox.push(Request::PauseAll(!self.frame.transfers.paused)),
            Named::RetryFailed => self.outbox.push(Request::RetryAllFailed),
            Named::ClearFailed => following.push(Action::Remove(Removal::Failed)),
            Named::OlderDone => self.outbox.push(Request::OlderDone),
            Named::ClearDone => self.outbox.push(Request::ClearDone),
            Named::ClearLog => self.outbox.push(Request::ClearLog),
            Named::ThemeDark => self.set_theme(ThemeChoice::Dark),
            Named::ThemeLight => self.set_theme(ThemeChoice::Light),
            Named::ThemeSystem => self.set_theme(ThemeChoice::System),
            Named::TypeAutomatic => self.set_file_type(TypeChoice::Automatic),
            Named::TypeBinary => self.set_file_type(TypeChoice::Binary),
            Named::TypeAscii => self.set_file_type(TypeChoice::Ascii),
            Named::ShowTransfers => self.view.dock.tab = DockTab::Transfers,
            Named::ShowFailed => self.view.dock.tab = DockTab::Failed,
            Named::ShowDone => self.view.dock.tab = DockTab::Done,
            Named::ShowEdits => self.view.dock.tab = DockTab::Edits,
            Named::ShowFound => self.view.dock.tab = DockTab::Found,
            Named::ShowLog => self.view.dock.tab = DockTab::Log,
            Named::ShowChart => self.view.dock.tab = DockTab::Chart,
            Named::ZoomIn => self.prefs.chosen.zoom(1),
            Named::ZoomOut => self.prefs.chosen.zoom(-1),
            Named::ZoomReset => self.prefs.chosen.scale = 1.0,
            Named::Settings => self.view.dialogs.settings = Some(SettingsWindow::default()),
            Named::EditShortcuts => self.view.dialogs.settings = Some(SettingsWindow::at(Page::Shortcuts)),
            Named::Palette => {
                let sources = self.view.sources(self.frame);
                self.view.dialogs.palette = Some(Palette::new(sources));
            }
            Named::Menu => self.view.menu.wanted = true,
            Named::About => {
                let language = self.prefs.chosen.language();
                let about = AboutDialog::new(language, self.view.tab().view(self.frame), self.view.around.as_ref());
                self.view.dialogs.work = Some(WorkDialog::About(about));
            }
            Named::Quit => self.ctx.send_viewport_cmd(ViewportCommand::Close),
            _ if self.named_for_queue(named, following) => {}
            _ => self.named_for_tabs(named, following),
        }
    }

    /// What is not possible now is not done by its shortcut either; where it is not plain to see, it is said why.
    fn named_if_possible(&mut self, named: Named, following: &mut Actions) {
        match Situation::of(self.view, self.prefs, self.frame).lacks(named) {
            None => self.named(named, following),
            Some(need) if need.is_told() => {
                let (title, text) = need.words();
                self.view.tell(NoticeKind::Info, title, text);
            }
            Some(_) => {}
        }
    }

    fn reconnect(&mut self, following: &mut Actions) {
        if let Some(view) = self.view.tab().view(self.frame) {
            let mut site = (*view.site).clone();
            let folder = self.view.tab().remote.place(self.frame).and_then(Place::remote);
            if let Some((_, folder)) = folder {
                site.remote_folder = Some(folder.clone());
            }
            self.outbox.push(Request::Disconnect(site.id));
            following.push(Action::Connect {
                site: Box::new(site),
                secret: None,
            });
        }
    }

    fn set_theme(&mut self, theme: ThemeChoice) {
        self.prefs.chosen.theme = theme;
        self.ctx.set_theme(theme_preference(theme));
    }

    fn connect_typed(&mut self) {
        let saved = self.frame.book.saved.typed(&self.view.tab().address.text);
        if let Some(site) = saved {
            self.connect(site, None);
            return;
        }
        match Address::parse(&self.view.tab().address.text) {
            Ok(Address { site, secret, .. }) => self.connect(typed(site, &self.prefs.chosen), secret),
            Err(error) => self.view.tab().address.refuse(words::sentence(&error.to_string())),
        }
    }

    /// Connects the active tab. A password that was typed leaves the field here and goes on as a [`Secret`] only.
    pub(crate) fn connect(&mut self, site: Site, secret: Option<Secret>) {
        let secret = secret.or_else(|| self.practice.secret_of(&site));
        let known = self.frame.site(site.id).map(|known| known.site.name.clone());
        let site = Site {
            name: known.unwrap_or(site.name),
            ..site
        };
        forget_typing(self.ctx);
        self.view.remember(&site);
        let tab = self.view.tab();
        let before = tab.site.replace(site.id).filter(|before| *before != site.id);
        tab.address.set(site.url());
        (tab.linked, tab.compare) = (site.linked_browsing, site.compare);
        tab.remote_active = true;
        tab.remote.focus();
        let pane = tab.remote.id;
        let folder = site.remote_folder.clone().unwrap_or_else(|| RemotePath::new(""));
        let place = Place::Remote(site.id, folder);
        self.leave(before);
        self.leave_server_on_the_left(site.id);
        if let Some(folder) = &site.local_folder {
            let pane = self.view.tab().local.id;
            let place = Place::Local(from_home(folder, &self.frame.home));
            self.show(pane, place, false);
        }
        self.outbox.push(Request::Connect {
            site: Box::new(site),
            secret,
        });
        self.outbox.push(Request::Show {
            pane,
            place,
            refresh: false,
        });
    }

    fn toggle_connection(&mut self, following: &mut Actions) {
        let frame = self.frame;
        let tab = self.view.tab();
        match tab.site {
            Some(site) if tab.connected(frame) => following.push(Action::Disconnect(site)),
            _ if !tab.address.text.trim().is_empty() => following.push(Action::ConnectTyped),
            _ => focus_address(self.view),
        }
    }

    fn show(&mut self, pane: portolan_engine::PaneId, place: Place, refresh: bool) {
        if self.view.tab_of(pane).is_some() {
            if let Place::Local(folder) = &place {
                self.prefs.local_folder = Some(folder.clone());
            }
            self.view.remember_place(&place);
        }
        self.outbox.push(Request::Show { pane, place, refresh });
    }

    /// Practice servers of earlier runs are gone, and each had a port of its own: what was learnt of them is of no use.
    fn forget_practice_before(&mut self, now: &HostPort) {
        let gone = self.frame.servers.iter().filter(|memory| {
            memory.server != *now && memory.server.host == now.host && crate::practice::is_ours(&memory.software)
        });
        for server in gone.map(|memory| memory.server.clone()) {
            let trusted = self.frame.trust.iter().filter(|row| *row.what.server() == server);
            for row in trusted {
                self.outbox.push(Request::Revoke(row.what.clone()));
            }
            self.outbox.push(Request::ForgetServer(server));
        }
    }

    /// Goes on when the practice server has started.
    pub(crate) fn practice_started(&mut self, started: Started) {
        match started {
            Started::Connect(site, secret) => {
                self.forget_practice_before(site.endpoint.server());
                self.connect(*site, Some(secret));
            }
            Started::Failed(why) => {
                self.view.tell(
                    NoticeKind::Failure,
                    say!("app-the-practice-server-could-not"),
                    format!("{why}."),
                );
            }
        }
    }
}

/// The undo history of the address field may hold a password.
fn forget_typing(ctx: &Context) {
    let id = Id::unique("address");
    ctx.data_mut(|data| data.remove::<text_edit::TextEditState>(id));
}

/// What egui calls it.
pub(crate) fn theme_preference(theme: ThemeChoice) -> ThemePreference {
    match theme {
        ThemeChoice::System => ThemePreference::System,
        ThemeChoice::Dark => ThemePreference::Dark,
        ThemeChoice::Light => ThemePreference::Light,
    }
}
