//! Dates and times in one word.

use super::{
    civil::{Clock, Stamp, Time},
    months::{Languages, month},
};
use crate::listing::fields::short_number;

/// In which order a numeric date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    YearMonthDay,
    MonthDayYear,
    DayMonthYear,
}

/// Three numbers with the same separator between them: `-`, `/` or `.`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NumericDate {
    parts: [u32; 3],
    widths: [usize; 3],
    /// The separator.
    pub(crate) separator: u8,
}

impl NumericDate {
    /// Takes `2005-06-07`, `04-27-00`, `29.06.13`, `04-23-103`, `1/1/80`.
    pub(crate) fn parse(word: &[u8]) -> Option<Self> {
        let separator = *word.iter().find(|byte| !byte.is_ascii_digit())?;
        if !matches!(separator, b'-' | b'/' | b'.') {
            return None;
        }
        let (mut parts, mut widths) = ([0; 3], [0; 3]);
        let mut count = 0;
        for part in word.split(|&byte| byte == separator) {
            let number = short_number(part, 4)?;
            *parts.get_mut(count)? = number;
            widths[count] = part.len();
            count += 1;
        }
        let middle = widths[1] <= 2;
        let year_at_one_end = widths[0] <= 2 || (widths[0] == 4 && widths[2] <= 2);
        (count == 3 && middle && year_at_one_end).then_some(Self {
            parts,
            widths,
            separator,
        })
    }

    /// The date in that order; `None` where it does not exist so.
    pub(crate) fn in_order(self, order: Order, time: Option<Time>) -> Option<Stamp> {
        let [a, b, c] = self.parts;
        let ((year, width), month, day) = match order {
            Order::YearMonthDay => ((a, self.widths[0]), b, c),
            Order::MonthDayYear => ((c, self.widths[2]), a, b),
            Order::DayMonthYear => ((c, self.widths[2]), b, a),
        };
        let stamp = Stamp {
            year: Some(full_year(year, width)?),
            month,
            day,
            time,
        };
        super::days_from_civil(stamp.year?, month, day).map(|_| stamp)
    }

    /// Does the first number have four digits, as a year has?
    pub(crate) fn year_first(self) -> bool {
        self.widths[0] == 4
    }

    /// The orders that this date can be written in: it exists so, and is not in the future.
    fn possible(self, order: Order, clock: Clock) -> bool {
        let four = self.widths[0] == 4;
        (order == Order::YearMonthDay || !four)
            && (order != Order::YearMonthDay || self.widths[2] <= 2)
            && self.in_order(order, None).is_some_and(|stamp| !stamp.in_future(clock))
    }
}

/// What the dates of a listing tell of the order that its server writes them in.
///
/// One server writes all its dates alike, so a single `23-05-10` settles what `04-05-10` means.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Evidence {
    impossible: [bool; 3],
}

const ORDERS: [Order; 3] = [Order::YearMonthDay, Order::MonthDayYear, Order::DayMonthYear];

impl Evidence {
    /// Takes another date of the listing into account.
    pub(crate) fn see(&mut self, date: NumericDate, clock: Clock) {
        for (order, impossible) in ORDERS.into_iter().zip(&mut self.impossible) {
            *impossible |= !date.possible(order, clock);
        }
    }

    /// The date in the first order of `preference` that it and the rest of the listing allow; where the listing
    /// contradicts itself, in the first that it allows by itself.
    pub(crate) fn read(
        self,
        date: NumericDate,
        time: Option<Time>,
        preference: &[Order],
        clock: Clock,
    ) -> Option<Stamp> {
        let alone = |order: &Order| date.possible(*order, clock);
        let with_the_rest = |order: &Order| {
            alone(order)
                && ORDERS
                    .iter()
                    .zip(self.impossible)
                    .any(|(one, impossible)| one == order && !impossible)
        };
        let order = preference
            .iter()
            .find(|order| with_the_rest(order))
            .or_else(|| preference.iter().find(|order| alone(order)));
        match order {
            Some(order) => date.in_order(*order, time),
            // In the future: the server's clock is wrong, but the date is what it says.
            None => preference
                .iter()
                .filter(|order| **order == Order::YearMonthDay || !date.year_first())
                .find_map(|order| date.in_order(*order, time)),
        }
    }
}

