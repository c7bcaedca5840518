//! Every control is found by its role and name, does what it says, and reaches the keyboard.

use egui::accesskit::{Role, Toggled};
use egui::{Key, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use portolan_ui_kit::button::{Button, IconButton};
use portolan_ui_kit::choice::{checkbox, radio_card};
use portolan_ui_kit::field::TextField;
use portolan_ui_kit::modal::Dialog;
use portolan_ui_kit::path_bar::{PathBarState, path_bar};
use portolan_ui_kit::progress::ProgressBar;
use portolan_ui_kit::select::{SelectLook, select};
use portolan_ui_kit::tabs::{DockTab, Tab, dock_tabs, tab_strip};
use portolan_ui_kit::toast::{self, Toast, ToastEvent, ToastKind};
use portolan_ui_kit::{Tokens, icons, layout, theme};

fn harness<S: 'static>(state: S, show: impl FnMut(&mut egui::Ui, &mut S) + 'static) -> Harness<'static, S> {
    Harness::builder()
        .with_size(Vec2::new(900.0, 600.0))
        .with_context_setup(theme::install)
        .build_ui_state(show, state)
}

#[test]
fn buttons_are_pressed_by_pointer_and_keyboard_unless_disabled() {
    let mut harness = harness([0, 0, 0], |ui, count: &mut [i32; 3]| {
        count[0] += i32::from(ui.add(Button::primary("Connect")).clicked());
        count[1] += i32::from(ui.add(Button::secondary("Save").enabled(false)).clicked());
        count[2] += i32::from(
            ui.add(IconButton::new(icons::EYE, "Hidden files").toggled(true))
                .clicked(),
        );
    });
    harness.run();
    for name in ["Connect", "Save", "Hidden files"] {
        harness.get_by_role_and_label(Role::Button, name).click();
        harness.run();
    }
    assert_eq!(*harness.state(), [1, 0, 1]);
    harness.get_by_role_and_label(Role::Button, "Connect").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(*harness.state(), [2, 0, 1]);
    let toggle = harness.get_by_role_and_label(Role::Button, "Hidden files");
    assert_eq!(toggle.accesskit_node().toggled(), Some(Toggled::True));
    assert!(
        harness
            .get_by_role_and_label(Role::Button, "Save")
            .accesskit_node()
            .is_disabled()
    );
}

#[test]
fn choices_tell_their_state() {
    let mut harness = harness((false, 0), |ui, (all, chosen): &mut (bool, usize)| {
        checkbox(ui, all, "For all the rest");
        for (index, title) in ["Replace", "Skip"].into_iter().enumerate() {
            if radio_card(ui, *chosen == index, title, "").clicked() {
                *chosen = index;
            }
        }
    });
    harness.run();
    harness
        .get_by_role_and_label(Role::CheckBox, "For all the rest")
        .click();
    harness.run();
    harness.get_by_role_and_label(Role::RadioButton, "Skip").click();
    harness.run();
    assert_eq!(*harness.state(), (true, 1));
    let skip = harness.get_by_role_and_label(Role::RadioButton, "Skip");
    assert_eq!(skip.accesskit_node().toggled(), Some(Toggled::True));
}

#[test]
fn a_password_stays_hidden_until_it_is_revealed() {
    let mut harness = harness("hunter2".to_owned(), |ui, text: &mut String| {
        TextField::new(text, "Password").password().show(ui);
    });
    harness.run();
    let shown = |harness: &Harness<'_, String>| harness.get_by_label("Password").value().unwrap_or_default();
    assert!(!shown(&harness).contains("hunter2"), "{}", shown(&harness));
    harness.get_by_role_and_label(Role::Button, "Show: Password").click();
    harness.run();
    assert_eq!(shown(&harness), "hunter2");
}

#[test]
fn a_field_takes_text_and_tells_of_enter_and_of_errors() {
    let state = (String::new(), 0);
    let mut harness = harness(state, |ui, (text, submitted): &mut (String, i32)| {
        let error = text.contains('x').then_some("A port is a number");
        *submitted += i32::from(TextField::new(text, "Port").error(error).show(ui).submitted);
    });
    harness.run();
    harness.get_by_label("Port").click();
    harness.run();
    harness.get_by_label("Port").type_text("21x");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(*harness.state(), ("21x".to_owned(), 1));
    harness.get_by_label("A port is a number");
}

#[test]
fn crumbs_lead_up_and_the_path_can_be_typed() {
    #[derive(Default)]
    struct State {
        bar: PathBarState,
        clicked: Option<usize>,
        entered: Option<String>,
    }
    let mut harness = harness(State::default(), |ui, state: &mut State| {
        let output = path_bar(ui, "path", &mut state.bar, &["/", "www", "assets"], "/www/assets");
        state.clicked = output.crumb_clicked.or(state.clicked);
        state.entered = output.entered.or(state.entered.take());
    });
    harness.run();
    harness.get_by_role_and_label(Role::Link, "www").click();
    harness.run();
    assert_eq!(harness.state().clicked, Some(1));
    harness.get_by_label("Path: /www/assets. Edit").click();
    harness.run();
    assert!(harness.state().bar.is_editing());
    harness
        .get_by_role_and_label(Role::TextInput, "Path")
        .type_text("/logs");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(
        harness.state().entered.as_deref(),
        Some("/logs"),
        "typing replaced the selected path"
    );
    harness.get_by_label("Path: /www/assets. Edit").click();
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    assert!(!harness.state().bar.is_editing());
}

