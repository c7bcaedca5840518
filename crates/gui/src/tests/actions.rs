//! The registry as it is seen and used: menu, palette, shortcuts, tabs.

use eframe::egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;
use crate::action::{Keys, Named, Preset};

/// One frame after another, so that a menu has time to open.
fn press(harness: &mut Harness<'_, Window>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(4);
}

#[test]
fn the_keyboard_opens_the_menu_and_chooses_in_it() {
    let mut harness = Window::connected().open();
    asked(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::F10);
    assert!(harness.query_by_role_and_label(Role::MenuItem, "File").is_some());
    // To the menu "Transfers" and into it.
    for _ in 0..5 {
        press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    }
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    assert!(
        harness
            .query_by_role_and_label(Role::MenuItem, "Pause or continue transfers")
            .is_some()
    );
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let requests = asked(&mut harness);
    assert!(matches!(requests.as_slice(), [Request::PauseAll(true)]), "{requests:?}");
}

#[test]
fn what_cannot_be_now_is_dim_and_says_why() {
    let mut harness = Window::empty().open();
    press(&mut harness, Modifiers::COMMAND, Key::K);
    harness.get_by_label("Search commands").type_text("upload files");
    harness.run_steps(4);
    let line = harness.get_by_role_and_label(Role::MenuItem, "Upload files…");
    let node = line.accesskit_node();
    assert!(node.is_disabled());
    let why = node.description().unwrap_or_default();
    assert!(why.starts_with("Nothing to upload to yet. Connect"), "{why}");
    // Enter on it does nothing and leaves the palette open.
    asked(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.state().view.dialogs.file.is_none());
}

#[test]
fn the_palette_finds_servers_and_folders() {
    let mut window = Window::connected();
    window.view.remember(&site().site.clone());
    window.view.remember_place(&Place::Local("/home/me/Pictures".into()));
    let mut harness = window.open();
    asked(&mut harness);
    press(&mut harness, Modifiers::COMMAND, Key::K);
    harness.get_by_label("Search commands").type_text("pict");
    harness.run_steps(4);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let requests = asked(&mut harness);
    let [Request::Show { place, .. }] = requests.as_slice() else {
        panic!("{requests:?}")
    };
    assert_eq!(*place, Place::Local("/home/me/Pictures".into()));
    press(&mut harness, Modifiers::COMMAND, Key::K);
    harness.get_by_label("Search commands").type_text("studio");
    harness.run_steps(4);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.first(), Some(Request::Connect { .. })),
        "{requests:?}"
    );
}

#[test]
fn another_preset_has_other_keys() {
    let mut window = Window::connected();
    window.prefs.chosen.keys = Keys {
        preset: Preset::FileZilla,
        ..Keys::default()
    };
    let mut harness = window.open();
    asked(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::F5);
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::Show { refresh: true, .. }]),
        "{requests:?}"
    );
}

#[test]
fn the_more_keys_are_held_the_more_exactly_a_shortcut_is_meant() {
    let mut harness = Window::connected().open();
    asked(&mut harness);
    press(&mut harness, Modifiers::COMMAND, Key::T);
    assert_eq!(harness.state().view.tabs.len(), 2);
    // Ctrl Shift T opens what was closed, and not a new tab.
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::T);
    assert_eq!(harness.state().view.tabs.len(), 2);
}

#[test]
fn a_closed_tab_comes_back_with_its_server_and_folders() {
    let mut harness = Window::connected().open();
    press(&mut harness, Modifiers::COMMAND, Key::W);
    assert!(harness.state_mut().view.tab().site.is_none());
    asked(&mut harness);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::T);
    let requests = asked(&mut harness);
    let [
        Request::Show { place: local, .. },
        Request::Connect { secret: None, .. },
        Request::Show { place: remote, .. },
    ] = requests.as_slice()
    else {
        panic!("{requests:?}")
    };
    assert_eq!((local, remote), (&local_folder(), &remote_folder()));
}

#[test]
fn tabs_are_copied_and_moved() {
    let mut harness = Window::connected().open();
    let first = harness.state_mut().view.tab().local.id;
    harness
        .get_by_role_and_label(Role::Tab, "ftp.studio.example, connected")
        .click_secondary();
    harness.run_steps(4);
    harness.get_by_label("Duplicate tab").click();
    harness.run_steps(4);
    let places = |harness: &mut Harness<'_, Window>| {
        let tabs = harness.state().view.tabs.iter();
        tabs.map(|tab| tab.local.id == first).collect::<Vec<_>>()
    };
    assert_eq!(places(&mut harness), [true, false]);
    assert_eq!(harness.state_mut().view.tab().site, Some(site().site.id));
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::PageUp);
    assert_eq!(places(&mut harness), [false, true]);
    assert_eq!(harness.state().view.active, 0);
    press(&mut harness, Modifiers::ALT, Key::Num2);
    assert_eq!(harness.state().view.active, 1);
}

#[test]
fn everything_gets_larger_and_smaller() {
    let mut harness = Window::empty().open();
    press(&mut harness, Modifiers::COMMAND, Key::Plus);
    assert!((harness.ctx.zoom_factor() - 1.1).abs() < 0.001);
    press(&mut harness, Modifiers::COMMAND, Key::Num0);
    assert!((harness.ctx.zoom_factor() - 1.0).abs() < 0.001);
}

#[test]
fn every_label_of_the_registry_is_in_the_menu_or_has_keys() {
    let shortcuts = crate::action::Shortcuts::default();
    for named in Named::ALL {
        assert!(named.tab().is_none() || shortcuts.text(*named).is_some(), "{named:?}");
    }
}
