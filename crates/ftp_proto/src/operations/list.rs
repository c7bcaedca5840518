//! A folder's contents: MLSD where the server has it, else LIST, else NLST.

use portolan_remote::{Detail, ErrorKind, RemotePath, TransferType};
use portolan_trace::DataId;

use super::{
    Cx, Step, Steps,
    data::{Carrier, Progress},
};
use crate::{
    DataEvent, DataPurpose, Failure, Lesson, ListingFormat, OperationOutcome,
    command::Command,
    error::{About, means_empty_listing},
    pipeline::Gate,
    reply::Reply,
};

/// One listing.
///
/// MLSD takes the absolute path as its argument. LIST does not: servers glob it, take `-` for options, or ignore it
/// (`quirks.md` row 67), so the folder is entered first and LIST has no argument.
#[derive(Debug)]
pub(crate) struct List {
    path: RemotePath,
    format: ListingFormat,
    /// MLSD was refused with the path; the folder is entered and MLSD tried without.
    entered: bool,
    /// This listing has entered the folder. That an earlier one did says nothing: somebody may have moved the folder since,
    /// and another may have its name, while the server still stands in the old one.
    inside: bool,
    /// `LIST -a` gave nothing; LIST shows whether it is a listing here at all.
    plain: bool,
    /// Where links lead is wanted, and so LIST.
    links: bool,
    carrier: Carrier,
}

impl List {
    /// The listing of this folder.
    pub(crate) fn new(path: RemotePath) -> Self {
        let format = ListingFormat::Mlsd;
        Self {
            path,
            format,
            entered: false,
            inside: false,
            plain: false,
            links: false,
            carrier: Carrier::new(DataPurpose::Listing(format)),
        }
    }

    /// The listing of this folder that tells where links lead.
    pub(crate) fn with_links(path: RemotePath) -> Self {
        Self {
            links: true,
            ..Self::new(path)
        }
    }

    fn command(&self, cx: &Cx<'_>) -> Command {
        match self.format {
            ListingFormat::Mlsd if self.entered => Command::Mlsd(None),
            ListingFormat::Mlsd => Command::Mlsd(Some(self.path.clone())),
            ListingFormat::List => Command::List {
                all: !self.plain && cx.st.lists_all(),
            },
            ListingFormat::Nlst => Command::Nlst,
        }
    }

    fn begin(&mut self, format: ListingFormat, cx: &mut Cx<'_>) {
        self.format = format;
        self.carrier.carry(DataPurpose::Listing(format));
        let command = self.command(cx);
        let progress = self.carrier.begin(&command, cx);
        self.enter_if_needed(cx);
        self.go_on(progress, cx);
    }

    fn needs_folder(&self) -> bool {
        self.format != ListingFormat::Mlsd || self.entered
    }

    /// CWD rides along with EPSV where the server takes several commands; its refusal drops the LIST.
    fn enter_if_needed(&mut self, cx: &mut Cx<'_>) {
        let pending = cx.st.pipeline.in_flight(cx.me.id, Step::Folder);
        // The root is always where it was, and the folder of the log-on was just now.
        let sure = self.path.is_root() || !cx.st.listed;
        let there = self.inside || (sure && cx.st.cwd.as_ref() == Some(&self.path));
        if self.needs_folder() && !there && !pending && !cx.me.finished {
            cx.st.cwd = None;
            cx.send(Step::Folder, &Command::Cwd(self.path.clone()), Gate::Ahead);
        }
    }

    fn go_on(&mut self, progress: Progress, cx: &mut Cx<'_>) {
        match progress {
            Progress::Nothing => {}
            // Only the tail of the data is still to come.
            Progress::Confirmed => cx.yield_turn(),
            Progress::Ready => {
                let command = self.command(cx);
                let gate = if self.needs_folder() {
                    Gate::Accepted(Step::Folder)
                } else {
                    Gate::Ahead
                };
                if cx.st.current_type.is_none() {
                    cx.send(Step::Type, &Command::Type(TransferType::Image), Gate::Ahead);
                }
                self.carrier.send(&command, gate, cx);
            }
            // A listing without its proper TLS end is accepted with the server's 2yz (`quirks.md` row 55).
            Progress::Finished(ended) => match ended.failure {
                Some(failure) if ended.bytes > 0 => cx.done(Err(failure)),
                _ => self.listed(ended.bytes, cx),
            },
            Progress::Failed(failure) => cx.done(Err(failure)),
        }
    }

    /// The listing is here. Where nobody knows whether `-a` is an option or a mask of names on this server, one that is
    /// empty proves nothing: even an empty folder of a Unix server has `.` and `..` (row 66).
    fn listed(&mut self, bytes: u64, cx: &mut Cx<'_>) {
        let probing = self.format == ListingFormat::List && cx.st.list_all_unknown();
        let all = self.command(cx) == (Command::List { all: true });
        if probing && all && bytes == 0 {
            self.plain = true;
            return self.begin(ListingFormat::List, cx);
        }
        if probing && bytes > 0 {
            cx.st.config.learned.list_all = Some(all);
            let why = if all {
                "LIST -a gave a listing"
            } else {
                "LIST -a gave nothing where LIST gave a listing"
            };
            cx.st.learnt(Lesson::ListAll, why);
        }
        cx.st.listed = true;
        cx.done(Ok(OperationOutcome::Listed { format: self.format }));
    }

