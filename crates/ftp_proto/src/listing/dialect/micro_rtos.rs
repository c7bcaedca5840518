//! `MicroRTOS` of Xecom: files by where they lie in the memory.

use super::{Dialect, Verdict, blank_or_unknown};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, hex_number, number},
    format::Format,
};

/// ` Start    End    length     File name`, a rule, ` 80000   9FFFF   131072   name`, and a total.
#[derive(Debug, Default)]
pub(crate) struct MicroRtos;

impl Dialect for MicroRtos {
    fn format(&self) -> Format {
        Format::MicroRtos
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        let words = Words::new(line);
        let heading = words.get(0) == b"Start" && words.get(1) == b"End";
        let rule = words.len() == 1 && words.get(0).len() > 10 && words.get(0).iter().all(|&byte| byte == b'-');
        let total = words.get(0) == b"**" && words.get(1) == b"Total";
        if heading || rule || total {
            return Verdict::Skip;
        }
        let place = |at: usize| Some(words.get(at)).filter(|word| word.len() >= 4).and_then(hex_number);
        let (Some(start), Some(end), Some(size)) = (place(0), place(1), number(words.get(2))) else {
            return blank_or_unknown(line);
        };
        let holds = end
            .checked_sub(start)
            .is_some_and(|last| size <= last.saturating_add(1));
        if !holds || words.len() < 4 {
            return Verdict::Unknown;
        }
        let mut draft = Draft::folder_or_file(words.rest_trimmed(3), false);
        draft.size = Some(size);
        sink.push(draft);
        Verdict::Entry
    }
}
