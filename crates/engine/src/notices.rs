//! Things worth telling: numbered, bounded, the oldest goes first.

use std::{collections::VecDeque, sync::Arc};

use portolan_remote::RemoteError;

use crate::{News, Notice, NoticeId, NoticeKind};

/// Notices that are kept.
const KEPT: usize = 200;

#[derive(Debug, Default)]
pub(crate) struct Notices {
    open: VecDeque<Notice>,
    last: u64,
}

impl Notices {
    pub(crate) fn add(&mut self, kind: NoticeKind, news: News) {
        self.last += 1;
        if self.open.len() == KEPT {
            self.open.pop_front();
        }
        self.open.push_back(Notice {
            id: NoticeId(self.last),
            kind,
            news,
        });
    }

    /// A failure; its text is what, where and why.
    pub(crate) fn failure(&mut self, error: impl Into<Arc<RemoteError>>) {
        self.add(NoticeKind::Failure, News::Failure(error.into()));
    }

    pub(crate) fn dismiss(&mut self, id: NoticeId) {
        self.open.retain(|notice| notice.id != id);
    }

    pub(crate) fn all(&self) -> Arc<[Notice]> {
        self.open.iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notices_are_bounded_and_numbered_on() {
        let mut notices = Notices::default();
        for number in 0..KEPT + 10 {
            notices.add(NoticeKind::Info, News::EditSaved(number.to_string()));
        }
        let all = notices.all();
        assert_eq!(all.len(), KEPT);
        assert_eq!(all.last().map(|notice| notice.id), Some(NoticeId(KEPT as u64 + 10)));
        notices.dismiss(all[0].id);
        assert_eq!(notices.all()[0].id, all[1].id);
    }
}
