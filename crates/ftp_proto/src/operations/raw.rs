//! One line that the person typed.

use portolan_remote::{Detail, ErrorKind};

use super::{Cx, Step, Steps};
use crate::{Failure, OperationOutcome, command::Command, pipeline::Gate, reply::Reply};

/// Commands that need a data connection, belong to the log-on, or change what the core has to know by itself.
const REFUSED: &[&str] = &[
    "ABOR", "ACCT", "APPE", "AUTH", "CCC", "CDC", "EPRT", "EPSV", "LIST", "LPRT", "LPSV", "MLSD", "MODE", "NLST",
    "PASS", "PASV", "PBSZ", "PORT", "PRET", "PROT", "QUIT", "REIN", "REST", "RETR", "SPSV", "STOR", "STOU", "STRU",
    "USER",
];

/// A raw command; its reply is shown whatever it says.
#[derive(Debug)]
pub(crate) struct Raw {
    line: Vec<u8>,
}

impl Raw {
    /// This line.
    pub(crate) fn new(line: Vec<u8>) -> Self {
        Self { line }
    }
}

/// The word at the front of a typed line, in capitals.
pub(super) fn verb_of(line: &[u8]) -> String {
    let word = line.split(|byte| *byte == b' ').find(|word| !word.is_empty());
    String::from_utf8_lossy(word.unwrap_or_default()).to_ascii_uppercase()
}

/// Why this line is not sent, where it is not.
pub(super) fn why_not(verb: &str) -> Option<Detail> {
    match verb {
        "" => Some(Detail::NoCommand),
        verb if REFUSED.contains(&verb) => Some(Detail::SentByProgram { verb: verb.into() }),
        _ => None,
    }
}

/// What we no longer know for sure when such a line has been sent.
pub(super) fn forget(verb: &str, cx: &mut Cx<'_>) {
    match verb {
        "CWD" | "CDUP" | "XCWD" | "XCUP" | "SITE" | "SMNT" => cx.st.cwd = None,
        "TYPE" => cx.st.current_type = None,
        "OPTS" => cx.st.hash_in_force = None,
        _ => {}
    }
}

impl Steps for Raw {
    fn start(&mut self, cx: &mut Cx<'_>) {
        let verb = verb_of(&self.line);
        if let Some(why) = why_not(&verb) {
            return cx.done(Err(Failure::new(ErrorKind::Misuse, why)));
        }
        forget(&verb, cx);
        cx.send(Step::Only, &Command::Raw(self.line.trim_ascii().to_vec()), Gate::Alone);
    }

    fn on_reply(&mut self, _step: Step, reply: &Reply, cx: &mut Cx<'_>) {
        if reply.code.preliminary() {
            return;
        }
        let last = reply.lines.len().saturating_sub(1);
        let lines = reply
            .lines
            .iter()
            .enumerate()
            .map(|(at, line)| {
                let separator = if at == last { ' ' } else { '-' };
                format!("{:?}{separator}{}", reply.code, cx.st.log.mask(line))
            })
            .collect();
        cx.done(Ok(OperationOutcome::Reply(lines)));
    }
}
