//! `OpenVMS` and its many FTP servers: name with version, blocks, date, owner, protection, in any order.

use portolan_remote::EntryKind;

use super::{Dialect, Verdict};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, digits, find, named_size, number, starts_with_ignore_case},
    format::Format,
    time::{Clock, Stamp, clock_time, named_date},
};

/// No line of VMS is continued more often, nor longer.
const MAX_JOINED: usize = 4096;
/// As many held lines are remembered that turned out to be nothing.
const MAX_LOST: usize = 64;
const BLOCK: u64 = 512;

/// A long name stands on a line of its own, and so may the protection (`quirks.md` row 82); so an entry is held until
/// it is whole or the next one begins.
#[derive(Debug, Default)]
pub(crate) struct Vms {
    held: Vec<u8>,
    /// The first few that were held in vain.
    lost: Vec<Vec<u8>>,
}

impl Dialect for Vms {
    fn format(&self) -> Format {
        Format::Vms
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        let trimmed = line.trim_ascii();
        let own = version_end(trimmed).is_some();
        if !self.held.is_empty() {
            let more = !own && !trimmed.is_empty() && self.held.len() + line.len() < MAX_JOINED;
            if more && !heading(trimmed) {
                self.held.push(b' ');
                self.held.extend_from_slice(trimmed);
                return self.held_or_entry(sink);
            }
            self.give_out(sink);
        }
        if own {
            // Most entries are whole in their line.
            if trimmed.ends_with(b")") && entry(trimmed, sink).is_some() {
                return Verdict::Entry;
            }
            self.held.extend_from_slice(trimmed);
            return self.held_or_entry(sink);
        }
        let skip = trimmed.is_empty() || heading(trimmed) || trimmed.starts_with(b"%");
        if skip { Verdict::Skip } else { Verdict::Unknown }
    }

    fn finish(&mut self, sink: &mut Sink<'_>) -> Vec<Vec<u8>> {
        if !self.held.is_empty() {
            self.give_out(sink);
        }
        std::mem::take(&mut self.lost)
    }
}

impl Vms {
    /// Whole entries go out at once, others wait for their next line.
    fn held_or_entry(&mut self, sink: &mut Sink<'_>) -> Verdict {
        let whole = self.held.ends_with(b")") || error(&self.held);
        if !whole {
            return Verdict::Held;
        }
        self.give_out(sink);
        Verdict::Entry
    }

    fn give_out(&mut self, sink: &mut Sink<'_>) {
        let held = std::mem::take(&mut self.held);
        if !error(&held) && entry(&held, sink).is_none() && self.lost.len() < MAX_LOST {
            self.lost.push(held);
        }
    }
}

/// `%RMS-E-PRV, insufficient privilege`, `<%RMS-E-FNF, file not found>`: why there is no entry.
fn error(line: &[u8]) -> bool {
    line.contains(&b'%') && (find(line, b"%RMS-").is_some() || find(line, b"%SYSTEM-").is_some())
        || find(line, b"no privilege for attempted operation").is_some()
        || line.starts_with(b"*.*;")
}

/// `Directory USER1:[TEMP]`, `DISK$BIG1:[ANONYMOUS]`, `Total of 11 files, 10966 blocks.`
fn heading(line: &[u8]) -> bool {
    let folder = line.strip_prefix(b"Directory ").unwrap_or(line);
    let is_folder = folder.ends_with(b"]") && (find(folder, b":[").is_some() || folder.starts_with(b"["));
    let total = |line: &[u8]| {
        starts_with_ignore_case(line, b"total ")
            && line.iter().any(u8::is_ascii_digit)
            && (find(line, b"ile").is_some() || find(line, b"lock").is_some() || find(line, b"FILE").is_some())
    };
    (is_folder && !folder.contains(&b';'))
        || total(line)
        || line.strip_prefix(b"Grand ").is_some_and(total)
        || (starts_with_ignore_case(line, b"directory ") && find(line, b":[").is_some())
}

/// The end of `NAME.TYPE;12` at the beginning of a line.
fn version_end(line: &[u8]) -> Option<usize> {
    let semicolon = line.iter().position(|&byte| byte == b';')?;
    let count = line[semicolon + 1..]
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let end = semicolon + 1 + count;
    let closed = line.get(end).is_none_or(|&byte| matches!(byte, b' ' | b'\t'));
    (count > 0 && count <= 5 && semicolon > 0 && closed).then_some(end)
}

fn entry(line: &[u8], sink: &mut Sink<'_>) -> Option<()> {
    let end = version_end(line)?;
    // A device and a directory may stand before the name.
    let from = line[..end]
        .iter()
        .rposition(|&byte| byte == b']')
        .map_or(0, |at| at + 1);
    let full = &line[from..end];
    let name = &full[..full.iter().position(|&byte| byte == b';').unwrap_or(full.len())];
    let folder = name.len() > 4 && name[name.len() - 4..].eq_ignore_ascii_case(b".DIR");
    let mut draft = if folder {
        Draft::new(&name[..name.len() - 4], EntryKind::Folder)
    } else {
        Draft::new(full, EntryKind::File)
    };
    let rest = fields(&line[end..], &mut draft);
    let words = Words::new(&rest);
    let mut stamp: Option<Stamp> = None;
    for at in 0..words.len() {
        let word = words.get(at);
        if !word[0].is_ascii_digit() {
            continue;
        }
        if let Some(date) = named_date(word, None) {
            stamp.get_or_insert(Stamp {
                time: clock_time(words.get(at + 1)),
                ..date
            });
        } else if draft.size.is_none() {
            let used = word.split(|&byte| byte == b'/').next().unwrap_or(word);
            draft.size = if digits(used) {
                number(used).and_then(|blocks| blocks.checked_mul(BLOCK))
            } else {
                // `DIR/SIZE=UNITS=BYTES` of newer versions: `10KB`, `1.50MB`.
                named_size(used)
            };
        }
    }
    draft.modified = stamp?.moment(Clock(sink.now));
    sink.push(draft);
    Some(())
}

/// Takes the owner in brackets and the protection in parentheses; returns the rest with blanks for them.
fn fields<'a>(text_of: &'a [u8], draft: &mut Draft<'a>) -> Vec<u8> {
    let mut rest = text_of.to_vec();
    let open = text_of.iter().position(|&byte| byte == b'(');
    if let Some(open) = open {
        let close = text_of[open..]
            .iter()
            .position(|&byte| byte == b')')
            .map_or(text_of.len(), |at| open + at);
        draft.protection = Some(&text_of[open + 1..close]);
        rest[open..(close + 1).min(text_of.len())].fill(b' ');
    }
    if let Some(from) = text_of.iter().position(|&byte| byte == b'[') {
        let limit = open.filter(|open| *open > from).unwrap_or(text_of.len());
        let to = text_of[from..limit]
            .iter()
            .position(|&byte| byte == b']')
            .map(|at| from + at + 1);
        // A long owner is cut off with its bracket.
        let to = to.unwrap_or_else(|| from + text_of[from..limit].iter().take_while(|&&byte| byte != b' ').count());
        draft.owner = Some(&text_of[from..to]);
        rest[from..to].fill(b' ');
    }
    rest
}
