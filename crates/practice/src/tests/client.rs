//! As little of an FTP client as the tests need: blocking sockets, one command at a time.

use std::{
    io::{self, Read, Write},
    net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::Arc,
    time::Duration,
};

use rustls::{
    ClientConfig, ClientConnection, DigitallySignedStruct, HandshakeKind, SignatureScheme, StreamOwned,
    SupportedProtocolVersion,
    client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature},
};
use rustls_pki_types::{CertificateDer, ServerName, UnixTime};
use sha2::{Digest, Sha256};

/// So that a test that goes wrong ends.
const LIMIT: Duration = Duration::from_secs(30);

/// How a data connection is opened.
#[derive(Clone, Copy, Debug)]
pub(super) enum Data {
    Epsv,
    Pasv,
    Port,
}

pub(super) enum Stream {
    Plain(TcpStream),
    Tls(Box<StreamOwned<ClientConnection, TcpStream>>),
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(stream) => stream.read(buffer),
            Self::Tls(stream) => stream.read(buffer),
        }
    }
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(stream) => stream.write(bytes),
            Self::Tls(stream) => stream.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(stream) => stream.flush(),
            Self::Tls(stream) => stream.flush(),
        }
    }
}

pub(super) struct Client {
    control: Stream,
    tls: Option<Arc<ClientConfig>>,
    resumed: usize,
}

impl Client {
    pub(super) fn connect(address: SocketAddr) -> Self {
        let stream = open(address).unwrap();
        let mut client = Self {
            control: Stream::Plain(stream),
            tls: None,
            resumed: 0,
        };
        assert_eq!(client.reply().0, 220);
        client
    }

    pub(super) fn connect_tls(address: SocketAddr, version: &'static SupportedProtocolVersion) -> Self {
        let mut client = Self::connect(address);
        assert_eq!(client.ask("AUTH TLS").0, 234);
        let config = Arc::new(client_config(version));
        let Stream::Plain(stream) = client.control else {
            unreachable!("just connected")
        };
        client.control = Stream::Tls(Box::new(handshake(&config, stream).unwrap()));
        client.tls = Some(config);
        client
    }

    /// Sends one command and returns the final reply.
    pub(super) fn ask(&mut self, command: &str) -> (u16, String) {
        self.control.write_all(format!("{command}\r\n").as_bytes()).unwrap();
        self.reply()
    }

    /// The bytes that a RETR or a listing sends; the reply as an error if the server refuses.
    pub(super) fn retrieve(&mut self, mode: Data, command: &str) -> Result<Vec<u8>, String> {
        let mut data = self.begin(mode, command)?;
        let mut bytes = Vec::new();
        data.read_to_end(&mut bytes).map_err(|error| error.to_string())?;
        self.finish(data)?;
        Ok(bytes)
    }

    pub(super) fn store(&mut self, mode: Data, command: &str, bytes: &[u8]) -> Result<(), String> {
        let mut data = self.begin(mode, command)?;
        data.write_all(bytes).map_err(|error| error.to_string())?;
        if let Stream::Tls(stream) = &mut data {
            stream.conn.send_close_notify();
            stream.flush().map_err(|error| error.to_string())?;
            stream
                .sock
                .shutdown(Shutdown::Write)
                .map_err(|error| error.to_string())?;
            // Closing with the server's tickets unread would reset the connection, and the upload with it. libunftp
            // ends without a close_notify of its own, so the end may come as an error.
            drop(stream.read_to_end(&mut Vec::new()));
        }
        self.finish(data)
    }

    pub(super) fn certificate_sha256(&self) -> Option<[u8; 32]> {
        let Stream::Tls(stream) = &self.control else {
            return None;
        };
        Some(Sha256::digest(&stream.conn.peer_certificates()?[0]).into())
    }

    pub(super) fn resumed_data_connections(&self) -> usize {
        self.resumed
    }

    /// Whether the server has closed the connection, whatever it said before.
    pub(super) fn closed(&mut self) -> bool {
        match self.control.read_to_end(&mut Vec::new()) {
            Ok(_) => true,
            Err(error) => error.kind() == io::ErrorKind::ConnectionReset,
        }
    }

