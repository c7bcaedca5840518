//! What can be remembered of a server: the rows, what their values may be, and the words for them.

use std::{fmt, str::FromStr};

use portolan_ftp_proto::{Learned, Lesson, TimeCommand};
use portolan_remote::{DataMode, NameEncoding, TlsVersion};

/// One thing that can be remembered of a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ServerRow {
    /// The data mode that worked last: tried first under Auto.
    DataMode,
    /// A data mode that failed: passed over under Auto until nothing else is left.
    GivenUp(DataMode),
    /// May the next EPSV or PASV ride in the write of RETR?
    LookAheadRetrieve,
    /// The same for STOR.
    LookAheadStore,
    /// Do replies come in the order of the commands?
    InOrder,
    /// Was REST followed by STOR accepted?
    RestStor,
    /// Does MLSD tell the truth?
    Mlsd,
    /// Does RNTO replace a file that has the new name?
    RenameOver,
    /// Does `LIST -a` list, hidden names included?
    ListAll,
    /// Is a keep-alive during a transfer answered, and harmless?
    KeepAliveInTransfer,
    /// The command that sets modification times.
    TimeCommand,
    /// Does REST beyond 2 GiB begin where it is told to?
    LargeRest,
    /// Does it read Telnet, so that 0xFF in names must be doubled?
    DoublesIac,
    /// What the times of LIST lack to be UTC, in seconds.
    ClockOffset,
    /// The encoding of its names.
    NameEncoding,
    /// The most sessions that it allows at a time.
    SessionLimit,
    /// Does it demand that data connections resume the TLS session of the control connection?
    TlsReuse,
    /// The only version of TLS that is used with it.
    TlsVersion,
}

/// What is remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ServerValue {
    /// A data mode.
    Mode(DataMode),
    /// Yes or no.
    Switch(bool),
    /// A number of sessions, 1 to 255.
    Count(u8),
    /// Seconds.
    Seconds(i32),
    /// An encoding.
    Encoding(NameEncoding),
    /// A version of TLS.
    Version(TlsVersion),
    /// A command for modification times.
    Time(TimeCommand),
}

impl ServerRow {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 21] = [
        Self::DataMode,
        Self::GivenUp(DataMode::Epsv),
        Self::GivenUp(DataMode::Pasv),
        Self::GivenUp(DataMode::Eprt),
        Self::GivenUp(DataMode::Port),
        Self::LookAheadRetrieve,
        Self::LookAheadStore,
        Self::InOrder,
        Self::RestStor,
        Self::Mlsd,
        Self::RenameOver,
        Self::ListAll,
        Self::KeepAliveInTransfer,
        Self::TimeCommand,
        Self::LargeRest,
        Self::DoublesIac,
        Self::ClockOffset,
        Self::NameEncoding,
        Self::SessionLimit,
        Self::TlsReuse,
        Self::TlsVersion,
    ];

    /// Its name in `servers.toml` and on the command line.
    pub fn name(self) -> &'static str {
        self.words().0
    }

    /// What it says, for people.
    pub fn title(self) -> &'static str {
        self.words().1
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::DataMode => ("data_mode", "Data connections made by"),
            Self::GivenUp(DataMode::Epsv) => ("given_up_epsv", "EPSV given up"),
            Self::GivenUp(DataMode::Pasv) => ("given_up_pasv", "PASV given up"),
            Self::GivenUp(DataMode::Eprt) => ("given_up_eprt", "EPRT given up"),
            Self::GivenUp(DataMode::Port) => ("given_up_port", "PORT given up"),
            Self::LookAheadRetrieve => ("look_ahead_retrieve", "Takes the next EPSV with RETR"),
            Self::LookAheadStore => ("look_ahead_store", "Takes the next EPSV with STOR"),
            Self::InOrder => ("in_order", "Answers in order"),
            Self::RestStor => ("rest_stor", "Continues uploads with REST"),
            Self::Mlsd => ("mlsd", "MLSD tells the truth"),
            Self::RenameOver => ("rename_over", "Renaming replaces a file"),
            Self::ListAll => ("list_all", "LIST -a shows hidden names"),
            Self::KeepAliveInTransfer => ("keep_alive_in_transfer", "Keep-alive during transfers"),
            Self::TimeCommand => ("time_command", "Modification times set by"),
            Self::LargeRest => ("large_rest", "Continues files beyond 2 GiB"),
            Self::DoublesIac => ("doubles_iac", "Wants 0xFF in names doubled"),
            Self::ClockOffset => ("clock_offset", "Its clock differs from UTC by"),
            Self::NameEncoding => ("name_encoding", "Encoding of names"),
            Self::SessionLimit => ("session_limit", "Sessions allowed at a time"),
            Self::TlsReuse => ("tls_reuse", "Demands TLS session reuse"),
            Self::TlsVersion => ("tls_version", "TLS version used"),
        }
    }

    /// The value that this text means for this row; `None` where it means none.
    pub fn parse(self, text: &str) -> Option<ServerValue> {
        let text = text.trim();
        match self {
            Self::DataMode => DataMode::ALL
                .into_iter()
                .find(|mode| mode.to_string().eq_ignore_ascii_case(text))
                .map(ServerValue::Mode),
            Self::TimeCommand => TimeCommand::ALL
                .into_iter()
                .find(|one| one.to_string().eq_ignore_ascii_case(text))
                .map(ServerValue::Time),
            Self::SessionLimit => text.parse().ok().filter(|count| *count > 0).map(ServerValue::Count),
            Self::ClockOffset => text
                .trim_end_matches('s')
                .trim_end()
                .parse()
                .ok()
                .map(ServerValue::Seconds),
            Self::NameEncoding => text
                .parse()
                .ok()
                .filter(|encoding: &NameEncoding| !encoding.is_auto())
                .map(ServerValue::Encoding),
            Self::TlsVersion => match text.trim_start_matches("TLS").trim_start() {
                "1.2" => Some(ServerValue::Version(TlsVersion::V1_2)),
                "1.3" => Some(ServerValue::Version(TlsVersion::V1_3)),
                _ => None,
            },
            _ => match text {
                "yes" | "true" => Some(ServerValue::Switch(true)),
                "no" | "false" => Some(ServerValue::Switch(false)),
                _ => None,
            },
        }
    }

    /// What may be set, for a message.
    pub fn allowed(self) -> &'static str {
        match self {
            Self::DataMode => "epsv, pasv, eprt or port",
            Self::SessionLimit => "a number from 1 to 255",
            Self::TimeCommand => "MFMT, SITE UTIME, MDTM, or SITE UTIME, path first",
            Self::ClockOffset => "a number of seconds",
            Self::NameEncoding => "the name of an encoding, like GBK or windows-1252",
            Self::TlsVersion => "1.2 or 1.3",
            _ => "yes or no",
        }
    }

    /// Can this row hold that value?
    pub(crate) fn takes(self, value: ServerValue) -> bool {
        match (self, value) {
            (Self::DataMode, ServerValue::Mode(_))
            | (Self::TimeCommand, ServerValue::Time(_))
            | (Self::ClockOffset, ServerValue::Seconds(_))
            | (Self::TlsVersion, ServerValue::Version(_)) => true,
            (Self::SessionLimit, ServerValue::Count(count)) => count > 0,
            (Self::NameEncoding, ServerValue::Encoding(encoding)) => !encoding.is_auto(),
            (
                Self::DataMode
                | Self::TimeCommand
                | Self::ClockOffset
                | Self::TlsVersion
                | Self::SessionLimit
                | Self::NameEncoding,
                _,
            ) => false,
            (_, value) => matches!(value, ServerValue::Switch(_)),
        }
    }
}

