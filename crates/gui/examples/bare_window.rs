//! A window with nothing in it, by the same library and the same renderer: what Portolan's start and memory are measured
//! against (tests/window).

use eframe::egui;

struct Bare;

impl eframe::App for Bare {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        ui.label("Bare");
    }
}

fn main() -> eframe::Result {
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_inner_size([1440.0, 900.0]),
        ..eframe::NativeOptions::default()
    };
    eframe::run_native("Bare", options, Box::new(|_| Ok(Box::new(Bare))))
}
