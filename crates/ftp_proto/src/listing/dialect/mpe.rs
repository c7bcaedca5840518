//! HP MPE/iX: LISTF and LISTFILE, with the name in front or at the end.

use super::{Dialect, Verdict, blank_or_unknown};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, digits, find},
    format::Format,
};

/// `CBOOK     PROG   128W  FB   123   123   1   ...` or `PROG   128W  FB   123   123   1   ...   cbook`. Sizes are told
/// in records, whose length in bytes need not be that of a transfer; so none is given out.
#[derive(Debug, Default)]
pub(crate) struct Mpe {
    heading: bool,
    name_last: bool,
}

impl Dialect for Mpe {
    fn format(&self) -> Format {
        Format::Mpe
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        let words = Words::new(line);
        if find(line, b"LOGICAL RECORD").is_some() {
            self.heading = true;
            self.name_last = words.last() == b"FILENAME";
            return Verdict::Skip;
        }
        let first = words.get(0);
        let heading = (first == b"SIZE" && words.get(1) == b"TYP")
            || first.starts_with(b"ACCOUNT=")
            || first.starts_with(b"PATH=")
            || (first.starts_with(b"./") && line.trim_ascii_end().ends_with(b" not found"));
        if heading {
            return Verdict::Skip;
        }
        if self.entry(&words, sink).is_some() {
            Verdict::Entry
        } else {
            blank_or_unknown(line)
        }
    }
}

impl Mpe {
    fn entry(&self, words: &Words<'_>, sink: &mut Sink<'_>) -> Option<()> {
        let record = (0..3).find(|&at| record_length(words.get(at)))?;
        let kind = words.get(record + 1);
        let right = (1..=4).contains(&kind.len())
            && kind.iter().all(u8::is_ascii_uppercase)
            && digits(words.get(record + 2))
            && self.heading;
        let first = words.get(0);
        if !right || (!self.name_last && record == 0) {
            return None;
        }
        let word = if self.name_last { words.last() } else { first };
        // An asterisk says that the file is open.
        let word = word.strip_suffix(b"*").filter(|word| !word.is_empty()).unwrap_or(word);
        let name = word.strip_suffix(b"/");
        sink.push(Draft::folder_or_file(name.unwrap_or(word), name.is_some()));
        Some(())
    }
}

/// `80B`, `128W`.
fn record_length(word: &[u8]) -> bool {
    matches!(word, [number @ .., b'B' | b'W'] if digits(number))
}
