//! Whom servers count the sessions of: a user at a server. Sites that lead to the same user at the same host and port share
//! what the server allows, whether they are saved twice, open in two tabs, or one of them is a quick connection.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use portolan_queue::Start;
use portolan_remote::{ErrorKind, HostPort, SiteId};
use portolan_sites::Site;

use super::{Pool, SiteState, Stage};
use crate::{SessionLimit, governor::Governor, known::servers::Server};

/// A server that counts more sessions than stand, since it has not noticed yet that some have gone, is tried again after
/// this time at first.
const NOT_NOTICED: Duration = Duration::from_secs(1);

/// How often in a row.
const TRIES: u32 = 3;

/// One of [`Pool::users`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct UserAt(usize);

/// What is known of a user at a server.
pub(super) struct Shared {
    server: HostPort,
    user: Box<str>,
    /// How many sessions the server takes.
    governor: Governor,
    /// Nobody logs on until then.
    rests_until: Option<Instant>,
    /// Refusals in a row that were taken for one that has not noticed.
    not_noticed: u32,
}

/// What a site has to keep to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Within {
    /// Sessions that the server takes; `None` = as many as are wanted.
    pub(super) most: Option<usize>,
    /// Of those, this site may have so many, where others want some too.
    pub(super) share: Option<usize>,
    /// Sessions that other sites have of them.
    pub(super) beside: usize,
    /// Nobody logs on now.
    pub(super) rests: bool,
}

impl Within {
    /// Sessions that this site may have.
    pub(super) fn allowed(self) -> Option<usize> {
        self.share.into_iter().chain(self.most).min()
    }
}

impl Pool {
    /// A site takes part in this run, if it does not yet.
    pub(crate) fn know(&mut self, site: Arc<Site>, server: &Server, now: Instant) -> &mut SiteState {
        let user = self.user_at(&site, server, now);
        self.sites
            .entry(site.id)
            .or_insert_with(|| SiteState::new(site, user, server))
    }

    /// A site is another one now: it may lead elsewhere.
    pub(crate) fn replace(&mut self, site: Arc<Site>, server: &Server, now: Instant) -> &mut SiteState {
        let user = self.user_at(&site, server, now);
        let state = self.know(site.clone(), server, now);
        state.site = site;
        state.user = user;
        state
    }

    fn user_at(&mut self, site: &Site, known: &Server, now: Instant) -> UserAt {
        let (server, user) = (site.endpoint.server(), site.log_on.user());
        let same = |shared: &Shared| {
            shared.server.port == server.port
                && shared.server.host.eq_ignore_ascii_case(&server.host)
                && *shared.user == *user
        };
        let at = self.users.iter().position(same).unwrap_or_else(|| {
            self.users.push(Shared {
                server: server.clone(),
                user: user.into(),
                governor: Governor::new(known.session_limit(), now),
                rests_until: None,
                not_noticed: 0,
            });
            self.users.len() - 1
        });
        UserAt(at)
    }

    fn shared(&self, id: SiteId) -> Option<&Shared> {
        self.users.get(self.sites.get(&id)?.user.0)
    }

    fn shared_mut(&mut self, id: SiteId) -> Option<&mut Shared> {
        self.users.get_mut(self.sites.get(&id)?.user.0)
    }

    /// All sites of the same user at the same server.
    pub(super) fn together(&self, user: UserAt) -> impl Iterator<Item = (SiteId, &SiteState)> {
        let sites = self.sites.iter().filter(move |(_, site)| site.user == user);
        sites.map(|(id, site)| (*id, site))
    }

    /// Those of this site's user at its server, without itself.
    fn others(&self, id: SiteId) -> impl Iterator<Item = (SiteId, &SiteState)> {
        let user = self.sites.get(&id).map(|site| site.user);
        let together = user.into_iter().flat_map(|user| self.together(user));
        together.filter(move |(other, _)| *other != id)
    }

    /// Users of servers that take so many sessions and no more, and their sites.
    pub(super) fn limited(&self, now: Instant) -> impl Iterator<Item = (UserAt, usize)> {
        let users = self.users.iter().enumerate();
        users.filter_map(move |(at, shared)| Some((UserAt(at), shared.governor.most(now)?)))
    }

    /// What this site has to keep to now.
    pub(crate) fn within(&self, id: SiteId, now: Instant) -> Within {
        let Some((site, shared)) = self.sites.get(&id).zip(self.shared(id)) else {
            return Within::default();
        };
        Within {
            most: shared.governor.most(now),
            share: site.division.map(|division| division.share),
            beside: self.others(id).map(|(_, other)| other.counted()).sum(),
            rests: shared.rests_until.is_some_and(|until| now < until),
        }
    }

    /// May the server still count sessions that have gone?
    pub(crate) fn left_lately(&self, id: SiteId, now: Instant) -> bool {
        let user = self.sites.get(&id).map(|site| site.user);
        let mut together = user.into_iter().flat_map(|user| self.together(user));
        together.any(|(_, site)| site.left_lately(now))
    }

    /// Do sessions of other sites leave no room for a first one of this?
    pub(crate) fn is_full(&self, id: SiteId, now: Instant) -> bool {
        let within = self.within(id, now);
        let full = self.sites.get(&id).is_some_and(|site| site.room_there(within) == 0);
        within.beside > 0 && (within.rests || full)
    }

