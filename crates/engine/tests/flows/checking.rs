//! *Check connection*: each step is told, what fails is said at its step, and nothing is kept.

use std::sync::Arc;

use portolan_engine::{
    CheckFinding, CheckKind, CheckSite, CheckState, CheckStep, ConnectionCheck, FtpConnector, LogOnPart, Request,
};
use portolan_remote::{DataMode, ErrorKind, Fingerprint, HostPort, ModeChoice, RemotePath};
use portolan_sites::{Endpoint, FtpTls, LogOn, Secret, SecretRef, Site};
use portolan_testkit::server::{Identity, PASSWORD, Seen, ServerOptions, ServerTls, TestServer, TlsRange, Trouble};
use sha2::{Digest as _, Sha256};

use crate::support::{Rig, SITE, wait};

async fn server(options: ServerOptions) -> TestServer {
    let server = TestServer::start(options).await.unwrap();
    server.files().put("/there", "contents");
    server
}

fn rig(insecure: bool) -> Rig {
    Rig::with(|config| {
        config.connector = Arc::new(FtpConnector);
        config.insecure = insecure;
    })
}

fn site(port: u16, tls: FtpTls) -> Site {
    let endpoint = Endpoint::Ftp {
        server: HostPort::new("127.0.0.1", port),
        tls,
    };
    let mut site = Site::quick(endpoint, LogOn::User("anna".to_owned()));
    site.id = SITE;
    site
}

fn check(rig: &Rig, site: &Site, secret: Option<&str>, pins: Vec<Fingerprint>) {
    let check = CheckSite {
        site: Box::new(site.clone()),
        secret: secret.map(|secret| Secret::new(secret.to_owned())),
        pins,
    };
    rig.engine.send(Request::Check(Box::new(check))).unwrap();
}

async fn seen(rig: &Rig, what: &'static str, is: impl Fn(&ConnectionCheck) -> bool) -> Arc<ConnectionCheck> {
    wait(what, &rig.engine.published().check, |check| {
        check.clone().filter(|check| is(check))
    })
    .await
}

async fn ended(rig: &Rig) -> Arc<ConnectionCheck> {
    seen(rig, "the end of the check", |check| check.ended).await
}

fn step(check: &ConnectionCheck, kind: CheckKind) -> &CheckStep {
    check.steps.iter().find(|step| step.kind == kind).unwrap()
}

fn failure(check: &ConnectionCheck, kind: CheckKind) -> ErrorKind {
    match &step(check, kind).state {
        CheckState::Failed(error) => error.kind,
        other => panic!("{kind:?}: {other:?}"),
    }
}

fn passed(check: &ConnectionCheck, kind: CheckKind) -> bool {
    matches!(step(check, kind).state, CheckState::Passed)
}

fn left_out(check: &ConnectionCheck, kind: CheckKind) -> bool {
    matches!(step(check, kind).state, CheckState::LeftOut)
}

