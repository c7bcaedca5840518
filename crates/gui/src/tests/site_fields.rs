//! Fields of a site that are the window's alone: each has its effect here. Those that reach the server have theirs in
//! `crates/engine/tests/flows/fields.rs`, which counts both.

use egui_kittest::kittest::{NodeT as _, Queryable as _};
use portolan_engine::SiteBook;
use portolan_sites::{Bookmark, Colour, FolderPath, Icon, SavedSites, Site};
use portolan_ui_kit::Tokens;

use super::*;

/// A saved site that is connected, in a window; and the engine's view of it.
pub(super) fn window_with(change: impl FnOnce(&mut Site)) -> (Window, Site) {
    let mut window = Window::connected();
    let mut site = (*site().site).clone();
    site.saved = true;
    change(&mut site);
    let mut sites = (*window.frame.sites).clone();
    for view in sites.values_mut() {
        view.site = Arc::new(site.clone());
    }
    window.frame.sites = Arc::new(sites);
    let folders: Vec<FolderPath> = std::iter::once(site.folder.clone())
        .filter(|folder| !folder.is_root())
        .collect();
    window.frame.book = Arc::new(SiteBook {
        saved: Arc::new(SavedSites {
            sites: vec![Arc::new(site.clone())],
            folders,
            ..SavedSites::default()
        }),
        ..SiteBook::default()
    });
    (window, site)
}

fn connect(window: &mut Window, site: &Site) {
    window.later.push(Action::Connect {
        site: Box::new(site.clone()),
        secret: None,
    });
}

fn shows(requests: &[Request]) -> Vec<String> {
    let shown = requests.iter().filter_map(|request| match request {
        Request::Show { place, .. } => Some(place.to_string()),
        _ => None,
    });
    shown.collect()
}

#[test]
fn a_site_is_called_by_its_name_and_has_its_colour_in_its_tab() {
    let (window, _) = window_with(|site| {
        site.name = "Studio".to_owned();
        site.look.colour = Some(Colour::Magenta);
    });
    let harness = window.open();
    assert!(harness.query_by_label("Studio, connected").is_some());
    let at = Colour::ALL
        .iter()
        .position(|colour| *colour == Colour::Magenta)
        .expect("a colour");
    let ink = Tokens::of_ctx(&harness.ctx).site_colours()[at];
    let painted = harness
        .output()
        .shapes
        .iter()
        .any(|shape| format!("{:?}", shape.shape).contains(&format!("{ink:?}")));
    assert!(painted, "the colour is in the strip of tabs");
}

#[test]
fn a_connection_that_is_saved_has_the_name_under_which_it_is_saved_at_once() {
    let (window, site) = window_with(|_| {});
    let mut saved = site;
    saved.id = Site::new_id();
    saved.name = "Saved just now".to_owned();
    let mut harness = window.open_with_step(0.25);
    assert!(harness.query_by_label("Saved just now, connected").is_none());
    harness.state_mut().frame.book = Arc::new(SiteBook {
        saved: Arc::new(SavedSites {
            sites: vec![Arc::new(saved)],
            ..SavedSites::default()
        }),
        ..SiteBook::default()
    });
    harness.run_steps(2);
    assert!(harness.query_by_label("Saved just now, connected").is_some());
}

#[test]
fn the_folders_of_a_site_are_shown_when_it_is_connected() {
    let (mut window, site) = window_with(|site| {
        site.local_folder = Some("~/Work/x".into());
        site.remote_folder = Some(RemotePath::new("/srv/x"));
    });
    connect(&mut window, &site);
    let mut harness = window.open();
    let requests = asked(&mut harness);
    assert_eq!(shows(&requests), ["/home/me/Work/x", "/srv/x"]);
}

#[test]
fn linked_panes_go_together_and_others_do_not() {
    for linked in [true, false] {
        let (mut window, site) = window_with(|site| site.linked_browsing = linked);
        connect(&mut window, &site);
        let mut harness = window.open();
        asked(&mut harness);
        let remote = harness.state_mut().remote();
        harness.state_mut().later.push(Action::Show {
            pane: remote,
            place: Place::Remote(site.id, RemotePath::new("/www/assets")),
            refresh: false,
        });
        let expected: &[&str] = if linked {
            &["/home/me/Work/site/assets", "/www/assets"]
        } else {
            &["/www/assets"]
        };
        assert_eq!(shows(&asked(&mut harness)), expected, "{linked}");
    }
}

#[test]
fn both_panes_are_compared_as_soon_as_they_are_there() {
    let (mut window, site) = window_with(|site| site.compare = true);
    connect(&mut window, &site);
    let mut harness = window.open();
    asked(&mut harness);
    harness.run_steps(6);
    let tab = harness.state_mut().view.tab();
    assert!(!tab.compare, "it was done");
    let names = |places: Vec<Place>| -> Vec<String> {
        let mut names: Vec<String> = places
            .iter()
            .filter_map(crate::place::name)
            .map(|name| name.to_string())
            .collect();
        names.sort();
        names
    };
    // The size of index.html differs; dot files are not shown, and so not selected.
    assert_eq!(
        names(tab.local.chosen_places()),
        ["assets-v12.zip", "brand", "campaign-2026", "index.html", "main.css"]
    );
    assert_eq!(
        names(tab.remote.chosen_places()),
        ["assets", "index.html", "logs", "robots.txt"]
    );
}

