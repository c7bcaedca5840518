//! *Check connection* in the site manager: what is asked of the engine, what is seen, and what follows.

use std::net::IpAddr;

use egui_kittest::kittest::{NodeT as _, Queryable as _};
use portolan_engine::{CheckFinding, CheckKind, CheckSite, CheckState, CheckStep, ConnectionCheck, LogOnPart};
use portolan_remote::{Act, ErrorKind, RemoteError};
use portolan_sites::{Site, SitesEdit};

use super::{prompts::certificate, site_fields::window_with, *};
use crate::site_manager::Wish;

fn step(kind: CheckKind, state: CheckState, found: Vec<CheckFinding>, millis: u64) -> CheckStep {
    CheckStep {
        kind,
        state,
        found,
        took: (millis > 0).then(|| Duration::from_millis(millis)),
    }
}

fn failed(kind: ErrorKind) -> CheckState {
    CheckState::Failed(Arc::new(RemoteError::new(kind, Act::List)))
}

fn check(steps: Vec<CheckStep>, ended: bool) -> ConnectionCheck {
    ConnectionCheck {
        number: 1,
        site: site().site.clone(),
        steps,
        asks: None,
        ended,
    }
}

fn up_to_tls() -> Vec<CheckStep> {
    let address = |text: &str| text.parse::<IpAddr>().expect("an address");
    vec![
        step(
            CheckKind::Resolve,
            CheckState::Passed,
            vec![CheckFinding::Addresses(vec![
                address("203.0.113.7"),
                address("2001:db8::7"),
            ])],
            3,
        ),
        step(
            CheckKind::Connect,
            CheckState::Passed,
            vec![CheckFinding::Reached("203.0.113.7:21".to_owned())],
            21,
        ),
    ]
}

fn listed() -> CheckFinding {
    CheckFinding::Listed {
        folder: RemotePath::new("/www"),
        entries: 12,
    }
}

/// Everything but the active modes works, and the server does not know its own address.
pub(super) fn behind_a_router() -> ConnectionCheck {
    let mut steps = up_to_tls();
    let tls = CheckFinding::Tls {
        version: "TLS 1.3".to_owned(),
        suite: "TLS13_AES_256_GCM_SHA384".to_owned(),
        by_authority: Some(true),
    };
    steps.push(step(CheckKind::Tls, CheckState::Passed, vec![tls], 44));
    let facts = site().facts.expect("it is connected");
    steps.push(step(
        CheckKind::LogOn,
        CheckState::Passed,
        vec![CheckFinding::Server(facts)],
        22,
    ));
    let epsv = vec![CheckFinding::Resumed(true), listed()];
    steps.push(step(
        CheckKind::Data(Some(DataMode::Epsv)),
        CheckState::Passed,
        epsv,
        63,
    ));
    let replaced = CheckFinding::AddressReplaced {
        named: "192.168.10.10".to_owned(),
        used: "203.0.113.7".to_owned(),
    };
    let pasv = vec![replaced, CheckFinding::Resumed(true), listed()];
    steps.push(step(
        CheckKind::Data(Some(DataMode::Pasv)),
        CheckState::Warned,
        pasv,
        65,
    ));
    for mode in [DataMode::Eprt, DataMode::Port] {
        let error = failed(ErrorKind::DataConnection);
        steps.push(step(CheckKind::Data(Some(mode)), error, Vec::new(), 10_000));
    }
    steps.push(step(CheckKind::Folder, CheckState::Passed, vec![listed()], 0));
    check(steps, true)
}

/// It ended at a certificate that nobody knows.
pub(super) fn unknown_certificate() -> ConnectionCheck {
    let mut steps = up_to_tls();
    let mut error = RemoteError::new(ErrorKind::UntrustedCertificate, Act::Connect);
    error.certificate = Some(certificate());
    steps.push(step(
        CheckKind::Tls,
        CheckState::Failed(Arc::new(error)),
        Vec::new(),
        44,
    ));
    let rest = [CheckKind::LogOn].into_iter();
    let modes = DataMode::ALL.map(|mode| CheckKind::Data(Some(mode)));
    for kind in rest.chain(modes).chain([CheckKind::Folder]) {
        steps.push(step(kind, CheckState::LeftOut, Vec::new(), 0));
    }
    check(steps, true)
}

/// The server asks for a password in the middle of the log-on.
pub(super) fn asks() -> ConnectionCheck {
    let mut steps = up_to_tls();
    steps.push(step(CheckKind::Tls, CheckState::Warned, vec![CheckFinding::NoTls], 0));
    steps.push(step(CheckKind::LogOn, CheckState::Running, Vec::new(), 0));
    steps.push(step(CheckKind::Data(None), CheckState::Waiting, Vec::new(), 0));
    steps.push(step(CheckKind::Folder, CheckState::Waiting, Vec::new(), 0));
    let mut check = check(steps, false);
    check.asks = Some((LogOnPart::Password, "otp-sha1 498 ke1234".into()));
    check
}

/// The site manager over a window with one saved site, which is chosen.
fn opened<'a>() -> Harness<'a, Window> {
    let (mut window, _) = window_with(|site| site.name = "Studio".to_owned());
    window.later.push(Action::Sites(Wish::Open));
    let mut harness = window.open();
    asked(&mut harness);
    harness
}

/// The check of the site has begun.
fn begun<'a>() -> Harness<'a, Window> {
    let mut harness = opened();
    harness.get_by_label("Check connection").click();
    asked(&mut harness);
    harness
}

fn show(harness: &mut Harness<'_, Window>, check: ConnectionCheck) {
    harness.state_mut().frame.check = Some(Arc::new(check));
    // A dialog grows over some frames.
    harness.run_steps(16);
}

