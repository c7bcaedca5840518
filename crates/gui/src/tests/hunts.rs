use eframe::egui::{Key, Modifiers};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use portolan_engine::{CompareBy, Enqueue, Hunt, HuntId, HuntRow, HuntView, Verdict};
use portolan_remote::{
    Direction,
    filter::{Condition, SizeTest, TextTest},
};

use super::*;
use crate::queue_panel::DockTab;

fn press(harness: &mut Harness<'_, Window>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(3);
}

fn click(harness: &mut Harness<'_, Window>, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(3);
}

fn type_into(harness: &mut Harness<'_, Window>, label: &str, text: &str) {
    harness
        .get_by_role_and_label(egui::accesskit::Role::TextInput, label)
        .focus();
    harness.run_steps(2);
    harness
        .get_by_role_and_label(egui::accesskit::Role::TextInput, label)
        .type_text(text);
    harness.run_steps(3);
}

pub(crate) fn view(hunt: Hunt, rows: Vec<HuntRow>) -> HuntView {
    HuntView {
        id: HuntId(1),
        hunt: Arc::new(hunt),
        rows: vec![rows.into()],
        folders: 3,
        entries: 9,
        contents: portolan_engine::ContentsRead::default(),
        at: "".into(),
        running: true,
        stopped: false,
        sessions: 2,
        failures: (Arc::from([]), 0),
        too_many: false,
    }
}

fn show(harness: &mut Harness<'_, Window>, view: HuntView) {
    let window = harness.state_mut();
    window.frame.hunts = Arc::from([Arc::new(view)]);
    window.view.dock.tab = DockTab::Found;
    harness.run_steps(3);
}

#[test]
fn what_is_looked_for_is_typed_and_found_by_the_keyboard() {
    let mut harness = Window::connected().open();
    asked(&mut harness);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    type_into(&mut harness, "Name", "*.html");
    type_into(&mut harness, "Larger than", "10 KB");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let requests = asked(&mut harness);
    let [Request::Hunt(hunt)] = requests.as_slice() else {
        panic!("{requests:?}");
    };
    let Hunt::Find { places, filter } = &**hunt else {
        panic!("{hunt:?}")
    };
    assert_eq!(places, &[local_folder()]);
    let name = Condition::Name {
        is: TextTest::Glob,
        text: "*.html".to_owned(),
    };
    let size = Condition::Size {
        is: SizeTest::Greater,
        bytes: 10_000,
    };
    assert_eq!(filter.conditions, [name, size]);
    assert_eq!(harness.state().view.dock.tab, DockTab::Found);
}

#[test]
fn attributes_and_filters_with_a_name_are_looked_for() {
    use portolan_remote::filter::{Attribute, Permission};
    let mut harness = Window::connected().open();
    let filter_of = |harness: &mut Harness<'_, Window>| {
        press(harness, Modifiers::NONE, Key::Enter);
        let requests = asked(harness);
        match requests.as_slice() {
            [Request::Hunt(hunt)] => match &**hunt {
                Hunt::Find { filter, .. } => filter.clone(),
                other => panic!("{other:?}"),
            },
            other => panic!("{other:?}"),
        }
    };
    let choose = |harness: &mut Harness<'_, Window>, list: &str, line: &str| {
        // A dialog that has just come up is in its place once it knows its height.
        harness.run_steps(3);
        harness
            .get_by_role_and_label(egui::accesskit::Role::ComboBox, list)
            .click();
        harness.run_steps(3);
        click(harness, line);
    };
    asked(&mut harness);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    choose(&mut harness, "Hidden", "Only hidden ones");
    choose(&mut harness, "Permissions", "Everybody may write");
    let hidden = Condition::Attribute {
        attribute: Attribute::Hidden,
        set: true,
    };
    let writable = Condition::Permission {
        permission: Permission::WorldWrite,
        set: true,
    };
    assert_eq!(filter_of(&mut harness).conditions, [hidden, writable]);
    // Whose they are: a name is meant as a whole, a pattern as a pattern.
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    type_into(&mut harness, "Owner on the server", "www-data");
    type_into(&mut harness, "Group on the server", "ftp*");
    let owner = Condition::Owner {
        is: TextTest::Equals,
        text: "www-data".to_owned(),
    };
    let group = Condition::Group {
        is: TextTest::Glob,
        text: "ftp*".to_owned(),
    };
    assert_eq!(filter_of(&mut harness).conditions, [owner, group]);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    let known = harness.state().view.filters.book().filters[0].clone();
    choose(&mut harness, "Filter with a name", &known.name.clone());
    assert_eq!(filter_of(&mut harness), known);
}

#[test]
fn what_was_found_is_shown_in_its_folder_and_moved() {
    let mut harness = Window::connected().open();
    let there = RemotePath::new("/www/assets/logo.svg");
    let hunt = Hunt::Find {
        places: vec![remote_folder()],
        filter: portolan_remote::filter::Filter::glob("*.svg"),
    };
    let row = HuntRow::Found {
        place: Place::Remote(site().site.id, there.clone()),
        entry: file("logo.svg", 1234),
    };
    show(&mut harness, view(hunt, vec![row]));
    asked(&mut harness);
    click(&mut harness, "Stop");
    assert!(matches!(asked(&mut harness).as_slice(), [Request::StopHunt(HuntId(1))]));
    click(&mut harness, "logo.svg");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let requests = asked(&mut harness);
    let folder = Place::Remote(site().site.id, RemotePath::new("/www/assets"));
    assert!(
        matches!(requests.as_slice(), [Request::Show { place, .. }] if *place == folder),
        "{requests:?}"
    );
    click(&mut harness, "Download");
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::Enqueue(Enqueue { direction: Direction::Download, sources, target, .. })]
            if *sources == [Place::Remote(site().site.id, there)] && *target == local_folder()),
        "{requests:?}"
    );
}

