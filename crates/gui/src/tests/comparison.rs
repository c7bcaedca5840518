use eframe::egui::{Key, Modifiers};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use portolan_engine::{CompareBy, PaneState};
use portolan_remote::{Act, ErrorKind, RemoteError};

use super::*;
use crate::{action::Named, comparison::Comparison};

fn press(harness: &mut Harness<'_, Window>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(4);
}

fn click(harness: &mut Harness<'_, Window>, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(4);
}

/// Height, name and mark of each row of a side, from top to bottom.
fn rows(harness: &Harness<'_, Window>, local: bool) -> Vec<(f32, String, Option<String>)> {
    let mut rows: Vec<(f32, String, Option<String>)> = harness
        .get_all_by_role(egui::accesskit::Role::Row)
        .filter(|row| row.rect().top() < 560.0 && (row.rect().left() < 720.0) == local)
        .map(|row| {
            let node = row.accesskit_node();
            (row.rect().top(), node.label().unwrap_or_default(), node.description())
        })
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows
}

fn marked(harness: &Harness<'_, Window>, local: bool) -> Vec<(String, String)> {
    let rows = rows(harness, local).into_iter();
    rows.map(|(_, name, mark)| (name, mark.unwrap_or_default())).collect()
}

/// Two folders with something of each sort.
fn differing() -> Window {
    let mut window = Window::connected();
    let (local, remote) = (window.local(), window.remote());
    let mut newer = file("newer.css", 5);
    newer.modified = Some(Timestamp::utc(NOW));
    let here = vec![
        folder("img"),
        file("a.html", 5),
        newer,
        file("size.js", 6),
        file("here.txt", 1),
    ];
    let there = vec![
        folder("img"),
        file("a.html", 5),
        file("newer.css", 5),
        file("size.js", 5),
        file("there.txt", 1),
    ];
    window.set_pane(local, listing(local_folder(), 2, here));
    window.set_pane(remote, listing(remote_folder(), 2, there));
    window
}

#[test]
fn rows_stand_beside_each_other_with_gaps_whatever_sorts_and_is_hidden() {
    let mut window = differing();
    window.prefs.comparing.aligned = true;
    let mut harness = window.open();
    press(&mut harness, Modifiers::COMMAND, Key::O);
    let beside = |harness: &Harness<'_, Window>| {
        let (here, there) = (rows(harness, true), rows(harness, false));
        assert_eq!(here.len(), there.len(), "{here:?} {there:?}");
        for (left, right) in here.iter().zip(&there) {
            assert!((left.0 - right.0).abs() < 0.5, "{left:?} {right:?}");
            let same = left.1 == right.1;
            let gap = left.1 == format!("{} is not here", right.1) || right.1 == format!("{} is not here", left.1);
            assert!(same || gap, "{left:?} {right:?}");
        }
        here.into_iter().map(|row| row.1).collect::<Vec<_>>()
    };
    let all = beside(&harness);
    assert_eq!(
        all,
        [
            "..",
            "img",
            "a.html",
            "here.txt",
            "newer.css",
            "size.js",
            "there.txt is not here"
        ]
    );
    // By time, backwards: the order of both is that of the left one.
    for _ in 0..2 {
        harness.get_all_by_label("Modified").next().expect("a header").click();
        harness.run_steps(4);
        beside(&harness);
    }
    press(&mut harness, Modifiers::COMMAND | Modifiers::ALT, Key::O);
    assert!(!beside(&harness).contains(&"a.html".to_owned()));
    // A filter of one pane leaves gaps for what the other one shows.
    harness.state_mut().later.push(Action::Named(Named::Filter));
    harness.run_steps(4);
    harness.event(egui::Event::Text("size".to_owned()));
    harness.run_steps(4);
    let beside_each_other = beside(&harness);
    assert!(
        beside_each_other.contains(&"newer.css is not here".to_owned()),
        "the other pane still shows it"
    );
    // A gap is nothing that could be selected.
    harness.get_by_label("newer.css is not here").click();
    harness.run_steps(4);
    assert!(harness.state_mut().view.tab().local.chosen_places().is_empty());
}

