//! Sessions of each site: who has which, how many there may be, and what waits for one.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::Arc,
    time::Instant,
};

use portolan_ftp_proto::Learned;
use portolan_remote::{
    ItemId, Meter, ModeChoice, NameEncoding, Phase, Proxy, Remote, RemoteError, RemotePath, SessionFacts, SessionId,
    SiteId,
};
use portolan_sites::{Secret, Site};
use tokio::task::AbortHandle;

use crate::{
    Connected, ConnectionState, SessionLimit, SiteView, asked::Asked, bin::Book, held::Held, known::servers::Server,
    naming::SiteNames, operate::RemoteOp,
};

mod behind;
#[cfg(test)]
mod model;
mod share;
mod turns;
mod users;

pub(crate) use users::{UserAt, Within};

/// One session.
pub(crate) struct Session {
    pub(crate) id: SessionId,
    pub(crate) remote: Arc<dyn Remote>,
    learned: Arc<dyn Fn() -> Learned + Send + Sync>,
    /// What it had learnt when it was asked last.
    noted: Learned,
    tickets_left: Arc<dyn Fn() -> Option<usize> + Send + Sync>,
    /// How often it was lent.
    lent: u64,
    generation: u64,
    pub(crate) doing: Doing,
    since: Instant,
    /// It is lent no more, and goes when those who have it are through.
    going: bool,
    /// The item that had its turn when it broke.
    broke_at: Option<ItemId>,
}

impl Session {
    fn free(&self) -> bool {
        matches!(self.doing, Doing::Nothing)
    }
}

/// A session of a site that is lent to somebody.
pub(crate) struct Lent {
    pub(crate) site: SiteId,
    pub(crate) session: SessionId,
    pub(crate) remote: Arc<dyn Remote>,
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
    /// These items, in the order in which they were lent it: the first has its turn, the others are ready behind it.
    Items(Vec<ItemId>),
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
    /// The first session waits until others of the same user at the same server leave room for it.
    InLine,
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
    /// The names in its bin.
    pub(crate) bin: Arc<Book>,
    /// Whom the server counts its sessions of.
    user: UserAt,
    /// What it may have, where others of the same user want some too.
    division: Option<turns::Division>,
    /// Since when it has a session, and since when it waits for one, while others want some too.
    fed_since: Option<Instant>,
    waits_since: Option<Instant>,
    pub(crate) mode: ModeChoice,
    pub(crate) secret: Option<Secret>,
    /// What ACCT sends.
    pub(crate) account: Option<Secret>,
    /// Why the last answer was refused, until the question is put again.
    pub(crate) refused: Option<Arc<RemoteError>>,
    /// A log-on that is held while a person looks for what the server asks.
    pub(crate) held: Option<Held>,
    /// A try that was held and that nobody wants any more: its end means nothing.
    pub(crate) given_up: Option<SessionId>,
    /// The proxy to go through, and the password there.
    pub(crate) proxy: Option<(Proxy, Option<Secret>)>,
    /// Keep the secret in the keyring as soon as it has worked.
    pub(crate) keep_secret: bool,
    /// The same for the account.
    pub(crate) keep_account: bool,
    pub(crate) stage: Stage,
    pub(crate) facts: Option<Arc<SessionFacts>>,
    /// Tries in a row that failed.
    pub(crate) failures: u32,
    /// Items that the line broke off since a session stood last. If none can be had, it was the line, and no attempt.
    pub(crate) broken_off: Vec<ItemId>,
    /// Temporary names of uploads that broke off once and are done: a server may still obey the broken session, and make
    /// the name anew. They go when that is over.
    pub(crate) late: VecDeque<(Instant, RemotePath)>,
    pub(crate) ops: VecDeque<Asked>,
    /// Items that run and wait for a session, oldest first.
    pub(crate) waiting: VecDeque<ItemId>,
    pub(crate) sessions: Vec<Session>,
    pub(crate) connecting: BTreeMap<SessionId, Connecting>,
    /// Sessions of an older generation are not lent any more.
    pub(crate) generation: u64,
    /// Does the server demand that data connections resume the TLS session of the control connection?
    pub(crate) demands_reuse: bool,
    /// Sessions that have left the pool and say goodbye: the server still counts them.
    pub(crate) leaving: usize,
    /// When the last one left the pool.
    pub(crate) left_at: Option<Instant>,
    /// Until then one session is kept for the person.
    person_until: Option<Instant>,
    /// Since when something of `ops` waits.
    pub(crate) ops_since: Option<Instant>,
    /// In which encoding its names are as far as is known: remembered, else guessed.
    pub(crate) guess: NameEncoding,
    /// Why something waits, where the number of sessions is why.
    pub(crate) limited: Option<Arc<SessionLimit>>,
}

