use eframe::egui::{Key, Modifiers, PointerButton};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use portolan_engine::{Extent, PaneState, Request};
use portolan_remote::{Act, Direction, ErrorKind, RemoteError};

use super::*;

/// The labels of the rows of a side, from top to bottom.
fn rows(harness: &Harness<'_, Window>, local: bool) -> Vec<String> {
    let middle = 720.0;
    let mut rows: Vec<(f32, String)> = harness
        .get_all_by_role(egui::accesskit::Role::Row)
        .filter(|row| row.rect().top() < 560.0 && (row.rect().left() < middle) == local)
        .map(|row| (row.rect().top(), row.accesskit_node().label().unwrap_or_default()))
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, label)| label).collect()
}

fn selected(harness: &Harness<'_, Window>) -> Vec<String> {
    let mut selected: Vec<String> = harness
        .get_all_by_role(egui::accesskit::Role::Row)
        .filter(|row| row.accesskit_node().is_selected() == Some(true))
        .map(|row| row.accesskit_node().label().unwrap_or_default())
        .collect();
    selected.sort();
    selected
}

fn click(harness: &mut Harness<'_, Window>, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(3);
}

fn click_with(harness: &mut Harness<'_, Window>, label: &str, modifiers: Modifiers) {
    harness.get_by_label(label).click_modifiers(modifiers);
    harness.run_steps(3);
}

fn press(harness: &mut Harness<'_, Window>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(3);
}

#[test]
fn rows_are_sorted_folders_first_and_headers_turn_the_order() {
    let mut harness = Window::connected().open();
    assert_eq!(
        rows(&harness, true),
        [
            "..",
            "brand",
            "campaign-2026",
            "assets-v12.zip",
            "index.html",
            "main.css"
        ]
    );
    assert_eq!(
        rows(&harness, false),
        ["..", "assets", "logs", "index.html", "robots.txt"]
    );
    let size = harness.get_all_by_label("Size").next().expect("a header");
    size.click();
    harness.run_steps(3);
    assert_eq!(
        rows(&harness, true),
        [
            "..",
            "brand",
            "campaign-2026",
            "index.html",
            "main.css",
            "assets-v12.zip"
        ]
    );
    harness.get_all_by_label("Size").next().expect("a header").click();
    harness.run_steps(3);
    assert_eq!(rows(&harness, true)[3], "assets-v12.zip");
}

#[test]
fn mouse_selects_one_some_and_a_range() {
    let mut harness = Window::connected().open();
    click(&mut harness, "brand");
    assert_eq!(selected(&harness), ["brand"]);
    click_with(&mut harness, "main.css", Modifiers::COMMAND);
    assert_eq!(selected(&harness), ["brand", "main.css"]);
    click(&mut harness, "campaign-2026");
    click_with(&mut harness, "main.css", Modifiers::SHIFT);
    assert_eq!(
        selected(&harness),
        ["assets-v12.zip", "campaign-2026", "index.html", "main.css"]
    );
    assert!(harness.query_by_label_contains("4 of 5 selected").is_some());
}

#[test]
fn keyboard_moves_extends_selects_all_and_finds() {
    let mut harness = Window::connected().open();
    click(&mut harness, "brand");
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(selected(&harness), ["campaign-2026"]);
    press(&mut harness, Modifiers::SHIFT, Key::End);
    assert_eq!(
        selected(&harness),
        ["assets-v12.zip", "campaign-2026", "index.html", "main.css"]
    );
    press(&mut harness, Modifiers::COMMAND, Key::A);
    assert_eq!(selected(&harness).len(), 5);
    harness.event(egui::Event::Text("ma".to_owned()));
    harness.run_steps(3);
    assert_eq!(selected(&harness), ["main.css"]);
}

