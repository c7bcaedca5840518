//! The queue survives `kill -9`: the command line is killed at random moments while it works a queue off, started again, and
//! in the end both trees are equal, with no part file, no second copy and no row left.

use std::{
    fs,
    path::Path,
    process::Stdio,
    thread::sleep,
    time::{Duration, Instant},
};

use crate::{
    client::Client,
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

/// Runs that nobody kills end within this time.
const PATIENCE: Duration = Duration::from_mins(3);

/// One queue, worked off under fire.
struct Fire<'a> {
    server: &'a Server,
    client: Client,
    random: Random,
    kills: u32,
    most: u32,
}

impl Fire<'_> {
    fn ok(&self, arguments: &[&str]) -> String {
        self.client.run(self.server, arguments).ok(&arguments.join(" ")).stdout
    }

    /// Adds a job and does not let it begin; when this is back, it is promised.
    fn add(&self, source: &str, target: &str) {
        self.ok(&["queue", "pause"]);
        self.ok(&["--if-exists", "replace", "queue", "add", source, target]);
    }

    /// Lets the queue go, and kills whoever works it off, until it comes to its end.
    fn work_off(&mut self) {
        let begun = Instant::now();
        loop {
            assert!(begun.elapsed() < PATIENCE, "the queue does not come to its end");
            let mut command = self.client.command(Some(&self.server.password));
            command.args(["--tls", "off", "queue", "start"]);
            command.stdout(Stdio::piped()).stderr(Stdio::piped());
            let mut child = command.spawn().expect("the program starts");
            if self.kills < self.most {
                sleep(Duration::from_millis(self.random.next() % LIFE));
                if child.try_wait().expect("a child").is_none() {
                    child.kill().expect("a child can be killed");
                    self.kills += 1;
                    child.wait().expect("a child ends");
                    continue;
                }
            }
            let end = child.wait_with_output().expect("a child ends");
            let (out, error) = (
                String::from_utf8_lossy(&end.stdout).into_owned(),
                String::from_utf8_lossy(&end.stderr).into_owned(),
            );
            if end.status.code() != Some(0) {
                let left = self.ok(&["queue", "list"]);
                panic!("{out}\n{error}\nafter {} kills:\n{left}", self.kills);
            }
            assert!(out.starts_with("0 rows"), "{out}");
            return;
        }
    }
}

fn fire(server: &Server, most: u32, seed: u64) -> Fire<'_> {
    Fire {
        server,
        client: Client::new(),
        random: Random(seed),
        kills: 0,
        most,
    }
}

/// What the server shows, as a folder of this computer; anybody may write there.
fn folder_of(server: &Server, name: &str) -> std::path::PathBuf {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = server.root.join(name);
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).expect("a folder of the server");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o777)).expect("permissions");
    folder
}

fn up(server: &Server, most: u32, seed: u64) -> u32 {
    let here = tempfile::tempdir().expect("a folder");
    let source = here.path().join("tree");
    tree::make(&source, FILES, 12 << 20, 5 << 20).expect("a tree");
    let mut fire = fire(server, most, seed);
    let mut round = 0;
    while fire.kills < most {
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

fn down(server: &Server, most: u32, seed: u64) -> u32 {
    let name = format!("crash-down-{seed}");
    let source = folder_of(server, &name);
    tree::make(&source.join("tree"), FILES, 12 << 20, 5 << 20).expect("a tree");
    let mut fire = fire(server, most, seed);
    let mut round = 0;
    while fire.kills < most {
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
    let mut all = 0;
    for (at, name) in ["vsftpd-plain", "proftpd-plain"].into_iter().enumerate() {
        let server = servers::named(name);
        let seed = 0x00c0_ffee + at as u64;
        all += up(&server, each, seed);
        all += down(&server, each, seed);
    }
    println!("{all} kills, every tree equal");
    assert!(all >= kills());
}
