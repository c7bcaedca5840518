//! Data connections of the test server.

use std::{
    io,
    net::{IpAddr, SocketAddr},
    time::Duration,
};

use portolan_remote::{DataMode, RemotePath};
use socket2::{SockRef, Socket};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time,
};

use super::{
    End, Seen, Shared, Trouble,
    commands::{Session, passive_reply},
    control::{Control, Duplex},
};

/// How long a client may take to come; only a broken test waits that long.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where the next data connection comes from.
pub(super) enum Door {
    /// We wait here.
    Wait(DataMode, TcpListener),
    /// We connect there.
    Call(DataMode, SocketAddr),
}

impl Door {
    /// A door for a passive mode, and the reply that names it.
    pub(super) async fn open(mode: DataMode, local: IpAddr, trouble: Option<&Trouble>) -> io::Result<(Self, String)> {
        let listener = TcpListener::bind(SocketAddr::new(local, 0)).await?;
        let mut address = listener.local_addr()?;
        if trouble == Some(&Trouble::DeadPort) {
            let dead = TcpListener::bind(SocketAddr::new(local, 0)).await?;
            address = dead.local_addr()?;
        }
        Ok((Self::Wait(mode, listener), passive_reply(mode, address, trouble)))
    }

    async fn pass(self) -> io::Result<(DataMode, TcpStream)> {
        match self {
            Self::Wait(mode, listener) => Ok((mode, time::timeout(PATIENCE, listener.accept()).await??.0)),
            Self::Call(mode, address) => Ok((mode, TcpStream::connect(address).await?)),
        }
    }
}

/// The address of PORT or EPRT.
pub(super) fn named_address(mode: DataMode, argument: &str) -> Option<SocketAddr> {
    if mode == DataMode::Eprt {
        let mut fields = argument.split('|').skip(2);
        let ip: IpAddr = fields.next()?.parse().ok()?;
        return Some(SocketAddr::new(ip, fields.next()?.parse().ok()?));
    }
    let numbers: Vec<u8> = argument
        .split(',')
        .map(|number| number.parse().ok())
        .collect::<Option<_>>()?;
    let [a, b, c, d, high, low] = numbers[..] else {
        return None;
    };
    Some(SocketAddr::new([a, b, c, d].into(), u16::from_be_bytes([high, low])))
}

/// What goes over a data connection.
pub(super) enum Load {
    /// From us.
    Out(Vec<u8>),
    /// To this file.
    In(RemotePath),
}

/// One transfer, from 150 to its last reply.
pub(super) async fn run(
    session: &mut Session,
    control: &mut Control,
    load: Load,
    trouble: Option<Trouble>,
) -> io::Result<()> {
    let Some(door) = session.door.take() else {
        return control.reply("425 Use PASV or PORT first").await;
    };
    let Ok((mode, socket)) = door.pass().await else {
        return control.reply("425 Can't open the data connection").await;
    };
    session.shared.saw(Seen::Data(mode));
    control.reply("150 Here it comes").await?;
    let raw = SockRef::from(&socket).try_clone()?;
    let stream: Box<dyn Duplex> = if session.protect {
        match secure(session, socket).await {
            Ok(Some(stream)) => stream,
            Ok(None) => return control.reply("522 SSL connection failed: session reuse required").await,
            Err(_) => return control.reply("425 TLS failed on the data connection").await,
        }
    } else {
        Box::new(socket)
    };
    if trouble == Some(Trouble::EarlyFinal) {
        control.reply("226 Done before it began").await?;
    }
    let secure = session.protect;
    let work = carry(&session.shared, stream, raw, load, trouble.clone(), secure);
    let Some(reply) = beside(control, work).await? else {
        return control.reply("226 Abort successful").await;
    };
    match trouble {
        Some(Trouble::EarlyFinal) => Ok(()),
        Some(Trouble::NoFinal) => std::future::pending().await,
        Some(Trouble::CloseInsteadOfFinal) => Err(io::ErrorKind::ConnectionAborted.into()),
        _ => control.reply(reply).await,
    }
}

async fn secure(session: &Session, socket: TcpStream) -> io::Result<Option<Box<dyn Duplex>>> {
    let stream = session.shared.data_identity.acceptor().accept(socket).await?;
    let resumed = stream.get_ref().1.handshake_kind() == Some(rustls::HandshakeKind::Resumed);
    session.shared.saw(Seen::DataTls { resumed });
    if session.shared.options.require_reuse && !resumed {
        return Ok(None);
    }
    Ok(Some(Box::new(stream)))
}

