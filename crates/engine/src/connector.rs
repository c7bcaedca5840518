//! How the engine gets a session: behind a trait, so that tests can give it a server in memory.

use std::{fmt, sync::Arc, time::Duration};

use portolan_ftp_client::{Asker, ConnectOptions, FtpSession, Login, ProxyAccess, SecretBytes, TlsMode};
use portolan_ftp_proto::Learned;
use portolan_remote::{
    Act, BoxFuture, ConnectionChoices, Detail, ErrorKind, Fingerprint, HostPort, Meter, ModeChoice, Proxy, Remote,
    RemoteError, SessionId,
};
use portolan_sites::{FtpTls, Secret};
use portolan_trace::TraceEvent;

use crate::LogOnPart;

/// Takes the events of a session; never blocks.
pub type TraceSink = Arc<dyn Fn(TraceEvent) + Send + Sync>;

/// Puts what a server asks for in the middle of the log-on to a person: which part, and the server's words. `None` = there
/// is no answer. The log-on is held meanwhile, for [`ANSWER_LIMIT`] at most.
#[derive(Clone)]
pub struct AskPerson(pub Arc<AskFn>);

/// What such a question is put by.
pub type AskFn = dyn Fn(LogOnPart, String) -> BoxFuture<'static, Option<Secret>> + Send + Sync;

impl fmt::Debug for AskPerson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AskPerson")
    }
}

/// How long a log-on is held for an answer; many servers have no more patience themselves.
pub const ANSWER_LIMIT: Duration = Duration::from_mins(5);

/// Everything that a session needs to begin.
#[derive(Clone)]
pub struct Wanted {
    /// Number of the session in the trace.
    pub session: SessionId,
    /// Where.
    pub server: HostPort,
    /// How TLS is wanted.
    pub tls: FtpTls,
    /// USER.
    pub user: String,
    /// PASS, where one is known.
    pub password: Option<Secret>,
    /// What ACCT sends, if the server asks for it.
    pub account: Option<Secret>,
    /// Who is asked in the middle of the log-on for what is not known; `None` = nobody, and the log-on ends there.
    pub ask: Option<AskPerson>,
    /// Which data modes are allowed.
    pub mode: ModeChoice,
    /// What the person chose about connections; the versions of TLS within that as what is known of the server has it.
    pub choices: ConnectionChoices,
    /// The proxy to go through, as the choices and the settings have it, and the password there.
    pub proxy: Option<(Proxy, Option<Secret>)>,
    /// How long the server may be silent; `None` = what is right for each step.
    pub time_limit: Option<Duration>,
    /// Use the address that a 227 names.
    pub trust_pasv_address: bool,
    /// Certificates accepted beside those of the authorities.
    pub pins: Vec<Fingerprint>,
    /// Accept every certificate.
    pub insecure: bool,
    /// More authorities: the contents of PEM files.
    pub extra_roots: Vec<Vec<u8>>,
    /// What was learnt of this server before.
    pub learned: Learned,
    /// Is told how far the connection is.
    pub progress: Arc<Meter>,
    /// Takes the trace.
    pub trace: TraceSink,
}

/// A new session.
pub struct Connected {
    /// The session.
    pub remote: Arc<dyn Remote>,
    /// What the session has learnt of its server so far.
    pub learned: Arc<dyn Fn() -> Learned + Send + Sync>,
    /// How many more data connections can resume its TLS session; `None` = as many as come.
    pub tickets_left: Arc<dyn Fn() -> Option<usize> + Send + Sync>,
}

impl fmt::Debug for Connected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connected")
            .field("facts", &self.remote.facts())
            .finish_non_exhaustive()
    }
}

/// Makes sessions.
pub trait Connector: Send + Sync {
    /// Connects and logs in. Every time limit is the connector's own; dropping the future ends the try.
    fn connect(&self, wanted: Wanted) -> BoxFuture<'static, Result<Connected, RemoteError>>;
}

/// FTP, plain and over TLS.
#[derive(Clone, Copy, Debug, Default)]
pub struct FtpConnector;

impl Connector for FtpConnector {
    fn connect(&self, wanted: Wanted) -> BoxFuture<'static, Result<Connected, RemoteError>> {
        Box::pin(async move {
            let (options, trace) = ftp_options(wanted)?;
            let session = Arc::new(FtpSession::connect(options, trace).await?);
            let (remote, learning) = (session.clone(), session.clone());
            Ok(Connected {
                remote,
                learned: Arc::new(move || learning.learned()),
                tickets_left: Arc::new(move || session.tickets_left()),
            })
        })
    }
}

fn ftp_options(wanted: Wanted) -> Result<(ConnectOptions, TraceSink), RemoteError> {
    let secret = |text: &str| SecretBytes::new(text.as_bytes().to_vec());
    // RFC 1635: an anonymous guest's password is an address by courtesy; ours tells nothing of the person.
    let guest = (wanted.user == "anonymous").then_some("anonymous@");
    let login = Login {
        password: wanted.password.as_ref().map(Secret::expose).or(guest).map(secret),
        user: wanted.user.into_bytes(),
        account: wanted.account.as_ref().map(Secret::expose).map(secret),
    };
    let mut options = ConnectOptions::new(wanted.server, login);
    options.tls = match wanted.tls {
        FtpTls::IfOffered => TlsMode::IfOffered,
        FtpTls::Explicit => TlsMode::Explicit,
        FtpTls::Implicit => TlsMode::Implicit,
        FtpTls::Off => TlsMode::Off,
    };
    options.limits.answer = ANSWER_LIMIT;
    options.asker = wanted.ask.map(|AskPerson(ask)| {
        Asker::new(move |asking| {
            let part = if asking.account {
                LogOnPart::Account
            } else {
                LogOnPart::Password
            };
            let answer = ask(part, asking.says);
            Box::pin(async move {
                let answer = answer.await?;
                Some(SecretBytes::new(answer.expose().as_bytes().to_vec()))
            })
        })
    });
    options.trust.pins = wanted.pins;
    options.trust.insecure = wanted.insecure;
    for pem in &wanted.extra_roots {
        options.trust.add_pem(pem).map_err(|error| {
            RemoteError::new(ErrorKind::TlsFailed, Act::Connect)
                .on(&options.server)
                .detailed(Detail::NoAuthorities)
                .because(error)
        })?;
    }
    options.mode = wanted.mode;
    options.choices = wanted.choices;
    options.proxy = wanted.proxy.map(|(proxy, password)| ProxyAccess {
        proxy,
        password: password.as_ref().map(Secret::expose).map(secret),
    });
    options.trust_pasv_address = wanted.trust_pasv_address;
    if let Some(limit) = wanted.time_limit {
        let limits = &mut options.limits;
        for step in [
            &mut limits.connect,
            &mut limits.tls,
            &mut limits.reply,
            &mut limits.data_open,
            &mut limits.data_stall,
        ] {
            *step = limit;
        }
        // A server that has much to write back to its disk is silent for longer.
        limits.confirmation = limits.confirmation.max(limit);
    }
    options.learned = wanted.learned;
    options.session = wanted.session;
    options.progress = wanted.progress;
    Ok((options, wanted.trace))
}