/// The year of a number of `width` digits: two digits before 70 are of this century, three count from 1900
/// (`quirks.md` rows 74 and 75).
pub(crate) fn full_year(year: u32, width: usize) -> Option<i64> {
    match width {
        1 | 2 if year < 70 => Some(2000 + i64::from(year)),
        1 | 2 => Some(1900 + i64::from(year)),
        3 if year < 300 => Some(1900 + i64::from(year)),
        4 => Some(i64::from(year)),
        _ => None,
    }
}

/// `h:mm`, `hh:mm:ss`, `hh:mm:ss.cc`, also with AM, PM, a or p behind; `12:08AM` is 00:08.
pub(crate) fn clock_time(word: &[u8]) -> Option<Time> {
    if !word.first()?.is_ascii_digit() {
        return None;
    }
    let word = word.strip_suffix(b",").unwrap_or(word);
    let (word, half) = half_of_day(word);
    let mut parts = word.split(|&byte| byte == b':');
    let hour = short_number(parts.next()?, 2)?;
    // One digit of minutes is seen on embedded servers.
    let minute = short_number(parts.next()?, 2)?;
    let (second, nanos) = match parts.next() {
        None => (None, 0),
        Some(part) => {
            let mut halves = part.splitn(2, |&byte| byte == b'.' || byte == b',');
            let second = short_number(halves.next()?, 2)?;
            (Some(second), halves.next().map_or(Some(0), nanos)?)
        }
    };
    let hour = match half {
        None => hour,
        Some(_) if hour == 0 || hour > 12 => hour,
        Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
    };
    let time = Time {
        hour,
        minute,
        second,
        nanos,
    };
    (parts.next().is_none() && time.valid()).then_some(time)
}

/// The time without its AM or PM, and whether that is PM.
fn half_of_day(word: &[u8]) -> (&[u8], Option<bool>) {
    let body = match word.split_last() {
        Some((b'm' | b'M', body)) => body,
        _ => word,
    };
    match body.split_last() {
        Some((b'a' | b'A', time)) => (time, Some(false)),
        Some((b'p' | b'P', time)) => (time, Some(true)),
        _ => (word, None),
    }
}

/// A fraction of a second in nanoseconds; digits beyond the ninth are dropped.
pub(crate) fn nanos(digits: &[u8]) -> Option<u32> {
    if !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let mut value = 0;
    for at in 0..9 {
        value = value * 10 + digits.get(at).map_or(0, |digit| u32::from(digit - b'0'));
    }
    Some(value)
}

/// Day, month and year of a date with the month's name in it: `19-NOV-2001`, `6-Apr-07`, `FEB-19-2001`, `24SEP96`.
pub(crate) fn named_date(word: &[u8], time: Option<Time>) -> Option<Stamp> {
    let mut parts = word.split(|&byte| byte == b'-' || byte == b'/');
    let (day, name, year) = match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(first), Some(second), Some(year), None) => {
            if first.first()?.is_ascii_digit() {
                (first, second, year)
            } else {
                (second, first, year)
            }
        }
        (Some(word), None, None, None) => {
            let from = word.iter().position(|byte| !byte.is_ascii_digit())?;
            let to = word.iter().rposition(|byte| !byte.is_ascii_digit())? + 1;
            (&word[..from], &word[from..to], &word[to..])
        }
        _ => return None,
    };
    let stamp = Stamp {
        year: Some(full_year(short_number(year, 4)?, year.len())?),
        month: month(name, Languages::ANY)?,
        day: short_number(day, 2)?,
        time,
    };
    super::days_from_civil(stamp.year?, stamp.month, stamp.day).map(|_| stamp)
}
