//! What is queued, what is in flight, and what may be written now.
//!
//! Replies carry no tag: the order of the commands is all there is. So every command that was written leaves an
//! expectation, and a final reply belongs to the oldest one.
//!
//! # The safety question for each pair
//! *If the first is refused, what does the second do?*
//!
//! | first | second | if the first is refused | gate of the second |
//! |---|---|---|---|
//! | `EPSV`/`PASV` | `RETR`, `STOR`, `LIST` | 425, harmless; but the answer is needed anyway to connect | sent after the reply |
//! | `REST n` | `RETR`, `STOR` | the file comes or goes from 0: damage | `Accepted` |
//! | `TYPE I` | `RETR`, `STOR` | line ends are translated: damage | `Accepted` |
//! | `CWD` | `LIST` without argument | lists the wrong folder | `Accepted` |
//! | `RNFR` | `RNTO` | 503, harmless | `Ahead` |
//! | `SIZE` of an upload | `RNFR`/`RNTO` onto the final name | a short file gets the final name | sent after the reply |
//! | `RETR n`/`STOR n` | `EPSV n+1` | 229 as ever, harmless; alone in mid-transfer some servers refuse it | `WithTransfer` |
//! | `EPSV` | `STOR` onto an existing file | the server may truncate it before it misses the address | sent after the reply |
//! | `AUTH`, `USER`, `PASS` | anything | secrets in clear, or an unfinished log-on | `Alone` |
//! | `RETR`, `STOR`, `LIST` | anything but `ABOR` | the server may take it for an ABOR, or answer 500 | `Quiet`, by itself; a keep-alive where the server's row proves it |
//! | `SYST`, `FEAT`, `PWD`, `TYPE I`, `MDTM` of nothing, `NOOP` | each other | nothing: none of them changes anything | `Probing` |
//!
//! One test for each row is in `tests/pairs.rs`; of what the core says unasked, in `tests/probe.rs` and the dialogues of row 47.

use std::{collections::VecDeque, time::Duration};

use portolan_trace::CommandId;

use crate::{OperationId, command::Command, operations::Step, reply::ReplyCode};

/// Bytes that may be unanswered at once.
const WINDOW: usize = 2048;
/// Most keep-alives that may be unanswered during one transfer: many servers answer them only after it (row 47).
const KEEP_ALIVES: usize = 64;

/// How much longer than for any other reply we wait for that of a command that reads a whole file: 1 TB at 300 MB/s,
/// with the usual 30 s.
const SLOW: u32 = 120;

/// When a command may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gate {
    /// As soon as window and depth allow.
    Ahead,
    /// After the positive reply to that step of the same operation; dropped if that is refused.
    Accepted(Step),
    /// When nothing is in flight; nothing follows before its reply.
    Alone,
    /// In the same write as the transfer command before it, else after that transfer.
    WithTransfer,
    /// At once, before everything that waits: ABOR.
    Urgent,
    /// At once while data moves: a keep-alive. Else in its turn.
    InTransfer,
    /// With others of its operation, whatever the depth: they probe what depth the server can take.
    Probing,
}

/// A command that waits for its gate.
#[derive(Debug)]
struct Queued {
    id: CommandId,
    operation: OperationId,
    step: Step,
    verb: &'static str,
    transfers: bool,
    slow: bool,
    gate: Gate,
    line: Vec<u8>,
}

/// A command whose final reply is awaited.
#[derive(Clone, Debug)]
pub(crate) struct Expectation {
    /// Links it to the trace.
    pub(crate) id: CommandId,
    /// Who asked.
    pub(crate) operation: OperationId,
    /// What its reply means to who asked.
    pub(crate) step: Step,
    /// The command's word.
    pub(crate) verb: &'static str,
    /// Did it ride in the write of a transfer command?
    pub(crate) rode: bool,
    transfers: bool,
    alone: bool,
    /// Its reply may come before that of the transfer in front of it.
    aside: bool,
    /// The server reads a whole file before it answers.
    slow: bool,
    size: usize,
    sent_at: Duration,
    /// A preliminary reply came: the final one has no time limit of its own until the data ends.
    started: bool,
    /// Its operation no longer wants the reply.
    abandoned: bool,
}

/// Whose reply this is.
#[derive(Debug)]
pub(crate) enum Matched {
    /// The final reply to this command.
    Final(Expectation),
    /// A preliminary reply to this command.
    Preliminary(Expectation),
    /// Nobody asked.
    Unasked,
    /// It fits a later command but not the oldest: replies overtook each other.
    Overtaken(&'static str),
}

/// A command that has just been written, for the trace.
#[derive(Debug)]
pub(crate) struct Sent {
    /// Links it to the trace.
    pub(crate) id: CommandId,
    /// Its bytes with the line end.
    pub(crate) line: Vec<u8>,
    /// Telnet IP and Synch go before it, out of band.
    pub(crate) urgent: bool,
}

/// The commands of one control connection.
#[derive(Debug)]
pub(crate) struct Pipeline {
    queued: VecDeque<Queued>,
    in_flight: VecDeque<Expectation>,
    depth: usize,
    next_id: CommandId,
    front_since: Duration,
    confirm_by: Option<Duration>,
    last_written: Duration,
    last_heard: Duration,
    round_trip: Option<Duration>,
}

impl Pipeline {
    /// Nothing queued, one command at a time.
    pub(crate) fn new(now: Duration) -> Self {
        Self {
            queued: VecDeque::new(),
            in_flight: VecDeque::new(),
            depth: 1,
            next_id: 1,
            front_since: now,
            confirm_by: None,
            last_written: now,
            last_heard: now,
            round_trip: None,
        }
    }

