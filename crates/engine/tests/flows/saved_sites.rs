//! Saved sites, and the passwords that belong to them.

use std::sync::Arc;

use portolan_engine::{Answer, Config, EditSites, Question, Request, SecretsRequest, SystemSecrets};
use portolan_queue::ConflictPolicy;
use portolan_remote::ErrorKind;
use portolan_sites::{Cost, FolderPath, LogOn, SealedFile, Secret, SecretRef, Site, SitesEdit};

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
    assert!(rig.engine.published().prompts.borrow().is_empty());
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
