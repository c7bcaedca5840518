//! The settings, what follows from them, and the end of the window.

use eframe::egui::{Key, Modifiers, ViewportCommand, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use portolan_engine::Transfers;
use portolan_queue::ConflictPolicy;
use portolan_remote::{Direction, TypeChoice};
use portolan_settings::{SettingsProblem, TransferSettings};

use super::*;
use crate::{
    action::{Action, Named, Preset},
    chosen::{AtStart, SizeFormat, WhenBusy},
    prompts::RestoreQuestion,
    quit::{self, Leaving},
    tab_plan::TabPlan,
};

fn opened<'a>(window: Window) -> Harness<'a, Window> {
    let mut harness = window.open();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    harness.run_steps(4);
    asked(&mut harness);
    harness
}

fn page(harness: &mut Harness<'_, Window>, title: &str) {
    // A part of the dock may have the same name; the dialog is on top.
    let lines: Vec<_> = harness.query_all_by_role_and_label(Role::Tab, title).collect();
    lines.last().expect("the page").click();
    harness.run_steps(4);
}

fn choose(harness: &mut Harness<'_, Window>, setting: &str, value: &str) {
    harness.get_by_role_and_label(Role::ComboBox, setting).click();
    harness.run_steps(4);
    harness.get_by_role_and_label(Role::MenuItemRadio, value).click();
    harness.run_steps(4);
}

#[test]
fn what_concerns_the_engine_is_sent_and_holds_at_once() {
    let mut harness = opened(Window::connected());
    choose(&mut harness, "Sessions for transfers with one site", "8");
    assert!(matches!(asked(&mut harness).as_slice(), [Request::SetSessions(8)]));
    page(&mut harness, "Transfers");
    harness.get_by_role_and_label(Role::TextInput, "Upload limit").click();
    harness.run_steps(2);
    harness
        .get_by_role_and_label(Role::TextInput, "Upload limit")
        .type_text("500");
    let requests = asked(&mut harness);
    let last = requests.last();
    assert!(
        matches!(
            last,
            Some(Request::SetSpeedLimit {
                direction: Direction::Upload,
                bytes_per_second: Some(500_000)
            })
        ),
        "{requests:?}"
    );
    harness
        .get_by_role_and_label(Role::CheckBox, "Keep the time of files")
        .click();
    assert!(matches!(asked(&mut harness).as_slice(), [Request::SetKeepTimes(false)]));
    assert_eq!(harness.state().prefs.chosen.shared.upload_limit, Some(500_000));
}

#[test]
fn nonsense_is_refused_in_words_and_changes_nothing() {
    let mut harness = opened(Window::connected());
    page(&mut harness, "Transfers");
    harness.get_by_role_and_label(Role::TextInput, "Upload limit").click();
    harness.run_steps(2);
    harness
        .get_by_role_and_label(Role::TextInput, "Upload limit")
        .type_text("fast");
    harness.run_steps(4);
    assert!(harness.query_by_label("A number with KB or MB is needed").is_some());
    assert_eq!(harness.state().prefs.chosen.shared.upload_limit, None);
}

#[test]
fn the_search_finds_settings_of_all_pages_and_shortcuts() {
    let mut harness = opened(Window::connected());
    harness.get_by_label("Find a setting").type_text("sizes");
    harness.run_steps(4);
    choose(&mut harness, "Sizes", "12,400 bytes");
    assert_eq!(harness.state().prefs.chosen.sizes, SizeFormat::Bytes);
    assert!(harness.query_all_by_label("Upload limit").next().is_none());
}

#[test]
fn what_exists_already_is_the_engines_to_know() {
    let mut harness = opened(Window::connected());
    page(&mut harness, "Existing files");
    choose(
        &mut harness,
        "Uploads, where the file exists on the server",
        "Keep both, under a free name",
    );
    let requests = asked(&mut harness);
    let [Request::SetTransfers(transfers)] = requests.as_slice() else {
        panic!("{requests:?}")
    };
    assert_eq!(transfers.if_exists.upload, ConflictPolicy::KeepBoth);
}

/// What the engine was told last of transfers.
fn transfers_of(harness: &mut Harness<'_, Window>) -> TransferSettings {
    let requests = asked(harness);
    match requests.last() {
        Some(Request::SetTransfers(transfers)) => (**transfers).clone(),
        _ => panic!("{requests:?}"),
    }
}

#[test]
fn what_is_text_is_chosen_by_names() {
    let mut harness = opened(Window::connected());
    page(&mut harness, "File types");
    choose(&mut harness, "Transfer type", "Automatic");
    assert_eq!(transfers_of(&mut harness).file_type, TypeChoice::Automatic);
    harness
        .get_by_role_and_label(Role::CheckBox, "Files without an ending are text")
        .click();
    assert!(transfers_of(&mut harness).text.without_ending);
    let before = harness.state().prefs.chosen.shared.transfers.text.clone();
    for (field, typed) in [
        ("Endings of text files", "log, .ini"),
        ("Names of text files", "READ ME; Makefile"),
    ] {
        harness.get_by_role_and_label(Role::TextInput, field).click();
        harness.run_steps(2);
        harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        harness.run_steps(2);
        harness.get_by_role_and_label(Role::TextInput, field).type_text(typed);
        harness.run_steps(4);
    }
    let after = transfers_of(&mut harness).text;
    assert_ne!(before, after);
    assert_eq!(after.endings, ["log", "ini"]);
    assert_eq!(after.names, ["READ ME", "Makefile"]);
    harness
        .get_by_role_and_label(Role::TextInput, "Names of text files")
        .type_text("/x");
    harness.run_steps(4);
    assert!(harness.query_by_label_contains("A name has no / in it").is_some());
    assert_eq!(
        harness.state().prefs.chosen.shared.transfers.text.names,
        ["READ ME", "Makefile"]
    );
}

#[test]
fn the_type_of_transfers_is_three_actions_of_which_one_is_on() {
    let mut harness = Window::connected().open();
    let is_on = |harness: &Harness<'_, Window>, named| harness.state().frame.situation.on(named);
    assert_eq!(is_on(&harness, Named::TypeBinary), Some(true));
    for (named, wanted) in [
        (Named::TypeAscii, TypeChoice::Ascii),
        (Named::TypeAutomatic, TypeChoice::Automatic),
        (Named::TypeBinary, TypeChoice::Binary),
    ] {
        harness.state_mut().later.push(Action::Named(named));
        assert_eq!(transfers_of(&mut harness).file_type, wanted);
        let all = [Named::TypeAscii, Named::TypeAutomatic, Named::TypeBinary];
        assert!(all.iter().all(|other| is_on(&harness, *other) == Some(*other == named)));
    }
}

#[test]
fn what_cannot_be_used_stands_above_every_page() {
    let mut window = Window::connected();
    window.view.problems = vec![SettingsProblem::Value {
        key: "sessions",
        why: "a number from 1 to 32 is needed",
    }];
    let harness = opened(window);
    assert!(
        harness
            .query_by_label_contains("The setting `sessions` is not usable")
            .is_some()
    );
}

#[test]
fn keys_are_recorded_and_taken_from_another_action() {
    let mut harness = opened(Window::connected());
    page(&mut harness, "Shortcuts");
    harness.get_by_label("Find an action").click();
    harness.run_steps(2);
    harness.get_by_label("Find an action").type_text("duplicate");
    harness.run_steps(4);
    harness.get_by_label("Add keys for: Duplicate tab").click();
    harness.run_steps(4);
    // Free keys are taken as they are.
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::J);
    harness.run_steps(4);
    let keys = |harness: &Harness<'_, Window>, named| {
        let keys = harness.state().frame.shortcuts.of(named).iter().copied();
        keys.map(crate::action::shortcut_words).collect::<Vec<_>>()
    };
    assert_eq!(keys(&harness, Named::DuplicateTab), ["Ctrl Shift D", "Ctrl Shift J"]);
    // Those of another action only when that is wanted.
    harness.get_by_label("Add keys for: Duplicate tab").click();
    harness.run_steps(4);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::R);
    harness.run_steps(4);
    assert_eq!(keys(&harness, Named::Refresh), ["Ctrl R"]);
    assert!(harness.query_by_label("Ctrl R calls “Refresh” already").is_some());
    harness.get_by_label("Take it for “Duplicate tab”").click();
    harness.run_steps(4);
    assert_eq!(keys(&harness, Named::Refresh), Vec::<String>::new());
    assert_eq!(
        keys(&harness, Named::DuplicateTab).last().map(String::as_str),
        Some("Ctrl R")
    );
    // Escape while keys are awaited closes nothing.
    harness.get_by_label("Add keys for: Duplicate tab").click();
    harness.run_steps(4);
    harness.key_press(Key::Escape);
    harness.run_steps(4);
    assert!(harness.state().view.dialogs.settings.is_some());
    harness.get_by_label("Put all back").click();
    harness.run_steps(4);
    assert_eq!(keys(&harness, Named::DuplicateTab), ["Ctrl Shift D"]);
    choose(&mut harness, "Preset of shortcuts", "FileZilla");
    assert_eq!(harness.state().prefs.chosen.keys.preset, Preset::FileZilla);
}