#[test]
fn enter_opens_a_folder_and_transfers_a_file() {
    let mut harness = Window::connected().open();
    click(&mut harness, "brand");
    asked(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::Show { place: Place::Local(path), refresh: false, .. }]
            if path.ends_with("site/brand")),
        "{requests:?}"
    );
    click(&mut harness, "main.css");
    let second = harness
        .get_all_by_label("index.html")
        .find(|row| row.rect().left() < 700.0);
    second.expect("a row").click_modifiers(Modifiers::COMMAND);
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let requests = asked(&mut harness);
    let order = the_order(&requests);
    assert_eq!(order.direction, Direction::Upload);
    let wanted = ["index.html", "main.css"].map(|name| Place::Local(format!("/home/me/Work/site/{name}").into()));
    assert_eq!(order.sources, wanted, "everything that is selected");
    assert_eq!(order.target, remote_folder());
}

#[test]
fn f5_downloads_from_the_remote_pane_and_tab_switches() {
    let mut harness = Window::connected().open();
    click(&mut harness, "brand");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    assert!(harness.state_mut().view.tab().remote_active);
    press(&mut harness, Modifiers::NONE, Key::End);
    assert_eq!(selected(&harness), ["brand", "robots.txt"]);
    asked(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::F5);
    let requests = asked(&mut harness);
    let order = the_order(&requests);
    assert_eq!(order.direction, Direction::Download);
    assert_eq!(order.sources.len(), 1);
    assert_eq!(order.sources[0].to_string(), "/www/robots.txt");
    assert_eq!(order.target, local_folder());
}

#[test]
fn backspace_goes_up_and_the_folder_left_is_selected_there() {
    let mut harness = Window::connected().open();
    click(&mut harness, "brand");
    asked(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Backspace);
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::Show { place: Place::Local(path), .. }] if path.ends_with("Work")),
        "{requests:?}"
    );
    let local = harness.state_mut().local();
    let above = listing(
        Place::Local("/home/me/Work".into()),
        2,
        vec![folder("archive"), folder("site")],
    );
    harness.state_mut().set_pane(local, above);
    harness.run_steps(3);
    assert_eq!(selected(&harness), ["site"]);
}

#[test]
fn renaming_in_place_asks_for_the_new_name() {
    let mut harness = Window::connected().open();
    click(&mut harness, "main.css");
    press(&mut harness, Modifiers::NONE, Key::F2);
    asked(&mut harness);
    // The name without its extension is selected: typing replaces it.
    harness.get_by_label("New name").type_text("style");
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let requests = asked(&mut harness);
    let [Request::Rename { from, to }] = requests.as_slice() else {
        panic!("{requests:?}")
    };
    assert_eq!(from.to_string(), "/home/me/Work/site/main.css");
    assert_eq!(to.to_string(), "/home/me/Work/site/style.css");
    assert!(harness.query_by_label("New name").is_none());
}

#[test]
fn escape_leaves_the_name_as_it_was() {
    let mut harness = Window::connected().open();
    click(&mut harness, "main.css");
    press(&mut harness, Modifiers::NONE, Key::F2);
    asked(&mut harness);
    harness.get_by_label("New name").type_text("style");
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(lines(&asked(&mut harness)), Vec::<String>::new());
    assert!(harness.query_by_label("New name").is_none());
}

#[test]
fn deleting_asks_first() {
    let mut harness = Window::connected().open();
    click(&mut harness, "robots.txt");
    asked(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(lines(&asked(&mut harness)), Vec::<String>::new());
    assert!(harness.query_all_by_label("Delete “robots.txt”?").next().is_some());
    harness.get_by_label("Cancel").click();
    assert_eq!(lines(&asked(&mut harness)), Vec::<String>::new());
    press(&mut harness, Modifiers::NONE, Key::F8);
    harness.get_by_label("Delete").click();
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::Delete(places)] if places[0].to_string() == "/www/robots.txt"),
        "{requests:?}"
    );
}

#[test]
fn a_new_folder_gets_a_name_and_is_made() {
    let mut harness = Window::connected().open();
    click(&mut harness, "logs");
    press(&mut harness, Modifiers::NONE, Key::F7);
    asked(&mut harness);
    harness.get_by_label("Name of the folder").type_text("a/b");
    harness.run_steps(3);
    assert!(harness.get_by_label("Create").accesskit_node().is_disabled());
    press(&mut harness, Modifiers::COMMAND, Key::A);
    harness.get_by_label("Name of the folder").type_text("drafts");
    harness.run_steps(3);
    harness.get_by_label("Create").click();
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::MakeFolder(place)] if place.to_string() == "/www/drafts"),
        "{requests:?}"
    );
}

