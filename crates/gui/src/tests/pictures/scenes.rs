//! What there are pictures of.

use eframe::egui::UiBuilder;
use egui::accesskit::Role;
use egui_kittest::{Harness, kittest::Queryable as _};
use portolan_engine::{
    AfterQueue, ByHand, CompareBy, ConnectionCheck, Countdown, Edit, EditConflict, EditState, EditVersions, FileFacts,
    Finish, Hunt, HuntView, LogOnPart, LookState, Looked, Question, SyncMode, Verdict,
};
use portolan_pictures::Camera;
use portolan_remote::{
    Act, ErrorKind, HostPort, RemoteError,
    filter::{Condition, SizeTest},
};
use portolan_settings::{OnFinish, Then};
use portolan_sites::import::Source;
use portolan_ui_kit::{language::Language, say};

use super::{
    super::{
        checking,
        editing::edit,
        filters, hunts,
        prompts::{certificate, exists, server},
        sync, *,
    },
    studio,
};
use crate::{
    action::{Action, Actions, Named},
    chosen::ThemeChoice,
    filters::FiltersDialog,
    prefs::SyncPreset,
    prompts::{Removal, RemovalQuestion, RestoreQuestion},
    queue_panel::DockTab,
    settings_window::{Page, SettingsWindow},
    site_manager::{After, SiteManager},
    sync::SyncDialog,
    tab_plan::TabPlan,
    work::{BeginAtDialog, Chosen, DetailDialog, QuickLook, WorkDialog},
};

/// What of the window is kept as a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Part {
    /// All of it.
    Window,
    /// The dock.
    Dock,
    /// What lies over the window.
    Over,
}

/// One picture.
pub(in super::super) struct Scene {
    /// The name of its file.
    pub(in super::super) name: String,
    pub(in super::super) part: Part,
    window: Box<dyn Fn() -> Window>,
    /// Done one after the other once it is open.
    then: Vec<Named>,
    /// Selected in the local pane.
    selected: &'static [&'static str],
    /// The identity of the dialog that it shows.
    pub(in super::super) dialog: Option<&'static str>,
    /// Done when all that is there.
    at_last: Option<fn(&mut Harness<'static, Window>)>,
}

/// How a scene is shown.
#[derive(Clone, Copy)]
pub(in super::super) struct Show {
    pub(in super::super) language: Language,
    pub(in super::super) theme: ThemeChoice,
    pub(in super::super) scale: f32,
    /// The window in points at the scale 1.
    pub(in super::super) size: egui::Vec2,
    /// With a font that has the letters of Japanese and Chinese.
    pub(in super::super) far_east: bool,
}

impl Show {
    pub(in super::super) const DARK: Self = Self {
        language: Language::English,
        theme: ThemeChoice::Dark,
        scale: 1.0,
        size: egui::vec2(1440.0, 900.0),
        far_east: false,
    };
    pub(in super::super) const LIGHT: Self = Self {
        theme: ThemeChoice::Light,
        ..Self::DARK
    };

    /// In this language, light.
    pub(in super::super) fn in_language(language: Language) -> Self {
        Self {
            language,
            far_east: matches!(language, Language::Japanese | Language::SimplifiedChinese),
            ..Self::LIGHT
        }
    }
}

impl Scene {
    fn new(name: impl Into<String>, part: Part, window: impl Fn() -> Window + 'static) -> Self {
        Self {
            name: name.into(),
            part,
            window: Box::new(window),
            then: Vec::new(),
            selected: &[],
            dialog: None,
            at_last: None,
        }
    }

    /// It shows this dialog.
    fn of(self, dialog: &'static str) -> Self {
        Self {
            dialog: Some(dialog),
            ..self
        }
    }

