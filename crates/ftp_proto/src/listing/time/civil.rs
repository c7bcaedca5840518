//! The calendar, and the year that a date without one means.

use portolan_remote::{Precision, Timestamp, Zone};

const DAY: i64 = 86_400;

/// Days since 1970-01-01 in the Gregorian calendar; `None` for a day that does not exist.
pub(crate) fn days_from_civil(year: i64, month: u32, day: u32) -> Option<i64> {
    if !(1..=12).contains(&month) || day == 0 || day > days_in_month(year, month) || !(0..=9999).contains(&year) {
        return None;
    }
    // Years begin in March, so that the leap day is the last of its year.
    let shifted = year - i64::from(month <= 2);
    let era = shifted.div_euclid(400);
    let year_of_era = shifted.rem_euclid(400);
    let day_of_year = (153 * (i64::from(month) + if month > 2 { -3 } else { 9 }) + 2) / 5 + i64::from(day) - 1;
    Some(era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468)
}

fn days_in_month(year: i64, month: u32) -> u32 {
    match month {
        2 if leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The year of a day since 1970.
fn year_of(days: i64) -> i64 {
    let shifted = days.saturating_add(719_468);
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    // 306 days after 1 March a new civil year begins.
    era * 400 + year_of_era + i64::from(day_of_year >= 306)
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Time {
    pub(crate) hour: u32,
    pub(crate) minute: u32,
    /// `None` where the server told minutes only.
    pub(crate) second: Option<u32>,
    pub(crate) nanos: u32,
}

impl Time {
    /// Hour and minute.
    pub(crate) fn minutes(hour: u32, minute: u32) -> Self {
        Self {
            hour,
            minute,
            second: None,
            nanos: 0,
        }
    }

    /// 24:00 is the next midnight and exists; a leap second does too.
    pub(crate) fn valid(self) -> bool {
        let seconds = self.second.unwrap_or(0);
        (self.hour < 24 && self.minute < 60 && seconds <= 60) || (self.hour == 24 && self.minute == 0 && seconds == 0)
    }

    fn seconds(self) -> i64 {
        i64::from(self.hour * 3600 + self.minute * 60 + self.second.unwrap_or(0))
    }
}

/// The server's wall clock, by which dates without a year are understood.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock(pub(crate) i64);

/// Makes a [`Timestamp`] of what a line told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// `None`: the latest year that is not in the future.
    pub(crate) year: Option<i64>,
    pub(crate) month: u32,
    pub(crate) day: u32,
    pub(crate) time: Option<Time>,
}

impl Stamp {
    /// The moment; `None` for a date that does not exist.
    pub(crate) fn moment(self, clock: Clock) -> Option<Timestamp> {
        let time = self.time.unwrap_or(Time::minutes(0, 0));
        if !time.valid() {
            return None;
        }
        let seconds = match self.year {
            Some(year) => days_from_civil(year, self.month, self.day)? * DAY + time.seconds(),
            None => self.latest(time, clock)?,
        };
        let precision = match self.time {
            None => Precision::Day,
            Some(Time { second: None, .. }) => Precision::Minute,
            Some(_) => Precision::Second,
        };
        Some(Timestamp {
            seconds,
            nanos: time.nanos,
            precision,
            zone: Zone::Server,
        })
    }

    /// The latest year with a date at most 24 h after now: the server's clock may be ahead of ours (`quirks.md`
    /// row 73). 29 February looks back to the last leap year.
    fn latest(self, time: Time, clock: Clock) -> Option<i64> {
        let limit = clock.0.saturating_add(DAY);
        let last = year_of(limit.div_euclid(DAY)).clamp(0, 9999);
        (0..=8)
            .filter_map(|back| days_from_civil(last - back, self.month, self.day))
            .map(|days| days * DAY + time.seconds())
            .find(|seconds| *seconds <= limit)
    }

    /// Is the date in the future of `clock` by more than a day?
    pub(crate) fn in_future(self, clock: Clock) -> bool {
        self.moment(clock)
            .is_some_and(|moment| moment.seconds > clock.0.saturating_add(DAY))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_years_agree() {
        assert_eq!(days_from_civil(1970, 1, 1), Some(0));
        assert_eq!(days_from_civil(2000, 2, 29), Some(11_016));
        assert_eq!(days_from_civil(1900, 2, 29), None);
        for year in 1..3000 {
            for (month, day) in [(1, 1), (2, 28), (3, 1), (12, 31)] {
                let days = days_from_civil(year, month, day).expect("a day that exists");
                assert_eq!(year_of(days), year, "{year}-{month}-{day}");
            }
        }
    }

    #[test]
    fn a_date_without_a_year_is_never_more_than_a_day_ahead() {
        let now = days_from_civil(2019, 12, 31).expect("a day") * DAY + 22 * 3600;
        let moment = |month, day, hour| {
            Stamp {
                year: None,
                month,
                day,
                time: Some(Time::minutes(hour, 0)),
            }
            .moment(Clock(now))
            .map(|moment| moment.seconds)
        };
        assert_eq!(
            moment(1, 1, 21),
            days_from_civil(2020, 1, 1).map(|days| days * DAY + 21 * 3600)
        );
        assert_eq!(
            moment(1, 1, 23),
            days_from_civil(2019, 1, 1).map(|days| days * DAY + 23 * 3600)
        );
        assert_eq!(moment(2, 29, 0), days_from_civil(2016, 2, 29).map(|days| days * DAY));
    }
}
