//! Folders with more entries than are read at once, and readings that end early.

use portolan_engine::{Extent, PaneId, PaneState, Request};
use portolan_remote::{Act, ErrorKind};
use portolan_testkit::memory_remote::Fault;

use crate::support::{Rig, names, ready, remote};

#[tokio::test]
async fn more_of_a_long_folder_is_read_when_the_person_wants_it() {
    let rig = Rig::with(|config| config.most_entries = 10);
    for at in 0..25 {
        rig.server.put(format!("/many/f{at}"), "");
    }
    rig.connect();
    rig.show(1, remote("/many"));
    let pane = rig.pane(1, ready).await;
    assert_eq!((names(&pane).len(), pane.extent), (10, Extent::First(10)));
    for (count, extent) in [(20, Extent::First(20)), (25, Extent::Whole)] {
        rig.send(Request::LoadMore(PaneId(1)));
        let pane = rig.pane(1, |pane| ready(pane) && pane.extent == extent).await;
        assert_eq!(names(&pane).len(), count);
    }
    // Nothing more is left to be read, and nothing is.
    let lists = rig.server.count(Act::List);
    rig.send(Request::LoadMore(PaneId(1)));
    rig.run(Request::MakeFolder(remote("/many/new"))).await.unwrap();
    let pane = rig.pane(1, |pane| ready(pane) && names(pane).len() == 26).await;
    assert_eq!((pane.extent, rig.server.count(Act::List)), (Extent::Whole, lists + 1));
    // Another pane has the whole of it from what was visited, another folder begins anew.
    rig.show(2, remote("/many"));
    let pane = rig.pane(2, ready).await;
    assert_eq!((names(&pane).len(), pane.extent), (26, Extent::Whole));
}

/// A job takes all of a folder or fails: it never takes a part for the whole.
#[tokio::test]
async fn a_job_takes_more_than_a_pane_reads_at_once() {
    let rig = Rig::with(|config| config.most_entries = 10);
    for at in 0..25 {
        rig.server.put(format!("/many/f{at}"), "x");
    }
    rig.connect();
    rig.run(rig.download(&["/many"], portolan_queue::ConflictPolicy::Ask))
        .await
        .unwrap();
    rig.done(25).await;
    rig.empty().await;
    assert_eq!(std::fs::read_dir(rig.here().join("many")).unwrap().count(), 25);
}

#[tokio::test]
async fn a_reading_that_is_stopped_keeps_what_came() {
    let rig = Rig::new();
    rig.server.put("/a/f", "1");
    rig.connect();
    rig.connected().await;
    let latch = rig.server.hold_at(Act::List, "/a", 0);
    rig.show(1, remote("/a"));
    latch.arrived(1).await;
    rig.send(Request::StopReading(PaneId(1)));
    let pane = rig.pane(1, ready).await;
    assert_eq!((names(&pane).len(), pane.extent), (0, Extent::Stopped));
    latch.open();
    rig.send(Request::LoadMore(PaneId(1)));
    let pane = rig.pane(1, |pane| ready(pane) && pane.extent == Extent::Whole).await;
    assert_eq!(names(&pane), ["f"]);
    // Read again and stopped: what was there is still there.
    let latch = rig.server.hold_at(Act::List, "/a", 0);
    rig.send(Request::Show {
        pane: PaneId(1),
        place: remote("/a"),
        refresh: true,
    });
    latch.arrived(1).await;
    rig.send(Request::StopReading(PaneId(1)));
    let pane = rig.pane(1, |pane| ready(pane) && pane.extent == Extent::Earlier).await;
    assert_eq!(names(&pane), ["f"]);
    latch.open();
}

#[tokio::test]
async fn a_folder_that_cannot_be_read_again_keeps_its_entries_and_says_so() {
    let rig = Rig::new();
    rig.server.put("/a/f", "1");
    rig.connect();
    rig.show(1, remote("/a"));
    rig.pane(1, ready).await;
    rig.server.put("/a/g", "2");
    let again = || {
        rig.send(Request::Show {
            pane: PaneId(1),
            place: remote("/a"),
            refresh: true,
        });
    };
    rig.server
        .fail(Fault::next(Act::List, ErrorKind::PermissionDenied).at("/a"));
    again();
    let pane = rig.pane(1, |pane| matches!(pane.state, PaneState::Failed(_))).await;
    assert_eq!((names(&pane), pane.extent), (vec!["f".to_owned()], Extent::Earlier));
    again();
    let pane = rig.pane(1, |pane| ready(pane) && pane.extent == Extent::Whole).await;
    assert_eq!(names(&pane), ["f", "g"]);
}
