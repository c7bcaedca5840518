//! Opening the file: pragmas, and the tables as this version wants them.

use std::{path::Path, time::Duration};

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::Trouble;

/// What a new store gets.
const SCHEMA: [&str; 9] = [
    include_str!("../../sql/schema/01-queue.sql"),
    include_str!("../../sql/schema/02-history.sql"),
    include_str!("../../sql/schema/03-parts.sql"),
    include_str!("../../sql/schema/04-waits.sql"),
    include_str!("../../sql/schema/05-sessions.sql"),
    include_str!("../../sql/schema/06-sources.sql"),
    include_str!("../../sql/schema/07-permissions.sql"),
    include_str!("../../sql/schema/08-departed.sql"),
    include_str!("../../sql/schema/09-not-kept.sql"),
];

/// What brings a store from the version of its index to the next one.
const MIGRATIONS: [&str; 9] = [
    include_str!("../../sql/migrations/01-queue.sql"),
    include_str!("../../sql/migrations/02-history.sql"),
    include_str!("../../sql/migrations/03-parts.sql"),
    include_str!("../../sql/migrations/04-waits.sql"),
    include_str!("../../sql/migrations/05-sessions.sql"),
    include_str!("../../sql/migrations/06-sources.sql"),
    include_str!("../../sql/migrations/07-permissions.sql"),
    include_str!("../../sql/migrations/08-departed.sql"),
    include_str!("../../sql/migrations/09-not-kept.sql"),
];

/// The version that this program reads and writes.
pub(super) const VERSION: u32 = MIGRATIONS.len() as u32;

/// Another program may hold the file for so long: a copy being made, `sqlite3` in somebody's hands.
const BUSY: Duration = Duration::from_secs(5);

/// Opens the file, makes it if it is not there, and brings it to [`VERSION`].
pub(super) fn open(path: &Path) -> Result<Connection, Trouble> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    private(path).map_err(|error| Trouble::System(error.to_string()))?;
    let mut connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY)?;
    connection.set_prepared_statement_cache_capacity(64);
    pragmas(&connection)?;
    bring_up(&mut connection, VERSION)?;
    Ok(connection)
}

/// The file is made by us, so that it is readable by this user only; `SQLite` gives its log the same permissions.
fn private(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt as _;
    std::fs::OpenOptions::new()
        .append(true)
        .create(true)
        .mode(0o600)
        .open(path)
        .map(drop)
}

/// What the safety of the data rests on is read back.
fn pragmas(connection: &Connection) -> Result<(), Trouble> {
    // The log grows to 16 MB before it is written into the file: adding a million items rewrites few pages twice.
    connection.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA fullfsync = ON;
         PRAGMA checkpoint_fullfsync = ON;
         PRAGMA wal_autocheckpoint = 4000;
         PRAGMA cache_size = -16384;
         PRAGMA temp_store = MEMORY;
         PRAGMA trusted_schema = OFF;",
    )?;
    let is = |pragma: &'static str, wanted: &str| -> Result<(), Trouble> {
        let value = connection.pragma_query_value(None, pragma, |row| {
            row.get_ref(0).map(|value| match value {
                rusqlite::types::ValueRef::Text(text) => String::from_utf8_lossy(text).to_lowercase(),
                other => other.as_i64().unwrap_or(-1).to_string(),
            })
        })?;
        if value == wanted {
            Ok(())
        } else {
            Err(Trouble::Unsafe(pragma, value))
        }
    };
    is("journal_mode", "wal")?;
    is("synchronous", "2")?;
    is("fullfsync", "1")?;
    is("checkpoint_fullfsync", "1")
}

pub(super) fn version(connection: &Connection) -> rusqlite::Result<u32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Makes the tables, or alters those of an older version; each step is one transaction.
pub(super) fn bring_up(connection: &mut Connection, to: u32) -> Result<(), Trouble> {
    let found = version(connection)?;
    if found > VERSION {
        return Err(Trouble::TooNew(found));
    }
    if found == 0 && to == VERSION {
        return step(connection, &SCHEMA, VERSION);
    }
    for (from, migration) in (0..to).zip(MIGRATIONS).skip(found as usize) {
        step(connection, &[migration], from + 1)?;
    }
    Ok(())
}

fn step(connection: &mut Connection, sql: &[&str], version: u32) -> Result<(), Trouble> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for sql in sql {
        transaction.execute_batch(sql)?;
    }
    transaction.pragma_update(None, "user_version", version)?;
    transaction.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tables and indices with the words that made them.
    fn tables(connection: &Connection) -> Vec<(String, String)> {
        let mut all = connection
            .prepare("SELECT name, coalesce(sql, '') FROM sqlite_schema ORDER BY name")
            .unwrap();
        all.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap()
    }

    #[test]
    fn all_migrations_lead_to_the_schema() {
        let mut fresh = Connection::open_in_memory().unwrap();
        bring_up(&mut fresh, VERSION).unwrap();
        let mut grown = Connection::open_in_memory().unwrap();
        for version in 1..=VERSION {
            step(&mut grown, &[MIGRATIONS[version as usize - 1]], version).unwrap();
        }
        assert_eq!(tables(&fresh), tables(&grown));
        assert_eq!((version(&fresh).unwrap(), version(&grown).unwrap()), (VERSION, VERSION));
        assert_eq!(SCHEMA.len(), MIGRATIONS.len());
    }

    #[test]
    fn a_file_of_a_newer_version_is_left_as_it_is() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("queue.db");
        open(&path)
            .unwrap()
            .pragma_update(None, "user_version", VERSION + 1)
            .unwrap();
        assert!(matches!(open(&path), Err(Trouble::TooNew(version)) if version == VERSION + 1));
        assert_eq!(version(&Connection::open(&path).unwrap()).unwrap(), VERSION + 1);
    }

    #[test]
    fn the_file_is_for_this_user_only() {
        use std::os::unix::fs::PermissionsExt as _;
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("queue.db");
        let connection = open(&path).unwrap();
        connection.execute("INSERT INTO meta VALUES ('x', 1)", []).unwrap();
        for name in ["queue.db", "queue.db-wal"] {
            let mode = std::fs::metadata(home.path().join(name)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "{name}");
        }
    }
}
