//! The heading of a group of rows: what it is, how much of it is left, and what can be done with all of it.

use eframe::egui::{Align, Layout, Popup, RichText, Ui, UiBuilder};
use portolan_engine::Stop;
use portolan_queue::{Counts, JobHeader, JobState, Priority, Scope};
use portolan_remote::{Direction, ItemId, JobId, SiteId};
use portolan_ui_kit::{
    Tokens,
    button::IconButton,
    elide, font, icons, label, menu,
    progress::ProgressBar,
    say,
    select::{menu_item, menu_separator},
    tokens::space,
    virtual_table::RowUi,
};

use super::{
    menu as row_menu,
    row::{arrow, percent, rest_of_job},
    rows::{Group, GroupKey},
};
use crate::{
    action::{Action, Actions},
    frame::FrameCx,
    prompts::Removal,
    words,
};

/// Points that a heading needs for its bar, and for its state.
const BAR: f32 = 900.0;
const STATE: f32 = 680.0;
/// Points of the buttons at its end.
const CONTROLS: f32 = 4.0 * 20.0 + 3.0 * space::XS;
const FEW_CONTROLS: f32 = 2.0 * 20.0 + space::XS;

/// What a heading is about.
pub(super) struct Subject<'a> {
    pub(super) group: &'a Group,
    pub(super) folded: bool,
    /// Is it selected as a whole?
    pub(super) selected: bool,
    /// Are rows of it left out by a filter?
    pub(super) filtered: bool,
    /// The way of its rows, where it is one.
    pub(super) direction: Option<Direction>,
    /// The place where its files go, or nothing.
    pub(super) target: String,
    /// With which site.
    pub(super) site: SiteId,
}

/// What was asked for at a heading, beside what goes to the engine.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// Fold or unfold this one.
    pub(super) turned: Option<GroupKey>,
    /// Fold or unfold all.
    pub(super) all: Option<bool>,
    /// Select the rows of this one.
    pub(super) select: Option<GroupKey>,
}

/// What is left and what is done of a group of the queue.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums {
    pub(super) counts: Counts,
    pub(super) bytes_done: u64,
}

impl Sums {
    pub(super) fn add(&mut self, header: &JobHeader) {
        let (sum, own) = (&mut self.counts, &header.counts);
        sum.files_waiting = sum.files_waiting.saturating_add(own.files_waiting);
        sum.folders_waiting = sum.folders_waiting.saturating_add(own.folders_waiting);
        sum.held = sum.held.saturating_add(own.held);
        sum.failed = sum.failed.saturating_add(own.failed);
        sum.bytes_waiting = sum.bytes_waiting.saturating_add(own.bytes_waiting);
        self.bytes_done = self.bytes_done.saturating_add(header.bytes_done);
    }
}

