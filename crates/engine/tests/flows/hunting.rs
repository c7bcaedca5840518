//! Searching and comparing whole trees.

use std::sync::Arc;

use portolan_engine::{CompareBy, Finish, Hunt, HuntId, HuntRow, HuntView, Place, Request, Verdict};
use portolan_remote::{
    Act, Capabilities, ChecksumAlgorithm, Entry, EntryKind, ErrorKind, FileName, RemotePath,
    filter::{Condition, Filter, SizeTest},
};
use portolan_testkit::memory_remote::Fault;

use crate::support::{Rig, SITE, remote, wait};

async fn hunt<T>(rig: &Rig, what: &str, is: impl Fn(&HuntView) -> Option<T>) -> T {
    wait(what, &rig.engine.published().hunts, |hunts| {
        hunts.last().and_then(|hunt| is(hunt))
    })
    .await
}

fn find(places: &[Place], filter: Filter) -> Request {
    Request::Hunt(Box::new(Hunt::Find {
        places: places.to_vec(),
        filter,
    }))
}

fn compare(rig: &Rig, by: CompareBy) -> Request {
    Request::Hunt(Box::new(Hunt::Compare {
        here: rig.here(),
        site: SITE,
        there: RemotePath::new("/a"),
        by,
        recursive: true,
        rules: Arc::default(),
    }))
}

async fn ended(rig: &Rig, id: HuntId) -> Arc<HuntView> {
    wait("the end of a search", &rig.engine.published().hunts, |hunts| {
        hunts.iter().find(|hunt| hunt.id == id && !hunt.running).cloned()
    })
    .await
}

async fn run(rig: &Rig, request: Request) -> Arc<HuntView> {
    match rig.run(request).await.unwrap() {
        Finish::Hunt(id) => ended(rig, id).await,
        other => panic!("{other:?}"),
    }
}

fn found(view: &HuntView) -> Vec<String> {
    let mut found: Vec<String> = view
        .rows
        .iter()
        .flat_map(|batch| batch.iter())
        .map(|row| match row {
            HuntRow::Found { place, .. } => place.to_string(),
            HuntRow::Compared { below, verdict, .. } => format!("{below} {verdict:?}"),
        })
        .collect();
    found.sort();
    found
}

#[tokio::test]
async fn both_sides_are_searched_by_name_and_size() {
    let rig = Rig::new();
    rig.server
        .put("/a/b/one.txt", "1")
        .put("/a/two.TXT", "22")
        .put("/a/three.md", "333");
    rig.server.put("/other/four.txt", "4444");
    rig.write("x/five.txt", "55555");
    rig.write("x/y/six.txt", "6");
    rig.connect();
    rig.connected().await;
    let places = [remote("/a"), Place::Local(rig.here())];
    let view = run(&rig, find(&places, Filter::glob("*.txt"))).await;
    let here = |name: &str| rig.here().join(name).display().to_string();
    let mut expected = vec!["/a/b/one.txt".to_owned(), "/a/two.TXT".to_owned()];
    expected.extend([here("x/five.txt"), here("x/y/six.txt")]);
    expected.sort();
    assert_eq!(found(&view), expected);
    assert_eq!((view.folders, view.failures.1), (5, 0));
    let large = Condition::Size {
        is: SizeTest::Greater,
        bytes: 1,
    };
    let mut filter = Filter::glob("*.txt");
    filter.conditions.push(large);
    let view = run(&rig, find(&places, filter)).await;
    assert_eq!(found(&view), ["/a/two.TXT".to_owned(), here("x/five.txt")]);
}

#[tokio::test]
async fn rows_come_while_it_goes_on_by_several_sessions_and_it_is_stopped_at_once() {
    let rig = Rig::new();
    for folder in 0..20 {
        rig.server.put(format!("/a/{folder}/file.txt"), "x");
    }
    rig.connect();
    rig.connected().await;
    let latch = rig.server.hold(Act::List);
    rig.send(find(&[remote("/a")], Filter::glob("*.txt")));
    latch.arrived(1).await;
    // The first folder tells of twenty: as many sessions as transfers may use read on.
    latch.release(1);
    latch.arrived(5).await;
    latch.release(2);
    let id = hunt(&rig, "rows", |hunt| {
        (hunt.len() == 2 && hunt.running).then_some(hunt.id)
    })
    .await;
    assert!(rig.server.peak_sessions() >= 4);
    rig.send(Request::StopHunt(id));
    let view = ended(&rig, id).await;
    assert!(view.stopped && view.len() >= 2);
    let listed = rig.server.count(Act::List);
    latch.open();
    drop(latch);
    // The sessions are of use again.
    rig.show(1, remote("/a"));
    rig.pane(1, crate::support::ready).await;
    assert!(rig.server.count(Act::List) <= listed + 1);
}

