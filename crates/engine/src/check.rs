//! *Check connection*: a connection to a site is made step by step, and each step is told with what came of it. The site need
//! not be saved, nothing of it is kept, and no password is.

mod report;
mod run;

use std::{net::IpAddr, sync::Arc, time::Duration};

use portolan_remote::{Act, DataMode, ErrorKind, Fingerprint, RemoteError, RemotePath, SessionFacts};
use portolan_sites::{LogOn, Secret, SecretRef, Site};
use tokio::{sync::oneshot, task::AbortHandle};

use self::run::{TRIES, Task};
use crate::{LogOnPart, Wanted, engine::Engine, proxies::wants_password, publish::Part, secret_thread::KEYRING};

/// How long each step may take where the person has set no other limit.
const LIMIT: Duration = Duration::from_secs(15);

/// What is to be checked.
#[derive(Debug)]
pub struct CheckSite {
    /// The site as it is in the form, saved or not.
    pub site: Box<Site>,
    /// The password, where one was typed; otherwise the keyring has it, or the person is asked.
    pub secret: Option<Secret>,
    /// Certificates that are taken in this check alone.
    pub pins: Vec<Fingerprint>,
}

/// A check of a connection, as far as it is.
#[derive(Clone, Debug)]
pub struct ConnectionCheck {
    /// Rises with each check of this run.
    pub number: u64,
    /// The site that is checked, without its secrets.
    pub site: Arc<Site>,
    /// Its steps, in their order.
    pub steps: Vec<CheckStep>,
    /// The server asks for this in the middle of the log-on, in its own words.
    pub asks: Option<(LogOnPart, Arc<str>)>,
    /// Is it over?
    pub ended: bool,
}

/// A step of a check.
#[derive(Clone, Debug)]
pub struct CheckStep {
    /// Which.
    pub kind: CheckKind,
    /// How far it is.
    pub state: CheckState,
    /// What was found.
    pub found: Vec<CheckFinding>,
    /// How long it took, once it is over.
    pub took: Option<Duration>,
}

/// Which step of a check it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckKind {
    /// The name of the host becomes addresses.
    Resolve,
    /// TCP to the control port.
    Connect,
    /// TLS on the control connection.
    Tls,
    /// USER, PASS and what follows.
    LogOn,
    /// A listing of the folder of the log-on through a data connection of this mode; `None` = in whichever works.
    Data(Option<DataMode>),
    /// The folder with which the site begins.
    Folder,
}

/// How far a step is.
#[derive(Clone, Debug)]
pub enum CheckState {
    /// Not begun.
    Waiting,
    /// Under way.
    Running,
    /// As it should be.
    Passed,
    /// It works, but something about it is worth knowing.
    Warned,
    /// It does not work, and why.
    Failed(Arc<RemoteError>),
    /// It was not tried, since one before it failed or since there is nothing to try.
    LeftOut,
}

/// Something that a step found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckFinding {
    /// Addresses of the host.
    Addresses(Vec<IpAddr>),
    /// The name is looked up by this proxy.
    LookedUpByProxy(String),
    /// This address answered, or the proxy in its place.
    Reached(String),
    /// TLS stands: its version and cipher suite, and whether an authority of this computer vouches for the server.
    Tls {
        /// `TLS 1.2` or `TLS 1.3`.
        version: String,
        /// The cipher suite.
        suite: String,
        /// `false`: by a fingerprint that was trusted, or not at all.
        by_authority: Option<bool>,
    },
    /// The site does without TLS: passwords and files go in clear.
    NoTls,
    /// TLS was offered by nobody, and the person allows that: everything goes in clear.
    PlainAllowed,
    /// Files and listings go in clear, though the control connection has TLS.
    DataInClear,
    /// What the server is and what it knows.
    Server(Arc<SessionFacts>),
    /// A listing came through.
    Listed {
        /// Of this folder.
        folder: RemotePath,
        /// So many entries.
        entries: u64,
    },
    /// Was the TLS session of the control connection resumed on the data connection?
    Resumed(bool),
    /// The server named an address in its 227 that was not used.
    AddressReplaced {
        /// What the server named.
        named: String,
        /// What was used.
        used: String,
    },
    /// Which mode worked, where any was allowed.
    Mode(DataMode),
}

/// What the task of a check tells.
pub(crate) enum CheckNews {
    /// Its steps are these now.
    Steps(Vec<CheckStep>),
    /// The log-on is held for an answer.
    Asks(LogOnPart, String, oneshot::Sender<Secret>),
    /// It is over.
    Ended,
}

/// The check of this run, if there is one: a new one ends the one before.
#[derive(Default)]
pub(crate) struct Checks {
    last: u64,
    shown: Option<ConnectionCheck>,
    task: Option<AbortHandle>,
    reply: Option<oneshot::Sender<Secret>>,
}

impl Checks {
    pub(crate) fn view(&self) -> Option<Arc<ConnectionCheck>> {
        self.shown.clone().map(Arc::new)
    }

    fn stop(&mut self) {
        self.reply = None;
        if let Some(task) = self.task.take() {
            task.abort();
        }
    }
}

