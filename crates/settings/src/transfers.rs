//! What holds for all transfers: how many at once, how fast, what where a target exists, how often again, and what when
//! all is done.

use std::time::Duration;

use portolan_remote::{ConflictPolicy, Direction, FileTypes, TextNames, TypeChoice, Verification};
use toml_edit::{Array, Item, Table, TableLike};

use crate::{NamePattern, SettingsProblem, SpeedRule, SpeedSchedule};

/// What the person chose for transfers. In the file it is the table `transfers`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransferSettings {
    /// Sessions for transfers with all sites together, 1 to 32.
    pub sessions_in_all: u8,
    /// Files that may be uploaded at once, 1 to 32; `None` = as many as there are sessions.
    pub uploads_at_once: Option<u8>,
    /// The same for downloads.
    pub downloads_at_once: Option<u8>,
    /// Limits on speed by hour and day of the week.
    pub speed_schedule: SpeedSchedule,
    /// What to do where the target of an upload exists, and of a download.
    pub if_exists: ConflictDefaults,
    /// How the name is made where both files are kept.
    pub keep_both: NamePattern,
    /// How files are checked that were moved, where the site says nothing.
    pub verify: Verification,
    /// As what files are moved, where nobody chose it for a job.
    pub file_type: TypeChoice,
    /// What is text, where the names decide.
    pub text: TextNames,
    /// How often an item is begun before it fails, 1 to 1000.
    pub attempts: u32,
    /// The wait before the second attempt; each further one is twice as long. At least a second.
    pub retry_delay: Duration,
    /// No wait is longer.
    pub longest_retry_delay: Duration,
    /// How long the server may be silent, 5 s to an hour; `None` = what is right for each step.
    pub time_limit: Option<Duration>,
    /// What happens when nothing is left to do.
    pub on_finish: OnFinish,
    /// Does the computer stay awake while files move?
    pub keep_awake: bool,
    /// So many files that are done are remembered, 0 to ten million; the oldest are forgotten first.
    pub keep_done: usize,
}

/// What to do where a target exists and neither job nor item say it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ConflictDefaults {
    /// For uploads.
    pub upload: ConflictPolicy,
    /// For downloads.
    pub download: ConflictPolicy,
}

impl ConflictDefaults {
    /// What holds for a direction.
    pub fn get(self, direction: Direction) -> ConflictPolicy {
        match direction {
            Direction::Upload => self.upload,
            Direction::Download => self.download,
        }
    }

    /// Sets what holds for a direction.
    pub fn set(&mut self, direction: Direction, policy: ConflictPolicy) {
        match direction {
            Direction::Upload => self.upload = policy,
            Direction::Download => self.download = policy,
        }
    }
}

/// What happens when nothing is left to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnFinish {
    /// Show a notification of the desktop?
    pub notify: bool,
    /// Play a sound?
    pub sound: bool,
    /// A program and its arguments, run as they stand, by no shell; empty = none.
    pub command: Vec<String>,
    /// And then?
    pub then: Then,
}

impl Default for OnFinish {
    fn default() -> Self {
        Self {
            notify: true,
            sound: false,
            command: Vec::new(),
            then: Then::Nothing,
        }
    }
}

/// The last thing that happens when nothing is left to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Then {
    /// Nothing.
    #[default]
    Nothing,
    /// The program closes.
    Close,
    /// The computer sleeps.
    Sleep,
    /// The computer is shut down.
    ShutDown,
}

impl Then {
    /// Every choice with its word.
    pub const WORDS: [(Self, &'static str); 4] = [
        (Self::Nothing, "nothing"),
        (Self::Close, "close"),
        (Self::Sleep, "sleep"),
        (Self::ShutDown, "shut-down"),
    ];

    /// Its word in files and on the command line.
    pub fn word(self) -> &'static str {
        Self::WORDS
            .iter()
            .find(|(then, _)| *then == self)
            .map_or("nothing", |(_, word)| word)
    }

    /// The choice of this word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::WORDS
            .iter()
            .find(|(_, known)| *known == word)
            .map(|(then, _)| *then)
    }
}

