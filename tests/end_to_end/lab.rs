//! Servers that a test starts for itself, from a table of its own, and ends when it is over.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use tempfile::TempDir;

use crate::servers::{self, Server};

/// Running servers; dropping it ends them.
pub(crate) struct Lab {
    folder: PathBuf,
    pub(crate) servers: Vec<Server>,
    _parent: TempDir,
}

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("servers").join(name)
}

impl Lab {
    /// Starts these servers of a table in `tests/servers` on loopback.
    pub(crate) fn start(table: &str, names: &[&str]) -> Self {
        Self::run(Command::new(script("start")), table, names)
    }

    /// Starts them in a network namespace, on this address.
    pub(crate) fn start_in(namespace: &str, address: &str, table: &str, names: &[&str]) -> Self {
        let mut command = Command::new("ip");
        command.args(["netns", "exec", namespace]).arg(script("start"));
        command.args(["--listen", address]);
        Self::run(command, table, names)
    }

    fn run(mut command: Command, table: &str, names: &[&str]) -> Self {
        let parent = tempfile::Builder::new()
            .prefix("portolan-lab-")
            .tempdir()
            .expect("a folder");
        // The servers drop to another user, who must come through.
        #[cfg(unix)]
        std::fs::set_permissions(parent.path(), std::os::unix::fs::PermissionsExt::from_mode(0o755))
            .expect("our own folder");
        let folder = parent.path().join("lab");
        let output = command
            .arg("--table")
            .arg(script(table))
            .arg(&folder)
            .args(names)
            .stdin(Stdio::null())
            .output()
            .expect("tests/servers/start");
        assert!(
            output.status.success(),
            "{names:?} did not start:\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let servers = servers::read(&folder.join("servers.json"));
        assert_eq!(servers.len(), names.len(), "{table} has all of {names:?}");
        Self {
            folder,
            servers,
            _parent: parent,
        }
    }
}

impl Drop for Lab {
    fn drop(&mut self) {
        // What it could not end it has said; the test has its own verdict.
        drop(Command::new(script("stop")).arg(&self.folder).status());
    }
}