/// No row has this name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is nothing that is remembered of servers")]
pub struct NoSuchRow(String);

/// By [`ServerRow::name`].
impl FromStr for ServerRow {
    type Err = NoSuchRow;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|row| row.name() == name);
        found.ok_or_else(|| NoSuchRow(name.to_owned()))
    }
}

/// For people: `EPSV`, `yes`, `4`, `-3600 s`, `TLS 1.2`.
impl fmt::Display for ServerValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mode(mode) => write!(f, "{mode}"),
            Self::Switch(true) => f.write_str("yes"),
            Self::Switch(false) => f.write_str("no"),
            Self::Count(count) => write!(f, "{count}"),
            Self::Seconds(seconds) => write!(f, "{seconds:+} s"),
            Self::Encoding(encoding) => write!(f, "{encoding}"),
            Self::Version(TlsVersion::V1_2) => f.write_str("TLS 1.2"),
            Self::Version(TlsVersion::V1_3) => f.write_str("TLS 1.3"),
            Self::Time(command) => write!(f, "{command}"),
        }
    }
}

const SWITCHES: [(ServerRow, Lesson); 10] = [
    (ServerRow::LookAheadRetrieve, Lesson::LookAheadRetrieve),
    (ServerRow::LookAheadStore, Lesson::LookAheadStore),
    (ServerRow::InOrder, Lesson::InOrder),
    (ServerRow::RestStor, Lesson::RestStor),
    (ServerRow::Mlsd, Lesson::Mlsd),
    (ServerRow::RenameOver, Lesson::RenameOver),
    (ServerRow::ListAll, Lesson::ListAll),
    (ServerRow::KeepAliveInTransfer, Lesson::KeepAliveInTransfer),
    (ServerRow::LargeRest, Lesson::LargeRest),
    (ServerRow::DoublesIac, Lesson::DoublesIac),
];

fn switch(learned: &mut Learned, lesson: Lesson) -> Option<&mut Option<bool>> {
    match lesson {
        Lesson::LookAheadRetrieve => Some(&mut learned.look_ahead_retrieve),
        Lesson::LookAheadStore => Some(&mut learned.look_ahead_store),
        Lesson::InOrder => Some(&mut learned.in_order),
        Lesson::RestStor => Some(&mut learned.rest_stor),
        Lesson::Mlsd => Some(&mut learned.mlsd),
        Lesson::RenameOver => Some(&mut learned.rename_over),
        Lesson::ListAll => Some(&mut learned.list_all),
        Lesson::KeepAliveInTransfer => Some(&mut learned.keep_alive_in_transfer),
        Lesson::LargeRest => Some(&mut learned.large_rest),
        Lesson::DoublesIac => Some(&mut learned.doubles_iac),
        Lesson::DataMode | Lesson::TimeCommand | Lesson::ClockOffset => None,
    }
}

