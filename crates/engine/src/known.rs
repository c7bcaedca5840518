//! What is remembered of servers: whom to trust, and how they behave.

use crate::News;
use std::{
    collections::VecDeque,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use portolan_remote::HostPort;
use portolan_settings::{FileError, Read, read_toml, update_toml};
use toml_edit::{DocumentMut, Item, Table};

pub(crate) mod servers;
pub(crate) mod trust;

/// A write that is to be made on a thread that may block.
pub(crate) type Save = Box<dyn FnOnce() -> Result<(), FileError> + Send>;

type Edit = Box<dyn FnOnce(&mut DocumentMut) + Send>;

/// A small file that other processes of ours write too: each edit is applied to what the file holds at that moment, and
/// edits of this process in the order in which they were decided, whatever thread writes first.
#[derive(Clone)]
pub(crate) struct Book {
    path: PathBuf,
    edits: Arc<Mutex<VecDeque<Edit>>>,
    turn: Arc<Mutex<()>>,
}

impl std::fmt::Debug for Book {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Book").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Book {
    /// Reads the file; what is wrong with it is told and never fatal.
    pub(crate) fn open(path: PathBuf) -> (Self, DocumentMut, Option<News>) {
        let (document, problem) = read(&path);
        let book = Self {
            path,
            edits: Arc::default(),
            turn: Arc::default(),
        };
        (book, document, problem)
    }

    /// One more edit, and the write that makes it.
    pub(crate) fn edit(&self, edit: impl FnOnce(&mut DocumentMut) + Send + 'static) -> Save {
        lock(&self.edits).push_back(Box::new(edit));
        let Self { path, edits, turn } = self.clone();
        Box::new(move || {
            let _turn = lock(&turn);
            let next = lock(&edits).pop_front();
            match next {
                Some(edit) => update_toml(&path, edit),
                None => Ok(()),
            }
        })
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn read(path: &Path) -> (DocumentMut, Option<News>) {
    match read_toml(path) {
        Ok(Read::Document(document)) => (*document, None),
        Ok(Read::Missing) => (DocumentMut::new(), None),
        Ok(Read::Broken { set_aside, why }) => {
            let news = News::FileSetAside {
                path: path.to_owned(),
                aside: set_aside,
                why,
            };
            (DocumentMut::new(), Some(news))
        }
        Err(error) => (DocumentMut::new(), Some(News::from(error))),
    }
}

/// The table of this name, made if it is missing or something else.
fn table<'a>(above: &'a mut Table, name: &str) -> Option<&'a mut Table> {
    if !above.get(name).is_some_and(Item::is_table) {
        // Written by hand as an inline table, it is one all the same.
        let table = match above.remove(name).map(Item::into_table) {
            Some(Ok(table)) => table,
            _ => Table::new(),
        };
        above.insert(name, Item::Table(table));
    }
    above.get_mut(name).and_then(Item::as_table_mut)
}

/// `host:port`, as [`HostPort`] is shown.
fn server_of(key: &str) -> Option<HostPort> {
    let (host, port) = HostPort::parts(key).ok()?;
    Some(HostPort::new(host, port?))
}

/// UTC seconds since 1970, as a number or, of older versions, as text.
fn moment(item: Option<&Item>) -> Option<i64> {
    let item = item?;
    item.as_integer().or_else(|| item.as_str()?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_written_in_the_order_in_which_they_were_decided() {
        let folder = tempfile::tempdir().unwrap();
        let (book, _, _) = Book::open(folder.path().join("x.toml"));
        let saves: Vec<Save> = (0..4)
            .map(|number: i64| {
                book.edit(move |document| {
                    document.insert("last", toml_edit::value(number));
                })
            })
            .collect();
        for save in saves.into_iter().rev() {
            save().unwrap();
        }
        let (_, document, _) = Book::open(folder.path().join("x.toml"));
        assert_eq!(document["last"].as_integer(), Some(3));
    }

    #[test]
    fn servers_are_read_as_they_are_shown() {
        for server in [HostPort::new("::1", 2121), HostPort::new("ftp.example.org", 21)] {
            assert_eq!(server_of(&server.to_string()), Some(server));
        }
        for bad in ["", "h", ":21", "h:0", "h:x"] {
            assert_eq!(server_of(bad), None, "{bad}");
        }
    }
}
