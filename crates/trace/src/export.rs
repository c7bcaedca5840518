//! Traces as JSON lines: one event a line, so that a file cut off anywhere stays readable.

use std::{
    fmt,
    io::{self, BufRead, Write},
};

use crate::TraceEvent;

/// Why a trace file cannot be read or written.
#[derive(Debug)]
pub enum ExportError {
    /// Reading or writing failed.
    Io(io::Error),
    /// A line is no event.
    Line {
        /// Its number, from 1.
        number: usize,
        /// What is wrong with it.
        error: serde_json::Error,
    },
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "the trace cannot be read or written: {error}"),
            Self::Line { number, error } => write!(f, "line {number} of the trace is no event: {error}"),
        }
    }
}

impl std::error::Error for ExportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            Self::Line { error, .. } => Some(error),
        }
    }
}

/// Writes one event and a line end.
pub fn write_json_line(out: &mut impl Write, event: &TraceEvent) -> io::Result<()> {
    serde_json::to_writer(&mut *out, event)?;
    out.write_all(b"\n")
}

/// Reads a whole trace.
pub fn read_json_lines(input: impl BufRead) -> Result<Vec<TraceEvent>, ExportError> {
    let mut events = Vec::new();
    for (at, line) in input.lines().enumerate() {
        let line = line.map_err(ExportError::Io)?;
        if !line.trim().is_empty() {
            events.push(serde_json::from_str(&line).map_err(|error| ExportError::Line { number: at + 1, error })?);
        }
    }
    Ok(events)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::{ControlLine, Secrets, TraceKind, Who};

    #[test]
    fn what_is_written_is_read_again() {
        let kinds = [
            TraceKind::Connecting {
                address: "[::1]:21".into(),
            },
            TraceKind::Tls {
                version: "TLS 1.3".into(),
                suite: "X".into(),
                resumed: true,
            },
            TraceKind::CommandSent {
                id: 3,
                line: ControlLine::command(b"PASS x\r\n", &Secrets::none()),
            },
            TraceKind::ReplyMatched { id: None, code: 220 },
            TraceKind::DataClosed {
                id: 1,
                total: u64::MAX,
                by: Who::Server,
                clean: false,
            },
        ];
        let events: Vec<_> = kinds
            .into_iter()
            .enumerate()
            .map(|(seq, kind)| TraceEvent {
                session: 2,
                seq: seq as u64,
                at: Duration::from_millis(1500),
                kind,
            })
            .collect();
        let mut file = Vec::new();
        for event in &events {
            write_json_line(&mut file, event).expect("memory takes everything");
        }
        assert_eq!(read_json_lines(&file[..]).expect("our own lines"), events);
        assert!(matches!(
            read_json_lines(&b"{}\n"[..]),
            Err(ExportError::Line { number: 1, .. })
        ));
    }
}
