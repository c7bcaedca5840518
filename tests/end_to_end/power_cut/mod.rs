//! The queue survives a power cut: a run of the program is recorded call by call, and from the record every sort of disk is
//! built that the syncs allow when the power goes at some moment. Each is opened; the queue on it must be the one that was
//! safe at that moment, no file may be half under its final name, and the work goes on to a whole tree.

mod disk;
pub(crate) mod record;

use std::{
    collections::BTreeMap,
    ffi::OsStr,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use portolan_queue::db::{Loaded, Store};
use rusqlite::Connection;

use self::{
    disk::{Act, Disk, Mood, is_part},
    record::{Ended, Recorder},
};
use crate::{
    client::program,
    servers::{self, Server},
    tree::{self, Random},
};

/// The seed of all choices: `PORTOLAN_SEED`, or another one in every run.
fn seed() -> u64 {
    let seed = match std::env::var("PORTOLAN_SEED") {
        Ok(seed) => seed.parse().expect("PORTOLAN_SEED is a number"),
        Err(_) => SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .expect("after 1970")
            .as_secs(),
    };
    println!("PORTOLAN_SEED={seed}");
    seed.max(1)
}

/// Disks that are built and looked at, and how many of them the work goes on with.
fn rounds() -> (usize, usize) {
    if servers::long() { (6000, 300) } else { (250, 12) }
}

/// `portolan-cli` with a home in a recorded folder.
fn command(server: &Server, root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(program());
    command
        .env("PORTOLAN_HOME", root.join("home"))
        .env("PORTOLAN_PASSWORD", &server.password)
        .env_remove("PORTOLAN_PROXY_PASSWORD")
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
        .args(["--tls", "off"])
        .args(arguments);
    command
}

#[track_caller]
fn ok(ended: &Ended, what: &str) {
    assert_eq!(ended.code, Some(0), "{what}\n{}\n{}", ended.stdout, ended.stderr);
}

/// The queue of a home.
fn queue_of(root: &Path) -> PathBuf {
    root.join("home/state/queue.db")
}

/// What a store holds, in words; opens it as the program does.
fn open(queue: &Path) -> Result<(String, Loaded), String> {
    let (store, loaded) = Store::open(queue, 100_000, Arc::new(|_| {})).map_err(|error| error.to_string())?;
    drop(store);
    if let Some((_, why)) = &loaded.set_aside {
        return Err(format!("it was set aside: {why}"));
    }
    let mut words = String::new();
    if loaded.queue.is_empty() && loaded.history.is_empty() {
        return Ok((words, loaded));
    }
    let queue = loaded.queue.snapshot();
    for job in queue.jobs() {
        writeln!(words, "{job:?}").expect("a text");
    }
    for item in queue.ids().filter_map(|id| queue.item(id)) {
        writeln!(words, "{item:?}").expect("a text");
    }
    writeln!(words, "{:?}", loaded.sites).expect("a text");
    for row in &loaded.history {
        writeln!(words, "{row:?}").expect("a text");
    }
    Ok((words, loaded))
}

/// What the store held, from which act on: the queue after each commit, in their order.
struct Commits(Vec<(usize, String)>);

impl Commits {
    fn of(disk: &Disk) -> Self {
        let mut commits = vec![(0, String::new())];
        let of_store = disk.called("queue.db");
        for (at, act) in disk.acts().iter().enumerate() {
            if !matches!(act, Act::Sync { node, .. } if of_store.contains(node)) {
                continue;
            }
            let home = tempfile::tempdir().expect("a folder");
            // Everything that was done by then is there.
            disk.rebuild(at + 1, Mood::All, &mut Random(1), home.path());
            let queue = queue_of(home.path());
            if !queue.exists() {
                continue;
            }
            let (words, _) = open(&queue).expect("what was written whole can be read");
            if commits.last().is_none_or(|(_, last)| *last != words) {
                commits.push((at + 1, words));
            }
        }
        Self(commits)
    }

    /// What may be found when the power goes after `cut` acts: what was safe, and what was just being made safe.
    fn at(&self, cut: usize) -> &[(usize, String)] {
        let next = self.0.partition_point(|(from, _)| *from <= cut);
        &self.0[next - 1..self.0.len().min(next + 1)]
    }
}

/// The lines by which what was found differs from what was safe.
fn differences(commits: &[(usize, String)], found: &str) -> String {
    let mut text = String::new();
    for (act, safe) in commits {
        writeln!(text, "from act {act} on:").expect("a text");
        for (sign, these, those) in [("-", safe.as_str(), found), ("+", found, safe.as_str())] {
            for line in these.lines().filter(|line| !those.lines().any(|other| other == *line)) {
                writeln!(text, "{sign} {}", line.chars().take(300).collect::<String>()).expect("a text");
            }
        }
    }
    text
}

/// Contents of a tree by the names of its files.
type Sums = BTreeMap<PathBuf, Option<Vec<u8>>>;

/// What of a disk is wrong, if anything is.
fn look(root: &Path, commits: &[(usize, String)], want: &Sums) -> Result<(), String> {
    let queue = queue_of(root);
    let safe = commits.first().is_some_and(|(_, words)| !words.is_empty());
    if safe && !queue.exists() {
        return Err("the queue is gone".to_owned());
    }
    let (words, loaded) = open(&queue).map_err(|why| format!("the queue cannot be read: {why}"))?;
    let empty = loaded.queue.is_empty() && loaded.history.is_empty();
    if !(commits.iter().any(|(_, safe)| *safe == words) || (empty && !safe)) {
        return Err(format!(
            "the queue is none that was safe:
{}",
            differences(commits, &words)
        ));
    }
    let found = tree::read(&root.join("down"));
    for (name, sum) in &found {
        let whole = name.strip_prefix("tree").ok().and_then(|name| want.get(name));
        let ours = name == Path::new("tree") || name.file_name().is_some_and(is_part);
        if !ours && whole != Some(sum) {
            return Err(format!("{} is not whole", name.display()));
        }
    }
    for row in loaded
        .history
        .iter()
        .filter(|row| !row.skipped && row.direction == DOWN)
    {
        let name = Path::new("tree").join(row.name.trim_start_matches("tree/"));
        if !found.contains_key(&name) {
            return Err(format!("{} was reported done and is not there", name.display()));
        }
    }
    Ok(())
}

const DOWN: portolan_remote::Direction = portolan_remote::Direction::Download;

/// The part files of a rebuilt disk are other inodes than those that were recorded, and nobody has started this computer
/// again: the store is told of both, so that it looks as after a power cut.
fn after_a_cut(root: &Path) {
    use std::os::unix::fs::MetadataExt as _;
    let store = Connection::open(queue_of(root)).expect("a store");
    let parts: Vec<(i64, String)> = {
        let mut select = store.prepare("SELECT item, part FROM parts").expect("parts");
        let rows = select
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .expect("parts");
        rows.collect::<Result<_, _>>().expect("parts")
    };
    for (item, part) in parts {
        let mut part: serde_json::Value = serde_json::from_str(&part).expect("JSON");
        if part.get("boot").is_none() {
            continue;
        }
        part["boot"] = "another one".into();
        let ending = format!("-{item}.portolan-part");
        let found = find(&root.join("down"), &|name| name.to_string_lossy().ends_with(&ending));
        if let Some(found) = found.and_then(|path| fs::metadata(path).ok()) {
            part["file"] = vec![found.dev(), found.ino()].into();
        }
        let alter = store.execute("UPDATE parts SET part = ?1 WHERE item = ?2", (part.to_string(), item));
        alter.expect("a part");
    }
}

fn find(folder: &Path, wanted: &dyn Fn(&OsStr) -> bool) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).ok()?;
    entries.flatten().find_map(|entry| {
        if entry.path().is_dir() {
            find(&entry.path(), wanted)
        } else {
            wanted(&entry.file_name()).then(|| entry.path())
        }
    })
}

