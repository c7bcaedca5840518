//! Whom the person trusts: certificates, and servers without TLS. `trust.toml` in the folder of the settings.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

use portolan_remote::{Fingerprint, HostPort};
use portolan_settings::update_toml;

use super::{Save, read, table};

const CERTIFICATES: &str = "certificates";
const TLS_WORKED: &str = "tls_worked";
const PLAIN: &str = "plain_allowed";

/// Decisions of the person about servers, and where TLS once worked.
#[derive(Debug)]
pub(crate) struct Trust {
    path: PathBuf,
    /// For good, by `host:port`.
    always: BTreeMap<String, Fingerprint>,
    /// Until the program ends.
    once: BTreeMap<String, Fingerprint>,
    tls_worked: BTreeSet<String>,
    /// By `user@host:port`.
    plain: BTreeSet<String>,
}

impl Trust {
    /// Reads the file; the second part tells what was wrong with it.
    pub(crate) fn load(folder: &std::path::Path) -> (Self, Option<String>) {
        let path = folder.join("trust.toml");
        let (document, problem) = read(&path);
        let keys = |name: &str| -> BTreeSet<String> {
            document
                .get(name)
                .and_then(|item| item.as_table_like())
                .map(|table| table.iter().map(|(key, _)| key.to_owned()).collect())
                .unwrap_or_default()
        };
        let always = document
            .get(CERTIFICATES)
            .and_then(|item| item.as_table_like())
            .map(|table| {
                table
                    .iter()
                    .filter_map(|(key, value)| Some((key.to_owned(), value.as_str()?.parse().ok()?)))
                    .collect()
            })
            .unwrap_or_default();
        let trust = Self {
            always,
            once: BTreeMap::new(),
            tls_worked: keys(TLS_WORKED),
            plain: keys(PLAIN),
            path,
        };
        (trust, problem)
    }

    /// The certificates that are accepted for a server.
    pub(crate) fn pins(&self, server: &HostPort) -> Vec<Fingerprint> {
        let key = server.to_string();
        self.once
            .get(&key)
            .into_iter()
            .chain(self.always.get(&key))
            .copied()
            .collect()
    }

    /// The one that was accepted before, for the warning that it changed.
    pub(crate) fn before(&self, server: &HostPort) -> Option<Fingerprint> {
        self.pins(server).first().copied()
    }

    /// The person trusts a certificate, for good or until the program ends.
    pub(crate) fn accept(&mut self, server: &HostPort, certificate: Fingerprint, always: bool) -> Option<Save> {
        let key = server.to_string();
        if !always {
            self.once.insert(key, certificate);
            return None;
        }
        self.once.remove(&key);
        self.always.insert(key.clone(), certificate);
        Some(self.save(CERTIFICATES, key, certificate.to_string()))
    }

    /// Did TLS ever work with this server? Then it is never gone without in silence.
    pub(crate) fn tls_worked(&self, server: &HostPort) -> bool {
        self.tls_worked.contains(&server.to_string())
    }

    /// TLS works with this server.
    pub(crate) fn note_tls(&mut self, server: &HostPort, now: &str) -> Option<Save> {
        let key = server.to_string();
        self.tls_worked
            .insert(key.clone())
            .then(|| self.save(TLS_WORKED, key, now.to_owned()))
    }

    /// May this user go without TLS at this server?
    pub(crate) fn plain_allowed(&self, user: &str, server: &HostPort) -> bool {
        self.plain.contains(&format!("{user}@{server}"))
    }

    /// The person allows it.
    pub(crate) fn allow_plain(&mut self, user: &str, server: &HostPort, now: &str) -> Save {
        let key = format!("{user}@{server}");
        self.plain.insert(key.clone());
        self.save(PLAIN, key, now.to_owned())
    }

    fn save(&self, name: &'static str, key: String, value: String) -> Save {
        let path = self.path.clone();
        Box::new(move || {
            update_toml(&path, |document| {
                if let Some(table) = table(document, name) {
                    table.insert(&key, toml_edit::value(value));
                }
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_for_good_survive_and_others_do_not() {
        let folder = tempfile::tempdir().unwrap();
        let server = HostPort::new("::1", 2121);
        let (first, second) = (Fingerprint([1; 32]), Fingerprint([2; 32]));
        let (mut trust, problem) = Trust::load(folder.path());
        assert_eq!(problem, None);
        assert!(trust.accept(&server, second, false).is_none());
        assert_eq!(trust.pins(&server), [second]);
        trust.accept(&server, first, true).unwrap()().unwrap();
        trust.note_tls(&server, "2026-01-01").unwrap()().unwrap();
        assert!(trust.note_tls(&server, "2026-01-02").is_none());
        trust.allow_plain("anna", &server, "2026-01-01")().unwrap();
        let (trust, problem) = Trust::load(folder.path());
        assert_eq!(problem, None);
        assert_eq!(trust.pins(&server), [first]);
        assert!(trust.tls_worked(&server) && trust.plain_allowed("anna", &server));
        assert!(!trust.plain_allowed("bert", &server) && !trust.tls_worked(&HostPort::new("::1", 21)));
    }

    #[test]
    fn a_broken_file_is_told_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("trust.toml"), "[half").unwrap();
        let (_, problem) = Trust::load(folder.path());
        assert!(problem.unwrap().contains("broken"));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
