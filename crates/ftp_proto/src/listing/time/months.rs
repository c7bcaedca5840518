//! The names of months in the languages and encodings that `ls` was ever run in.

use std::{collections::HashMap, sync::LazyLock};

use super::month_names::LANGUAGES;

/// Languages that a listing can be in: a bit for each row of the table.
///
/// `lip` is July in Polish and June in Croatian. One listing is in one language, so the months that only one of them has
/// settle what the others mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Languages(u128);

impl Languages {
    /// Nothing is known.
    pub(crate) const ANY: Self = Self(u128::MAX);

    /// Those of both; where there are none, the listing is of several languages, and nothing follows.
    pub(crate) fn and(self, other: Self) -> Self {
        match self.0 & other.0 {
            0 => self,
            both => Self(both),
        }
    }

    /// Without those, if any are left.
    pub(crate) fn without(self, other: Self) -> Self {
        self.and(Self(!other.0))
    }

    /// Those of one or the other.
    pub(crate) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// No language.
    pub(crate) const NONE: Self = Self(0);
}

const _: () = assert!(LANGUAGES.len() <= 128, "a bit for each language");

/// What a word means: the months, each with the languages in which it is that; those of the upper rows first.
#[derive(Debug)]
struct Meanings {
    first: (u8, Languages),
    others: Vec<(u8, Languages)>,
}

impl Meanings {
    fn all(&self) -> impl Iterator<Item = &(u8, Languages)> {
        std::iter::once(&self.first).chain(&self.others)
    }

    fn add(&mut self, month: u8, language: Languages) {
        if self.first.0 == month {
            self.first.1 = self.first.1.or(language);
        } else if let Some(known) = self.others.iter_mut().find(|known| known.0 == month) {
            known.1 = known.1.or(language);
        } else {
            self.others.push((month, language));
        }
    }
}

/// The month that a word names: English or another language, in full or abbreviated, with or without `.` or `,`. Where
/// it names several, the one in a language of `among`, else that of the upper row.
pub(crate) fn month(word: &[u8], among: Languages) -> Option<u32> {
    let word = elided(word);
    if word.eq_ignore_ascii_case(b"ag.") {
        // Catalan, and too short to go without its point.
        return Some(8);
    }
    let word = trim(word);
    if word.len() < 3 || word[0].is_ascii_digit() {
        return None;
    }
    english(word).or_else(|| {
        let meanings = elsewhere(word)?;
        let fits = meanings.all().find(|(_, languages)| languages.0 & among.0 != 0);
        Some(u32::from(fits.unwrap_or(&meanings.first).0))
    })
}

/// The languages in which the word is a month, one set for each month that it can be; none where it is English or none.
pub(crate) fn languages(word: &[u8]) -> impl Iterator<Item = Languages> {
    let word = trim(elided(word));
    let meanings = if word.len() < 3 { None } else { elsewhere(word) };
    meanings
        .into_iter()
        .flat_map(Meanings::all)
        .map(|(_, languages)| *languages)
}

/// Without the `d’` that Catalan has before a vowel.
fn elided(word: &[u8]) -> &[u8] {
    ["d’", "d'", "D’"]
        .iter()
        .find_map(|start| word.strip_prefix(start.as_bytes()))
        .unwrap_or(word)
}

fn trim(mut word: &[u8]) -> &[u8] {
    while let Some((b'.' | b',', rest)) = word.split_last() {
        word = rest;
    }
    word
}

const ENGLISH: [&[u8]; 12] = [
    b"january",
    b"february",
    b"march",
    b"april",
    b"may",
    b"june",
    b"july",
    b"august",
    b"september",
    b"october",
    b"november",
    b"december",
];

/// Three letters or more of an English name.
fn english(word: &[u8]) -> Option<u32> {
    let start = [word[0] | 0x20, word[1] | 0x20, word[2] | 0x20];
    let at = match &start {
        b"jan" => 0,
        b"feb" => 1,
        b"mar" => 2,
        b"apr" => 3,
        b"may" => 4,
        b"jun" => 5,
        b"jul" => 6,
        b"aug" => 7,
        b"sep" => 8,
        b"oct" => 9,
        b"nov" => 10,
        b"dec" => 11,
        _ => return None,
    };
    let name = ENGLISH[at].get(..word.len())?;
    name.eq_ignore_ascii_case(word).then_some(at as u32 + 1)
}

fn elsewhere(word: &[u8]) -> Option<&'static Meanings> {
    // The longest abbreviation or name in any of the encodings is shorter than this.
    if word.len() > 40 {
        return None;
    }
    if let Some(meanings) = NAMES.get(word) {
        return Some(meanings);
    }
    let lower = match std::str::from_utf8(word) {
        Ok(text) => text.to_lowercase().into_bytes(),
        Err(_) => word.to_ascii_lowercase(),
    };
    NAMES.get(lower.as_slice())
}

