//! A [`Change`] as rows: the same alteration that the queue in memory has made, with the numbers that it gave.

use std::sync::Arc;

use portolan_remote::{FileName, ItemId, JobId, RemoteError, SiteId};
use rusqlite::{Connection, OptionalExtension as _, params};

use super::{failure, place, words};
use crate::{
    Applied, Change, Failed, ItemKind, Job, JobState, Move, NewItem, Part, Priority, RelativeFolder, Scope,
    rows::Standing,
};

/// The numbers that go on rising, and what was written last.
#[derive(Debug)]
pub(super) struct Writing {
    last_item: u64,
    last_job: u32,
    /// Rises with each move of a hand.
    moves: u64,
    /// The folder that children came in last, to be looked up once for many batches.
    nest: Option<Nest>,
}

/// Where a folder's children go and what they inherit.
#[derive(Clone, Debug)]
struct Nest {
    item: ItemId,
    folder: i64,
    /// The stem of their places, where it is not the folder's own.
    stem: Option<Vec<u8>>,
    standing: i64,
    policy: Option<String>,
    priority: Option<String>,
}

// For each file or folder. With `items JOIN folders` `SQLite` would plan them anew for every number that is bound: a parameter
// may decide in which order tables are joined.
const FINISH: &str = "UPDATE jobs SET files_done = files_done + 1, bytes_done = bytes_done + ?2
     WHERE id = (SELECT job FROM folders WHERE id = (SELECT folder FROM items WHERE id = ?1 AND kind = 1))";
const PLACE: &str = "SELECT place, (SELECT stem FROM folders WHERE id = items.folder) FROM items WHERE id = ?1";
const NEST: &str =
    "SELECT (SELECT job FROM folders WHERE id = items.folder), (SELECT path FROM folders WHERE id = items.folder),
     name, state, policy, priority FROM items WHERE id = ?1";

fn id(item: ItemId) -> i64 {
    item.0.cast_signed()
}

impl Writing {
    pub(super) fn new(last_item: u64, last_job: u32, moves: u64) -> Self {
        Self {
            last_item,
            last_job,
            moves,
            nest: None,
        }
    }

    /// The numbers as they are, for when what follows cannot be committed.
    pub(super) fn keep(&self) -> Self {
        Self::new(self.last_item, self.last_job, self.moves)
    }

    /// Everything that belongs to the store as a whole; at the end of each transaction.
    pub(super) fn numbers(&self, connection: &Connection) -> rusqlite::Result<()> {
        let mut put = connection.prepare_cached("INSERT OR REPLACE INTO meta VALUES (?1, ?2)")?;
        put.execute(params!["last_item", self.last_item.cast_signed()])?;
        put.execute(params!["last_job", self.last_job])?;
        put.execute(params!["moves", self.moves.cast_signed()])?;
        Ok(())
    }

    /// Writes a change that the queue has taken.
    pub(super) fn write(
        &mut self,
        connection: &Connection,
        change: &Change,
        applied: &Applied,
    ) -> rusqlite::Result<()> {
        match change {
            // What a batch of children inherits may be another one after these.
            Change::Expand { .. } | Change::Began { .. } | Change::Finish { .. } | Change::NotBegun { .. } => {}
            _ => self.nest = None,
        }
        match change {
            Change::AddJob { job, items } => self.add_job(connection, job, items, applied)?,
            Change::AddItems { job, folder, items } => {
                let native = Self::folder(connection, *job, folder, b"")?;
                let nest = Nest::at_end(native);
                self.insert(connection, &nest, items, applied)?;
                Self::note_renames(connection, *job, folder, items)?;
            }
            Change::Expand { item, children, .. } => self.expand(connection, *item, children, applied)?,
            Change::Reorder { to, .. } => self.reorder(connection, *to, applied)?,
            other => write_others(connection, other, applied)?,
        }
        remove(connection, change, applied)
    }

