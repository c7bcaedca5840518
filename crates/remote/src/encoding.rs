//! In which encoding a server writes names: how they are shown, and how what a person types becomes bytes.
//!
//! Decoding is for people only. Every operation uses the bytes as the server gave them.

use std::{borrow::Cow, fmt, str::FromStr};

use encoding_rs::{Encoding, UTF_8};

use crate::ChoiceParseError;

/// How the names of a server are read and written.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct NameEncoding(Option<&'static Encoding>);

/// A text holds a character that the encoding does not have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{char}` cannot be written in {encoding}, the encoding of names on this server")]
pub struct Unencodable {
    /// The first such character.
    pub char: char,
    /// The encoding.
    pub encoding: NameEncoding,
}

impl NameEncoding {
    /// UTF-8, as RFC 2640 wants it, and what was guessed for names that are none.
    pub const AUTO: Self = Self(None);

    /// UTF-8 and nothing else.
    pub const UTF_8: Self = Self(Some(UTF_8));

    /// Those to choose from, most used first within each part of the world. Labels of others are read all the same.
    pub const CHOICES: [&'static str; 34] = [
        "UTF-8",
        "windows-1252",
        "ISO-8859-15",
        "windows-1250",
        "ISO-8859-2",
        "ISO-8859-16",
        "windows-1254",
        "windows-1257",
        "ISO-8859-4",
        "ISO-8859-10",
        "ISO-8859-13",
        "ISO-8859-14",
        "ISO-8859-3",
        "macintosh",
        "windows-1251",
        "KOI8-R",
        "KOI8-U",
        "IBM866",
        "ISO-8859-5",
        "x-mac-cyrillic",
        "windows-1253",
        "ISO-8859-7",
        "windows-1255",
        "ISO-8859-8",
        "windows-1256",
        "ISO-8859-6",
        "windows-874",
        "windows-1258",
        "GBK",
        "gb18030",
        "Big5",
        "Shift_JIS",
        "EUC-JP",
        "EUC-KR",
    ];

    /// Is it left to the program?
    pub fn is_auto(self) -> bool {
        self.0.is_none()
    }

    /// The name of the encoding; `auto` where it is left to the program.
    pub fn name(self) -> &'static str {
        self.0.map_or("auto", Encoding::name)
    }

    /// The name as a person is to see it, and whether nothing of it was lost.
    ///
    /// UTF-8 that is none of the encoding's own text is shown as UTF-8 (`quirks.md` row 20: servers mix): in a one-byte
    /// encoding every name that is valid UTF-8, since by chance that hardly happens; in others a name that the encoding
    /// cannot read.
    pub fn decode(self, bytes: &[u8]) -> (Cow<'_, str>, bool) {
        let utf8 = std::str::from_utf8(bytes);
        let encoding = match (self.0, utf8) {
            (_, Ok(text)) if text.is_ascii() => return (Cow::Borrowed(text), true),
            (None, Ok(text)) => return (Cow::Borrowed(text), true),
            (Some(encoding), Ok(text)) if encoding.is_single_byte() || encoding == UTF_8 => {
                return (Cow::Borrowed(text), true);
            }
            (None, Err(_)) => return (String::from_utf8_lossy(bytes), false),
            (Some(encoding), _) => encoding,
        };
        match (
            encoding.decode_without_bom_handling_and_without_replacement(bytes),
            utf8,
        ) {
            (Some(text), _) => (text, true),
            (None, Ok(text)) => (Cow::Borrowed(text), true),
            (None, Err(_)) => (encoding.decode_without_bom_handling(bytes).0, false),
        }
    }

    /// The name as a person is to see it; what cannot be read is U+FFFD.
    pub fn show(self, bytes: &[u8]) -> Cow<'_, str> {
        self.decode(bytes).0
    }

    /// The bytes of what a person typed.
    pub fn encode(self, text: &str) -> Result<Cow<'_, [u8]>, Unencodable> {
        let encoding = self.0.unwrap_or(UTF_8);
        let (bytes, _, lost) = encoding.encode(text);
        if !lost {
            return Ok(bytes);
        }
        let mut buffer = [0; 4];
        let missing = |char: &char| encoding.encode(char.encode_utf8(&mut buffer)).2;
        let char = text.chars().find(missing).unwrap_or(char::REPLACEMENT_CHARACTER);
        Err(Unencodable { char, encoding: self })
    }

    /// The same for a guess where this is left to the program: what was guessed counts for names that are not UTF-8.
    #[must_use]
    pub fn or(self, guess: Self) -> Self {
        Self(self.0.or(guess.0))
    }
}

