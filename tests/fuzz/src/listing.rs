//! Any bytes as a listing, in pieces and whole: no panic, no name that leads elsewhere, the same entries both ways.

use portolan_ftp_proto::listing::{FormatHint, ListingOptions, ListingParser};
use portolan_remote::Entry;

const NOW: i64 = 1_795_305_600;

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

/// The bytes as the answer to that command, whole and in pieces of `piece` bytes.
pub(crate) fn check_as(format_hint: FormatHint, bytes: &[u8], piece: usize) {
    let options = ListingOptions { now: NOW, format_hint };
    let whole = read(options, bytes, usize::MAX);
    let pieces = read(options, bytes, piece);
    if bytes.len() <= 64 * 1024 {
        assert_eq!(whole, pieces, "pieces of {piece} bytes");
    }
    for entry in whole {
        let name = entry.name.as_bytes();
        assert!(!matches!(name, b"" | b"." | b".."), "{name:?}");
        assert!(!name.contains(&b'/') && !name.contains(&0), "{name:?}");
    }
}

/// The first byte chooses the command and the size of the pieces.
pub fn check(input: &[u8]) {
    let Some((&choice, bytes)) = input.split_first() else {
        return;
    };
    let hints = [FormatHint::Auto, FormatHint::Mlsd, FormatHint::List, FormatHint::Nlst];
    let hint = hints[usize::from(choice) % hints.len()];
    check_as(hint, bytes, usize::from(choice / 4) + 1);
}