    fn add_job(
        &mut self,
        connection: &Connection,
        job: &Job,
        items: &[NewItem],
        applied: &Applied,
    ) -> rusqlite::Result<()> {
        let number = applied.job.ok_or_else(|| words::damaged("a job without a number"))?;
        let job = Job {
            id: number,
            ..job.clone()
        };
        self.last_job = u32::try_from(number.0).map_err(words::damaged)?;
        connection
            .prepare_cached("INSERT INTO jobs (id, local_root, remote_root, details) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![
                self.last_job,
                job.local_root.as_os_str().as_encoded_bytes(),
                job.remote_root.as_bytes(),
                words::details(&job)?,
            ])?;
        let root = Arc::default();
        let native = Self::folder(connection, number, &root, b"")?;
        self.insert(connection, &Nest::at_end(native), items, applied)?;
        Self::note_renames(connection, number, &root, items)
    }

    /// The number of a folder; made, with this stem, if it is not there. And is this its stem?
    fn folder(
        connection: &Connection,
        job: JobId,
        folder: &RelativeFolder,
        stem: &[u8],
    ) -> rusqlite::Result<(i64, bool)> {
        let path = words::path(folder);
        let job = job.0.cast_signed();
        let found = connection
            .prepare_cached("SELECT id, stem = ?3 FROM folders WHERE job = ?1 AND path = ?2")?
            .query_row(params![job, path, stem], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        if let Some(found) = found {
            return Ok(found);
        }
        connection
            .prepare_cached("INSERT INTO folders (job, path, stem) VALUES (?1, ?2, ?3)")?
            .execute(params![job, path, stem])?;
        Ok((connection.last_insert_rowid(), true))
    }

    fn expand(
        &mut self,
        connection: &Connection,
        item: ItemId,
        children: &[NewItem],
        applied: &Applied,
    ) -> rusqlite::Result<()> {
        if children.is_empty() {
            return Ok(());
        }
        let nest = match self.nest.take().filter(|nest| nest.item == item) {
            Some(nest) => nest,
            None => Self::nest_of(connection, item)?,
        };
        self.insert(connection, &nest, children, applied)?;
        if children.iter().any(renamed) {
            let (job, folder) = folder_of(connection, nest.folder)?;
            Self::note_renames(connection, job, &folder, children)?;
        }
        self.nest = Some(nest);
        Ok(())
    }

    fn nest_of(connection: &Connection, item: ItemId) -> rusqlite::Result<Nest> {
        let mut select = connection.prepare_cached(NEST)?;
        let mut found = select.query([id(item)])?;
        let row = found
            .next()?
            .ok_or_else(|| words::damaged(format!("item {} is not in the store", item.0)))?;
        let job = JobId(row.get::<_, u32>(0)?.into());
        let name = words::name(row.get_ref(2)?.as_blob()?)?;
        let folder = words::of_path(row.get_ref(1)?.as_blob()?)?.join(&name);
        let held = row.get::<_, i64>(3)? == words::standing(Standing::Held);
        let place = place_of(connection, item)?;
        let stem = place::stem(&place);
        let (number, native) = Self::folder(connection, job, &folder, stem)?;
        Ok(Nest {
            item,
            folder: number,
            stem: (!native).then(|| stem.to_vec()),
            standing: words::standing(if held { Standing::Held } else { Standing::Waiting }),
            policy: row.get(4)?,
            priority: row.get(5)?,
        })
    }

    /// Inserts what is not there already, with the numbers that the queue gave.
    fn insert(
        &mut self,
        connection: &Connection,
        nest: &Nest,
        items: &[NewItem],
        applied: &Applied,
    ) -> rusqlite::Result<()> {
        let mut insert = connection.prepare_cached(
            "INSERT OR IGNORE INTO items (id, folder, name, kind, state, size, modified, target_name, policy, priority, place,
                                          permissions)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?;
        let mut numbers = applied.inserted.iter().copied();
        let mut next = numbers.next();
        let mut stayed_out = applied.stayed_out.iter().copied().peekable();
        for (at, item) in items.iter().enumerate() {
            if stayed_out.next_if_eq(&at).is_some() {
                continue;
            }
            let Some(number) = next else { break };
            let place = nest.stem.as_deref().map(|stem| place::native(stem, number));
            let inserted = insert.execute(params![
                id(number),
                nest.folder,
                item.name.as_bytes(),
                words::kind(item.kind),
                nest.standing,
                item.size.map(u64::cast_signed),
                item.modified,
                item.target_name.as_ref().map(FileName::as_bytes),
                nest.policy,
                nest.priority,
                place,
                item.permissions,
            ])?;
            if inserted == 1 {
                self.last_item = number.0;
                next = numbers.next();
            }
        }
        match next {
            None => Ok(()),
            Some(number) => Err(words::damaged(format!(
                "the store has an item of the name of item {} already",
                number.0
            ))),
        }
    }

    fn note_renames(
        connection: &Connection,
        job: JobId,
        folder: &RelativeFolder,
        items: &[NewItem],
    ) -> rusqlite::Result<()> {
        // A name that was there already was ignored, and renames nothing: the item that was there says.
        for item in items.iter().filter(|item| renamed(item)) {
            let path = words::path(&folder.join(&item.name));
            let there: Option<Option<Vec<u8>>> = connection
                .prepare_cached(
                    "SELECT target_name FROM items JOIN folders ON folders.id = items.folder
                     WHERE folders.job = ?1 AND folders.path = ?2 AND items.name = ?3 AND items.kind = 0",
                )?
                .query_row(
                    params![job.0.cast_signed(), words::path(folder), item.name.as_bytes()],
                    |row| row.get(0),
                )
                .optional()?;
            if there.flatten().as_deref() == item.target_name.as_ref().map(FileName::as_bytes) {
                rename(connection, job, &path, item.target_name.as_ref())?;
            }
        }
        Ok(())
    }

    fn reorder(&mut self, connection: &Connection, to: Move, applied: &Applied) -> rusqlite::Result<()> {
        let stem = match to {
            Move::Before(other) => place_of(connection, other).map(|place| place::stem(&place).to_vec()),
            _ => Ok(Vec::new()),
        };
        self.moves += 1;
        let top = self.moves;
        for (at, item) in applied.moved.iter().enumerate() {
            let place = if to == Move::Top {
                place::top(top, at as u64)
            } else {
                self.moves += 1;
                let stem = stem.as_ref().map_err(words::damaged)?;
                place::behind_all(stem, self.last_item, self.moves)
            };
            set_place(connection, *item, &place)?;
        }
        for (one, other) in &applied.swapped {
            let (first, second) = (place_of(connection, *one)?, place_of(connection, *other)?);
            set_place(connection, *one, &second)?;
            set_place(connection, *other, &first)?;
        }
        Ok(())
    }
}