impl SiteState {
    fn new(site: Arc<Site>, user: UserAt, server: &Server) -> Self {
        Self {
            mode: site.mode,
            bin: Arc::default(),
            site,
            user,
            division: None,
            fed_since: None,
            waits_since: None,
            secret: None,
            account: None,
            held: None,
            given_up: None,
            refused: None,
            proxy: None,
            keep_secret: false,
            keep_account: false,
            stage: Stage::Off,
            facts: None,
            failures: 0,
            broken_off: Vec::new(),
            late: VecDeque::new(),
            ops: VecDeque::new(),
            waiting: VecDeque::new(),
            sessions: Vec::new(),
            connecting: BTreeMap::new(),
            generation: 0,
            demands_reuse: server.demands_reuse(),
            leaving: 0,
            left_at: None,
            person_until: None,
            ops_since: None,
            guess: server.name_encoding(),
            limited: None,
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
            tickets_left: connected.tickets_left,
            lent: 0,
            generation: self.generation,
            doing: Doing::Nothing,
            since: now,
            going: false,
            broke_at: None,
        });
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
        let useful = session.generation == generation && session.remote.alive() && !session.going;
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

    /// What the session did, now that this task of it is over. What was stopped when its end was on the way says nothing of
    /// what the session does by now.
    pub(crate) fn take_op(&mut self, session: SessionId, task: tokio::task::Id) -> Option<Asked> {
        let kept = self.session(session)?;
        if !matches!(&kept.doing, Doing::Op(_, at_work) if at_work.id() == task) {
            return None;
        }
        match std::mem::replace(&mut kept.doing, Doing::Nothing) {
            Doing::Op(asked, _) => Some(asked),
            _ => None,
        }
    }

    /// Something for a session to do.
    pub(crate) fn ask(&mut self, asked: Asked, now: Instant) {
        if !matches!(
            asked.op,
            RemoteOp::Prepare(_) | RemoteOp::Discard(_) | RemoteOp::Hunt(_)
        ) {
            self.person_asks(now);
        }
        self.ops_since.get_or_insert(now);
        // A search takes what sessions are left, and never makes a person wait.
        let hunts = |asked: &Asked| matches!(asked.op, RemoteOp::Hunt(_));
        let at = match self.ops.iter().position(hunts) {
            Some(at) if !hunts(&asked) => at,
            _ => self.ops.len(),
        };
        self.ops.insert(at, asked);
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

    /// How far the furthest connection is.
    pub(crate) fn phase(&self) -> Phase {
        let phases = self.connecting.values().map(|connecting| connecting.meter.phase());
        phases.max_by_key(|phase| *phase as u8).unwrap_or(Phase::Connecting)
    }

    /// For the faces.
    /// How names are read and written.
    pub(crate) fn names(&self) -> SiteNames {
        let chosen = self.site.connection.server.encoding;
        let announced = self.facts.as_ref().is_some_and(|facts| facts.utf8);
        SiteNames {
            chosen,
            reading: chosen.or(self.guess),
            // A server that says UTF-8 gets it, whatever older names in it are in.
            writing: if announced {
                chosen.or(NameEncoding::UTF_8)
            } else {
                chosen.or(self.guess)
            },
        }
    }

    /// `clock_offset`: what its wall clock lacks to be UTC.
    pub(crate) fn view(&self, now: Instant, clock_offset: Option<i32>) -> SiteView {
        let state = match &self.stage {
            Stage::Off => ConnectionState::Disconnected,
            Stage::Asking => ConnectionState::Asking,
            Stage::Trying => ConnectionState::Connecting(self.phase()),
            Stage::InLine => ConnectionState::Connecting(Phase::WaitingForSlot),
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
            waiting: self.limited.clone(),
            names: self.names(),
            clock_offset,
        }
    }
}

/// All sites of this run.
#[derive(Default)]
pub(crate) struct Pool {
    pub(crate) sites: BTreeMap<SiteId, SiteState>,
    /// Whom servers count sessions of.
    users: Vec<users::Shared>,
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
            .filter(|session| matches!(session.doing, Doing::Items(_)))
            .count()
    }

    /// For the faces.
    pub(crate) fn view(
        &self,
        now: Instant,
        clock_offset: impl Fn(SiteId) -> Option<i32>,
    ) -> Arc<BTreeMap<SiteId, SiteView>> {
        let sites = self.sites.iter();
        Arc::new(
            sites
                .map(|(id, site)| (*id, site.view(now, clock_offset(*id))))
                .collect(),
        )
    }
}
