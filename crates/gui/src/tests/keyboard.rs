//! What is done from the start to the end by the keyboard alone: an upload, a comparison, an edit.
//!
//! A [`Person`] can press keys and type, and see what has a name. There is no way to click, to call an action or to give
//! something the keyboard; what servers and programs do meanwhile comes by [`Person::world`] and touches no dialog.

mod person;

use eframe::egui::{Key, Modifiers};
use portolan_engine::{
    Edit, EditAnswer, EditConflict, EditId, EditProgram, EditPurpose, EditState, EditVersions, FileFacts,
};
use portolan_remote::Direction;

use self::person::Person;
use super::{editing::edit, *};
use crate::pane::Side;

/// The uploads among these requests: what, and to where.
fn uploads(requests: &[Request]) -> Vec<(Vec<Place>, Place)> {
    let uploads = requests.iter().filter_map(|request| match request {
        Request::Enqueue(order) if order.direction == Direction::Upload => {
            Some((order.sources.clone(), order.target.clone()))
        }
        _ => None,
    });
    uploads.collect()
}

fn here(name: &str) -> Place {
    Place::Local(PathBuf::from("/home/me/Work/site").join(name))
}

/// Types an address, and the server answers.
fn connected() -> Person {
    let mut person = Person::at(Window::empty());
    person.asked();
    person.press(Modifiers::COMMAND, Key::L);
    person.types("ftpes://web@ftp.studio.example/www");
    person.press(Modifiers::NONE, Key::Enter);
    let requests = person.asked();
    let [Request::Connect { site: wanted, .. }, ..] = requests.as_slice() else {
        panic!("{requests:?}")
    };
    let mut known = site();
    known.site = Arc::new((**wanted).clone());
    let id = known.site.id;
    person.world(|window| {
        let remote = window.remote();
        let folder = Place::Remote(id, RemotePath::new("/www"));
        window.set_pane(remote, listing(folder, 1, remote_entries()));
        window.frame.sites = Arc::new(BTreeMap::from([(id, known)]));
    });
    person
}

/// From the start of the program to the file in the queue, over the question of the server's certificate.
#[test]
fn an_upload_is_done_by_the_keyboard_alone() {
    let mut person = connected();
    // The first row of the server has the keyboard; Tab leads to the files of this computer.
    assert_eq!(person.row(), (Side::Remote, "..".to_owned()));
    person.press(Modifiers::NONE, Key::Tab);
    assert_eq!(person.row(), (Side::Local, "..".to_owned()));
    person.press(Modifiers::NONE, Key::End);
    person.press(Modifiers::NONE, Key::F5);
    let requests = person.asked();
    let site = person.site();
    let target = Place::Remote(site, RemotePath::new("/www"));
    assert_eq!(uploads(&requests), [(vec![here("main.css")], target)], "{requests:?}");
    // It exists there already: the person is asked, and replaces it.
    person.world(|window| window.ask(prompts::exists(0)));
    person.tab_to("Replace");
    person.press(Modifiers::NONE, Key::Enter);
    let requests = person.asked();
    assert!(
        matches!(requests.as_slice(), [Request::Answer(PromptId(1), _)]),
        "{requests:?}"
    );
    person.world(|window| window.frame.prompts = Arc::from([]));
    assert_eq!(
        person.row(),
        (Side::Local, "main.css".to_owned()),
        "back to where it was"
    );
}

/// Two folders with something of each sort.
fn differing() -> Window {
    let mut window = Window::connected();
    let (local, remote) = (window.local(), window.remote());
    let ours = vec![
        folder("img"),
        file("a.html", 5),
        file("size.js", 6),
        file("here.txt", 1),
    ];
    let theirs = vec![
        folder("img"),
        file("a.html", 5),
        file("size.js", 5),
        file("there.txt", 1),
    ];
    window.set_pane(local, listing(local_folder(), 2, ours));
    window.set_pane(remote, listing(remote_folder(), 2, theirs));
    window
}

