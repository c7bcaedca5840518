//! What every server is asked for. A check gives in a few stable words what was otherwise than it should be.

use std::{
    collections::BTreeSet,
    ffi::{OsStr, OsString},
    fs::{self, File},
    os::unix::ffi::{OsStrExt as _, OsStringExt as _},
    path::Path,
    time::{Duration, SystemTime},
};

use jiff::Timestamp;
use serde_json::Value;

use super::cell::{Cell, make_file, make_folder, sent};
use crate::{
    client::Run,
    tree::{self, NAMES},
};

type Check = fn(&Cell) -> Result<(), String>;

/// All of them, by the names that the table of deviations uses.
pub(super) const ALL: &[(&str, Check)] = &[
    ("log on", log_on),
    ("list names", list_names),
    ("list a name that is not UTF-8", list_not_utf8),
    ("list folders with awkward names", list_awkward_folders),
    ("list an empty folder", list_empty),
    ("list times", list_times),
    ("upload sizes", upload_sizes),
    ("download sizes", download_sizes),
    ("download a name that is not UTF-8", download_not_utf8),
    ("a tree up and down", tree_up_and_down),
    ("set the time of an upload", set_time),
    ("replace by something shorter", replace),
    ("resume a download", resume_download),
    ("resume an upload", resume_upload),
    ("rename", rename),
    ("rename over an existing file", rename_over),
    ("rename into another folder", rename_into),
    ("delete", delete),
    ("delete a folder with all in it", delete_folder),
    ("make a folder", make_a_folder),
    ("make a folder that exists", make_existing),
    ("download what does not exist", download_missing),
    ("raw", raw),
    ("EPSV", |cell| mode(cell, "epsv")),
    ("PASV", |cell| mode(cell, "pasv")),
    ("EPRT", |cell| mode(cell, "eprt")),
    ("PORT", |cell| mode(cell, "port")),
];

/// Around the sizes of buffers and of TLS records, nothing at all, and more than any buffer.
const SIZES: [usize; 6] = [0, 1, 65_535, 65_536, 65_537, 5_000_000];

fn arguments<const N: usize>(list: [&dyn AsRef<OsStr>; N]) -> Vec<&OsStr> {
    list.into_iter().map(AsRef::<OsStr>::as_ref).collect()
}

/// The run did all; otherwise its code and why, the line that tells servers apart.
fn done(run: &Run) -> Result<(), String> {
    ended_with(run, 0)
}

fn ended_with(run: &Run, code: i32) -> Result<(), String> {
    if run.code == Some(code) {
        return Ok(());
    }
    let text = run.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
    Err(format!(
        "exit code {}: {text}",
        run.code.map_or_else(|| "none".to_owned(), |code| code.to_string())
    ))
}

fn same(want: &[u8], file: &Path) -> Result<(), String> {
    let name = file.file_name().unwrap_or_default().display().to_string();
    match fs::read(file) {
        Err(error) => Err(format!("{name}: {error}")),
        Ok(got) if got == want => Ok(()),
        Ok(got) => Err(format!(
            "{name}: {} bytes, not the {} that were sent",
            got.len(),
            want.len()
        )),
    }
}

fn put(cell: &Cell, local: &Path, url: &str) -> Result<(), String> {
    done(&cell.run(&arguments([&"--if-exists", &"replace", &"put", &local, &url])))
}

fn get(cell: &Cell, url: &str, local: &Path) -> Result<(), String> {
    done(&cell.run(&arguments([&"--if-exists", &"replace", &"get", &"-o", &local, &url])))
}

/// The entries of a folder as `ls` prints them.
fn list(cell: &Cell, folder: impl AsRef<OsStr>) -> Result<Vec<Value>, String> {
    let run = cell.run(&arguments([&"--json", &"ls", &"-a", &cell.url(folder)]));
    done(&run)?;
    let lines = run.stdout.lines().map(serde_json::from_str);
    lines
        .collect::<Result<_, _>>()
        .map_err(|error| format!("ls printed what is not JSON: {error}"))
}

fn names(entries: &[Value]) -> BTreeSet<String> {
    entries
        .iter()
        .filter_map(|entry| entry["name"].as_str())
        .map(str::to_owned)
        .collect()
}

fn difference(want: &BTreeSet<String>, got: &BTreeSet<String>) -> Result<(), String> {
    if want == got {
        return Ok(());
    }
    let missing: Vec<_> = want.difference(got).collect();
    let more: Vec<_> = got.difference(want).collect();
    Err(format!("missing: {missing:?}, not asked for: {more:?}"))
}

