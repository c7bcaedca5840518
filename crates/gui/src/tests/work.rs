use eframe::egui::{Key, Modifiers};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use portolan_engine::{
    ByHand, Errand, ErrandId, ErrandKind, FolderSize, Hashed, LookState, Looked, ModeChange, OnDesktop, PermissionWish,
    Request, RequestId,
};
use portolan_remote::{ChecksumAlgorithm, ChecksumMaker, Direction, TypeChoice};

use super::*;
use crate::action::Named;

fn click(harness: &mut Harness<'_, Window>, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(3);
}

fn press(harness: &mut Harness<'_, Window>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(3);
}

/// A text field, which has its label beside it too.
fn field<'a>(harness: &'a Harness<'_, Window>, label: &'a str) -> egui_kittest::Node<'a> {
    harness.get_by_role_and_label(egui::accesskit::Role::TextInput, label)
}

fn call(harness: &mut Harness<'_, Window>, named: Named) {
    harness.state_mut().later.push(Action::Named(named));
    harness.run_steps(3);
}

fn hand(harness: &mut Harness<'_, Window>, hand: ByHand) {
    harness.state_mut().frame.hand = Arc::new(hand);
    harness.run_steps(3);
}

/// A click into the remote pane, so that it is the active one.
fn remote_row(harness: &mut Harness<'_, Window>, label: &str) {
    let row = harness
        .get_all_by_label(label)
        .find(|row| row.rect().left() > 700.0 && row.rect().top() < 560.0)
        .expect("a row of the server");
    row.click();
    harness.run_steps(3);
}

fn there(path: &str) -> Place {
    Place::Remote(site().site.id, RemotePath::new(path))
}

fn here(path: &str) -> Place {
    Place::Local(PathBuf::from("/home/me/Work/site").join(path))
}

#[test]
fn permissions_by_matrix_and_number_down_the_tree() {
    let mut harness = Window::connected().open();
    remote_row(&mut harness, "assets");
    call(&mut harness, Named::Permissions);
    asked(&mut harness);
    click(&mut harness, "Group: write");
    assert!(harness.query_by_label_contains("rwxrwxr-x").is_some());
    click(&mut harness, "Also everything in the folders");
    click(&mut harness, "Files only");
    click(&mut harness, "Set permissions");
    let requests = asked(&mut harness);
    let [Request::SetPermissions(places, wish)] = requests.as_slice() else {
        panic!("{requests:?}");
    };
    assert_eq!(places, &[there("/www/assets")]);
    let files = Some(ModeChange { keep: 0, set: 0o775 });
    assert_eq!(
        *wish,
        PermissionWish {
            files,
            folders: None,
            recursive: true
        }
    );
}

#[test]
fn properties_tell_all_and_ask_for_a_checksum() {
    let mut harness = Window::connected().open();
    remote_row(&mut harness, "robots.txt");
    press(&mut harness, Modifiers::ALT, Key::Enter);
    assert!(harness.query_by_label("118 bytes").is_some());
    assert!(harness.query_by_label_contains("0644").is_some());
    asked(&mut harness);
    click(&mut harness, "Checksum");
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::Hash(place, None)] if *place == there("/www/robots.txt")),
        "{requests:?}"
    );
    let checksum = ChecksumMaker::new(ChecksumAlgorithm::Crc32).finish();
    let hex = checksum.hex();
    let hashed = Hashed {
        place: there("/www/robots.txt"),
        result: Some(Ok(checksum)),
    };
    hand(
        &mut harness,
        ByHand {
            hashes: vec![hashed],
            ..ByHand::default()
        },
    );
    assert!(harness.query_by_label(&hex).is_some());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label_contains("Properties of").is_none());
}

#[test]
fn many_are_renamed_as_the_preview_shows() {
    let mut harness = Window::connected().open();
    click(&mut harness, "assets-v12.zip");
    let main = harness.get_by_label("main.css");
    main.click_modifiers(Modifiers::COMMAND);
    harness.run_steps(3);
    asked(&mut harness);
    press(&mut harness, Modifiers::COMMAND, Key::M);
    assert!(harness.query_by_label("Nothing changes yet").is_some());
    field(&harness, "Find").type_text("s");
    harness.run_steps(2);
    field(&harness, "Replace with").focus();
    harness.run_steps(2);
    field(&harness, "Replace with").type_text("S");
    harness.run_steps(4);
    assert!(harness.query_by_label("assets-v12.zip → aSSetS-v12.zip").is_some());
    click(&mut harness, "Rename");
    let requests = asked(&mut harness);
    let [Request::RenameMany(pairs)] = requests.as_slice() else {
        panic!("{requests:?}");
    };
    assert_eq!(
        pairs,
        &[
            (here("assets-v12.zip"), here("aSSetS-v12.zip")),
            (here("main.css"), here("main.cSS"))
        ]
    );
}

