//! Files of a server that are edited here, by programs of every kind.

use std::{
    fs::{self, File},
    io::{Seek as _, Write as _},
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    time::Duration,
};

use portolan_engine::{Edit, EditAnswer, EditId, EditProgram, EditPurpose, EditState, Request};
use portolan_remote::{Act, ErrorKind, RemotePath};
use portolan_sites::Site;
use portolan_testkit::memory_remote::Fault;

use crate::support::{Rig, remote, site, until, wait};

/// A program that ends at once and changes nothing.
fn nothing() -> EditProgram {
    EditProgram::Words(vec!["true".to_owned()])
}

async fn edit(rig: &Rig, what: &str, is: impl Fn(&Edit) -> bool) -> Edit {
    wait(what, &rig.engine.published().edits, |edits| {
        edits.iter().find(|edit| is(edit)).cloned()
    })
    .await
}

fn unchanged(edit: &Edit) -> bool {
    matches!(edit.state, EditState::Unchanged)
}

/// It went back to the server so often, and nothing is different since.
async fn saved(rig: &Rig, times: u32) -> Edit {
    edit(rig, "a file that went back", |edit| {
        edit.saved == times && unchanged(edit)
    })
    .await
}

/// `/site/index.html` is edited.
async fn editing(rig: &Rig, contents: &str) -> (EditId, PathBuf) {
    rig.server.put("/site/index.html", contents);
    rig.connect();
    rig.connected().await;
    begin(rig, "/site/index.html", nothing()).await
}

