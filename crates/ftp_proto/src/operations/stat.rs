//! One entry: MLST, else SIZE, MDTM and CWD, and STAT where the server knows none of those that tell a size.

use portolan_remote::{Detail, Entry, EntryKind, ErrorKind, FileName, RemotePath, Timestamp, TransferType};

use super::{Cx, Step, Steps};
use crate::{
    Failure, Lesson, OperationOutcome,
    command::Command,
    error::About,
    listing::{Format, FormatHint, ListingOptions, ListingParser, mlst_entry},
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
    /// SIZE is no command of this server.
    no_size: bool,
}

impl Stat {
    /// Of this one.
    pub(crate) fn new(path: RemotePath) -> Self {
        Self {
            path,
            size: None,
            modified: None,
            refusal: None,
            no_size: false,
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

    /// A listing on the control connection: the reply to STAT has the lines that LIST would send (`quirks.md` row 87).
    fn on_status(&mut self, reply: &Reply, cx: &mut Cx<'_>) {
        let Some(name) = self.path.file_name() else {
            return self.missing("STAT", reply, cx);
        };
        if let Some(mut entry) = reply.code.positive().then(|| listed(reply, &name, cx)).flatten() {
            // MDTM tells UTC, and seconds.
            entry.modified = self.modified.or(entry.modified);
            return Self::tell(entry, cx);
        }
        if self.modified.is_some() {
            return Self::tell(self.entry(name, EntryKind::File), cx);
        }
        if reply.code.positive() {
            // It knows STAT and lists nothing of that name: there is none.
            let mut failure = cx.refusal("STAT", reply, About::Name);
            failure.kind = ErrorKind::NotFound;
            return cx.done(Err(failure));
        }
        self.missing("STAT", reply, cx);
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

/// The entry of this name among the lines of a reply to STAT.
fn listed(reply: &Reply, name: &FileName, cx: &Cx<'_>) -> Option<Entry> {
    let mut parser = ListingParser::new(ListingOptions {
        now: cx.st.config.calendar.saturating_add_unsigned(cx.st.now.as_secs()),
        format_hint: FormatHint::List,
    });
    let mut entries = Vec::new();
    for line in &reply.lines {
        let whole = [relative(line, name).as_slice(), b"\n"].concat();
        if parser.feed(&whole, &mut entries).is_err() {
            break;
        }
    }
    // Names alone tell nothing, and may be words about the listing.
    if parser.finish(&mut entries).format == Some(Format::Nlst) {
        return None;
    }
    entries.into_iter().find(|entry| entry.name == *name)
}

/// The line with the name alone, where the whole path stands at its end: servers print what they were asked for.
fn relative(line: &[u8], name: &FileName) -> Vec<u8> {
    let line = line.trim_ascii_end();
    let whole = [b"/", name.as_bytes()].concat();
    match line.strip_suffix(whole.as_slice()) {
        Some(before) => {
            let folder = before
                .iter()
                .rposition(|byte| *byte == b' ')
                .map_or(0, |blank| blank + 1);
            [&before[..folder], name.as_bytes()].concat()
        }
        None => line.to_vec(),
    }
}

impl Steps for Stat {
    fn start(&mut self, cx: &mut Cx<'_>) {
        if self.path.is_root() {
            return cx.done(Ok(OperationOutcome::Entry(None)));
        }
        if self.path.file_name().is_none() {
            return cx.done(Err(Failure::new(ErrorKind::Misuse, Detail::NoNameAtEnd)));
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
                self.no_size = matches!(reply.code.0, 500 | 502 | 504);
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
                _ if self.no_size => cx.send(Step::Status, &Command::StatPath(self.path.clone()), Gate::Ahead),
                Some(name) if self.modified.is_some() => Self::tell(self.entry(name, EntryKind::File), cx),
                _ => self.missing("CWD", reply, cx),
            },
            Step::Status => self.on_status(reply, cx),
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
