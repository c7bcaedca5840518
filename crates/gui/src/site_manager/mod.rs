//! The site manager: the tree of saved sites, the form of one of them, moving in and out.

mod draft;
mod fields;
mod folder;
mod form;
mod moving;
#[cfg(test)]
mod tests;
mod tree;

use std::{borrow::Cow, collections::BTreeMap, path::PathBuf, sync::Arc};

use eframe::egui::{Align, Context, Id, Layout, Rect, Ui, UiBuilder, pos2, text_edit, vec2};
use portolan_engine::{EditSites, ExportForm, Finish, Request};
use portolan_remote::{HostPort, SiteId};
use portolan_sites::{
    Endpoint, FolderPath, FtpTls, LogOn, SavedSites, Secret, Site, SitesEdit, import::ImportedSettings,
};
use portolan_ui_kit::{
    Tokens,
    button::{Button, IconButton},
    empty,
    field::TextField,
    icons, label, layout,
    modal::Dialog,
    say,
    tokens::space,
};

pub(crate) use self::tree::{icon_of, ink};
use self::{
    draft::Draft,
    fields::Tab,
    folder::FolderForm,
    moving::Moving,
    tree::{Deed, Node, Tree},
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
/// Width of the tree, in points.
const TREE: f32 = 260.0;
/// The field for the password, whose undo history is wiped.
pub(super) const PASSWORD: &str = "site-password";
/// The same for the account.
pub(super) const ACCOUNT: &str = "site-account";

/// What is asked for in it.
#[derive(Debug)]
pub(crate) enum Wish {
    /// Show it.
    Open,
    /// Show it with the import.
    OpenImport,
    /// Show it with what this file holds.
    ImportFrom(PathBuf),
    /// Save the site that the tab is connected to.
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
    moving: Option<Moving>,
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
    Connect,
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
            moving: None,
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
            None if output.accepted => Some(Button3::Connect),
            pressed => pressed,
        };
        pressed.is_some_and(|pressed| self.press(ctx, pressed, &saved, actions))
    }

    /// The saved sites, and those that are being made.
    fn all<'a>(&self, saved: &'a SavedSites) -> Cow<'a, SavedSites> {
        let new = self.drafts.values().filter(|draft| draft.new);
        let mut all = Cow::Borrowed(saved);
        for draft in new {
            let mut site = draft.site().cloned().unwrap_or_else(|| draft.base.clone());
            if site.name.is_empty() {
                say!("sites-new-site").clone_into(&mut site.name);
            }
            all.to_mut().sites.push(Arc::new(site));
        }
        all
    }

    fn body(&mut self, ui: &mut Ui, saved: &SavedSites, frame: &FrameCx, actions: &mut Actions) {
        let tokens = Tokens::of(ui);
        let whole = ui.available_rect_before_wrap();
        let (left, right) = whole.split_left_right_at_x(whole.left() + TREE.min(whole.width() * 0.4));
        let mut deeds = Vec::new();
        layout::region(ui, left, tokens.panel, |ui| {
            let inner = ui.available_rect_before_wrap().shrink(space::M);
            let mut child = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::top_down(Align::Min)));
            deeds = self.side(&mut child, saved, actions);
        });
        layout::region(ui, right, tokens.panel, |ui| {
            layout::hairline_left(ui, right);
            let inner = ui.available_rect_before_wrap().shrink2([space::XL, space::M].into());
            let mut child = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::top_down(Align::Min)));
            self.shown(&mut child, saved, frame, actions);
        });
        for deed in deeds {
            self.deed(deed, saved, actions);
        }
    }

    fn side(&mut self, ui: &mut Ui, saved: &SavedSites, actions: &mut Actions) -> Vec<Deed> {
        let mut deeds = Vec::new();
        TextField::new(&mut self.tree.search, say!("sites-find-a-site"))
            .hint(say!("sites-find-a-site"))
            .icon(icons::MAGNIFYING_GLASS)
            .id(Id::unique("find-site"))
            .show(ui);
        ui.add_space(space::M);
        let rest = ui.available_rect_before_wrap();
        let buttons = 36.0;
        let list = Rect::from_min_max(rest.min, rest.max - vec2(0.0, buttons + space::S));
        let all = self.all(saved);
        let mut tree = ui.new_child(UiBuilder::new().max_rect(list).layout(Layout::top_down(Align::Min)));
        if all.sites.is_empty() && all.folders.is_empty() {
            label::dim_wrapped(&mut tree, say!("sites-no-sites-yet-make-one"));
        } else {
            let output = self.tree.show(&mut tree, &all);
            deeds = output.deeds;
            if !output.edits.is_empty() {
                self.edit(output.edits, After::Nothing, actions);
            }
            if output.chosen {
                self.confirm = None;
                self.note = None;
            }
        }
        let bar = Rect::from_min_max(pos2(rest.left(), rest.bottom() - buttons), rest.max);
        let builder = UiBuilder::new()
            .max_rect(bar)
            .layout(Layout::left_to_right(Align::Center));
        let mut bar = ui.new_child(builder);
        bar.spacing_mut().item_spacing.x = space::XS;
        if bar
            .add(Button::secondary(say!("sites-new-site")).icon(icons::PLUS))
            .clicked()
        {
            deeds.push(Deed::NewSite);
        }
        if bar
            .add(Button::secondary(say!("sites-import")).icon(icons::DOWNLOAD_SIMPLE))
            .clicked()
        {
            deeds.push(Deed::Import);
        }
        if bar
            .add(IconButton::new(icons::FOLDER_PLUS, say!("common-new-folder")))
            .clicked()
        {
            deeds.push(Deed::NewFolder);
        }
        deeds
    }

    fn shown(&mut self, ui: &mut Ui, saved: &SavedSites, frame: &FrameCx, actions: &mut Actions) {
        match self.tree.shown().cloned() {
            Some(Node::Site(id)) => {
                if !self.drafts.contains_key(&id)
                    && let Some(site) = saved.get(id)
                {
                    self.drafts.insert(id, Draft::new((**site).clone(), false));
                }
                // What another window changed shows as long as nothing is changed here.
                if let Some(draft) = self.drafts.get(&id)
                    && !draft.changed()
                    && let Some(site) = saved.get(id)
                    && **site != draft.base
                {
                    self.drafts.insert(id, Draft::new((**site).clone(), false));
                }
                if let Some(draft) = self.drafts.get_mut(&id) {
                    form::show(ui, draft, &mut self.tab, frame.book.secrets);
                }
            }
            Some(Node::Folder(folder)) => {
                if let Some(edit) = self.folder.show(ui, &folder, saved) {
                    if let SitesEdit::MoveFolder { to, .. } = &edit {
                        self.tree.select(Node::Folder(to.clone()), saved);
                    }
                    self.edit(vec![edit], After::Nothing, actions);
                }
            }
            None => empty::empty_state(
                ui,
                "no-site",
                icons::ANCHOR,
                None,
                say!("sites-nothing-is-chosen"),
                say!("sites-choose-a-site-on-the"),
                |_| (),
            ),
        }
    }

    fn footer(ui: &mut Ui, this: &mut Self) -> Option<Button3> {
        let mut pressed = None;
        let tokens = Tokens::of(ui);
        let several = this.tree.selected.len();
        let ask = this.confirm;
        match (ask, &this.error, &this.note) {
            (Some(Confirm::Delete), ..) => {
                label::coloured(ui, say!("sites-delete-with-all-that-is", count = several), tokens.bad);
            }
            (Some(Confirm::Discard), ..) => {
                drop(label::coloured(ui, say!("sites-what-was-changed-is-not"), tokens.warn));
            }
            (None, Some(error), _) => drop(label::coloured(ui, error, tokens.bad)),
            (None, None, Some(note)) => drop(label::dim(ui, note)),
            (None, None, None) => {
                let unsaved = this.drafts.values().filter(|draft| draft.changed()).count();
                if unsaved > 0 {
                    label::dim(ui, say!("sites-not-saved-yet", count = unsaved));
                }
            }
        }
        layout::trailing(ui, "buttons", |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let mut button = |ui: &mut Ui, button: Button<'_>, what| {
                if ui.add(button).clicked() {
                    pressed = Some(what);
                }
            };
            if let Some(ask) = ask {
                button(ui, Button::secondary(say!("sites-keep")), Button3::No);
                let word = if ask == Confirm::Delete {
                    say!("common-delete")
                } else {
                    say!("sites-discard")
                };
                button(ui, Button::danger(word), Button3::Yes);
            } else {
                let free = !this.busy;
                let changed = this.drafts.values().any(Draft::changed);
                let site = matches!(this.tree.shown(), Some(Node::Site(_)));
                button(ui, Button::secondary(say!("common-cancel")), Button3::Cancel);
                button(
                    ui,
                    Button::secondary(say!("common-save")).enabled(changed && free),
                    Button3::Save,
                );
                button(
                    ui,
                    Button::primary(say!("sites-connect")).enabled(site && free),
                    Button3::Connect,
                );
            }
        });
        pressed
    }

    fn press(&mut self, ctx: &Context, pressed: Button3, saved: &SavedSites, actions: &mut Actions) -> bool {
        match pressed {
            Button3::Cancel if self.confirm.is_some() => self.confirm = None,
            Button3::Cancel if self.drafts.values().any(Draft::changed) => self.confirm = Some(Confirm::Discard),
            Button3::Cancel => {
                forget_typing(ctx);
                return true;
            }
            Button3::No => self.confirm = None,
            Button3::Yes => match self.confirm.take() {
                Some(Confirm::Delete) => self.delete(saved, actions),
                Some(Confirm::Discard) => {
                    forget_typing(ctx);
                    return true;
                }
                None => {}
            },
            Button3::Save => {
                self.save(ctx, None, actions);
            }
            Button3::Connect => {
                let Some(Node::Site(id)) = self.tree.shown().cloned() else {
                    return false;
                };
                let site = self.drafts.get(&id).and_then(|draft| draft.site().cloned());
                let site = site.or_else(|| saved.get(id).map(|site| (**site).clone()));
                let Some(site) = site.map(Box::new) else {
                    self.complain(id);
                    return false;
                };
                if !self.drafts.values().any(Draft::changed) {
                    actions.push(Action::Connect { site, secret: None });
                    return true;
                }
                self.save(ctx, Some(site), actions);
            }
        }
        false
    }

    /// Saves everything that was changed, and connects then.
    fn save(&mut self, ctx: &Context, connect: Option<Box<Site>>, actions: &mut Actions) {
        let wrong = self
            .drafts
            .iter()
            .find(|(_, draft)| draft.changed() && draft.site().is_none());
        if let Some((id, _)) = wrong {
            let id = *id;
            self.complain(id);
            return;
        }
        let mut edits = EditSites::default();
        let mut ids = Vec::new();
        for (id, draft) in self.drafts.iter_mut().filter(|(_, draft)| draft.changed()) {
            let Some(site) = draft.site().cloned() else { continue };
            ids.push(*id);
            edits.edits.push(SitesEdit::Save {
                site: Box::new(site),
                base: (!draft.new).then(|| Box::new(draft.base.clone())),
            });
            edits.secrets.extend(draft.take_secrets());
        }
        forget_typing(ctx);
        let after = connect.map_or(After::Saved(ids), After::Connect);
        self.busy = true;
        actions.push(Action::Sites(Wish::Edit(edits, after)));
    }

    /// Shows what is wrong with a site.
    fn complain(&mut self, id: SiteId) {
        let Some(draft) = self.drafts.get(&id) else { return };
        if let Some(field) = draft.wrong().next() {
            self.tab = field.tab;
            let why = draft.error(field.key).unwrap_or_default();
            self.error = Some(format!("{}: {why}", field.label.say()));
        } else {
            self.tab = Tab::Transfer;
            self.error = draft.error("bookmark").map(str::to_owned);
        }
        self.tree.selected = vec![Node::Site(id)];
        self.tree.reveal = true;
    }

    fn edit(&mut self, edits: Vec<SitesEdit>, after: After, actions: &mut Actions) {
        let secrets = Vec::new();
        self.busy = true;
        actions.push(Action::Sites(Wish::Edit(EditSites { edits, secrets }, after)));
    }

    fn deed(&mut self, deed: Deed, saved: &SavedSites, actions: &mut Actions) {
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

    fn new_site(&mut self, saved: &SavedSites) {
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

    /// A site that is to be looked at before it is saved for the first time.
    pub(crate) fn add_draft(&mut self, site: Site) {
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

    fn delete(&mut self, saved: &SavedSites, actions: &mut Actions) {
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

/// A folder of the tree that a site is put into when it is saved from its connection.
pub(crate) fn saved_from_connection(site: &Site, saved: &SavedSites) -> Site {
    let mut site = site.clone();
    site.id = Site::new_id();
    site.saved = true;
    site.folder = FolderPath::root();
    site.name = saved.free_name(&site.folder, &site.name);
    site
}

/// The undo history of the fields holds what was typed: it goes with it.
fn forget_typing(ctx: &Context) {
    ctx.data_mut(|data| {
        for id in [PASSWORD, ACCOUNT] {
            data.remove::<text_edit::TextEditState>(Id::unique(id));
        }
    });
}
