//! What is typed into a row of the settings, and how it stands there.

use std::path::PathBuf;

use portolan_ui_kit::say;

/// A whole number between these.
pub(super) fn whole_of(text: &str, least: u64, most: u64) -> Result<u64, String> {
    let number = text
        .trim()
        .parse()
        .ok()
        .filter(|number| (least..=most).contains(number));
    number.ok_or_else(|| say!("settings-a-number-from-to", least = least, most = most))
}

/// `500 KB`, `2.5 MB`, `1000000`: bytes a second.
pub(super) fn limit_words(limit: Option<u64>) -> String {
    match limit {
        None => String::new(),
        Some(bytes) if bytes.is_multiple_of(1_000_000) => format!("{} MB", bytes / 1_000_000),
        Some(bytes) if bytes.is_multiple_of(1000) => format!("{} KB", bytes / 1000),
        Some(bytes) => format!("{bytes} B"),
    }
}

pub(super) fn limit_of(text: &str) -> Result<Option<u64>, String> {
    let text = text.trim().trim_end_matches("/s").trim();
    if text.is_empty() || text == "0" {
        return Ok(None);
    }
    let digits = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.');
    let (number, unit) = text.split_at(digits.unwrap_or(text.len()));
    let factor = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "kb" | "k" => 1000.0,
        "b" => 1.0,
        "mb" | "m" => 1e6,
        "gb" | "g" => 1e9,
        "kib" => 1024.0,
        "mib" => 1_048_576.0,
        _ => return Err(say!("settings-a-number-with-kb-or-mb").to_owned()),
    };
    let number: f64 = number
        .parse()
        .map_err(|_not_a_number| say!("settings-a-number-with-kb-or-mb").to_owned())?;
    let bytes = number * factor;
    if (1.0..1e15).contains(&bytes) {
        Ok(Some(bytes as u64))
    } else {
        Err(say!("settings-a-limit-is-at-least").to_owned())
    }
}

pub(super) fn folder_of(text: &str) -> Result<Option<PathBuf>, String> {
    let path = PathBuf::from(text.trim());
    if text.trim().is_empty() {
        Ok(None)
    } else if path.is_absolute() {
        Ok(Some(path))
    } else {
        Err(say!("settings-the-whole-path-is-needed").to_owned())
    }
}

pub(super) fn path_words(path: Option<&PathBuf>) -> String {
    path.map_or_else(String::new, |path| path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_read_as_people_write_them() {
        assert_eq!(limit_of("500 KB"), Ok(Some(500_000)));
        assert_eq!(limit_of("2.5mb/s"), Ok(Some(2_500_000)));
        assert_eq!(limit_of("750"), Ok(Some(750_000)));
        assert_eq!(limit_of(""), Ok(None));
        assert!(limit_of("fast").is_err());
        for limit in [Some(2_000_000), Some(250_000), Some(1), None] {
            assert_eq!(limit_of(&limit_words(limit)), Ok(limit));
        }
    }
}
