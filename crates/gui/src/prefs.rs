//! What the window remembers from one run to the next: a TOML file of its own. (The window's geometry is eframe's.)

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use eframe::egui::Context;
use portolan_engine::NoticeKind;
use portolan_settings::{FileError, Read, read_toml, update_toml};
use portolan_ui_kit::say;
use toml_edit::{Array, DocumentMut, value};

use crate::{
    chosen::Chosen,
    columns::{ColumnKey as _, parse_shown},
    view::View,
};

mod columns;
mod comparing;
mod dock;
mod sync;

pub(crate) use columns::{Order, SortKey, Sorting};
pub(crate) use comparing::Comparing;
pub(crate) use dock::{DockKey, DockList, DockOrder, DockPrefs, Grouping};
pub(crate) use sync::SyncPreset;

/// Everything that is remembered.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Prefs {
    /// What was chosen in the settings; it stands in a file of its own.
    pub(crate) chosen: Chosen,
    /// Show dot files?
    pub(crate) hidden_files: bool,
    /// Share of the width that the left pane has, 0.2 to 0.8.
    pub(crate) split: f32,
    /// Height of the dock in points.
    pub(crate) dock_height: f32,
    /// The local folder that was shown last.
    pub(crate) local_folder: Option<PathBuf>,
    /// Folders that were chosen in a file dialog, the newest first.
    pub(crate) recent_folders: Vec<PathBuf>,
    /// By which column the local and the remote panes are sorted.
    pub(crate) order: [Order; 2],
    /// How names compare, and where folders stand.
    pub(crate) sorting: Sorting,
    /// How two panes are compared.
    pub(crate) comparing: Comparing,
    /// How folders are made alike.
    pub(crate) sync: SyncPreset,
    /// The program that opens a terminal, and its arguments; empty = that of the desktop. `{folder}` in an argument
    /// stands for the folder.
    pub(crate) terminal: Vec<String>,
    /// Is the server at the left?
    pub(crate) swapped: bool,
    /// Is the folder tree of the local and of the remote panes shown?
    pub(crate) tree: [bool; 2],
    /// Width of folder trees in points.
    pub(crate) tree_width: f32,
    /// The columns of the local and of the remote panes, from left to right; the name is always among them.
    pub(crate) columns: [Vec<SortKey>; 2],
    /// Widths of the columns of the local and of the remote panes by [`SortKey::ALL`], 0 = not dragged.
    pub(crate) widths: [Vec<f32>; 2],
    /// The lists of the dock.
    pub(crate) dock: DockPrefs,
}

impl Default for Prefs {
    fn default() -> Self {
        Self {
            chosen: Chosen::default(),
            hidden_files: false,
            split: 0.5,
            dock_height: 288.0,
            local_folder: None,
            recent_folders: Vec::new(),
            order: [Order::default(); 2],
            sorting: Sorting::default(),
            comparing: Comparing::default(),
            sync: SyncPreset::default(),
            terminal: Vec::new(),
            swapped: false,
            tree: [false; 2],
            tree_width: 190.0,
            columns: [
                vec![SortKey::Name, SortKey::Size, SortKey::Modified],
                vec![SortKey::Name, SortKey::Size, SortKey::Modified, SortKey::Permissions],
            ],
            widths: Default::default(),
            dock: DockPrefs::default(),
        }
    }
}

/// Folders of file dialogs that are offered again.
const RECENT_FOLDERS: usize = 6;

const WIDTHS: [&str; 2] = ["local_columns", "remote_columns"];
const SIDES: [&str; 2] = ["local", "remote"];

impl Prefs {
    /// Offers `folder` again in the next file dialog.
    pub(crate) fn remember_folder(&mut self, folder: PathBuf) {
        self.recent_folders.retain(|known| *known != folder);
        self.recent_folders.insert(0, folder);
        self.recent_folders.truncate(RECENT_FOLDERS);
    }

    /// Reads the file; a value that makes no sense is its default.
    pub(crate) fn load(path: &Path) -> Result<Self, FileError> {
        Ok(match read_toml(path)? {
            Read::Document(document) => Self::parse(&document),
            Read::Missing | Read::Broken { .. } => Self::default(),
        })
    }

    /// Writes what differs from `before`, so that two windows do not undo each other's changes.
    pub(crate) fn save(&self, before: &Self, path: &Path) -> Result<(), FileError> {
        let own = Self {
            chosen: before.chosen.clone(),
            ..self.clone()
        };
        if own == *before {
            return Ok(());
        }
        update_toml(path, |document| self.write(before, document))
    }

