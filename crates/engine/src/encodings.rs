//! Which encoding the names of a folder are in, guessed from the names themselves.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS};
use portolan_remote::NameEncoding;

/// Encodings that are offered.
const OFFERED: usize = 6;
/// Bytes of names that are looked at: more say nothing new.
const LOOKED_AT: usize = 16 * 1024;
/// What the opinion of the detector is worth, in points for each letter.
const DETECTED: f32 = 0.6;

/// The encodings that these names (none of them UTF-8) are probably in, the best first. An encoding that cannot read one
/// of them, or makes signs of them that no name has, is none.
pub(crate) fn guess<'a>(names: impl Iterator<Item = &'a [u8]>) -> Vec<NameEncoding> {
    let mut text = Vec::new();
    for name in names {
        text.extend_from_slice(name);
        text.push(b'\n');
        if text.len() > LOOKED_AT {
            break;
        }
    }
    if text.is_ascii() {
        return Vec::new();
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&text, true);
    let detected = detector.guess(None, Utf8Detection::Deny);
    let as_detected = detected.decode_without_bom_handling_and_without_replacement(&text);
    let mut scored: Vec<(f32, NameEncoding)> = NameEncoding::CHOICES
        .into_iter()
        .filter_map(|label| {
            let encoding = Encoding::for_label(label.as_bytes())?;
            let decoded = encoding.decode_without_bom_handling_and_without_replacement(&text)?;
            // What reads the names alike is as good: KOI8-U is not to be offered for Russian names.
            let alike = as_detected.as_ref() == Some(&decoded);
            let bonus = if alike { DETECTED } else { 0.0 };
            Some((plausibility(&decoded, encoding) + bonus, label.parse().ok()?))
        })
        .filter(|(score, _)| *score > 0.0)
        .collect();
    // Stable: among equals the order of the choices counts.
    scored.sort_by(|left, right| right.0.total_cmp(&left.0));
    // What reads the names alike need not be offered twice.
    let mut offered: Vec<(NameEncoding, String)> = Vec::new();
    for (_, encoding) in scored {
        let shown = encoding.show(&text).into_owned();
        if offered.iter().all(|(_, other)| *other != shown) {
            offered.push((encoding, shown));
        }
    }
    offered.truncate(OFFERED);
    offered.into_iter().map(|(encoding, _)| encoding).collect()
}

/// How much like names of people this text looks, in points for each letter outside ASCII.
fn plausibility(text: &str, encoding: &'static Encoding) -> f32 {
    let mut before = '\n';
    let (mut points, mut letters) = (0.0, 0_u32);
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        if !char.is_ascii() {
            let after = chars.peek().copied().unwrap_or('\n');
            points += of_char(before, char, after, encoding);
            letters += 1;
        }
        before = char;
    }
    points / letters.max(1) as f32
}

/// The part of the world that a letter is from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Greek,
    Other,
}

fn script(char: char) -> Option<Script> {
    match char {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}' => Some(Script::Latin),
        '\u{400}'..='\u{4ff}' => Some(Script::Cyrillic),
        '\u{386}'..='\u{3ce}' => Some(Script::Greek),
        '\u{5d0}'..='\u{5ea}' | '\u{621}'..='\u{64a}' | '\u{e01}'..='\u{e4e}' => Some(Script::Other),
        _ => None,
    }
}

/// Letters that are common in their languages; a text in the wrong encoding has others.
const COMMON: &str = "äöüßéèêàáíóúñçåøæãõâîôëïąęłńśźżčšřžýěůőűğışțșăđćūāēīņļķėųįоеаинтсрвлкмпдуяыьзбгч\
                      αοιετσνηυρπκμλςάέήίόύώ";

fn of_char(before: char, char: char, after: char, encoding: &'static Encoding) -> f32 {
    match char {
        '\u{80}'..='\u{9f}' | '\u{e000}'..='\u{f8ff}' | '\u{fffd}' => return -10.0,
        '\u{ac00}'..='\u{d7a3}' => return 1.0,
        '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fc}' => return 1.2,
        '\u{ff61}'..='\u{ff9f}' => return -1.0,
        '\u{4e00}'..='\u{9fff}' => return if everyday(char, encoding) { 1.0 } else { -0.5 },
        _ => {}
    }
    let Some(own) = script(char) else {
        return if char.is_alphabetic() { -0.5 } else { -1.0 };
    };
    let mut points: f32 = 0.6;
    if char.to_lowercase().any(|lower| COMMON.contains(lower)) {
        points += 0.3;
    }
    let neighbours = [before, after].map(script);
    // No word mixes alphabets.
    if neighbours.into_iter().flatten().any(|other| other != own) {
        points -= 1.0;
    }
    // A capital in the middle of a word: KOI8-R read as windows-1251 has them everywhere.
    if char.is_uppercase() && before.is_lowercase()
        || char.is_lowercase() && before.is_uppercase() && after.is_uppercase()
    {
        points -= 1.5;
    }
    // Latin words have single letters outside ASCII among others; a row of them is something else.
    if own == Script::Latin && [before, after].iter().any(|other| !other.is_ascii()) {
        points -= 0.7;
    }
    // One letter of a foreign alphabet alone is an accent read wrongly.
    if own != Script::Latin && neighbours.iter().all(Option::is_none) {
        points -= 0.4;
    }
    points
}

