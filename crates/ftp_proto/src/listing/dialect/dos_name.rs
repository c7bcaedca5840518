//! DOS servers that put the name first: Chameleon, `SuperTCP`, NCSA, PC-NFS, `WinQVT`.

use super::{
    Dialect, Verdict,
    dos::{preference, time_at},
    entry_or_unknown,
};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, grouped_number},
    format::Format,
    time::{After, Clock, Evidence, NumericDate, phrase},
};

/// Name, `<DIR>` or size, date, time: `DESIGN1.DOC  11264  05-11-95  14:20`, `CMT  <DIR>  Nov 21 1994 10:17`; PC-NFS
/// has the name's type as a word of its own, `prog1    exe     2,563,136 06-10-99  10:00a`.
#[derive(Debug, Default)]
pub(crate) struct DosName {
    order: Evidence,
}

/// Number of the word with the size or the mark of a folder.
fn size_at(words: &Words<'_>) -> Option<usize> {
    (1..=2)
        .find(|&at| folder(words.get(at)) || words.get(at).first().is_some_and(u8::is_ascii_digit))
        .filter(|&at| at == 1 || (words.get(0).len() <= 8 && words.get(1).len() <= 3))
}

fn folder(word: &[u8]) -> bool {
    word.eq_ignore_ascii_case(b"<DIR>")
}

impl Dialect for DosName {
    fn format(&self) -> Format {
        Format::DosName
    }

    fn prepare(&mut self, sample: &[&[u8]], clock: Clock) {
        for line in sample {
            let words = Words::new(line);
            if let Some(date) = size_at(&words).and_then(|at| NumericDate::parse(words.get(at + 1))) {
                self.order.see(date, clock);
            }
        }
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        entry_or_unknown(line, self.entry(line, sink))
    }
}

impl DosName {
    fn entry(&self, line: &[u8], sink: &mut Sink<'_>) -> Option<()> {
        let words = Words::new(line);
        let at = size_at(&words)?;
        let clock = Clock(sink.now);
        let (moment, next) = if let Some(date) = NumericDate::parse(words.get(at + 1)) {
            let (time, next) = time_at(&words, at + 2)?;
            let stamp = self.order.read(date, Some(time), preference(date), clock)?;
            (stamp.moment(clock), next)
        } else {
            let date = phrase(&words, at + 1, clock).filter(|date| date.after == After::Time)?;
            (date.moment, date.next)
        };
        // Attributes may follow, but no name.
        if words.len() > next + 1 {
            return None;
        }
        let joined;
        let name = if at == 1 {
            words.get(0)
        } else {
            joined = [words.get(0), words.get(1)].join(&b'.');
            &joined
        };
        let is_folder = folder(words.get(at));
        let mut draft = Draft::folder_or_file(name, is_folder);
        if !is_folder {
            draft.size = grouped_number(words.get(at))?.0;
        }
        draft.modified = moment;
        sink.push(draft);
        Some(())
    }
}
