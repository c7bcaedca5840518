//! Any bytes as a listing, in pieces and whole: no panic, no name that leads elsewhere, the same entries both ways.
//!
//! The first byte chooses the command and the size of the pieces.

#![no_main]

use libfuzzer_sys::fuzz_target;
use portolan_ftp_proto::listing::{FormatHint, ListingOptions, ListingParser};
use portolan_remote::Entry;

fn read(options: ListingOptions, bytes: &[u8], piece: usize) -> Vec<Entry> {
    let (mut parser, mut entries) = (ListingParser::new(options), Vec::new());
    for piece in bytes.chunks(piece) {
        if parser.feed(piece, &mut entries).is_err() {
            break;
        }
    }
    let summary = parser.finish(&mut entries);
    assert_eq!(summary.entries, entries.len() as u64);
    entries
}

fuzz_target!(|input: &[u8]| {
    let Some((&choice, bytes)) = input.split_first() else {
        return;
    };
    let hints = [FormatHint::Auto, FormatHint::Mlsd, FormatHint::List, FormatHint::Nlst];
    let options = ListingOptions {
        now: 1_795_305_600,
        format_hint: hints[usize::from(choice) % hints.len()],
    };
    let whole = read(options, bytes, usize::MAX);
    let pieces = read(options, bytes, usize::from(choice / 4) + 1);
    if bytes.len() <= 64 * 1024 {
        assert_eq!(whole, pieces);
    }
    for entry in whole {
        let name = entry.name.as_bytes();
        assert!(!matches!(name, b"" | b"." | b".."));
        assert!(!name.contains(&b'/') && !name.contains(&0));
    }
});
