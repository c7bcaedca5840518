//! Two sites that lead to the same user at the same server share what it allows.

use std::path::PathBuf;

use portolan_engine::{ConnectionState, Place, Request};
use portolan_queue::ConflictPolicy;
use portolan_remote::{Act, RemotePath, SiteId};
use portolan_sites::Site;

use crate::support::{Rig, SITE, ready, site, wait};

const OTHER: SiteId = SiteId(SITE.0 + 1);

/// The same server, saved under another name.
fn other_site() -> Site {
    Site {
        id: OTHER,
        name: "the same".to_owned(),
        ..site()
    }
}

/// A server that takes so many sessions, and the first site connected.
async fn rig(most: usize) -> Rig {
    let rig = Rig::with(|config| config.sessions = 4);
    rig.door.lock().unwrap().most = Some(most);
    rig.connect();
    rig.connected().await;
    rig
}

fn upload_by(site: SiteId, sources: &[PathBuf], folder: &str) -> Request {
    Rig::but(Rig::upload(sources, folder, ConflictPolicy::Replace), |order| {
        order.site = site;
        order.target = Place::Remote(site, RemotePath::new(folder));
    })
}

fn files(rig: &Rig, name: &str, count: usize) -> Vec<PathBuf> {
    let file = |at| rig.write(&format!("{name} {at}"), format!("{name} {at}"));
    (0..count).map(file).collect()
}

async fn sessions(rig: &Rig, site: SiteId, is: impl Fn(u32) -> bool) {
    wait("sessions of a site", &rig.engine.published().sites, |sites| {
        let site = sites.get(&site)?;
        is(site.sessions).then_some(())
    })
    .await;
}

#[tokio::test]
async fn everything_of_both_arrives_within_the_limit() {
    let rig = rig(2).await;
    rig.server.make_dir_all("/one").make_dir_all("/two");
    let (one, two) = (files(&rig, "one", 12), files(&rig, "two", 12));
    let latch = rig.server.hold(Act::Upload);
    rig.run(upload_by(SITE, &one, "/one")).await.unwrap();
    // The first has all that the server allows, and was told so.
    latch.arrived(2).await;
    rig.connect_to(other_site(), None);
    rig.run(upload_by(OTHER, &two, "/two")).await.unwrap();
    latch.open();
    rig.empty().await;
    for name in ["one", "two"] {
        for at in 0..12 {
            let contents = rig.server.get(format!("/{name}/{name} {at}"));
            assert_eq!(contents, Some(format!("{name} {at}").into_bytes()));
        }
    }
    assert_eq!(rig.server.peak_sessions(), 2);
    let published = rig.engine.published();
    assert_eq!(published.queue.borrow().failed_len(), 0);
    assert_eq!(rig.done(24).await.len(), 24);
}

#[tokio::test]
async fn an_idle_session_is_given_up_for_the_other_site() {
    let rig = rig(1).await;
    let (one, two) = (files(&rig, "one", 3), files(&rig, "two", 3));
    rig.connect_to(other_site(), None);
    sessions(&rig, OTHER, |sessions| sessions == 1).await;
    sessions(&rig, SITE, |sessions| sessions == 0).await;
    // It is connected all the same: what is asked of it gets the session back.
    rig.run(upload_by(SITE, &one, "/")).await.unwrap();
    rig.done(3).await;
    rig.run(upload_by(OTHER, &two, "/")).await.unwrap();
    rig.done(6).await;
    rig.empty().await;
    assert_eq!(rig.server.peak_sessions(), 1);
    let sites = rig.engine.published().sites.borrow().clone();
    for site in [SITE, OTHER] {
        let state = &sites[&site].state;
        assert!(matches!(state, ConnectionState::Connected), "{state:?}");
    }
}

#[tokio::test]
async fn who_waits_for_a_session_says_for_whose_and_gets_it_when_the_other_leaves() {
    let rig = rig(1).await;
    rig.server.put("/there", "x");
    let latch = rig.server.hold(Act::Upload);
    rig.run(upload_by(SITE, &files(&rig, "one", 3), "/")).await.unwrap();
    latch.arrived(1).await;
    rig.connect_to(other_site(), None);
    rig.show(1, Place::Remote(OTHER, RemotePath::root()));
    let why = wait("why it waits", &rig.engine.published().sites, |sites| {
        sites.get(&OTHER)?.waiting.clone()
    })
    .await;
    assert_eq!(
        why.to_string(),
        "waiting: the server allows 1 session, and memory has some of them"
    );
    rig.send(Request::Disconnect(SITE));
    let pane = rig.pane(1, ready).await;
    assert!(crate::support::names(&pane).contains(&"there".to_owned()));
    latch.open();
    assert_eq!(rig.server.peak_sessions(), 1);
}
