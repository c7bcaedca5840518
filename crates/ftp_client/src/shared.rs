//! What the handle of a session and its task share.

use std::{
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use portolan_ftp_proto::{Failure, Learned};
use tokio::sync::Notify;

use crate::facts::Known;

/// What the handle of a session and its task share: read by one, written by the other, never held across a wait.
#[derive(Debug)]
pub(crate) struct Shared {
    state: Mutex<State>,
    ended: AtomicBool,
    news: Notify,
    /// Measured when the control connection was made.
    pub(crate) round_trip: Duration,
}

#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) learned: Learned,
    /// `None` before the log-on is complete.
    pub(crate) facts: Option<Known>,
    pub(crate) end: Option<Failure>,
    /// Tickets of requests that nobody waits for any more.
    abandoned: Vec<u64>,
}

impl Shared {
    pub(crate) fn new(learned: Learned, round_trip: Duration) -> Self {
        let state = State {
            learned,
            ..State::default()
        };
        Self {
            state: Mutex::new(state),
            ended: AtomicBool::new(false),
            news: Notify::new(),
            round_trip,
        }
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Nobody waits for this request any more.
    pub(crate) fn abandon(&self, ticket: u64) {
        self.state().abandoned.push(ticket);
        self.news.notify_one();
    }

    /// The next request that nobody waits for. Safe to drop at any point.
    pub(crate) async fn abandoned(&self) -> u64 {
        loop {
            if let Some(ticket) = self.state().abandoned.pop() {
                return ticket;
            }
            self.news.notified().await;
        }
    }

    pub(crate) fn end(&self, why: Option<Failure>) {
        self.ended.store(true, Ordering::SeqCst);
        let mut state = self.state();
        if state.end.is_none() {
            state.end = why;
        }
    }

    pub(crate) fn alive(&self) -> bool {
        !self.ended.load(Ordering::SeqCst)
    }

    pub(crate) fn learn(&self, learned: &Learned) {
        let mut state = self.state();
        if state.learned == *learned {
            return;
        }
        if let Some(known) = &mut state.facts
            && known.facts.data_mode != learned.data_mode
        {
            Arc::make_mut(&mut known.facts).data_mode = learned.data_mode;
        }
        state.learned = learned.clone();
    }
}
