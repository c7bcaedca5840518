//! Is there a test for every row of the quirk table that concerns the control connection, data connections, TLS, time limits
//! or limits of servers (rows 1 to 64), names, listings, attributes and times (rows 65 to 97), and
//! for every reply code of its section 6?

#![expect(clippy::expect_used, reason = "what a test takes for granted may stop it")]

use std::{collections::BTreeSet, fs};

/// The last row of the table.
const LAST: u16 = 97;

/// Rows that no dialogue can show, with the file (from this crate) and the test that shows them.
const ELSEWHERE: &[(u16, &str, &str)] = &[
    (10, "src/reply_reader.rs", "row_10_endless_lines_and_replies_end"),
    (
        53,
        "../ftp_client/tests/server/modes.rs",
        "tickets_last_for_many_data_connections",
    ),
    (
        54,
        "../ftp_client/tests/server/trust.rs",
        "another_certificate_on_data_is_refused",
    ),
    (89, "src/corpus_tests.rs", "every_reply_of_the_corpus_is_understood"),
    (90, "tests/listing_safety.rs", "names_that_lead_elsewhere_are_refused"),
    (
        91,
        "../engine/tests/flows/naming.rs",
        "row_91_names_that_windows_does_not_take_are_mapped_and_come_back",
    ),
    (93, "../sites/src/address.rs", "injection_is_refused_after_decoding"),
    (
        94,
        "../remote/src/explain.rs",
        "the_words_of_a_server_cannot_draw_control_characters",
    ),
    (
        95,
        "tests/listing_safety.rs",
        "a_line_over_64_kib_is_an_error_and_not_an_entry",
    ),
];

/// The codes of section 6.
const CODES: &[u16] = &[
    332, 421, 425, 426, 430, 450, 451, 452, 500, 501, 502, 503, 504, 522, 530, 532, 534, 536, 550, 551, 552, 553, 633,
];

fn from_here(path: &str) -> String {
    format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))
}

/// The numbers behind `start` in the names of the dialogues.
fn numbers(start: &str) -> BTreeSet<u16> {
    let entries = fs::read_dir(from_here("tests/dialogues")).expect("the folder of dialogues");
    let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    names
        .filter_map(|name| {
            let rest = name.strip_prefix(start)?;
            let digits = rest.split('_').next()?;
            Some(digits.parse().expect("a number"))
        })
        .collect()
}

#[test]
fn every_row_has_a_test() {
    let mut rows = numbers("row_");
    for (row, file, test) in ELSEWHERE {
        let text = fs::read_to_string(from_here(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        assert!(text.contains(&format!("fn {test}(")), "row {row}: no {test} in {file}");
        assert!(rows.insert(*row), "row {row} has a dialogue: strike it out here");
    }
    let missing: Vec<u16> = (1..=LAST).filter(|row| !rows.contains(row)).collect();
    assert!(missing.is_empty(), "no test for rows {missing:?}");
}

#[test]
fn every_code_of_section_6_has_a_dialogue() {
    let codes = numbers("code_");
    let missing: Vec<&u16> = CODES.iter().filter(|code| !codes.contains(code)).collect();
    assert!(missing.is_empty(), "no dialogue for codes {missing:?}");
}
