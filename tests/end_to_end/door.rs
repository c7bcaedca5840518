//! Several command lines and one queue: who comes second asks whoever is first, by the socket beside the queue.

use std::{
    fs,
    path::Path,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use crate::{
    client::Client,
    servers::{self, Server},
    tree,
};

/// How long anything here may take on a busy machine.
const PATIENCE: Duration = Duration::from_mins(2);

fn spawn(client: &Client, server: &Server, arguments: &[&str]) -> Child {
    let mut command: Command = client.command(Some(&server.password));
    command.args(["--tls", "off"]).args(arguments);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().expect("the program starts")
}

fn list(client: &Client, server: &Server) -> String {
    client.run(server, &["queue", "list"]).ok("queue list").stdout
}

#[test]
#[ignore = "needs the servers of tests/servers"]
fn of_command_lines_that_start_at_once_nothing_promised_is_lost() {
    const JOBS: usize = 8;
    let server = servers::named("vsftpd-plain");
    let client = Client::new();
    let here = tempfile::tempdir().expect("a folder");
    client.run(&server, &["queue", "pause"]).ok("queue pause");
    let target = server.url("127.0.0.1", "//door");
    let children: Vec<Child> = (0..JOBS)
        .map(|at| {
            let file = here.path().join(format!("file {at}"));
            fs::write(&file, tree::bytes(at + 1)).expect("a file");
            spawn(
                &client,
                &server,
                &["queue", "add", &file.display().to_string(), &target],
            )
        })
        .collect();
    let mut promised = 0;
    let mut ends = Vec::new();
    for child in children {
        ends.push(child.wait_with_output().expect("a child ends"));
    }
    let told = list(&client, &server);
    for (at, end) in ends.into_iter().enumerate() {
        let (said, error) = (
            String::from_utf8_lossy(&end.stdout).into_owned(),
            String::from_utf8_lossy(&end.stderr).into_owned(),
        );
        if end.status.success() {
            assert!(said.contains("is in the queue"), "{said}");
            assert_eq!(told.matches(&format!("file {at} ")).count(), 1, "{told}");
            promised += 1;
        } else {
            // Whoever had the queue came to its end before it answered.
            let told = error.contains("does not answer") || error.contains("is ending");
            assert!(told, "{error}");
        }
    }
    assert!(promised > 0, "{told}");
}

/// Waits until somebody listens beside the queue.
fn opened(home: &Path) {
    let begun = Instant::now();
    while std::os::unix::net::UnixStream::connect(home.join("state/queue.sock")).is_err() {
        assert!(begun.elapsed() < PATIENCE, "nobody has the queue");
        sleep(Duration::from_millis(20));
    }
}

#[test]
#[ignore = "needs the servers of tests/servers"]
fn who_waits_for_a_holder_that_is_killed_is_told_and_nothing_is_lost() {
    let server = servers::named("vsftpd-plain");
    let client = Client::new();
    let there = crate::crash::folder_of(&server, "door-killed");
    let here = tempfile::tempdir().expect("a folder");
    let (slow, other) = (here.path().join("slow"), here.path().join("other"));
    fs::write(&slow, tree::bytes(3 << 20)).expect("a file");
    fs::write(&other, tree::bytes(70_000)).expect("a file");
    let target = server.url("127.0.0.1", "//door-killed");
    let add = [
        "--if-exists",
        "replace",
        "queue",
        "add",
        &slow.display().to_string(),
        &target,
    ];
    client.run(&server, &["queue", "pause"]).ok("queue pause");
    client.run(&server, &add).ok("queue add");
    // Slow enough to be killed in the middle.
    let mut holder = spawn(&client, &server, &["--limit-up", "64K", "queue", "start"]);
    opened(client.home());
    let put = [
        "--if-exists",
        "replace",
        "put",
        "--durable",
        &other.display().to_string(),
        &target,
    ];
    let waits = spawn(&client, &server, &put);
    let begun = Instant::now();
    while !list(&client, &server).contains("other") {
        assert!(begun.elapsed() < PATIENCE, "the second job does not come");
        sleep(Duration::from_millis(20));
    }
    holder.kill().expect("a child can be killed");
    holder.wait().expect("a child ends");
    let end = waits.wait_with_output().expect("a child ends");
    let error = String::from_utf8_lossy(&end.stderr).into_owned();
    assert!(!end.status.success(), "{error}");
    assert!(
        error.contains("another Portolan has the queue and does not answer"),
        "{error}"
    );
    // Both jobs are there for the next one.
    client.run(&server, &["queue", "start"]).ok("queue start");
    tree::assert_equal(here.path(), &there, "what was sent");
    assert!(list(&client, &server).starts_with("0 rows"));
}
