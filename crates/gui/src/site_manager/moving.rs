//! Moving in and out: what other programs have, with ticks and a report; and sites written for others.

use std::{path::PathBuf, sync::Arc};

use eframe::egui::{Context, Id, ScrollArea, Ui};
use portolan_engine::{EditSites, ExportForm, SecretPlace};
use portolan_remote::SiteId;
use portolan_sites::{
    SavedSites, Secret, SitesEdit,
    import::{Import, ImportedQueue, ImportedSite, Source},
};
use portolan_ui_kit::{
    Tokens,
    button::Button,
    choice,
    field::{TextField, form_row},
    icons, label, layout,
    modal::Dialog,
    say,
    tokens::space,
};

use super::{Wish, tree::Tree};
use crate::{
    action::{Action, Actions},
    bookmarks,
    frame::FrameCx,
    words,
};

/// What is moved.
#[derive(Debug)]
pub(super) enum Moving {
    In(Box<In>),
    Out(Out),
}

/// An import.
#[derive(Debug, Default)]
pub(super) struct In {
    /// Files that were found; `None` = nobody has looked yet.
    found: Option<Vec<(Source, PathBuf)>>,
    path: String,
    import: Option<Arc<Import>>,
    ticks: Vec<bool>,
    /// Of what was still to be moved, by server.
    queue_ticks: Vec<bool>,
    passwords: bool,
    settings: bool,
    filters: bool,
    trust: bool,
    sealed_under: String,
    waiting: bool,
    error: Option<String>,
    edits: Option<EditSites>,
    /// What comes into the queue as soon as the sites are saved.
    queues: Vec<ImportedQueue>,
}

/// An export.
#[derive(Debug, Default)]
pub(super) struct Out {
    sites: Vec<SiteId>,
    path: String,
    filezilla: bool,
    passwords: bool,
    master: String,
    waiting: bool,
    error: Option<String>,
}

impl Moving {
    pub(super) fn import() -> Self {
        Self::In(Box::new(In {
            passwords: true,
            filters: true,
            ..In::default()
        }))
    }

    pub(super) fn export(sites: Vec<SiteId>) -> Self {
        let name = "portolan-sites.toml";
        Self::Out(Out {
            sites,
            path: portolan_engine::start_folder().join(name).display().to_string(),
            ..Out::default()
        })
    }

    pub(super) fn found(&mut self, found: &[(Source, PathBuf)]) {
        if let Self::In(import) = self {
            import.found = Some(found.to_vec());
        }
    }

    /// Reads a file at once.
    pub(super) fn read(&mut self, path: PathBuf, actions: &mut Actions) {
        if let Self::In(import) = self {
            import.read(path, actions);
        }
    }

    /// What is to come into the queue.
    pub(super) fn take_queues(&mut self) -> Vec<ImportedQueue> {
        match self {
            Self::In(import) => std::mem::take(&mut import.queues),
            Self::Out(_) => Vec::new(),
        }
    }

    pub(super) fn came(&mut self, came: Arc<Import>) {
        if let Self::In(import) = self {
            import.waiting = false;
            import.ticks.clear();
            import.queue_ticks = vec![true; came.queues.len()];
            import.import = Some(came);
        }
    }

    pub(super) fn fail(&mut self, why: String) {
        match self {
            Self::In(import) => (import.error, import.waiting) = (Some(why), false),
            Self::Out(export) => (export.error, export.waiting) = (Some(why), false),
        }
    }

    /// What shall be saved.
    pub(super) fn take_edits(&mut self) -> Option<EditSites> {
        match self {
            Self::In(import) => import.edits.take(),
            Self::Out(_) => None,
        }
    }

    /// Draws it. Returns `true` when it is over.
    pub(super) fn show(&mut self, ctx: &Context, frame: &FrameCx, _tree: &Tree, actions: &mut Actions) -> bool {
        match self {
            Self::In(import) => import.show(ctx, frame, actions),
            Self::Out(export) => export.show(ctx, frame, actions),
        }
    }
}

impl In {
    fn read(&mut self, path: PathBuf, actions: &mut Actions) {
        self.path = path.display().to_string();
        self.error = None;
        self.waiting = true;
        let text = std::mem::take(&mut self.sealed_under);
        let sealed_under = (!text.is_empty()).then(|| Secret::new(text));
        actions.push(Action::Sites(Wish::Read(path, sealed_under)));
    }

