//! What is replaced on a server lies in its bin afterwards, where the site wants that.

use portolan_engine::{EditProgram, EditPurpose, EditState, Request};
use portolan_queue::ConflictPolicy;
use portolan_remote::{Act, Detail, ErrorKind, Verification};
use portolan_sites::Site;
use portolan_testkit::memory_remote::{Fault, Latch};

use crate::support::{Rig, SITE, remote, site, until, wait};

fn with_bin() -> Site {
    Site { bin: true, ..site() }
}

async fn rig(site: Site) -> Rig {
    let rig = Rig::durable();
    rig.connect_to(site, None);
    rig.connected().await;
    rig
}

async fn replace(rig: &Rig, name: &str, contents: &str) {
    let path = rig.write(name, contents);
    rig.run(Rig::upload(&[path], "/www", ConflictPolicy::Replace))
        .await
        .unwrap();
}

fn text(rig: &Rig, path: &str) -> Option<String> {
    let bytes = rig.server.get(path)?;
    Some(String::from_utf8(bytes).unwrap())
}

/// The files in today's folder of the bin, with what is in them.
fn binned(rig: &Rig) -> Vec<(String, String)> {
    let paths = rig.server.paths();
    let files = paths.iter().filter_map(|path| {
        let (day, name) = path.strip_prefix("/.portolan-bin/")?.split_once('/')?;
        (day.len() == 10 && !name.is_empty()).then(|| (name.to_owned(), text(rig, path).unwrap()))
    });
    files.collect()
}

/// What else there is.
fn others(rig: &Rig) -> Vec<String> {
    let mut paths = rig.server.paths();
    paths.retain(|path| !path.starts_with("/.portolan-bin/") && !path.ends_with('/'));
    paths
}

fn pair(name: &str, contents: &str) -> (String, String) {
    (name.to_owned(), contents.to_owned())
}

/// The old file has left its name, and the new one has not got it yet.
async fn between(renames: &Latch) {
    renames.arrived(1).await;
    renames.release(1);
    renames.arrived(2).await;
}

/// `/www/a` is being replaced, and has come so far.
async fn between_the_names() -> (Rig, Latch) {
    let rig = rig(with_bin()).await;
    rig.server.put("/www/a", "old");
    let renames = rig.server.hold(Act::Rename);
    replace(&rig, "a", "new").await;
    between(&renames).await;
    (rig, renames)
}

#[tokio::test]
async fn what_is_replaced_lies_in_the_bin_and_two_of_a_name_beside_each_other() {
    let rig = rig(with_bin()).await;
    rig.server
        .put("/www/a", "old")
        .put("/www/deep/a", "another")
        .put("/.portolan-bin/2001-02-03/over", "x");
    replace(&rig, "a", "new").await;
    rig.empty().await;
    assert_eq!(text(&rig, "/www/a").as_deref(), Some("new"));
    assert_eq!(binned(&rig), [pair("a", "old")]);
    rig.write("deep/a", "newer");
    rig.run(Rig::upload(&[rig.here().join("deep")], "/www", ConflictPolicy::Replace))
        .await
        .unwrap();
    rig.empty().await;
    assert_eq!(binned(&rig), [pair("a", "old"), pair("a (2)", "another")]);
    assert_eq!(others(&rig), ["/www/a", "/www/deep/a"]);
    // What is over is taken out, once a day.
    until("an old day that is gone", || {
        !rig.server.paths().iter().any(|path| path.contains("2001"))
    })
    .await;
    // What is new replaces nothing.
    replace(&rig, "b", "b").await;
    rig.empty().await;
    assert_eq!(binned(&rig).len(), 2);
    // What lies in the bin already is not kept once more.
    let day = rig
        .server
        .paths()
        .into_iter()
        .find(|path| path.ends_with("/a (2)"))
        .unwrap();
    let day = day.strip_suffix("/a (2)").unwrap();
    rig.run(Rig::upload(&[rig.here().join("a")], day, ConflictPolicy::Replace))
        .await
        .unwrap();
    rig.empty().await;
    assert_eq!(binned(&rig), [pair("a", "new"), pair("a (2)", "another")]);
}

#[tokio::test]
async fn without_the_bin_nothing_is_asked_for_it() {
    let rig = rig(site()).await;
    rig.server.put("/www/a", "old");
    replace(&rig, "a", "new").await;
    rig.empty().await;
    assert_eq!(others(&rig), ["/www/a"]);
    assert_eq!(rig.server.count(Act::MakeFolder), 0);
    assert_eq!((rig.server.count(Act::Rename), rig.server.count(Act::Stat)), (0, 0));
}

