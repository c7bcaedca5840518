//! The command line as a face of the engine: sends requests, waits for what is published.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
    path::PathBuf,
    sync::{Arc, Condvar, Mutex, PoisonError},
};

use portolan_engine::{
    Answer, Config, ConnectionState, EngineHandle, Finish, JobOptions, LogOnPart, NoticeId, NoticeKind, PaneId,
    PaneListing, PaneState, Place, PromptId, Proxies, Question, QueueKept, Request, RequestId, door::Client, start,
};
use portolan_remote::{Act, Detail, ErrorKind, RemoteError, SiteId};
use portolan_settings::{Paths, Settings, SettingsProblem};
use portolan_sites::Secret;

use crate::{
    exit::{Exit, Stop},
    options::Options,
    password,
    printer::Printer,
    questions,
    target::Target,
};

/// What opens two servers.
pub(crate) struct Passwords {
    /// The one that gets the files.
    pub(crate) target: Option<Secret>,
    /// The one that gives them, as the environment has it.
    pub(crate) source: Option<Secret>,
    /// A file with it, which counts before that.
    pub(crate) source_file: Option<PathBuf>,
}

/// The engine, and what waits for it.
pub(crate) struct Face {
    engine: EngineHandle,
    wake: Arc<Wake>,
    /// Prints.
    pub(crate) printer: Printer,
    answered: RefCell<BTreeSet<PromptId>>,
    /// What a refused question means for the exit code.
    refused: Cell<Option<Exit>>,
    panes: Cell<u32>,
    requests: Cell<u64>,
    notices: Cell<Option<NoticeId>>,
    /// Whoever has the queue that is kept, where that is wanted and it is not this process.
    pub(crate) holder: Option<RefCell<Client>>,
    /// What was chosen for jobs of this call.
    pub(crate) job: JobOptions,
    /// The password that was given for the server; from one server to another, for the one that gets the files.
    pub(crate) secret: Option<Secret>,
    /// From one server to another: those that give them, and their own password. No password goes to the other one.
    pub(crate) sources: BTreeSet<SiteId>,
    pub(crate) source_secret: Option<Secret>,
}

/// Sleeps until the engine publishes something.
#[derive(Default)]
struct Wake {
    news: Mutex<bool>,
    bell: Condvar,
}

impl Wake {
    fn ring(&self) {
        *self.news.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.bell.notify_one();
    }

    fn sleep(&self) {
        let mut news = self.news.lock().unwrap_or_else(PoisonError::into_inner);
        while !*news {
            news = self.bell.wait(news).unwrap_or_else(PoisonError::into_inner);
        }
        *news = false;
    }
}

/// How often somebody else may be faster at taking the queue.
const STARTS: u32 = 20;

impl Face {
    /// Starts the engine and connects to the site of one address.
    pub(crate) fn reach(
        printer: Printer,
        options: &Options,
        secret: Option<Secret>,
        url: &str,
    ) -> Result<(Self, Target), Stop> {
        let target = Target::parse(printer, options, url)?;
        let face = Self::connected(printer, options, secret, &target)?;
        Ok((face, target))
    }

    /// The same for several addresses, which must all be of one site.
    pub(crate) fn reach_all(
        printer: Printer,
        options: &Options,
        secret: Option<Secret>,
        urls: &[String],
    ) -> Result<(Self, Vec<Target>), Stop> {
        let targets = urls
            .iter()
            .map(|url| Target::parse(printer, options, url))
            .collect::<Result<Vec<_>, _>>()?;
        let Some(first) = targets.first() else {
            return Err(Stop(Exit::Usage));
        };
        if targets.iter().any(|target| target.id() != first.id()) {
            printer.note("all addresses of one call must be on the same server, with the same user");
            return Err(Stop(Exit::Usage));
        }
        let face = Self::connected(printer, options, secret, first)?;
        Ok((face, targets))
    }