/// Every name and every abbreviation of three letters or more.
static NAMES: LazyLock<HashMap<Box<[u8]>, Meanings>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for (row, language) in LANGUAGES.iter().enumerate() {
        let bit = Languages(1 << row);
        let mut taken: HashMap<&str, u8> = HashMap::new();
        for (month, forms) in (1..).zip(language) {
            for form in forms.split(' ') {
                let from = form.char_indices().nth(2).map_or(form.len(), |(at, _)| at);
                for (at, letter) in form[from..].char_indices() {
                    let abbreviation = &form[..from + at + letter.len_utf8()];
                    // `jui` stands before both `juin` and `juillet`: the table lists such forms by themselves.
                    taken.entry(abbreviation).or_insert(month);
                }
            }
        }
        for (month, forms) in (1..).zip(language) {
            for form in forms.split(' ') {
                taken.insert(form, month);
            }
        }
        for (form, month) in taken {
            insert(&mut names, form, month, bit);
        }
    }
    names
});

fn note(names: &mut HashMap<Box<[u8]>, Meanings>, form: Box<[u8]>, month: u8, language: Languages) {
    names
        .entry(form)
        .and_modify(|known| known.add(month, language))
        .or_insert(Meanings {
            first: (month, language),
            others: Vec::new(),
        });
}

/// The form in UTF-8 and in the 8-bit encodings that have its letters; those also with capitals.
fn insert(names: &mut HashMap<Box<[u8]>, Meanings>, form: &str, month: u8, language: Languages) {
    note(names, form.as_bytes().into(), month, language);
    if form.is_ascii() {
        return;
    }
    let upper = form.to_uppercase();
    let mut letters = form.chars();
    let title: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .collect();
    for text in [form, &title, &upper] {
        for encode in ENCODINGS {
            if let Some(bytes) = text.chars().map(encode).collect::<Option<Vec<u8>>>() {
                note(names, bytes.into(), month, language);
            }
        }
    }
}

type Encode = fn(char) -> Option<u8>;

const ENCODINGS: [Encode; 10] = [
    latin1, latin2, cp1250, cp1254, cp850, cp1251, koi8, iso8859_5, cp866, iso8859_7,
];

fn latin1(letter: char) -> Option<u8> {
    u8::try_from(u32::from(letter)).ok()
}

/// ISO 8859-9 and code page 1254, Turkish.
fn cp1254(letter: char) -> Option<u8> {
    match letter {
        'ğ' => Some(0xf0),
        'Ğ' => Some(0xd0),
        'ı' => Some(0xfd),
        'İ' => Some(0xdd),
        'ş' => Some(0xfe),
        'Ş' => Some(0xde),
        _ => latin1(letter),
    }
}

/// Bytes of the letters of a table; ASCII stays.
fn by_table(letter: char, letters: &str, bytes: &[u8]) -> Option<u8> {
    if letter.is_ascii() {
        return latin1(letter);
    }
    let at = letters.chars().position(|one| one == letter)?;
    bytes.get(at).copied()
}

fn latin2(letter: char) -> Option<u8> {
    by_table(
        letter,
        "ąćčďěęíľłňńóřšśťůúýžźżáéöüőűôäĄĆČĎĚĘÍĽŁŇŃÓŘŠŚŤŮÚÝŽŹŻÁÉÖÜŐŰÔÄ",
        b"\xb1\xe6\xe8\xef\xec\xea\xed\xb5\xb3\xf2\xf1\xf3\xf8\xb9\xb6\xbb\xf9\xfa\xfd\xbe\xbc\xbf\xe1\xe9\xf6\xfc\xf5\xfb\xf4\xe4\
          \xa1\xc6\xc8\xcf\xcc\xca\xcd\xa5\xa3\xd2\xd1\xd3\xd8\xa9\xa6\xab\xd9\xda\xdd\xae\xac\xaf\xc1\xc9\xd6\xdc\xd5\xdb\xd4\xc4",
    )
}

fn cp1250(letter: char) -> Option<u8> {
    let differs = by_table(
        letter,
        "ąľšśťžźĄĽŠŚŤŽŹ",
        b"\xb9\xbe\x9a\x9c\x9d\x9e\x9f\xa5\xbc\x8a\x8c\x8d\x8e\x8f",
    );
    differs.or_else(|| latin2(letter))
}

fn cp850(letter: char) -> Option<u8> {
    by_table(
        letter,
        "äüéûíúáóöêçñÄÜÉÛÍÚÁÓÖÊÇÑ",
        b"\x84\x81\x82\x96\xa1\xa3\xa0\xa2\x94\x88\x87\xa4\x8e\x9a\x90\xea\xd6\xe9\xb5\xe0\x99\xd2\x80\xa5",
    )
}

