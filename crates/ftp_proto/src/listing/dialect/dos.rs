//! IIS, Windows CE and others that write like `dir`: date, time, `<DIR>` or size, name.

use portolan_remote::EntryKind;

use super::{Dialect, Verdict, blank_or_unknown};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, digits, find, grouped_number, starts_with_ignore_case},
    format::Format,
    time::{Clock, Evidence, NumericDate, Order, Time, clock_time, named_date},
};

/// Dates are `mm-dd-yy`, `dd-mm-yy`, `yyyy-mm-dd` or `dd.mm.yyyy`; one that can be read in one way only decides for
/// the listing (`quirks.md` row 74).
#[derive(Debug, Default)]
pub(crate) struct Dos {
    order: Evidence,
}

impl Dialect for Dos {
    fn format(&self) -> Format {
        Format::Dos
    }

    fn prepare(&mut self, sample: &[&[u8]], clock: Clock) {
        for line in sample {
            let words = Words::new(line);
            if let Some(date) = NumericDate::parse(words.get(0))
                && clock_time(words.get(1)).is_some()
            {
                self.order.see(date, clock);
            }
        }
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        if self.entry(line, sink).is_some() {
            return Verdict::Entry;
        }
        if around(line) {
            Verdict::Skip
        } else {
            blank_or_unknown(line)
        }
    }
}

/// What `dir` itself prints before and behind the entries.
fn around(line: &[u8]) -> bool {
    let words = Words::new(line);
    let begins = |start: &[u8]| starts_with_ignore_case(line.trim_ascii_start(), start);
    begins(b"Volume in drive ")
        || begins(b"Volume Serial Number ")
        || begins(b"Directory of ")
        || (digits(words.get(0)) && (words.get(1) == b"File(s)" || words.get(1) == b"Dir(s)"))
}

/// Which order is likelier where the listing leaves it open.
pub(super) fn preference(date: NumericDate) -> &'static [Order] {
    use Order::{DayMonthYear, MonthDayYear, YearMonthDay};
    match date.separator {
        b'.' => &[DayMonthYear, MonthDayYear, YearMonthDay],
        _ => &[MonthDayYear, DayMonthYear, YearMonthDay],
    }
}

/// A time of day in one word or two (`12:09 PM`), and the number of the next word.
pub(super) fn time_at(words: &Words<'_>, at: usize) -> Option<(Time, usize)> {
    let half = words.get(at + 1);
    if [&b"AM"[..], b"PM", b"a.m.", b"p.m."]
        .iter()
        .any(|one| one.eq_ignore_ascii_case(half))
    {
        let mut both = words.get(at).to_vec();
        both.push(half[0]);
        return Some((clock_time(&both)?, at + 2));
    }
    Some((clock_time(words.get(at))?, at + 1))
}

impl Dos {
    fn entry(&self, line: &[u8], sink: &mut Sink<'_>) -> Option<()> {
        let words = Words::new(line);
        let (time, at) = time_at(&words, 1)?;
        let stamp = match NumericDate::parse(words.get(0)) {
            Some(date) => self.order.read(date, Some(time), preference(date), Clock(sink.now))?,
            None => named_date(words.get(0), Some(time))?,
        };
        let word = words.get(at);
        let name = name(line, &words, at);
        let mut draft = if let [b'<', kind @ .., b'>'] = word {
            marked(kind, name)
        } else {
            let mut draft = Draft::new(name, EntryKind::File);
            draft.size = grouped_number(word)?.0;
            draft
        };
        draft.modified = stamp.moment(Clock(sink.now));
        sink.push(draft);
        Some(())
    }
}

/// The name behind the size or the mark at `at`. IIS prints the size in 21 places behind the time, or the mark with what
/// fills them, and one blank; blanks beyond that belong to the name.
fn name<'a>(line: &'a [u8], words: &Words<'a>, at: usize) -> &'a [u8] {
    const IIS: usize = 22;
    let column = words.end(at - 1) + IIS;
    let right_aligned = words.end(at) + 1 == column;
    let mark = words.get(at).starts_with(b"<") && words.start(at) + 15 == column;
    match line.get(column..) {
        Some(name) if (right_aligned || mark) && words.start(at + 1) >= column && !name.trim_ascii().is_empty() => name,
        _ => words.rest(at + 1),
    }
}

/// What `<...>` says: a link with its target, or a folder, whose mark is translated on some systems.
fn marked<'a>(kind: &[u8], name: &'a [u8]) -> Draft<'a> {
    let link = [&b"JUNCTION"[..], b"SYMLINK", b"SYMLINKD", b"LINK"]
        .iter()
        .any(|one| one.eq_ignore_ascii_case(kind));
    if !link {
        return Draft::new(name, EntryKind::Folder);
    }
    let mut draft = Draft::new(name, EntryKind::Symlink);
    for arrow in [&b" => "[..], b" -> "] {
        if let Some(at) = find(name, arrow) {
            draft.name = &name[..at];
            draft.link_target = Some(&name[at + arrow.len()..]);
            return draft;
        }
    }
    if let Some(body) = name.strip_suffix(b"]")
        && let Some(at) = find(body, b" [")
    {
        draft.name = &name[..at];
        draft.link_target = Some(&body[at + 2..]);
    }
    draft
}
