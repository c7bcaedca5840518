//! AUTH and PROT: the part of the log-on that makes the connection private (RFC 4217).

use portolan_remote::{Detail, ErrorKind};

use super::{Cx, Step, ftp_proxy};
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
        if ftp_proxy::in_between(&cx.st.config) {
            failure.why = Some(Detail::ProxyNothingInClear);
        } else {
            failure.why = Some(Detail::NothingInClear);
        }
        cx.fatal(failure);
    }
}

/// PROT P was refused: files would go in clear behind an encrypted log-on (row 57). That ends the session, unless the
/// person has decided otherwise for this site: then PROT C is asked for, and its reply awaited in place of this one.
pub(crate) fn on_prot_refused(reply: &Reply, cx: &mut Cx<'_>) {
    if cx.st.config.plain_data {
        let words = cx.st.masked(reply);
        cx.st.decide(format!(
            "data connections go in clear, as chosen for this site: the server answered {:?} {words} to PROT P",
            reply.code
        ));
        return cx.send(Step::ProtClear, &Command::ProtC, Gate::Ahead);
    }
    let refusal = cx.refusal("PROT", reply, About::LogOn).refusal;
    cx.fatal(Failure {
        kind: ErrorKind::ProtectionRefused,
        why: Some(Detail::ProtRefused),
        refusal,
    });
}

/// The reply to PROT C. Clear is what holds before any PROT (RFC 2228, section 3), so a refusal changes nothing; only
/// some servers with implicit TLS protect data without being asked, and say so when it fails.
pub(crate) fn on_prot_clear(reply: &Reply, cx: &mut Cx<'_>) {
    cx.st.secure_data = false;
    if !reply.code.positive() {
        let words = cx.st.masked(reply);
        cx.st.decide(format!(
            "PROT C was refused too, and clear is what holds without it: the server answered {:?} {words}",
            reply.code
        ));
    }
}
