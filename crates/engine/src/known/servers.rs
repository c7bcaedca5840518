//! What was learnt of each server: `servers.toml` in the folder of the state. Worth keeping, never worth trusting: an
//! entry only counts as long as the server is the same kind of server.

use crate::News;
use std::{collections::BTreeMap, path::Path, sync::Arc};

use portolan_ftp_proto::Learned;
use portolan_remote::{HostPort, NameEncoding, SessionFacts, TlsVersion};
use sha2::{Digest as _, Sha256};
use toml_edit::{Item, value};

use super::{Book, Save, server_of, table};

mod file;
mod row;

pub use row::{NoSuchRow, ServerRow, ServerValue};

/// From what a row comes that a person has set here. Such rows outlive a change of the server.
const SET_BY_HAND: &str = "set by hand";

/// From what a row comes that a person has written into the file.
const WRITTEN_BY_HAND: &str = "written into servers.toml";

/// What is remembered of one server, for the faces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerMemory {
    /// Which server.
    pub server: HostPort,
    /// The name of its software as it told it; empty where it told none.
    pub software: Arc<str>,
    /// What is remembered, in the order of [`ServerRow::ALL`].
    pub rows: Arc<[MemoryRow]>,
}

/// One thing that is remembered of a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemoryRow {
    /// Which.
    pub row: ServerRow,
    /// What.
    pub value: ServerValue,
    /// When it was learnt, UTC seconds since 1970, where known.
    pub when: Option<i64>,
    /// From what it was learnt, in words; the words of servers in it are not masked or made visible.
    pub from: Arc<str>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    value: ServerValue,
    when: Option<i64>,
    from: Arc<str>,
}

impl Entry {
    fn by_hand(&self) -> bool {
        matches!(&*self.from, SET_BY_HAND | WRITTEN_BY_HAND)
    }
}

/// What was learnt of one server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Server {
    /// Software and features, digested: what was learnt of another server on the same port is not worth anything.
    fingerprint: String,
    software: Arc<str>,
    rows: BTreeMap<ServerRow, Entry>,
}

impl Server {
    /// What a session begins with.
    pub(crate) fn learned(&self) -> Learned {
        let mut learned = Learned::default();
        for (row, entry) in &self.rows {
            row::put(&mut learned, *row, entry.value, &entry.from);
        }
        learned
    }

    /// The encoding of its names, where the person said so.
    pub(crate) fn name_encoding(&self) -> NameEncoding {
        match self.rows.get(&ServerRow::NameEncoding).map(|entry| entry.value) {
            Some(ServerValue::Encoding(encoding)) => encoding,
            _ => NameEncoding::AUTO,
        }
    }

    /// The most sessions, and whether a person said so.
    pub(crate) fn session_limit(&self) -> Option<(u8, bool)> {
        match self.rows.get(&ServerRow::SessionLimit) {
            Some(
                entry @ Entry {
                    value: ServerValue::Count(count),
                    ..
                },
            ) => Some((*count, entry.by_hand())),
            _ => None,
        }
    }

    /// Does it demand that data connections resume the TLS session of the control connection?
    pub(crate) fn demands_reuse(&self) -> bool {
        self.value(ServerRow::TlsReuse) == Some(ServerValue::Switch(true))
    }

    /// The only version of TLS to use with it.
    pub(crate) fn tls_version(&self) -> Option<TlsVersion> {
        match self.value(ServerRow::TlsVersion) {
            Some(ServerValue::Version(version)) => Some(version),
            _ => None,
        }
    }

    fn value(&self, row: ServerRow) -> Option<ServerValue> {
        self.rows.get(&row).map(|entry| entry.value)
    }

    fn view(&self, server: HostPort) -> ServerMemory {
        ServerMemory {
            server,
            software: self.software.clone(),
            rows: ServerRow::ALL
                .into_iter()
                .filter_map(|row| {
                    let entry = self.rows.get(&row)?;
                    Some(MemoryRow {
                        row,
                        value: entry.value,
                        when: entry.when,
                        from: entry.from.clone(),
                    })
                })
                .collect(),
        }
    }
}

/// What was learnt of all servers.
#[derive(Debug)]
pub(crate) struct Servers {
    book: Book,
    known: BTreeMap<HostPort, Server>,
}

impl Servers {
    pub(crate) fn load(folder: &Path) -> (Self, Option<News>) {
        let (book, document, problem) = Book::open(folder.join("servers.toml"));
        let known = document
            .get("servers")
            .and_then(Item::as_table_like)
            .map(|servers| {
                servers
                    .iter()
                    .filter_map(|(key, server)| Some((server_of(key)?, file::from_table(server.as_table_like()?))))
                    .collect()
            })
            .unwrap_or_default();
        (Self { book, known }, problem)
    }

