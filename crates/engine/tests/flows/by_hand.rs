//! What takes a while: with counts, to be stopped, to be taken back.

use portolan_engine::{ByHand, ErrandKind, FolderSize, LookState, ModeChange, PermissionWish, Place, Request};
use portolan_remote::{Act, ErrorKind};
use portolan_testkit::memory_remote::Fault;

use crate::support::{Rig, names, ready, remote, wait};

async fn hand<T>(rig: &Rig, what: &str, is: impl Fn(&ByHand) -> Option<T>) -> T {
    wait(what, &rig.engine.published().hand, |hand| is(hand)).await
}

async fn undoable(rig: &Rig, words: &str) {
    hand(rig, words, |hand| (hand.undo.as_deref() == Some(words)).then_some(())).await;
}

#[tokio::test]
async fn a_folder_is_deleted_with_a_count_and_what_fails_is_passed_over() {
    let rig = Rig::new();
    rig.server.put("/a/b/c", "1").put("/a/d", "22").put("/a/e", "333");
    rig.connect();
    rig.connected().await;
    rig.server
        .fail(Fault::next(Act::Delete, ErrorKind::PermissionDenied).at("/a/d"));
    let error = rig.run(Request::Delete(vec![remote("/a")])).await.unwrap_err();
    assert_eq!(
        (error.kind, error.path.as_deref()),
        (ErrorKind::PermissionDenied, Some("/a/d"))
    );
    // The rest is gone, and only what holds the one that stays is left.
    assert_eq!(rig.server.paths(), ["/a/", "/a/d"]);
}

#[tokio::test]
async fn a_deletion_shows_how_far_it_is_and_can_be_stopped() {
    let rig = Rig::new();
    rig.server.put("/a/1", "x").put("/a/2", "x").put("/a/3", "x");
    rig.connect();
    rig.show(1, remote("/a"));
    rig.pane(1, ready).await;
    let latch = rig.server.hold(Act::Delete);
    rig.send(Request::Delete(vec![remote("/a")]));
    latch.arrived(1).await;
    latch.release(1);
    latch.arrived(2).await;
    let errand = hand(&rig, "an errand", |hand| {
        hand.errands.first().filter(|errand| errand.files == 1).cloned()
    })
    .await;
    assert_eq!(errand.kind, ErrandKind::Delete);
    assert_eq!(&*errand.what, "\u{201c}a\u{201d}");
    assert!(errand.site.is_some() && errand.at.starts_with("/a/"), "{errand:?}");
    rig.send(Request::StopErrand(errand.id));
    hand(&rig, "no errand", |hand| hand.errands.is_empty().then_some(())).await;
    latch.open();
    drop(latch);
    // The session is of use again, and what is left is shown.
    let left = rig.pane(1, |pane| ready(pane) && names(pane).len() == 2).await;
    assert_eq!(rig.server.paths().len(), 3, "{:?}", names(&left));
}

#[tokio::test]
async fn folders_are_counted_on_both_sides() {
    let rig = Rig::new();
    rig.server.put("/a/b/c", "1").put("/a/d", "22");
    rig.write("x/y/z", "333");
    rig.write("x/w", "4444");
    rig.connect();
    rig.connected().await;
    let here = Place::Local(rig.here().join("x"));
    rig.run(Request::Measure(vec![remote("/a"), here.clone()]))
        .await
        .unwrap();
    let size = |bytes| FolderSize {
        bytes,
        files: 2,
        folders: 1,
        counting: false,
        at_least: false,
    };
    hand(&rig, "sizes", |hand| {
        let there = hand.sizes.get(&remote("/a")) == Some(&size(3));
        (there && hand.sizes.get(&here) == Some(&size(7))).then_some(())
    })
    .await;
    // What changes below is not known any more.
    rig.run(Request::MakeFolder(remote("/a/b/new"))).await.unwrap();
    hand(&rig, "no size", |hand| {
        (!hand.sizes.contains_key(&remote("/a")) && hand.sizes.contains_key(&here)).then_some(())
    })
    .await;
}

