//! Who gets how many of the sessions of a site, when more are wanted, and when one goes.
//!
//! - All sessions together are never more than the server takes, those that are on their way in or out included.
//! - What a person waits for comes first. A person who looks around keeps one session free of transfers where there are
//!   two; one who has gone lends it to them, and gets it back within [`CALL_BACK`].
//! - Where the server allows one session, transfers and the person share it between items.
//! - Sites that lead to the same user at the same server share what it takes of that user (`users`, `turns`).
//! - On a server that demands TLS session reuse, a session with one ticket left or none is worn: another logs in ahead
//!   of need and takes over.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use portolan_remote::{Remote, SessionId};

use super::{Doing, Session, SiteState, Stage, Within};

/// An idle session beyond the one that is kept for browsing is closed after this time.
const IDLE: Duration = Duration::from_mins(1);

/// So long after the last thing that a person asked, one session is kept for the next.
const LOOKING_AROUND: Duration = Duration::from_secs(10);

/// So long a person waits for a transfer to end, before one is called back.
pub(super) const CALL_BACK: Duration = Duration::from_secs(2);

/// Within this time a server notices that a session has gone, a log-on that it does not answer included.
const NOTICED: Duration = Duration::from_secs(30);

impl SiteState {
    /// Has it too few tickets left for a server that demands reuse? A session that was never lent is as good as it gets.
    pub(super) fn worn(&self, session: &Session) -> bool {
        self.demands_reuse && session.lent > 0 && (session.tickets_left)().is_some_and(|left| left <= 1)
    }

    fn spent(&self, session: &Session) -> bool {
        self.worn(session) && (session.tickets_left)() == Some(0)
    }

    pub(super) fn current(&self, session: &Session) -> bool {
        session.generation == self.generation
    }

    /// An idle session that is still of use, a fresh one first.
    fn idle(&mut self) -> Option<SessionId> {
        self.sessions
            .retain(|session| session.remote.alive() || !session.free());
        let usable = |session: &&Session| session.free() && self.current(session) && !self.spent(session);
        let usable: Vec<&Session> = self.sessions.iter().filter(usable).collect();
        let fresh = usable.iter().find(|session| !self.worn(session));
        fresh.or(usable.first()).map(|session| session.id)
    }

    /// An idle session for what waits, and whether it is for the person (or else for an item).
    pub(crate) fn idle_for_waiting(
        &mut self,
        wanted: usize,
        within: Within,
        now: Instant,
    ) -> Option<(SessionId, Arc<dyn Remote>)> {
        if self.ops.is_empty() && (self.waiting.is_empty() || !self.more_may_move(wanted, within, now)) {
            return None;
        }
        let busy = self.sessions.iter().filter(|session| !session.free()).count();
        if within.share.is_some_and(|share| busy >= share) {
            // It is another's turn.
            return None;
        }
        self.lend_idle()
    }

    /// Could an item have a session at once?
    pub(crate) fn has_for_item(&mut self, wanted: usize, within: Within, now: Instant) -> bool {
        self.ops.is_empty() && self.more_may_move(wanted, within, now) && self.idle().is_some()
    }

    /// An idle session for an item that waits for two.
    pub(crate) fn idle_for_item(
        &mut self,
        wanted: usize,
        within: Within,
        now: Instant,
    ) -> Option<(SessionId, Arc<dyn Remote>)> {
        if !self.has_for_item(wanted, within, now) {
            return None;
        }
        self.lend_idle()
    }

    fn more_may_move(&self, wanted: usize, within: Within, now: Instant) -> bool {
        let items = self
            .sessions
            .iter()
            .filter(|session| matches!(session.doing, Doing::Items(_)));
        items.count() < self.transfer_limit(wanted, within, now)
    }

    fn lend_idle(&mut self) -> Option<(SessionId, Arc<dyn Remote>)> {
        let id = self.idle()?;
        let session = self.session(id)?;
        session.lent += 1;
        Some((id, session.remote.clone()))
    }

    /// Sessions that transfers may use.
    pub(crate) fn transfer_limit(&self, wanted: usize, within: Within, now: Instant) -> usize {
        if !matches!(self.stage, Stage::Up) {
            return 0;
        }
        let Some(most) = within.allowed() else {
            return wanted;
        };
        let for_person = most > 1 && self.person_until.is_some_and(|until| now < until);
        wanted.min(most - usize::from(for_person))
    }

    /// A person asks for something.
    pub(crate) fn person_asks(&mut self, now: Instant) {
        self.person_until = Some(now + LOOKING_AROUND);
    }

    /// Sessions that the server counts now, and those on their way.
    pub(super) fn counted(&self) -> usize {
        self.sessions.len() + self.connecting.len() + self.leaving
    }

