//! What the fuzzers begin with, and what they once found, on every run and without a fuzzer: `fuzz/seeds`, one folder a
//! reader, checked by the same properties as in the fuzz targets (`fuzz/src`).

#![expect(clippy::expect_used, reason = "what a test takes for granted may stop it")]

use std::{fs, path::Path};

use fuzz::{address, features, files, listing, mlsd, passive, replies};

#[path = "fuzz/src/lib.rs"]
#[expect(unreachable_pub, reason = "in its own package it is a library")]
mod fuzz;

/// Checks every seed of a reader. Where one fails, its name is the last thing printed.
fn replay(reader: &str, at_least: usize, check: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(reader);
    let mut seeds: Vec<_> = fs::read_dir(&folder)
        .expect("a folder of seeds")
        .map(|seed| seed.expect("an entry").path())
        .collect();
    seeds.sort();
    assert!(
        seeds.len() >= at_least,
        "only {} seeds in {}",
        seeds.len(),
        folder.display()
    );
    for seed in seeds {
        let bytes = fs::read(&seed).expect("a seed");
        let result = std::panic::catch_unwind(|| check(&bytes));
        assert!(result.is_ok(), "{}", seed.display());
    }
}

#[test]
fn listings() {
    replay("listing", 90, listing::check);
}

#[test]
fn answers_to_mlsd() {
    replay("mlsd", 20, mlsd::check);
}

#[test]
fn answers_to_epsv_and_pasv() {
    replay("passive", 30, passive::check);
}

#[test]
fn answers_to_feat() {
    replay("features", 15, features::check);
}

#[test]
fn all_that_a_server_says() {
    replay("replies", 50, replies::check);
}

#[test]
fn addresses() {
    replay("address", 10, address::check);
}

#[test]
fn files_of_this_program() {
    replay("trust", 2, files::check_trust);
    replay("settings", 2, files::check_settings);
    replay("sites", 2, files::check_sites);
}