#[tokio::test]
async fn every_step_and_every_mode_is_told_and_nothing_is_kept() {
    let server = server(ServerOptions {
        tls: ServerTls::Explicit,
        ..ServerOptions::default()
    })
    .await;
    let rig = rig(true);
    let mut wanted = site(server.port(), FtpTls::Explicit);
    wanted.remote_folder = Some(RemotePath::new("/nowhere"));
    check(&rig, &wanted, Some(PASSWORD), Vec::new());
    let check = ended(&rig).await;
    for kind in [CheckKind::Resolve, CheckKind::Connect, CheckKind::Tls, CheckKind::LogOn] {
        assert!(passed(&check, kind), "{check:?}");
        assert!(step(&check, kind).took.is_some() && !step(&check, kind).found.is_empty());
    }
    for mode in DataMode::ALL {
        let step = step(&check, CheckKind::Data(Some(mode)));
        assert!(matches!(step.state, CheckState::Passed), "{step:?}");
        let listed = CheckFinding::Listed {
            folder: RemotePath::new("/"),
            entries: 1,
        };
        assert!(step.found.contains(&listed), "{step:?}");
        assert!(step.found.iter().any(|found| matches!(found, CheckFinding::Resumed(_))));
    }
    assert_eq!(check.best_mode(), Some(DataMode::Epsv));
    assert_eq!(failure(&check, CheckKind::Folder), ErrorKind::NotFound);
    // The server met each mode once, on a session of its own.
    let commands = server.seen();
    for mode in DataMode::ALL {
        let used = commands.iter().filter(|seen| **seen == Seen::Data(mode)).count();
        assert!(used >= 1, "{mode}: {commands:?}");
    }
    assert!(rig.keyring.0.borrow().is_empty(), "no password is kept");
    assert!(
        rig.engine.published().sites.borrow().is_empty(),
        "no site is known by it"
    );
    assert!(!format!("{check:?}").contains(PASSWORD));
    rig.engine.send(Request::ForgetCheck).unwrap();
    wait("it is forgotten", &rig.engine.published().check, |check| {
        check.is_none().then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_wrong_password_is_said_at_the_log_on_and_nothing_follows() {
    let server = server(ServerOptions::default()).await;
    let rig = rig(false);
    check(&rig, &site(server.port(), FtpTls::Off), Some("wrong"), Vec::new());
    let check = ended(&rig).await;
    assert!(matches!(step(&check, CheckKind::Tls).state, CheckState::Warned));
    assert_eq!(step(&check, CheckKind::Tls).found, [CheckFinding::NoTls]);
    assert!(passed(&check, CheckKind::Connect));
    assert_eq!(failure(&check, CheckKind::LogOn), ErrorKind::LoginRefused);
    for mode in DataMode::ALL {
        assert!(left_out(&check, CheckKind::Data(Some(mode))));
    }
    let tries = |seen: &&Seen| matches!(seen, Seen::Command(line) if line.starts_with("PASS"));
    assert_eq!(
        server.seen().iter().filter(tries).count(),
        1,
        "once, or the server locks the user out"
    );
}

#[tokio::test]
async fn a_port_where_nobody_listens_is_said_at_the_connection() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = free.local_addr().unwrap().port();
    drop(free);
    let rig = rig(false);
    check(&rig, &site(port, FtpTls::Explicit), Some(PASSWORD), Vec::new());
    let check = ended(&rig).await;
    assert!(passed(&check, CheckKind::Resolve));
    assert_eq!(failure(&check, CheckKind::Connect), ErrorKind::ConnectionRefused);
    assert!(left_out(&check, CheckKind::Tls) && left_out(&check, CheckKind::LogOn));
}

#[tokio::test]
async fn a_host_without_an_address_is_said_at_the_name() {
    let rig = rig(false);
    let mut wanted = site(21, FtpTls::Explicit);
    let Endpoint::Ftp { server, .. } = &mut wanted.endpoint;
    server.host = "nobody.invalid".into();
    check(&rig, &wanted, Some(PASSWORD), Vec::new());
    let check = ended(&rig).await;
    let failed = failure(&check, CheckKind::Resolve);
    assert!(
        matches!(failed, ErrorKind::UnknownHost | ErrorKind::TimedOut),
        "{failed:?}"
    );
    assert!(left_out(&check, CheckKind::Connect));
}

#[tokio::test]
async fn an_unknown_certificate_stops_it_before_the_password_and_can_be_taken_for_the_check_alone() {
    let identity = Identity::new(&["elsewhere.test"], TlsRange::Both).unwrap();
    let server = server(ServerOptions {
        tls: ServerTls::Explicit,
        identity: Some(identity.clone()),
        ..ServerOptions::default()
    })
    .await;
    let rig = rig(false);
    let wanted = site(server.port(), FtpTls::Explicit);
    check(&rig, &wanted, Some(PASSWORD), Vec::new());
    let first = ended(&rig).await;
    assert_eq!(failure(&first, CheckKind::Tls), ErrorKind::UntrustedCertificate);
    assert!(left_out(&first, CheckKind::LogOn));
    let secret = |seen: &Seen| matches!(seen, Seen::Command(line) if line.starts_with("PASS"));
    assert!(!server.seen().iter().any(secret));
    let CheckState::Failed(error) = &step(&first, CheckKind::Tls).state else {
        panic!()
    };
    let sha256 = error.certificate.as_ref().unwrap().sha256;
    assert_eq!(sha256, Fingerprint(Sha256::digest(identity.leaf()).into()));
    check(&rig, &wanted, Some(PASSWORD), vec![sha256]);
    let second = seen(&rig, "the second", |check| check.number > first.number && check.ended).await;
    assert!(passed(&second, CheckKind::LogOn), "{second:?}");
    assert!(
        rig.engine.published().trust.borrow().is_empty(),
        "it is not trusted for good"
    );
}

#[tokio::test]
async fn a_mode_that_does_not_work_is_said_and_the_others_are_tried() {
    let server = server(ServerOptions {
        modes: vec![DataMode::Pasv, DataMode::Port],
        ..ServerOptions::default()
    })
    .await;
    server.lay("PASV", Trouble::WrongAddress([10, 9, 8, 7].into()));
    let rig = rig(false);
    check(&rig, &site(server.port(), FtpTls::Off), Some(PASSWORD), Vec::new());
    let check = ended(&rig).await;
    for mode in [DataMode::Epsv, DataMode::Eprt] {
        assert_eq!(failure(&check, CheckKind::Data(Some(mode))), ErrorKind::DataConnection);
    }
    let pasv = step(&check, CheckKind::Data(Some(DataMode::Pasv)));
    assert!(matches!(pasv.state, CheckState::Warned), "{pasv:?}");
    let replaced = CheckFinding::AddressReplaced {
        named: "10.9.8.7".to_owned(),
        used: "127.0.0.1".to_owned(),
    };
    assert!(pasv.found.contains(&replaced), "{pasv:?}");
    assert!(passed(&check, CheckKind::Data(Some(DataMode::Port))));
    assert_eq!(check.best_mode(), Some(DataMode::Port), "one without a warning");
    assert!(passed(&check, CheckKind::Folder));
}

#[tokio::test]
async fn the_password_comes_from_the_keyring_or_else_from_the_person() {
    let server = server(ServerOptions::default()).await;
    let rig = rig(false);
    let mut wanted = site(server.port(), FtpTls::Off);
    check(&rig, &wanted, None, Vec::new());
    let asked = seen(&rig, "a question", |check| check.asks.is_some()).await;
    assert!(matches!(asked.asks, Some((LogOnPart::Password, _))));
    let secret = Secret::new(PASSWORD.to_owned());
    rig.engine.send(Request::AnswerCheck(Some(secret.clone()))).unwrap();
    let first = ended(&rig).await;
    assert!(
        passed(&first, CheckKind::Data(Some(DataMode::Port))),
        "asked once for all: {first:?}"
    );
    assert!(rig.keyring.0.borrow().is_empty());
    let reference = SecretRef::of_site(&wanted).unwrap();
    rig.keyring.0.send_modify(|kept| kept.push((reference, secret)));
    check(&rig, &wanted, None, Vec::new());
    let second = seen(&rig, "the second", |check| check.number > first.number && check.ended).await;
    assert!(passed(&second, CheckKind::LogOn), "{second:?}");
    // A password that holds once is for one session.
    wanted.log_on = LogOn::Interactive("anna".to_owned());
    wanted.mode = ModeChoice::Auto;
    check(&rig, &wanted, None, Vec::new());
    seen(&rig, "a question again", |check| {
        check.number > second.number && check.asks.is_some()
    })
    .await;
    rig.engine
        .send(Request::AnswerCheck(Some(Secret::new(PASSWORD.to_owned()))))
        .unwrap();
    let third = seen(&rig, "the third", |check| check.number > second.number && check.ended).await;
    let data = step(&third, CheckKind::Data(None));
    assert!(data.found.contains(&CheckFinding::Mode(DataMode::Epsv)), "{third:?}");
    assert_eq!(
        third
            .steps
            .iter()
            .filter(|step| matches!(step.kind, CheckKind::Data(_)))
            .count(),
        1
    );
}

#[tokio::test]
async fn it_is_stopped_in_the_middle_and_what_it_found_stays() {
    let server = server(ServerOptions::default()).await;
    server.lay("USER", Trouble::Silence);
    let rig = rig(false);
    check(&rig, &site(server.port(), FtpTls::Off), Some(PASSWORD), Vec::new());
    let user = |seen: &Seen| matches!(seen, Seen::Command(line) if line.starts_with("USER"));
    server.wait(user).await.unwrap();
    seen(&rig, "the log-on", |check| {
        matches!(step(check, CheckKind::LogOn).state, CheckState::Running)
    })
    .await;
    rig.engine.send(Request::StopCheck).unwrap();
    let check = ended(&rig).await;
    assert!(passed(&check, CheckKind::Connect));
    assert_eq!(failure(&check, CheckKind::LogOn), ErrorKind::Cancelled);
    assert!(left_out(&check, CheckKind::Folder));
    server.wait(|seen| *seen == Seen::Over).await.unwrap();
}
