//! Entries of listings as lines of text, for tests that say in data what must come out.

use portolan_remote::{Entry, EntryKind, Permissions, Precision, Timestamp};

const DAY: i64 = 86_400;

/// `kind|name|size|modified|mode|owner|group|link target`, empty where nothing is known; `bytes` makes text of the name
/// and the target.
pub fn entry_line(entry: &Entry, bytes: impl Fn(&[u8]) -> String) -> String {
    let or_empty = |text: Option<String>| text.unwrap_or_default();
    [
        kind_word(entry.kind).to_owned(),
        bytes(entry.name.as_bytes()),
        or_empty(entry.size.map(|size| size.to_string())),
        or_empty(entry.modified.map(time_text)),
        or_empty(entry.permissions().as_ref().map(mode_text)),
        or_empty(entry.owner().map(str::to_owned)),
        or_empty(entry.group().map(str::to_owned)),
        or_empty(entry.link_target().map(&bytes)),
    ]
    .join("|")
}

/// `dir`, `file`, `symlink` or `other`.
pub fn kind_word(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Folder => "dir",
        EntryKind::File => "file",
        EntryKind::Symlink => "symlink",
        EntryKind::Other => "other",
    }
}

/// Unix bits in octal, or what another system wrote.
pub fn mode_text(permissions: &Permissions) -> String {
    match permissions {
        Permissions::Unix(mode) => format!("{mode:04o}"),
        Permissions::Other(text) => text.to_string(),
    }
}

/// A date, or a date and a time of day where more is known.
pub fn time_text(time: Timestamp) -> String {
    let (year, month, day) = civil(time.seconds.div_euclid(DAY));
    let date = format!("{year}-{month:02}-{day:02}");
    if time.precision == Precision::Day {
        return date;
    }
    let clock = time.seconds.rem_euclid(DAY);
    let clock = format!("{date}T{:02}:{:02}:{:02}", clock / 3600, clock / 60 % 60, clock % 60);
    match time.nanos {
        0 => clock,
        nanos => format!("{clock}.{}", format!("{nanos:09}").trim_end_matches('0')),
    }
}

/// Year, month and day of a number of days since 1970-01-01.
fn civil(days: i64) -> (i64, i64, i64) {
    // Years that begin in March, in eras of 400 years.
    let days = days + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let date = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + i64::from(month <= 2), month, date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_their_dates() {
        for (days, date) in [
            (0, (1970, 1, 1)),
            (11_016, (2000, 2, 29)),
            (11_017, (2000, 3, 1)),
            (20_779, (2026, 11, 22)),
            (-1, (1969, 12, 31)),
        ] {
            assert_eq!(civil(days), date);
        }
    }
}
