//! Does an unknown server answer in the order of the commands? Found out once, on an idle session, by commands without
//! effect; from then on several commands may be unanswered at once (ARCHITECTURE, "Window").

use std::{collections::VecDeque, time::Duration};

use portolan_remote::{Detail, ErrorKind, FileName, RemotePath, TransferType};

use super::{Cx, Step, Steps};
use crate::{Failure, Lesson, OperationOutcome, command::Command, pipeline::Gate, reply::Reply};

/// The least time in which all must be answered.
const LIMIT: Duration = Duration::from_secs(2);
/// The same in round trips.
const ROUND_TRIPS: u32 = 8;

/// Two writes: commands with different codes first, then a slow one before a fast one, for servers that answer what does
/// not wait for their storage first.
#[derive(Debug, Default)]
pub(crate) struct Probe {
    awaited: VecDeque<&'static str>,
    second: bool,
}

impl Probe {
    fn say(&mut self, commands: &[Command], cx: &mut Cx<'_>) {
        for command in commands {
            self.awaited.push_back(command.verb());
            cx.send(Step::Only, command, Gate::Probing);
        }
    }

    /// A slow command, since it looks for a file, and a fast one.
    fn slow_and_fast(&mut self, cx: &mut Cx<'_>) {
        self.second = true;
        let seed = cx.st.now.as_nanos() ^ u128::from(cx.me.id.0);
        // FNV-1a: no file has this name by chance, and the same dialogue gives the same name.
        let hash = seed.to_le_bytes().iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let name = FileName::parse(format!("portolan-{hash:016x}").as_bytes()).ok();
        let home = cx.st.facts.as_ref().and_then(|facts| facts.home.clone());
        let path = name.map(|name| home.unwrap_or_else(RemotePath::root).join(&name));
        if let Some(path) = path {
            self.say(&[Command::Mdtm(path), Command::Noop], cx);
        }
    }

    /// One command at a time from now on. The session ends, since it is not clear which reply belongs to what.
    fn give_up(why: Detail, cx: &mut Cx<'_>) {
        learn_disorder(&why.to_string(), cx);
        cx.fatal(Failure::new(ErrorKind::ConnectionLost, why));
    }
}

fn learn_disorder(why: &str, cx: &mut Cx<'_>) {
    if cx.st.config.learned.in_order.is_none() {
        cx.st.config.learned.in_order = Some(false);
        cx.st
            .learnt(Lesson::InOrder, format!("one command at a time from now on: {why}"));
    }
}

impl Steps for Probe {
    fn start(&mut self, cx: &mut Cx<'_>) {
        cx.st.probed = true;
        let trips = cx
            .st
            .pipeline
            .round_trip()
            .unwrap_or_default()
            .saturating_mul(ROUND_TRIPS);
        cx.me.deadline = Some(cx.st.now.saturating_add(LIMIT.max(trips)));
        let usual = cx.st.usual.clone();
        let all = [
            Command::Syst,
            Command::Feat,
            Command::Pwd,
            Command::Type(TransferType::Image),
        ];
        let first: Vec<Command> = all
            .into_iter()
            .filter(|command| usual.contains(&command.verb()))
            .collect();
        self.say(&first, cx);
        if first.is_empty() {
            self.slow_and_fast(cx);
        }
    }

    fn on_reply(&mut self, _step: Step, reply: &Reply, cx: &mut Cx<'_>) {
        if reply.code.preliminary() {
            return;
        }
        let Some(verb) = self.awaited.pop_front() else { return };
        if !Command::plausible(verb, reply.code.0) || !self.second && !reply.code.positive() {
            let why = Detail::WrongAnswer {
                code: format!("{:?}", reply.code).into(),
                verb: verb.into(),
            };
            return Self::give_up(why, cx);
        }
        if verb == "TYPE" {
            cx.st.current_type = Some(TransferType::Image);
        }
        if !self.awaited.is_empty() {
            return;
        }
        if !self.second {
            return self.slow_and_fast(cx);
        }
        cx.st.config.learned.in_order = Some(true);
        cx.st.learnt(
            Lesson::InOrder,
            "several commands at once from now on: a probe was answered in order",
        );
        cx.st.adopt_family(cx.st.family);
        cx.done(Ok(OperationOutcome::Done));
    }

    fn on_time(&mut self, cx: &mut Cx<'_>) {
        Self::give_up(Detail::ProbeUnanswered, cx);
    }

    fn on_lost(&mut self, failure: &Failure, cx: &mut Cx<'_>) {
        // A server that is full or goes down says so; one that cannot stand several commands just goes.
        if !matches!(failure.kind, ErrorKind::ServerBusy | ErrorKind::TooManyConnections) {
            learn_disorder(
                &format!(
                    "the connection ended while several were unanswered: {}",
                    failure.detail()
                ),
                cx,
            );
        }
        cx.done(Err(failure.clone()));
    }
}
