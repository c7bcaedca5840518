//! From the tables to the queue.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap, HashMap},
    hash::{BuildHasher as _, RandomState},
    sync::Arc,
};

use portolan_remote::{ItemId, JobId, RemoteError, SiteId};
use rusqlite::{Connection, OptionalExtension as _, Row};

use super::{Loaded, failure, history, place, rows::Writing, words};
use crate::{
    Counts, Failed, JobHeader, Queue, RelativeFolder,
    jobs::{Renames, Rules},
    rows::{Extra, NewRecord, Standing},
};

/// Places longer than this are made short again.
const LONG: usize = 200;

/// A folder as the store has it.
struct Folder {
    job: JobId,
    path: Arc<RelativeFolder>,
    stem: Vec<u8>,
}

pub(super) fn load(connection: &mut Connection, keep: usize) -> rusqlite::Result<(Loaded, Writing)> {
    let number = store_number(connection)?;
    let mut queue = Queue::new();
    let (sites, rules) = sites(connection)?;
    queue.restore_rules(rules, renames(connection)?);
    for header in jobs(connection)? {
        queue.restore_job(header);
    }
    let folders = folders(connection)?;
    let mut places = Places::default();
    items(connection, &mut queue, &folders, &mut places)?;
    let long = places.longest > LONG;
    let order = std::thread::scope(|scope| {
        let sorting = std::thread::Builder::new().spawn_scoped(scope, || places.sorted());
        queue.restore_index();
        // Where no thread can be had, or it did not come to an end, it is done here.
        let sorted = sorting.ok().and_then(|sorting| sorting.join().ok());
        sorted.unwrap_or_else(|| places.sorted())
    });
    queue.restore_order(&order);
    departed(connection, &mut queue)?;
    let numbers = Numbers::read(connection)?;
    queue.restore_numbers(numbers.last_item, numbers.last_job);
    if long {
        renumber(connection, &order)?;
    }
    let mut history = history::newest(connection, None, keep)?;
    history.reverse();
    let writing = Writing::new(numbers.last_item, numbers.last_job, numbers.moves);
    let loaded = Loaded {
        queue,
        sites,
        history,
        number,
        set_aside: None,
    };
    Ok((loaded, writing))
}

/// The highest numbers that were given.
struct Numbers {
    last_item: u64,
    last_job: u32,
    moves: u64,
}

impl Numbers {
    fn read(connection: &Connection) -> rusqlite::Result<Self> {
        let number = |key| meta(connection, key).map(|number| number.unwrap_or(0).cast_unsigned());
        Ok(Self {
            last_item: number("last_item")?,
            last_job: u32::try_from(number("last_job")?).map_err(words::damaged)?,
            moves: number("moves")?,
        })
    }
}

fn meta(connection: &Connection, key: &str) -> rusqlite::Result<Option<i64>> {
    connection
        .query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get(0))
        .optional()
        .map(Option::flatten)
}

/// The random number of this store; made when it is opened first.
fn store_number(connection: &Connection) -> rusqlite::Result<u32> {
    let new = RandomState::new().hash_one(std::process::id()) as u32;
    connection.execute("INSERT OR IGNORE INTO meta VALUES ('number', ?1)", [new])?;
    Ok(meta(connection, "number")?.unwrap_or_default() as u32)
}

