//! Making two folders alike: all is seen before anything is done.

use eframe::egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use portolan_engine::{CompareBy, Enqueue, Hunt, HuntId, HuntRow, HuntView, Request, Verdict};

use super::*;
use crate::action::DeleteQuestion;

/// The comparison that the dialog asks for.
fn begun(harness: &mut Harness<'_, Window>) -> Hunt {
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Y);
    harness.run_steps(4);
    let sent = asked(harness);
    let hunts: Vec<&Request> = sent.iter().filter(|one| matches!(one, Request::Hunt(_))).collect();
    let [Request::Hunt(hunt)] = hunts.as_slice() else {
        panic!("{sent:?}");
    };
    (**hunt).clone()
}

pub(crate) fn rows() -> Vec<HuntRow> {
    let row = hunts::compared;
    let both = |name, here, there| (Some(file(name, here)), Some(file(name, there)));
    let (index, old_index) = both("index.html", 12_400, 11_900);
    let (main, old_main) = both("main.js", 201_300, 201_400);
    let (robots, same) = both("robots.txt", 118, 118);
    vec![
        row("index.html", Verdict::NewerHere, index, old_index),
        row("campaign-2026", Verdict::OnlyHere, Some(folder("campaign-2026")), None),
        row(
            "assets-v11.zip",
            Verdict::OnlyThere,
            None,
            Some(file("assets-v11.zip", 301_200_000)),
        ),
        row("robots.txt", Verdict::Same, robots, same),
        row("main.js", Verdict::NewerThere, main, old_main),
    ]
}

pub(crate) fn view(hunt: Hunt, rows: Vec<HuntRow>, running: bool) -> Arc<HuntView> {
    Arc::new(HuntView {
        id: HuntId(7),
        running,
        ..hunts::view(hunt, rows)
    })
}

fn told(harness: &mut Harness<'_, Window>, view: Arc<HuntView>) {
    harness.state_mut().frame.hunts = Arc::from([view]);
    harness.run_steps(4);
}

fn ticked(harness: &Harness<'_, Window>, name: &str) -> bool {
    let tick = harness.get_by_role_and_label(Role::CheckBox, name);
    format!("{:?}", tick.accesskit_node().toggled()).contains("True")
}

fn choose(harness: &mut Harness<'_, Window>, select: &str, choice: &str) {
    harness.get_by_role_and_label(Role::ComboBox, select).click();
    harness.run_steps(4);
    harness.get_by_role_and_label(Role::MenuItemRadio, choice).click();
    harness.run_steps(4);
}

#[test]
fn everything_is_seen_and_ticked_before_it_is_done() {
    let mut harness = Window::connected().open();
    asked(&mut harness);
    let hunt = begun(&mut harness);
    assert!(
        matches!(
            hunt,
            Hunt::Compare {
                by: CompareBy::Time,
                recursive: true,
                ..
            }
        ),
        "{hunt:?}"
    );
    told(&mut harness, view(hunt.clone(), rows(), true));
    // Nothing can be done before the comparison is over.
    assert!(
        harness
            .get_by_label("Synchronise 2 items")
            .accesskit_node()
            .is_disabled()
    );
    told(&mut harness, view(hunt, rows(), false));
    assert!(ticked(&harness, "index.html") && ticked(&harness, "campaign-2026/"));
    assert!(!ticked(&harness, "main.js"), "what is newer there is not touched");
    for said in [
        "index.html: Newer here",
        "main.js: Newer on the server: not touched",
        "assets-v11.zip: Only on the server: not touched",
    ] {
        assert!(harness.query_by_role_and_label(Role::Row, said).is_some(), "{said}");
    }
    assert!(harness.query_by_role_and_label(Role::Row, "robots.txt: Same").is_none());
    assert!(
        harness.query_by_label("1 deletion").is_none(),
        "an update deletes nothing"
    );
    asked(&mut harness);

    choose(&mut harness, "What becomes like what", "Mirror to server");
    assert!(harness.query_by_label("1 deletion").is_some());
    assert!(ticked(&harness, "assets-v11.zip"));
    assert!(
        asked(&mut harness).is_empty(),
        "nothing is compared again for that, and nothing done"
    );
    // A hand may take what is newer there as well, and leave the folder.
    harness.get_by_role_and_label(Role::CheckBox, "main.js").click();
    harness.run_steps(4);
    harness.get_by_role_and_label(Role::CheckBox, "campaign-2026/").click();
    harness.run_steps(4);
    harness.get_by_label("Synchronise 3 items").click();
    harness.run_steps(4);
    let sent = asked(&mut harness);
    let moves: Vec<_> = sent
        .iter()
        .filter_map(|request| match request {
            Request::Enqueue(Enqueue { sources, policy, .. }) => Some((sources.clone(), *policy)),
            _ => None,
        })
        .collect();
    let here = |name: &str| vec![Place::Local(format!("/home/me/Work/site/{name}").into())];
    assert_eq!(
        moves,
        [
            (here("main.js"), ConflictPolicy::Replace),
            (here("index.html"), ConflictPolicy::ReplaceIfNewer),
        ]
    );
    assert!(
        sent.iter()
            .any(|request| matches!(request, Request::ForgetHunt(HuntId(7)))),
        "{sent:?}"
    );
    // What is to go is asked about once more.
    let question: &DeleteQuestion = harness.state().view.dialogs.delete.as_ref().expect("a question");
    let gone = Place::Remote(site().site.id, RemotePath::new("/www/assets-v11.zip"));
    assert_eq!(question.places, [gone]);
}

#[test]
fn an_empty_side_deletes_nothing_by_itself_and_says_so() {
    let mut harness = Window::connected().open();
    asked(&mut harness);
    let hunt = begun(&mut harness);
    let only_there: Vec<HuntRow> = rows().into_iter().skip(2).take(1).collect();
    told(&mut harness, view(hunt, only_there, false));
    choose(&mut harness, "What becomes like what", "Mirror to server");
    assert!(!ticked(&harness, "assets-v11.zip"));
    let why = "Nothing is ticked to be deleted: there is nothing at the side to be mirrored.";
    assert!(harness.query_by_label(why).is_some());
    assert!(harness.get_by_label("Nothing to do").accesskit_node().is_disabled());
    harness.key_press(Key::Escape);
    harness.run_steps(4);
    assert!(harness.state().view.dialogs.work.is_none());
    assert!(
        asked(&mut harness)
            .iter()
            .any(|request| matches!(request, Request::ForgetHunt(HuntId(7))))
    );
}

#[test]
fn another_way_to_compare_compares_again_and_choices_are_remembered() {
    let mut harness = Window::connected().open();
    asked(&mut harness);
    let hunt = begun(&mut harness);
    told(&mut harness, view(hunt, rows(), false));
    choose(&mut harness, "Compare by", "Compare: contents");
    let sent = asked(&mut harness);
    let again = |request: &Request| matches!(request, Request::Hunt(hunt) if matches!(**hunt, Hunt::Compare { by: CompareBy::Content, .. }));
    assert!(sent.iter().any(again), "{sent:?}");
    assert!(
        sent.iter()
            .any(|request| matches!(request, Request::ForgetHunt(HuntId(7)))),
        "{sent:?}"
    );
    harness.get_by_label("Remember these choices").click();
    harness.run_steps(4);
    assert_eq!(harness.state().prefs.sync.by(), CompareBy::Content);
}
