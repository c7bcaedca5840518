//! The main window: tab strip, address row, two panes, dock, status bar.

use eframe::egui::{self, Rect, Ui, Vec2};
use portolan_ui_kit::button::{Button, IconButton};
use portolan_ui_kit::chip::Chip;
use portolan_ui_kit::empty::{centred_row, empty_state};
use portolan_ui_kit::field::AddressField;
use portolan_ui_kit::path_bar::{PathBarState, path_bar};
use portolan_ui_kit::progress::ProgressBar;
use portolan_ui_kit::sparkline::sparkline;
use portolan_ui_kit::tabs::{DockTab, Tab, dock_tabs, tab_strip};
use portolan_ui_kit::tokens::{Tokens, size, space};
use portolan_ui_kit::virtual_table::{Column, Sort, TableState, VirtualTable};
use portolan_ui_kit::{font, icons, label, layout};

use crate::sample::{File, LOCAL, REMOTE, TRANSFERS};

pub(crate) struct Window {
    address: String,
    tab: usize,
    dock_tab: usize,
    selected: Vec<usize>,
    panes: [(TableState, PathBarState); 2],
    transfers: TableState,
}

impl Default for Window {
    fn default() -> Self {
        Self {
            address: "ftpes://web@ftp.studio.example/www".to_owned(),
            tab: 0,
            dock_tab: 0,
            selected: vec![2, 5, 6],
            panes: Default::default(),
            transfers: TableState::default(),
        }
    }
}

impl Window {
    pub(crate) fn show(&mut self, ui: &mut Ui, unconnected: bool) {
        let tokens = Tokens::of(ui);
        let all = ui.max_rect();
        let (strip, rest) = all.split_top_bottom_at_y(all.top() + size::TAB_STRIP);
        let (address, rest) = rest.split_top_bottom_at_y(rest.top() + size::ADDRESS_ROW);
        let (rest, status) = rest.split_top_bottom_at_y(rest.bottom() - size::STATUS_BAR);
        let (panes, dock) = rest.split_top_bottom_at_y(rest.top() + 500.0);
        let (local, remote) = panes.split_left_right_at_fraction(0.5);
        layout::region(ui, strip, tokens.bg, |ui| self.strip(ui));
        layout::region(ui, address, tokens.panel, |ui| self.address_row(ui));
        layout::region(ui, local, tokens.panel, |ui| self.pane(ui, 0));
        layout::region(ui, remote, tokens.panel, |ui| {
            if unconnected { nowhere(ui) } else { self.pane(ui, 1) }
        });
        layout::region(ui, dock, tokens.panel, |ui| self.dock(ui));
        layout::region(ui, status, tokens.bg, status_bar);
        layout::hairline_bottom(ui, address);
        layout::hairline_left(ui, remote);
        layout::hairline_top(ui, dock);
        layout::hairline_top(ui, status);
        layout::active_edge(ui, local);
    }

    fn strip(&mut self, ui: &mut Ui) {
        let tokens = Tokens::of(ui);
        let tabs = [
            Tab {
                title: "Studio website",
                dot: tokens.ok,
                state: "connected",
                colour: None,
            },
            Tab {
                title: "Archive NAS",
                dot: tokens.warn,
                state: "retrying in 4 s",
                colour: None,
            },
        ];
        let outer = ui.max_rect();
        let right = outer.right() - 10.0;
        let search = Rect::from_min_max(
            egui::pos2(right - 268.0, outer.top() + 5.0),
            egui::pos2(right, outer.top() + 33.0),
        );
        let button = Button::secondary("Search commands, sites, files").icon(icons::MAGNIFYING_GLASS);
        ui.put(search, button.hint("Ctrl K").min_width(search.width()));
        let left = Rect::from_min_max(
            outer.min + Vec2::new(10.0, 0.0),
            egui::pos2(search.left(), outer.bottom()),
        );
        let mut left = ui.new_child(egui::UiBuilder::new().max_rect(left));
        let output = tab_strip(&mut left, "sessions", &tabs, self.tab);
        self.tab = output.selected.unwrap_or(self.tab);
    }

