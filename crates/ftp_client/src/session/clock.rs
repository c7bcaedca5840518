//! Which files of a listing tell most of the server's clock.

use portolan_remote::{Entry, EntryKind, FileName, Precision, RemotePath, Zone};

/// The newest and the oldest file whose time is in the server's zone and exact enough.
#[derive(Debug, Default)]
pub(super) struct ClockFiles {
    newest: Option<(i64, FileName)>,
    oldest: Option<(i64, FileName)>,
}

impl ClockFiles {
    /// Is this one of them?
    pub(super) fn look(&mut self, entry: &Entry) {
        let Some(time) = entry.modified else { return };
        // CR, LF and Telnet's byte would make trouble of their own.
        let plain = !entry
            .name
            .as_bytes()
            .iter()
            .any(|byte| matches!(byte, b'\r' | b'\n' | 0xff));
        if entry.kind != EntryKind::File || time.zone != Zone::Server || time.precision == Precision::Day || !plain {
            return;
        }
        let this = || Some((time.seconds, entry.name.clone()));
        if self.newest.as_ref().is_none_or(|(seconds, _)| time.seconds > *seconds) {
            self.newest = this();
        }
        if self.oldest.as_ref().is_none_or(|(seconds, _)| time.seconds < *seconds) {
            self.oldest = this();
        }
    }

    /// Their paths, the newest first.
    pub(super) fn paths(self, folder: &RemotePath) -> Vec<(RemotePath, i64)> {
        let oldest = self.oldest.filter(|oldest| self.newest.as_ref() != Some(oldest));
        let both = self.newest.into_iter().chain(oldest);
        both.map(|(seconds, name)| (folder.join(&name), seconds)).collect()
    }
}
