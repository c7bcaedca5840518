//! What is done, in pieces that snapshots share: one file more costs one row, however many there are.

use std::{collections::VecDeque, sync::Arc};

use portolan_queue::db::{HistoryError, HistoryRow};

use crate::{DoneRow, News, NoticeKind, Verified, engine::Engine, event::Event, publish::Part};

/// Rows in a piece.
const PIECE: usize = 512;

/// Rows that come with one look further back.
pub const OLDER: usize = 10_000;

/// What is done, the newest last; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct DoneList {
    /// None of them is empty.
    pieces: VecDeque<Arc<Vec<DoneRow>>>,
    len: usize,
    older: bool,
}

impl DoneList {
    /// How many files are shown.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Is nothing done?
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Are there older ones on the disk? [`Request::OlderDone`](crate::Request::OlderDone) brings them.
    pub fn has_older(&self) -> bool {
        self.older
    }

    /// The row at this place, the oldest first.
    pub fn get(&self, mut at: usize) -> Option<&DoneRow> {
        for piece in &self.pieces {
            match piece.get(at) {
                Some(row) => return Some(row),
                None => at -= piece.len(),
            }
        }
        None
    }

    /// All of them, the oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &DoneRow> {
        self.pieces.iter().flat_map(|piece| piece.iter())
    }

    pub(crate) fn push(&mut self, row: DoneRow) {
        self.len += 1;
        match self.pieces.back_mut() {
            Some(last) if last.len() < PIECE => Arc::make_mut(last).push(row),
            _ => self.pieces.push_back(Arc::new(vec![row])),
        }
    }

    /// Forgets the oldest beyond so many, a piece at a time.
    pub(crate) fn keep_newest(&mut self, most: usize) {
        while self.pieces.front().is_some_and(|piece| self.len - piece.len() >= most) {
            let gone = self.pieces.pop_front();
            self.len -= gone.map_or(0, |piece| piece.len());
            self.older = true;
        }
    }

    /// Keeps only rows of this kind; pieces of which nothing goes stay shared.
    pub(crate) fn retain(&mut self, keeps: impl Fn(&DoneRow) -> bool) {
        for piece in &mut self.pieces {
            if !piece.iter().all(&keeps) {
                Arc::make_mut(piece).retain(&keeps);
            }
        }
        self.pieces.retain(|piece| !piece.is_empty());
        self.len = self.pieces.iter().map(|piece| piece.len()).sum();
    }

    /// Older rows, the oldest first.
    fn put_before(&mut self, rows: &[DoneRow]) {
        for piece in rows.chunks(PIECE).rev() {
            self.len += piece.len();
            self.pieces.push_front(Arc::new(piece.to_vec()));
        }
    }
}

impl FromIterator<DoneRow> for DoneList {
    fn from_iter<T: IntoIterator<Item = DoneRow>>(rows: T) -> Self {
        let mut list = Self::default();
        for row in rows {
            list.push(row);
        }
        list
    }
}

impl std::ops::Index<usize> for DoneList {
    type Output = DoneRow;

    #[expect(
        clippy::expect_used,
        reason = "a place that is not there is a mistake of the caller, as with slices"
    )]
    fn index(&self, at: usize) -> &DoneRow {
        self.get(at).expect("a row at this place")
    }
}

/// What the engine knows of the history on the disk.
#[derive(Debug, Default)]
pub(crate) struct Older {
    /// The number there of the oldest row that is shown.
    before: Option<i64>,
    /// It is being read.
    asked: bool,
    /// Rows that were asked for beyond what is shown by itself.
    pub(crate) more: usize,
}

impl Engine {
    /// What the history of earlier runs holds, the oldest first; the newest `shown` of it are shown.
    pub(crate) fn take_history(&mut self, mut rows: Vec<HistoryRow>, shown: usize) {
        let first = rows.len().saturating_sub(shown);
        let newest = rows.split_off(first);
        self.older.before = newest.first().map(|row| row.id);
        self.done = newest.into_iter().map(DoneRow::from).collect();
        self.done.older = !rows.is_empty();
    }

