use eframe::egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use portolan_engine::{ByHand, Enqueue, LocalPlace, PlaceKind, Request};
use portolan_sites::Bookmark;

use super::*;
use crate::action::Named;

fn click(harness: &mut Harness<'_, Window>, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(3);
}

fn press(harness: &mut Harness<'_, Window>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(3);
}

fn call(harness: &mut Harness<'_, Window>, named: Named) {
    harness.state_mut().later.push(Action::Named(named));
    harness.run_steps(3);
}

fn there(path: &str) -> Place {
    Place::Remote(site().site.id, RemotePath::new(path))
}

/// Answers wishes for folders as the engine would, until there are none. Returns what was asked for besides.
fn serve(harness: &mut Harness<'_, Window>) -> Vec<Request> {
    let mut others = Vec::new();
    for _ in 0..6 {
        let requests = asked(harness);
        if requests.is_empty() {
            break;
        }
        for request in requests {
            let Request::Show { pane, place, .. } = &request else {
                others.push(request);
                continue;
            };
            let entries = match place.to_string().as_str() {
                "/" => vec![folder("home"), folder("www"), folder("srv")],
                "/www" => remote_entries(),
                "/www/assets" => vec![folder("img")],
                "/home" => vec![folder("me")],
                "/home/me" => vec![folder("Work"), folder("Music"), folder(".cache")],
                "/home/me/Work" => vec![folder("site"), folder("sister")],
                "/home/me/Work/site" => local_entries(),
                _ => Vec::new(),
            };
            harness.state_mut().set_pane(*pane, listing(place.clone(), 5, entries));
        }
        harness.run_steps(3);
    }
    others
}

fn rows_of(harness: &Harness<'_, Window>, from: f32, to: f32) -> Vec<String> {
    let mut rows: Vec<(f32, String)> = harness
        .get_all_by_role(Role::Row)
        .filter(|row| row.rect().left() >= from && row.rect().left() < to && row.rect().top() < 560.0)
        .map(|row| (row.rect().top(), row.accesskit_node().label().unwrap_or_default()))
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, label)| label).collect()
}

#[test]
fn the_tree_opens_down_to_the_folder_and_leads_elsewhere() {
    let mut harness = Window::connected().open();
    click(&mut harness, "brand");
    asked(&mut harness);
    press(&mut harness, Modifiers::ALT, Key::F10);
    serve(&mut harness);
    assert!(harness.query_by_label("Local folder tree").is_some());
    let tree = |harness: &Harness<'_, Window>| rows_of(harness, -1.0, 100.0);
    assert_eq!(
        tree(&harness),
        ["/", "home", "me", "Music", "Work", "sister", "site", "srv", "www"]
    );
    // A folder opens at its sign, and a click on it shows it.
    click(&mut harness, "Open Music");
    serve(&mut harness);
    let row = harness
        .get_all_by_role(Role::Row)
        .find(|row| row.accesskit_node().label().as_deref() == Some("sister"));
    row.expect("a row").click();
    harness.run_steps(3);
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::Show { place: Place::Local(path), .. }] if path.ends_with("Work/sister")),
        "{requests:?}"
    );
    // The keyboard closes what is open and goes to the folder above.
    click(&mut harness, "Close me");
    assert_eq!(tree(&harness), ["/", "home", "me", "srv", "www"]);
    let gone = asked(&mut harness);
    assert!(
        gone.iter()
            .filter(|request| matches!(request, Request::ForgetPane(_)))
            .count()
            >= 2
    );
    call(&mut harness, Named::Tree);
    assert!(harness.query_by_label("Local folder tree").is_none());
    assert!(
        asked(&mut harness)
            .iter()
            .any(|request| matches!(request, Request::ForgetPane(_)))
    );
}

#[test]
fn a_typed_path_is_completed_on_the_server_too() {
    let mut harness = Window::connected().open();
    let row = harness.get_by_label("robots.txt");
    row.click();
    harness.run_steps(3);
    asked(&mut harness);
    call(&mut harness, Named::EditPath);
    let field = |harness: &Harness<'_, Window>, text: &str| {
        let mut found = harness
            .get_all_by_label("Path")
            .filter(|node| node.rect().left() > 700.0);
        found.next().expect("a field").type_text(text);
    };
    field(&harness, "/www/l");
    harness.run_steps(3);
    serve(&mut harness);
    assert!(harness.query_by_role_and_label(Role::MenuItemRadio, "logs").is_some());
    press(&mut harness, Modifiers::NONE, Key::Tab);
    field(&harness, "");
    serve(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let requests = serve(&mut harness);
    let shown = harness.state_mut().view.tab().remote.id;
    let frame = &harness.state().frame;
    assert_eq!(
        frame.pane(shown).map(|listing| listing.place.to_string()).as_deref(),
        Some("/www/logs"),
        "{requests:?}"
    );
}

