//! A log-on in whose middle the server asks for what only a person knows: it is held, and the answer goes out on the very
//! connection that asked. A one-time password is of no use on another.

use std::sync::Arc;

use portolan_remote::{Act, ErrorKind, RemoteError, SessionId, SiteId};
use portolan_sites::Secret;
use tokio::sync::oneshot;

use crate::{
    ANSWER_LIMIT, AskPerson, LogOnPart,
    connect::now_seconds,
    engine::Engine,
    event::Event,
    pool::{SiteState, Stage},
    prompts::Cause,
    publish::Part,
};

/// A log-on that waits for its answer.
pub(crate) struct Held {
    session: SessionId,
    part: LogOnPart,
    /// UTC seconds since 1970.
    pub(crate) until: i64,
    reply: oneshot::Sender<Secret>,
}

/// What a server asks in the middle of a log-on. Dropping it says that there is no answer.
pub(crate) struct LogOnAsks {
    site: SiteId,
    generation: u64,
    session: SessionId,
    part: LogOnPart,
    says: String,
    reply: oneshot::Sender<Secret>,
}

impl SiteState {
    /// The log-on that is held ends without an answer.
    pub(crate) fn let_go(&mut self) {
        let Some(held) = self.held.take() else { return };
        if let Some(connecting) = self.connecting.remove(&held.session) {
            connecting.task.abort();
            self.given_up = Some(held.session);
        }
    }
}

impl Engine {
    /// How a session that begins now can ask; `None` where nobody is there.
    pub(crate) fn ask_person(&self, site: SiteId, generation: u64, session: SessionId) -> Option<AskPerson> {
        let out = self.out.clone();
        let ask = move |part, says| -> portolan_remote::BoxFuture<'static, Option<Secret>> {
            let out = out.clone();
            Box::pin(async move {
                let (reply, answer) = oneshot::channel();
                let asks = LogOnAsks {
                    site,
                    generation,
                    session,
                    part,
                    says,
                    reply,
                };
                // The engine is gone: then nobody answers.
                drop(out.send(Event::LogOnAsks(asks)).await);
                answer.await.ok()
            })
        };
        (!self.config.non_interactive).then(|| AskPerson(Arc::new(ask)))
    }

    /// A server asks in the middle of a log-on. Where other sessions stand there is no answer: this moment allows no more.
    pub(crate) fn log_on_asks(&mut self, asks: LogOnAsks) {
        let Some(state) = self.pool.get_mut(asks.site) else {
            return;
        };
        let first = matches!(state.stage, Stage::Trying) && state.sessions.is_empty() && state.held.is_none();
        if state.generation != asks.generation || !first || !state.connecting.contains_key(&asks.session) {
            return;
        }
        let until = now_seconds().saturating_add_unsigned(ANSWER_LIMIT.as_secs());
        state.held = Some(Held {
            session: asks.session,
            part: asks.part,
            until,
            reply: asks.reply,
        });
        let kind = match asks.part {
            LogOnPart::Password => ErrorKind::PasswordNeeded,
            LogOnPart::Account => ErrorKind::AccountNeeded,
        };
        let mut needed = RemoteError::new(kind, Act::Connect).on(state.site.endpoint.server());
        needed.reply = Some(asks.says.into());
        self.ask_for(asks.site, asks.part, needed);
    }

    /// Gives the answer to the log-on that is held for it; `false` = there is none any more.
    pub(crate) fn answer_held(&mut self, id: SiteId, part: LogOnPart, secret: Secret) -> bool {
        let Some(state) = self.pool.get_mut(id) else {
            return false;
        };
        match state.held.take() {
            Some(held) if held.part == part && !held.reply.is_closed() => {
                // It may hang up in this very moment: then its end says so, and it is asked anew.
                drop(held.reply.send(secret));
                state.stage = Stage::Trying;
                self.prompts.withdraw(Cause::Connection(id));
                self.show.mark(Part::Prompts);
                self.show.mark(Part::Sites);
                true
            }
            held => {
                state.held = held;
                state.let_go();
                false
            }
        }
    }

    /// A try to connect has ended that was held for an answer, by the server or since the time is over: the question stays,
    /// and the answer goes out on a new connection. Returns whether it was such a one.
    pub(crate) fn no_longer_held(&mut self, id: SiteId, session: SessionId) -> bool {
        let Some(state) = self.pool.get_mut(id) else {
            return false;
        };
        if state.held.as_ref().is_none_or(|held| held.session != session) {
            return false;
        }
        state.held = None;
        self.prompts.no_longer_held(id);
        self.show.mark(Part::Prompts);
        true
    }
}
