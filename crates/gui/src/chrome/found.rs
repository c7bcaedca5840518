//! What the palette finds: actions, servers, folders that were shown, and a path or an address that is typed.

use std::path::PathBuf;

use portolan_engine::{PaneId, Place};
use portolan_remote::{RemotePath, SiteId};
use portolan_sites::{Address, Site};
use portolan_ui_kit::{icons, say};

use crate::{
    action::{Action, Named, tooltip},
    frame::FrameCx,
};

/// So many servers and folders are offered at most.
const MOST: usize = 12;

/// Where the palette looks beside the actions.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    /// Servers, the best first. No secrets.
    pub(crate) sites: Vec<Site>,
    /// Folders that were shown, the newest first.
    pub(crate) places: Vec<Place>,
    /// The pane of this computer and the one of a server in the tab that is shown.
    pub(crate) panes: Option<(PaneId, PaneId)>,
    /// The server of that tab.
    pub(crate) site: Option<SiteId>,
}

/// Something that was found.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// Its icon.
    pub(crate) icon: &'static str,
    /// Its words.
    pub(crate) text: String,
    /// What stands at the right: a shortcut, an address.
    pub(crate) hint: Option<String>,
    /// Why it cannot be now.
    pub(crate) reason: Option<String>,
    what: What,
}

#[derive(Clone, Debug)]
enum What {
    Named(Named),
    Site(Box<Site>),
    Place(PaneId, Place),
}

impl Found {
    /// What choosing it asks for.
    pub(crate) fn does(&self) -> Vec<Action> {
        match &self.what {
            What::Named(named) => vec![Action::Named(*named)],
            What::Site(site) => vec![Action::Connect {
                site: site.clone(),
                secret: None,
            }],
            What::Place(pane, place) => vec![
                Action::Activate(*pane),
                Action::Show {
                    pane: *pane,
                    place: place.clone(),
                    refresh: false,
                },
            ],
        }
    }
}

/// Everything that has all the words that are typed; what begins so comes first.
pub(crate) fn find(text: &str, sources: &Sources, frame: &FrameCx) -> Vec<Found> {
    let wanted = text.to_lowercase();
    let words: Vec<&str> = wanted.split_whitespace().collect();
    let has = |text: &str| {
        let text = text.to_lowercase();
        words.iter().all(|word| text.contains(word))
    };
    let mut found: Vec<Found> = Named::ALL
        .iter()
        .filter(|named| **named != Named::Palette && has(named.label()))
        .map(|named| of_action(*named, frame))
        .collect();
    // Who searches wants a name that begins so; the order of the registry decides the rest.
    found.sort_by_key(|found| !found.text.to_lowercase().starts_with(wanted.trim()));
    if !words.is_empty() {
        let sites = sources
            .sites
            .iter()
            .filter(|site| has(&site.name) || has(&site.shown_url()) || has(&site.url()));
        found.extend(sites.take(MOST).map(of_site));
        let places = sources.places.iter().filter(|place| has(&frame.shown_path(place)));
        found.extend(places.filter_map(|place| of_place(place, sources, frame)).take(MOST));
    }
    // A path or an address is what it is, whatever else holds its letters.
    let typed = of_path(text.trim(), sources, frame);
    found.splice(0..0, typed);
    found
}

fn of_action(named: Named, frame: &FrameCx) -> Found {
    Found {
        icon: named.icon(),
        text: named.label().to_owned(),
        hint: frame.shortcuts.text(named),
        reason: frame.situation.lacks(named).map(|_| tooltip(frame, named)),
        what: What::Named(named),
    }
}

fn of_site(site: &Site) -> Found {
    Found {
        icon: icons::ANCHOR,
        text: say!("chrome-connect-to", name = site.name),
        hint: Some(site.shown_url()),
        reason: None,
        what: What::Site(Box::new(site.clone())),
    }
}

/// A folder of this computer, or of the server of the tab.
fn of_place(place: &Place, sources: &Sources, frame: &FrameCx) -> Option<Found> {
    let (local, remote) = sources.panes?;
    let (pane, icon) = match place {
        Place::Local(_) => (local, icons::FOLDER),
        Place::Remote(site, _) if sources.site == Some(*site) => (remote, icons::HARD_DRIVES),
        Place::Remote(..) => return None,
    };
    Some(Found {
        icon,
        text: say!("chrome-go-to", place = frame.short(place)),
        hint: Some(
            if pane == local {
                say!("common-this-computer")
            } else {
                say!("chrome-the-server")
            }
            .to_owned(),
        ),
        reason: None,
        what: What::Place(pane, place.clone()),
    })
}

/// What is typed, where it is a path or an address.
fn of_path(text: &str, sources: &Sources, frame: &FrameCx) -> Vec<Found> {
    if text.contains("://") {
        // A password would lie in what the palette remembers; the address field is made for it.
        let address = Address::parse(text).ok().filter(|address| address.secret.is_none());
        return address.iter().map(|address| of_site(&address.site)).collect();
    }
    let mut places = Vec::new();
    if let Some(below) = text.strip_prefix("~/").or((text == "~").then_some("")) {
        places.push(Place::Local(frame.home.join(below)));
    } else if PathBuf::from(text).is_absolute() {
        places.push(Place::Local(PathBuf::from(text)));
    }
    if let Some(site) = sources.site.filter(|_| text.starts_with('/')) {
        places.push(Place::Remote(site, RemotePath::new(text)));
    }
    places
        .iter()
        .filter_map(|place| of_place(place, sources, frame))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn texts(text: &str, sources: &Sources) -> Vec<String> {
        let mut frame = FrameCx::empty(0, Arc::new("/home/me".into()));
        frame.situation = crate::action::Situation::default();
        find(text, sources, &frame)
            .into_iter()
            .map(|found| found.text)
            .collect()
    }

    #[test]
    fn words_in_any_order_find() {
        let none = Sources::default();
        assert_eq!(texts("folder new", &none), ["New folder", "New folder and enter"]);
        assert_eq!(texts("ref", &none), ["Refresh"]);
        assert_eq!(texts("", &none).len(), Named::ALL.len() - 1);
        assert!(texts("zzz", &none).is_empty());
    }

    #[test]
    fn servers_folders_and_paths_are_found() {
        let site = Address::parse("ftps://web@ftp.studio.example")
            .expect("an address")
            .site;
        let sources = Sources {
            places: vec![
                Place::Local("/home/me/Work/site".into()),
                Place::Remote(site.id, RemotePath::new("/www/campaign")),
                Place::Remote(SiteId(77), RemotePath::new("/elsewhere/campaign")),
            ],
            panes: Some((PaneId(1), PaneId(2))),
            site: Some(site.id),
            sites: vec![site],
        };
        assert_eq!(texts("studio", &sources), ["Connect to ftp.studio.example"]);
        assert_eq!(texts("campaign", &sources), ["Go to /www/campaign"]);
        assert_eq!(texts("/srv/data", &sources), ["Go to /srv/data", "Go to /srv/data"]);
        assert_eq!(texts("~/Work", &sources), ["Go to ~/Work"]);
        assert_eq!(texts("ftp://other.example", &sources), ["Connect to other.example"]);
        assert!(texts("ftp://me:secret@other.example", &sources).is_empty());
    }
}
