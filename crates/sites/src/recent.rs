//! What was connected to lately, newest first. Holds no secret.

use std::path::{Path, PathBuf};

use portolan_settings::{FileError, read_toml_only, update_toml};
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table};

use crate::{Site, edit::tables, table};

/// How many are kept.
pub const RECENT: usize = 20;

/// The file of recent connections, in the folder of what is worth keeping and not worth a backup.
#[derive(Clone, Debug)]
pub struct RecentFile(PathBuf);

impl RecentFile {
    /// In this folder.
    pub fn new(state_dir: &Path) -> Self {
        Self(state_dir.join("recent.toml"))
    }

    /// The connections, newest first. A broken file is like none: there is nothing in it that cannot be had again.
    pub fn load(&self) -> Vec<Site> {
        let document = read_toml_only(&self.0).ok().flatten().unwrap_or_default();
        read(&document)
    }

    /// One more.
    pub fn note(&self, site: &Site) -> Result<Vec<Site>, FileError> {
        self.change(|sites| {
            sites.retain(|known| known.id != site.id);
            sites.insert(0, site.clone());
            sites.truncate(RECENT);
        })
    }

    /// Forgets them all.
    pub fn clear(&self) -> Result<Vec<Site>, FileError> {
        self.change(Vec::clear)
    }

    fn change(&self, change: impl FnOnce(&mut Vec<Site>)) -> Result<Vec<Site>, FileError> {
        let mut sites = Vec::new();
        update_toml(&self.0, |document| {
            sites = read(document);
            change(&mut sites);
            let tables: ArrayOfTables = sites
                .iter()
                .map(|site| {
                    let mut table = Table::new();
                    table::fill(&mut table, site);
                    table
                })
                .collect();
            *document = DocumentMut::new();
            document.insert("site", Item::ArrayOfTables(tables));
        })?;
        Ok(sites)
    }
}

fn read(document: &DocumentMut) -> Vec<Site> {
    let sites = tables(document, "site").filter_map(|table| table::read(table).ok());
    sites
        .map(|mut site| {
            // Whether it is a saved one, the file of sites knows.
            site.saved = false;
            site
        })
        .take(RECENT)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Address;

    #[test]
    fn the_newest_come_first_and_the_oldest_go() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = RecentFile::new(folder.path());
        for number in (0..30).chain([25]) {
            let address = Address::parse(&format!("ftpes://anna:geheim@h{number}/x")).expect("an address");
            file.note(&address.site).expect("writable");
        }
        let hosts: Vec<String> = file.load().iter().map(|site| site.name.clone()).collect();
        assert_eq!(
            (hosts.len(), hosts[0].as_str(), hosts[1].as_str()),
            (RECENT, "h25", "h29")
        );
        let text = std::fs::read_to_string(folder.path().join("recent.toml")).expect("readable");
        assert!(!text.contains("geheim"));
        assert!(file.clear().expect("writable").is_empty() && file.load().is_empty());
    }
}