    fn at_last(self, deed: fn(&mut Harness<'static, Window>)) -> Self {
        Self {
            at_last: Some(deed),
            ..self
        }
    }

    fn then(mut self, named: impl IntoIterator<Item = Named>) -> Self {
        self.then.extend(named);
        self
    }

    /// Opens it, settled.
    pub(in super::super) fn open(&self, show: Show, camera: &Camera) -> Harness<'static, Window> {
        let window = self.made(show);
        let theme = match show.theme {
            ThemeChoice::Light => egui::Theme::Light,
            _ => egui::Theme::Dark,
        };
        let mut harness = Harness::builder()
            .with_step_dt(0.25)
            .with_theme(theme)
            .with_size(show.size / show.scale)
            .renderer(camera.renderer())
            .with_context_setup(move |ctx| {
                portolan_ui_kit::theme::install(ctx);
                ctx.set_theme(theme);
                if show.far_east {
                    super::add_far_east(ctx);
                }
            })
            .with_max_steps(60)
            .build_ui_state(
                |ui, window: &mut Window| {
                    // A harness leaves a margin; a window has none.
                    let whole = UiBuilder::new().max_rect(ui.ctx().content_rect());
                    window.draw(&mut ui.new_child(whole));
                },
                window,
            );
        harness.run_steps(2);
        harness.set_size(show.size / show.scale);
        harness.run_steps(2);
        self.work(&mut harness);
        harness
    }

    /// Shows it in a window that is open already, and shows nothing of what was there.
    pub(in super::super) fn again(&self, harness: &mut Harness<'static, Window>, show: Show) {
        *harness.state_mut() = self.made(show);
        harness.ctx.memory_mut(|memory| {
            memory.data.clear();
            memory.reset_areas();
        });
        egui::Popup::close_all(&harness.ctx);
        harness.run_steps(2);
        self.work(harness);
    }

    fn made(&self, show: Show) -> Window {
        let mut window = (self.window)();
        let chosen = &mut window.prefs.chosen;
        (chosen.language, chosen.theme, chosen.scale) = (Some(show.language), show.theme, show.scale);
        chosen.less_motion = true;
        window
    }

    /// Does what it takes to get there.
    fn work(&self, harness: &mut Harness<'static, Window>) {
        let names = self.selected.iter().copied().map(name).collect();
        harness.state_mut().view.tab().local.select_names(&names);
        for named in &self.then {
            harness.state_mut().later.push(Action::Named(*named));
            harness.run_steps(3);
        }
        if let Some(deed) = self.at_last {
            deed(harness);
            harness.run_steps(3);
        }
        // The caret of a field blinks: it is there in every picture, and nothing else moves.
        harness.run_steps(6);
    }
}

fn docked(tab: DockTab) -> Window {
    let mut window = studio::busy();
    window.view.dock.tab = tab;
    window
}

fn of_the_folders(by: CompareBy) -> Hunt {
    Hunt::Compare {
        here: "/home/me/Work/site".into(),
        site: site().site.id,
        there: RemotePath::new("/www"),
        by,
        recursive: true,
        rules: Arc::default(),
    }
}

/// A comparison of the folders of the studio.
fn compared() -> Window {
    let mut window = docked(DockTab::Found);
    let row = hunts::compared;
    let both = |called: &str, here, there| (Some(file(called, here)), Some(file(called, there)));
    let (index, old_index) = both("index.html", 12_400, 11_900);
    let (main, old_main) = both("main.css", 38_100, 37_500);
    let rows = vec![
        row("brand", Verdict::OnlyHere, Some(folder("brand")), None),
        row("index.html", Verdict::NewerHere, index, old_index),
        row("css/main.css", Verdict::NewerThere, main, old_main),
        row("robots.txt", Verdict::OnlyThere, None, Some(file("robots.txt", 118))),
    ];
    let hunt = HuntView {
        folders: 31,
        entries: 1204,
        at: "campaign-2026/hero".into(),
        sessions: 3,
        ..hunts::view(of_the_folders(CompareBy::Time), rows)
    };
    window.frame.hunts = Arc::from([Arc::new(hunt)]);
    window
}

fn edited(state: EditState, tab: DockTab) -> Window {
    let mut window = docked(tab);
    let versions = EditVersions {
        ours: Arc::from(&b"User-agent: *\nDisallow: /drafts\n"[..]),
        theirs: Arc::from(&b"User-agent: *\nDisallow: /logs\n"[..]),
        whole: true,
    };
    window.frame.edits = Arc::from([Edit {
        saved: 2,
        saved_at: Some(NOW - 60),
        versions: Some(Arc::new(versions)),
        ..edit(state)
    }]);
    window
}

fn changed_there() -> EditState {
    let facts = |size, ago| FileFacts {
        folder: "/www".into(),
        size: Some(size),
        modified: Some(NOW - ago),
    };
    EditState::Asks(EditConflict {
        ours: facts(34, 60),
        theirs: Some(facts(31, 600)),
        comparable: true,
    })
}

fn asking(question: impl Fn() -> Question + 'static) -> impl Fn() -> Window {
    move || {
        let mut window = studio::busy();
        window.ask(question());
        window
    }
}

