//! What was learnt of each server: `servers.toml` in the folder of the state. Worth keeping, never worth trusting: an
//! entry only counts as long as the server is the same kind of server.

use std::{collections::BTreeMap, path::PathBuf};

use portolan_ftp_proto::Learned;
use portolan_remote::{DataMode, HostPort, SessionFacts};
use portolan_settings::update_toml;
use sha2::{Digest as _, Sha256};
use toml_edit::{Item, Table, TableLike, value};

use super::{Save, read, table};

/// What was learnt of one server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Server {
    /// Software and features, digested: what was learnt of another server on the same port is not worth anything.
    fingerprint: String,
    pub(crate) learned: Learned,
    /// It wants TLS sessions resumed more often than TLS 1.3 hands out tickets.
    pub(crate) tls12: bool,
    /// It refused more sessions than this.
    pub(crate) session_limit: Option<u8>,
}

/// What was learnt of all servers.
#[derive(Debug)]
pub(crate) struct Servers {
    path: PathBuf,
    known: BTreeMap<String, Server>,
}

impl Servers {
    pub(crate) fn load(folder: &std::path::Path) -> (Self, Option<String>) {
        let path = folder.join("servers.toml");
        let (document, problem) = read(&path);
        let known = document
            .get("servers")
            .and_then(Item::as_table_like)
            .map(|servers| {
                servers
                    .iter()
                    .filter_map(|(key, server)| Some((key.to_owned(), from_table(server.as_table_like()?))))
                    .collect()
            })
            .unwrap_or_default();
        (Self { path, known }, problem)
    }

    /// What is known of a server before it has said a word.
    pub(crate) fn get(&self, server: &HostPort) -> Server {
        self.known.get(&server.to_string()).cloned().unwrap_or_default()
    }

    /// A session tells who the server is and what it has learnt. Gives the write to make if anything is new.
    pub(crate) fn note(
        &mut self,
        server: &HostPort,
        facts: &SessionFacts,
        learned: Learned,
        now: &str,
    ) -> Option<Save> {
        let fingerprint = fingerprint(facts);
        let known = self.known.entry(server.to_string()).or_default();
        let same = known.fingerprint == fingerprint || known.fingerprint.is_empty();
        let session_limit = known.session_limit.filter(|_| same);
        let new = Server {
            tls12: known.tls12 && same,
            fingerprint,
            learned,
            session_limit,
        };
        if *known == new {
            return None;
        }
        *known = new;
        Some(self.save(server, now))
    }

    /// The server refused more sessions than this.
    pub(crate) fn note_limit(&mut self, server: &HostPort, sessions: u8, now: &str) -> Save {
        self.known.entry(server.to_string()).or_default().session_limit = Some(sessions);
        self.save(server, now)
    }

    /// The server wants more tickets than TLS 1.3 gives.
    pub(crate) fn note_tls12(&mut self, server: &HostPort, now: &str) -> Save {
        self.known.entry(server.to_string()).or_default().tls12 = true;
        self.save(server, now)
    }

    fn save(&self, server: &HostPort, now: &str) -> Save {
        let (path, key, now) = (self.path.clone(), server.to_string(), now.to_owned());
        let server = self.get(server);
        Box::new(move || {
            update_toml(&path, |document| {
                let mut row = to_table(&server);
                row.insert("when", value(now));
                if let Some(servers) = table(document, "servers") {
                    servers.insert(&key, Item::Table(row));
                }
            })
        })
    }
}

/// Changes when the server's software or its features do; not with times and user counts.
fn fingerprint(facts: &SessionFacts) -> String {
    let mut features = facts.features.clone();
    features.sort();
    let mut hash = Sha256::new();
    hash.update(
        facts
            .server
            .chars()
            .filter(|char| !char.is_ascii_digit())
            .collect::<String>(),
    );
    for feature in features {
        hash.update([0]);
        hash.update(feature);
    }
    // Eight bytes tell servers apart; nothing secret hangs on them.
    let sum = hash.finalize();
    let mut text = String::with_capacity(16);
    for byte in sum.iter().take(8) {
        text.extend([byte >> 4, byte & 15].map(|digit| char::from_digit(u32::from(digit), 16).unwrap_or('0')));
    }
    text
}