fn drag(harness: &mut Harness<'_, Window>, from: egui::Pos2, to: egui::Pos2) {
    harness.drag_at(from);
    harness.run_steps(1);
    for step in 1_u8..=6 {
        harness.hover_at(from.lerp(to, f32::from(step) / 6.0));
        harness.run_steps(1);
    }
}

#[test]
fn dragging_to_the_other_pane_says_what_it_will_do_and_does_it() {
    let mut harness = Window::connected().open();
    click(&mut harness, "brand");
    click_with(&mut harness, "main.css", Modifiers::COMMAND);
    asked(&mut harness);
    let from = harness.get_by_label("main.css").rect().left_center() + egui::vec2(30.0, 0.0);
    let to = egui::pos2(1000.0, 480.0);
    drag(&mut harness, from, to);
    assert!(harness.query_by_label_contains("2 items · 38.1 KB").is_some());
    assert!(harness.query_by_label("Upload 2 items to /www").is_some());
    harness.drop_at(to);
    let requests = asked(&mut harness);
    let order = the_order(&requests);
    assert_eq!(order.direction, Direction::Upload);
    assert_eq!(order.sources.len(), 2);
    assert_eq!(order.target, remote_folder());
}

#[test]
fn dropping_on_a_folder_row_goes_into_that_folder() {
    let mut harness = Window::connected().open();
    let from = harness.get_by_label("robots.txt").rect().left_center() + egui::vec2(30.0, 0.0);
    let to = harness.get_by_label("brand").rect().center();
    drag(&mut harness, from, to);
    assert!(
        harness
            .query_by_label("Download robots.txt to ~/Work/site/brand")
            .is_some()
    );
    harness.drop_at(to);
    let requests = asked(&mut harness);
    let order = the_order(&requests);
    assert_eq!(order.direction, Direction::Download);
    assert_eq!(order.target.to_string(), "/home/me/Work/site/brand");
}

#[test]
fn dropping_on_a_folder_of_the_same_pane_moves() {
    let mut harness = Window::connected().open();
    let from = harness.get_by_label("robots.txt").rect().left_center() + egui::vec2(30.0, 0.0);
    let to = harness.get_by_label("logs").rect().center();
    drag(&mut harness, from, to);
    harness.drop_at(to);
    let requests = asked(&mut harness);
    let [Request::Rename { to, .. }] = requests.as_slice() else {
        panic!("{requests:?}")
    };
    assert_eq!(to.to_string(), "/www/logs/robots.txt");
}

#[test]
fn a_failed_listing_says_why_and_offers_to_retry() {
    let mut window = Window::connected();
    let remote = window.remote();
    let error = RemoteError::new(ErrorKind::PermissionDenied, Act::List)
        .at("/www")
        .replied("550 No");
    let mut failed = (*listing(remote_folder(), 2, Vec::new())).clone();
    failed.state = PaneState::Failed(Arc::new(error));
    window.set_pane(remote, Arc::new(failed));
    let mut harness = window.open();
    assert!(
        harness
            .query_by_label_contains("The server does not allow it")
            .is_some()
    );
    asked(&mut harness);
    harness.get_by_label("Retry").click();
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::Show { refresh: true, .. }]),
        "{requests:?}"
    );
}

#[test]
fn the_end_of_a_pane_says_that_there_is_more() {
    for (extent, says, offers) in [
        (Extent::First(5_000_000), "5,000,000", "Load more"),
        (Extent::Stopped, "stopped", "Read again"),
    ] {
        let mut window = Window::connected();
        let remote = window.remote();
        let mut partial = (*listing(remote_folder(), 2, vec![file("a.txt", 1)])).clone();
        partial.extent = extent;
        window.set_pane(remote, Arc::new(partial));
        let mut harness = window.open();
        assert!(harness.query_by_label_contains(says).is_some(), "{extent:?}");
        asked(&mut harness);
        harness.get_by_label(offers).click();
        let requests = asked(&mut harness);
        assert!(
            matches!(requests.as_slice(), [Request::LoadMore(pane)] if *pane == remote),
            "{requests:?}"
        );
    }
}