    /// How many commands may be unanswered.
    pub(crate) fn set_depth(&mut self, depth: usize) {
        self.depth = depth.max(1);
    }

    /// May several commands be unanswered?
    pub(crate) fn deep(&self) -> bool {
        self.depth > 1
    }

    /// Queues a command behind all others of this and earlier operations, and before those of later ones.
    pub(crate) fn push(
        &mut self,
        operation: OperationId,
        step: Step,
        command: &Command,
        line: Vec<u8>,
        gate: Gate,
    ) -> CommandId {
        let id = self.next_id;
        self.next_id += 1;
        let at = if matches!(gate, Gate::Urgent | Gate::InTransfer) {
            0
        } else {
            self.queued
                .iter()
                .position(|queued| queued.operation > operation)
                .unwrap_or(self.queued.len())
        };
        let queued = Queued {
            id,
            operation,
            step,
            verb: command.verb(),
            transfers: command.transfers(),
            slow: command.slow(),
            gate,
            line,
        };
        self.queued.insert(at, queued);
        id
    }

    /// Takes all that may be written now, as one write. `turn` is the oldest operation that may still add commands:
    /// those of later ones wait, unless they ride.
    pub(crate) fn flush(&mut self, now: Duration, turn: OperationId) -> Vec<Sent> {
        let mut sent = Vec::new();
        let mut transfer_in_this_write = false;
        while self.front_may_go(turn, transfer_in_this_write) {
            let Some(queued) = self.queued.pop_front() else { break };
            if self.in_flight.is_empty() {
                self.front_since = now;
            }
            self.in_flight.push_back(Expectation {
                id: queued.id,
                operation: queued.operation,
                step: queued.step,
                verb: queued.verb,
                rode: transfer_in_this_write && queued.gate == Gate::WithTransfer,
                transfers: queued.transfers,
                alone: queued.gate == Gate::Alone,
                aside: matches!(queued.gate, Gate::Urgent | Gate::InTransfer),
                slow: queued.slow,
                size: queued.line.len(),
                sent_at: now,
                started: false,
                abandoned: false,
            });
            transfer_in_this_write |= queued.transfers;
            self.last_written = now;
            sent.push(Sent {
                id: queued.id,
                line: queued.line,
                urgent: queued.gate == Gate::Urgent,
            });
        }
        sent
    }

    fn front_may_go(&self, turn: OperationId, transfer_in_this_write: bool) -> bool {
        let Some(front) = self.queued.front() else {
            return false;
        };
        if front.gate == Gate::Urgent || front.gate == Gate::InTransfer && self.data_moves() {
            return true;
        }
        if front.gate == Gate::WithTransfer && transfer_in_this_write {
            return true;
        }
        if front.operation > turn || self.in_flight.iter().any(|sent| sent.transfers || sent.alone) {
            return false;
        }
        if front.gate == Gate::Probing {
            return self.in_flight.iter().all(|sent| sent.operation == front.operation);
        }
        match front.gate {
            Gate::Alone if !self.in_flight.is_empty() => return false,
            Gate::Accepted(step) if self.in_flight.iter().any(|sent| sent.is(front.operation, step)) => return false,
            _ => {}
        }
        let unanswered: usize = self.in_flight.iter().map(|sent| sent.size).sum();
        self.in_flight.is_empty() || self.in_flight.len() < self.depth && unanswered + front.line.len() <= WINDOW
    }

    /// Finds out whose reply this is, and takes the expectation off if it is final.
    pub(crate) fn answer(&mut self, now: Duration, code: ReplyCode) -> Matched {
        self.last_heard = now;
        if let Some(expectation) = self.answered_aside(code).and_then(|at| self.in_flight.remove(at)) {
            return Matched::Final(expectation);
        }
        let Some(front) = self.in_flight.front_mut() else {
            return Matched::Unasked;
        };
        if front.verb == "USER" && code.0 == 220 {
            // A greeting that is repeated answers nothing (`quirks.md` row 14).
            return Matched::Unasked;
        }
        if !Command::plausible(front.verb, code.0) {
            if code.preliminary() && !self.in_flight.iter().any(|sent| sent.transfers) {
                return Matched::Unasked;
            }
            let front = self.in_flight.front().map_or("", |sent| sent.verb);
            let later = self
                .in_flight
                .iter()
                .skip(1)
                .any(|sent| Command::plausible(sent.verb, code.0));
            if later {
                return Matched::Overtaken(front);
            }
        } else if code.preliminary() {
            front.started = true;
            return Matched::Preliminary(front.clone());
        }
        let Some(expectation) = self.in_flight.pop_front() else {
            return Matched::Unasked;
        };
        self.front_since = now;
        self.confirm_by = None;
        if self.in_flight.is_empty() && !expectation.started {
            let took = now.saturating_sub(expectation.sent_at);
            self.round_trip = Some(self.round_trip.map_or(took, |known| known.min(took)));
        }
        if !code.accepted() {
            self.drop_followers(expectation.operation, expectation.step);
        }
        Matched::Final(expectation)
    }

