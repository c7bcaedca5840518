//! Edits of the tree of sites, as data, and what each does to the file. An edit says what a person wants and not how the
//! file shall look, so that it can be made to whatever another window has left there meanwhile.

use portolan_remote::SiteId;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table};

use crate::{FolderPath, Site, table, tree::NameError};

/// One thing that a person does to the saved sites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SitesEdit {
    /// Save a site, new or changed.
    Save {
        /// As it shall be.
        site: Box<Site>,
        /// As it was when the person began to change it: only what differs from it is written, so that what another
        /// window has changed meanwhile stays. `None` = everything is meant.
        base: Option<Box<Site>>,
    },
    /// Forget these sites.
    Delete(Vec<SiteId>),
    /// Put sites into a folder, in this order, before another one there or at its end.
    Move {
        /// Which.
        sites: Vec<SiteId>,
        /// Into which folder.
        folder: FolderPath,
        /// Before which site; `None` = at the end.
        before: Option<SiteId>,
    },
    /// Make a folder; one that is there is fine.
    MakeFolder(FolderPath),
    /// Rename or move a folder with all that is in it. What is at the new place already stays: both become one.
    MoveFolder {
        /// Which.
        from: FolderPath,
        /// Its new path.
        to: FolderPath,
        /// Before which folder with the same parent; `None` = where it was, or at the end.
        before: Option<FolderPath>,
    },
    /// Forget a folder with all the folders and sites in it.
    DeleteFolder(FolderPath),
}

/// Why an edit cannot be made. Nothing was changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// A name that cannot be.
    #[error("{0}")]
    Name(#[from] NameError),
    /// A folder cannot be moved into itself.
    #[error("the folder `{0}` cannot be moved into itself")]
    IntoItself(FolderPath),
    /// The file has something else where sites stand.
    #[error("`{0}` in the file of sites is no list of tables; mend it by hand, nothing was changed")]
    NotTables(&'static str),
}

/// What two windows changed both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overruled {
    /// The name of the site.
    pub site: String,
    /// Which values.
    pub keys: Vec<String>,
}

const SITE: &str = "site";
const FOLDER: &str = "folder";

impl SitesEdit {
    /// Makes it. Tells what another window had changed and this edit changes otherwise.
    pub(crate) fn apply(&self, document: &mut DocumentMut) -> Result<Option<Overruled>, EditError> {
        match self {
            Self::Save { site, base } => return save(document, site, base.as_deref()),
            Self::Delete(gone) => {
                let ids = site_ids(document);
                retain(document, SITE, |at, _| !gone.contains(&ids[at]))?;
            }
            Self::Move { sites, folder, before } => move_sites(document, sites, folder, *before)?,
            Self::MakeFolder(folder) => make_folder(document, folder)?,
            Self::MoveFolder { from, to, before } => move_folder(document, from, to, before.as_ref())?,
            Self::DeleteFolder(gone) => {
                let inside = |item: Option<&Item>| table::folder(item).is_ok_and(|folder| folder.is_within(gone));
                // The root is no folder that can go.
                if !gone.is_root() {
                    retain(document, FOLDER, |_, table| !inside(table.get("path")))?;
                    retain(document, SITE, |_, table| !inside(table.get("folder")))?;
                }
            }
        }
        Ok(None)
    }
}

/// The numbers of the sites in the file, in its order. A table that somebody copied by hand has the number of the first
/// one: it gets another, the same each time the file is read.
pub(crate) fn site_ids(document: &DocumentMut) -> Vec<SiteId> {
    let mut ids: Vec<SiteId> = Vec::new();
    for table in tables(document, SITE) {
        let written = table::id(table).or_else(|| table::read(table).ok().map(|site| site.id));
        let mut id = written.unwrap_or(SiteId(u64::MAX - ids.len() as u64));
        while ids.contains(&id) {
            // The golden ratio spreads them (Knuth, volume 3, section 6.4); any odd number would do.
            id = SiteId(id.0.wrapping_add(0x9e37_79b9_7f4a_7c15));
        }
        ids.push(id);
    }
    ids
}

pub(crate) fn tables<'a>(document: &'a DocumentMut, key: &str) -> impl Iterator<Item = &'a Table> {
    document
        .get(key)
        .and_then(Item::as_array_of_tables)
        .into_iter()
        .flatten()
}

fn tables_mut<'a>(document: &'a mut DocumentMut, key: &'static str) -> Result<&'a mut ArrayOfTables, EditError> {
    let item = document
        .entry(key)
        .or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    item.as_array_of_tables_mut().ok_or(EditError::NotTables(key))
}

fn retain(
    document: &mut DocumentMut,
    key: &'static str,
    keep: impl Fn(usize, &Table) -> bool,
) -> Result<(), EditError> {
    if document.get(key).is_none() {
        return Ok(());
    }
    let mut at = 0;
    let tables = tables_mut(document, key)?;
    tables.retain(|table| {
        at += 1;
        keep(at - 1, table)
    });
    Ok(())
}

