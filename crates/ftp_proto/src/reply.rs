//! What a server answers.

use std::fmt;

/// A reply code. A newtype and not a closed enum: servers invent codes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ReplyCode(pub(crate) u16);

impl ReplyCode {
    /// The first digit.
    pub(crate) fn class(self) -> u16 {
        self.0 / 100
    }

    /// 1yz: a final reply is still to come.
    pub(crate) fn preliminary(self) -> bool {
        self.class() == 1
    }

    /// 2yz.
    pub(crate) fn positive(self) -> bool {
        self.class() == 2
    }

    /// 2yz, or 3yz: go on.
    pub(crate) fn accepted(self) -> bool {
        matches!(self.class(), 2 | 3)
    }
}

impl fmt::Debug for ReplyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:03}", self.0)
    }
}

/// One whole reply (RFC 959, 4.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reply {
    /// Its code.
    pub(crate) code: ReplyCode,
    /// Its lines without line ends and without `NNN ` or `NNN-`; at least one.
    pub(crate) lines: Vec<Vec<u8>>,
}

impl Reply {
    /// All lines, joined by a space, with bad bytes as U+FFFD.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        for line in &self.lines {
            let line = String::from_utf8_lossy(line);
            let line = line.trim();
            if !line.is_empty() {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(line);
            }
        }
        text
    }

    /// The text in lower case, for comparing words.
    pub(crate) fn lower(&self) -> String {
        self.text().to_lowercase()
    }

    /// The last line.
    pub(crate) fn last(&self) -> &[u8] {
        self.lines.last().map_or(&[], Vec::as_slice)
    }
}

/// The path in a reply to PWD or MKD: the first quoted string with `""` for `"`, else the first word
/// (`quirks.md` row 23). `None` where a quote is open or a control character is inside.
pub(crate) fn quoted_path(reply: &Reply) -> Option<Vec<u8>> {
    if reply.code.0 != 257 {
        return None;
    }
    let line = reply.last();
    let path = match line.iter().position(|&byte| byte == b'"') {
        Some(open) => unquote(&line[open + 1..])?,
        None => line
            .split(|byte| *byte == b' ')
            .find(|word| !word.is_empty())
            .unwrap_or_default()
            .to_vec(),
    };
    (!path.is_empty() && !path.iter().any(u8::is_ascii_control)).then_some(path)
}

fn unquote(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut path = Vec::new();
    loop {
        let quote = rest.iter().position(|&byte| byte == b'"')?;
        path.extend_from_slice(&rest[..quote]);
        rest = &rest[quote + 1..];
        if rest.first() != Some(&b'"') {
            return Some(path);
        }
        path.push(b'"');
        rest = &rest[1..];
    }
}

/// The number in a reply to SIZE: the digits at its end. A reply of several lines is no file (row 89).
pub(crate) fn size(reply: &Reply) -> Option<u64> {
    if reply.code.0 != 213 || reply.lines.len() != 1 {
        return None;
    }
    let line = reply.last().trim_ascii();
    let digits = line.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let (before, number) = line.split_at(line.len() - digits);
    if before.last() == Some(&b'-') {
        return None;
    }
    std::str::from_utf8(number).ok()?.parse().ok()
}

/// The size in a reply 150 or 125: the last `(N bytes)`. Rounded sizes in kbytes say nothing (row 39).
pub(crate) fn announced_size(reply: &Reply) -> Option<u64> {
    let text = reply.text().to_lowercase();
    let end = text.rfind(" bytes)")?;
    let digits = text[..end].bytes().rev().take_while(u8::is_ascii_digit).count();
    let start = end - digits;
    (text[..start].ends_with('(')).then(|| text[start..end].parse().ok())?
}

/// The moment in a reply to MDTM or MFMT: UTC seconds since 1970 and nanoseconds. 15 digits are the year 2000 bug,
/// `19` + (year - 1900) (row 75).
pub(crate) fn time(reply: &Reply) -> Option<(i64, u32)> {
    if reply.code.0 != 213 {
        return None;
    }
    let text = reply.text();
    let text = text
        .split(' ')
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
    let (digits, fraction) = text.split_once('.').unwrap_or((text, ""));
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (year, rest) = match digits.len() {
        14 => (digits[..4].parse::<i64>().ok()?, &digits[4..]),
        15 if digits.starts_with("19") => (1900 + digits[2..5].parse::<i64>().ok()?, &digits[5..]),
        _ => return None,
    };
    let two = |at: usize| rest[at..at + 2].parse::<i64>().ok();
    let (month, day, hour, minute, second) = (two(0)?, two(2)?, two(4)?, two(6)?, two(8)?);
    let sane = year >= 1900
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && hour < 24
        && minute < 60
        && second <= 60;
    if !sane {
        return None;
    }
    let nanos = fraction
        .bytes()
        .take_while(u8::is_ascii_digit)
        .take(9)
        .fold((0u32, 100_000_000u32), |(sum, unit), digit| {
            (sum + u32::from(digit - b'0') * unit, unit / 10)
        })
        .0;
    Some((
        days_from_civil(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second,
        nanos,
    ))
}

/// The moment as MFMT and MDTM write it: `YYYYMMDDHHMMSS`; `None` outside the years 1 to 9999.
pub(crate) fn time_text(seconds: i64) -> Option<String> {
    let days = seconds.div_euclid(86_400);
    let rest = seconds.rem_euclid(86_400);
    let (year, month, day) = civil_from_days(days);
    (1..=9999).contains(&year).then(|| {
        format!(
            "{year:04}{month:02}{day:02}{:02}{:02}{:02}",
            rest / 3600,
            rest / 60 % 60,
            rest % 60
        )
    })
}

/// Days since 1970-01-01 of a date in the proleptic Gregorian calendar (the usual era arithmetic: years from March).
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days.saturating_add(719_468);
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calendar_goes_both_ways() {
        for seconds in [0, 951_782_400, 1_709_164_800, 4_102_444_799, -2_208_988_800] {
            let text = time_text(seconds).expect("a sane year");
            let reply = Reply {
                code: ReplyCode(213),
                lines: vec![text.into_bytes()],
            };
            assert_eq!(time(&reply), Some((seconds, 0)));
        }
        assert_eq!(time_text(951_782_400).as_deref(), Some("20000229000000"));
    }
}
