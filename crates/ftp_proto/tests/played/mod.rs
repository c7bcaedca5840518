//! Plays one dialogue by name, for a look at what is left of it.

use portolan_testkit::script::{Played, play};
use portolan_trace::TraceKind;

/// Plays it; panics where it does not go as written.
pub(crate) fn run(name: &str) -> Played {
    let path = format!("{}/tests/dialogues/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    let script = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    play(&script).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// What was decided, as the trace has it.
pub(crate) fn decisions(played: &Played) -> Vec<&str> {
    let kinds = played.trace.iter().map(|event| &event.kind);
    kinds
        .filter_map(|kind| match kind {
            TraceKind::Decision { what } => Some(what.as_str()),
            _ => None,
        })
        .collect()
}
