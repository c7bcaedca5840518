//! What a person can say of a server that it does not tell by itself, and what it is to be told.

use std::{fmt, str::FromStr};

use crate::{ChoiceParseError, NameEncoding};

/// What is special about a server. Everything has a default that most people never change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServerChoices {
    /// How names are written.
    pub encoding: NameEncoding,
    /// How far the server's wall clock, in which LIST tells times, is ahead of UTC; `None` = measured.
    pub time_offset: Option<TimeOffset>,
    /// Commands to send after each log-on, in this order. What comes of them is in the log; a refusal ends nothing.
    pub post_login: Vec<String>,
    /// Is the name of the host told before the log-on (RFC 7151)?
    pub host_command: HostCommand,
    /// The language of the server's words (LANG, RFC 2640), e.g. `en`.
    pub language: Option<String>,
    /// The family of the server, by its name in the table of known ones, where greeting and SYST do not give it away.
    pub family: Option<String>,
    /// Does LIST get `-a`?
    pub hidden_files: HiddenFiles,
    /// Is the size told before each upload (ALLO, RFC 959)? Some mainframes need it.
    pub allocate: bool,
}

/// Is HOST sent?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum HostCommand {
    /// On servers of a family that is known to serve several hosts by it, where FEAT lists it.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Does LIST get `-a`? MLSD shows everything by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum HiddenFiles {
    /// Where the server is known to take it for an option.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How far a clock is ahead of UTC, in whole minutes, less than 26 hours either way.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOffset(i32);

impl TimeOffset {
    /// So many seconds, cut to whole minutes; `None` where no clock is so far off.
    pub fn from_seconds(seconds: i64) -> Option<Self> {
        let minutes = seconds / 60;
        (-26 * 60 < minutes && minutes < 26 * 60).then_some(Self(minutes as i32))
    }

    /// Seconds ahead of UTC.
    pub fn seconds(self) -> i64 {
        i64::from(self.0) * 60
    }
}

/// `+01:00`, `-05:30`.
impl fmt::Display for TimeOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { '-' } else { '+' };
        let minutes = self.0.unsigned_abs();
        write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

impl fmt::Debug for TimeOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// `+01:00`, `+1`, `-0530`, `utc`.
impl FromStr for TimeOffset {
    type Err = ChoiceParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || {
            ChoiceParseError::new(
                text,
                "offset of a clock",
                "hours and minutes ahead of UTC like `+01:00` or `-05:30`",
            )
        };
        let plain = text.trim();
        if plain.eq_ignore_ascii_case("utc") || plain.eq_ignore_ascii_case("z") {
            return Ok(Self(0));
        }
        let (sign, digits) = match plain.split_at_checked(1) {
            Some(("+", digits)) => (1, digits),
            Some(("-", digits)) => (-1, digits),
            _ => return Err(wrong()),
        };
        let (hours, minutes) = match digits.split_once(':') {
            Some((hours, minutes)) if minutes.len() == 2 => (hours, minutes),
            Some(_) => return Err(wrong()),
            None if digits.len() == 4 => digits.split_at_checked(2).ok_or_else(wrong)?,
            None => (digits, "0"),
        };
        let number = |text: &str| {
            let digits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| text.parse::<i64>().ok()).flatten().ok_or_else(wrong)
        };
        let (hours, minutes) = (number(hours)?, number(minutes)?);
        if minutes > 59 {
            return Err(wrong());
        }
        Self::from_seconds(sign * (hours * 3600 + minutes * 60)).ok_or_else(wrong)
    }
}

macro_rules! words {
    ($kind:ident, $what:literal, $needed:literal, $($variant:ident = $word:literal),+) => {
        impl fmt::Display for $kind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self {
                    $(Self::$variant => $word),+
                })
            }
        }

        impl FromStr for $kind {
            type Err = ChoiceParseError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(ChoiceParseError::new(text, $what, $needed)),
                }
            }
        }
    };
}

words!(
    HostCommand,
    "choice about HOST",
    "`auto`, `always` or `never`",
    Auto = "auto",
    Always = "always",
    Never = "never"
);
words!(
    HiddenFiles,
    "choice about hidden files",
    "`auto`, `always` or `never`",
    Auto = "auto",
    Always = "always",
    Never = "never"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_read_as_people_write_them() {
        for (text, seconds) in [
            ("+01:00", 3600),
            ("+1", 3600),
            ("-0530", -19_800),
            ("+5:45", 20_700),
            ("UTC", 0),
            ("+14:00", 50_400),
        ] {
            let offset: TimeOffset = text.parse().expect("an offset");
            assert_eq!(offset.seconds(), seconds, "{text}");
            assert_eq!(offset.to_string().parse(), Ok(offset));
        }
        for bad in [
            "",
            "1",
            "+",
            "+26:00",
            "+1:5",
            "+01:60",
            "+123",
            "+1h",
            "+-1",
            "+\u{e9}1:0",
        ] {
            assert!(bad.parse::<TimeOffset>().is_err(), "{bad}");
        }
    }

    #[test]
    fn choices_are_read_as_they_are_written() {
        for choice in [HostCommand::Auto, HostCommand::Always, HostCommand::Never] {
            assert_eq!(choice.to_string().parse(), Ok(choice));
        }
        for choice in [HiddenFiles::Auto, HiddenFiles::Always, HiddenFiles::Never] {
            assert_eq!(choice.to_string().parse(), Ok(choice));
        }
        assert!("maybe".parse::<HiddenFiles>().is_err());
    }
}
