//! The plan of a synchronisation, before anything is changed.

use eframe::egui::{Context, Ui, Vec2};
use portolan_ui_kit::button::Button;
use portolan_ui_kit::chip::{Chip, ChipKind};
use portolan_ui_kit::choice::checkbox_bare;
use portolan_ui_kit::modal::Dialog;
use portolan_ui_kit::select::{SelectLook, select};
use portolan_ui_kit::tokens::{Tokens, size};
use portolan_ui_kit::virtual_table::{Column, TableState, VirtualTable};
use portolan_ui_kit::{font, icons, label, layout};

/// Path, what is here, what will be done, what is there, why.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str);

const ROWS: [Row; 6] = [
    (
        "index.html",
        "12.4 KB · Nov 21, 09:10",
        icons::ARROW_RIGHT,
        "11.9 KB · Nov 12, 10:21",
        "newer here",
    ),
    (
        "main.css",
        "38.1 KB · Nov 21, 09:09",
        icons::ARROW_RIGHT,
        "37.5 KB · Nov 12, 10:21",
        "newer here",
    ),
    ("campaign-2026/ (1,204 files)", "64.4 MB", icons::PLUS, "—", "only here"),
    (
        "assets-v11.zip",
        "—",
        icons::TRASH,
        "301.2 MB · Oct 2",
        "only on server",
    ),
    ("robots.txt", "118 B", icons::EQUALS, "118 B", "same"),
    (
        "main.js",
        "201.3 KB · Nov 10",
        icons::WARNING,
        "201.4 KB · Nov 12",
        "newer on server: not touched",
    ),
];

pub(crate) struct Plan {
    direction: usize,
    compare: usize,
    marks: Vec<bool>,
    table: TableState,
}

impl Default for Plan {
    fn default() -> Self {
        let marks = vec![true, true, true, true, false, false];
        Self {
            direction: 0,
            compare: 0,
            marks,
            table: TableState::default(),
        }
    }
}

impl Plan {
    pub(crate) fn show(&mut self, ctx: &Context) {
        let body = |ui: &mut Ui, state: &mut Self| {
            state.options(ui);
            state.rows(ui);
        };
        let dialog = Dialog::new("sync", "Synchronise ~/Work/site → /www")
            .icon(icons::ARROWS_CLOCKWISE)
            .width(1040.0);
        dialog.show(ctx, self, body, |ui, _| {
            let ink = Tokens::of(ui).text;
            label::icon(ui, icons::INFO, ink);
            label::body(ui, "Nothing has been changed yet.");
            layout::trailing(ui, "buttons", |ui| {
                ui.add(Button::secondary("Cancel"));
                ui.add(Button::secondary("Save as preset"));
                ui.add(Button::primary("Synchronise 1,207 items"));
            });
        });
    }

    fn options(&mut self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            select(
                ui,
                "Direction",
                SelectLook::Button,
                &mut self.direction,
                &["Mirror to server", "Mirror to here", "Both ways"],
            );
            select(
                ui,
                "Compare",
                SelectLook::Button,
                &mut self.compare,
                &["Compare: size and time", "Compare: contents"],
            );
            ui.add(Button::secondary("Filters: .git, *.tmp").icon(icons::FUNNEL_SIMPLE));
            layout::trailing(ui, "totals", |ui| {
                ui.add(Chip::new("1,206 uploads · 64.4 MB"));
                ui.add(Chip::new("1 deletion").kind(ChipKind::Bad));
            });
        });
    }

    fn rows(&mut self, ui: &mut Ui) {
        let columns = [
            Column::new("").width(52.0).fixed(),
            Column::new("Path").fill(),
            Column::new("Here").width(200.0),
            Column::new("").width(54.0).fixed(),
            Column::new("Server").width(200.0),
            Column::new("Why").width(250.0),
        ];
        ui.allocate_ui(Vec2::new(ui.available_width(), size::HEADER + 6.0 * size::ROW), |ui| {
            let marks = &mut self.marks;
            VirtualTable::new("plan", &columns)
                .rows(ROWS.len())
                .show(ui, &mut self.table, |row| {
                    let (path, here, icon, server, why) = ROWS[row.index()];
                    let index = row.index();
                    let tokens = row.tokens();
                    row.name(path);
                    row.col(|ui| checkbox_bare(ui, &mut marks[index], path));
                    row.text(path);
                    row.dim(here);
                    let ink = [
                        tokens.accent,
                        tokens.accent,
                        tokens.ok,
                        tokens.bad,
                        tokens.dim,
                        tokens.warn,
                    ][index];
                    row.cell(icon, &font::icon(), ink);
                    row.dim(server);
                    row.dim(why);
                });
        });
    }
}
