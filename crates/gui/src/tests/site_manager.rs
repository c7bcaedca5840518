//! The site manager, found by its labels: each tab with its fields, errors while one types, and what comes from elsewhere.

use egui_kittest::kittest::{NodeT as _, Queryable as _};
use portolan_engine::{Finish, Finished, RequestId, SiteBook};
use portolan_sites::{SavedSites, Site, SitesEdit, import::Source};

use super::{site_fields::window_with, *};
use crate::{action::Named, site_manager::Wish};

/// The site manager over a window with one saved site, which is chosen.
fn opened<'a>() -> Harness<'a, Window> {
    let (mut window, _) = window_with(|site| site.name = "Studio".to_owned());
    window.later.push(Action::Sites(Wish::Open));
    let mut harness = window.open();
    asked(&mut harness);
    harness
}

fn tab(harness: &mut Harness<'_, Window>, name: &str) {
    harness.get_by_role_and_label(egui::accesskit::Role::Tab, name).click();
    harness.run_steps(3);
}

/// A request has ended so.
fn end(harness: &mut Harness<'_, Window>, number: u64, finish: Finish) {
    let finished = Finished {
        request: RequestId(number),
        result: Ok(finish),
    };
    let ctx = harness.ctx.clone();
    let window = harness.state_mut();
    window.frame.finished = Arc::new([finished]);
    let mut following = Actions::default();
    window.apply(&ctx).ended_requests(&mut following);
    window.later.append(&mut following.0);
}

#[test]
fn every_tab_has_its_fields_by_their_names() {
    let mut harness = opened();
    for (name, fields) in [
        (
            "General",
            &["Name", "Protocol", "Host", "Port", "User", "Password", "Remote folder"][..],
        ),
        (
            "Transfer",
            &["Sessions", "If it exists", "Upload limit", "Download limit"],
        ),
        (
            "Security",
            &["Lowest version", "Highest version", "Certificate", "Our certificate"],
        ),
        (
            "Network",
            &["Proxy", "Addresses", "Active ports", "Active address", "Keep-alive"],
        ),
        (
            "Advanced",
            &["Names in", "Clock", "Server family", "LIST -a", "After log-on"],
        ),
    ] {
        tab(&mut harness, name);
        for field in fields {
            let found = harness.query_all_by_label(field).count();
            assert!(found > 0, "{name} has no {field}");
        }
    }
}

#[test]
fn what_is_wrong_keeps_the_site_from_being_saved_and_is_told_at_once() {
    let mut harness = opened();
    tab(&mut harness, "Network");
    let input = egui::accesskit::Role::TextInput;
    harness.get_by_role_and_label(input, "Active ports").focus();
    harness.run_steps(2);
    harness.get_by_role_and_label(input, "Active ports").type_text("9-8");
    harness.run_steps(3);
    assert!(harness.query_by_label_contains("not saved yet").is_some());
    asked(&mut harness);
    harness.get_by_label("Save").click();
    let requests = asked(&mut harness);
    assert!(requests.is_empty(), "{requests:?}");
    assert!(harness.query_by_label_contains("Active ports: ").is_some());
}

#[cfg(unix)]
#[test]
fn what_another_program_had_to_move_comes_by_its_ticks() {
    let bytes = include_bytes!("../../../sites/tests/fixtures/filezilla-3.63/queue-exported.xml");
    let import = Arc::new(Source::FileZilla.read(bytes).expect("readable"));
    let mut window = Window::connected();
    window
        .later
        .push(Action::Sites(Wish::ImportFrom("/tmp/queue.xml".into())));
    let mut harness = window.open();
    let requests = asked(&mut harness);
    let read = requests.iter().find_map(|request| match request {
        Request::Tracked(number, inner) if matches!(**inner, Request::ReadForeign { .. }) => Some(number.0),
        _ => None,
    });
    end(&mut harness, read.expect("the file is read"), Finish::Import(import));
    harness.run_steps(4);
    harness.get_by_label("Queue of ftpes://deploy@ftp.example.org: 1 to upload, 1 to download, 1.0 MB");
    harness.get_by_label_contains("1 would replace what is there");
    harness
        .get_by_label("Queue of ftp://anon.example:2121: 0 to upload, 1 to download, 5.0 GB")
        .click();
    harness.run_steps(3);
    harness.get_by_label("Import").click();
    let requests = asked(&mut harness);
    let saved = requests.iter().find_map(|request| match request {
        Request::Tracked(number, inner) => match &**inner {
            Request::EditSites(edits) => Some((number.0, edits.clone())),
            _ => None,
        },
        _ => None,
    });
    let (number, edits) = saved.expect("its site is saved first");
    assert!(
        matches!(&edits.edits[..], [SitesEdit::Save { site, .. }] if site.name == "Acme live"),
        "{edits:?}"
    );
    assert_eq!(edits.secrets.len(), 1);
    end(&mut harness, number, Finish::Done);
    let requests = asked(&mut harness);
    let queues = requests.iter().find_map(|request| match request {
        Request::TakeQueues(queues) => Some(queues),
        _ => None,
    });
    let queues = queues.expect("then its files come");
    assert_eq!(queues.len(), 1);
    assert_eq!(queues[0].transfers.len(), 2);
}

