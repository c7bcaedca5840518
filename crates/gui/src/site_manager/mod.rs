//! The site manager: the tree of saved sites, the form of one of them, moving in and out.

mod check;
mod deeds;
mod draft;
mod fields;
mod folder;
mod form;
mod moving;
mod saving;
mod sheet;
#[cfg(test)]
mod tests;
mod tree;

use std::{collections::BTreeMap, path::PathBuf};

use eframe::egui::Context;
use portolan_engine::{EditSites, ExportForm, Finish, Request};
use portolan_remote::SiteId;
use portolan_sites::{SavedSites, Secret, Site, SitesEdit, import::ImportedSettings};
use portolan_ui_kit::{modal::Dialog, say};

use self::{
    check::Checking,
    draft::Draft,
    fields::Tab,
    folder::FolderForm,
    moving::Moving,
    tree::{Node, Tree},
};
pub(crate) use self::{
    deeds::saved_from_connection,
    tree::{icon_of, ink},
};
use crate::{
    action::{Action, Actions},
    errors,
    frame::FrameCx,
    view::Ended,
    words,
};

/// Width of the dialog and height of its body, in points.
const WIDTH: f32 = 920.0;
const HEIGHT: f32 = 500.0;
/// The field for the password, whose undo history is wiped.
pub(super) const PASSWORD: &str = "site-password";
/// The same for the account.
pub(super) const ACCOUNT: &str = "site-account";

/// What is asked for in it.
#[derive(Debug)]
pub(crate) enum Wish {
    /// Show it.
    Open,
    /// Show it with a site that is made.
    OpenNew,
    /// Show it with the import.
    OpenImport,
    /// Show it with what this file holds.
    ImportFrom(PathBuf),
    /// Save the site that the tab is connected to, and show it so that it can be named.
    SaveConnected,
    /// Change saved sites.
    Edit(EditSites, After),
    /// Look for files of other programs.
    Find,
    /// Read one.
    Read(PathBuf, Option<Secret>),
    /// Choose one.
    Choose,
    /// Write sites for others.
    Export(PathBuf, Vec<SiteId>, ExportForm),
    /// Take settings of another program over.
    Settings(Box<ImportedSettings>),
}

/// What follows when a request of it has ended.
#[derive(Clone, Debug)]
pub(crate) enum After {
    /// Nothing more.
    Nothing,
    /// These drafts are saved.
    Saved(Vec<SiteId>),
    /// It is over.
    Close,
    /// Connect, and it is over.
    Connect(Box<Site>),
    /// Files of other programs were looked for, or one was read.
    Foreign,
    /// So many sites came, this one first.
    Imported(usize, Option<SiteId>),
    /// Sites were written there.
    Exported(PathBuf),
}

/// The dialog, with all that it remembers between frames.
#[derive(Debug)]
pub(crate) struct SiteManager {
    tree: Tree,
    /// What is changed and not saved yet, by site.
    drafts: BTreeMap<SiteId, Draft>,
    folder: FolderForm,
    tab: Tab,
    /// The name of the site that is shown is to be typed, as soon as it is saved.
    naming: bool,
    /// The site of a connection, saved just now: there is nothing to connect to.
    connected: Option<SiteId>,
    moving: Option<Moving>,
    checking: Option<Checking>,
    /// Something waits for the engine.
    busy: bool,
    /// What was asked with a changed form or a selection, and needs a yes.
    confirm: Option<Confirm>,
    error: Option<String>,
    note: Option<String>,
}

/// What needs a yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Confirm {
    Delete,
    Discard,
}

/// What a button of the footer says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Button3 {
    Cancel,
    Save,
    /// Save, and it is over.
    Done,
    Connect,
    /// Check the connection to the site as it is in the form.
    Check,
    Yes,
    No,
}

impl SiteManager {
    pub(crate) fn new(saved: &SavedSites, first: Option<SiteId>) -> Self {
        let mut manager = Self {
            tree: Tree::default(),
            drafts: BTreeMap::new(),
            folder: FolderForm::default(),
            tab: Tab::General,
            naming: false,
            connected: None,
            moving: None,
            checking: None,
            busy: false,
            confirm: None,
            error: None,
            note: None,
        };
        let first = first.filter(|id| saved.get(*id).is_some());
        if let Some(id) = first.or_else(|| saved.sites.first().map(|site| site.id)) {
            manager.tree.select(Node::Site(id), saved);
        }
        manager
    }

