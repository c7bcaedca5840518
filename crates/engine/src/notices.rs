//! Things worth telling: numbered, bounded, the oldest goes first.

use std::{
    collections::VecDeque,
    sync::Arc,
    time::{Duration, Instant},
};

use portolan_remote::RemoteError;

use crate::{JobEnd, News, Notice, NoticeId, NoticeKind};

/// Notices that are kept.
const KEPT: usize = 200;

/// Jobs that end within so much of each other are one piece of news: making folders alike is a job for each folder.
const TOGETHER: Duration = Duration::from_secs(3);

#[derive(Debug, Default)]
pub(crate) struct Notices {
    open: VecDeque<Notice>,
    last: u64,
    /// When a job ended last.
    ended: Option<Instant>,
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

    /// A job ended: told with the one before, if that is the newest notice, a moment old, and of the same sort.
    pub(crate) fn job_ended(&mut self, kind: NoticeKind, end: JobEnd, now: Instant) {
        let before = self.ended.replace(now);
        let recent = before.is_some_and(|before| now.saturating_duration_since(before) < TOGETHER);
        let newest = self.open.back().filter(|newest| recent && newest.kind == kind);
        let both = newest.and_then(|newest| match &newest.news {
            News::JobEnded(told) => told.and(&end),
            _ => None,
        });
        if both.is_some() {
            self.open.pop_back();
        }
        self.add(kind, News::JobEnded(both.unwrap_or(end)));
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
    fn jobs_that_end_together_are_one_notice() {
        let mut notices = Notices::default();
        let end = |site: &str, files| JobEnd {
            up: true,
            site: site.to_owned(),
            files,
            ..JobEnd::default()
        };
        let begun = Instant::now();
        let mut ended = |site, files, after| {
            notices.job_ended(NoticeKind::Done, end(site, files), begun + Duration::from_millis(after));
            let all = notices.all();
            let files = all.iter().map(|notice| match &notice.news {
                News::JobEnded(end) => end.files,
                other => panic!("{other:?}"),
            });
            files.collect::<Vec<_>>()
        };
        assert_eq!(ended("a", 1, 0), [1]);
        assert_eq!(ended("a", 2, 2_900), [3]);
        assert_eq!(ended("a", 4, 5_800), [7]);
        assert_eq!(ended("b", 1, 5_900), [7, 1], "another server");
        assert_eq!(ended("b", 1, 9_000), [7, 1, 1], "some time later");
        let all = notices.all();
        notices.dismiss(all[2].id);
        notices.job_ended(NoticeKind::Warning, end("b", 5), begun + Duration::from_secs(9));
        assert_eq!(notices.all().len(), 3, "what went wrong stands by itself");
    }

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
