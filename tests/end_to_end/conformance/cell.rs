//! One server over one family of addresses, with a folder and a home of its own.

use std::{
    ffi::OsStr,
    fs,
    os::unix::{ffi::OsStrExt as _, fs::PermissionsExt as _},
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::{
    client::{Client, Run, events},
    servers::Server,
};

/// What a check runs on.
pub(super) struct Cell {
    pub(super) server: Server,
    pub(super) host: &'static str,
    client: Client,
    folder: String,
}

impl Cell {
    pub(super) fn new(server: &Server, host: &'static str) -> Self {
        let folder = format!("conformance-{}", if host.contains(':') { "6" } else { "4" });
        let cell = Self {
            server: server.clone(),
            host,
            client: Client::new(),
            folder,
        };
        fs::remove_dir_all(cell.remote_root()).ok();
        make_folder(&cell.remote_root());
        cell
    }

    /// Where the folder of this cell lies on the disk of the server.
    fn remote_root(&self) -> PathBuf {
        self.server.root.join(&self.folder)
    }

    /// A file or folder below the folder of this cell, as the server's disk has it.
    pub(super) fn on_server(&self, name: impl AsRef<OsStr>) -> PathBuf {
        self.remote_root().join(name.as_ref())
    }

    /// A path in the home of the client.
    pub(super) fn local(&self, name: impl AsRef<OsStr>) -> PathBuf {
        self.client.home().join(name.as_ref())
    }

    /// The address of a path below the folder of this cell.
    pub(super) fn url(&self, name: impl AsRef<OsStr>) -> String {
        self.server
            .url(self.host, &format!("//{}/{}", self.folder, encode(name.as_ref())))
    }

    /// The path of `name` as the server has it.
    pub(super) fn path(&self, name: &str) -> String {
        format!("/{}/{name}", self.folder)
    }

    /// Runs the program.
    pub(super) fn run(&self, arguments: &[&OsStr]) -> Run {
        self.client.run(&self.server, arguments)
    }

    /// Runs the program and gives what it sent, besides what it gave.
    pub(super) fn traced(&self, arguments: &[&OsStr]) -> (Run, Vec<Value>) {
        let trace = self.local("trace");
        let mut all = vec![OsStr::new("--trace"), trace.as_os_str()];
        all.extend(arguments);
        let run = self.run(&all);
        (run, events(&trace))
    }
}

/// A folder that the server's user may write to.
pub(crate) fn make_folder(path: &Path) {
    fs::create_dir_all(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    fs::set_permissions(path, fs::Permissions::from_mode(0o777)).expect("our own folder");
}

/// A file that the server's user may write to.
pub(crate) fn make_file(path: &Path, contents: impl AsRef<[u8]>) {
    fs::write(path, contents).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    fs::set_permissions(path, fs::Permissions::from_mode(0o666)).expect("our own file");
}

/// Percent-encodes all but letters, digits, and what separates paths.
fn encode(name: &OsStr) -> String {
    let byte = |byte: &u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => char::from(*byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    name.as_bytes().iter().map(byte).collect()
}

/// The commands that begin with this verb, as they were sent.
pub(super) fn sent(events: &[Value], verb: &str) -> Vec<String> {
    let lines = events
        .iter()
        .filter(|event| event["event"] == "command_sent")
        .filter_map(|event| event["line"].as_str());
    lines
        .filter(|line| {
            line.split(' ')
                .next()
                .is_some_and(|first| first.eq_ignore_ascii_case(verb))
        })
        .map(str::to_owned)
        .collect()
}
