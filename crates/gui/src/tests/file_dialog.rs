use std::path::PathBuf;

use eframe::egui::{Key, Modifiers, PointerButton};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use portolan_engine::{Enqueue, Request};
use portolan_remote::Direction;

use super::*;

/// Opens the dialog behind a shortcut on a desktop without dialogs of its own, and gives it the folder it asks for.
fn opened(harness: &mut Harness<'_, Window>, key: Key) {
    asked(harness);
    harness.key_press_modifiers(Modifiers::COMMAND, key);
    serve(harness);
}

/// Answers the dialog's wish for a folder as the engine would. Returns the folder.
fn serve(harness: &mut Harness<'_, Window>) -> Option<PathBuf> {
    let requests = asked(harness);
    let (pane, folder) = requests.iter().find_map(|request| match request {
        Request::Show {
            pane,
            place: Place::Local(folder),
            ..
        } => Some((*pane, folder.clone())),
        _ => None,
    })?;
    let entries = match folder.to_str() {
        Some("/home/me") => vec![self::folder("Work"), self::folder("Music"), file("notes.txt", 9)],
        Some("/home/me/Work") => vec![self::folder("site")],
        _ => local_entries(),
    };
    let state = harness.state_mut();
    state.set_pane(pane, listing(Place::Local(folder.clone()), 9, entries));
    harness.run_steps(4);
    Some(folder)
}

fn enqueued(requests: &[Request]) -> (Direction, Vec<String>, String) {
    let found = requests.iter().find_map(|request| match request {
        Request::Enqueue(Enqueue {
            direction,
            sources,
            target,
            ..
        }) => Some((
            *direction,
            sources.iter().map(ToString::to_string).collect(),
            target.to_string(),
        )),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("{requests:?}"))
}

fn at_home() -> Window {
    let mut window = Window::connected();
    let local = window.local();
    let home = Place::Local("/home/me".into());
    window.set_pane(local, listing(home, 1, vec![folder("Here")]));
    window
}

/// The row of the dialog with this name.
fn row(harness: &Harness<'_, Window>, label: &str) -> egui::Pos2 {
    let rows = harness.get_all_by_role(egui::accesskit::Role::Row);
    let mut named = rows.filter(|row| row.accesskit_node().label().as_deref() == Some(label));
    named
        .next_back()
        .unwrap_or_else(|| panic!("no row {label}"))
        .rect()
        .center()
}

fn click_at(harness: &mut Harness<'_, Window>, pos: egui::Pos2) {
    for pressed in [true, false] {
        harness.event(egui::Event::PointerMoved(pos));
        harness.event(egui::Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    harness.run_steps(1);
}

#[test]
fn files_are_chosen_by_mouse_and_uploaded() {
    let mut harness = at_home().open();
    opened(&mut harness, Key::U);
    assert!(harness.query_all_by_label("Upload files to /www").next().is_some());
    assert!(harness.get_by_label("Upload").accesskit_node().is_disabled());
    harness.get_by_label("notes.txt").click();
    harness.run_steps(3);
    harness.get_by_label("Upload “notes.txt”").click();
    let requests = asked(&mut harness);
    assert_eq!(
        enqueued(&requests),
        (
            Direction::Upload,
            vec!["/home/me/notes.txt".to_owned()],
            "/www".to_owned()
        )
    );
    assert!(requests.iter().any(|request| matches!(request, Request::ForgetPane(_))));
    assert!(harness.query_by_label("Cancel").is_none());
    assert_eq!(harness.state().prefs.recent_folders, [PathBuf::from("/home/me")]);
}

#[test]
fn a_typed_path_is_completed_by_tab_and_chosen_by_enter() {
    let mut harness = at_home().open();
    opened(&mut harness, Key::S);
    assert!(
        harness.query_by_label("Cancel").is_none(),
        "nothing is selected on the server"
    );
    harness.get_by_label("robots.txt").click();
    harness.run_steps(3);
    opened(&mut harness, Key::S);
    assert!(harness.query_all_by_label("Download robots.txt to").next().is_some());
    // The keyboard is in the field already, behind the folder.
    harness.get_by_label("Path").type_text("w");
    harness.run_steps(3);
    assert!(harness.query_by_label("Music").is_none(), "only what begins so");
    harness.key_press(Key::Tab);
    assert_eq!(serve(&mut harness), Some(PathBuf::from("/home/me/Work")));
    let path = harness.get_by_label("Path").accesskit_node().value();
    assert_eq!(path.as_deref(), Some("/home/me/Work/"));
    harness.key_press(Key::Enter);
    let requests = asked(&mut harness);
    assert_eq!(
        enqueued(&requests),
        (
            Direction::Download,
            vec!["/www/robots.txt".to_owned()],
            "/home/me/Work".to_owned()
        )
    );
}

#[test]
fn what_does_not_exist_is_said_and_nothing_happens() {
    let mut harness = at_home().open();
    opened(&mut harness, Key::U);
    harness.get_by_label("Path").type_text("zzz");
    harness.run_steps(3);
    harness.key_press(Key::Enter);
    assert_eq!(lines(&asked(&mut harness)), Vec::<String>::new());
    assert!(harness.query_by_label("Nothing here begins with “zzz”").is_some());
}

#[test]
fn folders_are_entered_by_a_double_click_and_the_shown_one_can_be_uploaded() {
    let mut harness = at_home().open_with_step(1.0 / 60.0);
    harness
        .state_mut()
        .view
        .dialogs
        .palette
        .replace(crate::chrome::Palette::default());
    harness.run_steps(3);
    harness.get_by_label("Search commands").type_text("upload fold");
    harness.run_steps(3);
    harness.key_press(Key::Enter);
    serve(&mut harness);
    assert!(harness.query_by_label("notes.txt").is_none(), "folders only");
    let work = row(&harness, "Work");
    click_at(&mut harness, work);
    click_at(&mut harness, work);
    assert_eq!(serve(&mut harness), Some(PathBuf::from("/home/me/Work")));
    harness.get_by_label("Upload this folder").click();
    let requests = asked(&mut harness);
    assert_eq!(
        enqueued(&requests),
        (Direction::Upload, vec!["/home/me/Work".to_owned()], "/www".to_owned())
    );
}

#[test]
fn escape_closes_it_and_the_panes_stay_where_they_are() {
    let mut harness = at_home().open();
    opened(&mut harness, Key::U);
    let work = row(&harness, "Work");
    click_at(&mut harness, work);
    harness.key_press(Key::Escape);
    let requests = asked(&mut harness);
    assert!(matches!(requests.as_slice(), [Request::ForgetPane(_)]), "{requests:?}");
    assert!(harness.query_by_label("Cancel").is_none());
    assert_eq!(harness.state().prefs.local_folder, None, "only panes are remembered so");
}

#[test]
fn without_a_server_it_says_what_to_do_first() {
    let mut harness = Window::empty().open();
    opened(&mut harness, Key::U);
    assert!(
        harness
            .query_all_by_label_contains("Nothing to upload to yet")
            .next()
            .is_some()
    );
}