#[tokio::test]
async fn a_folder_that_cannot_be_read_and_a_lost_connection_lose_nothing() {
    let rig = Rig::new();
    rig.server
        .put("/a/b/one.txt", "1")
        .put("/a/c/two.txt", "2")
        .put("/a/d/three.txt", "3");
    rig.connect();
    rig.connected().await;
    rig.server
        .fail(Fault::next(Act::List, ErrorKind::PermissionDenied).at("/a/b"))
        .fail(Fault::next(Act::List, ErrorKind::ConnectionLost).at("/a/c"));
    let view = run(&rig, find(&[remote("/a")], Filter::glob("*.txt"))).await;
    assert_eq!(found(&view), ["/a/c/two.txt", "/a/d/three.txt"]);
    let (failures, count) = &view.failures;
    assert_eq!((failures[0].kind, *count), (ErrorKind::PermissionDenied, 1));
    // Nothing to search on: that is said.
    rig.send(Request::Disconnect(SITE));
    let error = rig.run(find(&[remote("/a")], Filter::glob("*"))).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::ConnectionLost);
}

fn two_trees(rig: &Rig) {
    rig.server
        .put("/a/same", "1")
        .put("/a/size", "22")
        .put("/a/there", "3")
        .put("/a/deep/contents", "abc");
    rig.write("same", "1");
    rig.write("size", "2");
    rig.write("here", "4");
    rig.write("deep/contents", "abd");
}

#[tokio::test]
async fn trees_are_compared_by_size_by_time_and_by_contents() {
    let rig = Rig::new();
    two_trees(&rig);
    rig.connect();
    rig.connected().await;
    let view = run(&rig, compare(&rig, CompareBy::Size)).await;
    let expected = [
        "deep Same",
        "deep/contents Same",
        "here OnlyHere",
        "same Same",
        "size OtherSize",
        "there OnlyThere",
    ];
    assert_eq!(found(&view), expected);
    let time = |name: &str, seconds: u64| {
        let file = std::fs::File::open(rig.here().join(name)).unwrap();
        file.set_modified(std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds))
            .unwrap();
    };
    for (name, here, there) in [
        ("same", 1_000, 1_000),
        ("size", 2_000, 1_000),
        ("deep/contents", 1_000, 2_000),
    ] {
        time(name, here);
        rig.server.set_modified(&format!("/a/{name}"), there);
    }
    let view = run(&rig, compare(&rig, CompareBy::Time)).await;
    let expected = [
        "deep Same",
        "deep/contents NewerThere",
        "here OnlyHere",
        "same Same",
        "size NewerHere",
        "there OnlyThere",
    ];
    assert_eq!(found(&view), expected);
    rig.server.set_capabilities(Capabilities {
        checksums: portolan_remote::Checksums::default(),
        ..rig.server.session_capabilities()
    });
    let by_contents = [
        "deep Same",
        "deep/contents OtherContents",
        "here OnlyHere",
        "same Same",
        "size OtherSize",
        "there OnlyThere",
    ];
    let view = run(&rig, compare(&rig, CompareBy::Content)).await;
    assert_eq!(found(&view), by_contents);
    assert!(rig.server.count(Act::Download) > 0);
    // Where the server computes checksums, nothing is brought here.
    let sha256 = [ChecksumAlgorithm::Sha256].into_iter().collect();
    rig.server.set_capabilities(Capabilities {
        checksums: sha256,
        ..rig.server.session_capabilities()
    });
    let before = rig.server.count(Act::Download);
    let view = run(&rig, compare(&rig, CompareBy::Content)).await;
    assert_eq!(found(&view), by_contents);
    assert_eq!(rig.server.count(Act::Download), before);
}

fn file(name: &str, size: u64) -> Entry {
    let mut entry = Entry::new(FileName::parse(name.as_bytes()).unwrap(), EntryKind::File);
    entry.size = Some(size);
    entry
}

fn contents(rig: &Rig, names: &[(&str, u64)]) -> Request {
    Request::Hunt(Box::new(Hunt::Contents {
        here: rig.here(),
        site: SITE,
        there: RemotePath::new("/a"),
        pairs: names
            .iter()
            .map(|(name, size)| (file(name, *size), file(name, *size)))
            .collect(),
    }))
}

fn without_checksums(rig: &Rig) {
    rig.server.set_capabilities(Capabilities {
        checksums: portolan_remote::Checksums::default(),
        ..rig.server.session_capabilities()
    });
}