/// From two folders to what one of them lacks in the queue.
#[test]
fn panes_are_compared_and_what_is_missing_is_moved_by_the_keyboard_alone() {
    let mut person = Person::at(differing());
    person.press(Modifiers::COMMAND, Key::O);
    let marks = |rows: Vec<(String, String)>| -> Vec<String> {
        let rows = rows.into_iter().filter(|(name, _)| name != "..");
        rows.map(|(name, mark)| format!("{name}: {mark}")).collect()
    };
    assert_eq!(
        marks(person.rows(true)),
        [
            "img: On both sides",
            "a.html: Same",
            "here.txt: Only here",
            "size.js: Another size"
        ]
    );
    assert_eq!(
        marks(person.rows(false)),
        [
            "img: On both sides",
            "a.html: Same",
            "size.js: Another size",
            "there.txt: Only on server"
        ]
    );
    // What is the same goes; a folder of which nobody knows stays.
    person.press(Modifiers::COMMAND | Modifiers::ALT, Key::O);
    let names: Vec<String> = person.rows(true).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["..", "img", "here.txt", "size.js"]);
    // By the palette, what the other side lacks is selected, and goes.
    person.press(Modifiers::COMMAND, Key::K);
    person.types("the other pane lacks");
    person.press(Modifiers::NONE, Key::Enter);
    assert_eq!(person.row().0, Side::Local);
    person.asked();
    person.press(Modifiers::NONE, Key::F5);
    let requests = person.asked();
    assert_eq!(
        uploads(&requests),
        [(vec![here("here.txt")], remote_folder())],
        "{requests:?}"
    );
    // And it is over.
    person.press(Modifiers::COMMAND, Key::O);
    assert!(person.rows(true).iter().all(|(_, mark)| mark.is_empty()));
}

/// From the file to the answer when both sides have changed it.
#[test]
fn a_file_of_the_server_is_edited_by_the_keyboard_alone() {
    let mut person = Person::at(Window::connected());
    person.press(Modifiers::NONE, Key::Tab);
    person.press(Modifiers::NONE, Key::End);
    person.asked();
    person.press(Modifiers::NONE, Key::F4);
    let requests = person.asked();
    let place = Place::Remote(site().site.id, RemotePath::new("/www/robots.txt"));
    assert!(
        matches!(requests.as_slice(), [Request::Edit { place: asked, purpose: EditPurpose::Edit, program: EditProgram::System }] if *asked == place),
        "{requests:?}"
    );
    // The program has it, and it is in the list of open files.
    person.world(|window| window.frame.edits = Arc::from([edit(EditState::Unchanged)]));
    assert!(
        person
            .rows_of_the_dock()
            .contains(&("robots.txt".to_owned(), "Not changed".to_owned()))
    );
    // Saved here, and changed there meanwhile.
    let facts = |size| FileFacts {
        folder: "/www".into(),
        size: Some(size),
        modified: Some(NOW - 60),
    };
    let both_changed = |versions| Edit {
        versions,
        ..edit(EditState::Asks(EditConflict {
            ours: facts(12),
            theirs: Some(facts(15)),
            comparable: true,
        }))
    };
    person.world(|window| window.frame.edits = Arc::from([both_changed(None)]));
    assert!(person.sees("“robots.txt” changed on the server too"));
    person.tab_to("Compare");
    person.press(Modifiers::NONE, Key::Enter);
    let requests = person.asked();
    assert!(
        matches!(requests.as_slice(), [Request::CompareEdit(EditId(3))]),
        "{requests:?}"
    );
    let versions = EditVersions {
        ours: Arc::from(&b"one\nmine\n"[..]),
        theirs: Arc::from(&b"one\ntheirs\n"[..]),
        whole: true,
    };
    person.world(|window| window.frame.edits = Arc::from([both_changed(Some(Arc::new(versions)))]));
    assert!(person.sees("+ here mine") && person.sees("− server theirs"));
    person.tab_to("Keep both");
    person.press(Modifiers::NONE, Key::Enter);
    let requests = person.asked();
    assert!(
        matches!(
            requests.as_slice(),
            [Request::AnswerEdit(EditId(3), EditAnswer::KeepBoth)]
        ),
        "{requests:?}"
    );
    person.world(|window| window.frame.edits = Arc::from([edit(EditState::Unchanged)]));
    assert_eq!(
        person.row(),
        (Side::Remote, "robots.txt".to_owned()),
        "back to the file"
    );
}
