//! EPSV, PASV, EPRT, PORT: which is asked, what its answer means, and when it is given up.

use std::net::SocketAddr;

use portolan_remote::{DataMode, Detail, ErrorKind, ModeChoice};
use portolan_trace::TraceKind;

use super::{Carrier, Progress};
use crate::{
    DataHow, Failure, Lesson,
    command::Command,
    data_memory::Witness,
    operations::{Cx, Step},
    passive,
    pipeline::Gate,
    reply::Reply,
};

impl Carrier {
    pub(super) fn on_passive(&mut self, reply: &Reply, announce: &Command, cx: &mut Cx<'_>) -> Progress {
        let peer = cx.st.config.peer;
        let target = if self.mode == Some(DataMode::Epsv) {
            passive::after_epsv(reply, peer)
        } else {
            passive::after_pasv(reply, peer, cx.st.config.trust_pasv_address)
        };
        let Some(target) = target else {
            if cx.me.rode {
                // Only the look-ahead was refused: this server answers during a transfer. Ask again in turn.
                cx.me.rode = false;
                // Where the transfer in front is being stopped, Pure-FTPd answers ABOR before the EPSV: that is no refusal of it.
                if !cx.st.pipeline.stops() {
                    Self::no_look_ahead(reply, cx);
                }
                self.attempts -= 1;
                return self.begin(announce, cx);
            }
            return self.refused_mode(reply, announce, cx);
        };
        if let Some(named) = target.replaced {
            cx.st.trace(TraceKind::AddressReplaced {
                named: named.to_string(),
                used: target.address.ip().to_string(),
            });
        }
        self.open(DataHow::Connect(target.address), cx);
        match self.mode {
            Some(mode) if cx.st.eager(mode) => Progress::Ready,
            _ => Progress::Nothing,
        }
    }

    fn no_look_ahead(reply: &Reply, cx: &mut Cx<'_>) {
        let learned = &mut cx.st.config.learned;
        let (slot, lesson, what) = if cx.me.rides_with_store {
            (&mut learned.look_ahead_store, Lesson::LookAheadStore, "STOR")
        } else {
            (&mut learned.look_ahead_retrieve, Lesson::LookAheadRetrieve, "RETR")
        };
        *slot = Some(false);
        let why = format!(
            "no look-ahead with {what} any more: the server answered {:?} {}",
            reply.code,
            cx.st.masked(reply)
        );
        cx.st.learnt(lesson, why);
    }

    pub(super) fn refused_mode(&mut self, reply: &Reply, announce: &Command, cx: &mut Cx<'_>) -> Progress {
        let reason = Detail::ServerAnswered {
            reply: cx.st.said(reply),
        };
        self.next_mode(reason, Witness::Server, announce, cx)
    }

    /// Gives the present mode up for a stated reason and tries the next.
    pub(super) fn next_mode(&mut self, reason: Detail, by: Witness, announce: &Command, cx: &mut Cx<'_>) -> Progress {
        let Some(mode) = self.mode.take() else {
            return Progress::Nothing;
        };
        cx.st.decide(format!("{mode} given up: {reason}"));
        if cx.st.config.mode != ModeChoice::Auto {
            self.close(self.stores(), cx);
            return Progress::Failed(Self::nothing_left(Some(&reason), cx));
        }
        cx.st.give_up(mode, reason, by);
        self.again = false;
        self.begin(announce, cx)
    }

    /// There is no data connection; `failed` = why the only mode that is allowed did not give one.
    pub(super) fn nothing_left(failed: Option<&Detail>, cx: &Cx<'_>) -> Failure {
        Failure::new(ErrorKind::DataConnection, cx.st.no_mode_left(failed))
    }

    /// EPSV ALL tells routers on the way that no other command will ask for a data connection (RFC 2428, section 4).
    /// It forbids every other mode for the rest of the session, so it is said only where the person allows no other.
    pub(super) fn only_extended(mode: DataMode, cx: &mut Cx<'_>) {
        if cx.st.config.mode == ModeChoice::Only(DataMode::Epsv) && mode == DataMode::Epsv && !cx.st.data.all_said {
            cx.st.data.all_said = true;
            cx.send(Step::OnlyExtended, &Command::EpsvAll, Gate::Ahead);
        }
    }

    /// The reply to EPSV ALL: a refusal takes nothing away.
    pub(super) fn on_only_extended(reply: &Reply, cx: &mut Cx<'_>) {
        if !reply.code.positive() && !reply.code.preliminary() {
            let words = cx.st.masked(reply);
            cx.st.decide(format!(
                "EPSV ALL was refused, which does not matter: the server answered {:?} {words}",
                reply.code
            ));
        }
    }

    pub(super) fn on_listening(&mut self, bound: SocketAddr, announce: &Command, cx: &mut Cx<'_>) -> Progress {
        let mut address = bound;
        if let Some(external) = cx.st.config.active.external {
            address.set_ip(external);
        } else if address.ip().is_unspecified() {
            address.set_ip(cx.st.config.local);
        }
        address.set_ip(address.ip().to_canonical());
        let (Some(mode), Some(id)) = (self.mode, self.id) else {
            return Progress::Nothing;
        };
        let command = match mode {
            DataMode::Port => passive::port_argument(address).map(Command::Port),
            _ => Some(Command::Eprt(passive::eprt_argument(address))),
        };
        let Some(command) = command else {
            return self.next_mode(Detail::PortNotIpv6, Witness::Socket, announce, cx);
        };
        cx.st.trace(TraceKind::DataOpening {
            id,
            mode: mode.to_string(),
            address: address.to_string(),
        });
        // The server connects only after the transfer command; until then its replies have their own limits.
        cx.me.deadline = None;
        cx.send(Step::Active, &command, Gate::Ahead);
        Progress::Nothing
    }
}
