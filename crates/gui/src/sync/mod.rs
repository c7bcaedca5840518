//! Making two folders alike: everything that would be done is seen, and ticked or not, before anything is.

mod plan;
mod table;

use std::{path::PathBuf, sync::Arc};

use eframe::egui::{Context, Ui};
use portolan_engine::{CompareBy, Hunt, HuntId, HuntView, Place, SyncCaution, SyncMode, SyncOrders};
use portolan_remote::{Direction, FolderRules, RemotePath, SiteId};
use portolan_ui_kit::{
    button::Button,
    chip::{Chip, ChipKind},
    choice::checkbox,
    icons, key, label,
    language::Key,
    layout,
    modal::Dialog,
    say,
    select::{SelectLook, select},
    tokens::{Tokens, space},
    virtual_table::TableState,
};

use crate::{
    action::{Action, Actions},
    frame::FrameCx,
    hunts::Awaited,
    prefs::SyncPreset,
    words,
};
use plan::Plan;

/// Width and height of the dialog's body, in points.
const WIDTH: f32 = 1040.0;
const HEIGHT: f32 = 420.0;

/// What a person asked for in it.
#[derive(Clone, Debug)]
pub(crate) enum Wish {
    /// Compare; what was found before is not wanted any more.
    Compare(Box<Hunt>, Option<HuntId>),
    /// Stop comparing.
    Stop(HuntId),
    /// Do what is ticked, and forget the comparison.
    Do(Box<SyncOrders>, Arc<[FolderRules; 2]>, HuntId),
    /// Do nothing.
    Leave(Option<HuntId>),
    /// Begin like this the next time.
    Keep(SyncPreset),
}

const MODES: [Key; 5] = [
    key!("sync-mirror-there"),
    key!("sync-mirror-here"),
    key!("sync-update-there"),
    key!("sync-update-here"),
    key!("sync-both"),
];

const COMPARED_BY: [(CompareBy, Key); 3] = [
    (CompareBy::Time, key!("sync-by-time")),
    (CompareBy::Size, key!("sync-by-size")),
    (CompareBy::Content, key!("sync-by-content")),
];

/// The dialog.
#[derive(Debug)]
pub(crate) struct SyncDialog {
    here: PathBuf,
    site: SiteId,
    there: RemotePath,
    mode: SyncMode,
    by: CompareBy,
    /// The filters that are on, of each side, and their name.
    filters: Option<(Arc<str>, Arc<[FolderRules; 2]>)>,
    filtered: bool,
    /// What was asked of the engine last.
    asked: Option<Awaited>,
    plan: Plan,
    /// What of it went into the plan already.
    taken: Option<Arc<HuntView>>,
    with_same: bool,
    table: TableState,
    kept: bool,
}

impl SyncDialog {
    /// For the folders of two panes; `filters` are those that are on.
    pub(crate) fn new(
        (here, site, there): (PathBuf, SiteId, RemotePath),
        preset: SyncPreset,
        filters: Option<(Arc<str>, [FolderRules; 2])>,
    ) -> Self {
        let filters = filters.map(|(name, rules)| (name, Arc::new(rules)));
        Self {
            here,
            site,
            there,
            mode: preset.mode(),
            by: preset.by(),
            filtered: filters.is_some() && preset.filters,
            filters,
            asked: None,
            plan: Plan::default(),
            taken: None,
            with_same: false,
            table: TableState::default(),
            kept: false,
        }
    }

    /// One that waits for this comparison, whatever was compared before.
    #[cfg(test)]
    pub(crate) fn waiting_for(mut self, hunt: Hunt) -> Self {
        self.asked = Some(Awaited::first(hunt));
        self.plan = Plan::new(self.mode, !self.filtered).showing_same(self.with_same);
        self
    }

    fn rules(&self) -> Arc<[FolderRules; 2]> {
        let on = self.filters.as_ref().filter(|_| self.filtered);
        on.map(|(_, rules)| Arc::clone(rules)).unwrap_or_default()
    }

