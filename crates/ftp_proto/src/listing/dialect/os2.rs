//! OS/2: size, attributes or `DIR`, date, time, name.

use super::{
    Dialect, Verdict,
    dos::{preference, time_at},
    entry_or_unknown,
};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, digits, number},
    format::Format,
    time::{Clock, Evidence, NumericDate},
};

#[derive(Debug, Default)]
pub(crate) struct Os2 {
    order: Evidence,
}

/// Where the date stands: behind the size and at most five words of attributes.
fn date_at(words: &Words<'_>) -> Option<(usize, NumericDate)> {
    if !digits(words.get(0)) {
        return None;
    }
    for at in 1..words.len().min(7) {
        if let Some(date) = NumericDate::parse(words.get(at)) {
            return Some((at, date));
        }
        if !words.get(at).iter().all(u8::is_ascii_uppercase) {
            return None;
        }
    }
    None
}

impl Dialect for Os2 {
    fn format(&self) -> Format {
        Format::Os2
    }

    fn prepare(&mut self, sample: &[&[u8]], clock: Clock) {
        for line in sample {
            if let Some((_, date)) = date_at(&Words::new(line)) {
                self.order.see(date, clock);
            }
        }
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        entry_or_unknown(line, self.entry(line, sink))
    }
}

impl Os2 {
    fn entry(&self, line: &[u8], sink: &mut Sink<'_>) -> Option<()> {
        let words = Words::new(line);
        let (at, date) = date_at(&words)?;
        let (time, next) = time_at(&words, at + 1)?;
        let stamp = self.order.read(date, Some(time), preference(date), Clock(sink.now))?;
        let folder = (1..at).any(|at| words.get(at) == b"DIR");
        let mut draft = Draft::folder_or_file(words.rest(next), folder);
        draft.size = number(words.get(0));
        draft.modified = stamp.moment(Clock(sink.now));
        sink.push(draft);
        Some(())
    }
}