#[test]
fn a_comparison_says_differences_in_words_and_selects_what_is_worth_moving() {
    let mut harness = Window::connected().open();
    asked(&mut harness);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    click(&mut harness, "By size");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let requests = asked(&mut harness);
    let [Request::Hunt(hunt)] = requests.as_slice() else {
        panic!("{requests:?}");
    };
    assert!(
        matches!(
            **hunt,
            Hunt::Compare {
                by: CompareBy::Size,
                recursive: true,
                ..
            }
        ),
        "{hunt:?}"
    );
    let row = compared;
    let rows = vec![
        row(
            "robots.txt",
            Verdict::Same,
            Some(file("robots.txt", 1)),
            Some(file("robots.txt", 1)),
        ),
        row(
            "css/main.css",
            Verdict::NewerHere,
            Some(file("main.css", 2)),
            Some(file("main.css", 1)),
        ),
        row("old.html", Verdict::OnlyThere, None, Some(file("old.html", 3))),
    ];
    show(&mut harness, view((**hunt).clone(), rows));
    let said = |harness: &Harness<'_, Window>, name: &str| {
        harness
            .get_all_by_label(name)
            .find_map(|row| row.accesskit_node().description())
    };
    assert_eq!(said(&harness, "main.css").as_deref(), Some("Newer here"));
    assert_eq!(said(&harness, "old.html").as_deref(), Some("Only on the server"));
    // What is the same is hidden.
    assert_eq!(said(&harness, "robots.txt").as_deref(), None);
    click(&mut harness, "Only differences");
    assert_eq!(said(&harness, "robots.txt").as_deref(), Some("Same"));
    click(&mut harness, "Select newer and missing: upload");
    asked(&mut harness);
    click(&mut harness, "Upload");
    let requests = asked(&mut harness);
    let source = Place::Local(PathBuf::from("/home/me/Work/site/css/main.css"));
    let folder = Place::Remote(site().site.id, RemotePath::new("/www/css"));
    assert!(
        matches!(requests.as_slice(), [Request::Enqueue(Enqueue { direction: Direction::Upload, sources, target, .. })]
            if *sources == [source] && *target == folder),
        "{requests:?}"
    );
}

/// The menu of a row that is on both sides offers both, and what is chosen on one side alone is asked about.
#[test]
fn what_is_on_both_sides_is_deleted_on_the_side_that_is_said() {
    let hunt = Hunt::Compare {
        here: "/home/me/Work/site".into(),
        site: site().site.id,
        there: RemotePath::new("/www"),
        by: CompareBy::Size,
        recursive: true,
        rules: Arc::default(),
    };
    let row = compared;
    let rows = vec![
        row(
            "css/base.css",
            Verdict::NewerHere,
            Some(file("base.css", 2)),
            Some(file("base.css", 1)),
        ),
        row("new.html", Verdict::OnlyHere, Some(file("new.html", 3)), None),
        row("old.html", Verdict::OnlyThere, None, Some(file("old.html", 3))),
    ];
    let here = |path: &str| Place::Local(PathBuf::from("/home/me/Work/site").join(path));
    let there = |path: &str| Place::Remote(site().site.id, RemotePath::new(format!("/www/{path}")));
    for (line, answer, places) in [
        (
            "Delete on this computer",
            "Move to the trash",
            vec![here("css/base.css"), here("new.html")],
        ),
        (
            "Delete on the server",
            "Delete",
            vec![there("css/base.css"), there("old.html")],
        ),
    ] {
        let mut harness = Window::connected().open();
        show(&mut harness, view(hunt.clone(), rows.clone()));
        // All of them, and the menu of the one on both sides.
        click(&mut harness, "base.css");
        for name in ["new.html", "old.html"] {
            harness.get_by_label(name).click_modifiers(Modifiers::COMMAND);
            harness.run_steps(3);
        }
        harness.get_by_label("base.css").click_secondary();
        harness.run_steps(3);
        asked(&mut harness);
        click(&mut harness, line);
        click(&mut harness, answer);
        let requests = asked(&mut harness);
        let [Request::Delete(deleted)] = requests.as_slice() else {
            panic!("{line}: {requests:?}");
        };
        assert_eq!(*deleted, places, "{line}");
    }
    // A row that is on one side only offers that one.
    let mut harness = Window::connected().open();
    show(&mut harness, view(hunt, rows));
    harness.get_by_label("old.html").click_secondary();
    harness.run_steps(3);
    assert!(harness.query_by_label("Delete on the server").is_some());
    assert!(harness.query_by_label("Delete on this computer").is_none());
}

/// One name of both folders, compared.
pub(crate) fn compared(below: &str, verdict: Verdict, here: Option<Entry>, there: Option<Entry>) -> HuntRow {
    HuntRow::Compared {
        below: below.into(),
        folders: folders_of(below),
        here,
        there,
        verdict,
    }
}

fn folders_of(below: &str) -> Arc<(PathBuf, RemotePath)> {
    let folder = below.rsplit_once('/').map_or("", |(folder, _)| folder);
    let join = |root: &str| match folder {
        "" => root.to_owned(),
        folder => format!("{root}/{folder}"),
    };
    Arc::new((join("/home/me/Work/site").into(), RemotePath::new(join("/www"))))
}
