//! STOR: bring a file there, prove that it is whole, and give it its name.

use std::sync::Arc;

use portolan_remote::{Detail, ErrorKind, RemotePath, TransferType};
use portolan_trace::DataId;

use super::{
    Cx, Step, Steps, attributes,
    data::{Carrier, Ended, Progress},
    transfer::{goes_on_in_text, mismatch, on_prepared, prepare},
};
use crate::{
    DataEvent, DataPurpose, Failure, Lesson, OperationOutcome, TimeCommand,
    command::Command,
    error::About,
    pipeline::Gate,
    reply::{self, Reply},
};

/// What is to be uploaded; see [`crate::Operation::Store`].
#[derive(Debug)]
pub(crate) struct Upload {
    pub(crate) path: RemotePath,
    pub(crate) temporary: Option<RemotePath>,
    pub(crate) replace: bool,
    pub(crate) offset: u64,
    pub(crate) size: Option<u64>,
    pub(crate) modified: Option<i64>,
    pub(crate) permissions: Option<u16>,
    pub(crate) kind: TransferType,
}

/// Where the upload is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Until the server has confirmed the bytes.
    Sending,
    /// SIZE, the modification time and the permissions, all of the name written to.
    Verifying,
    /// RNFR, RNTO.
    Renaming,
    /// What is in the way is moved aside, and back if that does not help.
    ClearingTheWay,
}

/// One upload.
///
/// Nothing is renamed before the server's own SIZE was compared, where it tells one. The modification time and the
/// permissions are set under the temporary name, so that a refused rename cannot alter somebody else's file. An upload that fails or is
/// stopped leaves what has arrived under the name written to, for a resume.
#[derive(Debug)]
pub(crate) struct Store {
    upload: Upload,
    phase: Phase,
    carrier: Carrier,
    /// REST before STOR does not work here: APPE, after a look at SIZE.
    append: bool,
    /// The data connection is ready for the transfer command.
    ready: bool,
    /// Is the final name taken? `None` = not asked, or no answer yet.
    taken: Option<bool>,
    /// The answer to that is awaited.
    asking: bool,
    open: usize,
    ended: Option<Ended>,
    confirmed_size: Option<u64>,
    modified_set: bool,
    permissions_set: bool,
    /// What was said to set the modification time.
    time_said: Option<TimeCommand>,
    /// Why the rename was refused.
    refusal: Option<Failure>,
    /// What has the final name is moved aside before the first rename: one over it is known to be refused here.
    aside_first: bool,
}

impl Store {
    /// In TYPE A?
    pub(crate) fn in_text(&self) -> bool {
        self.upload.kind == TransferType::Ascii
    }

    /// The upload.
    pub(crate) fn new(upload: Upload) -> Self {
        let offset = upload.offset;
        Self {
            upload,
            phase: Phase::Sending,
            carrier: Carrier::new(DataPurpose::Store { offset }),
            append: false,
            ready: false,
            taken: None,
            asking: false,
            open: 0,
            ended: None,
            confirmed_size: None,
            modified_set: false,
            permissions_set: false,
            time_said: None,
            refusal: None,
            aside_first: false,
        }
    }

    /// The name that is written to.
    fn target(&self) -> &RemotePath {
        self.upload.temporary.as_ref().unwrap_or(&self.upload.path)
    }

    fn command(&self) -> Command {
        let target = self.target().clone();
        if self.append {
            Command::Appe(target)
        } else {
            Command::Stor(target)
        }
    }

    fn bytes(&self) -> u64 {
        self.ended.as_ref().map_or(0, |ended| ended.bytes)
    }

    /// Size that the file must have on the server now.
    fn expected(&self) -> u64 {
        let end = self.upload.offset.saturating_add(self.bytes());
        self.upload.size.unwrap_or(end)
    }

    fn go_on(&mut self, progress: Progress, cx: &mut Cx<'_>) {
        match progress {
            Progress::Nothing | Progress::Confirmed => {}
            Progress::Ready => {
                self.ready = true;
                self.send_if_ready(cx);
            }
            Progress::Finished(ended) => {
                self.ended = Some(ended);
                self.verify(cx);
            }
            Progress::Failed(failure) => cx.done(Err(failure)),
        }
    }

    fn send_if_ready(&mut self, cx: &mut Cx<'_>) {
        if !self.ready || self.asking {
            return;
        }
        self.ready = false;
        if cx.st.config.server.allocate
            && !cx.st.no_allo
            && let Some(size) = self.upload.size
        {
            // In front of REST, which must stand right before STOR. Refused, it harms nothing (`quirks.md` row 45).
            cx.send(Step::Allocate, &Command::Allo(size), Gate::Ahead);
        }
        let gate = if self.append {
            prepare(self.upload.kind, 0, cx)
        } else {
            prepare(self.upload.kind, self.upload.offset, cx)
        };
        self.carrier.send(&self.command(), gate, cx);
    }

