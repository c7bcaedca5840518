//! Bull GCOS 7: kind, access, owner, project, date, name.

use super::{Dialect, Verdict, entry_or_unknown};
use crate::listing::{
    draft::{Draft, Sink},
    fields::Words,
    format::Format,
    time::{After, Clock, phrase},
};

/// `d s -----0 SEPT         SYSADMIN         JUN 10, 1997 SLIB`; the date may be missing.
#[derive(Debug, Default)]
pub(crate) struct Gcos;

impl Dialect for Gcos {
    fn format(&self) -> Format {
        Format::Gcos
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        entry_or_unknown(line, entry(line, sink))
    }
}

fn entry(line: &[u8], sink: &mut Sink<'_>) -> Option<()> {
    let words = Words::new(line);
    let access = words.get(2);
    let right = matches!(words.get(0), b"d" | b"-")
        && words.get(1).len() == 1
        && access.len() == 6
        && access.iter().all(|byte| *byte == b'-' || byte.is_ascii_alphanumeric());
    if !right || words.len() < 5 {
        return None;
    }
    let date = (4..words.len())
        .find_map(|at| phrase(&words, at, Clock(sink.now)))
        .filter(|date| date.after == After::Year);
    let name = match date {
        Some(date) => words.rest_trimmed(date.next),
        None => words.last(),
    };
    let mut draft = Draft::folder_or_file(name, words.get(0) == b"d");
    draft.owner = Some(words.get(3));
    draft.modified = date.and_then(|date| date.moment);
    sink.push(draft);
    Some(())
}
