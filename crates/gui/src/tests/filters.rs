use egui_kittest::{Harness, kittest::Queryable as _};
use portolan_queue::ConflictPolicy;
use portolan_remote::{
    Direction,
    filter::{Condition, Filter, TextTest},
};
use portolan_settings::{FilterBook, FilterSet};

use super::*;
use crate::action::Named;

/// Archives are hidden here, and everything that begins with `rob` there.
pub(super) fn book() -> FilterBook {
    let filter = |name: &str, is, text: &str| Filter {
        name: name.into(),
        conditions: vec![Condition::Name {
            is,
            text: text.to_owned(),
        }],
        ..Filter::default()
    };
    FilterBook {
        current: Some("Work".into()),
        filters: vec![
            filter("Archives", TextTest::EndsWith, ".zip"),
            filter("Robots", TextTest::BeginsWith, "rob"),
        ],
        sets: vec![FilterSet {
            name: "Work".into(),
            local: vec!["Archives".into()],
            remote: vec!["Robots".into()],
        }],
    }
}

fn open_with(book: FilterBook) -> Harness<'static, Window> {
    let mut window = Window::connected();
    window.view.filters.set(book).expect("filters");
    window.open()
}

fn later(harness: &mut Harness<'_, Window>, named: Named) {
    harness.state_mut().later.push(Action::Named(named));
    harness.run_steps(4);
}

#[test]
fn each_side_hides_what_its_filters_name_and_says_how_much() {
    let mut harness = open_with(book());
    assert!(harness.query_by_label("assets-v12.zip").is_none());
    assert!(harness.query_by_label("robots.txt").is_none());
    assert!(harness.query_by_label("main.css").is_some());
    assert_eq!(harness.query_all_by_label("1 hidden by filters").count(), 2);
    later(&mut harness, Named::ToggleFilters);
    assert!(harness.query_by_label("assets-v12.zip").is_some());
    assert!(harness.query_by_label("robots.txt").is_some());
    assert_eq!(harness.query_all_by_label("1 hidden by filters").count(), 0);
    later(&mut harness, Named::ToggleFilters);
    assert!(harness.query_by_label("assets-v12.zip").is_none());
}

#[test]
fn folders_are_transferred_by_the_filters_of_their_side() {
    let mut harness = open_with(book());
    asked(&mut harness);
    let transfer = Action::Transfer {
        direction: Direction::Upload,
        site: site().site.id,
        sources: vec![local_folder()],
        target: remote_folder(),
    };
    harness.state_mut().later.push(transfer);
    let requests = asked(&mut harness);
    let [Request::Enqueue(Enqueue { options, policy, .. })] = requests.as_slice() else {
        panic!("{requests:?}");
    };
    assert_eq!(*policy, ConflictPolicy::Ask);
    let names: Vec<&str> = options
        .folders
        .selection
        .leave_out
        .iter()
        .map(|filter| &*filter.name)
        .collect();
    assert_eq!(names, ["Archives"]);
}

#[test]
fn a_set_is_made_ticked_and_kept() {
    let mut harness = open_with(FilterBook {
        current: None,
        sets: Vec::new(),
        ..book()
    });
    later(&mut harness, Named::Filters);
    harness.get_by_label("New set").click();
    harness.run_steps(3);
    harness.get_by_label("Archives, here").click();
    harness.run_steps(3);
    harness.get_by_label("Save").click();
    harness.run_steps(4);
    let kept = harness.state().view.filters.book().clone();
    assert_eq!(kept.current.as_deref(), Some("My filters"));
    assert_eq!((kept.sets[0].local.len(), kept.sets[0].remote.len()), (1, 0));
    assert!(harness.query_by_label("assets-v12.zip").is_none());
}

#[test]
fn a_condition_that_means_nothing_is_told_and_nothing_is_kept() {
    let mut harness = open_with(book());
    later(&mut harness, Named::Filters);
    harness.get_by_label("New filter").click();
    harness.run_steps(3);
    harness.get_by_label("Save").click();
    harness.run_steps(3);
    assert!(harness.query_by_label("Some text is needed").is_some());
    harness.get_by_label("Cancel").click();
    harness.run_steps(3);
    assert_eq!(*harness.state().view.filters.book(), book());
}