impl Nest {
    /// What comes in at the end of the queue: under the empty stem.
    fn at_end((folder, native): (i64, bool)) -> Self {
        Self {
            item: ItemId(0),
            folder,
            stem: (!native).then(Vec::new),
            standing: words::standing(Standing::Waiting),
            policy: None,
            priority: None,
        }
    }
}

fn renamed(item: &NewItem) -> bool {
    item.kind == ItemKind::Folder && item.target_name.is_some()
}

fn folder_of(connection: &Connection, folder: i64) -> rusqlite::Result<(JobId, RelativeFolder)> {
    connection
        .prepare_cached("SELECT job, path FROM folders WHERE id = ?1")?
        .query_row([folder], |row| {
            let job = JobId(row.get::<_, u32>(0)?.into());
            Ok((job, words::of_path(row.get_ref(1)?.as_blob()?)?))
        })
}

/// The place of an item: its own, or the one that it came in at.
fn place_of(connection: &Connection, item: ItemId) -> rusqlite::Result<Vec<u8>> {
    connection.prepare_cached(PLACE)?.query_row([id(item)], |row| {
        let own: Option<Vec<u8>> = row.get(0)?;
        match own {
            Some(place) => Ok(place),
            None => Ok(place::native(row.get_ref(1)?.as_blob()?, item)),
        }
    })
}

fn set_place(connection: &Connection, item: ItemId, place: &[u8]) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE items SET place = ?2 WHERE id = ?1")?
        .execute(params![id(item), place])
        .map(drop)
}

fn rename(connection: &Connection, job: JobId, path: &[u8], name: Option<&FileName>) -> rusqlite::Result<()> {
    let job = job.0.cast_signed();
    match name {
        Some(name) => connection
            .prepare_cached("INSERT OR REPLACE INTO renames VALUES (?1, ?2, ?3)")?
            .execute(params![job, path, name.as_bytes()]),
        None => connection
            .prepare_cached("DELETE FROM renames WHERE job = ?1 AND path = ?2")?
            .execute(params![job, path]),
    }
    .map(drop)
}