#[tokio::test]
async fn contents_of_single_files_are_held_against_each_other_and_nothing_else_is_read() {
    let rig = Rig::new();
    for (name, here, there) in [
        ("same", "abc", "abc"),
        ("other", "abd", "abc"),
        ("grown", "abcd", "abc"),
    ] {
        rig.write(name, here);
        rig.server.put(format!("/a/{name}"), there);
    }
    rig.server.put("/a/gone", "abc").put("/a/left", "abc");
    without_checksums(&rig);
    rig.connect();
    rig.connected().await;
    let listed = rig.server.count(Act::List);
    let names = [("same", 3), ("other", 3), ("grown", 3), ("gone", 3)];
    let view = run(&rig, contents(&rig, &names)).await;
    // What grew since it was listed is not the same, though all that the server has is in it.
    let expected = [
        "gone Unknown",
        "grown OtherContents",
        "other OtherContents",
        "same Same",
    ];
    assert_eq!(found(&view), expected);
    // What cannot be read here is said, and is never the same.
    assert_eq!((view.failures.1, view.folders), (1, 0));
    assert_eq!((view.contents.files, view.contents.of_files), (4, 4));
    assert_eq!((view.contents.bytes, view.contents.of_bytes), (12, 12));
    assert_eq!(rig.server.count(Act::List), listed);
    assert!(
        rig.server
            .begun(Act::Download)
            .iter()
            .all(|(path, _)| path != "/a/left")
    );
}

fn three(rig: &Rig) -> Request {
    for name in ["a", "b", "c"] {
        rig.write(name, "abc");
        rig.server.put(format!("/a/{name}"), "abc");
    }
    without_checksums(rig);
    contents(rig, &[("a", 3), ("b", 3), ("c", 3)])
}

#[tokio::test]
async fn a_session_that_breaks_costs_the_file_it_was_at_and_nothing_is_told_twice() {
    let rig = Rig::new();
    let request = three(&rig);
    rig.connect();
    rig.connected().await;
    rig.server
        .fail(Fault::next(Act::Download, ErrorKind::ConnectionLost).at("/a/b"));
    let view = run(&rig, request).await;
    assert_eq!(found(&view), ["a Same", "b Same", "c Same"]);
    assert_eq!(
        (view.failures.1, view.contents.files, view.contents.of_files),
        (0, 3, 3)
    );
    let read = rig.server.begun(Act::Download);
    let of = |path: &str| read.iter().filter(|(begun, _)| begun == path).count();
    assert_eq!((of("/a/a"), of("/a/c")), (1, 1), "{read:?}");
}

#[tokio::test]
async fn files_are_told_one_by_one_while_others_are_read_until_it_is_stopped() {
    let rig = Rig::new();
    let request = three(&rig);
    rig.connect();
    rig.connected().await;
    let latch = rig.server.hold_at(Act::Download, "/a/c", 0);
    rig.send(request);
    latch.arrived(1).await;
    let id = hunt(&rig, "two of three", |hunt| {
        (hunt.running && hunt.contents.files == 2 && hunt.len() == 2).then_some(hunt.id)
    })
    .await;
    rig.send(Request::StopHunt(id));
    let view = ended(&rig, id).await;
    assert_eq!(found(&view), ["a Same", "b Same"]);
    assert!(view.stopped);
    assert_eq!(
        (view.failures.1, view.contents.files, view.contents.of_files),
        (0, 2, 3)
    );
    drop(latch);
    // The session is of use again.
    rig.show(1, remote("/a"));
    rig.pane(1, crate::support::ready).await;
}

/// What `below` says is for people; what is done with a row goes by the bytes.
#[cfg(unix)]
#[tokio::test]
async fn below_a_name_that_is_not_utf_8_trees_are_compared_by_their_bytes() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt as _};
    let rig = Rig::new();
    let folder = rig.here().join(OsStr::from_bytes(b"caf\xe9"));
    std::fs::create_dir_all(&folder).unwrap();
    for (name, contents) in [("same", "1"), ("size", "22"), ("here", "3")] {
        std::fs::write(folder.join(name), contents).unwrap();
    }
    for name in ["same", "size", "there"] {
        rig.server.put([b"/a/caf\xe9/", name.as_bytes()].concat(), "1");
    }
    rig.connect();
    rig.connected().await;
    let view = run(&rig, compare(&rig, CompareBy::Size)).await;
    let rows = view.rows.iter().flat_map(|batch| batch.iter());
    let mut below: Vec<(String, Verdict)> = rows
        .filter_map(|row| match row {
            HuntRow::Compared {
                below,
                folders,
                verdict,
                ..
            } if below.contains('/') => {
                assert_eq!(folders.0, folder);
                assert_eq!(folders.1, RemotePath::new(b"/a/caf\xe9"));
                Some((below.rsplit('/').next().unwrap_or_default().to_owned(), *verdict))
            }
            _ => None,
        })
        .collect();
    below.sort_by(|a, b| a.0.cmp(&b.0));
    let expected = [
        ("here", Verdict::OnlyHere),
        ("same", Verdict::Same),
        ("size", Verdict::OtherSize),
        ("there", Verdict::OnlyThere),
    ];
    assert_eq!(below, expected.map(|(name, verdict)| (name.to_owned(), verdict)));
    assert_eq!(view.failures.1, 0);
}