#[test]
fn names_that_meet_cannot_be_asked_for() {
    let mut harness = Window::connected().open();
    click(&mut harness, "main.css");
    asked(&mut harness);
    press(&mut harness, Modifiers::COMMAND, Key::M);
    field(&harness, "Find").type_text("main.css");
    harness.run_steps(2);
    field(&harness, "Replace with").focus();
    harness.run_steps(2);
    field(&harness, "Replace with").type_text("index.html");
    harness.run_steps(4);
    assert!(harness.query_by_label("1 name cannot be").is_some());
    click(&mut harness, "Rename");
    assert!(asked(&mut harness).is_empty());
}

#[test]
fn a_pattern_selects_and_unselects() {
    let mut harness = Window::connected().open();
    click(&mut harness, "brand");
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    // The star that stands there is selected: typing replaces it.
    harness.get_by_label("Names like").type_text("*.css; *.html");
    harness.run_steps(2);
    click(&mut harness, "Select");
    assert!(harness.query_by_label_contains("3 of 5 selected").is_some());
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::A);
    assert!(harness.query_by_label_contains("2 of 5 selected").is_some());
}

#[test]
fn space_looks_at_a_text_and_closes_it() {
    let mut harness = Window::connected().open();
    remote_row(&mut harness, "robots.txt");
    asked(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Space);
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::Look(place, _)] if *place == there("/www/robots.txt")),
        "{requests:?}"
    );
    assert!(harness.query_all_by_label("Bringing the file").next().is_some());
    let looked = Looked {
        place: there("/www/robots.txt"),
        bytes: Arc::from(&b"User-agent: *\nDisallow:\n"[..]),
        whole: true,
        state: LookState::Ready,
    };
    hand(
        &mut harness,
        ByHand {
            look: Some(Arc::new(looked)),
            ..ByHand::default()
        },
    );
    assert!(harness.query_by_label("User-agent: *").is_some());
    press(&mut harness, Modifiers::NONE, Key::Space);
    let requests = asked(&mut harness);
    assert!(matches!(requests.as_slice(), [Request::EndLook]), "{requests:?}");
    assert!(harness.query_by_label("User-agent: *").is_none());
}

#[test]
fn new_files_and_folders_to_enter() {
    let mut harness = Window::connected().open();
    click(&mut harness, "brand");
    asked(&mut harness);
    press(&mut harness, Modifiers::SHIFT, Key::F4);
    harness.get_by_label("Name of the file").type_text("a.txt");
    harness.run_steps(2);
    click(&mut harness, "Create");
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::MakeFile(place)] if *place == here("a.txt")),
        "{requests:?}"
    );
    press(&mut harness, Modifiers::SHIFT, Key::F7);
    harness.get_by_label("Name of the folder").type_text("new");
    harness.run_steps(2);
    click(&mut harness, "Create and enter");
    let requests = asked(&mut harness);
    let [Request::Tracked(RequestId(number), request)] = requests.as_slice() else {
        panic!("{requests:?}");
    };
    assert!(matches!(&**request, Request::MakeFolder(place) if *place == here("new")));
    let finished = portolan_engine::Finished {
        request: RequestId(*number),
        result: Ok(portolan_engine::Finish::Done),
    };
    let ctx = harness.ctx.clone();
    let window = harness.state_mut();
    window.frame.finished = Arc::new([finished]);
    let mut following = Actions::default();
    window.apply(&ctx).ended_requests(&mut following);
    window.later.append(&mut following.0);
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::Show { place, .. }] if *place == here("new")),
        "{requests:?}"
    );
}

#[test]
fn what_runs_by_hand_is_shown_and_stopped() {
    let mut harness = Window::connected().open();
    let errand = Errand {
        id: ErrandId(7),
        kind: ErrandKind::Delete,
        what: "“assets”".into(),
        site: Some(site().site.id),
        files: 1204,
        folders: 3,
        bytes: 0,
        of: None,
        failed: 1,
        at: "/www/assets/deep/file".into(),
    };
    let sizes = std::collections::HashMap::from([(
        here("brand"),
        FolderSize {
            bytes: 1_500_000,
            at_least: true,
            ..FolderSize::default()
        },
    )]);
    hand(
        &mut harness,
        ByHand {
            errands: vec![errand],
            sizes,
            ..ByHand::default()
        },
    );
    assert!(harness.query_by_label("Deleting “assets”").is_some());
    assert!(harness.query_by_label("1,204 files, 3 folders · 1 failed").is_some());
    asked(&mut harness);
    click(&mut harness, "Stop");
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::StopErrand(ErrandId(7))]),
        "{requests:?}"
    );
}

