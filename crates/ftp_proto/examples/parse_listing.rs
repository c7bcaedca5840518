//! Reads a raw listing on standard input and prints a JSON object for each entry.
//!
//! `parse_listing [--format auto|mlsd|list|nlst] [--now RFC3339]`

use std::{
    error::Error,
    io::{self, Read, Write},
};

use portolan_ftp_proto::listing::{FormatHint, ListingOptions, ListingParser};
use portolan_remote::{Entry, EntryKind, Permissions, Precision, Timestamp};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut options = ListingOptions {
        now: std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)?
            .as_secs()
            .try_into()?,
        format_hint: FormatHint::Auto,
    };
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let value = args.next().ok_or("an option has no value")?;
        match arg.as_str() {
            "--now" => options.now = seconds(&value).ok_or("--now takes a time like 2026-11-22T00:00:00Z")?,
            "--format" => {
                options.format_hint = match value.as_str() {
                    "auto" => FormatHint::Auto,
                    "mlsd" => FormatHint::Mlsd,
                    "list" => FormatHint::List,
                    "nlst" => FormatHint::Nlst,
                    _ => return Err("--format takes auto, mlsd, list or nlst".into()),
                }
            }
            _ => return Err(format!("unknown option {arg}").into()),
        }
    }
    let mut input = Vec::new();
    io::stdin().read_to_end(&mut input)?;
    let (mut parser, mut entries) = (ListingParser::new(options), Vec::new());
    let result = parser.feed(&input, &mut entries);
    let summary = parser.finish(&mut entries);
    let mut out = io::stdout().lock();
    for entry in &entries {
        writeln!(out, "{}", entry_json(entry))?;
    }
    for line in &summary.unparsed_lines {
        writeln!(io::stderr(), "not understood: {line}")?;
    }
    Ok(result?)
}

/// All nine fields, `null` where the server told nothing.
fn entry_json(entry: &Entry) -> Value {
    let kind = match entry.kind {
        EntryKind::Folder => "dir",
        EntryKind::File => "file",
        EntryKind::Symlink => "symlink",
        EntryKind::Other => "other",
    };
    let mode = entry.permissions().map(|permissions| match permissions {
        Permissions::Unix(mode) => format!("{mode:04o}"),
        Permissions::Other(text) => text.to_string(),
    });
    json!({
        "name": text(entry.name.as_bytes()),
        "kind": kind,
        "size": entry.size,
        "modified": entry.modified.map(time),
        "precision": entry.modified.map(|time| time.precision),
        "mode": mode,
        "owner": entry.owner(),
        "group": entry.group(),
        "link_target": entry.link_target().map(text),
    })
}

/// UTF-8, or each byte as the character of its number.
fn text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().copied().map(char::from).collect(),
    }
}

/// RFC 3339, or the date alone where no more is known.
fn time(time: Timestamp) -> String {
    let (days, second) = (time.seconds.div_euclid(86_400), time.seconds.rem_euclid(86_400));
    let (year, month, day) = civil(days);
    let date = format!("{year:04}-{month:02}-{day:02}");
    if time.precision == Precision::Day {
        return date;
    }
    let clock = format!("{date}T{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
    match time.nanos {
        0 => format!("{clock}Z"),
        nanos => format!("{clock}.{}Z", format!("{nanos:09}").trim_end_matches('0')),
    }
}

fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let civil_month = if month < 10 { month + 3 } else { month - 9 };
    (
        era * 400 + year + i64::from(civil_month <= 2),
        civil_month,
        day - (153 * month + 2) / 5 + 1,
    )
}

/// `2026-11-22T00:00:00Z`, or with an offset.
fn seconds(text: &str) -> Option<i64> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let shifted = if month > 2 { year } else { year - 1 };
    let era = shifted.div_euclid(400);
    let of_era = shifted.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
    let clock = number(11, 13)? * 3600 + number(14, 16)? * 60 + number(17, 19)?;
    let rest = text
        .get(19..)?
        .trim_start_matches(['.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    let offset = match rest.as_bytes() {
        [sign @ (b'+' | b'-'), ..] => {
            let seconds = rest.get(1..3)?.parse::<i64>().ok()? * 3600 + rest.get(4..6)?.parse::<i64>().ok()? * 60;
            if *sign == b'+' { seconds } else { -seconds }
        }
        _ => 0,
    };
    Some(days * 86_400 + clock - offset)
}
