//! Filters in the form that entries are compared with.

use std::sync::Arc;

use regex::bytes::{Regex, RegexBuilder};

use super::{Attribute, Condition, Day, DayTest, Filter, Matches, Selection, SizeTest, TextTest, glob};
use crate::{Entry, EntryKind, FileName, Permissions};

/// The largest regular expression, compiled, in bytes.
const LARGEST_REGEX: usize = 1 << 20;

/// A filter that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the filter \u{201c}{filter}\u{201d} has a regular expression that cannot be read: {why}")]
pub struct BadFilter {
    /// What the person calls it.
    pub filter: Arc<str>,
    /// What is wrong with it.
    pub why: String,
}

/// What filters can look at.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// Its name.
    pub name: &'a FileName,
    /// The path of the folder that it is in, with `/` between the names.
    pub folder: &'a [u8],
    /// File, folder, link or something else.
    pub kind: EntryKind,
    /// Length in bytes.
    pub size: Option<u64>,
    /// When its contents changed last, UTC seconds since 1970.
    pub modified: Option<i64>,
    /// Unix mode bits.
    pub mode: Option<u16>,
    /// To whom it belongs.
    pub owner: Option<&'a str>,
    /// To which group.
    pub group: Option<&'a str>,
}

impl<'a> Candidate<'a> {
    /// An entry of a listing. `server_offset` is what to add to the server's wall clock to get UTC, in seconds.
    pub fn of(entry: &'a Entry, folder: &'a [u8], server_offset: i64) -> Self {
        Self {
            name: &entry.name,
            folder,
            kind: entry.kind,
            size: entry.size,
            modified: entry.modified.map(|time| time.utc_seconds(server_offset)),
            mode: match entry.permissions() {
                Some(Permissions::Unix(mode)) => Some(mode),
                _ => None,
            },
            owner: entry.owner(),
            group: entry.group(),
        }
    }

    fn path(&self) -> Vec<u8> {
        let folder = self.folder.strip_suffix(b"/").unwrap_or(self.folder);
        [folder, b"/", self.name.as_bytes()].concat()
    }
}

/// A [`Selection`] that is ready to be used.
#[derive(Clone, Debug, Default)]
pub struct Matcher {
    leave_out: Vec<One>,
    only: Vec<One>,
}

#[derive(Clone, Debug)]
struct One {
    files: bool,
    folders: bool,
    matches: Matches,
    tests: Vec<Test>,
}

#[derive(Clone, Debug)]
enum Test {
    Name(Regex, bool),
    Path(Regex, bool),
    Owner(Regex, bool),
    Group(Regex, bool),
    Other(Condition),
}

impl Matcher {
    pub(super) fn new(selection: &Selection) -> Result<Self, BadFilter> {
        let all = |filters: &[Filter]| filters.iter().map(One::new).collect::<Result<_, _>>();
        Ok(Self {
            leave_out: all(&selection.leave_out)?,
            only: all(&selection.only)?,
        })
    }

    /// Is the entry taken?
    pub fn takes(&self, candidate: &Candidate<'_>) -> bool {
        if self.leave_out.iter().any(|filter| filter.names(candidate)) {
            return false;
        }
        let mut about = self
            .only
            .iter()
            .filter(|filter| filter.about(candidate.kind))
            .peekable();
        about.peek().is_none() || about.any(|filter| filter.names(candidate))
    }
}

impl One {
    fn new(filter: &Filter) -> Result<Self, BadFilter> {
        let tests = filter.conditions.iter().map(|condition| Test::new(condition, filter));
        Ok(Self {
            files: filter.files,
            folders: filter.folders,
            matches: filter.matches,
            tests: tests.collect::<Result<_, _>>()?,
        })
    }

    fn about(&self, kind: EntryKind) -> bool {
        if kind == EntryKind::Folder {
            self.folders
        } else {
            self.files
        }
    }

