//! What the buttons of the dialog do, and what is saved by them.

use eframe::egui::{Context, Id, text_edit};
use portolan_engine::EditSites;
use portolan_remote::SiteId;
use portolan_sites::{Secret, SitesEdit};

use super::{
    ACCOUNT, After, Button3, Confirm, PASSWORD, SiteManager, Wish,
    check::{self, Checking, Outcome},
    draft::Draft,
    fields::Tab,
    tree::Node,
};
use crate::{
    action::{Action, Actions},
    frame::FrameCx,
};

impl SiteManager {
    pub(super) fn press(&mut self, ctx: &Context, pressed: Button3, frame: &FrameCx, actions: &mut Actions) -> bool {
        let saved = &*frame.book.saved;
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
            Button3::Save => self.save(ctx, None, actions),
            Button3::Done if !self.drafts.values().any(Draft::changed) => return true,
            Button3::Done => self.save(ctx, Some(After::Close), actions),
            Button3::Check => self.check_connection(frame, actions),
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
                self.save(ctx, Some(After::Connect(site)), actions);
            }
        }
        false
    }

    /// Checks the connection to the site that is shown, as it is in the form. Nothing is saved by it.
    fn check_connection(&mut self, frame: &FrameCx, actions: &mut Actions) {
        let Some(Node::Site(id)) = self.tree.shown().cloned() else {
            return;
        };
        let Some(draft) = self.drafts.get(&id) else { return };
        let Some(mut site) = draft.site().cloned().map(Box::new) else {
            self.complain(id);
            return;
        };
        let typed = |text: &str| (!text.is_empty()).then(|| Secret::new(text.to_owned()));
        site.account = typed(&draft.account).filter(|_| draft.has_account());
        let secret = typed(&draft.password).filter(|_| draft.keeps_password());
        self.error = None;
        self.checking = Some(Checking::begin(site, secret, frame, actions));
    }

    /// A check was looked at; what works may be used for the site that is shown.
    pub(super) fn checked(&mut self, outcome: Outcome) {
        if matches!(outcome, Outcome::Stays) {
            return;
        }
        self.checking = None;
        let Outcome::Use(mode) = outcome else { return };
        if let Some(Node::Site(id)) = self.tree.shown()
            && let Some(draft) = self.drafts.get_mut(id)
        {
            check::word(mode).clone_into(draft.text("mode"));
            draft.check();
            self.tab = Tab::General;
        }
    }

    /// Saves everything that was changed. `after` follows; the usual is that it goes on.
    fn save(&mut self, ctx: &Context, after: Option<After>, actions: &mut Actions) {
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
        let after = after.unwrap_or(After::Saved(ids));
        self.busy = true;
        actions.push(Action::Sites(Wish::Edit(edits, after)));
    }

    /// Shows what is wrong with a site.
    fn complain(&mut self, id: SiteId) {
        let Some(draft) = self.drafts.get_mut(&id) else { return };
        draft.tell();
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

    pub(super) fn edit(&mut self, edits: Vec<SitesEdit>, after: After, actions: &mut Actions) {
        let secrets = Vec::new();
        self.busy = true;
        actions.push(Action::Sites(Wish::Edit(EditSites { edits, secrets }, after)));
    }
}

/// The undo history of the fields holds what was typed: it goes with it.
fn forget_typing(ctx: &Context) {
    ctx.data_mut(|data| {
        for id in [PASSWORD, ACCOUNT] {
            data.remove::<text_edit::TextEditState>(Id::unique(id));
        }
    });
}
