//! Limits on speed that change with the hour and the day of the week.

use std::{fmt, str::FromStr};

/// Minutes of a day.
const DAY: u16 = 24 * 60;
/// Minutes of a week.
const WEEK: u16 = 7 * DAY;

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// A limit for each direction, in bytes a second; `None` = none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SpeedLimits {
    /// For uploads.
    pub upload: Option<u64>,
    /// For downloads.
    pub download: Option<u64>,
}

/// Days of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days(u8);

impl Days {
    /// Every day.
    pub const ALL: Self = Self(0b111_1111);

    /// These days; 0 = Monday, 6 = Sunday, others are left out.
    pub fn new(days: impl IntoIterator<Item = u8>) -> Self {
        Self(
            days.into_iter()
                .filter(|day| *day < 7)
                .fold(0, |all, day| all | (1 << day)),
        )
    }

    /// Is this day (0 = Monday) among them?
    pub fn contains(self, day: u8) -> bool {
        day < 7 && self.0 & (1 << day) != 0
    }
}

/// From when to when in the week which limits hold. Read and written as `mon-fri 08:00-18:00 up=500000 down=0`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpeedRule {
    /// The days on which it begins.
    pub days: Days,
    /// From this minute of the day on, 0 to 1439.
    pub from: u16,
    /// Up to this minute, 1 to 1440; at or before `from` means: of the next day.
    pub to: u16,
    /// What holds then.
    pub limits: SpeedLimits,
}

/// Why a rule cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no rule of a speed schedule; one looks like `mon-fri 08:00-18:00 up=500000 down=0` (bytes a second, k, M or G behind them, 0 = no limit; `daily`, or days with commas)"
)]
pub struct BadSpeedRule(pub String);

impl SpeedRule {
    fn covers(&self, minute_of_week: u16) -> bool {
        self.ranges()
            .any(|(from, to)| (from..to).contains(&minute_of_week) || (from..to).contains(&(minute_of_week + WEEK)))
    }

    /// In minutes of the week; the end may lie in the next one.
    fn ranges(&self) -> impl Iterator<Item = (u16, u16)> {
        let len = if self.to > self.from {
            self.to - self.from
        } else {
            self.to + DAY - self.from
        };
        (0..7).filter(|day| self.days.contains(*day)).map(move |day| {
            let from = u16::from(day) * DAY + self.from;
            (from, from + len)
        })
    }
}

/// The rules; the first that covers a moment holds, and where none does, what is set without a schedule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpeedSchedule(pub Vec<SpeedRule>);

impl SpeedSchedule {
    /// What holds at this minute of the week (0 = Monday 00:00, local time), and which rule says so.
    pub fn at(&self, minute_of_week: u16) -> Option<(usize, SpeedLimits)> {
        let covers = |(_, rule): &(usize, &SpeedRule)| rule.covers(minute_of_week % WEEK);
        self.0
            .iter()
            .enumerate()
            .find(covers)
            .map(|(at, rule)| (at, rule.limits))
    }

    /// Minutes until another rule holds than at this minute of the week; `None` = never.
    pub fn next_change(&self, minute_of_week: u16) -> Option<u16> {
        let now = minute_of_week % WEEK;
        let rule = |minute| self.at(minute).map(|found| found.0);
        let edges = self.0.iter().flat_map(SpeedRule::ranges);
        let waits = edges
            .flat_map(|(from, to)| [from, to])
            .map(|edge| (edge % WEEK + WEEK - now) % WEEK)
            .filter(|wait| *wait > 0 && rule((now + wait) % WEEK) != rule(now));
        waits.min()
    }
}

impl fmt::Display for SpeedRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
        let limit = |limit: Option<u64>| limit.unwrap_or(0);
        write!(
            f,
            "{} {}-{} up={} down={}",
            self.days,
            time(self.from),
            time(self.to),
            limit(self.limits.upload),
            limit(self.limits.download)
        )
    }
}

/// `daily`, or days and ranges of days with commas between them.
impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Self::ALL {
            return f.write_str("daily");
        }
        let mut parts = Vec::new();
        let mut day = 0;
        while day < 7 {
            if !self.contains(day) {
                day += 1;
                continue;
            }
            let first = day;
            while self.contains(day + 1) {
                day += 1;
            }
            let name = |day: u8| DAYS[usize::from(day)];
            parts.push(match day - first {
                0 => name(first).to_owned(),
                1 => format!("{},{}", name(first), name(day)),
                _ => format!("{}-{}", name(first), name(day)),
            });
            day += 1;
        }
        f.write_str(&parts.join(","))
    }
}

impl FromStr for SpeedRule {
    type Err = BadSpeedRule;

    fn from_str(text: &str) -> Result<Self, BadSpeedRule> {
        parse_rule(text).ok_or_else(|| BadSpeedRule(text.to_owned()))
    }
}

fn parse_rule(text: &str) -> Option<SpeedRule> {
    let mut words = text.split_whitespace();
    let days = parse_days(words.next()?)?;
    let (from, to) = words.next()?.split_once('-')?;
    let (from, to) = (parse_time(from)?, parse_time(to)?);
    if from == DAY {
        return None;
    }
    let mut limits = SpeedLimits::default();
    for word in words {
        let (key, value) = word.split_once('=')?;
        let limit = parse_speed(value)?;
        match key {
            "up" => limits.upload = limit,
            "down" => limits.download = limit,
            _ => return None,
        }
    }
    Some(SpeedRule { days, from, to, limits })
}