    /// Starts the engine and connects to two sites: the one that gives, at all of these addresses, and the one that gets.
    pub(crate) fn reach_two(
        printer: Printer,
        options: &Options,
        secrets: Passwords,
        sources: &[String],
        target: &str,
    ) -> Result<(Self, Vec<Target>, Target), Stop> {
        let target = Target::parse(printer, options, target)?;
        let sources = sources
            .iter()
            .map(|url| Target::parse(printer, options, url))
            .collect::<Result<Vec<_>, _>>()?;
        let Some(first) = sources.first() else {
            return Err(Stop(Exit::Usage));
        };
        if sources.iter().any(|source| source.id() != first.id()) {
            printer.note("all sources of one call must be on the same server, with the same user");
            return Err(Stop(Exit::Usage));
        }
        if first.id() == target.id() {
            printer.note("both addresses are of one server: copy goes from one server to another");
            return Err(Stop(Exit::Usage));
        }
        let source_secret = match &secrets.source_file {
            Some(path) => Some(password::from_file(printer, path)?),
            None => secrets.source,
        };
        let mut face = Self::connected(printer, options, secrets.target, &target)?;
        (face.sources, face.source_secret) = ([first.id()].into(), source_secret.clone());
        face.connect(first, source_secret)?;
        Ok((face, sources, target))
    }

    fn connected(printer: Printer, options: &Options, secret: Option<Secret>, target: &Target) -> Result<Self, Stop> {
        let secret = match &options.password_file {
            Some(path) => Some(password::from_file(printer, path)?),
            None => secret,
        };
        let mut face = Self::start(printer, options)?;
        face.secret.clone_from(&secret);
        face.connect(target, secret)?;
        Ok(face)
    }

    /// Starts the engine alone.
    pub(crate) fn start(printer: Printer, options: &Options) -> Result<Self, Stop> {
        let paths = Paths::of_user().map_err(|error| {
            printer.note(&error.to_string());
            Stop(Exit::Local)
        })?;
        if options.insecure {
            printer.note(
                "WARNING: --insecure accepts any certificate: everybody on the way can read and change everything",
            );
        }
        let settings = settings(printer, &paths)?;
        let proxies = proxies(printer, options, &settings)?;
        let mut config = Config::of_user(&paths, &settings);
        config.proxies = proxies;
        config.keep_times = settings.keep_times;
        config.keep_permissions = settings.keep_permissions;
        config.pins.clone_from(&options.pin);
        config.insecure = options.insecure;
        config.most_entries = options.most_entries;
        config.trace_file.clone_from(&options.trace);
        if let Some(sessions) = options.sessions {
            config.sessions = sessions;
        }
        options.control.configure(&mut config);
        for path in &options.ca {
            config.extra_roots.push(std::fs::read(path).map_err(|error| {
                printer.note(&format!(
                    "the authorities in {} cannot be read: {error}",
                    path.display()
                ));
                Stop(Exit::Usage)
            })?);
        }
        let mut tries = 0;
        loop {
            let holder = if options.durable {
                Client::find(&paths.queue()).map_err(|error| {
                    printer.note(&error.to_string());
                    Stop(Exit::Local)
                })?
            } else {
                None
            };
            let face = Self::start_with(printer, options, &paths, config.clone(), holder)?;
            tries += 1;
            match face.queue_is_there() {
                // Somebody took the queue between the look and the start: that one is asked.
                Err(QueueKept::InUse) if tries < STARTS => {}
                Err(QueueKept::Not(why)) => {
                    printer.note(&why);
                    return Err(Stop(Exit::Local));
                }
                Err(_) => {
                    printer.note("another Portolan has the queue and does not let anybody ask");
                    return Err(Stop(Exit::Local));
                }
                Ok(()) => return Ok(face),
            }
        }
    }

