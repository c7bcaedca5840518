//! The window as eframe sees it: takes snapshots, draws, does what was asked for.

use std::{
    path::PathBuf,
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use eframe::egui::{Context, RawInput, Ui, ViewportCommand};
use portolan_engine::{Answer, EngineHandle, NoticeKind, Question, Request};
use portolan_settings::{Paths, SettingsProblem};
use portolan_sites::{Address, BookmarksFile};
use portolan_ui_kit::say;

use crate::{
    action::{Action, Actions, Named},
    apply::{Apply, Outbox, theme_preference, typed},
    args::Begin,
    bookmarks::Bookmarks,
    chosen::{AtStart, Chosen},
    desktop::Desktop,
    file_dialog::{Outcome, Step, SystemDialogs},
    filters::Filters,
    frame::FrameCx,
    last_run,
    practice::PracticeHost,
    prefs::{Prefs, Stored},
    prompts::{RestoreAnswer, RestoreQuestion},
    quit,
    tab_plan::TabPlan,
    view::View,
    window, words,
    work::Surroundings,
};

/// The whole program.
pub(crate) struct App {
    engine: Engine,
    view: View,
    prefs: Stored,
    actions: Actions,
    /// Where the tabs are kept for the next run, and what was written there.
    last_run: PathBuf,
    last_saved: Option<Vec<TabPlan>>,
}

/// What was read before there was a window.
pub(crate) struct Known<'a> {
    /// Where our files are.
    pub(crate) paths: &'a Paths,
    /// What was chosen in the settings.
    pub(crate) chosen: Chosen,
    /// What in the settings could not be used.
    pub(crate) problems: Vec<SettingsProblem>,
    /// The desktop around the window, and why dragging and copying files does not work with it.
    pub(crate) desktop: (Desktop, Option<String>),
}

/// The engine, and what belongs to it in this window.
struct Engine {
    handle: EngineHandle,
    outbox: Outbox,
    practice: PracticeHost,
    files: SystemDialogs,
    desktop: Desktop,
    frame: FrameCx,
    home: Arc<PathBuf>,
}

impl App {
    /// A window over a running engine.
    pub(crate) fn new(ctx: &Context, handle: EngineHandle, known: Known<'_>, begin: Begin) -> Self {
        let Known {
            paths,
            chosen,
            problems,
            desktop: (desktop, no_desktop),
        } = known;
        portolan_ui_kit::language::speak(chosen.language());
        portolan_ui_kit::theme::install(ctx);
        let path = paths.state.join("window.toml");
        let (mut prefs, problem) = Prefs::load(&path).map_or_else(
            |error| (Prefs::default(), Some(error.to_string())),
            |prefs| (prefs, None),
        );
        prefs.chosen = chosen;
        ctx.set_theme(theme_preference(prefs.chosen.theme));
        // The scale is kept, and its keys can be chosen: both are ours.
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let home = Arc::new(portolan_engine::start_folder());
        let frame = FrameCx::take(handle.published(), now(), Arc::clone(&home));
        let mut view = View::new();
        let (bookmarks, lost) = Bookmarks::load(BookmarksFile::new(&paths.config));
        view.bookmarks = bookmarks;
        if let Some(lost) = lost {
            view.tell(
                NoticeKind::Warning,
                say!("app-some-bookmarks-could-not-be"),
                words::sentence(&lost),
            );
        }
        let (filters, problem_of_filters) = Filters::load(paths.filters());
        view.filters = filters;
        if let Some(why) = problem_of_filters {
            view.tell(NoticeKind::Warning, say!("app-filters-are-off"), words::sentence(&why));
        }
        if !problems.is_empty() {
            let said = problems.iter().map(|problem| words::sentence(&problem.to_string()));
            let text = said.collect::<Vec<_>>().join(". ");
            view.tell(
                NoticeKind::Warning,
                say!("app-some-settings-cannot-be-used"),
                format!("{text}."),
            );
        }
        view.problems = problems;
        view.around = Some(Surroundings::of_process(paths.clone()));
        let last_run = paths.state.join("tabs.toml");
        if prefs.chosen.at_start != AtStart::Never {
            view.last_run = last_run::load(&last_run, &frame.book.saved);
        }
        let engine = Engine {
            handle,
            outbox: Outbox::default(),
            practice: PracticeHost::default(),
            files: SystemDialogs::default(),
            desktop,
            frame,
            home,
        };
        let mut app = Self {
            engine,
            view,
            prefs: Stored::new(prefs, path, paths.settings()),
            last_run,
            last_saved: None,
            actions: Actions::default(),
        };
        app.begin(ctx, begin);
        if let Some(why) = no_desktop {
            let why = say!("desktop-no-dragging-out-why", why = why);
            app.view.tell(NoticeKind::Warning, say!("desktop-no-dragging-out"), why);
        }
        if let Some(problem) = problem {
            app.view.tell(
                NoticeKind::Warning,
                say!("app-the-windows-preferences-could-not"),
                problem,
            );
        }
        app
    }