impl Default for TransferSettings {
    fn default() -> Self {
        Self {
            sessions_in_all: 32,
            uploads_at_once: None,
            downloads_at_once: None,
            speed_schedule: SpeedSchedule::default(),
            if_exists: ConflictDefaults::default(),
            keep_both: NamePattern::default(),
            verify: Verification::Size,
            file_type: TypeChoice::Binary,
            text: TextNames::default(),
            attempts: 6,
            retry_delay: Duration::from_secs(1),
            longest_retry_delay: Duration::from_mins(2),
            time_limit: None,
            on_finish: OnFinish::default(),
            keep_awake: true,
            keep_done: 50_000,
        }
    }
}

/// Reads one table; each bad value becomes a problem and its default.
struct Reader<'a> {
    table: &'a dyn TableLike,
    problems: &'a mut Vec<SettingsProblem>,
}

impl Reader<'_> {
    fn read<T>(&mut self, key: &'static str, why: &'static str, read: impl Fn(&Item) -> Option<T>, to: &mut T) {
        match self.table.get(key).map(read) {
            None => {}
            Some(Some(value)) => *to = value,
            Some(None) => self.problems.push(SettingsProblem::Value { key, why }),
        }
    }

    fn seconds(&mut self, key: &'static str, least: u64, to: &mut Duration) {
        let read = |item: &Item| number(item, least, 86_400).map(Duration::from_secs);
        self.read(key, "a number of seconds is needed, at most a day", read, to);
    }
}

impl Reader<'_> {
    /// What is text.
    fn types(&mut self, found: &mut TransferSettings) {
        let choice = |item: &Item| item.as_str()?.parse().ok();
        let why = "`automatic`, `binary` or `ascii` is needed";
        self.read("file_type", why, choice, &mut found.file_type);
        let endings = |item: &Item| words(item, |ending| ending.strip_prefix('.').unwrap_or(ending));
        let why = "a list of endings like `txt` is needed, none of them empty, with a `.` or a `/` inside";
        let fit = |ending: &String| !ending.is_empty() && !ending.contains(['.', '/']);
        let all = |item: &Item| endings(item).filter(|all| all.iter().all(fit));
        self.read("text_endings", why, all, &mut found.text.endings);
        let fit = |name: &String| !name.is_empty() && !name.contains('/');
        let all = |item: &Item| words(item, |name| name).filter(|all| all.iter().all(fit));
        let why = "a list of names like `Makefile` is needed, none of them empty or with a `/` inside";
        self.read("text_names", why, all, &mut found.text.names);
        let switch = |item: &Item| item.as_bool();
        let why = "`true` or `false` is needed";
        self.read("text_without_ending", why, switch, &mut found.text.without_ending);
        self.read("text_hidden", why, switch, &mut found.text.hidden);
    }
}

fn words(item: &Item, word: impl Fn(&str) -> &str) -> Option<Vec<String>> {
    Some(lines(item)?.iter().map(|text| word(text.trim()).to_owned()).collect())
}

fn number(item: &Item, least: u64, most: u64) -> Option<u64> {
    let number = item.as_integer().and_then(|number| u64::try_from(number).ok())?;
    (least..=most).contains(&number).then_some(number)
}

fn policy(item: &Item) -> Option<ConflictPolicy> {
    ConflictPolicy::of_word(item.as_str()?)
}

fn lines(item: &Item) -> Option<Vec<String>> {
    let texts = item.as_array()?.iter().map(|text| text.as_str().map(str::to_owned));
    texts.collect()
}

const POLICIES: &str =
    "`ask`, `replace`, `newer`, `size`, `newer-or-size`, `content`, `resume`, `keep-both` or `skip` is needed";
const UP_TO_32: &str = "a number from 1 to 32 is needed";

impl TransferSettings {
    /// The types of the files of a job for which this was chosen; `None` = as here.
    pub fn types(&self, choice: Option<TypeChoice>) -> FileTypes {
        FileTypes::new(choice.unwrap_or(self.file_type), &self.text)
    }