    fn show(&mut self, ctx: &Context, frame: &FrameCx, actions: &mut Actions) -> bool {
        let saved = frame.book.saved.clone();
        if let Some(import) = self.import.clone()
            && self.ticks.len() != import.sites.len()
        {
            // What is there already is not wanted twice.
            let there = |at: usize| saved.sites.iter().any(|site| import.sites[at].is_like(site));
            self.ticks = (0..import.sites.len()).map(|at| !there(at)).collect();
        }
        let output = Dialog::new("import", say!("sites-import-sites"))
            .icon(icons::DOWNLOAD_SIMPLE)
            .width(760.0)
            .height(460.0)
            .show(
                ctx,
                self,
                |ui, this| this.body(ui, &saved, frame, actions),
                |ui, this| {
                    if let Some(error) = &this.error {
                        label::coloured(ui, error, Tokens::of(ui).bad);
                    }
                    let ready = this.import.is_some() && !this.waiting;
                    let count = this.ticks.iter().filter(|tick| **tick).count();
                    layout::trailing(ui, "buttons", |ui| {
                        ui.spacing_mut().item_spacing.x = space::S;
                        let cancel = ui.add(Button::secondary(say!("sites-back"))).clicked();
                        let words = match count {
                            0 => say!("sites-import-2").to_owned(),
                            _ => say!("sites-import-count", count = count),
                        };
                        let beside = |import: &Import| {
                            let filters = this.filters && import.filters.is_some();
                            filters || !import.bookmarks.is_empty()
                        };
                        let beside = this.import.as_deref().is_some_and(beside);
                        let extra = beside || this.settings || this.trust || this.queue_ticks.contains(&true);
                        let import = ui.add(Button::primary(&words).enabled(ready && (count > 0 || extra)));
                        (cancel, import.clicked())
                    })
                },
            );
        let (cancel, import) = output.footer;
        if import {
            self.take(frame, actions);
        }
        cancel || output.escaped
    }