fn sites(connection: &Connection) -> rusqlite::Result<(BTreeMap<SiteId, Arc<str>>, Rules)> {
    let word: Option<Option<String>> = connection
        .query_row("SELECT value FROM meta WHERE key = 'priority'", [], |row| row.get(0))
        .optional()?;
    let priority = word.flatten().map(|word| words::of_word(&word)).transpose()?;
    let mut rules = Rules {
        held: meta(connection, "held")?.unwrap_or(0) != 0,
        start_at: meta(connection, "start_at")?,
        priority,
        ..Rules::default()
    };
    let mut sites = BTreeMap::new();
    let mut select = connection.prepare("SELECT id, site, held, priority FROM sites")?;
    let mut found = select.query([])?;
    while let Some(row) = found.next()? {
        let id = SiteId(row.get::<_, i64>(0)?.cast_unsigned());
        if let Some(site) = row.get(1)? {
            sites.insert(id, site);
        }
        if row.get(2)? {
            rules.held_sites.insert(id);
        }
        if let Some(word) = row.get::<_, Option<String>>(3)? {
            rules.site_priorities.insert(id, words::of_word(&word)?);
        }
    }
    let mut select = connection.prepare("SELECT site, sessions FROM site_sessions")?;
    let mut found = select.query([])?;
    while let Some(row) = found.next()? {
        let id = SiteId(row.get::<_, i64>(0)?.cast_unsigned());
        rules.site_sessions.insert(id, row.get(1)?);
    }
    Ok((sites, rules))
}

fn renames(connection: &Connection) -> rusqlite::Result<Renames> {
    let mut renames = Renames::new();
    let mut select = connection.prepare("SELECT job, path, name FROM renames")?;
    let mut found = select.query([])?;
    while let Some(row) = found.next()? {
        let path = words::of_path(row.get_ref(1)?.as_blob()?)?;
        let name = words::name(row.get_ref(2)?.as_blob()?)?;
        renames.entry(job_id(row, 0)?).or_default().insert(path, name);
    }
    Ok(renames)
}

fn job_id(row: &Row<'_>, at: usize) -> rusqlite::Result<JobId> {
    let number: u32 = row.get(at)?;
    Ok(JobId(number.into()))
}

fn jobs(connection: &Connection) -> rusqlite::Result<Vec<JobHeader>> {
    let mut waits = waits(connection)?;
    let mut select = connection.prepare(
        "SELECT id, local_root, remote_root, details, files_done, bytes_done, priority, start_at FROM jobs ORDER BY id",
    )?;
    let mut found = select.query([])?;
    let mut headers = Vec::new();
    while let Some(row) = found.next()? {
        let details = row.get_ref(3)?.as_str()?;
        let mut job = words::of_details(details, row.get(1)?, row.get_ref(2)?.as_blob()?)?;
        job.id = job_id(row, 0)?;
        headers.push(JobHeader {
            job: Arc::new(job),
            counts: Counts::default(),
            files_done: row.get::<_, i64>(4)?.cast_unsigned(),
            bytes_done: row.get::<_, i64>(5)?.cast_unsigned(),
            priority: priority(row, 6)?,
            start_at: row.get(7)?,
            full: waits.remove(&job_id(row, 0)?),
        });
    }
    Ok(headers)
}

/// Why jobs wait for room on a disk.
fn waits(connection: &Connection) -> rusqlite::Result<HashMap<JobId, Arc<RemoteError>>> {
    let mut select = connection.prepare("SELECT job, error FROM waits")?;
    let mut found = select.query([])?;
    let mut waits = HashMap::new();
    while let Some(row) = found.next()? {
        let error = failure::of_json(row.get_ref(1)?.as_str()?)?;
        waits.insert(job_id(row, 0)?, Arc::new(error));
    }
    Ok(waits)
}

