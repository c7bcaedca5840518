//! Sessions of each site: who has which, how many there may be, and what waits for one.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::Arc,
    time::{Duration, Instant},
};

use portolan_ftp_proto::Learned;
use portolan_remote::{ItemId, Meter, ModeChoice, Phase, Proxy, Remote, RemoteError, SessionFacts, SessionId, SiteId};
use portolan_sites::{Secret, Site};
use tokio::task::AbortHandle;

use crate::{Connected, ConnectionState, SiteView, asked::Asked};

/// An idle session beyond the one that is kept for browsing is closed after this time.
const IDLE: Duration = Duration::from_mins(1);

/// A limit that was guessed from a failed connection counts for this time.
const GUESS_HOLDS: Duration = Duration::from_mins(1);

/// One session.
pub(crate) struct Session {
    pub(crate) id: SessionId,
    pub(crate) remote: Arc<dyn Remote>,
    learned: Arc<dyn Fn() -> Learned + Send + Sync>,
    /// What it had learnt when it was asked last.
    noted: Learned,
    generation: u64,
    pub(crate) doing: Doing,
    since: Instant,
}

/// A session on its way.
pub(crate) struct Connecting {
    pub(crate) meter: Arc<Meter>,
    pub(crate) task: AbortHandle,
    /// What was known of the server when it began.
    pub(crate) learned: Learned,
}

/// What a session is lent for.
pub(crate) enum Doing {
    Nothing,
    Op(Asked, AbortHandle),
    Item,
}

/// How far the connection to a site is.
#[derive(Clone, Debug)]
pub(crate) enum Stage {
    /// Nothing is wanted.
    Off,
    /// A question is open.
    Asking,
    /// The first session is on its way.
    Trying,
    /// Sessions stand, or can be had.
    Up,
    /// The next try is at this time.
    Resting { until: Instant, error: Arc<RemoteError> },
    /// Given up.
    Failed(Arc<RemoteError>),
}

/// One site of this run.
pub(crate) struct SiteState {
    pub(crate) site: Arc<Site>,
    pub(crate) mode: ModeChoice,
    pub(crate) secret: Option<Secret>,
    /// The proxy to go through, and the password there.
    pub(crate) proxy: Option<(Proxy, Option<Secret>)>,
    /// Keep the secret in the keyring as soon as it has worked.
    pub(crate) keep_secret: bool,
    pub(crate) stage: Stage,
    pub(crate) facts: Option<Arc<SessionFacts>>,
    /// Tries in a row that failed.
    pub(crate) failures: u32,
    pub(crate) ops: VecDeque<Asked>,
    /// Items that run and wait for a session, oldest first.
    pub(crate) waiting: VecDeque<ItemId>,
    pub(crate) sessions: Vec<Session>,
    pub(crate) connecting: BTreeMap<SessionId, Connecting>,
    /// Sessions of an older generation are not lent any more.
    pub(crate) generation: u64,
    /// The server refuses more sessions than this.
    learned_limit: Option<u8>,
    guessed_limit: Option<(usize, Instant)>,
}

impl SiteState {
    pub(crate) fn new(site: Arc<Site>, learned_limit: Option<u8>) -> Self {
        Self {
            mode: site.mode,
            site,
            secret: None,
            proxy: None,
            keep_secret: false,
            stage: Stage::Off,
            facts: None,
            failures: 0,
            ops: VecDeque::new(),
            waiting: VecDeque::new(),
            sessions: Vec::new(),
            connecting: BTreeMap::new(),
            generation: 0,
            learned_limit,
            guessed_limit: None,
        }
    }

    /// A new session has come; it is idle.
    pub(crate) fn add(&mut self, id: SessionId, connected: Connected, began_with: Learned, now: Instant) {
        self.facts = Some(connected.remote.facts());
        self.sessions.push(Session {
            id,
            remote: connected.remote,
            learned: connected.learned,
            noted: began_with,
            generation: self.generation,
            doing: Doing::Nothing,
            since: now,
        });
    }

