//! From one real server to another, through this computer, under TLS; and the same when the program is killed on the way.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use crate::{
    client::{Client, Run},
    conformance::make_folder,
    servers::{self, Server},
    tree,
};

/// A command that knows both servers.
fn command(client: &Client, from: &Server, to: &Server) -> Command {
    let mut command = client.command(Some(&to.password));
    command
        .env("PORTOLAN_SOURCE_PASSWORD", &from.password)
        .arg("--ca")
        .arg(&to.ca);
    command
}

fn run(mut command: Command, what: &str) -> Run {
    Run::from(command.output().expect("the program starts")).ok(what)
}

/// Empty folders of this test on both servers.
fn folders(from: &Server, to: &Server, name: &str) -> (std::path::PathBuf, std::path::PathBuf) {
    let (source, target) = (from.root.join(name), to.root.join(name));
    for folder in [&source, &target] {
        fs::remove_dir_all(folder).ok();
        make_folder(folder);
    }
    (source, target)
}

fn modified(path: &Path) -> u64 {
    let time = fs::metadata(path).and_then(|found| found.modified()).expect("a time");
    time.duration_since(std::time::UNIX_EPOCH)
        .expect("after 1970")
        .as_secs()
}

/// A tree goes from one to the other, and once more: then nothing has to go.
fn copy(from: &str, to: &str) {
    let what = format!("{from} to {to}");
    let (from, to) = (servers::named(from), servers::named(to));
    let name = format!("across-{}-{}", from.name, to.name);
    let (source, target) = folders(&from, &to, &name);
    tree::make(&source.join("tree"), 40, 8 << 20, 3 << 20).expect("a tree");
    let old = std::time::UNIX_EPOCH + Duration::from_secs(1_600_000_000);
    let dated = source.join("tree/dated");
    fs::write(&dated, "dated").expect("a file");
    let file = fs::File::options().write(true).open(&dated).expect("a file");
    file.set_modified(old).expect("a time");
    let client = Client::new();
    let (there, here) = (
        from.url("127.0.0.1", &format!("//{name}/tree")),
        to.url("127.0.0.1", &format!("//{name}/")),
    );
    let mut first = command(&client, &from, &to);
    first.args(["--verify", "read-back", "copy", &there, &here]);
    let run_of = run(first, &what);
    assert!(run_of.stdout.contains("copied"), "{what}: {}", run_of.stdout);
    tree::assert_equal(&source.join("tree"), &target.join("tree"), &what);
    assert_eq!(modified(&target.join("tree/dated")), 1_600_000_000, "{what}");
    let mut again = command(&client, &from, &to);
    again.args(["--if-exists", "size", "copy", &there, &here]);
    let run_of = run(again, &what);
    assert!(run_of.stdout.contains("nothing copied"), "{what}: {}", run_of.stdout);
}

#[test]
#[ignore = "needs the servers that tests/run starts"]
fn vsftpd_to_proftpd() {
    copy("vsftpd-explicit", "proftpd-explicit");
}

#[test]
#[ignore = "needs the servers that tests/run starts"]
fn proftpd_to_pureftpd() {
    copy("proftpd-explicit", "pureftpd-explicit");
}

#[test]
#[ignore = "needs the servers that tests/run starts"]
fn pureftpd_to_vsftpd() {
    copy("pureftpd-explicit", "vsftpd-explicit");
}

/// The bytes of the temporary file of an upload in this folder, if there is one.
fn part(folder: &Path) -> Option<u64> {
    fs::read_dir(folder).ok()?.flatten().find_map(|entry| {
        let name = entry.file_name();
        let name = name.to_str()?;
        (name.starts_with(".portolan-") && Path::new(name).extension().is_some_and(|end| end == "part"))
            .then(|| entry.metadata().ok().map(|part| part.len()))?
    })
}

#[test]
#[ignore = "needs the servers that tests/run starts"]
fn a_copy_that_was_killed_is_gone_on_with() {
    let (from, to) = (servers::named("proftpd-explicit"), servers::named("pureftpd-explicit"));
    let (source, target) = folders(&from, &to, "across-killed");
    fs::write(source.join("file"), tree::bytes(24 << 20)).expect("a file");
    let client = Client::new();
    let trace = client.home().join("second.trace");
    let mut copy = command(&client, &from, &to);
    copy.args([
        "--limit-up",
        "6M",
        "copy",
        "--durable",
        &from.url("127.0.0.1", "//across-killed/file"),
        &to.url("127.0.0.1", "//across-killed/"),
    ]);
    let mut child = copy
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let patience = Instant::now() + Duration::from_mins(2);
    while part(&target).is_none_or(|bytes| bytes < 1 << 20) {
        assert!(
            child.try_wait().expect("a child").is_none(),
            "it ended before it could be killed"
        );
        assert!(Instant::now() < patience, "no byte came");
        sleep(Duration::from_millis(5));
    }
    child.kill().expect("a child");
    child.wait().expect("a child");
    assert!(!target.join("file").exists());
    let mut rest = command(&client, &from, &to);
    rest.arg("--trace").arg(&trace).args(["queue", "start"]);
    run(rest, "the rest");
    tree::assert_equal(&source, &target, "what was killed and gone on with");
    // It went on: the first byte was not sent once more.
    let text = fs::read_to_string(&trace).expect("a trace");
    assert!(text.contains("REST "), "nothing was gone on with");
}
