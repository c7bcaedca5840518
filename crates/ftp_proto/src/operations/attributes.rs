//! Modification time and permissions.

use portolan_remote::{Detail, ErrorKind, RemotePath};

use super::{Cx, Step, Steps};
use crate::{
    Failure, Lesson, OperationOutcome, TimeCommand,
    command::Command,
    error::About,
    pipeline::Gate,
    reply::{Reply, time_text},
    state::State,
};

/// MFMT, SITE UTIME, MDTM, MFF or SITE CHMOD.
#[derive(Debug)]
pub(crate) struct Attributes {
    path: RemotePath,
    what: What,
    verb: &'static str,
    /// What the server said to the first command that it did not take.
    refusal: Option<Failure>,
}

/// What is to be set.
#[derive(Clone, Copy, Debug)]
enum What {
    /// The time, and the command that is on its way.
    Modified(i64, Option<TimeCommand>),
    Mode(u16),
}

impl Attributes {
    /// Sets the modification time, UTC seconds since 1970.
    pub(crate) fn modified(path: RemotePath, seconds: i64) -> Self {
        Self {
            path,
            what: What::Modified(seconds, None),
            verb: "MFMT",
            refusal: None,
        }
    }

    /// Sets Unix permissions.
    pub(crate) fn mode(path: RemotePath, mode: u16) -> Self {
        Self {
            path,
            what: What::Mode(mode),
            verb: "SITE",
            refusal: None,
        }
    }

    fn say(&mut self, command: &Command, cx: &mut Cx<'_>) {
        self.verb = command.verb();
        cx.send(Step::Only, command, Gate::Ahead);
    }

    /// The next command that may set the time; when none is left, the first refusal is the answer.
    fn set_time(&mut self, seconds: i64, cx: &mut Cx<'_>) {
        let next = TimeCommand::ALL
            .into_iter()
            .filter(|one| promised(*one, cx.st))
            .chain(TimeCommand::ALL.into_iter().filter(|one| harmless(*one)))
            .find(|one| !cx.st.no_time.contains(one));
        let next = match cx.st.config.learned.time_command {
            Some(learnt) if !cx.st.no_time.contains(&learnt) => Some(learnt),
            _ => next,
        };
        let said = next.and_then(|one| Some((one, command(one, seconds, self.path.clone())?)));
        if let Some((one, command)) = said {
            self.what = What::Modified(seconds, Some(one));
            return self.say(&command, cx);
        }
        let failure = self
            .refusal
            .take()
            .unwrap_or_else(|| Failure::new(ErrorKind::NotSupported, Detail::NoTimeCommand));
        cx.done(Err(failure));
    }
}

/// Does FEAT or the family promise that this command sets times?
fn promised(one: TimeCommand, st: &State) -> bool {
    match one {
        TimeCommand::Mfmt => st.features.has("MFMT"),
        TimeCommand::SiteUtime | TimeCommand::SiteUtimePath => {
            st.features.has("SITE UTIME") || st.features.has("UTIME")
        }
        TimeCommand::Mdtm => st.family.mdtm_sets,
    }
}

/// May it be tried where nothing is known? MDTM with two arguments may touch a file that is named like a date
/// (`quirks.md` row 77).
fn harmless(one: TimeCommand) -> bool {
    one != TimeCommand::Mdtm
}

fn command(one: TimeCommand, seconds: i64, path: RemotePath) -> Option<Command> {
    let text = time_text(seconds)?;
    Some(match one {
        TimeCommand::Mfmt => Command::Mfmt(text, path),
        TimeCommand::SiteUtime => Command::SiteUtime(text, path),
        TimeCommand::SiteUtimePath => Command::SiteUtimePath(text, path),
        TimeCommand::Mdtm => Command::MdtmSet(text, path),
    })
}

