//! AUTH and PROT: the part of the log-on that makes the connection private (RFC 4217).

use portolan_remote::ErrorKind;

use super::{Cx, Step};
use crate::{Failure, command::Command, error::About, pipeline::Gate, reply::Reply};

/// Asks for TLS. FEAT is not asked before: what it says in clear proves nothing (`quirks.md` rows 59, 64).
pub(crate) fn begin(cx: &mut Cx<'_>) {
    cx.send(Step::AuthTls, &Command::Auth("TLS"), Gate::Alone);
}

/// The reply to AUTH. Only 234 (and 334) begin TLS; a 200 does not promise it (row 58).
pub(crate) fn on_auth(step: Step, reply: &Reply, cx: &mut Cx<'_>) {
    if matches!(reply.code.0, 234 | 334) {
        cx.me.deadline = Some(cx.st.now.saturating_add(cx.st.config.limits.tls));
        cx.st.start_tls = true;
    } else if step == Step::AuthTls && !reply.code.positive() {
        cx.send(Step::AuthSsl, &Command::Auth("SSL"), Gate::Alone);
    } else {
        let mut failure = cx.refusal("AUTH", reply, About::LogOn);
        failure.kind = ErrorKind::TlsNotOffered;
        "nothing was sent in clear".clone_into(&mut failure.why);
        cx.fatal(failure);
    }
}

/// PROT P was refused: files would go in clear behind an encrypted log-on, so the session ends (row 57).
pub(crate) fn on_prot_refused(reply: &Reply, cx: &mut Cx<'_>) {
    let refusal = cx.refusal("PROT", reply, About::LogOn).refusal;
    cx.fatal(Failure {
        kind: ErrorKind::ProtectionRefused,
        why: "PROT P was refused".into(),
        refusal,
    });
}
