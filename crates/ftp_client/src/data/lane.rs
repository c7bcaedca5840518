//! The trace of one data connection, and its count of bytes.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

use portolan_ftp_proto::DataFailure;
use portolan_remote::{Detail, ErrorKind};
use portolan_trace::{DataId, TraceKind, Who};
use tokio::sync::mpsc;

use super::Report;
use crate::clock::trace_now;

/// Length of a bucket in the trace.
const BUCKET: Duration = Duration::from_millis(100);

/// The trace of one data connection, and its count of bytes.
pub(super) struct Lane {
    pub(super) id: DataId,
    reports: mpsc::Sender<(DataId, Report)>,
    total: AtomicU64,
    bucket: AtomicU64,
    bucket_begun_ms: AtomicU64,
}

impl Lane {
    pub(super) fn new(id: DataId, reports: mpsc::Sender<(DataId, Report)>) -> Self {
        Self {
            id,
            reports,
            total: AtomicU64::new(0),
            bucket: AtomicU64::new(0),
            bucket_begun_ms: AtomicU64::new(0),
        }
    }

    pub(super) fn total(&self) -> u64 {
        self.total.load(Ordering::Relaxed)
    }

    /// Counts bytes; tells the trace once in a bucket, and later if the driver is busy.
    pub(super) fn moved(&self, bytes: usize) {
        self.total.fetch_add(bytes as u64, Ordering::Relaxed);
        let before = self.bucket.fetch_add(bytes as u64, Ordering::Relaxed);
        let now = trace_now().as_millis() as u64;
        if before == 0 {
            self.bucket_begun_ms.store(now, Ordering::Relaxed);
        } else if now.saturating_sub(self.bucket_begun_ms.load(Ordering::Relaxed)) >= BUCKET.as_millis() as u64
            && let Ok(permit) = self.reports.try_reserve()
        {
            permit.send((self.id, Report::Trace(self.take_bucket())));
        }
    }

    fn take_bucket(&self) -> TraceKind {
        TraceKind::DataBytes {
            id: self.id,
            bytes: self.bucket.swap(0, Ordering::Relaxed),
        }
    }

    pub(super) async fn close(&self, clean: bool, by: Who) {
        if self.bucket.load(Ordering::Relaxed) > 0 {
            self.trace(self.take_bucket()).await;
        }
        let (id, total) = (self.id, self.total());
        self.trace(TraceKind::DataClosed { id, total, by, clean }).await;
    }

    pub(super) async fn trace(&self, kind: TraceKind) {
        self.report(Report::Trace(kind)).await;
    }

    pub(super) async fn report(&self, report: Report) {
        // Without a driver there is nobody to tell.
        let _driver_gone = self.reports.send((self.id, report)).await;
    }

    pub(super) fn failure(&self, kind: ErrorKind, why: Detail) -> DataFailure {
        DataFailure {
            kind,
            why,
            bytes: self.total(),
        }
    }
}