    fn names(&self, candidate: &Candidate<'_>) -> bool {
        if self.tests.is_empty() || !self.about(candidate.kind) {
            return false;
        }
        let mut tests = self.tests.iter();
        match self.matches {
            Matches::All => tests.all(|test| test.holds(candidate)),
            Matches::Any => tests.any(|test| test.holds(candidate)),
            Matches::None => !tests.any(|test| test.holds(candidate)),
            Matches::NotAll => !tests.all(|test| test.holds(candidate)),
        }
    }
}

impl Test {
    fn new(condition: &Condition, filter: &Filter) -> Result<Self, BadFilter> {
        let compiled = |is: TextTest, text: &str, of| {
            regex(is, text, of, filter.match_case).map_err(|error| BadFilter {
                filter: filter.name.clone(),
                why: error.to_string(),
            })
        };
        Ok(match condition {
            Condition::Name { is, text } => Self::Name(compiled(*is, text, Of::Name)?, *is != TextTest::Lacks),
            Condition::Path { is, text } => Self::Path(compiled(*is, text, Of::Path)?, *is != TextTest::Lacks),
            Condition::Owner { is, text } => Self::Owner(compiled(*is, text, Of::Name)?, *is != TextTest::Lacks),
            Condition::Group { is, text } => Self::Group(compiled(*is, text, Of::Name)?, *is != TextTest::Lacks),
            other => Self::Other(other.clone()),
        })
    }

    fn holds(&self, candidate: &Candidate<'_>) -> bool {
        let known = |text: Option<&str>, regex: &Regex, wanted: bool| {
            text.is_some_and(|text| regex.is_match(text.as_bytes()) == wanted)
        };
        let condition = match self {
            Self::Owner(regex, wanted) => return known(candidate.owner, regex, *wanted),
            Self::Group(regex, wanted) => return known(candidate.group, regex, *wanted),
            Self::Name(regex, wanted) => return regex.is_match(candidate.name.as_bytes()) == *wanted,
            Self::Path(regex, wanted) => return regex.is_match(&candidate.path()) == *wanted,
            Self::Other(condition) => condition,
        };
        match condition {
            Condition::Name { .. } | Condition::Path { .. } | Condition::Owner { .. } | Condition::Group { .. } => {
                false
            }
            Condition::Size { is, bytes } => candidate.size.is_some_and(|size| match is {
                SizeTest::Greater => size > *bytes,
                SizeTest::Equal => size == *bytes,
                SizeTest::NotEqual => size != *bytes,
                SizeTest::Less => size < *bytes,
            }),
            Condition::Modified { is, day } => candidate.modified.map(Day::of).is_some_and(|modified| match is {
                DayTest::Before => modified < *day,
                DayTest::On => modified == *day,
                DayTest::NotOn => modified != *day,
                DayTest::After => modified > *day,
            }),
            Condition::Attribute { attribute, set } => {
                let found = match attribute {
                    Attribute::Hidden => Some(candidate.name.hidden()),
                    Attribute::ReadOnly => candidate.mode.map(|mode| mode & 0o222 == 0),
                    Attribute::Archive | Attribute::Compressed | Attribute::Encrypted | Attribute::System => {
                        Some(false)
                    }
                };
                found == Some(*set)
            }
            Condition::Permission { permission, set } => candidate
                .mode
                .is_some_and(|mode| (mode & permission.bit() != 0) == *set),
        }
    }
}

/// What a text is compared with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Name,
    Path,
}

/// Every way to compare texts is a regular expression, over bytes: names need not be UTF-8.
fn regex(is: TextTest, text: &str, of: Of, match_case: bool) -> Result<Regex, regex::Error> {
    let escaped = regex::escape(text);
    let pattern = match is {
        TextTest::Contains | TextTest::Lacks => escaped,
        TextTest::Equals => format!(r"\A(?:{escaped})\z"),
        TextTest::BeginsWith => format!(r"\A(?:{escaped})"),
        TextTest::EndsWith => format!(r"(?:{escaped})\z"),
        TextTest::Regex => text.to_owned(),
        TextTest::Glob => glob::to_regex(text, of == Of::Path),
    };
    RegexBuilder::new(&pattern)
        .case_insensitive(!match_case)
        .size_limit(LARGEST_REGEX)
        .build()
}
