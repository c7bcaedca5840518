//! Listings of our own making, for what the corpus has no case of: `listing_case/dialects.txt`.

mod listing_case;

use listing_case::{render, seconds};
use portolan_ftp_proto::listing::{FormatHint, ListingOptions, ListingParser, mlst_entry};
use portolan_remote::{EntryKind, FileName};

const CASES: &str = include_str!("listing_case/dialects.txt");

/// `\xNN` and `\t` as bytes.
fn unescape(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        match (byte, tail) {
            (b'\\', [b't', tail @ ..]) => {
                bytes.push(b'\t');
                rest = tail;
            }
            (b'\\', [b'x', high, low, tail @ ..]) => {
                let digit = |digit: &u8| char::from(*digit).to_digit(16).unwrap_or_default() as u8;
                bytes.push(digit(high) * 16 + digit(low));
                rest = tail;
            }
            _ => bytes.push(byte),
        }
    }
    bytes
}

#[test]
fn dialects_are_read_by_their_grammar() {
    let mut failures = Vec::new();
    let mut count = 0;
    for case in CASES.split("\n## ").skip(1) {
        let (title, body) = case.split_once('\n').expect("a title");
        let mut raw = Vec::new();
        for line in body.lines().filter_map(|line| line.strip_prefix("> ")) {
            raw.extend(unescape(line));
            raw.extend(b"\r\n");
        }
        let options = ListingOptions {
            now: seconds("2026-11-22T00:00:00Z"),
            format_hint: FormatHint::Auto,
        };
        let (mut parser, mut entries) = (ListingParser::new(options), Vec::new());
        parser.feed(&raw, &mut entries).expect("lines of legal length");
        parser.finish(&mut entries);
        let want: Vec<&str> = body.lines().filter_map(|line| line.strip_prefix("= ")).collect();
        let got: Vec<String> = entries.iter().map(render).collect();
        count += 1;
        if want != got {
            failures.push(format!("{title}\n  want {want:#?}\n  got {got:#?}"));
        }
    }
    assert!(count > 30, "only {count} cases were found");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Lines that end with CR CR LF, but not the `Icon\r` of a Mac among other names.
#[test]
fn a_second_carriage_return_belongs_to_the_line_end_only_if_all_lines_have_it() {
    let names = |raw: &[u8]| {
        let options = ListingOptions {
            now: 0,
            format_hint: FormatHint::List,
        };
        let (mut parser, mut entries) = (ListingParser::new(options), Vec::new());
        parser.feed(raw, &mut entries).expect("lines of legal length");
        parser.finish(&mut entries);
        entries
            .iter()
            .map(|entry| entry.name.as_bytes().to_vec())
            .collect::<Vec<_>>()
    };
    let doubled = b"-rw-r--r-- 1 a b 5 Jan  1 1970 x\r\r\n-rw-r--r-- 1 a b 5 Jan  1 1970 y\r\r\n";
    assert_eq!(names(doubled), [b"x", b"y"]);
    let icon = b"-rw-r--r-- 1 a b 5 Jan  1 1970 Icon\r\r\n-rw-r--r-- 1 a b 5 Jan  1 1970 y\r\n";
    assert_eq!(names(icon), [b"Icon\r".to_vec(), b"y".to_vec()]);
}

#[test]
fn a_line_of_mlst_is_an_entry_of_the_name_that_was_asked_for() {
    let name = || FileName::parse(b"asked").expect("a name");
    let entry = mlst_entry(b" type=cdir;modify=20200101000000; /pub/other", name()).expect("an entry");
    assert_eq!((entry.kind, entry.name), (EntryKind::Folder, name()));
    let entry = mlst_entry(b" Type=file;Size=5; /pub/asked", name()).expect("an entry");
    assert_eq!((entry.kind, entry.size), (EntryKind::File, Some(5)));
    assert_eq!(mlst_entry(b" /pub/asked", name()), None);
    assert_eq!(mlst_entry(b"End", name()), None);
}
