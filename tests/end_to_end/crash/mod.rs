//! The queue survives `kill -9`: the command line is killed while it adds a job, reads folders, moves files, commits, or
//! brings a store of an older version to its own, at random moments and at chosen calls on the store; it is started again, and
//! in the end both trees are equal, with no part file, no second copy and no row left.

use std::{
    fs,
    path::Path,
    process::{Child, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use rusqlite::Connection;

use crate::{
    client::Client,
    power_cut::{OLDER, is_present, record::Recorder},
    servers::{self, Server},
    tree::{self, Random},
};

/// Kills in all, up and down: 200 in the long form.
fn kills() -> u32 {
    match std::env::var("PORTOLAN_KILLS") {
        Ok(kills) => kills.parse().expect("PORTOLAN_KILLS is a number"),
        Err(_) if servers::long() => 200,
        Err(_) => 14,
    }
}

/// Files of a tree; about as many as are moved in a second or two.
const FILES: usize = 150;

/// The longest that a run is let be before it is killed, in milliseconds.
const LIFE: u64 = 900;

/// A kill at a call comes before so many calls on the store: that is in the reading of folders and the first files.
const CALLS: u64 = 400;

/// The same for adding a job, and for opening a store of an older version.
const FEW_CALLS: u64 = 60;

/// Runs that nobody kills end within this time.
const PATIENCE: Duration = Duration::from_mins(3);

/// One queue, worked off under fire.
struct Fire<'a> {
    server: &'a Server,
    client: Client,
    random: Random,
    kills: Kills,
    most: u32,
}

/// Kills so far, by what was killed.
#[derive(Clone, Copy, Debug, Default)]
struct Kills {
    at_a_moment: u32,
    at_a_call: u32,
    adding: u32,
    migrating: u32,
}

impl Kills {
    fn all(self) -> u32 {
        self.at_a_moment + self.at_a_call + self.adding + self.migrating
    }
}

impl std::ops::AddAssign for Kills {
    fn add_assign(&mut self, other: Self) {
        self.at_a_moment += other.at_a_moment;
        self.at_a_call += other.at_a_call;
        self.adding += other.adding;
        self.migrating += other.migrating;
    }
}

impl Fire<'_> {
    fn ok(&self, arguments: &[&str]) -> String {
        self.client.run(self.server, arguments).ok(&arguments.join(" ")).stdout
    }

    /// Adds a job and does not let it begin; when this is back, it is promised.
    fn add(&mut self, source: &str, target: &str) {
        self.ok(&["queue", "pause"]);
        let arguments = ["--if-exists", "replace", "queue", "add", source, target];
        while self.kills.all() < self.most && !self.random.next().is_multiple_of(3) {
            let Some(said) = self.killed_at_a_call(&arguments, FEW_CALLS) else {
                return;
            };
            self.kills.adding += 1;
            let there = !self.ok(&["queue", "list"]).starts_with("0 rows");
            assert!(
                there || !said.contains("is in the queue"),
                "a job was promised and is gone"
            );
            if there {
                return;
            }
        }
        self.ok(&arguments);
    }

    /// Runs the program and kills it at one of the first calls on its home. What it had said, or `None`: it came to its end.
    fn killed_at_a_call(&mut self, arguments: &[&str], first: u64) -> Option<String> {
        let mut command = self.client.command(Some(&self.server.password));
        command.args(["--tls", "off"]).args(arguments);
        let call = 1 + usize::try_from(self.random.next() % first).expect("it fits");
        let ended = Recorder::of(self.client.home()).run(&command, Some(call));
        match ended.code {
            None => Some(ended.stdout),
            Some(0) => None,
            Some(code) => panic!("{code}\n{}\n{}", ended.stdout, ended.stderr),
        }
    }

    /// Makes the store one of an older version, and kills who brings it to the present one.
    fn migrate(&mut self) {
        let store = Connection::open(self.client.home().join("state/queue.db")).expect("a store");
        let older = OLDER[self.random.next() as usize % OLDER.len()];
        // One of the killed may have left an older one.
        if is_present(&store) {
            store.execute_batch(older).expect("a store");
        }
        drop(store);
        if self.killed_at_a_call(&["queue", "list"], FEW_CALLS).is_some() {
            self.kills.migrating += 1;
        }
    }

    /// Starts the queue and kills whoever works it off; `false`: it came to its end before.
    fn kill_one(&mut self) -> bool {
        match self.random.next() % 6 {
            0 => self.migrate(),
            1 | 2 => match self.killed_at_a_call(&["queue", "start"], CALLS) {
                Some(_) => self.kills.at_a_call += 1,
                None => return false,
            },
            _ => {
                let mut child = self.start();
                sleep(Duration::from_millis(self.random.next() % LIFE));
                if child.try_wait().expect("a child").is_some() {
                    return false;
                }
                child.kill().expect("a child can be killed");
                child.wait().expect("a child ends");
                self.kills.at_a_moment += 1;
            }
        }
        true
    }

    fn start(&self) -> Child {
        let mut command = self.client.command(Some(&self.server.password));
        command.args(["--tls", "off", "queue", "start"]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().expect("the program starts")
    }

    /// Lets the queue go, and kills whoever works it off, until it comes to its end.
    fn work_off(&mut self) {
        let begun = Instant::now();
        while self.kills.all() < self.most && self.kill_one() {
            assert!(begun.elapsed() < PATIENCE, "the queue does not come to its end");
        }
        let end = self.start().wait_with_output().expect("a child ends");
        let (out, error) = (
            String::from_utf8_lossy(&end.stdout).into_owned(),
            String::from_utf8_lossy(&end.stderr).into_owned(),
        );
        if end.status.code() != Some(0) {
            let left = self.ok(&["queue", "list"]);
            panic!("{out}\n{error}\nafter {:?}:\n{left}", self.kills);
        }
        assert!(
            out.starts_with("0 rows"),
            "{out}\n{error}\nafter {:?}:\n{}",
            self.kills,
            self.ok(&["--json", "queue", "list"])
        );
    }
}

fn fire(server: &Server, most: u32, seed: u64) -> Fire<'_> {
    Fire {
        server,
        client: Client::new(),
        random: Random(seed),
        kills: Kills::default(),
        most,
    }
}

