use eframe::egui::{Key, Modifiers};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use portolan_engine::{CompareBy, ContentsRead, Hunt, HuntId, HuntRow, HuntView, PaneState, Verdict};
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

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected
        .iter()
        .map(|(name, mark)| ((*name).to_owned(), (*mark).to_owned()))
        .collect()
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

/// Two files of the same size and one of another, the panes compared, and the contents asked for in the menu.
fn contents_asked() -> (Harness<'static, Window>, Hunt) {
    let mut window = Window::connected();
    let (local, remote) = (window.local(), window.remote());
    let entries = |size| vec![file("a.html", 5), file("b.html", 7), file("size.js", size)];
    window.set_pane(local, listing(local_folder(), 2, entries(5)));
    window.set_pane(remote, listing(remote_folder(), 2, entries(6)));
    let mut harness = window.open();
    press(&mut harness, Modifiers::COMMAND, Key::O);
    // Nothing is read before somebody asks for it.
    assert!(hunts(&asked(&mut harness)).is_empty());
    click(&mut harness, "By size and time");
    click(&mut harness, "By contents");
    let requests = asked(&mut harness);
    let [Request::Hunt(hunt)] = requests.as_slice() else {
        panic!("{:?}", lines(&requests));
    };
    (harness, (**hunt).clone())
}

fn hunts(requests: &[Request]) -> Vec<&Request> {
    let of_hunts = |request: &&Request| {
        matches!(
            request,
            Request::Hunt(_) | Request::StopHunt(_) | Request::ForgetHunt(_)
        )
    };
    requests.iter().filter(of_hunts).collect()
}

fn read(hunt: &Hunt, files: u64, rows: Vec<HuntRow>) -> HuntView {
    HuntView {
        id: HuntId(7),
        hunt: Arc::new(hunt.clone()),
        rows: vec![rows.into()],
        folders: 0,
        entries: 0,
        contents: ContentsRead {
            files,
            of_files: 2,
            bytes: 5 * files,
            of_bytes: 12,
        },
        at: "/www/b.html".into(),
        running: true,
        stopped: false,
        sessions: 1,
        failures: (Arc::from([]), 0),
        too_many: false,
    }
}

fn row(name: &str, size: u64, verdict: Verdict) -> HuntRow {
    HuntRow::Compared {
        below: name.into(),
        folders: Arc::new(("/home/me/Work/site".into(), RemotePath::new("/www"))),
        here: Some(file(name, size)),
        there: Some(file(name, size)),
        verdict,
    }
}

fn show_hunt(harness: &mut Harness<'_, Window>, view: HuntView) {
    harness.state_mut().frame.hunts = Arc::from([Arc::new(view)]);
    harness.run_steps(3);
}

#[test]
fn panes_are_compared_by_contents_and_each_file_is_told_when_it_was_read() {
    let (mut harness, hunt) = contents_asked();
    let Hunt::Contents {
        here,
        there,
        pairs: files,
        ..
    } = &hunt
    else {
        panic!("{hunt:?}");
    };
    assert_eq!(
        (here.as_path(), there),
        (std::path::Path::new("/home/me/Work/site"), &RemotePath::new("/www"))
    );
    // What differs in size needs no reading.
    let names: Vec<String> = files.iter().map(|(here, _)| here.name.to_string()).collect();
    assert_eq!(names, ["a.html", "b.html"]);
    let marks = [
        ("..", ""),
        ("a.html", "Same"),
        ("b.html", "Not known"),
        ("size.js", "Another size"),
    ];
    show_hunt(&mut harness, read(&hunt, 1, vec![row("a.html", 5, Verdict::Same)]));
    assert_eq!(marked(&harness, true), pairs(&marks));
    assert!(harness.query_by_label("Contents: 1 of 2 · 5 of 12 B").is_some());
    // It is stopped, and what was found stays.
    click(&mut harness, "Stop");
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::StopHunt(HuntId(7))]),
        "{requests:?}"
    );
    let mut view = read(&hunt, 1, vec![row("a.html", 5, Verdict::Same)]);
    (view.running, view.stopped) = (false, true);
    show_hunt(&mut harness, view);
    assert_eq!(marked(&harness, true), pairs(&marks));
    // The engine need not keep what the panes have.
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::ForgetHunt(HuntId(7))]),
        "{requests:?}"
    );
    harness.state_mut().frame.hunts = Arc::from([]);
    // The rest is read, and nothing else.
    click(&mut harness, "Read 1 file · 7 B");
    let requests = asked(&mut harness);
    let [Request::Hunt(rest)] = requests.as_slice() else {
        panic!("{:?}", lines(&requests));
    };
    assert!(matches!(&**rest, Hunt::Contents { pairs, .. } if pairs.len() == 1));
    let mut view = read(rest, 1, vec![row("b.html", 7, Verdict::OtherContents)]);
    (view.id, view.running) = (HuntId(8), false);
    show_hunt(&mut harness, view);
    let marks = [
        ("..", ""),
        ("a.html", "Same"),
        ("b.html", "Other contents"),
        ("size.js", "Another size"),
    ];
    assert_eq!(marked(&harness, true), pairs(&marks));
    assert!(harness.query_by_label_contains("Read 1 file").is_none());
    // A file that changed since is not what was read.
    let local = harness.state_mut().local();
    let changed = vec![file("a.html", 5), file("b.html", 6), file("size.js", 5)];
    harness.state_mut().set_pane(local, listing(local_folder(), 3, changed));
    harness.run_steps(3);
    let marks = [
        ("..", ""),
        ("a.html", "Same"),
        ("b.html", "Another size"),
        ("size.js", "Another size"),
    ];
    assert_eq!(marked(&harness, true), pairs(&marks));
}

#[test]
fn contents_are_read_no_more_when_another_folder_is_shown_or_the_comparison_ends() {
    let (mut harness, hunt) = contents_asked();
    show_hunt(&mut harness, read(&hunt, 0, Vec::new()));
    // The list of what was found has nothing to do with it.
    assert!(hunts(&asked(&mut harness)).is_empty());
    let local = harness.state_mut().local();
    let other = listing(Place::Local("/home/me".into()), 5, vec![file("a.html", 5)]);
    harness.state_mut().set_pane(local, other);
    let requests = asked(&mut harness);
    assert!(
        matches!(hunts(&requests).as_slice(), [Request::ForgetHunt(HuntId(7))]),
        "{requests:?}"
    );
    // There nothing is read before it is asked for.
    harness.state_mut().frame.hunts = Arc::from([]);
    assert!(hunts(&asked(&mut harness)).is_empty());
    click(&mut harness, "Read 1 file · 5 B");
    let requests = asked(&mut harness);
    let [Request::Hunt(hunt)] = requests.as_slice() else {
        panic!("{:?}", lines(&requests));
    };
    show_hunt(&mut harness, read(hunt, 0, Vec::new()));
    press(&mut harness, Modifiers::COMMAND, Key::O);
    let requests = asked(&mut harness);
    assert!(
        matches!(hunts(&requests).as_slice(), [Request::ForgetHunt(HuntId(7))]),
        "{requests:?}"
    );
}
