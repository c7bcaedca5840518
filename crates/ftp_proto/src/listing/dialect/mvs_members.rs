//! MVS and z/OS: the members of a partitioned data set.

use portolan_remote::EntryKind;

use super::{Dialect, Verdict, blank_or_unknown};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, digits, hex_number},
    format::Format,
    time::{Clock, Evidence, NumericDate, Order, clock_time},
};

/// With ISPF statistics (`Name VV.MM Created Changed Size Init Mod Id`; sizes are lines), without (the name alone), or
/// of a load library (`Name Size TTR Alias-of AC Attributes Amode Rmode`; sizes are hexadecimal bytes).
#[derive(Debug, Default)]
pub(crate) struct MvsMembers {
    heading: Heading,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Heading {
    #[default]
    None,
    Statistics,
    Load,
}

impl Dialect for MvsMembers {
    fn format(&self) -> Format {
        Format::MvsMembers
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        let words = Words::new(line);
        match (words.get(0), words.get(1)) {
            (b"Name", b"VV.MM") => self.heading = Heading::Statistics,
            (b"Name", b"Size") => self.heading = Heading::Load,
            _ => return self.member(line, &words, sink),
        }
        Verdict::Skip
    }
}

impl MvsMembers {
    fn member(&self, line: &[u8], words: &Words<'_>, sink: &mut Sink<'_>) -> Verdict {
        let name = words.get(0);
        if !member_name(name) {
            return blank_or_unknown(line);
        }
        let mut draft = Draft::new(name, EntryKind::File);
        if words.len() == 1 {
            if self.heading == Heading::None {
                return Verdict::Unknown;
            }
        } else if version(words.get(1)) {
            let clock = Clock(sink.now);
            let Some((date, time)) = NumericDate::parse(words.get(3)).zip(clock_time(words.get(4))) else {
                return Verdict::Unknown;
            };
            draft.modified = Evidence::default()
                .read(date, Some(time), &[Order::YearMonthDay], clock)
                .and_then(|stamp| stamp.moment(clock));
        } else if let (Some(size), Some(_), true) = (
            hex_number(words.get(1)).filter(|_| (6..=8).contains(&words.get(1).len())),
            hex_number(words.get(2)).filter(|_| words.get(2).len() == 6),
            words.len() > 4,
        ) {
            draft.size = Some(size);
        } else {
            return Verdict::Unknown;
        }
        sink.push(draft);
        Verdict::Entry
    }
}

/// Up to eight letters, by the standard; a little more for those who do not keep to it.
fn member_name(word: &[u8]) -> bool {
    (1..=16).contains(&word.len())
        && word
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || b"@#$-_{".contains(byte))
}

/// `01.03`.
fn version(word: &[u8]) -> bool {
    matches!(word, [major @ .., b'.', a, b] if digits(major) && major.len() <= 2 && digits(&[*a, *b]))
}