    fn compare(&mut self, frame: &FrameCx, actions: &mut Actions) {
        let hunt = Hunt::Compare {
            here: self.here.clone(),
            site: self.site,
            there: self.there.clone(),
            by: self.by,
            recursive: true,
            rules: self.rules(),
        };
        let before = self.shown();
        self.asked = Some(Awaited::new(hunt.clone(), frame));
        self.plan = Plan::new(self.mode, !self.filtered).showing_same(self.with_same);
        actions.push(Action::Sync(Wish::Compare(Box::new(hunt), before)));
    }

    /// The number of the comparison that was asked for, once the engine shows it.
    fn shown(&self) -> Option<HuntId> {
        self.asked.as_ref().and_then(Awaited::id)
    }

    /// Draws it. Returns `true` when it is over.
    pub(crate) fn show(&mut self, ctx: &Context, frame: &FrameCx, actions: &mut Actions) -> bool {
        if self.asked.is_none() {
            self.compare(frame, actions);
        }
        let view = self.asked.as_mut().and_then(|asked| asked.find(frame)).cloned();
        if let Some(view) = &view
            && !self.taken.as_ref().is_some_and(|taken| Arc::ptr_eq(taken, view))
        {
            self.plan.take(view);
            self.taken = Some(Arc::clone(view));
        }
        let title = self.title(frame);
        let output = Dialog::new("sync", &title)
            .icon(icons::ARROWS_CLOCKWISE)
            .width(WIDTH)
            .height(HEIGHT)
            .show(
                ctx,
                self,
                |ui, this| this.body(ui, view.as_deref(), frame, actions),
                |ui, this| this.footer(ui, view.as_deref()),
            );
        if output.body {
            self.compare(frame, actions);
        }
        let (cancel, keep, go) = output.footer;
        if keep {
            self.kept = true;
            actions.push(Action::Sync(Wish::Keep(SyncPreset::of(
                self.mode,
                self.by,
                self.filtered,
            ))));
        }
        if go && let Some(view) = &view {
            let orders = Box::new(self.plan.orders(view));
            actions.push(Action::Sync(Wish::Do(orders, self.rules(), view.id)));
            return true;
        }
        if cancel || output.escaped {
            actions.push(Action::Sync(Wish::Leave(self.shown())));
            return true;
        }
        false
    }

    fn title(&self, frame: &FrameCx) -> String {
        let here = frame.shown_path(&Place::Local(self.here.clone()));
        let there = frame.shown_path(&Place::Remote(self.site, self.there.clone()));
        let arrow = match self.mode.direction() {
            Some(Direction::Upload) => "→",
            Some(Direction::Download) => "←",
            None => "↔",
        };
        say!("sync-title", here = here, arrow = arrow, there = there)
    }

    /// Choices and the plan. Returns whether it is to be compared again.
    fn body(&mut self, ui: &mut Ui, view: Option<&HuntView>, frame: &FrameCx, actions: &mut Actions) -> bool {
        let again = self.choices(ui, view);
        ui.add_space(space::S);
        self.state(ui, view, actions);
        ui.add_space(space::XS);
        if let Some(view) = view {
            table::show(ui, &mut self.table, &mut self.plan, view, frame);
        }
        again
    }

