//! Stratus VOS: files, folders and links in three sections.

use portolan_remote::EntryKind;

use super::{Dialect, Verdict, blank_or_unknown};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, digits, find, starts_with_ignore_case},
    format::Format,
    time::{Clock, Evidence, NumericDate, Order, clock_time},
};

/// `w     17  rel-48    02-06-19 18:08:52  cos_cha_pm.vf` (access, blocks of 4096 bytes, organisation, date, name); a
/// folder has neither blocks nor organisation, a link has ` -> ` and its target.
#[derive(Debug, Default)]
pub(crate) struct Vos {
    section: Section,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Section {
    #[default]
    Files,
    Folders,
    Links,
}

impl Dialect for Vos {
    fn format(&self) -> Format {
        Format::Vos
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        let text = line.trim_ascii();
        let sections = [
            (&b"Files:"[..], Section::Files),
            (b"Dirs:", Section::Folders),
            (b"Links:", Section::Links),
        ];
        for (heading, section) in sections {
            if starts_with_ignore_case(text, heading) {
                self.section = section;
                return Verdict::Skip;
            }
        }
        if self.entry(line, sink).is_some() {
            return Verdict::Entry;
        }
        // The folder that was listed.
        if text.starts_with(b"%") {
            Verdict::Skip
        } else {
            blank_or_unknown(line)
        }
    }
}

impl Vos {
    fn entry(&self, line: &[u8], sink: &mut Sink<'_>) -> Option<()> {
        let words = Words::new(line);
        let file = words.get(0).len() == 1 && digits(words.get(1)) && NumericDate::parse(words.get(3)).is_some();
        let at = match self.section {
            Section::Files if file => 3,
            Section::Folders if words.get(0).len() == 1 => 1,
            Section::Links => usize::from(NumericDate::parse(words.get(0)).is_none()),
            _ => return None,
        };
        let clock = Clock(sink.now);
        let date = NumericDate::parse(words.get(at))?;
        let time = clock_time(words.get(at + 1))?;
        let stamp = Evidence::default().read(date, Some(time), &[Order::YearMonthDay], clock)?;
        let rest = words.rest_trimmed(at + 2);
        let mut draft = match self.section {
            Section::Files => Draft::new(rest, EntryKind::File),
            Section::Folders => Draft::new(rest, EntryKind::Folder),
            Section::Links => {
                let arrow = find(rest, b"->")?;
                let name = if at == 0 {
                    rest[..arrow].trim_ascii()
                } else {
                    words.get(0)
                };
                let mut draft = Draft::new(name, EntryKind::Symlink);
                draft.link_target = Some(rest[arrow + 2..].trim_ascii());
                draft
            }
        };
        draft.modified = stamp.moment(clock);
        sink.push(draft);
        Some(())
    }
}
