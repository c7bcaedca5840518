//! What many entries of a listing have in common, kept once.

use std::{collections::HashMap, sync::Arc};

use portolan_remote::Details;

/// Owner, group and protection string.
type Told<'a> = [Option<&'a [u8]>; 3];

/// So many different details are remembered; a server that has more of them in one folder is met with patience, not
/// with memory.
const MOST: usize = 4096;

/// The details that entries of this listing had so far.
#[derive(Debug, Default)]
pub(super) struct Shared {
    last: Option<(Key, Arc<Details>)>,
    known: HashMap<Key, Arc<Details>>,
}

type Key = [Option<Box<[u8]>>; 3];

impl Shared {
    /// The same value for the same words; `None` where nothing is told.
    pub(super) fn details(&mut self, told: Told<'_>) -> Option<Arc<Details>> {
        if told == [None; 3] {
            return None;
        }
        // Mostly the line before had the same.
        if let Some((key, details)) = &self.last
            && key.iter().map(Option::as_deref).eq(told)
        {
            return Some(Arc::clone(details));
        }
        let key = told.map(|word| word.map(Box::from));
        if self.known.len() >= MOST {
            self.known.clear();
        }
        let details = self.known.entry(key.clone()).or_insert_with(|| {
            let [owner, group, protection] = told.map(|word| word.map(text));
            Arc::new(Details {
                owner,
                group,
                protection,
                link_target: None,
            })
        });
        let details = Arc::clone(details);
        self.last = Some((key, Arc::clone(&details)));
        Some(details)
    }
}

/// Bytes that are shown and never sent back.
fn text(bytes: &[u8]) -> Arc<str> {
    String::from_utf8_lossy(bytes).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_are_kept_once_and_there_is_an_end_to_it() {
        let mut shared = Shared::default();
        let owners = [b"nora", b"ada_"];
        let mut seen = Vec::new();
        for number in 0..8 {
            let told = [Some(&owners[number % 2][..]), None, None];
            seen.push(shared.details(told).expect("something is told"));
        }
        assert!(seen.iter().step_by(2).all(|details| Arc::ptr_eq(details, &seen[0])));
        assert_eq!(seen[1].owner.as_deref(), Some("ada_"));
        assert_eq!(shared.details([None; 3]), None);
        for number in 0..3 * MOST {
            let owner = number.to_string();
            let details = shared.details([Some(owner.as_bytes()), None, None]);
            assert_eq!(
                details.and_then(|details| details.owner.clone()).as_deref(),
                Some(&*owner)
            );
            assert!(shared.known.len() <= MOST);
        }
    }
}