#[tokio::test]
async fn what_cannot_be_moved_is_not_replaced_and_the_error_says_so() {
    for atomic in [true, false] {
        let rig = rig(Site { atomic, ..with_bin() }).await;
        rig.server.put("/www/a", "old");
        rig.server.fail(
            Fault::next(Act::Rename, ErrorKind::PermissionDenied)
                .at("/www/a")
                .times(2),
        );
        replace(&rig, "a", "new").await;
        assert_eq!(rig.failures(1).await, [ErrorKind::PermissionDenied]);
        let row = rig.engine.published().queue.borrow().failed_row(0).unwrap();
        let (portolan_queue::ItemState::Failed(failed) | portolan_queue::ItemState::Partial(failed)) = row.state else {
            panic!("{:?}", row.state)
        };
        assert!(
            matches!(failed.error.detail.as_deref(), Some(Detail::NotIntoBin { .. })),
            "{:?}",
            failed.error
        );
        assert_eq!(text(&rig, "/www/a").as_deref(), Some("old"));
        // The person allows it there, and tries again.
        rig.run(Request::RetryAllFailed).await.unwrap();
        rig.empty().await;
        assert_eq!(text(&rig, "/www/a").as_deref(), Some("new"));
        assert_eq!(binned(&rig), [pair("a", "old")]);
    }
}

#[tokio::test]
async fn a_folder_of_the_name_stays_where_it_is() {
    let rig = rig(with_bin()).await;
    rig.server.put("/www/a/in it", "x");
    replace(&rig, "a", "new").await;
    assert_eq!(rig.failures(1).await, [ErrorKind::AlreadyExists]);
    assert_eq!(text(&rig, "/www/a/in it").as_deref(), Some("x"));
    assert!(binned(&rig).is_empty());
}

#[tokio::test]
async fn the_old_file_gets_its_name_back_where_the_new_one_does_not_get_it() {
    for atomic in [true, false] {
        let rig = rig(Site { atomic, ..with_bin() }).await;
        rig.server.put("/www/a", "old");
        if atomic {
            let latch = rig.server.hold(Act::Rename);
            replace(&rig, "a", "new").await;
            latch.arrived(1).await;
            // The next one is that of the temporary name.
            latch.release(1);
            latch.arrived(2).await;
            rig.server.fail(Fault::next(Act::Rename, ErrorKind::PermissionDenied));
            latch.open();
        } else {
            rig.server.fail(Fault::next(Act::Upload, ErrorKind::PermissionDenied));
            replace(&rig, "a", "new").await;
        }
        assert_eq!(rig.failures(1).await, [ErrorKind::PermissionDenied]);
        assert_eq!(text(&rig, "/www/a").as_deref(), Some("old"));
        assert!(binned(&rig).is_empty(), "{:?}", rig.server.paths());
        rig.run(Request::RetryAllFailed).await.unwrap();
        rig.empty().await;
        assert_eq!(text(&rig, "/www/a").as_deref(), Some("new"));
        assert_eq!(binned(&rig), [pair("a", "old")]);
    }
}

#[tokio::test]
async fn a_line_that_breaks_between_the_two_names_costs_neither_file() {
    let (rig, latch) = between_the_names().await;
    assert_eq!(binned(&rig), [pair("a", "old")]);
    rig.server.cut();
    latch.open();
    rig.empty().await;
    assert_eq!(text(&rig, "/www/a").as_deref(), Some("new"));
    assert_eq!(binned(&rig), [pair("a", "old")]);
    assert_eq!(others(&rig), ["/www/a"]);
}

#[tokio::test]
async fn a_run_that_ends_between_the_two_names_costs_neither_file() {
    let (rig, latch) = between_the_names().await;
    let rig = rig.next_run();
    latch.open();
    wait("a queue at rest", &rig.engine.published().transfers, |transfers| {
        transfers.paused.then_some(())
    })
    .await;
    wait("what is left", &rig.engine.published().queue, |queue| {
        (!queue.is_empty()).then_some(())
    })
    .await;
    rig.run(Request::PauseAll(false)).await.unwrap();
    rig.empty().await;
    assert_eq!(text(&rig, "/www/a").as_deref(), Some("new"));
    assert_eq!(binned(&rig), [pair("a", "old")]);
    assert_eq!(others(&rig), ["/www/a"]);
}

#[tokio::test]
async fn what_is_taken_out_of_the_queue_between_the_two_names_gives_the_old_file_back() {
    let (rig, latch) = between_the_names().await;
    let job = rig.engine.published().queue.borrow().jobs()[0].job.id;
    rig.run(Request::RemoveJob(job)).await.unwrap();
    latch.open();
    until("the old file", || others(&rig) == ["/www/a"]).await;
    assert_eq!(text(&rig, "/www/a").as_deref(), Some("old"));
    assert!(binned(&rig).is_empty());
}

