//! Who gets what: inputs to operations, and what ends the connection.

mod idle;
mod turns;

use std::{collections::VecDeque, time::Duration};

use portolan_remote::{Detail, ErrorKind};
use portolan_trace::{DataId, TraceKind};

use crate::{
    CloseReason, Config, DataEvent, Failure, Input, Lesson, Operation, OperationId, Output, TlsMode,
    error::{About, kind_of},
    operations::{Active, Cx, Marks, Step, ftp_proxy},
    pipeline::Matched,
    reply::Reply,
    reply_reader::{Item, ReadError, ReplyReader},
    state::State,
};

/// How much longer a server may take that has asked for patience with a 120.
const PATIENCE: u32 = 10;

/// An operation with its machine.
#[derive(Debug)]
struct Running {
    marks: Marks,
    active: Active,
}

/// Where the connection is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Life {
    /// TLS is being made: at the start (implicit) or after AUTH.
    Securing,
    /// The greeting is awaited until then.
    Greeting(Duration),
    /// The greeting is in.
    Talking,
    /// QUIT was said.
    Leaving,
    /// Over.
    Closed,
}

/// The machine behind [`crate::ControlConnection`].
#[derive(Debug)]
pub(crate) struct Dispatcher {
    pub(crate) st: State,
    reader: ReplyReader,
    life: Life,
    greeting: Option<Reply>,
    waiting: VecDeque<(OperationId, Operation)>,
    running: Vec<Running>,
    next_operation: u32,
}

impl Dispatcher {
    /// See [`crate::ControlConnection::new`].
    pub(crate) fn new(config: Config, now: Duration) -> Self {
        let life = match config.tls {
            TlsMode::Implicit => Life::Securing,
            _ => Life::Greeting(now.saturating_add(config.limits.reply)),
        };
        Self {
            st: State::new(config, now),
            reader: ReplyReader::default(),
            life,
            greeting: None,
            waiting: VecDeque::new(),
            running: Vec::new(),
            next_operation: 1,
        }
    }

    /// See [`crate::ControlConnection::submit`].
    pub(crate) fn submit(&mut self, now: Duration, operation: Operation) -> OperationId {
        self.st.now = now;
        let id = OperationId(self.next_operation);
        self.next_operation += 1;
        let refused = if matches!(self.life, Life::Closed | Life::Leaving) {
            Some(Failure::new(ErrorKind::ConnectionLost, Detail::ConnectionClosed))
        } else {
            turns::unsendable(&operation, &self.st.config)
        };
        match refused {
            Some(failure) => self.st.outputs.push_back(Output::Done(id, Err(failure))),
            None => self.waiting.push_back((id, operation)),
        }
        self.settle();
        id
    }

    /// See [`crate::ControlConnection::abandon`].
    pub(crate) fn abandon(&mut self, now: Duration, id: OperationId) {
        self.st.now = now;
        if let Some(at) = self.waiting.iter().position(|(waiting, _)| *waiting == id) {
            self.waiting.remove(at);
            let failure = Failure::new(ErrorKind::Cancelled, Detail::StoppedBefore);
            self.st.outputs.push_back(Output::Done(id, Err(failure)));
        } else {
            self.with(id, Active::on_abandon);
        }
        self.settle();
    }

    /// See [`crate::ControlConnection::handle`].
    pub(crate) fn handle(&mut self, now: Duration, input: Input<'_>) {
        self.st.now = now;
        if self.life == Life::Closed {
            return;
        }
        match input {
            Input::Bytes(bytes) => self.on_bytes(bytes),
            Input::Eof(why) => self.on_eof(why),
            Input::TlsReady(info) => {
                self.st.trace(TraceKind::Tls {
                    version: info.version,
                    suite: info.suite,
                    resumed: info.resumed,
                });
                self.on_tls();
            }
            Input::TlsFailed(why) => self.close(Failure::new(ErrorKind::TlsFailed, why)),
            Input::Answer(answer) => self.on_answer(answer.as_ref()),
            Input::Data(id, event) => self.on_data(id, &event),
            Input::Time => self.on_time(),
        }
        self.settle();
    }

    /// See [`crate::ControlConnection::poll_timeout`].
    pub(crate) fn next_timeout(&self) -> Option<Duration> {
        if self.life == Life::Closed {
            return None;
        }
        let greeting = match self.life {
            Life::Greeting(by) => Some(by),
            _ => None,
        };
        let reply = self.st.pipeline.deadline(self.st.config.limits.reply).map(|(at, _)| at);
        let own = self.running.iter().filter_map(|running| running.marks.deadline);
        own.chain(greeting).chain(reply).chain(self.unasked_at()).min()
    }

