//! The lists of the dock: groups, filters, columns, sorting.

use std::collections::BTreeMap;

use eframe::egui::{Key, Modifiers, PointerButton, accesskit::Role};
use egui_kittest::{
    Harness, Node,
    kittest::{NodeT as _, Queryable as _},
};
use portolan_engine::{DoneList, DoneRow, NotKept, Verified};
use portolan_queue::{Change, Failed, NewItem, Queue, Scope};
use portolan_remote::{Act, ChecksumAlgorithm, Direction, ErrorKind, ItemId, JobId, RemoteError, SiteId};

use super::*;
use crate::prefs::{DockKey, DockList, DockOrder, Grouping};

const NAS: SiteId = SiteId(77);

/// An upload of three files to one server, a download of two from another; one file of each has failed.
fn two_jobs() -> (Window, Vec<ItemId>) {
    let mut window = Window::connected();
    let mut queue = Queue::default();
    let mut items = Vec::new();
    for (site, direction, names) in [
        (site().site.id, Direction::Upload, ["b10.png", "b9.png", "lost.txt"]),
        (NAS, Direction::Download, ["a.mov", "c.png", "gone.txt"]),
    ] {
        let files = names.iter().enumerate();
        let files = files.map(|(at, text)| NewItem::file(name(text), Some(at as u64 * 1_000_000 + 5), None));
        let job = job(site, direction);
        let items_of = files.collect();
        let added = queue.apply(Change::AddJob { job, items: items_of }).expect("added");
        let error = Arc::new(RemoteError::new(ErrorKind::ServerFull, Act::Upload).at("/www/lost"));
        let failed = Failed { error, when: NOW };
        let item = added.inserted[2];
        queue.apply(Change::Fail { item, failed }).expect("failed");
        items.extend(added.inserted);
    }
    window.frame.queue = queue.snapshot();
    let mut nas = site();
    let mut own = (*nas.site).clone();
    own.id = NAS;
    own.name = "Archive NAS".into();
    nas.site = Arc::new(own);
    let mut sites: BTreeMap<_, _> = (*window.frame.sites).clone();
    sites.insert(NAS, nas);
    window.frame.sites = Arc::new(sites);
    (window, items)
}

/// The rows of the list that is shown from above, headings too.
fn rows(harness: &Harness<'_, Window>) -> Vec<String> {
    let mut rows: Vec<(f32, String)> = harness
        .get_all_by_role(Role::Row)
        .filter(|row| row.rect().top() > 560.0)
        .map(|row| (row.rect().top(), row.accesskit_node().label().unwrap_or_default()))
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, label)| label).collect()
}

fn row<'a>(harness: &'a Harness<'_, Window>, label: &'a str) -> Node<'a> {
    harness.get_by_role_and_label(Role::Row, label)
}

fn upload() -> String {
    format!("{} · /www", site().site.name)
}

fn group_by(window: &mut Window, list: DockList, group: Grouping) {
    window.prefs.dock.of_mut(list).group = group;
}

#[test]
fn rows_stand_under_their_jobs_and_fold() {
    let (window, _) = two_jobs();
    let mut harness = window.open();
    assert_eq!(rows(&harness), ["b10.png", "b9.png", "a.mov", "c.png"]);
    harness.get_by_label("Group the list").click();
    harness.run_steps(4);
    harness.get_by_label("By job").click();
    harness.run_steps(4);
    let (up, down) = (upload(), "Archive NAS · ~/Work/site");
    assert_eq!(rows(&harness), [&*up, "b10.png", "b9.png", down, "a.mov", "c.png"]);
    let said = row(&harness, &up).accesskit_node().description().unwrap_or_default();
    assert_eq!(said, "2 items · 1.0 MB");
    harness.get_by_label(&format!("Fold {up}")).click();
    harness.run_steps(4);
    assert_eq!(rows(&harness), [&*up, down, "a.mov", "c.png"]);
    let group = harness.state().prefs.dock.of(DockList::Transfers).group;
    assert_eq!(group, Grouping::Job, "remembered");
    // The keyboard: Left on a row goes to its heading, Left there folds, Right unfolds.
    row(&harness, "c.png").click();
    harness.run_steps(3);
    for expected in [4, 2, 4] {
        let key = if expected == 4 && rows(&harness).len() == 2 {
            Key::ArrowRight
        } else {
            Key::ArrowLeft
        };
        harness.key_press(key);
        harness.run_steps(3);
        assert_eq!(rows(&harness).len(), expected);
    }
}