fn priority(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<crate::Priority>> {
    let word = row.get_ref(at)?.as_str_or_null()?;
    word.map(words::of_word).transpose()
}

fn folders(connection: &Connection) -> rusqlite::Result<HashMap<i64, Folder>> {
    let mut select = connection.prepare("SELECT id, job, path, stem FROM folders")?;
    let mut found = select.query([])?;
    let mut folders = HashMap::new();
    while let Some(row) = found.next()? {
        let folder = Folder {
            job: job_id(row, 1)?,
            path: Arc::new(words::of_path(row.get_ref(2)?.as_blob()?)?),
            stem: row.get(3)?,
        };
        folders.insert(row.get(0)?, folder);
    }
    Ok(folders)
}

/// What has left the queue out of folders that are in it.
fn departed(connection: &Connection, queue: &mut Queue) -> rusqlite::Result<()> {
    let mut select = connection.prepare("SELECT folder, name FROM departed")?;
    let mut found = select.query([])?;
    while let Some(row) = found.next()? {
        let folder = ItemId(row.get::<_, i64>(0)?.cast_unsigned());
        queue.restore_departed(folder, words::name(row.get_ref(1)?.as_blob()?)?);
    }
    Ok(())
}

/// Places of all items, one behind the other in one buffer.
#[derive(Default)]
struct Places {
    bytes: Vec<u8>,
    items: Vec<(usize, ItemId)>,
    longest: usize,
}

impl Places {
    fn push(&mut self, item: ItemId, stem: &[u8], place: Option<&[u8]>) {
        let from = self.bytes.len();
        self.items.push((from, item));
        match place {
            Some(place) => self.bytes.extend_from_slice(place),
            None => place::push_native(&mut self.bytes, stem, item),
        }
        self.longest = self.longest.max(place.map_or(0, <[u8]>::len));
    }

    /// The place of the item at this index, and its number.
    fn at(&self, index: usize) -> (&[u8], ItemId) {
        let (from, item) = self.items[index];
        let end = self.items.get(index + 1).map_or(self.bytes.len(), |next| next.0);
        (&self.bytes[from..end], item)
    }

    /// The items in the order of their places. What came in together is sorted already: such runs are merged, each in pieces
    /// as long as nothing of another run comes between.
    fn sorted(&self) -> Vec<ItemId> {
        let count = self.items.len();
        let mut heads = BinaryHeap::new();
        let mut from = 0;
        while from < count {
            let mut end = from + 1;
            while end < count && self.at(end - 1) < self.at(end) {
                end += 1;
            }
            heads.push(Reverse((self.at(from), from, end)));
            from = end;
        }
        let mut sorted = Vec::with_capacity(count);
        while let Some(Reverse((_, from, end))) = heads.pop() {
            let limit = heads.peek().map(|next| next.0.0);
            let until = limit.map_or(end, |limit| self.first_behind(from, end, limit));
            sorted.extend(self.items[from..until].iter().map(|item| item.1));
            if until < end {
                heads.push(Reverse((self.at(until), until, end)));
            }
        }
        sorted
    }

    /// The first index of this run that is behind the limit; what is at `from` is before it.
    fn first_behind(&self, from: usize, end: usize, limit: (&[u8], ItemId)) -> usize {
        let mut step = 1;
        while from + step < end && self.at(from + step) < limit {
            step *= 2;
        }
        let (mut before, mut behind) = (from + step / 2, (from + step).min(end));
        while behind - before > 1 {
            let middle = before.midpoint(behind);
            if self.at(middle) < limit {
                before = middle;
            } else {
                behind = middle;
            }
        }
        behind
    }
}

fn items(
    connection: &Connection,
    queue: &mut Queue,
    folders: &HashMap<i64, Folder>,
    places: &mut Places,
) -> rusqlite::Result<()> {
    let mut extras = extras(connection)?;
    let mut select = connection.prepare(
        "SELECT id, folder, name, kind, state, attempts, size, modified, policy, priority, place, target_name,
                permissions
         FROM items ORDER BY id",
    )?;
    let mut found = select.query([])?;
    let mut last = None;
    while let Some(row) = found.next()? {
        let id = ItemId(row.get::<_, i64>(0)?.cast_unsigned());
        let number: i64 = row.get(1)?;
        let folder = match last {
            // Neighbours are mostly in one folder.
            Some((same, folder)) if same == number => folder,
            _ => folder_of(id, number, folders, queue)?,
        };
        last = Some((number, folder));
        places.push(id, &folder.stem, row.get_ref(10)?.as_blob_or_null()?);
        let extra = (!extras.is_empty()).then(|| extras.remove(&id)).flatten();
        let mut extra = extra.unwrap_or_default();
        let target_name = row.get_ref(11)?.as_blob_or_null()?;
        extra.target_name = target_name.map(words::name).transpose()?;
        let standing = words::of_standing(row.get(4)?)?;
        if matches!(standing, Standing::Failed | Standing::Partial) && extra.failed.is_none() {
            return Err(words::damaged(format!("item {} failed for no reason", id.0)));
        }
        let policy = row.get_ref(8)?.as_str_or_null()?;
        let record = NewRecord {
            id,
            job: u32::try_from(folder.job.0).map_err(words::damaged)?,
            folder: &folder.path,
            name: &words::name(row.get_ref(2)?.as_blob()?)?,
            target_name: None,
            kind: words::of_kind(row.get(3)?)?,
            size: row.get::<_, Option<i64>>(6)?.map(i64::cast_unsigned),
            modified: row.get(7)?,
            permissions: row.get(12)?,
            standing,
            attempts: row.get(5)?,
            policy: policy.map(words::of_word).transpose()?,
            priority: priority(row, 9)?,
        };
        queue.restore_item(record, extra);
    }
    Ok(())
}

/// The folder with this number, for an item that is in it.
fn folder_of<'a>(
    item: ItemId,
    number: i64,
    folders: &'a HashMap<i64, Folder>,
    queue: &Queue,
) -> rusqlite::Result<&'a Folder> {
    let missing = || words::damaged(format!("item {} is in folder {number}, which is not there", item.0));
    let folder = folders.get(&number).ok_or_else(missing)?;
    match queue.job(folder.job) {
        Some(_) => Ok(folder),
        None => Err(words::damaged(format!("item {} belongs to no job", item.0))),
    }
}

