//! KA9Q NOS: two entries a line, each name, size, time, date.

use super::{Dialect, Verdict, blank_or_unknown, dos::preference};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, digits, find, grouped_number},
    format::Format,
    time::{Clock, Evidence, NumericDate, clock_time},
};

/// `alias               806  0:12 10/25/93   arc/                     0:33  1/01/80`; folders have no size.
#[derive(Debug, Default)]
pub(crate) struct Ka9q {
    order: Evidence,
}

impl Dialect for Ka9q {
    fn format(&self) -> Format {
        Format::Ka9q
    }

    fn prepare(&mut self, sample: &[&[u8]], clock: Clock) {
        for line in sample {
            let words = Words::new(line);
            for at in 0..words.len() {
                if clock_time(words.get(at)).is_some()
                    && let Some(date) = NumericDate::parse(words.get(at + 1))
                {
                    self.order.see(date, clock);
                }
            }
        }
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        let words = Words::new(line);
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let Some((draft, next)) = self.entry(&words, at, Clock(sink.now)) else {
                break;
            };
            found.push(draft);
            at = next;
        }
        if at == words.len() && !found.is_empty() {
            for draft in found {
                sink.push(draft);
            }
            return Verdict::Entry;
        }
        // `18 files. 1,234,567 bytes free. Disk size 10,000,000 bytes.`
        let footer = digits(words.get(0)) && words.get(1).starts_with(b"file") && find(line, b"bytes").is_some();
        if footer { Verdict::Skip } else { blank_or_unknown(line) }
    }
}

impl Ka9q {
    fn entry<'a>(&self, words: &Words<'a>, at: usize, clock: Clock) -> Option<(Draft<'a>, usize)> {
        let name = words.get(at);
        let folder = name.strip_suffix(b"/");
        let mut draft = Draft::folder_or_file(folder.unwrap_or(name), folder.is_some());
        let mut at = at + 1;
        if folder.is_none() {
            draft.size = grouped_number(words.get(at))?.0;
            at += 1;
        }
        let time = clock_time(words.get(at))?;
        let date = NumericDate::parse(words.get(at + 1))?;
        draft.modified = self
            .order
            .read(date, Some(time), preference(date), clock)?
            .moment(clock);
        Some((draft, at + 2))
    }
}
