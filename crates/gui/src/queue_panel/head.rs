//! The line of the dock's tabs: counts, throughput, time left, limit, sessions, pause.

use eframe::egui::{Color32, Id, Popup, RichText, Ui, Vec2};
use portolan_engine::Transfers;
use portolan_remote::Direction;
use portolan_ui_kit::{
    button::{Button, IconButton},
    font, icons, layout, menu, say,
    select::{menu_choice, menu_separator},
    sparkline, tabs,
    tokens::{size, space},
};

use super::{Dock, DockTab, at_the_end, bar::Bar};
use crate::{
    action::{Action, Actions, Named},
    editing,
    frame::FrameCx,
    hunts,
    prefs::{DockList, Grouping, Prefs},
    words,
};

/// Points that the buttons behind the tabs need at least.
const CONTROLS: f32 = 310.0;
/// The limits on offer, in bytes a second.
const LIMITS: [u64; 7] = [100_000, 250_000, 500_000, 1_000_000, 2_500_000, 10_000_000, 50_000_000];
/// The numbers of sessions on offer; the engine takes 1 to 32.
const SESSIONS: [u8; 10] = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32];

impl Dock {
    pub(super) fn head(&mut self, ui: &mut Ui, frame: &FrameCx, prefs: &mut Prefs, actions: &mut Actions) {
        let count = |number: usize| (number > 0).then(|| words::count(number as u64));
        let failed = frame.queue.failed_len();
        let counts = [
            count(frame.queue.len().saturating_sub(failed)),
            count(failed),
            count(frame.done.len()),
            count(hunts::listed(frame).map_or(0, |hunt| hunt.len())),
            count(frame.edits.len()),
            None,
            None,
        ];
        let tabs: Vec<tabs::DockTab<'_>> = DockTab::ALL
            .iter()
            .zip(&counts)
            .map(|(tab, count)| {
                let (icon, title) = match tab {
                    DockTab::Transfers => (icons::ARROWS_DOWN_UP, say!("queue-transfers")),
                    DockTab::Failed => (icons::WARNING_CIRCLE, say!("queue-failed")),
                    DockTab::Done => (icons::CHECK_CIRCLE, say!("queue-done")),
                    DockTab::Found => (icons::MAGNIFYING_GLASS, say!("hunts-found")),
                    DockTab::Edits => (icons::NOTE_PENCIL, say!("editing-open-files")),
                    DockTab::Log => (icons::TERMINAL, say!("queue-log")),
                    DockTab::Chart => (icons::CHART_LINE, say!("chart-wire-chart")),
                };
                tabs::DockTab {
                    icon: Some(icon),
                    title,
                    count: count.as_deref(),
                    bad: match tab {
                        DockTab::Failed => true,
                        DockTab::Edits => editing::needs_a_look(&frame.edits),
                        _ => false,
                    },
                }
            })
            .collect();
        let active = DockTab::ALL.iter().position(|tab| *tab == self.tab).unwrap_or(0);
        if let Some(clicked) = tabs::dock_tabs(ui, "dock-tabs", size::DOCK_TABS, CONTROLS, &tabs, active) {
            self.tab = DockTab::ALL[clicked];
        }
        ui.add_space(space::M);
        self.list_buttons(ui, prefs);
        // Where not all has room, the throughput and words of buttons go; what can be done stays.
        let [least, whole] = ["dock-controls-least", "dock-controls-whole"].map(Id::unique);
        let needed = ui.data(|data| data.get_temp(least)).unwrap_or(CONTROLS);
        self.own_buttons(ui, frame, needed, actions);
        let room = ui.available_width();
        let tight = ui
            .data(|data| data.get_temp(whole))
            .is_some_and(|width: f32| width > room);
        layout::trailing(ui, "dock-controls", |ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            if !tight {
                throughput(ui, &frame.transfers);
            }
            ui.spacing_mut().item_spacing.x = space::S + space::XS;
            limit_menu(ui, &frame.transfers, tight, actions);
            sessions_menu(ui, &frame.transfers, actions);
            at_the_end::button(ui, frame, &prefs.chosen, actions);
            pause_button(ui, frame, tight, actions);
            let width = ui.min_rect().width();
            ui.data_mut(|data| data.insert_temp(if tight { least } else { whole }, width));
        });
    }

    /// The list that is shown, where it is one with rows of transfers.
    fn list(&self) -> Option<DockList> {
        match self.tab {
            DockTab::Transfers => Some(DockList::Transfers),
            DockTab::Failed => Some(DockList::Failed),
            DockTab::Done => Some(DockList::Done),
            DockTab::Found | DockTab::Edits | DockTab::Log | DockTab::Chart => None,
        }
    }

    fn bar(&mut self) -> Option<&mut Bar> {
        match self.list()? {
            DockList::Transfers => Some(&mut self.transfers.list.bar),
            DockList::Failed => Some(&mut self.failed.list.bar),
            DockList::Done => Some(&mut self.done.list.bar),
        }
    }

    /// Opens the filter of the list that is shown, or closes it. Returns whether there is one.
    pub(crate) fn toggle_filter(&mut self) -> bool {
        self.bar().map(Bar::toggle).is_some()
    }

    /// Shows only rows of transfers with these words.
    #[cfg(test)]
    pub(crate) fn filter_transfers(&mut self, words: &str) {
        self.transfers.list.bar.set(words);
    }

    /// Does the list of transfers show what is wished, and not an older order?
    #[cfg(test)]
    pub(crate) fn transfers_are_sorted(&self, prefs: &Prefs) -> bool {
        self.transfers.list.is_sorted(&prefs.dock)
    }

    /// What of the list is shown, and what its rows stand under.
    fn list_buttons(&mut self, ui: &mut Ui, prefs: &mut Prefs) {
        let (Some(list), Some(bar)) = (self.list(), self.bar()) else {
            return;
        };
        ui.spacing_mut().item_spacing.x = space::XS;
        let filter = IconButton::new(icons::FUNNEL_SIMPLE, say!("queue-filter-list")).toggled(bar.is_open());
        if ui.add(filter).clicked() {
            bar.toggle();
        }
        let group = &mut prefs.dock.of_mut(list).group;
        let button = IconButton::new(icons::STACK, say!("queue-group-rows")).toggled(*group != Grouping::Nothing);
        Popup::menu(&ui.add(button)).show(|ui| {
            menu::begin(ui);
            for grouping in Grouping::ALL {
                if menu_choice(ui, *group == grouping, grouping.title()).clicked() {
                    *group = grouping;
                    ui.close();
                }
            }
        });
        ui.add_space(space::S);
    }

    /// What can be done with the whole of the part that is shown, where so many points are left free behind it. Without the
    /// words where they have no room.
    fn own_buttons(&self, ui: &mut Ui, frame: &FrameCx, free: f32, actions: &mut Actions) {
        let offers: &[Named] = match self.tab {
            DockTab::Failed if frame.queue.failed_len() > 0 => {
                &[Named::RetryFailed, Named::ClearFailed, Named::ExportFailures]
            }
            DockTab::Done if frame.done.has_older() => &[Named::OlderDone, Named::ClearDone],
            DockTab::Done if !frame.done.is_empty() => &[Named::ClearDone],
            DockTab::Log | DockTab::Chart if !frame.trace.chunks.is_empty() => &[Named::ClearLog],
            _ => &[],
        };
        let word = |named: &Named| {
            let galley = ui
                .painter()
                .layout_no_wrap(named.label().to_owned(), font::body(), Color32::PLACEHOLDER);
            galley.size().x + size::ICON + 2.0 * space::L
        };
        let tight = offers.iter().map(word).sum::<f32>() + free > ui.available_width();
        for named in offers {
            let clicked = if tight {
                ui.add(IconButton::new(named.icon(), named.label())).clicked()
            } else {
                ui.add(Button::ghost(named.label()).icon(named.icon())).clicked()
            };
            if clicked {
                actions.push(Action::Named(*named));
            }
        }
    }
}