/// By its name.
impl fmt::Display for NameEncoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Debug for NameEncoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// `auto`, or any label of the Encoding Standard. Those in which a `/` or a control character may be part of a letter
/// (UTF-16, ISO-2022-JP) cannot be used for names.
impl FromStr for NameEncoding {
    type Err = ChoiceParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.trim().eq_ignore_ascii_case("auto") {
            return Ok(Self::AUTO);
        }
        Encoding::for_label_no_replacement(text.as_bytes())
            .filter(|encoding| encoding.is_ascii_compatible())
            .map(|encoding| Self(Some(encoding)))
            .ok_or_else(|| {
                ChoiceParseError::new(
                    text,
                    "encoding of names",
                    "`auto`, or one like `UTF-8`, `windows-1252`, `KOI8-R`, `GBK`, `Shift_JIS`",
                )
            })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn encoding(label: &str) -> NameEncoding {
        label.parse().expect("an encoding")
    }

    #[test]
    fn row_20_names_are_utf_8_where_they_are_and_else_what_the_site_says() {
        let latin = encoding("iso-8859-1");
        assert_eq!(latin.show(b"gr\xfcn"), "gr\u{fc}n");
        assert_eq!(latin.show("gr\u{fc}n".as_bytes()), "gr\u{fc}n");
        assert_eq!(NameEncoding::AUTO.decode(b"gr\xfcn"), ("gr\u{fffd}n".into(), false));
        assert_eq!(NameEncoding::AUTO.or(latin).show(b"gr\xfcn"), "gr\u{fc}n");
        // Two GBK letters whose bytes are valid UTF-8 by chance.
        let gbk = encoding("gbk");
        let bytes = gbk.encode("\u{6a21}\u{6f02}").expect("encodable").into_owned();
        assert!(std::str::from_utf8(&bytes).is_ok());
        assert_eq!(gbk.show(&bytes), "\u{6a21}\u{6f02}");
        // UTF-8 among GBK, which GBK cannot read.
        assert_eq!(gbk.show("\u{20ac}\u{e9}".as_bytes()), "\u{20ac}\u{e9}");
    }

    #[test]
    fn what_is_typed_is_written_in_the_encoding_or_named() {
        assert_eq!(
            encoding("koi8-r").encode("\u{43f}\u{440}").as_deref(),
            Ok(&b"\xd0\xd2"[..])
        );
        assert_eq!(NameEncoding::AUTO.encode("\u{43f}").as_deref(), Ok(&b"\xd0\xbf"[..]));
        let error = encoding("latin1").encode("a\u{4e2d}b").expect_err("no such letter");
        assert_eq!(error.char, '\u{4e2d}');
        assert!(error.to_string().contains("windows-1252"));
    }

    #[test]
    fn only_encodings_that_leave_ascii_alone_are_taken() {
        for label in NameEncoding::CHOICES {
            assert_eq!(encoding(label).name(), label);
        }
        for bad in ["", "utf-16", "utf-16le", "iso-2022-jp", "hz-gb-2312", "klingon"] {
            assert!(bad.parse::<NameEncoding>().is_err(), "{bad}");
        }
        assert!(encoding("Auto").is_auto());
    }

    proptest! {
        /// A name that was read without loss by a one-byte encoding is written as it was.
        #[test]
        fn one_byte_encodings_lose_nothing(bytes in prop::collection::vec(1u8.., 1..40), at in 0usize..28) {
            let label = NameEncoding::CHOICES[at];
            let encoding = encoding(label);
            let (text, whole) = encoding.decode(&bytes);
            if whole && std::str::from_utf8(&bytes).is_err() {
                prop_assert_eq!(encoding.encode(&text).expect("its own text").into_owned(), bytes, "{}", label);
            }
        }

        #[test]
        fn no_bytes_make_trouble(bytes in prop::collection::vec(any::<u8>(), 0..40), at in 0usize..34) {
            let encoding = encoding(NameEncoding::CHOICES[at]);
            let (text, whole) = encoding.decode(&bytes);
            let marked = text.contains(char::REPLACEMENT_CHARACTER);
            prop_assert!(whole || marked);
        }
    }
}