/// What few items have: why they failed, and what is left of earlier tries.
fn extras(connection: &Connection) -> rusqlite::Result<HashMap<ItemId, Extra>> {
    let mut extras: HashMap<ItemId, Extra> = HashMap::new();
    let mut select = connection.prepare("SELECT item, at, failure FROM failures")?;
    let mut found = select.query([])?;
    while let Some(row) = found.next()? {
        let failed = Failed {
            error: Arc::new(failure::of_json(row.get_ref(2)?.as_str()?)?),
            when: row.get(1)?,
        };
        let id = ItemId(row.get::<_, i64>(0)?.cast_unsigned());
        extras.entry(id).or_default().failed = Some(failed);
    }
    let mut select = connection.prepare("SELECT item, part FROM parts")?;
    let mut found = select.query([])?;
    while let Some(row) = found.next()? {
        let part = words::of_json(row.get_ref(1)?.as_str()?)?;
        let id = ItemId(row.get::<_, i64>(0)?.cast_unsigned());
        extras.entry(id).or_default().part = Some(part);
    }
    Ok(extras)
}

/// Hands have made the places long: all get short ones.
fn renumber(connection: &mut Connection, order: &[ItemId]) -> rusqlite::Result<()> {
    let transaction = connection.transaction()?;
    {
        let mut update = transaction.prepare("UPDATE items SET place = ?1 WHERE id = ?2")?;
        for (at, item) in order.iter().enumerate() {
            update.execute(rusqlite::params![place::renumbered(at as u64), item.0.cast_signed()])?;
        }
    }
    transaction.commit()
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, option, prelude::*};

    use super::*;

    proptest! {
        #[test]
        fn runs_are_merged_into_the_order_of_all_places(
            folders in vec((vec(0_u8..3, 0..3), vec(option::weighted(0.1, vec(0_u8..4, 1..4)), 1..20)), 0..12),
        ) {
            let mut places = Places::default();
            let mut expected = Vec::new();
            let items = folders.iter().flat_map(|(stem, items)| items.iter().map(move |place| (stem, place)));
            for (number, (stem, place)) in (1..).zip(items) {
                let item = ItemId(number);
                places.push(item, stem, place.as_deref());
                expected.push((place.clone().unwrap_or_else(|| place::native(stem, item)), item));
            }
            expected.sort();
            prop_assert_eq!(places.sorted(), expected.into_iter().map(|(_, item)| item).collect::<Vec<_>>());
        }
    }
}