    /// What is known of a server before it has said a word.
    pub(crate) fn get(&self, server: &HostPort) -> Server {
        self.known.get(server).cloned().unwrap_or_default()
    }

    /// For the faces.
    pub(crate) fn view(&self) -> Arc<[ServerMemory]> {
        self.known
            .iter()
            .map(|(server, known)| known.view(server.clone()))
            .collect()
    }

    /// A session tells who the server is and what it has learnt since it told last (`before`). Gives the write to make
    /// if anything is new.
    pub(crate) fn note(
        &mut self,
        server: &HostPort,
        facts: &SessionFacts,
        before: &Learned,
        learned: &Learned,
        now: i64,
    ) -> Option<Save> {
        let fingerprint = fingerprint(facts);
        let known = self.known.entry(server.clone()).or_default();
        let old = known.clone();
        if known.fingerprint != fingerprint {
            if !known.fingerprint.is_empty() {
                // Another server: only what a person decided still holds.
                known.rows.retain(|_, entry| entry.by_hand());
            }
            known.fingerprint = fingerprint;
        }
        known.software = facts.server.as_str().into();
        let was = row::rows_of(before);
        let is = row::rows_of(learned);
        for (row, value, from) in &is {
            let same = was.iter().any(|(other, before, _)| (other, before) == (row, value));
            if !same && known.value(*row) != Some(*value) {
                let entry = Entry {
                    value: *value,
                    when: Some(now),
                    from: from.as_str().into(),
                };
                known.rows.insert(*row, entry);
            }
        }
        for (row, ..) in was {
            if !is.iter().any(|(other, ..)| *other == row) {
                known.rows.remove(&row);
            }
        }
        (*known != old).then(|| self.save(server, &old))
    }

    /// The engine itself has learnt something; `None` takes a row back. Gives the write to make if it is new. What a
    /// person decided stays.
    pub(crate) fn learn(
        &mut self,
        server: &HostPort,
        row: ServerRow,
        value: Option<ServerValue>,
        from: &str,
        now: i64,
    ) -> Option<Save> {
        let known = self.known.entry(server.clone()).or_default();
        if known.value(row) == value || known.rows.get(&row).is_some_and(Entry::by_hand) {
            return None;
        }
        Some(self.put(server, row, value, from, now))
    }

    /// The person sets a row, or takes it back.
    pub(crate) fn set(&mut self, server: &HostPort, row: ServerRow, value: Option<ServerValue>, now: i64) -> Save {
        let value = value.filter(|value| row.takes(*value));
        self.put(server, row, value, SET_BY_HAND, now)
    }

    fn put(&mut self, server: &HostPort, row: ServerRow, value: Option<ServerValue>, from: &str, now: i64) -> Save {
        let known = self.known.entry(server.clone()).or_default();
        let old = known.clone();
        match value {
            Some(value) => {
                let entry = Entry {
                    value,
                    when: Some(now),
                    from: from.into(),
                };
                known.rows.insert(row, entry);
            }
            None => drop(known.rows.remove(&row)),
        }
        self.save(server, &old)
    }

    /// Nothing is known of this server any more.
    pub(crate) fn forget(&mut self, server: &HostPort) -> Save {
        self.known.remove(server);
        let key = server.to_string();
        self.book.edit(move |document| {
            if let Some(servers) = table(document, "servers") {
                servers.remove(&key);
            }
        })
    }

    /// The write of what is different now. Rows that another process has learnt meanwhile stay, unless the server
    /// became another one.
    fn save(&self, server: &HostPort, old: &Server) -> Save {
        let (key, new, old) = (server.to_string(), self.get(server), old.clone());
        self.book.edit(move |document| {
            let Some(row_table) = table(document, "servers").and_then(|servers| table(servers, &key)) else {
                return;
            };
            let there = file::from_table(row_table);
            let another = !there.fingerprint.is_empty() && there.fingerprint != new.fingerprint;
            for row in ServerRow::ALL {
                let entry = new.rows.get(&row);
                let outdated = another && there.rows.get(&row).is_some_and(|entry| !entry.by_hand());
                if entry != old.rows.get(&row) || outdated {
                    file::write_row(row_table, row, entry);
                }
            }
            row_table.insert(file::FINGERPRINT, value(&new.fingerprint));
            row_table.insert(file::SOFTWARE, value(&*new.software));
        })
    }
}

/// Changes when the server's software or its features do; not with times and user counts.
fn fingerprint(facts: &SessionFacts) -> String {
    let mut features = facts.features.clone();
    features.sort();
    let without_digits = |text: &str| text.chars().filter(|char| !char.is_ascii_digit()).collect::<String>();
    let mut hash = Sha256::new();
    hash.update(without_digits(&facts.server));
    hash.update([0]);
    hash.update(facts.system.as_deref().unwrap_or_default());
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

#[cfg(test)]
mod tests;
