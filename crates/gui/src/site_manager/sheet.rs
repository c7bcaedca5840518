//! How the dialog is drawn: the tree at the left, the form of what is chosen at the right, the buttons below.

use std::{borrow::Cow, sync::Arc};

use eframe::egui::{Align, Id, Layout, Rect, Ui, UiBuilder, pos2, vec2};
use portolan_sites::{SavedSites, SitesEdit};
use portolan_ui_kit::{
    Tokens,
    button::{Button, IconButton},
    empty,
    field::TextField,
    icons, label, layout, say,
    tokens::space,
};

use super::{
    After, Button3, Confirm, SiteManager,
    draft::Draft,
    form,
    tree::{Deed, Node},
};
use crate::{action::Actions, frame::FrameCx};

/// Width of the tree, in points.
const TREE: f32 = 260.0;

impl SiteManager {
    /// The saved sites, and those that are being made.
    pub(super) fn all<'a>(&self, saved: &'a SavedSites) -> Cow<'a, SavedSites> {
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

    pub(super) fn body(&mut self, ui: &mut Ui, saved: &SavedSites, frame: &FrameCx, actions: &mut Actions) {
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
                self.error = None;
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
                    // What is typed before it is saved would be lost with the draft.
                    if !draft.new && self.naming {
                        self.naming = !form::name(ui, draft);
                    }
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

    pub(super) fn footer(ui: &mut Ui, this: &mut Self) -> Option<Button3> {
        let mut pressed = None;
        let tokens = Tokens::of(ui);
        let several = this.tree.selected.len();
        let ask = this.confirm;
        let site = matches!(this.tree.shown(), Some(Node::Site(_)));
        if ask.is_none() {
            let check = Button::secondary(say!("check-connection")).icon(icons::STETHOSCOPE);
            if ui.add(check.enabled(site)).clicked() {
                pressed = Some(Button3::Check);
            }
        }
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
}
