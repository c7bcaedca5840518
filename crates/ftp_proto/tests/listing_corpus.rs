//! Every case of the corpus, whole and in pieces.

mod listing_case;

use std::collections::BTreeMap;

use listing_case::cases;
use portolan_ftp_proto::listing::ListingParser;

#[test]
fn every_case_is_read_rightly() {
    let mut counts: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    let mut failures = Vec::new();
    let cases = cases();
    assert!(cases.len() >= 258, "the corpus has lost cases");
    for case in &cases {
        let result = case.compare(&case.entries());
        for key in [
            format!("format {}", case.format),
            format!("tier   {}", case.tier),
            "whole".to_owned(),
        ] {
            let (right, all) = counts.entry(key).or_default();
            *right += u32::from(result.is_ok());
            *all += 1;
        }
        failures.extend(result.err());
    }
    for (key, (right, all)) in counts {
        println!("{key:<24} {right:>4} of {all}");
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// However the network cuts a listing, the entries are the same.
#[test]
fn every_case_survives_being_cut_anywhere() {
    for case in cases() {
        let whole = case.entries();
        let read = |pieces: &[&[u8]]| {
            let (mut parser, mut entries) = (ListingParser::new(case.options), Vec::new());
            for piece in pieces {
                parser.feed(piece, &mut entries).expect("lines of legal length");
            }
            parser.finish(&mut entries);
            entries
        };
        // The longest listings at fewer places, which are enough.
        for at in (0..=case.raw.len()).step_by(case.raw.len() / 300 + 1) {
            let (head, tail) = case.raw.split_at(at);
            assert_eq!(read(&[head, tail]), whole, "{} cut at {at}", case.id);
        }
        let bytes: Vec<&[u8]> = case.raw.chunks(1).collect();
        assert_eq!(read(&bytes), whole, "{} byte by byte", case.id);
    }
}

/// Long listings are read in the dialect that their first lines chose: the same lines many times give the same
/// entries many times.
#[test]
fn every_case_holds_when_it_is_long() {
    for case in cases() {
        // A second heading would begin another folder, and a CR before every line's end is no name's.
        let heading = case.raw.starts_with(b".:");
        let doubled = case.raw.ends_with(b"\r\r\n");
        if heading || doubled || case.entries().is_empty() {
            continue;
        }
        let one = case.entries();
        let (mut parser, mut entries) = (ListingParser::new(case.options), Vec::new());
        let times = 400 / case.raw.split(|&byte| byte == b'\n').count() + 2;
        for _ in 0..times {
            parser.feed(&case.raw, &mut entries).expect("lines of legal length");
        }
        let summary = parser.finish(&mut entries);
        assert_eq!(summary.entries, entries.len() as u64, "{}", case.id);
        assert_eq!(entries.len(), one.len() * times, "{}", case.id);
        assert!(entries.chunks(one.len()).all(|chunk| chunk == one), "{}", case.id);
    }
}
