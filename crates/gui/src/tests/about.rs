//! What the program is, and what goes into a report of a problem.

use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::action::{Action, Named};

/// What went into the clipboard in the last frame.
fn copied(harness: &Harness<'_, Window>) -> Option<String> {
    let commands = &harness.output().platform_output.commands;
    commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

#[test]
fn a_report_tells_what_helps_and_names_nobody() {
    let mut window = Window::connected();
    let mut told = site();
    let mut facts = (**told.facts.as_ref().expect("facts of a session")).clone();
    facts.server = "ProFTPD Server (Secret Company) [ftp.secret.example]".into();
    told.facts = Some(Arc::new(facts));
    let id = told.site.id;
    let host = told.site.endpoint.server().host.to_string();
    window.frame.sites = Arc::new([(id, told)].into());
    let mut harness = window.open();
    harness.state_mut().later.push(Action::Named(Named::About));
    harness.run_steps(4);
    assert!(harness.query_by_label(env!("CARGO_PKG_VERSION")).is_some());
    harness.get_by_label("Copy for a report").click();
    let mut text = None;
    for _ in 0..4 {
        harness.step();
        text = text.or_else(|| copied(&harness));
    }
    let text = text.expect("something was copied");
    assert!(
        text.contains(env!("CARGO_PKG_VERSION")) && text.contains("proftpd · TLS"),
        "{text}"
    );
    for secret in ["Secret", "secret", host.as_str(), "home"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    harness.get_by_label("Close").click();
    harness.run_steps(4);
    assert!(harness.state().view.dialogs.work.is_none());
}
