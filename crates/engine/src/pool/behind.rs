//! Several small files on one session: one has its turn, the others are ready behind it, so that what they need first
//! rides with what it says last.

use std::{sync::Arc, time::Instant};

use portolan_remote::{ItemId, Remote, SessionId};

use super::{Doing, Session, SiteState};

impl Session {
    fn items(&self) -> &[ItemId] {
        match &self.doing {
            Doing::Items(items) => items,
            Doing::Nothing | Doing::Op(..) => &[],
        }
    }
}

impl SiteState {
    /// A session on which there is room behind small files, if its server gains by that; the one with the fewest. Not
    /// while a person waits for a session.
    pub(crate) fn room_behind(&self, small: impl Fn(ItemId) -> bool) -> Option<(SessionId, Arc<dyn Remote>)> {
        let free = |session: &&Session| {
            let depth = self.depth(session, &small);
            depth.is_some_and(|depth| session.items().len() < depth)
        };
        let sessions = self.sessions.iter().filter(|_| self.ops.is_empty());
        let session = sessions.filter(free).min_by_key(|session| session.items().len())?;
        Some((session.id, session.remote.clone()))
    }

    /// How many items, over all sessions, may run beside those that have their turn.
    pub(crate) fn room_for_others(&self, small: impl Fn(ItemId) -> bool) -> usize {
        let sessions = self.sessions.iter().filter(|_| self.ops.is_empty());
        let depths = sessions.filter_map(|session| self.depth(session, &small));
        depths.map(|depth| depth - 1).sum()
    }

    /// How many items this session may be lent to at once, all that it is lent to being small.
    fn depth(&self, session: &Session, small: &impl Fn(ItemId) -> bool) -> Option<usize> {
        let useful = !self.must_give_up()
            && self.current(session)
            && !session.going
            && !self.worn(session)
            && session.remote.alive();
        let items = session.items();
        let small = !items.is_empty() && items.iter().all(|item| small(*item));
        let depth = usize::from(session.remote.capabilities().depth).max(1);
        (useful && small).then_some(depth)
    }

    /// Does nobody have this session?
    pub(crate) fn is_free(&self, id: SessionId) -> bool {
        self.sessions.iter().any(|session| session.id == id && session.free())
    }

    /// Does this item have a session for itself?
    pub(crate) fn is_alone(&self, item: ItemId) -> bool {
        self.sessions.iter().any(|session| session.items() == [item])
    }

    /// Lends a session to an item, behind those that have it already.
    pub(crate) fn lend(&mut self, id: SessionId, item: ItemId) {
        let Some(session) = self.session(id) else { return };
        match &mut session.doing {
            Doing::Items(items) => {
                session.lent += 1;
                items.push(item);
            }
            doing => *doing = Doing::Items(vec![item]),
        }
    }

    /// The session broke. Was this item only waiting for its turn behind another?
    pub(crate) fn waited_behind(&mut self, id: SessionId, item: ItemId) -> bool {
        let Some(session) = self.session(id) else { return false };
        let first = session.items().first().copied();
        session.broke_at = session.broke_at.or(first);
        session.broke_at.is_some_and(|at| at != item)
    }

    /// An item needs its session no more; `keep` = the session may serve others. What is returned wants to be closed.
    pub(crate) fn item_left(
        &mut self,
        id: SessionId,
        item: ItemId,
        keep: bool,
        now: Instant,
    ) -> Option<Arc<dyn Remote>> {
        let session = self.session(id)?;
        session.going |= !keep;
        if let Doing::Items(items) = &mut session.doing {
            items.retain(|other| *other != item);
            if !items.is_empty() {
                return None;
            }
        }
        self.give_back(id, now)
    }
}