    pub(crate) fn parse(item: Option<&Item>, problems: &mut Vec<SettingsProblem>) -> Self {
        let mut found = Self::default();
        let Some(item) = item else { return found };
        let Some(table) = item.as_table_like() else {
            problems.push(SettingsProblem::Value {
                key: "transfers",
                why: "a table is needed",
            });
            return found;
        };
        let mut reader = Reader { table, problems };
        let small = |item: &Item| number(item, 1, 32).and_then(|number| u8::try_from(number).ok());
        reader.read("sessions_in_all", UP_TO_32, small, &mut found.sessions_in_all);
        // 0 = as many as there are sessions.
        let some = |item: &Item| match number(item, 0, 32)? {
            0 => Some(None),
            number => Some(u8::try_from(number).ok()),
        };
        reader.read(
            "uploads_at_once",
            "a number from 0 to 32 is needed",
            some,
            &mut found.uploads_at_once,
        );
        reader.read(
            "downloads_at_once",
            "a number from 0 to 32 is needed",
            some,
            &mut found.downloads_at_once,
        );
        let schedule = |item: &Item| {
            let rules: Option<Vec<SpeedRule>> = lines(item)?.iter().map(|line| line.parse().ok()).collect();
            rules.map(SpeedSchedule)
        };
        let why = "a list of rules like `mon-fri 08:00-18:00 up=500000 down=0` is needed";
        reader.read("speed_schedule", why, schedule, &mut found.speed_schedule);
        reader.read("upload_if_exists", POLICIES, policy, &mut found.if_exists.upload);
        reader.read("download_if_exists", POLICIES, policy, &mut found.if_exists.download);
        let pattern = |item: &Item| NamePattern::parse(item.as_str()?).ok();
        let why = "a name with `{name}` and `{n}` in it is needed, and without `/`";
        reader.read("keep_both", why, pattern, &mut found.keep_both);
        let way = |item: &Item| item.as_str()?.parse().ok();
        let why = "`size`, `checksum` or `read-back` is needed";
        reader.read("verify", why, way, &mut found.verify);
        reader.types(&mut found);
        let attempts = |item: &Item| number(item, 1, 1000).and_then(|number| u32::try_from(number).ok());
        reader.read(
            "attempts",
            "a number from 1 to 1000 is needed",
            attempts,
            &mut found.attempts,
        );
        reader.seconds("retry_delay", 1, &mut found.retry_delay);
        reader.seconds("longest_retry_delay", 1, &mut found.longest_retry_delay);
        let limit = |item: &Item| match number(item, 0, 3600)? {
            0 => Some(None),
            1..5 => None,
            seconds => Some(Some(Duration::from_secs(seconds))),
        };
        let why = "a number of seconds from 5 to 3600 is needed, or 0 for what is right for each step";
        reader.read("time_limit", why, limit, &mut found.time_limit);
        let switch = |item: &Item| item.as_bool();
        let why = "`true` or `false` is needed";
        reader.read("notify_at_end", why, switch, &mut found.on_finish.notify);
        reader.read("sound_at_end", why, switch, &mut found.on_finish.sound);
        reader.read("keep_awake", why, switch, &mut found.keep_awake);
        let rows = |item: &Item| number(item, 0, 10_000_000).and_then(|rows| usize::try_from(rows).ok());
        let why = "a number up to 10000000 is needed";
        reader.read("keep_done", why, rows, &mut found.keep_done);
        let why = "a list of a program and its arguments is needed";
        reader.read("command_at_end", why, lines, &mut found.on_finish.command);
        let then = |item: &Item| Then::of_word(item.as_str()?);
        reader.read(
            "then",
            "`nothing`, `close`, `sleep` or `shut-down` is needed",
            then,
            &mut found.on_finish.then,
        );
        found
    }