    /// Asks whether the final name is taken: RNTO overwrites in silence on most servers, STOR on all.
    fn ask_whether_taken(&mut self, cx: &mut Cx<'_>) {
        let path = self.upload.path.clone();
        let mlst = cx.st.facts.as_ref().is_some_and(|facts| facts.mlst);
        let command = if mlst { Command::Mlst(path) } else { Command::Size(path) };
        self.asking = true;
        cx.send(Step::Taken, &command, Gate::Ahead);
    }

    fn on_taken(&mut self, reply: &Reply, cx: &mut Cx<'_>) {
        match reply.code.0 {
            code if (200..400).contains(&code) => {
                self.carrier.close(true, cx);
                let failure = Failure::new(ErrorKind::AlreadyExists, Detail::FinalNameTaken);
                return cx.done(Err(failure));
            }
            // A server without MLST and SIZE knows RNFR, which is refused for what does not exist.
            500 | 502 | 504 if self.taken.is_none() => {
                self.taken = Some(false);
                return cx.send(Step::Taken, &Command::Rnfr(self.upload.path.clone()), Gate::Ahead);
            }
            450 | 501 | 550 | 553 => {}
            _ => {
                self.carrier.close(true, cx);
                return cx.refused("SIZE", reply, About::Name);
            }
        }
        self.taken = Some(false);
        self.asking = false;
        match self.phase {
            Phase::Sending => self.send_if_ready(cx),
            _ => self.verified(cx),
        }
    }

    /// The resume of an upload without REST: the file on the server must end where we go on.
    fn append_instead(&mut self, cx: &mut Cx<'_>) {
        self.append = true;
        self.asking = true;
        self.carrier.unqueue();
        cx.send(Step::Size, &Command::Size(self.target().clone()), Gate::Ahead);
    }

    fn on_size_before_append(&mut self, reply: &Reply, cx: &mut Cx<'_>) {
        match reply::size(reply) {
            Some(size) if size == self.upload.offset => {
                self.asking = false;
                self.send_if_ready(cx);
            }
            size => {
                let why = match size {
                    Some(size) => Detail::OtherOffset {
                        size,
                        offset: self.upload.offset,
                    },
                    None => Detail::CannotRestart,
                };
                self.carrier.close(true, cx);
                let kind = if size.is_some() {
                    ErrorKind::SizeMismatch
                } else {
                    ErrorKind::NotSupported
                };
                cx.done(Err(Failure::new(kind, why)));
            }
        }
    }

    fn verify(&mut self, cx: &mut Cx<'_>) {
        self.phase = Phase::Verifying;
        if self.upload.kind == TransferType::Image {
            self.open += 1;
            cx.send(Step::Size, &Command::Size(self.target().clone()), Gate::Ahead);
        }
        let command = self
            .upload
            .modified
            .and_then(|seconds| attributes::time_command(seconds, self.target().clone(), cx.st));
        if let Some((one, command)) = command {
            self.open += 1;
            self.time_said = Some(one);
            cx.send(Step::SetTime, &command, Gate::Ahead);
        }
        let permissions = self.upload.permissions.filter(|_| !cx.st.no_permissions);
        if let Some(permissions) = permissions {
            self.open += 1;
            let command = attributes::permissions_command(permissions, self.target().clone(), cx.st);
            cx.send(Step::SetPermissions, &command, Gate::Ahead);
        }
        if self.upload.temporary.is_some() && !self.upload.replace {
            self.taken = None;
            self.ask_whether_taken(cx);
        }
        self.verified(cx);
    }

    fn on_size(&mut self, reply: &Reply, cx: &mut Cx<'_>) {
        match reply::size(reply) {
            Some(size) if size == self.expected() => {
                self.confirmed_size = Some(size);
                // The server has every byte, whatever broke on the way to its confirmation.
                if let Some(ended) = &mut self.ended {
                    ended.failure = None;
                }
            }
            Some(size) => {
                self.learn_from_size(size, cx);
                return cx.done(Err(mismatch(size, self.expected())));
            }
            None => {}
        }
        self.open = self.open.saturating_sub(1);
        self.verified(cx);
    }

    /// Only what came now is there, though it was to be added to what was: REST before STOR is taken and not obeyed.
    fn learn_from_size(&self, size: u64, cx: &mut Cx<'_>) {
        let offset = self.upload.offset;
        if offset > 0 && !self.append && size == self.bytes() {
            cx.st.config.learned.rest_stor = Some(false);
            let why =
                format!("REST {offset} before STOR was accepted and not obeyed: {size} bytes are there afterwards");
            cx.st.learnt(Lesson::RestStor, why);
        }
    }