    /// A person wants to see further back.
    pub(crate) fn older_done(&mut self) {
        let (Some(path), Some(before)) = (
            self.kept.durable().then(|| self.config.queue.clone()).flatten(),
            self.older.before,
        ) else {
            return;
        };
        if std::mem::replace(&mut self.older.asked, true) {
            return;
        }
        let out = self.out.clone();
        self.tasks.spawn_blocking(move || {
            let page = portolan_queue::db::read_history(&path, Some(before), OLDER);
            // The engine is gone: then nobody looks.
            drop(out.blocking_send(Event::OlderDone(page)));
        });
    }

    pub(crate) fn took_older(&mut self, page: Result<Vec<HistoryRow>, HistoryError>) {
        self.older.asked = false;
        match page {
            Ok(mut page) => {
                self.older.before = page.last().map(|row| row.id).or(self.older.before);
                self.done.older = page.len() == OLDER;
                self.older.more += page.len();
                page.reverse();
                let rows: Vec<DoneRow> = page.into_iter().map(DoneRow::from).collect();
                self.done.put_before(&rows);
            }
            Err(error) => self.tell(NoticeKind::Failure, News::HistoryUnreadable(error.to_string())),
        }
        self.show.mark(Part::Done);
    }
}

impl From<HistoryRow> for DoneRow {
    fn from(row: HistoryRow) -> Self {
        Self {
            item: row.item,
            job: row.job,
            site: row.site,
            source: row.source,
            direction: row.direction,
            name: row.name,
            destination: row.destination,
            size: row.size,
            took: row.took,
            when: row.when,
            // A word of a newer version: what is sure is that the server confirmed it.
            verified: serde_json::from_str(&row.verified).unwrap_or(Verified::ConfirmedOnly),
            skipped: row.skipped,
            not_kept: row
                .not_kept
                .as_deref()
                .and_then(|told| serde_json::from_str(told).ok())
                .unwrap_or_default(),
        }
    }
}

impl From<&DoneRow> for HistoryRow {
    fn from(row: &DoneRow) -> Self {
        Self {
            id: 0,
            item: row.item,
            job: row.job,
            site: row.site,
            source: row.source,
            direction: row.direction,
            name: row.name.clone(),
            destination: row.destination.clone(),
            size: row.size,
            took: row.took,
            when: row.when,
            verified: serde_json::to_string(&row.verified).unwrap_or_default().into(),
            skipped: row.skipped,
            not_kept: (!row.not_kept.is_nothing())
                .then(|| serde_json::to_string(&row.not_kept).unwrap_or_default().into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use portolan_remote::{Direction, ItemId, JobId, SiteId};

    use super::*;
    use crate::{NotKept, Verified};

    fn row(number: u64) -> DoneRow {
        DoneRow {
            item: ItemId(number),
            job: JobId(1),
            site: SiteId(1),
            source: None,
            direction: Direction::Upload,
            name: "f".into(),
            destination: "/".into(),
            size: 1,
            took: Duration::ZERO,
            when: 0,
            verified: Verified::Size,
            skipped: false,
            not_kept: NotKept::default(),
        }
    }

    fn numbers(list: &DoneList) -> Vec<u64> {
        let all: Vec<u64> = list.iter().map(|row| row.item.0).collect();
        let each: Vec<u64> = (0..list.len()).filter_map(|at| Some(list.get(at)?.item.0)).collect();
        assert_eq!(all, each);
        assert!(list.get(list.len()).is_none());
        all
    }

    #[test]
    fn rows_come_at_the_end_and_older_ones_before() {
        let mut list: DoneList = (2000..4000).map(row).collect();
        let before = list.clone();
        list.push(row(4000));
        list.put_before(&(0..2000).map(row).collect::<Vec<_>>());
        assert_eq!(numbers(&list), (0..=4000).collect::<Vec<_>>());
        assert_eq!(before.len(), 2000);
        assert_eq!(list.iter().next_back().map(|row| row.item.0), Some(4000));
    }

    #[test]
    fn the_oldest_go_and_are_known_to_be_there() {
        let mut list: DoneList = (0..3000).map(row).collect();
        assert!(!list.has_older());
        list.keep_newest(1000);
        assert!(list.has_older() && (1000..1000 + PIECE).contains(&list.len()));
        assert_eq!(numbers(&list).last(), Some(&2999));
        list.keep_newest(0);
        assert!(list.is_empty());
    }
}
