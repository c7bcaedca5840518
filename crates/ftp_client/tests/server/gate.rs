//! Proxies within the test's own process, written from the standards and not from the client.

use std::{io, net::SocketAddr};

use portolan_remote::HostPort;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::watch,
    task::AbortHandle,
};

/// What a proxy speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Socks5,
    Socks4a,
    Http,
}

/// How it behaves.
#[derive(Clone, Debug, Default)]
pub(crate) struct Manners {
    /// User and password that it wants.
    pub(crate) log_on: Option<(String, String)>,
    /// Answers each request for a connection with this and nothing else.
    pub(crate) answer: Option<Vec<u8>>,
    /// The same, only for requests after the first: those of data connections.
    pub(crate) later_answer: Option<Vec<u8>>,
    /// Every byte of an answer is a segment of its own.
    pub(crate) slow: bool,
    /// Says nothing at all.
    pub(crate) silent: bool,
    /// The answer and the server's first words come in one segment.
    pub(crate) together: bool,
}

/// A running proxy; it knows this name, which no other computer knows, as that of the own host.
pub(crate) const NAME: &str = "ftp.behind-the-proxy.test";

pub(crate) struct Gate {
    pub(crate) address: SocketAddr,
    asked: watch::Sender<Vec<(String, u16)>>,
    accepting: AbortHandle,
}

impl Gate {
    pub(crate) async fn start(kind: Kind, manners: Manners) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("its address");
        let asked = watch::Sender::new(Vec::new());
        let seen = asked.clone();
        let accepting = tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                let (manners, seen) = (manners.clone(), seen.clone());
                tokio::spawn(async move {
                    // How a connection ends is the client's affair here.
                    let _ended = serve(socket, kind, manners, seen).await;
                });
            }
        })
        .abort_handle();
        Self {
            address,
            asked,
            accepting,
        }
    }

    pub(crate) fn endpoint(&self) -> HostPort {
        HostPort::new(self.address.ip().to_string(), self.address.port())
    }

    /// Hosts and ports asked for so far.
    pub(crate) fn asked(&self) -> Vec<(String, u16)> {
        self.asked.borrow().clone()
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn serve(
    mut socket: TcpStream,
    kind: Kind,
    manners: Manners,
    asked: watch::Sender<Vec<(String, u16)>>,
) -> io::Result<()> {
    if manners.silent {
        return std::future::pending().await;
    }
    let (host, port) = match kind {
        Kind::Socks5 => socks5(&mut socket, &manners).await?,
        Kind::Socks4a => socks4a(&mut socket).await?,
        Kind::Http => http(&mut socket, &manners).await?,
    };
    let first = asked.borrow().is_empty();
    asked.send_modify(|asked| asked.push((host.clone(), port)));
    let refusal = manners
        .answer
        .clone()
        .or(manners.later_answer.clone().filter(|_| !first));
    if let Some(refusal) = refusal {
        say(&mut socket, &refusal, manners.slow).await?;
        return socket.shutdown().await;
    }
    let host = if host == NAME { "127.0.0.1" } else { &host };
    let mut server = TcpStream::connect((host, port)).await?;
    let mut yes = match kind {
        Kind::Socks5 => b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00".to_vec(),
        Kind::Socks4a => b"\x00\x5a\x00\x00\x00\x00\x00\x00".to_vec(),
        Kind::Http => b"HTTP/1.1 200 Connection established\r\nVia: 1.1 gate\r\n\r\n".to_vec(),
    };
    if manners.together && first {
        let mut greeting = [0; 1000];
        let read = server.read(&mut greeting).await?;
        yes.extend_from_slice(&greeting[..read]);
    }
    say(&mut socket, &yes, manners.slow).await?;
    tokio::io::copy_bidirectional(&mut socket, &mut server).await.map(drop)
}

async fn say(socket: &mut TcpStream, bytes: &[u8], slow: bool) -> io::Result<()> {
    if !slow {
        return socket.write_all(bytes).await;
    }
    socket.set_nodelay(true)?;
    for byte in bytes {
        socket.write_all(&[*byte]).await?;
        tokio::task::yield_now().await;
    }
    Ok(())
}

async fn bytes<const N: usize>(socket: &mut TcpStream) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    socket.read_exact(&mut bytes).await?;
    Ok(bytes)
}

/// A field with its length before it.
async fn field(socket: &mut TcpStream) -> io::Result<String> {
    let mut field = vec![0; usize::from(socket.read_u8().await?)];
    socket.read_exact(&mut field).await?;
    Ok(String::from_utf8(field).expect("text"))
}

async fn until_nul(socket: &mut TcpStream) -> io::Result<String> {
    let mut field = Vec::new();
    loop {
        match socket.read_u8().await? {
            0 => return Ok(String::from_utf8(field).expect("text")),
            byte => field.push(byte),
        }
    }
}