fn busy() -> Window {
    let mut window = Window::connected();
    window.frame = window.frame.with_transfers(Transfers {
        files_left: 3,
        ..Transfers::default()
    });
    window
}

#[test]
fn closing_while_files_move_asks_and_goes_on_in_the_background() {
    let mut window = busy();
    window.view.dialogs.leave = true;
    let mut harness = window.open();
    assert!(harness.query_by_label("3 files are not done yet.").is_some());
    harness.get_by_label_contains("Go on without a window").click();
    harness.run_steps(1);
    assert_eq!(harness.state().view.leaving, Leaving::Background);
    // All is done: the window, which nobody sees, closes.
    let state = harness.state_mut();
    state.frame = FrameCx::empty(NOW, Arc::new("/home/me".into()));
    let ctx = harness.ctx.clone();
    let state = harness.state_mut();
    quit::look(&ctx, &mut state.view, &state.prefs.chosen, &state.frame);
    assert_eq!(state.view.leaving, Leaving::Now);
}

#[test]
fn a_close_request_obeys_the_choice() {
    for (choice, cancelled) in [
        (WhenBusy::Ask, true),
        (WhenBusy::Background, true),
        (WhenBusy::Stop, false),
    ] {
        let mut window = busy();
        window.prefs.chosen.on_quit = choice;
        let ctx = egui::Context::default();
        let mut input = egui::RawInput::default();
        let viewport = input.viewports.entry(egui::ViewportId::ROOT).or_default();
        viewport.events.push(egui::ViewportEvent::Close);
        let mut output = ctx.run_ui(input, |ui| {
            quit::look(ui.ctx(), &mut window.view, &window.prefs.chosen, &window.frame);
        });
        output.textures_delta.clear();
        let commands: Vec<&ViewportCommand> = output
            .viewport_output
            .values()
            .flat_map(|output| &output.commands)
            .collect();
        assert_eq!(
            commands.contains(&&ViewportCommand::CancelClose),
            cancelled,
            "{choice:?}"
        );
        assert_eq!(window.view.dialogs.leave, choice == WhenBusy::Ask);
        assert_eq!(
            window.view.leaving == Leaving::Background,
            choice == WhenBusy::Background
        );
    }
}

#[test]
fn the_tabs_of_the_last_run_come_back_when_they_are_wanted() {
    let mut window = Window::empty();
    let plan = |host: &str| TabPlan {
        local: Some("/home/me/Work".into()),
        site: Some(Address::parse(host).expect("an address").site),
        remote: Some(RemotePath::new("/www/new")),
    };
    window.view.last_run = vec![plan("ftps://one.example"), plan("ftps://two.example")];
    window.view.dialogs.restore = Some(RestoreQuestion::new(&window.view.last_run));
    let mut harness = window.open();
    asked(&mut harness);
    harness.get_by_label("Do not ask again").click();
    harness.run_steps(3);
    harness.get_by_label("Open them").click();
    let requests = asked(&mut harness);
    let hosts: Vec<String> = requests
        .iter()
        .filter_map(|request| match request {
            Request::Connect { site, .. } => Some(site.name.clone()),
            _ => None,
        })
        .collect();
    assert_eq!(hosts, ["one.example", "two.example"]);
    let state = harness.state();
    assert_eq!((state.view.tabs.len(), state.view.active), (2, 0));
    assert_eq!(state.prefs.chosen.at_start, AtStart::Always);
}
