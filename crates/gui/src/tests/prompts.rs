use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use portolan_engine::{Answer, FileFacts, LogOnPart, Reach};
use portolan_queue::ConflictPolicy;
use portolan_remote::{
    Act, CertificateInfo, CertificateProblem, Direction, ErrorKind, Fingerprint, HostPort, ItemId, RemoteError,
};

use super::*;

pub(super) fn server() -> HostPort {
    HostPort::new("ftp.studio.example", 21)
}

pub(super) fn certificate() -> Arc<CertificateInfo> {
    Arc::new(CertificateInfo {
        sha256: Fingerprint([7; 32]),
        subject: "CN=ftp.studio.example".to_owned(),
        issuer: "CN=ftp.studio.example".to_owned(),
        names: vec!["ftp.studio.example".to_owned()],
        not_before: NOW - 1000,
        not_after: NOW + 1000,
        problem: CertificateProblem::UnknownIssuer,
    })
}

pub(super) fn exists(more: u64) -> Question {
    let facts = |folder: &str, size, modified| FileFacts {
        folder: folder.into(),
        size: Some(size),
        modified: Some(modified),
    };
    Question::Exists {
        item: ItemId(5),
        direction: Direction::Upload,
        from: None,
        name: "index.html".into(),
        source: facts("/home/me/Work/site", 12_400, NOW),
        target: facts("/www", 11_900, NOW - 86_400),
        free_name: "index (2).html".into(),
        more,
    }
}

#[test]
fn a_log_on_that_is_held_says_so_with_the_server_s_words() {
    let mut window = Window::connected();
    window.ask(Question::Password {
        server: server(),
        user: "web".to_owned(),
        part: LogOnPart::Password,
        says: Some("otp-md5 497 ke4452".into()),
        held_until: Some(NOW + 300),
        may_keep: false,
        refused: None,
    });
    let mut harness = window.open();
    asked(&mut harness);
    harness.get_by_label("It says: otp-md5 497 ke4452");
    harness.get_by_label_contains("The connection is held for the answer until");
    assert!(
        harness
            .query_by_label("Keep it in the keyring of this computer")
            .is_none()
    );
}

#[test]
fn a_password_is_sent_as_a_secret_and_the_dialog_goes() {
    let mut window = Window::connected();
    window.ask(Question::Password {
        server: server(),
        user: "web".to_owned(),
        part: LogOnPart::Password,
        says: None,
        held_until: None,
        may_keep: true,
        refused: None,
    });
    let mut harness = window.open();
    asked(&mut harness);
    assert!(harness.get_by_label("Log in").accesskit_node().is_disabled());
    harness.get_by_label("Password").type_text("S3cret!");
    harness.run_steps(3);
    harness.get_by_label("Keep it in the keyring of this computer").click();
    harness.run_steps(2);
    harness.get_by_label("Log in").click();
    let requests = asked(&mut harness);
    let [Request::Answer(PromptId(1), Answer::Password { secret, keep: true })] = requests.as_slice() else {
        panic!("{requests:?}")
    };
    assert_eq!(secret.expose(), "S3cret!");
    assert!(!format!("{:?} {:?}", harness.state().view, requests).contains("S3cret!"));
    assert!(
        harness.query_by_label("Log in").is_none(),
        "answered, though the engine has not taken it away yet"
    );
}

/// One-time passwords: what the server says is the question.
#[test]
fn the_server_s_own_words_are_shown_and_nothing_is_offered_to_be_kept() {
    let mut window = Window::connected();
    window.ask(Question::Password {
        server: server(),
        user: "web".to_owned(),
        part: LogOnPart::Password,
        says: Some("331 Response to otp-md5 497 ke4452 required".into()),
        held_until: None,
        may_keep: false,
        refused: None,
    });
    let mut harness = window.open();
    asked(&mut harness);
    assert!(harness.query_by_label_contains("otp-md5 497 ke4452").is_some());
    assert!(harness.query_by_label_contains("Keep it").is_none());
}

#[test]
fn an_account_is_asked_for_as_such() {
    let mut window = Window::connected();
    window.ask(Question::Password {
        server: server(),
        user: "web".to_owned(),
        part: LogOnPart::Account,
        says: None,
        held_until: None,
        may_keep: true,
        refused: None,
    });
    let mut harness = window.open();
    asked(&mut harness);
    harness.get_by_label("Account").type_text("staff-7");
    harness.run_steps(3);
    harness.get_by_label("Log in").click();
    let requests = asked(&mut harness);
    let [Request::Answer(PromptId(1), Answer::Password { secret, keep: false })] = requests.as_slice() else {
        panic!("{requests:?}")
    };
    assert_eq!(secret.expose(), "staff-7");
}

#[test]
fn escape_refuses_a_password() {
    let mut window = Window::connected();
    window.ask(Question::Password {
        server: server(),
        user: "web".to_owned(),
        part: LogOnPart::Password,
        says: None,
        held_until: None,
        may_keep: true,
        refused: None,
    });
    let mut harness = window.open();
    asked(&mut harness);
    harness.key_press(Key::Escape);
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::Answer(_, Answer::Refuse)]),
        "{requests:?}"
    );
}