fn log_on(cell: &Cell) -> Result<(), String> {
    done(&cell.run(&arguments([&"ls", &cell.url("")])))
}

fn list_names(cell: &Cell) -> Result<(), String> {
    let folder = cell.on_server("names");
    make_folder(&folder);
    for name in NAMES {
        make_file(&folder.join(name), name);
    }
    make_folder(&folder.join("a folder"));
    let want = NAMES.iter().copied().chain(["a folder"]).map(str::to_owned).collect();
    let entries = list(cell, "names")?;
    difference(&want, &names(&entries))?;
    for entry in &entries {
        let folder = entry["name"] == "a folder";
        let (kind, size) = (&entry["kind"], &entry["size"]);
        let length = entry["name"].as_str().map(str::len);
        if *kind != (if folder { "dir" } else { "file" }) || !folder && *size != serde_json::json!(length) {
            return Err(format!("{}: kind {kind}, size {size}", entry["name"]));
        }
    }
    Ok(())
}

/// `ö` in Latin-1.
const NOT_UTF8: &[u8] = b"latin-\xf6.txt";

fn not_utf8(cell: &Cell) -> OsString {
    let folder = cell.on_server("latin");
    make_folder(&folder);
    make_file(&folder.join(OsStr::from_bytes(NOT_UTF8)), "Latin");
    OsString::from_vec([b"latin/", NOT_UTF8].concat())
}

fn list_not_utf8(cell: &Cell) -> Result<(), String> {
    not_utf8(cell);
    let entries = list(cell, "latin")?;
    let bytes = entries.first().map(|entry| entry["name_bytes"].clone());
    if bytes == Some(serde_json::json!(NOT_UTF8)) {
        return Ok(());
    }
    Err(format!("listed: {:?}", names(&entries)))
}

fn download_not_utf8(cell: &Cell) -> Result<(), String> {
    let name = not_utf8(cell);
    let local = cell.local("latin.txt");
    get(cell, &cell.url(name), &local)?;
    same(b"Latin", &local)
}

fn list_awkward_folders(cell: &Cell) -> Result<(), String> {
    for name in ["-la", "[a]*?", " two  blanks ", "ö \"🐙\"", ".hidden"] {
        let folder = cell.on_server("awkward").join(name);
        make_folder(&cell.on_server("awkward"));
        make_folder(&folder);
        make_file(&folder.join("inside"), "x");
        let entries = list(cell, format!("awkward/{name}")).map_err(|error| format!("{name:?}: {error}"))?;
        difference(&BTreeSet::from(["inside".to_owned()]), &names(&entries))
            .map_err(|error| format!("{name:?}: {error}"))?;
    }
    Ok(())
}

fn list_empty(cell: &Cell) -> Result<(), String> {
    make_folder(&cell.on_server("empty"));
    difference(&BTreeSet::new(), &names(&list(cell, "empty")?))
}

fn list_times(cell: &Cell) -> Result<(), String> {
    let folder = cell.on_server("times");
    make_folder(&folder);
    let now = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .expect("after 1970")
        .as_secs();
    // An hour ago, a month ago, and the second of a leap day long ago.
    for (name, seconds) in [
        ("hour", now - 3600),
        ("month", now - 30 * 86_400),
        ("leap", 1_078_012_799),
    ] {
        make_file(&folder.join(name), "x");
        set_modified(&folder.join(name), seconds);
    }
    for entry in list(cell, "times")? {
        let name = entry["name"].as_str().unwrap_or_default();
        let want = Timestamp::from_second(modified(&folder.join(name)))
            .expect("a moment")
            .to_string();
        let got = entry["modified"].as_str().unwrap_or_default();
        // As much of the text as the listing is precise.
        let known = match entry["precision"].as_str() {
            Some("second") => "2026-11-25T20:55:00".len(),
            Some("minute") => "2026-11-25T20:55".len(),
            _ => "2026-11-25".len(),
        };
        if got.get(..known) != want.get(..known) {
            return Err(format!("{name}: {got:?} for {want} by {}", entry["precision"]));
        }
    }
    Ok(())
}

fn set_modified(file: &Path, seconds: u64) {
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
    File::options()
        .write(true)
        .open(file)
        .and_then(|file| file.set_modified(time))
        .expect("our own file");
}

/// Seconds since 1970.
fn modified(file: &Path) -> i64 {
    let time = fs::metadata(file)
        .and_then(|metadata| metadata.modified())
        .expect("it is there");
    let since = time.duration_since(SystemTime::UNIX_EPOCH).expect("after 1970");
    i64::try_from(since.as_secs()).expect("not that late")
}

