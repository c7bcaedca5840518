//! What a server's refusals teach the engine: how many sessions it takes, and which TLS it can live with.

use std::{sync::Arc, time::Instant};

use portolan_remote::{ErrorKind, HostPort, RemoteError, SiteId, TlsVersion};

use crate::{News, NoticeKind, ServerRow, ServerValue, engine::Engine};

impl Engine {
    /// A further session was refused while others stand, or one that stood was sent away: there are too many.
    pub(crate) fn refused_more(&mut self, id: SiteId, error: &RemoteError, now: Instant) {
        let Some(state) = self.pool.get(id) else { return };
        let server = state.site.endpoint.server().clone();
        let named = error.kind == ErrorKind::TooManyConnections;
        let why = words(error);
        let Some(limit) = self.pool.refused(id, named, why.clone(), now) else {
            return;
        };
        if self.learn(&server, ServerRow::SessionLimit, Some(ServerValue::Count(limit)), &why) {
            self.tell(NoticeKind::Info, News::SessionLimit(server, u64::from(limit)));
        }
    }

    /// The server wants data connections to resume the TLS session of the control connection, and TLS 1.3 has too few
    /// tickets for that: from a new log-on on it gets TLS 1.2, which resumes without end. Returns whether that is new.
    pub(crate) fn reuse_demanded(&mut self, id: SiteId, error: &RemoteError) -> bool {
        let Some(state) = self.pool.get_mut(id) else {
            return false;
        };
        state.demands_reuse = true;
        let server = state.site.endpoint.server().clone();
        let versions = state.site.connection.tls_versions;
        let why = words(error);
        let reuse = self.learn(&server, ServerRow::TlsReuse, Some(ServerValue::Switch(true)), &why);
        let free = self.servers.get(&server).tls_version().is_none() && versions.min == TlsVersion::V1_2;
        if free && versions.max > TlsVersion::V1_2 {
            let version = Some(ServerValue::Version(TlsVersion::V1_2));
            self.learn(&server, ServerRow::TlsVersion, version, &why);
            self.renew_sessions(&server);
            return true;
        }
        reuse
    }

    /// TLS 1.2 was our own idea, and the server does not speak it: back to 1.3, with new sessions ahead of need. Returns
    /// whether that is new; then new log-ons are on their way.
    pub(crate) fn only_tls13(&mut self, server: &HostPort, error: &RemoteError) -> bool {
        let known = self.servers.get(server);
        let ours = known.demands_reuse() && known.tls_version() == Some(TlsVersion::V1_2);
        let why = format!("TLS 1.2 failed: {}", error.explain().why);
        let version = Some(ServerValue::Version(TlsVersion::V1_3));
        let new = ours && self.learn(server, ServerRow::TlsVersion, version, &why);
        if new {
            // Others may be on their way with the wrong version.
            self.renew_sessions(server);
        }
        new
    }
}

/// The server's own words, or ours.
fn words(error: &RemoteError) -> Arc<str> {
    error.reply.clone().unwrap_or_else(|| error.explain().why.into())
}