/// Is it one of the letters that schools teach? The old standards have those in a part of their own.
fn everyday(char: char, encoding: &'static Encoding) -> bool {
    let mut buffer = [0; 4];
    let text = char.encode_utf8(&mut buffer);
    let first = |encoding: &'static Encoding| encoding.encode(text).0.first().copied().unwrap_or(0);
    if encoding == GBK || encoding == GB18030 {
        let bytes = GBK.encode(text).0;
        matches!(bytes[..], [0xb0..=0xd7, 0xa1..=0xfe])
    } else if encoding == BIG5 {
        (0xa4..=0xc6).contains(&first(BIG5))
    } else if encoding == SHIFT_JIS || encoding == EUC_JP {
        (0xb0..=0xcf).contains(&first(EUC_JP))
    } else {
        // Korean names are written in Hangul.
        encoding != EUC_KR
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(label: &str, names: &[&str]) -> Vec<NameEncoding> {
        let encoding: NameEncoding = label.parse().unwrap();
        let raw: Vec<Vec<u8>> = names
            .iter()
            .map(|name| encoding.encode(name).unwrap().into_owned())
            .collect();
        guess(raw.iter().map(Vec::as_slice))
    }

    #[test]
    fn row_20_the_encoding_of_a_folder_is_among_the_first() {
        for (label, names) in [
            ("GBK", &["中文目录", "新建文本文档.txt", "照片", "模漂.doc"][..]),
            (
                "Shift_JIS",
                &["日本語フォルダ", "新しいテキスト.txt", "写真", "ファイル.zip"],
            ),
            ("EUC-JP", &["日本語フォルダ", "新しいテキスト.txt", "写真"]),
            ("EUC-KR", &["한글폴더", "새 텍스트 문서.txt", "사진"]),
            ("Big5", &["中文資料夾", "新文字文件.txt", "照片", "電腦.doc"]),
            ("KOI8-R", &["Новая папка", "отчёт за год.doc", "фото", "Документы"]),
            (
                "windows-1251",
                &["Новая папка", "отчёт за год.doc", "фото", "Документы"],
            ),
            ("IBM866", &["Новая папка", "отчёт за год.doc", "фото", "Документы"]),
            (
                "windows-1252",
                &["grün.txt", "Straße", "café.doc", "Übersicht 2024.pdf"],
            ),
            (
                "ISO-8859-2",
                &["żółć.txt", "Łódź", "dokument śląski.doc", "příloha.pdf"],
            ),
            ("windows-1253", &["Νέος φάκελος", "έγγραφο.txt", "φωτογραφίες"]),
            ("windows-1255", &["תיקייה חדשה", "מסמך.txt"]),
        ] {
            let found = best(label, names);
            let wanted: NameEncoding = label.parse().unwrap();
            let first = names.iter().all(|name| {
                let raw = wanted.encode(name).unwrap();
                found.first().is_some_and(|found| found.show(&raw) == *name)
            });
            assert!(first, "{label}: {found:?}");
        }
        // Of those that read the names alike, the one that people know.
        let found = best("KOI8-R", &["Документы", "отчёт за год.doc"]);
        assert_eq!(found.first(), Some(&"KOI8-R".parse().unwrap()));
    }

    #[test]
    fn one_short_name_is_enough_to_be_offered() {
        for (label, name) in [
            ("GBK", "中文"),
            ("Shift_JIS", "テスト"),
            ("KOI8-R", "привет"),
            ("windows-1252", "grün"),
            ("windows-1252", "café"),
            ("EUC-KR", "한글"),
        ] {
            let wanted: NameEncoding = label.parse().unwrap();
            let raw = wanted.encode(name).unwrap().into_owned();
            let found = best(label, &[name]);
            assert!(
                found.iter().any(|found| found.show(&raw) == name),
                "{label} {name}: {found:?}"
            );
        }
        assert_eq!(guess([&b"plain"[..]].into_iter()), []);
    }
}