fn throughput(ui: &mut Ui, transfers: &Transfers) {
    let speed = transfers.upload_speed + transfers.download_speed;
    let busy = !transfers.running.is_empty() || transfers.files_left > 0;
    if !busy && speed == 0 {
        return;
    }
    let values: Vec<f32> = transfers.history.iter().map(|bytes| *bytes as f32).collect();
    let name = say!("queue-throughput-s", size = words::size(speed));
    sparkline::sparkline(ui, &values, Vec2::new(200.0, size::DOCK_TABS - 4.0), &name);
    let tokens = portolan_ui_kit::Tokens::of(ui);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(2.0);
        // A width that does not change with every digit: the buttons behind it stand still.
        ui.set_width(104.0);
        ui.label(
            RichText::new(format!("{}/s", words::size(speed)))
                .font(font::strong())
                .color(tokens.text),
        );
        ui.label(RichText::new(left(transfers)).font(font::tiny()).color(tokens.dim));
    });
}

/// `1,206 left · 4 min`; "so far" while folders are still being read.
fn left(transfers: &Transfers) -> String {
    let count = transfers.files_left;
    match transfers.time_left {
        _ if transfers.counting => say!("queue-left-so-far", count = count),
        Some(time) => format!("{} · {}", say!("queue-left", count = count), words::about(time)),
        None => say!("queue-left", count = count),
    }
}

