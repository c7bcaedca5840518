//! The task that makes a check: a session for each mode of data connections, one after the other.

use std::{sync::Arc, time::Duration};

use portolan_remote::{
    Act, BoxFuture, DataMode, Detail, Entry, ErrorKind, ListingSink, ModeChoice, Remote, RemoteError, RemotePath,
    SessionId,
};
use portolan_sites::{Endpoint, FtpTls, Secret, Site};
use portolan_trace::TraceEvent;
use tokio::{
    sync::{mpsc, oneshot},
    time::{Instant, timeout},
};

use super::{CheckFinding, CheckKind, CheckNews, CheckState, CheckStep, one_time, report::Report};
use crate::{AskPerson, Connected, Connector, LogOnPart, TraceSink, Wanted, event::Event};

/// How often a session is asked for where the server says that there are too many: it may count the one that has just left.
pub(super) const TRIES: usize = 3;
/// How long it has to notice that.
const REST: Duration = Duration::from_millis(800);
/// More entries than these are not counted.
const ENOUGH: u64 = 10_000;

/// Events of a session that wait to be looked at, and answers of a person in one log-on.
const EVENTS: usize = 1024;
const ANSWERS: usize = 8;

/// The way to the engine.
#[derive(Clone)]
pub(super) struct Told {
    number: u64,
    out: mpsc::Sender<Event>,
}

impl Told {
    pub(super) fn new(number: u64, out: mpsc::Sender<Event>) -> Self {
        Self { number, out }
    }

    async fn tell(&self, news: CheckNews) {
        // The engine is gone: then nobody looks at it.
        drop(self.out.send(Event::Check(self.number, news)).await);
    }
}

/// A check that is to be made.
pub(super) struct Task {
    site: Site,
    wanted: Wanted,
    sessions: Vec<SessionId>,
    connector: Arc<dyn Connector>,
    log: TraceSink,
    modes: Vec<Option<DataMode>>,
    report: Report,
}

impl Task {
    pub(super) fn new(
        site: Site,
        wanted: Wanted,
        mut sessions: Vec<SessionId>,
        connector: Arc<dyn Connector>,
        log: TraceSink,
    ) -> Self {
        // A password that holds once is for one session.
        let modes = match site.mode {
            ModeChoice::Only(mode) if one_time(&site) => vec![Some(mode)],
            ModeChoice::Auto if one_time(&site) => vec![None],
            _ => DataMode::ALL.map(Some).to_vec(),
        };
        sessions.reverse();
        let report = Report::new(wanted.tls, &modes);
        Self {
            site,
            wanted,
            sessions,
            connector,
            log,
            modes,
            report,
        }
    }

    pub(super) fn steps(&self) -> Vec<CheckStep> {
        self.report.steps.clone()
    }

    pub(super) async fn run(mut self, secrets: impl Future<Output = [Option<Secret>; 3]>, told: Told) {
        let [password, account, at_proxy] = secrets.await;
        let wanted = &mut self.wanted;
        wanted.password = wanted.password.take().or(password);
        wanted.account = wanted.account.take().or(account);
        if let Some((_, known)) = &mut wanted.proxy {
            *known = known.take().or(at_proxy);
        }
        if wanted.tls == FtpTls::Off {
            let Endpoint::Ftp { tls, .. } = &self.site.endpoint;
            let found = if *tls == FtpTls::Off {
                CheckFinding::NoTls
            } else {
                CheckFinding::PlainAllowed
            };
            self.report.found(CheckKind::Tls, found);
        }
        if self.resolve(&told).await {
            self.sessions(&told).await;
        }
        self.report.leave_out_the_rest();
        told.tell(CheckNews::Steps(self.steps())).await;
        told.tell(CheckNews::Ended).await;
    }

