//! From a wish to a session: passwords, certificates, plain FTP, tries again. What only a person can say is asked, in this
//! order: the password, before anything is sent; then, once TLS stands or is refused, the certificate or plain FTP. Each
//! log-on is a new connection, so nothing is sent that was not decided before.

use std::{sync::Arc, time::Instant};

use portolan_ftp_proto::Learned;
use portolan_remote::{
    Act, ConnectionChoices, ErrorKind, Meter, ModeChoice, Proxy, RemoteError, SessionId, SiteId, TlsVersions,
};
use portolan_sites::{Endpoint, FtpTls, LogOn, Secret, SecretError, SecretRef, Site};

use crate::{
    Connected, News, NoticeKind, ServerRow, Wanted,
    asked::Asked,
    clock,
    engine::Engine,
    event::Event,
    known::servers::Server,
    operate::RemoteOp,
    pool::{Connecting, Doing, Pool, SiteState, Stage},
    prompts::Cause,
    proxies::wants_password,
    publish::Part,
    secret_thread::KEYRING,
};

/// When a site wants to be looked at again by itself.
pub(crate) fn next_wake(pool: &Pool, id: SiteId, site: &SiteState, now: Instant) -> Option<Instant> {
    let rest = match site.stage {
        Stage::Resting { until, .. } => Some(until),
        _ => None,
    };
    let call_back = pool.call_back_at(id, now).map(|(_, at)| at).filter(|at| *at > now);
    let share = pool.next_share(id, now);
    let late = site
        .late
        .front()
        .map(|late| late.0)
        .filter(|_| matches!(site.stage, Stage::Up));
    [rest, site.next_idle_close(), call_back, share, late]
        .into_iter()
        .flatten()
        .min()
}

impl Engine {
    /// A face wants a site connected.
    pub(crate) fn connect(&mut self, site: Site, secret: Option<Secret>) {
        let id = site.id;
        self.show.mark(Part::Sites);
        let server = self.servers.get(site.endpoint.server());
        let site = Arc::new(site);
        let different = |known: &SiteState| {
            known.site.endpoint != site.endpoint
                || known.site.log_on != site.log_on
                || known.site.connection != site.connection
        };
        if self
            .pool
            .get(id)
            .is_some_and(|known| different(known) || secret.is_some())
        {
            self.disconnect(id);
        }
        let mode = site.mode;
        let state = self.pool.replace(site, &server, clock::now());
        if secret.is_some() {
            state.secret = secret;
        }
        if state.site.account.is_some() {
            state.account.clone_from(&state.site.account);
        }
        if matches!(state.stage, Stage::Off | Stage::Failed(_) | Stage::Resting { .. }) {
            state.failures = 0;
            state.mode = mode;
            self.begin(id);
        } else {
            self.set_mode(id, mode);
        }
        self.keep_known_site(id);
    }

    /// Takes the first step: passwords, or a session.
    pub(crate) fn begin(&mut self, id: SiteId) {
        self.show.mark(Part::Sites);
        let Some(state) = self.pool.get_mut(id) else { return };
        state.stage = Stage::Trying;
        let before = state.proxy.take();
        state.proxy = self.config.proxies.of(&state.site);
        if let (Some((proxy, password @ None)), Some((other, known))) = (&mut state.proxy, before)
            && *proxy == other
        {
            *password = known;
        }
        let at_proxy = match &state.proxy {
            Some((proxy, None)) if wants_password(proxy) => Some(SecretRef::of_proxy(proxy)),
            _ => None,
        };
        let own = state
            .secret
            .is_none()
            .then(|| SecretRef::of_site(&state.site))
            .flatten();
        let account = state
            .account
            .is_none()
            .then(|| SecretRef::of_account(&state.site))
            .flatten();
        if own.is_none() && at_proxy.is_none() && account.is_none() {
            let asks = matches!(state.site.log_on, LogOn::Ask(_)) && state.secret.is_none();
            if asks {
                self.ask_password(id, None);
            } else {
                self.open_first(id);
            }
            return;
        }
        let (generation, out) = (state.generation, self.out.clone());
        let load = |reference: SecretRef| {
            let thread = &self.saved.thread;
            thread.ask(KEYRING, move |secrets| secrets.load(&reference))
        };
        let (own, at_proxy, account) = (own.map(&load), at_proxy.map(&load), account.map(&load));
        self.tasks.spawn(async move {
            let event = Event::SecretLoaded {
                site: id,
                generation,
                secret: match own {
                    Some(own) => own.await,
                    None => Ok(None),
                },
                // Without one the proxy itself says what is missing.
                at_proxy: match at_proxy {
                    Some(at_proxy) => at_proxy.await.ok().flatten(),
                    None => None,
                },
                // Without one the server itself asks.
                account: match account {
                    Some(account) => account.await.ok().flatten(),
                    None => None,
                },
            };
            // The engine is gone: then nobody waits for it.
            drop(out.send(event).await);
        });
    }

