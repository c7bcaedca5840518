//! What is done: written with the change that ends an item, read in pages.

use std::{path::Path, sync::Arc, time::Duration};

use portolan_remote::{Direction, ItemId, JobId, SiteId};
use rusqlite::{Connection, OpenFlags, Row, params};

use super::words;

/// A file that is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryRow {
    /// Its number in the history, rising; 0 for a row that is not written yet.
    pub id: i64,
    /// Which item it was.
    pub item: ItemId,
    /// Of which job it was.
    pub job: JobId,
    /// With which site; from one server to another, the one that got it.
    pub site: SiteId,
    /// From one server to another: the site that gave it.
    pub source: Option<SiteId>,
    /// Which way.
    pub direction: Direction,
    /// Its path below the job's root, for people.
    pub name: Arc<str>,
    /// Where it went, for people.
    pub destination: Arc<str>,
    /// Its size in bytes.
    pub size: u64,
    /// How long the successful try took; with the size it gives the speed. Kept in milliseconds.
    pub took: Duration,
    /// When, UTC seconds since 1970.
    pub when: i64,
    /// How it was checked, in the engine's word.
    pub verified: Arc<str>,
    /// It was left as it was, by the conflict policy.
    pub skipped: bool,
    /// What of it did not go along, beside its contents, in the engine's words; `None` = nothing.
    pub not_kept: Option<Arc<str>>,
}

/// The history cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("the history cannot be read: {0}")]
pub struct HistoryError(#[from] rusqlite::Error);

const COLUMNS: &str = "history.id, item, job, site, direction, name, destination, size, milliseconds, at, verified, skipped, source, not_kept";

pub(super) fn write(connection: &Connection, row: &HistoryRow) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO history (item, job, site, direction, name, destination, size, milliseconds, at, verified, skipped)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?;
    insert.execute(params![
        row.item.0.cast_signed(),
        row.job.0.cast_signed(),
        row.site.0.cast_signed(),
        words::word(&row.direction)?,
        row.name,
        row.destination,
        row.size.cast_signed(),
        i64::try_from(row.took.as_millis()).unwrap_or(i64::MAX),
        row.when,
        row.verified,
        row.skipped,
    ])?;
    let number = connection.last_insert_rowid();
    if let Some(source) = row.source {
        connection
            .prepare_cached("INSERT OR REPLACE INTO history_sources VALUES (?1, ?2)")?
            .execute(params![number, source.0.cast_signed()])?;
    }
    if let Some(not_kept) = &row.not_kept {
        connection
            .prepare_cached("INSERT OR REPLACE INTO history_not_kept VALUES (?1, ?2)")?
            .execute(params![number, not_kept])?;
    }
    Ok(())
}

fn row(row: &Row<'_>) -> rusqlite::Result<HistoryRow> {
    let number = |at| row.get::<_, i64>(at).map(i64::cast_unsigned);
    Ok(HistoryRow {
        id: row.get(0)?,
        item: ItemId(number(1)?),
        job: JobId(number(2)?),
        site: SiteId(number(3)?),
        source: row.get::<_, Option<i64>>(12)?.map(|site| SiteId(site.cast_unsigned())),
        direction: words::of_word(&row.get::<_, String>(4)?)?,
        name: row.get(5)?,
        destination: row.get(6)?,
        size: number(7)?,
        took: Duration::from_millis(number(8)?),
        when: row.get(9)?,
        verified: row.get(10)?,
        skipped: row.get(11)?,
        not_kept: row.get(13)?,
    })
}

/// Newest first.
pub(super) fn newest(connection: &Connection, before: Option<i64>, count: usize) -> rusqlite::Result<Vec<HistoryRow>> {
    let mut select = connection.prepare(&format!(
        "SELECT {COLUMNS} FROM history LEFT JOIN history_sources ON history_sources.id = history.id
         LEFT JOIN history_not_kept ON history_not_kept.id = history.id
         WHERE history.id < ?1 ORDER BY history.id DESC LIMIT ?2"
    ))?;
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    select
        .query_map(params![before.unwrap_or(i64::MAX), count], row)?
        .collect()
}

/// The same, over a connection of its own.
pub(super) fn page(path: &Path, before: Option<i64>, count: usize) -> Result<Vec<HistoryRow>, HistoryError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    Ok(newest(&connection, before, count)?)
}

/// Forgets the rows of these items.
pub(super) fn forget(connection: &Connection, items: &[ItemId]) -> rusqlite::Result<()> {
    let numbers: Vec<i64> = items.iter().map(|item| item.0.cast_signed()).collect();
    let numbers = words::json(&numbers)?;
    // One look at the table, however many they are.
    for sql in [
        "DELETE FROM history_sources WHERE id IN
             (SELECT id FROM history WHERE item IN (SELECT value FROM json_each(?1)))",
        "DELETE FROM history_not_kept WHERE id IN
             (SELECT id FROM history WHERE item IN (SELECT value FROM json_each(?1)))",
        "DELETE FROM history WHERE item IN (SELECT value FROM json_each(?1))",
    ] {
        connection.prepare_cached(sql)?.execute([&numbers])?;
    }
    Ok(())
}

/// Forgets the oldest rows beyond `limit`. Numbers are given without gaps but for what a person has cleared.
pub(super) fn trim(connection: &Connection, limit: usize) -> rusqlite::Result<()> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    for table in ["history_sources", "history_not_kept", "history"] {
        connection
            .prepare_cached(&format!(
                "DELETE FROM {table} WHERE id <= (SELECT max(id) FROM history) - ?1"
            ))?
            .execute([limit])?;
    }
    Ok(())
}
