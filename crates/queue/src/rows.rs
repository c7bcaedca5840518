//! Items in their compact form: about 48 bytes and the name. An item's number is its slot; it never moves.
//!
//! Chunks of up to 512 neighbouring numbers behind `Arc`s: a snapshot shares them, and a change copies only the chunk it
//! touches. Names lie in one buffer for each chunk, so that copying a chunk is copying two blocks of memory.

use std::sync::Arc;

use portolan_remote::{FileName, ItemId, JobId};

use crate::{ConflictPolicy, Failed, Item, ItemKind, ItemState, Part, Priority, RelativeFolder, SMALL_FILE};

/// Small in tests, so that a few items fill many chunks.
const CHUNK: u64 = if cfg!(test) { 8 } else { 512 };
/// Sizes and times that are not known.
const NO_SIZE: u64 = u64::MAX;
const NO_TIME: i64 = i64::MIN;
/// Permissions that are not known.
const NO_PERMISSIONS: u16 = u16::MAX;

/// What is the matter with an item, without the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    Waiting,
    Held,
    Partial,
    Failed,
}

/// One item, without its name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Record {
    size: u64,
    modified: i64,
    /// Number of its job; jobs get numbers below 2³².
    job: u32,
    /// Number of the chunk of the order that it is in.
    pub(crate) place: u32,
    name_at: u32,
    name_len: u16,
    /// Index into the folders of the chunk.
    folder: u16,
    /// Its number within the chunk.
    low: u16,
    pub(crate) attempts: u16,
    permissions: u16,
    pub(crate) kind: ItemKind,
    pub(crate) standing: Standing,
    pub(crate) policy: Option<ConflictPolicy>,
    pub(crate) priority: Option<Priority>,
}

impl Record {
    pub(crate) fn job(&self) -> JobId {
        JobId(self.job.into())
    }

    pub(crate) fn size(&self) -> Option<u64> {
        (self.size != NO_SIZE).then_some(self.size)
    }

    pub(crate) fn modified(&self) -> Option<i64> {
        (self.modified != NO_TIME).then_some(self.modified)
    }

    pub(crate) fn permissions(&self) -> Option<u16> {
        (self.permissions != NO_PERMISSIONS).then_some(self.permissions)
    }

    pub(crate) fn set_source(&mut self, size: Option<u64>, modified: Option<i64>) {
        self.size = size.unwrap_or(NO_SIZE);
        self.modified = modified.unwrap_or(NO_TIME);
    }

    /// Is it known to be so small that round trips cost more than its bytes?
    pub(crate) fn small(&self) -> bool {
        self.size <= SMALL_FILE
    }

    pub(crate) fn given_up(&self) -> bool {
        matches!(self.standing, Standing::Failed | Standing::Partial)
    }
}

/// A record to be made.
pub(crate) struct NewRecord<'a> {
    pub(crate) id: ItemId,
    pub(crate) job: u32,
    pub(crate) folder: &'a Arc<RelativeFolder>,
    /// At most 65,535 bytes.
    pub(crate) name: &'a FileName,
    pub(crate) target_name: Option<FileName>,
    pub(crate) kind: ItemKind,
    pub(crate) size: Option<u64>,
    pub(crate) modified: Option<i64>,
    pub(crate) permissions: Option<u16>,
    pub(crate) standing: Standing,
    pub(crate) attempts: u16,
    pub(crate) policy: Option<ConflictPolicy>,
    pub(crate) priority: Option<Priority>,
}

/// What few items have.
#[derive(Clone, Debug, Default)]
pub(crate) struct Extra {
    pub(crate) target_name: Option<FileName>,
    pub(crate) failed: Option<Failed>,
    pub(crate) part: Option<Part>,
}

impl Extra {
    /// Is there anything?
    pub(crate) fn any(&self) -> bool {
        self.target_name.is_some() || self.failed.is_some() || self.part.is_some()
    }
}

/// Up to 512 items with neighbouring numbers.
#[derive(Clone, Debug, Default)]
pub(crate) struct RowChunk {
    rows: Vec<Record>,
    names: Vec<u8>,
    /// Bytes of `names` that belong to nobody any more.
    garbage: usize,
    folders: Vec<Arc<RelativeFolder>>,
    extras: Vec<(u16, Arc<Extra>)>,
}

impl RowChunk {
    fn find(&self, low: u16) -> Option<usize> {
        match self.rows.get(usize::from(low)) {
            Some(record) if record.low == low => Some(usize::from(low)),
            _ => self.rows.binary_search_by_key(&low, |record| record.low).ok(),
        }
    }

