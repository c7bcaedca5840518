//! What the lists of the dock are made of, and what a row says to filters and sorting.

use std::{borrow::Cow, collections::HashSet, fmt::Debug, sync::Arc};

use portolan_engine::{DoneList, DoneRow, Question, Transfer, Verified};
use portolan_queue::{ItemState, Priority, QueueSnapshot, Row};
use portolan_remote::{Direction, ItemId, JobId, SiteId};

use super::{
    GroupKey, Only, Wish,
    index::{Facts, Read},
};
use crate::{
    frame::FrameCx,
    pane::add_natural_key,
    prefs::{DockKey, Grouping},
    queue_panel::{done, failed, row},
    words,
};

/// Failed rows among the others that the queue's own order may have: more are left out by an index.
pub(in crate::queue_panel) const FEW_FAILED: usize = 500;

/// A list of the dock at one moment.
pub(in crate::queue_panel) trait Source: Clone + Debug + Send + Sync + 'static {
    /// What a row is known by.
    type Id: Copy + Debug + Send + Sync;

    /// What it is now.
    fn take(frame: &FrameCx) -> Self;

    /// Can it be shown as it is, without an index?
    fn plain(frame: &FrameCx) -> bool;

    /// Is it still what it is, for this wish?
    fn holds(&self, frame: &FrameCx, wish: &Wish) -> bool;

    /// About how many rows there are.
    fn len(frame: &FrameCx) -> usize;

    /// All rows in the list's own order, until `take` says `false`.
    fn each(&self, take: impl FnMut(Self::Id) -> bool);

    /// The first part of a row's name.
    fn top(&self, id: Self::Id) -> Option<&[u8]>;

    /// Reads one row; what sorts it is added to `key`, as bytes that compare as it does.
    fn read(&self, id: Self::Id, wish: &Wish, key: &mut Vec<u8>) -> Read;
}

/// Rows of the queue: those that failed, or all others.
#[derive(Clone)]
pub(in crate::queue_panel) struct QueueRows<const FAILED: bool> {
    frame: Arc<FrameCx>,
    asking: Arc<HashSet<ItemId>>,
}

/// What moves and what waits.
pub(in crate::queue_panel) type WaitingRows = QueueRows<false>;
/// What failed.
pub(in crate::queue_panel) type FailedRows = QueueRows<true>;

impl<const FAILED: bool> Debug for QueueRows<FAILED> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("QueueRows").finish_non_exhaustive()
    }
}

impl<const FAILED: bool> QueueRows<FAILED> {
    /// The queue that it was made of.
    pub(in crate::queue_panel) fn queue(&self) -> &Arc<QueueSnapshot> {
        &self.frame.queue
    }
}

/// Which items ask something.
fn asks(frame: &FrameCx) -> impl Iterator<Item = ItemId> {
    frame.prompts.iter().filter_map(|prompt| match &prompt.question {
        Question::Exists { item, .. } => Some(*item),
        _ => None,
    })
}

/// Does the wish look at what changes while a transfer goes on?
fn lively(wish: &Wish) -> bool {
    let by = wish.order.map(|order| order.key);
    !wish.words.is_empty()
        || matches!(wish.only, Only::Moving | Only::Waiting | Only::Held | Only::Asking)
        || matches!(
            by,
            Some(DockKey::Progress | DockKey::Speed | DockKey::Left | DockKey::State | DockKey::Amount)
        )
}

impl<const FAILED: bool> Source for QueueRows<FAILED> {
    type Id = ItemId;

    fn take(frame: &FrameCx) -> Self {
        Self {
            frame: Arc::new(frame.of_queue()),
            asking: Arc::new(asks(frame).collect()),
        }
    }

    fn plain(frame: &FrameCx) -> bool {
        FAILED || frame.queue.failed_len() <= FEW_FAILED
    }

    fn holds(&self, frame: &FrameCx, wish: &Wish) -> bool {
        let own = &self.frame;
        Arc::ptr_eq(&own.queue, &frame.queue)
            && (FAILED
                || !lively(wish)
                || (Arc::ptr_eq(&own.transfers, &frame.transfers) && Arc::ptr_eq(&own.prompts, &frame.prompts)))
    }

    fn len(frame: &FrameCx) -> usize {
        if FAILED {
            frame.queue.failed_len()
        } else {
            frame.queue.len()
        }
    }

    fn each(&self, mut take: impl FnMut(ItemId) -> bool) {
        let queue = &self.frame.queue;
        if FAILED {
            for id in queue.failed_ids() {
                if !take(id) {
                    return;
                }
            }
        } else {
            for id in queue.ids() {
                if !take(id) {
                    return;
                }
            }
        }
    }