    /// Looks the name up, as the session will. Through a proxy that is the proxy's.
    async fn resolve(&mut self, told: &Told) -> bool {
        if let Some((proxy, _)) = &self.wanted.proxy {
            let found = CheckFinding::LookedUpByProxy(proxy.to_string());
            self.report.found(CheckKind::Resolve, found);
            self.report.end(CheckKind::Resolve, CheckState::LeftOut, None);
            return true;
        }
        self.report.begin(CheckKind::Resolve);
        told.tell(CheckNews::Steps(self.steps())).await;
        let (server, family) = (self.wanted.server.clone(), self.wanted.choices.family);
        let limit = self.wanted.time_limit.unwrap_or(super::LIMIT);
        let began = Instant::now();
        let unknown = || RemoteError::new(ErrorKind::UnknownHost, Act::Connect).on(&server);
        let looked = timeout(limit, tokio::net::lookup_host((&*server.host, server.port))).await;
        let result = match looked {
            Err(_) => Err(RemoteError::new(ErrorKind::TimedOut, Act::Connect)
                .on(&server)
                .detailed(Detail::LookUpSlow {
                    limit: limit.as_secs().to_string().into(),
                })),
            Ok(Err(error)) => Err(unknown().because(error)),
            Ok(Ok(found)) => {
                let mut addresses: Vec<_> = found.map(|address| address.ip()).collect();
                addresses.dedup();
                addresses.retain(|address| family.allows(*address));
                if addresses.is_empty() {
                    Err(unknown().detailed(Detail::NoAddress))
                } else {
                    Ok(addresses)
                }
            }
        };
        let took = Some(began.elapsed());
        match result {
            Ok(addresses) => {
                self.report
                    .found(CheckKind::Resolve, CheckFinding::Addresses(addresses));
                self.report.end(CheckKind::Resolve, CheckState::Passed, took);
                true
            }
            Err(error) => {
                self.report
                    .end(CheckKind::Resolve, CheckState::Failed(Arc::new(error)), took);
                false
            }
        }
    }

    /// A session for each mode. The first also tells how far one comes at all; without it there is no other.
    async fn sessions(&mut self, told: &Told) {
        let mut first = true;
        for mode in self.modes.clone() {
            let kind = CheckKind::Data(mode);
            if !first {
                self.report.begin(kind);
                told.tell(CheckNews::Steps(self.steps())).await;
            }
            let began = Instant::now();
            match self.connect(mode, first, told).await {
                Ok((connected, events)) => {
                    if first {
                        self.logged_on(&connected, began.elapsed());
                    }
                    self.listing(&connected, kind, events, told).await;
                    connected.remote.close().await;
                }
                Err(error) if first => {
                    self.report.not_connected(&Arc::new(error), began.elapsed());
                    return;
                }
                Err(error) => {
                    let state = CheckState::Failed(Arc::new(error));
                    self.report.end(kind, state, Some(began.elapsed()));
                }
            }
            first = false;
            told.tell(CheckNews::Steps(self.steps())).await;
        }
    }

    /// A session, and what happens on its wire from now on.
    async fn connect(
        &mut self,
        mode: Option<DataMode>,
        first: bool,
        told: &Told,
    ) -> Result<(Connected, mpsc::Receiver<TraceEvent>), RemoteError> {
        let mut tries = 0;
        loop {
            tries += 1;
            let (wire, mut events) = mpsc::channel(EVENTS);
            let (typed, mut answers) = mpsc::channel(ANSWERS);
            let mut wanted = self.wanted.clone();
            wanted.session = self.sessions.pop().unwrap_or(wanted.session);
            wanted.mode = mode.map_or(ModeChoice::Auto, ModeChoice::Only);
            wanted.trace = both(self.log.clone(), wire);
            wanted.ask = Some(asking(told.clone(), typed));
            let connect = self.connector.connect(wanted);
            tokio::pin!(connect);
            let result = loop {
                tokio::select! {
                    biased;
                    Some(event) = events.recv(), if first => {
                        self.report.while_connecting(&event);
                        told.tell(CheckNews::Steps(self.steps())).await;
                    }
                    result = &mut connect => break result,
                }
            };
            while let Some(event) = first.then(|| events.try_recv().ok()).flatten() {
                self.report.while_connecting(&event);
            }
            // What was typed holds for the next sessions too, unless it holds once.
            while let Ok((part, secret)) = answers.try_recv() {
                if !one_time(&self.site) {
                    match part {
                        LogOnPart::Password => self.wanted.password = Some(secret),
                        LogOnPart::Account => self.wanted.account = Some(secret),
                    }
                }
            }
            match result {
                Ok(connected) => return Ok((connected, events)),
                Err(error)
                    if !first
                        && tries < TRIES
                        && matches!(error.kind, ErrorKind::TooManyConnections | ErrorKind::ServerBusy) =>
                {
                    tokio::time::sleep(REST).await;
                }
                Err(error) => return Err(error.on(&self.wanted.server)),
            }
        }
    }