#[tokio::test]
async fn permissions_go_down_the_tree_and_come_back() {
    let rig = Rig::new();
    rig.server.put("/a/b/c", "1").put("/a/d", "2");
    rig.write("x/y", "1");
    rig.connect();
    rig.connected().await;
    let all = |set| Some(ModeChange { keep: 0, set });
    let wish = PermissionWish {
        files: all(0o600),
        folders: all(0o700),
        recursive: true,
    };
    let here = Place::Local(rig.here().join("x"));
    rig.run(Request::SetPermissions(vec![remote("/a"), here.clone()], wish))
        .await
        .unwrap();
    let mode = |path: &str| {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::metadata(rig.here().join(path)).unwrap().permissions().mode() & 0o7777
    };
    assert_eq!((mode("x"), mode("x/y")), (0o700, 0o600));
    assert_eq!(rig.server.count(Act::SetAttributes), 4);
    rig.show(1, remote("/a"));
    let pane = rig.pane(1, ready).await;
    let told: Vec<String> = pane
        .batches
        .iter()
        .flat_map(|batch| batch.iter())
        .map(|entry| format!("{} {}", entry.name, entry.permissions().unwrap()))
        .collect();
    assert_eq!(told, ["b rwx------", "d rw-------"]);
}

#[tokio::test]
async fn what_is_done_by_hand_is_taken_back_step_by_step() {
    let rig = Rig::new();
    rig.server.put("/a", "1");
    rig.write("b", "2");
    rig.connect();
    rig.connected().await;
    let here = |name: &str| Place::Local(rig.here().join(name));
    rig.run(Request::Rename {
        from: remote("/a"),
        to: remote("/z"),
    })
    .await
    .unwrap();
    undoable(&rig, "Rename \u{201c}a\u{201d} to \u{201c}z\u{201d}").await;
    rig.run(Request::MakeFolder(remote("/new"))).await.unwrap();
    undoable(&rig, "New folder \u{201c}new\u{201d}").await;
    // It was there already: nothing that could be taken back.
    rig.run(Request::MakeFolder(remote("/new"))).await.unwrap();
    rig.run(Request::RenameMany(vec![(here("b"), here("c"))]))
        .await
        .unwrap();
    undoable(&rig, "Rename \u{201c}b\u{201d}").await;
    rig.run(Request::Undo).await.unwrap();
    assert_eq!(rig.local_tree(), ["b"]);
    rig.run(Request::Undo).await.unwrap();
    assert_eq!(rig.server.paths(), ["/z"]);
    rig.run(Request::Undo).await.unwrap();
    assert_eq!(rig.server.paths(), ["/a"]);
    hand(&rig, "nothing to take back", |hand| hand.undo.is_none().then_some(())).await;
}

#[tokio::test]
async fn many_are_renamed_in_circles_and_nothing_is_replaced() {
    let rig = Rig::new();
    rig.server.put("/1", "one").put("/2", "two").put("/3", "three");
    rig.connect();
    rig.connected().await;
    let pair = |from: &str, to: &str| (remote(from), remote(to));
    rig.run(Request::RenameMany(vec![pair("/1", "/2"), pair("/2", "/1")]))
        .await
        .unwrap();
    assert_eq!(rig.server.get("/1").as_deref(), Some(&b"two"[..]));
    assert_eq!(rig.server.get("/2").as_deref(), Some(&b"one"[..]));
    let error = rig.run(Request::RenameMany(vec![pair("/1", "/3")])).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::AlreadyExists);
    rig.run(Request::Undo).await.unwrap();
    assert_eq!(rig.server.get("/1").as_deref(), Some(&b"one"[..]));
    assert_eq!(rig.server.paths(), ["/1", "/2", "/3"]);
}

#[tokio::test]
async fn duplicates_stand_beside_under_a_free_name() {
    let rig = Rig::new();
    rig.server
        .put("/a.txt", "1")
        .put("/a (2).txt", "taken")
        .put("/d/e/f", "2");
    rig.write("x/y", "3");
    rig.connect();
    rig.connected().await;
    rig.run(Request::Duplicate(vec![remote("/a.txt"), remote("/d")]))
        .await
        .unwrap();
    assert_eq!(rig.server.get("/a (3).txt").as_deref(), Some(&b"1"[..]));
    assert_eq!(rig.server.get("/d (2)/e/f").as_deref(), Some(&b"2"[..]));
    rig.run(Request::Duplicate(vec![Place::Local(rig.here().join("x"))]))
        .await
        .unwrap();
    assert_eq!(rig.local_tree(), ["x (2)/", "x (2)/y", "x/", "x/y"]);
}

#[tokio::test]
async fn an_empty_file_is_made_and_nothing_is_emptied() {
    let rig = Rig::new();
    rig.server.put("/a", "1");
    rig.connect();
    rig.connected().await;
    rig.run(Request::MakeFile(remote("/new"))).await.unwrap();
    assert_eq!(rig.server.get("/new").as_deref(), Some(&b""[..]));
    let error = rig.run(Request::MakeFile(remote("/a"))).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::AlreadyExists);
    let path = Place::Local(rig.here().join("here"));
    rig.run(Request::MakeFile(path.clone())).await.unwrap();
    assert_eq!(
        rig.run(Request::MakeFile(path)).await.unwrap_err().kind,
        ErrorKind::LocalExists
    );
}

