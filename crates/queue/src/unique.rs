//! No two items of a job have the same folder and name.

use std::{
    hash::{BuildHasher, RandomState},
    sync::Arc,
};

use hashbrown::HashTable;
use portolan_remote::{ItemId, JobId};

use crate::{RelativeFolder, rows::Rows};

/// Finds items by (job, folder, name). Eight bytes an item: the names themselves are in [`Rows`].
#[derive(Debug, Default)]
pub(crate) struct Unique {
    table: HashTable<ItemId>,
    state: RandomState,
}

/// The hashed part that all items of a folder share.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FolderHash(u64);

impl Unique {
    pub(crate) fn folder(&self, job: JobId, folder: &RelativeFolder) -> FolderHash {
        FolderHash(self.state.hash_one((job, folder)))
    }

    fn hash(state: &RandomState, folder: FolderHash, name: &[u8]) -> u64 {
        state.hash_one((folder.0, name))
    }

    pub(crate) fn contains(
        &self,
        rows: &Rows,
        hash: FolderHash,
        job: JobId,
        folder: &Arc<RelativeFolder>,
        name: &[u8],
    ) -> bool {
        let same = |id: &ItemId| {
            rows.get(*id).is_some_and(|(chunk, record)| {
                let theirs = chunk.folder(record);
                record.job() == job && chunk.name(record) == name && (Arc::ptr_eq(theirs, folder) || theirs == folder)
            })
        };
        self.table.find(Self::hash(&self.state, hash, name), same).is_some()
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
                _ => FolderHash(state.hash_one((job, &**folder))),
            };
            last = Some((job, folder, hash));
            let hash = Self::hash(state, hash, chunk.name(record));
            table.insert_unique(hash, id, |id| Self::hash_of(state, rows, *id));
        }
        items
    }

    /// Adds an item that is in `rows` already.
    pub(crate) fn insert(&mut self, rows: &Rows, hash: FolderHash, name: &[u8], id: ItemId) {
        let Self { table, state } = self;
        table.insert_unique(Self::hash(state, hash, name), id, |id| Self::hash_of(state, rows, *id));
    }

    /// Forgets an item that is in `rows` still.
    pub(crate) fn remove(&mut self, rows: &Rows, id: ItemId) {
        let hash = Self::hash_of(&self.state, rows, id);
        if let Ok(found) = self.table.find_entry(hash, |other| *other == id) {
            found.remove();
        }
        if self.table.capacity() > 4096 && self.table.len() * 8 < self.table.capacity() {
            let Self { table, state } = self;
            table.shrink_to(table.len() * 2, |id| Self::hash_of(state, rows, *id));
        }
    }

    fn hash_of(state: &RandomState, rows: &Rows, id: ItemId) -> u64 {
        rows.get(id).map_or(0, |(chunk, record)| {
            let folder = FolderHash(state.hash_one((record.job(), &**chunk.folder(record))));
            Self::hash(state, folder, chunk.name(record))
        })
    }

    /// Bytes on the heap, for the benchmark.
    pub(crate) fn heap_bytes(&self) -> usize {
        self.table.allocation_size()
    }
}