    /// Everything up to the log-on went well.
    fn logged_on(&mut self, connected: &Connected, took: Duration) {
        let facts = connected.remote.facts();
        for kind in [CheckKind::Connect, CheckKind::Tls, CheckKind::LogOn] {
            if !self.report.is_over(kind) {
                self.report.end(kind, CheckState::Passed, None);
            }
        }
        if let Some(step) = self.report.step(CheckKind::Tls) {
            for found in &mut step.found {
                if let CheckFinding::Tls { by_authority, .. } = found {
                    *by_authority = Some(facts.trusted_by_authority);
                }
            }
        }
        if facts.data_in_clear {
            self.report.found(CheckKind::Tls, CheckFinding::DataInClear);
            self.report.end(CheckKind::Tls, CheckState::Warned, None);
        }
        let steps = self.report.steps.iter();
        let before: Duration = steps
            .filter(|step| matches!(step.kind, CheckKind::Connect | CheckKind::Tls))
            .filter_map(|step| step.took)
            .sum();
        let took = took.saturating_sub(before);
        self.report.found(CheckKind::LogOn, CheckFinding::Server(facts));
        self.report.end(CheckKind::LogOn, CheckState::Passed, Some(took));
    }

    /// Lists the folder of the log-on, and in the first mode that works the folder with which the site begins.
    async fn listing(
        &mut self,
        connected: &Connected,
        kind: CheckKind,
        mut events: mpsc::Receiver<TraceEvent>,
        told: &Told,
    ) {
        self.report.begin(kind);
        told.tell(CheckNews::Steps(self.steps())).await;
        // What came before is of the log-on.
        while events.try_recv().is_ok() {}
        let home = connected.remote.facts().home.clone();
        let began = Instant::now();
        let result = count(&*connected.remote, &home).await;
        let took = Some(began.elapsed());
        while let Ok(event) = events.try_recv() {
            self.report.while_listing(kind, &event);
        }
        match result {
            Ok(entries) => {
                let found = CheckFinding::Listed {
                    folder: home.clone(),
                    entries,
                };
                self.report.found(kind, found);
                if let (CheckKind::Data(None), Some(mode)) = (kind, connected.remote.facts().data_mode) {
                    self.report.found(kind, CheckFinding::Mode(mode));
                }
                self.report.end(kind, CheckState::Passed, took);
                if !self.report.is_over(CheckKind::Folder) {
                    self.folder(connected, &home, entries).await;
                }
            }
            Err(error) => {
                let error = error.on(&self.wanted.server);
                self.report.end(kind, CheckState::Failed(Arc::new(error)), took);
            }
        }
    }

    async fn folder(&mut self, connected: &Connected, home: &RemotePath, at_home: u64) {
        let began = Instant::now();
        let folder = match &self.site.remote_folder {
            Some(folder) => folder.resolve(home),
            None => home.clone(),
        };
        let result = if folder == *home {
            Ok(at_home)
        } else {
            count(&*connected.remote, &folder).await
        };
        let took = Some(began.elapsed()).filter(|_| folder != *home);
        match result {
            Ok(entries) => {
                let found = CheckFinding::Listed { folder, entries };
                self.report.found(CheckKind::Folder, found);
                self.report.end(CheckKind::Folder, CheckState::Passed, took);
            }
            Err(error) => {
                let error = error.on(&self.wanted.server);
                self.report
                    .end(CheckKind::Folder, CheckState::Failed(Arc::new(error)), took);
            }
        }
    }
}

/// To the log, and to the check.
fn both(log: TraceSink, wire: mpsc::Sender<TraceEvent>) -> TraceSink {
    Arc::new(move |event| {
        // A check that is over listens no more; the log does. What a check is told by comes early in a listing.
        drop(wire.try_send(event.clone()));
        log(event);
    })
}

/// Puts what the server asks to the person, and keeps the answer for the next sessions.
fn asking(told: Told, typed: mpsc::Sender<(LogOnPart, Secret)>) -> AskPerson {
    let ask = move |part, says| -> BoxFuture<'static, Option<Secret>> {
        let (told, typed) = (told.clone(), typed.clone());
        Box::pin(async move {
            let (reply, answer) = oneshot::channel();
            told.tell(CheckNews::Asks(part, says, reply)).await;
            let secret = answer.await.ok()?;
            // The check is gone: then there is no next session.
            drop(typed.try_send((part, secret.clone())));
            Some(secret)
        })
    };
    AskPerson(Arc::new(ask))
}

/// How many entries a folder has.
async fn count(remote: &dyn Remote, folder: &RemotePath) -> Result<u64, RemoteError> {
    let mut counted = Counted(0);
    remote.list(folder, &mut counted).await.map(|_listing| counted.0)
}

struct Counted(u64);

impl ListingSink for Counted {
    fn batch(&mut self, entries: Vec<Entry>) -> Result<(), RemoteError> {
        self.0 += entries.len() as u64;
        Ok(())
    }

    fn enough(&self) -> Option<u64> {
        Some(ENOUGH)
    }
}