/// Offset of a Russian letter from `а` (small) or `А` (capital), 0 to 31.
fn russian(letter: char) -> Option<(u8, bool)> {
    match u32::from(letter) {
        code @ 0x430..=0x44f => Some(((code - 0x430) as u8, false)),
        code @ 0x410..=0x42f => Some(((code - 0x410) as u8, true)),
        _ => None,
    }
}

fn cp1251(letter: char) -> Option<u8> {
    match russian(letter) {
        Some((at, capital)) => Some(if capital { 0xc0 } else { 0xe0 } + at),
        None => by_table(letter, "іїєјўІЇЄЈЎ", b"\xb3\xbf\xba\xbc\xa2\xb2\xaf\xaa\xa3\xa1"),
    }
}

fn koi8(letter: char) -> Option<u8> {
    const ORDER: &str = "юабцдефгхийклмнопярстужвьызшэщчъ";
    match russian(letter) {
        Some((at, capital)) => {
            let small = char::from_u32(0x430 + u32::from(at))?;
            let at = ORDER.chars().position(|one| one == small)? as u8;
            Some(if capital { 0xe0 } else { 0xc0 } + at)
        }
        None => by_table(letter, "іїєІЇЄ", b"\xa6\xa7\xa4\xb6\xb7\xb4"),
    }
}

fn iso8859_5(letter: char) -> Option<u8> {
    match russian(letter) {
        Some((at, capital)) => Some(if capital { 0xb0 } else { 0xd0 } + at),
        None => by_table(letter, "іїєјўІЇЄЈЎ", b"\xf6\xf7\xf4\xf8\xfe\xa6\xa7\xa4\xa8\xae"),
    }
}

fn cp866(letter: char) -> Option<u8> {
    match russian(letter) {
        Some((at, true)) => Some(0x80 + at),
        Some((at, false)) => Some(if at < 16 { 0xa0 + at } else { 0xe0 + at - 16 }),
        None => by_table(letter, "", b""),
    }
}

/// Greek: ISO 8859-7 has the letters in the order of Unicode.
fn iso8859_7(letter: char) -> Option<u8> {
    match u32::from(letter) {
        code @ 0x384..=0x3ce => Some((code - 0x2d0) as u8),
        _ => by_table(letter, "", b""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_of_many_languages() {
        let names: [(&[u8], u32); 30] = [
            ("d’abr.".as_bytes(), 4),
            ("जन॰".as_bytes(), 1),
            ("অক্টোবর".as_bytes(), 10),
            ("დეკ".as_bytes(), 12),
            ("Жел".as_bytes(), 12),
            ("آذار".as_bytes(), 3),
            ("十一月".as_bytes(), 11),
            ("İyl".as_bytes(), 7),
            (b"DEC", 12),
            (b"Sept.", 9),
            ("Mär".as_bytes(), 3),
            (b"M\xe4r", 3),
            (b"Okt.", 10),
            ("févr.".as_bytes(), 2),
            (b"ao\xfbt", 8),
            (b"JUI", 7),
            (b"juil.", 7),
            (b"juin", 6),
            (b"dic", 12),
            (b"tammi", 1),
            (b"marras", 11),
            ("янв".as_bytes(), 1),
            (b"\xd1\xce\xd7", 1),
            (b"\xff\xed\xe2", 1),
            (b"\xef\xad\xa2", 1),
            ("ΜΆΙ".as_bytes(), 5),
            (b"wrz", 9),
            ("září".as_bytes(), 9),
            ("Şub".as_bytes(), 2),
            (b"mrt", 3),
        ];
        for (name, number) in names {
            let found = month(name, Languages::ANY);
            assert_eq!(found, Some(number), "{}", String::from_utf8_lossy(name));
        }
        for word in [&b"Ja"[..], b"mayor", b"junk", b"januaryy", b"", b"..."] {
            let found = month(word, Languages::ANY);
            assert_eq!(found, None, "{}", String::from_utf8_lossy(word));
        }
    }

    #[test]
    fn a_month_that_one_language_alone_has_settles_the_others() {
        let only = |word: &[u8]| languages(word).fold(Languages::NONE, Languages::or);
        // Polish, Croatian, Czech.
        for (witness, words) in [
            ("wrz", [("lip", 7), ("lis", 11)]),
            ("kol", [("lip", 6), ("lis", 10)]),
            ("kve", [("srp", 8), ("lis", 11)]),
        ] {
            for (word, number) in words {
                let among = Languages::ANY.and(only(witness.as_bytes()));
                assert_eq!(month(word.as_bytes(), among), Some(number), "{witness} {word}");
            }
        }
        assert_eq!(month(b"lis", Languages::ANY), Some(11));
        // Two languages in one listing contradict each other: nothing follows.
        let both = Languages::ANY.and(only(b"wrz")).and(only(b"kol"));
        assert_eq!(month(b"lip", both), Some(7));
    }
}