    fn top(&self, id: ItemId) -> Option<&[u8]> {
        self.frame.queue.top_of(id)
    }

    fn read(&self, id: ItemId, wish: &Wish, key: &mut Vec<u8>) -> Read {
        let frame = &*self.frame;
        let Some(row) = frame.queue.row_without_texts(id) else {
            return Read::NotHere;
        };
        let failed = failed::failed(&row);
        if failed.is_some() != FAILED {
            return Read::NotHere;
        }
        let running = frame.transfer(id);
        let asking = self.asking.contains(&id);
        let takes = match wish.only {
            Only::Moving => running.is_some(),
            Only::Waiting => running.is_none() && !asking && row.state == ItemState::Waiting,
            Only::Held => running.is_none() && row.state == ItemState::Held,
            Only::Asking => asking,
            _ => true,
        };
        let told = || match failed {
            Some(failed) => failed::why(failed),
            None => row::state(frame, &row, running),
        };
        let texts = |text: &mut String| {
            frame.queue.add_name(id, text);
            text.push('\n');
            frame.queue.add_destination(id, text);
        };
        if !takes
            || wish.way.is_some_and(|way| way != row.direction)
            || !holds_words(&wish.words, texts, || servers(frame, row.site, row.source), told)
        {
            return Read::LeftOut;
        }
        if let Some(order) = wish.order {
            match order.key {
                DockKey::Why => text_key(&told(), key),
                DockKey::When => time_key(failed.map(|failed| failed.when), key),
                DockKey::State => {
                    key.push(rank(&row, running, asking));
                    text_key(&told(), key);
                }
                DockKey::File => {
                    let mut text = String::new();
                    frame.queue.add_name(id, &mut text);
                    text_key(&text, key);
                }
                DockKey::Destination => {
                    let mut text = String::new();
                    frame.queue.add_destination(id, &mut text);
                    text_key(&text, key);
                }
                by => queue_key(frame, &row, running, by, key),
            }
        }
        Read::Taken(Facts {
            group: group(wish.group, row.job, row.site),
            bytes: row.size.unwrap_or(0),
        })
    }
}

/// What moves stands before what waits.
fn rank(row: &Row, running: Option<&Transfer>, asking: bool) -> u8 {
    match (asking, running) {
        (true, _) => 0,
        (false, Some(transfer)) if transfer.retry_in.is_some() => 2,
        (false, Some(_)) => 1,
        (false, None) if row.state == ItemState::Waiting => 3,
        (false, None) => 4,
    }
}

fn queue_key(frame: &FrameCx, row: &Row, running: Option<&Transfer>, by: DockKey, key: &mut Vec<u8>) {
    match by {
        DockKey::Server => text_key(&servers(frame, row.site, row.source), key),
        DockKey::Direction => key.push(u8::from(row.direction == Direction::Download)),
        DockKey::Size | DockKey::Amount => {
            let size = running.and_then(|transfer| transfer.size).or(row.size);
            number_key(size.map_or(0, |size| size.saturating_add(1)), key);
        }
        DockKey::Progress => {
            let share = running.and_then(|transfer| row::share(transfer, transfer.size.or(row.size)));
            number_key(share.map_or(0, |share| 1 + (f64::from(share) * 1e9) as u64), key);
        }
        DockKey::Speed => number_key(running.map_or(0, |transfer| transfer.speed), key),
        // What nobody knows comes behind.
        DockKey::Left => {
            let left = running.and_then(|transfer| transfer.left);
            number_key(left.map_or(u64::MAX, |left| left.as_millis() as u64), key);
        }
        DockKey::Priority => key.push(match row.priority {
            Priority::Highest => 0,
            Priority::High => 1,
            Priority::Normal => 2,
            Priority::Low => 3,
            Priority::Lowest => 4,
        }),
        DockKey::Attempts => number_key(row.attempts.into(), key),
        // By the caller, or no column of this list.
        DockKey::File | DockKey::Destination | DockKey::State | DockKey::Why | DockKey::When | DockKey::Checked => {}
    }
}

/// What is done, the newest first.
#[derive(Clone)]
pub(in crate::queue_panel) struct DoneRows {
    done: Arc<DoneList>,
    frame: Arc<FrameCx>,
}

impl Debug for DoneRows {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DoneRows").finish_non_exhaustive()
    }
}

impl DoneRows {
    /// The row with this number: its place, the oldest first.
    pub(in crate::queue_panel) fn row(&self, at: u32) -> Option<&DoneRow> {
        self.done.get(at as usize)
    }
}

impl Source for DoneRows {
    type Id = u32;

    fn take(frame: &FrameCx) -> Self {
        Self {
            done: Arc::clone(&frame.done),
            frame: Arc::new(frame.of_queue()),
        }
    }

