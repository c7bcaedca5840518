//! z/VM and VM/CMS: minidisks, the shared file system and the byte file system.

use portolan_remote::EntryKind;

use super::{Dialect, Verdict, dos::preference, entry_or_unknown};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, digits, number},
    format::Format,
    time::{Clock, Evidence, NumericDate, Time, clock_time},
};

/// `GILMART  NETLOG   V  104  6  1  4/01/96 13:33:09 -` is the file `GILMART.NETLOG` (name, type, record format and
/// length, records, blocks); sizes in bytes are not told. The byte file system writes
/// `05/20/2000 13:38:19   F        1          65758 'bfsline.cpy'`.
#[derive(Debug, Default)]
pub(crate) struct Zvm {
    order: Evidence,
}

impl Dialect for Zvm {
    fn format(&self) -> Format {
        Format::Zvm
    }

    fn prepare(&mut self, sample: &[&[u8]], clock: Clock) {
        for line in sample {
            let words = Words::new(line);
            if let Some((_, date)) = date_at(&words)
                && let Some(date) = NumericDate::parse(date)
            {
                self.order.see(date, clock);
            }
        }
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        let words = Words::new(line);
        let entry = if words.get(0).contains(&b'/') {
            self.byte_file(line, &words, sink)
        } else {
            self.file(&words, sink)
        };
        entry_or_unknown(line, entry)
    }
}

/// The date of a line of a minidisk; the columns before it are fixed in number.
fn date_at<'a>(words: &Words<'a>) -> Option<(usize, &'a [u8])> {
    let count = |word: &[u8]| digits(word) || word == b"-";
    (5..=6)
        .find(|&at| {
            (at - 3..at).all(|at| count(words.get(at))) && words.get(at).first().is_some_and(u8::is_ascii_digit)
        })
        .map(|at| (at, words.get(at)))
}

impl Zvm {
    fn file(&self, words: &Words<'_>, sink: &mut Sink<'_>) -> Option<()> {
        let (at, _) = date_at(words)?;
        let format = words.get(at - 4);
        let folder = format == b"DIR";
        let known = folder || [&b"F"[..], b"V", b"-"].contains(&format);
        // A folder has no type.
        if !known || at - 4 != 2 - usize::from(folder) {
            return None;
        }
        let moment = self.moment(words, at, sink.now)?;
        let name = if folder {
            words.get(0).to_vec()
        } else {
            [words.get(0), words.get(1)].join(&b'.')
        };
        let mut draft = Draft::folder_or_file(&name, folder);
        draft.modified = Some(moment);
        sink.push(draft);
        Some(())
    }

    fn byte_file(&self, line: &[u8], words: &Words<'_>, sink: &mut Sink<'_>) -> Option<()> {
        let kind = match words.get(2) {
            b"F" => EntryKind::File,
            b"D" => EntryKind::Folder,
            b"L" | b"S" => EntryKind::Symlink,
            b"B" | b"C" | b"P" => EntryKind::Other,
            _ => return None,
        };
        let open = line.iter().position(|&byte| byte == b'\'')?;
        let name = line[open + 1..].trim_ascii_end().strip_suffix(b"'")?;
        let mut draft = Draft::new(name, kind);
        draft.size = number(words.get(4));
        draft.modified = Some(self.moment(words, 0, sink.now)?);
        sink.push(draft);
        Some(())
    }

    fn moment(&self, words: &Words<'_>, at: usize, now: i64) -> Option<portolan_remote::Timestamp> {
        let clock = Clock(now);
        let date = NumericDate::parse(words.get(at))?;
        let time: Time = clock_time(words.get(at + 1))?;
        let order = preference(date);
        self.order.read(date, Some(time), order, clock)?.moment(clock)
    }
}
