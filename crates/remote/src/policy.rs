//! What to do where a target exists already.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::ChoiceParseError;

/// What to do where the target exists already. "Unknown" never overwrites: where a comparison cannot be made, the
/// policies that compare fall back to asking.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConflictPolicy {
    /// As the settings say for this direction, and where they do not say either, ask the person.
    #[default]
    Ask,
    /// Replace it.
    Replace,
    /// Replace it if the source is newer.
    ReplaceIfNewer,
    /// Replace it if the sizes differ.
    ReplaceIfSizeDiffers,
    /// Replace it if the source is newer, or the sizes differ.
    ReplaceIfNewerOrSizeDiffers,
    /// Replace it if the contents differ: by their sizes, else by a hash that the server makes.
    ReplaceIfContentDiffers,
    /// Append what is missing, after comparing what is there.
    Resume,
    /// Write to a free name: `index (2).html`, or as the settings say.
    KeepBoth,
    /// Leave it.
    Skip,
}

impl ConflictPolicy {
    /// Every policy.
    pub const ALL: [Self; 9] = [
        Self::Ask,
        Self::Replace,
        Self::ReplaceIfNewer,
        Self::ReplaceIfSizeDiffers,
        Self::ReplaceIfNewerOrSizeDiffers,
        Self::ReplaceIfContentDiffers,
        Self::Resume,
        Self::KeepBoth,
        Self::Skip,
    ];

    /// Its name in files of settings, the same as on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ask => "ask",
            Self::Replace => "replace",
            Self::ReplaceIfNewer => "newer",
            Self::ReplaceIfSizeDiffers => "size",
            Self::ReplaceIfNewerOrSizeDiffers => "newer-or-size",
            Self::ReplaceIfContentDiffers => "content",
            Self::Resume => "resume",
            Self::KeepBoth => "keep-both",
            Self::Skip => "skip",
        }
    }

    /// The policy of this name.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|policy| policy.word() == word)
    }
}

/// How a file that was moved is checked, beside the server's own word that it is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verification {
    /// By its size.
    #[default]
    Size,
    /// By a checksum where the server makes one, else by its size.
    Checksum,
    /// By a checksum where the server makes one, else it is brought once more and compared byte by byte.
    ReadBack,
}

impl Verification {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Size, Self::Checksum, Self::ReadBack];

    /// Its name in files of settings, the same as on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Size => "size",
            Self::Checksum => "checksum",
            Self::ReadBack => "read-back",
        }
    }
}

/// `size`, `checksum` or `read-back`.
impl FromStr for Verification {
    type Err = ChoiceParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.into_iter().find(|way| way.word() == text.trim());
        known.ok_or_else(|| ChoiceParseError::new(text, "way to check files", "`size`, `checksum` or `read-back`"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_to_check_has_a_word_of_its_own() {
        for way in Verification::ALL {
            assert_eq!(way.word().parse(), Ok(way));
        }
        assert!("always".parse::<Verification>().is_err());
    }

    #[test]
    fn each_policy_has_a_word_of_its_own() {
        for policy in ConflictPolicy::ALL {
            assert_eq!(ConflictPolicy::of_word(policy.word()), Some(policy));
        }
        assert_eq!(ConflictPolicy::of_word("always"), None);
    }
}