/// Bytes a second, with `k`, `M` or `G` for thousands, millions and billions; `0` = no limit. `None` = no such number.
pub fn parse_speed(text: &str) -> Option<Option<u64>> {
    let (number, factor) = match text.as_bytes().last()? {
        b'k' | b'K' => (&text[..text.len() - 1], 1000),
        b'm' | b'M' => (&text[..text.len() - 1], 1_000_000),
        b'g' | b'G' => (&text[..text.len() - 1], 1_000_000_000),
        _ => (text, 1),
    };
    // `parse` takes a sign, which nobody means here.
    let number: u64 = number
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| number.parse().ok())??;
    let bytes = number.checked_mul(factor)?;
    Some((bytes > 0).then_some(bytes))
}

fn parse_days(text: &str) -> Option<Days> {
    if text.eq_ignore_ascii_case("daily") {
        return Some(Days::ALL);
    }
    let day = |name: &str| DAYS.iter().position(|day| day.eq_ignore_ascii_case(name));
    let mut days = Days(0);
    for part in text.split(',') {
        let (first, last) = match part.split_once('-') {
            Some((first, last)) => (day(first)?, day(last)?),
            None => (day(part)?, day(part)?),
        };
        let mut at = first;
        loop {
            days.0 |= 1 << at;
            if at == last {
                break;
            }
            at = (at + 1) % 7;
        }
    }
    Some(days)
}

fn parse_time(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let number = |text: &str| {
        let good = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        good.then(|| text.parse::<u16>().ok()).flatten()
    };
    let (hour, minute) = (number(hour)?, number(minute)?);
    let time = hour * 60 + minute;
    (minute < 60 && time <= DAY).then_some(time)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(text: &str) -> SpeedRule {
        text.parse().expect("a rule")
    }

    #[test]
    fn what_is_written_is_read() {
        for text in [
            "mon-fri 08:00-18:00 up=500000 down=0",
            "daily 22:30-06:00 up=0 down=0",
            "sat,sun 00:00-24:00 up=1 down=2",
            "mon,wed-fri,sun 01:02-03:04 up=0 down=9",
        ] {
            assert_eq!(rule(text).to_string(), text);
        }
        assert_eq!(
            rule("Fri-Mon 1:00-2:00 up=1k down=2M").to_string(),
            "mon,fri-sun 01:00-02:00 up=1000 down=2000000"
        );
    }

    #[test]
    fn nonsense_is_refused() {
        for text in [
            "",
            "mon",
            "mon 8-9",
            "xyz 08:00-09:00",
            "mon 08:60-09:00",
            "mon 25:00-26:00",
            "mon 24:00-25:00",
            "mon 08:00-09:00 up=-1",
            "mon 08:00-09:00 up=+1",
            "mon 08:00-09:00 side=1",
            "mon 08:00-09:00 up=99999999999999999999",
            "mon 08:00-09:00 up=ä",
        ] {
            assert!(text.parse::<SpeedRule>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_first_rule_that_covers_the_moment_holds() {
        let schedule = SpeedSchedule(vec![
            rule("mon-fri 08:00-18:00 up=100 down=200"),
            rule("sun 22:00-06:00 up=7 down=0"),
            rule("daily 00:00-24:00 up=1000 down=0"),
        ]);
        let at = |day: u16, hour: u16| {
            schedule
                .at(day * DAY + hour * 60)
                .map(|found| (found.0, found.1.upload))
        };
        assert_eq!(at(0, 8), Some((0, Some(100))));
        assert_eq!(at(0, 18), Some((2, Some(1000))));
        assert_eq!(at(5, 12), Some((2, Some(1000))));
        // Over midnight and over the end of the week.
        assert_eq!(at(6, 23), Some((1, Some(7))));
        assert_eq!(at(0, 5), Some((1, Some(7))));
        assert_eq!(at(0, 6), Some((2, Some(1000))));
        assert_eq!(schedule.next_change(0), Some(6 * 60));
        assert_eq!(schedule.next_change(9 * 60), Some(9 * 60));
        assert_eq!(SpeedSchedule::default().next_change(3), None);
        assert_eq!(
            SpeedSchedule(vec![rule("daily 00:00-24:00 up=1 down=0")]).next_change(3),
            None
        );
    }

    #[test]
    fn every_minute_of_the_week_agrees_with_the_next_change() {
        let schedule = SpeedSchedule(vec![
            rule("tue,sat 23:00-01:30 up=5 down=0"),
            rule("mon-fri 09:00-09:00 up=6 down=0"),
        ]);
        let rule = |minute: u16| schedule.at(minute % WEEK).map(|found| found.0);
        for minute in 0..WEEK {
            let wait = schedule.next_change(minute).expect("it changes");
            assert!(
                (minute..minute + wait).all(|later| rule(later) == rule(minute)),
                "{minute}"
            );
            assert_ne!(rule(minute + wait), rule(minute), "{minute}");
        }
    }
}