#[test]
fn marks_follow_what_the_folders_become() {
    let mut harness = differing().open();
    press(&mut harness, Modifiers::COMMAND, Key::O);
    let mark = |harness: &Harness<'_, Window>, name: &str| {
        let rows = marked(harness, false);
        rows.into_iter().find(|(row, _)| row == name).map(|(_, mark)| mark)
    };
    assert_eq!(mark(&harness, "there.txt").as_deref(), Some("Only on server"));
    let local = harness.state_mut().local();
    let with_it = vec![file("there.txt", 1)];
    harness.state_mut().set_pane(local, listing(local_folder(), 3, with_it));
    harness.run_steps(3);
    assert_eq!(mark(&harness, "there.txt").as_deref(), Some("Same"));
    assert_eq!(mark(&harness, "a.html").as_deref(), Some("Only on server"));
    // While another folder is read, nothing is said.
    let mut reading = (*listing(Place::Local("/home/me".into()), 4, Vec::new())).clone();
    reading.state = PaneState::Loading;
    harness.state_mut().set_pane(local, Arc::new(reading));
    harness.run_steps(3);
    assert_eq!(mark(&harness, "there.txt").as_deref(), Some(""));
    assert!(harness.query_by_label("Both folders have to be read first").is_some());
    let read = listing(Place::Local("/home/me".into()), 5, vec![file("a.html", 7)]);
    harness.state_mut().set_pane(local, read);
    harness.run_steps(3);
    assert_eq!(mark(&harness, "a.html").as_deref(), Some("Another size"));
    harness.state_mut().later.push(Action::CompareBy(CompareBy::Size));
    harness.run_steps(3);
    assert_eq!(mark(&harness, "a.html").as_deref(), Some("Another size"));
}

#[test]
fn what_is_counted_above_the_rows_is_selected_by_a_click() {
    let mut harness = differing().open();
    press(&mut harness, Modifiers::COMMAND, Key::O);
    click(&mut harness, "1 Newer");
    let chosen = harness.state_mut().view.tab().local.chosen_places();
    assert_eq!(chosen, [Place::Local("/home/me/Work/site/newer.css".into())]);
    click(&mut harness, "1 Only on server");
    let tab = harness.state_mut().view.tab();
    assert!(tab.remote_active);
    assert_eq!(
        tab.remote.chosen_places(),
        [Place::Remote(site().site.id, RemotePath::new("/www/there.txt"))]
    );
}

#[test]
fn a_long_folder_is_compared_aside() {
    let mut window = Window::connected();
    let (local, remote) = (window.local(), window.remote());
    let many = |size| (0..5000).map(|n| file(&format!("f{n}"), size)).collect::<Vec<_>>();
    window.set_pane(local, listing(local_folder(), 2, many(1)));
    window.set_pane(remote, listing(remote_folder(), 2, many(2)));
    let mut harness = window.open();
    press(&mut harness, Modifiers::COMMAND, Key::O);
    while harness
        .state_mut()
        .view
        .tab()
        .comparison
        .as_ref()
        .is_some_and(Comparison::waits)
    {
        std::thread::yield_now();
        harness.step();
    }
    harness.run_steps(2);
    assert!(harness.get_all_by_label("5,000 Another size").count() > 0);
}

#[test]
fn linked_panes_explain_a_folder_that_one_side_has_not() {
    let mut window = Window::connected();
    window.view.tab().linked = true;
    let (local, remote) = (window.local(), window.remote());
    let mut harness = window.open();
    asked(&mut harness);
    let into = Place::Local("/home/me/Work/site/brand".into());
    harness.state_mut().later.push(Action::Show {
        pane: local,
        place: into.clone(),
        refresh: false,
    });
    asked(&mut harness);
    let missing = Place::Remote(site().site.id, RemotePath::new("/www/brand"));
    let mut failed = (*listing(missing.clone(), 2, Vec::new())).clone();
    let error = RemoteError::new(ErrorKind::NotFound, Act::List).at("/www/brand");
    failed.state = PaneState::Failed(Arc::new(error));
    let state = harness.state_mut();
    state.set_pane(local, listing(into, 2, vec![file("logo.svg", 1)]));
    state.set_pane(remote, Arc::new(failed));
    harness.run_steps(3);
    assert!(harness.query_by_label("This side has no such folder").is_some());
    click(&mut harness, "Make the folder");
    let requests = asked(&mut harness);
    assert!(
        requests.iter().any(|request| matches!(request,
            Request::Tracked(_, wanted) if matches!(&**wanted, Request::MakeFolder(place) if *place == missing))),
        "{requests:?}"
    );
    click(&mut harness, "Go apart");
    let requests = asked(&mut harness);
    assert!(!harness.state_mut().view.tab().linked);
    let back = requests.iter().any(
        |request| matches!(request, Request::Show { pane, place, .. } if *pane == remote && *place == remote_folder()),
    );
    assert!(back, "{requests:?}");
}
