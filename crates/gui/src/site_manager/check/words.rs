//! What a check found, in the person's language.

use std::sync::Arc;

use portolan_engine::{CheckFinding, CheckKind, CheckState, CheckStep, ConnectionCheck};
use portolan_remote::{CertificateInfo, DataMode, RemoteError, SessionFacts};
use portolan_sites::LogOn;
use portolan_ui_kit::say;

use super::of_data;
use crate::{
    errors,
    frame::FrameCx,
    words::{family, sentence, span, visible},
};

/// What FEAT lists that a person may want to know of, in the order in which it is shown.
const WORTH_TELLING: [&str; 6] = ["MFMT", "HASH", "XCRC", "XSHA256", "AVBL", "SITE"];

pub(super) fn name(kind: CheckKind) -> String {
    match kind {
        CheckKind::Resolve => say!("check-step-resolve").to_owned(),
        CheckKind::Connect => say!("check-step-connect").to_owned(),
        CheckKind::Tls => say!("check-step-tls").to_owned(),
        CheckKind::LogOn => say!("check-step-log-on").to_owned(),
        CheckKind::Data(Some(mode)) => mode.to_string(),
        CheckKind::Data(None) => say!("check-step-data").to_owned(),
        CheckKind::Folder => say!("check-step-folder").to_owned(),
    }
}

pub(super) fn state(state: &CheckState) -> &'static str {
    match state {
        CheckState::Waiting => say!("check-waiting"),
        CheckState::Running => say!("check-running"),
        CheckState::Passed => say!("check-passed"),
        CheckState::Warned => say!("check-warned"),
        CheckState::Failed(_) => say!("check-failed"),
        CheckState::LeftOut => say!("check-left-out"),
    }
}

/// All that is told of a step.
pub(super) fn found(step: &CheckStep, frame: &FrameCx) -> String {
    let mut parts: Vec<String> = step.found.iter().flat_map(finding).collect();
    match &step.state {
        CheckState::Failed(error) => {
            parts.push(sentence(&errors::explain(error).why));
            parts.extend(error.certificate.as_deref().into_iter().flat_map(|certificate| {
                let date = frame.calendar.exact(certificate.not_after);
                let issuer = visible(&certificate.issuer).into_owned();
                [
                    say!("check-signed-by", issuer = issuer),
                    say!("check-valid-until", date = date),
                ]
            }));
        }
        CheckState::Running if parts.is_empty() => parts.push(say!("check-running").to_owned()),
        CheckState::LeftOut if parts.is_empty() => parts.push(say!("check-left-out").to_owned()),
        _ => {}
    }
    parts.join(" · ")
}

fn finding(found: &CheckFinding) -> Vec<String> {
    let one = match found {
        CheckFinding::Addresses(addresses) => {
            let addresses: Vec<String> = addresses.iter().map(ToString::to_string).collect();
            addresses.join(", ")
        }
        CheckFinding::LookedUpByProxy(proxy) => say!("check-looked-up-by-proxy", proxy = visible(proxy).into_owned()),
        CheckFinding::Reached(address) => visible(address).into_owned(),
        CheckFinding::Tls {
            version,
            suite,
            by_authority,
        } => {
            let mut parts = vec![version.clone(), suite.clone()];
            parts.extend(by_authority.map(|by_authority| {
                let words = if by_authority {
                    say!("check-by-authority")
                } else {
                    say!("check-by-fingerprint")
                };
                words.to_owned()
            }));
            return parts;
        }
        CheckFinding::NoTls => say!("check-no-tls").to_owned(),
        CheckFinding::PlainAllowed => say!("check-plain-allowed").to_owned(),
        CheckFinding::DataInClear => say!("check-data-in-clear").to_owned(),
        CheckFinding::Server(facts) => return server(facts),
        CheckFinding::Listed { folder, entries } => {
            let folder = visible(&folder.to_string_lossy()).into_owned();
            say!("check-listed", count = *entries, folder = folder)
        }
        CheckFinding::Resumed(true) => say!("check-resumed").to_owned(),
        CheckFinding::Resumed(false) => say!("check-not-resumed").to_owned(),
        CheckFinding::AddressReplaced { named, used } => {
            let (named, used) = (visible(named).into_owned(), visible(used).into_owned());
            say!("check-address-replaced", named = named, used = used)
        }
        CheckFinding::Mode(mode) => say!("check-through", mode = mode.to_string()),
    };
    vec![one]
}

