//! What one entry of a folder looks like in a row: in panes and in the file dialog.

use eframe::egui::{Color32, FontId};
use portolan_engine::FolderSize;
use portolan_remote::{Entry, EntryKind, NameEncoding, Permissions};
use portolan_ui_kit::{Tokens, font, icons, say, virtual_table::RowUi};

use crate::words::{self, Calendar};

/// Icon, its face and its colour.
pub(crate) fn icon(tokens: &Tokens, entry: &Entry) -> (&'static str, FontId, Color32) {
    match entry.kind {
        EntryKind::Folder => (icons::FOLDER, font::icon_fill(), tokens.warn),
        EntryKind::Symlink => (icons::LINK_SIMPLE, font::icon(), tokens.dim),
        EntryKind::Other => (icons::CPU, font::icon(), tokens.dim),
        EntryKind::File => {
            let name = entry.name.to_string_lossy();
            (icons::for_file_name(&name), font::icon(), tokens.dim)
        }
    }
}

/// The name with its icon, and where a link leads, in the next column. The row takes the name too.
pub(crate) fn name(row: &mut RowUi<'_>, entry: &Entry, reading: NameEncoding) {
    let name = reading.show(entry.name.as_bytes());
    let name = words::visible(&name);
    row.name(&name);
    let (icon, face, colour) = icon(row.tokens(), entry);
    if let Some(target) = entry.link_target() {
        let text = format!("{name} → {}", words::visible(&reading.show(target)));
        row.icon_and_text(icon, face, colour, &text);
    } else {
        row.icon_and_text(icon, face, colour, &name);
    }
}

/// The size of a file; nothing for what has none.
pub(crate) fn size(entry: &Entry) -> String {
    match (entry.kind, entry.size) {
        (EntryKind::File, Some(size)) => words::size(size),
        _ => String::new(),
    }
}

/// What was counted of a folder: `12.4 MB`, `≥ 12.4 MB` where something could not be read, `12.4 MB …` on the way.
pub(crate) fn folder_size(size: &FolderSize) -> String {
    let bytes = words::size(size.bytes);
    match (size.counting, size.at_least) {
        (true, _) => format!("{bytes} …"),
        (false, true) => format!("≥ {bytes}"),
        (false, false) => bytes,
    }
}

/// When it was changed, as far as that is known.
pub(crate) fn modified(entry: &Entry, calendar: &Calendar) -> String {
    entry.modified.map_or_else(String::new, |time| calendar.told(time))
}

/// `-rw-r--r--`, or what the server says in its place.
pub(crate) fn permissions(entry: &Entry) -> String {
    let Some(permissions) = entry.permissions() else {
        return String::new();
    };
    let letter = match (&permissions, entry.kind) {
        (Permissions::Other(_), _) => "",
        (_, EntryKind::Folder) => "d",
        (_, EntryKind::Symlink) => "l",
        (_, EntryKind::File) => "-",
        (_, EntryKind::Other) => "?",
    };
    format!("{letter}{}", words::visible(&permissions.to_string()))
}

/// What sort of thing it is, by its extension: `Folder`, `PNG file`.
pub(crate) fn kind(entry: &Entry) -> String {
    match entry.kind {
        EntryKind::Folder => say!("pane-folder").to_owned(),
        EntryKind::Symlink => say!("pane-link").to_owned(),
        EntryKind::Other => say!("pane-special-file").to_owned(),
        EntryKind::File => {
            let name = entry.name.to_string_lossy();
            match name.rsplit_once('.') {
                Some((stem, extension)) if !stem.is_empty() && (1..=8).contains(&extension.chars().count()) => {
                    say!("pane-file", ending = words::visible(&extension.to_uppercase()))
                }
                _ => say!("pane-file-2").to_owned(),
            }
        }
    }
}

/// Owner or group, as the server wrote it.
pub(crate) fn who(name: Option<&str>) -> String {
    name.map_or_else(String::new, |name| words::visible(name).into_owned())
}
