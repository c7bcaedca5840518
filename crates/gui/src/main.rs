//! Portolan's window.
//!
//! It draws what the engine publishes and asks the engine for what a person wants; it moves no byte itself. A frame
//! takes snapshots ([`frame`]), draws from them ([`window`]), collects [`action`]s and does them afterwards ([`apply`]).

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod action;
mod app;
mod apply;
mod args;
mod bookmarks;
mod chosen;
mod chrome;
mod columns;
mod comparison;
mod desktop;
mod editing;
mod encoding;
mod errors;
mod file_dialog;
mod filters;
mod frame;
mod give_back;
mod hunts;
mod known;
mod last_run;
mod letters;
mod news;
mod notices;
mod pane;
mod place;
mod practice;
mod prefs;
mod prompts;
mod queue_panel;
mod quit;
mod settings_window;
mod site_manager;
mod sync;
mod tab_plan;
mod trace_panel;
mod view;
mod window;
mod words;
mod work;

#[cfg(test)]
mod tests;

use std::{
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    process::ExitCode,
    sync::{Arc, OnceLock},
    time::Duration,
};

use eframe::egui;
use portolan_engine::{
    Config, EngineHandle, Proxies, Waker,
    door::{Ask, Client, Reply},
};
use portolan_settings::Paths;

use args::{Args, Begin};
use chosen::Chosen;

/// Exit code where the window cannot be opened, or an argument is wrong.
const CANNOT: u8 = 2;

fn main() -> ExitCode {
    portolan_engine::leave_no_core();
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
    if matches!(begin, Begin::Empty) && raise_other(&paths) {
        print(
            &mut std::io::stdout(),
            "Portolan is open already: its window comes to the front\n",
        );
        return Ok(());
    }
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
        event_loop_builder: Some(Box::new(through_x11)),
        ..eframe::NativeOptions::default()
    };
    let opened = open(options, paths, waker, begin, &window);
    opened.map_err(|why| cannot_open(&why))
}

/// On Wayland the window comes through `XWayland` where that runs: winit knows no drops on Wayland, and nothing can be dragged
/// out. `PORTOLAN_WAYLAND=1` has it otherwise.
#[cfg(target_os = "linux")]
fn through_x11<T: 'static>(builder: &mut winit::event_loop::EventLoopBuilder<T>) {
    use winit::platform::x11::EventLoopBuilderExtX11 as _;

    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if set("DISPLAY") && !set("PORTOLAN_WAYLAND") {
        builder.with_x11();
    }
}

#[cfg(not(target_os = "linux"))]
fn through_x11<T>(_builder: &mut T) {}

/// Why there is no window.
enum NoWindow {
    /// Something of ours could not start.
    Start(String),
    /// No display, or a library of the desktop is missing.
    Display(String),
}

/// Runs the window until it is closed. winit panics where some libraries are missing: until the window is there, a
/// panic means just that.
fn open(
    options: eframe::NativeOptions,
    paths: Paths,
    waker: Waker,
    begin: Begin,
    window: &Arc<OnceLock<egui::Context>>,
) -> Result<(), NoWindow> {
    let opened = Arc::clone(window);
    std::panic::set_hook(Box::new(|_| {}));
    let run = AssertUnwindSafe(move || {
        eframe::run_native(
            "Portolan",
            options,
            Box::new(move |creation| {
                drop(std::panic::take_hook());
                // The engine starts here: without a window it would have nothing to do.
                let (chosen, problems) = Chosen::load(&paths)?;
                let engine = start_engine(&paths, &chosen, waker, raise(Arc::clone(&opened)))?;
                drop(opened.set(creation.egui_ctx.clone()));
                let known = app::Known {
                    paths: &paths,
                    chosen,
                    problems,
                    desktop: desktop::Desktop::around(creation),
                };
                Ok(Box::new(app::App::new(&creation.egui_ctx, engine, known, begin)))
            }),
        )
    });
    let ended = catch_unwind(run);
    match ended {
        Ok(Ok(())) => Ok(()),
        Ok(Err(eframe::Error::AppCreation(error))) => Err(NoWindow::Start(error.to_string())),
        Ok(Err(error)) => Err(NoWindow::Display(without_place(&error.to_string()))),
        Err(panic) if window.get().is_some() => resume_unwind(panic),
        Err(panic) => {
            let text = panic.downcast_ref::<String>().map(String::as_str);
            let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
            Err(NoWindow::Display(
                text.unwrap_or("a library of the desktop is missing").to_owned(),
            ))
        }
    }
}

