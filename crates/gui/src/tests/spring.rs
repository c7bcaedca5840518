//! What is dragged: rubber bands, folders that spring open, drops on the path, files of the desktop.

use eframe::egui::{Key, Modifiers, Pos2, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use portolan_engine::{Enqueue, Request};
use portolan_remote::Direction;

use super::*;

fn selected(harness: &Harness<'_, Window>) -> Vec<String> {
    let rows = harness.get_all_by_role(egui::accesskit::Role::Row);
    let mut selected: Vec<String> = rows
        .filter(|row| row.accesskit_node().is_selected() == Some(true))
        .map(|row| row.accesskit_node().label().unwrap_or_default())
        .collect();
    selected.sort();
    selected
}

pub(super) fn drag(harness: &mut Harness<'_, Window>, from: Pos2, to: Pos2) {
    harness.drag_at(from);
    harness.run_steps(1);
    for step in 1_u8..=6 {
        harness.hover_at(from.lerp(to, f32::from(step) / 6.0));
        harness.run_steps(1);
    }
    harness.run_steps(1);
}

/// The row of the local pane with this name.
pub(super) fn row(harness: &Harness<'_, Window>, label: &str) -> egui::Rect {
    let rows = harness.get_all_by_role(egui::accesskit::Role::Row);
    let mut named = rows.filter(|row| row.accesskit_node().label().as_deref() == Some(label));
    named
        .find(|row| row.rect().left() < 700.0)
        .unwrap_or_else(|| panic!("no row {label}"))
        .rect()
}

/// A point in the size column of a row of the local pane: not on its name.
fn beside(harness: &Harness<'_, Window>, label: &str) -> Pos2 {
    pos2(400.0, row(harness, label).center().y)
}

fn shown(requests: &[Request]) -> Vec<String> {
    let places = requests.iter().filter_map(|request| match request {
        Request::Show { place, .. } => Some(place.to_string()),
        _ => None,
    });
    places.collect()
}

#[test]
fn a_band_from_the_empty_space_selects_what_it_touches() {
    let mut harness = Window::connected().open_with_step(1.0 / 60.0);
    let from = pos2(300.0, 500.0);
    let to = beside(&harness, "assets-v12.zip");
    drag(&mut harness, from, to);
    assert_eq!(selected(&harness), ["assets-v12.zip", "index.html", "main.css"]);
    // Back: what the band leaves is no longer selected.
    harness.hover_at(beside(&harness, "main.css"));
    harness.run_steps(2);
    assert_eq!(selected(&harness), ["main.css"]);
    harness.drop_at(beside(&harness, "main.css"));
    assert_eq!(lines(&asked(&mut harness)).len(), 0, "nothing was dragged away");
    assert_eq!(selected(&harness), ["main.css"]);
}

#[test]
fn a_band_beside_the_names_begins_on_rows_and_ctrl_adds() {
    let mut harness = Window::connected().open_with_step(1.0 / 60.0);
    harness.get_by_label("main.css").click();
    harness.run_steps(3);
    let (from, to) = (beside(&harness, "brand"), beside(&harness, "campaign-2026"));
    harness.event(egui::Event::ModifiersChanged(Modifiers::COMMAND));
    drag(&mut harness, from, to);
    harness.drop_at(to);
    harness.run_steps(2);
    assert_eq!(selected(&harness), ["brand", "campaign-2026", "main.css"]);
}

#[test]
fn escape_takes_a_band_back() {
    let mut harness = Window::connected().open_with_step(1.0 / 60.0);
    harness.get_by_label("brand").click();
    harness.run_steps(3);
    let to = beside(&harness, "index.html");
    drag(&mut harness, pos2(300.0, 500.0), to);
    assert_eq!(selected(&harness), ["index.html", "main.css"]);
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert_eq!(selected(&harness), ["brand"]);
}

#[test]
fn a_band_held_at_the_edge_scrolls() {
    let mut window = Window::connected();
    let local = window.local();
    let many = (0..300).map(|number| file(&format!("f{number:03}"), 1)).collect();
    window.set_pane(local, listing(local_folder(), 2, many));
    let mut harness = window.open_with_step(1.0 / 60.0);
    let from = beside(&harness, "f003");
    drag(&mut harness, from, pos2(400.0, 700.0));
    harness.run_steps(30);
    assert!(harness.query_by_label("f003").is_none(), "scrolled away");
    harness.drop_at(pos2(400.0, 700.0));
    harness.run_steps(2);
    let text = harness
        .get_by_label_contains("of 300 selected")
        .accesskit_node()
        .value();
    let count: usize = text
        .as_deref()
        .and_then(|text| text.split(' ').next()?.parse().ok())
        .unwrap_or_default();
    assert!(count > 20, "{text:?}");
}

#[test]
fn a_folder_springs_open_under_what_is_held_and_leaving_goes_back() {
    let mut harness = Window::connected().open_with_step(1.0 / 60.0);
    asked(&mut harness);
    let from = harness.get_by_label("robots.txt").rect().left_center() + egui::vec2(30.0, 0.0);
    let to = harness.get_by_label("brand").rect().center();
    drag(&mut harness, from, to);
    assert_eq!(shown(&asked(&mut harness)), Vec::<String>::new());
    harness.run_steps(80);
    assert_eq!(shown(&asked(&mut harness)), ["/home/me/Work/site/brand"]);
    let local = harness.state_mut().local();
    let brand = Place::Local("/home/me/Work/site/brand".into());
    harness
        .state_mut()
        .set_pane(local, listing(brand, 3, vec![file("logo.svg", 7)]));
    harness.run_steps(3);
    assert!(harness.query_by_label("logo.svg").is_some());
    harness.hover_at(pos2(1000.0, 480.0));
    assert_eq!(shown(&asked(&mut harness)), ["/home/me/Work/site"]);
}

#[test]
fn after_a_drop_the_sprung_folder_stays() {
    let mut harness = Window::connected().open_with_step(1.0 / 60.0);
    let from = harness.get_by_label("robots.txt").rect().left_center() + egui::vec2(30.0, 0.0);
    let to = harness.get_by_label("brand").rect().center();
    drag(&mut harness, from, to);
    harness.run_steps(80);
    let local = harness.state_mut().local();
    let brand = Place::Local("/home/me/Work/site/brand".into());
    harness
        .state_mut()
        .set_pane(local, listing(brand, 3, vec![file("logo.svg", 7)]));
    asked(&mut harness);
    harness.drop_at(to);
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::Enqueue(Enqueue { target, .. })] if target.to_string() == "/home/me/Work/site/brand"),
        "{requests:?}"
    );
}