/// The request that saves a site, and its number.
fn saving(requests: &[Request]) -> Option<(u64, Site)> {
    requests.iter().find_map(|request| match request {
        Request::Tracked(number, inner) => match &**inner {
            Request::EditSites(edits) => match &edits.edits[..] {
                [SitesEdit::Save { site, base: None }] => Some((number.0, (**site).clone())),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    })
}

#[test]
fn a_quick_connection_is_a_site_with_one_click_and_is_named_then() {
    let window = Window::connected();
    let quick = window.frame.sites.values().next().expect("a site").site.clone();
    let mut harness = window.open();
    asked(&mut harness);
    harness.get_by_label("Save as a site…").click();
    let (number, site) = saving(&asked(&mut harness)).expect("it is saved at once");
    assert_ne!(site.id, quick.id);
    assert_eq!((&site.endpoint, &site.log_on), (&quick.endpoint, &quick.log_on));
    assert!(site.saved);
    // The engine has it, and says so.
    let saved = SavedSites {
        sites: vec![Arc::new(site.clone())],
        ..SavedSites::default()
    };
    harness.state_mut().frame.book = Arc::new(SiteBook {
        saved: Arc::new(saved),
        ..SiteBook::default()
    });
    end(&mut harness, number, Finish::Done);
    harness.run_steps(4);
    let input = egui::accesskit::Role::TextInput;
    let name = harness.get_by_role_and_label(input, "Name");
    assert!(name.is_focused());
    // What is typed replaces the name.
    name.type_text("Studio");
    harness.run_steps(3);
    let name = harness.get_by_role_and_label(input, "Name");
    assert_eq!(name.accesskit_node().value().as_deref(), Some("Studio"));
    // It is connected: Enter saves the name, and that is all.
    harness.key_press(egui::Key::Enter);
    let requests = asked(&mut harness);
    let renamed = requests.iter().find_map(|request| match request {
        Request::Tracked(number, inner) => match &**inner {
            Request::EditSites(edits) => match &edits.edits[..] {
                [SitesEdit::Save { site, base: Some(_) }] => Some((number.0, site.name.clone())),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    });
    let (number, name) = renamed.expect("it is saved under its name");
    assert_eq!(name, "Studio");
    assert!(
        !requests
            .iter()
            .any(|request| matches!(request, Request::Connect { .. })),
        "{requests:?}"
    );
    end(&mut harness, number, Finish::Done);
    harness.run_steps(3);
    assert!(harness.query_by_role_and_label(input, "Name").is_none());
    // A server that is saved is not offered to be saved again.
    assert!(harness.query_by_label("Save as a site…").is_none());
}

#[test]
fn filters_of_another_program_come_beside_those_that_are_here() {
    let text = "<FileZilla3><Filters><Filter><Name>Logs of it</Name><Conditions><Condition><Type>0</Type>\
        <Condition>3</Condition><Value>.log</Value></Condition></Conditions></Filter></Filters></FileZilla3>";
    let import = Arc::new(Source::FileZilla.read(text.as_bytes()).expect("readable"));
    for wanted in [true, false] {
        let mut window = Window::connected();
        window.later.push(Action::Sites(Wish::ImportFrom("/tmp/f.xml".into())));
        let mut harness = window.open();
        let requests = asked(&mut harness);
        let read = requests.iter().find_map(|request| match request {
            Request::Tracked(number, inner) if matches!(**inner, Request::ReadForeign { .. }) => Some(number.0),
            _ => None,
        });
        end(
            &mut harness,
            read.expect("the file is read"),
            Finish::Import(import.clone()),
        );
        harness.run_steps(4);
        harness.get_by_label("Filter · Logs of it");
        if wanted {
            let before = harness.state().view.filters.book().filters.len();
            harness.get_by_label("Import").click();
            asked(&mut harness);
            let book = harness.state().view.filters.book();
            assert_eq!(book.filters.len(), before + 1);
            assert!(book.filter("Logs of it").is_some());
        } else {
            harness.get_by_label("With 1 filter").click();
            harness.run_steps(3);
            // Nothing else is in the file.
            assert!(harness.get_by_label("Import").accesskit_node().is_disabled());
        }
    }
}

#[test]
fn an_empty_window_leads_to_a_new_site_and_to_the_import() {
    for (size, button) in [
        (egui::vec2(1440.0, 900.0), Named::NewSite),
        // The buttons stand below each other there.
        (egui::vec2(700.0, 700.0), Named::NewSite),
        (egui::vec2(1440.0, 900.0), Named::ImportSites),
    ] {
        let mut harness = Window::empty().open();
        harness.set_size(size);
        harness.run_steps(3);
        harness.get_by_label(button.label()).click();
        asked(&mut harness);
        if button == Named::NewSite {
            let input = egui::accesskit::Role::TextInput;
            let name = harness.get_by_role_and_label(input, "Name");
            assert_eq!(name.value().as_deref(), Some("New site"));
        } else {
            assert!(harness.query_all_by_label("Import sites").count() > 0);
        }
    }
}
