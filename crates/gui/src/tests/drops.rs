//! What drops, copies and pastes ask of the engine: from pane to pane, onto tabs and the queue, from other programs.

use std::path::Path;

use eframe::egui::{DragAndDrop, Modifiers, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use portolan_engine::{Enqueue, JobOptions, Request};
use portolan_remote::Direction;

use super::{
    spring::{drag, row},
    *,
};
use crate::{action::Named, pane::Drag};

/// A row of the pane on the right.
fn there(harness: &Harness<'_, Window>, label: &str) -> Pos2 {
    let rows = harness.get_all_by_role(egui::accesskit::Role::Row);
    let mut named = rows.filter(|row| row.accesskit_node().label().as_deref() == Some(label));
    named
        .find(|row| row.rect().left() > 700.0)
        .unwrap_or_else(|| panic!("no row {label}"))
        .rect()
        .center()
}

/// The name of a row of the pane on the left.
fn name_of(harness: &Harness<'_, Window>, label: &str) -> Pos2 {
    egui::pos2(60.0, row(harness, label).center().y)
}

fn local(path: &str) -> Place {
    Place::Local(path.into())
}

fn held(harness: &mut Harness<'_, Window>, modifiers: Modifiers) {
    harness.event(egui::Event::ModifiersChanged(modifiers));
}

/// Direction, sources, target and options of the one transfer that was asked for.
fn transfer(requests: &[Request]) -> (Direction, Vec<Place>, Place, JobOptions) {
    let mut transfers = requests.iter().filter_map(|request| match request {
        Request::Enqueue(Enqueue {
            direction,
            sources,
            target,
            options,
            ..
        }) => Some((*direction, sources.clone(), target.clone(), options.clone())),
        _ => None,
    });
    let one = transfers.next().unwrap_or_else(|| panic!("{:?}", lines(requests)));
    assert!(transfers.next().is_none(), "{:?}", lines(requests));
    one
}

#[test]
fn shift_moves_to_the_server_and_ctrl_copies_within_a_pane() {
    let mut harness = Window::connected().open_with_step(1.0 / 60.0);
    let from = name_of(&harness, "index.html");
    let to = there(&harness, "assets");
    drag(&mut harness, from, to);
    held(&mut harness, Modifiers::SHIFT);
    harness.hover_at(to);
    harness.run_steps(2);
    harness.get_by_value("Move index.html to /www/assets");
    harness.drop_at(to);
    let (direction, sources, target, options) = transfer(&asked(&mut harness));
    assert_eq!(direction, Direction::Upload);
    assert_eq!(sources, [local("/home/me/Work/site/index.html")]);
    assert_eq!(target, Place::Remote(site().site.id, RemotePath::new("/www/assets")));
    assert!(options.remove_source && !options.held);

    held(&mut harness, Modifiers::NONE);
    let to = name_of(&harness, "brand");
    drag(&mut harness, from, to);
    harness.get_by_value("Move index.html to ~/Work/site/brand");
    held(&mut harness, Modifiers::COMMAND);
    harness.hover_at(to);
    harness.run_steps(2);
    harness.get_by_value("Copy index.html to ~/Work/site/brand");
    harness.drop_at(to);
    let copied = asked(&mut harness);
    assert!(
        matches!(copied.as_slice(), [Request::CopyInto { sources, target }]
            if *sources == [local("/home/me/Work/site/index.html")] && *target == local("/home/me/Work/site/brand")),
        "{:?}",
        lines(&copied)
    );
}

#[test]
fn what_is_dropped_on_the_queue_waits_there() {
    let mut harness = Window::connected().open_with_step(1.0 / 60.0);
    let from = name_of(&harness, "main.css");
    let to = egui::pos2(700.0, 800.0);
    drag(&mut harness, from, to);
    harness.get_by_value("Add main.css to the queue for /www");
    harness.drop_at(to);
    let (_, _, target, options) = transfer(&asked(&mut harness));
    assert_eq!(target, remote_folder());
    assert!(options.held && !options.remove_source);
}

#[test]
fn what_is_dropped_on_a_tab_goes_to_its_folder() {
    let mut window = Window::connected();
    let site = window.view.tab().site;
    let tab = window.view.add_tab();
    tab.site = site;
    let remote = tab.remote.id;
    window.set_pane(
        remote,
        listing(
            Place::Remote(site.expect("a site"), RemotePath::new("/other")),
            1,
            Vec::new(),
        ),
    );
    window.view.active = 0;
    let mut harness = window.open_with_step(1.0 / 60.0);
    let tabs: Vec<Pos2> = harness
        .get_all_by_role(egui::accesskit::Role::Tab)
        .filter(|tab| tab.rect().top() < 30.0)
        .map(|tab| tab.rect().center())
        .collect();
    let from = name_of(&harness, "main.css");
    drag(&mut harness, from, tabs[1]);
    harness.get_by_value("Upload main.css to /other");
    harness.drop_at(tabs[1]);
    let (_, sources, target, _) = transfer(&asked(&mut harness));
    assert_eq!(sources, [local("/home/me/Work/site/main.css")]);
    assert_eq!(
        target.to_string(),
        Place::Remote(site.expect("a site"), RemotePath::new("/other")).to_string()
    );
}

#[test]
fn files_of_another_program_go_onto_the_row_under_the_pointer() {
    let mut harness = Window::connected().open_with_step(1.0 / 60.0);
    let files = [
        Path::new("/elsewhere/a").to_owned(),
        Path::new("/elsewhere/b").to_owned(),
    ];
    for (at, moving) in [(there(&harness, "logs"), false), (there(&harness, "logs"), true)] {
        DragAndDrop::set_payload(&harness.ctx, Drag::of_desktop(Some(&files), moving));
        harness.hover_at(at);
        harness.run_steps(2);
        harness.drop_at(at);
        let (_, sources, target, options) = transfer(&asked(&mut harness));
        assert_eq!(sources, [local("/elsewhere/a"), local("/elsewhere/b")]);
        assert_eq!(target, Place::Remote(site().site.id, RemotePath::new("/www/logs")));
        assert_eq!(options.remove_source, moving);
    }
    // What has no files is taken nowhere.
    DragAndDrop::set_payload(&harness.ctx, Drag::of_desktop(Some(&[]), false));
    let at = there(&harness, "logs");
    harness.hover_at(at);
    harness.run_steps(2);
    harness.drop_at(at);
    assert_eq!(lines(&asked(&mut harness)).len(), 0);
}

#[test]
fn copied_files_are_pasted_in_the_other_pane_and_cut_ones_are_renamed() {
    let mut harness = Window::connected().open_with_step(1.0 / 60.0);
    harness.get_by_label("main.css").click();
    harness.run_steps(3);
    harness.event(egui::Event::Copy);
    harness.run_steps(2);
    let at = there(&harness, "robots.txt");
    harness.drag_at(at);
    harness.drop_at(at);
    harness.run_steps(3);
    harness.event(egui::Event::Paste("main.css".to_owned()));
    let (direction, sources, target, options) = transfer(&asked(&mut harness));
    assert_eq!((direction, target), (Direction::Upload, remote_folder()));
    assert_eq!(sources, [local("/home/me/Work/site/main.css")]);
    assert!(!options.remove_source);

    // On the server: cut in one folder, pasted in another.
    harness.event(egui::Event::Cut);
    harness.run_steps(2);
    let below = Place::Remote(site().site.id, RemotePath::new("/www/assets"));
    let remote = harness.state_mut().remote();
    harness.state_mut().set_pane(remote, listing(below, 2, Vec::new()));
    harness.run_steps(3);
    harness.event(egui::Event::Paste("robots.txt".to_owned()));
    let asked = asked(&mut harness);
    assert!(
        asked
            .iter()
            .any(|request| matches!(request, Request::Rename { from, to }
            if from.to_string().ends_with("/www/robots.txt") && to.to_string().ends_with("/www/assets/robots.txt"))),
        "{:?}",
        lines(&asked)
    );
}

#[test]
fn both_panes_can_show_this_computer_and_copy_to_one_another() {
    let mut window = Window::empty();
    window.later.push(Action::Named(Named::SwitchSide));
    let mut harness = window.open_with_step(1.0 / 60.0);
    let remote = harness.state_mut().remote();
    let wanted = asked(&mut harness);
    assert!(
        wanted
            .iter()
            .any(|request| matches!(request, Request::Show { pane, place: Place::Local(_), .. } if *pane == remote)),
        "{:?}",
        lines(&wanted)
    );
    harness
        .state_mut()
        .set_pane(remote, listing(local("/srv"), 1, vec![folder("www")]));
    harness.run_steps(3);
    let (from, to) = (name_of(&harness, "main.css"), there(&harness, "www"));
    drag(&mut harness, from, to);
    harness.get_by_value("Copy main.css to /srv/www");
    harness.drop_at(to);
    let copied = asked(&mut harness);
    assert!(
        matches!(copied.as_slice(), [Request::CopyInto { target, .. }] if *target == local("/srv/www")),
        "{:?}",
        lines(&copied)
    );
}

/// A window whose left pane shows another server.
fn two_servers() -> (Window, SiteId) {
    let mut window = Window::connected();
    let mut other = site();
    let mut there = Address::parse("ftpes://web@old.example/srv").expect("an address").site;
    there.name = "old.example".to_owned();
    let from = there.id;
    other.site = Arc::new(there);
    let mut sites = (*window.frame.sites).clone();
    sites.insert(from, other);
    window.frame.sites = Arc::new(sites);
    let left = window.local();
    window.set_pane(
        left,
        listing(Place::Remote(from, RemotePath::new("/srv")), 2, local_entries()),
    );
    (window, from)
}

#[test]
fn files_are_dragged_and_copied_from_one_server_to_another() {
    let (window, from) = two_servers();
    let mut harness = window.open_with_step(1.0 / 60.0);
    let source = Place::Remote(from, RemotePath::new("/srv/index.html"));
    let (begin, onto) = (name_of(&harness, "index.html"), there(&harness, "assets"));
    drag(&mut harness, begin, onto);
    harness.get_by_value("Copy index.html to /www/assets");
    harness.drop_at(onto);
    let (direction, sources, target, options) = transfer(&asked(&mut harness));
    assert_eq!(direction, Direction::Upload);
    assert_eq!(sources, [source]);
    assert_eq!(target, Place::Remote(site().site.id, RemotePath::new("/www/assets")));
    assert!(!options.remove_source);
    // The same with Shift takes it away there.
    drag(&mut harness, begin, onto);
    held(&mut harness, Modifiers::SHIFT);
    harness.hover_at(onto);
    harness.run_steps(2);
    harness.get_by_value("Move index.html to /www/assets");
    harness.drop_at(onto);
    assert!(transfer(&asked(&mut harness)).3.remove_source);
}
