//! MVS and z/OS after SITE FILETYPE=JES: jobs, retrieved by their identifiers.

use portolan_remote::EntryKind;

use super::{Dialect, Verdict, blank_or_unknown};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, digits},
    format::Format,
};

/// `IBMUSER2 JOB01906 IBMUSER  OUTPUT A  RC=0000 3 spool files`.
#[derive(Debug, Default)]
pub(crate) struct Jes;

impl Dialect for Jes {
    fn format(&self) -> Format {
        Format::Jes
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        let words = Words::new(line);
        let heading = words.get(0) == b"JOBNAME" && words.get(1) == b"JOBID";
        let rule = words.len() == 1 && words.get(0).iter().all(|&byte| byte == b'-');
        if heading || (rule && words.get(0).len() >= 4) {
            return Verdict::Skip;
        }
        if !job(words.get(1)) {
            return blank_or_unknown(line);
        }
        let states = [&b"INPUT"[..], b"ACTIVE", b"OUTPUT", b"HELD", b"ARRIVE", b"--"];
        let owner = match (states.contains(&words.get(2)), states.contains(&words.get(3))) {
            (true, _) => None,
            (false, true) => Some(words.get(2)),
            _ => return Verdict::Unknown,
        };
        let mut draft = Draft::new(words.get(1), EntryKind::File);
        draft.owner = owner;
        sink.push(draft);
        Verdict::Entry
    }
}

/// `JOB01906`, `TSU01830`, `STC00012`, `J0123456`.
fn job(word: &[u8]) -> bool {
    let letters = word.iter().take_while(|byte| byte.is_ascii_uppercase()).count();
    word.len() == 8
        && digits(&word[letters..])
        && matches!(&word[..letters], b"JOB" | b"TSU" | b"STC" | b"J" | b"T" | b"S")
}
