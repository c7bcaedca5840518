//! The whole window over plain data: what is seen, found by its accessible name, and what is asked of the engine.

mod about;
mod accessible;
mod actions;
mod address;
mod at_the_end;
mod browse;
mod checking;
mod columns;
mod comparison;
mod dock;
mod dock_lists;
mod drops;
mod editing;
mod encoding;
mod file_dialog;
mod filters;
mod frame_cost;
mod hunts;
mod keyboard;
mod known;
mod language;
#[cfg(target_os = "linux")]
mod million;
mod motion;
mod panes;
mod pictures;
mod prompts;
mod settings;
mod site_fields;
mod site_manager;
mod spring;
mod sync;
mod work;

use std::{collections::BTreeMap, path::PathBuf, sync::Arc, time::Duration};

use eframe::egui::{self, Ui};
use egui_kittest::Harness;
use portolan_engine::{
    ConnectionState, Enqueue, PaneId, PaneListing, PaneState, Place, Prompt, PromptId, Question, Request, SiteView,
};
use portolan_queue::{ConflictPolicy, Job, JobState, Origin};
use portolan_remote::{
    DataMode, Direction, Entry, EntryKind, FileName, JobId, ModeChoice, Permissions, RemotePath, SessionFacts,
    SessionId, SiteId, Timestamp, Verification,
};
use portolan_sites::Address;

use crate::{
    action::{Action, Actions},
    apply::{Apply, Outbox},
    desktop::Desktop,
    file_dialog::SystemDialogs,
    frame::FrameCx,
    practice::PracticeHost,
    prefs::Prefs,
    view::View,
    window,
};

/// 2026-11-21 12:00:00 UTC.
pub(crate) const NOW: i64 = 1_795_262_400;

/// A window without an engine: what it asks for is kept.
pub(crate) struct Window {
    pub(crate) view: View,
    pub(crate) prefs: Prefs,
    pub(crate) frame: FrameCx,
    pub(crate) requests: Vec<Request>,
    /// Done after the next frame, as if asked for in it.
    pub(crate) later: Vec<Action>,
    practice: PracticeHost,
    files: SystemDialogs,
    desktop: Desktop,
    outbox: Outbox,
}

pub(crate) fn name(text: &str) -> FileName {
    FileName::parse(text.as_bytes()).expect("a legal name")
}

pub(crate) fn folder(text: &str) -> Entry {
    let mut entry = Entry::new(name(text), EntryKind::Folder);
    entry.modified = Some(Timestamp::utc(NOW - 86_400));
    entry.set_permissions(Some(Permissions::Unix(0o755)));
    entry
}

pub(crate) fn file(text: &str, size: u64) -> Entry {
    let mut entry = Entry::new(name(text), EntryKind::File);
    entry.size = Some(size);
    entry.modified = Some(Timestamp::utc(NOW - 3600));
    entry.set_permissions(Some(Permissions::Unix(0o644)));
    entry
}

pub(crate) fn listing(place: Place, revision: u64, entries: Vec<Entry>) -> Arc<PaneListing> {
    let remote = matches!(place, Place::Remote(..));
    Arc::new(PaneListing {
        place,
        state: PaneState::Ready,
        batches: vec![entries.into()],
        revision,
        listed: None,
        took: Some(Duration::from_millis(34)),
        command: remote.then_some("MLSD"),
        free: (!remote).then_some(412_000_000_000),
        unparsed: 0,
        extent: portolan_engine::Extent::Whole,
        names: portolan_engine::SiteNames::default(),
        seen: portolan_engine::NamesSeen::default(),
    })
}

/// A job between `~/Work/site` and `/www`.
pub(crate) fn job(site: SiteId, direction: Direction) -> Job {
    Job {
        id: JobId(0),
        site,
        direction,
        source: None,
        local_root: Arc::new("/home/me/Work/site".into()),
        remote_root: RemotePath::new("/www"),
        policy: ConflictPolicy::Ask,
        state: JobState::Going,
        atomic: true,
        keep_times: true,
        keep_permissions: true,
        folders: Arc::default(),
        verify: Verification::Size,
        types: portolan_remote::FileTypes::Binary,
        remove_source: false,
        origin: Origin::Window,
    }
}

pub(crate) fn site() -> SiteView {
    let site = Address::parse("ftpes://web@ftp.studio.example/www")
        .expect("an address")
        .site;
    SiteView {
        site: Arc::new(site),
        state: ConnectionState::Connected,
        facts: Some(Arc::new(SessionFacts {
            session: SessionId(1),
            home: RemotePath::new("/"),
            server: "ProFTPD".to_owned(),
            system: None,
            tls: Some("TLS 1.3".to_owned()),
            data_in_clear: false,
            trusted_by_authority: true,
            utf8: true,
            listing_command: "MLSD",
            data_mode: Some(DataMode::Epsv),
            round_trip: Some(Duration::from_millis(21)),
            features: Vec::new(),
        })),
        mode: ModeChoice::Auto,
        mode_used: Some(DataMode::Epsv),
        sessions: 1,
        waiting: None,
        names: portolan_engine::SiteNames::default(),
        clock_offset: None,
    }
}

