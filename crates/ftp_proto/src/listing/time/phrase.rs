//! Dates that take several words: `Jan 29 03:26`, `2. Okt. 2003`, `2005-06-07 21:22`, `4月 18日 2003年`.

use portolan_remote::Timestamp;

use super::{
    civil::{Clock, Stamp, Time},
    months::{Languages, month},
    numeric::{NumericDate, Order, clock_time, named_date},
};
use crate::listing::fields::{Words, digits, short_number};

/// What a date ends with, which tells how much blank separates it from the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum After {
    /// A time of day.
    Time,
    /// The year that `ls` prints where others have the time.
    Year,
    /// The day; such columns are padded.
    Date,
}

/// A date found in a line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Phrase {
    /// The moment.
    pub(crate) moment: Option<Timestamp>,
    /// The number of the word behind the date.
    pub(crate) next: usize,
    pub(crate) after: After,
}

/// A date that begins with the word `at`.
pub(crate) fn phrase(words: &Words<'_>, at: usize, clock: Clock) -> Option<Phrase> {
    phrase_in(words, at, clock, Languages::ANY)
}

/// The same in a listing that is known to be in one of these languages.
pub(crate) fn phrase_in(words: &Words<'_>, at: usize, clock: Clock, among: Languages) -> Option<Phrase> {
    let word = words.get(at);
    let found = if plain_number(word) {
        // A size, a number of links, or an owner.
        None
    } else if word.first()?.is_ascii_digit() {
        numeric(words, at, clock)
            .or_else(|| day_month(words, at, among))
            .or_else(|| suffixed(words, at, among))
    } else if let Some((month, day)) = month_before_day(words, at, among) {
        month_day(words, day, month)
    } else if weekday(word) {
        return phrase_after_weekday(words, at + 1, clock, among);
    } else {
        None
    };
    let (stamp, next, after) = found?;
    Some(Phrase {
        moment: stamp.moment(clock),
        next,
        after,
    })
}

/// The month that the word names, where a day follows, and where that is: the names of owners are not looked up in vain.
fn month_before_day(words: &Words<'_>, at: usize, among: Languages) -> Option<(u32, usize)> {
    let follows = |next: usize| words.get(next).first().is_some_and(u8::is_ascii_digit);
    if !follows(at + 1) && !follows(at + 2) {
        return None;
    }
    named_month(words, at, among).filter(|(_, next)| follows(*next))
}

/// A month and the number of the word behind it: `gen.`, Catalan `de gen.`, Vietnamese `Thg 1`, Levantine `كانون الأول`.
fn named_month(words: &Words<'_>, at: usize, among: Languages) -> Option<(u32, usize)> {
    let (word, next) = (words.get(at), words.get(at + 1));
    if ["Thg", "thg", "Tháng", "tháng"]
        .iter()
        .any(|one| word == one.as_bytes())
    {
        return Some((short_number(next, 2).filter(|month| (1..=12).contains(month))?, at + 2));
    }
    // No other script has months of two words; the first alone is the beginning of two of them.
    let arabic = |word: &[u8]| matches!(word.first(), Some(0xd8..=0xdb));
    if arabic(word)
        && arabic(next)
        && let Some(month) = month(&[word, next].concat(), among)
    {
        return Some((month, at + 2));
    }
    if word == b"de" {
        return Some((month(next, among)?, at + 2));
    }
    Some((month(word, among)?, at + 1))
}

fn phrase_after_weekday(words: &Words<'_>, at: usize, clock: Clock, among: Languages) -> Option<Phrase> {
    if weekday(words.get(at)) {
        None
    } else {
        phrase_in(words, at, clock, among)
    }
}

type Found = (Stamp, usize, After);

/// Digits that are neither a day nor a year.
fn plain_number(word: &[u8]) -> bool {
    word.len() > 2 && word.len() != 4 && digits(word)
}

/// English names of days, as `ls --full-time` of old and PC/TCP print them.
fn weekday(word: &[u8]) -> bool {
    let word = word.strip_suffix(b",").unwrap_or(word);
    [b"Mon", b"Tue", b"Wed", b"Thu", b"Fri", b"Sat", b"Sun"]
        .iter()
        .any(|day| day.eq_ignore_ascii_case(word))
}

/// A year of four digits that a file can have; 年, 년 or `.` may follow.
fn year(word: &[u8]) -> Option<(i64, bool)> {
    let number = short_number(word.get(..4)?, 4)?;
    let rest = &word[4..];
    let suffix = rest == b"." || rest.first().is_some_and(|byte| *byte >= 0x80 && rest.len() <= 3);
    ((1900..2156).contains(&number) && (rest.is_empty() || suffix)).then_some((i64::from(number), suffix))
}

/// One or two digits and what follows them.
fn leading(word: &[u8]) -> Option<(u32, &[u8])> {
    let end = word
        .iter()
        .position(|byte| !byte.is_ascii_digit())
        .unwrap_or(word.len());
    Some((short_number(&word[..end], 2)?, &word[end..]))
}