    fn parse(document: &DocumentMut) -> Self {
        let mut prefs = Self::default();
        let text = |key: &str| document.get(key).and_then(|item| item.as_str());
        let number = |key: &str| {
            document
                .get(key)
                .and_then(|item| {
                    item.as_float()
                        .or_else(|| item.as_integer().map(|number| number as f64))
                })
                .filter(|number| number.is_finite())
        };
        if let Some(hidden) = document.get("hidden_files").and_then(toml_edit::Item::as_bool) {
            prefs.hidden_files = hidden;
        }
        if let Some(split) = number("split") {
            prefs.split = (split as f32).clamp(0.2, 0.8);
        }
        if let Some(height) = number("dock_height") {
            prefs.dock_height = (height as f32).clamp(100.0, 4000.0);
        }
        prefs.local_folder = text("local_folder")
            .map(PathBuf::from)
            .filter(|folder| folder.is_absolute());
        let recent = document.get("recent_folders").and_then(|item| item.as_array());
        prefs.recent_folders.extend(
            recent
                .into_iter()
                .flatten()
                .filter_map(toml_edit::Value::as_str)
                .map(PathBuf::from)
                .filter(|folder| folder.is_absolute())
                .take(RECENT_FOLDERS),
        );
        prefs.sorting = Sorting::parse(document);
        prefs.comparing = Comparing::parse(document);
        prefs.sync = SyncPreset::parse(document);
        let switch = |key: &str| document.get(key).and_then(toml_edit::Item::as_bool);
        prefs.swapped = switch("swapped").unwrap_or(false);
        let terminal = document.get("terminal").and_then(|item| item.as_array());
        let words = terminal.into_iter().flatten().filter_map(toml_edit::Value::as_str);
        prefs.terminal.extend(words.map(ToOwned::to_owned));
        for (side, tree) in SIDES.iter().zip(&mut prefs.tree) {
            *tree = switch(&format!("{side}_tree")).unwrap_or(false);
        }
        if let Some(width) = number("tree_width") {
            prefs.tree_width = (width as f32).clamp(100.0, 600.0);
        }
        for (side, order) in SIDES.iter().zip(&mut prefs.order) {
            if let Some(key) = text(&format!("{side}_sort")).and_then(SortKey::of_word) {
                order.key = key;
            }
            if let Some(ascending) = document
                .get(&format!("{side}_ascending"))
                .and_then(toml_edit::Item::as_bool)
            {
                order.ascending = ascending;
            }
        }
        for (side, columns) in SIDES.iter().zip(&mut prefs.columns) {
            let stored = document.get(&format!("{side}_shown")).and_then(|item| item.as_array());
            parse_shown(stored, &SortKey::ALL, SortKey::Name, columns);
        }
        for (key, widths) in WIDTHS.iter().zip(&mut prefs.widths) {
            let array = document.get(key).and_then(|item| item.as_array());
            widths.extend(
                array
                    .into_iter()
                    .flatten()
                    .take(16)
                    .filter_map(toml_edit::Value::as_float)
                    .map(|width| width as f32),
            );
        }
        prefs.dock = DockPrefs::parse(document);
        prefs
    }

    fn write(&self, before: &Self, document: &mut DocumentMut) {
        if self.hidden_files != before.hidden_files {
            document["hidden_files"] = value(self.hidden_files);
        }
        if self.split.to_bits() != before.split.to_bits() {
            document["split"] = value(f64::from(self.split));
        }
        if self.dock_height.to_bits() != before.dock_height.to_bits() {
            document["dock_height"] = value(f64::from(self.dock_height));
        }
        // A path that is not UTF-8 cannot stand in TOML; the home folder is shown then.
        if let Some(folder) = self.local_folder.as_deref().and_then(Path::to_str)
            && self.local_folder != before.local_folder
        {
            document["local_folder"] = value(folder);
        }
        if self.recent_folders != before.recent_folders {
            let paths = self.recent_folders.iter().filter_map(|folder| folder.to_str());
            document["recent_folders"] = value(paths.collect::<Array>());
        }
        self.sorting.write(before.sorting, document);
        self.comparing.write(before.comparing, document);
        self.sync.write(before.sync, document);
        if self.terminal != before.terminal {
            document["terminal"] = value(self.terminal.iter().map(String::as_str).collect::<Array>());
        }
        if self.swapped != before.swapped {
            document["swapped"] = value(self.swapped);
        }
        if self.tree_width.to_bits() != before.tree_width.to_bits() {
            document["tree_width"] = value(f64::from(self.tree_width));
        }
        for (at, side) in SIDES.iter().enumerate() {
            if self.tree[at] != before.tree[at] {
                document[&format!("{side}_tree")] = value(self.tree[at]);
            }
            if self.order[at] != before.order[at] {
                document[&format!("{side}_sort")] = value(self.order[at].key.word());
                document[&format!("{side}_ascending")] = value(self.order[at].ascending);
            }
            if self.columns[at] != before.columns[at] {
                let keys = self.columns[at].iter().map(|key| key.word());
                document[&format!("{side}_shown")] = value(keys.collect::<Array>());
            }
        }
        for (at, key) in WIDTHS.iter().enumerate() {
            if self.widths[at] != before.widths[at] {
                document[key] = value(self.widths[at].iter().map(|width| f64::from(*width)).collect::<Array>());
            }
        }
        self.dock.write(&before.dock, document);
    }
}

