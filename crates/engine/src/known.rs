//! What is remembered of servers: whom to trust, and how they behave.

use portolan_settings::{FileError, Read, read_toml};
use toml_edit::{DocumentMut, Item, Table};

pub(crate) mod servers;
pub(crate) mod trust;

/// Reads a file of ours; what is wrong with it is told and never fatal.
fn read(path: &std::path::Path) -> (DocumentMut, Option<String>) {
    match read_toml(path) {
        Ok(Read::Document(document)) => (*document, None),
        Ok(Read::Missing) => (DocumentMut::new(), None),
        Ok(Read::Broken { set_aside, why }) => {
            let told = format!(
                "{} was broken and lies at {} now: {why}",
                path.display(),
                set_aside.display()
            );
            (DocumentMut::new(), Some(told))
        }
        Err(error) => (DocumentMut::new(), Some(error.to_string())),
    }
}

/// The table of this name, made if it is missing or something else.
fn table<'a>(document: &'a mut DocumentMut, name: &str) -> Option<&'a mut Table> {
    if !document.get(name).is_some_and(Item::is_table) {
        document.insert(name, Item::Table(Table::new()));
    }
    match document.get_mut(name) {
        Some(Item::Table(table)) => Some(table),
        _ => None,
    }
}

/// A write that is to be made on a thread that may block.
pub(crate) type Save = Box<dyn FnOnce() -> Result<(), FileError> + Send>;