    /// Goes on to the rename when all answers are in.
    fn verified(&mut self, cx: &mut Cx<'_>) {
        if self.open > 0 || self.asking || self.phase != Phase::Verifying {
            return;
        }
        if let Some(failure) = self.ended.as_mut().and_then(|ended| ended.failure.take()) {
            return cx.done(Err(failure));
        }
        let end = self.upload.offset.saturating_add(self.bytes());
        if self.upload.kind == TransferType::Image && self.confirmed_size.is_none() && end != self.expected() {
            return cx.done(Err(mismatch(end, self.expected())));
        }
        match self.upload.temporary.clone() {
            None => self.finish(cx),
            Some(_) if self.upload.replace && cx.st.config.learned.rename_over == Some(false) => {
                self.phase = Phase::ClearingTheWay;
                self.aside_first = true;
                let (path, aside) = (self.upload.path.clone(), self.aside());
                Self::pair(Step::AsideFrom, path, Step::AsideTo, aside, cx);
                cx.yield_turn();
            }
            Some(temporary) => {
                self.phase = Phase::Renaming;
                Self::pair(
                    Step::RenameFrom,
                    temporary,
                    Step::RenameTo,
                    self.upload.path.clone(),
                    cx,
                );
                cx.yield_turn();
            }
        }
    }

    fn pair(from_step: Step, from: RemotePath, to_step: Step, to: RemotePath, cx: &mut Cx<'_>) {
        cx.send(from_step, &Command::Rnfr(from), Gate::Ahead);
        cx.send(to_step, &Command::Rnto(to), Gate::Ahead);
    }

    fn aside(&self) -> RemotePath {
        RemotePath::new([self.upload.path.as_bytes(), b".portolan-old"].concat())
    }

    fn on_rename(&mut self, step: Step, reply: &Reply, cx: &mut Cx<'_>) {
        let accepted = reply.code.accepted();
        let (path, aside) = (self.upload.path.clone(), self.aside());
        let temporary = self.target().clone();
        match step {
            Step::RenameFrom | Step::AgainFrom | Step::AsideFrom | Step::BackFrom => {
                if !accepted && self.refusal.is_none() {
                    self.refusal = Some(cx.refusal("RNFR", reply, About::Name));
                }
            }
            Step::RenameTo if accepted => self.finish(cx),
            Step::RenameTo => {
                let blocked = self.refusal.is_none();
                let failure = cx.refusal("RNTO", reply, About::Name);
                self.refusal.get_or_insert(failure);
                if self.upload.replace && blocked {
                    // Some servers do not rename over what exists: move that aside, and back if it does not help.
                    self.phase = Phase::ClearingTheWay;
                    cx.st
                        .decide("the rename over the existing file was refused: moving that aside");
                    Self::pair(Step::AsideFrom, path, Step::AsideTo, aside, cx);
                } else {
                    self.fail(cx);
                }
            }
            Step::AsideTo if !accepted && self.aside_first => {
                // Nothing has that name, as a rule.
                (self.aside_first, self.refusal, self.phase) = (false, None, Phase::Renaming);
                Self::pair(Step::RenameFrom, temporary, Step::RenameTo, path, cx);
            }
            Step::AsideTo if accepted => Self::pair(Step::AgainFrom, temporary, Step::AgainTo, path, cx),
            Step::AgainTo if accepted => {
                if cx.st.config.learned.rename_over != Some(false) {
                    cx.st.config.learned.rename_over = Some(false);
                    let why = "RNTO does not replace a file: it was refused until that was moved aside";
                    cx.st.learnt(Lesson::RenameOver, why);
                }
                cx.send(Step::AsideDelete, &Command::Dele(aside), Gate::Ahead);
            }
            Step::AgainTo => Self::pair(Step::BackFrom, aside, Step::BackTo, path, cx),
            Step::AsideDelete => self.finish(cx),
            _ => self.fail(cx),
        }
    }

    fn fail(&mut self, cx: &mut Cx<'_>) {
        let failure = self
            .refusal
            .take()
            .unwrap_or_else(|| Failure::new(ErrorKind::Refused, Detail::RenameRefused));
        cx.done(Err(failure));
    }

    fn finish(&mut self, cx: &mut Cx<'_>) {
        cx.done(Ok(OperationOutcome::Transferred {
            bytes: self.bytes(),
            confirmed_size: self.confirmed_size,
            modified_set: self.modified_set,
            permissions_set: self.permissions_set,
            modified: None,
        }));
    }

