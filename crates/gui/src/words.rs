//! How numbers, times and states are said to a person. Nothing else in the window formats them.

use std::{borrow::Cow, cell::Cell, time::Duration};

use jiff::{
    Timestamp, ToSpan as _,
    civil::{Date, DateTime},
    tz::TimeZone,
};
use portolan_queue::ItemState;
use portolan_remote::{Direction, Phase, Precision, Zone};
use portolan_ui_kit::{
    key,
    language::{self, Key},
    say,
    virtual_table::Column,
};

use crate::chosen::{DateFormat, SizeFormat};

thread_local! {
    /// How sizes are written. Nothing but the thread that draws writes any.
    static SIZES: Cell<SizeFormat> = const { Cell::new(SizeFormat::Decimal) };
}

/// Chooses how sizes are written.
pub(crate) fn set_sizes(format: SizeFormat) {
    SIZES.set(format);
}

/// `118 B`, `12.4 KB`, `1.9 GB`: one digit behind the point; or as it was chosen.
pub(crate) fn size(bytes: u64) -> String {
    if SIZES.get() == SizeFormat::Bytes {
        return count(bytes);
    }
    if bytes < step() as u64 {
        return format!("{bytes} {}", say!("words-unit-b"));
    }
    let (value, unit) = scaled(bytes);
    format!("{} {unit}", language::decimal(value, 1))
}

/// `41.2 of 64.4 MB`, `2.3 of 7.4 GB`; the unit is that of the whole. `41.2 MB` where the whole is not known.
pub(crate) fn amount(moved: u64, whole: Option<u64>) -> String {
    let Some(whole) = whole else {
        return if moved == 0 { String::new() } else { size(moved) };
    };
    if moved == 0 || moved >= whole {
        return size(whole);
    }
    if SIZES.get() == SizeFormat::Bytes {
        return say!("words-of", part = moved, whole = whole);
    }
    if whole < step() as u64 {
        let whole = format!("{whole} {}", say!("words-unit-b"));
        return say!("words-of", part = moved, whole = whole);
    }
    let (value, unit) = scaled(whole);
    let share = moved as f64 / whole as f64 * value;
    let whole = format!("{} {unit}", language::decimal(value, 1));
    say!("words-of", part = language::decimal(share, 1), whole = whole)
}

/// `10 MB`, `2.5 GiB`, `118`: bytes, as a person types them; `None` = nothing is typed.
pub(crate) fn bytes_of(text: &str) -> Result<Option<u64>, ()> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let digits = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.');
    let (number, unit) = text.split_at(digits.unwrap_or(text.len()));
    let factor = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "b" => 1.0,
        "kb" | "k" => 1e3,
        "mb" | "m" => 1e6,
        "gb" | "g" => 1e9,
        "kib" => 1024.0,
        "mib" => 1_048_576.0,
        "gib" => 1_073_741_824.0,
        _ => return Err(()),
    };
    let number: f64 = number.parse().map_err(|_not_a_number| ())?;
    let bytes = number * factor;
    if (0.0..1e18).contains(&bytes) {
        Ok(Some(bytes as u64))
    } else {
        Err(())
    }
}

/// From one unit to the next.
fn step() -> f64 {
    match SIZES.get() {
        SizeFormat::Binary => 1024.0,
        SizeFormat::Decimal | SizeFormat::Bytes => 1000.0,
    }
}

fn scaled(bytes: u64) -> (f64, &'static str) {
    let step = step();
    let mut value = bytes as f64 / step;
    let units = match SIZES.get() {
        SizeFormat::Binary => [
            key!("words-unit-kib"),
            key!("words-unit-mib"),
            key!("words-unit-gib"),
            key!("words-unit-tib"),
            key!("words-unit-pib"),
            key!("words-unit-eib"),
        ],
        SizeFormat::Decimal | SizeFormat::Bytes => [
            key!("words-unit-kb"),
            key!("words-unit-mb"),
            key!("words-unit-gb"),
            key!("words-unit-tb"),
            key!("words-unit-pb"),
            key!("words-unit-eb"),
        ],
    };
    let mut at = 0;
    // 999.95 would be printed as 1000.0.
    while value >= step - 0.05 {
        if at + 1 == units.len() {
            break;
        }
        at += 1;
        value /= step;
    }
    (value, units[at].say())
}

/// `18.3 MB/s`; nothing at a standstill.
pub(crate) fn speed(bytes_per_second: u64) -> String {
    if bytes_per_second == 0 {
        String::new()
    } else {
        say!("words-a-second", size = size(bytes_per_second))
    }
}

