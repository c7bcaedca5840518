//! HP `NonStop` (Tandem Guardian): file, code, size, date, time, owner, security.

use portolan_remote::EntryKind;

use super::{Dialect, Verdict, blank_or_unknown};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, digits, number},
    format::Format,
    time::{Clock, clock_time, named_date},
};

/// `AUTOB        1000            63488 12-Mar-03 15:11:49 155, 76 "nunu"`; behind the code or as a word of its own may
/// stand letters for open, licensed or corrupt files.
#[derive(Debug, Default)]
pub(crate) struct Guardian;

impl Dialect for Guardian {
    fn format(&self) -> Format {
        Format::Guardian
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        if entry(line, sink).is_some() {
            return Verdict::Entry;
        }
        let words = Words::new(line);
        let first = usize::from(words.get(0) == b"File");
        let heading = words.get(first) == b"Code" && words.get(first + 1) == b"EOF";
        let volume = line.starts_with(b"$") && words.len() == 1;
        if heading || volume {
            Verdict::Skip
        } else {
            blank_or_unknown(line)
        }
    }
}

fn entry(line: &[u8], sink: &mut Sink<'_>) -> Option<()> {
    let words = Words::new(line);
    let at = (3..words.len().min(6)).find(|&at| named_date(words.get(at), None).is_some())?;
    // The letters may stand before the code too.
    let letters = words.get(1).len() <= 2 && words.get(1).iter().all(u8::is_ascii_uppercase);
    let code = words.get(if letters { 2 } else { 1 });
    if !code.first().is_some_and(u8::is_ascii_digit) || !digits(words.get(at - 1)) {
        return None;
    }
    let stamp = named_date(words.get(at), Some(clock_time(words.get(at + 1))?))?;
    let mut draft = Draft::new(words.get(0), EntryKind::File);
    draft.size = number(words.get(at - 1));
    draft.modified = stamp.moment(Clock(sink.now));
    let rest = words.rest_trimmed(at + 2);
    let quote = rest.iter().position(|&byte| byte == b'"').unwrap_or(rest.len());
    let (owner, security) = rest.split_at(quote);
    let owner = owner.trim_ascii();
    draft.owner = Some(owner).filter(|owner| !owner.is_empty());
    draft.protection = Some(security).filter(|security| !security.is_empty());
    sink.push(draft);
    Some(())
}
