//! Sterling Connect:Enterprise, a mailbox of batches.

use super::{Dialect, Verdict, entry_or_unknown};
use portolan_remote::EntryKind;

use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, digits, number, short_number},
    format::Format,
    time::{Clock, Stamp, Time, full_year, phrase},
};

/// Two forms:
/// `-C--E-----FTP B BCC3I1       7670  1294495 Jan 13 07:42 name` (flags and protocol, type, mailbox, batch, size), and
/// `ACME    00000020 00000152 <test batch>       990926-1431 CD   FTP ASC`.
#[derive(Debug, Default)]
pub(crate) struct Sterling;

impl Dialect for Sterling {
    fn format(&self) -> Format {
        Format::Sterling
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        entry_or_unknown(line, flags(line, sink).or_else(|| batch(line, sink)))
    }
}

fn flags(line: &[u8], sink: &mut Sink<'_>) -> Option<()> {
    let words = Words::new(line);
    let flags = words.get(0);
    let letters = flags
        .get(..10)?
        .iter()
        .all(|byte| *byte == b'-' || byte.is_ascii_uppercase());
    let protocol = &flags[10..];
    let right = letters
        && flags[0] == b'-'
        && (protocol.len() == 3 && protocol.iter().all(u8::is_ascii_uppercase))
        && words.get(1).len() == 1
        && digits(words.get(4));
    if !right {
        return None;
    }
    let date = phrase(&words, 5, Clock(sink.now))?;
    let mut draft = Draft::new(words.rest(date.next), EntryKind::File);
    draft.size = number(words.get(4));
    draft.owner = Some(words.get(2));
    draft.modified = date.moment;
    sink.push(draft);
    Some(())
}

fn batch(line: &[u8], sink: &mut Sink<'_>) -> Option<()> {
    let open = line.iter().position(|&byte| byte == b'<')?;
    let close = open + line[open..].iter().position(|&byte| byte == b'>')?;
    let (before, after) = (Words::new(&line[..open]), Words::new(&line[close + 1..]));
    if before.len() != 3 || !digits(before.get(1)) || !digits(before.get(2)) {
        return None;
    }
    let (date, time) = match after.get(0) {
        word if word.len() == 11 && word[6] == b'-' => (&word[..6], &word[7..]),
        _ => return None,
    };
    let two = |word: &[u8], at: usize| short_number(&word[at..at + 2], 2);
    let stamp = Stamp {
        year: Some(full_year(two(date, 0)?, 2)?),
        month: two(date, 2)?,
        day: two(date, 4)?,
        time: Some(Time::minutes(two(time, 0)?, two(time, 2)?)),
    };
    let mut draft = Draft::new(line[open + 1..close].trim_ascii(), EntryKind::File);
    draft.owner = Some(before.get(0));
    draft.size = number(before.get(2));
    draft.modified = stamp.moment(Clock(sink.now));
    sink.push(draft);
    Some(())
}
