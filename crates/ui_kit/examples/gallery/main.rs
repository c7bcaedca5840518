//! All widgets of `portolan-ui-kit` in one window, with invented contents.
//!
//! `cargo run -p portolan-ui-kit --example gallery -- [dark|light] [window|empty|controls|exists|sites|check|sync]`

mod controls;
mod dialogs;
mod plan;
mod sample;
mod window;

use eframe::egui::{self, ThemePreference};
use portolan_ui_kit::theme;

struct Gallery {
    page: String,
    window: window::Window,
    controls: controls::Controls,
    dialogs: dialogs::Dialogs,
}

impl eframe::App for Gallery {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        match self.page.as_str() {
            "controls" => self.controls.show(ui),
            page => {
                self.window.show(ui, page == "empty");
                self.dialogs.show(ui.ctx(), page);
            }
        }
    }
}

fn main() -> eframe::Result {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let preference = match arguments.first().map(String::as_str) {
        Some("dark") => ThemePreference::Dark,
        Some("light") => ThemePreference::Light,
        _ => ThemePreference::System,
    };
    let page = arguments.get(1).cloned().unwrap_or_else(|| "window".to_owned());
    let viewport = egui::ViewportBuilder::default()
        .with_inner_size([1440.0, 900.0])
        .with_title("Portolan gallery");
    eframe::run_native(
        "portolan-gallery",
        eframe::NativeOptions {
            viewport,
            ..Default::default()
        },
        Box::new(move |context| {
            theme::install(&context.egui_ctx);
            context.egui_ctx.set_theme(preference);
            Ok(Box::new(Gallery {
                page,
                window: window::Window::default(),
                controls: controls::Controls::default(),
                dialogs: dialogs::Dialogs::default(),
            }))
        }),
    )
}