fn gone() -> io::Error {
    io::ErrorKind::ConnectionAborted.into()
}

async fn socks5(socket: &mut TcpStream, manners: &Manners) -> io::Result<(String, u16)> {
    assert_eq!(socket.read_u8().await?, 5);
    let mut methods = vec![0; usize::from(socket.read_u8().await?)];
    socket.read_exact(&mut methods).await?;
    match &manners.log_on {
        Some((user, password)) if methods.contains(&2) => {
            say(socket, &[5, 2], manners.slow).await?;
            assert_eq!(socket.read_u8().await?, 1);
            let right = (field(socket).await?, field(socket).await?) == (user.clone(), password.clone());
            say(socket, &[1, u8::from(!right)], manners.slow).await?;
            if !right {
                return Err(gone());
            }
        }
        Some(_) => {
            say(socket, &[5, 255], manners.slow).await?;
            return Err(gone());
        }
        None => {
            assert!(methods.contains(&0), "a client always offers to go without");
            say(socket, &[5, 0], manners.slow).await?;
        }
    }
    let [version, command, zero, sort] = bytes(socket).await?;
    assert_eq!((version, command, zero), (5, 1, 0));
    let host = match sort {
        1 => std::net::Ipv4Addr::from(bytes::<4>(socket).await?).to_string(),
        4 => std::net::Ipv6Addr::from(bytes::<16>(socket).await?).to_string(),
        3 => field(socket).await?,
        other => panic!("there is no address of sort {other}"),
    };
    Ok((host, socket.read_u16().await?))
}

async fn socks4a(socket: &mut TcpStream) -> io::Result<(String, u16)> {
    assert_eq!(bytes(socket).await?, [4, 1]);
    let port = socket.read_u16().await?;
    let address: [u8; 4] = bytes(socket).await?;
    let _user = until_nul(socket).await?;
    let host = match address {
        [0, 0, 0, last] if last > 0 => until_nul(socket).await?,
        address => std::net::Ipv4Addr::from(address).to_string(),
    };
    Ok((host, port))
}

async fn http(socket: &mut TcpStream, manners: &Manners) -> io::Result<(String, u16)> {
    let mut header = Vec::new();
    while !header.ends_with(b"\r\n\r\n") {
        header.push(socket.read_u8().await?);
    }
    let header = String::from_utf8(header).expect("text");
    let target = header
        .strip_prefix("CONNECT ")
        .and_then(|rest| rest.split_once(" HTTP/1.1\r\n"))
        .expect("a request for a tunnel")
        .0;
    assert!(header.contains(&format!("\r\nHost: {target}\r\n")));
    if let Some((user, password)) = &manners.log_on {
        // Of `anna` and `geheim`, by hand: the test must not share the client's code.
        assert_eq!((&**user, &**password), ("anna", "geheim"));
        if !header.contains("\r\nProxy-Authorization: Basic YW5uYTpnZWhlaW0=\r\n") {
            let no = b"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\n\r\nNo.";
            say(socket, no, manners.slow).await?;
            return Err(gone());
        }
    }
    let (host, port) = target.rsplit_once(':').expect("a port");
    let host = host.trim_start_matches('[').trim_end_matches(']');
    Ok((host.to_owned(), port.parse().expect("a number")))
}

/// An FTP proxy that takes `USER user@host:port`; data connections go past it, as on the loopback they can.
pub(crate) struct FtpGate {
    pub(crate) address: SocketAddr,
    accepting: AbortHandle,
}

impl FtpGate {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("its address");
        let accepting = tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                tokio::spawn(async move {
                    // How a connection ends is the client's affair here.
                    let _ended = pass_on(socket).await;
                });
            }
        });
        Self {
            address,
            accepting: accepting.abort_handle(),
        }
    }
}

impl Drop for FtpGate {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn line(socket: &mut TcpStream) -> io::Result<String> {
    let mut line = Vec::new();
    while !line.ends_with(b"\r\n") {
        line.push(socket.read_u8().await?);
    }
    Ok(String::from_utf8(line).expect("text"))
}

async fn pass_on(mut client: TcpStream) -> io::Result<()> {
    client.write_all(b"220 The gate\r\n").await?;
    let user = line(&mut client).await?;
    let named = user.strip_prefix("USER ").expect("the user comes first").trim_end();
    let (user, server) = named.rsplit_once('@').expect("with the server");
    let mut server = TcpStream::connect(server).await?;
    assert!(line(&mut server).await?.starts_with("220 "));
    server.write_all(format!("USER {user}\r\n").as_bytes()).await?;
    tokio::io::copy_bidirectional(&mut client, &mut server).await.map(drop)
}
