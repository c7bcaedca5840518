//! What the person chose on the pages of the settings: `settings.toml`. What the engine and the command line need of it
//! is [`portolan_settings::Settings`]; the rest is the window's and stands in the table `window`, the shortcuts beside it.

mod choices;
mod file;

use std::path::PathBuf;

pub(crate) use choices::{AtStart, DateFormat, Density, SizeFormat, ThemeChoice, WhenBusy};
pub(crate) use file::no_secret;
use portolan_settings::Settings;
use portolan_ui_kit::language::Language;

use crate::action::Keys;

/// Everything that was chosen.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Chosen {
    /// What the engine and the command line need.
    pub(crate) shared: Settings,
    /// What the window speaks; `None` = what the system does.
    pub(crate) language: Option<Language>,
    /// Colours.
    pub(crate) theme: ThemeChoice,
    /// How large everything is; 1 = as the system has it.
    pub(crate) scale: f32,
    /// How close the rows of tables are.
    pub(crate) density: Density,
    /// How times are written.
    pub(crate) dates: DateFormat,
    /// How sizes are written.
    pub(crate) sizes: SizeFormat,
    /// Nothing moves by itself.
    pub(crate) less_motion: bool,
    /// The shortcuts.
    pub(crate) keys: Keys,
    /// What becomes of the tabs of the last run.
    pub(crate) at_start: AtStart,
    /// The folder of the first tab; `None` = where the last run ended.
    pub(crate) start_folder: Option<PathBuf>,
    /// Connect to this at the start; empty = to nothing. Holds no password.
    pub(crate) start_address: String,
    /// What to do when the window is closed while files move.
    pub(crate) on_quit: WhenBusy,
    /// Ask for attention in the task bar when all transfers have ended.
    pub(crate) attention: bool,
    /// The program that edits files, and its arguments; empty = that of the desktop.
    pub(crate) editor: String,
    /// Programs for endings of names: `html css = code --wait; png = gimp`.
    pub(crate) editors: String,
    /// Write every event of the log to this file, from the next start on.
    pub(crate) log_file: Option<PathBuf>,
}

impl Default for Chosen {
    fn default() -> Self {
        Self {
            shared: Settings::default(),
            language: None,
            theme: ThemeChoice::default(),
            scale: 1.0,
            density: Density::default(),
            dates: DateFormat::default(),
            sizes: SizeFormat::default(),
            less_motion: false,
            keys: Keys::default(),
            at_start: AtStart::default(),
            start_folder: None,
            start_address: String::new(),
            on_quit: WhenBusy::default(),
            attention: true,
            editor: String::new(),
            editors: String::new(),
            log_file: None,
        }
    }
}

/// The sizes at which everything can be shown.
pub(crate) const SCALES: [f32; 9] = [0.8, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6, 1.8, 2.0];

impl Chosen {
    /// What the window speaks; in tests English, whatever the system does.
    pub(crate) fn language(&self) -> Language {
        let of_system = || {
            if cfg!(test) {
                Language::English
            } else {
                Language::of_system()
            }
        };
        self.language.unwrap_or_else(of_system)
    }

    /// The next larger (1) or smaller (-1) size.
    pub(crate) fn zoom(&mut self, steps: i8) {
        let larger = SCALES.iter().find(|scale| **scale > self.scale + 0.001);
        let smaller = SCALES.iter().rfind(|scale| **scale < self.scale - 0.001);
        self.scale = *if steps > 0 { larger } else { smaller }.unwrap_or(&self.scale);
    }
}