    /// Starts the engine for a queue that somebody else has, or nobody.
    fn start_with(
        printer: Printer,
        options: &Options,
        paths: &Paths,
        mut config: Config,
        holder: Option<Client>,
    ) -> Result<Self, Stop> {
        if holder.is_some() && options.control.is_of_this_call() {
            printer.note(
                "another Portolan has the queue: limits on speed are set there, and what this call says of them is not used",
            );
        }
        if options.durable && holder.is_none() {
            config.queue = Some(paths.queue());
        }
        let wake = Arc::new(Wake::default());
        let bell = Arc::clone(&wake);
        let engine = start(config, Arc::new(move || bell.ring())).map_err(|error| {
            printer.note(&error.to_string());
            Stop(Exit::Local)
        })?;
        Ok(Self {
            engine,
            job: options.control.job(),
            wake,
            printer,
            answered: RefCell::default(),
            refused: Cell::new(None),
            panes: Cell::new(0),
            requests: Cell::new(0),
            notices: Cell::new(None),
            holder: holder.map(RefCell::new),
            secret: None,
            sources: BTreeSet::new(),
            source_secret: None,
        })
    }

    /// Waits until the queue was read, where it is kept.
    fn queue_is_there(&self) -> Result<(), QueueKept> {
        let kept = &self.engine.published().kept;
        self.wait(|| match &*kept.borrow() {
            QueueKept::Opening => None,
            QueueKept::InMemory | QueueKept::OnDisk => Some(Ok(())),
            not => Some(Err(not.clone())),
        })
    }

    /// Connects; on failure everything was said.
    pub(crate) fn connect(&self, target: &Target, secret: Option<Secret>) -> Result<(), Stop> {
        self.send(Request::Connect {
            site: Box::new(target.site.clone()),
            secret,
        })?;
        let published = self.engine.published();
        let state = self.wait(|| {
            let sites = published.sites.borrow().clone();
            match &sites.get(&target.id())?.state {
                ConnectionState::Connected => Some(Ok(())),
                ConnectionState::Failed(error) | ConnectionState::Retrying(_, error) => Some(Err(Arc::clone(error))),
                ConnectionState::Disconnected | ConnectionState::Connecting(_) | ConnectionState::Asking => None,
            }
        });
        state.map_err(|error| Stop(self.refused.get().unwrap_or_else(|| self.printer.failure(&error))))
    }

    /// Sends a request and waits until the engine has done it.
    pub(crate) fn run(&self, request: Request) -> Result<Finish, RemoteError> {
        let number = RequestId(self.requests.get());
        self.requests.set(number.0 + 1);
        let gone = || RemoteError::new(ErrorKind::Cancelled, Act::Connect).detailed(Detail::EngineEnded);
        self.send(Request::Tracked(number, Box::new(request)))
            .map_err(|_stop| gone())?;
        let finished = &self.engine.published().finished;
        self.wait(|| {
            let finished = finished.borrow().clone();
            let entry = finished.iter().find(|entry| entry.request == number)?;
            Some(entry.result.clone().map_err(|error| (*error).clone()))
        })
    }

    /// Sends a request that needs no answer.
    pub(crate) fn send(&self, request: Request) -> Result<(), Stop> {
        let mut request = request;
        for _full_queue in 0..1000 {
            match self.engine.send(request) {
                Ok(()) => return Ok(()),
                Err(back) => request = back,
            }
            self.wake.sleep();
        }
        self.printer.note("the engine has ended");
        Err(Stop(Exit::Failed))
    }

    /// Reads a folder.
    pub(crate) fn list(&self, place: Place) -> Result<Arc<PaneListing>, RemoteError> {
        let pane = PaneId(self.panes.get());
        self.panes.set(self.panes.get() + 1);
        let gone = || RemoteError::new(ErrorKind::Cancelled, Act::List).detailed(Detail::EngineEnded);
        self.send(Request::Show {
            pane,
            place,
            refresh: true,
        })
        .map_err(|_stop| gone())?;
        let panes = &self.engine.published().panes;
        self.wait(|| {
            let panes = panes.borrow().clone();
            let listing = panes.get(&pane)?;
            match &listing.state {
                PaneState::Loading => None,
                PaneState::Ready => Some(Ok(Arc::clone(listing))),
                PaneState::Failed(error) => Some(Err((**error).clone())),
            }
        })
    }

