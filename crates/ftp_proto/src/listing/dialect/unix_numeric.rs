//! Unix, all in numbers: mode, owner, group, size, seconds since 1970, name.

use portolan_remote::{EntryKind, Timestamp};

use super::{Dialect, Verdict, entry_or_unknown};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, digits, number},
    format::Format,
};

/// `0100644   500  101   12345    123456789       name`.
#[derive(Debug, Default)]
pub(crate) struct UnixNumeric;

impl Dialect for UnixNumeric {
    fn format(&self) -> Format {
        Format::Unix
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        entry_or_unknown(line, entry(line, sink))
    }
}

fn entry(line: &[u8], sink: &mut Sink<'_>) -> Option<()> {
    let words = Words::new(line);
    let mode = words.get(0);
    let octal = (5..=7).contains(&mode.len()) && mode.iter().all(|byte| (b'0'..=b'7').contains(byte));
    if !octal || words.len() < 6 || !(1..=4).all(|at| digits(words.get(at))) {
        return None;
    }
    let mode = mode.iter().fold(0_u32, |sum, byte| sum * 8 + u32::from(byte - b'0'));
    let kind = match mode >> 12 {
        0o04 => EntryKind::Folder,
        0o10 => EntryKind::File,
        0o12 => EntryKind::Symlink,
        0o01 | 0o02 | 0o06 | 0o14 => EntryKind::Other,
        _ => return None,
    };
    let mut draft = Draft::new(words.rest(5), kind);
    draft.mode = Some((mode & 0o7777) as u16);
    draft.owner = Some(words.get(1));
    draft.group = Some(words.get(2));
    draft.size = number(words.get(3));
    draft.modified = number(words.get(4))
        .and_then(|seconds| i64::try_from(seconds).ok())
        .map(Timestamp::utc);
    sink.push(draft);
    Some(())
}