impl Engine {
    /// Begins a check.
    pub(crate) fn check_connection(&mut self, wish: CheckSite) {
        self.checks.stop();
        self.checks.last += 1;
        let number = self.checks.last;
        let CheckSite { site, secret, pins } = wish;
        let mut shown = (*site).clone();
        shown.account = None;
        let sessions = (0..DataMode::ALL.len() * TRIES).map(|_| self.next_session(site.id));
        let sessions = sessions.collect();
        let wanted = self.wanted_for_check(&site, secret.clone(), pins);
        let secrets = self.secrets_for_check(&site, &wanted);
        let task = Task::new(
            *site,
            wanted,
            sessions,
            self.config.connector.clone(),
            self.trace.sink(),
        );
        self.checks.shown = Some(ConnectionCheck {
            number,
            site: Arc::new(shown),
            steps: task.steps(),
            asks: None,
            ended: false,
        });
        let out = self.out.clone();
        let run = self
            .tasks
            .spawn(async move { task.run(secrets, run::Told::new(number, out)).await });
        self.checks.task = Some(run);
        self.show.mark(Part::Check);
    }

    fn wanted_for_check(&self, site: &Site, secret: Option<Secret>, pins: Vec<Fingerprint>) -> Wanted {
        let mut wanted = Wanted {
            password: secret,
            account: site.account.clone(),
            // What was learnt would hide what is wrong now.
            learned: portolan_ftp_proto::Learned::default(),
            ..self.wanted(site, self.config.proxies.of(site))
        };
        wanted.time_limit.get_or_insert(LIMIT);
        wanted.pins.extend(pins);
        wanted
    }

    /// Asks the keyring for what nobody typed. What it does not have, the server asks for itself.
    fn secrets_for_check(
        &self,
        site: &Site,
        wanted: &Wanted,
    ) -> impl Future<Output = [Option<Secret>; 3]> + Send + 'static {
        let own = SecretRef::of_site(site).filter(|_| wanted.password.is_none());
        let account = SecretRef::of_account(site).filter(|_| wanted.account.is_none());
        let at_proxy = match &wanted.proxy {
            Some((proxy, None)) if wants_password(proxy) => Some(SecretRef::of_proxy(proxy)),
            _ => None,
        };
        let in_use = own.is_some().then(|| self.secret_of(site)).flatten();
        let thread = &self.saved.thread;
        let load = |reference: Option<SecretRef>| {
            reference.map(|reference| thread.ask(KEYRING, move |secrets| secrets.load(&reference)))
        };
        let all = [own.filter(|_| in_use.is_none()), account, at_proxy].map(load);
        async move {
            let mut loaded = [in_use, None, None];
            for (slot, load) in loaded.iter_mut().zip(all) {
                if let Some(load) = load {
                    *slot = load.await.ok().flatten();
                }
            }
            loaded
        }
    }

    /// The password with which this very site is logged in, in this run.
    fn secret_of(&self, site: &Site) -> Option<Secret> {
        let state = self.pool.get(site.id)?;
        let same = state.site.endpoint == site.endpoint && state.site.log_on == site.log_on;
        state.secret.clone().filter(|_| same)
    }

    /// What the server of a check asks for; `None` = there is no answer.
    pub(crate) fn answer_check(&mut self, secret: Option<Secret>) {
        let reply = self.checks.reply.take();
        if let Some(check) = &mut self.checks.shown {
            check.asks = None;
        }
        if let (Some(reply), Some(secret)) = (reply, secret) {
            // It may have hung up in this very moment: then its end says so.
            drop(reply.send(secret));
        }
        self.show.mark(Part::Check);
    }

    /// Stops a check; what it found stays.
    pub(crate) fn stop_check(&mut self) {
        self.checks.stop();
        let Some(check) = &mut self.checks.shown else { return };
        check.asks = None;
        if !std::mem::replace(&mut check.ended, true) {
            report::stopped(
                &mut check.steps,
                &Arc::new(RemoteError::new(ErrorKind::Cancelled, Act::Connect)),
            );
        }
        self.show.mark(Part::Check);
    }

    /// It was looked at.
    pub(crate) fn forget_check(&mut self) {
        self.checks.stop();
        self.checks.shown = None;
        self.show.mark(Part::Check);
    }

    pub(crate) fn check_news(&mut self, number: u64, news: CheckNews) {
        let current = |check: &&mut ConnectionCheck| check.number == number && !check.ended;
        let Some(check) = self.checks.shown.as_mut().filter(current) else {
            return;
        };
        match news {
            CheckNews::Steps(steps) => check.steps = steps,
            CheckNews::Asks(part, says, reply) => {
                check.asks = Some((part, says.into()));
                self.checks.reply = Some(reply);
            }
            CheckNews::Ended => {
                check.ended = true;
                check.asks = None;
                self.checks.stop();
            }
        }
        self.show.mark(Part::Check);
    }
}

/// Does each log-on of this site need an answer of its own?
fn one_time(site: &Site) -> bool {
    matches!(site.log_on, LogOn::Interactive(_))
}

impl ConnectionCheck {
    /// The first mode, in the order in which Auto tries them, through which a listing came; those with a warning come last.
    pub fn best_mode(&self) -> Option<DataMode> {
        let of = |warned: bool| {
            self.steps.iter().find_map(|step| match (step.kind, &step.state) {
                (CheckKind::Data(Some(mode)), CheckState::Passed) if !warned => Some(mode),
                (CheckKind::Data(Some(mode)), CheckState::Warned) if warned => Some(mode),
                _ => None,
            })
        };
        of(false).or_else(|| of(true))
    }
}