    /// For pictures: the check of the site that is shown, which has begun.
    #[cfg(test)]
    pub(crate) fn checking(mut self, frame: &FrameCx) -> Self {
        if let Some(Node::Site(id)) = self.tree.shown()
            && let Some(site) = frame.book.saved.get(*id)
        {
            let site = Box::new((**site).clone());
            self.checking = Some(Checking::begin(site, None, frame, &mut Actions::default()));
        }
        self
    }

    /// Shows the import.
    pub(crate) fn open_import(&mut self, actions: &mut Actions) {
        self.moving = Some(Moving::import());
        actions.push(Action::Sites(Wish::Find));
    }

    /// Shows what a file holds.
    pub(crate) fn import_from(&mut self, path: PathBuf, actions: &mut Actions) {
        let mut moving = Moving::import();
        moving.read(path, actions);
        self.moving = Some(moving);
    }

    /// A request has ended. Returns whether the dialog is over.
    pub(crate) fn ended(&mut self, ended: Ended, after: After, following: &mut Actions) -> bool {
        self.busy = false;
        let finish = match ended {
            Ok(finish) => finish,
            Err(error) => {
                let explained = errors::explain(&error);
                let why = words::sentence(&explained.why);
                match &mut self.moving {
                    Some(moving) => moving.fail(why),
                    None => self.error = Some(why),
                }
                return false;
            }
        };
        self.error = None;
        match after {
            After::Nothing => {}
            After::Saved(ids) => self.drafts.retain(|id, _| !ids.contains(id)),
            After::Close => return true,
            After::Connect(site) => {
                following.push(Action::Connect { site, secret: None });
                return true;
            }
            After::Foreign => {
                if let Some(moving) = &mut self.moving {
                    match finish {
                        Finish::Found(found) => moving.found(&found),
                        Finish::Import(import) => moving.came(import),
                        _ => {}
                    }
                }
            }
            After::Imported(count, first) => {
                if let Some(first) = first {
                    self.tree.selected = vec![Node::Site(first)];
                    self.tree.reveal = true;
                }
                let queues = self.moving.take().map(|mut moving| moving.take_queues());
                if let Some(queues) = queues.filter(|queues| !queues.is_empty()) {
                    following.push(Action::Ask(Box::new(Request::TakeQueues(queues))));
                }
                self.note = Some(say!("sites-came", count = count));
            }
            After::Exported(path) => {
                self.moving = None;
                let left_out = match finish {
                    Finish::Lines(lines) if !lines.is_empty() => say!("sites-without", lines = lines.join("; ")),
                    _ => String::new(),
                };
                self.note = Some(say!(
                    "sites-written-to",
                    path = path.display().to_string(),
                    left_out = left_out
                ));
            }
        }
        false
    }

    /// Draws it. Returns `true` when it is over.
    pub(crate) fn show(&mut self, ctx: &Context, frame: &FrameCx, actions: &mut Actions) -> bool {
        if let Some(moving) = &mut self.moving {
            let mut over = moving.show(ctx, frame, &self.tree, actions);
            if let Some(edits) = moving.take_edits() {
                let count = edits.edits.len();
                let first = edits.edits.iter().find_map(|edit| match edit {
                    SitesEdit::Save { site, .. } => Some(site.id),
                    _ => None,
                });
                self.busy = true;
                actions.push(Action::Sites(Wish::Edit(edits, After::Imported(count, first))));
                over = false;
            }
            if over {
                self.moving = None;
            }
            return false;
        }
        if let Some(checking) = &mut self.checking {
            let outcome = checking.show(ctx, frame, actions);
            self.checked(outcome);
            return false;
        }
        let saved = frame.book.saved.clone();
        let output = Dialog::new("sites", say!("sites-sites"))
            .width(WIDTH)
            .height(HEIGHT)
            .padding(0.0)
            .show(
                ctx,
                self,
                |ui, this| this.body(ui, &saved, frame, actions),
                Self::footer,
            );
        let pressed = match output.footer {
            None if output.escaped => Some(Button3::Cancel),
            None if output.accepted => {
                let shown = self.tree.shown();
                let connected = self.connected.is_some_and(|id| shown == Some(&Node::Site(id)));
                Some(if connected { Button3::Done } else { Button3::Connect })
            }
            pressed => pressed,
        };
        pressed.is_some_and(|pressed| self.press(ctx, pressed, frame, actions))
    }
}
