//! VSE/ESA: libraries, catalogs and queues as folders, members as files.

use super::{Dialect, Verdict, entry_or_unknown};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, grouped_number},
    format::Format,
    time::{Clock, Evidence, NumericDate, Order, clock_time},
};

/// `CONFIG     <Sub Library>   38   54   98/01/24   10:54`, `POWER     <Power Queues>`; a member has only the numbers:
/// `ABC.PROC   12   1   98/01/24   10:54`.
#[derive(Debug, Default)]
pub(crate) struct Vse;

impl Dialect for Vse {
    fn format(&self) -> Format {
        Format::Vse
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        entry_or_unknown(line, entry(line, sink))
    }
}

fn entry(line: &[u8], sink: &mut Sink<'_>) -> Option<()> {
    let words = Words::new(line);
    let name = words.get(0);
    let qualified = name
        .iter()
        .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || b"@#$._-".contains(byte));
    if name.is_empty() || !qualified {
        return None;
    }
    let rest = words.rest_trimmed(1);
    if let Some(marked) = rest.strip_prefix(b"<") {
        marked.contains(&b'>').then_some(())?;
        sink.push(Draft::folder_or_file(name, true));
        return Some(());
    }
    grouped_number(words.get(1))?;
    grouped_number(words.get(2))?;
    let clock = Clock(sink.now);
    let date = NumericDate::parse(words.get(3))?;
    let time = clock_time(words.get(4))?;
    let mut draft = Draft::folder_or_file(name, false);
    draft.modified = Evidence::default()
        .read(date, Some(time), &[Order::YearMonthDay], clock)?
        .moment(clock);
    sink.push(draft);
    Some(())
}
