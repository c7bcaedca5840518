//! What is remembered of servers, from the command line: set, shown, forgotten; and whom a person trusts.

use crate::client::{Client, Run};

const SUM: &str = "01:02:03:04:05:06:07:08:09:0A:0B:0C:0D:0E:0F:10:11:12:13:14:15:16:17:18:19:1A:1B:1C:1D:1E:1F:20";

#[track_caller]
fn run(client: &Client, code: i32, arguments: &[&str]) -> Run {
    let run = Run::from(client.command(None).args(arguments).output().expect("it runs"));
    assert_eq!(run.code, Some(code), "{arguments:?}: {}\n{}", run.stdout, run.stderr);
    run
}

#[test]
#[ignore = "needs the programs of tests/run"]
fn what_is_set_is_shown_and_forgotten() {
    let client = Client::new();
    run(&client, 1, &["server", "h"]);
    assert_eq!(run(&client, 0, &["server"]).stdout, "");
    run(&client, 0, &["server", "h:2121", "--set", "session_limit=2"]);
    run(&client, 0, &["server", "h:2121", "--set", "data_mode=pasv"]);
    run(&client, 0, &["server", "i", "--set", "tls_version=1.2"]);
    let shown = run(&client, 0, &["server", "h"]).stdout;
    for words in ["h:2121", "session_limit", "PASV", "set by hand"] {
        assert!(shown.contains(words), "{words} is missing in {shown}");
    }
    assert!(!shown.contains("TLS 1.2"), "{shown}");
    let shown = run(&client, 0, &["server", "--json"]).stdout;
    let lines: Vec<serde_json::Value> = shown
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[1]["rows"][0]["value"], "TLS 1.2");
    assert!(lines[1]["rows"][0]["when"].is_string(), "{shown}");
    run(&client, 0, &["server", "h", "--forget", "data_mode"]);
    let shown = run(&client, 0, &["server", "h"]).stdout;
    assert!(!shown.contains("PASV") && shown.contains("session_limit"), "{shown}");
    run(&client, 0, &["server", "h", "--forget"]);
    run(&client, 1, &["server", "h", "--forget"]);
    for wrong in ["session_limit=0", "session_limit", "colour=red"] {
        run(&client, 2, &["server", "h", "--set", wrong]);
    }
}

#[test]
#[ignore = "needs the programs of tests/run"]
fn what_is_trusted_is_shown_and_taken_back() {
    let client = Client::new();
    run(&client, 1, &["trust", "h"]);
    run(&client, 0, &["trust", "import", "h", SUM]);
    let text = client.home().join("no.pem");
    std::fs::write(&text, "no certificate").expect("writable");
    run(&client, 2, &["trust", "import", "h", &text.to_string_lossy()]);
    run(&client, 2, &["trust", "import", "h", "/nonexistent"]);
    let shown = run(&client, 0, &["trust"]).stdout;
    assert!(shown.contains("h:21") && shown.contains(SUM), "{shown}");
    run(&client, 0, &["trust", "h", "--forget"]);
    assert_eq!(run(&client, 0, &["trust"]).stdout, "");
}

#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn an_imported_certificate_is_accepted() {
    let client = Client::new();
    let server = crate::servers::named("vsftpd-explicit");
    let (host, url) = (format!("127.0.0.1:{}", server.port), server.url("127.0.0.1", ""));
    let list = || {
        let mut command = client.command(Some(&server.password));
        Run::from(command.args(["--json", "ls", &url]).output().expect("it runs"))
    };
    let refused = list();
    assert_eq!(refused.code, Some(5), "{}", refused.stderr);
    let told = refused.stderr.lines().find(|line| line.starts_with('{')).expect("JSON");
    let told: serde_json::Value = serde_json::from_str(told).expect("JSON");
    let sum = told["sha256"].as_str().expect("a SHA-256");
    run(&client, 0, &["trust", "import", &host, sum]);
    let listed = list();
    assert_eq!(listed.code, Some(0), "{}", listed.stderr);
    let shown = run(&client, 0, &["trust", &host]).stdout;
    assert!(shown.contains("TLS worked"), "{shown}");
    let learnt = run(&client, 0, &["server", &host]).stdout;
    assert!(learnt.contains("vsftpd") && learnt.contains("data_mode"), "{learnt}");
    run(&client, 0, &["trust", &host, "--forget"]);
    assert_eq!(list().code, Some(5));
}

#[test]
#[ignore = "needs the programs of tests/run"]
fn a_password_in_an_argument_is_refused_and_not_repeated() {
    let client = Client::new();
    let refused = run(&client, 2, &["ls", "h", "--proxy", "socks5://anna:geheim@h"]);
    assert!(refused.stderr.contains("--proxy-password-file"), "{}", refused.stderr);
    assert!(!refused.stderr.contains("geheim"), "{}", refused.stderr);
    let mut command = client.command(None);
    let run = Run::from(
        command
            .env("ALL_PROXY", "gopher://anna:geheim@h")
            .args(["ls", "ftp://h"])
            .output()
            .expect("it runs"),
    );
    assert_eq!(run.code, Some(2), "{}", run.stderr);
    assert!(
        run.stderr.contains("ALL_PROXY") && !run.stderr.contains("geheim"),
        "{}",
        run.stderr
    );
}
