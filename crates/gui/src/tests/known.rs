use eframe::egui::Key;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use portolan_engine::{MemoryRow, Request, ServerMemory, ServerRow, ServerValue, TrustRow, Trusted};
use portolan_remote::{Fingerprint, HostPort};

use super::*;
use crate::action::{Action, Named};

fn server() -> HostPort {
    site().site.endpoint.server().clone()
}

fn remembering() -> Window {
    let mut window = Window::connected();
    let row = |row, value, from: &str| MemoryRow {
        row,
        value,
        when: Some(NOW - 86_400),
        from: from.into(),
    };
    window.frame.servers = Arc::new([ServerMemory {
        server: server(),
        software: "ProFTPD".into(),
        rows: Arc::new([
            row(ServerRow::DataMode, ServerValue::Mode(DataMode::Pasv), "a listing came"),
            row(
                ServerRow::GivenUp(DataMode::Epsv),
                ServerValue::Switch(true),
                "EPSV: 500 \u{1b}[31mno",
            ),
            row(ServerRow::SessionLimit, ServerValue::Count(2), "421 too many"),
        ]),
    }]);
    window.frame.trust = Arc::new([
        TrustRow {
            what: Trusted::Certificate {
                server: server(),
                sha256: Fingerprint([7; 32]),
                always: true,
            },
            when: Some(NOW - 60),
        },
        TrustRow {
            what: Trusted::TlsWorked { server: server() },
            when: None,
        },
    ]);
    window
}

fn opened<'a>(named: Named) -> Harness<'a, Window> {
    let mut window = remembering();
    window.later.push(Action::Named(named));
    let mut harness = window.open();
    harness.run_steps(4);
    asked(&mut harness);
    harness
}

#[test]
fn what_was_learnt_is_shown_and_one_row_or_all_is_forgotten() {
    let mut harness = opened(Named::ServerMemory);
    let title = "What is known of ftp.studio.example";
    assert!(harness.query_all_by_label_contains(title).next().is_some());
    let row = harness.get_by_label("Sessions allowed at a time");
    let description = row.accesskit_node().description().unwrap_or_default();
    assert_eq!(description, "2, 421 too many");
    harness.get_by_label("Forget: Sessions allowed at a time").click();
    let requests = asked(&mut harness);
    assert!(
        matches!(
            requests.as_slice(),
            [Request::SetServerRow {
                row: ServerRow::SessionLimit,
                value: None,
                ..
            }]
        ),
        "{requests:?}"
    );
    harness.get_by_label("Forget all of it").click();
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::ForgetServer(forgotten)] if *forgotten == server()),
        "{requests:?}"
    );
}

#[test]
fn mode_and_limit_are_set_by_hand() {
    let mut harness = opened(Named::ServerMemory);
    harness.get_by_label("Most sessions at a time").click();
    harness.run_steps(4);
    harness.get_by_label("At most 4").click();
    let requests = asked(&mut harness);
    assert!(
        matches!(
            requests.as_slice(),
            [Request::SetServerRow {
                row: ServerRow::SessionLimit,
                value: Some(ServerValue::Count(4)),
                ..
            }]
        ),
        "{requests:?}"
    );
    harness.get_by_label("Data connections tried first").click();
    harness.run_steps(4);
    harness.get_by_label("Whatever works").click();
    let requests = asked(&mut harness);
    assert!(
        matches!(
            requests.as_slice(),
            [Request::SetServerRow {
                row: ServerRow::DataMode,
                value: None,
                ..
            }]
        ),
        "{requests:?}"
    );
}

#[test]
fn trust_is_taken_back_and_escape_closes() {
    let mut harness = opened(Named::TrustStore);
    let label = format!("Take back: {}, This certificate, always", server());
    harness.get_by_label(&label).click();
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::Revoke(Trusted::Certificate { sha256, .. })] if sha256.0 == [7; 32]),
        "{requests:?}"
    );
    harness.key_press(Key::Escape);
    asked(&mut harness);
    assert!(harness.query_by_label(&label).is_none());
}

#[test]
fn the_menu_of_modes_says_what_was_given_up_and_why() {
    let mut harness = remembering().open();
    harness.get_by_label("Auto · EPSV").click();
    harness.run_steps(4);
    assert!(
        harness
            .query_by_label_contains("EPSV given up: EPSV: 500 \\u{1b}[31mno")
            .is_some()
    );
    harness.get_by_label("What is known of this server").click();
    harness.run_steps(4);
    assert!(harness.query_by_label("Forget all of it").is_some());
}

#[test]
fn the_security_mark_leads_to_whom_is_trusted() {
    let mut harness = remembering().open();
    let mark = harness
        .get_all_by_label_contains("TLS 1.3 · certificate trusted")
        .find(|node| node.accesskit_node().role() == egui::accesskit::Role::Button)
        .expect("the mark");
    mark.click();
    harness.run_steps(4);
    assert!(harness.query_all_by_label("Whom you trust").next().is_some());
}

#[test]
fn practice_servers_of_earlier_runs_are_forgotten_and_nothing_else_is() {
    let mut window = Window::empty();
    let memory = |host: &str, port, software: &str| ServerMemory {
        server: HostPort::new(host, port),
        software: software.into(),
        rows: Arc::new([]),
    };
    let greeting = "Portolan practice server. Nothing here is real, try everything.";
    window.frame.servers = Arc::new([
        memory("127.0.0.1", 4001, greeting),
        memory("127.0.0.1", 21, "ProFTPD"),
        memory("ftp.example.org", 21, greeting),
    ]);
    let worked = |port| TrustRow {
        what: Trusted::TlsWorked {
            server: HostPort::new("127.0.0.1", port),
        },
        when: None,
    };
    window.frame.trust = Arc::new([worked(4001), worked(21)]);
    let now = Address::parse("ftpes://practice@127.0.0.1:4002")
        .expect("an address")
        .site;
    let secret = portolan_sites::Secret::new("x".to_owned());
    let started = crate::practice::Started::Connect(Box::new(now), secret);
    window.apply(&egui::Context::default()).practice_started(started);
    let requests = window.sent();
    let [
        Request::Revoke(trusted),
        Request::ForgetServer(server),
        Request::Connect { .. },
        Request::Show { .. },
    ] = requests.as_slice()
    else {
        panic!("{requests:?}")
    };
    let gone = HostPort::new("127.0.0.1", 4001);
    assert_eq!((trusted.server(), server), (&gone, &gone));
}
