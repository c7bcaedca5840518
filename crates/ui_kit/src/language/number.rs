//! Numbers as a language writes them. Groups and signs are those of the Common Locale Data Repository.

use super::{Language, spoken};

/// The sign between thousands, the sign before the fraction, and how many digits a number has at least that is grouped.
fn signs(language: Language) -> (&'static str, &'static str, usize) {
    match language {
        Language::English | Language::Japanese | Language::SimplifiedChinese => (",", ".", 4),
        Language::German | Language::BrazilianPortuguese => (".", ",", 4),
        // A narrow space that does not break the line.
        Language::French => ("\u{202f}", ",", 4),
        Language::Spanish => (".", ",", 5),
    }
}

/// `1,206`.
pub fn whole(number: u64) -> String {
    written(&number.to_string())
}

/// `12.4`: so many digits after the sign.
pub fn decimal(number: f64, digits: usize) -> String {
    written(&format!("{number:.digits$}"))
}

/// A number as Rust writes it, in the signs of the language.
pub(super) fn written(number: &str) -> String {
    let (between, before_fraction, least) = signs(spoken());
    let (minus, number) = number.strip_prefix('-').map_or(("", number), |rest| ("-", rest));
    let (digits, fraction) = number
        .split_once('.')
        .map_or((number, None), |(digits, rest)| (digits, Some(rest)));
    let mut out = String::with_capacity(number.len() + digits.len());
    out.push_str(minus);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && digits.len() >= least && (digits.len() - at).is_multiple_of(3) {
            out.push_str(between);
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push_str(before_fraction);
        out.push_str(fraction);
    }
    out
}