#[tokio::test]
async fn a_look_takes_the_beginning_and_says_if_that_is_all() {
    let rig = Rig::new();
    rig.server.put("/small", "text").put("/large", vec![b'x'; 300_000]);
    rig.write("here", "local");
    rig.connect();
    rig.connected().await;
    let look = async |place: Place, most| {
        rig.send(Request::Look(place.clone(), most));
        hand(&rig, "a look", |hand| {
            let look = hand.look.as_ref().filter(|look| look.place == place)?;
            match &look.state {
                LookState::Reading => None,
                LookState::Ready => Some(Ok((look.bytes.len(), look.whole))),
                LookState::Failed(error) => Some(Err(error.kind)),
            }
        })
        .await
    };
    assert_eq!(look(remote("/small"), 1000).await, Ok((4, true)));
    assert_eq!(look(remote("/large"), 1000).await, Ok((1000, false)));
    assert_eq!(look(remote("/nothing"), 1000).await, Err(ErrorKind::NotFound));
    let here = Place::Local(rig.here().join("here"));
    assert_eq!(look(here.clone(), 3).await, Ok((3, false)));
    rig.send(Request::EndLook);
    hand(&rig, "no look", |hand| hand.look.is_none().then_some(())).await;
    rig.send(Request::Hash(here.clone(), None));
    let hash = hand(&rig, "a checksum", |hand| {
        let hashed = hand.hashes.iter().find(|hashed| hashed.place == here)?;
        hashed.result.clone()
    })
    .await;
    // `printf local | sha256sum`
    assert_eq!(
        hash.unwrap().hex(),
        "25bf8e1a2393f1108d37029b3df5593236c755742ec93465bbafa9b290bddcf6"
    );
}

#[tokio::test]
async fn an_errand_ends_with_its_site() {
    let rig = Rig::new();
    rig.server.put("/a/1", "x");
    rig.connect();
    rig.connected().await;
    let latch = rig.server.hold(Act::Delete);
    rig.send(Request::Delete(vec![remote("/a")]));
    latch.arrived(1).await;
    hand(&rig, "an errand", |hand| hand.errands.first().map(drop)).await;
    rig.run(Request::Disconnect(crate::support::SITE)).await.unwrap();
    hand(&rig, "no errand", |hand| hand.errands.is_empty().then_some(())).await;
}

#[tokio::test]
async fn what_is_put_into_the_bin_is_taken_out_again_and_old_days_go_for_good() {
    let rig = Rig::new();
    rig.server
        .put("/www/a", "1")
        .put("/www/sub/b", "2")
        .put("/other/a", "3");
    rig.server
        .put("/.portolan-bin/2001-02-03/old", "x")
        .put("/.portolan-bin/mine/kept", "x");
    rig.connect();
    rig.connected().await;
    let places = vec![remote("/www/a"), remote("/www/sub"), remote("/other/a")];
    rig.run(Request::PutIntoBin(places)).await.expect("put there");
    let paths = rig.server.paths();
    let below = |path: &str| {
        paths
            .iter()
            .any(|known| known.starts_with("/.portolan-bin/2") && known.ends_with(path))
    };
    assert!(below("/a") && below("/sub/b") && below("/a (2)"), "{paths:?}");
    assert!(!paths.iter().any(|path| path.contains("2001-02-03")), "{paths:?}");
    assert!(
        paths.contains(&"/.portolan-bin/mine/kept".to_owned()),
        "what is no day stays: {paths:?}"
    );
    assert!(!paths.contains(&"/www/a".to_owned()));

    rig.run(Request::Undo).await.expect("taken out");
    let paths = rig.server.paths();
    for path in ["/www/a", "/www/sub/b", "/other/a"] {
        assert!(paths.contains(&path.to_owned()), "{path}: {paths:?}");
    }

    // What is in the bin already, and what holds the bin, is refused; nothing moves.
    let error = rig
        .run(Request::PutIntoBin(vec![remote("/.portolan-bin/mine/kept")]))
        .await
        .unwrap_err();
    assert_eq!(error.kind, ErrorKind::Misuse);
    assert!(rig.server.paths().contains(&"/.portolan-bin/mine/kept".to_owned()));
}