/// Runs the transfer while commands are read: ABOR ends it (`None`), others wait.
async fn beside(
    control: &mut Control,
    work: impl Future<Output = io::Result<&'static str>>,
) -> io::Result<Option<&'static str>> {
    let mut later = Vec::new();
    let mut work = Box::pin(work);
    let reply = loop {
        tokio::select! {
            biased;
            reply = &mut work => break Some(reply?),
            line = control.line() => match line? {
                Some(line) if line.eq_ignore_ascii_case("ABOR") => break None,
                Some(line) => later.push(line),
                // Half closed: the data may still come.
                None => break Some(work.as_mut().await?),
            },
        }
    };
    if reply.is_none() {
        control.reply("426 Transfer aborted").await?;
        // The client ends its side in its own way, which is worth seeing.
        let _seen = time::timeout(PATIENCE, work).await;
    }
    control.put_back(&later);
    Ok(reply)
}

async fn carry(
    shared: &Shared,
    mut stream: Box<dyn Duplex>,
    raw: Socket,
    load: Load,
    trouble: Option<Trouble>,
    secure: bool,
) -> io::Result<&'static str> {
    match load {
        Load::Out(bytes) => send(&mut stream, &raw, &bytes, trouble).await,
        Load::In(path) => {
            let (bytes, end, reply) = receive(shared, &mut stream, &raw, &path, trouble, secure).await?;
            let path = path.to_string_lossy().into_owned();
            shared.saw(Seen::Upload { path, bytes, end });
            if end == End::CloseNotify {
                stream.shutdown().await?;
            }
            Ok(reply)
        }
    }
}

async fn send(
    stream: &mut Box<dyn Duplex>,
    raw: &Socket,
    bytes: &[u8],
    trouble: Option<Trouble>,
) -> io::Result<&'static str> {
    let cut = |at: usize| &bytes[..at.min(bytes.len())];
    let part = match trouble {
        Some(Trouble::DataReset(at) | Trouble::DataCut(at) | Trouble::DataStall(at)) => cut(at),
        _ => bytes,
    };
    if stream.write_all(part).await.is_err() || stream.flush().await.is_err() {
        return Ok("426 The connection broke");
    }
    match trouble {
        Some(Trouble::DataReset(_)) => {
            raw.set_linger(Some(Duration::ZERO))?;
            return Ok("426 The connection broke");
        }
        Some(Trouble::DataStall(_)) => std::future::pending().await,
        Some(Trouble::NoCloseNotify) => return Ok("226 Done"),
        _ => {}
    }
    match stream.shutdown().await {
        Ok(()) => Ok("226 Done"),
        Err(_) => Ok("426 The connection broke"),
    }
}

async fn receive(
    shared: &Shared,
    stream: &mut Box<dyn Duplex>,
    raw: &Socket,
    path: &RemotePath,
    trouble: Option<Trouble>,
    secure: bool,
) -> io::Result<(usize, End, &'static str)> {
    let limit = match trouble {
        Some(Trouble::DataReset(at) | Trouble::DataStall(at) | Trouble::Full(at)) => at,
        _ => usize::MAX,
    };
    let mut buffer = vec![0; 16 * 1024];
    let mut total = 0;
    while total < limit {
        let most = buffer.len().min(limit - total);
        let read = match stream.read(&mut buffer[..most]).await {
            Ok(0) => {
                let end = if secure { End::CloseNotify } else { End::Fin };
                return Ok((total, end, "226 Done"));
            }
            Ok(read) => read,
            // In stream mode many servers take this for the end of the file.
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                return Ok((total, End::FinWithoutCloseNotify, "226 Done"));
            }
            Err(_) => return Ok((total, End::Reset, "426 The connection broke")),
        };
        if shared.files.tree().append(path, &buffer[..read]).is_err() {
            return Ok((total, End::ByServer, "451 The file has gone"));
        }
        total += read;
    }
    match trouble {
        Some(Trouble::DataStall(_)) => std::future::pending().await,
        Some(Trouble::Full(_)) => Ok((total, End::ByServer, "452 Insufficient storage space")),
        _ => {
            raw.set_linger(Some(Duration::ZERO))?;
            Ok((total, End::ByServer, "426 The connection broke"))
        }
    }
}
