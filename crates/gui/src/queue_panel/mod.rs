//! The dock: what moves, what failed, what is done, files that are open here, and the log.

mod at_the_end;
mod bar;
mod done;
mod failed;
mod group;
mod head;
mod list;
mod marks;
mod menu;
mod row;
mod rows;
mod transfers;

use std::collections::HashSet;

use eframe::egui::{Rect, Ui, pos2};
pub(crate) use group::{held, remove};
use portolan_engine::Edit;
use portolan_queue::Row;
use portolan_remote::{ItemId, SiteId};
use portolan_ui_kit::{Tokens, layout, tokens::size};
pub(crate) use row::state;
pub(crate) use rows::GroupKey;

use crate::{
    action::Actions,
    editing,
    frame::FrameCx,
    hunts,
    prefs::Prefs,
    trace_panel::{ChartPanel, LogPanel},
};

/// Which part of the dock is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum DockTab {
    /// What moves and what waits.
    #[default]
    Transfers,
    /// What failed.
    Failed,
    /// What is done.
    Done,
    /// What a search or comparison found.
    Found,
    /// Files of servers that are open here.
    Edits,
    /// Commands and replies.
    Log,
    /// The same along the time.
    Chart,
}

impl DockTab {
    /// All of them, in their order.
    pub(crate) const ALL: [Self; 7] = [
        Self::Transfers,
        Self::Failed,
        Self::Done,
        Self::Found,
        Self::Edits,
        Self::Log,
        Self::Chart,
    ];
}

/// The dock, with all that it remembers between frames.
#[derive(Debug)]
pub(crate) struct Dock {
    /// Which part is shown.
    pub(crate) tab: DockTab,
    /// Had one of its lists the keyboard in the last frame?
    keyboard: bool,
    transfers: transfers::Panel,
    failed: failed::Panel,
    done: done::Panel,
    edits: editing::Panel,
    /// What was found.
    pub(crate) hunts: hunts::Panel,
    log: LogPanel,
    chart: ChartPanel,
    /// The server of the tab that is shown.
    pub(crate) site: Option<SiteId>,
}

impl Dock {
    /// A dock as the person left it.
    pub(crate) fn new() -> Self {
        Self {
            tab: DockTab::default(),
            keyboard: false,
            transfers: transfers::Panel::new(),
            failed: failed::Panel::new(),
            done: done::Panel::new(),
            edits: editing::Panel::default(),
            hunts: hunts::Panel::default(),
            log: LogPanel::default(),
            chart: ChartPanel::default(),
            site: None,
        }
    }

    /// Has one of its lists the keyboard?
    pub(crate) fn has_keyboard(&self) -> bool {
        self.keyboard
    }

    /// What is selected in the list that is shown.
    pub(crate) fn chosen(&self) -> Vec<ItemId> {
        match self.tab {
            DockTab::Transfers => self.transfers.chosen(),
            DockTab::Failed => self.failed.chosen(),
            DockTab::Done | DockTab::Found | DockTab::Edits | DockTab::Log | DockTab::Chart => Vec::new(),
        }
    }

    /// What is selected of what is done.
    pub(crate) fn chosen_done(&self, frame: &FrameCx) -> Vec<ItemId> {
        if self.done.marks.is_empty() {
            return Vec::new();
        }
        self.done.chosen(frame).map(|row| row.item).collect()
    }

    /// The group of transfers that is selected with all that belongs to it.
    pub(crate) fn chosen_group(&self) -> Option<GroupKey> {
        let shown = self.tab == DockTab::Transfers;
        self.transfers.whole_group().filter(|_| shown)
    }

    /// Is anything?
    pub(crate) fn has_chosen(&self) -> bool {
        match self.tab {
            DockTab::Transfers => !self.transfers.marks.is_empty(),
            DockTab::Failed => !self.failed.marks.is_empty(),
            DockTab::Done => !self.done.marks.is_empty(),
            DockTab::Found | DockTab::Edits | DockTab::Log | DockTab::Chart => false,
        }
    }

