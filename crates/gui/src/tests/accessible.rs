//! For who works by ear, by keyboard or with large letters: every widget that can be used has a name and a role, in every
//! dialog and every list of the dock; an upload needs no mouse; the keyboard reaches all of a dialog; nothing leaves the
//! window at any scale.

use eframe::egui::{
    Key, Modifiers,
    accesskit::{Action as Deed, NodeId, Role},
};
use egui_kittest::kittest::{AccessKitNode, NodeT as _};
use portolan_engine::{Enqueue, LogOnPart, Question, Request};
use portolan_remote::{Act, Direction, ErrorKind, RemoteError};

use super::{
    prompts::{certificate, exists, server},
    *,
};
use crate::{
    action::{Action, Named},
    chosen::SCALES,
    queue_panel::DockTab,
};

/// What opens something with a face of its own.
const OPENS: [Named; 26] = [
    Named::About,
    Named::Find,
    Named::Compare,
    Named::Filters,
    Named::ComparePanes,
    Named::Palette,
    Named::Menu,
    Named::Settings,
    Named::EditShortcuts,
    Named::Sites,
    Named::NewSite,
    Named::ImportSites,
    Named::SaveSite,
    Named::NewFolder,
    Named::NewFile,
    Named::Delete,
    Named::Permissions,
    Named::Properties,
    Named::RenameMany,
    Named::SelectPattern,
    Named::ManualTransfer,
    Named::Bookmarks,
    Named::Encoding,
    Named::ServerMemory,
    Named::TrustStore,
    Named::UploadFiles,
];

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

#[test]
fn whatever_can_be_used_has_a_name_and_a_role_in_every_dialog() {
    let mut wrong = Vec::new();
    for named in OPENS {
        let harness = opened(named);
        wrong.extend(nameless(&harness).into_iter().map(|node| format!("{named:?}: {node}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn whatever_can_be_used_has_a_name_and_a_role_in_every_question() {
    let questions = [
        Question::Password {
            server: server(),
            user: "web".to_owned(),
            part: LogOnPart::Password,
            says: None,
            held_until: None,
            may_keep: true,
            refused: None,
        },
        Question::MasterPassword {
            new: true,
            wrong: false,
        },
        Question::Certificate {
            server: server(),
            certificate: certificate(),
            before: None,
        },
        exists(3),
    ];
    for question in questions {
        let what = format!("{question:?}");
        let mut window = Window::connected();
        window.ask(question);
        assert_eq!(nameless(&window.open()), Vec::<String>::new(), "{what}");
    }
    let mut window = Window::connected();
    let error = RemoteError::new(ErrorKind::NotFound, Act::Download).at("/www/a.txt");
    window.view.dialogs.error = Some(Arc::new(error));
    assert_eq!(nameless(&window.open()), Vec::<String>::new());
}

#[test]
fn whatever_can_be_used_has_a_name_and_a_role_in_every_list_of_the_dock() {
    for (empty, tab) in [true, false]
        .into_iter()
        .flat_map(|empty| DockTab::ALL.map(|tab| (empty, tab)))
    {
        let mut window = if empty { Window::empty() } else { dock::busy().0 };
        window.view.dock.tab = tab;
        assert_eq!(nameless(&window.open()), Vec::<String>::new(), "{tab:?}");
    }
}

/// From the start of the program to the file in the queue.
#[test]
fn an_upload_is_done_by_the_keyboard_alone() {
    let mut harness = Window::empty().open();
    asked(&mut harness);
    let press = |harness: &mut Harness<'_, Window>, modifiers, key| {
        harness.key_press_modifiers(modifiers, key);
        harness.run_steps(4);
    };
    press(&mut harness, Modifiers::COMMAND, Key::L);
    harness.event(egui::Event::Text("ftpes://web@ftp.studio.example/www".to_owned()));
    harness.run_steps(4);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let requests = asked(&mut harness);
    let [Request::Connect { site: wanted, .. }, ..] = requests.as_slice() else {
        panic!("{requests:?}")
    };
    // The server answers.
    let mut known = site();
    known.site = Arc::new((**wanted).clone());
    let id = known.site.id;
    let window = harness.state_mut();
    let remote = window.remote();
    let folder = Place::Remote(id, RemotePath::new("/www"));
    window.set_pane(remote, listing(folder.clone(), 1, remote_entries()));
    window.frame.sites = Arc::new(BTreeMap::from([(id, known)]));
    harness.run_steps(4);
    // Wherever the keyboard is now, it gets to the files of this computer.
    let mut way = Vec::new();
    while harness.state_mut().view.tab().remote_active && way.len() < 40 {
        way.push(focused(&harness));
        press(&mut harness, Modifiers::NONE, Key::Tab);
    }
    assert!(!harness.state_mut().view.tab().remote_active, "{way:?}");
    press(&mut harness, Modifiers::NONE, Key::End);
    press(&mut harness, Modifiers::NONE, Key::F5);
    let requests = asked(&mut harness);
    let upload = requests.iter().find_map(|request| match request {
        Request::Enqueue(Enqueue {
            direction: Direction::Upload,
            sources,
            target,
            ..
        }) => Some((sources.clone(), target.clone())),
        _ => None,
    });
    let (sources, target) = upload.unwrap_or_else(|| panic!("{requests:?}"));
    assert_eq!(sources, [Place::Local(PathBuf::from("/home/me/Work/site/main.css"))]);
    assert_eq!(target, folder);
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