/// Preferences are written so long after the last change, so that dragging an edge does not write a hundred times.
const SAVE_AFTER: f64 = 1.0;

/// Preferences and where they are.
#[derive(Debug)]
pub(crate) struct Stored {
    /// As they are now.
    pub(crate) now: Prefs,
    saved: Prefs,
    path: PathBuf,
    settings: PathBuf,
    changed_at: Option<f64>,
}

impl Stored {
    /// What was read from `path`, and what was chosen in `settings`.
    pub(crate) fn new(prefs: Prefs, path: PathBuf, settings: PathBuf) -> Self {
        Self {
            saved: prefs.clone(),
            now: prefs,
            path,
            settings,
            changed_at: None,
        }
    }

    /// Writes them once nothing has changed for a moment.
    pub(crate) fn save_when_calm(&mut self, ctx: &Context, view: &mut View) {
        if self.now == self.saved {
            self.changed_at = None;
            return;
        }
        let time = ctx.input(|input| input.time);
        let dragging = ctx.input(|input| input.pointer.any_down());
        match self.changed_at {
            Some(since) if time - since >= SAVE_AFTER && !dragging => self.save(view),
            Some(_) => ctx.request_repaint_after(Duration::from_secs_f64(SAVE_AFTER)),
            None => {
                self.changed_at = Some(time);
                ctx.request_repaint_after(Duration::from_secs_f64(SAVE_AFTER));
            }
        }
    }

    /// A small file, written at most once a second and only after a change.
    pub(crate) fn save(&mut self, view: &mut View) {
        if self.now == self.saved {
            return;
        }
        let window = self.now.save(&self.saved, &self.path);
        let settings = self.now.chosen.save(&self.saved.chosen, &self.settings);
        for (what, result) in [
            (say!("app-the-windows-preferences-could-not-2"), window),
            (say!("app-the-settings-could-not-be"), settings),
        ] {
            if let Err(error) = result {
                view.tell(NoticeKind::Warning, what, error.to_string());
            }
        }
        // After a failure too: the next change tries again, not the next frame.
        self.saved = self.now.clone();
        self.changed_at = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_foreign_keys_stay() {
        let prefs = Prefs {
            chosen: Chosen::default(),
            hidden_files: true,
            split: 0.25,
            dock_height: 200.0,
            local_folder: Some("/home/me/Work".into()),
            recent_folders: vec!["/srv".into(), "/home/me".into()],
            order: [
                Order {
                    key: SortKey::Size,
                    ascending: false,
                },
                Order {
                    key: SortKey::Permissions,
                    ascending: true,
                },
            ],
            columns: [
                vec![SortKey::Modified, SortKey::Name],
                vec![SortKey::Name, SortKey::Permissions],
            ],
            widths: [vec![0.0, 80.0], vec![12.5]],
            dock: DockPrefs::default(),
            sorting: Sorting {
                folders_first: false,
                natural: false,
                case_sensitive: true,
            },
            sync: SyncPreset::of(
                portolan_engine::SyncMode::MirrorHere,
                portolan_engine::CompareBy::Size,
                false,
            ),
            comparing: Comparing {
                by: portolan_engine::CompareBy::Size,
                only_differences: true,
                aligned: true,
            },
            terminal: vec!["kitty".to_owned(), "--directory={folder}".to_owned()],
            swapped: true,
            tree: [false, true],
            tree_width: 150.0,
        };
        let mut document: DocumentMut = "future = 1 # keep\n".parse().expect("TOML");
        prefs.write(&Prefs::default(), &mut document);
        assert_eq!(Prefs::parse(&document), prefs);
        assert!(document.to_string().starts_with("future = 1 # keep\n"));
        let text = document.to_string();
        prefs.write(&prefs, &mut document);
        assert_eq!(document.to_string(), text, "nothing changed, so nothing is written");
    }

    #[test]
    fn nonsense_is_the_default() {
        let document: DocumentMut =
            "split = nan\ndock_height = \"x\"\nlocal_folder = \"rel\"\nlocal_sort = \"colour\"\nlocal_shown = [\"size\"]\n"
                .parse()
                .expect("TOML");
        assert_eq!(Prefs::parse(&document), Prefs::default());
    }
}
