//! What happens on the wire, as typed events.
//!
//! The protocol core makes the events that it alone knows, the shell the rest, with one sequence of numbers for each
//! session. Log pane, wire chart, trace files and golden tests all read this one format. Secrets are masked where a
//! line is built ([`ControlLine`]), so that no reader of a trace can find one.

mod event;
mod export;
mod line;
mod ring;

pub use event::{CommandId, DataId, TraceEvent, TraceKind, Who};
pub use export::{ExportError, read_json_lines, write_json_line};
pub use line::{ControlLine, Secrets};
pub use ring::{Chunk, Ring};
