//! `/bin/dls`: name, size, date, and what the entry is about.

use portolan_remote::EntryKind;

use super::{Dialect, Verdict, blank_or_unknown};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, blank, digits, number},
    format::Format,
    time::{Clock, phrase},
};

/// `README              763  Feb  3 18:21  Information about this server`; a folder has `/` behind its name and `-` or
/// `=` for its size, a link ` -> ` and its target for a description. A long
/// name stands on a line of its own.
#[derive(Debug, Default)]
pub(crate) struct Dls {
    /// A name that waits for the rest of its entry.
    held: Vec<u8>,
    /// The first few that waited in vain.
    lost: Vec<Vec<u8>>,
}

/// As many lines are remembered that turned out to be nothing.
const MAX_LOST: usize = 64;
/// A line that is indented by so much goes on with the description above.
const DESCRIPTION: usize = 20;

impl Dialect for Dls {
    fn format(&self) -> Format {
        Format::Dls
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        let indent = line.iter().take_while(|&&byte| blank(byte)).count();
        let mut held = std::mem::take(&mut self.held);
        if !held.is_empty() {
            let end = held.len();
            if indent > 0 {
                held.extend_from_slice(line);
                if entry(&held, sink).is_some() {
                    return Verdict::Entry;
                }
                held.truncate(end);
            }
            self.lose(held);
        }
        if entry(line, sink).is_some() {
            return Verdict::Entry;
        }
        if indent == 0 && !line.is_empty() && !line.iter().any(|&byte| blank(byte)) {
            self.held.extend_from_slice(line);
            return Verdict::Held;
        }
        if indent >= DESCRIPTION {
            Verdict::Skip
        } else {
            blank_or_unknown(line)
        }
    }

    fn finish(&mut self, _sink: &mut Sink<'_>) -> Vec<Vec<u8>> {
        let held = std::mem::take(&mut self.held);
        if !held.is_empty() {
            self.lose(held);
        }
        std::mem::take(&mut self.lost)
    }
}

impl Dls {
    fn lose(&mut self, line: Vec<u8>) {
        if self.lost.len() < MAX_LOST {
            self.lost.push(line);
        }
    }
}

fn entry(line: &[u8], sink: &mut Sink<'_>) -> Option<()> {
    let words = Words::new(line);
    let (name, size) = (words.get(0), words.get(1));
    if words.gap(0) > 0 || !(digits(size) || size == b"-" || size == b"=") {
        return None;
    }
    let date = phrase(&words, 2, Clock(sink.now))?;
    // What follows is set off by two blanks.
    if words.len() > date.next && words.gap(date.next) < 2 {
        return None;
    }
    let folder = name.strip_suffix(b"/");
    let mut draft = Draft::folder_or_file(folder.unwrap_or(name), folder.is_some());
    if let Some(target) = words.rest_trimmed(date.next).strip_prefix(b"-> ") {
        draft.kind = EntryKind::Symlink;
        draft.link_target = Some(target);
    }
    draft.size = number(size);
    draft.modified = date.moment;
    sink.push(draft);
    Some(())
}
