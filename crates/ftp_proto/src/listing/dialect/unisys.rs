//! Unisys `ClearPath` MCP: title, kind, size, date, time.

use portolan_remote::EntryKind;

use super::{Dialect, Verdict, blank_or_unknown, dos::preference};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, digits, number, starts_with_ignore_case},
    format::Format,
    time::{Clock, Evidence, NumericDate, clock_time},
};

/// `A/B                     SEQDATA    84 06/09/1998  12:03`. A title with `/` is of a folder below and not given out.
#[derive(Debug, Default)]
pub(crate) struct Unisys {
    order: Evidence,
}

impl Dialect for Unisys {
    fn format(&self) -> Format {
        Format::Unisys
    }

    fn prepare(&mut self, sample: &[&[u8]], clock: Clock) {
        for line in sample {
            if let Some(date) = NumericDate::parse(Words::new(line).get(3)) {
                self.order.see(date, clock);
            }
        }
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        if self.entry(line, sink).is_some() {
            return Verdict::Entry;
        }
        if starts_with_ignore_case(line, b"Report for:") {
            Verdict::Skip
        } else {
            blank_or_unknown(line)
        }
    }
}

impl Unisys {
    fn entry(&self, line: &[u8], sink: &mut Sink<'_>) -> Option<()> {
        let words = Words::new(line);
        let kind = words.get(1);
        let right = words.len() == 5
            && kind
                .iter()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        if !right || !kind.first()?.is_ascii_uppercase() || !digits(words.get(2)) {
            return None;
        }
        let date = NumericDate::parse(words.get(3))?;
        let time = clock_time(words.get(4))?;
        let clock = Clock(sink.now);
        let mut draft = Draft::new(words.get(0), EntryKind::File);
        draft.size = number(words.get(2));
        draft.modified = self
            .order
            .read(date, Some(time), preference(date), clock)?
            .moment(clock);
        sink.push(draft);
        Some(())
    }
}