/// One column of some items.
fn update(
    connection: &Connection,
    column: &str,
    value: &dyn rusqlite::ToSql,
    items: &[ItemId],
) -> rusqlite::Result<()> {
    let mut update = connection.prepare_cached(&format!("UPDATE items SET {column} = ?2 WHERE id = ?1"))?;
    for item in items {
        update.execute(params![id(*item), value])?;
    }
    Ok(())
}

/// What alters items, jobs and sites where they are.
fn write_others(connection: &Connection, change: &Change, applied: &Applied) -> rusqlite::Result<()> {
    let changed = &applied.changed;
    match change {
        Change::Began { item } => attempts(connection, *item, 1),
        Change::NotBegun { item } => attempts(connection, *item, -1),
        Change::Finish { item, bytes } => finish(connection, *item, *bytes),
        Change::Fail { item, failed } => give_up(connection, *item, Standing::Failed, failed),
        Change::Partial { item, failed } => give_up(connection, *item, Standing::Partial, failed),
        Change::Hold { what, held } => hold(connection, what, *held, changed),
        Change::HoldFull { job, error } => hold_full(connection, *job, error),
        Change::SetSiteSessions { site, sessions } => set_site_sessions(connection, *site, *sessions),
        Change::StartAt { job, at } => start_at(connection, *job, *at),
        Change::Retry { .. } | Change::RetryAllFailed => {
            update(connection, "attempts", &0, changed)?;
            update(connection, "state", &words::standing(Standing::Waiting), changed)?;
            delete(connection, "DELETE FROM failures WHERE item = ?1", changed)
        }
        Change::SetPriority { what, priority } => set_priority(connection, what, *priority, changed),
        Change::SetPolicy { policy, .. } => {
            let policy = policy.as_ref().map(words::word).transpose()?;
            update(connection, "policy", &policy, changed)
        }
        Change::SetJobPolicy { job, policy } => set_details(connection, *job, |job| job.policy = *policy),
        Change::SetTargetName { item, name } => set_target_name(connection, *item, name.as_ref()),
        Change::SetPart { item, part } => set_part(connection, *item, part.as_ref()),
        Change::Sized { item, size, modified } => connection
            .prepare_cached("UPDATE items SET size = ?2, modified = ?3 WHERE id = ?1")?
            .execute(params![id(*item), size.map(u64::cast_signed), modified])
            .map(drop),
        // Written elsewhere, or nothing but what leaves.
        Change::AddJob { .. }
        | Change::AddItems { .. }
        | Change::Expand { .. }
        | Change::Reorder { .. }
        | Change::Remove { .. }
        | Change::RemoveJob { .. }
        | Change::ClearFailed => Ok(()),
    }
}

fn attempts(connection: &Connection, item: ItemId, by: i64) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE items SET attempts = min(max(attempts + ?2, 0), 65535) WHERE id = ?1")?
        .execute(params![id(item), by])
        .map(drop)
}

fn finish(connection: &Connection, item: ItemId, bytes: u64) -> rusqlite::Result<()> {
    connection
        .prepare_cached(FINISH)?
        .execute(params![id(item), i64::try_from(bytes).unwrap_or(0)])
        .map(drop)
}

fn give_up(connection: &Connection, item: ItemId, standing: Standing, failed: &Failed) -> rusqlite::Result<()> {
    update(connection, "state", &words::standing(standing), &[item])?;
    connection
        .prepare_cached("INSERT OR REPLACE INTO failures VALUES (?1, ?2, ?3)")?
        .execute(params![id(item), failed.when, failure::to_json(&failed.error)?])
        .map(drop)
}