    fn address_row(&mut self, ui: &mut Ui) {
        let tokens = Tokens::of(ui);
        layout::bar(ui, size::ADDRESS_ROW, space::M, |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            ui.add(Button::secondary("Sites").icon(icons::ANCHOR).menu());
            let width = ui.available_width() - 303.0;
            let name = "Encrypted, certificate trusted";
            AddressField::new(&mut self.address, icons::LOCK_SIMPLE, tokens.ok, name)
                .width(width)
                .show(ui, |ui| {
                    ui.add(
                        Chip::new("Auto · EPSV")
                            .button()
                            .tooltip("How data connections are made"),
                    );
                });
            ui.add(Button::secondary("Disconnect").icon(icons::PLUGS));
            ui.add(IconButton::new(icons::LINK_SIMPLE, "Linked browsing").toggled(true));
            ui.add(IconButton::new(icons::GIT_DIFF, "Compare"));
            ui.add(IconButton::new(icons::ARROWS_CLOCKWISE, "Synchronise"));
            ui.add(IconButton::new(icons::EYE, "Hidden files").toggled(false));
            ui.add(IconButton::new(icons::GEAR_SIX, "Settings"));
        });
    }

    fn pane(&mut self, ui: &mut Ui, side: usize) {
        let tokens = Tokens::of(ui);
        let (state, path) = &mut self.panes[side];
        let local = side == 0;
        let bar = layout::bar(ui, size::PATH_BAR, 10.0, |ui| {
            label::icon(ui, if local { icons::LAPTOP } else { icons::HARD_DRIVES }, tokens.text);
            let room = Vec2::new(ui.available_width() - 150.0, size::CONTROL);
            let crumbs: &[&str] = if local {
                &["Home", "Work", "site"]
            } else {
                &["/", "www"]
            };
            ui.allocate_ui(room, |ui| {
                path_bar(ui, "path", path, crumbs, if local { "~/Work/site" } else { "/www" })
            });
            layout::trailing(ui, "buttons", |ui| {
                ui.add(IconButton::new(icons::ARROW_UP, "Up"));
                ui.add(IconButton::new(icons::ARROW_CLOCKWISE, "Refresh").shortcut("Ctrl R"));
                ui.add(IconButton::new(icons::FOLDER_PLUS, "New folder").shortcut("F7"));
                ui.add(IconButton::new(icons::FUNNEL_SIMPLE, "Filter"));
            });
        });
        layout::hairline_bottom(ui, bar.response.rect);
        let footer = ui.available_height() - size::PANE_FOOTER;
        ui.allocate_ui(Vec2::new(ui.available_width(), footer), |ui| {
            let mut columns = vec![
                Column::new("Name").fill().min_width(140.0).sortable(),
                Column::new("Size").width(90.0).right().sortable(),
                Column::new("Modified")
                    .width(if local { 131.0 } else { 130.0 })
                    .sortable(),
            ];
            let files: &[File] = if local { &LOCAL } else { &REMOTE };
            if !local {
                columns.push(Column::new("Permissions").width(110.0).sortable());
            }
            let table = VirtualTable::new("files", &columns).rows(files.len());
            let sort = Some(Sort {
                column: 0,
                ascending: true,
            });
            let selected = &mut self.selected;
            let output = table
                .sort(sort)
                .name(if local { "Local files" } else { "Remote files" })
                .show(ui, state, |row| {
                    let (name, bytes, modified, permissions) = files[row.index()];
                    row.name(name);
                    row.select(local && selected.contains(&row.index()));
                    let tokens = row.tokens();
                    if bytes.is_empty() {
                        row.icon_and_text(icons::FOLDER, font::icon_fill(), tokens.warn, name);
                    } else {
                        row.icon_and_text(icons::for_file_name(name), font::icon(), tokens.dim, name);
                    }
                    row.dim(bytes);
                    row.dim(modified);
                    row.mono(permissions);
                });
            if let (true, Some(click)) = (local, output.clicked) {
                *selected = vec![click.row];
            }
            if let (true, Some(moved)) = (local, output.cursor_moved) {
                *selected = vec![moved.row];
            }
        });
        let line = layout::bar(ui, size::PANE_FOOTER, space::M, |ui| {
            label::small(
                ui,
                if local {
                    "3 of 11 selected · 318.6 MB + 1 folder"
                } else {
                    "10 items · 4 folders"
                },
            );
            layout::trailing(ui, "right", |ui| {
                label::small(ui, if local { "412 GB free" } else { "Listing 34 ms · MLSD" });
            });
        });
        layout::hairline_top(ui, line.response.rect);
    }

    fn dock(&mut self, ui: &mut Ui) {
        let tabs = [
            DockTab {
                icon: Some(icons::ARROWS_DOWN_UP),
                title: "Transfers",
                count: Some("1,210"),
                bad: false,
            },
            DockTab {
                icon: Some(icons::WARNING_CIRCLE),
                title: "Failed",
                count: Some("2"),
                bad: true,
            },
            DockTab {
                icon: Some(icons::CHECK_CIRCLE),
                title: "Done",
                count: Some("96"),
                bad: false,
            },
            DockTab {
                icon: Some(icons::TERMINAL),
                title: "Log",
                count: None,
                bad: false,
            },
            DockTab {
                icon: Some(icons::CHART_LINE),
                title: "Wire chart",
                count: None,
                bad: false,
            },
        ];
        let bar = layout::bar(ui, size::DOCK_TABS, space::M, |ui| {
            let clicked = dock_tabs(ui, "dock", size::DOCK_TABS, 0.0, &tabs, self.dock_tab);
            self.dock_tab = clicked.unwrap_or(self.dock_tab);
            layout::trailing(ui, "totals", |ui| {
                ui.spacing_mut().item_spacing.x = 18.0;
                let values = [
                    0.1, 0.3, 0.24, 0.66, 0.55, 0.85, 0.76, 0.9, 0.82, 0.97, 0.9, 1.0, 0.88, 0.97, 0.9, 1.02, 0.99,
                ];
                sparkline(ui, &values, Vec2::new(200.0, 35.0), "108.4 MB/s");
                ui.allocate_ui_with_layout(Vec2::new(86.0, 32.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                    ui.spacing_mut().item_spacing.y = 1.0;
                    label::strong(ui, "108.4 MB/s");
                    label::tiny(ui, "1,206 left · 4 min");
                });
                ui.add(Button::secondary("No limit").icon(icons::GAUGE));
                ui.add(Button::secondary("4").icon(icons::PLUGS_CONNECTED).tooltip("Sessions"));
                ui.add(Button::secondary("Pause").icon(icons::PAUSE));
            });
        });
        layout::hairline_bottom(ui, bar.response.rect);
        self.transfers(ui);
    }

    fn transfers(&mut self, ui: &mut Ui) {
        let columns = [
            Column::new("File").width(489.0),
            Column::new("Destination").width(227.0),
            Column::new("Progress").width(230.0),
            Column::new("Amount").width(138.0),
            Column::new("Speed").width(99.0),
            Column::new("Left").width(56.0),
            Column::new("State").fill().min_width(80.0),
        ];
        let table = VirtualTable::new("transfers", &columns)
            .rows(TRANSFERS.len())
            .name("Transfers");
        table.show(ui, &mut self.transfers, |row| {
            let (file, destination, share, amount, speed, left, state) = TRANSFERS[row.index()];
            let tokens = row.tokens();
            let download = destination.starts_with('~');
            let (arrow, colour) = if download {
                (icons::ARROW_DOWN, tokens.accent)
            } else {
                (icons::ARROW_UP, tokens.upload)
            };
            row.name(file);
            row.icon_and_text(arrow, font::icon(), colour, file);
            row.dim(destination);
            row.col(|ui| {
                ui.add(ProgressBar::new(share, file).colour(colour).width(150.0));
                let percent = if share > 0.0 {
                    format!("{:.0}%", share * 100.0)
                } else {
                    "—".to_owned()
                };
                label::digits(ui, percent);
            });
            for text in [amount, speed, left] {
                row.dim(text);
            }
            let ink = if state.starts_with("Asks") {
                tokens.warn
            } else {
                tokens.dim
            };
            row.cell(state, &font::body(), ink);
        });
    }
}

fn nowhere(ui: &mut Ui) {
    empty_state(
        ui,
        "nowhere",
        icons::ANCHOR,
        None,
        "Where to?",
        "Type an address above, pick a site, or try the practice server on this computer.",
        |ui| {
            centred_row(ui, "start", |ui| {
                ui.add(Button::primary("New site"));
                ui.add(Button::secondary("Import from FileZilla or WinSCP"));
                ui.add(Button::secondary("Practice server"));
            });
        },
    );
}

fn status_bar(ui: &mut Ui) {
    layout::bar(ui, size::STATUS_BAR, space::M, |ui| {
        let dim = Tokens::of(ui).dim;
        label::icon_with_name(ui, icons::LOCK_SIMPLE, dim, "Encrypted");
        label::small(ui, "TLS 1.3 · certificate trusted");
        layout::divider(ui);
        label::small(ui, "ProFTPD · UTF-8 · MLSD");
        layout::divider(ui);
        label::small(ui, "21 ms");
        layout::trailing(ui, "queue", |ui| label::small(ui, "Queue 38 % · 4 sessions"));
    });
}
