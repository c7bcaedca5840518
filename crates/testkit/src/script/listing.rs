//! The lines of a listing in a script, read as the shell reads them.

use portolan_ftp_proto::{
    ListingFormat,
    listing::{FormatHint, ListingOptions, ListingParser},
};
use portolan_remote::Entry;

use super::words::escape;
use crate::entries::entry_line;

/// 2026-11-22, midnight, in seconds since 1970.
pub(super) const NOW: i64 = 20_779 * 86_400;

/// A listing that comes line by line.
pub(super) struct Arriving {
    parser: ListingParser,
    entries: Vec<Entry>,
    bytes: u64,
}

impl Arriving {
    pub(super) fn new(format: ListingFormat) -> Self {
        let format_hint = match format {
            ListingFormat::Mlsd => FormatHint::Mlsd,
            ListingFormat::List => FormatHint::List,
            ListingFormat::Nlst => FormatHint::Nlst,
        };
        Self {
            parser: ListingParser::new(ListingOptions { now: NOW, format_hint }),
            entries: Vec::new(),
            bytes: 0,
        }
    }

    /// The next line; `None` where it is longer than any may be.
    pub(super) fn line(&mut self, line: &[u8]) -> Option<()> {
        let whole = [line, b"\r\n"].concat();
        self.bytes += whole.len() as u64;
        self.parser.feed(&whole, &mut self.entries).ok()
    }

    /// What came of it, in words, and the bytes that it had.
    pub(super) fn end(mut self) -> (Vec<String>, u64) {
        let summary = self.parser.finish(&mut self.entries);
        let mut words: Vec<String> = self.entries.iter().map(|entry| entry_line(entry, escape)).collect();
        let left_out = summary.unparsed + summary.refused;
        if left_out > 0 {
            words.push(format!("left out {left_out}"));
        }
        (words, self.bytes)
    }
}
