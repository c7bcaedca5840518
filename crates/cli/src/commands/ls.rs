//! `ls`: a folder, as a table or as JSON lines.

use portolan_engine::Extent;
use portolan_remote::{Entry, EntryKind, NameEncoding};

use crate::{
    entry_json::{entry_json, moment},
    exit::Stop,
    face::Face,
    printer::{size, visible},
    target::Target,
};

pub(crate) fn run(face: &Face, target: &Target, all: bool) -> Result<(), Stop> {
    let listing = face
        .list(target.place())
        .map_err(|error| Stop(face.printer.failure(&error)))?;
    let mut entries: Vec<&Entry> = listing.batches.iter().flat_map(|batch| batch.iter()).collect();
    entries.retain(|entry| all || !entry.name.hidden());
    entries.sort_by_key(|entry| (entry.kind != EntryKind::Folder, &entry.name));
    for entry in entries {
        face.printer.record(&entry_json(entry, true, listing.names.reading))?;
        face.printer.line(&row(entry, listing.names.reading))?;
    }
    if listing.unparsed > 0 {
        face.printer.note(&left_out(listing.unparsed));
    }
    if let Extent::First(most) = listing.extent {
        face.printer.note(&format!(
            "these are the first {most} entries; the server has more (--most-entries takes another number)"
        ));
    }
    Ok(())
}

/// Lines and names of which nothing could be made, in words.
pub(super) fn left_out(count: u32) -> String {
    let lines = if count == 1 { "line" } else { "lines" };
    format!("{count} {lines} of the listing left out: not understood, or with a name that no file may have")
}

pub(super) fn row(entry: &Entry, reading: NameEncoding) -> String {
    row_named(entry, reading, &reading.show(entry.name.as_bytes()))
}

/// The same with another name, as it is shown.
pub(super) fn row_named(entry: &Entry, reading: NameEncoding, name: &str) -> String {
    let kind = match entry.kind {
        EntryKind::Folder => 'd',
        EntryKind::File => '-',
        EntryKind::Symlink => 'l',
        EntryKind::Other => '?',
    };
    let permissions = entry
        .permissions()
        .map_or_else(|| "?????????".to_owned(), |mode| visible(&mode.to_string()));
    let size = entry
        .size
        .filter(|_| entry.kind == EntryKind::File)
        .map_or_else(String::new, size);
    let modified = entry.modified.map(moment).unwrap_or_default();
    let mut name = visible(name);
    if entry.kind == EntryKind::Folder {
        name.push('/');
    }
    if let Some(target) = entry.link_target() {
        name.push_str(" -> ");
        name.push_str(&visible(&reading.show(target)));
    }
    format!("{kind}{permissions}  {size:>10}  {modified:<20}  {name}")
}