    /// ABOR and keep-alives are said in mid-transfer, and servers answer them before or after the transfer (`quirks.md`
    /// rows 46, 47). Which of those behind the transfer does this code answer, if it is none for the transfer itself?
    fn answered_aside(&self, code: ReplyCode) -> Option<usize> {
        let front = self.in_flight.front().filter(|front| front.transfers)?;
        let fits = |sent: &Expectation| {
            if code.positive() {
                !Command::plausible(front.verb, code.0) && Command::plausible(sent.verb, code.0)
            } else {
                // While data moves the transfer has not failed for a command that the server does not know, or not now.
                sent.verb != "ABOR" && self.data_moves() && matches!(code.0, 500 | 502 | 503)
            }
        };
        self.in_flight.iter().position(|sent| sent.aside && fits(sent))
    }

    /// Has a transfer begun, and its data is still on its way?
    pub(crate) fn data_moves(&self) -> bool {
        let begun = self
            .in_flight
            .front()
            .is_some_and(|sent| sent.transfers && sent.started);
        begun && self.confirm_by.is_none() && !self.stops()
    }

    /// Is ABOR under way?
    pub(crate) fn stops(&self) -> bool {
        self.in_flight.iter().any(|sent| sent.verb == "ABOR")
    }

    /// May one more keep-alive be said while data moves? Not behind a look-ahead: ProFTPD, woken by it, finds the EPSV in
    /// front of it and refuses that.
    pub(crate) fn takes_keep_alive(&self) -> bool {
        let alone = self.in_flight.iter().skip(1).all(|sent| sent.aside);
        self.data_moves() && alone && self.in_flight.len() <= KEEP_ALIVES
    }

    /// Drops what waits for the acceptance of a refused step.
    fn drop_followers(&mut self, operation: OperationId, step: Step) {
        let mut refused = vec![step];
        while let Some(step) = refused.pop() {
            self.queued.retain(|queued| {
                let follows = queued.operation == operation && queued.gate == Gate::Accepted(step);
                if follows {
                    refused.push(queued.step);
                }
                !follows
            });
        }
    }

    /// The operation wants nothing more: what waits is dropped, what was sent is swallowed when its reply comes.
    pub(crate) fn forget(&mut self, operation: OperationId) {
        self.drop_queued(operation);
        for sent in &mut self.in_flight {
            if sent.operation == operation {
                sent.abandoned = true;
            }
        }
    }

    /// Drops what waits, and keeps what was sent.
    pub(crate) fn drop_queued(&mut self, operation: OperationId) {
        self.queued.retain(|queued| queued.operation != operation);
    }

    /// Is a transfer command of this operation about to be written?
    pub(crate) fn has_unsent_transfer(&self, operation: OperationId) -> bool {
        self.queued
            .iter()
            .any(|queued| queued.operation == operation && queued.transfers)
    }

    /// Was this step of this operation written, and its final reply is still to come?
    pub(crate) fn in_flight(&self, operation: OperationId, step: Step) -> bool {
        self.in_flight.iter().any(|sent| sent.is(operation, step))
    }

    /// Is nothing in flight and nothing queued?
    pub(crate) fn idle(&self) -> bool {
        self.in_flight.is_empty() && self.queued.is_empty()
    }

    /// When the last command was written.
    pub(crate) fn last_written(&self) -> Duration {
        self.last_written
    }

    /// When something was last written or heard.
    pub(crate) fn quiet_since(&self) -> Duration {
        self.last_written.max(self.last_heard)
    }

    /// The shortest time in which a command was answered that was alone in flight.
    pub(crate) fn round_trip(&self) -> Option<Duration> {
        self.round_trip
    }

    /// Starts the time limit for the final reply of a transfer whose data has ended.
    pub(crate) fn confirm_by(&mut self, operation: OperationId, at: Duration) {
        if self.in_flight.front().is_some_and(|front| front.operation == operation) {
            self.confirm_by = Some(at);
        }
    }

    /// When the oldest reply is overdue, given the limit for a reply, and what is awaited.
    pub(crate) fn deadline(&self, reply: Duration) -> Option<(Duration, &'static str)> {
        let front = self.in_flight.front()?;
        if front.transfers && front.started {
            return self.confirm_by.map(|at| (at, front.verb));
        }
        let limit = if front.slow { reply.saturating_mul(SLOW) } else { reply };
        Some((self.front_since.max(front.sent_at).saturating_add(limit), front.verb))
    }
}

impl Expectation {
    fn is(&self, operation: OperationId, step: Step) -> bool {
        self.operation == operation && self.step == step
    }

    /// Is the reply to be swallowed?
    pub(crate) fn abandoned(&self) -> bool {
        self.abandoned
    }
}