/// `500 KB/s`: a limit, which is a round number.
pub(crate) fn rate(bytes_per_second: u64) -> String {
    let zero = language::decimal(0.0, 1);
    let size = size(bytes_per_second).replace(&format!("{} ", &zero[1..]), " ");
    say!("words-a-second", size = size)
}

/// `1,206`.
pub(crate) fn count(number: u64) -> String {
    language::whole(number)
}

/// `0:58`, `12:03`, `2:04:00`: a clock that runs down.
pub(crate) fn clock(left: Duration) -> String {
    // Rounded up: nothing that still runs has no time left.
    let seconds = left.as_secs() + u64::from(left.subsec_nanos() > 0);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

/// `34 ms`, `1.2 s`, `4 min`: a length of time at a glance.
pub(crate) fn span(time: Duration) -> String {
    let millis = time.as_millis();
    if millis == 0 {
        say!("words-under-a-millisecond").to_owned()
    } else if millis < 1000 {
        say!("words-milliseconds", count = millis as u64)
    } else if millis < 10_000 {
        say!("words-seconds", count = language::decimal(time.as_secs_f64(), 1))
    } else {
        about(time)
    }
}

/// `12 s`, `4 min`, `3 h 20 min`: without a clock's precision.
pub(crate) fn about(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..60 => say!("words-seconds", count = seconds.max(1)),
        60..3600 => say!("words-minutes", count = (seconds + 30) / 60),
        3600..86_400 => match (seconds / 3600, seconds % 3600 / 60) {
            (hours, 0) => say!("words-hours", count = hours),
            (hours, minutes) => say!("words-hours-and-minutes", hours = hours, minutes = minutes),
        },
        _ => say!("words-days", count = seconds / 86_400),
    }
}

/// A text of a server or a file system as it is drawn: what would steer, break or turn the line is written out.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    // The rule is `portolan_remote`'s; most names are plain, and a frame draws many.
    if text.bytes().all(|byte| (b' '..0x7f).contains(&byte)) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(portolan_remote::visible(text))
    }
}

/// The name of a server's software out of its greeting, which may be whole sentences: the first of them.
pub(crate) fn family(greeting: &str) -> &str {
    let end = [". ", "! ", "; ", " - ", "\n"]
        .iter()
        .filter_map(|sign| greeting.find(sign))
        .min()
        .unwrap_or(greeting.len());
    let first = greeting[..end].trim().trim_end_matches(['.', '!']);
    if first.is_empty() { greeting.trim() } else { first }
}

/// With a capital first letter, as a sentence begins.
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The clock of one frame: what "today" and "this year" mean.
#[derive(Clone, Debug)]
pub(crate) struct Calendar {
    /// The moment of this frame, UTC seconds since 1970.
    pub(crate) now: i64,
    zone: TimeZone,
    today: Date,
    format: DateFormat,
}

impl Calendar {
    /// The calendar of a person in `zone` at `now` (UTC seconds since 1970).
    pub(crate) fn new(now: i64, zone: TimeZone) -> Self {
        let today = in_zone(now, &zone).unwrap_or_default().date();
        Self {
            now,
            zone,
            today,
            format: DateFormat::default(),
        }
    }

    /// Chooses how times are written.
    pub(crate) fn set_format(&mut self, format: DateFormat) {
        self.format = format;
    }

    /// A moment in UTC: `Today, 07:00`, `Nov 20, 18:02` (this year and the last months), `Jan 8, 2025`.
    pub(crate) fn moment(&self, utc_seconds: i64) -> String {
        in_zone(utc_seconds, &self.zone).map_or_else(String::new, |time| self.say(time, Precision::Minute))
    }

    /// The time of the day alone: `14:05`.
    pub(crate) fn time_of_day(&self, utc_seconds: i64) -> String {
        in_zone(utc_seconds, &self.zone).map_or_else(String::new, |time| time.strftime("%H:%M").to_string())
    }

    /// A moment as a server told it: its zone and how exact it is decide what is said.
    pub(crate) fn told(&self, time: portolan_remote::Timestamp) -> String {
        let local = match (time.zone, time.precision) {
            // A day without a time must not become another day by a change of zone.
            (_, Precision::Day) | (Zone::Server, _) => in_zone(time.seconds, &TimeZone::UTC),
            (Zone::Utc, _) => in_zone(time.seconds, &self.zone),
        };
        local.map_or_else(String::new, |local| self.say(local, time.precision))
    }

    /// A column that is wide enough for moments, in whatever form they are told.
    pub(crate) fn column(&self, column: Column) -> Column {
        let evening = |date: Date| self.say(date.at(20, 58, 58, 0), Precision::Second);
        // September has the longest short name in most languages.
        let this_year = self.today.with().month(9).day(28).build().unwrap_or(self.today);
        let longest = [
            evening(self.today),
            evening(this_year),
            evening(Date::constant(2008, 9, 28)),
        ];
        longest.into_iter().fold(column, Column::holds)
    }

