//! EPLF, D. J. Bernstein's Easily Parsed LIST Format: `+facts,TAB name`.

use portolan_remote::{EntryKind, Timestamp};

use super::{Dialect, Verdict, blank_or_unknown};
use crate::listing::{
    draft::{Draft, Sink},
    fields::number,
    format::Format,
};

#[derive(Debug, Default)]
pub(crate) struct Eplf;

impl Dialect for Eplf {
    fn format(&self) -> Format {
        Format::Eplf
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        let Some(body) = line.strip_prefix(b"+") else {
            return blank_or_unknown(line);
        };
        let Some(tab) = body.iter().position(|&byte| byte == b'\t') else {
            return Verdict::Unknown;
        };
        let (facts, name) = (&body[..tab], &body[tab + 1..]);
        let mut draft = Draft::new(name, EntryKind::File);
        let (mut retrievable, mut folder) = (false, false);
        for fact in facts.split(|&byte| byte == b',') {
            match fact {
                b"r" => retrievable = true,
                b"/" => folder = true,
                [b's', size @ ..] => draft.size = number(size),
                [b'm', seconds @ ..] => {
                    draft.modified =
                        number(seconds).and_then(|seconds| Some(Timestamp::utc(i64::try_from(seconds).ok()?)));
                }
                [b'u', b'p', mode @ ..] => draft.mode = octal(mode),
                _ => {}
            }
        }
        if folder {
            draft.kind = EntryKind::Folder;
        } else if !retrievable {
            // Neither RETR nor CWD would work.
            return Verdict::Skip;
        }
        sink.push(draft);
        Verdict::Entry
    }
}

/// The octal mode of `up`.
fn octal(word: &[u8]) -> Option<u16> {
    let text = std::str::from_utf8(word).ok().filter(|text| text.len() <= 5)?;
    u16::from_str_radix(text, 8).ok().map(|mode| mode & 0o7777)
}