fn save(document: &mut DocumentMut, site: &Site, base: Option<&Site>) -> Result<Option<Overruled>, EditError> {
    let at = site_ids(document).iter().position(|id| *id == site.id);
    let tables = tables_mut(document, SITE)?;
    let Some(table) = at.and_then(|at| tables.get_mut(at)) else {
        let mut table = Table::new();
        table::fill(&mut table, site);
        tables.push(table);
        return Ok(None);
    };
    table::renew(table);
    let written = |site: &Site| {
        let mut table = Table::new();
        table::fill(&mut table, site);
        table
    };
    let now = table::read(table).ok();
    let ours = written(site);
    let before = match (base, &now) {
        (Some(base), _) => written(base),
        (None, Some(now)) => written(now),
        (None, None) => Table::new(),
    };
    let theirs = now.as_ref().map(written);
    let mut overruled = Vec::new();
    let keys: std::collections::BTreeSet<&str> = before.iter().chain(ours.iter()).map(|(key, _)| key).collect();
    for key in keys {
        let text = |table: &Table| table.get(key).map(|item| item.to_string().trim().to_owned());
        if key != "id" && text(&before) == text(&ours) {
            continue;
        }
        if let Some(theirs) = &theirs
            && key != "id"
            && text(theirs) != text(&before)
            && text(theirs) != text(&ours)
        {
            overruled.push(key.to_owned());
        }
        put(table, key, ours.get(key));
    }
    Ok((!overruled.is_empty()).then(|| Overruled {
        site: site.name.clone(),
        keys: overruled,
    }))
}

/// Sets a value; the comment behind the old one stays.
fn put(table: &mut Table, key: &str, item: Option<&Item>) {
    let Some(item) = item else {
        table.remove(key);
        return;
    };
    let mut item = item.clone();
    if let (Some(old), Some(new)) = (table.get(key).and_then(Item::as_value), item.as_value_mut()) {
        *new.decor_mut() = old.decor().clone();
    }
    // Not `insert`, which would take the comment above the key along.
    table[key] = item;
}

fn move_sites(
    document: &mut DocumentMut,
    moved: &[SiteId],
    folder: &FolderPath,
    before: Option<SiteId>,
) -> Result<(), EditError> {
    if !folder.is_root() {
        make_folder(document, folder)?;
    }
    let ids = site_ids(document);
    let tables = tables_mut(document, SITE)?;
    let mut rows: Vec<(SiteId, Table)> = ids.into_iter().zip(std::mem::take(tables)).collect();
    let mut taken = Vec::new();
    for id in moved {
        if let Some(at) = rows.iter().position(|(other, _)| other == id) {
            let (id, mut table) = rows.remove(at);
            let item = (!folder.is_root()).then(|| table::folder_item(folder));
            put(&mut table, "folder", item.as_ref());
            taken.push((id, table));
        }
    }
    let at = before.and_then(|before| rows.iter().position(|(id, _)| *id == before));
    let at = at.unwrap_or(rows.len());
    rows.splice(at..at, taken);
    *tables = in_this_order(rows.into_iter().map(|(_, table)| table));
    Ok(())
}

/// Tables in this order, wherever in the file they stood.
fn in_this_order(tables: impl Iterator<Item = Table>) -> ArrayOfTables {
    tables
        .map(|mut table| {
            unplaced(&mut table);
            table
        })
        .collect()
}

fn unplaced(table: &mut Table) {
    table.set_position(None);
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(table) => unplaced(table),
            Item::ArrayOfTables(tables) => tables.iter_mut().for_each(unplaced),
            _ => {}
        }
    }
}

fn make_folder(document: &mut DocumentMut, folder: &FolderPath) -> Result<(), EditError> {
    let there = tables(document, FOLDER).any(|table| table::folder(table.get("path")).as_ref() == Ok(folder));
    if there || folder.is_root() {
        return Ok(());
    }
    let mut table = Table::new();
    table["path"] = table::folder_item(folder);
    tables_mut(document, FOLDER)?.push(table);
    Ok(())
}

fn move_folder(
    document: &mut DocumentMut,
    from: &FolderPath,
    to: &FolderPath,
    before: Option<&FolderPath>,
) -> Result<(), EditError> {
    if from.is_root() || (to != from && to.is_within(from)) {
        return Err(EditError::IntoItself(from.clone()));
    }
    let place = |item: Option<&Item>| table::folder(item).ok().filter(|folder| folder.is_within(from));
    let inside = tables(document, SITE).filter_map(|table| place(table.get("folder")));
    let below = tables(document, FOLDER).filter_map(|table| place(table.get("path")));
    if inside.chain(below).any(|folder| folder.moved(from, to).is_none()) {
        return Err(EditError::Name(NameError::Deep));
    }
    make_folder(document, from)?;
    for (list, key) in [(SITE, "folder"), (FOLDER, "path")] {
        if document.get(list).is_none() {
            continue;
        }
        for table in tables_mut(document, list)?.iter_mut() {
            if let Some(moved) = place(table.get(key)).and_then(|folder| folder.moved(from, to)) {
                put(table, key, Some(&table::folder_item(&moved)));
            }
        }
    }
    let tables = tables_mut(document, FOLDER)?;
    let mut rows: Vec<(Option<FolderPath>, Table)> = std::mem::take(tables)
        .into_iter()
        .map(|table| (table::folder(table.get("path")).ok(), table))
        .collect();
    let mut seen = std::collections::BTreeSet::new();
    rows.retain(|(folder, _)| folder.as_ref().is_none_or(|folder| seen.insert(folder.clone())));
    if let Some(at) = before.and_then(|before| rows.iter().position(|(folder, _)| folder.as_ref() == Some(before)))
        && let Some(own) = rows.iter().position(|(folder, _)| folder.as_ref() == Some(to))
    {
        let row = rows.remove(own);
        rows.insert(if own < at { at - 1 } else { at }, row);
    }
    *tables = in_this_order(rows.into_iter().map(|(_, table)| table));
    Ok(())
}
