//! Values of the queue as the store has them.

use std::{ffi::OsString, os::unix::ffi::OsStringExt as _, path::PathBuf, sync::Arc};

use portolan_remote::{FileName, RemotePath};
use rusqlite::{Error, types::Type};
use serde::{Serialize, de::DeserializeOwned};

use crate::{ItemKind, Job, RelativeFolder, rows::Standing};

/// A value that is no longer understood is damage, and said so.
pub(super) fn damaged(why: impl std::fmt::Display) -> Error {
    Error::FromSqlConversionFailure(0, Type::Blob, why.to_string().into())
}

/// The name of a value without fields, as serde writes it.
pub(super) fn word<T: Serialize>(value: &T) -> rusqlite::Result<String> {
    match serde_json::to_value(value).map_err(damaged)? {
        serde_json::Value::String(word) => Ok(word),
        other => Ok(other.to_string()),
    }
}

pub(super) fn of_word<T: DeserializeOwned>(word: &str) -> rusqlite::Result<T> {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).map_err(damaged)
}

pub(super) fn json<T: Serialize>(value: &T) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(damaged)
}

pub(super) fn of_json<T: DeserializeOwned>(text: &str) -> rusqlite::Result<T> {
    serde_json::from_str(text).map_err(damaged)
}

pub(super) fn name(bytes: &[u8]) -> rusqlite::Result<FileName> {
    FileName::parse(bytes).map_err(damaged)
}

/// The names of a folder, joined.
pub(super) fn path(folder: &RelativeFolder) -> Vec<u8> {
    let names: Vec<&[u8]> = folder.0.iter().map(FileName::as_bytes).collect();
    names.join(&b'/')
}

pub(super) fn of_path(path: &[u8]) -> rusqlite::Result<RelativeFolder> {
    if path.is_empty() {
        return Ok(RelativeFolder::default());
    }
    path.split(|byte| *byte == b'/')
        .map(name)
        .collect::<Result<_, _>>()
        .map(RelativeFolder)
}

pub(super) fn kind(kind: ItemKind) -> i64 {
    match kind {
        ItemKind::Folder => 0,
        ItemKind::File => 1,
    }
}

pub(super) fn of_kind(number: i64) -> rusqlite::Result<ItemKind> {
    match number {
        0 => Ok(ItemKind::Folder),
        1 => Ok(ItemKind::File),
        other => Err(damaged(format!("{other} is no kind of item"))),
    }
}

pub(super) fn standing(standing: Standing) -> i64 {
    match standing {
        Standing::Waiting => 0,
        Standing::Held => 1,
        Standing::Partial => 2,
        Standing::Failed => 3,
    }
}

pub(super) fn of_standing(number: i64) -> rusqlite::Result<Standing> {
    match number {
        0 => Ok(Standing::Waiting),
        1 => Ok(Standing::Held),
        2 => Ok(Standing::Partial),
        3 => Ok(Standing::Failed),
        other => Err(damaged(format!("{other} is no state of an item"))),
    }
}

/// Everything of a job but its roots, which are raw bytes.
pub(super) fn details(job: &Job) -> rusqlite::Result<String> {
    json(&Job {
        local_root: Arc::default(),
        remote_root: RemotePath::root(),
        ..job.clone()
    })
}

pub(super) fn of_details(details: &str, local_root: Vec<u8>, remote_root: &[u8]) -> rusqlite::Result<Job> {
    let job: Job = of_json(details)?;
    Ok(Job {
        local_root: Arc::new(PathBuf::from(OsString::from_vec(local_root))),
        remote_root: RemotePath::new(remote_root),
        ..job
    })
}
