//! MUSIC/SP: name, record length and format or `<DIR>`, size, read, written, owner.

use portolan_remote::EntryKind;

use super::{Dialect, Verdict, blank_or_unknown};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, named_size},
    format::Format,
    time::{Clock, clock_time, named_date},
};

/// `ABC                       47VC    2K 08JAN03 24SEP96 14:30 $000000  CR        5`; sizes are of the space, in K,
/// and so not given out.
#[derive(Debug, Default)]
pub(crate) struct Music;

impl Dialect for Music {
    fn format(&self) -> Format {
        Format::Music
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        if entry(line, sink).is_some() {
            return Verdict::Entry;
        }
        let words = Words::new(line);
        let heading = words.get(0) == b"File" && words.get(1) == b"name" && words.get(2) == b"RlenRf";
        if heading { Verdict::Skip } else { blank_or_unknown(line) }
    }
}

fn entry(line: &[u8], sink: &mut Sink<'_>) -> Option<()> {
    let words = Words::new(line);
    let folder = words.get(1).eq_ignore_ascii_case(b"<DIR>");
    let record = words.get(1).first()?.is_ascii_digit() && words.get(1).last()?.is_ascii_uppercase();
    if !(folder || record) || named_size(words.get(2)).is_none() || words.get(3).len() != 7 {
        return None;
    }
    let stamp = named_date(words.get(4), Some(clock_time(words.get(5))?))?;
    let name = words.get(0);
    let name = if folder {
        name.strip_suffix(b"\\").unwrap_or(name)
    } else {
        name
    };
    let mut draft = Draft::new(name, if folder { EntryKind::Folder } else { EntryKind::File });
    draft.owner = Some(words.get(6)).filter(|owner| !owner.is_empty());
    draft.modified = stamp.moment(Clock(sink.now));
    sink.push(draft);
    Some(())
}