const SWITCHES: [&str; 5] = [
    "look_ahead_retrieve",
    "look_ahead_store",
    "in_order",
    "rest_stor",
    "mlsd",
];

fn switches(learned: &mut Learned) -> [&mut Option<bool>; 5] {
    [
        &mut learned.look_ahead_retrieve,
        &mut learned.look_ahead_store,
        &mut learned.in_order,
        &mut learned.rest_stor,
        &mut learned.mlsd,
    ]
}

fn from_table(table: &dyn TableLike) -> Server {
    let mut learned = Learned {
        data_mode: table
            .get("data_mode")
            .and_then(Item::as_str)
            .and_then(|text| DataMode::ALL.into_iter().find(|mode| mode.to_string() == text)),
        ..Learned::default()
    };
    for (name, switch) in SWITCHES.into_iter().zip(switches(&mut learned)) {
        *switch = table.get(name).and_then(Item::as_bool);
    }
    Server {
        fingerprint: table
            .get("fingerprint")
            .and_then(Item::as_str)
            .unwrap_or_default()
            .to_owned(),
        learned,
        tls12: table.get("tls12").and_then(Item::as_bool).unwrap_or(false),
        session_limit: table
            .get("session_limit")
            .and_then(Item::as_integer)
            .and_then(|limit| u8::try_from(limit).ok())
            .filter(|limit| *limit > 0),
    }
}

fn to_table(server: &Server) -> Table {
    let mut row = Table::new();
    row.insert("fingerprint", value(&server.fingerprint));
    if let Some(mode) = server.learned.data_mode {
        row.insert("data_mode", value(mode.to_string()));
    }
    let mut learned = server.learned.clone();
    for (name, switch) in SWITCHES.into_iter().zip(switches(&mut learned)) {
        if let Some(switch) = *switch {
            row.insert(name, value(switch));
        }
    }
    if server.tls12 {
        row.insert("tls12", value(true));
    }
    if let Some(limit) = server.session_limit {
        row.insert("session_limit", value(i64::from(limit)));
    }
    row
}

#[cfg(test)]
mod tests {
    use portolan_remote::{RemotePath, SessionId};

    use super::*;

    fn facts(server: &str) -> SessionFacts {
        SessionFacts {
            session: SessionId(1),
            home: RemotePath::root(),
            server: server.to_owned(),
            tls: None,
            trusted_by_authority: false,
            utf8: true,
            listing_command: "MLSD",
            data_mode: None,
            round_trip: None,
            features: vec!["SIZE".to_owned()],
        }
    }

    #[test]
    fn what_was_learnt_survives_until_the_server_changes() {
        let folder = tempfile::tempdir().unwrap();
        let server = HostPort::new("ftp.example.org", 21);
        let learned = Learned {
            data_mode: Some(DataMode::Pasv),
            rest_stor: Some(false),
            ..Learned::default()
        };
        let (mut servers, _) = Servers::load(folder.path());
        servers
            .note(&server, &facts("ProFTPD 1.3"), learned.clone(), "now")
            .unwrap()()
        .unwrap();
        assert!(
            servers
                .note(&server, &facts("ProFTPD 1.4"), learned.clone(), "now")
                .is_none()
        );
        servers.note_limit(&server, 3, "now")().unwrap();
        let (mut servers, problem) = Servers::load(folder.path());
        assert_eq!(problem, None);
        assert_eq!(servers.get(&server).learned, learned);
        assert_eq!(servers.get(&server).session_limit, Some(3));
        assert!(servers.note(&server, &facts("vsftpd"), learned, "now").is_some());
        assert_eq!(servers.get(&server).session_limit, None);
    }
}