    fn begin(&mut self, mode: Data, command: &str) -> Result<Stream, String> {
        let stream = match mode {
            Data::Epsv => {
                let (code, text) = self.ask("EPSV");
                assert_eq!(code, 229, "{text}");
                let port = text.split('|').nth(3).unwrap().parse().unwrap();
                open((Ipv4Addr::LOCALHOST, port).into()).unwrap()
            }
            Data::Pasv => {
                let (code, text) = self.ask("PASV");
                assert_eq!(code, 227, "{text}");
                let inner = text.split(['(', ')']).nth(1).unwrap();
                let numbers: Vec<u8> = inner.split(',').map(|number| number.parse().unwrap()).collect();
                assert_eq!(numbers[..4], [127, 0, 0, 1]);
                open((Ipv4Addr::LOCALHOST, u16::from_be_bytes([numbers[4], numbers[5]])).into()).unwrap()
            }
            Data::Port => {
                let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
                let [high, low] = listener.local_addr().unwrap().port().to_be_bytes();
                assert_eq!(self.ask(&format!("PORT 127,0,0,1,{high},{low}")).0, 200);
                listener.accept().unwrap().0
            }
        };
        self.control.write_all(format!("{command}\r\n").as_bytes()).unwrap();
        // The server answers 150 before it shakes hands on the data connection.
        let (code, text) = self.one_reply();
        if code != 150 {
            return Err(format!("{code} {text}"));
        }
        let Some(config) = &self.tls else {
            return Ok(Stream::Plain(stream));
        };
        let stream = handshake(config, stream).map_err(|error| error.to_string())?;
        self.resumed += usize::from(stream.conn.handshake_kind() == Some(HandshakeKind::Resumed));
        Ok(Stream::Tls(Box::new(stream)))
    }

    fn finish(&mut self, data: Stream) -> Result<(), String> {
        drop(data);
        let (code, text) = self.reply();
        if code == 226 {
            Ok(())
        } else {
            Err(format!("{code} {text}"))
        }
    }

    fn reply(&mut self) -> (u16, String) {
        loop {
            let (code, text) = self.one_reply();
            if code >= 200 {
                return (code, text);
            }
        }
    }

    /// One reply, 1xx included; of a reply of several lines the last.
    fn one_reply(&mut self) -> (u16, String) {
        loop {
            let line = self.line();
            let code = line.get(..3).and_then(|code| code.parse().ok());
            if let (Some(code), Some(' ')) = (code, line.chars().nth(3)) {
                return (code, line[4..].to_owned());
            }
        }
    }

    fn line(&mut self) -> String {
        let mut line = Vec::new();
        while !line.ends_with(b"\r\n") {
            let mut byte = [0];
            self.control.read_exact(&mut byte).unwrap();
            line.push(byte[0]);
        }
        String::from_utf8(line).unwrap().trim_end().to_owned()
    }
}

fn open(address: SocketAddr) -> io::Result<TcpStream> {
    let stream = TcpStream::connect_timeout(&address, LIMIT)?;
    stream.set_read_timeout(Some(LIMIT))?;
    stream.set_write_timeout(Some(LIMIT))?;
    Ok(stream)
}

fn handshake(
    config: &Arc<ClientConfig>,
    mut stream: TcpStream,
) -> io::Result<StreamOwned<ClientConnection, TcpStream>> {
    let name = ServerName::try_from("localhost").unwrap();
    let mut connection = ClientConnection::new(config.clone(), name).unwrap();
    while connection.is_handshaking() {
        connection.complete_io(&mut stream)?;
    }
    Ok(StreamOwned::new(connection, stream))
}

fn client_config(version: &'static SupportedProtocolVersion) -> ClientConfig {
    let provider = Arc::new(ring::default_provider());
    ClientConfig::builder_with_provider(provider.clone())
        .with_protocol_versions(&[version])
        .unwrap()
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(AnyCertificate(provider)))
        .with_no_client_auth()
}

/// Takes any certificate, since the tests compare its hash afterwards; signatures are checked.
#[derive(Debug)]
struct AnyCertificate(Arc<CryptoProvider>);

impl ServerCertVerifier for AnyCertificate {
    fn verify_server_cert(
        &self,
        _end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(
            message,
            certificate,
            signature,
            &self.0.signature_verification_algorithms,
        )
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(
            message,
            certificate,
            signature,
            &self.0.signature_verification_algorithms,
        )
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}