fn upload_sizes(cell: &Cell) -> Result<(), String> {
    make_folder(&cell.on_server("up"));
    let source = cell.local("up");
    fs::create_dir_all(&source).expect("a folder");
    for size in SIZES {
        fs::write(source.join(size.to_string()), tree::bytes(size)).expect("a file");
    }
    put(cell, &source, &cell.url(""))?;
    SIZES
        .iter()
        .try_for_each(|size| same(&tree::bytes(*size), &cell.on_server("up").join(size.to_string())))
}

fn download_sizes(cell: &Cell) -> Result<(), String> {
    make_folder(&cell.on_server("down"));
    for size in SIZES {
        make_file(&cell.on_server("down").join(size.to_string()), tree::bytes(size));
    }
    let target = cell.local("down-target");
    fs::create_dir_all(&target).expect("a folder");
    get(cell, &cell.url("down"), &target)?;
    SIZES
        .iter()
        .try_for_each(|size| same(&tree::bytes(*size), &target.join("down").join(size.to_string())))
}

fn tree_up_and_down(cell: &Cell) -> Result<(), String> {
    let source = cell.local("tree");
    tree::make(&source, 40, 400_000, 100_000).expect("a tree");
    put(cell, &source, &cell.url(""))?;
    tree::difference(&source, &cell.on_server("tree"))?;
    let target = cell.local("tree-target");
    fs::create_dir_all(&target).expect("a folder");
    get(cell, &cell.url("tree"), &target)?;
    tree::difference(&source, &target.join("tree"))
}

fn set_time(cell: &Cell) -> Result<(), String> {
    let local = cell.local("old.txt");
    fs::write(&local, "old").expect("a file");
    set_modified(&local, 1_000_000_001);
    put(cell, &local, &cell.url("old.txt"))?;
    match modified(&cell.on_server("old.txt")) {
        1_000_000_001 => Ok(()),
        1_000_000_000..=1_000_000_060 => Err("to the minute only".to_owned()),
        time => Err(if time > 1_700_000_000 {
            "not set".to_owned()
        } else {
            format!("set to {time}")
        }),
    }
}

fn replace(cell: &Cell) -> Result<(), String> {
    let local = cell.local("shorter.txt");
    fs::write(&local, "short").expect("a file");
    make_file(&cell.on_server("shorter.txt"), "something longer");
    put(cell, &local, &cell.url("shorter.txt"))?;
    same(b"short", &cell.on_server("shorter.txt"))
}

/// How much of it is there when a transfer is resumed.
const HALF: usize = 400_000;

fn resume_download(cell: &Cell) -> Result<(), String> {
    let whole = tree::bytes(1_000_000);
    make_file(&cell.on_server("half-down"), &whole);
    let local = cell.local("half-down");
    fs::write(&local, &whole[..HALF]).expect("a file");
    let (run, events) = cell.traced(&arguments([
        &"--if-exists",
        &"resume",
        &"get",
        &"-o",
        &local,
        &cell.url("half-down"),
    ]));
    done(&run)?;
    same(&whole, &local)?;
    // Some of what is there is compared first, so it may begin a little before.
    if restarts(&events).iter().any(|at| (1..=HALF).contains(at)) {
        return Ok(());
    }
    Err(format!("everything was sent again: {:?}", restarts(&events)))
}

fn restarts(events: &[Value]) -> Vec<usize> {
    let at = |line: &String| line.split(' ').nth(1).and_then(|at| at.parse().ok());
    sent(events, "REST").iter().filter_map(at).collect()
}

fn resume_upload(cell: &Cell) -> Result<(), String> {
    let whole = tree::bytes(1_000_000);
    make_file(&cell.on_server("half-up"), &whole[..HALF]);
    let local = cell.local("half-up");
    fs::write(&local, &whole).expect("a file");
    let (run, events) = cell.traced(&arguments([
        &"--if-exists",
        &"resume",
        &"put",
        &local,
        &cell.url("half-up"),
    ]));
    done(&run)?;
    same(&whole, &cell.on_server("half-up"))?;
    if restarts(&events).contains(&HALF) || !sent(&events, "APPE").is_empty() {
        return Ok(());
    }
    Err(format!("everything was sent again: {:?}", restarts(&events)))
}

fn mv(cell: &Cell, from: &str, to: &str) -> Result<(), String> {
    done(&cell.run(&arguments([&"mv", &cell.url(from), &cell.path(to)])))
}

fn gone(cell: &Cell, name: &str) -> Result<(), String> {
    let there = fs::symlink_metadata(cell.on_server(name)).is_ok();
    if there {
        Err(format!("{name} is still there"))
    } else {
        Ok(())
    }
}