#[test]
fn a_transfer_by_path_names_both_ends() {
    let mut harness = Window::connected().open();
    click(&mut harness, "brand");
    call(&mut harness, Named::ManualTransfer);
    asked(&mut harness);
    let field = harness.get_by_label("Path on this computer");
    field.type_text("index.html");
    harness.run_steps(3);
    assert!(harness.query_by_label_contains("Byte for byte.").is_some());
    click(&mut harness, "Automatic");
    assert!(harness.query_by_label_contains("As text: line ends").is_some());
    click(&mut harness, "Transfer");
    let requests = asked(&mut harness);
    let order = the_order(&requests);
    assert_eq!(order.direction, Direction::Upload);
    assert_eq!(order.sources, [here("index.html")]);
    assert_eq!(order.target, there("/www"));
    assert_eq!(order.options.file_type, Some(TypeChoice::Automatic));
    assert_eq!(
        order.rename.as_ref().map(ToString::to_string).as_deref(),
        Some("index.html")
    );
}

#[test]
fn the_desktop_is_asked_for_what_is_here_only() {
    let mut harness = Window::connected().open();
    click(&mut harness, "main.css");
    asked(&mut harness);
    press(&mut harness, Modifiers::SHIFT, Key::Enter);
    call(&mut harness, Named::Terminal);
    let requests = asked(&mut harness);
    let folder = PathBuf::from("/home/me/Work/site");
    assert!(
        matches!(
            requests.as_slice(),
            [
                Request::Desktop(OnDesktop::Open(file)),
                Request::Desktop(OnDesktop::Terminal(within, _))
            ] if *file == folder.join("main.css") && *within == folder
        ),
        "{requests:?}"
    );
    remote_row(&mut harness, "robots.txt");
    asked(&mut harness);
    call(&mut harness, Named::OpenWithDefault);
    call(&mut harness, Named::Terminal);
    assert!(asked(&mut harness).is_empty());
}

#[test]
fn back_and_forward_and_the_sides() {
    let mut harness = Window::connected().open();
    click(&mut harness, "brand");
    let local = harness.state_mut().local();
    let show = |harness: &mut Harness<'_, Window>, path: &str| {
        let place = Place::Local(path.into());
        harness
            .state_mut()
            .set_pane(local, listing(place, 2, vec![folder("inside")]));
        harness.run_steps(4);
    };
    show(&mut harness, "/home/me/Work/site/brand");
    asked(&mut harness);
    press(&mut harness, Modifiers::ALT, Key::ArrowLeft);
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::Show { place, .. }] if *place == local_folder()),
        "{requests:?}"
    );
    show(&mut harness, "/home/me/Work/site");
    press(&mut harness, Modifiers::ALT, Key::ArrowRight);
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::Show { place: Place::Local(path), .. }] if path.ends_with("brand")),
        "{requests:?}"
    );
    let before = harness.get_by_label("Local files").rect().left();
    call(&mut harness, Named::SwapSides);
    let after = harness.get_by_label("Local files").rect().left();
    assert!(before < 10.0 && after > 700.0, "{before} {after}");
    assert!(harness.get_by_label("Remote files").rect().left() < 10.0);
    let rows = harness.get_all_by_role(egui::accesskit::Role::Row).count();
    assert!(rows > 4 && harness.get_by_label("robots.txt").accesskit_node().label().is_some());
}

#[test]
fn a_command_for_the_server_is_completed_and_sent() {
    let mut harness = Window::connected().open();
    call(&mut harness, Named::ShowLog);
    asked(&mut harness);
    harness.get_by_label("Command for the server").focus();
    harness.run_steps(2);
    harness.get_by_label("Command for the server").type_text("si");
    harness.run_steps(3);
    assert!(harness.query_by_label_contains("SITE CHMOD").is_some());
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Tab);
    harness.get_by_label("Command for the server").type_text("644 a");
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let requests = asked(&mut harness);
    let [Request::Raw(to, line)] = requests.as_slice() else {
        panic!("{requests:?}");
    };
    assert_eq!((*to, line.as_str()), (site().site.id, "SITE CHMOD 644 a"));
}
