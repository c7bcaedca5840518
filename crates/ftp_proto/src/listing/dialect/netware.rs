//! Novell `NetWare` and its relatives: a letter, the rights in brackets, owner, size, date, name.

use super::{Dialect, Verdict, blank_or_unknown};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, digits, last_component, number},
    format::Format,
    time::{Clock, phrase},
};

/// `d [R----F--] supervisor  512  Jan 16 18:53  name`; `d[RWCEMFA] 1 cyp 512 Jul 01 11:49 name` (Hellsoft);
/// `-[RWCEAFMS] bill 1285 Sept 14, 99 3:39 pm name` (Print Services for UNIX).
#[derive(Debug, Default)]
pub(crate) struct NetWare;

impl Dialect for NetWare {
    fn format(&self) -> Format {
        Format::NetWare
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        if entry(line, sink).is_some() {
            return Verdict::Entry;
        }
        let words = Words::new(line);
        if words.len() == 2 && words.get(0).eq_ignore_ascii_case(b"total") && digits(words.get(1)) {
            return Verdict::Skip;
        }
        blank_or_unknown(line)
    }
}

fn entry(line: &[u8], sink: &mut Sink<'_>) -> Option<()> {
    let (kind, rest) = line.split_first()?;
    let folder = match kind {
        b'd' | b'D' => true,
        b'-' | b'F' | b'f' => false,
        _ => return None,
    };
    let rest = rest.trim_ascii_start().strip_prefix(b"[")?;
    let end = rest.iter().take(16).position(|&byte| byte == b']')?;
    let rights = &rest[..end];
    if !rights
        .iter()
        .all(|byte| byte.is_ascii_uppercase() || matches!(byte, b'-' | b' '))
    {
        return None;
    }
    let words = Words::new(&rest[end + 1..]);
    let clock = Clock(sink.now);
    let (at, date) = (1..words.len())
        .filter(|&at| digits(words.get(at - 1)))
        .find_map(|at| Some((at, phrase(&words, at, clock)?)))?;
    // Hellsoft has the number of links before the owner.
    let first = usize::from(at > 2 && digits(words.get(0)));
    let name = words.rest(date.next).trim_ascii();
    let name = if name.starts_with(b"/") {
        last_component(name)
    } else {
        name
    };
    let mut draft = Draft::folder_or_file(name, folder);
    draft.size = number(words.get(at - 1));
    draft.modified = date.moment;
    draft.protection = Some(rights);
    draft.owner = (at >= first + 2).then(|| words.span(first, at - 2));
    sink.push(draft);
    Some(())
}