#[test]
fn the_sign_behind_a_crumb_lists_what_is_in_it() {
    let mut harness = Window::connected().open();
    asked(&mut harness);
    click(&mut harness, "Folders in Work");
    serve(&mut harness);
    assert!(harness.query_by_role_and_label(Role::MenuItem, "sister").is_some());
    let item = harness.get_by_role_and_label(Role::MenuItem, "sister");
    item.click();
    harness.run_steps(3);
    let requests = asked(&mut harness);
    assert!(
        requests.iter().any(|request| matches!(request,
            Request::Show { place: Place::Local(path), .. } if path.ends_with("Work/sister"))),
        "{requests:?}"
    );
    assert!(requests.iter().any(|request| matches!(request, Request::ForgetPane(_))));
}

#[test]
fn places_of_this_computer_and_of_the_server() {
    let mut harness = Window::connected().open();
    let place = |kind, name: &str, path: &str| LocalPlace {
        kind,
        name: name.into(),
        path: path.into(),
    };
    harness.state_mut().frame.hand = Arc::new(ByHand {
        places: Arc::new([
            place(PlaceKind::Home, "Home", "/home/me"),
            place(PlaceKind::Volume, "Stick", "/media/me/Stick"),
        ]),
        ..ByHand::default()
    });
    click(&mut harness, "Places on this computer");
    assert!(matches!(asked(&mut harness).as_slice(), [Request::FindPlaces]));
    click(&mut harness, "Stick");
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::Show { place: Place::Local(path), .. }] if path.ends_with("Stick")),
        "{requests:?}"
    );
    click(&mut harness, "Places on the server");
    click(&mut harness, "Home, /");
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::Show { place, .. }] if *place == there("/")),
        "{requests:?}"
    );
}

#[test]
fn bookmarks_are_kept_gone_to_and_forgotten() {
    let mut harness = Window::connected().open();
    click(&mut harness, "brand");
    asked(&mut harness);
    press(&mut harness, Modifiers::COMMAND, Key::B);
    assert!(harness.query_by_label("No bookmarks yet").is_some());
    click(&mut harness, "Keep");
    let kept = harness.state_mut().view.bookmarks.all();
    let expected = Bookmark {
        name: "www".to_owned(),
        local_folder: Some("/home/me/Work/site".into()),
        remote_folder: Some(RemotePath::new("/www")),
        ..Bookmark::default()
    };
    assert_eq!(*kept, [expected]);
    harness.state_mut().frame.bookmarks = kept;
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::COMMAND, Key::B);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let shown: Vec<String> = asked(&mut harness)
        .iter()
        .filter_map(|request| match request {
            Request::Show { place, .. } => Some(place.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(shown, ["/home/me/Work/site", "/www"]);
    press(&mut harness, Modifiers::COMMAND, Key::B);
    click(&mut harness, "Forget: www");
    assert!(harness.state_mut().view.bookmarks.all().is_empty());
}

#[test]
fn what_is_added_to_the_queue_waits() {
    let mut harness = Window::connected().open();
    click(&mut harness, "main.css");
    asked(&mut harness);
    call(&mut harness, Named::AddToQueue);
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::Enqueue(Enqueue { options, .. })] if options.held),
        "{requests:?}"
    );
}

#[test]
fn a_million_entries_scroll_to_the_last_and_every_row_is_hit() {
    const MANY: usize = 1_000_000;
    let mut window = Window::connected();
    let local = window.local();
    let batches: Vec<Arc<[Entry]>> = (0..MANY)
        .collect::<Vec<_>>()
        .chunks(10_000)
        .map(|chunk| chunk.iter().map(|at| file(&format!("f{at:07}"), 1)).collect())
        .collect();
    let mut many = (*listing(local_folder(), 2, Vec::new())).clone();
    many.batches = batches;
    window.set_pane(local, Arc::new(many));
    let mut harness = window.open();
    // Sorted on a thread of its own.
    while harness.query_by_label("f0000000").is_none() {
        std::thread::yield_now();
        harness.run_steps(1);
    }
    click(&mut harness, "f0000000");
    press(&mut harness, Modifiers::NONE, Key::End);
    // The row below is where it is drawn, to the point: each of those in view answers to a click in its middle.
    for at in (MANY - 12..MANY).rev() {
        let label = format!("f{at:07}");
        click(&mut harness, &label);
        let selected: Vec<String> = harness
            .get_all_by_role(Role::Row)
            .filter(|row| row.accesskit_node().is_selected() == Some(true))
            .map(|row| row.accesskit_node().label().unwrap_or_default())
            .collect();
        assert_eq!(selected, [label]);
    }
    assert!(harness.get_all_by_role(Role::Row).count() < 120);
}
