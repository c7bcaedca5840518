//! One libunftp server with one user, on the addresses it is told; `tests/servers/start` runs it.
//!
//! `libunftp_server ADDRESS[,ADDRESS] PORT USER FOLDER off|explicit 1.2|1.3`; key and chain come as PEM on standard input,
//! the password by `PORTOLAN_PASSWORD`.

#![expect(clippy::print_stderr, reason = "its standard error is its log")]

use std::{
    env,
    io::{self, Read as _},
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use async_trait::async_trait;
use libunftp::{
    ServerBuilder,
    options::{ActivePassiveMode, Binder},
};
use rustls::{ServerConfig, version};
use rustls_pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _};
use tokio::{
    net::{TcpListener, TcpSocket, TcpStream},
    runtime::Builder,
    task::JoinSet,
};
use unftp_core::auth::{AuthenticationError, Authenticator, Credentials, Principal};
use unftp_sbe_fs::Filesystem;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// As in `crates/practice`: the task that switches to TLS must run before the socket is looked at again.
const TASKS_BETWEEN_EVENTS: u32 = 100_000;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [addresses, port, user, folder, tls, tls_version] = arguments.as_slice() else {
        return Err("ADDRESS[,ADDRESS] PORT USER FOLDER off|explicit 1.2|1.3".into());
    };
    let port: u16 = port.parse()?;
    let addresses: Vec<IpAddr> = addresses.split(',').map(str::parse).collect::<Result<_, _>>()?;
    let offer = Offer {
        folder: folder.into(),
        account: Arc::new(Account {
            user: user.clone(),
            password: env::var("PORTOLAN_PASSWORD")?,
        }),
        tls: match tls.as_str() {
            "off" => None,
            _ => Some(tls_config(tls_version)?),
        },
    };
    let runtime = Builder::new_current_thread()
        .event_interval(TASKS_BETWEEN_EVENTS)
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let mut listening = JoinSet::new();
        for address in addresses {
            let listener = TcpListener::bind(SocketAddr::new(address, port)).await?;
            listening.spawn(accept(listener, offer.clone()));
        }
        while let Some(ended) = listening.join_next().await {
            ended??;
        }
        Ok(())
    })
}

fn tls_config(highest: &str) -> Result<Arc<ServerConfig>, Failure> {
    let mut pem = Vec::new();
    io::stdin().read_to_end(&mut pem)?;
    let key = PrivateKeyDer::from_pem_slice(&pem)?;
    let chain: Vec<_> = CertificateDer::pem_slice_iter(&pem).collect::<Result<_, _>>()?;
    let versions = match highest {
        "1.2" => &[&version::TLS12][..],
        _ => &[&version::TLS13, &version::TLS12],
    };
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_protocol_versions(versions)?
        .with_no_client_auth()
        .with_single_cert(chain, key)?;
    Ok(Arc::new(config))
}

async fn accept(listener: TcpListener, offer: Offer) -> io::Result<()> {
    let mut sessions = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                let (stream, _) = accepted?;
                sessions.spawn(offer.clone().session(stream));
            }
            Some(_) = sessions.join_next() => {}
        }
    }
}

/// What every session is given.
#[derive(Clone)]
struct Offer {
    folder: PathBuf,
    account: Arc<Account>,
    tls: Option<Arc<ServerConfig>>,
}

impl Offer {
    async fn session(self, stream: TcpStream) {
        let storage = match Filesystem::new(&self.folder) {
            Ok(storage) => Mutex::new(Some(storage)),
            Err(error) => return eprintln!("{}: {error}", self.folder.display()),
        };
        #[expect(clippy::expect_used, reason = "libunftp asks for the storage once a session")]
        let storage = Box::new(move || {
            let mut storage = storage.lock().unwrap_or_else(PoisonError::into_inner);
            storage.take().expect("asked for once a session")
        });
        let mut server = ServerBuilder::with_authenticator(storage, self.account)
            .active_passive_mode(ActivePassiveMode::ActiveAndPassive)
            .binder(AnyPort);
        if let Some(tls) = self.tls {
            server = server.ftps_manual::<PathBuf>(tls);
        }
        let server = match server.build() {
            Ok(server) => server,
            Err(error) => return eprintln!("{error}"),
        };
        if let Err(error) = server.service(stream).await {
            eprintln!("{error}");
        }
    }
}

/// Any port for a passive data connection: no range to run out of, none to collide in.
#[derive(Debug)]
struct AnyPort;

#[async_trait]
impl Binder for AnyPort {
    async fn bind(&mut self, local: IpAddr, _range: std::ops::RangeInclusive<u16>) -> io::Result<TcpSocket> {
        let socket = if local.is_ipv4() {
            TcpSocket::new_v4()?
        } else {
            TcpSocket::new_v6()?
        };
        socket.bind((local, 0).into())?;
        Ok(socket)
    }
}

/// The one user.
#[derive(Debug)]
struct Account {
    user: String,
    password: String,
}

#[async_trait]
impl Authenticator for Account {
    async fn authenticate(&self, user: &str, given: &Credentials) -> Result<Principal, AuthenticationError> {
        if user == self.user && given.password.as_deref() == Some(&self.password) {
            Ok(Principal {
                username: user.to_owned(),
            })
        } else {
            Err(AuthenticationError::BadPassword)
        }
    }
}
