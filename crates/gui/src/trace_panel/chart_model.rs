//! What the wire chart shows: the newest stretch of the trace as lanes, one for the commands and replies of each session, and
//! below it as many as its data connections need.

use std::{collections::BTreeMap, time::Duration};

use portolan_engine::TraceView;
use portolan_trace::{DataId, TraceEvent, TraceKind};

/// A stretch of the trace, from the newest event backwards.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Chart {
    /// When it ends: the time of the newest event.
    pub(super) end: Duration,
    /// How long it is.
    pub(super) span: Duration,
    /// By session number.
    pub(super) sessions: BTreeMap<u32, Session>,
}

/// One session in this stretch.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Session {
    /// Commands, replies and what else happened, in their order.
    pub(super) marks: Vec<Mark>,
    /// Data connections; those that overlap stand in different lanes.
    pub(super) lanes: Vec<Vec<Data>>,
    /// `TLS 1.3`, where it stands.
    pub(super) tls: Option<String>,
    /// The command that a data connection is for: the last one that transfers or lists.
    moving: Option<String>,
}

/// Something on the control connection.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mark {
    pub(super) at: Duration,
    pub(super) kind: MarkKind,
    /// Short, for the chip: `RETR a.zip`, `226`.
    pub(super) text: String,
}

/// What it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MarkKind {
    Command,
    Reply,
    /// A reply of 4xx or 5xx.
    Refusal,
    /// The connection began or ended, or a limit was reached.
    Event,
}

/// One data connection.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Data {
    pub(super) id: DataId,
    /// `EPSV`, `PASV`, `EPRT` or `PORT`.
    pub(super) mode: String,
    pub(super) address: String,
    /// What moves on it: `RETR a.zip`.
    pub(super) what: Option<String>,
    pub(super) opening: Duration,
    pub(super) open: Option<Duration>,
    pub(super) secured: Option<Duration>,
    pub(super) resumed: bool,
    pub(super) bytes: u64,
    pub(super) closed: Option<Duration>,
    /// It ended as it should.
    pub(super) clean: bool,
}

impl Data {
    /// Never stood, or broke.
    pub(super) fn failed(&self) -> bool {
        self.closed.is_some() && (!self.clean || self.open.is_none())
    }

    /// Bytes a second, from the moment it stood to its end, or `now`.
    pub(super) fn speed(&self, now: Duration) -> Option<u64> {
        let took = self.closed.unwrap_or(now).checked_sub(self.open?)?;
        (self.bytes > 0 && took >= Duration::from_millis(1)).then(|| (self.bytes as f64 / took.as_secs_f64()) as u64)
    }
}

/// Events before this many are looked at, so that a frame costs the same however long the log is.
const MOST: usize = 20_000;
/// Letters of a chip at most.
const CHIP: usize = 22;

impl Chart {
    /// The newest `span` of `trace`, of one session or of all.
    pub(super) fn new(trace: &TraceView, only: Option<u32>, span: Duration) -> Self {
        let wanted = |event: &&TraceEvent| only.is_none_or(|session| event.session == session);
        let newest = trace
            .chunks
            .iter()
            .rev()
            .flat_map(|chunk| chunk.iter().rev())
            .filter(wanted);
        let mut newest: Vec<&TraceEvent> = newest.take(MOST).collect();
        newest.reverse();
        let end = newest.iter().map(|event| event.at).max().unwrap_or_default();
        let mut chart = Self {
            end,
            span,
            sessions: BTreeMap::new(),
        };
        for event in newest {
            chart.sessions.entry(event.session).or_default().take(event);
        }
        let begin = end.saturating_sub(span);
        for session in chart.sessions.values_mut() {
            session.marks.retain(|mark| mark.at >= begin);
            for lane in &mut session.lanes {
                lane.retain(|data| data.closed.is_none_or(|closed| closed >= begin));
            }
            session.lanes.retain(|lane| !lane.is_empty());
        }
        chart
            .sessions
            .retain(|_, session| !session.marks.is_empty() || !session.lanes.is_empty());
        chart
    }

