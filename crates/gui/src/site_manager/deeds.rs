//! What is done to the tree: sites and folders are made, copied and deleted.

use std::sync::Arc;

use portolan_engine::EditSites;
use portolan_remote::{HostPort, SiteId};
use portolan_sites::{Endpoint, FolderPath, FtpTls, LogOn, SavedSites, Site, SitesEdit};
use portolan_ui_kit::say;

use super::{
    After, Confirm, SiteManager, Wish,
    draft::Draft,
    fields::Tab,
    moving::Moving,
    tree::{Deed, Node},
};
use crate::action::{Action, Actions};

impl SiteManager {
    pub(super) fn deed(&mut self, deed: Deed, saved: &SavedSites, actions: &mut Actions) {
        self.note = None;
        match deed {
            Deed::NewSite => self.new_site(saved),
            Deed::NewFolder => self.new_folder(saved, actions),
            Deed::Duplicate => self.duplicate(saved, actions),
            Deed::Delete => self.confirm = Some(Confirm::Delete),
            Deed::Import => self.open_import(actions),
            Deed::Export => self.moving = Some(Moving::export(self.chosen_sites(saved))),
            Deed::Connect => {
                if let Some(Node::Site(id)) = self.tree.shown()
                    && let Some(site) = saved.get(*id)
                {
                    let site = Box::new((**site).clone());
                    actions.push(Action::Connect { site, secret: None });
                    actions.push(Action::Sites(Wish::Edit(EditSites::default(), After::Close)));
                }
            }
        }
    }

    /// The sites that are selected, with those in selected folders.
    fn chosen_sites(&self, saved: &SavedSites) -> Vec<SiteId> {
        let inside = |site: &Site| {
            self.tree.selected.iter().any(|node| match node {
                Node::Site(id) => *id == site.id,
                Node::Folder(folder) => site.folder.is_within(folder),
            })
        };
        saved
            .sites
            .iter()
            .filter(|site| inside(site))
            .map(|site| site.id)
            .collect()
    }

    /// A site with nothing in it, to be filled in.
    pub(crate) fn new_site(&mut self, saved: &SavedSites) {
        let folder = self.tree.folder(saved);
        let endpoint = Endpoint::Ftp {
            server: HostPort::new("", 21),
            tls: FtpTls::Explicit,
        };
        let mut site = Site::quick(endpoint, LogOn::User(String::new()));
        site.id = Site::new_id();
        site.name = self.all(saved).free_name(&folder, say!("sites-new-site"));
        site.folder = folder;
        let id = site.id;
        self.add_draft(site);
        self.tree.selected = vec![Node::Site(id)];
        self.tree.reveal = true;
    }

    /// Saves the site of a connection, and asks for its name then.
    pub(crate) fn save_connection(&mut self, site: Site, actions: &mut Actions) {
        let id = site.id;
        self.add_draft(site.clone());
        self.tree.reveal = true;
        self.naming = true;
        self.connected = Some(id);
        let save = SitesEdit::Save {
            site: Box::new(site),
            base: None,
        };
        self.edit(vec![save], After::Saved(vec![id]), actions);
    }

    /// A site that is to be looked at before it is saved for the first time.
    fn add_draft(&mut self, site: Site) {
        self.tab = Tab::General;
        self.tree.selected = vec![Node::Site(site.id)];
        self.drafts.insert(site.id, Draft::new(site, true));
    }

    fn new_folder(&mut self, saved: &SavedSites, actions: &mut Actions) {
        let above = match self.tree.shown() {
            Some(Node::Folder(folder)) => folder.clone(),
            _ => self.tree.folder(saved),
        };
        let numbers = (2..).map(|number| say!("sites-new-folder", number = number));
        let mut names = std::iter::once(say!("common-new-folder").to_owned()).chain(numbers);
        let free = names.find_map(|name| above.child(&name).ok().filter(|folder| !saved.folders.contains(folder)));
        if let Some(folder) = free.filter(|_| above.names().len() < portolan_sites::DEEPEST) {
            self.tree.selected = vec![Node::Folder(folder.clone())];
            self.folder.focus();
            self.edit(vec![SitesEdit::MakeFolder(folder)], After::Nothing, actions);
        }
    }

    fn duplicate(&mut self, saved: &SavedSites, actions: &mut Actions) {
        let mut edits = Vec::new();
        let mut all = saved.clone();
        let mut last = None;
        for id in self.chosen_sites(saved) {
            let Some(site) = saved.get(id) else { continue };
            let mut copy = (**site).clone();
            copy.id = Site::new_id();
            copy.managed = false;
            copy.name = all.free_name(&copy.folder, &site.name);
            all.sites.push(Arc::new(copy.clone()));
            last = Some(copy.id);
            edits.push(SitesEdit::Save {
                site: Box::new(copy),
                base: None,
            });
        }
        if let Some(id) = last {
            self.tree.selected = vec![Node::Site(id)];
            self.edit(edits, After::Nothing, actions);
        }
    }

    pub(super) fn delete(&mut self, saved: &SavedSites, actions: &mut Actions) {
        let mut edits = Vec::new();
        let mut sites = Vec::new();
        for node in std::mem::take(&mut self.tree.selected) {
            match node {
                Node::Site(id) => {
                    self.drafts.remove(&id);
                    if saved.get(id).is_some_and(|site| !site.managed) {
                        sites.push(id);
                    }
                }
                Node::Folder(folder) => edits.push(SitesEdit::DeleteFolder(folder)),
            }
        }
        if !sites.is_empty() {
            edits.push(SitesEdit::Delete(sites));
        }
        if !edits.is_empty() {
            self.edit(edits, After::Nothing, actions);
        }
    }
}

/// The site of a connection as it is saved: in no folder, under a name that is free.
pub(crate) fn saved_from_connection(site: &Site, saved: &SavedSites) -> Site {
    let mut site = site.clone();
    site.id = Site::new_id();
    site.saved = true;
    site.folder = FolderPath::root();
    site.name = saved.free_name(&site.folder, &site.name);
    site
}
