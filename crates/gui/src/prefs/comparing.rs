//! How the folders of two panes are compared.

use portolan_engine::CompareBy;
use toml_edit::{DocumentMut, value};

/// What was chosen for comparisons in the panes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Comparing {
    /// By what.
    pub(crate) by: CompareBy,
    /// Hide what is the same?
    pub(crate) only_differences: bool,
    /// Do rows of both panes stand beside each other, with gaps for what one of them lacks?
    pub(crate) aligned: bool,
}

pub(super) const WORDS: [(CompareBy, &str); 3] = [
    (CompareBy::Size, "size"),
    (CompareBy::Time, "time"),
    (CompareBy::Content, "contents"),
];

impl Comparing {
    pub(super) fn parse(document: &DocumentMut) -> Self {
        let switch = |key: &str| document.get(key).and_then(toml_edit::Item::as_bool).unwrap_or(false);
        let word = document.get("compare_by").and_then(|item| item.as_str());
        let by = WORDS.iter().find(|(_, known)| word == Some(*known));
        Self {
            by: by.map(|(by, _)| *by).unwrap_or_default(),
            only_differences: switch("only_differences"),
            aligned: switch("aligned_rows"),
        }
    }

    pub(super) fn write(self, before: Self, document: &mut DocumentMut) {
        if self.by != before.by
            && let Some((_, word)) = WORDS.iter().find(|(by, _)| *by == self.by)
        {
            document["compare_by"] = value(*word);
        }
        if self.only_differences != before.only_differences {
            document["only_differences"] = value(self.only_differences);
        }
        if self.aligned != before.aligned {
            document["aligned_rows"] = value(self.aligned);
        }
    }
}
