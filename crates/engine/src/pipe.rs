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

struct Sink(Arc<Inner>);

impl ListingSink for Sink {
    fn batch(&mut self, entries: Vec<Entry>) -> Result<(), RemoteError> {
        self.0
            .batches
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push_back(entries);
        self.0.more.notify_one();
        Ok(())
    }
}

/// Lists a folder and hands each batch to `take` as it comes. While `take` waits, the listing is not read on, so that a
/// slow taker holds the server back.
pub(crate) async fn list<F: Future<Output = ()> + Send>(
    remote: &dyn Remote,
    path: &RemotePath,
    mut take: impl FnMut(Vec<Entry>) -> F + Send,
) -> Result<Listing, RemoteError> {
    let inner = Arc::new(Inner::default());
    let mut sink = Sink(inner.clone());
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
