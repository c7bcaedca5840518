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
