//! FileZilla's `queue.sqlite3`, read from its bytes: the database library gets a copy in memory and never the file. Nothing in it is
//! trusted: only plain tables are read, and no value may be longer than any path.

use std::collections::HashMap;

use rusqlite::{Connection, limits::Limit, types::ValueRef};

use super::{
    Import, ImportError,
    filezilla::Reading,
    filezilla_queue::{Files, MOST_TRANSFERS, Row},
    xml::Element,
};
use crate::FolderPath;

/// How every such file begins.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// The longest value that is read, in bytes.
const LONGEST: i32 = 1 << 20;

/// Set in the way of logging on where the password is under a master password.
const SEALED: i64 = 1 << 62;

/// The newest layout that was seen.
const KNOWN: i64 = 7;

/// Is it a database?
pub(super) fn is_database(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// Reads the queue.
pub(super) fn read(bytes: &[u8]) -> Result<Import, ImportError> {
    read_tables(bytes).map_err(|error| ImportError::Broken(format!("it is no queue of FileZilla: {error}")))
}

fn read_tables(bytes: &[u8]) -> Result<Import, rusqlite::Error> {
    let mut database = Connection::open_in_memory()?;
    database.deserialize_read_exact("main", bytes, bytes.len(), true)?;
    database.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST)?;
    database.execute_batch("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA query_only = ON;")?;
    for table in ["servers", "files", "local_paths", "remote_paths"] {
        plain_table(&database, table)?;
    }
    let version: i64 = database.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let local = paths(&database, "local_paths")?;
    let remote = paths(&database, "remote_paths")?;
    let windows = local
        .values()
        .any(|path| path.as_bytes().get(1) == Some(&b':') || path.starts_with(r"\\"));
    let mut reading = Reading {
        import: Import::default(),
        windows,
    };
    let mut servers: HashMap<i64, Option<Files>> = HashMap::new();
    let mut order = Vec::new();
    let mut statement = database.prepare("SELECT * FROM servers ORDER BY id")?;
    let columns = columns(&statement);
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let cells = Cells { row, columns: &columns };
        let Some(id) = cells.number("id") else { continue };
        let (element, folder) = server(&cells);
        let files = reading.files_of(&element, &folder);
        if files.is_none() {
            let waiting = "SELECT count(*) FROM files WHERE server = ?1";
            let count: i64 = database.query_row(waiting, [id], |row| row.get(0))?;
            reading.no_files(&element, usize::try_from(count).unwrap_or(0));
        }
        servers.insert(id, files);
        order.push(id);
    }
    files(&database, &mut servers, &local, &remote)?;
    for id in order {
        let Some(files) = servers.remove(&id).flatten() else {
            continue;
        };
        let import = &mut reading.import;
        import.queues.extend(files.done(&mut import.left_out));
    }
    if version > KNOWN {
        let told =
            format!("The queue is of a newer version of FileZilla ({version}): compare it with what is shown there");
        reading.import.left_out.push(told);
    }
    Ok(reading.import)
}

/// A view or a virtual table could do anything.
fn plain_table(database: &Connection, name: &str) -> Result<(), rusqlite::Error> {
    let plain = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?1 AND sql LIKE 'CREATE TABLE %'";
    let count: i64 = database.query_row(plain, [name], |row| row.get(0))?;
    if count == 1 {
        Ok(())
    } else {
        Err(rusqlite::Error::InvalidColumnName(name.to_owned()))
    }
}

fn paths(database: &Connection, table: &str) -> Result<HashMap<i64, String>, rusqlite::Error> {
    let mut statement = database.prepare(&format!("SELECT id, path FROM {table}"))?;
    let columns = columns(&statement);
    let mut rows = statement.query([])?;
    let mut paths = HashMap::new();
    while let Some(row) = rows.next()? {
        let cells = Cells { row, columns: &columns };
        if let (Some(id), Some(path)) = (cells.number("id"), cells.text("path")) {
            paths.insert(id, path.to_owned());
        }
    }
    Ok(paths)
}

fn files(
    database: &Connection,
    servers: &mut HashMap<i64, Option<Files>>,
    local: &HashMap<i64, String>,
    remote: &HashMap<i64, String>,
) -> Result<(), rusqlite::Error> {
    let mut statement = database.prepare(&format!("SELECT * FROM files ORDER BY id LIMIT {MOST_TRANSFERS}"))?;
    let columns = columns(&statement);
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let cells = Cells { row, columns: &columns };
        let Some(files) = cells.number("server").and_then(|id| servers.get_mut(&id)?.as_mut()) else {
            continue;
        };
        let path = |key, paths: &HashMap<i64, String>| paths.get(&cells.number(key)?).cloned();
        let (local, remote) = (path("local_path", local), path("remote_path", remote));
        let mut read = Row {
            // Before version 7 each had a column of its own.
            download: cells.number("download") == Some(1),
            text: cells.number("ascii_file") == Some(1),
            // A folder has one side only.
            name: cells
                .text("source_file")
                .filter(|_| local.is_some() && remote.is_some()),
            target_name: cells.text("target_file"),
            local_folder: local.as_deref().unwrap_or_default(),
            remote_folder: remote.as_deref().unwrap_or_default(),
            size: cells.number("size").and_then(|size| u64::try_from(size).ok()),
            priority: cells.number("priority"),
            overwrite: cells.number("default_exists_action"),
        };
        if let Some(flags) = cells.number("flags") {
            read.flags(flags);
        }
        files.take(&read);
    }
    Ok(())
}

