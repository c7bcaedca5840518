//! Nothing that a server sends as a listing makes the parser panic, loop, or give out a name that leads elsewhere.

mod listing_case;

use std::sync::LazyLock;

use listing_case::{Case, cases};
use portolan_ftp_proto::listing::{FormatHint, ListingError, ListingOptions, ListingParser, MAX_LINE, Summary};
use portolan_remote::{Entry, EntryKind};
use proptest::{prelude::*, sample::Index};

static CASES: LazyLock<Vec<Case>> = LazyLock::new(cases);

const NOW: i64 = 1_795_305_600;

fn read(hint: FormatHint, bytes: &[u8]) -> (Vec<Entry>, Summary) {
    let options = ListingOptions {
        now: NOW,
        format_hint: hint,
    };
    let (mut parser, mut entries) = (ListingParser::new(options), Vec::new());
    let result = parser.feed(bytes, &mut entries);
    let summary = parser.finish(&mut entries);
    if result.is_ok() {
        assert!(
            summary.entries <= summary.lines.saturating_mul(14),
            "more entries than the lines can hold"
        );
    }
    (entries, summary)
}

fn assert_safe(bytes: &[u8]) {
    for hint in [FormatHint::Auto, FormatHint::Mlsd, FormatHint::List, FormatHint::Nlst] {
        let (entries, summary) = read(hint, bytes);
        assert_eq!(summary.entries, entries.len() as u64);
        for entry in entries {
            let name = entry.name.as_bytes();
            assert!(!name.is_empty() && name != b"." && name != b"..", "{name:?}");
            assert!(!name.contains(&b'/') && !name.contains(&0), "{name:?}");
            assert!(entry.kind != EntryKind::Folder || entry.size.is_none());
        }
    }
}

/// Bytes that listings are made of, so that chance gets further than the first column.
fn likely() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop::sample::select(vec![
        "-rw-r--r-- ",
        "drwxr-xr-x+",
        "lrwxrwxrwx ",
        "1 ",
        "root ",
        "4096 ",
        "Jan  1 ",
        "2020 ",
        "00:00 ",
        "24:00 ",
        "29 ",
        "Feb ",
        "0 ",
        "18446744073709551616 ",
        " -> ",
        "..",
        ".",
        "/",
        "../../etc/passwd",
        "\0",
        "\r",
        "\n",
        "\r\n",
        "type=file;",
        "type=OS.unix=slink:",
        "modify=20200230250000.9;",
        "modify=191000101000000;",
        "size=",
        ";",
        "=",
        " ",
        "\t",
        "+",
        "r,",
        "m99999999999999999999,",
        "/,",
        "up7777777,",
        "A.DIR;1",
        ";65536 ",
        "1/2 ",
        "29-FEB-1900 ",
        "[A",
        "]",
        "(RWE",
        ")",
        "01-01-00  ",
        "12:00AM ",
        "<DIR> ",
        "<SYMLINK> ",
        "[",
        "9,999 ",
        "月",
        "4月",
        "\u{a0}",
        "Migrated ",
        "VSAM ",
        "PO ",
        "*STMF ",
        "total ",
        "Name VV.MM ",
        "JOB00001 OUTPUT ",
        "01.01 ",
        "'",
        "\"",
        "%RMS-",
        "999-99-99 ",
        "0000-00-00 ",
        "./x:\n",
        "?",
        "d????????? ? ? ? ? ? ",
    ]);
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat().into_bytes())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        assert_safe(&bytes);
    }

    #[test]
    fn likely_bytes(bytes in likely()) {
        assert_safe(&bytes);
    }

    #[test]
    fn cases_with_some_bytes_changed(
        case in any::<Index>(),
        changes in prop::collection::vec((any::<Index>(), any::<u8>(), 0_u8..3), 1..8),
    ) {
        let mut bytes = case.get(&CASES).raw.clone();
        for (at, byte, how) in changes {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ if bytes.len() > 1 => drop(bytes.remove(at)),
                _ => {}
            }
        }
        assert_safe(&bytes);
    }

    #[test]
    fn any_clock(now in any::<i64>(), case in any::<Index>()) {
        let options = ListingOptions { now, format_hint: FormatHint::Auto };
        let (mut parser, mut entries) = (ListingParser::new(options), Vec::new());
        prop_assert!(parser.feed(&case.get(&CASES).raw, &mut entries).is_ok());
        parser.finish(&mut entries);
    }
}

#[test]
fn a_line_over_64_kib_is_an_error_and_not_an_entry() {
    let longest = |length: usize| {
        let mut line = b"type=file; ".to_vec();
        line.resize(length, b'x');
        line.extend(b"\r\n");
        line
    };
    let options = ListingOptions {
        now: NOW,
        format_hint: FormatHint::Mlsd,
    };
    let (mut parser, mut entries) = (ListingParser::new(options), Vec::new());
    assert_eq!(parser.feed(&longest(MAX_LINE), &mut entries), Ok(()));
    assert_eq!(entries.len(), 1);
    assert_eq!(
        parser.feed(&longest(MAX_LINE + 2), &mut entries),
        Err(ListingError::LineTooLong { number: 2 })
    );
    assert_eq!(
        parser.feed(b"type=file; y\r\n", &mut entries),
        Err(ListingError::LineTooLong { number: 2 })
    );
    assert_eq!(parser.finish(&mut entries).entries, 1);
}

/// A line that never ends is refused while it comes, not after memory has.
#[test]
fn an_endless_line_is_refused_early() {
    let options = ListingOptions {
        now: NOW,
        format_hint: FormatHint::Auto,
    };
    let (mut parser, mut entries) = (ListingParser::new(options), Vec::new());
    let fed = (0..1000)
        .take_while(|_| parser.feed(&[b'a'; 1024], &mut entries).is_ok())
        .count();
    assert_eq!(fed, MAX_LINE / 1024);
    assert!(entries.is_empty());
}

/// `quirks.md` row 69: text that is no listing is counted and shown, and gives no entry.
#[test]
fn rubbish_is_told_and_not_kept() {
    let text = "ftpd: nothing of the sort: really\n".repeat(3000);
    let (entries, summary) = read(FormatHint::Auto, text.as_bytes());
    assert!(entries.is_empty());
    assert_eq!((summary.lines, summary.unparsed, summary.format), (3000, 3000, None));
    assert_eq!(summary.unparsed_lines.len(), 8);
    assert_eq!(summary.unparsed_lines[0], "ftpd: nothing of the sort: really");
}

/// Unsafe names are counted (`quirks.md` row 90).
#[test]
fn names_that_lead_elsewhere_are_refused() {
    let lines = b"type=file; ../x\r\ntype=file; /etc/passwd\r\ntype=dir; .\r\ntype=dir; ..\r\ntype=file; a\0b\r\ntype=file; ok\r\n";
    let (entries, summary) = read(FormatHint::Mlsd, lines);
    assert_eq!(entries.len(), 1);
    assert_eq!((summary.entries, summary.refused, summary.unparsed), (1, 3, 0));
}

/// A listing that begins in one way and goes on in another is understood again.
#[test]
fn the_dialect_is_chosen_again_when_it_is_lost() {
    let text = "-rw-r--r-- 1 a b 5 Jan  1 2020 unix\r\n".repeat(100) + &"01-01-20  12:00AM  5 dos\r\n".repeat(100);
    let (entries, summary) = read(FormatHint::List, text.as_bytes());
    assert_eq!(summary.unparsed, 16);
    assert_eq!(entries.len(), 184);
}
