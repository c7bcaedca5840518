//! The corpus of listings, and how an answer is compared with it (`tests/corpus/README.md`).
#![expect(dead_code, reason = "each test uses a part of it")]
#![expect(
    clippy::expect_used,
    reason = "a corpus that is not as its README says fails the test"
)]

use std::{collections::BTreeMap, path::Path};

use portolan_ftp_proto::listing::{FormatHint, ListingOptions, ListingParser};
use portolan_remote::{Entry, Precision};
use portolan_testkit::entries::{entry_line, kind_word, mode_text};
use serde_json::Value;

/// One case of `listings.jsonl`.
pub(crate) struct Case {
    pub(crate) id: String,
    pub(crate) tier: String,
    pub(crate) format: String,
    /// The listing as it came over the wire.
    pub(crate) raw: Vec<u8>,
    pub(crate) options: ListingOptions,
    expect: Vec<Value>,
    bytes: bool,
}

/// All cases.
pub(crate) fn cases() -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus/listings.jsonl");
    let text = std::fs::read_to_string(path).expect("the corpus lies in tests/corpus");
    text.lines()
        .map(|line| Case::parse(&serde_json::from_str(line).expect("JSON")))
        .collect()
}

impl Case {
    fn parse(value: &Value) -> Self {
        let text = |key: &str| {
            value[key]
                .as_str()
                .unwrap_or_else(|| panic!("{key} is missing"))
                .to_owned()
        };
        let bytes = value["bytes"].as_bool().unwrap_or(false);
        let mut raw = Vec::new();
        for line in value["lines"].as_array().expect("lines") {
            raw.extend(encode(line.as_str().expect("a line"), bytes));
            raw.extend(b"\r\n");
        }
        Self {
            id: text("id"),
            tier: text("tier"),
            format: text("format"),
            raw,
            options: ListingOptions {
                now: seconds(&text("now")),
                format_hint: FormatHint::Auto,
            },
            expect: value["expect"].as_array().expect("expectations").clone(),
            bytes,
        }
    }

    /// What the whole listing gives.
    pub(crate) fn entries(&self) -> Vec<Entry> {
        let (mut parser, mut entries) = (ListingParser::new(self.options), Vec::new());
        parser.feed(&self.raw, &mut entries).expect("lines of legal length");
        parser.finish(&mut entries);
        entries
    }

    /// The first difference from what is right.
    pub(crate) fn compare(&self, entries: &[Entry]) -> Result<(), String> {
        let mut entries = entries.iter();
        let mut next = entries.next();
        for want in self.expect.iter().filter(|want| want["kind"] != "skip") {
            let difference = match next {
                Some(entry) => self.differs(want, entry),
                None => Some("is missing".to_owned()),
            };
            match difference {
                None => next = entries.next(),
                Some(_) if want["or_skip"] == true => {}
                Some(why) => return Err(format!("{}: {} {why}", self.id, want["name"])),
            }
        }
        match next {
            None => Ok(()),
            Some(entry) => Err(format!("{}: {:?} is one too many", self.id, entry.name)),
        }
    }

    fn differs(&self, want: &Value, entry: &Entry) -> Option<String> {
        let names: Vec<Vec<u8>> = [&want["name"]]
            .into_iter()
            .chain(want["alt"].as_array().into_iter().flatten())
            .map(|name| encode(name.as_str().expect("a name"), self.bytes))
            .collect();
        if !names.iter().any(|name| name == entry.name.as_bytes()) {
            return Some(format!("is called {:?}", entry.name));
        }
        let text = |text: Option<&str>| text.map_or(Value::Null, Value::from);
        let mode = entry.permissions().as_ref().map(mode_text);
        let target = entry.link_target().map(|target| decode(target, self.bytes));
        let fields = BTreeMap::from([
            ("kind", Value::from(kind_word(entry.kind))),
            ("size", entry.size.map_or(Value::Null, Value::from)),
            ("mode", text(mode.as_deref())),
            ("owner", text(entry.owner())),
            ("group", text(entry.group())),
            ("link_target", text(target.as_deref())),
        ]);
        for (key, got) in fields {
            let Some(want) = want.get(key) else { continue };
            let octal = |value: &Value| value.as_str().map(|mode| mode.trim_start_matches('0').to_owned());
            if *want != got && !(key == "mode" && octal(want).is_some() && octal(want) == octal(&got)) {
                return Some(format!("has the {key} {got}, not {want}"));
            }
        }
        differs_in_time(want, entry)
    }
}

fn differs_in_time(want: &Value, entry: &Entry) -> Option<String> {
    let modified = want.get("modified")?;
    let Some(right) = modified.as_str() else {
        return entry
            .modified
            .map(|got| format!("has the time {got:?}, though none is known"));
    };
    let Some(got) = entry.modified else {
        return Some(format!("has no time, not {right}"));
    };
    let precision = want["precision"].as_str();
    let unit = match precision {
        Some("day") => 86_400,
        Some("minute") => 60,
        _ => 1,
    };
    if got.seconds.div_euclid(unit) != seconds(right).div_euclid(unit) {
        return Some(format!("has the time {}, not {right}", got.seconds));
    }
    let name = match got.precision {
        Precision::Day => "day",
        Precision::Minute => "minute",
        Precision::Second => "second",
    };
    precision
        .filter(|precision| *precision != name)
        .map(|right| format!("is known to the {name}, not to the {right}"))
}

fn encode(text: &str, bytes: bool) -> Vec<u8> {
    if bytes {
        text.chars()
            .map(|letter| u8::try_from(letter).expect("a byte"))
            .collect()
    } else {
        text.into()
    }
}

fn decode(text: &[u8], bytes: bool) -> String {
    if bytes {
        text.iter().copied().map(char::from).collect()
    } else {
        String::from_utf8_lossy(text).into_owned()
    }
}

/// Seconds of an RFC 3339 time in UTC, or of a date.
pub(crate) fn seconds(text: &str) -> i64 {
    let number = |from: usize, to: usize| {
        text.get(from..to)
            .map_or(0, |part| part.parse::<i64>().expect("a number"))
    };
    let (year, month, day) = (number(0, 4), number(5, 7), number(8, 10));
    let leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let years: i64 = if year >= 1970 {
        (1970..year).map(|year| 365 + i64::from(leap(year))).sum()
    } else {
        -(year..1970).map(|year| 365 + i64::from(leap(year))).sum::<i64>()
    };
    let lengths = [31, 28 + i64::from(leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let months: i64 = lengths.iter().take(usize::try_from(month - 1).expect("a month")).sum();
    let clock = if text.len() > 10 {
        number(11, 13) * 3600 + number(14, 16) * 60 + number(17, 19)
    } else {
        0
    };
    (years + months + day - 1) * 86_400 + clock
}

/// `kind|name|size|modified|mode|owner|group|link target`, empty where nothing is known.
pub(crate) fn render(entry: &Entry) -> String {
    entry_line(entry, |bytes| decode(bytes, false))
}
