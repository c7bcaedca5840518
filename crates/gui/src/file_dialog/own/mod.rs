//! Our own file dialog, for desktops without one: a typed path with completion, the folder below it, recent places.
//! The engine reads the folders, as it does for panes: no frame waits for a disk.

mod field;
mod folder;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use eframe::egui::{Context, Ui};
use portolan_engine::{PaneId, PaneListing, Place};
use portolan_remote::{Entry, EntryKind};
use portolan_ui_kit::{
    Tokens,
    button::Button,
    icons, label, layout,
    modal::Dialog,
    say,
    tokens::space,
    virtual_table::{ScrollPosition, TableState},
};

use super::{
    Kind, Step, Wanted,
    path::{self, Typed},
};
use crate::{
    action::{Action, Actions},
    frame::FrameCx,
    pane::{Rows, Selection, Wish},
    place,
    prefs::{Order, Prefs},
    words,
};

/// Height of the part with the folder, in points.
const HEIGHT: f32 = 420.0;
/// Width of the list of places, in points.
const PLACES: f32 = 184.0;

/// The dialog, with all that it remembers between frames.
#[derive(Debug)]
pub(crate) struct OwnDialog {
    wanted: Wanted,
    /// The number under which the engine reads folders for it.
    pub(crate) pane: PaneId,
    /// The folder that is shown.
    folder: PathBuf,
    /// Where a relative path begins.
    base: PathBuf,
    text: String,
    /// What is wrong with what was typed.
    error: Option<String>,
    rows: Rows,
    table: TableState,
    selection: Selection,
    field_wanted: bool,
    rows_wanted: bool,
    /// The cursor of the field belongs at its end.
    to_end: bool,
}

impl OwnDialog {
    /// A dialog that begins in `folder`, which the engine must be asked for.
    pub(crate) fn new(wanted: Wanted, pane: PaneId, folder: PathBuf) -> Self {
        Self {
            wanted,
            pane,
            text: path::in_field(&folder),
            base: folder.clone(),
            folder,
            error: None,
            rows: Rows::default(),
            table: TableState::default(),
            selection: Selection::default(),
            field_wanted: true,
            rows_wanted: false,
            to_end: true,
        }
    }

    /// Draws it. [`Step::Close`] is asked for when it is over.
    pub(crate) fn show(&mut self, ctx: &Context, frame: &FrameCx, prefs: &Prefs, actions: &mut Actions) {
        let place = Place::Local(self.folder.clone());
        let listing = frame.pane(self.pane).filter(|listing| listing.place == place).cloned();
        if let Some(listing) = &listing {
            self.update_rows(ctx, listing, prefs, &frame.home);
        }
        let title = self.wanted.title();
        let icon = match self.wanted.kind() {
            Kind::Target => icons::DOWNLOAD_SIMPLE,
            Kind::Files | Kind::Folders => icons::UPLOAD_SIMPLE,
        };
        let output = Dialog::new("file-dialog", &title)
            .icon(icon)
            .width(820.0)
            .height(HEIGHT)
            .padding(0.0)
            .show(
                ctx,
                self,
                |ui, this| this.body(ui, frame, prefs, listing.as_ref(), actions),
                |ui, this| {
                    let why = say!("file-dialog-the-desktop-offers-no-file");
                    label::small(ui, why);
                    layout::trailing(ui, "buttons", |ui| {
                        ui.spacing_mut().item_spacing.x = space::S;
                        let cancel = ui.add(Button::secondary(say!("common-cancel"))).clicked();
                        let (text, chosen) = this.offer();
                        let button = Button::primary(&text).enabled(!chosen.is_empty());
                        (cancel, ui.add(button).clicked())
                    })
                },
            );
        let (cancel, accept) = output.footer;
        if cancel || output.escaped {
            actions.push(Action::FileDialog(Step::Close));
            return;
        }
        let chosen = match output.body {
            Some(chosen) => chosen,
            None if accept || output.accepted => self.offer().1,
            None => Vec::new(),
        };
        if chosen.is_empty() {
            return;
        }
        actions.push(Action::FileDialog(Step::Chosen(self.wanted.clone(), chosen)));
        actions.push(Action::FileDialog(Step::Close));
    }

