//! Portolan's window.
//!
//! It draws what the engine publishes and asks the engine for what a person wants; it moves no byte itself. A frame
//! takes snapshots ([`frame`]), draws from them ([`window`]), collects [`action`]s and does them afterwards ([`apply`]).

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod action;
mod app;
mod apply;
mod args;
mod chrome;
mod frame;
mod notices;
mod pane;
mod place;
mod practice;
mod prefs;
mod prompts;
mod queue_panel;
mod trace_panel;
mod view;
mod window;
mod words;

#[cfg(test)]
mod tests;

use std::{
    process::ExitCode,
    sync::{Arc, OnceLock},
};

use eframe::egui;
use portolan_engine::{Config, EngineHandle, Waker};
use portolan_settings::{Paths, Settings};

use args::{Args, Begin};

/// Exit code where the window cannot be opened, or an argument is wrong.
const CANNOT: u8 = 2;

fn main() -> ExitCode {
    match Args::parse(std::env::args().skip(1)) {
        Args::Print(text) => {
            print(&mut std::io::stdout(), &text);
            ExitCode::SUCCESS
        }
        Args::Refuse(text) => {
            print(&mut std::io::stderr(), &text);
            ExitCode::from(CANNOT)
        }
        Args::Window(begin) => match run(begin) {
            Ok(()) => ExitCode::SUCCESS,
            Err(text) => {
                print(&mut std::io::stderr(), &text);
                ExitCode::from(CANNOT)
            }
        },
    }
}

/// A closed terminal is no reason to fail.
fn print(to: &mut impl std::io::Write, text: &str) {
    drop(to.write_all(text.as_bytes()));
    drop(to.flush());
}

fn run(begin: Begin) -> Result<(), String> {
    let paths = Paths::of_user().map_err(|error| format!("Portolan cannot start: {error}\n"))?;
    // The engine may publish before there is a window.
    let window: Arc<OnceLock<egui::Context>> = Arc::default();
    let waker: Waker = {
        let window = Arc::clone(&window);
        Arc::new(move || {
            if let Some(ctx) = window.get() {
                ctx.request_repaint();
            }
        })
    };
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Portolan")
            .with_app_id("portolan")
            .with_inner_size([1440.0, 900.0])
            .with_min_inner_size([900.0, 600.0])
            .with_drag_and_drop(true),
        persistence_path: Some(paths.state.join("geometry.ron")),
        ..eframe::NativeOptions::default()
    };
    let opened = eframe::run_native(
        "Portolan",
        options,
        Box::new(move |creation| {
            // The engine starts here: without a window it would have nothing to do.
            let engine = start_engine(&paths, waker)?;
            drop(window.set(creation.egui_ctx.clone()));
            Ok(Box::new(app::App::new(&creation.egui_ctx, engine, &paths, begin)))
        }),
    );
    opened.map_err(|error| cannot_open(&error))
}

fn start_engine(paths: &Paths, waker: Waker) -> Result<EngineHandle, Box<dyn std::error::Error + Send + Sync>> {
    let (settings, _problems) = Settings::load(&paths.settings())?;
    let mut config = Config::new(paths.config.clone(), paths.state.clone());
    config.sessions = settings.sessions;
    config.limits = [settings.upload_limit, settings.download_limit];
    Ok(portolan_engine::start(config, waker)?)
}

fn cannot_open(error: &eframe::Error) -> String {
    if let eframe::Error::AppCreation(error) = error {
        return format!("Portolan cannot start: {error}\n");
    }
    let mut text = format!("Portolan cannot open its window: {error}\n");
    if cfg!(target_os = "linux") {
        text.push_str(
            "It needs a display (X11 or Wayland; over ssh: `ssh -X`) and the libraries of a desktop. On Debian or Ubuntu:\n  \
             sudo apt install libgl1 libegl1 libxkbcommon0 libxkbcommon-x11-0 libx11-6 libx11-xcb1 libxcursor1 libxi6 libxrandr2 libwayland-client0\n",
        );
    }
    text.push_str("Without a display, portolan-cli does the same from a terminal: portolan-cli --help\n");
    text
}
