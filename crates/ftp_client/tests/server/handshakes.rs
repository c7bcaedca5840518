//! TLS that cannot come about: each time it is said what is missing and on which side. And our own certificate.

use std::{
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Child, Command, Stdio},
};

use portolan_remote::{ErrorKind, HostPort, TlsVersion, TlsVersions};
use portolan_testkit::server::{Identity, Seen, ServerTls, TlsRange};
use rustls_pki_types::{CertificateDer, pem::PemObject};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

use super::*;

/// The program, in a folder of its own; `None` where this computer has none.
struct OpenSsl(tempfile::TempDir);

/// A server that speaks TLS and then nothing; killed when dropped.
struct SServer(Child, u16);

impl Drop for SServer {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ended = self.0.kill();
        let _status = self.0.wait();
    }
}

impl OpenSsl {
    fn find() -> Option<Self> {
        let found = Command::new("openssl").arg("version").stdout(Stdio::null()).status();
        found.is_ok().then(|| Self(tempfile::tempdir().unwrap()))
    }

    fn command(&self, line: &str) -> Command {
        let mut command = Command::new("openssl");
        command
            .args(line.split(' '))
            .current_dir(self.0.path())
            .stdin(Stdio::null());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    fn run(&self, line: &str) {
        assert!(self.command(line).status().unwrap().success(), "openssl {line}");
    }

    /// `line` names certificate, versions and ciphers.
    fn serve(&self, line: &str) -> SServer {
        let mut child = self
            .command(&format!("s_server -accept 127.0.0.1:0 {line}"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut server = SServer(child, 0);
        server.1 = lines
            .map_while(Result::ok)
            .find_map(|line| line.strip_prefix("ACCEPT 127.0.0.1:")?.parse().ok())
            .expect("it says where it listens");
        server
    }

    fn certificate(&self, name: &str) -> CertificateDer<'static> {
        CertificateDer::from_pem_file(self.0.path().join(name)).unwrap()
    }
}

async fn implicit(port: u16, roots: &[CertificateDer<'static>]) -> RemoteError {
    let mut options = ConnectOptions::new(HostPort::new("127.0.0.1", port), Login::default());
    options.tls = TlsMode::Implicit;
    options.trust.extra_roots = roots.to_vec();
    connect(options).await.expect_err("there is no common ground")
}

#[tokio::test]
async fn servers_of_yesterday_are_told_what_they_lack() {
    let Some(openssl) = OpenSsl::find() else { return };
    openssl.run("req -x509 -newkey rsa:2048 -nodes -keyout key -out cert -subj /CN=old -days 9");
    openssl.run("req -x509 -newkey rsa:1024 -nodes -keyout short.key -out short -subj /CN=short -days 9");
    for (line, words) in [
        (
            "-cert cert -key key -tls1 -cipher ALL:@SECLEVEL=0",
            "neither TLS 1.2 nor TLS 1.3",
        ),
        (
            "-cert cert -key key -tls1_1 -cipher ALL:@SECLEVEL=0",
            "neither TLS 1.2 nor TLS 1.3",
        ),
        (
            "-cert cert -key key -tls1_2 -cipher AES128-GCM-SHA256:AES256-SHA",
            "ECDHE",
        ),
        ("-cert cert -key key -tls1_2 -cipher ECDHE-RSA-AES128-SHA", "AES-GCM"),
        (
            "-cert short -key short.key -tls1_2 -cipher DEFAULT:@SECLEVEL=0",
            "RSA key has 1024 bits",
        ),
        (
            "-cert short -key short.key -tls1_3 -cipher DEFAULT:@SECLEVEL=0",
            "RSA key has 1024 bits",
        ),
    ] {
        let server = openssl.serve(line);
        let error = implicit(server.1, &[openssl.certificate("cert")]).await;
        assert_eq!(error.kind, ErrorKind::TlsFailed, "{line}: {error}");
        assert!(error.to_string().contains(words), "{line}: {error}");
    }
}

#[tokio::test]
async fn a_signature_with_sha_1_is_no_proof() {
    let Some(openssl) = OpenSsl::find() else { return };
    std::fs::write(openssl.0.path().join("names"), "subjectAltName=IP:127.0.0.1\n").unwrap();
    openssl.run("req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca -subj /CN=authority -days 9");
    openssl.run("req -new -newkey rsa:2048 -nodes -keyout key -out request -subj /CN=old");
    openssl.run("x509 -req -in request -CA ca -CAkey ca.key -CAcreateserial -sha1 -extfile names -days 9 -out cert");
    let server = openssl.serve("-cert cert -key key -cipher DEFAULT:@SECLEVEL=0");
    let error = implicit(server.1, &[openssl.certificate("ca")]).await;
    assert_eq!(error.kind, ErrorKind::UntrustedCertificate, "{error}");
    assert!(error.to_string().contains("SHA-1"), "{error}");
}

#[tokio::test]
async fn a_certificate_of_version_1_is_named() {
    let pem = include_str!("../data/x509_version_1.pem");
    for versions in [TlsRange::Only12, TlsRange::Only13] {
        let server = start(ServerOptions {
            tls: ServerTls::Required,
            identity: Some(Identity::from_pem(pem, versions).unwrap()),
            ..ServerOptions::default()
        })
        .await;
        let mut options = options(&server, TlsMode::Explicit);
        options.trust.extra_roots.clear();
        options.trust.insecure = true;
        let error = connect(options).await.expect_err("it cannot be checked");
        assert_eq!(error.kind, ErrorKind::TlsFailed, "{error}");
        assert!(error.to_string().contains("X.509 version 1"), "{versions:?}: {error}");
    }
}

/// A server that answers the first bytes of a handshake with these; in explicit mode after its 234.
async fn answers(mode: TlsMode, bytes: &'static [u8], versions: TlsVersions) -> RemoteError {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut options = ConnectOptions::new(
        HostPort::new("127.0.0.1", listener.local_addr().unwrap().port()),
        Login::default(),
    );
    options.tls = mode;
    options.choices.tls_versions = versions;
    let serve = async {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut heard = [0; 4096];
        if mode == TlsMode::Explicit {
            socket.write_all(b"220 Hello\r\n").await.unwrap();
            assert!(socket.read(&mut heard).await.unwrap() > 0);
            socket.write_all(b"234 Go on\r\n").await.unwrap();
        }
        assert!(socket.read(&mut heard).await.unwrap() > 0);
        socket.write_all(bytes).await.unwrap();
        // Until the client goes.
        while matches!(socket.read(&mut heard).await, Ok(read) if read > 0) {}
    };
    let (result, ()) = tokio::join!(connect(options), serve);
    result.expect_err("that is no TLS")
}

#[tokio::test]
async fn alerts_and_nonsense_have_words() {
    let both = TlsVersions::default();
    let only_1_3 = TlsVersions::only(TlsVersion::V1_3);
    let implicit = TlsMode::Implicit;
    for (mode, bytes, versions, words) in [
        (
            implicit,
            &b"\x15\x03\x01\x00\x02\x02\x46"[..],
            both,
            "neither TLS 1.2 nor TLS 1.3",
        ),
        (implicit, b"\x15\x03\x01\x00\x02\x02\x46", only_1_3, "(TLS 1.3)"),
        (implicit, b"\x15\x03\x03\x00\x02\x02\x28", both, "ECDHE"),
        (implicit, b"\x15\x03\x03\x00\x02\x02\x50", both, "InternalError"),
        (implicit, b"220 Hello, plain FTP here\r\n", both, "990"),
        (
            TlsMode::Explicit,
            b"500 OOPS: cannot read the key\r\n",
            both,
            "agreed to TLS and then sent something else",
        ),
    ] {
        let error = answers(mode, bytes, versions).await;
        assert_eq!(error.kind, ErrorKind::TlsFailed, "{error}");
        assert!(error.to_string().contains(words), "{words}: {error}");
    }
}

#[tokio::test]
async fn versions_that_do_not_meet_are_named() {
    for (theirs, ours, words) in [
        (TlsRange::Only12, TlsVersion::V1_3, "(TLS 1.3)"),
        (TlsRange::Only13, TlsVersion::V1_2, "(TLS 1.2)"),
    ] {
        let server = start(ServerOptions {
            tls: ServerTls::Required,
            versions: theirs,
            ..ServerOptions::default()
        })
        .await;
        let mut options = options(&server, TlsMode::Explicit);
        options.choices.tls_versions = TlsVersions::only(ours);
        let error = connect(options).await.expect_err("no common version");
        assert_eq!(error.kind, ErrorKind::TlsFailed, "{error}");
        assert!(error.to_string().contains(words), "{error}");
    }
}

/// A server that asks for a certificate of the authority of `known`.
async fn asking(known: &Identity, demanding: bool, versions: TlsRange, tls: ServerTls) -> TestServer {
    let identity = Identity::new(&["127.0.0.1"], versions).unwrap();
    start(ServerOptions {
        tls,
        identity: Some(identity.asking(known.authority(), demanding).unwrap()),
        require_reuse: true,
        ..ServerOptions::default()
    })
    .await
}

const RANGES: [(TlsRange, ServerTls, TlsMode); 4] = [
    (TlsRange::Only12, ServerTls::Required, TlsMode::Explicit),
    (TlsRange::Only13, ServerTls::Required, TlsMode::Explicit),
    (TlsRange::Only12, ServerTls::Implicit, TlsMode::Implicit),
    (TlsRange::Only13, ServerTls::Implicit, TlsMode::Implicit),
];

fn pem_file(folder: &tempfile::TempDir, pem: &str) -> PathBuf {
    let path = folder.path().join("anna.pem");
    std::fs::write(&path, pem).unwrap();
    path
}

#[tokio::test]
async fn our_certificate_lets_us_in_on_control_and_data() {
    let anna = Identity::new(&["anna"], TlsRange::Both).unwrap();
    let folder = tempfile::tempdir().unwrap();
    for (versions, theirs, ours) in RANGES {
        let server = asking(&anna, true, versions, theirs).await;
        let mut options = options(&server, ours);
        options.choices.client_certificate = Some(pem_file(&folder, anna.pem()));
        let session = connect(options).await.expect("we are known");
        put(&session, "/f", b"x").await.expect("an upload");
        assert!(server.seen().contains(&Seen::DataTls { resumed: true }));
    }
}

#[tokio::test]
async fn a_server_that_only_asks_lets_us_in_without() {
    let anna = Identity::new(&["anna"], TlsRange::Both).unwrap();
    for (versions, theirs, ours) in RANGES {
        let server = asking(&anna, false, versions, theirs).await;
        let session = connect(options(&server, ours)).await.expect("it only asks");
        put(&session, "/f", b"x").await.expect("an upload");
    }
}

#[tokio::test]
async fn a_server_that_wants_our_certificate_says_so() {
    let anna = Identity::new(&["anna"], TlsRange::Both).unwrap();
    let berta = Identity::new(&["berta"], TlsRange::Both).unwrap();
    let folder = tempfile::tempdir().unwrap();
    for (versions, theirs, ours) in RANGES {
        let server = asking(&anna, true, versions, theirs).await;
        for (certificate, words) in [
            (None, "got none"),
            (Some(pem_file(&folder, berta.pem())), "got the one of this site"),
        ] {
            let mut options = options(&server, ours);
            options.choices.client_certificate = certificate;
            let error = connect(options).await.expect_err("we are not known");
            assert_eq!(error.kind, ErrorKind::ClientCertificateNeeded, "{versions:?}: {error}");
            assert!(error.to_string().contains(words), "{versions:?}: {error}");
            assert!(!server.verbs().contains(&"USER".to_owned()));
        }
    }
}

#[tokio::test]
async fn a_file_that_is_no_certificate_is_named() {
    let server = start(ServerOptions {
        tls: ServerTls::Required,
        ..ServerOptions::default()
    })
    .await;
    let folder = tempfile::tempdir().unwrap();
    for (path, words) in [
        (Some(pem_file(&folder, "nothing")), "no certificate in it"),
        (Some(folder.path().join("missing.pem")), "missing.pem"),
    ] {
        let mut options = options(&server, TlsMode::Explicit);
        options.choices.client_certificate = path;
        let error = connect(options).await.expect_err("there is no certificate");
        assert_eq!(error.kind, ErrorKind::ClientCertificate, "{error}");
        assert!(error.to_string().contains(words), "{error}");
        assert!(error.to_string().contains(&*folder.path().to_string_lossy()), "{error}");
        assert!(server.verbs().is_empty(), "{:?}", server.verbs());
    }
}
