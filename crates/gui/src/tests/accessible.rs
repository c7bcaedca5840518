//! For who works by ear, by keyboard or with large letters: every widget that can be used has a name and a role, in every
//! dialog and every list of the dock, and no two of a dialog have the same; the keyboard reaches all of a dialog; nothing
//! leaves the window at any scale.

//! For who works by ear, by keyboard or with large letters: every widget that can be used has a name and a role, in every
//! dialog and every list of the dock; an upload needs no mouse; the keyboard reaches all of a dialog; nothing leaves the
//! window at any scale.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use eframe::egui::{
    Key,
    accesskit::{Action as Deed, NodeId, Role},
};
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};
use portolan_ui_kit::modal::Dialog;

use super::{language::files, pictures::scenes, *};
use crate::{
    action::{Action, Named},
    chosen::SCALES,
    queue_panel::DockTab,
};

fn is_usable(node: &AccessKitNode<'_>) -> bool {
    [Deed::Click, Deed::Focus, Deed::Expand, Deed::Increment, Deed::SetValue]
        .into_iter()
        .any(|deed| node.data().supports_action(deed))
}

/// Widgets that can be used, and do not say what they are and what they are called.
fn nameless(harness: &Harness<'_, Window>) -> Vec<String> {
    let nodes = harness.root().children_recursive();
    let nodes = nodes.map(|node| node.accesskit_node()).filter(is_usable);
    let wrong = nodes.filter(|node| {
        // A scroll bar belongs to what it scrolls; a text that can be selected is its own name.
        let name = match node.role() {
            Role::ScrollBar => return false,
            Role::Label => node.value(),
            _ => node.label(),
        };
        let anonymous = matches!(node.role(), Role::Unknown | Role::GenericContainer);
        anonymous || name.is_none_or(|name| name.trim().is_empty())
    });
    wrong
        .map(|node| format!("{:?} {:?} at {:?}", node.role(), node.label(), node.raw_bounds()))
        .collect()
}

/// What has the keyboard.
fn focused(harness: &Harness<'_, Window>) -> Option<(NodeId, String)> {
    let mut nodes = harness.root().children_recursive().map(|node| node.accesskit_node());
    let node = nodes.find(AccessKitNode::is_focused)?;
    Some((node.locate().0, node.label().unwrap_or_default()))
}

/// With everything selected in the active pane, and this action done.
fn opened<'a>(named: Named) -> Harness<'a, Window> {
    let mut harness = Window::connected().open();
    for named in [Named::SelectAll, named] {
        harness.state_mut().later.push(Action::Named(named));
        harness.run_steps(4);
    }
    harness
}

/// Widgets of a kind that have the same name, in one dialog or part of the dock: nobody could tell them apart by ear.
fn alike(root: &egui_kittest::Node<'_>) -> Vec<String> {
    let mut seen: BTreeMap<(String, String), usize> = BTreeMap::new();
    let nodes = root.children_recursive().map(|node| node.accesskit_node());
    for node in nodes.filter(is_usable) {
        // Rows are called as what they show, and of that there may be two; a line of text that can be selected is its own name.
        if matches!(
            node.role(),
            Role::Row | Role::Label | Role::ScrollBar | Role::GenericContainer
        ) {
            continue;
        }
        let name = node.label().unwrap_or_default();
        *seen.entry((format!("{:?}", node.role()), name)).or_default() += 1;
    }
    let twice = seen.into_iter().filter(|(_, times)| *times > 1);
    twice
        .map(|((role, name), times)| format!("{times} of {role} {name:?}"))
        .collect()
}

/// The identities of all dialogs, out of the sources: a new one that no scene opens is a failure.
fn dialogs_of_the_sources() -> BTreeSet<String> {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeSet::new();
    for file in files(&sources) {
        let text = std::fs::read_to_string(&file).expect("a source");
        if file.components().any(|part| part.as_os_str() == "tests") {
            continue;
        }
        let own = |(at, _): &(usize, &str)| !text[..*at].ends_with(|before: char| before.is_alphanumeric());
        for (at, call) in text.match_indices("Dialog::new(").filter(own) {
            let rest = text[at + call.len()..].trim_start();
            let name = rest.strip_prefix('"').and_then(|rest| rest.split_once('"'));
            let (name, _) = name.unwrap_or_else(|| panic!("{file:?}: a dialog whose identity is no literal"));
            found.insert(name.to_owned());
        }
    }
    found
}