    /// The keyring has answered; one that cannot be used is like one that knows nothing, and is told of once.
    pub(crate) fn secrets_loaded(
        &mut self,
        id: SiteId,
        generation: u64,
        secret: Result<Option<Secret>, SecretError>,
        at_proxy: Option<Secret>,
        account: Option<Secret>,
    ) {
        let Some(state) = self.pool.get_mut(id) else { return };
        if state.generation != generation || !matches!(state.stage, Stage::Trying) {
            return;
        }
        state.account = state.account.take().or(account);
        if let Some((_, password)) = &mut state.proxy {
            *password = password.take().or(at_proxy);
        }
        if matches!(secret, Err(SecretError::Locked)) && state.secret.is_none() && self.wait_for_master(id) {
            if let Some(state) = self.pool.get_mut(id) {
                state.stage = Stage::Asking;
            }
            return;
        }
        if let Err(error @ SecretError::Failed(_)) = &secret {
            self.tell(NoticeKind::Warning, News::KeptPasswords(error.clone()));
        }
        let in_use = self.secret_in_use(id);
        let Some(state) = self.pool.get_mut(id) else { return };
        state.secret = state.secret.take().or(secret.ok().flatten()).or(in_use);
        // What an interactive log-on asks, only the server can say.
        if state.secret.is_some() || matches!(state.site.log_on, LogOn::Anonymous | LogOn::Interactive(_)) {
            self.open_first(id);
        } else {
            self.ask_password(id, None);
        }
    }

    /// The password with which the same user is logged in at the very same server in this run: a connection that was saved as
    /// a site is not asked for it again.
    fn secret_in_use(&self, id: SiteId) -> Option<Secret> {
        let site = &self.pool.get(id)?.site;
        let own = SecretRef::of_site(site)?;
        let same = |other: &SiteState| {
            let worked = matches!(other.stage, Stage::Up | Stage::Off);
            worked && other.site.endpoint == site.endpoint && SecretRef::of_site(&other.site).as_ref() == Some(&own)
        };
        let others = self.pool.ids().into_iter().filter(|other| *other != id);
        others
            .filter_map(|other| self.pool.get(other))
            .find(|other| same(other))?
            .secret
            .clone()
    }

    /// How TLS is wanted now, with what the person has allowed and what is known.
    pub(crate) fn tls(&self, site: &Site) -> FtpTls {
        let Endpoint::Ftp { server, tls } = &site.endpoint;
        let plain = self.trust.plain_allowed(site.log_on.user(), server) && !self.trust.tls_worked(server);
        if *tls == FtpTls::IfOffered && plain {
            FtpTls::Off
        } else {
            *tls
        }
    }

    /// What a session with a site begins with, but for what only its user knows.
    pub(crate) fn wanted(&self, site: &Site, proxy: Option<(Proxy, Option<Secret>)>) -> Wanted {
        let server = site.endpoint.server().clone();
        let mut pins = self.trust.pins(&server);
        pins.extend(site.pin);
        pins.extend_from_slice(&self.config.pins);
        let known = self.servers.get(&server);
        Wanted {
            session: SessionId(0),
            tls: self.tls(site),
            user: site.log_on.user().to_owned(),
            password: None,
            account: None,
            ask: None,
            mode: site.mode,
            choices: choices(site, &known),
            proxy,
            time_limit: self.config.transfers.time_limit,
            trust_pasv_address: site.trust_pasv_address,
            pins,
            insecure: self.config.insecure,
            extra_roots: self.config.extra_roots.clone(),
            learned: known.learned(),
            progress: Arc::default(),
            trace: self.trace.sink(),
            server,
        }
    }