fn limit_menu(ui: &mut Ui, transfers: &Transfers, tight: bool, actions: &mut Actions) {
    let [upload, download] = transfers.limits;
    let text = match (upload, download) {
        (None, None) => say!("queue-no-limit").to_owned(),
        (Some(up), Some(down)) if up == down => say!("queue-each", rate = words::rate(up)),
        (up, down) => [("↑", up), ("↓", down)]
            .iter()
            .filter_map(|(arrow, limit)| limit.map(|limit| format!("{arrow} {}", words::rate(limit))))
            .collect::<Vec<_>>()
            .join("  "),
    };
    let tooltip = say!("queue-speed-limit");
    let button = if tight {
        ui.add(IconButton::new(icons::GAUGE, &format!("{tooltip}: {text}")))
    } else {
        ui.add(Button::secondary(&text).icon(icons::GAUGE).tooltip(tooltip))
    };
    Popup::menu(&button).show(|ui| {
        menu::begin(ui);
        for (direction, title, now) in [
            (Direction::Upload, say!("queue-uploads"), upload),
            (Direction::Download, say!("queue-downloads"), download),
        ] {
            if direction == Direction::Download {
                menu_separator(ui);
            }
            portolan_ui_kit::label::small(ui, title);
            for limit in std::iter::once(None).chain(LIMITS.into_iter().map(Some)) {
                let text = limit.map_or_else(|| say!("queue-no-limit").to_owned(), words::rate);
                if menu_choice(ui, now == limit, &text).clicked() {
                    actions.push(Action::SetSpeedLimit(direction, limit));
                    ui.close();
                }
            }
        }
    });
}

fn sessions_menu(ui: &mut Ui, transfers: &Transfers, actions: &mut Actions) {
    let allowed = transfers.sessions_allowed;
    let text = allowed.to_string();
    let tooltip = say!("queue-sessions-for-transfers-with-one");
    let button = ui.add(Button::secondary(&text).icon(icons::PLUGS_CONNECTED).tooltip(tooltip));
    Popup::menu(&button).show(|ui| {
        menu::begin(ui);
        for sessions in SESSIONS {
            let text = say!("queue-count-sessions", count = u64::from(sessions));
            if menu_choice(ui, sessions == allowed, &text).clicked() {
                actions.push(Action::SetSessions(sessions));
                ui.close();
            }
        }
    });
}

fn pause_button(ui: &mut Ui, frame: &FrameCx, tight: bool, actions: &mut Actions) {
    let (icon, text) = if frame.transfers.paused {
        (icons::PLAY, say!("queue-continue"))
    } else {
        (icons::PAUSE, say!("queue-pause"))
    };
    let shortcut = frame.shortcuts.text(Named::PauseAll).unwrap_or_default();
    let response = if tight {
        ui.add(IconButton::new(icon, text).shortcut(&shortcut))
    } else {
        ui.add(Button::secondary(text).icon(icon).shortcut(&shortcut))
    };
    if response.clicked() {
        actions.push(Action::Named(Named::PauseAll));
    }
}