    /// Where a moment stands in the stretch, 0 to 1.
    pub(super) fn place(&self, at: Duration) -> f32 {
        let begin = self.end.as_secs_f32() - self.span.as_secs_f32();
        ((at.as_secs_f32() - begin) / self.span.as_secs_f32().max(0.001)).clamp(0.0, 1.0)
    }

    /// Data connections that are shown.
    pub(super) fn connections(&self) -> usize {
        let lanes = self.sessions.values().flat_map(|session| &session.lanes);
        lanes.map(Vec::len).sum()
    }
}

impl Session {
    fn take(&mut self, event: &TraceEvent) {
        let at = event.at;
        match &event.kind {
            TraceKind::CommandSent { line, .. } => {
                let text = line.as_str().to_owned();
                if moves(&text) {
                    self.moving = Some(text.clone());
                    // The data connection may have been asked for before the file was.
                    if let Some(data) = self.newest(|data| data.closed.is_none() && data.what.is_none()) {
                        data.what = Some(text.clone());
                    }
                }
                self.mark(at, MarkKind::Command, &text);
            }
            TraceKind::ReplyLine { line } => {
                let text = line.as_str().to_owned();
                let bytes = text.as_bytes();
                // Of a reply of many lines the last one counts.
                let last = bytes.len() >= 3 && bytes[..3].iter().all(u8::is_ascii_digit) && bytes.get(3) != Some(&b'-');
                if last {
                    let kind = match bytes[0] {
                        b'4' | b'5' => MarkKind::Refusal,
                        _ => MarkKind::Reply,
                    };
                    // A server's prose says little in a chip; the port of a passive connection does.
                    let shown = if text.starts_with("229") || kind == MarkKind::Refusal {
                        &text
                    } else {
                        &text[..3]
                    };
                    self.mark(at, kind, shown);
                }
            }
            TraceKind::Tls { version, .. } => {
                self.tls = Some(version.clone());
                self.mark(at, MarkKind::Event, version);
            }
            TraceKind::TimedOut { waiting_for } => self.mark(at, MarkKind::Refusal, waiting_for),
            TraceKind::Closed { why } => self.mark(at, MarkKind::Event, why),
            TraceKind::DataOpening { id, mode, address } => self.opening(at, *id, mode, address),
            TraceKind::DataOpen { id } => self.with(*id, |data| data.open = Some(at)),
            TraceKind::DataTls { id, resumed } => self.with(*id, |data| {
                data.secured = Some(at);
                data.resumed = *resumed;
            }),
            TraceKind::DataBytes { id, bytes } => self.with(*id, |data| data.bytes += bytes),
            TraceKind::DataClosed { id, total, clean, .. } => self.with(*id, |data| {
                data.closed = Some(at);
                (data.bytes, data.clean) = (*total, *clean);
            }),
            _ => {}
        }
    }

    fn mark(&mut self, at: Duration, kind: MarkKind, text: &str) {
        let mut short: String = text.chars().take(CHIP).collect();
        if short.len() < text.len() {
            short.push('…');
        }
        self.marks.push(Mark { at, kind, text: short });
    }

    fn opening(&mut self, at: Duration, id: DataId, mode: &str, address: &str) {
        let data = Data {
            id,
            mode: mode.to_owned(),
            address: address.to_owned(),
            what: self.moving.take(),
            opening: at,
            open: None,
            secured: None,
            resumed: false,
            bytes: 0,
            closed: None,
            clean: false,
        };
        let free = |lane: &&mut Vec<Data>| {
            let last = lane.last().and_then(|data| data.closed);
            last.is_some_and(|closed| closed <= at)
        };
        match self.lanes.iter_mut().find(free) {
            Some(lane) => lane.push(data),
            None => self.lanes.push(vec![data]),
        }
    }

    fn newest(&mut self, fits: impl Fn(&Data) -> bool) -> Option<&mut Data> {
        let all = self.lanes.iter_mut().flatten().filter(|data| fits(data));
        all.max_by_key(|data| data.opening)
    }

    fn with(&mut self, id: DataId, change: impl FnOnce(&mut Data)) {
        if let Some(data) = self.newest(|data| data.id == id) {
            change(data);
        }
    }
}