fn hold(connection: &Connection, what: &Scope, held: bool, changed: &[ItemId]) -> rusqlite::Result<()> {
    match what {
        Scope::All => connection
            .execute(
                "INSERT OR REPLACE INTO meta VALUES ('held', ?1), ('start_at', NULL)",
                [held],
            )
            .map(drop),
        Scope::Site(site) => connection
            .execute(
                "INSERT INTO sites (id, held) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET held = ?2",
                params![site.0.cast_signed(), held],
            )
            .map(drop),
        Scope::Job(job) => {
            connection.execute("UPDATE jobs SET start_at = NULL WHERE id = ?1", [job.0.cast_signed()])?;
            waits_no_more(connection, *job)?;
            set_details(connection, *job, |job| {
                job.state = if held { JobState::Held } else { JobState::Going };
            })
        }
        Scope::Items(_) => {
            let standing = if held { Standing::Held } else { Standing::Waiting };
            update(connection, "state", &words::standing(standing), changed)
        }
    }
}

fn hold_full(connection: &Connection, job: JobId, error: &RemoteError) -> rusqlite::Result<()> {
    let number = job.0.cast_signed();
    connection.execute("UPDATE jobs SET start_at = NULL WHERE id = ?1", [number])?;
    connection
        .prepare_cached("INSERT OR REPLACE INTO waits VALUES (?1, ?2)")?
        .execute(params![number, failure::to_json(error)?])?;
    set_details(connection, job, |job| job.state = JobState::Held)
}

fn waits_no_more(connection: &Connection, job: JobId) -> rusqlite::Result<()> {
    connection
        .prepare_cached("DELETE FROM waits WHERE job = ?1")?
        .execute([job.0.cast_signed()])
        .map(drop)
}

fn set_site_sessions(connection: &Connection, site: SiteId, sessions: Option<u8>) -> rusqlite::Result<()> {
    let site = site.0.cast_signed();
    match sessions {
        Some(sessions) => connection.execute(
            "INSERT OR REPLACE INTO site_sessions VALUES (?1, ?2)",
            params![site, sessions],
        ),
        None => connection.execute("DELETE FROM site_sessions WHERE site = ?1", [site]),
    }
    .map(drop)
}

fn start_at(connection: &Connection, job: Option<JobId>, at: Option<i64>) -> rusqlite::Result<()> {
    let Some(job) = job else {
        connection.execute("INSERT OR REPLACE INTO meta VALUES ('start_at', ?1)", [at])?;
        if at.is_some() {
            connection.execute("INSERT OR REPLACE INTO meta VALUES ('held', 1)", [])?;
        }
        return Ok(());
    };
    waits_no_more(connection, job)?;
    connection.execute(
        "UPDATE jobs SET start_at = ?2 WHERE id = ?1",
        params![job.0.cast_signed(), at],
    )?;
    if at.is_some() {
        set_details(connection, job, |job| job.state = JobState::Held)?;
    }
    Ok(())
}

fn set_priority(
    connection: &Connection,
    what: &Scope,
    priority: Option<Priority>,
    changed: &[ItemId],
) -> rusqlite::Result<()> {
    let priority = priority.as_ref().map(words::word).transpose()?;
    match what {
        Scope::All => connection
            .execute("INSERT OR REPLACE INTO meta VALUES ('priority', ?1)", [priority])
            .map(drop),
        Scope::Site(site) => connection
            .execute(
                "INSERT INTO sites (id, priority) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET priority = ?2",
                params![site.0.cast_signed(), priority],
            )
            .map(drop),
        Scope::Job(job) => connection
            .execute(
                "UPDATE jobs SET priority = ?2 WHERE id = ?1",
                params![job.0.cast_signed(), priority],
            )
            .map(drop),
        Scope::Items(_) => update(connection, "priority", &priority, changed),
    }
}

/// Alters what is kept of a job as one piece.
fn set_details(connection: &Connection, job: JobId, alter: impl FnOnce(&mut Job)) -> rusqlite::Result<()> {
    let number = job.0.cast_signed();
    let details: String = connection
        .prepare_cached("SELECT details FROM jobs WHERE id = ?1")?
        .query_row([number], |row| row.get(0))?;
    let mut job = words::of_details(&details, Vec::new(), b"/")?;
    alter(&mut job);
    connection
        .prepare_cached("UPDATE jobs SET details = ?2 WHERE id = ?1")?
        .execute(params![number, words::details(&job)?])
        .map(drop)
}

