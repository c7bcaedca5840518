//! Many small files through a proxy that refuses, cuts, stalls, shortens and lies: all arrive, byte for byte, and nothing is
//! reported done that is not there at that moment. A few hundred files in the short form, 10,000 in the long one.

mod proxy;

use std::{
    collections::BTreeSet,
    fs,
    path::Path,
    sync::{Arc, PoisonError},
    time::{Duration, Instant},
};

use portolan_engine::{Config, ConnectionState, DoneRow, Enqueue, JobOptions, Place, Request};
use portolan_queue::{ConflictPolicy, ItemState, Origin};
use portolan_remote::{DataMode, Direction, ItemId, ModeChoice};
use portolan_sites::Site;

use crate::{
    face::Face,
    servers::{self, Server},
    tree,
};
use proxy::{NEAR, Proxy};

/// Longer than any of these runs takes.
const LIMIT: Duration = Duration::from_mins(40);

/// What was seen while everything moved.
#[derive(Debug, Default)]
struct Seen {
    done: BTreeSet<ItemId>,
    failed: u64,
    full: u64,
}

/// An engine as the window has it, with somebody who resumes and retries.
struct Run(Face);

impl Run {
    fn start(server: &Server) -> Self {
        let configure = |config: &mut Config| {
            config.sessions = 8;
            config.transfers.time_limit = Some(Duration::from_secs(5));
            config.retry.base = Duration::from_millis(20);
        };
        let choose = |site: &mut Site| site.mode = ModeChoice::Only(DataMode::Epsv);
        Self(Face::start(server, &NEAR.to_string(), configure, choose))
    }

    /// Moves a tree, and looks at everything that is called done in the moment when it is.
    fn transfer(&self, direction: Direction, source: Place, target: Place, look: impl Fn(&DoneRow)) -> Seen {
        let Self(face) = self;
        let published = face.published();
        let mut seen = Seen::default();
        let before = published.done.borrow().len();
        face.send(Request::Enqueue(Enqueue {
            direction,
            site: face.site,
            sources: vec![source],
            target,
            rename: None,
            policy: ConflictPolicy::Replace,
            origin: Origin::Window,
            options: JobOptions::default(),
        }));
        let started = Instant::now();
        let mut queued = false;
        let (mut full, mut retried) = (None, None);
        loop {
            assert!(
                started.elapsed() < LIMIT,
                "it hangs: {:?}",
                published.transfers.borrow()
            );
            let queue = published.queue.borrow().clone();
            let done = published.done.borrow().clone();
            for row in done.iter().skip(before + seen.done.len()) {
                assert!(seen.done.insert(row.item), "{row:?} was done before");
                look(row);
            }
            queued |= !queue.is_empty();
            if queued && queue.is_empty() {
                return seen;
            }
            let now_full = published.transfers.borrow().full.clone();
            if let Some(why) = now_full.filter(|why| !full.as_ref().is_some_and(|full| Arc::ptr_eq(full, why))) {
                // The person has made room.
                full = Some(why);
                seen.full += 1;
                face.send(Request::PauseAll(false));
            }
            let counts = queue.counts();
            let runs = !published.transfers.borrow().running.is_empty();
            let new = !retried.as_ref().is_some_and(|retried| Arc::ptr_eq(retried, &queue));
            if queue.failed_len() > 0 && counts.files_waiting + counts.folders_waiting == 0 && !runs && new {
                seen.failed += queue.failed_len() as u64;
                for at in 0..queue.failed_len().min(3) {
                    if let Some(ItemState::Failed(failed)) = queue.failed_row(at).map(|row| row.state) {
                        println!("failed, and is told to go on: {}", failed.error);
                    }
                }
                face.send(Request::RetryAllFailed);
                retried = Some(queue);
            }
            let state = published.sites.borrow().get(&face.site).map(|site| site.state.clone());
            if let Some(ConnectionState::Failed(error)) = state {
                println!("the site was given up: {error}");
                face.send(Request::TryNow);
            }
            face.wait();
        }
    }
}