/// What a run of the program did, and what must come of it.
struct Recorded {
    server: Server,
    disk: Disk,
    /// The folder on the server that is brought.
    source: PathBuf,
    /// The folder on the server to which a tree is sent, and that tree.
    sent: (PathBuf, tempfile::TempDir),
    /// From this act on both jobs are promised.
    promised: usize,
}

/// Brings one tree and sends another, under observation.
fn record(server: Server, root: &Path) -> Recorded {
    let name = "power-cut";
    let there = crate::crash::folder_of(&server, name);
    let source = there.join("tree");
    tree::make(&source, 50, 3 << 20, 1 << 20).expect("a tree");
    let here = tempfile::tempdir().expect("a folder");
    tree::make(&here.path().join("tree"), 20, 1 << 20, 1 << 19).expect("a tree");
    let to = crate::crash::folder_of(&server, "power-cut-up");
    fs::create_dir(root.join("down")).expect("a folder");
    let mut recorder = Recorder::of(root);
    let url = |path: &str| server.url("127.0.0.1", path);
    let (from, down) = (url(&format!("//{name}/tree")), root.join("down").display().to_string());
    let (up, target) = (here.path().join("tree").display().to_string(), url("//power-cut-up"));
    let steps: [&[&str]; 4] = [
        &["queue", "pause"],
        &["queue", "add", &from, &down],
        &["--if-exists", "replace", "queue", "add", &up, &target],
        &["queue", "start"],
    ];
    let mut promised = 0;
    for arguments in steps {
        promised = recorder.disk.acts().len();
        ok(
            &recorder.run(&command(&server, root, arguments), None),
            &arguments.join(" "),
        );
    }
    tree::assert_equal(&source, &root.join("down/tree"), "what was brought");
    tree::assert_equal(&here.path().join("tree"), &to.join("tree"), "what was sent");
    Recorded {
        disk: recorder.disk,
        server,
        source,
        sent: (to, here),
        promised,
    }
}