    /// The engine, for what it publishes.
    pub(crate) fn engine(&self) -> &EngineHandle {
        &self.engine
    }

    /// The exit code of a question that was answered with no.
    pub(crate) fn refused(&self) -> Option<Exit> {
        self.refused.get()
    }

    /// Waits until `ready` has something; answers questions and prints notices meanwhile.
    pub(crate) fn wait<T>(&self, mut ready: impl FnMut() -> Option<T>) -> T {
        loop {
            self.answer_questions();
            self.print_notices();
            if let Some(value) = ready() {
                return value;
            }
            self.wake.sleep();
        }
    }

    fn answer_questions(&self) {
        let prompts = self.engine.published().prompts.borrow().clone();
        for prompt in prompts.iter() {
            if !self.answered.borrow_mut().insert(prompt.id) {
                continue;
            }
            let account = password::account();
            let secret = if self.sources.contains(&prompt.site) {
                &self.source_secret
            } else {
                &self.secret
            };
            let (answer, exit) = match (&prompt.question, secret) {
                // Who has given a password is not asked for it, unless it was refused.
                (
                    Question::Password {
                        refused: None,
                        part: LogOnPart::Password,
                        ..
                    },
                    Some(secret),
                ) => {
                    let (secret, keep) = (secret.clone(), false);
                    (Answer::Password { secret, keep }, None)
                }
                (
                    Question::Password {
                        refused: None,
                        part: LogOnPart::Account,
                        ..
                    },
                    _,
                ) if account.is_some() => match account {
                    Some(secret) => (Answer::Password { secret, keep: false }, None),
                    None => questions::answer(self.printer, prompt),
                },
                _ => questions::answer(self.printer, prompt),
            };
            if exit.is_some() {
                self.refused.set(exit);
            }
            // A full queue of requests cannot be: nothing else is sent while a question is open. The engine asks again if it is.
            if self.engine.send(Request::Answer(prompt.id, answer)).is_err() {
                self.answered.borrow_mut().remove(&prompt.id);
            }
        }
    }

    fn print_notices(&self) {
        let notices = self.engine.published().notices.borrow().clone();
        for notice in notices
            .iter()
            .filter(|notice| self.notices.get().is_none_or(|last| notice.id > last))
        {
            self.notices.set(Some(notice.id));
            // Failures reach the person through the command that met them.
            if notice.kind == NoticeKind::Warning {
                self.printer.note(&notice.news.to_string());
            }
        }
    }
}

/// The settings; what is wrong with them is told.
fn settings(printer: Printer, paths: &Paths) -> Result<Settings, Stop> {
    let (settings, problems) = Settings::of_user(paths).map_err(|error| {
        printer.note(&error.to_string());
        Stop(Exit::Local)
    })?;
    for problem in &problems {
        printer.note(&problem.to_string());
    }
    if problems
        .iter()
        .any(|problem| matches!(problem, SettingsProblem::Value { key: "proxy", .. }))
    {
        // Who wants a proxy does not want to go without one in silence.
        return Err(Stop(Exit::Local));
    }
    Ok(settings)
}

/// The proxy of the settings or of the environment, and the password for whichever is used.
fn proxies(printer: Printer, options: &Options, settings: &Settings) -> Result<Proxies, Stop> {
    let proxies = if options.proxy_choice.is_some() {
        // What the environment says is not even looked at.
        Proxies::default()
    } else {
        Proxies::of_process(settings).map_err(|error| {
            printer.note(&error.to_string());
            Stop(Exit::Usage)
        })?
    };
    let password = match &options.proxy_password_file {
        Some(path) => Some(password::from_file(printer, path)?),
        None => options.proxy_password.clone(),
    };
    Ok(proxies.with_password(password))
}
