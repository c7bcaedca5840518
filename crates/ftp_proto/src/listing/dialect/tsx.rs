//! TSX-Plus: names and blocks, several a line.

use portolan_remote::EntryKind;

use super::{Dialect, Verdict, blank_or_unknown};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, digits, find},
    format::Format,
};

/// `      110663.dsk    520        110918.dsk   3000`; sizes are blocks of 512 bytes and so not exact. Names are those of
/// RT-11: six letters, a point, three letters.
#[derive(Debug, Default)]
pub(crate) struct Tsx;

impl Dialect for Tsx {
    fn format(&self) -> Format {
        Format::Tsx
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        let words = Words::new(line);
        if line.starts_with(b"Directory [") && find(line, b"Blocks").is_some() {
            return Verdict::Skip;
        }
        let pairs = words.len() / 2;
        let right = pairs > 0
            && words.len().is_multiple_of(2)
            && words.gap(0) > 1
            && (0..pairs).all(|pair| name(words.get(pair * 2)) && digits(words.get(pair * 2 + 1)));
        if !right {
            return blank_or_unknown(line);
        }
        for pair in 0..pairs {
            sink.push(Draft::new(words.get(pair * 2), EntryKind::File));
        }
        Verdict::Entry
    }
}

fn name(word: &[u8]) -> bool {
    let Some(dot) = word.iter().position(|&byte| byte == b'.') else {
        return false;
    };
    let letters = |part: &[u8], most: usize| {
        part.len() <= most && part.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'$')
    };
    letters(&word[..dot], 6) && letters(&word[dot + 1..], 3)
}
