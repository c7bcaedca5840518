//! Saved sites, and the passwords that belong to them.

use std::sync::Arc;

use portolan_engine::{Answer, Config, ConnectionState, EditSites, Question, Request, SecretsRequest, SystemSecrets};
use portolan_queue::ConflictPolicy;
use portolan_remote::{ErrorKind, HostPort};
use portolan_sites::{Cost, Endpoint, FolderPath, FtpTls, LogOn, SealedFile, Secret, SecretRef, Site, SitesEdit};

use crate::support::{Rig, site, user_site, wait};

fn save(site: &Site, base: Option<&Site>) -> SitesEdit {
    SitesEdit::Save {
        site: Box::new(site.clone()),
        base: base.cloned().map(Box::new),
    }
}

fn edit(edits: Vec<SitesEdit>) -> Request {
    Request::EditSites(EditSites {
        edits,
        secrets: Vec::new(),
    })
}

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

fn names(rig: &Rig) -> Vec<String> {
    let book = rig.engine.published().book.borrow().clone();
    book.saved.sites.iter().map(|site| site.name.clone()).collect()
}

/// No keyring, but a file under a master password that costs next to nothing.
fn sealed(config: &mut Config) {
    let cost = Cost {
        memory: 8,
        passes: 1,
        lanes: 1,
    };
    let file = SealedFile::new(config.config_dir.join("secrets.sealed")).with_cost(cost);
    config.secrets = Arc::new(SystemSecrets::in_file(file));
}

#[tokio::test]
async fn sites_are_saved_published_and_there_in_the_next_run() {
    let rig = Rig::new();
    let clients = FolderPath::new(["Clients"]).unwrap();
    let mut site = user_site();
    site.folder = clients.clone();
    rig.run(edit(vec![save(&site, None)])).await.unwrap();
    assert_eq!(names(&rig), ["memory"]);
    let rig = rig.restart(|_| {});
    assert_eq!(names(&rig), ["memory"]);
    let bad = SitesEdit::MoveFolder {
        from: clients.clone(),
        to: clients.child("below").unwrap(),
        before: None,
    };
    let error = rig
        .run(edit(vec![SitesEdit::Delete(vec![site.id]), bad]))
        .await
        .unwrap_err();
    assert_eq!(error.kind, ErrorKind::Misuse);
    assert_eq!(names(&rig), ["memory"]);
    rig.run(edit(vec![SitesEdit::DeleteFolder(clients)])).await.unwrap();
    assert!(names(&rig).is_empty());
}

#[tokio::test]
async fn another_window_s_sites_are_seen_when_they_are_read_again() {
    let rig = Rig::new();
    let other = Rig::with(|config| config.sites = rig.sites_file());
    other.run(edit(vec![save(&site(), None)])).await.unwrap();
    assert!(names(&rig).is_empty());
    rig.run(Request::ReadSites).await.unwrap();
    assert_eq!(names(&rig), ["memory"]);
}