    fn plain(_: &FrameCx) -> bool {
        true
    }

    fn holds(&self, frame: &FrameCx, _: &Wish) -> bool {
        Arc::ptr_eq(&self.done, &frame.done)
    }

    fn len(frame: &FrameCx) -> usize {
        frame.done.len()
    }

    fn each(&self, mut take: impl FnMut(u32) -> bool) {
        for at in (0..self.done.len() as u32).rev() {
            if !take(at) {
                return;
            }
        }
    }

    fn top(&self, at: u32) -> Option<&[u8]> {
        let name = &self.done.get(at as usize)?.name;
        name.split('/').next().map(str::as_bytes)
    }

    fn read(&self, at: u32, wish: &Wish, key: &mut Vec<u8>) -> Read {
        let Some(row) = self.done.get(at as usize) else {
            return Read::NotHere;
        };
        let takes = match wish.only {
            Only::Skipped => row.skipped,
            Only::Size => !row.skipped && row.verified == Verified::Size,
            Only::Confirmed => !row.skipped && row.verified == Verified::ConfirmedOnly,
            Only::Checksum => !row.skipped && matches!(row.verified, Verified::Checksum(_)),
            Only::ReadBack => !row.skipped && row.verified == Verified::ReadBack,
            Only::Text => !row.skipped && row.verified == Verified::Text,
            _ => true,
        };
        let told = || done::checked(row);
        let texts = |text: &mut String| {
            for part in [&*row.name, "\n", &*row.destination] {
                text.push_str(part);
            }
        };
        if !takes
            || wish.way.is_some_and(|way| way != row.direction)
            || !holds_words(&wish.words, texts, || servers(&self.frame, row.site, row.source), told)
        {
            return Read::LeftOut;
        }
        match wish.order.map(|order| order.key) {
            Some(DockKey::File) => text_key(&row.name, key),
            Some(DockKey::Destination) => text_key(&row.destination, key),
            Some(DockKey::Server) => text_key(&servers(&self.frame, row.site, row.source), key),
            Some(DockKey::Direction) => key.push(u8::from(row.direction == Direction::Download)),
            Some(DockKey::Size) => number_key(row.size, key),
            Some(DockKey::Speed) => number_key(done::speed(row), key),
            Some(DockKey::When) => time_key(Some(row.when), key),
            Some(DockKey::Checked) => text_key(&done::checked(row), key),
            _ => {}
        }
        Read::Taken(Facts {
            group: group(wish.group, row.job, row.site),
            bytes: row.size,
        })
    }
}

fn group(grouping: Grouping, job: JobId, site: SiteId) -> Option<GroupKey> {
    match grouping {
        Grouping::Nothing => None,
        Grouping::Job => Some(GroupKey::Job(job)),
        Grouping::Site => Some(GroupKey::Site(site)),
    }
}

/// The name of a site.
/// The same of what may go from one to another: both.
fn servers(frame: &FrameCx, site: SiteId, source: Option<SiteId>) -> Cow<'_, str> {
    match source {
        Some(source) => format!("{} → {}", server(frame, source), server(frame, site)).into(),
        None => server(frame, site),
    }
}

fn server(frame: &FrameCx, site: SiteId) -> Cow<'_, str> {
    frame
        .site(site)
        .map_or(Cow::Borrowed(""), |site| words::visible(&site.site.name))
}

/// Do texts, server or state hold all of these words?
fn holds_words<'a>(
    words: &[String],
    texts: impl FnOnce(&mut String),
    server: impl FnOnce() -> Cow<'a, str>,
    state: impl FnOnce() -> String,
) -> bool {
    if words.is_empty() {
        return true;
    }
    let mut text = String::new();
    texts(&mut text);
    let lower = |text: &mut String| {
        if text.is_ascii() {
            text.make_ascii_lowercase();
        } else {
            *text = text.to_lowercase();
        }
    };
    lower(&mut text);
    if words.iter().all(|word| text.contains(word.as_str())) {
        return true;
    }
    let mut more = format!("{}\n{}", server(), state());
    lower(&mut more);
    words
        .iter()
        .all(|word| text.contains(word.as_str()) || more.contains(word.as_str()))
}

fn text_key(text: &str, key: &mut Vec<u8>) {
    if text.is_ascii() {
        add_natural_key(&text.to_ascii_lowercase(), key);
    } else {
        add_natural_key(&text.to_lowercase(), key);
    }
}

fn number_key(number: u64, key: &mut Vec<u8>) {
    key.extend_from_slice(&number.to_be_bytes());
}

/// Unknown times come first.
fn time_key(time: Option<i64>, key: &mut Vec<u8>) {
    number_key(time.map_or(0, |time| (time as u64) ^ (1 << 63)), key);
}
