//! `VxWorks`, and Nortel's routers with it: size, date, time, name, `<DIR>` at the end.

use super::{Dialect, Verdict, blank_or_unknown};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, digits, number, starts_with_ignore_case},
    format::Format,
    time::{Clock, clock_time, named_date},
};

/// `1165625    FEB-19-2001  12:17:38   VXWORKS`; the date may also be `19-FEB-2001`.
#[derive(Debug, Default)]
pub(crate) struct VxWorks;

impl Dialect for VxWorks {
    fn format(&self) -> Format {
        Format::VxWorks
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        if entry(line, sink).is_some() {
            return Verdict::Entry;
        }
        let words = Words::new(line);
        let heading = words.get(0).eq_ignore_ascii_case(b"size") && words.get(1).eq_ignore_ascii_case(b"date");
        let rule = words.len() > 1 && (0..words.len()).all(|at| words.get(at).iter().all(|&byte| byte == b'-'));
        let value = starts_with_ignore_case(line.trim_ascii(), b"value =");
        if heading || rule || value {
            Verdict::Skip
        } else {
            blank_or_unknown(line)
        }
    }
}

fn entry(line: &[u8], sink: &mut Sink<'_>) -> Option<()> {
    let words = Words::new(line);
    if !digits(words.get(0)) {
        return None;
    }
    let stamp = named_date(words.get(1), Some(clock_time(words.get(2))?))?;
    let rest = words.rest_trimmed(3);
    let name = rest.strip_suffix(b"<DIR>").or_else(|| rest.strip_suffix(b"<dir>"));
    let mut draft = Draft::folder_or_file(name.unwrap_or(rest).trim_ascii_end(), name.is_some());
    draft.size = number(words.get(0));
    draft.modified = stamp.moment(Clock(sink.now));
    sink.push(draft);
    Some(())
}