/// What is wrong with the names of widgets: in the whole window, and in the dialog that shall be open. The scenes of the
/// pictures call it, which open every dialog, question, page and tab (`tests/run --only pictures`).
pub(super) fn troubles(harness: &Harness<'_, Window>, dialog: Option<&str>) -> Vec<String> {
    let mut wrong = nameless(harness);
    let Some(dialog) = dialog else { return wrong };
    let layer = Dialog::id(dialog);
    let open = harness.ctx.memory(|memory| memory.areas().visible_layer_ids());
    if !open.iter().any(|open| open.id == layer) {
        wrong.push(format!("the dialog {dialog:?} is not open"));
    }
    let mut named = 0;
    for root in harness.query_all_by_role(Role::Dialog) {
        wrong.extend(alike(&root));
        named += usize::from(root.children_recursive().any(|node| is_usable(&node.accesskit_node())));
    }
    if named == 0 {
        wrong.push("nothing in it can be used".to_owned());
    }
    wrong
}

/// A dialog that no scene shows has been looked at by nobody.
#[test]
fn every_dialog_of_the_sources_is_in_a_scene() {
    let known = dialogs_of_the_sources();
    assert!(known.len() > 20, "{known:?}");
    let scenes = scenes::dialogs();
    let shown: BTreeSet<String> = scenes
        .iter()
        .filter_map(|scene| scene.dialog.map(str::to_owned))
        .collect();
    assert_eq!(known, shown);
    // The dock has a list in a scene for each of its tabs, and the window as it begins and as it works.
    assert_eq!(scenes::docks().len(), DockTab::ALL.len());
}

/// Every list of the dock, full and empty, and the window around it.
#[test]
fn whatever_can_be_used_in_the_window_has_a_name_and_a_role() {
    let mut wrong = Vec::new();
    for (empty, tab) in [true, false]
        .into_iter()
        .flat_map(|empty| DockTab::ALL.map(|tab| (empty, tab)))
    {
        let mut window = if empty { Window::empty() } else { dock::busy().0 };
        window.view.dock.tab = tab;
        let found = nameless(&window.open()).into_iter();
        wrong.extend(found.map(|node| format!("{tab:?}, empty {empty}: {node}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Tab goes round: through everything, and back to where it began.
#[test]
fn the_keyboard_reaches_everything_in_a_dialog_and_stays_in_it() {
    for named in [
        Named::NewFolder,
        Named::SelectPattern,
        Named::ManualTransfer,
        Named::Encoding,
    ] {
        let mut harness = opened(named);
        let mut way = Vec::new();
        for _ in 0..40 {
            harness.key_press(Key::Tab);
            harness.run_steps(2);
            let now = focused(&harness).unwrap_or_else(|| panic!("{named:?}: the keyboard is lost after {way:?}"));
            if way.first() == Some(&now) {
                break;
            }
            assert!(!way.contains(&now), "{named:?}: {now:?} is met twice: {way:?}");
            way.push(now);
        }
        assert!(way.len() > 1 && way.len() < 40, "{named:?}: {way:?}");
        let expected = ["Cancel"];
        for label in expected {
            assert!(
                way.iter().any(|(_, name)| name == label),
                "{named:?}: no {label} in {way:?}"
            );
        }
    }
}

/// At every scale, on a screen of 1440 × 900.
#[test]
fn no_control_leaves_the_window_at_any_scale() {
    let mut wrong = Vec::new();
    for scale in SCALES {
        let mut harness = Window::connected().open();
        // A test has no screen: what is larger has fewer points.
        harness.set_size(egui::vec2(1440.0, 900.0) / scale);
        harness.run_steps(4);
        let screen = harness.ctx.content_rect();
        for node in harness.root().children_recursive() {
            let node = node.accesskit_node();
            let control = matches!(
                node.role(),
                Role::Button | Role::TextInput | Role::CheckBox | Role::Tab | Role::ComboBox | Role::Switch
            );
            let Some(place) = node.raw_bounds().filter(|_| control && is_usable(&node)) else {
                continue;
            };
            let inside = place.x0 >= f64::from(screen.left()) - 1.0
                && place.x1 <= f64::from(screen.right()) + 1.0
                && place.y0 >= f64::from(screen.top()) - 1.0
                && place.y1 <= f64::from(screen.bottom()) + 1.0;
            if !inside {
                wrong.push(format!(
                    "{scale}: {:?} {:?} at {place:?}, window {screen:?}",
                    node.role(),
                    node.label()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
