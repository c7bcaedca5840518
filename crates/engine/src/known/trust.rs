//! Whom the person trusts: certificates, and servers without TLS. `trust.toml` in the folder of the settings.

use crate::News;
use std::{collections::BTreeMap, path::Path, sync::Arc};

use portolan_remote::{Fingerprint, HostPort};
use toml_edit::{DocumentMut, InlineTable, Item, TomlError, Value};

use super::{Book, Save, moment, server_of, table};

const CERTIFICATES: &str = "certificates";
const TLS_WORKED: &str = "tls_worked";
const PLAIN: &str = "plain_allowed";

/// One decision about a server, for the faces; or that TLS once worked there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustRow {
    /// What is trusted.
    pub what: Trusted,
    /// Since when, UTC seconds since 1970, where known.
    pub when: Option<i64>,
}

/// What is trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trusted {
    /// A certificate that no authority of this computer vouches for.
    Certificate {
        /// Which server.
        server: HostPort,
        /// The certificate.
        sha256: Fingerprint,
        /// For good, or until the program ends?
        always: bool,
    },
    /// This user may go without TLS where the server does not offer it.
    Plain {
        /// Which server.
        server: HostPort,
        /// Which user.
        user: Arc<str>,
    },
    /// TLS worked with this server: it is never gone without in silence.
    TlsWorked {
        /// Which server.
        server: HostPort,
    },
}

impl Trusted {
    /// Which server.
    pub fn server(&self) -> &HostPort {
        match self {
            Self::Certificate { server, .. } | Self::Plain { server, .. } | Self::TlsWorked { server } => server,
        }
    }
}

/// What a trust store with this text would hold; an error where the text is no TOML.
pub(crate) fn rows_of_text(text: &str) -> Result<Arc<[TrustRow]>, TomlError> {
    let (book, _, _) = Book::open(std::path::PathBuf::new());
    Ok(Trust::of(book, &text.parse()?).view())
}

/// A certificate, and since when.
#[derive(Clone, Copy, Debug)]
struct Pin {
    sha256: Fingerprint,
    when: Option<i64>,
}

/// Decisions of the person about servers, and where TLS once worked.
#[derive(Debug)]
pub(crate) struct Trust {
    book: Book,
    /// For good.
    always: BTreeMap<HostPort, Pin>,
    /// Until the program ends.
    once: BTreeMap<HostPort, Pin>,
    tls_worked: BTreeMap<HostPort, Option<i64>>,
    /// By server and user.
    plain: BTreeMap<(HostPort, Arc<str>), Option<i64>>,
}

impl Trust {
    /// Reads the file; the second part tells what was wrong with it.
    pub(crate) fn load(folder: &Path) -> (Self, Option<News>) {
        let (book, document, problem) = Book::open(folder.join("trust.toml"));
        (Self::of(book, &document), problem)
    }

    fn of(book: Book, document: &DocumentMut) -> Self {
        let rows = |name: &str| {
            let table = document.get(name).and_then(Item::as_table_like);
            table.into_iter().flat_map(|table| table.iter())
        };
        Self {
            book,
            always: rows(CERTIFICATES)
                .filter_map(|(key, item)| Some((server_of(key)?, pin(item)?)))
                .collect(),
            once: BTreeMap::new(),
            tls_worked: rows(TLS_WORKED)
                .filter_map(|(key, item)| Some((server_of(key)?, moment(Some(item)))))
                .collect(),
            plain: rows(PLAIN)
                .filter_map(|(key, item)| {
                    let (user, server) = key.rsplit_once('@')?;
                    Some(((server_of(server)?, user.into()), moment(Some(item))))
                })
                .collect(),
        }
    }

    /// For the faces, by server.
    pub(crate) fn view(&self) -> Arc<[TrustRow]> {
        let certificate = |always| {
            move |(server, pin): (&HostPort, &Pin)| TrustRow {
                what: Trusted::Certificate {
                    server: server.clone(),
                    sha256: pin.sha256,
                    always,
                },
                when: pin.when,
            }
        };
        let plain = self.plain.iter().map(|((server, user), when)| TrustRow {
            what: Trusted::Plain {
                server: server.clone(),
                user: user.clone(),
            },
            when: *when,
        });
        let worked = self.tls_worked.iter().map(|(server, when)| TrustRow {
            what: Trusted::TlsWorked { server: server.clone() },
            when: *when,
        });
        let mut rows: Vec<TrustRow> = self.always.iter().map(certificate(true)).collect();
        rows.extend(self.once.iter().map(certificate(false)));
        rows.extend(plain.chain(worked));
        rows.sort_by(|one, other| one.what.server().cmp(other.what.server()));
        rows.into()
    }

    /// The certificates that are accepted for a server.
    pub(crate) fn pins(&self, server: &HostPort) -> Vec<Fingerprint> {
        let pins = self.once.get(server).into_iter().chain(self.always.get(server));
        pins.map(|pin| pin.sha256).collect()
    }

    /// The one that was accepted before, for the warning that it changed.
    pub(crate) fn before(&self, server: &HostPort) -> Option<Fingerprint> {
        self.pins(server).first().copied()
    }

