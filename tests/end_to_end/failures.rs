//! Each kind of failure: its exit code, and words that say what, where, why and what to do next.

use std::{fs, net::TcpListener, process::Command};

use crate::{
    client::{Client, Run, assert_says, events},
    servers,
};

#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn wrong_password() {
    for name in ["vsftpd-plain", "proftpd-plain", "pureftpd-plain"] {
        let server = servers::named(name);
        let client = Client::new();
        let mut command = client.command(Some("not the password"));
        let run = Run::from(
            command
                .args(["--tls", "off", "ls", &server.url("127.0.0.1", "")])
                .output()
                .expect("it runs"),
        );
        assert_says(
            &run,
            4,
            &[
                "Cannot connect to",
                &format!("127.0.0.1:{}", server.port),
                "refused",
                "530",
                "Check both",
            ],
        );
    }
}

#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn nothing_listens() {
    // A port that was free a moment ago.
    let port = TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .expect("a port")
        .port();
    let client = Client::new();
    let run = Run::from(
        client
            .command(Some("x"))
            .args(["ls", &format!("ftp://u@127.0.0.1:{port}/")])
            .output()
            .expect("it runs"),
    );
    assert_says(
        &run,
        3,
        &[
            "Cannot connect to",
            "127.0.0.1",
            "nothing accepts connections",
            "Check the port",
        ],
    );
}

#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn unknown_host() {
    let client = Client::new();
    let run = Run::from(
        client
            .command(Some("x"))
            .args(["ls", "ftp://u@no-such-host.invalid/"])
            .output()
            .expect("it runs"),
    );
    assert_says(
        &run,
        3,
        &["no-such-host.invalid", "has no address", "Check the spelling"],
    );
}

#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn untrusted_certificate_and_its_pin() {
    let server = servers::named("proftpd-explicit");
    let client = Client::new();
    let url = server.url("127.0.0.1", "");
    let run = Run::from(
        client
            .command(Some(&server.password))
            .args(["ls", &url])
            .output()
            .expect("it runs"),
    );
    assert_says(&run, 5, &["certificate is not trusted", "SHA-256", "--pin"]);
    let pin = run
        .stderr
        .split("--pin ")
        .nth(1)
        .and_then(|rest| rest.split_whitespace().next())
        .expect("the pin is printed")
        .to_owned();
    let mut accepted = client.command(Some(&server.password));
    Run::from(accepted.args(["--pin", &pin, "ls", &url]).output().expect("it runs")).ok("with the pin");
    let other = "00:".repeat(31) + "00";
    let refused = Run::from(
        client
            .command(Some(&server.password))
            .args(["--pin", &other, "ls", &url])
            .output()
            .expect("it runs"),
    );
    assert_eq!(refused.code, Some(5), "{}", refused.stderr);
}

#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn plain_server_and_no_consent() {
    let server = servers::named("vsftpd-plain");
    let client = Client::new();
    let trace = client.home().join("t.trace");
    let trace_path = trace.to_str().expect("UTF-8");
    let arguments = ["--trace", trace_path, "ls", &server.url("127.0.0.1", "")];
    let run = Run::from(
        client
            .command(Some(&server.password))
            .args(arguments)
            .output()
            .expect("it runs"),
    );
    assert_says(&run, 6, &["does not offer TLS", "nothing was sent in clear"]);
    let sent: Vec<_> = events(&trace)
        .into_iter()
        .filter(|event| event["event"] == "command_sent")
        .collect();
    assert!(
        !sent.is_empty()
            && sent.iter().all(|event| event["line"]
                .as_str()
                .is_some_and(|line| line.starts_with("AUTH") || line == "QUIT")),
        "{sent:?}"
    );
}

