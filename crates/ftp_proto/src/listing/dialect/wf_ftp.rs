//! wfFtp of Nortel (Bay) routers: name, size, date, day of the week, time.

use portolan_remote::EntryKind;

use super::{Dialect, Verdict, blank_or_unknown, dos::preference};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, digits, number, starts_with_ignore_case},
    format::Format,
    time::{Clock, Evidence, NumericDate, clock_time},
};

/// `startup.cfg          2116  03/06/03  Thur.    07:38:50`.
#[derive(Debug, Default)]
pub(crate) struct WfFtp {
    order: Evidence,
}

impl Dialect for WfFtp {
    fn format(&self) -> Format {
        Format::WfFtp
    }

    fn prepare(&mut self, sample: &[&[u8]], clock: Clock) {
        for line in sample {
            if let Some(date) = NumericDate::parse(Words::new(line).get(2)) {
                self.order.see(date, clock);
            }
        }
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        if self.entry(line, sink).is_some() {
            return Verdict::Entry;
        }
        let text = line.trim_ascii();
        let rule = text.len() > 10 && text.iter().all(|&byte| byte == b'-');
        if rule || starts_with_ignore_case(text, b"file name ") {
            Verdict::Skip
        } else {
            blank_or_unknown(line)
        }
    }
}

impl WfFtp {
    fn entry(&self, line: &[u8], sink: &mut Sink<'_>) -> Option<()> {
        let words = Words::new(line);
        let day = words.get(3);
        let names = [&b"Mon"[..], b"Tue", b"Wed", b"Thu", b"Fri", b"Sat", b"Sun"];
        if words.len() != 5 || !digits(words.get(1)) || !names.iter().any(|name| starts_with_ignore_case(day, name)) {
            return None;
        }
        let date = NumericDate::parse(words.get(2))?;
        let time = clock_time(words.get(4))?;
        let clock = Clock(sink.now);
        let mut draft = Draft::new(words.get(0), EntryKind::File);
        draft.size = number(words.get(1));
        draft.modified = self
            .order
            .read(date, Some(time), preference(date), clock)?
            .moment(clock);
        sink.push(draft);
        Some(())
    }
}
