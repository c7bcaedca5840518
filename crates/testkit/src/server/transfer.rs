//! Data connections of the test server.

use std::{
    io,
    net::{IpAddr, Shutdown, SocketAddr},
    time::Duration,
};

use portolan_remote::{DataMode, RemotePath};
use socket2::{SockRef, Socket};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpSocket, TcpStream},
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
    /// We connect there, from this address of ours.
    Call(DataMode, SocketAddr, IpAddr),
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
            Self::Call(mode, address, local) => {
                let socket = match local {
                    IpAddr::V4(_) => TcpSocket::new_v4()?,
                    IpAddr::V6(_) => TcpSocket::new_v6()?,
                };
                socket.bind(SocketAddr::new(local, 0))?;
                Ok((mode, socket.connect(address).await?))
            }
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
    let mut stream: Box<dyn Duplex> = if session.protect {
        match secure(&session.shared, socket).await {
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
    let lane = Lane {
        shared: &session.shared,
        stream: &mut stream,
        raw,
        control: control.handle()?,
        trouble: trouble.clone(),
        secure: session.protect,
    };
    let stalled = matches!(trouble, Some(Trouble::DataStall(_)));
    let Some(reply) = beside(control, lane.carry(load), stalled).await? else {
        return control.reply("226 Abort successful").await;
    };
    if trouble == Some(Trouble::MuteEnd) {
        session.held.push(stream);
    } else {
        drop(stream);
    }
    match trouble {
        Some(Trouble::EarlyFinal) => Ok(()),
        Some(Trouble::NoFinal) => {
            // Until the client has enough of it.
            while control.line().await?.is_some() {}
            Err(io::ErrorKind::ConnectionAborted.into())
        }
        Some(Trouble::CloseInsteadOfFinal) => Err(io::ErrorKind::ConnectionAborted.into()),
        _ => control.reply(reply).await,
    }
}

async fn secure(shared: &Shared, socket: TcpStream) -> io::Result<Option<Box<dyn Duplex>>> {
    let stream = shared.data_identity.acceptor().accept(socket).await?;
    let resumed = stream.get_ref().1.handshake_kind() == Some(rustls::HandshakeKind::Resumed);
    shared.saw(Seen::DataTls { resumed });
    if shared.options.require_reuse && !resumed {
        return Ok(None);
    }
    Ok(Some(Box::new(stream)))
}

/// Runs the transfer while commands are read: ABOR ends it (`None`), others wait.
async fn beside(
    control: &mut Control,
    work: impl Future<Output = io::Result<&'static str>>,
    stalled: bool,
) -> io::Result<Option<&'static str>> {
    let mut later = Vec::new();
    let mut work = Box::pin(work);
    let reply = loop {
        tokio::select! {
            biased;
            reply = &mut work => break Some(reply?),
            line = control.line() => match line {
                Ok(Some(line)) if line.eq_ignore_ascii_case("ABOR") => break None,
                Ok(Some(line)) => later.push(line),
                Ok(None) | Err(_) if stalled => return Err(io::ErrorKind::ConnectionAborted.into()),
                // Half closed, or lost: the data may still come.
                Ok(None) | Err(_) => break Some(work.as_mut().await?),
            },
        }
    };
    if reply.is_none() {
        control.reply("426 Transfer aborted").await?;
        // The client ends its side in its own way, which is worth seeing, by those who look.
        if !stalled {
            let _seen = time::timeout(PATIENCE, work).await;
        }
    }
    control.put_back(&later);
    Ok(reply)
}

/// One data connection with what is to go wrong on it.
struct Lane<'a> {
    shared: &'a Shared,
    stream: &'a mut Box<dyn Duplex>,
    raw: Socket,
    control: Socket,
    trouble: Option<Trouble>,
    secure: bool,
}

impl Lane<'_> {
    async fn carry(mut self, load: Load) -> io::Result<&'static str> {
        match load {
            Load::Out(bytes) => self.send(&bytes).await,
            Load::In(path) => {
                let (bytes, end, reply) = self.receive(&path).await?;
                let path = path.to_string_lossy().into_owned();
                self.shared.saw(Seen::Upload { path, bytes, end });
                if end == End::CloseNotify && self.trouble != Some(Trouble::MuteEnd) {
                    self.stream.shutdown().await?;
                }
                Ok(reply)
            }
        }
    }

    async fn send(&mut self, bytes: &[u8]) -> io::Result<&'static str> {
        use Trouble as T;
        let broke = Ok("426 The connection broke");
        let until = match self.trouble {
            Some(
                T::DataReset(at)
                | T::DataCut(at)
                | T::DataStall(at)
                | T::CutWithoutCloseNotify(at)
                | T::ControlLost(at),
            ) => at.min(bytes.len()),
            _ => bytes.len(),
        };
        let (part, rest) = bytes.split_at(until);
        if self.stream.write_all(part).await.is_err() || self.stream.flush().await.is_err() {
            return broke;
        }
        match self.trouble {
            Some(T::DataReset(_)) => {
                self.raw.set_linger(Some(Duration::ZERO))?;
                return broke;
            }
            Some(T::DataStall(_)) => std::future::pending().await,
            Some(T::DataRepeated(times)) => {
                for _ in 1..times {
                    if self.stream.write_all(bytes).await.is_err() {
                        return broke;
                    }
                }
            }
            Some(T::NoCloseNotify | T::CutWithoutCloseNotify(_)) => return Ok("226 Done"),
            Some(T::ControlLost(_)) => {
                self.control.shutdown(Shutdown::Both)?;
                if self.stream.write_all(rest).await.is_err() {
                    return broke;
                }
            }
            _ => {}
        }
        match self.stream.shutdown().await {
            Ok(()) => Ok("226 Done"),
            Err(_) => broke,
        }
    }

    async fn receive(&mut self, path: &RemotePath) -> io::Result<(usize, End, &'static str)> {
        let limit = match self.trouble {
            Some(Trouble::DataReset(at) | Trouble::DataStall(at) | Trouble::Full(at)) => at,
            Some(Trouble::ControlLost(_)) => {
                self.control.shutdown(Shutdown::Both)?;
                usize::MAX
            }
            _ => usize::MAX,
        };
        let mut buffer = vec![0; 16 * 1024];
        let mut total = 0;
        while total < limit {
            let most = buffer.len().min(limit - total);
            let read = match self.stream.read(&mut buffer[..most]).await {
                Ok(0) => {
                    let end = if self.secure { End::CloseNotify } else { End::Fin };
                    return Ok((total, end, "226 Done"));
                }
                Ok(read) => read,
                // In stream mode many servers take this for the end of the file.
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                    return Ok((total, End::FinWithoutCloseNotify, "226 Done"));
                }
                Err(_) => return Ok((total, End::Reset, "426 The connection broke")),
            };
            if self.shared.files.tree().append(path, &buffer[..read]).is_err() {
                return Ok((total, End::ByServer, "451 The file has gone"));
            }
            total += read;
        }
        match self.trouble {
            Some(Trouble::DataStall(_)) => std::future::pending().await,
            Some(Trouble::Full(_)) => Ok((total, End::ByServer, "452 Insufficient storage space")),
            _ => {
                self.raw.set_linger(Some(Duration::ZERO))?;
                Ok((total, End::ByServer, "426 The connection broke"))
            }
        }
    }
}