impl Subject<'_> {
    /// The name of a site, for people.
    fn server(&self, frame: &FrameCx) -> String {
        let site = frame.site(self.site);
        site.map_or_else(
            || say!("queue-this-site").to_owned(),
            |site| words::visible(&site.site.name).into_owned(),
        )
    }

    /// What it is called.
    pub(super) fn title(&self, frame: &FrameCx) -> String {
        let server = self.server(frame);
        if self.target.is_empty() {
            server
        } else {
            format!("{server} · {}", words::visible(&self.target))
        }
    }

    fn scope(&self, items: impl FnOnce() -> Vec<ItemId>) -> Scope {
        match (self.filtered, self.group.key) {
            (true, _) => Scope::Items(items()),
            (false, GroupKey::Job(job)) => Scope::Job(job),
            (false, GroupKey::Site(site)) => Scope::Site(site),
        }
    }

    /// `1,204 items · 318.6 MB`.
    fn amount(&self) -> String {
        let rows = say!("queue-count-items", count = self.group.rows.len() as u64);
        if self.group.bytes == 0 {
            rows
        } else {
            format!("{rows} · {}", words::size(self.group.bytes))
        }
    }

    /// The beginning of the heading: the sign that folds, what it is, how many rows. Returns whether it was folded.
    fn begin(&self, ui: &mut Ui, title: &str, room: f32) -> bool {
        let tokens = Tokens::of(ui);
        let (icon, name) = if self.folded {
            (icons::CARET_RIGHT, say!("queue-unfold", name = title))
        } else {
            (icons::CARET_DOWN, say!("queue-fold", name = title))
        };
        let clicked = ui.add(IconButton::new(icon, &name).small()).clicked();
        match self.direction {
            Some(direction) => {
                let (icon, colour) = arrow(tokens, direction);
                label::icon(ui, icon, colour);
            }
            None => {
                label::icon(ui, icons::ANCHOR, tokens.dim);
            }
        }
        let shown = elide::middle(ui.ctx(), title, room, &font::strong());
        ui.label(RichText::new(&*shown).font(font::strong()).color(tokens.text));
        ui.add_space(space::XS);
        label::digits(ui, self.amount());
        clicked
    }

    fn row(&self, row: &mut RowUi<'_>, title: &str) {
        row.heading();
        row.select(self.selected);
        row.name(title);
        let (folded, amount) = (self.folded, self.amount());
        let response = row.response();
        response.ctx.accesskit_node_builder(response.id, |node| {
            node.set_expanded(!folded);
            node.set_description(amount);
        });
    }

    /// The heading of rows that have nothing to be held: `more` adds buttons at its end.
    pub(super) fn plain(
        &self,
        row: &mut RowUi<'_>,
        frame: &FrameCx,
        asked: &mut Asked,
        more: impl FnOnce(&mut Ui, &str),
    ) {
        let title = self.title(frame);
        self.row(row, &title);
        let room = row.rect().width() * 0.5;
        row.whole(|ui| {
            if self.begin(ui, &title, room) {
                asked.turned = Some(self.group.key);
            }
            at_end(ui, FEW_CONTROLS, |ui| more(ui, &title));
        });
    }

    /// The heading of rows of the queue. `items` gives those that are shown.
    pub(super) fn of_queue(
        &self,
        row: &mut RowUi<'_>,
        frame: &FrameCx,
        sums: Sums,
        items: impl Fn() -> Vec<ItemId>,
        asked: &mut Asked,
        actions: &mut Actions,
    ) {
        let title = self.title(frame);
        self.row(row, &title);
        let width = row.rect().width();
        let held = self.held(frame);
        let (share, state) = (self.share(frame, sums), self.state(frame));
        row.whole(|ui| {
            if self.begin(ui, &title, width * 0.4) {
                asked.turned = Some(self.group.key);
            }
            at_end(ui, CONTROLS, |ui| {
                self.controls(ui, frame, &title, held, &items, actions);
            });
            let tokens = Tokens::of(ui);
            if width > BAR {
                at_end(ui, CONTROLS + 176.0, |ui| {
                    let colour = self.direction.map_or(tokens.accent, |way| arrow(tokens, way).1);
                    let bar = ProgressBar::new(share.unwrap_or(0.0), &title)
                        .colour(colour)
                        .width(120.0);
                    ui.add(bar);
                    label::digits(ui, share.map_or_else(|| "—".to_owned(), percent));
                });
            }
            if width > STATE {
                let before = if width > BAR { CONTROLS + 176.0 } else { CONTROLS };
                at_end(ui, before + 184.0, |ui| {
                    let shown = elide::middle(ui.ctx(), &state, 176.0, &font::digits());
                    label::digits(ui, &*shown);
                });
            }
        });
        row.response().context_menu(|ui| {
            menu::begin_with_width(ui, 260.0);
            match self.group.key {
                GroupKey::Job(job) if !self.filtered => {
                    row_menu::of_job(ui, frame, job, self.direction.unwrap_or(Direction::Upload), actions);
                }
                key => {
                    if let Some((held, running)) = row_menu::holds(ui, held) {
                        let what = self.scope(&items);
                        actions.push(Action::Hold { what, held, running });
                    }
                    menu_separator(ui);
                    row_menu::priorities(ui, self.priority(frame), say!("queue-as-usual"), |priority| {
                        actions.push(Action::SetPriority(self.scope(&items), priority));
                    });
                    menu_separator(ui);
                    let words = say!("queue-remove-all");
                    if menu_item(ui, Some(icons::X_CIRCLE), words, None).clicked() {
                        self.remove(frame, key, &items, actions);
                        ui.close();
                    }
                }
            }
            menu_separator(ui);
            self.folding(ui, asked);
        });
    }

    fn remove(&self, frame: &FrameCx, key: GroupKey, items: &impl Fn() -> Vec<ItemId>, actions: &mut Actions) {
        if self.filtered {
            actions.push(Action::Remove(Removal::Items(items())));
        } else {
            remove(frame, key, actions);
        }
    }

    /// The lines of a menu that fold and select.
    pub(super) fn folding(&self, ui: &mut Ui, asked: &mut Asked) {
        if menu_item(ui, Some(icons::SELECTION_ALL), say!("queue-select-group"), None).clicked() {
            asked.select = Some(self.group.key);
            ui.close();
        }
        for (icon, words, fold) in [
            (icons::CARET_DOUBLE_UP, say!("queue-fold-all"), true),
            (icons::CARET_DOUBLE_DOWN, say!("queue-unfold-all"), false),
        ] {
            if menu_item(ui, Some(icon), words, None).clicked() {
                asked.all = Some(fold);
                ui.close();
            }
        }
    }

    fn controls(
        &self,
        ui: &mut Ui,
        frame: &FrameCx,
        title: &str,
        held: bool,
        items: &impl Fn() -> Vec<ItemId>,
        actions: &mut Actions,
    ) {
        let (icon, name) = if held {
            (icons::PLAY, say!("queue-continue-group", name = title))
        } else {
            (icons::PAUSE, say!("queue-hold-group", name = title))
        };
        if ui.add(IconButton::new(icon, &name).small()).clicked() {
            actions.push(Action::Hold {
                what: self.scope(items),
                held: !held,
                running: Stop::Now,
            });
        }
        let name = say!("queue-first-group", name = title);
        if ui.add(IconButton::new(icons::CARET_LINE_UP, &name).small()).clicked() {
            actions.push(Action::Reorder(items(), portolan_queue::Move::Top));
        }
        let name = say!("queue-priority-of-group", name = title);
        let button = ui.add(IconButton::new(icons::SPEEDOMETER, &name).small());
        Popup::menu(&button).show(|ui| {
            menu::begin(ui);
            let inherit = match self.group.key {
                GroupKey::Job(_) => say!("queue-as-its-site"),
                GroupKey::Site(_) => say!("queue-as-usual"),
            };
            let now = self.priority(frame);
            row_menu::priorities(ui, now, inherit, |priority| {
                actions.push(Action::SetPriority(self.scope(items), priority));
            });
        });
        let name = say!("queue-remove-group", name = title);
        if ui.add(IconButton::new(icons::X, &name).small()).clicked() {
            self.remove(frame, self.group.key, items, actions);
        }
    }

    fn priority(&self, frame: &FrameCx) -> Option<Priority> {
        match self.group.key {
            GroupKey::Job(job) => frame.queue.job(job).and_then(|header| header.priority),
            GroupKey::Site(site) => frame.queue.site_priority(site),
        }
    }

    fn held(&self, frame: &FrameCx) -> bool {
        held(frame, self.group.key)
    }

    /// The done part; never all of it before it is gone from the list.
    fn share(&self, frame: &FrameCx, sums: Sums) -> Option<f32> {
        let running = self.running(frame);
        let moved: u64 = running
            .filter(|transfer| !transfer.expanding)
            .map(|transfer| transfer.moved)
            .sum();
        let done = sums.bytes_done.saturating_add(moved);
        let whole = sums.bytes_done.saturating_add(sums.counts.bytes_waiting);
        (done > 0 && whole > 0).then(|| (done as f64 / whole as f64).min(0.99) as f32)
    }

    fn running<'a>(&'a self, frame: &'a FrameCx) -> impl Iterator<Item = &'a portolan_engine::Transfer> {
        frame
            .transfers
            .running
            .iter()
            .filter(move |transfer| match self.group.key {
                GroupKey::Job(job) => transfer.job == job,
                GroupKey::Site(site) => frame
                    .queue
                    .job(transfer.job)
                    .is_some_and(|header| header.job.site == site),
            })
    }

    fn state(&self, frame: &FrameCx) -> String {
        let moving = self.running(frame).count() as u64;
        if moving > 0 {
            let speed = self.running(frame).map(|transfer| transfer.speed).sum();
            let text = say!("queue-moving", count = moving);
            let speed = words::speed(speed);
            return if speed.is_empty() {
                text
            } else {
                format!("{text} · {speed}")
            };
        }
        match self.group.key {
            GroupKey::Job(job) => frame
                .queue
                .job(job)
                .and_then(|header| rest_of_job(frame, header))
                .unwrap_or_else(|| say!("words-waiting").to_owned()),
            GroupKey::Site(site) if frame.queue.site_held(site) => say!("queue-the-site-is-held").to_owned(),
            GroupKey::Site(_) if frame.queue.held() => say!("queue-paused").to_owned(),
            GroupKey::Site(_) => say!("words-waiting").to_owned(),
        }
    }
}