    /// The person trusts a certificate, for good or until the program ends.
    pub(crate) fn accept(&mut self, server: &HostPort, sha256: Fingerprint, always: bool, now: i64) -> Option<Save> {
        let pin = Pin {
            sha256,
            when: Some(now),
        };
        if !always {
            self.once.insert(server.clone(), pin);
            return None;
        }
        self.once.remove(server);
        self.always.insert(server.clone(), pin);
        let mut row = InlineTable::new();
        row.insert("sha256", Value::from(sha256.to_string()));
        row.insert("when", Value::from(now));
        Some(self.save(CERTIFICATES, server.to_string(), Some(Value::InlineTable(row))))
    }

    /// Did TLS ever work with this server? Then it is never gone without in silence.
    pub(crate) fn tls_worked(&self, server: &HostPort) -> bool {
        self.tls_worked.contains_key(server)
    }

    /// TLS works with this server.
    pub(crate) fn note_tls(&mut self, server: &HostPort, now: i64) -> Option<Save> {
        if self.tls_worked(server) {
            return None;
        }
        self.tls_worked.insert(server.clone(), Some(now));
        Some(self.save(TLS_WORKED, server.to_string(), Some(Value::from(now))))
    }

    /// May this user go without TLS at this server?
    pub(crate) fn plain_allowed(&self, user: &str, server: &HostPort) -> bool {
        self.plain.contains_key(&(server.clone(), user.into()))
    }

    /// The person allows it.
    pub(crate) fn allow_plain(&mut self, user: &str, server: &HostPort, now: i64) -> Save {
        self.plain.insert((server.clone(), user.into()), Some(now));
        self.save(PLAIN, format!("{user}@{server}"), Some(Value::from(now)))
    }

    /// The person takes a decision back. Gives the write to make, if the file holds it.
    pub(crate) fn revoke(&mut self, what: &Trusted) -> Option<Save> {
        match what {
            Trusted::Certificate {
                server, always: false, ..
            } => {
                self.once.remove(server);
                None
            }
            Trusted::Certificate { server, .. } => {
                self.always.remove(server);
                Some(self.save(CERTIFICATES, server.to_string(), None))
            }
            Trusted::Plain { server, user } => {
                self.plain.remove(&(server.clone(), user.clone()));
                Some(self.save(PLAIN, format!("{user}@{server}"), None))
            }
            Trusted::TlsWorked { server } => {
                self.tls_worked.remove(server);
                Some(self.save(TLS_WORKED, server.to_string(), None))
            }
        }
    }

    fn save(&self, name: &'static str, key: String, value: Option<Value>) -> Save {
        self.book.edit(move |document| {
            let Some(table) = table(document, name) else { return };
            match value {
                Some(value) => drop(table.insert(&key, Item::Value(value))),
                None => drop(table.remove(&key)),
            }
        })
    }
}

/// A SHA-256, with or without the moment beside it.
fn pin(item: &Item) -> Option<Pin> {
    let (sha256, when) = match item.as_table_like() {
        Some(row) => (row.get("sha256")?, moment(row.get("when"))),
        None => (item, None),
    };
    Some(Pin {
        sha256: sha256.as_str()?.parse().ok()?,
        when,
    })
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
        assert!(problem.is_none());
        assert!(trust.accept(&server, second, false, 1).is_none());
        assert_eq!(trust.pins(&server), [second]);
        trust.accept(&server, first, true, 2).unwrap()().unwrap();
        trust.note_tls(&server, 3).unwrap()().unwrap();
        assert!(trust.note_tls(&server, 4).is_none());
        trust.allow_plain("anna", &server, 5)().unwrap();
        let (trust, problem) = Trust::load(folder.path());
        assert!(problem.is_none());
        assert_eq!(trust.pins(&server), [first]);
        assert!(trust.tls_worked(&server) && trust.plain_allowed("anna", &server));
        assert!(!trust.plain_allowed("bert", &server) && !trust.tls_worked(&HostPort::new("::1", 21)));
        let when: Vec<_> = trust.view().iter().map(|row| row.when).collect();
        assert_eq!(when, [Some(2), Some(5), Some(3)]);
    }

    #[test]
    fn every_decision_can_be_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let server = HostPort::new("h", 21);
        let (mut trust, _) = Trust::load(folder.path());
        drop(trust.accept(&server, Fingerprint([1; 32]), true, 1).map(|save| save()));
        drop(trust.accept(&server, Fingerprint([2; 32]), false, 2));
        drop(trust.note_tls(&server, 3).map(|save| save()));
        trust.allow_plain("a@b", &server, 4)().unwrap();
        for row in trust.view().iter() {
            if let Some(save) = trust.revoke(&row.what) {
                save().unwrap();
            }
        }
        assert!(trust.view().is_empty());
        assert!(Trust::load(folder.path()).0.view().is_empty());
    }

    #[test]
    fn the_form_of_older_versions_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let sum = Fingerprint([7; 32]);
        let text = format!("[certificates]\n'h:21' = '{sum}'\n'h:22' = 5\n[tls_worked]\n'h:21' = '1700000000'\n");
        std::fs::write(folder.path().join("trust.toml"), text).unwrap();
        let (trust, problem) = Trust::load(folder.path());
        assert!(problem.is_none());
        assert_eq!(trust.pins(&HostPort::new("h", 21)), [sum]);
        assert_eq!(trust.view().last().and_then(|row| row.when), Some(1_700_000_000));
        assert_eq!(trust.view().len(), 2);
    }

    #[test]
    fn a_broken_file_is_told_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("trust.toml"), "[half").unwrap();
        let (_, problem) = Trust::load(folder.path());
        assert!(problem.unwrap().to_string().contains("broken"));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