    /// May the server still count sessions that have gone?
    pub(super) fn left_lately(&self, now: Instant) -> bool {
        self.leaving > 0 || self.left_at.is_some_and(|at| now < at + NOTICED)
    }

    /// Sessions that the server would take beside all those of its user.
    pub(super) fn room_there(&self, within: Within) -> usize {
        let taken = self.counted() + within.beside;
        within.most.map_or(usize::MAX, |most| most.saturating_sub(taken))
    }

    fn room(&self, within: Within) -> usize {
        let has = self.sessions.len() + self.connecting.len();
        let share = within.share.map_or(usize::MAX, |share| share.saturating_sub(has));
        let rests = if within.rests { 0 } else { usize::MAX };
        self.room_there(within).min(share).min(rests)
    }

    /// How many more sessions to connect now.
    pub(crate) fn shortage(&self, wanted: usize, within: Within) -> usize {
        match self.stage {
            Stage::Up => {}
            Stage::InLine => return self.room(within).min(1),
            _ => return 0,
        }
        let count = |is: &dyn Fn(&Session) -> bool| self.sessions.iter().filter(|session| is(session)).count();
        let coming = self.connecting.len();
        let idle = count(&|session| session.free() && self.current(session) && !self.spent(session));
        let fresh = count(&|session| self.current(session) && !self.worn(session));
        let fresh_idle = count(&|session| session.free() && self.current(session) && !self.worn(session));
        let worn = count(&|session| self.current(session) && self.worn(session));
        let waiting = self.ops.len().min(1) + self.waiting.len();
        let needed = waiting
            .saturating_sub(idle + coming)
            // One stands as long as the site is connected: the next folder should not wait for a log-on.
            .max(usize::from(fresh + coming == 0))
            .max(worn.saturating_sub(fresh_idle + coming));
        let wish = wanted + self.ops.len().min(1) + worn;
        let room = wish.saturating_sub(self.sessions.len() + coming).min(self.room(within));
        needed.min(room)
    }

    /// Takes worn sessions that are free out of the pool, to be closed: as soon as another one stands, or where there is
    /// no room for one beside them. So do others that are free and that another site waits for.
    pub(crate) fn retire(&mut self, within: Within) -> Vec<Arc<dyn Remote>> {
        let mut retired = self.retire_worn(within);
        let wanted = self.division.map_or(0, |division| division.give_up);
        let free = self.sessions.iter().filter(|session| session.free());
        let mut free: Vec<(bool, Instant, SessionId)> = free
            .map(|session| (!self.worn(session), session.since, session.id))
            .collect();
        free.sort_unstable();
        let given: Vec<_> = free
            .into_iter()
            .take(wanted.saturating_sub(retired.len()))
            .filter_map(|(_, _, id)| self.remove(id))
            .collect();
        retired.extend(given);
        if let Some(division) = &mut self.division {
            division.give_up = division.give_up.saturating_sub(retired.len());
        }
        retired
    }

    fn retire_worn(&mut self, within: Within) -> Vec<Arc<dyn Remote>> {
        let fresh = self
            .sessions
            .iter()
            .any(|session| self.current(session) && !self.worn(session));
        let no_room = self.room(within) == 0 && self.connecting.is_empty();
        if !fresh && !no_room {
            return Vec::new();
        }
        let over: Vec<SessionId> = self
            .sessions
            .iter()
            .filter(|session| session.free() && self.worn(session))
            .map(|session| session.id)
            .collect();
        over.into_iter().filter_map(|id| self.remove(id)).collect()
    }

    /// A person waits, every session moves files, and no other can be had though the server takes several: since when.
    pub(super) fn stuck_since(&self, within: Within) -> Option<Instant> {
        let several = within.most.is_some_and(|most| most > 1);
        let stuck = several
            && !self.ops.is_empty()
            && matches!(self.stage, Stage::Up | Stage::InLine)
            && (self.sessions.is_empty() || self.moves_only())
            && self.connecting.is_empty()
            && self.room_there(within) == 0;
        self.ops_since.filter(|_| stuck)
    }

    /// When the next idle session is to be closed; the oldest idle one is kept for browsing.
    pub(crate) fn next_idle_close(&self) -> Option<Instant> {
        let idle = self.sessions.iter().filter(|session| session.free());
        (self.sessions.len() > 1).then(|| idle.skip(1).map(|session| session.since + IDLE).min())?
    }

    /// Takes the idle sessions whose time is over out of the pool, to be closed.
    pub(crate) fn close_idle(&mut self, now: Instant) -> Vec<Arc<dyn Remote>> {
        let idle = self.sessions.iter().filter(|session| session.free());
        let over: Vec<SessionId> = idle
            .skip(1)
            .filter(|session| session.since + IDLE <= now)
            .map(|session| session.id)
            .collect();
        over.into_iter().filter_map(|id| self.remove(id)).collect()
    }
}
