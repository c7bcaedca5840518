//! Looks for a password in bytes, in every form that it may have taken on the way.

use std::{
    fs,
    path::{Path, PathBuf},
};

use base64::{Engine as _, engine::general_purpose::STANDARD_NO_PAD};

/// A secret in all its forms.
pub(crate) struct Needle(Vec<(&'static str, Vec<u8>)>);

impl Needle {
    pub(crate) fn new(secret: &str) -> Self {
        let bytes = secret.as_bytes();
        assert!(bytes.len() >= 8, "a short secret is found everywhere");
        let wide: Vec<u8> = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let hex = |digits: &str| -> String {
            let digits: Vec<char> = digits.chars().collect();
            let pair = |byte: &u8| [digits[usize::from(byte >> 4)], digits[usize::from(byte & 15)]];
            bytes.iter().flat_map(pair).collect()
        };
        // What is not a letter or a digit, as everybody encodes it; and every byte, as nobody has to.
        let percent = |all: bool, lower: bool| -> String {
            let one = |byte: &u8| match byte {
                byte if byte.is_ascii_alphanumeric() && !all => char::from(*byte).to_string(),
                byte if lower => format!("%{byte:02x}"),
                byte => format!("%{byte:02X}"),
            };
            bytes.iter().map(one).collect()
        };
        let mut forms = vec![
            ("clear", bytes.to_vec()),
            ("UTF-16", wide),
            ("hexadecimal", hex("0123456789abcdef").into_bytes()),
            ("hexadecimal", hex("0123456789ABCDEF").into_bytes()),
        ];
        for (all, lower) in [(false, false), (false, true), (true, false), (true, true)] {
            forms.push(("percent-encoded", percent(all, lower).into_bytes()));
        }
        // In the midst of something else, its bytes begin at one of three places of a group.
        for before in 0..3 {
            let padded: Vec<u8> = vec![0; before].into_iter().chain(bytes.iter().copied()).collect();
            let text = STANDARD_NO_PAD.encode(&padded);
            // Digits that hold bits of what stands before or behind are not ours.
            let (first, last) = ((before * 8).div_ceil(6), padded.len() * 8 / 6);
            forms.push(("base64", text.as_bytes()[first..last].to_vec()));
        }
        Self(forms)
    }

    /// The form in which it is in these bytes.
    pub(crate) fn find(&self, hay: &[u8]) -> Option<&'static str> {
        let found = self
            .0
            .iter()
            .find(|(_, form)| hay.windows(form.len()).any(|window| window == form));
        found.map(|(name, _)| *name)
    }

    /// The files at and below a folder that hold it, with the form.
    pub(crate) fn files(&self, folder: &Path) -> Vec<(PathBuf, &'static str)> {
        let mut found = Vec::new();
        let mut open = vec![folder.to_owned()];
        while let Some(path) = open.pop() {
            let Ok(facts) = fs::symlink_metadata(&path) else {
                continue;
            };
            if let Some(form) = path.file_name().and_then(|name| self.find(name.as_encoded_bytes())) {
                found.push((path.clone(), form));
            }
            if facts.is_dir() {
                open.extend(
                    fs::read_dir(&path)
                        .expect("readable")
                        .flatten()
                        .map(|entry| entry.path()),
                );
            } else if facts.is_file()
                && let Some(form) = self.find(&fs::read(&path).expect("readable"))
            {
                found.push((path, form));
            }
        }
        found
    }
}

#[test]
fn every_form_is_found_wherever_it_stands() {
    let needle = Needle::new("S3cret!päss");
    for before in ["", "x", "xy", "xyz"] {
        let whole = format!("{before}S3cret!päss and more");
        let hidden = base64::engine::general_purpose::STANDARD.encode(&whole);
        for (hay, form) in [
            (whole.as_bytes(), "clear"),
            (hidden.as_bytes(), "base64"),
            (b"user:S3cret%21p%C3%A4ss@host", "percent-encoded"),
            (b"user:S3cret%21p%c3%a4ss@host", "percent-encoded"),
            (b"..5333637265742170c3a4737300", "hexadecimal"),
        ] {
            assert_eq!(
                needle.find(hay),
                Some(form),
                "{before}: {}",
                String::from_utf8_lossy(hay)
            );
        }
    }
    assert_eq!(needle.find(b"S3cret!pass"), None);
}