/// The sign for month, day or year behind a number in Chinese, Japanese or Korean: two bytes of an old encoding, of
/// which the second may look like ASCII, or three of UTF-8.
fn sign(rest: &[u8]) -> bool {
    rest.first().is_some_and(|byte| *byte >= 0x80) && rest.len() <= 3
}

/// A day of the month with `.`, `,`, º or an East Asian sign behind it, or bare.
fn day(word: &[u8]) -> Option<u32> {
    let (number, rest) = leading(word)?;
    let rest = rest.strip_suffix(b",").unwrap_or(rest);
    ((1..=31).contains(&number) && (rest.is_empty() || rest == b"." || sign(rest))).then_some(number)
}

/// A month with an East Asian sign behind it.
fn signed_month(word: &[u8]) -> Option<u32> {
    let (number, rest) = leading(word)?;
    ((1..=12).contains(&number) && sign(rest)).then_some(number)
}

/// The month is read; `at` is the day.
fn month_day(words: &Words<'_>, at: usize, month: u32) -> Option<Found> {
    let word = words.get(at);
    let day = day(word)?;
    year_or_time(words, at + 1, month, day, word.ends_with(b","))
}

/// Month and day are read, whatever their order; `at` is the year or the time.
fn year_or_time(words: &Words<'_>, at: usize, month: u32, day: u32, comma: bool) -> Option<Found> {
    let word = words.get(at);
    let stamp = |year, time| Stamp { year, month, day, time };
    if let Some(time) = clock_time(word).or_else(|| dotted_time(word)) {
        // `ls -T` of BSD: seconds, then the year. Without seconds a name may begin like a year.
        // The zone may stand between them.
        let next = at + 1 + usize::from(zone_name(words.get(at + 1)));
        let with_year = time.second.and_then(|_| year(words.get(next)));
        return Some(match with_year {
            Some((year, _)) => (stamp(Some(year), Some(time)), next + 1, After::Time),
            None => (stamp(None, Some(time)), at + 1, After::Time),
        });
    }
    let year = match year(word.strip_suffix(b",").unwrap_or(word)) {
        Some((year, _)) => year,
        // `Sept 14, 99`
        None if comma && word.len() == 2 => super::full_year(short_number(word, 2)?, 2)?,
        None => return None,
    };
    if let Some((time, next)) = time_words(words, at + 1) {
        return Some((stamp(Some(year), Some(time)), next, After::Time));
    }
    Some((stamp(Some(year), None), at + 1, After::Year))
}

/// `UTC`, `CEST`.
fn zone_name(word: &[u8]) -> bool {
    (3..=5).contains(&word.len()) && word.iter().all(u8::is_ascii_uppercase)
}

/// `03.26`, as some locales write it.
fn dotted_time(word: &[u8]) -> Option<Time> {
    let (hour, minute) = match word {
        [hour @ .., b'.', a, b] if (1..=2).contains(&hour.len()) => (hour, [*a, *b]),
        _ => return None,
    };
    let time = Time::minutes(short_number(hour, 2)?, short_number(&minute, 2)?);
    time.valid().then_some(time)
}

/// A time of day, also with `am` or `pm` as a word of its own behind it.
fn time_words(words: &Words<'_>, at: usize) -> Option<(Time, usize)> {
    let time = clock_time(words.get(at))?;
    let half = words.get(at + 1);
    let hour = if half.eq_ignore_ascii_case(b"am") {
        time.hour % 12
    } else if half.eq_ignore_ascii_case(b"pm") {
        time.hour % 12 + 12
    } else {
        return Some((time, at + 1));
    };
    if (1..=12).contains(&time.hour) {
        Some((Time { hour, ..time }, at + 2))
    } else {
        Some((time, at + 1))
    }
}

/// `29 Jul 02:27`, `2. Okt. 2003`, `26. Juli, 20:10`.
fn day_month(words: &Words<'_>, at: usize, among: Languages) -> Option<Found> {
    let day = day(words.get(at))?;
    let (month, next) = named_month(words, at + 1, among)?;
    // Spanish and Portuguese: `4 de mar de 2020`.
    let next = next + usize::from(words.get(next) == b"de");
    year_or_time(words, next, month, day, false)
}

