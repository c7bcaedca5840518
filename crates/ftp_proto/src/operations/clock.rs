//! How far is the server's wall clock, in which LIST tells times, from UTC? MDTM tells the same moment in UTC.

use std::sync::Arc;

use portolan_remote::{Detail, ErrorKind, RemotePath};

use super::{Cx, Step, Steps};
use crate::{
    Lesson, OperationOutcome,
    command::Command,
    pipeline::Gate,
    reply::{self, Reply},
};

/// Offsets of clocks are whole quarters of an hour (`quirks.md` row 76).
const QUARTER: i64 = 15 * 60;
/// LIST cuts seconds off, and what it tells may be a moment old.
const SLACK: i64 = 150;
/// No clock is farther from UTC, either way.
const FARTHEST: i64 = 26 * 3600;

/// Compares what LIST said of some files with what MDTM says.
#[derive(Debug)]
pub(crate) struct Clock {
    /// Files, the newest first, with the seconds that LIST told, as if its clock were UTC.
    files: Vec<(RemotePath, i64)>,
    found: Vec<Option<i64>>,
}

impl Clock {
    /// By these files.
    pub(crate) fn new(files: Vec<(RemotePath, i64)>) -> Self {
        Self {
            files,
            found: Vec::new(),
        }
    }

    /// What all files agree about. Where an old file and a new one differ, summer time came between them, and one number
    /// would be wrong for half of the year.
    fn learn(&self, cx: &mut Cx<'_>) {
        let Some(Some(offset)) = self.found.first().copied() else {
            return;
        };
        if self.found.iter().flatten().any(|other| *other != offset) {
            return cx
                .st
                .decide("the server's clock goes by summer time: what LIST tells is not turned into UTC");
        }
        if offset == 0 && cx.st.family.mdtm_may_be_local {
            // Both may be local time.
            return cx
                .st
                .decide("MDTM tells what LIST tells, which may be local time on this server");
        }
        cx.st.config.learned.clock_offset = i32::try_from(offset).ok();
        let name = self.files.first().map(|(path, _)| path.to_string()).unwrap_or_default();
        let why = format!("MDTM and LIST of {name} are {offset} s apart");
        cx.st.learnt(Lesson::ClockOffset, why);
    }
}

/// What to add to the time of LIST to get that of MDTM, where the difference is one of clocks.
fn offset(listed: i64, utc: i64) -> Option<i64> {
    let difference = utc - listed;
    let rounded = (difference + QUARTER / 2).div_euclid(QUARTER) * QUARTER;
    ((difference - rounded).abs() <= SLACK && rounded.abs() <= FARTHEST).then_some(rounded)
}

impl Steps for Clock {
    fn start(&mut self, cx: &mut Cx<'_>) {
        if self.files.is_empty() {
            return cx.done(Ok(OperationOutcome::Done));
        }
        for (path, _) in &self.files {
            cx.send(Step::Modified, &Command::Mdtm(path.clone()), Gate::Ahead);
        }
    }

    fn on_reply(&mut self, _step: Step, reply: &Reply, cx: &mut Cx<'_>) {
        if reply.code.preliminary() {
            return;
        }
        let listed = self.files.get(self.found.len()).map(|(_, listed)| *listed);
        let told = reply::time(reply).map(|(seconds, _)| seconds);
        self.found
            .push(listed.zip(told).and_then(|(listed, utc)| offset(listed, utc)));
        if self.found.len() == self.files.len() {
            self.learn(cx);
            cx.done(Ok(OperationOutcome::Done));
        }
    }

    fn on_lost(&mut self, failure: &crate::Failure, cx: &mut Cx<'_>) {
        let mut failure = failure.clone();
        if failure.kind == ErrorKind::TimedOut {
            failure.why = Some(Detail::AskedForClocks {
                why: Arc::new(failure.detail()),
            });
        }
        cx.done(Err(failure));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn row_76_offsets_are_quarters_of_an_hour() {
        let listed = 1_700_000_040;
        for (utc, expected) in [
            (listed + 25, Some(0)),
            (listed - 3600 + 59, Some(-3600)),
            (listed + 19_800, Some(19_800)),
            (listed - 20_700 + 3, Some(-20_700)),
            (listed + 400, None),
            (listed + 40 * 3600, None),
        ] {
            assert_eq!(offset(listed, utc), expected, "{}", utc - listed);
        }
    }
}
