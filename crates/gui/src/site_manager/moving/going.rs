//! An export: sites written for others.

use std::path::PathBuf;

use eframe::egui::{Context, Id};
use portolan_engine::ExportForm;
use portolan_remote::SiteId;
use portolan_sites::Secret;
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

use crate::{
    action::{Action, Actions},
    frame::FrameCx,
    site_manager::Wish,
};

/// An export.
#[derive(Debug, Default)]
pub(in crate::site_manager) struct Out {
    pub(super) sites: Vec<SiteId>,
    pub(super) path: String,
    pub(super) filezilla: bool,
    pub(super) passwords: bool,
    pub(super) master: String,
    pub(super) waiting: bool,
    pub(super) error: Option<String>,
}

impl Out {
    pub(super) fn show(&mut self, ctx: &Context, frame: &FrameCx, actions: &mut Actions) -> bool {
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