    /// The moment that a person means by `22:30` (the next time that the clock shows it) or `2026-12-01 08:00`.
    pub(crate) fn meant(&self, text: &str) -> Option<i64> {
        let text = text.trim();
        let now = Timestamp::from_second(self.now).ok()?.to_zoned(self.zone.clone());
        let moment = if text.contains('-') {
            text.parse::<DateTime>().ok()?.to_zoned(self.zone.clone()).ok()?
        } else {
            let time: jiff::civil::Time = text.parse().ok()?;
            let at = |day: jiff::Zoned| day.with().time(time).build().ok();
            let today = at(now.clone())?;
            if today > now { today } else { at(now.tomorrow().ok()?)? }
        };
        Some(moment.timestamp().as_second())
    }

    /// With the seconds, for a detail: `2026-11-20 18:02:33`.
    pub(crate) fn exact(&self, utc_seconds: i64) -> String {
        in_zone(utc_seconds, &self.zone).map_or_else(String::new, |time| time.strftime("%Y-%m-%d %H:%M:%S").to_string())
    }

    fn say(&self, time: DateTime, precision: Precision) -> String {
        let (day, moment) = match self.format {
            DateFormat::Short => return self.say_shortly(time, precision),
            DateFormat::Iso => ("%Y-%m-%d", "%Y-%m-%d %H:%M"),
            // Seconds that nobody told are not made up.
            DateFormat::IsoSeconds if precision == Precision::Minute => ("%Y-%m-%d", "%Y-%m-%d %H:%M"),
            DateFormat::IsoSeconds => ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S"),
            DateFormat::DayMonthYear => ("%d.%m.%Y", "%d.%m.%Y %H:%M"),
            DateFormat::MonthDayYear => ("%m/%d/%Y", "%m/%d/%Y %I:%M %p"),
        };
        let format = if precision == Precision::Day { day } else { moment };
        time.strftime(format).to_string()
    }

    fn say_shortly(&self, time: DateTime, precision: Precision) -> String {
        let date = time.date();
        let recent = date.year() == self.today.year()
            || self
                .today
                .checked_sub(6.months())
                .is_ok_and(|limit| date >= limit && date <= self.today);
        // A year has no sign between its thousands: what is no number is not grouped.
        let (day, year) = (time.day().to_string(), time.year().to_string());
        let month = MONTHS[usize::try_from(time.month() - 1).unwrap_or(0) % 12].say();
        let clock = || time.strftime("%H:%M").to_string();
        match (date == self.today, recent, precision) {
            (true, _, Precision::Day) => say!("words-today").to_owned(),
            (false, true, Precision::Day) => say!("words-day", month = month, day = day),
            (true, ..) => say!("words-today-at", clock = clock()),
            (false, true, _) => say!("words-day-at", month = month, day = day, clock = clock()),
            (false, false, _) => say!("words-day-of-year", month = month, day = day, year = year),
        }
    }
}

const MONTHS: [Key; 12] = [
    key!("words-month-january"),
    key!("words-month-february"),
    key!("words-month-march"),
    key!("words-month-april"),
    key!("words-month-may"),
    key!("words-month-june"),
    key!("words-month-july"),
    key!("words-month-august"),
    key!("words-month-september"),
    key!("words-month-october"),
    key!("words-month-november"),
    key!("words-month-december"),
];

fn in_zone(seconds: i64, zone: &TimeZone) -> Option<DateTime> {
    Timestamp::from_second(seconds)
        .ok()
        .map(|moment| zone.to_datetime(moment))
}

/// What a transfer does or waits for.
pub(crate) fn phase(phase: Phase, direction: Direction) -> &'static str {
    match phase {
        Phase::WaitingForSlot => say!("words-waiting-for-a-session"),
        Phase::NextInLine => say!("words-next-on-its-session"),
        Phase::Connecting => say!("words-connecting"),
        Phase::Securing => say!("words-agreeing-on-tls"),
        Phase::LoggingIn => say!("words-logging-in"),
        Phase::OpeningData => say!("words-opening-the-data-connection"),
        Phase::Moving => match direction {
            Direction::Upload => say!("words-uploading"),
            Direction::Download => say!("words-downloading"),
        },
        Phase::AwaitingConfirmation => say!("words-waiting-for-the-server-to"),
        Phase::Verifying => say!("words-checking-the-size"),
        Phase::Finishing => say!("words-making-it-safe-on-the"),
    }
}