fn at_the_end(after: AfterQueue) -> Window {
    let mut window = studio::busy();
    let mut transfers = (*window.frame.transfers).clone();
    transfers.after = Arc::new(after);
    window.frame = window.frame.clone().with_transfers(transfers);
    window
}

fn work(dialog: impl Fn(&Window) -> WorkDialog + 'static) -> impl Fn() -> Window {
    move || {
        let mut window = studio::busy();
        window.view.dialogs.work = Some(dialog(&window));
        window
    }
}

/// The whole window: connected and not connected.
pub(in super::super) fn windows() -> Vec<Scene> {
    let selected = &["campaign-2026", "assets-v12.zip", "index.html"];
    vec![
        Scene {
            selected,
            ..Scene::new("main", Part::Window, studio::busy)
        },
        Scene::new("empty", Part::Window, studio::empty),
    ]
}

/// Each part of the dock.
pub(in super::super) fn docks() -> Vec<Scene> {
    vec![
        Scene::new("dock-transfers", Part::Dock, studio::busy),
        Scene::new("dock-failed", Part::Dock, || docked(DockTab::Failed)),
        Scene::new("dock-done", Part::Dock, || docked(DockTab::Done)),
        Scene::new("dock-found", Part::Dock, compared),
        Scene::new("dock-edits", Part::Dock, || {
            edited(EditState::Unchanged, DockTab::Edits)
        }),
        Scene::new("dock-log", Part::Dock, || docked(DockTab::Log)),
        Scene::new("dock-chart", Part::Dock, || docked(DockTab::Chart)),
    ]
}

/// Each dialog that an action opens.
pub(in super::super) fn opened() -> Vec<Scene> {
    let on_selection = |dialog: &'static str, named| {
        let first = [Named::SelectAll, named];
        Scene::new(dialog, Part::Over, studio::busy).then(first).of(dialog)
    };
    let plain = |name: &str, named| Scene::new(name, Part::Over, studio::busy).then([named]);
    let same = |dialog: &'static str, named| plain(dialog, named).of(dialog);
    vec![
        plain("palette", Named::Palette),
        plain("menu", Named::Menu),
        same("sites", Named::Sites),
        plain("sites-import", Named::ImportSites).of("import"),
        same("new-folder", Named::NewFolder),
        plain("new-file", Named::NewFile).of("new-folder"),
        on_selection("delete", Named::Delete),
        on_selection("permissions", Named::Permissions),
        on_selection("properties", Named::Properties),
        on_selection("rename-many", Named::RenameMany),
        plain("select-pattern", Named::SelectPattern).of("pattern"),
        plain("manual-transfer", Named::ManualTransfer).of("manual"),
        same("bookmarks", Named::Bookmarks),
        same("encoding", Named::Encoding),
        plain("server-memory", Named::ServerMemory).of("known"),
        plain("trust", Named::TrustStore).of("known"),
        plain("files", Named::UploadFiles).of("file-dialog"),
        same("find", Named::Find),
        same("compare", Named::Compare),
        same("filters", Named::Filters),
        same("about", Named::About),
    ]
}

/// More of what they show, once something was done in them.
pub(in super::super) fn further() -> Vec<Scene> {
    let then = |name: &str, named, deed| Scene::new(name, Part::Over, studio::busy).then([named]).at_last(deed);
    vec![
        then("filters-set", Named::Filters, with_filters).of("filters"),
        then("sites-transfer", Named::Sites, |harness| {
            tab(harness, say!("sites-tab-transfer"));
        })
        .of("sites"),
        then("sites-security", Named::Sites, |harness| {
            tab(harness, say!("sites-tab-security"));
        })
        .of("sites"),
        then("sites-network", Named::Sites, |harness| {
            tab(harness, say!("sites-tab-network"));
        })
        .of("sites"),
        then("sites-advanced", Named::Sites, |harness| {
            tab(harness, say!("sites-tab-advanced"));
        })
        .of("sites"),
        then("sites-imported", Named::ImportSites, with_import).of("import"),
        then("sites-export", Named::Sites, export).of("export"),
        then("look", Named::QuickLook, with_text).of("look"),
    ]
}

fn tab(harness: &mut Harness<'static, Window>, name: &str) {
    harness.get_by_role_and_label(Role::Tab, name).click();
}

