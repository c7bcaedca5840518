//! The dock: what moves, what failed, what is done, and the log.

mod done;
mod failed;
mod head;
mod transfers;

use eframe::egui::{Rect, Ui, pos2};
use portolan_ui_kit::{Tokens, layout, tokens::size, virtual_table::TableState};

use crate::{action::Actions, frame::FrameCx, prefs::Prefs, trace_panel::LogPanel};

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
    /// Commands and replies.
    Log,
}

impl DockTab {
    const ALL: [Self; 4] = [Self::Transfers, Self::Failed, Self::Done, Self::Log];
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
    done: TableState,
    log: LogPanel,
}

impl Dock {
    /// A dock as the person left it.
    pub(crate) fn new(prefs: &Prefs) -> Self {
        Self {
            tab: DockTab::default(),
            keyboard: false,
            transfers: transfers::Panel::new(&prefs.widths[2]),
            failed: failed::Panel::default(),
            done: TableState::default(),
            log: LogPanel::default(),
        }
    }

    /// Has one of its lists the keyboard?
    pub(crate) fn has_keyboard(&self) -> bool {
        self.keyboard
    }

    /// Draws it into `rect`.
    pub(crate) fn show(&mut self, ui: &mut Ui, rect: Rect, frame: &FrameCx, prefs: &mut Prefs, actions: &mut Actions) {
        let tokens = Tokens::of(ui);
        layout::region(ui, rect, tokens.panel, |ui| {
            layout::hairline_top(ui, rect);
            let head = layout::bar(ui, size::DOCK_TABS, portolan_ui_kit::tokens::space::M, |ui| {
                self.head(ui, frame, actions);
            });
            layout::hairline_bottom(ui, head.response.rect);
            let body = Rect::from_min_max(pos2(rect.left(), head.response.rect.bottom()), rect.max);
            self.keyboard = layout::region(ui, body, tokens.panel, |ui| match self.tab {
                DockTab::Transfers => self.transfers.show(ui, frame, prefs, actions),
                DockTab::Failed => self.failed.show(ui, frame, actions),
                DockTab::Done => done::show(ui, &mut self.done, frame),
                DockTab::Log => {
                    self.log.show(ui, frame);
                    false
                }
            });
        });
    }
}
