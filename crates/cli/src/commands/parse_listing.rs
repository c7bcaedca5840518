//! `parse-listing`: a raw listing on standard input becomes JSON lines.

use std::io::{self, Read as _};

use jiff::Timestamp;

use crate::{
    entry_json::entry_json,
    exit::{Exit, Stop},
    printer::Printer,
};

pub(crate) fn run(printer: Printer, now: Option<&str>) -> Result<(), Stop> {
    let now = match now {
        None => Timestamp::now(),
        Some(text) => text.parse().map_err(|error| {
            printer.note(&format!(
                "--now {text}: {error}; a moment such as 2026-11-22T20:00:00Z is needed"
            ));
            Stop(Exit::Usage)
        })?,
    };
    let mut raw = Vec::new();
    io::stdin().lock().read_to_end(&mut raw).map_err(|error| {
        printer.note(&format!("standard input cannot be read: {error}"));
        Stop(Exit::Local)
    })?;
    let parsed = portolan_engine::offline::parse_listing(&raw, now.as_second());
    for entry in &parsed.entries {
        Printer::json_line(&entry_json(entry, false, portolan_remote::NameEncoding::AUTO))?;
    }
    if parsed.refused > 0 {
        printer.note(&format!(
            "{} entries were left out: they have names that no file may have",
            parsed.refused
        ));
    }
    if parsed.unparsed > 0 {
        printer.note(&format!("{} lines were not understood", parsed.unparsed));
    }
    Ok(())
}