    /// The listing command was refused: is the folder empty, or is there another way?
    fn on_refused(&mut self, reply: &Reply, cx: &mut Cx<'_>) -> bool {
        let code = reply.code.0;
        if means_empty_listing(reply) {
            self.carrier.close(false, cx);
            cx.done(Ok(OperationOutcome::Listed { format: self.format }));
            return true;
        }
        match self.format {
            ListingFormat::Mlsd if matches!(code, 500 | 502 | 504) => {
                cx.st.config.learned.mlsd = Some(false);
                let words = cx.st.masked(reply);
                let why = format!("MLSD given up: the server answered {:?} {words}", reply.code);
                cx.st.learnt(Lesson::Mlsd, why);
                self.entered = false;
                self.begin(ListingFormat::List, cx);
                true
            }
            ListingFormat::Mlsd if matches!(code, 501 | 550 | 553) && !self.entered => {
                // Some take no path, some no blanks in it: the folder's own CWD tells whether it exists.
                self.entered = true;
                self.begin(ListingFormat::Mlsd, cx);
                true
            }
            ListingFormat::List
                if matches!(code, 500..=504 | 550) && self.command(cx) == (Command::List { all: true }) =>
            {
                // Taken for the name of a file, or for nothing that is known (row 66).
                cx.st.config.learned.list_all = Some(false);
                let words = cx.st.masked(reply);
                let why = format!("LIST -a given up: the server answered {code} {words}");
                cx.st.learnt(Lesson::ListAll, why);
                self.begin(ListingFormat::List, cx);
                true
            }
            ListingFormat::List if matches!(code, 500 | 502 | 504) => {
                self.begin(ListingFormat::Nlst, cx);
                true
            }
            _ => false,
        }
    }
}

impl Steps for List {
    fn start(&mut self, cx: &mut Cx<'_>) {
        let facts = cx.st.facts.as_ref();
        let mlsd = facts.is_some_and(|facts| facts.mlst) && cx.st.config.learned.mlsd != Some(false) && !self.links;
        let format = if mlsd { ListingFormat::Mlsd } else { ListingFormat::List };
        self.begin(format, cx);
    }

    fn on_reply(&mut self, step: Step, reply: &Reply, cx: &mut Cx<'_>) {
        match step {
            Step::Folder if reply.code.positive() => {
                self.inside = true;
                cx.st.cwd = Some(self.path.clone());
            }
            Step::Folder if !reply.code.preliminary() => {
                self.carrier.close(false, cx);
                cx.refused("CWD", reply, About::Name);
            }
            Step::Type => {
                if reply.code.positive() {
                    cx.st.current_type = Some(TransferType::Image);
                }
            }
            Step::Transfer if !reply.code.preliminary() && !reply.code.positive() && self.on_refused(reply, cx) => {}
            Step::Transfer if reply.code.positive() && reply.lower().contains("failed to open directory") => {
                // vsftpd confirms the listing of a folder that it cannot read.
                self.carrier.close(false, cx);
                let mut failure = cx.refusal("LIST", reply, About::Name);
                failure.kind = ErrorKind::NotFound;
                cx.done(Err(failure));
            }
            _ => {
                let command = self.command(cx);
                let progress = self.carrier.on_reply(step, reply, &command, cx);
                self.go_on(progress, cx);
            }
        }
    }

    fn on_data(&mut self, id: DataId, event: &DataEvent, cx: &mut Cx<'_>) {
        let command = self.command(cx);
        let progress = self.carrier.on_data(id, event, &command, cx);
        self.go_on(progress, cx);
    }

    fn on_time(&mut self, cx: &mut Cx<'_>) {
        let command = self.command(cx);
        let progress = self.carrier.on_time(&command, cx);
        self.go_on(progress, cx);
    }

    fn on_abandon(&mut self, cx: &mut Cx<'_>) {
        let failure = Failure::new(ErrorKind::Cancelled, Detail::Stopped);
        cx.answer(Err(failure.clone()));
        let progress = self.carrier.stop(failure, cx);
        self.go_on(progress, cx);
    }

    fn on_lost(&mut self, failure: &Failure, cx: &mut Cx<'_>) {
        if self.format == ListingFormat::Mlsd && failure.kind == ErrorKind::TimedOut && self.carrier.unheard(cx) {
            // FEAT promised what hangs (row 18): the next session does without.
            cx.st.config.learned.mlsd = Some(false);
            cx.st
                .learnt(Lesson::Mlsd, "MLSD given up: the server never answered it");
        }
        self.carrier.close(true, cx);
        cx.done(Err(failure.clone()));
    }
}
