//! What every protocol can be asked, asked of FTP.

use std::{ops::Range, sync::Arc};

use portolan_ftp_proto::{Operation, OperationOutcome};
use portolan_remote::{
    Act, BoxFuture, Capabilities, Checksum, ChecksumAlgorithm, Detail, Entry, ErrorKind, Listing, ListingSink, Made,
    Outcome, Permissions, Remote, RemoteError, RemotePath, Retrieve, SessionFacts, Space, Store,
};
use tokio::time;

use super::FtpSession;
use crate::{data::Cargo, failure::Asked};

impl Remote for FtpSession {
    fn list<'a>(
        &'a self,
        path: &'a RemotePath,
        sink: &'a mut dyn ListingSink,
    ) -> BoxFuture<'a, Result<Listing, RemoteError>> {
        Box::pin(self.list_into(path, sink))
    }

    fn list_links<'a>(
        &'a self,
        path: &'a RemotePath,
        sink: &'a mut dyn ListingSink,
    ) -> BoxFuture<'a, Result<Listing, RemoteError>> {
        let path = self.absolute(path);
        Box::pin(self.list_by(Operation::ListLinks { path: path.clone() }, path, sink))
    }

    fn stat<'a>(&'a self, path: &'a RemotePath) -> BoxFuture<'a, Result<Entry, RemoteError>> {
        let path = self.absolute(path);
        Box::pin(async move {
            self.learn_doubling(&path).await?;
            let asked = Asked {
                act: Act::Stat,
                path: Some(path.clone()),
            };
            match self
                .ask(Operation::Stat { path: path.clone() }, Cargo::None, asked)
                .await?
            {
                OperationOutcome::Entry(Some(entry)) => Ok(*entry),
                _ => self.root_entry(&path),
            }
        })
    }

    fn retrieve(&self, what: Retrieve) -> BoxFuture<'_, Result<Outcome, RemoteError>> {
        let path = self.absolute(&what.path);
        let operation = Operation::Retrieve {
            path: path.clone(),
            offset: what.body.offset,
            size: what.body.size,
            kind: what.body.kind,
            ask_modified: what.ask_modified,
        };
        Box::pin(async move {
            self.learn_doubling(&path).await?;
            self.transfer(operation, Cargo::File(what.body), Act::Download, path)
                .await
        })
    }

    fn store(&self, what: Store) -> BoxFuture<'_, Result<Outcome, RemoteError>> {
        let path = self.absolute(&what.path);
        let operation = Operation::Store {
            path: path.clone(),
            temporary: what.temporary.as_ref().map(|path| self.absolute(path)),
            replace: what.replace,
            offset: what.body.offset,
            size: what.body.size,
            modified: what.modified,
            permissions: what.permissions,
            kind: what.body.kind,
        };
        Box::pin(async move {
            self.learn_doubling_of_parent(&path).await?;
            let outcome = self
                .transfer(operation, Cargo::File(what.body), Act::Upload, path.clone())
                .await?;
            self.confirm_name(&path, Act::Upload).await?;
            Ok(outcome)
        })
    }

    fn make_dir<'a>(&'a self, path: &'a RemotePath) -> BoxFuture<'a, Result<Made, RemoteError>> {
        let path = self.absolute(path);
        Box::pin(async move {
            let asked = Asked {
                act: Act::MakeFolder,
                path: Some(path.clone()),
            };
            self.learn_doubling_of_parent(&path).await?;
            let operation = Operation::MakeDir { path: path.clone() };
            let made = match self.ask(operation, Cargo::None, asked).await? {
                OperationOutcome::Made { existed: false } => Made::New,
                _ => Made::Existed,
            };
            self.confirm_name(&path, Act::MakeFolder).await?;
            Ok(made)
        })
    }

    fn delete<'a>(&'a self, path: &'a RemotePath) -> BoxFuture<'a, Result<(), RemoteError>> {
        let path = self.absolute(path);
        Box::pin(async move {
            self.learn_doubling(&path).await?;
            self.simple(Operation::Delete { path: path.clone() }, Act::Delete, path)
                .await
        })
    }

    fn remove_dir<'a>(&'a self, path: &'a RemotePath) -> BoxFuture<'a, Result<(), RemoteError>> {
        let path = self.absolute(path);
        Box::pin(async move {
            self.learn_doubling(&path).await?;
            self.simple(Operation::RemoveDir { path: path.clone() }, Act::Delete, path)
                .await
        })
    }

    fn rename<'a>(&'a self, from: &'a RemotePath, to: &'a RemotePath) -> BoxFuture<'a, Result<(), RemoteError>> {
        let (from, to) = (self.absolute(from), self.absolute(to));
        Box::pin(self.rename_to(from, to))
    }

    fn set_modified<'a>(&'a self, path: &'a RemotePath, seconds: i64) -> BoxFuture<'a, Result<(), RemoteError>> {
        let path = self.absolute(path);
        let operation = Operation::SetModified {
            path: path.clone(),
            seconds,
        };
        Box::pin(async move {
            self.learn_doubling(&path).await?;
            self.simple(operation, Act::SetAttributes, path).await
        })
    }

    fn set_mode<'a>(&'a self, path: &'a RemotePath, mode: &'a Permissions) -> BoxFuture<'a, Result<(), RemoteError>> {
        let path = self.absolute(path);
        Box::pin(async move {
            let Permissions::Unix(mode) = *mode else {
                return Err(RemoteError::new(ErrorKind::NotSupported, Act::SetAttributes)
                    .at(path.to_string_lossy())
                    .on(&self.options.server)
                    .detailed(Detail::UnixModesOnly));
            };
            let operation = Operation::SetMode {
                path: path.clone(),
                mode,
            };
            self.simple(operation, Act::SetAttributes, path).await
        })
    }

    fn hash<'a>(
        &'a self,
        path: &'a RemotePath,
        algorithm: Option<ChecksumAlgorithm>,
        range: Option<Range<u64>>,
    ) -> BoxFuture<'a, Result<Checksum, RemoteError>> {
        let path = self.absolute(path);
        Box::pin(async move {
            let asked = Asked {
                act: Act::Checksum,
                path: Some(path.clone()),
            };
            let operation = Operation::Checksum { path, algorithm, range };
            match self.ask(operation, Cargo::None, asked.clone()).await? {
                OperationOutcome::Checksum(checksum) => Ok(checksum),
                _ => Err(self.nothing_told(&asked)),
            }
        })
    }

    fn space<'a>(&'a self, path: &'a RemotePath) -> BoxFuture<'a, Result<Space, RemoteError>> {
        let path = self.absolute(path);
        Box::pin(async move {
            let asked = Asked {
                act: Act::Stat,
                path: Some(path.clone()),
            };
            let operation = Operation::Space { path };
            match self.ask(operation, Cargo::None, asked.clone()).await? {
                OperationOutcome::Space(space) => Ok(space),
                _ => Err(self.nothing_told(&asked)),
            }
        })
    }

    fn raw<'a>(&'a self, line: &'a [u8]) -> BoxFuture<'a, Result<Vec<String>, RemoteError>> {
        Box::pin(async move {
            let asked = Asked {
                act: Act::RawCommand,
                path: None,
            };
            let operation = Operation::Raw { line: line.to_vec() };
            match self.ask(operation, Cargo::None, asked).await? {
                OperationOutcome::Reply(lines) => Ok(lines),
                _ => Ok(Vec::new()),
            }
        })
    }

    fn capabilities(&self) -> Capabilities {
        let state = self.shared.state();
        state.facts.as_ref().map(|known| known.capabilities).unwrap_or_default()
    }

    fn facts(&self) -> Arc<SessionFacts> {
        let state = self.shared.state();
        match &state.facts {
            Some(known) => known.facts.clone(),
            None => Arc::new(crate::facts::unknown(&self.options)),
        }
    }

    fn alive(&self) -> bool {
        self.shared.alive()
    }

    fn close(&self) -> BoxFuture<'_, ()> {
        Box::pin(async {
            let asked = Asked {
                act: Act::Connect,
                path: None,
            };
            let quit = self.ask(Operation::Quit, Cargo::None, asked);
            if time::timeout(self.options.limits.quit, quit).await.is_err() {
                // A server that does not answer QUIT is left all the same.
                self.driver.abort();
            }
            self.shared.end(None);
        })
    }
}