/// Lays `add` out from a place so many points before the right edge.
fn at_end(ui: &mut Ui, points: f32, add: impl FnOnce(&mut Ui)) {
    let whole = ui.max_rect();
    let rect = whole.with_min_x((whole.right() - points).max(whole.left()));
    let builder = UiBuilder::new()
        .id_salt(points as u32)
        .max_rect(rect)
        .layout(Layout::left_to_right(Align::Center));
    let mut child = ui.new_child(builder);
    child.spacing_mut().item_spacing.x = space::XS;
    add(&mut child);
}

/// Is the whole group held by itself?
pub(crate) fn held(frame: &FrameCx, key: GroupKey) -> bool {
    match key {
        GroupKey::Job(job) => frame
            .queue
            .job(job)
            .is_some_and(|header| header.job.state == JobState::Held),
        GroupKey::Site(site) => frame.queue.site_held(site),
    }
}

/// Takes all of a group out of the queue.
pub(crate) fn remove(frame: &FrameCx, key: GroupKey, actions: &mut Actions) {
    let jobs: Vec<JobId> = match key {
        GroupKey::Job(job) => vec![job],
        GroupKey::Site(site) => {
            let jobs = frame.queue.jobs().iter();
            jobs.filter(|header| header.job.site == site)
                .map(|header| header.job.id)
                .collect()
        }
    };
    actions.push(Action::Remove(Removal::Jobs(jobs)));
}
