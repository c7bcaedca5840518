//! FTP Software's PC/TCP: size or `<dir>`, name, date with the day of the week.

use super::{Dialect, Verdict, entry_or_unknown};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, grouped_number},
    format::Format,
    time::{After, Clock, phrase},
};

/// `     40774 IO.SYS           Tue May 31 06:22:00 1994`.
#[derive(Debug, Default)]
pub(crate) struct PcTcp;

impl Dialect for PcTcp {
    fn format(&self) -> Format {
        Format::PcTcp
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        entry_or_unknown(line, entry(line, sink))
    }
}

fn entry(line: &[u8], sink: &mut Sink<'_>) -> Option<()> {
    let words = Words::new(line);
    let folder = words.get(0).eq_ignore_ascii_case(b"<dir>");
    let size = if folder { None } else { grouped_number(words.get(0))?.0 };
    let date = phrase(&words, 2, Clock(sink.now)).filter(|date| date.after == After::Time)?;
    if words.len() != date.next || words.get(2).first()?.is_ascii_digit() {
        return None;
    }
    let mut draft = Draft::folder_or_file(words.get(1), folder);
    draft.size = size;
    draft.modified = date.moment;
    sink.push(draft);
    Some(())
}
