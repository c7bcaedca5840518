//! Putting things into the bin of a server by hand, and taking out of it what is over.

use jiff::{ToSpan as _, civil::Date};
use portolan_remote::{Act, Detail, Entry, EntryKind, ErrorKind, RemoteError, RemotePath};

use super::{Undo, delete, run::On};
use crate::{
    bin::{Bin, Book},
    operate::rename,
};

/// Days that something stays.
const DAYS: i32 = 30;

/// Puts everything into the folder of `today`, under its name or a free one like it; older days that are over go for good.
pub(super) async fn put(
    on: &On<'_>,
    home: &RemotePath,
    paths: &[RemotePath],
    today: Date,
    book: &Book,
) -> Result<(), RemoteError> {
    let bin = Bin::of(on.remote, today);
    book.open(on.remote, &bin).await?;
    on.slate.expect(paths.len() as u64);
    for path in paths {
        put_one(on, &bin, &path.resolve(home), book).await?;
    }
    on.changed(&bin.path);
    on.changed(&bin.day);
    clear(on, &bin.path, today).await
}

async fn put_one(on: &On<'_>, bin: &Bin, path: &RemotePath, book: &Book) -> Result<(), RemoteError> {
    on.slate.at(path.to_string_lossy());
    let refuse = |why: Detail| {
        let error = RemoteError::new(ErrorKind::Misuse, Act::Delete).at(path.to_string_lossy());
        on.pass::<()>(Err(error.detailed(why))).map(drop)
    };
    if path.is_within(&bin.path) {
        return refuse(Detail::InBinAlready);
    }
    if bin.path.is_within(path) {
        return refuse(Detail::BinInIt);
    }
    let Some(name) = path.file_name() else {
        return refuse(Detail::NoName);
    };
    let Some(free) = book.reserve(&name) else {
        return refuse(Detail::BinFull);
    };
    let target = bin.day.join(&free);
    if on.pass(rename(on.remote, path, &target).await)?.is_none() {
        return Ok(());
    }
    on.slate.did(EntryKind::File, 0);
    on.slate.undo(Undo::Renamed {
        from: on.place(path),
        to: on.place(&target),
    });
    on.changed(path);
    Ok(())
}

/// Deletes the days that are over. What is no day of ours stays.
pub(crate) async fn clear(on: &On<'_>, bin: &RemotePath, today: Date) -> Result<(), RemoteError> {
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