pub(crate) fn local_folder() -> Place {
    Place::Local(PathBuf::from("/home/me/Work/site"))
}

pub(crate) fn remote_folder() -> Place {
    Place::Remote(site().site.id, RemotePath::new("/www"))
}

pub(crate) fn local_entries() -> Vec<Entry> {
    vec![
        file("index.html", 12_400),
        folder("campaign-2026"),
        folder("brand"),
        file("assets-v12.zip", 318_600_000),
        file("main.css", 38_100),
        file(".hidden", 1),
    ]
}

pub(crate) fn remote_entries() -> Vec<Entry> {
    vec![
        folder("assets"),
        folder("logs"),
        file("index.html", 11_900),
        file("robots.txt", 118),
    ]
}

impl Window {
    /// A window that is connected, with a folder on each side.
    pub(crate) fn connected() -> Self {
        let mut window = Self::empty();
        let site = site();
        let tab = window.view.tab();
        tab.site = Some(site.site.id);
        tab.address.set(site.site.url());
        let (local, remote) = (tab.local.id, tab.remote.id);
        window.set_pane(local, listing(local_folder(), 1, local_entries()));
        window.set_pane(remote, listing(remote_folder(), 1, remote_entries()));
        window.frame.sites = Arc::new(BTreeMap::from([(site.site.id, site)]));
        window
    }

    /// A window as it begins.
    pub(crate) fn empty() -> Self {
        let prefs = Prefs::default();
        let mut window = Self {
            view: View::new(),
            prefs,
            frame: FrameCx::empty(NOW, Arc::new(PathBuf::from("/home/me"))),
            requests: Vec::new(),
            later: Vec::new(),
            practice: PracticeHost::default(),
            files: SystemDialogs::none(),
            desktop: Desktop::default(),
            outbox: Outbox::default(),
        };
        let local = window.view.tab().local.id;
        window.set_pane(local, listing(local_folder(), 1, local_entries()));
        window
    }

    pub(crate) fn set_pane(&mut self, pane: PaneId, listing: Arc<PaneListing>) {
        let mut panes = (*self.frame.panes).clone();
        panes.insert(pane, listing);
        self.frame.panes = Arc::new(panes);
    }

    pub(crate) fn local(&mut self) -> PaneId {
        self.view.tab().local.id
    }

    pub(crate) fn remote(&mut self) -> PaneId {
        self.view.tab().remote.id
    }

    pub(crate) fn ask(&mut self, question: Question) {
        let mut prompts = self.frame.prompts.to_vec();
        let id = PromptId(prompts.len() as u64 + 1);
        prompts.push(Prompt {
            id,
            site: SiteId(1),
            question,
        });
        self.frame.prompts = prompts.into();
    }

    fn draw(&mut self, ui: &mut Ui) {
        let mut actions = Actions(std::mem::take(&mut self.later));
        window::show(ui, &mut self.view, &mut self.prefs, &mut self.frame, &mut actions);
        let ctx = ui.ctx().clone();
        self.apply(&ctx).all(actions);
        self.requests.extend(self.outbox.take());
    }

    /// What would be sent to an engine.
    pub(crate) fn sent(&mut self) -> Vec<Request> {
        self.outbox.take()
    }

    /// What does the actions of a frame.
    pub(crate) fn apply<'a>(&'a mut self, ctx: &'a egui::Context) -> Apply<'a> {
        Apply {
            ctx,
            view: &mut self.view,
            prefs: &mut self.prefs,
            practice: &mut self.practice,
            files: &mut self.files,
            desktop: &self.desktop,
            outbox: &mut self.outbox,
            frame: &self.frame,
        }
    }

    /// Draws it, 1440 × 900 points.
    pub(crate) fn open<'a>(self) -> Harness<'a, Self> {
        self.open_with_step(0.25)
    }

    /// The same, with frames that are so many seconds apart.
    pub(crate) fn open_with_step<'a>(self, seconds: f32) -> Harness<'a, Self> {
        let mut harness = Harness::builder()
            .with_step_dt(seconds)
            .with_size(egui::vec2(1440.0, 900.0))
            .with_context_setup(portolan_ui_kit::theme::install)
            .with_max_steps(60)
            .build_ui_state(|ui, window: &mut Self| window.draw(ui), self);
        harness.run_steps(4);
        harness
    }
}

/// What was asked for since the last look.
pub(crate) fn asked(harness: &mut Harness<'_, Window>) -> Vec<Request> {
    harness.run_steps(4);
    std::mem::take(&mut harness.state_mut().requests)
}

/// The transfer that was asked for, and nothing else was.
pub(crate) fn the_order(requests: &[Request]) -> &Enqueue {
    let [Request::Enqueue(order)] = requests else {
        panic!("{:?}", lines(requests))
    };
    order
}

/// A request in one line, for comparisons.
pub(crate) fn lines(requests: &[Request]) -> Vec<String> {
    requests.iter().map(|request| format!("{request:?}")).collect()
}
