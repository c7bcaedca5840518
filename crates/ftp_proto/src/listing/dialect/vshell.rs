//! Old `VShell`: size, date, time, name, with `/` behind a folder.

use super::{Dialect, Verdict, entry_or_unknown};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, digits, number},
    format::Format,
    time::{After, Clock, phrase},
};

/// `206876  Apr 04, 2000 21:06 name`.
#[derive(Debug, Default)]
pub(crate) struct VShell;

impl Dialect for VShell {
    fn format(&self) -> Format {
        Format::VShell
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        entry_or_unknown(line, entry(line, sink))
    }
}

fn entry(line: &[u8], sink: &mut Sink<'_>) -> Option<()> {
    let words = Words::new(line);
    if !digits(words.get(0)) || words.get(1).first()?.is_ascii_digit() {
        return None;
    }
    let date = phrase(&words, 1, Clock(sink.now)).filter(|date| date.after == After::Time)?;
    let rest = words.rest(date.next);
    let name = rest.strip_suffix(b"/");
    let mut draft = Draft::folder_or_file(name.unwrap_or(rest), name.is_some());
    draft.size = number(words.get(0));
    draft.modified = date.moment;
    sink.push(draft);
    Some(())
}