    fn begin(&mut self, ctx: &Context, begin: Begin) {
        self.engine.outbox.push(Request::WatchMotion);
        let chosen = self.prefs.now.chosen.clone();
        if let Some(folder) = chosen.start_folder {
            self.prefs.now.local_folder = Some(folder);
        }
        let mut first = self.apply(ctx);
        // The tab that is there already needs its folder; a new one in its place brings it.
        first.view.tabs.clear();
        first.new_tab();
        first.view.tab().local.focus();
        if first.frame.book.saved.sites.is_empty() {
            first.look_for_foreign();
        }
        match begin {
            Begin::Empty => {
                let plans = &first.view.last_run;
                if plans.is_empty() {
                    let saved = first.frame.book.saved.typed(&chosen.start_address);
                    let address = Address::parse(&chosen.start_address).ok();
                    let site = saved.or_else(|| Some(typed(address?.site, &first.prefs.chosen)));
                    self.actions.0.extend(site.map(|site| Action::Connect {
                        site: Box::new(site),
                        secret: None,
                    }));
                } else if chosen.at_start == AtStart::Always {
                    self.actions.push(Action::Restore(RestoreAnswer {
                        open: true,
                        for_good: false,
                    }));
                } else {
                    first.view.dialogs.restore = Some(RestoreQuestion::new(plans));
                }
            }
            Begin::Practice => self.actions.push(Action::Named(Named::Practice)),
            Begin::Site(site, typed) => {
                let saved = self.engine.frame.book.saved.typed(&typed);
                let site = saved.map_or(site, Box::new);
                self.actions.push(Action::Connect { site, secret: None });
            }
            Begin::Named(name) => match self.engine.frame.book.saved.typed(&name) {
                Some(site) => {
                    let site = Box::new(site);
                    self.actions.push(Action::Connect { site, secret: None });
                }
                None => self.view.tell(
                    NoticeKind::Failure,
                    say!("app-there-is-no-such-site"),
                    say!("app-no-saved-site-is-called", name = words::visible(&name)),
                ),
            },
        }
        self.finish(ctx);
    }

    fn apply<'a>(&'a mut self, ctx: &'a Context) -> Apply<'a> {
        Apply {
            ctx,
            view: &mut self.view,
            prefs: &mut self.prefs.now,
            practice: &mut self.engine.practice,
            files: &mut self.engine.files,
            desktop: &self.engine.desktop,
            outbox: &mut self.engine.outbox,
            frame: &self.engine.frame,
        }
    }

    /// Does what was asked for and sends what the engine takes.
    fn finish(&mut self, ctx: &Context) {
        let actions = std::mem::take(&mut self.actions);
        if !actions.0.is_empty() {
            self.apply(ctx).all(actions);
            // What was done may change what is shown.
            ctx.request_repaint();
        }
        if self.engine.outbox.flush(&self.engine.handle) {
            ctx.request_repaint_after(Duration::from_millis(20));
        }
    }

    /// Our own practice server's certificate needs nobody's eye.
    fn answer_for_practice(&mut self) {
        for prompt in self.engine.frame.prompts.iter() {
            if let Question::Certificate { certificate, .. } = &prompt.question
                && self.engine.practice.owns(&certificate.sha256)
                && self.view.dialogs.answered.insert(prompt.id)
            {
                let answer = Answer::Trust {
                    sha256: certificate.sha256,
                    always: false,
                };
                self.actions.push(Action::Answer(prompt.id, answer));
            }
        }
    }