#[test]
fn a_group_is_held_and_removed_as_a_whole() {
    let (mut window, _) = two_jobs();
    group_by(&mut window, DockList::Transfers, Grouping::Job);
    let mut harness = window.open();
    let up = upload();
    asked(&mut harness);
    harness.get_by_label(&format!("Hold {up}")).click();
    let requests = asked(&mut harness);
    let first = harness.state().frame.queue.jobs()[0].job.id;
    assert!(
        matches!(requests.as_slice(), [Request::Hold { what: Scope::Job(of), held: true, .. }] if *of == first),
        "{requests:?}"
    );
    row(&harness, &up).click();
    harness.run_steps(3);
    asked(&mut harness);
    harness.key_press(Key::Space);
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::Hold { what: Scope::Job(of), .. }] if *of == first),
        "{requests:?}"
    );
    harness.key_press(Key::Delete);
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::RemoveJob(of)] if *of == first),
        "{requests:?}"
    );
    let button = format!("Priority of {up}");
    harness.get_by_label(&button).click();
    harness.run_steps(4);
    harness.get_by_label("Highest").click();
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::SetPriority { what: Scope::Job(of), .. }] if *of == first),
        "{requests:?}"
    );
}

#[test]
fn a_server_is_held_by_its_heading_and_what_is_filtered_only_as_far_as_it_is_shown() {
    let (mut window, items) = two_jobs();
    group_by(&mut window, DockList::Transfers, Grouping::Site);
    let mut harness = window.open();
    asked(&mut harness);
    harness.get_by_label("Hold Archive NAS").click();
    let requests = asked(&mut harness);
    assert!(
        matches!(
            requests.as_slice(),
            [Request::Hold {
                what: Scope::Site(NAS),
                held: true,
                ..
            }]
        ),
        "{requests:?}"
    );
    harness.get_by_label("Filter the list").click();
    harness.run_steps(4);
    harness.get_by_label("Filter of the list").type_text("png nas");
    harness.run_steps(4);
    assert_eq!(rows(&harness), ["Archive NAS", "c.png"]);
    assert!(harness.query_by_label("1 of 4").is_some());
    asked(&mut harness);
    harness.get_by_label("Remove Archive NAS").click();
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::RemoveItems(of)] if *of == [items[4]]),
        "{requests:?}"
    );
}

/// One hand slips, and a long queue would be gone.
#[test]
fn what_is_much_leaves_the_queue_after_a_yes() {
    let mut window = Window::connected();
    let mut queue = Queue::default();
    let files = (0..21).map(|at| NewItem::file(name(&format!("f{at:02}")), Some(5), None));
    let job = job(site().site.id, Direction::Upload);
    let items = files.collect();
    let added = queue.apply(Change::AddJob { job, items }).expect("added");
    window.frame.queue = queue.snapshot();
    group_by(&mut window, DockList::Transfers, Grouping::Job);
    let mut harness = window.open();
    let up = upload();
    let remove = |harness: &mut Harness<'_, Window>| {
        row(harness, &up).click();
        harness.run_steps(3);
        asked(harness);
        harness.key_press(Key::Delete);
        let requests = asked(harness);
        assert!(requests.is_empty(), "{requests:?}");
        assert!(
            harness
                .query_by_role_and_label(Role::Dialog, "Take 21 items out of the queue?")
                .is_some()
        );
    };
    remove(&mut harness);
    harness.get_by_label("Cancel").click();
    let requests = asked(&mut harness);
    assert!(
        requests.is_empty() && harness.query_by_label("Cancel").is_none(),
        "{requests:?}"
    );
    remove(&mut harness);
    harness.get_by_role_and_label(Role::Button, "Remove").click();
    let requests = asked(&mut harness);
    let job = added.job.expect("a job");
    assert!(
        matches!(requests.as_slice(), [Request::RemoveJob(of)] if *of == job),
        "{requests:?}"
    );

    // A few go at once.
    row(&harness, "f00").click();
    harness.run_steps(3);
    row(&harness, "f02").click_modifiers(Modifiers::SHIFT);
    harness.run_steps(3);
    asked(&mut harness);
    harness.key_press(Key::Delete);
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::RemoveItems(of)] if *of == added.inserted[..3]),
        "{requests:?}"
    );
}