/// By the menu of a site.
fn export(harness: &mut Harness<'static, Window>) {
    harness
        .get_by_label(&say!("sites-site", name = "Staging"))
        .click_secondary();
    harness.run_steps(3);
    harness.get_by_label(say!("sites-export-3")).click();
}

/// What a file of another program holds is shown.
fn with_import(harness: &mut Harness<'static, Window>) {
    let bytes = include_bytes!("../../../../sites/tests/fixtures/filezilla-3.63/queue-exported.xml");
    let import = Source::FileZilla.read(bytes).expect("readable");
    let sites = harness.state_mut().view.dialogs.sites.as_mut().expect("it is open");
    let ended = Ok(Finish::Import(Arc::new(import)));
    sites.ended(ended, After::Foreign, &mut Actions::default());
}

/// A set of filters, one of them with two conditions.
fn with_filters(harness: &mut Harness<'static, Window>) {
    let mut book = filters::book();
    let large = Condition::Size {
        is: SizeTest::Greater,
        bytes: 1_000_000,
    };
    book.filters[0].conditions.push(large);
    let dialog = FiltersDialog::new(book);
    harness.state_mut().view.dialogs.work = Some(WorkDialog::Filters(Box::new(dialog)));
}

/// The file at the cursor has come.
fn with_text(harness: &mut Harness<'static, Window>) {
    let entry = file("robots.txt", 31);
    let chosen = Chosen {
        place: Place::Remote(site().site.id, RemotePath::new("/www/robots.txt")),
        entry,
    };
    let window = harness.state_mut();
    window.frame.hand = Arc::new(ByHand {
        look: Some(Arc::new(Looked {
            place: chosen.place.clone(),
            bytes: Arc::from(&b"User-agent: *\nDisallow: /logs\n"[..]),
            whole: true,
            state: LookState::Ready,
        })),
        ..ByHand::default()
    });
    window.view.dialogs.work = Some(WorkDialog::Look(Box::new(QuickLook::new(chosen))));
}

fn over(dialog: &'static str, window: Box<dyn Fn() -> Window>) -> Scene {
    Scene::new(dialog, Part::Over, window).of(dialog)
}

/// Each question.
pub(in super::super) fn questions() -> Vec<Scene> {
    let mut all = of_the_engine();
    all.extend(of_the_end());
    all.extend(of_files());
    all
}

/// Before a connection stands, and where a file exists.
fn of_the_engine() -> Vec<Scene> {
    let password = |refused: Option<&'static str>| {
        let error = |said| Arc::new(RemoteError::new(ErrorKind::LoginRefused, Act::Connect).replied(said));
        move || Question::Password {
            server: server(),
            user: "web".to_owned(),
            part: LogOnPart::Password,
            says: None,
            held_until: None,
            may_keep: true,
            refused: refused.map(error),
        }
    };
    let master = |new, wrong| move || Question::MasterPassword { new, wrong };
    vec![
        over("password", Box::new(asking(password(None)))),
        over(
            "password-refused",
            Box::new(asking(password(Some("530 Login incorrect.")))),
        )
        .of("password"),
        over("master-new", Box::new(asking(master(true, false)))).of("master"),
        over("master-wrong", Box::new(asking(master(false, true)))).of("master"),
        over(
            "certificate",
            Box::new(asking(|| Question::Certificate {
                server: server(),
                certificate: certificate(),
                before: None,
            })),
        ),
        over(
            "plain",
            Box::new(asking(|| {
                let error = RemoteError::new(ErrorKind::TlsNotOffered, Act::Connect).replied("502 AUTH not understood");
                Question::Plain {
                    server: HostPort::new("ftp.printshop.example", 21),
                    error: Arc::new(error),
                }
            })),
        ),
        over("exists", Box::new(asking(|| exists(3)))),
    ]
}