    /// Selects nothing in the list that is shown.
    pub(crate) fn choose_nothing(&mut self) {
        match self.tab {
            DockTab::Transfers => self.transfers.marks.clear(),
            DockTab::Failed => self.failed.marks.clear(),
            DockTab::Done => self.done.marks.clear(),
            DockTab::Found | DockTab::Edits | DockTab::Log | DockTab::Chart => {}
        }
    }

    /// Selects everything in the list that is shown.
    pub(crate) fn choose_all(&mut self, frame: &FrameCx) {
        match self.tab {
            DockTab::Transfers => self.transfers.choose_all(frame),
            DockTab::Failed => self.failed.choose_all(frame),
            DockTab::Done => self.done.choose_all(frame),
            DockTab::Found | DockTab::Edits | DockTab::Log | DockTab::Chart => {}
        }
    }

    /// The list that is shown as text, tabs between its columns; what is selected, or all of it.
    pub(crate) fn text(&self, frame: &FrameCx) -> String {
        let chosen: HashSet<ItemId> = self.chosen().into_iter().collect();
        let wanted = |row: &Row| chosen.is_empty() || chosen.contains(&row.item);
        let lines: Vec<String> = match self.tab {
            DockTab::Transfers => {
                let rows = self.transfers.items(frame).filter(wanted);
                let size = |row: &Row| row.size.map_or_else(String::new, |size| size.to_string());
                rows.map(|row| format!("{}\t{}\t{}", row.name, row.destination, size(&row)))
                    .collect()
            }
            DockTab::Failed => self
                .failed
                .items(frame)
                .filter(wanted)
                .map(|row| {
                    let why = failed::failed(&row).map(failed::why).unwrap_or_default();
                    format!("{}\t{}\t{why}", row.name, row.destination)
                })
                .collect(),
            DockTab::Done => {
                let when = |when| frame.calendar.exact(when);
                let rows = self.done.chosen(frame);
                rows.map(|row| format!("{}\t{}\t{}\t{}", row.name, row.destination, row.size, when(row.when)))
                    .collect()
            }
            DockTab::Edits => {
                let line = |edit: &Edit| format!("{}\t{}", editing::address(edit), edit.file.display());
                frame.edits.iter().map(line).collect()
            }
            DockTab::Found | DockTab::Log | DockTab::Chart => Vec::new(),
        };
        lines.join("\n")
    }

    /// Draws it into `rect`.
    pub(crate) fn show(&mut self, ui: &mut Ui, rect: Rect, frame: &FrameCx, prefs: &mut Prefs, actions: &mut Actions) {
        let tokens = Tokens::of(ui);
        layout::region(ui, rect, tokens.panel, |ui| {
            layout::hairline_top(ui, rect);
            let head = layout::bar(ui, size::DOCK_TABS, portolan_ui_kit::tokens::space::M, |ui| {
                self.head(ui, frame, prefs, actions);
            });
            layout::hairline_bottom(ui, head.response.rect);
            let body = Rect::from_min_max(pos2(rect.left(), head.response.rect.bottom()), rect.max);
            self.keyboard = layout::region(ui, body, tokens.panel, |ui| match self.tab {
                DockTab::Transfers => self.transfers.show(ui, frame, prefs, actions),
                DockTab::Failed => self.failed.show(ui, frame, prefs, actions),
                DockTab::Done => self.done.show(ui, frame, prefs, actions),
                DockTab::Found => self.hunts.show(ui, frame, actions),
                DockTab::Edits => self.edits.show(ui, frame, actions),
                DockTab::Log => {
                    self.log.show(ui, self.site, frame, actions);
                    false
                }
                DockTab::Chart => {
                    self.chart.show(ui, frame);
                    false
                }
            });
        });
    }
}