    fn body(&mut self, ui: &mut Ui, saved: &SavedSites, frame: &FrameCx, actions: &mut Actions) {
        let mut chosen = None;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let width = ui.available_width() - 190.0;
            let field = TextField::new(&mut self.path, say!("sites-file-of-another-program"))
                .hint(say!("sites-a-file-of-filezilla-winscp"))
                .width(width)
                .id(Id::unique("import-path"))
                .show(ui);
            let typed = !self.path.trim().is_empty();
            if ui.add(Button::secondary(say!("sites-choose"))).clicked() {
                actions.push(Action::Sites(Wish::Choose));
            }
            if ui.add(Button::secondary(say!("sites-read")).enabled(typed)).clicked() || (field.submitted && typed) {
                chosen = Some(PathBuf::from(self.path.trim()));
            }
        });
        ui.add_space(space::M);
        match self.import.clone() {
            None => {
                if let Some(found) = self.places(ui) {
                    chosen = Some(found);
                }
            }
            Some(import) => self.preview(ui, &import, saved, frame),
        }
        if let Some(path) = chosen {
            self.read(path, actions);
        }
    }

    /// Files that were found.
    fn places(&self, ui: &mut Ui) -> Option<PathBuf> {
        let mut chosen = None;
        match &self.found {
            None => drop(label::dim(ui, say!("sites-looking-for-files-of-other"))),
            Some(found) if found.is_empty() => {
                label::dim_wrapped(ui, say!("sites-no-file-of-another-program"));
            }
            Some(found) => {
                label::dim(ui, say!("sites-found-on-this-computer-they"));
                ui.add_space(space::S);
                for (source, path) in found {
                    ui.horizontal(|ui| {
                        let words = say!(
                            "sites-read-of",
                            title = source.title(),
                            path = path.display().to_string()
                        );
                        if ui.add(Button::ghost(&words).icon(icons::FILE_PLUS)).clicked() {
                            chosen = Some(path.clone());
                        }
                    });
                }
            }
        }
        chosen
    }

    fn preview(&mut self, ui: &mut Ui, import: &Import, saved: &SavedSites, frame: &FrameCx) {
        let queued = import.queues.iter().map(|queue| &queue.site);
        let secrets = import
            .sites
            .iter()
            .chain(queued)
            .filter(|site| site.secrets().next().is_some());
        let secrets = secrets.count();
        let place = frame.book.secrets.place;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            if secrets > 0 && place != SecretPlace::Forbidden {
                let words = say!("sites-with-count", count = secrets);
                choice::checkbox(ui, &mut self.passwords, &words);
            }
            if !import.settings.lines().is_empty() {
                choice::checkbox(ui, &mut self.settings, say!("sites-with-the-settings"));
            }
            if let Some(book) = &import.filters {
                let words = say!("sites-with-the-filters", count = book.filters.len());
                choice::checkbox(ui, &mut self.filters, &words);
            }
            if !import.certificates.is_empty() {
                choice::checkbox(ui, &mut self.trust, say!("sites-trust-its-certificates"));
            }
        });
        if import.sealed.is_some() {
            ui.horizontal(|ui| {
                TextField::new(&mut self.sealed_under, say!("sites-password-of-the-passwords-in"))
                    .hint(say!("sites-password-of-the-passwords-in-2"))
                    .password()
                    .show(ui);
            });
        }
        ui.add_space(space::S);
        ScrollArea::vertical()
            .id_salt("import-list")
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 6.0;
                for (imported, tick) in import.sites.iter().zip(&mut self.ticks) {
                    let site = &imported.site;
                    let mut place: Vec<&str> = site.folder.names().iter().map(String::as_str).collect();
                    place.push(&site.name);
                    let there = saved.sites.iter().any(|saved| imported.is_like(saved));
                    let mut words = format!("{} · {}", place.join(" › "), site.shown_url());
                    if there {
                        words.push_str(say!("sites-there-already"));
                    }
                    if imported.secret.is_some() {
                        words.push_str(say!("sites-with-its-password"));
                    }
                    choice::checkbox(ui, tick, &words::visible(&words));
                    notes(ui, &imported.notes);
                }
                for (queue, tick) in import.queues.iter().zip(&mut self.queue_ticks) {
                    let (uploads, downloads, bytes) = queue.counts();
                    let words = say!(
                        "sites-queue-of",
                        site = queue.site.site.shown_url(),
                        uploads = uploads as u64,
                        downloads = downloads as u64,
                        size = words::size(bytes)
                    );
                    choice::checkbox(ui, tick, &words::visible(&words));
                    notes(ui, &queue.site.notes);
                    notes(ui, &queue.notes);
                }
                if !import.queues.is_empty() {
                    label::dim_wrapped(ui, say!("sites-what-is-queued-is-held"));
                }
                beside(ui, import);
            });
    }

    /// Takes over what is ticked.
    fn take(&mut self, frame: &FrameCx, actions: &mut Actions) {
        let Some(import) = self.import.clone() else { return };
        let mut edits = EditSites::default();
        let ticked = import.sites.iter().zip(&self.ticks).filter(|(_, tick)| **tick);
        let mut wanted: Vec<&ImportedSite> = ticked.map(|(imported, _)| imported).collect();
        self.queues = import
            .queues
            .iter()
            .zip(&self.queue_ticks)
            .filter(|(_, tick)| **tick)
            .map(|(queue, _)| queue.clone())
            .collect();
        // A server of the queue that is saved already, or comes with the sites, is not saved twice.
        for (queue, _) in import.queues.iter().zip(&self.queue_ticks).filter(|(_, tick)| **tick) {
            let comes = wanted.iter().any(|site| site.is_at(&queue.site.site));
            if !comes && queue.saved_at(&frame.book.saved).is_none() {
                wanted.push(&queue.site);
            }
        }
        for imported in wanted {
            let mut site = Box::new(imported.site.clone());
            site.account = site.account.filter(|_| self.passwords);
            edits.edits.push(SitesEdit::Save { site, base: None });
            let kept = imported.secrets().filter(|_| self.passwords);
            edits
                .secrets
                .extend(kept.map(|(reference, secret)| (reference, Some(secret))));
        }
        if self.trust {
            actions.push(Action::Trust(
                import
                    .certificates
                    .iter()
                    .map(|certificate| (certificate.server.clone(), certificate.sha256))
                    .collect(),
            ));
        }
        for bookmark in &import.bookmarks {
            let mut bookmark = bookmark.clone();
            // One of another place keeps its name.
            let taken = |name: &str| frame.bookmarks.iter().any(|known| known.name == name);
            if frame.bookmarks.contains(&bookmark) {
                continue;
            }
            let wanted = bookmark.name.clone();
            let mut number = 2;
            while taken(&bookmark.name) {
                bookmark.name = format!("{wanted} ({number})");
                number += 1;
            }
            let keep = bookmarks::Wish::Keep(bookmarks::Whose::Everywhere, Box::new(bookmark));
            actions.push(Action::Bookmark(keep));
        }
        if self.settings {
            actions.push(Action::Sites(Wish::Settings(Box::new(import.settings.clone()))));
        }
        if let Some(book) = import.filters.as_ref().filter(|_| self.filters) {
            actions.push(Action::TakeFilters(Box::new(book.clone())));
        }
        self.waiting = true;
        self.edits = Some(edits);
    }
}

