//! Files of the three servers that are edited here, through an engine as the window has it: by editors of every kind, with
//! the server's copy changed meanwhile, and with the cable pulled. Nothing is lost, nothing goes up that did not change, and
//! what is not on the server yet is told.

mod cable;

use std::{
    fs::{self, File},
    io::{Seek as _, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
    thread,
    time::Duration,
};

use portolan_engine::{Config, Edit, EditAnswer, EditConflict, EditId, EditProgram, EditPurpose, EditState, Request};
use portolan_remote::{DataMode, ModeChoice};
use portolan_sites::Site;
use tempfile::TempDir;

use crate::{
    conformance::{make_file, make_folder},
    face::Face,
    servers, tree,
};
use cable::{Cable, NEAR};

/// Somebody who edits files of one server.
struct Desk {
    face: Face,
    cable: Arc<Cable>,
    /// The folder of the server, seen from below it.
    root: PathBuf,
    _here: TempDir,
}

/// A file that is open.
struct Open {
    id: EditId,
    name: &'static str,
    /// The copy here.
    file: PathBuf,
}

impl Desk {
    fn new(server: &str) -> Self {
        let server = servers::named(server);
        let root = server.root.join("edits");
        fs::remove_dir_all(&root).ok();
        make_folder(&root);
        let here = tempfile::tempdir().expect("a folder");
        let cable = Cable::start(&server);
        let configure = |config: &mut Config| {
            config.edits = Some(here.path().join("edits"));
            config.transfers.time_limit = Some(Duration::from_secs(20));
            config.retry.base = Duration::from_millis(100);
            config.retry.cap = Duration::from_secs(1);
        };
        let choose = |site: &mut Site| site.mode = ModeChoice::Only(DataMode::Epsv);
        Self {
            face: Face::start(&server, &NEAR.to_string(), configure, choose),
            cable,
            root,
            _here: here,
        }
    }

    /// A file of the server is opened with a program that changes nothing by itself.
    fn open(&self, name: &'static str, contents: &[u8]) -> Open {
        make_file(&self.root.join(name), contents);
        let request = Request::Edit {
            place: self.face.there(format!("/edits/{name}")),
            purpose: EditPurpose::Edit,
            program: EditProgram::Words(vec!["true".to_owned()]),
        };
        self.face.run(request).expect("a file to edit");
        let (id, file) = self.face.until("a file that is open", |published| {
            let edits = published.edits.borrow();
            let edit = edits
                .iter()
                .find(|edit| edit.path.as_bytes().ends_with(name.as_bytes()))?;
            matches!(edit.state, EditState::Unchanged).then(|| (edit.id, edit.file.clone()))
        });
        assert_eq!(fs::read(&file).expect("the copy"), contents, "{name}");
        Open { id, name, file }
    }

    #[track_caller]
    fn until<T>(&self, open: &Open, what: &str, found: impl Fn(&Edit) -> Option<T>) -> T {
        self.face.until(&format!("{}: {what}", open.name), |published| {
            let edits = published.edits.borrow();
            found(edits.iter().find(|edit| edit.id == open.id)?)
        })
    }

    /// It went back to the server so often, and nothing is different since.
    #[track_caller]
    fn saved(&self, open: &Open, times: u32) {
        self.until(open, "saved on the server", |edit| {
            (edit.saved == times && matches!(edit.state, EditState::Unchanged)).then_some(())
        });
    }

    #[track_caller]
    fn asked(&self, open: &Open) -> EditConflict {
        self.until(open, "a question", |edit| match &edit.state {
            EditState::Asks(conflict) => Some(conflict.clone()),
            _ => None,
        })
    }

    fn there(&self, name: &str) -> Vec<u8> {
        fs::read(self.root.join(name)).unwrap_or_default()
    }

    #[track_caller]
    fn assert_there(&self, name: &str, contents: &[u8]) {
        let there = self.there(name);
        assert!(
            there == contents,
            "{name}: {} bytes are there",
            String::from_utf8_lossy(&there)
        );
    }

    /// How often it was sent.
    fn stored(&self, open: &Open) -> usize {
        self.cable.stored(&[&format!("-edit-{}.part", open.id.0), open.name])
    }
}

fn truncates_and_writes(desk: &Desk) {
    let open = desk.open("truncates.txt", b"before");
    let mut writer = File::options()
        .write(true)
        .truncate(true)
        .open(&open.file)
        .expect("the copy");
    writer.write_all(b"after, ").expect("half of it");
    writer.write_all(b"and more").expect("the other half");
    drop(writer);
    desk.saved(&open, 1);
    desk.assert_there(open.name, b"after, and more");
    assert_eq!(desk.stored(&open), 1);
}

fn writes_aside_and_renames(desk: &Desk) {
    let open = desk.open("renames.txt", b"before");
    for (times, text) in [(1, "once"), (2, "twice")] {
        let aside = open.file.with_file_name(".renames.txt.swp");
        fs::write(&aside, text).expect("beside it");
        fs::rename(&open.file, open.file.with_file_name("renames.txt~")).expect("a backup");
        fs::rename(&aside, &open.file).expect("its place");
        desk.saved(&open, times);
        desk.assert_there(open.name, text.as_bytes());
    }
    assert_eq!(desk.stored(&open), 2);
}

/// It never rests for long: what it saves goes back all the same, and in the end the last of it.
fn saves_twice_a_second(desk: &Desk) {
    let open = desk.open("often.txt", b"before");
    let mut number = 0;
    while desk.until(&open, "its state", |edit| Some(edit.saved)) == 0 {
        number += 1;
        assert!(number < 200, "nothing goes back");
        fs::write(&open.file, format!("version {number}")).expect("the copy");
        // This is what the editor does; nothing is waited for.
        thread::sleep(Duration::from_millis(500));
    }
    fs::write(&open.file, "the last version").expect("the copy");
    desk.until(&open, "rest", |edit| {
        let last = desk.there(open.name) == b"the last version";
        (last && matches!(edit.state, EditState::Unchanged)).then_some(())
    });
    let times = desk.until(&open, "its state", |edit| Some(edit.saved));
    assert_eq!(desk.stored(&open), times as usize, "each version went up once");
}

fn never_closes(desk: &Desk) {
    let open = desk.open("open.txt", b"before");
    let mut held = File::options().write(true).open(&open.file).expect("the copy");
    for (times, text) in [(1, "a longer text"), (2, "short")] {
        held.rewind().expect("its begin");
        held.write_all(text.as_bytes()).expect("the text");
        held.set_len(text.len() as u64).expect("its end");
        desk.saved(&open, times);
        desk.assert_there(open.name, text.as_bytes());
    }
    assert_eq!(desk.stored(&open), 2);
}

fn what_did_not_change_goes_nowhere(desk: &Desk) {
    let same = desk.open("same.txt", b"before");
    let other = desk.open("other.txt", b"before");
    fs::write(&same.file, "before").expect("the copy");
    fs::write(&other.file, "after").expect("the copy");
    // All copies are looked at together, so by then the first has been read too.
    desk.saved(&other, 1);
    desk.saved(&same, 0);
    assert_eq!(desk.stored(&same), 0);
    desk.assert_there(same.name, b"before");
}

/// In the same second, and of the same size: neither tells them apart.
fn theirs_changed_meanwhile(desk: &Desk) {
    let open = desk.open("theirs.txt", b"before");
    fs::write(desk.root.join(open.name), "theirs").expect("a file of the server");
    fs::write(&open.file, "mine").expect("the copy");
    let conflict = desk.asked(&open);
    assert!(conflict.comparable);
    assert_eq!(conflict.theirs.and_then(|theirs| theirs.size), Some(6));
    desk.assert_there(open.name, b"theirs");
    assert_eq!(desk.stored(&open), 0);
    desk.face.send(Request::CompareEdit(open.id));
    let both = desk.until(&open, "both versions", |edit| edit.versions.clone());
    assert_eq!((&*both.ours, &*both.theirs), (&b"mine"[..], &b"theirs"[..]));
    desk.face.send(Request::AnswerEdit(open.id, EditAnswer::KeepBoth));
    desk.saved(&open, 1);
    desk.assert_there(open.name, b"theirs");
    desk.assert_there("theirs (2).txt", b"mine");
    // What went up just now is changed by somebody else at once.
    fs::write(desk.root.join("theirs (2).txt"), "them").expect("a file of the server");
    fs::write(&open.file, "mine, later").expect("the copy");
    desk.asked(&open);
    desk.assert_there("theirs (2).txt", b"them");
    desk.face.send(Request::AnswerEdit(open.id, EditAnswer::Replace));
    desk.saved(&open, 2);
    desk.assert_there("theirs (2).txt", b"mine, later");
}

fn theirs_is_gone(desk: &Desk) {
    let open = desk.open("gone.txt", b"before");
    fs::remove_file(desk.root.join(open.name)).expect("a file of the server");
    fs::write(&open.file, "mine").expect("the copy");
    assert!(desk.asked(&open).theirs.is_none());
    desk.face.send(Request::AnswerEdit(open.id, EditAnswer::Replace));
    desk.saved(&open, 1);
    desk.assert_there(open.name, b"mine");
}

/// In the middle of the bytes, and after the last of them.
fn the_connection_breaks_at_the_save(desk: &Desk) {
    let open = desk.open("breaks.bin", b"before");
    let large = tree::Random(0xed17).bytes(600_000);
    desk.cable.break_next_upload(100_000);
    fs::write(&open.file, &large).expect("the copy");
    desk.saved(&open, 1);
    assert_eq!(
        (desk.cable.harm(), desk.stored(&open)),
        (1, 2),
        "broken, and sent again"
    );
    desk.assert_there(open.name, &large);
    desk.cable.lose_word_of_next_rename();
    fs::write(&open.file, "after").expect("the copy");
    desk.saved(&open, 2);
    assert_eq!(
        (desk.cable.harm(), desk.stored(&open)),
        (2, 3),
        "found there, not sent again"
    );
    desk.assert_there(open.name, b"after");
}

/// For longer: the change waits, says so, is not given up by mistake, and goes up when the cable is back.
fn the_cable_is_pulled_at_the_save(desk: &Desk) {
    let open = desk.open("pulled.txt", b"before");
    desk.cable.pull();
    fs::write(&open.file, "offline").expect("the copy");
    desk.until(&open, "a change that waits", |edit| {
        matches!(edit.state, EditState::Waiting(_)).then_some(())
    });
    desk.assert_there(open.name, b"before");
    let close = Request::CloseEdit {
        edit: open.id,
        discard: false,
    };
    assert!(desk.face.run(close).is_err(), "what is not saved is not closed");
    assert_eq!(fs::read(&open.file).expect("the copy"), b"offline");
    desk.cable.put_back();
    desk.saved(&open, 1);
    desk.assert_there(open.name, b"offline");
    assert_eq!(desk.stored(&open), 1);
}

/// What is in the folder now but for temporary names. A server that was in the middle of one when its session broke takes it
/// away a little later.
fn left_over(root: &Path) -> Vec<String> {
    let entries = fs::read_dir(root).expect("the folder").flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| name.contains("portolan")).collect()
}

fn edits(server: &str) {
    let desk = Desk::new(server);
    let desk = &desk;
    truncates_and_writes(desk);
    writes_aside_and_renames(desk);
    never_closes(desk);
    what_did_not_change_goes_nowhere(desk);
    theirs_changed_meanwhile(desk);
    theirs_is_gone(desk);
    saves_twice_a_second(desk);
    the_connection_breaks_at_the_save(desk);
    the_cable_is_pulled_at_the_save(desk);
    desk.face.until("a folder without what was in the middle", |_| {
        left_over(&desk.root).is_empty().then_some(())
    });
}

#[test]
#[ignore = "needs the servers of tests/servers"]
fn on_vsftpd() {
    edits("vsftpd-plain");
}

#[test]
#[ignore = "needs the servers of tests/servers"]
fn on_proftpd() {
    edits("proftpd-plain");
}

#[test]
#[ignore = "needs the servers of tests/servers"]
fn on_pureftpd() {
    edits("pureftpd-plain");
}