    fn on_bytes(&mut self, bytes: &[u8]) {
        if self.life == Life::Securing {
            return self.injected();
        }
        self.reader.feed(bytes);
        while self.life != Life::Closed
            && let Some(item) = self.reader.next()
        {
            match item {
                Item::Line(line) => {
                    let line = self.st.log.reply(&line);
                    self.st.trace(TraceKind::ReplyLine { line });
                }
                Item::Reply(reply) => self.on_reply(reply),
                Item::Bad(error) => {
                    let kind = match error {
                        ReadError::NotFtp(_) => ErrorKind::NotFtp,
                        _ => ErrorKind::Protocol,
                    };
                    self.close(Failure::new(kind, error.detail()));
                }
            }
            if self.st.start_tls && self.reader.has_rest() {
                self.injected();
            }
        }
    }

    fn injected(&mut self) {
        self.close(Failure::new(ErrorKind::InjectedPlaintext, Detail::ClearBehindAuth));
    }

    fn on_reply(&mut self, reply: Reply) {
        if let Life::Greeting(_) = self.life {
            return self.on_greeting(reply);
        }
        let matched = self.st.pipeline.answer(self.st.now, reply.code);
        let id = match &matched {
            Matched::Final(command) | Matched::Preliminary(command) => Some(command.id),
            Matched::Unasked | Matched::Overtaken(_) => None,
        };
        self.st.trace(TraceKind::ReplyMatched { id, code: reply.code.0 });
        if reply.code.0 == 421 {
            let about = if self.st.facts.is_some() {
                About::Name
            } else {
                About::LogOn
            };
            let command = match &matched {
                Matched::Final(command) => command.verb,
                _ => "",
            };
            let who = if self.st.facts.is_none() && ftp_proxy::in_between(&self.st.config) {
                Detail::ProxyOrServerCloses
            } else {
                Detail::ServerCloses
            };
            let mut failure = Failure::new(kind_of(&reply, about), who);
            failure.refusal = Some(crate::Refusal {
                command,
                code: 421,
                text: self.st.masked(&reply),
            });
            return self.close(failure);
        }
        match matched {
            Matched::Final(command) | Matched::Preliminary(command) if command.abandoned() => {}
            Matched::Final(command) | Matched::Preliminary(command) => {
                let (step, rode) = (command.step, command.rode);
                self.with(command.operation, |active, cx| {
                    cx.me.rode = rode;
                    active.on_reply(step, &reply, cx);
                    cx.me.rode = false;
                });
            }
            Matched::Unasked if reply.code.0 == 221 => {
                let why = Detail::ServerSays {
                    reply: self.st.said(&reply),
                };
                self.close(Failure::new(ErrorKind::ConnectionLost, why));
            }
            Matched::Unasked if reply.code.positive() || reply.code.preliminary() => {
                self.st.decide("a reply that nobody asked for was ignored");
            }
            // A server in trouble says so unasked and closes: vsftpd's session process, whose parent was killed, says
            // `500 OOPS: priv_sock_send_cmd` in the middle of a transfer (`quirks.md` row 5). A new session may do better.
            Matched::Unasked => {
                let why = Detail::SaidUnasked {
                    reply: self.st.said(&reply),
                };
                self.close(Failure::new(ErrorKind::ConnectionLost, why));
            }
            Matched::Overtaken(verb) => {
                let why = Detail::Overtaken {
                    code: format!("{:?}", reply.code).into(),
                    verb: verb.into(),
                };
                self.st.config.learned.in_order = Some(false);
                self.st
                    .learnt(Lesson::InOrder, format!("one command at a time from now on: {why}"));
                // Nobody knows any more which command was answered how. A new session, with one command at a time, will do.
                self.close(Failure::new(ErrorKind::ConnectionLost, why));
            }
        }
    }

    fn on_greeting(&mut self, reply: Reply) {
        self.st.trace(TraceKind::ReplyMatched {
            id: None,
            code: reply.code.0,
        });
        if reply.code.preliminary() {
            let limit = self.st.config.limits.reply.saturating_mul(PATIENCE);
            self.life = Life::Greeting(self.st.now.saturating_add(limit));
            return;
        }
        self.life = Life::Talking;
        self.greeting = Some(reply);
        self.greet();
    }

    /// Hands the greeting to the log-on, once both are there.
    fn greet(&mut self) {
        let login = self
            .running
            .iter()
            .position(|running| matches!(running.active, Active::Login(_)));
        if let Some(at) = login
            && let Some(reply) = self.greeting.take()
        {
            self.with_at(at, |active, cx| active.on_reply(Step::Greeting, &reply, cx));
        }
    }