/// `ProFTPD`, `UTF-8`, `MLSD`, and what of FEAT is worth telling.
fn server(facts: &SessionFacts) -> Vec<String> {
    let mut parts = vec![visible(family(&facts.server)).into_owned()];
    parts.extend(facts.utf8.then(|| "UTF-8".to_owned()));
    parts.push(facts.listing_command.to_owned());
    let has = |word: &&&str| {
        facts.features.iter().any(|line| {
            let first = line.split(' ').next().unwrap_or_default();
            first.eq_ignore_ascii_case(word)
        })
    };
    parts.extend(WORTH_TELLING.iter().filter(has).map(|word| (*word).to_owned()));
    parts.retain(|part| !part.is_empty());
    parts
}

/// The certificate that nobody knows, on which it ended.
pub(super) fn unknown_certificate(check: &ConnectionCheck) -> Option<&CertificateInfo> {
    failure(check)?.certificate.as_deref()
}

/// The first failure before there were data connections.
fn failure(check: &ConnectionCheck) -> Option<&Arc<RemoteError>> {
    check
        .steps
        .iter()
        .filter(|step| !of_data(step) && step.kind != CheckKind::Folder)
        .find_map(|step| match &step.state {
            CheckState::Failed(error) => Some(error),
            _ => None,
        })
}

/// What follows from it: in a few words, and in more.
pub(super) fn advice(check: &ConnectionCheck) -> Option<(String, String)> {
    if let Some(error) = failure(check) {
        if error.kind == portolan_remote::ErrorKind::Cancelled {
            return None;
        }
        let explained = errors::explain(error);
        let text = if error.certificate.is_some() {
            say!("check-certificate-once").to_owned()
        } else {
            explained.next
        };
        return Some((String::new(), sentence(&text)));
    }
    let works = |step: &&CheckStep| matches!(step.state, CheckState::Passed | CheckState::Warned);
    let working = |passive: bool| {
        let of = |step: &&CheckStep| matches!(step.kind, CheckKind::Data(Some(mode)) if mode.passive() == passive);
        check.steps.iter().filter(of).filter(works).count()
    };
    let tried = check.steps.iter().filter(|step| of_data(step)).count();
    if matches!(check.site.log_on, LogOn::Interactive(_)) {
        let any = check.steps.iter().filter(|step| of_data(step)).any(|step| works(&step));
        return any.then(|| (String::new(), say!("check-best-one-time").to_owned()));
    }
    let Some(best) = check.best_mode() else {
        return Some((say!("check-no-mode").to_owned(), say!("check-no-mode-why").to_owned()));
    };
    let why = match (working(true), working(false)) {
        (passive, active) if passive + active == tried => say!("check-best-of-all", mode = best.to_string()),
        (_, 0) => say!("check-best-passive").to_owned(),
        (0, _) => say!("check-best-active").to_owned(),
        _ => say!("check-best-of-some").to_owned(),
    };
    Some((say!("check-best", mode = mode(best)), why))
}

fn mode(mode: DataMode) -> String {
    mode.to_string()
}

/// All of it as text, to be sent to somebody.
pub(super) fn report(check: &ConnectionCheck, title: &str, frame: &FrameCx) -> String {
    let mut lines = vec![title.to_owned()];
    for step in &check.steps {
        let mut line = format!("{}: {}", name(step.kind), state(&step.state));
        let found = found(step, frame);
        if !found.is_empty() && found != state(&step.state) {
            line.push_str(" · ");
            line.push_str(&found);
        }
        if let Some(took) = step.took {
            line.push_str(" · ");
            line.push_str(&span(took));
        }
        lines.push(line);
    }
    if let Some((title, text)) = advice(check).filter(|_| check.ended) {
        lines.push(format!("{title} {text}").trim().to_owned());
    }
    lines.join("\n")
}
