//! `/bin/dls`: name, size, date, and what the entry is about.

use portolan_remote::EntryKind;

use super::{Dialect, Verdict, entry_or_unknown};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, digits, number},
    format::Format,
    time::{Clock, phrase},
};

/// `README              763  Feb  3 18:21  Information about this server`; a folder has `/` behind its name and `-` or
/// `=` for its size, a link ` -> ` and its target for a description.
#[derive(Debug, Default)]
pub(crate) struct Dls;

impl Dialect for Dls {
    fn format(&self) -> Format {
        Format::Dls
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        entry_or_unknown(line, entry(line, sink))
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
