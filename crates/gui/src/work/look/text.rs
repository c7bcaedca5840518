//! Bytes as lines of text: by their mark, by what they look like, or as the person says.

/// How bytes become letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    /// ISO 8859-1: every byte is a letter.
    Latin1,
    /// Numbers of bytes.
    Bytes,
}

impl Encoding {
    /// Names of encodings are the same in every language; an empty one stands for plain bytes.
    pub(super) const ALL: [(Self, &'static str); 5] = [
        (Self::Utf8, "UTF-8"),
        (Self::Latin1, "ISO 8859-1"),
        (Self::Utf16Le, "UTF-16 LE"),
        (Self::Utf16Be, "UTF-16 BE"),
        (Self::Bytes, ""),
    ];

    /// What these bytes most likely are. `whole` = nothing is cut off at their end.
    pub(super) fn guess(bytes: &[u8], whole: bool) -> Self {
        match bytes {
            [0xef, 0xbb, 0xbf, ..] => return Self::Utf8,
            [0xff, 0xfe, ..] => return Self::Utf16Le,
            [0xfe, 0xff, ..] => return Self::Utf16Be,
            _ => {}
        }
        let head = &bytes[..bytes.len().min(8192)];
        if head.contains(&0) {
            return Self::Bytes;
        }
        match std::str::from_utf8(bytes) {
            Ok(_) => Self::Utf8,
            // A letter that the cut has gone through.
            Err(error) if !whole && error.error_len().is_none() => Self::Utf8,
            Err(_) => {
                let strange = head.iter().filter(|byte| matches!(byte, 0..=8 | 14..=31 | 127)).count();
                if strange * 20 > head.len() {
                    Self::Bytes
                } else {
                    Self::Latin1
                }
            }
        }
    }

    /// The lines, each bounded in length; what would steer a terminal is written out.
    pub(super) fn lines(self, bytes: &[u8]) -> Vec<String> {
        let text = match self {
            Self::Utf8 => String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).into_owned(),
            Self::Latin1 => bytes.iter().map(|byte| char::from(*byte)).collect(),
            Self::Utf16Le => utf16(bytes.strip_prefix(b"\xff\xfe").unwrap_or(bytes), u16::from_le_bytes),
            Self::Utf16Be => utf16(bytes.strip_prefix(b"\xfe\xff").unwrap_or(bytes), u16::from_be_bytes),
            Self::Bytes => return hex(bytes),
        };
        text.lines().map(line).collect()
    }
}

fn utf16(bytes: &[u8], number: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|two| number([two[0], two[1]])).collect();
    String::from_utf16_lossy(&units)
}

/// Letters of one line that are shown.
const LONGEST: usize = 2000;

fn line(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars().take(LONGEST) {
        match letter {
            '\t' => shown.push_str("    "),
            letter => shown.push(letter),
        }
    }
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    crate::words::visible(&shown).into_owned()
}

/// Sixteen bytes a line: where, as numbers, as letters.
fn hex(bytes: &[u8]) -> Vec<String> {
    use std::fmt::Write as _;
    let row = |(at, row): (usize, &[u8])| {
        let mut text = format!("{:08x}  ", at * 16);
        for place in 0..16 {
            let _written = match row.get(place) {
                Some(byte) => write!(text, "{byte:02x} "),
                None => write!(text, "   "),
            };
        }
        text.push(' ');
        let letter = |byte: &u8| {
            if (b' '..0x7f).contains(byte) {
                char::from(*byte)
            } else {
                '.'
            }
        };
        text.extend(row.iter().map(letter));
        text
    };
    bytes.chunks(16).enumerate().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_tell_what_they_are() {
        assert_eq!(Encoding::guess(b"plain", true), Encoding::Utf8);
        assert_eq!(Encoding::guess("Äpfel".as_bytes(), true), Encoding::Utf8);
        assert_eq!(Encoding::guess(&"Äpfel".as_bytes()[..1], false), Encoding::Utf8);
        assert_eq!(Encoding::guess(b"\xc4pfel", true), Encoding::Latin1);
        assert_eq!(Encoding::guess(b"\xff\xfea\0", true), Encoding::Utf16Le);
        assert_eq!(Encoding::guess(b"\x7fELF\0\x01", true), Encoding::Bytes);
        assert_eq!(Encoding::guess(b"", true), Encoding::Utf8);
    }

    #[test]
    fn lines_are_bounded_and_harmless() {
        assert_eq!(Encoding::Utf8.lines(b"a\tb\r\nc\x1b[2J"), ["a    b", "c\\u{1b}[2J"]);
        assert_eq!(Encoding::Latin1.lines(b"\xc4"), ["Ä"]);
        assert_eq!(Encoding::Utf16Be.lines(b"\xfe\xff\0a\0\n\0b"), ["a", "b"]);
        let long = Encoding::Utf8.lines("x".repeat(3000).as_bytes());
        assert_eq!(long[0].chars().count(), LONGEST + 1);
        assert_eq!(
            Encoding::Bytes.lines(b"Az\0"),
            [format!("00000000  41 7a 00 {}Az.", " ".repeat(13 * 3 + 1))]
        );
    }
}