#[test]
fn a_selection_reaches_over_groups() {
    let (mut window, items) = two_jobs();
    group_by(&mut window, DockList::Transfers, Grouping::Job);
    let mut harness = window.open();
    row(&harness, "b9.png").click();
    harness.run_steps(3);
    row(&harness, "a.mov").click_modifiers(Modifiers::COMMAND);
    harness.run_steps(3);
    assert_eq!(harness.state().view.dock.chosen(), [items[1], items[3]]);
    asked(&mut harness);
    harness.key_press(Key::Delete);
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::RemoveItems(of)] if *of == [items[1], items[3]]),
        "{requests:?}"
    );
}

#[test]
fn a_filter_says_how_much_it_shows_and_escape_ends_it() {
    let (window, _) = two_jobs();
    let mut harness = window.open();
    harness.get_by_label("Filter the list").click();
    harness.run_steps(4);
    assert!(harness.query_by_label("4 rows").is_some());
    harness.get_by_label("Filter of the list").type_text("png");
    harness.run_steps(4);
    assert_eq!(rows(&harness), ["b10.png", "b9.png", "c.png"]);
    assert!(harness.query_by_label("3 of 4").is_some());
    harness.get_by_label("Direction").click();
    harness.run_steps(4);
    harness.get_by_label("Downloads").click();
    harness.run_steps(4);
    assert_eq!(rows(&harness), ["c.png"]);
    harness.get_by_label("Filter of the list").focus();
    harness.run_steps(2);
    harness.get_by_label("Filter of the list").type_text("nowhere");
    harness.run_steps(4);
    assert!(
        harness
            .query_by_label("Nothing in the list matches the filter")
            .is_some()
    );
    harness.key_press(Key::Escape);
    harness.run_steps(4);
    assert_eq!(rows(&harness).len(), 4);
    assert!(harness.query_by_label("Filter of the list").is_none());
}

#[test]
fn only_a_state_is_shown() {
    let (window, _) = dock::busy();
    let mut harness = window.open();
    harness.get_by_label("Filter the list").click();
    harness.run_steps(4);
    harness.get_by_label("Show").click();
    harness.run_steps(4);
    harness.get_by_label("Moving").click();
    harness.run_steps(4);
    assert_eq!(rows(&harness), ["loop.mp4", "poster.avif"]);
    harness.get_by_label("Filter of the list").focus();
    harness.run_steps(2);
    harness.get_by_label("Filter of the list").type_text("retrying");
    harness.run_steps(4);
    assert_eq!(rows(&harness), ["poster.avif"], "the words of its state count too");
}

/// The header of the dock with this title.
fn header<'a>(harness: &'a Harness<'_, Window>, title: &'a str) -> Node<'a> {
    harness
        .get_all_by_role_and_label(Role::ColumnHeader, title)
        .find(|header| header.rect().top() > 560.0)
        .expect("a header of the dock")
}

#[test]
fn a_header_sorts_both_ways_and_back_to_the_order_of_the_queue() {
    let (window, _) = two_jobs();
    let mut harness = window.open();
    for expected in [
        ["a.mov", "b9.png", "b10.png", "c.png"],
        ["c.png", "b10.png", "b9.png", "a.mov"],
        ["b10.png", "b9.png", "a.mov", "c.png"],
    ] {
        header(&harness, "File").click();
        harness.run_steps(4);
        assert_eq!(rows(&harness), expected);
    }
    header(&harness, "Amount").click();
    harness.run_steps(4);
    assert_eq!(rows(&harness), ["b10.png", "a.mov", "b9.png", "c.png"]);
}

#[test]
fn columns_are_chosen_at_the_header_and_remembered() {
    let (window, _) = two_jobs();
    let mut harness = window.open();
    header(&harness, "State").click_button(PointerButton::Secondary);
    harness.run_steps(4);
    let line = harness.get_by_role_and_label(Role::MenuItemCheckBox, "Server");
    line.click();
    harness.run_steps(4);
    header(&harness, "Server").click();
    harness.run_steps(4);
    assert_eq!(rows(&harness)[0], "a.mov", "the NAS comes first");
    header(&harness, "State").click_button(PointerButton::Secondary);
    harness.run_steps(4);
    harness.get_by_role_and_label(Role::MenuItemCheckBox, "Left").click();
    harness.run_steps(4);
    let own = harness.state().prefs.dock.of(DockList::Transfers);
    assert!(own.columns.contains(&DockKey::Server) && !own.columns.contains(&DockKey::Left));
    let by = DockOrder {
        key: DockKey::Server,
        ascending: true,
    };
    assert_eq!(own.order, Some(by));
}