    /// Does the server take as many sessions at a time as this needs? What goes from a user to the same user needs two.
    pub(crate) fn has_room_for(&self, start: &Start, now: Instant) -> bool {
        let user = |id: SiteId| self.sites.get(&id).map(|site| site.user);
        let same = start
            .source
            .is_some_and(|source| start.across() && user(source) == user(start.site));
        !same || self.within(start.site, now).most.is_none_or(|most| most > 1)
    }

    /// A first session was refused: since others of the same user stand, or stood a moment ago? That is so if the server
    /// names a limit, or if the line is not what makes the difference: sites that are reached in the same way do stand.
    pub(crate) fn is_one_too_many(&self, id: SiteId, kind: ErrorKind, now: Instant) -> bool {
        let Some((site, shared)) = self.sites.get(&id).zip(self.shared(id)) else {
            return false;
        };
        let not_noticed = shared.not_noticed < TRIES && shared.governor.believed().is_some();
        let same_way = |other: &SiteState| {
            other.site.endpoint == site.site.endpoint
                && other.proxy.as_ref().map(|proxy| &proxy.0) == site.proxy.as_ref().map(|proxy| &proxy.0)
        };
        let says = match kind {
            ErrorKind::TooManyConnections => true,
            ErrorKind::ConnectionRefused | ErrorKind::ConnectionLost | ErrorKind::TimedOut => false,
            _ => return false,
        };
        self.others(id)
            .filter(|(_, other)| says || same_way(other))
            .any(|(_, other)| !other.sessions.is_empty() || (not_noticed && other.left_lately(now)))
    }

    /// One more session than there are was refused. Returns the limit to remember, where the server named one.
    pub(crate) fn refused(&mut self, id: SiteId, named: bool, why: Arc<str>, now: Instant) -> Option<u8> {
        let user = self.sites.get(&id)?.user;
        let have = self
            .together(user)
            .map(|(_, site)| site.sessions.len() + site.leaving)
            .sum();
        let left_lately = self.left_lately(id, now);
        let shared = self.shared_mut(id)?;
        if left_lately && shared.not_noticed < TRIES && shared.governor.believed().is_some_and(|most| have < most) {
            // It took more than that, and some have gone a moment ago.
            shared.rests_until = Some(now + NOT_NOTICED * 2_u32.pow(shared.not_noticed));
            shared.not_noticed += 1;
            return None;
        }
        shared.not_noticed = 0;
        shared.governor.refused(have, named, why, now)
    }

    /// A session of this site has come. Returns whether that refutes a remembered limit.
    pub(crate) fn stands(&mut self, id: SiteId, now: Instant) -> bool {
        let Some(user) = self.sites.get(&id).map(|site| site.user) else {
            return false;
        };
        let sessions = self.together(user).map(|(_, site)| site.sessions.len()).sum();
        let Some(shared) = self.shared_mut(id) else {
            return false;
        };
        shared.not_noticed = 0;
        shared.rests_until = None;
        shared.governor.stand(sessions, now)
    }

    /// What the memory says of a server has changed.
    pub(crate) fn obey(&mut self, server: &HostPort, known: &Server, now: Instant) {
        for shared in self.users.iter_mut().filter(|shared| shared.server == *server) {
            shared.governor = Governor::new(known.session_limit(), now);
        }
        for site in self.sites.values_mut() {
            if site.site.endpoint.server() == server {
                site.demands_reuse = known.demands_reuse();
            }
        }
    }

    /// A person waits, every session moves files, and no other can be had: of which site one is called back, and when.
    pub(crate) fn call_back_at(&self, id: SiteId, now: Instant) -> Option<(SiteId, Instant)> {
        let site = self.sites.get(&id)?;
        let within = self.within(id, now);
        let at = site.stuck_since(within)? + super::share::CALL_BACK;
        if within.share.is_some_and(|share| site.sessions.len() < share) {
            // Others have what is this site's.
            let over = |(_, other): &(SiteId, &SiteState)| other.moves_more_than_its_share();
            let most = self.others(id).filter(over).max_by_key(|(_, other)| other.over());
            return most.map(|(other, _)| (other, at));
        }
        (site.moves_only() && site.sessions.len() + within.beside > 1).then_some((id, at))
    }

    /// When what a site may have changes by itself.
    pub(crate) fn next_share(&self, id: SiteId, now: Instant) -> Option<Instant> {
        let (site, shared) = self.sites.get(&id).zip(self.shared(id))?;
        let limited = site.limited.is_some();
        let rests = shared.rests_until.filter(|until| limited && *until > now);
        let grows = shared.governor.wake(now).filter(|_| limited);
        let together = self
            .together(site.user)
            .filter(|_| limited && shared.governor.most(now).is_some());
        let turns = together.filter_map(|(_, site)| site.next_turn(now)).min();
        [rests, grows, turns].into_iter().flatten().min()
    }

    /// Why something of this site waits that wants so many sessions, if their number is why.
    pub(crate) fn limits(&self, id: SiteId, wanted: usize, now: Instant) -> Option<SessionLimit> {
        let (site, shared) = self.sites.get(&id).zip(self.shared(id))?;
        let within = self.within(id, now);
        let in_line = matches!(site.stage, Stage::InLine);
        let wanted = if in_line { wanted.max(1) } else { wanted };
        let Some(limit) = shared.governor.limits(wanted + within.beside, now) else {
            return in_line.then(SessionLimit::default);
        };
        let others = self.others(id).filter(|(_, other)| other.counted() > 0);
        Some(SessionLimit {
            others: others.map(|(_, other)| other.site.name.clone()).collect(),
            ..limit
        })
    }
}