fn set_target_name(connection: &Connection, item: ItemId, name: Option<&FileName>) -> rusqlite::Result<()> {
    let mut select = connection.prepare_cached("SELECT folder, name, kind FROM items WHERE id = ?1")?;
    let (folder, own, kind): (i64, Vec<u8>, i64) =
        select.query_row([id(item)], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    if words::of_kind(kind)? == ItemKind::Folder {
        let (job, folder) = folder_of(connection, folder)?;
        let path = words::path(&folder.join(&words::name(&own)?));
        rename(connection, job, &path, name)?;
    }
    update(connection, "target_name", &name.map(FileName::as_bytes), &[item])
}

fn set_part(connection: &Connection, item: ItemId, part: Option<&Part>) -> rusqlite::Result<()> {
    match part {
        Some(part) => connection
            .prepare_cached("INSERT OR REPLACE INTO parts VALUES (?1, ?2)")?
            .execute(params![id(item), words::json(part)?])
            .map(drop),
        None => delete(connection, "DELETE FROM parts WHERE item = ?1", &[item]),
    }
}

fn delete(connection: &Connection, sql: &str, items: &[ItemId]) -> rusqlite::Result<()> {
    let mut delete = connection.prepare_cached(sql)?;
    for item in items {
        delete.execute([id(*item)])?;
    }
    Ok(())
}

/// What left while the folder that holds it stays, and folders of which that matters no more.
fn note_departed(connection: &Connection, applied: &Applied) -> rusqlite::Result<()> {
    for (folder, child) in &applied.departed {
        connection
            .prepare_cached("INSERT OR IGNORE INTO departed SELECT ?1, name FROM items WHERE id = ?2")?
            .execute(params![id(*folder), id(*child)])?;
    }
    delete(connection, "DELETE FROM departed WHERE folder = ?1", &applied.forgotten)
}

/// What left the queue with the change.
fn remove(connection: &Connection, change: &Change, applied: &Applied) -> rusqlite::Result<()> {
    // A whole job goes faster by its folders than by its items.
    let whole = match change {
        Change::RemoveJob { job } => Some(*job),
        _ => None,
    };
    if let Some(job) = whole {
        let of_job = "(SELECT items.id FROM items JOIN folders ON folders.id = items.folder WHERE folders.job = ?1)";
        for sql in [
            format!("DELETE FROM failures WHERE item IN {of_job}"),
            format!("DELETE FROM parts WHERE item IN {of_job}"),
            format!("DELETE FROM departed WHERE folder IN {of_job}"),
            "DELETE FROM items WHERE folder IN (SELECT id FROM folders WHERE job = ?1)".to_owned(),
        ] {
            connection.execute(&sql, [job.0.cast_signed()])?;
        }
    } else {
        note_departed(connection, applied)?;
        delete(connection, "DELETE FROM failures WHERE item = ?1", &applied.removed)?;
        delete(connection, "DELETE FROM parts WHERE item = ?1", &applied.removed)?;
        delete(connection, "DELETE FROM items WHERE id = ?1", &applied.removed)?;
    }
    for job in &applied.jobs_ended {
        for sql in [
            "DELETE FROM folders WHERE job = ?1",
            "DELETE FROM renames WHERE job = ?1",
            "DELETE FROM waits WHERE job = ?1",
            "DELETE FROM jobs WHERE id = ?1",
        ] {
            connection.prepare_cached(sql)?.execute([job.0.cast_signed()])?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use super::*;
    use crate::db::schema;

    #[test]
    fn what_runs_for_each_item_is_planned_once() {
        let folder = tempfile::tempdir().unwrap();
        let connection = schema::open(&folder.path().join("queue.db")).unwrap();
        for sql in [FINISH, PLACE, NEST] {
            let mut statement = connection.prepare(sql).unwrap();
            for item in 0..5 {
                statement.raw_bind_parameter(1, item).unwrap();
                if statement.parameter_count() > 1 {
                    statement.raw_bind_parameter(2, 10 * item).unwrap();
                }
                assert!(statement.raw_query().next().unwrap().is_none());
            }
            assert_eq!(statement.get_status(StatementStatus::RePrepare), 0, "{sql}");
        }
    }
}
