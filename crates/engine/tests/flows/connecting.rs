use portolan_engine::{Answer, ConnectionState, Question, Request};
use portolan_queue::ConflictPolicy;
use portolan_remote::{DataMode, ErrorKind, Fingerprint, ModeChoice, Proxy, ProxyChoice};
use portolan_sites::{FtpTls, Secret};

use crate::support::{Rig, SITE, remote, site, user_site, wait};

fn password(prompt: &Question) -> bool {
    matches!(prompt, Question::Password { .. })
}

fn typed(text: &str, keep: bool) -> Answer {
    Answer::Password {
        secret: Secret::new(text.to_owned()),
        keep,
    }
}

#[tokio::test]
async fn a_password_is_asked_for_until_it_is_right_and_kept_only_then() {
    let rig = Rig::new();
    rig.door.lock().unwrap().password = Some("right");
    rig.connect_to(user_site(), None);
    let first = rig.prompt(password).await;
    rig.answer(&first, typed("wrong", true));
    let second = rig
        .prompt(|question| matches!(question, Question::Password { refused: Some(_), .. }))
        .await;
    assert!(second.id > first.id);
    assert!(rig.keyring.0.borrow().is_empty());
    rig.answer(&second, typed("right", true));
    rig.connected().await;
    let kept = wait("a kept password", &rig.keyring.0.subscribe(), |kept| {
        kept.first().cloned()
    })
    .await;
    assert_eq!(kept.1.expose(), "right");
    // The next run takes it from there and asks nobody.
    let rig = rig.restart(|_| {});
    rig.door.lock().unwrap().password = Some("right");
    rig.connect_to(user_site(), None);
    rig.connected().await;
    assert!(rig.engine.published().prompts.borrow().is_empty());
}

#[tokio::test]
async fn a_refused_question_is_a_cancelled_connection() {
    let rig = Rig::new();
    rig.door.lock().unwrap().password = Some("right");
    rig.connect_to(user_site(), None);
    let prompt = rig.prompt(password).await;
    rig.answer(&prompt, Answer::Refuse);
    assert_eq!(rig.failed().await, ErrorKind::Cancelled);
    assert!(rig.engine.published().prompts.borrow().is_empty());
}

#[tokio::test]
async fn a_certificate_is_asked_for_once_and_a_change_is_shown() {
    let rig = Rig::new();
    let (first, second) = (Fingerprint([1; 32]), Fingerprint([2; 32]));
    rig.door.lock().unwrap().certificate = Some(first);
    rig.connect();
    let prompt = rig
        .prompt(|question| matches!(question, Question::Certificate { before: None, .. }))
        .await;
    // Another certificate than the one that was shown is no answer.
    rig.answer(
        &prompt,
        Answer::Trust {
            sha256: second,
            always: true,
        },
    );
    rig.answer(
        &prompt,
        Answer::Trust {
            sha256: first,
            always: true,
        },
    );
    rig.connected().await;
    let rig = rig.restart(|_| {});
    rig.door.lock().unwrap().certificate = Some(second);
    rig.connect();
    let prompt = rig
        .prompt(|question| matches!(question, Question::Certificate { .. }))
        .await;
    let Question::Certificate { before, .. } = prompt.question else {
        panic!("another question")
    };
    assert_eq!(before, Some(first));
}

#[tokio::test]
async fn plain_is_asked_for_once_and_remembered() {
    let rig = Rig::new();
    rig.door.lock().unwrap().no_tls = true;
    rig.connect();
    let prompt = rig.prompt(|question| matches!(question, Question::Plain { .. })).await;
    rig.answer(&prompt, Answer::AllowPlain);
    rig.connected().await;
    let asked: Vec<FtpTls> = rig.door.lock().unwrap().asked.iter().map(|(tls, ..)| *tls).collect();
    assert_eq!(asked, [FtpTls::IfOffered, FtpTls::Off]);
    let rig = rig.restart(|_| {});
    rig.door.lock().unwrap().no_tls = true;
    rig.connect();
    rig.connected().await;
}