#[test]
fn a_folder_that_cannot_be_read_again_shows_what_was_there() {
    let mut window = Window::connected();
    let remote = window.remote();
    let error = RemoteError::new(ErrorKind::PermissionDenied, Act::List)
        .at("/www")
        .replied("550 No");
    let mut failed = (*listing(remote_folder(), 2, vec![file("a.txt", 1)])).clone();
    failed.state = PaneState::Failed(Arc::new(error));
    failed.extent = Extent::Earlier;
    window.set_pane(remote, Arc::new(failed));
    let harness = window.open();
    assert!(harness.query_by_label("a.txt").is_some());
    assert!(harness.query_by_label_contains("Could not be read again").is_some());
}

#[test]
fn hidden_files_show_on_demand() {
    let mut harness = Window::connected().open();
    assert!(harness.query_by_label(".hidden").is_none());
    press(&mut harness, Modifiers::COMMAND, Key::H);
    assert!(harness.query_by_label(".hidden").is_some());
}

#[test]
fn the_menu_of_a_row_selects_it_and_offers_what_can_be_done() {
    let mut harness = Window::connected().open();
    harness.get_by_label("main.css").click_button(PointerButton::Secondary);
    harness.run_steps(4);
    assert_eq!(selected(&harness), ["main.css"]);
    asked(&mut harness);
    harness.get_by_label("Upload to /www").click();
    let requests = asked(&mut harness);
    assert!(matches!(requests.as_slice(), [Request::Enqueue(_)]), "{requests:?}");
}

/// What a frame costs follows what is in view, not what is in the folder.
#[test]
fn a_hundred_thousand_entries_show_only_what_is_in_view() {
    let mut window = Window::connected();
    let remote = window.remote();
    let many = (0..100_000)
        .map(|number| file(&format!("file-{number}.dat"), number))
        .collect();
    window.set_pane(remote, listing(remote_folder(), 2, many));
    let mut harness = window.open();
    while harness.query_by_label("file-0.dat").is_none() {
        std::thread::yield_now();
        harness.run_steps(1);
    }
    assert!(harness.query_by_label_contains("100,000 items").is_some());
    click(&mut harness, "file-2.dat");
    press(&mut harness, Modifiers::NONE, Key::End);
    assert!(harness.query_by_label("file-99999.dat").is_some());
    assert!(rows(&harness, false).len() < 40);
}

#[test]
fn enter_on_the_first_row_goes_up() {
    let mut harness = Window::connected().open();
    harness.get_all_by_label("..").next().expect("a row").click();
    harness.run_steps(3);
    asked(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::Show { place: Place::Local(path), .. }] if path.ends_with("Work")),
        "{requests:?}"
    );
}

#[test]
fn a_typed_path_is_shown() {
    let mut harness = Window::connected().open();
    click(&mut harness, "brand");
    asked(&mut harness);
    press(&mut harness, Modifiers::COMMAND, Key::G);
    // All of it is selected: typing replaces it.
    harness.get_by_label("Path").type_text("~/Music");
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let requests = asked(&mut harness);
    assert!(
        // Before it come the looks into folders from which the path is completed.
        matches!(requests.last(), Some(Request::Show { place: Place::Local(path), .. }) if path.ends_with("me/Music")),
        "{requests:?}"
    );
}

/// A name must not steer the line in which it stands, nor pretend to be another one.
#[test]
fn names_with_control_characters_are_written_out_wherever_they_are_drawn() {
    let mut window = Window::connected();
    let remote = window.remote();
    let entries = vec![file("a\u{1b}[31m.txt", 1), folder("\u{202e}gpj.exe")];
    window.set_pane(remote, listing(remote_folder(), 2, entries));
    let mut harness = window.open();
    let row = harness.get_by_label("a\\u{1b}[31m.txt");
    row.click();
    harness.run_steps(3);
    assert!(harness.query_by_label("\\u{202e}gpj.exe").is_some());
    press(&mut harness, Modifiers::NONE, Key::Delete);
    asked(&mut harness);
    assert!(
        harness
            .query_all_by_label("Delete “a\\u{1b}[31m.txt”?")
            .next()
            .is_some()
    );
}