    /// Keeps the tabs for the next run; those of the last one until it is known whether they are wanted.
    fn save_tabs(&mut self) {
        if !self.view.last_run.is_empty() {
            return;
        }
        let plans = last_run::of(&self.view, &self.engine.frame);
        if self.last_saved.as_ref() == Some(&plans) {
            return;
        }
        if let Err(error) = last_run::save(&plans, &self.last_run) {
            self.view.tell(
                NoticeKind::Warning,
                say!("app-the-tabs-could-not-be"),
                error.to_string(),
            );
        }
        self.last_saved = Some(plans);
    }

    fn title(&mut self, ctx: &Context) {
        let frame = &self.engine.frame;
        let site = self
            .view
            .tab()
            .view(frame)
            .map(|site| frame.as_saved(site).name.clone());
        let title = site.map_or_else(
            || say!("app-portolan").to_owned(),
            |site| say!("app-portolan-2", site = words::visible(&site)),
        );
        if title != self.view.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.view.title = title;
        }
    }
}

/// For the benchmark of the whole program.
#[cfg(test)]
impl App {
    /// What the last frame showed.
    pub(crate) fn shown(&self) -> &FrameCx {
        &self.engine.frame
    }

    /// What the engine shows.
    pub(crate) fn engine_published(&self) -> &portolan_engine::Published {
        self.engine.handle.published()
    }

    /// The dock, and what is remembered of how it shows its lists.
    pub(crate) fn dock(&mut self) -> (&mut crate::queue_panel::Dock, &mut Prefs) {
        (&mut self.view.dock, &mut self.prefs.now)
    }

    /// Does the dock show the order that is asked for, and not an older one?
    pub(crate) fn dock_is_sorted(&self) -> bool {
        self.view.dock.transfers_are_sorted(&self.prefs.now)
    }

    /// Done with the next frame.
    pub(crate) fn ask(&mut self, action: Action) {
        self.actions.push(action);
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, frame: &mut eframe::Frame) {
        let shortcuts = Arc::clone(&self.engine.frame.shortcuts);
        self.engine.frame = FrameCx::take(self.engine.handle.published(), now(), Arc::clone(&self.engine.home));
        self.engine.frame.shortcuts = shortcuts;
        if let Some(started) = self.engine.practice.poll() {
            self.apply(ctx).practice_started(started);
        }
        self.engine.frame.bookmarks = self.view.bookmarks.all();
        self.engine.frame.practice_starting = self.engine.practice.starting();
        match self.engine.files.poll(ctx, frame) {
            Some(Outcome::Chosen(wanted, chosen)) => {
                self.actions.push(Action::FileDialog(Step::Chosen(wanted, chosen)));
            }
            Some(Outcome::Unavailable(wanted)) => self.apply(ctx).own_file_dialog(wanted),
            Some(Outcome::Cancelled) | None => {}
        }
        self.answer_for_practice();
        let mut following = Actions::default();
        self.apply(ctx).look_at_promise();
        self.apply(ctx).ended_requests(&mut following);
        self.engine.desktop.wishes(&mut following);
        self.actions.0.append(&mut following.0);
        quit::look(ctx, &mut self.view, &self.prefs.now.chosen, &self.engine.frame);
        self.finish(ctx);
        self.title(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        window::show(
            ui,
            &mut self.view,
            &mut self.prefs.now,
            &mut self.engine.frame,
            &mut self.actions,
        );
        let ctx = ui.ctx().clone();
        self.engine.desktop.answer(&ctx);
        self.finish(&ctx);
        self.prefs.save_when_calm(&ctx, &mut self.view);
    }

    fn raw_input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        self.engine.desktop.input(ctx, input, self.view.give_back.dialog());
    }

    fn save(&mut self, _storage: &mut dyn eframe::Storage) {
        self.prefs.save(&mut self.view);
        self.save_tabs();
    }

    fn persist_egui_memory(&self) -> bool {
        // The window's geometry only: what a person typed must not come to lie on a disk.
        false
    }
}

fn now() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs().cast_signed())
}