/// What an item that is not running waits for.
pub(crate) fn item_state(state: &ItemState) -> &'static str {
    match state {
        ItemState::Waiting => say!("words-waiting"),
        ItemState::Held => say!("words-on-hold"),
        ItemState::Partial(_) => say!("words-not-renamed"),
        ItemState::Failed(_) => say!("words-failed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_short_and_true() {
        assert_eq!(size(0), "0 B");
        assert_eq!(size(999), "999 B");
        assert_eq!(size(1000), "1.0 KB");
        assert_eq!(size(318_600_000), "318.6 MB");
        assert_eq!(size(999_949), "999.9 KB");
        assert_eq!(size(999_950), "1.0 MB");
        assert_eq!(size(u64::MAX), "18.4 EB");
    }

    #[test]
    fn sizes_and_dates_are_written_as_chosen() {
        set_sizes(SizeFormat::Binary);
        assert_eq!(size(1023), "1023 B");
        assert_eq!(size(12_400), "12.1 KiB");
        assert_eq!(amount(512, Some(2048)), "0.5 of 2.0 KiB");
        set_sizes(SizeFormat::Bytes);
        assert_eq!(size(12_400), "12,400");
        assert_eq!(amount(5, Some(12_400)), "5 of 12,400");
        set_sizes(SizeFormat::Decimal);
        let mut calendar = Calendar::new(1_795_262_400, TimeZone::UTC);
        let said = DateFormat::ALL.iter().map(|format| {
            calendar.set_format(*format);
            calendar.moment(1_795_262_400 - 86_400)
        });
        assert_eq!(
            said.collect::<Vec<_>>(),
            [
                "Nov 20, 12:00",
                "2026-11-20 12:00",
                "2026-11-20 12:00",
                "20.11.2026 12:00",
                "11/20/2026 12:00 PM"
            ]
        );
    }

    #[test]
    fn a_greeting_is_shortened_to_its_first_sentence() {
        assert_eq!(
            family("Portolan practice server. Keeps nothing, loses everything."),
            "Portolan practice server"
        );
        assert_eq!(family("ProFTPD"), "ProFTPD");
        assert_eq!(family("vsFTPd 3.0.5"), "vsFTPd 3.0.5");
        assert_eq!(family("Welcome!"), "Welcome");
        assert_eq!(family(". "), ".");
    }

    #[test]
    fn what_would_steer_a_line_is_written_out() {
        assert!(matches!(visible("index (2).html"), Cow::Borrowed("index (2).html")));
        assert_eq!(visible("Äpfel 文件 🙂"), "Äpfel 文件 🙂");
        assert_eq!(
            visible("a\nb\u{1b}[2J\u{202e}gpj.exe"),
            "a\\nb\\u{1b}[2J\\u{202e}gpj.exe"
        );
    }

    #[test]
    fn amounts_share_the_unit_of_the_whole() {
        assert_eq!(amount(41_200_000, Some(64_400_000)), "41.2 of 64.4 MB");
        assert_eq!(amount(200_000, Some(1_600_000)), "0.2 of 1.6 MB");
        assert_eq!(amount(0, Some(12_400)), "12.4 KB");
        assert_eq!(amount(5, Some(118)), "5 of 118 B");
        assert_eq!(amount(0, None), "");
        assert_eq!(amount(1500, None), "1.5 KB");
    }

    #[test]
    fn counts_and_clocks() {
        assert_eq!(count(0), "0");
        assert_eq!(count(1206), "1,206");
        assert_eq!(count(1_000_000), "1,000,000");
        assert_eq!(clock(Duration::from_secs(58)), "0:58");
        assert_eq!(clock(Duration::from_secs(7443)), "2:04:03");
        assert_eq!(about(Duration::from_mins(4)), "4 min");
        assert_eq!(about(Duration::from_mins(200)), "3 h 20 min");
        assert_eq!(span(Duration::from_millis(34)), "34 ms");
    }

    #[test]
    fn dates_say_what_is_known_and_no_more() {
        // 2026-11-21 12:00:00 UTC
        let calendar = Calendar::new(1_795_262_400, TimeZone::UTC);
        assert_eq!(calendar.moment(1_795_262_400 - 5 * 3600), "Today, 07:00");
        assert_eq!(calendar.moment(1_795_262_400 - 86_400), "Nov 20, 12:00");
        assert_eq!(calendar.moment(1_736_294_400), "Jan 8, 2025");
        let day = portolan_remote::Timestamp {
            seconds: 1_736_294_400,
            nanos: 0,
            precision: Precision::Day,
            zone: Zone::Server,
        };
        assert_eq!(calendar.told(day), "Jan 8, 2025");
        let minute = portolan_remote::Timestamp {
            seconds: 1_795_176_000,
            precision: Precision::Minute,
            ..day
        };
        assert_eq!(calendar.told(minute), "Nov 20, 12:00");
    }
}