fn checks(requests: Vec<Request>) -> Vec<CheckSite> {
    let checks = requests.into_iter().filter_map(|request| match request {
        Request::Check(check) => Some(*check),
        _ => None,
    });
    checks.collect()
}

#[test]
fn it_is_asked_for_as_it_stands_in_the_form_and_nothing_is_saved() {
    let mut harness = opened();
    let field = egui::accesskit::Role::PasswordInput;
    harness.get_by_role_and_label(field, "Password").click();
    harness.run_steps(2);
    harness
        .get_by_role_and_label(field, "Password")
        .type_text("n3w & secret");
    harness.run_steps(2);
    harness.get_by_label("Check connection").click();
    let requests = asked(&mut harness);
    let edits = |request: &Request| match request {
        Request::Tracked(_, inner) => matches!(**inner, Request::EditSites(_)),
        other => matches!(other, Request::EditSites(_)),
    };
    assert!(!requests.iter().any(edits), "{requests:?}");
    let checks = checks(requests);
    let [check] = &checks[..] else { panic!("{checks:?}") };
    assert_eq!(
        check.secret.as_ref().map(portolan_sites::Secret::expose),
        Some("n3w & secret")
    );
    assert_eq!(check.site.endpoint, site().site.endpoint);
    assert!(!format!("{check:?} {:?}", harness.state().view.dialogs).contains("n3w"));
}

#[test]
fn a_site_with_something_wrong_is_not_checked_and_says_what() {
    let (mut window, _) = window_with(|_| {});
    window.later.push(Action::Sites(Wish::OpenNew));
    let mut harness = window.open();
    asked(&mut harness);
    harness.get_by_label("Check connection").click();
    assert!(checks(asked(&mut harness)).is_empty());
    assert!(harness.query_all_by_label_contains("Host").next().is_some());
    assert!(
        harness.query_by_label("Copy report").is_none(),
        "the form is still there"
    );
}

#[test]
fn every_step_is_seen_and_what_works_is_used_for_the_site() {
    let mut harness = begun();
    show(&mut harness, behind_a_router());
    for text in [
        "Name",
        "203.0.113.7, 2001:db8::7",
        "3 ms",
        "Control connection",
        "TLS session reused · /www has 12 entries",
        "Use EPSV.",
    ] {
        assert!(harness.query_all_by_label(text).next().is_some(), "{text}");
    }
    assert!(
        harness
            .query_all_by_label_contains("the server names 192.168.10.10")
            .next()
            .is_some()
    );
    assert_eq!(harness.query_all_by_label("does not work").count(), 2);
    harness.get_by_label("Copy report").click();
    let mut copied = None;
    for _ in 0..4 {
        harness.step();
        let commands = &harness.output().platform_output.commands;
        let text = commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        copied = copied.or(text);
    }
    let copied = copied.expect("a report");
    assert!(
        copied.contains("EPRT: does not work") && copied.contains("Use EPSV."),
        "{copied}"
    );
    harness.get_by_label("Use for this site").click();
    let requests = asked(&mut harness);
    assert!(requests.iter().any(|request| matches!(request, Request::ForgetCheck)));
    assert!(harness.query_by_label("Copy report").is_none(), "it is over");
    harness.get_by_label("Save").click();
    let saved = asked(&mut harness).into_iter().find_map(|request| match request {
        Request::Tracked(_, inner) => match *inner {
            Request::EditSites(edits) => edits.edits.into_iter().next(),
            _ => None,
        },
        _ => None,
    });
    let mode = |site: &Site| site.mode;
    assert!(
        matches!(&saved, Some(SitesEdit::Save { site, .. }) if mode(site) == ModeChoice::Only(DataMode::Epsv)),
        "{saved:?}"
    );
}

#[test]
fn an_unknown_certificate_is_shown_and_taken_for_the_check_alone() {
    let mut harness = begun();
    show(&mut harness, unknown_certificate());
    let sha256 = certificate().sha256;
    assert!(
        harness
            .query_all_by_label_contains(&sha256.to_string())
            .next()
            .is_some()
    );
    harness.get_by_label("Go on with this certificate").click();
    let requests = asked(&mut harness);
    let told = lines(&requests);
    let pins: Vec<_> = checks(requests).into_iter().map(|check| check.pins).collect();
    assert_eq!(pins, [vec![sha256]], "{told:?}");
    // The old one is not taken for the new one.
    assert!(harness.query_by_label("Go on with this certificate").is_none());
}

#[test]
fn what_the_server_asks_for_is_typed_here_and_kept_nowhere() {
    let mut harness = begun();
    show(&mut harness, asks());
    assert!(
        harness
            .query_all_by_label_contains("otp-sha1 498 ke1234")
            .next()
            .is_some()
    );
    assert!(harness.get_by_label("Log in").accesskit_node().is_disabled());
    harness.get_by_label("Password").type_text("ARK LOT");
    harness.run_steps(2);
    assert!(!format!("{:?}", harness.state().view).contains("ARK"));
    harness.get_by_label("Log in").click();
    let requests = asked(&mut harness);
    let answer =
        |request: &Request| matches!(request, Request::AnswerCheck(Some(secret)) if secret.expose() == "ARK LOT");
    assert!(requests.iter().any(answer), "{requests:?}");
    harness.get_by_label("Stop").click();
    assert!(
        asked(&mut harness)
            .iter()
            .any(|request| matches!(request, Request::StopCheck))
    );
    harness.key_press(egui::Key::Escape);
    assert!(
        asked(&mut harness)
            .iter()
            .any(|request| matches!(request, Request::ForgetCheck))
    );
    assert!(
        harness.query_by_label("Check connection").is_some(),
        "the form is there again"
    );
}
