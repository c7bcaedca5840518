//! The one thread that asks for passwords: a keyring may wait for a person, and it may hang.

use std::{
    future::Future,
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{RecvTimeoutError, SyncSender, sync_channel},
    },
    time::{Duration, Instant},
};

use portolan_sites::SecretError;

use crate::SecretSource;

/// How long a keyring may take to answer; unlocking it may need a person.
pub(crate) const KEYRING: Duration = Duration::from_secs(10);

/// How long finding the key of a file may take, on a slow computer.
pub(crate) const UNLOCK: Duration = Duration::from_mins(2);

/// Questions that may wait.
const WAITING: usize = 64;

type Job = Box<dyn FnOnce(&dyn SecretSource) + Send>;

/// The thread. It ends with the last handle, as soon as what it does is done; nobody waits for it.
#[derive(Clone)]
pub(crate) struct SecretThread {
    jobs: SyncSender<Job>,
    /// Somebody has waited in vain for what it does now.
    stuck: Arc<AtomicBool>,
}

impl SecretThread {
    pub(crate) fn start(source: Arc<dyn SecretSource>) -> io::Result<Self> {
        let (jobs, inbox) = sync_channel::<Job>(WAITING);
        let stuck = Arc::new(AtomicBool::new(false));
        let doing = stuck.clone();
        let work = move || {
            loop {
                let job = match source.lock_if_idle(Instant::now()) {
                    None => inbox.recv().map_err(|_gone| RecvTimeoutError::Disconnected),
                    Some(due) => inbox.recv_timeout(due.saturating_duration_since(Instant::now())),
                };
                match job {
                    Ok(job) => {
                        job(&*source);
                        doing.store(false, Ordering::Release);
                    }
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            }
        };
        std::thread::Builder::new()
            .name("portolan-keyring".to_owned())
            .spawn(work)?;
        Ok(Self { jobs, stuck })
    }

    /// Asks, and waits for the answer so long and no longer. One that comes too late is dropped.
    pub(crate) fn ask<T: Send + 'static>(
        &self,
        limit: Duration,
        ask: impl FnOnce(&dyn SecretSource) -> Result<T, SecretError> + Send + 'static,
    ) -> impl Future<Output = Result<T, SecretError>> + Send + 'static {
        let late = || SecretError::Failed("it did not answer in time".to_owned());
        let (answer, answered) = sync_channel(1);
        let job: Job = Box::new(move |source| {
            // Who asked may have given up.
            drop(answer.send(ask(source)));
        });
        let stuck = self.stuck.clone();
        let sent = !stuck.load(Ordering::Acquire) && self.jobs.try_send(job).is_ok();
        async move {
            if !sent {
                return Err(late());
            }
            let wait = tokio::task::spawn_blocking(move || {
                answered.recv_timeout(limit).unwrap_or_else(|error| {
                    stuck.store(error == RecvTimeoutError::Timeout, Ordering::Release);
                    Err(late())
                })
            });
            wait.await
                .unwrap_or_else(|panicked| Err(SecretError::Failed(panicked.to_string())))
        }
    }
}

#[cfg(test)]
mod tests {
    use portolan_sites::{Secret, SecretRef};

    use super::*;

    /// A keyring that waits for a person who is not there.
    struct Hung;

    impl SecretSource for Hung {
        fn load(&self, _reference: &SecretRef) -> Result<Option<Secret>, SecretError> {
            std::thread::park();
            Ok(None)
        }

        fn save(&self, _reference: &SecretRef, _secret: &Secret) -> Result<(), SecretError> {
            Ok(())
        }
    }

    #[tokio::test]
    async fn a_hung_keyring_costs_its_time_limit_once_and_then_nothing() {
        let thread = SecretThread::start(Arc::new(Hung)).unwrap();
        let load =
            |source: &dyn SecretSource| source.load(&SecretRef::new("anna", &portolan_remote::HostPort::new("h", 21)));
        let limit = Duration::from_millis(20);
        assert!(matches!(thread.ask(limit, load).await, Err(SecretError::Failed(_))));
        let long = Duration::from_hours(1);
        assert!(matches!(thread.ask(long, load).await, Err(SecretError::Failed(_))));
    }
}