    fn choices(&mut self, ui: &mut Ui, view: Option<&HuntView>) -> bool {
        let mut again = false;
        layout::bar(ui, 34.0, 0.0, |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let mut at = SyncMode::ALL.iter().position(|mode| *mode == self.mode).unwrap_or(0);
            let modes = MODES.map(Key::say);
            if select(ui, say!("sync-mode"), SelectLook::Button, &mut at, &modes) {
                self.mode = SyncMode::ALL[at];
                self.plan.set_mode(self.mode, view);
                self.kept = false;
            }
            let mut by = COMPARED_BY.iter().position(|(by, _)| *by == self.by).unwrap_or(0);
            let ways = COMPARED_BY.map(|(_, words)| words.say());
            if select(ui, say!("sync-compare-by"), SelectLook::Button, &mut by, &ways) {
                self.by = COMPARED_BY[by].0;
                self.kept = false;
                again = true;
            }
            if let Some((name, _)) = &self.filters {
                let text = say!("sync-filters", name = words::visible(name));
                if checkbox(ui, &mut self.filtered, &text).changed() {
                    self.kept = false;
                    again = true;
                }
            }
            layout::trailing(ui, "sync-chips", |ui| self.chips(ui));
        });
        again
    }

    fn chips(&self, ui: &mut Ui) {
        ui.spacing_mut().item_spacing.x = space::S;
        let totals = &self.plan.totals;
        let amount = |count: u64, bytes: u64, say: fn(u64, String) -> String| {
            (count > 0).then(|| say(count, words::size(bytes)))
        };
        let up = amount(totals.uploads, totals.upload_bytes, |count, size| {
            say!("sync-uploads", count = count, size = size)
        });
        let down = amount(totals.downloads, totals.download_bytes, |count, size| {
            say!("sync-downloads", count = count, size = size)
        });
        for text in [up, down].into_iter().flatten() {
            ui.add(Chip::new(&text).kind(ChipKind::Accent));
        }
        if totals.deletions > 0 {
            let text = say!("sync-deletions", count = totals.deletions);
            ui.add(Chip::new(&text).kind(ChipKind::Bad));
        }
    }

    /// How far the comparison is, and what speaks against deleting.
    fn state(&mut self, ui: &mut Ui, view: Option<&HuntView>, actions: &mut Actions) {
        let tokens = Tokens::of(ui);
        layout::bar(ui, 26.0, 0.0, |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let Some(view) = view else {
                label::dim(ui, say!("sync-comparing"));
                return;
            };
            if view.running {
                label::dim(ui, say!("sync-comparing-so-far", folders = words::count(view.folders)));
                if ui.add(Button::ghost(say!("hunts-stop")).icon(icons::X)).clicked() {
                    actions.push(Action::Sync(Wish::Stop(view.id)));
                }
            } else if let Some(why) = self.plan.caution().map(caution) {
                label::icon(ui, icons::WARNING, tokens.warn);
                label::coloured(ui, why, tokens.warn);
            } else {
                let same = self.plan.all() - self.plan.len();
                label::dim(
                    ui,
                    say!(
                        "sync-compared",
                        folders = words::count(view.folders),
                        same = words::count(same as u64)
                    ),
                );
            }
            if view.failures.1 > 0 {
                let first = view.failures.0.first().map(|error| crate::errors::explain(error).why);
                label::coloured(ui, say!("sync-unread", count = view.failures.1), tokens.warn)
                    .on_hover_text(first.unwrap_or_default());
            }
            layout::trailing(ui, "sync-same", |ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                let untick = Button::ghost(say!("sync-untick")).enabled(self.plan.totals.items() > 0);
                if ui.add(untick).clicked() {
                    self.plan.untick_all(view);
                }
                if checkbox(ui, &mut self.with_same, say!("sync-with-same")).changed() {
                    self.plan.show_same(self.with_same, view);
                }
            });
        });
    }

    fn footer(&self, ui: &mut Ui, view: Option<&HuntView>) -> (bool, bool, bool) {
        label::icon(ui, icons::INFO, Tokens::of(ui).dim);
        label::small(ui, say!("sync-nothing-yet"));
        let running = view.is_none_or(|view| view.running);
        let items = self.plan.totals.items();
        layout::trailing(ui, "buttons", |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let cancel = ui.add(Button::secondary(say!("common-cancel"))).clicked();
            let keep = Button::secondary(say!("sync-keep")).tooltip(say!("sync-keep-help"));
            let keep = ui.add(keep.enabled(!self.kept)).clicked();
            let text = if items == 0 {
                say!("sync-nothing-to-do").to_owned()
            } else {
                say!("sync-do", count = items)
            };
            let go = Button::primary(&text).enabled(!running && items > 0);
            (cancel, keep, ui.add(go).clicked())
        })
    }
}

fn caution(caution: SyncCaution) -> &'static str {
    match caution {
        SyncCaution::Unread => say!("sync-caution-unread"),
        SyncCaution::NothingToMirror => say!("sync-caution-empty"),
        SyncCaution::TooMany => say!("sync-caution-too-many"),
        SyncCaution::Unfinished => say!("sync-caution-unfinished"),
    }
}
