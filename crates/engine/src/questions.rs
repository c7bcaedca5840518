//! Questions about a connection that only a person can answer, and what the answers do.

use std::sync::Arc;

use portolan_remote::{Act, ErrorKind, RemoteError, SiteId};
use portolan_sites::{Endpoint, FtpTls};

use crate::{
    Answer, NoticeKind, Question, connect::now_seconds, engine::Engine, pool::Stage, prompts::Cause, publish::Part,
};

impl Engine {
    pub(crate) fn ask_password(&mut self, id: SiteId, refused: Option<RemoteError>) {
        let Some(state) = self.pool.get_mut(id) else { return };
        let server = state.site.endpoint.server().clone();
        let user = state.site.log_on.user().to_owned();
        state.secret = None;
        if self.config.non_interactive {
            let error =
                refused.unwrap_or_else(|| RemoteError::new(ErrorKind::PasswordNeeded, Act::Connect).on(&server));
            self.give_up(id, error);
            return;
        }
        state.stage = Stage::Asking;
        self.prompts.password(id, server, user, refused.map(Arc::new));
        self.show.mark(Part::Prompts);
        self.show.mark(Part::Sites);
    }

    pub(crate) fn ask_certificate(&mut self, id: SiteId, error: RemoteError) {
        let Some(state) = self.pool.get_mut(id) else { return };
        let (Some(certificate), false) = (error.certificate.clone(), self.config.non_interactive) else {
            self.give_up(id, error);
            return;
        };
        let server = state.site.endpoint.server().clone();
        let before = self
            .trust
            .before(&server)
            .or(state.site.pin)
            .filter(|before| *before != certificate.sha256);
        state.stage = Stage::Asking;
        self.prompts.certificate(id, server, certificate, before);
        self.show.mark(Part::Prompts);
    }

    pub(crate) fn ask_plain(&mut self, id: SiteId, error: RemoteError) {
        let Some(state) = self.pool.get_mut(id) else { return };
        let Endpoint::Ftp { server, tls } = &state.site.endpoint;
        let server = server.clone();
        if *tls != FtpTls::IfOffered || self.config.non_interactive {
            self.give_up(id, error);
            return;
        }
        if self.trust.tls_worked(&server) {
            let told = format!(
                "{server} offered TLS before and does not any more. Somebody may be tampering with the connection; \
                 nothing was sent"
            );
            self.tell(NoticeKind::Failure, told);
            self.give_up(
                id,
                error.detailed("this server offered it before, so somebody may be tampering with the connection"),
            );
            return;
        }
        state.stage = Stage::Asking;
        let error = Arc::new(error);
        self.prompts.ask(id, Question::Plain { server, error });
        self.show.mark(Part::Prompts);
    }

    /// An answer to a question about a connection.
    pub(crate) fn answer_connection(&mut self, id: SiteId, question: &Question, answer: Answer) {
        let Some(state) = self.pool.get_mut(id) else { return };
        let server = state.site.endpoint.server().clone();
        let user = state.site.log_on.user().to_owned();
        match (question, answer) {
            (Question::Password { .. }, Answer::Password { secret, keep }) => {
                state.secret = Some(secret);
                state.keep_secret = keep;
            }
            (Question::Certificate { certificate, .. }, Answer::Trust { sha256, always })
                if certificate.sha256 == sha256 =>
            {
                let save = self.trust.accept(&server, sha256, always, now_seconds());
                self.show.mark(Part::Trust);
                self.save(save);
            }
            (Question::Plain { .. }, Answer::AllowPlain) => {
                let save = self.trust.allow_plain(&user, &server, now_seconds());
                self.show.mark(Part::Trust);
                self.save(Some(save));
            }
            (_, Answer::Refuse) => {
                let error = Arc::new(RemoteError::new(ErrorKind::Cancelled, Act::Connect).on(&server));
                state.stage = Stage::Failed(error.clone());
                self.prompts.withdraw(Cause::Connection(id));
                self.show.mark(Part::Sites);
                self.fail_ops(id, &error);
                return;
            }
            // Not an answer to this question: it stays open.
            _ => return,
        }
        self.prompts.withdraw(Cause::Connection(id));
        self.begin(id);
    }
}
