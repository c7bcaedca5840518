//! Takes the batches of a listing where they come (a plain call) and hands them on where one may wait.

use std::{
    collections::VecDeque,
    future::Future,
    sync::{Arc, Mutex, PoisonError},
};

use portolan_remote::{Entry, Listing, ListingSink, Remote, RemoteError, RemotePath};
use tokio::sync::Notify;

#[derive(Default)]
struct Inner {
    batches: Mutex<VecDeque<Vec<Entry>>>,
    more: Notify,
}

struct Sink {
    to: Arc<Inner>,
    enough: Option<u64>,
}

impl ListingSink for Sink {
    fn batch(&mut self, entries: Vec<Entry>) -> Result<(), RemoteError> {
        self.to
            .batches
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push_back(entries);
        self.to.more.notify_one();
        Ok(())
    }

    fn enough(&self) -> Option<u64> {
        self.enough
    }
}

/// Lists a folder and hands each batch to `take` as it comes. While `take` waits, the listing is not read on, so that a
/// slow taker holds the server back. `enough` is that of [`ListingSink::enough`].
pub(crate) async fn list<F: Future<Output = ()> + Send>(
    remote: &dyn Remote,
    path: &RemotePath,
    enough: Option<u64>,
    mut take: impl FnMut(Vec<Entry>) -> F + Send,
) -> Result<Listing, RemoteError> {
    let inner = Arc::new(Inner::default());
    let mut sink = Sink {
        to: inner.clone(),
        enough,
    };
    let mut listing = remote.list(path, &mut sink);
    let next = || inner.batches.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
    let ended = loop {
        tokio::select! {
            ended = &mut listing => break ended,
            () = inner.more.notified() => {}
        }
        while let Some(batch) = next() {
            take(batch).await;
        }
    };
    while let Some(batch) = next() {
        take(batch).await;
    }
    ended
}
