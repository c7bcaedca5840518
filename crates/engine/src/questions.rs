//! Questions that only a person can answer, and what the answers do.

use std::sync::Arc;

use portolan_queue::{Change, ConflictPolicy};
use portolan_remote::{Act, Detail, Direction, ErrorKind, ItemId, JobId, RemoteError, SiteId};
use portolan_settings::Settings;
use portolan_sites::{Endpoint, FtpTls, SecretRef};

use crate::{
    Answer, LogOnPart, News, NoticeKind, Question, Reach, connect::now_seconds, engine::Engine, event::Event,
    pool::Stage, prompts::Cause, publish::Part,
};

impl Engine {
    /// A password, since none is known, or since the last one was refused.
    pub(crate) fn ask_password(&mut self, id: SiteId, refused: Option<RemoteError>) {
        let Some(state) = self.pool.get_mut(id) else { return };
        state.secret = None;
        let server = state.site.endpoint.server();
        let needed = || RemoteError::new(ErrorKind::PasswordNeeded, Act::Connect).on(server);
        if self.config.non_interactive {
            let error = refused.unwrap_or_else(needed);
            self.give_up(id, error);
            return;
        }
        if refused.is_some() {
            // It may have been this that was wrong: it is asked for, or looked up, anew.
            state.account = None;
        }
        state.refused = refused.map(Arc::new);
        let nothing_said = needed();
        self.ask_for(id, LogOnPart::Password, nothing_said);
    }

    /// What the server asks for and nobody but the person knows.
    pub(crate) fn ask_for(&mut self, id: SiteId, part: LogOnPart, needed: RemoteError) {
        let Some(state) = self.pool.get_mut(id) else { return };
        if self.config.non_interactive {
            return self.give_up(id, needed);
        }
        match part {
            LogOnPart::Password => state.secret = None,
            LogOnPart::Account => state.account = None,
        }
        state.stage = Stage::Asking;
        let kept = match part {
            LogOnPart::Password => SecretRef::of_site(&state.site),
            LogOnPart::Account => SecretRef::of_account(&state.site),
        };
        let question = Question::Password {
            server: state.site.endpoint.server().clone(),
            user: state.site.log_on.user().to_owned(),
            part,
            says: needed.reply,
            held_until: state.held.as_ref().map(|held| held.until),
            may_keep: kept.is_some(),
            refused: state.refused.take(),
        };
        self.prompts.ask(id, question);
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
            self.tell(NoticeKind::Failure, News::TlsGone(server));
            self.give_up(id, error.detailed(Detail::TlsOfferedBefore));
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
            (Question::Password { part, .. }, Answer::Password { secret, keep }) => {
                let part = *part;
                match part {
                    LogOnPart::Password => (state.secret, state.keep_secret) = (Some(secret.clone()), keep),
                    LogOnPart::Account => (state.account, state.keep_account) = (Some(secret.clone()), keep),
                }
                if self.answer_held(id, part, secret) {
                    return;
                }
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
                state.let_go();
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

    /// What to do with targets that exist: for one file, its job, or all that nobody has decided otherwise.
    pub(crate) fn answer_exists(&mut self, job: JobId, policy: ConflictPolicy, reach: Reach) {
        let answered: Vec<ItemId> = match reach {
            Reach::One => {
                let one = self.prompts.answered_one(job).map(|conflict| conflict.item);
                let items: Vec<ItemId> = one.into_iter().collect();
                self.change(Change::SetPolicy {
                    items: items.clone(),
                    policy: Some(policy),
                });
                items
            }
            Reach::Job => {
                self.change(Change::SetJobPolicy { job, policy });
                let all = self.prompts.withdraw(Cause::Exists(job));
                all.into_iter().map(|conflict| conflict.item).collect()
            }
            Reach::Run { both_directions } | Reach::Always { both_directions } => {
                let Some(direction) = self.prompts.direction_of(job) else {
                    return;
                };
                let directions: &[Direction] = match (both_directions, direction) {
                    (true, _) => &[Direction::Upload, Direction::Download],
                    (false, Direction::Upload) => &[Direction::Upload],
                    (false, Direction::Download) => &[Direction::Download],
                };
                for direction in directions {
                    self.if_exists.set(*direction, policy);
                }
                if matches!(reach, Reach::Always { .. }) {
                    self.keep_conflict_default(directions, policy);
                }
                let jobs = self.prompts.jobs_in_conflict();
                let of_directions = |prompts: &crate::prompts::Prompts, job: &JobId| {
                    prompts.direction_of(*job).is_some_and(|of| directions.contains(&of))
                };
                let jobs: Vec<JobId> = jobs
                    .into_iter()
                    .filter(|job| of_directions(&self.prompts, job))
                    .collect();
                let conflicts = jobs
                    .into_iter()
                    .flat_map(|job| self.prompts.withdraw(Cause::Exists(job)));
                conflicts.map(|conflict| conflict.item).collect()
            }
        };
        for item in answered {
            self.wait_no_more(item);
        }
        self.show.mark(Part::Transfers);
    }

    /// An answer for good goes into the settings.
    fn keep_conflict_default(&mut self, directions: &'static [Direction], policy: ConflictPolicy) {
        let Some(file) = self.config.settings.clone() else {
            return;
        };
        let out = self.out.clone();
        self.chores.spawn_blocking(move || {
            let kept = Settings::load(&file).and_then(|(before, _)| {
                let mut settings = before.clone();
                for direction in directions {
                    settings.transfers.if_exists.set(*direction, policy);
                }
                settings.save(&before, &file)
            });
            if let Err(error) = kept {
                let told = News::AnswerNotKept(error.to_string());
                // The engine is gone: then nobody reads notices either.
                drop(out.blocking_send(Event::Tell(NoticeKind::Warning, told)));
            }
        });
    }

    /// The item need not wait any more, neither for a time nor for an answer.
    pub(crate) fn wait_no_more(&mut self, item: ItemId) {
        self.running.forget_wait(item);
        self.queue.set_aside(item, false);
    }
}