/// `8月 17日 20:10`, `3月 2 2003`, `2003年 3月 20日`, `2003 3月 20`, `2019. jan. 5.`; also in one word, `8月17日`.
fn suffixed(words: &Words<'_>, at: usize, among: Languages) -> Option<Found> {
    if let Some(month) = signed_month(words.get(at)) {
        return month_day(words, at + 1, month);
    }
    // `8 月 17`, in words of their own.
    let month_sign = ["月", "월"].iter().any(|sign| words.get(at + 1) == sign.as_bytes());
    if let Some(month) = short_number(words.get(at), 2).filter(|month| month_sign && (1..=12).contains(month)) {
        return month_day(words, at + 2, month);
    }
    if let Some((month, day)) = month_and_day(words.get(at)) {
        return year_or_time(words, at + 1, month, day, false);
    }
    if let Some((year, month, day)) = year_month_day(words.get(at)) {
        let stamp = |time| Stamp {
            year: Some(year),
            month,
            day,
            time,
        };
        return Some(match time_words(words, at + 1) {
            Some((time, next)) => (stamp(Some(time)), next, After::Time),
            None => (stamp(None), at + 1, After::Date),
        });
    }
    let (year, certain) = year(words.get(at))?;
    let word = words.get(at + 1);
    let month = signed_month(word).or_else(|| if certain { month(word, among) } else { None });
    let (month, day, next) = if let Some(month) = month {
        (month, day(words.get(at + 2))?, at + 3)
    } else {
        let (month, day) = month_and_day(word)?;
        (month, day, at + 2)
    };
    let stamp = |time| Stamp {
        year: Some(year),
        month,
        day,
        time,
    };
    let time = time_words(words, next);
    if certain {
        return Some(match time {
            Some((time, next)) => (stamp(Some(time)), next, After::Time),
            None => (stamp(None), next, After::Date),
        });
    }
    // Four digits before a month may be the size; then the year or the time is still to come.
    let size_instead = time.is_some() || self::year(words.get(next)).is_some();
    (!size_instead).then_some((stamp(None), next, After::Date))
}

/// `8月17日` in UTF-8, where the parts have no blank between them.
fn month_and_day(word: &[u8]) -> Option<(u32, u32)> {
    let text = std::str::from_utf8(word).ok()?;
    let (month, rest) = text.split_once(['月', '월'])?;
    let month = short_number(month.as_bytes(), 2).filter(|month| (1..=12).contains(month))?;
    Some((month, day(rest.as_bytes())?))
}

/// `2019年8月17日` in UTF-8, in one word.
fn year_month_day(word: &[u8]) -> Option<(i64, u32, u32)> {
    let text = std::str::from_utf8(word).ok()?;
    let (number, rest) = text.split_once(['年', '년'])?;
    let (year, _) = year(number.as_bytes())?;
    let (month, day) = month_and_day(rest.as_bytes())?;
    Some((year, month, day))
}

/// `2005-06-07 21:22`, `1999/10/12 17:12:05`, `24-04-2003 17:12`, `2004.07.15`, `09-26 2000`, `09-26 13:45`.
fn numeric(words: &Words<'_>, at: usize, clock: Clock) -> Option<Found> {
    let word = words.get(at);
    if let Some(date) = NumericDate::parse(word) {
        let (time, next, after) = match time_words(words, at + 1) {
            Some((time, next)) => (Some(time), next + usize::from(offset(words.get(next))), After::Time),
            None => (None, at + 1, After::Date),
        };
        let stamp = super::Evidence::default().read(date, time, preference(date), clock)?;
        return Some((stamp, next, after));
    }
    if let Some(stamp) = joined(word, clock) {
        return Some((stamp, at + 1, After::Time));
    }
    // `19-Nov-2001`, as VMS and its friends write it.
    if word.contains(&b'-')
        && let Some(date) = named_date(word, None)
    {
        return Some(match time_words(words, at + 1) {
            Some((time, next)) => (
                Stamp {
                    time: Some(time),
                    ..date
                },
                next,
                After::Time,
            ),
            None => (date, at + 1, After::Date),
        });
    }
    // `ls --time-style=iso`: month and day, then the time, or the year for old files.
    let (first, second) = pair(word)?;
    let (month, day) = if first > 12 { (second, first) } else { (first, second) };
    super::days_from_civil(2000, month, day)?;
    year_or_time(words, at + 1, month, day, false)
}

/// `2020-03-04T12:12:13Z`, ISO 8601. A zone behind it is passed over: the time is the server's own.
fn joined(word: &[u8], clock: Clock) -> Option<Stamp> {
    let (date, rest) = word.split_at_checked(10)?;
    let rest = rest.strip_prefix(b"T")?;
    let end = rest
        .iter()
        .position(|byte| matches!(byte, b'Z' | b'+' | b'-'))
        .unwrap_or(rest.len());
    let date = NumericDate::parse(date).filter(|date| date.year_first())?;
    let time = clock_time(&rest[..end])?;
    super::Evidence::default().read(date, Some(time), preference(date), clock)
}

/// Which order a numeric date has where nothing else tells.
fn preference(date: NumericDate) -> &'static [Order] {
    use Order::{DayMonthYear, MonthDayYear, YearMonthDay};
    match date.separator {
        _ if date.year_first() => &[YearMonthDay],
        b'.' => &[DayMonthYear, MonthDayYear, YearMonthDay],
        _ => &[MonthDayYear, DayMonthYear, YearMonthDay],
    }
}

/// `09-26`, `09/26`.
fn pair(word: &[u8]) -> Option<(u32, u32)> {
    let middle = word.iter().position(|byte| matches!(byte, b'-' | b'/'))?;
    let (first, second) = (&word[..middle], &word[middle + 1..]);
    (digits(first) && digits(second)).then_some((short_number(first, 2)?, short_number(second, 2)?))
}

/// `+0200` behind the time of `ls --full-time`. The time before it is the server's own.
fn offset(word: &[u8]) -> bool {
    matches!(word, [b'+' | b'-', rest @ ..] if rest.len() == 4 && digits(rest))
}