    /// An idle session that is still of use.
    pub(crate) fn idle(&mut self) -> Option<(SessionId, Arc<dyn Remote>)> {
        let generation = self.generation;
        self.sessions
            .retain(|session| session.remote.alive() || !matches!(session.doing, Doing::Nothing));
        self.sessions
            .iter()
            .find(|session| matches!(session.doing, Doing::Nothing) && session.generation == generation)
            .map(|session| (session.id, session.remote.clone()))
    }

    /// The same, if anything waits for one.
    pub(crate) fn idle_for_waiting(&mut self) -> Option<(SessionId, Arc<dyn Remote>)> {
        if self.ops.is_empty() && self.waiting.is_empty() {
            None
        } else {
            self.idle()
        }
    }

    pub(crate) fn session(&mut self, id: SessionId) -> Option<&mut Session> {
        self.sessions.iter_mut().find(|session| session.id == id)
    }

    /// A session comes back. What is returned is of no more use and wants to be closed.
    pub(crate) fn give_back(&mut self, id: SessionId, now: Instant) -> Option<Arc<dyn Remote>> {
        let generation = self.generation;
        let session = self.session(id)?;
        session.doing = Doing::Nothing;
        session.since = now;
        let facts = session.remote.facts();
        let useful = session.generation == generation && session.remote.alive();
        self.facts = Some(facts);
        if useful { None } else { self.remove(id) }
    }

    /// A session leaves the pool at once, whatever it does.
    pub(crate) fn remove(&mut self, id: SessionId) -> Option<Arc<dyn Remote>> {
        let at = self.sessions.iter().position(|session| session.id == id)?;
        Some(self.sessions.remove(at).remote)
    }

    /// What a session is on, what it had learnt when it was asked last, and what it has learnt now.
    pub(crate) fn news(&mut self, id: SessionId) -> Option<(Arc<SessionFacts>, Learned, Learned)> {
        let session = self.session(id)?;
        let learned = (session.learned)();
        let before = std::mem::replace(&mut session.noted, learned.clone());
        Some((session.remote.facts(), before, learned))
    }

    /// What the memory says of the limit has changed.
    pub(crate) fn set_limit(&mut self, limit: Option<(u8, bool)>) {
        self.learned_limit = limit.map(|(sessions, _)| sessions);
    }

    /// Every session is outdated; the idle ones are returned, to be closed.
    pub(crate) fn renew(&mut self) -> Vec<Arc<dyn Remote>> {
        self.generation += 1;
        let (idle, busy) = std::mem::take(&mut self.sessions)
            .into_iter()
            .partition(|session| matches!(session.doing, Doing::Nothing));
        self.sessions = busy;
        let idle: Vec<Session> = idle;
        idle.into_iter().map(|session| session.remote).collect()
    }

    /// Sessions that transfers may use.
    pub(crate) fn transfer_limit(&self, wanted: usize, now: Instant) -> usize {
        if !matches!(self.stage, Stage::Up) {
            return 0;
        }
        self.most(now).map_or(wanted, |most| wanted.min(most))
    }

    /// Sessions that there may be in all now, with one more for what a person waits for.
    fn total_limit(&self, wanted: usize, now: Instant) -> usize {
        let wanted = wanted + usize::from(!self.ops.is_empty());
        self.most(now).map_or(wanted, |most| wanted.min(most))
    }

    /// The most that the server takes, as far as known.
    fn most(&self, now: Instant) -> Option<usize> {
        let guessed = self
            .guessed_limit
            .filter(|(_, until)| *until > now)
            .map(|(limit, _)| limit);
        let learned = self.learned_limit.map(usize::from);
        guessed.into_iter().chain(learned).min().map(|limit| limit.max(1))
    }

    /// A further session was refused. Returns the limit to remember, if the server named this as the reason.
    pub(crate) fn refused_more(&mut self, for_good: bool, now: Instant) -> Option<u8> {
        let have = self.sessions.len().max(1);
        self.guessed_limit = Some((have, now + GUESS_HOLDS));
        for_good.then(|| {
            let limit = u8::try_from(have).unwrap_or(u8::MAX);
            self.learned_limit = Some(limit);
            limit
        })
    }

