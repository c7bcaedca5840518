//! What needs no server: raw listings, recorded traces and certificate files, for the faces. Their only door to the
//! parsers.

use std::{io::BufRead, sync::Arc};

use portolan_ftp_client::TrustOptions;
use portolan_ftp_proto::listing::{FormatHint, ListingOptions, ListingParser};
use portolan_remote::{Entry, Fingerprint};
use portolan_trace::{Chunk, ExportError, read_json_lines};
use sha2::{Digest as _, Sha256};

pub use portolan_ftp_client::NoCertificates;
use toml_edit::TomlError;

use crate::{TrustRow, known::trust::rows_of_text};

/// Events a chunk of a recorded trace.
const CHUNK: usize = 512;

/// What a raw listing holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParsedListing {
    /// Its entries, in the order of their lines.
    pub entries: Vec<Entry>,
    /// Lines that no parser understood.
    pub unparsed: u64,
    /// The first few of them, as text; not escaped.
    pub unparsed_lines: Vec<String>,
    /// Entries that were dropped, since their names would lead out of the folder.
    pub refused: u64,
}

/// Reads the bytes of one listing, of whatever server and command. `now` is the server's wall clock, in seconds since
/// 1970 counted as if its zone were UTC: it decides the year of dates without one.
pub fn parse_listing(bytes: &[u8], now: i64) -> ParsedListing {
    let mut parser = ListingParser::new(ListingOptions {
        now,
        format_hint: FormatHint::Auto,
    });
    let mut entries = Vec::new();
    let cut = parser.feed(bytes, &mut entries);
    let summary = parser.finish(&mut entries);
    ParsedListing {
        entries,
        // The line that ended the reading is one that nobody understood.
        unparsed: summary.unparsed + u64::from(cut.is_err()),
        unparsed_lines: summary.unparsed_lines,
        refused: summary.refused,
    }
}

/// SHA-256 of a server's certificate in a PEM file: of the first one, where its issuers follow.
pub fn fingerprint_of_pem(pem: &[u8]) -> Result<Fingerprint, NoCertificates> {
    let mut read = TrustOptions::default();
    read.add_pem(pem)?;
    let first = read.extra_roots.first().map(AsRef::<[u8]>::as_ref).unwrap_or_default();
    Ok(Fingerprint(Sha256::digest(first).into()))
}

/// What a trust store (`trust.toml`) with this text holds; an error where the text is no TOML.
pub fn trust_rows(text: &str) -> Result<Arc<[TrustRow]>, TomlError> {
    rows_of_text(text)
}

/// Reads a trace that was written as JSON lines, as the log shows it.
pub fn replay(recorded: impl BufRead) -> Result<Vec<Chunk>, ExportError> {
    let events = read_json_lines(recorded)?;
    Ok(events.chunks(CHUNK).map(Chunk::from).collect())
}

#[cfg(test)]
mod tests {
    use portolan_remote::EntryKind;

    use super::*;

    #[test]
    fn a_listing_is_read_and_hostile_names_are_counted() {
        let raw = b"total 3\r\n\
            drwxr-xr-x 2 0 0 4096 Jan 01 2020 sub\r\n\
            -rw-r--r-- 1 0 0 12 Jan 01 2020 a file\r\n\
            -rw-r--r-- 1 0 0 12 Jan 01 2020 ../evil\r\n";
        let parsed = parse_listing(raw, 1_600_000_000);
        let found: Vec<_> = parsed
            .entries
            .iter()
            .map(|entry| (entry.name.to_string(), entry.kind))
            .collect();
        assert_eq!(
            found,
            [
                ("sub".to_owned(), EntryKind::Folder),
                ("a file".to_owned(), EntryKind::File)
            ]
        );
        assert_eq!((parsed.refused, parsed.unparsed), (1, 0));
    }

    #[test]
    fn a_trace_of_many_events_is_chunks() {
        let line = "{\"session\":1,\"seq\":0,\"at\":{\"secs\":0,\"nanos\":0},\"event\":\"data_open\",\"id\":1}\n";
        let chunks = replay(line.repeat(1000).as_bytes()).unwrap();
        assert_eq!(chunks.iter().map(|chunk| chunk.len()).collect::<Vec<_>>(), [512, 488]);
        assert!(replay(&b"nonsense\n"[..]).is_err());
    }
}
