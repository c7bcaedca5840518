//! Which events are shown as lines, and what they say.

use std::{sync::Arc, time::Duration};

use eframe::egui::Color32;
use portolan_engine::TraceView;
use portolan_trace::{TraceEvent, TraceKind, Who};
use portolan_ui_kit::{Tokens, say};

use crate::words;

/// The events that are shown, as places in a view of the trace; worked out again only when the trace changed.
#[derive(Debug, Default)]
pub(super) struct Lines {
    of: Option<(Arc<TraceView>, Option<u32>)>,
    at: Vec<(u32, u32)>,
}

impl Lines {
    pub(super) fn update(&mut self, trace: &Arc<TraceView>, session: Option<u32>) {
        if self
            .of
            .as_ref()
            .is_some_and(|(known, of)| Arc::ptr_eq(known, trace) && *of == session)
        {
            return;
        }
        self.at.clear();
        for (chunk_at, chunk) in trace.chunks.iter().enumerate() {
            for (event_at, event) in chunk.iter().enumerate() {
                if shown(&event.kind) && session.is_none_or(|session| event.session == session) {
                    self.at.push((chunk_at as u32, event_at as u32));
                }
            }
        }
        self.of = Some((Arc::clone(trace), session));
    }

    pub(super) fn len(&self) -> usize {
        self.at.len()
    }

    pub(super) fn event<'a>(&self, trace: &'a TraceView, line: usize) -> Option<&'a TraceEvent> {
        let (chunk, event) = *self.at.get(line)?;
        trace.chunks.get(chunk as usize)?.get(event as usize)
    }

    /// Everything that is shown, as text.
    pub(super) fn whole(&self, trace: &TraceView) -> String {
        let mut text = String::new();
        for event in (0..self.len()).filter_map(|line| self.event(trace, line)) {
            let session = event.session.to_string();
            text.push_str(&[time(event.at), session, say(event).text].join(" "));
            text.push('\n');
        }
        text
    }
}

/// Bytes and matches are for the chart; a log with them would be unreadable.
pub(super) fn shown(kind: &TraceKind) -> bool {
    !matches!(
        kind,
        TraceKind::CommandQueued { .. }
            | TraceKind::ReplyMatched { .. }
            | TraceKind::DataBytes { .. }
            | TraceKind::DataOpen { .. }
    )
}

/// What sort of line it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// From us.
    Command,
    /// From the server: well.
    Reply,
    /// From the server: a refusal.
    Refusal,
    /// What happened on the wire.
    Event,
    /// Something broke.
    Trouble,
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) tone: Tone,
}

impl Line {
    pub(super) fn colour(&self, tokens: &Tokens) -> Color32 {
        match self.tone {
            Tone::Command => tokens.accent,
            Tone::Reply => tokens.text,
            Tone::Refusal | Tone::Trouble => tokens.bad,
            Tone::Event => tokens.dim,
        }
    }
}

/// `12:04.831` since the trace began.
pub(super) fn time(at: Duration) -> String {
    let millis = at.as_millis();
    format!("{:02}:{:02}.{:03}", millis / 60_000, millis / 1000 % 60, millis % 1000)
}

/// An event in words. The sign in front says what the colour says too.
pub(super) fn say(event: &TraceEvent) -> Line {
    let line = in_words(event);
    Line {
        text: words::visible(&line.text).into_owned(),
        ..line
    }
}

fn in_words(event: &TraceEvent) -> Line {
    let event_line = |text: String| Line {
        text: format!("• {text}"),
        tone: Tone::Event,
    };
    match &event.kind {
        TraceKind::CommandSent { line, .. } => Line {
            text: format!("→ {line}"),
            tone: Tone::Command,
        },
        TraceKind::ReplyLine { line } => {
            let refused = line.as_str().starts_with(['4', '5']);
            Line {
                text: format!("← {line}"),
                tone: if refused { Tone::Refusal } else { Tone::Reply },
            }
        }
        TraceKind::Connecting { address } => event_line(say!("trace-connecting-to", address = address)),
        TraceKind::Connected { address } => event_line(say!("trace-connected-to", address = address)),
        TraceKind::Tls {
            version,
            suite,
            resumed,
        } => event_line(format!(
            "{version}, {suite}{}",
            if *resumed { say!("trace-resumed") } else { "" }
        )),
        TraceKind::DataOpening { id, mode, address } => event_line(say!(
            "trace-data-connection-by",
            id = id,
            mode = mode,
            address = address
        )),
        TraceKind::AddressReplaced { named, used } => {
            event_line(say!("trace-the-server-named-for-data", named = named, used = used))
        }
        TraceKind::DataTls { id, resumed } => event_line(say!(
            "trace-data-connection-under-tls",
            id = id,
            how = if *resumed { say!("trace-resumed") } else { "" }
        )),
        TraceKind::DataClosed { id, total, by, clean } => {
            let by = if *by == Who::Server {
                say!("trace-the-server")
            } else {
                say!("trace-us")
            };
            let how = if *clean { "" } else { say!("trace-not-as-it-should") };
            let text = say!(
                "trace-data-connection-closed-by-after",
                id = id,
                by = by,
                size = words::size(*total),
                how = how
            );
            Line {
                text,
                tone: if *clean { Tone::Event } else { Tone::Trouble },
            }
        }
        TraceKind::Decision { what } => event_line(what.clone()),
        TraceKind::TimedOut { waiting_for } => Line {
            text: say!("trace-no-answer-in-time", waiting_for = waiting_for),
            tone: Tone::Trouble,
        },
        TraceKind::Closed { why } => event_line(say!("trace-closed", why = why)),
        TraceKind::CommandQueued { id } => event_line(say!("trace-command-waits", id = id)),
        TraceKind::ReplyMatched { code, .. } => event_line(say!("trace-reply", code = code.to_string())),
        TraceKind::DataOpen { id } => event_line(say!("trace-data-connection-is-open", id = id)),
        TraceKind::DataBytes { id, bytes } => {
            event_line(say!("trace-data-connection", id = id, size = words::size(*bytes)))
        }
    }
}