/// The rows of what a session has learnt, each with its reason.
pub(crate) fn rows_of(learned: &Learned) -> Vec<(ServerRow, ServerValue, String)> {
    let mut copy = learned.clone();
    let reason = |lesson| learned.reasons.get(&lesson).cloned().unwrap_or_default();
    let mut rows = Vec::new();
    if let Some(mode) = learned.data_mode {
        rows.push((ServerRow::DataMode, ServerValue::Mode(mode), reason(Lesson::DataMode)));
    }
    for (row, lesson) in SWITCHES {
        if let Some(on) = switch(&mut copy, lesson).and_then(|switch| *switch) {
            rows.push((row, ServerValue::Switch(on), reason(lesson)));
        }
    }
    if let Some(command) = learned.time_command {
        let value = ServerValue::Time(command);
        rows.push((ServerRow::TimeCommand, value, reason(Lesson::TimeCommand)));
    }
    if let Some(seconds) = learned.clock_offset {
        let value = ServerValue::Seconds(seconds);
        rows.push((ServerRow::ClockOffset, value, reason(Lesson::ClockOffset)));
    }
    for (mode, why) in &learned.given_up {
        rows.push((ServerRow::GivenUp(*mode), ServerValue::Switch(true), why.clone()));
    }
    rows
}

/// Puts a row into what a session begins with; rows of the engine's own change nothing.
pub(crate) fn put(learned: &mut Learned, row: ServerRow, value: ServerValue, from: &str) {
    let lesson = match (row, value) {
        (ServerRow::DataMode, ServerValue::Mode(mode)) => {
            learned.data_mode = Some(mode);
            Lesson::DataMode
        }
        (ServerRow::TimeCommand, ServerValue::Time(command)) => {
            learned.time_command = Some(command);
            Lesson::TimeCommand
        }
        (ServerRow::ClockOffset, ServerValue::Seconds(seconds)) => {
            learned.clock_offset = Some(seconds);
            Lesson::ClockOffset
        }
        (ServerRow::GivenUp(mode), ServerValue::Switch(on)) => {
            if on {
                learned.given_up.insert(mode, from.to_owned());
            }
            return;
        }
        (row, ServerValue::Switch(on)) => {
            let Some((_, lesson)) = SWITCHES.into_iter().find(|(other, _)| *other == row) else {
                return;
            };
            if let Some(switch) = switch(learned, lesson) {
                *switch = Some(on);
            }
            lesson
        }
        _ => return,
    };
    learned.reasons.insert(lesson, from.to_owned());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_name_of_its_own_and_reads_what_it_shows() {
        let mut names = std::collections::BTreeSet::new();
        for row in ServerRow::ALL {
            assert!(names.insert(row.name()) && !row.title().is_empty());
            assert_eq!(row.name().parse(), Ok(row));
            for value in [
                ServerValue::Mode(DataMode::Eprt),
                ServerValue::Switch(true),
                ServerValue::Switch(false),
                ServerValue::Count(3),
                ServerValue::Seconds(-3600),
                ServerValue::Encoding("gbk".parse().unwrap()),
                ServerValue::Version(TlsVersion::V1_2),
                ServerValue::Time(TimeCommand::SiteUtimePath),
            ] {
                let read = row.parse(&value.to_string());
                assert_eq!(
                    read.is_some_and(|read| read == value),
                    row.takes(value),
                    "{row:?} {value}"
                );
            }
        }
        assert!("nothing".parse::<ServerRow>().is_err());
        assert_eq!(ServerRow::SessionLimit.parse("0"), None);
    }

    #[test]
    fn what_was_learnt_comes_back_from_its_rows() {
        let learned = Learned {
            data_mode: Some(DataMode::Pasv),
            look_ahead_retrieve: Some(true),
            look_ahead_store: Some(false),
            in_order: Some(true),
            rest_stor: Some(false),
            mlsd: Some(true),
            rename_over: Some(false),
            list_all: Some(true),
            keep_alive_in_transfer: Some(false),
            time_command: Some(TimeCommand::SiteUtime),
            large_rest: Some(false),
            doubles_iac: Some(true),
            clock_offset: Some(7200),
            given_up: [(DataMode::Epsv, "refused".to_owned())].into(),
            reasons: SWITCHES
                .into_iter()
                .map(|(_, lesson)| lesson)
                .chain([Lesson::DataMode, Lesson::TimeCommand, Lesson::ClockOffset])
                .map(|lesson| (lesson, format!("{lesson:?}")))
                .collect(),
        };
        let mut again = Learned::default();
        for (row, value, from) in rows_of(&learned) {
            assert!(row.takes(value));
            put(&mut again, row, value, &from);
        }
        assert_eq!(again, learned);
    }
}