/// winit puts the line of its source into its errors, which helps nobody here.
fn without_place(text: &str) -> String {
    let reason = text.rsplit_once(".rs:").and_then(|(_, rest)| rest.split_once(": "));
    reason
        .map_or(text, |(_, reason)| reason)
        .trim_end_matches('.')
        .to_owned()
}

/// Brings the window that has the queue to the front, if there is one.
fn raise_other(paths: &Paths) -> bool {
    match Client::find(&paths.queue()) {
        Ok(Some(mut other)) => matches!(other.ask(Ask::Raise), Ok(Reply::Done)),
        _ => false,
    }
}

/// What another one that is started does to this window.
fn raise(window: Arc<OnceLock<egui::Context>>) -> Waker {
    Arc::new(move || {
        if let Some(ctx) = window.get() {
            for command in [egui::ViewportCommand::Minimized(false), egui::ViewportCommand::Focus] {
                ctx.send_viewport_cmd_to(egui::ViewportId::ROOT, command);
            }
            ctx.request_repaint();
        }
    })
}

/// A command line that adds something or lists has the queue no longer than this.
const QUEUE_PATIENCE: Duration = Duration::from_secs(10);

fn start_engine(
    paths: &Paths,
    chosen: &Chosen,
    waker: Waker,
    raise: Waker,
) -> Result<EngineHandle, Box<dyn std::error::Error + Send + Sync>> {
    let settings = &chosen.shared;
    let mut config = Config::of_user(paths, settings);
    config.keep_times = settings.keep_times;
    config.keep_permissions = settings.keep_permissions;
    config.proxies = Proxies::of_process(settings)?;
    config.queue = Some(paths.queue());
    config.queue_patience = QUEUE_PATIENCE;
    config.edits = Some(paths.state.join("edits"));
    config.raise = Some(raise);
    config.notification = Arc::new(news::notification);
    config.trace_file.clone_from(&chosen.log_file);
    Ok(portolan_engine::start(config, waker)?)
}

fn cannot_open(why: &NoWindow) -> String {
    let why = match why {
        NoWindow::Start(why) => return format!("Portolan cannot start: {why}\n"),
        NoWindow::Display(why) => why,
    };
    let mut text = format!("Portolan cannot open its window: {why}\n");
    if cfg!(target_os = "linux") {
        text.push_str(LIBRARIES);
    }
    text.push_str("Without a display, portolan-cli does the same from a terminal: portolan-cli --help\n");
    text
}

const LIBRARIES: &str = "\
It needs a display (X11 or Wayland; over ssh: `ssh -X`) and the libraries of a desktop. On Debian or Ubuntu:
  sudo apt install libgl1 libegl1 libxkbcommon0 libxkbcommon-x11-0 libx11-6 libx11-xcb1 libxcursor1 libxi6 libxrandr2 libwayland-client0
";

#[cfg(test)]
mod main_tests {
    use super::*;

    #[test]
    fn without_a_display_the_message_says_what_to_install_and_what_else_there_is() {
        let raw = "winit EventLoopError: os error at /x/winit-0.30.13/src/platform_impl/linux/mod.rs:788: Failed to open connection to X server";
        let text = cannot_open(&NoWindow::Display(without_place(raw)));
        assert!(
            text.starts_with("Portolan cannot open its window: Failed to open connection to X server\n"),
            "{text}"
        );
        assert!(text.contains("portolan-cli --help"));
        assert_eq!(text.contains("apt install"), cfg!(target_os = "linux"));
    }
}