#[tokio::test]
async fn a_refused_connection_fails_at_once_while_nothing_waits() {
    let rig = Rig::new();
    rig.door
        .lock()
        .unwrap()
        .failures
        .push_back(ErrorKind::ConnectionRefused);
    rig.connect();
    assert_eq!(rig.failed().await, ErrorKind::ConnectionRefused);
    rig.notice("memory.test").await;
    rig.connect();
    rig.connected().await;
}

#[tokio::test]
async fn nobody_is_asked_where_nobody_is() {
    let rig = Rig::with(|config| config.non_interactive = true);
    rig.door.lock().unwrap().password = Some("right");
    rig.connect_to(user_site(), None);
    assert_eq!(rig.failed().await, ErrorKind::PasswordNeeded);
    rig.connect_to(user_site(), Some("wrong"));
    rig.state(|state| matches!(state, ConnectionState::Failed(error) if error.kind == ErrorKind::LoginRefused))
        .await;
    rig.connect_to(user_site(), Some("right"));
    rig.connected().await;
}

#[tokio::test]
async fn another_mode_means_new_sessions() {
    let rig = Rig::new();
    rig.connect();
    rig.connected().await;
    let mode = ModeChoice::Only(DataMode::Eprt);
    rig.send(Request::SetMode(SITE, mode));
    rig.run(Request::MakeFolder(remote("/x"))).await.unwrap();
    assert_eq!(rig.door.lock().unwrap().asked.last().map(|asked| asked.1), Some(mode));
}

#[tokio::test]
async fn a_session_that_died_in_its_sleep_is_replaced_without_a_word() {
    let rig = Rig::new();
    rig.connect();
    rig.connected().await;
    rig.server.cut();
    rig.run(Request::MakeFolder(remote("/x"))).await.unwrap();
    assert_eq!(rig.server.paths(), ["/x/"]);
    assert!(rig.engine.published().notices.borrow().is_empty());
}

#[tokio::test]
async fn a_dead_link_rests_while_items_wait_and_costs_them_no_attempt() {
    let rig = Rig::new();
    rig.connect();
    rig.connected().await;
    let latch = rig.server.hold(portolan_remote::Act::Upload);
    let files = [rig.write("a", "1"), rig.write("b", "2")];
    rig.run(Rig::upload(&files, "/", ConflictPolicy::Replace))
        .await
        .unwrap();
    latch.arrived(2).await;
    // Eight failed tries would use up every attempt of an item.
    rig.door.lock().unwrap().failures = [ErrorKind::TimedOut; 8].into();
    rig.server.cut();
    latch.open();
    rig.state(|state| matches!(state, ConnectionState::Retrying(..))).await;
    rig.empty().await;
    assert_eq!(rig.server.get("/a").as_deref(), Some(&b"1"[..]));
    assert_eq!(rig.server.get("/b").as_deref(), Some(&b"2"[..]));
}

#[tokio::test]
async fn a_server_that_allows_few_sessions_gets_few() {
    let rig = Rig::new();
    rig.door.lock().unwrap().most = Some(2);
    rig.connect_to(
        portolan_sites::Site {
            sessions: Some(8),
            ..site()
        },
        None,
    );
    rig.connected().await;
    let files: Vec<_> = (0..40).map(|at| rig.write(&format!("f{at}"), "x")).collect();
    rig.run(Rig::upload(&files, "/", ConflictPolicy::Replace))
        .await
        .unwrap();
    rig.empty().await;
    assert_eq!(rig.done(40).await.len(), 40);
    assert!(rig.server.peak_sessions() <= 2, "{}", rig.server.peak_sessions());
    rig.notice("allows").await;
}

#[tokio::test]
async fn the_password_for_a_proxy_comes_from_the_keyring() {
    let rig = Rig::new();
    let proxy: Proxy = "socks5://anna@gate:1080".parse().unwrap();
    let secret = Secret::new("through".to_owned());
    rig.send(Request::KeepProxyPassword(Box::new(proxy.clone()), secret.clone()));
    wait("a kept password", &rig.keyring.0.subscribe(), |kept| {
        kept.first().map(drop)
    })
    .await;
    let mut site = site();
    site.connection.proxy = ProxyChoice::Through(proxy);
    rig.connect_to(site, None);
    rig.connected().await;
    let came = rig.door.lock().unwrap().proxies.clone();
    assert_eq!(came, [("socks5://anna@gate:1080".to_owned(), Some(secret))]);
}