    /// In the order of their numbers.
    pub(crate) fn records(&self) -> &[Record] {
        &self.rows
    }

    pub(crate) fn name(&self, record: &Record) -> &[u8] {
        let from = record.name_at as usize;
        self.names
            .get(from..from + usize::from(record.name_len))
            .unwrap_or_default()
    }

    pub(crate) fn folder(&self, record: &Record) -> &Arc<RelativeFolder> {
        &self.folders[usize::from(record.folder)]
    }

    pub(crate) fn extra(&self, record: &Record) -> Option<&Extra> {
        let at = self.extras.binary_search_by_key(&record.low, |extra| extra.0).ok()?;
        self.extras.get(at).map(|extra| &*extra.1)
    }

    pub(crate) fn set_extra(&mut self, low: u16, alter: impl FnOnce(&mut Extra)) {
        let found = self.extras.binary_search_by_key(&low, |extra| extra.0);
        let mut extra = found.map_or_else(|_| Arc::default(), |at| Arc::clone(&self.extras[at].1));
        alter(Arc::make_mut(&mut extra));
        let empty = !extra.any();
        match (found, empty) {
            (Ok(at), true) => drop(self.extras.remove(at)),
            (Ok(at), false) => self.extras[at].1 = extra,
            (Err(_), true) => {}
            (Err(at), false) => self.extras.insert(at, (low, extra)),
        }
    }

    fn push(&mut self, new: NewRecord<'_>) -> Record {
        let low = (new.id.0 % CHUNK) as u16;
        if self.folders.last() != Some(new.folder) {
            self.folders.push(Arc::clone(new.folder));
        }
        let name = new.name.as_bytes();
        let mut record = Record {
            size: NO_SIZE,
            modified: NO_TIME,
            job: new.job,
            place: 0,
            name_at: self.names.len() as u32,
            name_len: name.len() as u16,
            folder: (self.folders.len() - 1) as u16,
            low,
            attempts: new.attempts,
            permissions: new.permissions.unwrap_or(NO_PERMISSIONS),
            kind: new.kind,
            standing: new.standing,
            policy: new.policy,
            priority: new.priority,
        };
        record.set_source(new.size, new.modified);
        self.names.extend_from_slice(name);
        self.rows.push(record);
        if new.target_name.is_some() {
            self.set_extra(low, |extra| extra.target_name = new.target_name);
        }
        if u64::from(low) == CHUNK - 1 {
            self.names.shrink_to_fit();
            self.folders.shrink_to_fit();
        }
        record
    }

    fn remove(&mut self, at: usize) {
        let record = self.rows.remove(at);
        self.set_extra(record.low, |extra| *extra = Extra::default());
        self.garbage += usize::from(record.name_len);
        if self.garbage > 256 && self.garbage * 2 > self.names.len() {
            let mut names = Vec::with_capacity(self.names.len() - self.garbage);
            let mut rows = std::mem::take(&mut self.rows);
            for record in &mut rows {
                let from = names.len() as u32;
                names.extend_from_slice(self.name(record));
                record.name_at = from;
            }
            rows.shrink_to_fit();
            (self.rows, self.names, self.garbage) = (rows, names, 0);
        }
    }
}

/// All items.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows {
    /// In the order of their keys: the numbers of their items divided by 512.
    chunks: Arc<Vec<(u64, Arc<RowChunk>)>>,
}

impl Rows {
    fn chunk_at(&self, id: ItemId) -> Option<usize> {
        let key = id.0 / CHUNK;
        let first = self.chunks.first()?.0;
        let guess = usize::try_from(key.checked_sub(first)?).ok()?;
        match self.chunks.get(guess) {
            Some(chunk) if chunk.0 == key => Some(guess),
            _ => self.chunks.binary_search_by_key(&key, |chunk| chunk.0).ok(),
        }
    }

    pub(crate) fn get(&self, id: ItemId) -> Option<(&RowChunk, &Record)> {
        let chunk = &*self.chunks.get(self.chunk_at(id)?)?.1;
        let at = chunk.find((id.0 % CHUNK) as u16)?;
        Some((chunk, chunk.rows.get(at)?))
    }

    pub(crate) fn record(&self, id: ItemId) -> Option<Record> {
        self.get(id).map(|(_, record)| *record)
    }