#[test]
fn a_dialog_has_the_input_and_answers_to_escape_and_enter() {
    #[derive(Default)]
    struct State {
        behind: i32,
        replaced: i32,
        escaped: i32,
        accepted: i32,
    }
    let mut harness = harness(State::default(), |ui, state: &mut State| {
        state.behind += i32::from(ui.add(Button::secondary("Behind")).clicked());
        let body = |ui: &mut egui::Ui, _: &mut State| ui.label("Which one?");
        let output = Dialog::new("exists", "index.html already exists").show(ui.ctx(), state, body, |ui, state| {
            layout::trailing(ui, "buttons", |ui| {
                ui.add(Button::secondary("Stop queue"));
                state.replaced += i32::from(ui.add(Button::primary("Replace")).clicked());
            });
        });
        state.escaped += i32::from(output.escaped);
        state.accepted += i32::from(output.accepted);
    });
    harness.run();
    harness.get_by_role_and_label(Role::Dialog, "index.html already exists");
    harness.get_by_role_and_label(Role::Button, "Replace").click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Behind").click();
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let state = harness.state();
    assert_eq!(
        (state.behind, state.replaced, state.escaped, state.accepted),
        (0, 1, 1, 1)
    );
    // Tab goes round inside the dialog and never to what lies behind.
    for _ in 0..6 {
        harness.key_press(Key::Tab);
        harness.run();
        assert!(!harness.get_by_role_and_label(Role::Button, "Behind").is_focused());
    }
}

#[test]
fn tabs_are_chosen_and_closed() {
    let mut harness = harness(
        (0, None, 0),
        |ui, (active, closed, dock): &mut (usize, Option<usize>, usize)| {
            let ok = Tokens::of(ui).ok;
            let tabs = ["Studio", "Archive"].map(|title| Tab {
                title,
                dot: ok,
                state: "connected",
                colour: None,
            });
            let output = tab_strip(ui, "sessions", &tabs, *active);
            *active = output.selected.unwrap_or(*active);
            *closed = output.closed.or(*closed);
            let failed = DockTab {
                icon: Some(icons::WARNING_CIRCLE),
                title: "Failed",
                count: Some("2"),
                bad: true,
            };
            *dock = dock_tabs(ui, "dock", 36.0, 0.0, &[DockTab::new("Transfers"), failed], *dock).unwrap_or(*dock);
        },
    );
    harness.run();
    harness.get_by_role_and_label(Role::Tab, "Archive, connected").click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Close Studio").click();
    harness.run();
    harness.get_by_role_and_label(Role::Tab, "Failed, 2").click();
    harness.run();
    assert_eq!(*harness.state(), (1, Some(0), 1));
    let tab = harness.get_by_role_and_label(Role::Tab, "Archive, connected");
    assert_eq!(tab.accesskit_node().is_selected(), Some(true));
}

#[test]
fn a_value_is_chosen_from_a_menu() {
    let mut harness = harness(0, |ui, chosen: &mut usize| {
        select(
            ui,
            "Protocol",
            SelectLook::Field,
            chosen,
            &["FTP over TLS", "Plain FTP"],
        );
    });
    harness.run();
    let field = harness.get_by_role_and_label(Role::ComboBox, "Protocol");
    assert_eq!(field.value().as_deref(), Some("FTP over TLS"));
    field.click();
    harness.run();
    harness.get_by_role_and_label(Role::MenuItemRadio, "Plain FTP").click();
    harness.run();
    assert_eq!(*harness.state(), 1);
    assert!(
        harness
            .query_by_role_and_label(Role::MenuItemRadio, "Plain FTP")
            .is_none()
    );
}

#[test]
fn notices_offer_what_can_be_done() {
    let mut harness = harness(Vec::new(), |ui, events: &mut Vec<ToastEvent>| {
        let toasts = [Toast {
            id: 7,
            kind: ToastKind::Bad,
            title: "Refused",
            text: "550",
            action: Some("Try again"),
        }];
        events.extend(toast::show(ui.ctx(), &toasts, 26.0));
    });
    harness.run();
    harness.get_by_role_and_label(Role::Alert, "Refused. 550");
    harness.get_by_role_and_label(Role::Button, "Try again").click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Dismiss").click();
    harness.run();
    assert_eq!(*harness.state(), vec![ToastEvent::Action(7), ToastEvent::Dismissed(7)]);
}

#[test]
fn progress_is_a_number_for_those_who_cannot_see_it() {
    let mut harness = harness((), |ui, ()| {
        ui.add(ProgressBar::new(0.64, "loop.mp4"));
        ui.add(ProgressBar::new(f32::NAN, "broken"));
    });
    harness.run();
    let value = |name| {
        let node = harness.get_by_role_and_label(Role::ProgressIndicator, name);
        node.accesskit_node().numeric_value()
    };
    assert_eq!(value("loop.mp4"), Some(64.0));
    assert_eq!(value("broken"), Some(0.0));
}