/// When the queue or the window ends, and when it begins again.
fn of_the_end() -> Vec<Scene> {
    vec![
        over(
            "countdown",
            Box::new(|| {
                at_the_end(AfterQueue {
                    countdown: Some(Countdown {
                        then: Then::ShutDown,
                        left: Duration::from_millis(22_100),
                    }),
                    ..AfterQueue::default()
                })
            }),
        ),
        over(
            "command",
            Box::new(|| {
                let command = ["/usr/local/bin/publish", "--site", "studio"]
                    .map(str::to_owned)
                    .to_vec();
                at_the_end(AfterQueue {
                    plan: OnFinish {
                        command,
                        ..OnFinish::default()
                    },
                    not_allowed: true,
                    ..AfterQueue::default()
                })
            }),
        ),
        over(
            "leave",
            Box::new(|| {
                let mut window = studio::busy();
                window.view.dialogs.leave = true;
                window
            }),
        ),
        over(
            "restore",
            Box::new(|| {
                let mut window = studio::empty();
                let plan = |address: &str| TabPlan {
                    local: Some("/home/me/Work".into()),
                    site: Some(Address::parse(address).expect("an address").site),
                    remote: Some(RemotePath::new("/www/new")),
                };
                window.view.last_run = vec![
                    plan("ftpes://web@ftp.studio.example"),
                    plan("ftps://nas.studio.example"),
                ];
                window.view.dialogs.restore = Some(RestoreQuestion::new(&window.view.last_run));
                window
            }),
        ),
    ]
}

/// The check of a connection, so far.
fn check(so_far: ConnectionCheck) -> Window {
    let mut window = studio::busy();
    let sites = SiteManager::new(&window.frame.book.saved, None).checking(&window.frame);
    window.view.dialogs.sites = Some(Box::new(sites));
    window.frame.check = Some(Arc::new(so_far));
    window
}

/// Of files and items of the queue.
fn of_files() -> Vec<Scene> {
    vec![
        over(
            "edit-conflict",
            Box::new(|| edited(changed_there(), DockTab::Transfers)),
        )
        .of("edit-changed"),
        over(
            "discard-edit",
            Box::new(|| {
                let mut window = edited(EditState::Unchanged, DockTab::Transfers);
                window.view.dialogs.editing.discard = Some(window.frame.edits[0].id);
                window
            }),
        ),
        over(
            "run",
            Box::new(|| {
                let mut window = studio::busy();
                window.view.dialogs.editing.run = Some("/home/me/Work/site/setup.exe".into());
                window
            }),
        ),
        over(
            "error",
            Box::new(|| {
                let mut window = studio::busy();
                let error = RemoteError::new(ErrorKind::PermissionDenied, Act::Upload).at("/www/index.html");
                window.view.dialogs.error = Some(Arc::new(error.replied("553 Could not create file.")));
                window
            }),
        ),
        over(
            "begin-at",
            Box::new(work(|window| {
                let job = window.frame.queue.jobs()[0].job.id;
                WorkDialog::BeginAt(BeginAtDialog::new(Some(job)))
            })),
        ),
        over(
            "detail",
            Box::new(work(|window| {
                WorkDialog::Detail(DetailDialog::new(window.frame.transfers.running[0].item))
            })),
        ),
        over("check-certificate", Box::new(|| check(checking::unknown_certificate()))).of("check"),
        over("check", Box::new(|| check(checking::behind_a_router()))),
        over("check-asks", Box::new(|| check(checking::asks()))).of("check"),
        over(
            "sync",
            Box::new(|| {
                let mut window = studio::busy();
                let folders = ("/home/me/Work/site".into(), site().site.id, RemotePath::new("/www"));
                let preset = SyncPreset::of(SyncMode::MirrorThere, CompareBy::Time, true);
                let hunt = of_the_folders(CompareBy::Time);
                window.frame.hunts = Arc::from([sync::view(hunt.clone(), sync::rows(), false)]);
                let dialog = SyncDialog::new(folders, preset, None).waiting_for(hunt);
                window.view.dialogs.work = Some(WorkDialog::Sync(Box::new(dialog)));
                window
            }),
        ),
        over(
            "remove",
            Box::new(|| {
                let mut window = studio::busy();
                let job = window.frame.queue.jobs()[0].job.id;
                window.view.dialogs.remove = Some(RemovalQuestion::of(Removal::Jobs(vec![job]), 1204));
                window
            }),
        ),
    ]
}

/// Each page of the settings.
pub(in super::super) fn settings() -> Vec<Scene> {
    let page = |page: Page| {
        let name = format!("settings-{page:?}").to_lowercase();
        Scene::new(name, Part::Over, move || {
            let mut window = studio::busy();
            window.view.dialogs.settings = Some(SettingsWindow::at(page));
            window
        })
        .of("settings")
    };
    Page::ALL.map(page).into()
}

/// Everything that lies over the window.
pub(in super::super) fn dialogs() -> Vec<Scene> {
    let mut all = opened();
    all.extend(further());
    all.extend(questions());
    all.extend(settings());
    all
}