    /// How many more sessions to connect now.
    pub(crate) fn shortage(&self, wanted: usize, now: Instant) -> usize {
        if !matches!(self.stage, Stage::Up) {
            return 0;
        }
        let idle = self
            .sessions
            .iter()
            .filter(|session| matches!(session.doing, Doing::Nothing) && session.generation == self.generation)
            .count();
        let needed = (self.ops.len().min(1) + self.waiting.len()).saturating_sub(idle + self.connecting.len());
        // One stands as long as the site is connected: the next folder should not wait for a log-on.
        let none = self.sessions.is_empty() && self.connecting.is_empty();
        let needed = needed.max(usize::from(none));
        let room = self
            .total_limit(wanted, now)
            .saturating_sub(self.sessions.len() + self.connecting.len());
        needed.min(room)
    }

    /// When the next idle session is to be closed; the oldest idle one is kept for browsing.
    pub(crate) fn next_idle_close(&self) -> Option<Instant> {
        let idle = self
            .sessions
            .iter()
            .filter(|session| matches!(session.doing, Doing::Nothing));
        (self.sessions.len() > 1).then(|| idle.skip(1).map(|session| session.since + IDLE).min())?
    }

    /// Takes the idle sessions whose time is over out of the pool, to be closed.
    pub(crate) fn close_idle(&mut self, now: Instant) -> Vec<Arc<dyn Remote>> {
        let mut first = true;
        let over: Vec<SessionId> = self
            .sessions
            .iter()
            .filter(|session| matches!(session.doing, Doing::Nothing) && !std::mem::take(&mut first))
            .filter(|session| session.since + IDLE <= now)
            .map(|session| session.id)
            .collect();
        over.into_iter().filter_map(|id| self.remove(id)).collect()
    }

    /// How far the furthest connection is.
    pub(crate) fn phase(&self) -> Phase {
        let phases = self.connecting.values().map(|connecting| connecting.meter.phase());
        phases.max_by_key(|phase| *phase as u8).unwrap_or(Phase::Connecting)
    }

    /// For the faces.
    pub(crate) fn view(&self, now: Instant) -> SiteView {
        let state = match &self.stage {
            Stage::Off => ConnectionState::Disconnected,
            Stage::Asking => ConnectionState::Asking,
            Stage::Trying => ConnectionState::Connecting(self.phase()),
            Stage::Up => ConnectionState::Connected,
            Stage::Resting { until, error } => {
                ConnectionState::Retrying(until.saturating_duration_since(now), error.clone())
            }
            Stage::Failed(error) => ConnectionState::Failed(error.clone()),
        };
        SiteView {
            site: self.site.clone(),
            state,
            facts: self.facts.clone(),
            mode: self.mode,
            mode_used: self.facts.as_ref().and_then(|facts| facts.data_mode),
            sessions: u32::try_from(self.sessions.len()).unwrap_or(u32::MAX),
        }
    }
}

/// All sites of this run.
#[derive(Default)]
pub(crate) struct Pool {
    pub(crate) sites: BTreeMap<SiteId, SiteState>,
}

impl Pool {
    pub(crate) fn get(&self, site: SiteId) -> Option<&SiteState> {
        self.sites.get(&site)
    }

    pub(crate) fn get_mut(&mut self, site: SiteId) -> Option<&mut SiteState> {
        self.sites.get_mut(&site)
    }

    pub(crate) fn ids(&self) -> Vec<SiteId> {
        self.sites.keys().copied().collect()
    }

    /// Sessions that do something now.
    pub(crate) fn busy(&self) -> usize {
        self.sites
            .values()
            .flat_map(|site| &site.sessions)
            .filter(|session| matches!(session.doing, Doing::Item))
            .count()
    }

    /// For the faces.
    pub(crate) fn view(&self, now: Instant) -> Arc<BTreeMap<SiteId, SiteView>> {
        Arc::new(self.sites.iter().map(|(id, site)| (*id, site.view(now))).collect())
    }
}
