//! What a file of a server is compared with, and what goes to one: a file of this computer, or one of another server.

use std::{fs::File, sync::Arc};

use portolan_remote::{ChecksumAlgorithm, Detail, ErrorKind, Remote, RemoteError, RemotePath};

use super::{
    RemoteFacts, SMALL, Task, across, contents,
    decide::{Known, When},
    verify,
};
use crate::{
    FileFacts,
    local::{
        names,
        root::{self, Found},
    },
    operate::{blocking, utc},
};

/// The other side of a comparison, and the source of what goes to a server.
pub(super) enum Counterpart {
    /// On this computer.
    Here(File),
    /// On another server.
    There(Giving),
}

/// A file of the server that gives, and the session that is lent for it.
pub(super) struct Giving {
    pub(super) remote: Arc<dyn Remote>,
    pub(super) path: RemotePath,
    /// When it was changed, as exactly as its server tells that.
    when: Option<When>,
}

/// A source as it was when it was looked at. The same again means that it is still the same file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sent {
    /// Bytes.
    pub(crate) size: u64,
    /// UTC seconds since 1970; of a file of this computer it is always known.
    pub(crate) modified: Option<i64>,
    /// On this computer: everything that identifies it.
    pub(crate) here: Option<Found>,
}

impl From<Found> for Sent {
    fn from(found: Found) -> Self {
        Self {
            size: found.size,
            modified: Some(found.modified),
            here: Some(found),
        }
    }
}

impl Sent {
    /// On another server.
    pub(super) fn there(size: u64, modified: Option<i64>) -> Self {
        Self {
            size,
            modified,
            here: None,
        }
    }
}

impl Counterpart {
    /// Looks at the file of the server that gives: what its listing told, or else what it tells now. A second try asks.
    pub(super) async fn open_there(task: &Task) -> Result<(Self, Sent), RemoteError> {
        let Some((giver, remote)) = task.giving() else {
            return Err(RemoteError::new(ErrorKind::ConnectionLost, task.act()).at(task.shown_source()));
        };
        let path = task.remote_source();
        let listed = RemoteFacts {
            size: task.item.size,
            modified: task.item.modified,
        };
        let again = {
            let carry = task.carry();
            carry.temporary.is_some() || carry.begun_anew || carry.earlier_run || carry.broke
        };
        let enough = listed.size.is_some() && (listed.modified.is_some() || !task.job.keep_times);
        let (mut facts, mut when) = (listed, listed.modified.map(When::exact));
        if again || !enough {
            match remote.stat(&path).await {
                Ok(entry) => {
                    facts.size = entry.size.or(listed.size);
                    facts.modified = utc(&entry).or(listed.modified);
                    let told = entry.modified.map(|time| When::told(time, giver.clock_offset));
                    when = told.or(when);
                }
                // A server that can tell nothing of a file may still give it.
                Err(error) if matches!(error.kind, ErrorKind::NotSupported | ErrorKind::Refused) => {}
                Err(error) => return Err(task.of_source(error)),
            }
        }
        let Some(size) = facts.size else {
            let unknown = RemoteError::new(ErrorKind::NotSupported, task.act())
                .at(task.shown_source())
                .detailed(Detail::SizeUnknown);
            return Err(task.of_source(unknown));
        };
        let giving = Giving { remote, path, when };
        Ok((Self::There(giving), Sent::there(size, facts.modified)))
    }

    /// What is known of it for a comparison.
    pub(super) fn known(&self, sent: Sent) -> Known {
        match self {
            Self::Here(_) => Known::exact(Some(sent.size), sent.modified),
            Self::There(giving) => Known {
                size: Some(sent.size),
                when: giving.when,
            },
        }
    }

    /// What it is now, when all of it was read.
    pub(super) async fn now(&self, task: &Task, sent: Sent) -> Result<Sent, RemoteError> {
        match self {
            Self::Here(file) => {
                let file = file.try_clone().map_err(task.local_error(task.shown_source()))?;
                let found = blocking(move || root::of_file(&file)).await;
                found.map(Sent::from).map_err(task.local_error(task.shown_source()))
            }
            // A large file takes long enough for somebody to write to it; for a small one the question would cost more
            // than it, and that all its bytes came was proved by its size.
            Self::There(giving) if sent.size > SMALL && sent.modified.is_some() => {
                match giving.remote.stat(&giving.path).await {
                    Ok(now) => Ok(Sent::there(now.size.unwrap_or(sent.size), utc(&now).or(sent.modified))),
                    Err(error) if error.kind.ends_session() => Err(task.of_source(error)),
                    // It is gone, or the server tells nothing: what came is what there was.
                    Err(_) => Ok(sent),
                }
            }
            Self::There(_) => Ok(sent),
        }
    }

    /// Are the contents of the file of the server the same, and by which checksum? `None` = nobody can tell.
    pub(super) async fn compared(
        &self,
        task: &Task,
        remote: &dyn Remote,
        path: &RemotePath,
    ) -> Result<Option<(bool, ChecksumAlgorithm)>, RemoteError> {
        match self {
            Self::Here(file) => {
                let file = file.try_clone().map_err(task.local_error(task.shown_local()))?;
                contents::compared(task, remote, path, file).await
            }
            Self::There(giving) => across::compared(task, giving, remote, path).await,
        }
    }

    /// The same without the name of the checksum.
    pub(super) async fn same(
        &self,
        task: &Task,
        remote: &dyn Remote,
        path: &RemotePath,
    ) -> Result<Option<bool>, RemoteError> {
        Ok(self.compared(task, remote, path).await?.map(|(same, _)| same))
    }

    /// Does the server give our bytes from `from` to its own end at `to`, and no other? `None` = it lets nobody read them.
    pub(super) async fn same_bytes(
        &self,
        task: &Task,
        remote: &dyn Remote,
        path: &RemotePath,
        from: u64,
        to: u64,
    ) -> Result<Option<bool>, RemoteError> {
        match self {
            Self::Here(file) => verify::same_bytes(task, remote, file, path, from, to).await,
            Self::There(giving) => across::same_bytes(task, giving, remote, path, from, to).await,
        }
    }
}

/// The source of a conflict, for people.
pub(super) fn facts(task: &Task, sent: Sent) -> FileFacts {
    let folder = match task.across() {
        Some(giver) => giver.naming.show(&task.item.folder.below(&giver.root)),
        None => names::join(&task.job.local_root, &task.item.folder.0)
            .display()
            .to_string()
            .into(),
    };
    FileFacts {
        folder,
        size: Some(sent.size),
        modified: sent.modified,
    }
}
