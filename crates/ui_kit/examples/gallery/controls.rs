//! Every control in its states, and a table of ten million rows.

use eframe::egui::{self, Ui, Vec2};
use portolan_ui_kit::button::{Button, IconButton};
use portolan_ui_kit::chip::{self, Chip, ChipKind};
use portolan_ui_kit::choice::{checkbox, radio};
use portolan_ui_kit::field::TextField;
use portolan_ui_kit::progress::{self, ProgressBar};
use portolan_ui_kit::toast::{self, Toast, ToastKind};
use portolan_ui_kit::tokens::{Tokens, space};
use portolan_ui_kit::virtual_table::{Column, TableState, VirtualTable};
use portolan_ui_kit::{drag, elide, font, icons, label, layout, skeleton};

#[derive(Default)]
pub(crate) struct Controls {
    text: String,
    secret: String,
    wrong: String,
    checked: bool,
    table: TableState,
    dismissed: Vec<u64>,
}

impl Controls {
    pub(crate) fn show(&mut self, ui: &mut Ui) {
        let tokens = Tokens::of(ui);
        let all = ui.max_rect();
        let (left, right) = all.split_left_right_at_fraction(0.5);
        layout::region(ui, right, tokens.panel, |ui| self.big_table(ui));
        ui.painter().rect_filled(left, 0.0, tokens.panel);
        let mut column = ui.new_child(egui::UiBuilder::new().max_rect(left.shrink(24.0)));
        self.column(&mut column);
        let toasts = [
            Toast {
                id: 1,
                kind: ToastKind::Ok,
                title: "1,206 files sent",
                text: "",
                action: None,
            },
            Toast {
                id: 2,
                kind: ToastKind::Bad,
                title: "logs/today.log was refused",
                text: "550: permission denied. The server does not let this user write to /www/logs.",
                action: Some("Try again"),
            },
        ];
        let shown: Vec<Toast<'_>> = toasts
            .into_iter()
            .filter(|toast| !self.dismissed.contains(&toast.id))
            .collect();
        if let Some(toast::ToastEvent::Dismissed(id)) = toast::show(ui.ctx(), &shown, 0.0) {
            self.dismissed.push(id);
        }
    }

    fn column(&mut self, ui: &mut Ui) {
        let tokens = Tokens::of(ui);
        label::title(ui, "Buttons");
        ui.horizontal(|ui| {
            ui.add(Button::primary("Connect"));
            ui.add(Button::secondary("Save as preset"));
            ui.add(Button::ghost("Ghost").icon(icons::GEAR_SIX));
            ui.add(Button::danger("Delete 3 items").icon(icons::TRASH));
            ui.add(Button::secondary("Sites").icon(icons::ANCHOR).menu());
        });
        ui.horizontal(|ui| {
            ui.add(Button::primary("Connect").enabled(false));
            ui.add(Button::secondary("Save").enabled(false));
            ui.add(IconButton::new(icons::LINK_SIMPLE, "On").toggled(true));
            ui.add(IconButton::new(icons::EYE, "Off").toggled(false));
            ui.add(IconButton::new(icons::TRASH, "Disabled").enabled(false));
            ui.add(IconButton::new(icons::X, "Small").small());
        });
        ui.horizontal(|ui| {
            ui.add(Chip::new("Auto · EPSV").button());
            ui.add(Chip::new("Plain").kind(ChipKind::Plain));
            ui.add(Chip::new("Not encrypted").kind(ChipKind::Warn));
            ui.add(Chip::new("1 deletion").kind(ChipKind::Bad));
            chip::count(ui, "1,210", tokens.dim);
            chip::count(ui, "2", tokens.bad);
            chip::dot(ui, tokens.ok, "connected");
        });
        ui.add_space(space::S);
        label::title(ui, "Fields");
        TextField::new(&mut self.text, "Name")
            .hint("Name of the site")
            .icon(icons::ANCHOR)
            .show(ui);
        TextField::new(&mut self.secret, "Password")
            .hint("Password")
            .password()
            .show(ui);
        TextField::new(&mut self.wrong, "Port")
            .hint("21")
            .error(Some("A port is a number from 1 to 65535"))
            .show(ui);
        ui.horizontal(|ui| {
            checkbox(ui, &mut self.checked, "For all the rest");
            radio(ui, self.checked, "One");
            radio(ui, !self.checked, "The other");
            label::link(ui, "What is this?");
        });
        ui.add_space(space::S);
        label::title(ui, "Progress");
        ui.add(ProgressBar::new(0.64, "upload").colour(tokens.upload));
        ui.add(ProgressBar::new(0.02, "download"));
        let line = ui
            .allocate_exact_size(Vec2::new(ui.available_width(), 12.0), egui::Sense::hover())
            .0;
        progress::indeterminate(ui, "listing", line, "Listing");
        skeleton::rows(ui, 4, "Listing");
        for width in [80.0, 140.0, 200.0, 400.0] {
            let name = "quarterly-report-of-the-studio-final-v7.pdf";
            elide::label(ui, name, width, &font::body(), tokens.text);
        }
        let place = ui
            .allocate_exact_size(Vec2::new(ui.available_width(), 90.0), egui::Sense::hover())
            .0;
        drag::target(ui, place, "Upload 3 items to /www");
    }

    fn big_table(&mut self, ui: &mut Ui) {
        let columns = [
            Column::new("Name").fill().sortable(),
            Column::new("Number").width(120.0).right().sortable(),
            Column::new("State").width(120.0),
        ];
        let table = VirtualTable::new("big", &columns).rows(10_000_000);
        let output = table.show(ui, &mut self.table, |row| {
            let index = row.index();
            let name = format!("file-number-{index}.bin");
            row.name(&name);
            row.icon_and_text(icons::for_file_name(&name), font::icon(), Tokens::dark().dim, &name);
            row.dim(&index.to_string());
            row.dim("Waiting");
        });
        if output.background.has_focus() && ui.input(|input| input.key_pressed(egui::Key::L)) {
            self.table.scroll_to(9_999_999);
        }
    }
}
