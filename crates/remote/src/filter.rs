//! Filters: which entries of a folder are shown, and which of them are transferred.
//!
//! A [`Filter`] names entries by conditions, a [`Selection`] says what becomes of those, and [`Selection::matcher`] makes
//! of it a [`Matcher`] that is quick enough for a million entries. Panes and jobs use the same.

mod day;
mod glob;
mod matcher;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use day::{BadDay, Day};
pub use matcher::{BadFilter, Candidate, Matcher};

/// Names the entries that meet its conditions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "snake_case")]
pub struct Filter {
    /// What the person calls it.
    pub name: Arc<str>,
    /// It can name files (and links and devices).
    pub files: bool,
    /// It can name folders.
    pub folders: bool,
    /// Which of the conditions must hold.
    pub matches: Matches,
    /// Capitals and small letters differ.
    pub match_case: bool,
    /// The conditions. A filter without any names nothing.
    pub conditions: Vec<Condition>,
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            name: "".into(),
            files: true,
            folders: true,
            matches: Matches::All,
            match_case: false,
            conditions: Vec::new(),
        }
    }
}

impl Filter {
    /// Names files (or folders, if the pattern ends with `/`) whose name is like this pattern: `*` is any text, `?` any
    /// character, `[a-z]` one of these, `{a,b}` one of those. With a `/` inside it is about the end of the path.
    pub fn glob(pattern: &str) -> Self {
        let (text, folders) = match pattern.strip_suffix('/') {
            Some(text) => (text, true),
            None => (pattern, false),
        };
        let condition = if text.contains('/') {
            Condition::Path {
                is: TextTest::Glob,
                text: format!("**/{}", text.trim_start_matches('/')),
            }
        } else {
            Condition::Name {
                is: TextTest::Glob,
                text: text.to_owned(),
            }
        };
        Self {
            name: pattern.into(),
            files: !folders,
            folders,
            conditions: vec![condition],
            ..Self::default()
        }
    }
}

/// Which conditions of a filter must hold for it to name an entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Matches {
    /// All of them.
    #[default]
    All,
    /// At least one.
    Any,
    /// None of them.
    None,
    /// Not all of them.
    NotAll,
}

/// One test of an entry. What is not known of the entry (a size, a time, an owner, permissions) meets no
/// test.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Condition {
    /// Its name.
    Name {
        /// How.
        is: TextTest,
        /// With what.
        text: String,
    },
    /// Its path, with `/` between the names.
    Path {
        /// How.
        is: TextTest,
        /// With what.
        text: String,
    },
    /// To whom it belongs, as the server says it: a name or a number.
    Owner {
        /// How.
        is: TextTest,
        /// With what.
        text: String,
    },
    /// The same of the group.
    Group {
        /// How.
        is: TextTest,
        /// With what.
        text: String,
    },
    /// Its length.
    Size {
        /// How.
        is: SizeTest,
        /// With what, in bytes.
        bytes: u64,
    },
    /// The day (of UTC) on which its contents changed last.
    Modified {
        /// How.
        is: DayTest,
        /// With what.
        day: Day,
    },
    /// An attribute of Windows, or what comes near to it elsewhere: a name with a dot in front is hidden, what nobody may
    /// write is read-only. The others are never set.
    Attribute {
        /// Which.
        attribute: Attribute,
        /// Is it set?
        set: bool,
    },
    /// A Unix permission.
    Permission {
        /// Which.
        permission: Permission,
        /// Is it set?
        set: bool,
    },
}

/// How texts are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextTest {
    /// It is somewhere inside.
    Contains,
    /// It is the whole.
    Equals,
    /// It is the beginning.
    BeginsWith,
    /// It is the end.
    EndsWith,
    /// A regular expression finds something.
    Regex,
    /// It is nowhere inside.
    Lacks,
    /// A pattern with `*`, `?`, `[…]` and `{…,…}` is like the whole. In a path `*` stays within a name, `**` does not.
    Glob,
}

/// How sizes are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SizeTest {
    /// More than that.
    Greater,
    /// That.
    Equal,
    /// Not that.
    NotEqual,
    /// Less than that.
    Less,
}

/// How days are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayTest {
    /// Before that day.
    Before,
    /// On that day.
    On,
    /// Not on that day.
    NotOn,
    /// After that day.
    After,
}

/// An attribute as Windows has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words of Windows say it")]
pub enum Attribute {
    Archive,
    Compressed,
    Encrypted,
    Hidden,
    ReadOnly,
    System,
}

/// A Unix permission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words of chmod say it")]
pub enum Permission {
    OwnerRead,
    OwnerWrite,
    OwnerExecute,
    GroupRead,
    GroupWrite,
    GroupExecute,
    WorldRead,
    WorldWrite,
    WorldExecute,
}

impl Permission {
    /// All nine, from the highest bit down.
    pub const ALL: [Self; 9] = [
        Self::OwnerRead,
        Self::OwnerWrite,
        Self::OwnerExecute,
        Self::GroupRead,
        Self::GroupWrite,
        Self::GroupExecute,
        Self::WorldRead,
        Self::WorldWrite,
        Self::WorldExecute,
    ];

    /// Its bit in a mode.
    pub fn bit(self) -> u16 {
        0o400 >> self as u16
    }
}

/// What becomes of the entries that filters name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Selection {
    /// What one of these names is left out, folders with all that is in them.
    pub leave_out: Vec<Filter>,
    /// Of the files, only what one of these names is taken; the same of the folders. Where none of them is about files
    /// (or folders), all are taken.
    pub only: Vec<Filter>,
}

impl Selection {
    /// Does it take everything?
    pub fn is_empty(&self) -> bool {
        self.leave_out.is_empty() && self.only.is_empty()
    }

    /// The form that entries are compared with.
    pub fn matcher(&self) -> Result<Matcher, BadFilter> {
        Matcher::new(self)
    }
}

/// How the folders of a job are read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FolderRules {
    /// Which entries are taken. What the person named by hand is taken in any case.
    pub selection: Selection,
    /// What becomes of symbolic links.
    pub links: LinkRule,
    /// Entries whose name begins with a dot are taken too.
    pub hidden: bool,
}

impl Default for FolderRules {
    fn default() -> Self {
        Self {
            selection: Selection::default(),
            links: LinkRule::Follow,
            hidden: true,
        }
    }
}

/// What becomes of symbolic links in a folder that is transferred.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkRule {
    /// What they point to goes, if it lies within the folder that the person named and leads in no circle.
    #[default]
    Follow,
    /// Downloads make relative links of them, if they stay within the folder that the person named. FTP has no command that
    /// makes a link, so uploads leave them out.
    AsLink,
    /// They are left out.
    Skip,
}
