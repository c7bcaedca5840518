//! Microware OS-9: owner, date, time without a colon, attributes, sector, size, name.

use super::{Dialect, Verdict, blank_or_unknown};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, digits, find, hex_number, number, short_number},
    format::Format,
    time::{Clock, Evidence, NumericDate, Order, Time},
};

/// ` 1.78    92/04/03 1306   ---wr-wr     104       248 .login`.
#[derive(Debug, Default)]
pub(crate) struct Os9;

impl Dialect for Os9 {
    fn format(&self) -> Format {
        Format::Os9
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        if entry(line, sink).is_some() {
            return Verdict::Entry;
        }
        let words = Words::new(line);
        let rule = words.len() > 4 && (0..words.len()).all(|at| words.get(at).iter().all(|&byte| byte == b'-'));
        let heading = words.get(0) == b"Owner" && words.get(1) == b"Last";
        let folder = find(line, b"Directory of ").is_some();
        if rule || heading || folder {
            Verdict::Skip
        } else {
            blank_or_unknown(line)
        }
    }
}

fn entry(line: &[u8], sink: &mut Sink<'_>) -> Option<()> {
    let words = Words::new(line);
    let owner = words.get(0);
    let dot = owner.iter().position(|&byte| byte == b'.')?;
    let attributes = words.get(3);
    let right = digits(&owner[..dot])
        && digits(&owner[dot + 1..])
        && attributes.len() == 8
        && attributes.iter().all(|byte| b"-dsewr".contains(byte))
        && hex_number(words.get(4)).is_some()
        && words.get(2).len() == 4;
    if !right {
        return None;
    }
    let clock = Clock(sink.now);
    let date = NumericDate::parse(words.get(1))?;
    let time = Time::minutes(
        short_number(&words.get(2)[..2], 2)?,
        short_number(&words.get(2)[2..], 2)?,
    );
    let mut draft = Draft::folder_or_file(words.rest_trimmed(6), attributes[0] == b'd');
    draft.owner = Some(owner);
    draft.size = number(words.get(5));
    draft.protection = Some(attributes);
    draft.modified = Evidence::default()
        .read(date, Some(time), &[Order::YearMonthDay], clock)?
        .moment(clock);
    sink.push(draft);
    Some(())
}
