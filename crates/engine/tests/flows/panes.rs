use portolan_engine::{Finish, PaneListing, PaneState, Place, Request};
use portolan_queue::ConflictPolicy;
use portolan_remote::{Act, ErrorKind};
use portolan_testkit::memory_remote::Fault;

use crate::support::{Rig, SITE, names, ready, remote};

#[tokio::test]
async fn panes_show_both_sides_and_what_changes_there() {
    let rig = Rig::new();
    rig.server.put("/www/a", "1");
    rig.write("b", "2");
    rig.connect();
    rig.show(1, Place::Local(rig.here()));
    // Asked for before the session stands; relative to the folder of the log-on.
    rig.show(2, remote("www"));
    assert_eq!(names(&*rig.pane(1, ready).await), ["b"]);
    let there = rig.pane(2, ready).await;
    assert_eq!((names(&there), &there.place), (vec!["a".to_owned()], &remote("/www")));
    assert_eq!(there.command, Some("MLSD"));
    rig.run(Rig::upload(&[rig.here().join("b")], "/www", ConflictPolicy::Ask))
        .await
        .unwrap();
    let there = rig.pane(2, |pane| names(pane) == ["a", "b"]).await;
    assert!(ready(&there));
    rig.run(rig.download(&["/www/a"], ConflictPolicy::Ask)).await.unwrap();
    rig.pane(1, |pane| names(pane) == ["a", "b"]).await;
    // Listed once: all else came from finished work.
    assert_eq!(rig.server.count(Act::List), 1);
}

/// What another program does in a folder that is shown is seen, without a sign of reading.
#[tokio::test]
async fn what_others_change_here_is_seen() {
    let rig = Rig::new();
    rig.write("a", "1");
    rig.write("away/b", "2");
    rig.show(1, Place::Local(rig.here()));
    rig.show(2, Place::Local(rig.here().join("away")));
    rig.pane(1, ready).await;
    rig.pane(2, ready).await;
    let size = |pane: &PaneListing, name: &str| {
        let mut entries = pane.batches.iter().flat_map(|batch| batch.iter());
        entries.find(|entry| entry.name.to_string() == name)?.size
    };
    // Written anew, come and gone.
    rig.write("a", "12345");
    rig.write("c", "3");
    rig.pane(1, |pane| {
        size(pane, "a") == Some(5) && names(pane) == ["a", "away", "c"]
    })
    .await;
    std::fs::rename(rig.here().join("c"), rig.here().join("away/d")).unwrap();
    rig.pane(1, |pane| names(pane) == ["a", "away"]).await;
    rig.pane(2, |pane| names(pane) == ["b", "d"]).await;
    // What no pane shows any more is not looked at, and what is shown instead is.
    rig.show(2, Place::Local(rig.here()));
    rig.pane(2, |pane| ready(pane) && names(pane) == ["a", "away"]).await;
    std::fs::remove_file(rig.here().join("a")).unwrap();
    for pane in [1, 2] {
        rig.pane(pane, |pane| names(pane) == ["away"]).await;
    }
    std::fs::remove_dir_all(rig.here()).unwrap();
    rig.pane(1, |pane| matches!(pane.state, PaneState::Failed(_))).await;
}

#[tokio::test]
async fn a_visited_folder_shows_at_once() {
    let rig = Rig::new();
    rig.server.put("/a/f", "1").put("/b/g", "2");
    rig.connect();
    for path in ["/a", "/b", "/a"] {
        rig.show(1, remote(path));
        rig.pane(1, |pane| ready(pane) && pane.place == remote(path)).await;
    }
    assert_eq!(rig.server.count(Act::List), 2);
    rig.send(Request::Show {
        pane: portolan_engine::PaneId(1),
        place: remote("/a"),
        refresh: true,
    });
    rig.run(Request::MakeFolder(remote("/a/new"))).await.unwrap();
    rig.pane(1, |pane| names(pane) == ["f", "new"]).await;
}

#[tokio::test]
async fn the_latest_wish_wins_and_does_not_wait_for_the_earlier_one() {
    let rig = Rig::new();
    rig.server.put("/slow/x", "1").put("/fast/y", "2");
    rig.connect();
    rig.connected().await;
    let latch = rig.server.hold_at(Act::List, "/slow", 0);
    rig.show(1, remote("/slow"));
    latch.arrived(1).await;
    rig.show(1, remote("/fast"));
    let pane = rig.pane(1, ready).await;
    assert_eq!((names(&pane), &pane.place), (vec!["y".to_owned()], &remote("/fast")));
}