#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn permission_denied_and_not_found() {
    for name in ["vsftpd-plain", "proftpd-plain", "pureftpd-plain"] {
        let server = servers::named(name);
        let client = Client::new();
        let closed = server.root.join("closed");
        fs::create_dir_all(&closed).expect("a folder");
        // Its owner is root, and nobody else may write there.
        Command::new("chown").arg("root:").arg(&closed).status().expect("chown");
        Command::new("chmod").arg("755").arg(&closed).status().expect("chmod");
        let file = client.home().join("x.txt");
        fs::write(&file, "x").expect("a file");
        let run = client.run(
            &server,
            &[
                "put",
                file.to_str().expect("UTF-8"),
                &server.url("127.0.0.1", "//closed/"),
            ],
        );
        assert_says(&run, 7, &["Cannot upload", "/closed/x.txt", "the server said"]);
        assert!(
            fs::read_dir(&closed).expect("a folder").next().is_none(),
            "{name}: something was left"
        );
        let run = client.run(
            &server,
            &[
                "get",
                "-o",
                client.home().to_str().expect("UTF-8"),
                &server.url("127.0.0.1", "//no-such-file"),
            ],
        );
        assert_says(&run, 7, &["/no-such-file", "the server said"]);
    }
}

#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn existing_target_without_a_policy() {
    let server = servers::named("proftpd-plain");
    let client = Client::new();
    let file = client.home().join("taken.txt");
    fs::write(&file, "new contents").expect("a file");
    fs::write(server.root.join("taken.txt"), "old").expect("a file");
    let url = server.url("127.0.0.1", "//");
    let put = |extra: &[&str]| {
        let mut arguments = extra.to_vec();
        arguments.extend(["put", file.to_str().expect("UTF-8"), &url]);
        client.run(&server, &arguments)
    };
    let run = put(&[]);
    assert_eq!(run.code, Some(9), "{}", run.stderr);
    assert_eq!(fs::read(server.root.join("taken.txt")).expect("there"), b"old");
    put(&["--if-exists", "skip"]).ok("skip");
    assert_eq!(fs::read(server.root.join("taken.txt")).expect("there"), b"old");
    put(&["--if-exists", "keep-both"]).ok("keep both");
    assert_eq!(
        fs::read(server.root.join("taken (2).txt")).expect("there"),
        b"new contents"
    );
    put(&["--if-exists", "replace"]).ok("replace");
    assert_eq!(fs::read(server.root.join("taken.txt")).expect("there"), b"new contents");
}

#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn a_password_on_the_command_line_is_refused() {
    let client = Client::new();
    let run = Run::from(
        client
            .command(None)
            .args(["ls", "ftp://u:secret@127.0.0.1/"])
            .output()
            .expect("it runs"),
    );
    assert_eq!(run.code, Some(2));
    assert!(
        run.stderr.contains("command line") && !run.stderr.contains("secret"),
        "{}",
        run.stderr
    );
}

#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn full_disk_leaves_nothing_under_the_final_name() {
    let server = servers::named("pureftpd-plain");
    let client = Client::new();
    let small = client.home().join("small-disk");
    fs::create_dir(&small).expect("a folder");
    let mounted = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=1m", "tmpfs"])
        .arg(&small)
        .status()
        .is_ok_and(|status| status.success());
    if !mounted {
        eprintln!("full disk: not tested, since this system allows no mount");
        return;
    }
    fs::write(server.root.join("large.bin"), vec![7; 3 << 20]).expect("a file");
    let run = client.run(
        &server,
        &[
            "get",
            "-o",
            small.to_str().expect("UTF-8"),
            &server.url("127.0.0.1", "//large.bin"),
        ],
    );
    let left: Vec<_> = fs::read_dir(&small)
        .expect("a folder")
        .flatten()
        .map(|entry| entry.file_name())
        .collect();
    Command::new("umount").arg(&small).status().expect("umount");
    assert_says(
        &run,
        8,
        &[
            "Cannot download",
            "large.bin",
            "disk of this computer is full",
            "Free some space",
        ],
    );
    assert!(!left.iter().any(|name| name == "large.bin"), "{left:?}");
}