impl Recorded {
    /// Works the queue off on a rebuilt disk.
    fn go_on(&self, root: &Path) -> Result<(), String> {
        after_a_cut(root);
        let end = Command::new("timeout")
            .arg("120")
            .arg(program())
            .args(["--tls", "off", "queue", "start"])
            .env("PORTOLAN_HOME", root.join("home"))
            .env("PORTOLAN_PASSWORD", &self.server.password)
            .output()
            .expect("the program starts");
        let (out, error) = (
            String::from_utf8_lossy(&end.stdout),
            String::from_utf8_lossy(&end.stderr),
        );
        if end.status.code() != Some(0) || !out.starts_with("0 rows") {
            return Err(format!("{out}\n{error}"));
        }
        tree::difference(&self.source, &root.join("down/tree"))?;
        let names: Vec<_> = fs::read_dir(root.join("down")).expect("a folder").flatten().collect();
        if names.len() != 1 {
            return Err(format!("more than the tree is there: {names:?}"));
        }
        tree::difference(&self.sent.1.path().join("tree"), &self.sent.0.join("tree"))
    }
}

/// Whose syncs are forgotten.
type Forgotten<'a> = &'a dyn Fn(&Disk, disk::Node) -> bool;

/// A program that forgets any of its three sorts of syncs is found out by the first disk.
fn that_forgets_is_found_out(recorded: &mut Recorded, root: &Path) {
    let commits = Commits::of(&recorded.disk);
    let want = tree::read(&recorded.source);
    let of_store = recorded.disk.called("queue.db");
    let sorts: [(&str, Forgotten<'_>); 3] = [
        ("the store", &|_, node| of_store.contains(&node)),
        ("folders", &|disk, node| disk.is_folder(node)),
        ("files", &|disk, node| {
            !of_store.contains(&node) && !disk.is_folder(node)
        }),
    ];
    for (what, of) in sorts {
        let found = recorded.disk.without_syncs(of, |disk| {
            let cut = disk.acts().len();
            clear(root);
            disk.rebuild(cut, Mood::Safe, &mut Random(1), root);
            look(root, commits.at(cut), &want)
        });
        let why = found.expect_err(what);
        println!("without syncs of {what}: {}", why.lines().next().unwrap_or_default());
    }
}

fn clear(root: &Path) {
    for name in ["home", "down"] {
        drop(fs::remove_dir_all(root.join(name)));
    }
}

#[test]
#[ignore = "needs the servers of tests/servers"]
fn a_power_cut_at_any_moment_loses_nothing() {
    let mut random = Random(seed());
    let root = tempfile::tempdir().expect("a folder");
    let mut recorded = record(servers::named("vsftpd-plain"), root.path());
    that_forgets_is_found_out(&mut recorded, root.path());
    let disk = &recorded.disk;
    let commits = Commits::of(disk);
    let want = tree::read(&recorded.source);
    println!("{} acts, {} commits", disk.acts().len(), commits.0.len());
    let moving = disk.writes_of_a_large_file();
    let (rounds, on) = rounds();
    let mut went_on = 0;
    for round in 0..rounds {
        // Every second one while a file that is worth going on with is on its way.
        let cut = match random.next() as usize {
            at if at.is_multiple_of(2) => 1 + (at / 2) % disk.acts().len(),
            at => 1 + moving[(at / 2) % moving.len()],
        };
        let mood = Mood::any(&mut random);
        let again = random.0;
        // At the place that the store names.
        let build = |seed: &mut Random| {
            clear(root.path());
            disk.rebuild(cut, mood, seed, root.path());
        };
        build(&mut random);
        let mut found = look(root.path(), commits.at(cut), &want);
        // With both jobs in it the whole outcome is known.
        if found.is_ok() && cut >= recorded.promised && round * on >= went_on * rounds {
            went_on += 1;
            // Looking has opened the store; it goes on from what the cut has left.
            build(&mut Random(again));
            found = recorded.go_on(root.path());
        }
        if let Err(why) = found {
            let around: Vec<String> = disk.acts()[cut.saturating_sub(12)..cut].iter().map(short).collect();
            panic!(
                "round {round}, power cut after act {cut} of {} (both jobs promised by {}), {mood:?}: {why}\n{}\n{}",
                disk.acts().len(),
                recorded.promised,
                around.join("\n"),
                root.keep().display()
            );
        }
    }
    println!("{rounds} disks opened, {went_on} worked off, every tree whole");
    assert!(went_on * 2 >= on, "{went_on} of {on}");
}

/// Versions of the store that a release may have left behind, made of the present one.
pub(crate) const OLDER: [&str; 8] = [
    "DROP TABLE history_not_kept; DROP TABLE departed; ALTER TABLE items DROP COLUMN permissions; DROP TABLE history_sources; DROP TABLE site_sessions; DROP TABLE waits; DROP TABLE parts; DROP TABLE history; PRAGMA user_version = 1",
    "DROP TABLE history_not_kept; DROP TABLE departed; ALTER TABLE items DROP COLUMN permissions; DROP TABLE history_sources; DROP TABLE site_sessions; DROP TABLE waits; DROP TABLE parts; PRAGMA user_version = 2",
    "DROP TABLE history_not_kept; DROP TABLE departed; ALTER TABLE items DROP COLUMN permissions; DROP TABLE history_sources; DROP TABLE site_sessions; DROP TABLE waits; PRAGMA user_version = 3",
    "DROP TABLE history_not_kept; DROP TABLE departed; ALTER TABLE items DROP COLUMN permissions; DROP TABLE history_sources; DROP TABLE site_sessions; PRAGMA user_version = 4",
    "DROP TABLE history_not_kept; DROP TABLE departed; ALTER TABLE items DROP COLUMN permissions; DROP TABLE history_sources; PRAGMA user_version = 5",
    "DROP TABLE history_not_kept; DROP TABLE departed; ALTER TABLE items DROP COLUMN permissions; PRAGMA user_version = 6",
    "DROP TABLE history_not_kept; DROP TABLE departed; PRAGMA user_version = 7",
    "DROP TABLE history_not_kept; PRAGMA user_version = 8",
];

/// The version of a store, which is made older only where it is the present one.
pub(crate) fn is_present(store: &Connection) -> bool {
    let version: u32 = store
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .expect("a version");
    let version = version as usize;
    assert!(
        version <= OLDER.len() + 1,
        "there is a version {version}: how is it made older?"
    );
    version == OLDER.len() + 1
}

#[test]
#[ignore = "needs the programs that tests/run builds"]
fn a_power_cut_while_a_store_is_brought_to_this_version_loses_nothing() {
    let mut random = Random(seed());
    for older in OLDER {
        let root = tempfile::tempdir().expect("a folder");
        let queue = queue_of(root.path());
        fill(&queue);
        let store = Connection::open(&queue).expect("a store");
        assert!(is_present(&store));
        store.execute_batch(older).expect("an older store");
        drop(store);
        let mut recorder = Recorder::of(root.path());
        let mut list = Command::new(program());
        list.env("PORTOLAN_HOME", root.path().join("home"))
            .args(["queue", "list"]);
        let ended = recorder.run(&list, None);
        ok(&ended, "queue list");
        assert_eq!(ended.stdout.lines().count(), 1 + ROWS, "{}", ended.stdout);
        let disk = &recorder.disk;
        let want = open(&queue).expect("a store").0;
        for cut in 1..=disk.acts().len() {
            for _ in 0..8 {
                let mood = Mood::any(&mut random);
                let built = tempfile::tempdir().expect("a folder");
                disk.rebuild(cut, mood, &mut random, built.path());
                let found = open(&queue_of(built.path())).expect("the store can be read").0;
                assert_eq!(found, want, "power cut after act {cut}, {mood:?}");
            }
        }
        println!("{older}: {} acts", disk.acts().len());
    }
}

const ROWS: usize = 40;

/// A store with a job of some files.
fn fill(queue: &Path) {
    use portolan_queue::{Change, ConflictPolicy, Job, JobState, NewItem, Origin};
    use portolan_remote::{FileName, JobId, SiteId};
    let (store, mut loaded) = Store::open(queue, 10, Arc::new(|_| {})).expect("a store");
    let items = (0..ROWS).map(|at| {
        NewItem::file(
            FileName::parse(format!("file {at}").as_bytes()).expect("a name"),
            Some(7),
            None,
        )
    });
    let job = Job {
        id: JobId(0),
        site: SiteId(1),
        direction: DOWN,
        source: None,
        local_root: Arc::new("/nowhere".into()),
        remote_root: portolan_remote::RemotePath::new("/"),
        policy: ConflictPolicy::Ask,
        state: JobState::Held,
        atomic: true,
        keep_times: true,
        keep_permissions: true,
        folders: Arc::default(),
        verify: portolan_remote::Verification::Size,
        types: portolan_remote::FileTypes::Binary,
        remove_source: false,
        origin: Origin::Window,
    };
    let change = Change::AddJob {
        job,
        items: items.collect(),
    };
    let applied = loaded.queue.apply(change.clone()).expect("a job");
    store.log(change, applied, portolan_queue::db::With::default());
}

fn short(act: &Act) -> String {
    match act {
        Act::Write { node, at, bytes } => format!("Write {node} at {at}: {} bytes", bytes.len()),
        other => format!("{other:?}"),
    }
}
