use eframe::egui::{Key, Modifiers};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use portolan_engine::{
    Edit, EditAnswer, EditConflict, EditId, EditProgram, EditPurpose, EditState, EditVersions, FileFacts, OnDesktop,
};

use super::*;
use crate::{action::Named, queue_panel::DockTab};

fn press(harness: &mut Harness<'_, Window>, key: Key) {
    harness.key_press_modifiers(Modifiers::NONE, key);
    harness.run_steps(3);
}

fn click(harness: &mut Harness<'_, Window>, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(3);
}

fn dialog(harness: &Harness<'_, Window>, title: &str) -> bool {
    harness.query_all_by_label(title).next().is_some()
}

pub(crate) fn edit(state: EditState) -> Edit {
    Edit {
        id: EditId(3),
        purpose: EditPurpose::Edit,
        site: site().site.id,
        address: "ftpes://web@ftp.studio.example/".into(),
        path: RemotePath::new("/www/robots.txt"),
        file: PathBuf::from("/state/edits/1/file/robots.txt"),
        state,
        saved: 0,
        saved_at: None,
        runs: false,
        asks_to_run: false,
        versions: None,
    }
}

fn show(harness: &mut Harness<'_, Window>, edit: Edit) {
    let window = harness.state_mut();
    window.frame.edits = Arc::from([edit]);
    window.view.dock.tab = DockTab::Edits;
    harness.run_steps(3);
}

fn facts(size: u64) -> FileFacts {
    FileFacts {
        folder: "/www".into(),
        size: Some(size),
        modified: Some(NOW - 60),
    }
}

fn conflict() -> EditState {
    EditState::Asks(EditConflict {
        ours: facts(12),
        theirs: Some(facts(15)),
        comparable: true,
    })
}

#[test]
fn the_program_of_a_file_is_chosen_by_its_ending() {
    let mut harness = Window::connected().open();
    // As the program begins.
    harness.state_mut().view.tab().local.focus();
    harness.run_steps(3);
    press(&mut harness, Key::Tab);
    press(&mut harness, Key::End);
    asked(&mut harness);
    press(&mut harness, Key::F4);
    let requests = asked(&mut harness);
    let place = Place::Remote(site().site.id, RemotePath::new("/www/robots.txt"));
    assert!(
        matches!(requests.as_slice(), [Request::Edit { place: asked, purpose: EditPurpose::Edit, program: EditProgram::System }] if *asked == place),
        "{requests:?}"
    );
    assert_eq!(harness.state().view.dock.tab, DockTab::Edits);
    // Another program, by the ending of the name.
    harness.state_mut().prefs.chosen.editors = "txt = code --wait".to_owned();
    press(&mut harness, Key::F3);
    let words = ["code", "--wait"].map(str::to_owned).to_vec();
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::Edit { purpose: EditPurpose::View, program, .. }] if *program == EditProgram::Words(words)),
        "{requests:?}"
    );
}

#[test]
fn open_files_say_how_they_are() {
    let mut harness = Window::connected().open();
    harness.state_mut().later.push(Action::Named(Named::ShowEdits));
    harness.run_steps(3);
    assert!(harness.query_by_label("No file of a server is open").is_some());
    show(&mut harness, edit(EditState::Unchanged));
    let row = harness
        .get_all_by_label("robots.txt")
        .find_map(|row| row.accesskit_node().description());
    assert_eq!(row.as_deref(), Some("Not changed"));
    let error =
        portolan_remote::RemoteError::new(portolan_remote::ErrorKind::ConnectionLost, portolan_remote::Act::Upload);
    show(&mut harness, edit(EditState::Waiting(Arc::new(error))));
    // What the server has not is not given up without a yes.
    harness
        .state_mut()
        .later
        .push(Action::Editing(crate::editing::Wish::Close(EditId(3))));
    harness.run_steps(3);
    assert!(dialog(&harness, "Give up the changes to “robots.txt”?"));
    asked(&mut harness);
    press(&mut harness, Key::Enter);
    assert!(asked(&mut harness).is_empty());
    harness
        .state_mut()
        .later
        .push(Action::Editing(crate::editing::Wish::Close(EditId(3))));
    harness.run_steps(3);
    click(&mut harness, "Give up");
    let requests = asked(&mut harness);
    assert!(
        matches!(
            requests.as_slice(),
            [Request::CloseEdit {
                edit: EditId(3),
                discard: true
            }]
        ),
        "{requests:?}"
    );
}

#[test]
fn both_versions_are_compared_before_one_is_chosen() {
    let mut harness = Window::connected().open();
    show(&mut harness, edit(conflict()));
    assert!(dialog(&harness, "“robots.txt” changed on the server too"));
    asked(&mut harness);
    click(&mut harness, "Compare");
    assert!(matches!(
        asked(&mut harness).as_slice(),
        [Request::CompareEdit(EditId(3))]
    ));
    let mut both = edit(conflict());
    both.versions = Some(Arc::new(EditVersions {
        ours: Arc::from(&b"one\nmine\n"[..]),
        theirs: Arc::from(&b"one\ntheirs\n"[..]),
        whole: true,
    }));
    show(&mut harness, both.clone());
    assert!(
        harness
            .query_by_label("1 line here only · 1 line on the server only")
            .is_some()
    );
    assert!(harness.query_by_label("+ here mine").is_some() && harness.query_by_label("− server theirs").is_some());
    click(&mut harness, "Keep both");
    assert!(matches!(
        asked(&mut harness).as_slice(),
        [Request::AnswerEdit(EditId(3), EditAnswer::KeepBoth)]
    ));
    // Put off, it is asked no more, until it is another one.
    press(&mut harness, Key::Escape);
    assert!(!dialog(&harness, "“robots.txt” changed on the server too"));
    both.state = EditState::Asks(EditConflict {
        ours: facts(99),
        theirs: Some(facts(15)),
        comparable: true,
    });
    show(&mut harness, both);
    click(&mut harness, "Replace");
    assert!(matches!(
        asked(&mut harness).as_slice(),
        [Request::AnswerEdit(EditId(3), EditAnswer::Replace)]
    ));
}

#[test]
fn a_program_runs_only_after_a_yes() {
    let mut harness = Window::connected().open();
    let mut runs = edit(EditState::Unchanged);
    (runs.path, runs.runs, runs.asks_to_run) = (RemotePath::new("/www/run.sh"), true, true);
    show(&mut harness, runs);
    assert!(dialog(&harness, "Run “run.sh”?"));
    asked(&mut harness);
    press(&mut harness, Key::Enter);
    assert!(matches!(asked(&mut harness).as_slice(), [Request::DoNotRun(EditId(3))]));
    click(&mut harness, "Run it");
    assert!(matches!(
        asked(&mut harness).as_slice(),
        [Request::OpenEdit {
            sure: true,
            program: EditProgram::System,
            ..
        }]
    ));
    // The same for what lies on this computer.
    let mut harness = Window::connected().open();
    let local = harness.state_mut().local();
    let entries = vec![file("setup.exe", 12)];
    harness.state_mut().set_pane(local, listing(local_folder(), 2, entries));
    harness.run_steps(3);
    click(&mut harness, "setup.exe");
    harness.state_mut().later.push(Action::Named(Named::OpenWithDefault));
    harness.run_steps(3);
    asked(&mut harness);
    click(&mut harness, "Run it");
    assert!(matches!(
        asked(&mut harness).as_slice(),
        [Request::Desktop(OnDesktop::Open(path))] if path.ends_with("setup.exe")
    ));
}