#[test]
fn a_certificate_is_trusted_only_by_its_button() {
    let mut window = Window::connected();
    window.ask(Question::Certificate {
        server: server(),
        certificate: certificate(),
        before: None,
    });
    let mut harness = window.open();
    asked(&mut harness);
    assert!(harness.query_by_label_contains("07:07:07:07").is_some());
    harness.key_press(Key::Enter);
    assert_eq!(lines(&asked(&mut harness)), Vec::<String>::new());
    harness.get_by_label("Always trust").click();
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::Answer(_, Answer::Trust { always: true, sha256 })] if sha256.0 == [7; 32]),
        "{requests:?}"
    );
}

#[test]
fn a_changed_certificate_is_loud() {
    let mut window = Window::connected();
    let before = Some(Fingerprint([9; 32]));
    window.ask(Question::Certificate {
        server: server(),
        certificate: certificate(),
        before,
    });
    let mut harness = window.open();
    assert!(harness.query_all_by_label_contains("has changed").next().is_some());
    assert!(harness.query_by_label_contains("09:09:09").is_some());
    asked(&mut harness);
    harness.get_by_label("Trust once").click();
    let requests = asked(&mut harness);
    assert!(
        matches!(
            requests.as_slice(),
            [Request::Answer(_, Answer::Trust { always: false, .. })]
        ),
        "{requests:?}"
    );
}

#[test]
fn plain_ftp_needs_a_deliberate_yes() {
    let mut window = Window::connected();
    let error = Arc::new(RemoteError::new(ErrorKind::TlsNotOffered, Act::Connect).replied("502 AUTH not understood"));
    window.ask(Question::Plain {
        server: server(),
        error,
    });
    let mut harness = window.open();
    asked(&mut harness);
    harness.get_by_label("Connect without encryption").click();
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::Answer(_, Answer::AllowPlain)]),
        "{requests:?}"
    );
}

#[test]
fn a_conflict_is_decided_for_the_rest_of_the_upload() {
    let mut window = Window::connected();
    window.ask(exists(17));
    let mut harness = window.open();
    asked(&mut harness);
    assert!(harness.query_by_label("(17 more)").is_some());
    harness.get_by_label("Keep both, index (2).html").click();
    harness.run_steps(2);
    harness.get_by_label("Keep both").click();
    let requests = asked(&mut harness);
    assert!(
        matches!(
            requests.as_slice(),
            [Request::Answer(
                _,
                Answer::Exists {
                    policy: ConflictPolicy::KeepBoth,
                    reach: Reach::Job
                }
            )]
        ),
        "{requests:?}"
    );
}

#[test]
fn arrows_choose_and_enter_decides_one_file() {
    let mut window = Window::connected();
    window.ask(exists(0));
    let mut harness = window.open();
    asked(&mut harness);
    for _ in 0..4 {
        harness.key_press(Key::ArrowDown);
        harness.run_steps(2);
    }
    harness.key_press_modifiers(Modifiers::NONE, Key::Enter);
    let requests = asked(&mut harness);
    assert!(
        matches!(
            requests.as_slice(),
            [Request::Answer(
                _,
                Answer::Exists {
                    policy: ConflictPolicy::Skip,
                    reach: Reach::One
                }
            )]
        ),
        "{requests:?}"
    );
}

#[test]
fn shortcuts_sleep_while_a_dialog_is_open() {
    let mut window = Window::connected();
    window.ask(exists(0));
    let mut harness = window.open();
    asked(&mut harness);
    harness.key_press(Key::F5);
    harness.key_press(Key::Delete);
    assert_eq!(lines(&asked(&mut harness)), Vec::<String>::new());
}

/// The first listing may come after the question: it must not take the keyboard away from it.
#[test]
fn a_pane_does_not_take_the_keyboard_from_a_dialog_and_has_it_afterwards() {
    let mut window = Window::connected();
    window.view.tab().local.focus();
    window.ask(Question::Password {
        server: server(),
        user: "web".to_owned(),
        part: LogOnPart::Password,
        says: None,
        held_until: None,
        may_keep: true,
        refused: None,
    });
    let mut harness = window.open();
    asked(&mut harness);
    assert!(harness.get_by_label("Password").accesskit_node().is_focused());
    harness.key_press(Key::Escape);
    asked(&mut harness);
    harness.key_press(Key::ArrowDown);
    asked(&mut harness);
    harness.key_press(Key::F2);
    asked(&mut harness);
    assert!(
        harness.query_by_label("New name").is_some(),
        "the keys act on the pane again"
    );
}

#[test]
fn a_conflict_between_servers_names_both() {
    let mut window = Window::connected();
    let mut other = site();
    let mut there = Address::parse("ftpes://web@old.example/srv").expect("an address").site;
    there.name = "old.example".to_owned();
    let id = there.id;
    other.site = Arc::new(there);
    let mut sites = (*window.frame.sites).clone();
    let (to, target) = sites.iter().next().expect("a site");
    let (to, name) = (*to, target.site.name.clone());
    sites.insert(id, other);
    window.frame.sites = Arc::new(sites);
    let mut question = exists(2);
    if let Question::Exists { from, source, .. } = &mut question {
        *from = Some(id);
        source.folder = "/srv".into();
    }
    window.ask(question);
    let mut prompts = window.frame.prompts.to_vec();
    prompts[0].site = to;
    window.frame.prompts = prompts.into();
    let harness = window.open();
    harness.get_by_label("/srv on old.example");
    harness.get_by_label(&format!("/www on {name}"));
    harness.get_by_label("For all the rest of this copy");
}