async fn begin(rig: &Rig, path: &str, program: EditProgram) -> (EditId, PathBuf) {
    let request = Request::Edit {
        place: remote(path),
        purpose: EditPurpose::Edit,
        program,
    };
    rig.run(request).await.unwrap();
    let edit = edit(rig, "a file that is edited", unchanged).await;
    (edit.id, edit.file)
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[tokio::test]
async fn an_editor_that_truncates_and_writes() {
    let rig = Rig::durable();
    let (_, file) = editing(&rig, "before").await;
    assert_eq!(fs::read(&file).unwrap(), b"before");
    assert_eq!(file.file_name().unwrap(), "index.html");
    // Nobody else can look at it.
    for folder in file.ancestors().skip(1).take(3) {
        assert_eq!(mode(folder), 0o700, "{}", folder.display());
    }
    assert_eq!(mode(&file), 0o600);
    let mut writer = File::options().write(true).truncate(true).open(&file).unwrap();
    writer.write_all(b"after, ").unwrap();
    writer.write_all(b"and more").unwrap();
    drop(writer);
    saved(&rig, 1).await;
    assert_eq!(rig.server.get("/site/index.html").unwrap(), b"after, and more");
    // Nothing of ours is left beside it.
    assert_eq!(rig.server.paths(), ["/site/", "/site/index.html"]);
}

#[tokio::test]
async fn an_editor_that_writes_aside_and_renames() {
    let rig = Rig::durable();
    let (_, file) = editing(&rig, "before").await;
    for (times, text) in [(1, "once"), (2, "twice")] {
        let aside = file.with_file_name(".index.html.swp");
        let backup = file.with_file_name("index.html~");
        fs::write(&aside, text).unwrap();
        fs::rename(&file, backup).unwrap();
        fs::rename(&aside, &file).unwrap();
        saved(&rig, times).await;
        assert_eq!(rig.server.get("/site/index.html").unwrap(), text.as_bytes());
    }
    // What the editor keeps beside it goes nowhere.
    assert_eq!(rig.server.paths(), ["/site/", "/site/index.html"]);
}

#[tokio::test]
async fn an_editor_that_saves_twice_a_second() {
    let rig = Rig::durable();
    let (_, file) = editing(&rig, "before").await;
    // It never rests for long: what it saves goes back all the same, and in the end the last of it.
    let mut number = 0;
    while rig.engine.published().edits.borrow()[0].saved == 0 {
        number += 1;
        assert!(number < 100, "nothing goes back");
        fs::write(&file, format!("version {number}")).unwrap();
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    fs::write(&file, "the last version").unwrap();
    until("the last version", || {
        rig.server.get("/site/index.html").unwrap() == b"the last version"
    })
    .await;
    edit(&rig, "rest", unchanged).await;
}

#[tokio::test]
async fn an_editor_that_never_closes() {
    let rig = Rig::durable();
    let (_, file) = editing(&rig, "before").await;
    let mut open = File::options().write(true).open(&file).unwrap();
    for (times, text) in [(1, "a longer text"), (2, "short")] {
        open.rewind().unwrap();
        open.write_all(text.as_bytes()).unwrap();
        open.set_len(text.len() as u64).unwrap();
        saved(&rig, times).await;
        assert_eq!(rig.server.get("/site/index.html").unwrap(), text.as_bytes());
    }
}

#[tokio::test]
async fn the_address_of_a_file_has_the_folder_of_its_site_once() {
    let rig = Rig::durable();
    rig.server.put("/site/index.html", "x");
    let in_its_folder = Site {
        remote_folder: Some(RemotePath::new("/site")),
        ..site()
    };
    rig.connect_to(in_its_folder, None);
    rig.connected().await;
    begin(&rig, "/site/index.html", nothing()).await;
    let edit = edit(&rig, "the file", |_| true).await;
    assert_eq!(
        format!("{}{}", edit.address, edit.path),
        format!("{}/site/index.html", site().url())
    );
}

#[tokio::test]
async fn what_did_not_change_goes_nowhere() {
    let rig = Rig::durable();
    let (_, file) = editing(&rig, "before").await;
    let calls = rig.server.log().len();
    fs::write(&file, "before").unwrap();
    edit(&rig, "a look at it", |edit| matches!(edit.state, EditState::Changed)).await;
    edit(&rig, "rest", unchanged).await;
    // Not even asked for.
    assert_eq!(rig.server.log().len(), calls);
    fs::write(&file, "other").unwrap();
    saved(&rig, 1).await;
}

#[tokio::test]
async fn the_copy_of_the_server_changed_meanwhile() {
    let rig = Rig::durable();
    let (id, file) = editing(&rig, "before").await;
    rig.server.put("/site/index.html", "theirs");
    fs::write(&file, "mine").unwrap();
    let asks = |edit: &Edit| matches!(edit.state, EditState::Asks(_));
    let asked = edit(&rig, "a question", asks).await;
    let EditState::Asks(conflict) = asked.state else {
        unreachable!()
    };
    assert!(conflict.comparable);
    assert_eq!(conflict.theirs.unwrap().size, Some(6));
    assert_eq!(rig.server.get("/site/index.html").unwrap(), b"theirs");
    rig.send(Request::CompareEdit(id));
    let both = edit(&rig, "both versions", |edit| edit.versions.is_some())
        .await
        .versions
        .unwrap();
    assert_eq!(
        (&*both.ours, &*both.theirs, both.whole),
        (&b"mine"[..], &b"theirs"[..], true)
    );
    // It changes once more behind the person's back: the answer was not for that one.
    rig.server.put("/site/index.html", "theirs again");
    rig.send(Request::AnswerEdit(id, EditAnswer::Replace));
    let newer = |edit: &Edit| match &edit.state {
        EditState::Asks(conflict) => conflict.theirs.as_ref().is_some_and(|theirs| theirs.size == Some(12)),
        _ => false,
    };
    edit(&rig, "another question", newer).await;
    assert_eq!(rig.server.get("/site/index.html").unwrap(), b"theirs again");
    rig.send(Request::AnswerEdit(id, EditAnswer::KeepBoth));
    let kept = saved(&rig, 1).await;
    assert_eq!(rig.server.get("/site/index.html").unwrap(), b"theirs again");
    assert_eq!(rig.server.get("/site/index (2).html").unwrap(), b"mine");
    // From then on the new one is edited.
    assert_eq!(kept.path.as_bytes(), b"/site/index (2).html");
    fs::write(&file, "mine, later").unwrap();
    saved(&rig, 2).await;
    assert_eq!(rig.server.get("/site/index (2).html").unwrap(), b"mine, later");
}

#[tokio::test]
async fn ours_replaces_the_other_one_where_the_person_says_so_and_keeps_its_permissions() {
    let rig = Rig::durable();
    let (id, file) = editing(&rig, "before").await;
    rig.server.remove("/site/index.html");
    fs::write(&file, "mine").unwrap();
    let gone = |edit: &Edit| matches!(&edit.state, EditState::Asks(conflict) if conflict.theirs.is_none());
    edit(&rig, "a question", gone).await;
    rig.send(Request::AnswerEdit(id, EditAnswer::Replace));
    saved(&rig, 1).await;
    assert_eq!(rig.server.get("/site/index.html").unwrap(), b"mine");
    // Only its time was changed: nobody is asked, since the contents are what was fetched.
    rig.server.set_modified("/site/index.html", 1_000_000);
    fs::write(&file, "mine again").unwrap();
    saved(&rig, 2).await;
    assert_eq!(rig.server.get("/site/index.html").unwrap(), b"mine again");
}

#[tokio::test]
async fn a_connection_that_is_lost_at_the_save_loses_nothing() {
    let rig = Rig::durable();
    let (id, file) = editing(&rig, "before").await;
    rig.server
        .fail(Fault::next(Act::Upload, ErrorKind::ConnectionLost).after(3));
    fs::write(&file, "after").unwrap();
    saved(&rig, 1).await;
    assert_eq!(rig.server.get("/site/index.html").unwrap(), b"after");
    // The file gets there and only the word of it is lost: it is found to be ours, and nobody is asked.
    let before = rig.server.count(Act::Upload);
    rig.server
        .fail(Fault::next(Act::Upload, ErrorKind::ConnectionLost).late());
    fs::write(&file, "later").unwrap();
    saved(&rig, 2).await;
    assert_eq!(rig.server.count(Act::Upload), before + 1);
    // No connection at all: it waits and says so, and goes back when there is one.
    rig.send(Request::Disconnect(crate::support::SITE));
    fs::write(&file, "offline").unwrap();
    let waits = edit(&rig, "a change that waits", |edit| {
        matches!(edit.state, EditState::Waiting(_))
    })
    .await;
    assert!(waits.state.unsent());
    // It is not given up by mistake.
    let close = |discard| Request::CloseEdit { edit: id, discard };
    assert!(rig.run(close(false)).await.is_err());
    rig.connect();
    saved(&rig, 3).await;
    assert_eq!(rig.server.get("/site/index.html").unwrap(), b"offline");
    let folder = file.parent().unwrap().parent().unwrap().to_owned();
    rig.run(close(false)).await.unwrap();
    until("an empty place", || !folder.exists()).await;
}

#[tokio::test]
async fn what_the_server_refuses_stays_here_until_it_is_taken() {
    let rig = Rig::durable();
    let (id, file) = editing(&rig, "before").await;
    rig.server.fail(Fault::next(Act::Upload, ErrorKind::PermissionDenied));
    fs::write(&file, "after").unwrap();
    let failed = edit(&rig, "a failure", |edit| matches!(edit.state, EditState::Failed(_))).await;
    assert!(failed.state.unsent());
    assert_eq!(rig.server.get("/site/index.html").unwrap(), b"before");
    rig.send(Request::RetryEdit(id));
    saved(&rig, 1).await;
    assert_eq!(rig.server.get("/site/index.html").unwrap(), b"after");
}

#[tokio::test]
async fn edits_of_an_earlier_run_are_found_again() {
    let rig = Rig::durable();
    let (_, file) = editing(&rig, "before").await;
    rig.send(Request::Disconnect(crate::support::SITE));
    fs::write(&file, "after").unwrap();
    edit(&rig, "a change that waits", |edit| {
        matches!(edit.state, EditState::Waiting(_))
    })
    .await;
    let rig = rig.next_run();
    let found = edit(&rig, "the edit of before", |edit| edit.state.unsent()).await;
    assert_eq!((found.path.as_bytes(), &found.file), (&b"/site/index.html"[..], &file));
    assert!(found.address.contains("memory.test"), "{}", found.address);
    rig.connect();
    saved(&rig, 1).await;
    assert_eq!(rig.server.get("/site/index.html").unwrap(), b"after");
    // What is only looked at is read-only, and gone with the run.
    let request = Request::Edit {
        place: remote("/site/index.html"),
        purpose: EditPurpose::View,
        program: nothing(),
    };
    rig.run(request).await.unwrap();
    let view = edit(&rig, "a view", |edit| edit.purpose == EditPurpose::View).await;
    assert_eq!(mode(&view.file), 0o400);
    let rig = rig.next_run();
    edit(&rig, "the edit", |edit| edit.purpose == EditPurpose::Edit).await;
    assert_eq!(rig.engine.published().edits.borrow().len(), 1);
    until("no view", || !view.file.exists()).await;
    assert_eq!(fs::read_dir(rig.edits()).unwrap().count(), 1);
}

#[tokio::test]
async fn programs_are_started_by_their_words_and_a_strangers_program_never() {
    let rig = Rig::durable();
    rig.server
        .put("/a $(touch x) 'b.txt", "text")
        .put("/run.sh", "#!/bin/sh\n");
    rig.connect();
    rig.connected().await;
    let target = rig.here().join("copy");
    let words = ["cp", "{file}", target.to_str().unwrap()].map(str::to_owned);
    begin(&rig, "/a $(touch x) 'b.txt", EditProgram::Words(words.to_vec())).await;
    until("the program's work", || {
        fs::read(&target).is_ok_and(|text| text == b"text")
    })
    .await;
    let request = Request::Edit {
        place: remote("/run.sh"),
        purpose: EditPurpose::Edit,
        program: EditProgram::System,
    };
    rig.run(request).await.unwrap();
    let asks = edit(&rig, "a question", |edit| edit.asks_to_run).await;
    assert!(asks.runs && mode(&asks.file) == 0o600);
    rig.send(Request::DoNotRun(asks.id));
    edit(&rig, "no question", |edit| edit.runs && !edit.asks_to_run).await;
}

#[tokio::test]
async fn an_edited_file_keeps_its_permissions_without_a_command_of_its_own() {
    // Where nobody may write it, it is made so when it has its name.
    for (bin, kept, commands) in [(false, 0o750, 0), (true, 0o750, 0), (false, 0o440, 1), (true, 0o440, 1)] {
        let rig = Rig::durable();
        rig.server.put("/run.sh", "before");
        rig.server.set_mode("/run.sh", kept);
        rig.connect_to(Site { bin, ..site() }, None);
        rig.connected().await;
        let (_, file) = begin(&rig, "/run.sh", nothing()).await;
        fs::write(&file, "after").unwrap();
        saved(&rig, 1).await;
        assert_eq!(rig.server.mode("/run.sh"), Some(kept));
        assert_eq!(rig.server.count(Act::SetAttributes), commands);
    }
}