#[test]
fn a_bookmark_of_a_site_leads_to_both_its_folders() {
    let bookmark = Bookmark {
        name: "logs".to_owned(),
        local_folder: Some("/srv/logs".into()),
        remote_folder: Some(RemotePath::new("/var/log")),
        linked_browsing: true,
        compare: false,
    };
    let (mut window, _) = window_with(|site| site.bookmarks = vec![bookmark.clone()]);
    window.later.push(Action::Named(crate::action::Named::Bookmarks));
    let mut harness = window.open();
    asked(&mut harness);
    assert!(harness.query_all_by_label_contains("logs").next().is_some());
    let go = crate::bookmarks::Wish::Go(Box::new(bookmark));
    harness.state_mut().later.push(Action::Bookmark(go));
    assert_eq!(shows(&asked(&mut harness)), ["/srv/logs", "/var/log"]);
    assert!(harness.state_mut().view.tab().linked, "as the bookmark says");
}

#[test]
fn the_tree_of_sites_has_folder_and_icon_and_the_form_has_the_note() {
    let (mut window, site) = window_with(|site| {
        site.name = "Studio".to_owned();
        site.folder = FolderPath::new(["Clients"]).expect("a name");
        site.look.icon = Icon::Star;
        site.look.note = "call first".to_owned();
    });
    window.later.push(Action::Sites(crate::site_manager::Wish::Open));
    let mut harness = window.open();
    asked(&mut harness);
    assert!(harness.query_all_by_label_contains("Clients").next().is_some());
    assert!(harness.query_all_by_label_contains("Studio").next().is_some());
    let mut notes = harness.query_all_by_label("Note");
    let note = notes.find(|node| node.accesskit_node().value().as_deref() == Some("call first"));
    assert!(note.is_some(), "the note stands in its field");
    let star = harness.get_by_label("Icon star");
    assert_eq!(star.accesskit_node().toggled(), Some(egui::accesskit::Toggled::True));
    assert_eq!(site.look.icon, Icon::Star);
}

#[test]
fn who_has_no_sites_is_offered_those_of_other_programs() {
    let mut window = Window::empty();
    window.view.foreign = vec![portolan_sites::import::Source::FileZilla];
    let mut harness = window.open();
    harness.get_by_label("Take over from FileZilla…").click();
    let requests = asked(&mut harness);
    let looks =
        |request: &Request| matches!(request, Request::Tracked(_, inner) if matches!(**inner, Request::FindForeign));
    assert!(requests.iter().any(looks), "{requests:?}");
    let (mut window, _) = window_with(|_| {});
    window.view.tab().site = None;
    window.view.foreign = vec![portolan_sites::import::Source::FileZilla];
    let harness = window.open();
    assert!(harness.query_by_label("Take over from FileZilla…").is_none());
}

#[test]
fn the_master_password_is_changed_locked_and_set_aside_in_the_settings() {
    use portolan_engine::{SecretPlace, SecretsRequest, SecretsView};
    let with = |open| {
        let mut window = Window::empty();
        let mut book = (*window.frame.book).clone();
        let place = SecretPlace::File;
        book.secrets = SecretsView { place, open };
        window.frame.book = Arc::new(book);
        let page = crate::settings_window::Page::Passwords;
        window.view.dialogs.settings = Some(crate::settings_window::SettingsWindow::at(page));
        let mut harness = window.open();
        asked(&mut harness);
        harness
    };
    let secrets = |requests: Vec<Request>| -> Vec<SecretsRequest> {
        let secrets = requests.into_iter().filter_map(|request| match request {
            Request::Secrets(request) => Some(request),
            _ => None,
        });
        secrets.collect()
    };
    let type_into = |harness: &mut Harness<'_, Window>, field: &str, text: &str| {
        harness.get_by_label(field).click();
        harness.run_steps(2);
        harness.get_by_label(field).type_text(text);
        harness.run_steps(2);
    };
    let mut harness = with(Some(true));
    harness.get_by_label("Lock now").click();
    assert!(matches!(secrets(asked(&mut harness))[..], [SecretsRequest::Lock]));
    harness.get_by_label("Another master password…").click();
    harness.run_steps(2);
    type_into(&mut harness, "New master password", "n3w & long");
    assert!(harness.get_by_label("Use it").accesskit_node().is_disabled());
    type_into(&mut harness, "The same once more", "n3w & long");
    harness.get_by_label("Use it").click();
    let requests = secrets(asked(&mut harness));
    assert!(matches!(&requests[..], [SecretsRequest::ChangeMaster(secret)] if secret.expose() == "n3w & long"));
    assert!(!format!("{:?}", harness.state().view).contains("n3w"));
    let mut harness = with(Some(false));
    harness.get_by_label("Open").click();
    harness.run_steps(2);
    type_into(&mut harness, "Master password", "the old one");
    harness.key_press(egui::Key::Enter);
    let requests = secrets(asked(&mut harness));
    assert!(
        matches!(&requests[..], [SecretsRequest::Unlock(secret)] if secret.expose() == "the old one"),
        "{requests:?}"
    );
    harness.get_by_label("Forgotten…").click();
    harness.run_steps(2);
    harness.get_by_label("Set it aside").click();
    assert!(matches!(secrets(asked(&mut harness))[..], [SecretsRequest::Reset]));
}
