//! How a session ends: nobody holds it any more, or the server has gone.

use std::{io, time::Duration};

use portolan_ftp_proto::Input;
use portolan_remote::Detail;
use tokio::{
    io::AsyncWriteExt,
    time::{self, Instant},
};

use super::{Driver, Wake};
use crate::data::Steering;

impl Driver {
    /// Stops what still runs: an upload by ABOR before its connection is reset, for example.
    pub(super) fn leave(&mut self) {
        self.leaving = Some(Instant::now() + self.options.limits.quit);
        let tickets = self.running.values().map(|running| Wake::Abandon(running.ticket));
        self.due.extend(tickets);
    }

    /// The control connection has ended. What moves may come to its own end first: whether all bytes were through
    /// decides what the end means.
    pub(super) fn eof(&mut self, now: Duration, error: Option<&io::Error>) {
        self.stream = None;
        // A server that just goes, without `close_notify`, is no worse than one that says so.
        let mut why = error
            .filter(|error| error.kind() != io::ErrorKind::UnexpectedEof)
            .map(|error| Detail::ControlBroke {
                why: error.to_string().into(),
            });
        if let (true, Some(tls)) = (self.silent, &self.tls) {
            let refused = error.and_then(|error| tls.refused_us(error, &self.options.server));
            match (refused, tls.asked_in_vain()) {
                (Some(refused), _) => self.tls_error = Some(refused),
                (None, true) => {
                    why = Some(Detail::TlsSilentWithoutOurs);
                }
                (None, false) => {}
            }
        }
        if self.moving() {
            self.wait_for_data(why);
        } else {
            self.core.handle(now, Input::Eof(why));
        }
    }

    /// The wait is over. Where bytes have moved meanwhile, it begins again: a long download is not thrown away at 90 %
    /// because a router has forgotten the idle control connection (`quirks.md` row 35).
    pub(super) fn ended(&mut self, now: Duration) {
        let Some((_, why)) = self.ended.take() else { return };
        if self.moved && self.moving() {
            self.wait_for_data(why);
        } else {
            self.core.handle(now, Input::Eof(why));
        }
    }

    fn wait_for_data(&mut self, why: Option<Detail>) {
        self.moved = false;
        self.ended = Some((Instant::now() + self.options.limits.close_notify, why));
    }

    /// Do bytes move on a data connection, or has one not been heard out?
    pub(super) fn moving(&self) -> bool {
        self.lanes.values().any(Steering::started) || !self.reports.1.is_empty()
    }

    /// Uploads under way end by a reset (`data::store`), so that no server takes half a file for a whole one.
    pub(super) async fn end(mut self) {
        self.shared.end(None);
        self.data.shutdown().await;
        self.tracer.drain(&mut self.core, &self.way);
        if let Some(mut stream) = self.stream.take() {
            // The session is over; a server that does not take our last word loses nothing by it.
            let _last_word = time::timeout(Duration::from_secs(1), stream.shutdown()).await;
        }
    }
}