    pub(crate) fn write(&self, item: &mut Item) {
        if item.as_table_like().is_none() {
            *item = Item::Table(Table::new());
        }
        let Some(table) = item.as_table_like_mut() else { return };
        let whole = |number: u64| toml_edit::value(i64::try_from(number).unwrap_or(i64::MAX));
        let list = |lines: Vec<String>| toml_edit::value(lines.into_iter().collect::<Array>());
        let mut put = |key: &str, item: Item| drop(table.insert(key, item));
        put("sessions_in_all", whole(self.sessions_in_all.into()));
        put("uploads_at_once", whole(self.uploads_at_once.unwrap_or(0).into()));
        put("downloads_at_once", whole(self.downloads_at_once.unwrap_or(0).into()));
        put(
            "speed_schedule",
            list(self.speed_schedule.0.iter().map(ToString::to_string).collect()),
        );
        put("upload_if_exists", toml_edit::value(self.if_exists.upload.word()));
        put("download_if_exists", toml_edit::value(self.if_exists.download.word()));
        put("keep_both", toml_edit::value(self.keep_both.to_string()));
        put("verify", toml_edit::value(self.verify.word()));
        put("file_type", toml_edit::value(self.file_type.word()));
        put("text_endings", list(self.text.endings.clone()));
        put("text_names", list(self.text.names.clone()));
        put("text_without_ending", toml_edit::value(self.text.without_ending));
        put("text_hidden", toml_edit::value(self.text.hidden));
        put("attempts", whole(self.attempts.into()));
        put("retry_delay", whole(self.retry_delay.as_secs()));
        put("longest_retry_delay", whole(self.longest_retry_delay.as_secs()));
        put("time_limit", whole(self.time_limit.map_or(0, |limit| limit.as_secs())));
        put("notify_at_end", toml_edit::value(self.on_finish.notify));
        put("sound_at_end", toml_edit::value(self.on_finish.sound));
        put("command_at_end", list(self.on_finish.command.clone()));
        put("then", toml_edit::value(self.on_finish.then.word()));
        put("keep_awake", toml_edit::value(self.keep_awake));
        put("keep_done", whole(self.keep_done as u64));
    }
}

#[cfg(test)]
mod tests {
    use toml_edit::DocumentMut;

    use super::*;

    fn parse(text: &str) -> (TransferSettings, Vec<SettingsProblem>) {
        let document: DocumentMut = text.parse().expect("TOML");
        let mut problems = Vec::new();
        (
            TransferSettings::parse(document.get("transfers"), &mut problems),
            problems,
        )
    }

    #[test]
    fn what_is_written_is_read() {
        let settings = TransferSettings {
            sessions_in_all: 9,
            uploads_at_once: Some(3),
            downloads_at_once: None,
            speed_schedule: SpeedSchedule(vec!["mon-fri 08:00-18:00 up=500000 down=0".parse().expect("a rule")]),
            if_exists: ConflictDefaults {
                upload: ConflictPolicy::ReplaceIfNewerOrSizeDiffers,
                download: ConflictPolicy::KeepBoth,
            },
            keep_both: NamePattern::parse("{n}-{name}{ext}").expect("a pattern"),
            verify: Verification::ReadBack,
            file_type: TypeChoice::Automatic,
            text: TextNames {
                endings: vec!["txt".to_owned()],
                names: vec!["READ ME".to_owned(), ".env".to_owned()],
                without_ending: true,
                hidden: true,
            },
            attempts: 11,
            retry_delay: Duration::from_secs(3),
            longest_retry_delay: Duration::from_mins(5),
            time_limit: Some(Duration::from_secs(45)),
            on_finish: OnFinish {
                notify: false,
                sound: true,
                command: vec!["/usr/bin/true".to_owned(), "a b".to_owned()],
                then: Then::ShutDown,
            },
            keep_awake: false,
            keep_done: 7,
        };
        let mut document = DocumentMut::new();
        settings.write(&mut document["transfers"]);
        assert_eq!(parse(&document.to_string()), (settings, Vec::new()));
        assert_eq!(parse(""), (TransferSettings::default(), Vec::new()));
    }

    #[test]
    fn each_bad_value_is_reported_and_the_others_hold() {
        let (settings, problems) = parse(
            "[transfers]\nsessions_in_all = 0\nuploads_at_once = 33\nspeed_schedule = ['mon']\nupload_if_exists = 'always'\n\
             keep_both = 'x'\nattempts = 0\nretry_delay = 0\ntime_limit = 4\ncommand_at_end = 'rm -rf /'\nthen = 'explode'\n\
             downloads_at_once = 2\nfile_type = 'text'\ntext_endings = ['tar.gz']\ntext_names = ['a/b']\ntext_hidden = 1\n",
        );
        assert_eq!(problems.len(), 14);
        let expected = TransferSettings {
            downloads_at_once: Some(2),
            ..TransferSettings::default()
        };
        assert_eq!(settings, expected);
        assert_eq!(parse("transfers = 1").1.len(), 1);
    }
}
