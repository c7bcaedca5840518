//! MVS and z/OS: the data sets below a high-level qualifier.

use super::{Dialect, Verdict, blank_or_unknown};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, digits, find_ignore_case},
    format::Format,
    time::NumericDate,
};

/// `Volume Unit Referred Ext Used Recfm Lrecl BlkSz Dsorg Dsname`; data sets that are migrated, on tape, VSAM or
/// without attributes have fewer columns (`quirks.md` row 83). Sizes are counted in tracks, and `Referred` is when a
/// data set was last opened, so neither is given out.
#[derive(Debug, Default)]
pub(crate) struct Mvs;

impl Dialect for Mvs {
    fn format(&self) -> Format {
        Format::Mvs
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        let words = Words::new(line);
        if words.get(0) == b"Volume" && words.get(1) == b"Unit" {
            return Verdict::Skip;
        }
        let Some(folder) = data_set(line, &words) else {
            return blank_or_unknown(line);
        };
        let name = words.last();
        let name = name
            .strip_prefix(b"'")
            .and_then(|name| name.strip_suffix(b"'"))
            .unwrap_or(name);
        sink.push(Draft::folder_or_file(name, folder));
        Verdict::Entry
    }
}

/// How data sets are organised, as the next to last column tells it; `?` where it is not known.
const ORGANISATIONS: [&[u8]; 22] = [
    b"PS",
    b"PO",
    b"PO-E",
    b"PO-E2",
    b"PS-E",
    b"PS-L",
    b"DA",
    b"DAU",
    b"IS",
    b"ISU",
    b"POU",
    b"PSU",
    b"VS",
    b"VSAM",
    b"AM",
    b"**NONE**",
    b"NONE",
    b"U",
    b"?",
    b"??",
    b"HFS",
    b"ZFS",
];

/// What stands before a name that has no columns.
const REMARKS: [&[u8]; 9] = [
    b"Migrated",
    b"MIGRAT",
    b"GDG",
    b"VSAM",
    b"AIX",
    b"ALIAS",
    b"ARCIVE",
    b"Archived",
    b"PATH",
];

/// What is in the remark before such a name.
const PHRASES: [&[u8]; 4] = [
    b"Not Direct Access Device",
    b"Error determining attributes",
    b"User catalog",
    b"Catalog connector",
];

/// Is the line a data set, and one with members? Its name is the last word.
fn data_set(line: &[u8], words: &Words<'_>) -> Option<bool> {
    let count = words.len();
    if count < 2 || !name(words.last()) {
        return None;
    }
    let kind = words.get(count - 2);
    if count >= 6 && columns(words, kind) {
        return Some(kind.starts_with(b"PO"));
    }
    let text = line[..words.start(count - 1)].trim_ascii();
    if text.eq_ignore_ascii_case(b"Pseudo Directory") {
        return Some(true);
    }
    let short = count <= 6 && [&b"Tape"[..], b"VSAM"].iter().any(|one| kind.eq_ignore_ascii_case(one));
    let remark = REMARKS.iter().any(|remark| text.eq_ignore_ascii_case(remark))
        || PHRASES.iter().any(|phrase| find_ignore_case(text, phrase).is_some())
        || (short && volume(words.get(0)));
    remark.then_some(false)
}

/// Volume, unit, date and organisation are what they should be.
fn columns(words: &Words<'_>, kind: &[u8]) -> bool {
    let (unit, date) = (words.get(1), words.get(2));
    let unit_like = digits(unit) && unit.len() == 4 || unit.iter().all(u8::is_ascii_uppercase);
    let date_like = NumericDate::parse(date).is_some() || date == b"**NONE**";
    unit_like && date_like && volume(words.get(0)) && ORGANISATIONS.iter().any(|one| kind.eq_ignore_ascii_case(one))
}

/// Six letters at most.
fn volume(word: &[u8]) -> bool {
    let letter = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || b"@#$*-".contains(byte);
    word.len() <= 6 && word.iter().all(letter)
}

/// Qualifiers with points between them; servers put the whole name into quotes now and then.
fn name(word: &[u8]) -> bool {
    let word = word
        .strip_prefix(b"'")
        .and_then(|word| word.strip_suffix(b"'"))
        .unwrap_or(word);
    let letter = |byte: &u8| byte.is_ascii_alphanumeric() || b"@#$.-_{".contains(byte);
    (1..=54).contains(&word.len()) && word.iter().all(letter)
}