/// A server, as the site manager has it, and the folder where it stands there.
fn server(cells: &Cells<'_, '_>) -> (Element, FolderPath) {
    let mut children = Vec::new();
    let mut add = |name: &str, text: Option<String>| {
        if let Some(text) = text {
            let name = name.to_owned();
            children.push(Element {
                name,
                text,
                ..Element::default()
            });
        }
    };
    let texts = [
        ("Host", "host"),
        ("User", "user"),
        ("Account", "account"),
        ("Name", "name"),
    ];
    for (name, column) in texts {
        add(name, cells.text(column).map(str::to_owned));
    }
    let numbers = [
        ("Port", "port"),
        ("Protocol", "protocol"),
        ("Type", "type"),
        ("TimezoneOffset", "timezone_offset"),
        ("MaximumMultipleConnections", "max_connections"),
        ("BypassProxy", "bypass_proxy"),
    ];
    for (name, column) in numbers {
        add(name, cells.number(column).map(|number| number.to_string()));
    }
    let kind = cells.number("logontype").unwrap_or(0);
    add("Logontype", Some((kind & !SEALED).to_string()));
    let mode = match cells.text("transfer_mode") {
        Some("active") => Some("MODE_ACTIVE"),
        Some("passive") => Some("MODE_PASSIVE"),
        _ => None,
    };
    add("PasvMode", mode.map(str::to_owned));
    match cells.text("encoding") {
        None | Some("Auto" | "") => {}
        Some("UTF-8") => add("EncodingType", Some("UTF-8".to_owned())),
        Some(custom) => {
            add("EncodingType", Some("Custom".to_owned()));
            add("CustomEncoding", Some(custom.to_owned()));
        }
    }
    if cells.text("parameters").is_some_and(|text| !text.is_empty()) {
        add("Parameter", Some(String::new()));
    }
    if let Some(text) = cells.text("password") {
        let sealed = kind & SEALED != 0;
        let attributes = sealed.then(|| ("encoding".to_owned(), "crypt".to_owned()));
        children.push(Element {
            name: "Pass".to_owned(),
            attributes: attributes.into_iter().collect(),
            text: text.to_owned(),
            children: Vec::new(),
        });
    }
    let element = Element {
        name: "Server".to_owned(),
        children,
        ..Element::default()
    };
    let place = cells.text("site_path").map(place).unwrap_or_default();
    (element, place)
}

/// The folder of `0/Folder/Site`, in which `/` and `\` of names stand behind a `\`.
fn place(text: &str) -> FolderPath {
    let mut names = vec![String::new()];
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        match char {
            '\\' => names.last_mut().into_iter().for_each(|name| name.extend(chars.next())),
            '/' => names.push(String::new()),
            char => names.last_mut().into_iter().for_each(|name| name.push(char)),
        }
    }
    // The first says whose it is, the last is the site itself.
    let inner = names.len().saturating_sub(1);
    let folders = names.get(1..inner).unwrap_or_default();
    FolderPath::new(folders.iter().map(String::as_str)).unwrap_or_default()
}

fn columns(statement: &rusqlite::Statement<'_>) -> HashMap<String, usize> {
    let names = statement.column_names().enumerate();
    names.map(|(at, name)| (name.to_owned(), at)).collect()
}

/// A row by the names of its columns: versions differ in which they have.
struct Cells<'a, 'row> {
    row: &'a rusqlite::Row<'row>,
    columns: &'a HashMap<String, usize>,
}

impl<'a> Cells<'a, '_> {
    fn value(&self, column: &str) -> Option<ValueRef<'a>> {
        self.row.get_ref(*self.columns.get(column)?).ok()
    }

    fn number(&self, column: &str) -> Option<i64> {
        match self.value(column)? {
            ValueRef::Integer(number) => Some(number),
            _ => None,
        }
    }

    fn text(&self, column: &str) -> Option<&'a str> {
        match self.value(column)? {
            ValueRef::Text(text) => str::from_utf8(text).ok(),
            _ => None,
        }
    }
}
