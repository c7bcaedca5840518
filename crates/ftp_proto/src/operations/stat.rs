//! One entry: MLST, else SIZE, MDTM and CWD.

use portolan_remote::{Entry, EntryKind, ErrorKind, FileName, RemotePath, Timestamp, TransferType};

use super::{Cx, Step, Steps};
use crate::{
    Failure, Lesson, OperationOutcome,
    command::Command,
    error::About,
    listing::mlst_entry,
    pipeline::Gate,
    reply::{self, Reply},
};

/// What is known of one entry.
#[derive(Debug)]
pub(crate) struct Stat {
    path: RemotePath,
    size: Option<u64>,
    modified: Option<Timestamp>,
    refusal: Option<Failure>,
}

impl Stat {
    /// Of this one.
    pub(crate) fn new(path: RemotePath) -> Self {
        Self {
            path,
            size: None,
            modified: None,
            refusal: None,
        }
    }

    fn ask_one_by_one(&self, cx: &mut Cx<'_>) {
        if cx.st.current_type != Some(TransferType::Image) {
            // SIZE counts other bytes, or is refused, in TYPE A (`quirks.md` row 40).
            cx.send(Step::Type, &Command::Type(TransferType::Image), Gate::Ahead);
        }
        cx.send(Step::Size, &Command::Size(self.path.clone()), Gate::Ahead);
        cx.send(Step::Modified, &Command::Mdtm(self.path.clone()), Gate::Ahead);
    }

    fn on_facts(&mut self, reply: &Reply, cx: &mut Cx<'_>) {
        if !reply.code.positive() {
            if matches!(reply.code.0, 500 | 501 | 502 | 504) {
                return self.ask_one_by_one(cx);
            }
            return self.missing("MLST", reply, cx);
        }
        let entry = self.path.file_name().and_then(|name| {
            let mut lines = reply.lines.iter();
            lines.find_map(|line| {
                line.contains(&b'=')
                    .then(|| mlst_entry(line.trim_ascii_start(), name.clone()))?
            })
        });
        match entry {
            Some(entry) => Self::tell(entry, cx),
            None => self.ask_one_by_one(cx),
        }
    }

    fn missing(&mut self, command: &'static str, reply: &Reply, cx: &mut Cx<'_>) {
        let mut failure = self
            .refusal
            .take()
            .unwrap_or_else(|| cx.refusal(command, reply, About::Name));
        if matches!(
            failure.kind,
            ErrorKind::Refused | ErrorKind::TemporaryRefusal | ErrorKind::BadName
        ) {
            failure.kind = ErrorKind::NotFound;
        }
        cx.done(Err(failure));
    }

    fn tell(entry: Entry, cx: &mut Cx<'_>) {
        cx.done(Ok(OperationOutcome::Entry(Some(Box::new(entry)))));
    }

    fn entry(&self, name: FileName, kind: EntryKind) -> Entry {
        let mut entry = Entry::new(name, kind);
        entry.size = self.size;
        entry.modified = self.modified;
        entry
    }
}

impl Steps for Stat {
    fn start(&mut self, cx: &mut Cx<'_>) {
        if self.path.is_root() {
            return cx.done(Ok(OperationOutcome::Entry(None)));
        }
        if self.path.file_name().is_none() {
            let why = "the path does not end in a name";
            return cx.done(Err(Failure::new(ErrorKind::Misuse, why)));
        }
        let mlst = cx.st.facts.as_ref().is_some_and(|facts| facts.mlst);
        if mlst && cx.st.config.learned.mlsd != Some(false) {
            cx.send(Step::Facts, &Command::Mlst(self.path.clone()), Gate::Ahead);
        } else {
            self.ask_one_by_one(cx);
        }
    }

    fn on_reply(&mut self, step: Step, reply: &Reply, cx: &mut Cx<'_>) {
        if reply.code.preliminary() {
            return;
        }
        match step {
            Step::Facts => self.on_facts(reply, cx),
            Step::Type if reply.code.positive() => cx.st.current_type = Some(TransferType::Image),
            Step::Size => {
                self.size = reply::size(reply);
                if !reply.code.positive() {
                    self.refusal = Some(cx.refusal("SIZE", reply, About::Name));
                }
            }
            Step::Modified => {
                self.modified = reply::time(reply).map(|(seconds, nanos)| Timestamp {
                    nanos,
                    ..Timestamp::utc(seconds)
                });
                match self.path.file_name() {
                    Some(name) if self.size.is_some() => Self::tell(self.entry(name, EntryKind::File), cx),
                    _ => {
                        cx.st.cwd = None;
                        cx.send(Step::Folder, &Command::Cwd(self.path.clone()), Gate::Ahead);
                    }
                }
            }
            Step::Folder => match self.path.file_name() {
                Some(name) if reply.code.positive() => {
                    cx.st.cwd = Some(self.path.clone());
                    Self::tell(self.entry(name, EntryKind::Folder), cx);
                }
                Some(name) if self.modified.is_some() => Self::tell(self.entry(name, EntryKind::File), cx),
                _ => self.missing("CWD", reply, cx),
            },
            _ => {}
        }
    }

    fn on_lost(&mut self, failure: &Failure, cx: &mut Cx<'_>) {
        if failure.kind == ErrorKind::TimedOut && cx.st.pipeline.in_flight(cx.me.id, Step::Facts) {
            // FEAT promised what hangs (`quirks.md` row 18): the next session does without.
            cx.st.config.learned.mlsd = Some(false);
            cx.st
                .learnt(Lesson::Mlsd, "MLST given up: the server never answered it");
        }
        cx.done(Err(failure.clone()));
    }
}