/// Does the command use a data connection?
fn moves(line: &str) -> bool {
    let verb = line.split(' ').next().unwrap_or_default();
    ["RETR", "STOR", "APPE", "STOU", "LIST", "NLST", "MLSD"].contains(&verb)
}

#[cfg(test)]
mod tests {
    use portolan_trace::{ControlLine, Secrets, Who};

    use super::*;

    fn view(events: Vec<(u64, TraceKind)>) -> TraceView {
        let events: Vec<TraceEvent> = events
            .into_iter()
            .enumerate()
            .map(|(seq, (at, kind))| TraceEvent {
                session: 1,
                seq: seq as u64,
                at: Duration::from_millis(at),
                kind,
            })
            .collect();
        TraceView {
            chunks: vec![events.into()],
            ..TraceView::default()
        }
    }

    fn sent(id: u32, line: &str) -> TraceKind {
        let line = ControlLine::command(line.as_bytes(), &Secrets::none());
        TraceKind::CommandSent { id, line }
    }

    fn opening(id: u32) -> TraceKind {
        TraceKind::DataOpening {
            id,
            mode: "EPSV".to_owned(),
            address: "10.0.0.1:46691".to_owned(),
        }
    }

    fn closed(id: u32, total: u64, clean: bool) -> TraceKind {
        TraceKind::DataClosed {
            id,
            total,
            by: Who::Server,
            clean,
        }
    }

    #[test]
    fn a_transfer_is_a_bar_with_its_name_and_speed() {
        let trace = view(vec![
            (0, sent(1, "EPSV")),
            (100, opening(1)),
            (110, sent(2, "RETR a.zip")),
            (120, TraceKind::DataOpen { id: 1 }),
            (150, TraceKind::DataTls { id: 1, resumed: true }),
            (200, TraceKind::DataBytes { id: 1, bytes: 500 }),
            (1120, closed(1, 1_000_000, true)),
        ]);
        let chart = Chart::new(&trace, None, Duration::from_secs(10));
        let session = &chart.sessions[&1];
        let data = &session.lanes[0][0];
        assert_eq!(data.what.as_deref(), Some("RETR a.zip"));
        assert!(data.resumed && !data.failed());
        assert_eq!(data.speed(chart.end), Some(1_000_000));
        let texts: Vec<&str> = session.marks.iter().map(|mark| mark.text.as_str()).collect();
        assert_eq!(texts, ["EPSV", "RETR a.zip"]);
        assert!((chart.place(chart.end) - 1.0).abs() < f32::EPSILON);
    }

    #[test]
    fn what_overlaps_stands_in_lanes_of_its_own_and_what_is_over_makes_room() {
        let trace = view(vec![
            (0, opening(1)),
            (10, TraceKind::DataOpen { id: 1 }),
            (20, opening(2)),
            (30, closed(2, 0, false)),
            (40, closed(1, 5, true)),
            (50, opening(3)),
        ]);
        let chart = Chart::new(&trace, Some(1), Duration::from_secs(10));
        let lanes: Vec<Vec<u32>> = chart.sessions[&1]
            .lanes
            .iter()
            .map(|lane| lane.iter().map(|data| data.id).collect())
            .collect();
        assert_eq!(lanes, [vec![1, 3], vec![2]]);
        assert!(chart.sessions[&1].lanes[1][0].failed());
        assert_eq!(chart.connections(), 3);
    }

    #[test]
    fn what_is_older_than_the_stretch_is_not_shown() {
        let trace = view(vec![
            (0, sent(1, "NOOP")),
            (10, opening(1)),
            (20, closed(1, 1, true)),
            (60_000, sent(2, "PWD")),
        ]);
        let chart = Chart::new(&trace, None, Duration::from_secs(5));
        assert_eq!(chart.sessions[&1].marks.len(), 1);
        assert_eq!(chart.connections(), 0);
        assert_eq!(
            Chart::new(&TraceView::default(), None, Duration::from_secs(5)).connections(),
            0
        );
    }
}