    fn on_tls(&mut self) {
        if self.life != Life::Securing {
            return;
        }
        let mut taken = false;
        for at in 0..self.running.len() {
            self.with_at(at, |active, cx| taken |= active.on_tls(cx));
        }
        let by = self.st.now.saturating_add(self.st.config.limits.reply);
        self.life = if taken { Life::Talking } else { Life::Greeting(by) };
    }

    fn on_answer(&mut self, answer: Option<&crate::SecretBytes>) {
        for at in 0..self.running.len() {
            self.with_at(at, |active, cx| active.on_answer(answer, cx));
        }
    }

    fn on_data(&mut self, id: DataId, event: &DataEvent) {
        for at in 0..self.running.len() {
            self.with_at(at, |active, cx| active.on_data(id, event, cx));
        }
    }

    fn on_eof(&mut self, why: Option<Detail>) {
        if self.life == Life::Leaving {
            return self.leave();
        }
        let (kind, why) = match (self.life, why) {
            (_, Some(why)) => (ErrorKind::ConnectionLost, why),
            (Life::Greeting(_), None) => (ErrorKind::ConnectionLost, Detail::ClosedBeforeGreeting),
            (_, None) => (ErrorKind::ConnectionLost, Detail::ServerClosed),
        };
        self.close(Failure::new(kind, why));
    }

    fn on_time(&mut self) {
        let now = self.st.now;
        let overdue = match self.life {
            Life::Greeting(by) if now >= by => Some("greeting"),
            _ => self
                .st
                .pipeline
                .deadline(self.st.config.limits.reply)
                .filter(|(at, _)| now >= *at)
                .map(|(_, verb)| verb),
        };
        if let Some(waiting_for) = overdue {
            if self.life == Life::Leaving {
                return self.leave();
            }
            let (waiting_for, why) = match waiting_for {
                "greeting" => ("greeting".to_owned(), Detail::NoGreeting),
                verb => (format!("reply to {verb}"), Detail::NoReplyTo { verb: verb.into() }),
            };
            self.st.trace(TraceKind::TimedOut { waiting_for });
            return self.close(Failure::new(ErrorKind::TimedOut, why));
        }
        for at in 0..self.running.len() {
            if self.running[at].marks.deadline.is_some_and(|by| now >= by) {
                self.running[at].marks.deadline = None;
                self.with_at(at, Active::on_time);
            }
        }
        self.speak_unasked();
    }

    /// Lets an operation act.
    fn with(&mut self, id: OperationId, act: impl FnOnce(&mut Active, &mut Cx<'_>)) {
        if let Some(at) = self.running.iter().position(|running| running.marks.id == id) {
            self.with_at(at, act);
        }
    }

    fn with_at(&mut self, at: usize, act: impl FnOnce(&mut Active, &mut Cx<'_>)) {
        let Some(running) = self.running.get_mut(at).filter(|running| !running.marks.finished) else {
            return;
        };
        let mut cx = Cx {
            st: &mut self.st,
            me: &mut running.marks,
        };
        act(&mut running.active, &mut cx);
    }

    fn begin(&mut self, marks: Marks, active: Active) {
        let login = matches!(active, Active::Login(_));
        self.running.push(Running { marks, active });
        let at = self.running.len() - 1;
        self.with_at(at, Active::start);
        if login {
            self.greet();
        }
    }

    fn leave(&mut self) {
        self.end(
            CloseReason::Quit,
            &Failure::new(ErrorKind::ConnectionLost, Detail::SessionWasEnded),
        );
    }

    /// Ends everything for one reason.
    fn close(&mut self, failure: Failure) {
        let told = failure.clone();
        self.end(CloseReason::Failed(failure), &told);
    }

    fn end(&mut self, reason: CloseReason, failure: &Failure) {
        if self.life == Life::Closed {
            return;
        }
        self.life = Life::Closed;
        for at in 0..self.running.len() {
            self.with_at(at, |active, cx| {
                active.on_lost(failure, cx);
                cx.done(Err(failure.clone()));
            });
        }
        self.running.clear();
        for (id, _) in std::mem::take(&mut self.waiting) {
            self.st.outputs.push_back(Output::Done(id, Err(failure.clone())));
        }
        self.st.outputs.extend(self.st.after_write.drain(..));
        let why = match &reason {
            CloseReason::Quit => "QUIT".to_owned(),
            CloseReason::Failed(failure) => failure.to_string(),
        };
        self.st.trace(TraceKind::Closed { why });
        self.st.outputs.push_back(Output::Closed(reason));
    }
}
