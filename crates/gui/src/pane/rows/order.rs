//! What decides which entry comes first.

use std::cmp::Ordering;

use portolan_remote::{Entry, EntryKind, FileName, NameEncoding, Timestamp};

use super::Wish;
use crate::{
    pane::draw,
    prefs::{SortKey, Sorting},
};

/// A row with what its place depends on.
pub(super) struct Keyed<'a> {
    pub(super) place: (u32, u32),
    pub(super) name: Vec<u8>,
    pub(super) by: By<'a>,
    pub(super) entry: &'a Entry,
}

/// What the column that sorts says of an entry, worked out once.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum By<'a> {
    /// Names decide, and they are at hand already.
    Name,
    Number(Option<u64>),
    Time(Option<(i64, u32)>),
    Text(Option<&'a str>),
    Words(Option<String>),
}

impl<'a> By<'a> {
    pub(super) fn of(entry: &'a Entry, wish: &Wish) -> Self {
        match wish.order.key {
            SortKey::Name => Self::Name,
            SortKey::Size => Self::Number(wish.counted(entry).or(entry.size)),
            SortKey::Modified => {
                let when = |Timestamp { seconds, nanos, .. }| (seconds, nanos);
                Self::Time(entry.modified.map(when))
            }
            SortKey::Permissions => Self::Words(entry.permissions().map(|permissions| permissions.to_string())),
            SortKey::Type => Self::Words(Some(draw::kind(entry))),
            SortKey::Owner => Self::Text(entry.owner()),
            SortKey::Group => Self::Text(entry.group()),
        }
    }
}

impl Keyed<'_> {
    pub(super) fn compare(&self, other: &Self, wish: &Wish) -> Ordering {
        let behind = |entry: &Entry| wish.sorting.folders_first && entry.kind != EntryKind::Folder;
        let by_name = || {
            self.name
                .cmp(&other.name)
                .then_with(|| self.entry.name.cmp(&other.entry.name))
        };
        let directed = |ordering: Ordering| {
            if wish.order.ascending {
                ordering
            } else {
                ordering.reverse()
            }
        };
        behind(self.entry)
            .cmp(&behind(other.entry))
            .then_with(|| match wish.order.key {
                SortKey::Name => directed(by_name()),
                _ => directed(self.by.cmp(&other.by)).then_with(by_name),
            })
    }
}

/// Bytes that compare as the person wants names to: without regard to case, and `a2` before `a10`, or as they are.
pub(in crate::pane) fn name_key(name: &FileName, sorting: Sorting, reading: NameEncoding) -> Vec<u8> {
    let shown = || reading.show(name.as_bytes());
    match (sorting.natural, sorting.case_sensitive) {
        (false, true) => shown().into_owned().into_bytes(),
        (false, false) => shown().to_lowercase().into_bytes(),
        (true, true) => natural_key(&shown()),
        (true, false) => natural_key(&shown().to_lowercase()),
    }
}

/// Bytes that compare as the text does, numbers in it by their value.
fn natural_key(text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(text.len() + 4);
    add_natural_key(text, &mut key);
    key
}

/// The same, added to a key.
pub(crate) fn add_natural_key(text: &str, key: &mut Vec<u8>) {
    let mut rest = text.as_bytes();
    while let Some(first) = rest.first() {
        let digits = first.is_ascii_digit();
        let len = rest.iter().take_while(|byte| byte.is_ascii_digit() == digits).count();
        let (part, behind) = rest.split_at(len);
        rest = behind;
        if !digits {
            key.extend_from_slice(part);
            continue;
        }
        let zeros = part.iter().take_while(|digit| **digit == b'0').count().min(len - 1);
        let number = &part[zeros..];
        // The number of digits before the digits: a longer number is a larger one. It stands where digits stand, and takes
        // one byte as long as it can: most comparisons end within the first bytes that differ.
        key.push(b'0');
        match u8::try_from(number.len()) {
            Ok(len) if len < u8::MAX => key.push(len),
            _ => {
                key.push(u8::MAX);
                key.extend_from_slice(&(number.len() as u32).to_be_bytes());
            }
        }
        key.extend_from_slice(number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_compared_by_their_value() {
        let long = |digits: usize| format!("a{}", "1".repeat(digits));
        let ascending = [
            "a".to_owned(),
            "a0".to_owned(),
            "a2b10".to_owned(),
            "a2b010c".to_owned(),
            "a10".to_owned(),
            long(254),
            long(255),
            long(256),
            long(300),
            "ab".to_owned(),
            "ä1".to_owned(),
        ];
        let keys: Vec<Vec<u8>> = ascending.iter().map(|text| natural_key(text)).collect();
        assert!(keys.is_sorted_by(|a, b| a < b), "{keys:?}");
        assert_eq!(natural_key("a007"), natural_key("a7"));
    }
}