    /// The first session is on its way, as soon as the server has room for it beside those of other sites.
    fn open_first(&mut self, id: SiteId) {
        if self.pool.is_full(id, clock::now()) {
            self.stand_in_line(id);
        } else {
            self.open_session(id);
        }
    }

    /// One more session is on its way.
    pub(crate) fn open_session(&mut self, id: SiteId) {
        let session = self.next_session(id);
        let Some(state) = self.pool.get(id) else { return };
        let meter = Arc::new(Meter::default());
        let wanted = Wanted {
            session,
            password: state.secret.clone(),
            account: state.account.clone(),
            ask: self.ask_person(id, state.generation, session),
            mode: state.mode,
            progress: meter.clone(),
            ..self.wanted(&state.site, state.proxy.clone())
        };
        let learned = wanted.learned.clone();
        let (generation, out, connector) = (state.generation, self.out.clone(), self.config.connector.clone());
        let task = self.tasks.spawn(async move {
            let result = connector.connect(wanted).await;
            let event = Event::Session {
                site: id,
                generation,
                session,
                result,
            };
            // The engine is gone: the session goes with it.
            drop(out.send(event).await);
        });
        if let Some(state) = self.pool.get_mut(id) {
            state.connecting.insert(session, Connecting { meter, task, learned });
        }
        self.show.mark(Part::Sites);
    }

    /// A try to connect ended.
    pub(crate) fn session_event(
        &mut self,
        id: SiteId,
        generation: u64,
        session: SessionId,
        result: Result<Connected, RemoteError>,
    ) {
        self.show.mark(Part::Sites);
        let Some(state) = self.pool.get_mut(id) else { return };
        let learned = state.connecting.remove(&session).map(|connecting| connecting.learned);
        if state.given_up == Some(session) {
            // Its end was on its way when nobody wanted it any more.
            state.given_up = None;
            return;
        }
        if self.no_longer_held(id, session) {
            return;
        }
        let Some(state) = self.pool.get_mut(id) else { return };
        if state.generation != generation {
            if let Ok(connected) = result {
                self.close(id, [connected.remote]);
            }
            return;
        }
        match result {
            Ok(connected) => self.connected(id, session, connected, learned.unwrap_or_default()),
            Err(error) => self.not_connected(id, error),
        }
    }

    fn connected(&mut self, id: SiteId, session: SessionId, connected: Connected, began_with: Learned) {
        let facts = connected.remote.facts();
        let now = clock::now();
        let Some(state) = self.pool.get_mut(id) else { return };
        state.add(session, connected, began_with, now);
        state.stage = Stage::Up;
        state.failures = 0;
        state.broken_off.clear();
        let site = state.site.clone();
        let server = site.endpoint.server();
        let keep = std::mem::take(&mut state.keep_secret)
            .then(|| state.secret.clone())
            .flatten();
        let keep_account = std::mem::take(&mut state.keep_account)
            .then(|| state.account.clone())
            .flatten();
        state.refused = None;
        let refuted = self.pool.stands(id, now);
        if let Some(save) = facts
            .tls
            .is_some()
            .then(|| self.trust.note_tls(server, now_seconds()))
            .flatten()
        {
            self.show.mark(Part::Trust);
            self.save([save]);
        }
        if refuted {
            self.learn(server, ServerRow::SessionLimit, None, "");
        }
        self.show_names(id);
        self.remember(id, session);
        if self.prompts.withdraw_connection(id) {
            self.show.mark(Part::Prompts);
        }
        if let (Some(secret), Some(reference)) = (keep, SecretRef::of_site(&site)) {
            self.keep_secret(reference, secret);
        }
        if let (Some(account), Some(reference)) = (keep_account, SecretRef::of_account(&site)) {
            self.keep_secret(reference, account);
        }
        self.note_recent(&site);
    }

