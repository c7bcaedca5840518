//! One line that the person typed.

use portolan_remote::ErrorKind;

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

    fn verb(&self) -> String {
        let word = self.line.split(|byte| *byte == b' ').find(|word| !word.is_empty());
        String::from_utf8_lossy(word.unwrap_or_default()).to_ascii_uppercase()
    }
}

impl Steps for Raw {
    fn start(&mut self, cx: &mut Cx<'_>) {
        let verb = self.verb();
        if verb.is_empty() || REFUSED.contains(&verb.as_str()) {
            let why = match verb.as_str() {
                "" => "there is no command".to_owned(),
                verb => format!("{verb} is sent by the program itself"),
            };
            return cx.done(Err(Failure::new(ErrorKind::Misuse, why)));
        }
        match verb.as_str() {
            "CWD" | "CDUP" | "XCWD" | "XCUP" | "SITE" | "SMNT" => cx.st.cwd = None,
            "TYPE" => cx.st.current_type = None,
            _ => {}
        }
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
