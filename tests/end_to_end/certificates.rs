//! Certificates that are not as they should be, and servers that ask for one of the client: what the program says, and
//! that nothing is sent to such a server before.

use std::{
    ffi::OsStr,
    fs,
    io::{Read as _, Write as _},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use crate::{
    client::{Client, Run, assert_says, events},
    lab::Lab,
    servers::Server,
};

/// `ls` with the authority trusted; the trace must show no log-on where it does not succeed.
fn list(server: &Server, host: &str, more: &[&OsStr]) -> Run {
    let client = Client::new();
    let trace = client.home().join("trace");
    let url = server.url(host, "//");
    let mut arguments = vec![OsStr::new("--trace"), trace.as_os_str()];
    arguments.extend(more);
    arguments.extend([OsStr::new("ls"), OsStr::new(&url)]);
    let run = client.run(server, &arguments);
    if run.code == Some(5) {
        let events = events(&trace);
        let log_on = events.iter().any(|event| {
            event["event"] == "command_sent" && event["line"].as_str().is_some_and(|line| line.starts_with("USER"))
        });
        assert!(!log_on, "the log-on went to a server that is not trusted");
    }
    run
}

#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn expired() {
    let lab = Lab::start("certificates.toml", &["proftpd-expired"]);
    assert_says(
        &list(&lab.servers[0], "127.0.0.1", &[]),
        5,
        &["certificate is not trusted", "its time is over", "SHA-256", "--pin"],
    );
}

#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn wrong_name() {
    let lab = Lab::start("certificates.toml", &["vsftpd-other-name"]);
    assert_says(
        &list(&lab.servers[0], "127.0.0.1", &[]),
        5,
        &["certificate is not trusted", "ftp.example.org", "SHA-256", "--pin"],
    );
}

fn client_certificate_asked(name: &str) {
    let lab = Lab::start("certificates.toml", &[name]);
    let server = &lab.servers[0];
    assert_says(&list(server, "127.0.0.1", &[]), 4, &["certificate", "--client-cert"]);
    let own = server.client.clone();
    list(server, "127.0.0.1", &[OsStr::new("--client-cert"), own.as_os_str()]).ok("with the client's certificate");
}

#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn client_certificate_asked_by_proftpd() {
    client_certificate_asked("proftpd-asks-the-client");
}

#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn client_certificate_asked_by_proftpd_tls12() {
    client_certificate_asked("proftpd-asks-the-client-tls12");
}

#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn client_certificate_asked_by_vsftpd() {
    client_certificate_asked("vsftpd-asks-the-client");
}

/// A certificate of its own that no authority has signed, and its key, as PEM.
struct OwnCertificate {
    certificate: String,
    both: String,
}

fn own_certificate() -> OwnCertificate {
    let made =
        rcgen::generate_simple_self_signed(["localhost".to_owned(), "127.0.0.1".to_owned()]).expect("a certificate");
    let certificate = made.cert.pem();
    OwnCertificate {
        both: format!("{}{certificate}", made.signing_key.serialize_pem()),
        certificate,
    }
}

/// A libunftp server of this test alone, which can be started again at the same port with another certificate.
struct OwnServer(Child);

const PASSWORD: &str = "for this test only";

impl OwnServer {
    fn start(port: u16, root: &std::path::Path, certificate: &OwnCertificate) -> Self {
        let test = std::env::current_exe().expect("this test has a path");
        let program: PathBuf = test
            .parent()
            .and_then(|deps| deps.parent())
            .expect("the target folder")
            .join("libunftp_server");
        let mut child = Command::new(program)
            .args(["127.0.0.1", &port.to_string(), "tester"])
            .arg(root)
            .args(["explicit", "1.3"])
            .env("PORTOLAN_PASSWORD", PASSWORD)
            .stdin(Stdio::piped())
            .spawn()
            .expect("libunftp_server, built by tests/run");
        let mut input = child.stdin.take().expect("piped");
        input.write_all(certificate.both.as_bytes()).expect("it reads");
        drop(input);
        let limit = Instant::now() + Duration::from_secs(20);
        let greeted = || {
            let mut greeting = [0; 3];
            TcpStream::connect((Ipv4Addr::LOCALHOST, port)).and_then(|mut stream| stream.read_exact(&mut greeting))
        };
        while let Err(error) = greeted() {
            assert!(Instant::now() < limit, "libunftp_server does not listen: {error}");
            std::thread::yield_now();
        }
        Self(child)
    }
}

impl Drop for OwnServer {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// Trusted for good, then another one at the same place: the warning is another than that for an unknown one.
#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn unknown_then_trusted_then_changed_then_forgotten() {
    let root = tempfile::tempdir().expect("a folder");
    fs::write(root.path().join("a file"), "x").expect("a file");
    // A port that was free a moment ago.
    let port = TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .expect("a port")
        .port();
    let client = Client::new();
    let url = format!("ftpes://tester@127.0.0.1:{port}//");
    let host = format!("127.0.0.1:{port}");
    let run = |arguments: &[&str]| {
        Run::from(
            client
                .command(Some(PASSWORD))
                .args(arguments)
                .output()
                .expect("it runs"),
        )
    };

    let (first, second) = (own_certificate(), own_certificate());
    let pem = client.home().join("first.pem");
    fs::write(&pem, &first.certificate).expect("a file");
    let server = OwnServer::start(port, root.path(), &first);
    assert_says(
        &run(&["ls", &url]),
        5,
        &["certificate is not trusted", "SHA-256", "--pin"],
    );
    run(&["trust", "import", &host, pem.to_str().expect("UTF-8")]).ok("trust import");
    let listed = run(&["ls", &url]).ok("trusted");
    assert!(listed.stdout.contains("a file"), "{}", listed.stdout);
    drop(server);

    let server = OwnServer::start(port, root.path(), &second);
    let changed = run(&["ls", &url]);
    assert_says(&changed, 5, &["another one than the one trusted", "WARNING", "SHA-256"]);
    run(&["trust", &host, "--forget"]).ok("trust --forget");
    let unknown = run(&["ls", &url]);
    assert_says(&unknown, 5, &["certificate is not trusted"]);
    assert!(!unknown.stderr.contains("WARNING"), "{}", unknown.stderr);
    drop(server);
}
