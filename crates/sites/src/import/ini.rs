//! Files of sections, keys and values, as Windows programs and rclone write them.

/// A section with its keys in their order.
pub(super) struct Section<'a> {
    pub(super) name: &'a str,
    pub(super) rows: Vec<(&'a str, &'a str)>,
}

impl<'a> Section<'a> {
    /// The value of a key; upper and lower case are one.
    pub(super) fn get(&self, key: &str) -> Option<&'a str> {
        let mut rows = self.rows.iter().rev();
        rows.find(|(other, _)| other.eq_ignore_ascii_case(key))
            .map(|(_, value)| *value)
    }

    /// Is it switched on?
    pub(super) fn on(&self, key: &str) -> bool {
        self.get(key).is_some_and(is_on)
    }
}

/// The same, on their own.
pub(super) fn owned_sections(text: &str) -> Vec<OwnedSection> {
    let own = |section: Section<'_>| OwnedSection {
        name: section.name.to_owned(),
        rows: section
            .rows
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .collect(),
    };
    sections(text).into_iter().map(own).collect()
}

/// A section that was not written as such.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct OwnedSection {
    pub(super) name: String,
    pub(super) rows: Vec<(String, String)>,
}

impl OwnedSection {
    /// Is it switched on?
    pub(super) fn on(&self, key: &str) -> bool {
        let row = self
            .rows
            .iter()
            .rev()
            .find(|(other, _)| other.eq_ignore_ascii_case(key));
        row.is_some_and(|(_, value)| is_on(value))
    }
}

/// Does a value say yes?
pub(super) fn is_on(value: &str) -> bool {
    matches!(value.trim().to_ascii_lowercase().as_str(), "1" | "true" | "yes" | "on")
}

/// The sections of a text, in their order.
pub(super) fn sections(text: &str) -> Vec<Section<'_>> {
    let mut sections: Vec<Section<'_>> = Vec::new();
    for line in text.lines() {
        let line = line.trim();
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            sections.push(Section { name, rows: Vec::new() });
        } else if !line.starts_with(['#', ';'])
            && let Some((key, value)) = line.split_once('=')
            && let Some(section) = sections.last_mut()
        {
            section.rows.push((key.trim(), value.trim()));
        }
    }
    sections
}

/// Bytes as text: UTF-8 or UTF-16 with or without their marks, and otherwise Latin 1, which every byte is.
pub(super) fn text(bytes: &[u8]) -> String {
    let units = |rest: &[u8], from: fn([u8; 2]) -> u16| {
        let pairs = rest.chunks_exact(2).map(|pair| from([pair[0], pair[1]]));
        String::from_utf16_lossy(&pairs.collect::<Vec<u16>>())
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => match str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().copied().map(char::from).collect(),
        },
    }
}