    /// What the button says and what it would choose.
    fn offer(&self) -> (String, Vec<PathBuf>) {
        let kind = self.wanted.kind();
        let verb = match kind {
            Kind::Target => say!("common-download"),
            Kind::Files | Kind::Folders => say!("common-upload"),
        };
        let chosen: Vec<(String, PathBuf)> = self
            .rows
            .shown()
            .map(|index| {
                let fits = self.selection.entries(index).filter(|entry| fits(kind, entry));
                fits.map(|entry| (shown_name(entry), self.path_of(entry))).collect()
            })
            .unwrap_or_default();
        let text = match (kind, chosen.as_slice()) {
            (Kind::Files, []) => verb.to_owned(),
            (Kind::Folders, []) => say!("file-dialog-upload-this-folder").to_owned(),
            (Kind::Target, []) => say!("file-dialog-download-here").to_owned(),
            (Kind::Target, [(name, _)]) => say!("file-dialog-download-to-2", name = name),
            (_, [(name, _)]) => format!("{verb} “{name}”"),
            (Kind::Target, _) => say!("file-dialog-choose-one-folder").to_owned(),
            (Kind::Files, many) => say!("file-dialog-verb-files", verb = verb, count = many.len()),
            (Kind::Folders, many) => say!("file-dialog-verb-folders", verb = verb, count = many.len()),
        };
        let paths = match (kind, chosen.len()) {
            (Kind::Folders | Kind::Target, 0) if self.rows.shown().is_some() => vec![self.folder.clone()],
            (Kind::Target, 2..) => Vec::new(),
            _ => chosen.into_iter().map(|(_, path)| path).collect(),
        };
        (text, paths)
    }

    fn path_of(&self, entry: &Entry) -> PathBuf {
        match place::child(&Place::Local(self.folder.clone()), &entry.name) {
            Place::Local(path) => path,
            Place::Remote(..) => self.folder.clone(),
        }
    }

    /// Shows `folder`, and its path in the field.
    fn go(&mut self, folder: PathBuf, actions: &mut Actions) {
        self.text = path::in_field(&folder);
        self.base.clone_from(&folder);
        self.to_end = true;
        self.look_at(folder, actions);
    }

    fn look_at(&mut self, folder: PathBuf, actions: &mut Actions) {
        self.error = None;
        if self.folder == folder {
            return;
        }
        self.selection.clear();
        self.table.cursor = None;
        self.table.scroll = ScrollPosition::default();
        self.folder.clone_from(&folder);
        actions.push(Action::FileDialog(Step::Show(folder)));
    }

    fn update_rows(&mut self, ctx: &Context, listing: &Arc<PaneListing>, prefs: &Prefs, home: &Path) {
        let rest = Typed::parse(&self.text, &self.base, home).rest;
        let wish = Wish {
            order: Order::default(),
            hidden_files: prefs.hidden_files || rest.starts_with('.'),
            begins_with: rest.to_lowercase(),
            folders_only: self.wanted.kind() != Kind::Files,
            ..Wish::default()
        };
        if self.rows.update(ctx, listing, &wish)
            && let Some(index) = self.rows.shown().cloned()
        {
            self.selection.keep_shown(&index);
        }
    }

    fn body(
        &mut self,
        ui: &mut Ui,
        frame: &FrameCx,
        prefs: &Prefs,
        listing: Option<&Arc<PaneListing>>,
        actions: &mut Actions,
    ) -> Option<Vec<PathBuf>> {
        let tokens = Tokens::of(ui);
        let whole = ui.available_rect_before_wrap();
        let (left, right) = whole.split_left_right_at_x(whole.left() + PLACES);
        layout::region(ui, left, tokens.bg, |ui| self.places(ui, frame, prefs, actions));
        layout::hairline_left(ui, right);
        layout::region(ui, right, tokens.panel, |ui| {
            let entered = self.field(ui, frame, actions);
            let rest = ui.available_rect_before_wrap();
            let clicked = layout::region(ui, rest, tokens.panel, |ui| self.table(ui, frame, listing, actions));
            entered.or(clicked)
        })
    }
}

/// Can this entry be chosen?
fn fits(kind: Kind, entry: &Entry) -> bool {
    match kind {
        Kind::Files => matches!(entry.kind, EntryKind::File | EntryKind::Symlink),
        Kind::Folders | Kind::Target => leads_on(kind, entry),
    }
}

/// Can it be entered? A link may lead to a file: where files are chosen, it is taken for one.
fn leads_on(kind: Kind, entry: &Entry) -> bool {
    match entry.kind {
        EntryKind::Folder => true,
        EntryKind::Symlink => kind != Kind::Files,
        EntryKind::File | EntryKind::Other => false,
    }
}

fn shown_name(entry: &Entry) -> String {
    words::visible(&entry.name.to_string_lossy()).into_owned()
}
