//! The bin of a server: what is put there lies in `.portolan-bin/YYYY-MM-DD` below the folder of the log-on, and is deleted
//! for good after 30 days.

use jiff::{ToSpan as _, civil::Date};
use portolan_remote::{Act, Detail, Entry, EntryKind, ErrorKind, FileName, RemoteError, RemotePath};

use super::{Undo, delete, run::On};
use crate::{local::names, operate::rename};

/// The bin of a server: a folder below the one of the log-on.
pub const BIN: &str = ".portolan-bin";
/// Days that something stays.
const DAYS: i32 = 30;
/// Numbers that are tried for a free name.
const NUMBERS: u32 = 1000;

/// Puts everything into the folder of `today`, under its name or a free one like it; older days that are over go for good.
pub(super) async fn put(on: &On<'_>, home: &RemotePath, paths: &[RemotePath], today: Date) -> Result<(), RemoteError> {
    let bin = RemotePath::new(BIN).resolve(home);
    let day = RemotePath::new(today.to_string()).resolve(&bin);
    for folder in [&bin, &day] {
        on.remote.make_dir(folder).await?;
    }
    let mut there: Vec<Entry> = Vec::new();
    on.remote.list(&day, &mut there).await?;
    let mut taken: Vec<FileName> = there.into_iter().map(|entry| entry.name).collect();
    on.slate.expect(paths.len() as u64);
    for path in paths {
        let path = path.resolve(home);
        if let Some(name) = put_one(on, &bin, &day, &path, &taken).await? {
            taken.push(name);
        }
    }
    on.changed(&bin);
    on.changed(&day);
    clear(on, &bin, today).await
}

async fn put_one(
    on: &On<'_>,
    bin: &RemotePath,
    day: &RemotePath,
    path: &RemotePath,
    taken: &[FileName],
) -> Result<Option<FileName>, RemoteError> {
    on.slate.at(path.to_string_lossy());
    let refuse = |why: Detail| {
        let error = RemoteError::new(ErrorKind::Misuse, Act::Delete).at(path.to_string_lossy());
        on.pass::<FileName>(Err(error.detailed(why)))
    };
    if path.is_within(bin) {
        return refuse(Detail::InBinAlready);
    }
    if bin.is_within(path) {
        return refuse(Detail::BinInIt);
    }
    let Some(name) = path.file_name() else {
        return refuse(Detail::NoName);
    };
    let numbered = (2..NUMBERS).filter_map(|number| names::numbered(&name, number));
    let free = std::iter::once(name.clone())
        .chain(numbered)
        .find(|name| !taken.contains(name));
    let Some(free) = free else {
        return refuse(Detail::BinFull);
    };
    let target = day.join(&free);
    if on.pass(rename(on.remote, path, &target).await)?.is_none() {
        return Ok(None);
    }
    on.slate.did(EntryKind::File, 0);
    on.slate.undo(Undo::Renamed {
        from: on.place(path),
        to: on.place(&target),
    });
    on.changed(path);
    Ok(Some(free))
}

/// Deletes the days that are over. What is no day of ours stays.
async fn clear(on: &On<'_>, bin: &RemotePath, today: Date) -> Result<(), RemoteError> {
    let Ok(oldest) = today.checked_sub(DAYS.days()) else {
        return Ok(());
    };
    let mut days: Vec<Entry> = Vec::new();
    if on.pass(on.remote.list(bin, &mut days).await)?.is_none() {
        return Ok(());
    }
    for day in days.iter().filter(|day| day.kind == EntryKind::Folder) {
        let name = day.name.to_string_lossy();
        let date: Option<Date> = name.parse().ok();
        if date.is_some_and(|date| date < oldest && date.to_string() == name) {
            delete::delete(on, &bin.join(&day.name), Some(EntryKind::Folder), false).await?;
        }
    }
    Ok(())
}
