//! One errand on a server, with the session that it was lent.

use std::sync::Arc;

use portolan_remote::{Act, Body, EntryKind, ErrorKind, Meter, Remote, RemoteError, RemotePath, SiteId, Store};

use super::{Deed, Slate, Task, Undo, bin, copy, delete, look, measure, mode, undo};
use crate::{
    Place,
    operate::{blocking, rename},
};

impl Deed {
    /// The verb of its errors.
    pub(crate) fn act(&self) -> Act {
        match self {
            Self::Delete(_) | Self::Bin(..) => Act::Delete,
            Self::Measure(_) => Act::List,
            Self::SetPermissions(..) => Act::SetAttributes,
            Self::Rename(_) | Self::Undo(_) => Act::Rename,
            Self::Duplicate(..) | Self::MakeFile(_) => Act::Upload,
            Self::Look(..) => Act::Download,
            Self::Hash(..) => Act::Stat,
        }
    }

    /// May it be begun again on another session? What is done already is found to be so.
    pub(crate) fn repeatable(&self) -> bool {
        matches!(
            self,
            Self::Measure(_) | Self::SetPermissions(..) | Self::Look(..) | Self::Hash(..)
        )
    }

    /// Does it need data connections?
    pub(crate) fn listing(&self) -> bool {
        !matches!(self, Self::Rename(_) | Self::Undo(_) | Self::Hash(..))
    }
}

/// Does it. `Err` only where the session is of no more use or nothing could be begun; what failed on the way is on the
/// slate.
pub(crate) async fn run(task: &Task, site: SiteId, remote: &dyn Remote) -> Result<(), RemoteError> {
    let home = remote.facts().home.clone();
    let on = On {
        remote,
        site,
        slate: &task.slate,
    };
    match &*task.deed {
        Deed::Delete(paths) => {
            for (path, kind) in paths {
                delete::delete(&on, &path.resolve(&home), *kind, task.again).await?;
            }
        }
        Deed::Bin(paths, today, book) => bin::put(&on, &home, paths, *today, book).await?,
        Deed::Measure(paths) => {
            for path in paths {
                measure::measure(&on, &path.resolve(&home)).await?;
            }
        }
        Deed::SetPermissions(paths, wish) => {
            for (path, entry) in paths {
                mode::set(&on, &path.resolve(&home), entry.clone(), *wish).await?;
            }
        }
        Deed::Rename(pairs) => {
            on.slate.expect(pairs.len() as u64);
            for (from, to) in pairs {
                on.rename(&from.resolve(&home), &to.resolve(&home)).await?;
            }
        }
        Deed::Duplicate(paths, into) => {
            let into = into.as_ref().map(|folder| folder.resolve(&home));
            for (path, entry) in paths {
                copy::copy(&on, &path.resolve(&home), into.as_ref(), entry.clone()).await?;
            }
        }
        Deed::Hash(path, algorithm) => {
            let path = path.resolve(&home);
            on.slate.at(path.to_string_lossy());
            on.slate.hashed(remote.hash(&path, *algorithm, None).await?);
        }
        Deed::Look(path, most) => look::look(&on, &path.resolve(&home), *most).await?,
        Deed::MakeFile(path) => on.make_file(&path.resolve(&home)).await?,
        Deed::Undo(steps) => undo::on_server(&on, steps).await?,
    }
    task.slate.verdict()
}

/// A session, and where word of what is done with it goes.
pub(crate) struct On<'a> {
    pub(crate) remote: &'a dyn Remote,
    pub(crate) site: SiteId,
    pub(crate) slate: &'a Slate,
}

impl On<'_> {
    pub(crate) fn place(&self, path: &RemotePath) -> Place {
        Place::Remote(self.site, path.clone())
    }

    /// The folder that holds `path` is different now.
    pub(crate) fn changed(&self, path: &RemotePath) {
        if let Some(folder) = path.parent() {
            self.slate.changed(Place::Remote(self.site, folder));
        }
    }

    /// A failure of one of many: only the end of the session ends all.
    pub(crate) fn pass<T>(&self, result: Result<T, RemoteError>) -> Result<Option<T>, RemoteError> {
        match result {
            Ok(done) => Ok(Some(done)),
            Err(error) if error.kind.ends_session() => Err(error),
            Err(error) => {
                self.slate.failed(error);
                Ok(None)
            }
        }
    }

    async fn rename(&self, from: &RemotePath, to: &RemotePath) -> Result<(), RemoteError> {
        self.slate.at(from.to_string_lossy());
        if self.pass(rename(self.remote, from, to).await)?.is_some() {
            self.slate.did(EntryKind::File, 0);
            self.slate.undo(Undo::Renamed {
                from: self.place(from),
                to: self.place(to),
            });
            self.changed(from);
            self.changed(to);
        }
        Ok(())
    }

    async fn make_file(&self, path: &RemotePath) -> Result<(), RemoteError> {
        match self.remote.stat(path).await {
            Ok(_) => return Err(RemoteError::new(ErrorKind::AlreadyExists, Act::Upload).at(path.to_string_lossy())),
            Err(error) if error.kind.ends_session() => return Err(error),
            Err(_) => {}
        }
        let local = |error| RemoteError::local(Act::Upload, "a temporary file", error);
        let file = blocking(tempfile::tempfile).await.map_err(local)?;
        let what = Store {
            path: path.clone(),
            body: Body {
                file: file.into(),
                offset: 0,
                compare_until: 0,
                source_modified: None,
                size: Some(0),
                meter: Arc::new(Meter::default()),
                throttle: Arc::default(),
                kind: portolan_remote::TransferType::Image,
            },
            temporary: None,
            replace: false,
            modified: None,
            permissions: None,
        };
        self.remote.store(what).await?;
        self.slate.undo(Undo::Made(self.place(path), EntryKind::File));
        self.changed(path);
        Ok(())
    }
}
