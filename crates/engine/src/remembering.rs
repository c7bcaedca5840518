//! What is remembered of servers: learnt by sessions, decided by the person, written behind everybody's back.

use portolan_remote::{Act, Detail, Fingerprint, HostPort, RemoteError, SessionId, SiteId};
use portolan_settings::FileStep;

use crate::{
    RequestId, ServerRow, ServerValue, Trusted, clock, connect::now_seconds, engine::Engine, event::Event, known::Save,
    publish::Part,
};

/// What a step with a file of ours that failed means.
pub(crate) fn step_of(doing: FileStep) -> Detail {
    match doing {
        FileStep::Read => Detail::FileNotRead,
        FileStep::Write => Detail::FileNotWritten,
        FileStep::Lock => Detail::FileNotLocked,
        FileStep::Make => Detail::FileNotMade,
        FileStep::Sync => Detail::FileNotSafe,
        FileStep::SetAside => Detail::FileNotSetAside,
        FileStep::KeepVersion => Detail::VersionNotKept,
    }
}

impl Engine {
    /// Writes a small file of ours where blocking does not matter.
    pub(crate) fn save(&mut self, save: impl IntoIterator<Item = Save>) {
        for save in save {
            self.write(save, None);
        }
    }

    /// The same for a request whose end waits for it.
    pub(crate) fn write(&mut self, save: Save, by: Option<RequestId>) {
        self.ends.begin(by);
        let out = self.out.clone();
        self.chores.spawn_blocking(move || {
            let result = save().map_err(|failed| {
                RemoteError::local(Act::Remember, failed.path.display().to_string(), failed.error)
                    .detailed(step_of(failed.doing))
            });
            if result.is_err() || by.is_some() {
                // The engine is gone: then nobody waits for it.
                drop(out.blocking_send(Event::Saved { by, result }));
            }
        });
    }

    /// A session tells what is new.
    pub(crate) fn remember(&mut self, site: SiteId, session: SessionId) {
        let Some(state) = self.pool.get_mut(site) else { return };
        let server = state.site.endpoint.server().clone();
        let Some((facts, before, learned)) = state.news(session) else {
            return;
        };
        let save = self.servers.note(&server, &facts, &before, &learned, now_seconds());
        if save.is_some() {
            self.show.mark(Part::Servers);
            // A clock that was measured is shown with the site.
            self.show.mark(Part::Sites);
        }
        self.save(save);
    }

    /// The engine itself has learnt something of a server, or unlearnt it. Returns whether that is new.
    pub(crate) fn learn(&mut self, server: &HostPort, row: ServerRow, value: Option<ServerValue>, from: &str) -> bool {
        let save = self.servers.learn(server, row, value, from, now_seconds());
        let new = save.is_some();
        if new {
            self.show.mark(Part::Servers);
        }
        self.save(save);
        new
    }

    pub(crate) fn forget_server(&mut self, server: &HostPort, by: Option<RequestId>) {
        let save = self.servers.forget(server);
        self.show.mark(Part::Servers);
        self.write(save, by);
        self.obey_memory(server);
    }

    pub(crate) fn set_server_row(
        &mut self,
        server: &HostPort,
        row: ServerRow,
        value: Option<ServerValue>,
        by: Option<RequestId>,
    ) {
        let save = self.servers.set(server, row, value, now_seconds());
        self.show.mark(Part::Servers);
        self.show.mark(Part::Sites);
        self.write(save, by);
        match row {
            ServerRow::SessionLimit | ServerRow::TlsReuse => self.obey_memory(server),
            ServerRow::TlsVersion => self.renew_sessions(server),
            _ => {}
        }
    }

    pub(crate) fn trust_certificate(&mut self, server: &HostPort, sha256: Fingerprint, by: Option<RequestId>) {
        if let Some(save) = self.trust.accept(server, sha256, true, now_seconds()) {
            self.write(save, by);
        }
        self.show.mark(Part::Trust);
    }

    pub(crate) fn revoke(&mut self, what: &Trusted, by: Option<RequestId>) {
        if let Some(save) = self.trust.revoke(what) {
            self.write(save, by);
        }
        self.show.mark(Part::Trust);
        if !matches!(what, Trusted::TlsWorked { .. }) {
            self.renew_sessions(what.server());
        }
    }

    /// Sites of a server, however many there are.
    fn sites_of(&self, server: &HostPort) -> Vec<SiteId> {
        let of_server = self
            .pool
            .sites
            .iter()
            .filter(|(_, state)| state.site.endpoint.server() == server);
        of_server.map(|(id, _)| *id).collect()
    }

    /// What the memory says of a limit holds at once.
    fn obey_memory(&mut self, server: &HostPort) {
        let (known, now) = (self.servers.get(server), clock::now());
        self.pool.obey(server, &known, now);
        self.show.mark(Part::Sites);
    }

    /// Sessions of a server go as soon as they are free; new ones obey what is known now.
    pub(crate) fn renew_sessions(&mut self, server: &HostPort) {
        for id in self.sites_of(server) {
            self.renew_site(id);
        }
    }
}
