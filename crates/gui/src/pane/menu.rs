//! The menus of rows and of the space beside them.

use eframe::egui::Ui;
use portolan_remote::{Entry, EntryKind};
use portolan_ui_kit::{
    icons, menu, say,
    select::{menu_item, menu_separator},
};

use super::{Pane, PaneCx, Side, rows::Index};
use crate::{
    action::{Actions, Named, entry},
    place,
};

/// The pane is the active one already: a press of any button makes it so.
fn named(ui: &mut Ui, named: Named, cx: &PaneCx<'_>, actions: &mut Actions) {
    entry(ui, cx.frame, named, actions);
}

/// The menu of an entry. Its row is selected already.
pub(super) fn of_row(
    ui: &mut Ui,
    pane: &mut Pane,
    cx: &PaneCx<'_>,
    index: &Index,
    entry: &Entry,
    actions: &mut Actions,
) {
    menu::begin_with_width(ui, 300.0);
    if matches!(entry.kind, EntryKind::Folder | EntryKind::Symlink)
        && menu_item(
            ui,
            Some(icons::FOLDER_OPEN),
            say!("common-open"),
            Some(say!("pane-enter")),
        )
        .clicked()
    {
        pane.go(place::child(index.place(), &entry.name), actions);
        ui.close();
    }
    if let Some(target) = &cx.opposite
        && entry.kind != EntryKind::Other
    {
        let (icon, verb) = match pane.side {
            _ if place::same_side(index.place(), target) => (icons::COPY, say!("common-copy")),
            Side::Local => (icons::UPLOAD_SIMPLE, say!("common-upload")),
            Side::Remote => (icons::DOWNLOAD_SIMPLE, say!("common-download")),
        };
        let text = say!("pane-to-2", verb = verb, place = cx.frame.short(target));
        if menu_item(ui, Some(icon), &text, Some("F5")).clicked() {
            pane.transfer(target, actions);
            ui.close();
        }
    }
    if entry.kind != EntryKind::Other {
        named(ui, Named::AddToQueue, cx, actions);
    }
    if pane.side == Side::Remote && entry.kind != EntryKind::Other {
        named(ui, Named::DownloadTo, cx, actions);
    }
    named(ui, Named::QuickLook, cx, actions);
    if matches!(entry.kind, EntryKind::File | EntryKind::Symlink) {
        named(ui, Named::View, cx, actions);
        named(ui, Named::Edit, cx, actions);
    }
    if pane.side == Side::Local {
        named(ui, Named::OpenWithDefault, cx, actions);
        named(ui, Named::Reveal, cx, actions);
    }
    menu_separator(ui);
    named(ui, Named::NewFolder, cx, actions);
    named(ui, Named::NewFolderEnter, cx, actions);
    named(ui, Named::NewFile, cx, actions);
    menu_separator(ui);
    named(ui, Named::Rename, cx, actions);
    named(ui, Named::RenameMany, cx, actions);
    named(ui, Named::Duplicate, cx, actions);
    named(ui, Named::Delete, cx, actions);
    menu_separator(ui);
    named(ui, Named::Copy, cx, actions);
    named(ui, Named::Cut, cx, actions);
    named(ui, Named::Paste, cx, actions);
    named(ui, Named::CopyNames, cx, actions);
    named(ui, Named::CopyPaths, cx, actions);
    if pane.side == Side::Remote {
        named(ui, Named::CopyUrls, cx, actions);
    }
    menu_separator(ui);
    named(ui, Named::Measure, cx, actions);
    named(ui, Named::Permissions, cx, actions);
    named(ui, Named::Properties, cx, actions);
}

/// The menu of the space beside the rows.
pub(super) fn beside_rows(ui: &mut Ui, side: Side, cx: &PaneCx<'_>, actions: &mut Actions) {
    menu::begin(ui);
    if cx.site.is_some() {
        named(ui, Named::UploadFiles, cx, actions);
        named(ui, Named::UploadFolders, cx, actions);
        menu_separator(ui);
    }
    named(ui, Named::NewFolder, cx, actions);
    named(ui, Named::NewFolderEnter, cx, actions);
    named(ui, Named::NewFile, cx, actions);
    menu_separator(ui);
    named(ui, Named::Paste, cx, actions);
    named(ui, Named::Refresh, cx, actions);
    named(ui, Named::Undo, cx, actions);
    menu_separator(ui);
    named(ui, Named::SelectAll, cx, actions);
    named(ui, Named::InvertSelection, cx, actions);
    named(ui, Named::SelectPattern, cx, actions);
    menu_separator(ui);
    if side == Side::Local {
        named(ui, Named::Reveal, cx, actions);
        named(ui, Named::Terminal, cx, actions);
    }
    named(ui, Named::HiddenFiles, cx, actions);
    if cx.site.is_some() {
        named(ui, Named::Encoding, cx, actions);
    }
}