#[tokio::test]
async fn a_password_goes_with_its_site() {
    let rig = Rig::new();
    let site = user_site();
    let reference = SecretRef::of_site(&site).unwrap();
    rig.run(Request::EditSites(EditSites {
        edits: vec![save(&site, None)],
        secrets: vec![(reference, Some(secret("right")))],
    }))
    .await
    .unwrap();
    let mut renamed = site.clone();
    renamed.log_on = LogOn::User("berta".to_owned());
    rig.run(edit(vec![save(&renamed, Some(&site))])).await.unwrap();
    let of_berta = SecretRef::of_site(&renamed).unwrap();
    wait("the old password gone", &rig.keyring.0.subscribe(), |kept| {
        (kept[..] == [(of_berta.clone(), secret("right"))]).then_some(())
    })
    .await;
    rig.run(edit(vec![SitesEdit::Delete(vec![site.id])])).await.unwrap();
    wait("no password", &rig.keyring.0.subscribe(), |kept| {
        kept.is_empty().then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_connection_that_was_saved_as_a_site_is_not_asked_for_its_password_again() {
    let rig = Rig::new();
    rig.door.lock().unwrap().password = Some("right");
    rig.connect_to(user_site(), Some("right"));
    rig.connected().await;
    let mut saved = user_site();
    saved.id = Site::new_id();
    let other = {
        let mut site = saved.clone();
        site.id = Site::new_id();
        site.endpoint = Endpoint::Ftp {
            server: HostPort::new("other.test", 21),
            tls: FtpTls::IfOffered,
        };
        site
    };
    let state_of = |id| {
        wait("the end of the log-on", &rig.engine.published().sites, move |sites| {
            let state = &sites.get(&id)?.state;
            let ended = !matches!(state, ConnectionState::Disconnected | ConnectionState::Connecting(_));
            ended.then(|| state.clone())
        })
    };
    rig.connect_to(saved.clone(), None);
    let state = state_of(saved.id).await;
    assert!(matches!(state, ConnectionState::Connected), "{state:?}");
    // Another server never gets it.
    rig.connect_to(other.clone(), None);
    rig.prompt(|question| matches!(question, Question::Password { server, .. } if &*server.host == "other.test"))
        .await;
    assert!(matches!(state_of(other.id).await, ConnectionState::Asking));
}

#[tokio::test]
async fn without_a_keyring_the_master_password_is_chosen_once_and_asked_once_a_run() {
    let rig = Rig::with(sealed);
    rig.door.lock().unwrap().password = Some("right");
    rig.connect_to(user_site(), None);
    let prompt = rig
        .prompt(|question| matches!(question, Question::Password { .. }))
        .await;
    rig.answer(
        &prompt,
        Answer::Password {
            secret: secret("right"),
            keep: true,
        },
    );
    let prompt = rig
        .prompt(|question| matches!(question, Question::MasterPassword { new: true, .. }))
        .await;
    rig.answer(&prompt, Answer::MasterPassword(secret("master")));
    rig.connected().await;
    wait("an open file", &rig.engine.published().book, |book| {
        (book.secrets.open == Some(true)).then_some(())
    })
    .await;
    let rig = rig.restart(sealed);
    rig.door.lock().unwrap().password = Some("right");
    rig.connect_to(user_site(), None);
    for (typed, wrong) in [("nonsense", false), ("master", true)] {
        let prompt = rig
            .prompt(|question| matches!(question, Question::MasterPassword { new: false, wrong: was } if *was == wrong))
            .await;
        rig.answer(&prompt, Answer::MasterPassword(secret(typed)));
    }
    rig.connected().await;
    rig.nothing_asked().await;
}

#[tokio::test]
async fn who_does_not_open_the_file_types_passwords() {
    let rig = Rig::with(sealed);
    rig.run(Request::Secrets(SecretsRequest::Unlock(secret("master"))))
        .await
        .unwrap();
    rig.run(Request::Secrets(SecretsRequest::Lock)).await.unwrap();
    rig.door.lock().unwrap().password = Some("right");
    rig.connect_to(user_site(), None);
    let prompt = rig
        .prompt(|question| matches!(question, Question::MasterPassword { .. }))
        .await;
    rig.answer(&prompt, Answer::Refuse);
    let prompt = rig
        .prompt(|question| matches!(question, Question::Password { .. }))
        .await;
    rig.answer(
        &prompt,
        Answer::Password {
            secret: secret("right"),
            keep: false,
        },
    );
    rig.connected().await;
    // A site whose password cannot be kept is not saved either.
    let site = user_site();
    let kept = Request::EditSites(EditSites {
        edits: vec![save(&site, None)],
        secrets: vec![(SecretRef::of_site(&site).unwrap(), Some(secret("right")))],
    });
    assert_eq!(rig.run(kept).await.unwrap_err().kind, ErrorKind::SecretStore);
    assert!(names(&rig).is_empty());
}

#[tokio::test]
async fn what_a_site_says_of_existing_targets_holds_where_nobody_says_otherwise() {
    let rig = Rig::new();
    rig.server.put("/a", "there");
    let site = Site {
        existing: Some(ConflictPolicy::Skip),
        ..site()
    };
    rig.connect_to(site, None);
    rig.connected().await;
    let file = rig.write("a", "here");
    rig.run(Rig::upload(std::slice::from_ref(&file), "/", ConflictPolicy::Ask))
        .await
        .unwrap();
    rig.empty().await;
    assert_eq!(rig.server.get("/a").as_deref(), Some(&b"there"[..]));
    rig.run(Rig::upload(&[file], "/", ConflictPolicy::Replace))
        .await
        .unwrap();
    rig.empty().await;
    assert_eq!(rig.server.get("/a").as_deref(), Some(&b"here"[..]));
}

#[tokio::test]
async fn a_password_that_is_to_be_asked_for_is_never_kept() {
    let rig = Rig::new();
    rig.door.lock().unwrap().password = Some("right");
    let site = Site {
        log_on: LogOn::Ask("anna".to_owned()),
        ..site()
    };
    rig.connect_to(site, None);
    let prompt = rig
        .prompt(|question| matches!(question, Question::Password { .. }))
        .await;
    rig.answer(
        &prompt,
        Answer::Password {
            secret: secret("right"),
            keep: true,
        },
    );
    rig.connected().await;
    wait("a recent connection", &rig.engine.published().book, |book| {
        (book.recent.len() == 1).then_some(())
    })
    .await;
    assert!(rig.keyring.0.borrow().is_empty());
    rig.run(Request::ClearRecent).await.unwrap();
    wait("no recent connection", &rig.engine.published().book, |book| {
        book.recent.is_empty().then_some(())
    })
    .await;
}

/// What ACCT sends is a secret like a password: it goes to where those are kept, is found there, and goes with its site.
#[tokio::test]
async fn an_account_is_kept_with_the_passwords_and_never_in_the_file_of_sites() {
    let rig = Rig::new();
    let mut site = user_site();
    site.log_on = LogOn::Account("anna".to_owned());
    site.account = Some(secret("staff-7 of anna"));
    let reference = SecretRef::of_account(&site).unwrap();
    rig.run(edit(vec![save(&site, None)])).await.unwrap();
    assert_eq!(
        rig.keyring.0.borrow()[..],
        [(reference.clone(), secret("staff-7 of anna"))]
    );
    let text = std::fs::read_to_string(rig.sites_file().path()).unwrap();
    assert!(
        text.contains("log_on = \"account\"") && !text.contains("staff-7"),
        "{text}"
    );
    // Who is called otherwise takes it along.
    let saved = rig.sites_file().load().unwrap().sites[0].clone();
    assert_eq!(saved.account, None);
    let mut renamed = (*saved).clone();
    renamed.log_on = LogOn::Account("berta".to_owned());
    let of_berta = SecretRef::of_account(&renamed).unwrap();
    rig.run(edit(vec![save(&renamed, Some(&saved))])).await.unwrap();
    wait("the old account gone", &rig.keyring.0.subscribe(), |kept| {
        (kept[..] == [(of_berta.clone(), secret("staff-7 of anna"))]).then_some(())
    })
    .await;
    rig.run(edit(vec![SitesEdit::Delete(vec![site.id])])).await.unwrap();
    wait("no account", &rig.keyring.0.subscribe(), |kept| {
        kept.is_empty().then_some(())
    })
    .await;
}

/// What the server asks with is the question of an interactive log-on, each time anew.
#[tokio::test]
async fn the_words_of_the_server_are_in_the_question_of_an_interactive_log_on() {
    use portolan_engine::{FtpConnector, LogOnPart};
    use portolan_testkit::server::{PASSWORD, ServerOptions, TestServer, Trouble};
    let server = TestServer::start(ServerOptions::default()).await.unwrap();
    for challenge in ["331 otp-md5 497 ke4452", "331 otp-md5 496 ke4452"] {
        server.lay("USER", Trouble::Reply(challenge.to_owned()));
    }
    let rig = Rig::with(|config| config.connector = Arc::new(FtpConnector));
    let mut site = site();
    site.endpoint = Endpoint::Ftp {
        server: server.endpoint(),
        tls: FtpTls::Off,
    };
    site.log_on = LogOn::Interactive("anna".to_owned());
    rig.connect_to(site, None);
    let asks = |words: &'static str, again: bool| {
        move |question: &Question| {
            matches!(question, Question::Password { part: LogOnPart::Password, says: Some(says), may_keep: false, refused, .. }
                if says.contains(words) && refused.is_some() == again)
        }
    };
    let prompt = rig.prompt(asks("otp-md5 497", false)).await;
    rig.answer(
        &prompt,
        Answer::Password {
            secret: secret(PASSWORD),
            keep: true,
        },
    );
    // The server in the test did not take USER for one while it answered with our words: the log-on is refused, and asked anew.
    let prompt = rig.prompt(asks("otp-md5 496", true)).await;
    assert!(rig.keyring.0.borrow().is_empty());
    // Each answer went out on the connection that asked.
    assert_eq!(server.verbs(), ["USER", "PASS", "USER"]);
    rig.answer(&prompt, Answer::Refuse);
    assert_eq!(rig.failed().await, ErrorKind::Cancelled);
    rig.nothing_asked().await;
}