#[test]
fn a_crumb_takes_a_drop() {
    let mut harness = Window::connected().open_with_step(1.0 / 60.0);
    asked(&mut harness);
    let from = harness.get_by_label("robots.txt").rect().left_center() + egui::vec2(30.0, 0.0);
    let to = harness.get_by_label("Work").rect().center();
    drag(&mut harness, from, to);
    assert!(harness.query_by_label("Download robots.txt to ~/Work").is_some());
    harness.drop_at(to);
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::Enqueue(Enqueue { target, .. })] if target.to_string() == "/home/me/Work"),
        "{requests:?}"
    );
}

#[test]
fn a_tab_opens_under_what_is_held() {
    let mut window = Window::connected();
    window.view.add_tab();
    window.view.active = 0;
    let mut harness = window.open_with_step(1.0 / 60.0);
    let from = harness.get_by_label("main.css").rect().left_center() + egui::vec2(30.0, 0.0);
    let to = harness.get_by_label("New tab, not connected").rect().center();
    drag(&mut harness, from, to);
    assert_eq!(harness.state().view.active, 0);
    harness.run_steps(80);
    assert_eq!(harness.state().view.active, 1);
}

#[derive(Debug)]
struct OfDesktop(PathBuf);

impl egui::DroppedFile for OfDesktop {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("nobody reads it here".to_owned())
    }
}

#[test]
fn files_of_the_desktop_that_come_one_after_the_other_are_one_upload() {
    let mut harness = Window::connected().open_with_step(1.0 / 60.0);
    asked(&mut harness);
    for path in ["/home/me/a.txt", "/home/me/b"] {
        let dropped = OfDesktop(path.into());
        harness.input_mut().dropped_files.push(Arc::new(dropped));
        harness.run_steps(1);
        harness.input_mut().dropped_files.clear();
    }
    assert_eq!(lines(&asked(&mut harness)), Vec::<String>::new(), "more may come");
    harness.run_steps(10);
    let requests = asked(&mut harness);
    let order = the_order(&requests);
    assert_eq!(order.direction, Direction::Upload);
    assert_eq!(order.sources.len(), 2);
    assert_eq!(order.target, remote_folder());
}
