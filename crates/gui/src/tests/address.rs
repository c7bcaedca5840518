use eframe::egui::{Key, Modifiers};
use egui_kittest::{Harness, kittest::Queryable as _};

use super::*;

fn type_address(harness: &mut Harness<'_, Window>, text: &str) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::L);
    harness.run_steps(4);
    harness.get_by_label("Address").type_text(text);
    harness.run_steps(3);
    harness.key_press(Key::Enter);
}

#[test]
fn enter_connects_and_shows_the_folder() {
    let mut harness = Window::empty().open();
    asked(&mut harness);
    type_address(&mut harness, "ftps://me@host/pub");
    let requests = asked(&mut harness);
    let [Request::Connect { site, secret: None }, Request::Show { place, .. }] = requests.as_slice() else {
        panic!("{requests:?}")
    };
    assert_eq!(site.url(), "ftps://me@host/pub");
    assert_eq!(*place, Place::Remote(site.id, RemotePath::new("pub")));
}

#[test]
fn a_password_leaves_field_history_and_title() {
    let mut harness = Window::empty().open();
    asked(&mut harness);
    type_address(&mut harness, "ftp://me:S3cret@host/");
    let requests = asked(&mut harness);
    let [
        Request::Connect {
            secret: Some(secret), ..
        },
        _,
    ] = requests.as_slice()
    else {
        panic!("{requests:?}")
    };
    assert_eq!(secret.expose(), "S3cret");
    let view = &harness.state().view;
    assert!(!format!("{view:?} {requests:?}").contains("S3cret"));
    assert_eq!(
        harness.get_by_label("Address").value().as_deref(),
        Some("ftp://me@host")
    );
    let id = egui::Id::unique("address");
    let undo = egui::TextEdit::load_state(&harness.ctx, id);
    assert!(!format!("{:?}", undo.map(|state| state.undoer())).contains("S3cret"));
}

#[test]
fn nonsense_is_refused_in_words() {
    let mut harness = Window::empty().open();
    asked(&mut harness);
    type_address(&mut harness, "sftp://host");
    assert_eq!(lines(&asked(&mut harness)), Vec::<String>::new());
    assert!(harness.query_by_label_contains("SFTP is another protocol").is_some());
}

#[test]
fn the_mode_chip_offers_the_four_modes() {
    let mut harness = Window::connected().open();
    asked(&mut harness);
    harness.get_by_label("Auto · EPSV").click();
    harness.run_steps(4);
    harness.get_by_label_contains("PASV: passive").click();
    let requests = asked(&mut harness);
    assert!(
        matches!(
            requests.as_slice(),
            [Request::SetMode(_, ModeChoice::Only(DataMode::Pasv))]
        ),
        "{requests:?}"
    );
}

#[test]
fn security_and_server_are_in_words() {
    let harness = Window::connected().open();
    assert!(
        harness
            .query_all_by_label("TLS 1.3 · certificate trusted")
            .next()
            .is_some()
    );
    assert!(harness.query_by_label("ProFTPD").is_some());
    assert!(harness.query_by_label("UTF-8").is_some() && harness.query_by_label("· MLSD").is_some());
}

#[test]
fn files_in_clear_are_told_wherever_the_security_is() {
    let mut site = site();
    let facts = Arc::make_mut(site.facts.as_mut().expect("facts"));
    facts.data_in_clear = true;
    let told = crate::chrome::security(Some(&site));
    assert_eq!(told, Some((false, "TLS 1.3, but files go in clear".to_owned())));
}

#[test]
fn the_palette_finds_and_does() {
    let mut harness = Window::connected().open();
    asked(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(4);
    harness.get_by_label("Search commands").type_text("pause");
    harness.run_steps(3);
    harness.key_press(Key::Enter);
    assert!(matches!(asked(&mut harness).as_slice(), [Request::PauseAll(true)]));
    assert!(harness.query_by_label("Commands").is_none());
}

#[test]
fn a_new_tab_has_panes_of_its_own_and_closing_forgets_them() {
    let mut harness = Window::connected().open();
    asked(&mut harness);
    harness.get_by_label("New tab").click();
    let requests = asked(&mut harness);
    let [Request::Show { pane, .. }] = requests.as_slice() else {
        panic!("{requests:?}")
    };
    let pane = *pane;
    harness.key_press_modifiers(Modifiers::COMMAND, Key::W);
    let requests = asked(&mut harness);
    assert!(
        requests
            .iter()
            .any(|request| matches!(request, Request::ForgetPane(forgotten) if *forgotten == pane))
    );
    assert!(!requests.iter().any(|request| matches!(request, Request::Disconnect(_))));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::W);
    let requests = asked(&mut harness);
    assert!(
        requests.iter().any(|request| matches!(request, Request::Disconnect(_))),
        "{requests:?}"
    );
    assert_eq!(harness.state().view.tabs.len(), 1);
}