fn rename(cell: &Cell) -> Result<(), String> {
    make_file(&cell.on_server("from [a]*.txt"), "renamed");
    mv(cell, "from [a]*.txt", "to \"ö\" 🐙.txt")?;
    gone(cell, "from [a]*.txt")?;
    same(b"renamed", &cell.on_server("to \"ö\" 🐙.txt"))
}

/// Refused before anything is sent: most servers would replace the other file without a word.
fn rename_over(cell: &Cell) -> Result<(), String> {
    make_file(&cell.on_server("new"), "new");
    make_file(&cell.on_server("taken"), "old");
    ended_with(&cell.run(&arguments([&"mv", &cell.url("new"), &cell.path("taken")])), 9)?;
    same(b"new", &cell.on_server("new"))?;
    same(b"old", &cell.on_server("taken"))
}

fn rename_into(cell: &Cell) -> Result<(), String> {
    make_folder(&cell.on_server("moves"));
    make_folder(&cell.on_server("moves/from"));
    make_file(&cell.on_server("moves/from/file"), "moved");
    make_folder(&cell.on_server("moves/to"));
    mv(cell, "moves/from", "moves/to/from")?;
    gone(cell, "moves/from")?;
    same(b"moved", &cell.on_server("moves/to/from/file"))
}

fn delete(cell: &Cell) -> Result<(), String> {
    make_file(&cell.on_server("-rf *"), "x");
    make_file(&cell.on_server("-rf stays"), "x");
    done(&cell.run(&arguments([&"rm", &cell.url("-rf *")])))?;
    gone(cell, "-rf *")?;
    same(b"x", &cell.on_server("-rf stays"))
}

/// With awkward names, an empty folder, and a link to a folder that must stay.
fn delete_folder(cell: &Cell) -> Result<(), String> {
    make_folder(&cell.on_server("stays"));
    make_file(&cell.on_server("stays/file"), "stays");
    for folder in ["goes", "goes/empty", "goes/.hidden", "goes/-la [a]*"] {
        make_folder(&cell.on_server(folder));
    }
    for name in NAMES {
        make_file(&cell.on_server("goes/.hidden").join(name), name);
        make_file(&cell.on_server("goes/-la [a]*").join(name), name);
    }
    std::os::unix::fs::symlink("../stays", cell.on_server("goes/link")).expect("a link");
    let removed = cell.run(&arguments([&"rm", &"-r", &cell.url("goes")]));
    same(b"stays", &cell.on_server("stays/file"))?;
    done(&removed)?;
    gone(cell, "goes")
}

fn make_a_folder(cell: &Cell) -> Result<(), String> {
    done(&cell.run(&arguments([&"mkdir", &cell.url("made ö \"[*]\"")])))?;
    if cell.on_server("made ö \"[*]\"").is_dir() {
        return Ok(());
    }
    Err("it is not there".to_owned())
}

/// What was asked for is there, and what is in it stays.
fn make_existing(cell: &Cell) -> Result<(), String> {
    make_folder(&cell.on_server("existing"));
    make_file(&cell.on_server("existing/file"), "x");
    let run = cell.run(&arguments([&"mkdir", &cell.url("existing")]));
    same(b"x", &cell.on_server("existing/file"))?;
    done(&run)
}

fn download_missing(cell: &Cell) -> Result<(), String> {
    let local = cell.local("missing");
    let run = cell.run(&arguments([&"get", &"-o", &local, &cell.url("no such file")]));
    if local.exists() {
        return Err("something was left".to_owned());
    }
    ended_with(&run, 7)
}

fn raw(cell: &Cell) -> Result<(), String> {
    let run = cell.run(&arguments([&"raw", &cell.url(""), &"NOOP"]));
    done(&run)?;
    if run.stdout.starts_with("200") {
        return Ok(());
    }
    Err(format!("NOOP: {}", run.stdout.trim()))
}

/// One file each way by this mode; the two modes of RFC 959 exist over IPv4 only.
fn mode(cell: &Cell, mode: &str) -> Result<(), String> {
    if cell.host.contains(':') && matches!(mode, "pasv" | "port") {
        return Ok(());
    }
    let contents = tree::bytes(100_000);
    let name = format!("by-{mode}");
    let (sent, received) = (cell.local(&name), cell.local(format!("{name}-back")));
    fs::write(&sent, &contents).expect("a file");
    done(&cell.run(&arguments([&"--mode", &mode, &"put", &sent, &cell.url(&name)])))?;
    done(&cell.run(&arguments([
        &"--mode",
        &mode,
        &"get",
        &"-o",
        &received,
        &cell.url(&name),
    ])))?;
    same(&contents, &received)
}
