//! Runs `portolan-cli` as a person would: a process of its own, with a home of its own.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

use crate::servers::Server;

/// A home folder, and the program.
pub(crate) struct Client {
    home: TempDir,
    /// The network namespace it runs in.
    namespace: Option<String>,
}

/// What a run of the program gave.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// The program, built beside this test (`tests/run` builds it first).
pub(crate) fn program() -> PathBuf {
    let test = std::env::current_exe().expect("this test has a path");
    let folder = test.parent().and_then(Path::parent).expect("target/debug/deps");
    let program = folder.join(format!("portolan-cli{}", std::env::consts::EXE_SUFFIX));
    assert!(
        program.is_file(),
        "{} is missing: run `cargo build -p portolan-cli` first",
        program.display()
    );
    program
}

impl Client {
    pub(crate) fn new() -> Self {
        Self {
            home: tempfile::tempdir().expect("a home folder"),
            namespace: None,
        }
    }

    /// A client in a network namespace.
    pub(crate) fn within(namespace: &str) -> Self {
        Self {
            namespace: Some(namespace.to_owned()),
            ..Self::new()
        }
    }

    /// Where this client keeps its files; traces go there too.
    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// A command with the right environment.
    pub(crate) fn command(&self, password: Option<&str>) -> Command {
        let mut command = match &self.namespace {
            None => Command::new(program()),
            Some(namespace) => {
                let mut command = Command::new("ip");
                command.args(["netns", "exec", namespace]).arg(program());
                command
            }
        };
        command
            .env("PORTOLAN_HOME", self.home.path())
            .env_remove("PORTOLAN_PASSWORD")
            .env_remove("PORTOLAN_PROXY_PASSWORD")
            .stdin(Stdio::null());
        // No keyring of this session may answer instead of us.
        command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        if let Some(password) = password {
            command.env("PORTOLAN_PASSWORD", password);
        }
        command
    }

    /// Runs the program with these arguments against a server.
    pub(crate) fn run(&self, server: &Server, arguments: &[impl AsRef<OsStr>]) -> Run {
        let mut command = self.command(Some(&server.password));
        if server.tls == "off" {
            command.args(["--tls", "off"]);
        } else {
            command.arg("--ca").arg(&server.ca);
        }
        command
            .args(arguments)
            .output()
            .map(Run::from)
            .expect("the program starts")
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

impl Run {
    /// It must have done everything.
    #[track_caller]
    pub(crate) fn ok(self, what: &str) -> Self {
        assert_eq!(
            self.code,
            Some(0),
            "{what}\n--- stdout\n{}\n--- stderr\n{}",
            self.stdout,
            self.stderr
        );
        self
    }
}

/// A failure has all four parts, each with the words that matter.
#[track_caller]
pub(crate) fn assert_says(run: &Run, code: i32, words: &[&str]) {
    assert_eq!(run.code, Some(code), "{}\n{}", run.stdout, run.stderr);
    for word in words.iter().chain(&["why:", "next:"]) {
        assert!(run.stderr.contains(word), "{word:?} is missing in:\n{}", run.stderr);
    }
}

/// The events of a trace file, as JSON.
pub(crate) fn events(trace: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(trace).expect("the trace was written");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("a trace has JSON lines"))
        .collect()
}