    fn on_restart(&mut self, reply: &Reply, cx: &mut Cx<'_>) {
        if reply.code.accepted() {
            cx.st.rest_lingers = true;
        } else {
            cx.st.config.learned.rest_stor = Some(false);
            let words = cx.st.masked(reply);
            let why = format!(
                "going on with APPE: the server answered {:?} {words} to REST before STOR",
                reply.code
            );
            cx.st.learnt(Lesson::RestStor, why);
            self.ready = true;
            self.append_instead(cx);
        }
    }
}

impl Steps for Store {
    fn start(&mut self, cx: &mut Cx<'_>) {
        if let Some(failure) = goes_on_in_text(self.upload.kind, self.upload.offset) {
            return cx.done(Err(failure));
        }
        if self.upload.temporary.is_none() && !self.upload.replace && self.upload.offset == 0 {
            self.ask_whether_taken(cx);
        }
        let progress = self.carrier.begin(&self.command(), cx);
        if self.upload.offset > 0 && cx.st.config.learned.rest_stor == Some(false) {
            self.append_instead(cx);
        }
        self.go_on(progress, cx);
    }

    fn on_reply(&mut self, step: Step, reply: &Reply, cx: &mut Cx<'_>) {
        let final_reply = !reply.code.preliminary();
        match step {
            Step::Restart if final_reply => self.on_restart(reply, cx),
            Step::Type | Step::Restart | Step::ClearRestart => {
                if let Some(failure) = on_prepared(step, reply, self.upload.kind, cx) {
                    self.carrier.close(true, cx);
                    cx.done(Err(failure));
                }
            }
            // Refused or superfluous (202), it is not sent again.
            Step::Allocate => cx.st.no_allo |= final_reply && reply.code.0 != 200,
            Step::Taken if final_reply => self.on_taken(reply, cx),
            Step::Size if final_reply && self.phase == Phase::Sending => self.on_size_before_append(reply, cx),
            Step::Size if final_reply => self.on_size(reply, cx),
            Step::SetTime if final_reply => {
                self.modified_set = self
                    .time_said
                    .is_some_and(|one| attributes::on_time_reply(one, reply, cx));
                self.open = self.open.saturating_sub(1);
                self.verified(cx);
            }
            Step::SetPermissions if final_reply => {
                self.permissions_set = attributes::on_permissions_reply(reply, cx);
                self.open = self.open.saturating_sub(1);
                self.verified(cx);
            }
            _ if matches!(self.phase, Phase::Renaming | Phase::ClearingTheWay) => {
                if final_reply {
                    self.on_rename(step, reply, cx);
                }
            }
            _ => {
                if step == Step::Transfer && !matches!(reply.code.class(), 4 | 5) {
                    cx.st.rest_lingers = false;
                    if self.upload.offset > 0 && !self.append && cx.st.config.learned.rest_stor != Some(true) {
                        cx.st.config.learned.rest_stor = Some(true);
                        cx.st.learnt(Lesson::RestStor, "an upload went on by REST and STOR");
                    }
                }
                let progress = self.carrier.on_reply(step, reply, &self.command(), cx);
                self.go_on(progress, cx);
            }
        }
    }

    fn on_data(&mut self, id: DataId, event: &DataEvent, cx: &mut Cx<'_>) {
        let progress = self.carrier.on_data(id, event, &self.command(), cx);
        self.go_on(progress, cx);
    }

    fn on_time(&mut self, cx: &mut Cx<'_>) {
        let progress = self.carrier.on_time(&self.command(), cx);
        self.go_on(progress, cx);
    }

    fn on_abandon(&mut self, cx: &mut Cx<'_>) {
        let failure = Failure::new(ErrorKind::Cancelled, Detail::Stopped);
        cx.answer(Err(failure.clone()));
        // While the way is cleared the old file may be under its other name: that is seen through.
        if self.phase != Phase::ClearingTheWay {
            let progress = self.carrier.stop(failure, cx);
            self.go_on(progress, cx);
        }
    }

    fn on_lost(&mut self, failure: &Failure, cx: &mut Cx<'_>) {
        let all_sent = self.carrier.ended().is_some_and(|ended| ended.failure.is_none());
        self.carrier.close(true, cx);
        if all_sent {
            // A new session can tell by SIZE under which name the file is, whole or not.
            let bytes = self.carrier.ended().map_or(0, |ended| ended.bytes);
            let why = Detail::SentBut {
                bytes,
                why: Arc::new(failure.detail()),
            };
            cx.done(Err(Failure::new(ErrorKind::Unconfirmed, why)));
        } else {
            cx.done(Err(failure.clone()));
        }
    }
}
