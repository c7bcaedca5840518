//! IBM i, formerly OS/400: owner, size, date, time, `*TYPE`, name.

use super::{Dialect, Verdict, entry_or_unknown};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, digits, last_component, number},
    format::Format,
    time::{Clock, Evidence, NumericDate, Order, clock_time},
};

/// The order of the date follows the job's setting; all dates of a listing have the same. Members (`*MEM`) of a
/// physical file come without size and date, as `FILE.FILE/MEMBER.MBR`: they are not of this folder.
#[derive(Debug, Default)]
pub(crate) struct As400 {
    order: Evidence,
}

impl Dialect for As400 {
    fn format(&self) -> Format {
        Format::As400
    }

    fn prepare(&mut self, sample: &[&[u8]], clock: Clock) {
        for line in sample {
            let words = Words::new(line);
            if words.get(4).starts_with(b"*")
                && let Some(date) = NumericDate::parse(words.get(2))
            {
                self.order.see(date, clock);
            }
        }
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        entry_or_unknown(line, self.entry(line, sink))
    }
}

fn object_type(word: &[u8]) -> bool {
    matches!(word, [b'*', letters @ ..] if letters.len() >= 2 && letters.iter().all(u8::is_ascii_uppercase))
}

fn preference(date: NumericDate) -> &'static [Order] {
    use Order::{DayMonthYear, MonthDayYear, YearMonthDay};
    match date.separator {
        b'.' => &[DayMonthYear, YearMonthDay, MonthDayYear],
        _ => &[YearMonthDay, MonthDayYear, DayMonthYear],
    }
}

impl As400 {
    fn entry(&self, line: &[u8], sink: &mut Sink<'_>) -> Option<()> {
        let words = Words::new(line);
        let clock = Clock(sink.now);
        let dated = digits(words.get(1)) && object_type(words.get(4));
        let at = match (dated, object_type(words.get(1))) {
            (true, _) => 4,
            (false, true) => 1,
            _ => return None,
        };
        let word = words.get(at);
        let folder = [&b"*DIR"[..], b"*DDIR", b"*LIB", b"*FLR"].contains(&word) || line.ends_with(b"/");
        let path = words.rest_trimmed(at + 1);
        let name = path.strip_suffix(b"/").unwrap_or(path);
        let name = if name.starts_with(b"/") {
            last_component(name)
        } else {
            name
        };
        let mut draft = Draft::folder_or_file(name, folder);
        draft.owner = Some(words.get(0));
        if dated {
            draft.size = number(words.get(1));
            let date = NumericDate::parse(words.get(2))?;
            let time = clock_time(words.get(3))?;
            draft.modified = self
                .order
                .read(date, Some(time), preference(date), clock)?
                .moment(clock);
        }
        sink.push(draft);
        Some(())
    }
}
