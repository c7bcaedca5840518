//! Names between a server and this computer: how they are shown, and what a name becomes on the other side.

use std::{collections::BTreeSet, sync::Arc};

use portolan_queue::NewItem;
use portolan_remote::{Act, Detail, ErrorKind, FileName, NameEncoding, RemoteError, RemotePath, SiteId};
use portolan_sites::SitesEdit;

use crate::{
    EditSites, PaneId, RequestId, ServerRow, ServerValue,
    connect::now_seconds,
    encodings,
    engine::Engine,
    local::{names::numbered, rules::NameRules},
    pool::SiteState,
    publish::Part,
};

/// Names that a guess looks at.
const SAMPLES: usize = 400;

/// How the names of a site are read and written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SiteNames {
    /// What the person chose; `auto` where nothing.
    pub chosen: NameEncoding,
    /// How names are shown: what was chosen, else UTF-8 and for names that are none what was guessed.
    pub reading: NameEncoding,
    /// How what a person types is written, and the names of uploads.
    pub writing: NameEncoding,
}

/// What the names of a folder tell of their encoding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamesSeen {
    /// Names that are not UTF-8, some of them: to show what another encoding would make of them.
    pub samples: Arc<[FileName]>,
    /// Encodings that they may be in, the best first. Empty where every name is UTF-8.
    pub candidates: Arc<[NameEncoding]>,
}

impl NamesSeen {
    /// Looks at the names of a folder.
    pub(crate) fn of<'a>(names: impl Iterator<Item = &'a FileName>) -> Self {
        let foreign = names.filter(|name| std::str::from_utf8(name.as_bytes()).is_err());
        let samples: Vec<FileName> = foreign.take(SAMPLES).cloned().collect();
        let candidates = encodings::guess(samples.iter().map(FileName::as_bytes));
        Self {
            samples: samples.into(),
            candidates: candidates.into(),
        }
    }
}

impl SiteNames {
    /// The name that a person typed, or that a file has here, as the server is to get it.
    pub fn typed(self, text: &str) -> Result<FileName, RemoteError> {
        let bad = || RemoteError::new(ErrorKind::BadName, Act::Rename).at(text);
        let bytes = self.writing.encode(text).map_err(|error| bad().detailed(&error))?;
        FileName::parse(&bytes).map_err(|error| bad().detailed(&error))
    }

    /// The same for a path. Percent signs mean nothing here.
    pub fn typed_path(self, text: &str) -> Result<RemotePath, RemoteError> {
        let bytes = self.writing.encode(text).map_err(|error| {
            RemoteError::new(ErrorKind::BadName, Act::List)
                .at(text)
                .detailed(&error)
        })?;
        Ok(RemotePath::new(bytes))
    }
}

/// What a name becomes on the other side.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Naming {
    pub(crate) names: SiteNames,
    pub(crate) rules: NameRules,
}

impl Naming {
    /// The name here of what has this name there: in UTF-8 where its encoding is known, and one that the disk takes.
    pub(crate) fn to_local(self, name: &FileName) -> FileName {
        let (text, whole) = self.names.reading.decode(name.as_bytes());
        let bytes = if whole { text.as_bytes() } else { name.as_bytes() };
        // Decoding makes no `/` and no NUL; if it did, the bytes as they are can be written too.
        FileName::parse(&self.rules.apply(bytes)).unwrap_or_else(|_| name.clone())
    }

    /// The name there of what has this name here.
    pub(crate) fn to_remote(self, name: &FileName) -> Result<FileName, RemoteError> {
        let bytes = self.rules.undo(name.as_bytes());
        let bad = |detail: Detail| {
            RemoteError::new(ErrorKind::BadName, Act::Upload)
                .at(name.to_string_lossy())
                .detailed(detail)
        };
        let encoded = match std::str::from_utf8(&bytes) {
            Ok(text) => self.names.writing.encode(text).map_err(|error| bad((&error).into()))?,
            // Bytes of somebody's own go as they are.
            Err(_) => bytes.as_slice().into(),
        };
        FileName::parse(&encoded).map_err(|error| bad((&error).into()))
    }

    /// The name here of what has this name on another server: in the encoding that names have here, where that of the other
    /// is known. Neither has to be one that the disk of this computer takes.
    pub(crate) fn name_from(self, other: Self, name: &FileName) -> Result<FileName, RemoteError> {
        let (text, whole) = other.names.reading.decode(name.as_bytes());
        if !whole {
            // Bytes of somebody's own go as they are.
            return Ok(name.clone());
        }
        let bad = |detail: Detail| {
            RemoteError::new(ErrorKind::BadName, Act::Upload)
                .at(name.to_string_lossy())
                .detailed(detail)
        };
        let encoded = self.names.writing.encode(&text).map_err(|error| bad((&error).into()))?;
        FileName::parse(&encoded).map_err(|error| bad((&error).into()))
    }

