//! Distinct FTP servers for Windows: attributes, size, date, name.

use super::{Dialect, Verdict, entry_or_unknown};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, number, short_number},
    format::Format,
    time::{Clock, Languages, Stamp, clock_time, full_year, month},
};

/// `-wa--   7665  Dec 29,2002   6:56  name`: `d` for a folder, then a letter for each attribute that is set.
#[derive(Debug, Default)]
pub(crate) struct Distinct;

impl Dialect for Distinct {
    fn format(&self) -> Format {
        Format::Distinct
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        entry_or_unknown(line, entry(line, sink))
    }
}

fn entry(line: &[u8], sink: &mut Sink<'_>) -> Option<()> {
    let words = Words::new(line);
    let attributes = words.get(0);
    let (kind, letters) = attributes.split_first()?;
    let plain = attributes.len() == 5 && letters.iter().all(|letter| b"rwahs-".contains(letter));
    if !plain || !matches!(kind, b'd' | b'-') {
        return None;
    }
    let (day, year) = words
        .get(3)
        .split_at(words.get(3).iter().position(|&byte| byte == b',')?);
    let year = &year[1..];
    let stamp = Stamp {
        year: Some(full_year(short_number(year, 4)?, year.len())?),
        month: month(words.get(2), Languages::ANY)?,
        day: short_number(day, 2)?,
        time: Some(clock_time(words.get(4))?),
    };
    let mut draft = Draft::folder_or_file(words.rest(5), *kind == b'd');
    draft.size = Some(number(words.get(1))?);
    draft.modified = stamp.moment(Clock(sink.now));
    draft.protection = Some(attributes);
    sink.push(draft);
    Some(())
}
