use egui_kittest::kittest::Queryable as _;
use portolan_engine::{NamesSeen, Request, SiteNames};
use portolan_remote::NameEncoding;

use super::*;
use crate::action::{Action, Named};

fn encoding(label: &str) -> NameEncoding {
    label.parse().expect("an encoding")
}

/// A folder whose names are KOI8-R, shown as windows-1252.
fn foreign() -> Window {
    let mut window = Window::connected();
    let raw = |text: &str| FileName::parse(&encoding("koi8-r").encode(text).expect("encodable")).expect("a name");
    let names = [raw("Документы"), raw("фото.jpg")];
    let entries = names
        .iter()
        .map(|name| Entry::new(name.clone(), EntryKind::File))
        .collect();
    let site = window.view.tabs[0].site.expect("a site");
    let pane = window.view.tabs[0].remote.id;
    let shown = listing(Place::Remote(site, RemotePath::new("/")), 77, entries);
    let mut shown = Arc::unwrap_or_clone(shown);
    shown.names = SiteNames {
        chosen: NameEncoding::AUTO,
        reading: encoding("windows-1252"),
        writing: NameEncoding::UTF_8,
    };
    shown.seen = NamesSeen {
        samples: names.into(),
        candidates: [encoding("KOI8-R"), encoding("windows-1251")].into(),
    };
    let mut panes = (*window.frame.panes).clone();
    panes.insert(pane, Arc::new(shown));
    window.frame.panes = Arc::new(panes);
    window
}

#[test]
fn a_wrong_encoding_is_offered_to_be_changed_with_what_others_make_of_the_names() {
    let mut harness = foreign().open();
    harness.run_steps(3);
    harness.get_by_label("Names look wrong?").click();
    harness.run_steps(4);
    harness.get_by_label_contains("Документы · фото.jpg");
    harness.get_by_label_contains("KOI8-R").click();
    harness.run_steps(2);
    harness.get_by_label("Show as KOI8-R").click();
    harness.run_steps(4);
    let asked = asked(&mut harness);
    assert!(
        asked
            .iter()
            .any(|request| matches!(request, Request::SetEncoding(_, chosen) if *chosen == encoding("koi8-r"))),
        "{asked:?}"
    );
}

#[test]
fn every_encoding_can_be_chosen_and_names_are_shown_by_it() {
    let mut window = foreign();
    window.later.push(Action::Named(Named::Encoding));
    let mut harness = window.open();
    harness.run_steps(4);
    harness.get_by_label("Another encoding");
    assert!(harness.query_all_by_label_contains("Automatic").count() > 0);
    // The pane itself shows what it is told.
    assert!(harness.query_by_label_contains("äÏËÕÍÅÎÔÙ").is_some());
}

/// The server's names are KOI8-R, and that was chosen: what shows a name anywhere shows it so.
#[test]
fn dialogs_and_the_tree_show_names_in_the_encoding_of_the_server() {
    let mut window = foreign();
    let koi8 = SiteNames {
        chosen: encoding("koi8-r"),
        reading: encoding("koi8-r"),
        writing: encoding("koi8-r"),
    };
    let site = window.view.tabs[0].site.expect("a site");
    let mut sites = (*window.frame.sites).clone();
    sites.get_mut(&site).expect("the site of the tab").names = koi8;
    window.frame.sites = Arc::new(sites);
    let pane = window.view.tabs[0].remote.id;
    let mut panes = (*window.frame.panes).clone();
    let mut shown = (*panes[&pane]).clone();
    shown.names = koi8;
    let folder = encoding("koi8-r").encode("/Архив").expect("encodable").into_owned();
    shown.place = Place::Remote(site, RemotePath::new(folder));
    shown.revision += 1;
    panes.insert(pane, Arc::new(shown));
    window.frame.panes = Arc::new(panes);

    let mut harness = window.open();
    harness.run_steps(4);
    let call = |harness: &mut Harness<'_, Window>, named| {
        harness.state_mut().later.push(Action::Named(named));
        harness.run_steps(4);
    };
    let told = |harness: &Harness<'_, Window>, label: &str| harness.query_all_by_label(label).count();
    let row = harness
        .get_all_by_label("фото.jpg")
        .find(|row| row.rect().left() > 700.0 && row.rect().top() < 560.0);
    row.expect("a row of the server").click();
    harness.run_steps(3);
    for (named, label) in [
        (Named::Properties, "фото.jpg"),
        (Named::Properties, "/Архив"),
        (Named::QuickLook, "фото.jpg"),
        (Named::RenameMany, "фото.jpg → фото.jpg"),
        (Named::Tree, "Архив"),
    ] {
        let before = told(&harness, label);
        call(&mut harness, named);
        assert!(told(&harness, label) > before, "{named:?} does not show {label}");
        assert_eq!(harness.query_all_by_label_contains("\u{fffd}").count(), 0, "{named:?}");
        harness.key_press(egui::Key::Escape);
        harness.run_steps(4);
    }
    call(&mut harness, Named::SelectAll);
    let before = told(&harness, "Документы");
    call(&mut harness, Named::Delete);
    assert!(
        told(&harness, "Документы") > before,
        "the question does not show the names"
    );
    assert_eq!(harness.query_all_by_label_contains("\u{fffd}").count(), 0);
}
