//! Options about how a transfer runs: how urgent, how fast, from when on, and what happens at its end.

use clap::{Args, ValueEnum};
use jiff::{Timestamp, Zoned, civil::Time};
use portolan_engine::{Config, JobOptions};
use portolan_queue::Priority;
use portolan_settings::{OnFinish, Then, parse_speed};

/// How a transfer runs.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Control {
    /// How urgent it is among what is in the queue
    #[arg(long, global = true, value_enum)]
    pub(crate) priority: Option<Urgency>,
    /// Upload at most so many bytes a second; k, M or G behind the number for thousands, millions, billions; 0 = no limit
    #[arg(long, global = true, value_name = "BYTES", value_parser = speed)]
    pub(crate) limit_up: Option<Speed>,
    /// The same for downloads
    #[arg(long, global = true, value_name = "BYTES", value_parser = speed)]
    pub(crate) limit_down: Option<Speed>,
    /// Begin at this time: `22:30` for the next time that the clock shows it, or RFC 3339
    #[arg(long, global = true, value_name = "TIME", value_parser = start_at)]
    pub(crate) start_at: Option<i64>,
    /// Show a notification of the desktop when it took a while, or play a sound
    #[arg(long, global = true, value_enum, value_delimiter = ',')]
    pub(crate) on_finish: Vec<AtEnd>,
}

/// `--limit-up` and `--limit-down`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Speed(Option<u64>);

/// `--priority`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Urgency {
    /// When nothing else waits
    Lowest,
    /// After the others
    Low,
    /// As it comes
    Normal,
    /// Before the others
    High,
    /// Before everything
    Highest,
}

/// `--on-finish`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum AtEnd {
    /// A notification of the desktop, if it took longer than ten seconds
    Notify,
    /// A sound
    Sound,
}

impl From<Urgency> for Priority {
    fn from(urgency: Urgency) -> Self {
        match urgency {
            Urgency::Lowest => Self::Lowest,
            Urgency::Low => Self::Low,
            Urgency::Normal => Self::Normal,
            Urgency::High => Self::High,
            Urgency::Highest => Self::Highest,
        }
    }
}

impl Control {
    /// What the engine of this call is to know. What the window does at the end of its queue is no business of this call.
    pub(crate) fn configure(&self, config: &mut Config) {
        for (limit, given) in config.limits.iter_mut().zip([self.limit_up, self.limit_down]) {
            if let Some(Speed(given)) = given {
                *limit = given;
                // What is said here counts against the hours of the settings too.
                config.transfers.speed_schedule.0.clear();
            }
        }
        config.transfers.on_finish = OnFinish {
            notify: self.on_finish.contains(&AtEnd::Notify),
            sound: self.on_finish.contains(&AtEnd::Sound),
            command: Vec::new(),
            then: Then::Nothing,
        };
    }

    /// What holds for its job.
    pub(crate) fn job(&self) -> JobOptions {
        JobOptions {
            priority: self.priority.map(Priority::from),
            start_at: self.start_at,
            ..JobOptions::default()
        }
    }

    /// Does it say something that only an engine of this call can do?
    pub(crate) fn is_of_this_call(&self) -> bool {
        self.limit_up.is_some() || self.limit_down.is_some()
    }
}

fn speed(text: &str) -> Result<Speed, String> {
    parse_speed(text)
        .map(Speed)
        .ok_or_else(|| "bytes a second are needed, for example 500k".to_owned())
}

fn start_at(text: &str) -> Result<i64, String> {
    next_time(text, &Zoned::now()).ok_or_else(|| "a time like 22:30 or 2026-11-27T22:30:00Z is needed".to_owned())
}

/// Seconds since 1970 at that moment; a time of the day is the next one.
fn next_time(text: &str, now: &Zoned) -> Option<i64> {
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Some(moment.as_second());
    }
    let time: Time = text.parse().ok()?;
    let today = now.with().time(time).build().ok()?;
    let next = if today > *now {
        today
    } else {
        now.tomorrow().ok()?.with().time(time).build().ok()?
    };
    Some(next.timestamp().as_second())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_the_day_is_the_next_one() {
        let now: Zoned = "2026-11-27T22:00:00+01:00[Europe/Berlin]".parse().expect("a moment");
        let seconds = |text: &str| {
            let moment: Timestamp = text.parse().expect("a moment");
            Some(moment.as_second())
        };
        assert_eq!(next_time("22:30", &now), seconds("2026-11-27T21:30:00Z"));
        assert_eq!(next_time("22:00", &now), seconds("2026-11-28T21:00:00Z"));
        assert_eq!(next_time("06:15", &now), seconds("2026-11-28T05:15:00Z"));
        assert_eq!(next_time("2026-12-01T00:00:00Z", &now), seconds("2026-12-01T00:00:00Z"));
        assert_eq!(next_time("soon", &now), None);
        assert!(speed("500k").is_ok_and(|speed| speed == Speed(Some(500_000))));
        assert!(speed("fast").is_err());
    }
}