impl Out {
    fn show(&mut self, ctx: &Context, frame: &FrameCx, actions: &mut Actions) -> bool {
        let count = if self.sites.is_empty() {
            frame.book.saved.sites.len()
        } else {
            self.sites.len()
        };
        let title = say!("sites-export-count", count = count);
        let output = Dialog::new("export", &title).icon(icons::EXPORT).width(620.0).show(
            ctx,
            self,
            |ui, this| {
                ui.spacing_mut().item_spacing.y = space::S;
                if choice::radio(ui, !this.filezilla, say!("sites-portolans-own-form-toml")).clicked() && this.filezilla
                {
                    this.set_form(false);
                }
                if choice::radio(ui, this.filezilla, say!("sites-filezillas-form-xml")).clicked() && !this.filezilla {
                    this.set_form(true);
                }
                choice::checkbox(ui, &mut this.passwords, say!("sites-with-the-passwords"));
                if this.passwords && this.filezilla {
                    let warn = Tokens::of(ui).warn;
                    label::coloured(ui, say!("sites-everybody-who-has-the-file"), warn);
                }
                if this.passwords && !this.filezilla {
                    form_row(ui, 124.0, say!("sites-encrypted-under"), |ui| {
                        TextField::new(&mut this.master, say!("sites-password-of-the-passwords"))
                            .password()
                            .id(Id::unique("export-master"))
                            .show(ui)
                    });
                }
                form_row(ui, 124.0, say!("sites-new-file"), |ui| {
                    TextField::new(&mut this.path, say!("sites-new-file"))
                        .id(Id::unique("export-path"))
                        .show(ui)
                });
            },
            |ui, this| {
                if let Some(error) = &this.error {
                    label::coloured(ui, error, Tokens::of(ui).bad);
                }
                let sealed = !this.passwords || this.filezilla || !this.master.is_empty();
                let ready = sealed && !this.path.trim().is_empty() && !this.waiting;
                layout::trailing(ui, "buttons", |ui| {
                    ui.spacing_mut().item_spacing.x = space::S;
                    let cancel = ui.add(Button::secondary(say!("sites-back"))).clicked();
                    (
                        cancel,
                        ui.add(Button::primary(say!("sites-export-2")).enabled(ready)).clicked(),
                    )
                })
            },
        );
        let (cancel, export) = output.footer;
        if export {
            let master = Secret::new(std::mem::take(&mut self.master));
            let form = if self.filezilla {
                ExportForm::FileZilla {
                    passwords: self.passwords,
                }
            } else {
                ExportForm::Portolan(self.passwords.then_some(master))
            };
            self.waiting = true;
            self.error = None;
            let path = PathBuf::from(self.path.trim());
            actions.push(Action::Sites(Wish::Export(path, self.sites.clone(), form)));
        }
        cancel || output.escaped
    }

    fn set_form(&mut self, filezilla: bool) {
        self.filezilla = filezilla;
        let (from, to) = if filezilla {
            (".toml", ".xml")
        } else {
            (".xml", ".toml")
        };
        if let Some(stem) = self.path.strip_suffix(from) {
            self.path = format!("{stem}{to}");
        }
    }
}

/// What of a row is otherwise here.
fn notes(ui: &mut Ui, notes: &[String]) {
    let warn = Tokens::of(ui).warn;
    for note in notes {
        label::coloured(ui, format!("      {}", words::sentence(&words::visible(note))), warn);
    }
}

/// What comes beside the sites, and what does not.
fn beside(ui: &mut Ui, import: &Import) {
    if !import.left_out.is_empty() {
        ui.add_space(space::S);
        label::strong(ui, say!("sites-left-out"));
        for line in &import.left_out {
            label::dim_wrapped(ui, words::visible(line));
        }
    }
    for bookmark in &import.bookmarks {
        label::dim_wrapped(
            ui,
            say!(
                "sites-bookmark-of-import",
                name = words::visible(&bookmark.name).to_string()
            ),
        );
    }
    for filter in import.filters.iter().flat_map(|book| &book.filters) {
        let name = words::visible(&filter.name).to_string();
        label::dim_wrapped(ui, say!("sites-filter-of-import", name = name));
    }
    for certificate in &import.certificates {
        label::dim_wrapped(
            ui,
            say!(
                "sites-certificate-of",
                server = certificate.server.to_string(),
                sha256 = certificate.sha256.to_string()
            ),
        );
    }
    for line in import.settings.lines() {
        label::dim_wrapped(ui, say!("sites-setting", line = line));
    }
}
