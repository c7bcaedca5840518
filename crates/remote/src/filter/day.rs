//! A day of the calendar.

use std::{fmt, str::FromStr};

/// A day, as the number of days since 1970-01-01; written `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// Not a day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no day; write it as 2026-05-31")]
pub struct BadDay(String);

impl Day {
    /// The day in which this second of UTC lies (seconds since 1970).
    pub fn of(seconds: i64) -> Self {
        let days = seconds.div_euclid(86_400);
        Self(i32::try_from(days).unwrap_or(if days < 0 { i32::MIN } else { i32::MAX }))
    }
}

/// The days of a year that begins with March, so that the leap day is the last.
const BEFORE_MONTH: [i64; 12] = [0, 31, 61, 92, 122, 153, 184, 214, 245, 275, 306, 337];
const DAYS_OF_400_YEARS: i64 = 146_097;
/// From 0000-03-01 to 1970-01-01.
const EPOCH: i64 = 719_468;

impl FromStr for Day {
    type Err = BadDay;

    fn from_str(text: &str) -> Result<Self, BadDay> {
        let bad = || BadDay(text.to_owned());
        let mut parts = text.trim().split('-').map(|part| {
            let digits = !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| part.parse::<i64>().ok()).flatten()
        });
        let mut next = || parts.next().flatten();
        let (Some(year), Some(month @ 1..=12), Some(day @ 1..=31)) = (next(), next(), next()) else {
            return Err(bad());
        };
        if parts.next().is_some() {
            return Err(bad());
        }
        let (shifted_year, at) = if month > 2 {
            (year, month - 3)
        } else {
            (year - 1, month + 9)
        };
        let before = BEFORE_MONTH[usize::try_from(at).map_err(|_negative| bad())?];
        let leaps = shifted_year.div_euclid(4) - shifted_year.div_euclid(100) + shifted_year.div_euclid(400);
        let number = Self(i32::try_from(shifted_year * 365 + leaps + before + day - 1 - EPOCH).map_err(|_far| bad())?);
        // What is read must be what would be written: the 30th of February is not.
        if number.to_string() == format!("{year:04}-{month:02}-{day:02}") {
            Ok(number)
        } else {
            Err(bad())
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days = i64::from(self.0) + EPOCH;
        let (era, day) = (days.div_euclid(DAYS_OF_400_YEARS), days.rem_euclid(DAYS_OF_400_YEARS));
        let year_of_era = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
        let day_of_year = day - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let at = BEFORE_MONTH
            .iter()
            .rposition(|before| *before <= day_of_year)
            .unwrap_or(0);
        let month = if at < 10 { at + 3 } else { at - 9 };
        let year = era * 400 + year_of_era + i64::from(month <= 2);
        write!(f, "{year:04}-{month:02}-{:02}", day_of_year - BEFORE_MONTH[at] + 1)
    }
}

impl serde::Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_as_they_are_read() {
        for (text, number) in [
            ("1970-01-01", 0),
            ("2000-02-29", 11_016),
            ("1969-12-31", -1),
            ("2026-11-27", 20_784),
        ] {
            let day: Day = text.parse().expect("a day");
            assert_eq!((day, day.to_string().as_str()), (Day(number), text));
        }
        for number in (-719_000..2_900_000).step_by(97) {
            assert_eq!(Day(number).to_string().parse(), Ok(Day(number)));
        }
        for bad in [
            "",
            "2026",
            "2026-02-30",
            "2026-13-01",
            "2026-1-1-1",
            "x-1-1",
            "1900-02-29",
        ] {
            assert!(bad.parse::<Day>().is_err(), "{bad}");
        }
        assert_eq!(Day::of(-1), Day(-1));
        assert_eq!(Day::of(86_400), Day(1));
    }
}
