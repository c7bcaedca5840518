//! The only place that writes to standard output and standard error.

use std::io::{self, IsTerminal as _, Write as _};

pub(crate) use portolan_remote::visible;
use portolan_remote::{ErrorKind, RemoteError};
use serde_json::{Value, json};

use crate::exit::{Exit, Stop};

/// Prints for a person or for a program.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Printer {
    json: bool,
}

impl Printer {
    pub(crate) fn new(json: bool) -> Self {
        Self { json }
    }

    /// Is a person at both ends: can be shown progress and be asked?
    pub(crate) fn interactive(self) -> bool {
        !self.json && io::stderr().is_terminal() && io::stdin().is_terminal()
    }

    /// A result for people. With `--json` nothing: results are [`Printer::record`]s then.
    pub(crate) fn line(self, text: &str) -> Result<(), Stop> {
        if self.json { Ok(()) } else { write_out(text) }
    }

    /// A result for programs. Without `--json` nothing.
    pub(crate) fn record(self, value: &Value) -> Result<(), Stop> {
        if self.json {
            write_out(&value.to_string())
        } else {
            Ok(())
        }
    }

    /// A result that is a JSON line whatever the options say.
    pub(crate) fn json_line(value: &Value) -> Result<(), Stop> {
        write_out(&value.to_string())
    }

    /// Something worth telling besides the result, on standard error.
    #[expect(clippy::unused_self, reason = "whoever prints holds the printer, whatever the form")]
    pub(crate) fn note(self, text: &str) {
        // Nobody reads standard error any more: there is nobody left to tell.
        let _nobody_reads = writeln!(io::stderr(), "portolan-cli: {text}");
    }

    /// A failure, with its four parts.
    pub(crate) fn failure(self, error: &RemoteError) -> Exit {
        let explanation = error.explain();
        if self.json {
            let value = json!({
                "error": format!("{:?}", error.kind),
                "what": explanation.what,
                "where": explanation.place,
                "why": explanation.why,
                "next": explanation.next,
                "sha256": error.certificate.as_ref().map(|certificate| certificate.sha256.to_string()),
            });
            let _nobody_reads = writeln!(io::stderr(), "{value}");
        } else {
            self.note(&format!(
                "{} {}\n  why:  {}\n  next: {}",
                explanation.what, explanation.place, explanation.why, explanation.next
            ));
            if let Some(certificate) = &error.certificate {
                self.note(&format!(
                    "to accept exactly this certificate: --pin {}",
                    certificate.sha256
                ));
            }
            if error.kind == ErrorKind::ClientCertificateNeeded {
                self.note("to give it this once: --client-cert FILE");
            }
        }
        Exit::from(error)
    }
}

/// A reader that went away (`| head`) ends the program quietly, as it does for every filter.
fn write_out(text: &str) -> Result<(), Stop> {
    match writeln!(io::stdout(), "{text}") {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Stop(Exit::Done)),
        Err(_full_or_broken) => Err(Stop(Exit::Local)),
    }
}

/// Bytes in the unit that fits: `12.4 KB`.
pub(crate) fn size(bytes: u64) -> String {
    const UNITS: [&str; 6] = ["B", "KB", "MB", "GB", "TB", "PB"];
    let mut value = bytes as f64;
    let mut unit = 0;
    while value >= 999.5 && unit + 1 < UNITS.len() {
        value /= 1000.0;
        unit += 1;
    }
    if unit == 0 {
        format!("{bytes} B")
    } else {
        format!("{value:.1} {}", UNITS[unit])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_short() {
        assert_eq!(size(0), "0 B");
        assert_eq!(size(999), "999 B");
        assert_eq!(size(12_400), "12.4 KB");
        assert_eq!(size(999_950), "1.0 MB");
        assert_eq!(size(u64::MAX), "18446.7 PB");
    }

    #[test]
    fn a_name_cannot_move_the_cursor() {
        assert_eq!(visible("a\u{1b}[2J\u{9b}\u{202e}b"), "a\\u{1b}[2J\\u{9b}\\u{202e}b");
    }
}