    /// Sites whose rest is over try again; sessions that nobody needs go.
    pub(crate) fn wake_sites(&mut self, now: Instant) {
        for id in self.pool.ids() {
            let left_lately = self.pool.left_lately(id, now);
            let Some(state) = self.pool.get_mut(id) else { continue };
            match &state.stage {
                Stage::Resting { until, error } if *until <= now => {
                    let (error, ops) = (error.clone(), !state.ops.is_empty() || left_lately);
                    if ops || self.something_waits(id) {
                        self.begin(id);
                    } else if let Some(state) = self.pool.get_mut(id) {
                        state.stage = Stage::Failed(error);
                        self.show.mark(Part::Sites);
                    }
                }
                Stage::Up if state.late.front().is_some_and(|late| late.0 <= now) => {
                    if let Some((_, path)) = state.late.pop_front() {
                        let op = RemoteOp::Discard(path);
                        state.ask(Asked { op, by: None }, now);
                    }
                }
                Stage::Up if state.next_idle_close().is_some_and(|due| due <= now) => {
                    let idle = state.close_idle(now);
                    self.close(id, idle);
                    self.show.mark(Part::Sites);
                }
                _ => {}
            }
        }
    }

    /// Ends all sessions of a site. What ran goes back to the queue with what it has.
    pub(crate) fn disconnect(&mut self, id: SiteId) {
        self.stop_items_of(id);
        let cancelled = Arc::new(RemoteError::new(ErrorKind::Cancelled, Act::Connect));
        self.fail_ops(id, &cancelled);
        let Some(state) = self.pool.get_mut(id) else { return };
        state.generation += 1;
        state.held = None;
        state.stage = Stage::Off;
        for connecting in std::mem::take(&mut state.connecting).into_values() {
            connecting.task.abort();
        }
        let mut remotes = Vec::new();
        let mut ops: Vec<Asked> = Vec::new();
        for session in std::mem::take(&mut state.sessions) {
            if let Doing::Op(op, task) = session.doing {
                task.abort();
                ops.push(op);
            }
            remotes.push(session.remote);
        }
        self.close(id, remotes);
        for op in ops {
            self.op_failed(op, cancelled.clone());
        }
        self.prompts.withdraw(Cause::Connection(id));
        self.browse.forget_site(id);
        self.show.mark(Part::Prompts);
        self.show.mark(Part::Sites);
    }

    /// Data connections of a site are wanted otherwise: new sessions obey, those in use go when they are free.
    pub(crate) fn set_mode(&mut self, id: SiteId, mode: ModeChoice) {
        if let Some(state) = self.pool.get_mut(id).filter(|state| state.mode != mode) {
            state.mode = mode;
            self.renew_site(id);
        }
    }

    /// Every session of a site is outdated: new ones are made otherwise, those in use go when they are free.
    pub(crate) fn renew_site(&mut self, id: SiteId) {
        let Some(state) = self.pool.get_mut(id) else { return };
        let idle = state.renew();
        let empty = state.sessions.is_empty();
        // Tries under way carry the old wish.
        for connecting in std::mem::take(&mut state.connecting).into_values() {
            connecting.task.abort();
        }
        state.held = None;
        let again = match state.stage {
            Stage::Up => empty,
            Stage::Trying => true,
            _ => false,
        };
        self.close(id, idle);
        if again {
            self.begin(id);
        }
        self.show.mark(Part::Sites);
    }
}

/// What the person chose about the connections of a site, within that what is known of the server.
fn choices(site: &Site, known: &Server) -> ConnectionChoices {
    let mut choices = site.connection.clone();
    let versions = &mut choices.tls_versions;
    if let Some(version) = known.tls_version()
        && (versions.min..=versions.max).contains(&version)
    {
        *versions = TlsVersions::only(version);
    }
    choices
}

/// UTC seconds since 1970, as it stands in our files too.
pub(crate) fn now_seconds() -> i64 {
    std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}