#[tokio::test]
async fn a_folder_of_many_comes_in_batches() {
    let rig = Rig::new();
    for at in 0..2500 {
        rig.server.put(format!("/many/f{at}"), "");
    }
    rig.connect();
    rig.show(1, remote("/many"));
    let pane = rig.pane(1, ready).await;
    assert_eq!(names(&pane).len(), 2500);
    assert!(pane.batches.iter().all(|batch| batch.len() <= 1000));
}

#[tokio::test]
async fn what_cannot_be_listed_says_why() {
    let rig = Rig::new();
    rig.connect();
    rig.connected().await;
    rig.show(1, remote("/nothing"));
    let pane = rig.pane(1, |pane| matches!(pane.state, PaneState::Failed(_))).await;
    assert!(matches!(&pane.state, PaneState::Failed(error) if error.kind == ErrorKind::NotFound));
    rig.show(2, Place::Local("/no/such/folder".into()));
    let pane = rig.pane(2, |pane| matches!(pane.state, PaneState::Failed(_))).await;
    assert!(matches!(&pane.state, PaneState::Failed(error) if error.kind == ErrorKind::LocalNotFound));
    // Nor can anything of a site that is not connected.
    rig.run(Request::Disconnect(SITE)).await.unwrap();
    rig.show(3, remote("/"));
    rig.pane(3, |pane| matches!(pane.state, PaneState::Failed(_))).await;
}

#[tokio::test]
async fn things_are_done_by_hand_on_the_server() {
    let rig = Rig::new();
    rig.server.put("/a/b/c", "1").put("/a/d", "2").put("/e", "3");
    rig.connect();
    rig.connected().await;
    rig.show(1, remote("/"));
    rig.pane(1, ready).await;
    let rename = |from: &str, to: &str| Request::Rename {
        from: remote(from),
        to: remote(to),
    };
    let error = rig.run(rename("/e", "/a")).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::AlreadyExists);
    rig.run(rename("/e", "/a/e")).await.unwrap();
    rig.pane(1, |pane| names(pane) == ["a"]).await;
    assert_eq!(rig.server.paths(), ["/a/", "/a/b/", "/a/b/c", "/a/d", "/a/e"]);
    assert_eq!(
        rig.run(Request::Raw(SITE, "NOOP".to_owned())).await.unwrap(),
        Finish::Lines(vec!["200 NOOP".to_owned()])
    );
    rig.server
        .fail(Fault::next(Act::Delete, ErrorKind::PermissionDenied).at("/a/d"));
    let error = rig.run(Request::Delete(vec![remote("/a")])).await.unwrap_err();
    assert_eq!(
        (error.kind, error.path.as_deref()),
        (ErrorKind::PermissionDenied, Some("/a/d"))
    );
    rig.run(Request::Delete(vec![remote("/a")])).await.unwrap();
    assert!(rig.server.paths().is_empty());
    rig.pane(1, |pane| names(pane).is_empty()).await;
}

#[tokio::test]
async fn things_are_done_by_hand_here() {
    let rig = Rig::new();
    rig.write("a", "1");
    rig.write("b", "2");
    rig.show(1, Place::Local(rig.here()));
    rig.pane(1, ready).await;
    let place = |name: &str| Place::Local(rig.here().join(name));
    rig.run(Request::MakeFolder(place("new"))).await.unwrap();
    assert_eq!(
        rig.run(Request::MakeFolder(place("new"))).await.unwrap_err().kind,
        ErrorKind::LocalExists
    );
    let rename = |from: &str, to: &str| Request::Rename {
        from: place(from),
        to: place(to),
    };
    assert_eq!(
        rig.run(rename("a", "b")).await.unwrap_err().kind,
        ErrorKind::LocalExists
    );
    assert_eq!(rig.read("b").as_deref(), Some(&b"2"[..]));
    rig.run(rename("a", "new/a")).await.unwrap();
    rig.pane(1, |pane| names(pane) == ["b", "new"]).await;
    assert_eq!(
        rig.run(Request::Delete(vec![place("nothing")])).await.unwrap_err().kind,
        ErrorKind::LocalNotFound
    );
}

#[tokio::test]
async fn a_pane_tells_how_much_room_the_server_has_and_asks_now_and_then() {
    let rig = Rig::new();
    rig.server.put("/a/f", "1").put("/b/g", "2");
    rig.server.set_space(Some(portolan_remote::Space {
        available: 7_000,
        quota: None,
    }));
    rig.connect();
    rig.show(1, remote("/a"));
    let there = rig.pane(1, |pane| pane.free == Some(7_000)).await;
    assert!(ready(&there) && there.listed.is_some());
    // The next folder is shown with what is known, and the server is not asked again so soon.
    rig.show(1, remote("/b"));
    rig.pane(1, |pane| {
        ready(pane) && names(pane) == ["g"] && pane.free == Some(7_000)
    })
    .await;
    assert_eq!(rig.server.count(Act::Stat), 1);
}