/// What the server shows, as a folder of this computer; anybody may write there.
pub(crate) fn folder_of(server: &Server, name: &str) -> std::path::PathBuf {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = server.root.join(name);
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).expect("a folder of the server");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o777)).expect("permissions");
    folder
}

fn up(server: &Server, most: u32, seed: u64) -> Kills {
    let here = tempfile::tempdir().expect("a folder");
    let source = here.path().join("tree");
    tree::make(&source, FILES, 12 << 20, 5 << 20).expect("a tree");
    let mut fire = fire(server, most, seed);
    let mut round = 0;
    while fire.kills.all() < most {
        round += 1;
        let name = format!("crash-up-{seed}-{round}");
        let there = folder_of(server, &name);
        fire.add(
            &source.display().to_string(),
            &server.url("127.0.0.1", &format!("//{name}")),
        );
        fire.work_off();
        tree::assert_equal(
            &source,
            &there.join("tree"),
            &format!("{} up, round {round}", server.name),
        );
        only(&there, "tree");
        fs::remove_dir_all(&there).expect("a folder of the server");
    }
    fire.kills
}

fn down(server: &Server, most: u32, seed: u64) -> Kills {
    let name = format!("crash-down-{seed}");
    let source = folder_of(server, &name);
    tree::make(&source.join("tree"), FILES, 12 << 20, 5 << 20).expect("a tree");
    let mut fire = fire(server, most, seed);
    let mut round = 0;
    while fire.kills.all() < most {
        round += 1;
        let here = tempfile::tempdir().expect("a folder");
        let target = here.path().display().to_string();
        fire.add(&server.url("127.0.0.1", &format!("//{name}/tree")), &target);
        fire.work_off();
        let what = format!("{} down, round {round}", server.name);
        tree::assert_equal(&source.join("tree"), &here.path().join("tree"), &what);
        only(here.path(), "tree");
    }
    fs::remove_dir_all(&source).expect("a folder of the server");
    fire.kills
}

/// Nothing else is in the folder.
fn only(folder: &Path, name: &str) {
    let names: Vec<_> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("readable").file_name())
        .collect();
    assert_eq!(names, [name]);
}

#[test]
#[ignore = "needs the servers of tests/servers"]
fn a_queue_that_is_killed_again_and_again_comes_to_its_end() {
    let each = kills().div_ceil(4);
    let mut all = Kills::default();
    for (at, name) in ["vsftpd-plain", "proftpd-plain"].into_iter().enumerate() {
        let server = servers::named(name);
        let seed = 0x00c0_ffee + at as u64;
        all += up(&server, each, seed);
        all += down(&server, each, seed);
    }
    println!("{} kills ({all:?}), every tree equal", all.all());
    assert!(all.all() >= kills());
}
