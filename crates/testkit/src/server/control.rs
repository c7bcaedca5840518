//! One control connection of the test server: lines in, replies out, and the troubles on the way.

use std::{io, mem::MaybeUninit, sync::Arc, time::Duration};

use socket2::{SockRef, Socket};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::TcpStream,
};

use super::{Seen, ServerTls, Shared, Trouble, commands::Session};

/// Begins Telnet's own commands in a stream (RFC 854).
const TELNET_IAC: u8 = 0xff;

/// Bytes both ways, with or without TLS.
pub(super) trait Duplex: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Duplex for T {}

/// One control connection.
pub(super) struct Control {
    stream: Box<dyn Duplex>,
    socket: Socket,
    buffer: Vec<u8>,
    shared: Arc<Shared>,
    /// A reply that waits to be overtaken.
    held: Option<String>,
    hold_next: bool,
    pub(super) secure: bool,
}

/// Serves one connection to its end.
pub(super) async fn serve(stream: TcpStream, shared: Arc<Shared>) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let (local, peer) = (stream.local_addr()?.ip(), stream.peer_addr()?.ip());
    let mut control = Control {
        socket: SockRef::from(&stream).try_clone()?,
        stream: Box::new(stream),
        buffer: Vec::new(),
        held: None,
        hold_next: false,
        secure: false,
        shared: shared.clone(),
    };
    if shared.options.tls == ServerTls::Implicit {
        control.secure().await?;
    }
    if !control.trouble("greeting").await? {
        control.reply("220 Portolan test server").await?;
    }
    let mut session = Session::new(shared, local, peer);
    while let Some(line) = control.line().await? {
        let verb = line.split(' ').next().unwrap_or_default().to_ascii_uppercase();
        if control.trouble(&verb).await? {
            continue;
        }
        if session.obey(&line, &mut control).await?.is_break() {
            break;
        }
    }
    control.stream.shutdown().await
}

impl Control {
    /// The next line; `None` at the end.
    pub(super) async fn line(&mut self) -> io::Result<Option<String>> {
        loop {
            if let Some(end) = self.buffer.iter().position(|&byte| byte == b'\n') {
                let line: Vec<u8> = self.buffer.drain(..=end).collect();
                let mut line = &line[..];
                // Telnet IP and DM before ABOR.
                while let [0xf0..=0xff, rest @ ..] = line {
                    line = rest;
                }
                let line = String::from_utf8_lossy(line).trim_end_matches(['\r', '\n']).to_owned();
                self.shared.saw(Seen::Command(line.clone()));
                return Ok(Some(line));
            }
            // Byte by byte: a read stops at TCP's urgent mark (Synch before ABOR), and tokio takes a read that leaves room in
            // its buffer for the last one until something new arrives.
            match self.stream.read_u8().await {
                Ok(byte) => {
                    self.buffer.push(byte);
                    if byte == TELNET_IAC && !self.secure {
                        self.look_for_urgent();
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
                Err(error) => return Err(error),
            }
        }
    }

    /// TCP's urgent byte is beside the stream, and gone once the stream has been read past its place.
    fn look_for_urgent(&self) {
        let mut byte = [MaybeUninit::uninit()];
        if self.socket.recv_out_of_band(&mut byte).is_ok_and(|read| read == 1) {
            self.shared.saw(Seen::Urgent);
        }
    }

    /// Puts a line back that is to be obeyed later.
    pub(super) fn put_back(&mut self, lines: &[String]) {
        let mut bytes: Vec<u8> = lines
            .iter()
            .flat_map(|line| format!("{line}\r\n").into_bytes())
            .collect();
        bytes.append(&mut self.buffer);
        self.buffer = bytes;
    }

    /// Sends a reply, as the options and troubles want it.
    pub(super) async fn reply(&mut self, text: &str) -> io::Result<()> {
        if std::mem::take(&mut self.hold_next) {
            self.held = Some(text.to_owned());
            return Ok(());
        }
        let mut bytes = format!("{text}\r\n");
        if let Some(held) = self.held.take() {
            bytes.push_str(&held);
            bytes.push_str("\r\n");
        }
        if !self.shared.options.split_replies {
            self.stream.write_all(bytes.as_bytes()).await?;
            return self.stream.flush().await;
        }
        for byte in bytes.as_bytes() {
            self.stream.write_all(&[*byte]).await?;
            self.stream.flush().await?;
            tokio::task::yield_now().await;
        }
        Ok(())
    }

    /// A second handle of the socket, to close it from elsewhere.
    pub(super) fn handle(&self) -> io::Result<Socket> {
        self.socket.try_clone()
    }

    /// TLS from here on.
    pub(super) async fn secure(&mut self) -> io::Result<()> {
        let plain = std::mem::replace(&mut self.stream, Box::new(tokio::io::empty()));
        let stream = self.shared.identity.acceptor().accept(plain).await?;
        self.stream = Box::new(stream);
        self.secure = true;
        Ok(())
    }

    /// Meets the trouble that is laid for this command, if it is one of the control connection; `true` = the command
    /// has been dealt with.
    async fn trouble(&mut self, verb: &str) -> io::Result<bool> {
        let Some(trouble) = self.shared.trouble(verb) else {
            return Ok(false);
        };
        match trouble {
            Trouble::Reply(text) => self.reply(&text).await?,
            Trouble::Silence => {
                while self.stream.read_buf(&mut self.buffer).await? > 0 {
                    self.buffer.clear();
                }
                return Err(io::ErrorKind::ConnectionAborted.into());
            }
            Trouble::Close => return Err(io::ErrorKind::ConnectionAborted.into()),
            Trouble::Reset => {
                self.socket.set_linger(Some(Duration::ZERO))?;
                return Err(io::ErrorKind::ConnectionReset.into());
            }
            Trouble::Goodbye => {
                self.reply("421 Too tired, closing the control connection").await?;
                return Err(io::ErrorKind::ConnectionAborted.into());
            }
            Trouble::Overtaken => {
                self.hold_next = true;
                return Ok(false);
            }
            other => {
                // For the transfer itself.
                self.shared.troubles().insert(0, (verb.to_owned(), other));
                return Ok(false);
            }
        }
        Ok(true)
    }
}