#[test]
fn what_failed_is_filtered_and_retried_by_group() {
    let (mut window, items) = two_jobs();
    group_by(&mut window, DockList::Failed, Grouping::Site);
    let mut harness = window.open();
    harness.get_by_label("Failed, 2").click();
    harness.run_steps(4);
    assert_eq!(rows(&harness).len(), 4);
    harness.get_by_label("Filter the list").click();
    harness.run_steps(4);
    harness.get_by_label("Filter of the list").type_text("quota gone");
    harness.run_steps(4);
    assert_eq!(rows(&harness), ["Archive NAS", "gone.txt"]);
    asked(&mut harness);
    harness.get_by_label("Retry Archive NAS").click();
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::RetryItems(of)] if *of == [items[5]]),
        "{requests:?}"
    );
}

fn four_done() -> Window {
    let mut window = Window::connected();
    let row = |item, text: &str, verified, skipped| DoneRow {
        item: ItemId(item),
        job: JobId(1),
        site: site().site.id,
        source: None,
        direction: Direction::Download,
        name: text.into(),
        destination: "~/Work".into(),
        size: 1000,
        took: Duration::from_secs(1),
        when: NOW,
        verified,
        skipped,
        not_kept: NotKept::default(),
    };
    window.frame.done = Arc::new(DoneList::from_iter([
        row(1, "size.txt", Verified::Size, false),
        row(2, "sum.txt", Verified::Checksum(ChecksumAlgorithm::Sha256), false),
        row(3, "left.txt", Verified::Size, true),
        row(4, "back.txt", Verified::ReadBack, false),
    ]));
    window
}

#[test]
fn what_is_selected_of_what_is_done_is_forgotten() {
    let mut harness = four_done().open();
    harness.get_by_label("Done, 4").click();
    harness.run_steps(4);
    row(&harness, "sum.txt").click();
    harness.run_steps(4);
    row(&harness, "left.txt").click_modifiers(Modifiers::COMMAND);
    harness.run_steps(4);
    harness.key_press(Key::Delete);
    harness.run_steps(4);
    let sent = asked(&mut harness);
    let [Request::ForgetDone(items)] = sent.as_slice() else {
        panic!("{sent:?}");
    };
    let mut items = items.clone();
    items.sort_unstable();
    assert_eq!(items, [ItemId(2), ItemId(3)]);
    // Nothing is selected any more, so there is nothing to forget.
    harness.key_press(Key::Delete);
    harness.run_steps(4);
    assert!(asked(&mut harness).is_empty());
}

#[test]
fn what_is_done_is_filtered_by_how_it_was_checked() {
    let mut window = four_done();
    group_by(&mut window, DockList::Done, Grouping::Job);
    let mut harness = window.open();
    harness.get_by_label("Done, 4").click();
    harness.run_steps(4);
    assert_eq!(rows(&harness)[1..], ["back.txt", "left.txt", "sum.txt", "size.txt"]);
    harness.get_by_label("Filter the list").click();
    harness.run_steps(4);
    for (choice, expected) in [
        ("Checksum compared", "sum.txt"),
        ("Size compared", "size.txt"),
        ("Left as it was", "left.txt"),
        ("Read back", "back.txt"),
    ] {
        harness.get_by_role_and_label(Role::ComboBox, "Show").click();
        harness.run_steps(4);
        harness.get_by_role_and_label(Role::MenuItemRadio, choice).click();
        harness.run_steps(4);
        assert_eq!(rows(&harness)[1..], [expected]);
        assert!(harness.query_by_label("1 of 4").is_some());
    }
}

#[test]
fn a_long_list_keeps_its_order_until_the_new_one_is_there() {
    let mut window = Window::connected();
    let mut queue = Queue::default();
    let files = (0_u64..20_000).map(|at| NewItem::file(name(&format!("f{at}")), Some(at), None));
    let job = job(site().site.id, Direction::Upload);
    let items = files.collect();
    queue.apply(Change::AddJob { job, items }).expect("added");
    window.frame.queue = queue.snapshot();
    window.prefs.dock.of_mut(DockList::Transfers).order = Some(DockOrder {
        key: DockKey::File,
        ascending: false,
    });
    let mut harness = window.open();
    let mut first = rows(&harness)[0].clone();
    while first != "f19999" {
        assert_eq!(first, "f0", "the order of the queue, or the new one");
        std::thread::yield_now();
        harness.run_steps(1);
        first.clone_from(&rows(&harness)[0]);
    }
    assert_eq!(rows(&harness)[1], "f19998");
}