    /// A path of the server, for people.
    pub(crate) fn show(self, path: &RemotePath) -> Arc<str> {
        self.names.reading.show(path.as_bytes()).into()
    }
}

/// Gives the entries of one remote folder their names here: none twice, as far as the disk can tell them apart.
pub(crate) struct NamesHere {
    naming: Naming,
    /// In lower case, where the disk does not care.
    taken: BTreeSet<String>,
}

impl NamesHere {
    /// Of a folder of which nothing is named yet.
    pub(crate) fn new(naming: Naming) -> Self {
        Self {
            naming,
            taken: BTreeSet::new(),
        }
    }

    /// The item with the name that it gets here.
    pub(crate) fn name(&mut self, mut item: NewItem) -> NewItem {
        let mut name = self.naming.to_local(&item.name);
        if self.naming.rules.ignore_case {
            let folded = |name: &FileName| name.to_string_lossy().to_lowercase();
            let wanted = name.clone();
            let mut number = 2;
            while !self.taken.insert(folded(&name)) {
                // `File` and `file` are two on the server: neither replaces the other.
                match numbered(&wanted, number) {
                    Some(free) => name = free,
                    None => break,
                }
                number += 1;
            }
        }
        item.target_name = Some(name).filter(|name| *name != item.name);
        item
    }
}

impl Engine {
    /// What names of this site become.
    pub(crate) fn naming(&self, site: SiteId) -> Naming {
        Naming {
            names: self.pool.get(site).map(SiteState::names).unwrap_or_default(),
            rules: self.config.name_rules,
        }
    }

    /// A folder of a site was read to its end: what do its names tell?
    pub(crate) fn look_at_names(&mut self, site: SiteId, pane: PaneId) {
        let Some(seen) = self.browse.look_at_names(pane) else {
            return;
        };
        let Some(state) = self.pool.get_mut(site) else { return };
        if let Some(best) = seen.candidates.first().copied().filter(|_| state.guess.is_auto()) {
            state.guess = best;
            self.show.mark(Part::Sites);
        }
        self.show_names(site);
    }

    /// Panes of this site show names as is known now.
    pub(crate) fn show_names(&mut self, site: SiteId) {
        if let Some(state) = self.pool.get(site)
            && self.browse.set_names(site, state.names())
        {
            self.show.mark(Part::Panes);
        }
    }

    /// The person says in which encoding names are. A saved site keeps it, and so does the memory of the server.
    pub(crate) fn set_encoding(&mut self, site: SiteId, encoding: NameEncoding, by: Option<RequestId>) {
        let Some(state) = self.pool.get_mut(site) else { return };
        let base = (*state.site).clone();
        let mut changed = base.clone();
        let asks_utf8 = |encoding: NameEncoding| encoding.is_auto() || encoding == NameEncoding::UTF_8;
        let before = changed.connection.server.encoding;
        changed.connection.server.encoding = encoding;
        let (saved, server) = (changed.saved, changed.endpoint.server().clone());
        state.site = Arc::new(changed.clone());
        // Where the server translates names for us, it is to do so, or to stop doing so.
        let otherwise = asks_utf8(before) != asks_utf8(encoding)
            && state.facts.as_ref().is_some_and(|facts| {
                facts
                    .features
                    .iter()
                    .any(|line| line.to_ascii_uppercase().starts_with("UTF8"))
            });
        self.show.mark(Part::Sites);
        self.show_names(site);
        let value = (!encoding.is_auto()).then_some(ServerValue::Encoding(encoding));
        let save = self.servers.set(&server, ServerRow::NameEncoding, value, now_seconds());
        self.show.mark(Part::Servers);
        self.write(save, by);
        if saved {
            let edit = SitesEdit::Save {
                site: Box::new(changed),
                base: Some(Box::new(base)),
            };
            self.edit_sites(
                EditSites {
                    edits: vec![edit],
                    secrets: Vec::new(),
                },
                by,
            );
        }
        if otherwise {
            self.browse.forget_site(site);
            self.renew_site(site);
            for (pane, place) in self.browse.panes_of(site) {
                self.show_place(pane, place, true);
            }
        }
    }
}
