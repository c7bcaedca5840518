//! The window as eframe sees it: takes snapshots, draws, does what was asked for.

use std::{
    path::PathBuf,
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use eframe::egui::{Context, Ui, ViewportCommand};
use portolan_engine::{Answer, EngineHandle, NoticeKind, Question};
use portolan_settings::Paths;
use portolan_sites::BookmarksFile;

use crate::{
    action::{Action, Actions, Named},
    apply::{Apply, Outbox, theme_preference},
    args::Begin,
    bookmarks::Bookmarks,
    file_dialog::{Outcome, Step, SystemDialogs},
    frame::FrameCx,
    practice::PracticeHost,
    prefs::{Prefs, Stored},
    view::View,
    window, words,
};

/// The whole program.
pub(crate) struct App {
    engine: Engine,
    view: View,
    prefs: Stored,
    actions: Actions,
}

/// The engine, and what belongs to it in this window.
struct Engine {
    handle: EngineHandle,
    outbox: Outbox,
    practice: PracticeHost,
    files: SystemDialogs,
    frame: FrameCx,
    home: Arc<PathBuf>,
}

impl App {
    /// A window over a running engine.
    pub(crate) fn new(ctx: &Context, handle: EngineHandle, paths: &Paths, begin: Begin) -> Self {
        portolan_ui_kit::theme::install(ctx);
        let path = paths.state.join("window.toml");
        let (prefs, problem) = match Prefs::load(&path) {
            Ok(prefs) => (prefs, None),
            Err(error) => (Prefs::default(), Some(error.to_string())),
        };
        ctx.set_theme(theme_preference(prefs.theme));
        // The scale is kept, and its keys can be chosen: both are ours.
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let home = Arc::new(portolan_engine::start_folder());
        let frame = FrameCx::take(handle.published(), now(), Arc::clone(&home));
        let mut view = View::new(&prefs);
        let (bookmarks, lost) = Bookmarks::load(BookmarksFile::new(&paths.config));
        view.bookmarks = bookmarks;
        if let Some(lost) = lost {
            view.tell(
                NoticeKind::Warning,
                "Some bookmarks could not be read",
                words::sentence(&lost),
            );
        }
        let engine = Engine {
            handle,
            outbox: Outbox::default(),
            practice: PracticeHost::default(),
            files: SystemDialogs::default(),
            frame,
            home,
        };
        let mut app = Self {
            engine,
            view,
            prefs: Stored::new(prefs, path),
            actions: Actions::default(),
        };
        app.begin(ctx, begin);
        if let Some(problem) = problem {
            app.view.tell(
                NoticeKind::Warning,
                "The window's preferences could not be read",
                problem,
            );
        }
        app
    }

    fn begin(&mut self, ctx: &Context, begin: Begin) {
        let mut first = self.apply(ctx);
        // The tab that is there already needs its folder; a new one in its place brings it.
        first.view.tabs.clear();
        first.new_tab();
        first.view.tab().local.focus();
        match begin {
            Begin::Empty => {}
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
                    "There is no such site",
                    format!(
                        "No saved site is called “{}”, and it is no address.",
                        words::visible(&name)
                    ),
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

    fn title(&mut self, ctx: &Context) {
        let site = self
            .view
            .tab()
            .view(&self.engine.frame)
            .map(|site| site.site.name.clone());
        let title = site.map_or_else(
            || "Portolan".to_owned(),
            |site| format!("{} – Portolan", words::visible(&site)),
        );
        if title != self.view.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.view.title = title;
        }
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
        self.apply(ctx).ended_requests(&mut following);
        self.actions.0.append(&mut following.0);
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
        self.finish(&ctx);
        self.prefs.save_when_calm(&ctx, &mut self.view);
    }

    fn save(&mut self, _storage: &mut dyn eframe::Storage) {
        self.prefs.save(&mut self.view);
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