    /// The whole item, from its compact form.
    pub(crate) fn item(&self, id: ItemId) -> Option<Item> {
        let (chunk, record) = self.get(id)?;
        let extra = chunk.extra(record);
        Some(Item {
            id,
            job: record.job(),
            folder: Arc::clone(chunk.folder(record)),
            name: FileName::parse(chunk.name(record)).ok()?,
            target_name: extra.and_then(|extra| extra.target_name.clone()),
            kind: record.kind,
            size: record.size(),
            modified: record.modified(),
            permissions: record.permissions(),
            policy: record.policy,
            priority: record.priority,
            state: state(record.standing, extra),
            attempts: record.attempts.into(),
            part: extra.and_then(|extra| extra.part.clone()),
        })
    }

    /// Adds an item; its number is above all others. Returns its record.
    pub(crate) fn push(&mut self, new: NewRecord<'_>) -> Record {
        let key = new.id.0 / CHUNK;
        let chunks = Arc::make_mut(&mut self.chunks);
        match chunks.last_mut() {
            Some((same, chunk)) if *same == key => Arc::make_mut(chunk).push(new),
            _ => {
                let mut chunk = RowChunk::default();
                let record = chunk.push(new);
                chunks.push((key, Arc::new(chunk)));
                record
            }
        }
    }

    /// Alters an item's record.
    pub(crate) fn alter(&mut self, id: ItemId, alter: impl FnOnce(&mut Record)) {
        let Some(at) = self.chunk_at(id) else { return };
        let chunk = Arc::make_mut(&mut Arc::make_mut(&mut self.chunks)[at].1);
        if let Some(row) = chunk.find((id.0 % CHUNK) as u16) {
            alter(&mut chunk.rows[row]);
        }
    }

    /// Alters what few items have.
    pub(crate) fn alter_extra(&mut self, id: ItemId, alter: impl FnOnce(&mut Extra)) {
        let Some(at) = self.chunk_at(id) else { return };
        let low = (id.0 % CHUNK) as u16;
        let chunk = Arc::make_mut(&mut Arc::make_mut(&mut self.chunks)[at].1);
        if chunk.find(low).is_some() {
            chunk.set_extra(low, alter);
        }
    }

    /// Takes an item out.
    pub(crate) fn remove(&mut self, id: ItemId) {
        let Some(at) = self.chunk_at(id) else { return };
        let chunks = Arc::make_mut(&mut self.chunks);
        let chunk = Arc::make_mut(&mut chunks[at].1);
        if let Some(row) = chunk.find((id.0 % CHUNK) as u16) {
            chunk.remove(row);
            if chunk.rows.is_empty() {
                chunks.remove(at);
            }
        }
    }

    /// All chunks, in the order of their numbers.
    pub(crate) fn chunks(&self) -> impl Iterator<Item = &RowChunk> {
        self.chunks.iter().map(|(_, chunk)| &**chunk)
    }

    /// All items with their chunks and records, in the order of their numbers.
    pub(crate) fn all(&self) -> impl Iterator<Item = (ItemId, &RowChunk, &Record)> {
        self.chunks.iter().flat_map(|(key, chunk)| {
            chunk
                .rows
                .iter()
                .map(move |record| (ItemId(key * CHUNK + u64::from(record.low)), &**chunk, record))
        })
    }

    /// All items with their records, in the order of their numbers.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (ItemId, &Record)> {
        self.all().map(|(id, _, record)| (id, record))
    }

    /// Bytes on the heap, for the benchmark.
    pub(crate) fn heap_bytes(&self) -> usize {
        let of_chunk = |chunk: &RowChunk| {
            size_of::<RowChunk>()
                + chunk.rows.capacity() * size_of::<Record>()
                + chunk.names.capacity()
                + chunk.folders.capacity() * size_of::<usize>()
                + chunk.extras.capacity() * size_of::<(u16, usize)>()
        };
        self.chunks.capacity() * size_of::<(u64, usize)>()
            + self.chunks.iter().map(|chunk| of_chunk(&chunk.1)).sum::<usize>()
    }
}

/// The public form of an item's state.
pub(crate) fn state(standing: Standing, extra: Option<&Extra>) -> ItemState {
    let failed = extra.and_then(|extra| extra.failed.clone());
    match (standing, failed) {
        (Standing::Failed, Some(failed)) => ItemState::Failed(failed),
        (Standing::Partial, Some(failed)) => ItemState::Partial(failed),
        (Standing::Held, _) => ItemState::Held,
        // An item that is given up always has its reason: both are set by the same change.
        (Standing::Waiting | Standing::Failed | Standing::Partial, _) => ItemState::Waiting,
    }
}