/// A server that got a command just before its session broke may obey it when the file is done already; the temporary name
/// that it makes then goes a little later. Returns how many there were.
fn tidied(root: &Path) -> usize {
    let leftovers = || {
        let entries = tree::read(root);
        let part = |path: &&std::path::PathBuf| path.to_string_lossy().contains("/.portolan-");
        entries.keys().filter(part).count()
    };
    let (first, limit) = (leftovers(), Instant::now() + Duration::from_mins(2));
    while leftovers() > 0 && Instant::now() < limit {
        std::thread::sleep(Duration::from_secs(1));
    }
    first
}

#[track_caller]
fn assert_same(want: &Path, got: &Path, row: &DoneRow) {
    let (want, got) = (fs::read(want).expect("the source"), fs::read(got));
    let got = got.unwrap_or_else(|error| panic!("{row:?} is not there: {error}"));
    assert!(
        want == got,
        "{row:?} is called done: {} bytes of {} are there",
        got.len(),
        want.len()
    );
}

fn through_faults(name: &str, seed: u64) {
    let server = servers::named(name);
    let (files, one_in) = if servers::long() { (10_000, 12) } else { (300, 6) };
    let proxy = Proxy::start(server.port, one_in, seed);
    let (source, target) = (
        tempfile::tempdir().expect("a folder"),
        tempfile::tempdir().expect("a folder"),
    );
    let faults = source.path().join("faults");
    tree::make(&faults, files, files as u64 * 3000, 200_000).expect("a tree");
    // What a run that failed has left there.
    fs::remove_dir_all(server.root.join("faults")).ok();
    let run = Run::start(&server);
    let started = Instant::now();
    let root = run.0.there("/");
    let up = run.transfer(Direction::Upload, Place::Local(faults.clone()), root, |row| {
        assert_same(&source.path().join(&*row.name), &server.root.join(&*row.name), row);
    });
    let tidy = tidied(&server.root.join("faults"));
    tree::assert_equal(&faults, &server.root.join("faults"), &format!("{name}: what went up"));
    let harm_up = std::mem::take(&mut *proxy.done.lock().unwrap_or_else(PoisonError::into_inner));
    let there = run.0.there("/faults");
    let here = Place::Local(target.path().to_owned());
    let down = run.transfer(Direction::Download, there, here, |row| {
        assert_same(&source.path().join(&*row.name), &target.path().join(&*row.name), row);
    });
    tree::assert_equal(
        &faults,
        &target.path().join("faults"),
        &format!("{name}: what came down"),
    );
    fs::remove_dir_all(server.root.join("faults")).ok();
    let harm_down = proxy.done.lock().unwrap_or_else(PoisonError::into_inner).clone();
    println!(
        "{name}: {files} files each way in {} s, SHA-256 equal; every one of {} + {} reports of done was true; {tidy} temporary names went later",
        started.elapsed().as_secs(),
        up.done.len(),
        down.done.len()
    );
    for (way, seen, harm) in [("up", &up, &harm_up), ("down", &down, &harm_down)] {
        println!(
            "{name} {way}: {} faults {harm:?}; {} items failed and went on when told to, {} pauses for a full disk",
            harm.values().sum::<u64>(),
            seen.failed,
            seen.full
        );
        assert_eq!(seen.done.len(), files, "{way}");
        assert!(harm.len() > 5, "too little befell it: {harm:?}");
    }
}

#[test]
#[ignore = "needs the step faults of tests/run"]
fn vsftpd() {
    through_faults("vsftpd-plain", 0x0bad);
}

#[test]
#[ignore = "needs the step faults of tests/run"]
fn proftpd() {
    through_faults("proftpd-plain", 0x0dead);
}

#[test]
#[ignore = "needs the step faults of tests/run"]
fn pureftpd() {
    through_faults("pureftpd-plain", 0x0beef);
}
