//! No two items of a job have the same folder and name.

use std::{
    hash::{BuildHasher, RandomState},
    sync::Arc,
};

use hashbrown::HashTable;
use portolan_remote::{FileName, ItemId, JobId};

use crate::{RelativeFolder, rows::Rows};

/// Finds items by (job, folder, name). Twelve bytes an item: the names themselves are in [`Rows`].
#[derive(Debug, Default)]
pub(crate) struct Unique {
    table: HashTable<Entry>,
    state: RandomState,
}

/// An item, and so much of its hash that the table can grow without a look at each item's name and folder.
#[derive(Clone, Copy, Debug)]
struct Entry {
    hash: u32,
    /// Its number in two halves, so that no byte is spent to align it.
    id: [u32; 2],
}

impl Entry {
    fn new(hash: u32, ItemId(id): ItemId) -> Self {
        Self {
            hash,
            id: [id as u32, (id >> 32) as u32],
        }
    }

    fn id(self) -> ItemId {
        let [low, high] = self.id.map(u64::from);
        ItemId(high << 32 | low)
    }
}

/// The hash as the table takes it, which looks at both its ends.
fn spread(hash: u32) -> u64 {
    let hash = u64::from(hash);
    hash << 32 | hash
}

/// The hashed part that all items of a folder share.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FolderHash(u64);

impl Unique {
    pub(crate) fn folder(&self, job: JobId, folder: &[FileName]) -> FolderHash {
        Self::folder_hash(&self.state, job, folder)
    }

    fn folder_hash(state: &RandomState, job: JobId, folder: &[FileName]) -> FolderHash {
        FolderHash(state.hash_one((job, folder)))
    }

    fn hash(state: &RandomState, folder: FolderHash, name: &[u8]) -> u32 {
        state.hash_one((folder.0, name)) as u32
    }

    /// The item of this name in this folder.
    pub(crate) fn find(
        &self,
        rows: &Rows,
        hash: FolderHash,
        job: JobId,
        folder: &[FileName],
        name: &[u8],
    ) -> Option<ItemId> {
        let hash = Self::hash(&self.state, hash, name);
        let same = |entry: &Entry| {
            let found = (entry.hash == hash).then(|| rows.get(entry.id())).flatten();
            found.is_some_and(|(chunk, record)| {
                let theirs = &*chunk.folder(record).0;
                record.job() == job && chunk.name(record) == name && (std::ptr::eq(theirs, folder) || theirs == folder)
            })
        };
        self.table.find(spread(hash), same).map(|entry| entry.id())
    }

    /// Adds all items to an empty table. Returns how many.
    pub(crate) fn restore(&mut self, rows: &Rows) -> usize {
        let Self { table, state } = self;
        let items = rows.chunks().map(|chunk| chunk.records().len()).sum();
        table.reserve(items, |_| 0);
        let mut last: Option<(JobId, &Arc<RelativeFolder>, FolderHash)> = None;
        for (id, chunk, record) in rows.all() {
            let (job, folder) = (record.job(), chunk.folder(record));
            // Neighbours are mostly in one folder.
            let hash = match last {
                Some((same, there, hash)) if same == job && Arc::ptr_eq(there, folder) => hash,
                _ => Self::folder_hash(state, job, &folder.0),
            };
            last = Some((job, folder, hash));
            put(table, Self::hash(state, hash, chunk.name(record)), id);
        }
        items
    }

    /// Adds an item.
    pub(crate) fn insert(&mut self, hash: FolderHash, name: &[u8], id: ItemId) {
        put(&mut self.table, Self::hash(&self.state, hash, name), id);
    }

    /// Forgets an item that is in `rows` still.
    pub(crate) fn remove(&mut self, rows: &Rows, id: ItemId) {
        let Self { table, state } = self;
        let hash = Self::hash_of(state, rows, id);
        if let Ok(found) = table.find_entry(spread(hash), |entry| entry.id() == id) {
            found.remove();
        }
        if table.capacity() > 4096 && table.len() * 8 < table.capacity() {
            table.shrink_to(table.len() * 2, |entry| spread(entry.hash));
        }
    }

    fn hash_of(state: &RandomState, rows: &Rows, id: ItemId) -> u32 {
        rows.get(id).map_or(0, |(chunk, record)| {
            let folder = Self::folder_hash(state, record.job(), &chunk.folder(record).0);
            Self::hash(state, folder, chunk.name(record))
        })
    }

    /// Bytes on the heap, for the benchmark.
    pub(crate) fn heap_bytes(&self) -> usize {
        self.table.allocation_size()
    }
}

fn put(table: &mut HashTable<Entry>, hash: u32, id: ItemId) {
    table.insert_unique(spread(hash), Entry::new(hash, id), |entry| spread(entry.hash));
}
