//! The servers that `tests/servers/start` has started.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

/// One running server.
#[derive(Clone, Debug)]
pub(crate) struct Server {
    pub(crate) name: String,
    pub(crate) family: String,
    /// `off`, `explicit` or `implicit`.
    pub(crate) tls: String,
    pub(crate) tls_version: String,
    pub has_ipv6: bool,
    pub(crate) port: u16,
    pub(crate) user: String,
    pub(crate) password: String,
    /// The local folder that it shows as `/`.
    pub(crate) root: PathBuf,
    /// Where it writes the commands that it got.
    pub(crate) log: PathBuf,
    /// The authority that signed its certificate.
    pub(crate) ca: PathBuf,
    /// Certificate and key of a client, signed by the same authority.
    pub(crate) client: PathBuf,
}

/// All servers that `tests/run` started.
pub(crate) fn all() -> Vec<Server> {
    let path = std::env::var_os("PORTOLAN_SERVERS").expect("PORTOLAN_SERVERS is set: tests/run starts the servers");
    read(Path::new(&path))
}

/// The servers of this servers.json.
pub(crate) fn read(path: &Path) -> Vec<Server> {
    let text = fs::read_to_string(path).expect("servers.json is a file");
    let value: Value = serde_json::from_str(&text).expect("servers.json is JSON");
    let file = |key: &str| PathBuf::from(value[key].as_str().unwrap_or_else(|| panic!("{key} in servers.json")));
    let (ca, client) = (file("ca"), file("client"));
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or_else(|| panic!("{key} in {row}")).to_owned();
    let rows = value["servers"].as_array().expect("servers");
    let server = |row: &Value| Server {
        name: text(row, "name"),
        family: text(row, "family"),
        tls: text(row, "tls"),
        tls_version: row["tls_version"].as_str().unwrap_or_default().to_owned(),
        has_ipv6: row["host6"].is_string(),
        port: row["port"]
            .as_u64()
            .and_then(|port| u16::try_from(port).ok())
            .expect("port"),
        user: text(row, "user"),
        password: text(row, "password"),
        root: text(row, "root").into(),
        log: text(row, "log").into(),
        ca: ca.clone(),
        client: client.clone(),
    };
    rows.iter().map(server).collect()
}

/// The server of this name.
pub(crate) fn named(name: &str) -> Server {
    all()
        .into_iter()
        .find(|server| server.name == name)
        .unwrap_or_else(|| panic!("servers.json has no {name}"))
}

/// The full matrix, or the short form?
pub(crate) fn long() -> bool {
    std::env::var_os("PORTOLAN_LONG").is_some_and(|value| value == "1")
}

impl Server {
    /// Address of a path (percent-encoded by the caller) on this server. `host` may be an IPv6 address.
    pub(crate) fn url(&self, host: &str, path: &str) -> String {
        let scheme = match self.tls.as_str() {
            "explicit" => "ftpes",
            "implicit" => "ftps",
            _ => "ftp",
        };
        let host = if host.contains(':') {
            format!("[{host}]")
        } else {
            host.to_owned()
        };
        format!("{scheme}://{}@{host}:{}{path}", self.user, self.port)
    }
}
