//! An import: files of other programs, what is in them with ticks, and what of it cannot be taken over.

use std::{path::PathBuf, sync::Arc};

use eframe::egui::{Context, Id, ScrollArea, Ui};
use portolan_engine::{EditSites, SecretPlace};
use portolan_sites::{
    SavedSites, Secret, SitesEdit,
    import::{Import, ImportedQueue, ImportedSite, Source},
};
use portolan_ui_kit::{
    Tokens, button::Button, choice, field::TextField, icons, label, layout, modal::Dialog, say, tokens::space,
};

use crate::{
    action::{Action, Actions},
    bookmarks,
    frame::FrameCx,
    site_manager::Wish,
    words,
};

/// An import.
#[derive(Debug, Default)]
pub(in crate::site_manager) struct In {
    /// Files that were found; `None` = nobody has looked yet.
    pub(super) found: Option<Vec<(Source, PathBuf)>>,
    pub(super) path: String,
    pub(super) import: Option<Arc<Import>>,
    pub(super) ticks: Vec<bool>,
    /// Of what was still to be moved, by server.
    pub(super) queue_ticks: Vec<bool>,
    pub(super) passwords: bool,
    pub(super) settings: bool,
    pub(super) filters: bool,
    pub(super) trust: bool,
    pub(super) sealed_under: String,
    pub(super) waiting: bool,
    pub(super) error: Option<String>,
    pub(super) edits: Option<EditSites>,
    /// What comes into the queue as soon as the sites are saved.
    pub(super) queues: Vec<ImportedQueue>,
}

impl In {
    pub(super) fn read(&mut self, path: PathBuf, actions: &mut Actions) {
        self.path = path.display().to_string();
        self.error = None;
        self.waiting = true;
        let text = std::mem::take(&mut self.sealed_under);
        let sealed_under = (!text.is_empty()).then(|| Secret::new(text));
        actions.push(Action::Sites(Wish::Read(path, sealed_under)));
    }

    pub(super) fn show(&mut self, ctx: &Context, frame: &FrameCx, actions: &mut Actions) -> bool {
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