/// The command that sets a modification time on this server: the one that was learnt, else the first that is promised
/// and was not refused.
pub(crate) fn time_command(seconds: i64, path: RemotePath, st: &State) -> Option<(TimeCommand, Command)> {
    let learnt = st.config.learned.time_command;
    let one = learnt
        .into_iter()
        .chain(TimeCommand::ALL.into_iter().filter(|one| promised(*one, st)))
        .find(|one| !st.no_time.contains(one))?;
    Some((one, command(one, seconds, path)?))
}

/// The command that sets Unix permissions on this server. SITE splits its arguments at blanks and quotes on `ProFTPD`; MFF
/// takes the path as it is.
pub(crate) fn permissions_command(mode: u16, path: RemotePath, st: &State) -> Command {
    let mode = mode & 0o7777;
    if st.features.mff_mode() {
        Command::MffMode(mode, path)
    } else {
        Command::SiteChmod(mode, path)
    }
}

/// Takes the reply to that where it goes along with something else: were they set? What the server does not know is not
/// said again.
pub(crate) fn on_permissions_reply(reply: &Reply, cx: &mut Cx<'_>) -> bool {
    // A 202 says that nothing was done.
    cx.st.no_permissions |= matches!(reply.code.0, 202 | 500..=504);
    reply.code.positive() && reply.code.0 != 202
}

/// Takes the reply to such a command: was the time set? What the server does not know is not said again.
pub(crate) fn on_time_reply(one: TimeCommand, reply: &Reply, cx: &mut Cx<'_>) -> bool {
    // A 202 says that nothing was done.
    let set = reply.code.positive() && reply.code.0 != 202;
    if set && cx.st.config.learned.time_command != Some(one) {
        cx.st.config.learned.time_command = Some(one);
        let words = cx.st.masked(reply);
        let why = format!("{one} set a time: the server answered {:?} {words}", reply.code);
        cx.st.learnt(Lesson::TimeCommand, why);
    } else if !set && unknown(one, reply) {
        cx.st.no_time.push(one);
        if cx.st.config.learned.time_command == Some(one) {
            cx.st.config.learned.time_command = None;
            cx.st.config.learned.reasons.remove(&Lesson::TimeCommand);
        }
    }
    set
}

/// Does the server say that it does not know the command in this form? One form of SITE UTIME takes the arguments of the
/// other for a name, which is not there.
fn unknown(one: TimeCommand, reply: &Reply) -> bool {
    let site = matches!(one, TimeCommand::SiteUtime | TimeCommand::SiteUtimePath);
    matches!(reply.code.0, 202 | 500..=504) || (site && matches!(reply.code.0, 550 | 553))
}

impl Steps for Attributes {
    fn start(&mut self, cx: &mut Cx<'_>) {
        match self.what {
            What::Modified(seconds, _) => self.set_time(seconds, cx),
            What::Mode(mode) => {
                let command = permissions_command(mode, self.path.clone(), cx.st);
                self.say(&command, cx);
            }
        }
        if matches!(self.what, What::Mode(_)) {
            cx.yield_turn();
        }
    }

    fn on_reply(&mut self, _step: Step, reply: &Reply, cx: &mut Cx<'_>) {
        if reply.code.preliminary() {
            return;
        }
        if let What::Modified(seconds, Some(one)) = self.what {
            if on_time_reply(one, reply, cx) {
                return cx.done(Ok(OperationOutcome::Done));
            }
            let mut failure = cx.refusal(self.verb, reply, About::Name);
            if unknown(one, reply) {
                if reply.code.0 == 202 {
                    failure.kind = ErrorKind::NotSupported;
                }
                self.refusal.get_or_insert(failure);
                return self.set_time(seconds, cx);
            }
            return cx.done(Err(failure));
        }
        // A 202 says that nothing was done.
        if reply.code.0 == 202 {
            let mut failure = cx.refusal(self.verb, reply, About::Name);
            failure.kind = ErrorKind::NotSupported;
            cx.done(Err(failure));
        } else if reply.code.positive() {
            cx.done(Ok(OperationOutcome::Done));
        } else {
            cx.refused(self.verb, reply, About::Name);
        }
    }
}
