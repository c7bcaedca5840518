//! Every word of the window stands in the Fluent files, in every language, and every message is used.

mod files;
mod sources;

use std::{fs, path::Path};

use egui_kittest::kittest::Queryable as _;
use portolan_remote::Detail;
use portolan_ui_kit::language::{self, Language};

use super::{Window, asked};

use files::Messages;
pub(super) use sources::files;
use sources::{Use, uses};

/// Texts that are no words of a language: the same for everybody.
const SAME_EVERYWHERE: &[(&str, &str)] = &[
    ("gui/src/action/keys.rs", "names of keys in files"),
    ("gui/src/action/presets.rs", "names of programs"),
    (
        "gui/src/chosen/file.rs",
        "what is wrong in a file, in the words of the file, as the command line says it",
    ),
    (
        "gui/src/args.rs",
        "goes to a terminal, where portolan-cli speaks English too",
    ),
    ("gui/src/main.rs", "the same"),
    (
        "gui/src/desktop/x11/mod.rs",
        "why there is no link to the X server, for its caller",
    ),
    (
        "ui_kit/src/language/mod.rs",
        "languages call themselves by their own names",
    ),
    ("ui_kit/src/theme.rs", "names of fonts"),
    ("ui_kit/src/icons.rs", "names of icons, for the gallery"),
];

#[test]
fn what_the_code_says_is_in_the_files_with_the_same_arguments() {
    let english = Messages::of(Language::English);
    let mut wrong = Vec::new();
    for Use { key, arguments, place } in uses().said {
        match english.arguments(&key) {
            None => wrong.push(format!("{place}: there is no message `{key}`")),
            Some(named) if *named != arguments => {
                wrong.push(format!("{place}: `{key}` has {named:?}, and is given {arguments:?}"));
            }
            Some(_) => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_message_is_said_somewhere() {
    let mut used = uses();
    // The words of errors have their names where the errors are made.
    let details = Detail::examples();
    used.literals.extend(
        details
            .iter()
            .filter_map(Detail::message)
            .map(|(message, _)| message.to_owned()),
    );
    let unused: Vec<String> = Messages::of(Language::English)
        .keys()
        .filter(|key| !used.literals.contains(*key) && !used.literals.contains(key.split('.').next().unwrap_or(key)))
        .cloned()
        .collect();
    assert!(unused.is_empty(), "nobody says {unused:?}");
}

#[test]
fn no_words_stand_in_the_code() {
    let is_exempt = |file: &str| SAME_EVERYWHERE.iter().any(|(known, _)| *known == file);
    let words: Vec<String> = uses()
        .words
        .into_iter()
        .filter(|(file, _)| !is_exempt(file))
        .map(|(file, text)| format!("{file}: {text:?}"))
        .collect();
    assert!(words.is_empty(), "not in a Fluent file:\n{}", words.join("\n"));
}

/// What is known of an error is a cause that has a message, or the words of somebody else: nobody makes a sentence on the way.
#[test]
fn no_detail_of_an_error_is_a_sentence_in_the_code() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut wrong = Vec::new();
    for folder in ["ftp_proto", "ftp_client", "queue", "engine", "cli", "gui"] {
        for file in files(&crates.join(folder).join("src")) {
            let text = fs::read_to_string(&file).expect("a source");
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let tests = file.components().any(|part| part.as_os_str() == "tests") || file.ends_with("tests.rs");
            for said in ["words", "of"].map(|door| format!("Detail::{door}(")) {
                let calls = code.split(&said).skip(1).filter(|_| !tests);
                // The first literal of each, without its facts.
                let literals = calls.filter_map(|call| call.split(')').next()?.split('"').nth(1));
                let sentences = literals.filter(|text| text.split(['{', '}']).step_by(2).any(has_letters));
                wrong.extend(sentences.map(|text| format!("{}: {text:?}", file.display())));
            }
        }
    }
    assert!(wrong.is_empty(), "not in remote/src/detail.rs:\n{}", wrong.join("\n"));
}

fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// A message that a language lacks is said in English; here it is a failure. What is translated fits what the code hands in.
#[test]
fn every_language_has_every_message_with_the_same_arguments() {
    let english = Messages::of(Language::English);
    let mut wrong = Vec::new();
    for language in Language::ALL {
        let other = Messages::of(language);
        let missing = other.missing(&english).into_iter();
        wrong.extend(missing.map(|key| format!("{} lacks `{key}`", language.tag())));
        wrong.extend(other.differences(&english));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_language_is_changed_while_the_window_is_open() {
    let mut harness = Window::connected().open();
    harness.get_by_label("Disconnect");
    harness.state_mut().prefs.chosen.language = Some(Language::German);
    asked(&mut harness);
    harness.get_by_label("Trennen");
    assert!(harness.query_by_label("Disconnect").is_none());
    harness.state_mut().prefs.chosen.language = Some(Language::English);
    asked(&mut harness);
    harness.get_by_label("Disconnect");
}

/// What is said in a frame costs little beside drawing it.
#[test]
#[ignore = "a benchmark: prints figures and asserts none"]
fn language_cost() {
    const TIMES: u32 = 4000;
    for language in [Language::English, Language::German] {
        language::speak(language);
        let first = std::time::Instant::now();
        assert!(!portolan_ui_kit::say!("chrome-connect").is_empty());
        let first = first.elapsed();
        let begun = std::time::Instant::now();
        let mut letters = 0;
        for _ in 0..TIMES {
            letters += portolan_ui_kit::say!("chrome-connect").len();
        }
        let plain = begun.elapsed();
        let begun = std::time::Instant::now();
        for at in 0..TIMES {
            letters += portolan_ui_kit::say!("chrome-connect-to", name = at).len();
        }
        let with = begun.elapsed();
        println!(
            "{}: read in {first:?}; {TIMES} plain in {plain:?}, with an argument in {with:?} ({letters} letters)",
            language.tag()
        );
    }
}