#[tokio::test]
async fn without_temporary_names_the_old_file_goes_before_the_first_byte_and_half_of_the_new_one_never() {
    let rig = rig(Site {
        atomic: false,
        ..with_bin()
    })
    .await;
    rig.server
        .put("/www/a", "old")
        .put("/www/real", "behind")
        .link("/www/b", "real");
    rig.server
        .fail(Fault::next(Act::Upload, ErrorKind::ConnectionLost).after(3));
    replace(&rig, "a", "new and long").await;
    rig.empty().await;
    assert_eq!(text(&rig, "/www/a").as_deref(), Some("new and long"));
    assert_eq!(binned(&rig), [pair("a", "old")]);
}

#[tokio::test]
async fn a_link_that_is_written_into_stays_and_what_it_points_to_is_copied() {
    let rig = rig(Site {
        atomic: false,
        ..with_bin()
    })
    .await;
    rig.server
        .put("/real", "behind")
        .put("/www/t/x", "x")
        .link("/www/t/b", "/real");
    rig.write("t/b", "through the link");
    // The folder is listed for this, and only that tells of the link.
    rig.run(Rig::upload(
        &[rig.here().join("t")],
        "/www",
        ConflictPolicy::ReplaceIfSizeDiffers,
    ))
    .await
    .unwrap();
    rig.empty().await;
    assert_eq!(text(&rig, "/real").as_deref(), Some("through the link"));
    assert_eq!(binned(&rig), [pair("b", "behind")]);
}

#[tokio::test]
async fn what_is_checked_by_its_contents_replaces_nothing_before_that() {
    let rig = rig(Site {
        verify: Some(Verification::ReadBack),
        ..with_bin()
    })
    .await;
    rig.server.put("/www/a", "old");
    replace(&rig, "a", "new").await;
    rig.empty().await;
    assert_eq!(text(&rig, "/www/a").as_deref(), Some("new"));
    assert_eq!(binned(&rig), [pair("a", "old")]);
}

#[tokio::test]
async fn a_bin_that_was_emptied_meanwhile_is_made_anew() {
    let rig = rig(with_bin()).await;
    rig.server.put("/www/a", "1");
    replace(&rig, "a", "2").await;
    rig.empty().await;
    rig.run(Request::Delete(vec![remote("/.portolan-bin")])).await.unwrap();
    replace(&rig, "a", "3").await;
    rig.empty().await;
    assert_eq!(text(&rig, "/www/a").as_deref(), Some("3"));
    assert_eq!(binned(&rig).len(), 1);
    assert_eq!(binned(&rig)[0].1, "2");
}

#[tokio::test]
async fn an_edited_file_leaves_its_earlier_versions_in_the_bin() {
    for atomic in [true, false] {
        let rig = rig(Site { atomic, ..with_bin() }).await;
        rig.server.put("/www/a", "1");
        let request = Request::Edit {
            place: remote("/www/a"),
            purpose: EditPurpose::Edit,
            program: EditProgram::Words(vec!["true".to_owned()]),
        };
        rig.run(request).await.unwrap();
        let edits = &rig.engine.published().edits;
        let unchanged = |saved: u32| {
            wait("a file that rests", edits, move |edits| {
                let edit = edits.first()?;
                let rests = matches!(edit.state, EditState::Unchanged) && edit.saved == saved;
                rests.then(|| edit.file.clone())
            })
        };
        let file = unchanged(0).await;
        std::fs::write(&file, "22").unwrap();
        unchanged(1).await;
        std::fs::write(&file, "333").unwrap();
        unchanged(2).await;
        assert_eq!(text(&rig, "/www/a").as_deref(), Some("333"));
        assert_eq!(binned(&rig), [pair("a", "1"), pair("a (2)", "22")]);
        assert_eq!(others(&rig), ["/www/a"]);
    }
}

#[tokio::test]
async fn an_edit_whose_line_breaks_between_the_two_names_asks_nobody() {
    let rig = rig(with_bin()).await;
    rig.server.put("/www/a", "old");
    let request = Request::Edit {
        place: remote("/www/a"),
        purpose: EditPurpose::Edit,
        program: EditProgram::Words(vec!["true".to_owned()]),
    };
    rig.run(request).await.unwrap();
    let edits = &rig.engine.published().edits;
    let file = wait("a file that rests", edits, |edits| {
        let edit = edits.first()?;
        matches!(edit.state, EditState::Unchanged).then(|| edit.file.clone())
    })
    .await;
    let latch = rig.server.hold(Act::Rename);
    std::fs::write(&file, "new one").unwrap();
    between(&latch).await;
    rig.server.cut();
    latch.open();
    wait("a file that went back", edits, |edits| {
        let edit = edits.first()?;
        assert!(!matches!(edit.state, EditState::Asks(_)), "{:?}", edit.state);
        (edit.saved == 1).then_some(())
    })
    .await;
    assert_eq!(text(&rig, "/www/a").as_deref(), Some("new one"));
    assert_eq!(binned(&rig), [pair("a", "old")]);
    assert!(rig.engine.published().sites.borrow().contains_key(&SITE));
}
