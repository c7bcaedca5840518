//! Servers that demand TLS session reuse: nobody sees a failure.

use portolan_engine::{NoticeKind, PaneId, Request, ServerRow, ServerValue};
use portolan_queue::ConflictPolicy;
use portolan_remote::{Act, HostPort, TlsVersion, TlsVersions};
use portolan_sites::Site;

use crate::support::{Rig, ready, remote, site, wait};

fn server() -> HostPort {
    HostPort::new("memory.test", 21)
}

async fn upload_and_look(rig: &Rig, files: usize) {
    let sources: Vec<_> = (0..files).map(|at| rig.write(&format!("f{at}"), "x")).collect();
    rig.run(Rig::upload(&sources, "/", ConflictPolicy::Replace))
        .await
        .unwrap();
    for pane in 0..4 {
        rig.send(Request::Show {
            pane: PaneId(pane),
            place: remote("/"),
            refresh: true,
        });
        rig.pane(pane, ready).await;
    }
    rig.empty().await;
    assert_eq!(rig.done(files).await.len(), files);
    assert_eq!(rig.server.paths().len(), files);
    let notices = rig.engine.published().notices.borrow().clone();
    assert!(
        notices.iter().all(|notice| notice.kind != NoticeKind::Failure),
        "{notices:?}"
    );
}

async fn value(rig: &Rig, row: ServerRow) -> ServerValue {
    wait("a row", &rig.engine.published().servers, |servers| {
        let rows = &servers.first()?.rows;
        rows.iter().find(|found| found.row == row).map(|found| found.value)
    })
    .await
}

#[tokio::test]
async fn after_the_first_refusal_it_is_tls_12_from_a_new_log_on_and_remembered() {
    let rig = Rig::new();
    rig.door.lock().unwrap().tickets = Some(2);
    rig.connect();
    rig.connected().await;
    upload_and_look(&rig, 12).await;
    assert_eq!(value(&rig, ServerRow::TlsReuse).await, ServerValue::Switch(true));
    let tls12 = ServerValue::Version(TlsVersion::V1_2);
    assert_eq!(value(&rig, ServerRow::TlsVersion).await, tls12);
    let rig = rig.restart(|_| {});
    rig.door.lock().unwrap().tickets = Some(0);
    rig.connect();
    rig.connected().await;
    upload_and_look(&rig, 3).await;
    let asked = rig.door.lock().unwrap().asked.clone();
    assert!(
        asked
            .iter()
            .all(|(.., versions)| *versions == TlsVersions::only(TlsVersion::V1_2)),
        "{asked:?}"
    );
}

#[tokio::test]
async fn a_server_of_tls_13_alone_gets_new_sessions_instead() {
    let rig = Rig::new();
    {
        let mut door = rig.door.lock().unwrap();
        door.tickets = Some(3);
        door.only_tls13 = true;
    }
    rig.connect();
    rig.connected().await;
    upload_and_look(&rig, 20).await;
    let tls13 = ServerValue::Version(TlsVersion::V1_3);
    assert_eq!(value(&rig, ServerRow::TlsVersion).await, tls13);
}

#[tokio::test]
async fn where_it_is_known_a_new_session_takes_over_ahead_of_need() {
    let rig = Rig::new();
    rig.run(Request::SetServerRow {
        server: server(),
        row: ServerRow::TlsReuse,
        value: Some(ServerValue::Switch(true)),
    })
    .await
    .unwrap();
    rig.door.lock().unwrap().tickets = Some(4);
    let mut site = Site {
        sessions: Some(2),
        ..site()
    };
    site.connection.tls_versions = TlsVersions::only(TlsVersion::V1_3);
    rig.connect_to(site, None);
    rig.connected().await;
    upload_and_look(&rig, 20).await;
    // A refused data connection would have been a second try.
    assert_eq!(rig.server.count(Act::Upload), 20);
    assert_eq!(rig.server.count(Act::List), 4);
}
