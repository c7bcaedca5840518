//! A folder of the tree, shown in place of a site.

use eframe::egui::{Id, Ui};
use portolan_sites::{FolderPath, SavedSites, SitesEdit, checked_name};
use portolan_ui_kit::{
    button::Button,
    field::{TextField, form_row},
    label, say,
    tokens::space,
};

use crate::words;

/// What is typed.
#[derive(Debug, Default)]
pub(super) struct FolderForm {
    of: Option<FolderPath>,
    name: String,
    focus: bool,
}

impl FolderForm {
    /// The next folder that is shown takes the keyboard: it is new.
    pub(super) fn focus(&mut self) {
        self.focus = true;
    }

    /// Draws it. Returns its renaming.
    pub(super) fn show(&mut self, ui: &mut Ui, folder: &FolderPath, saved: &SavedSites) -> Option<SitesEdit> {
        if self.of.as_ref() != Some(folder) {
            self.of = Some(folder.clone());
            folder.name().unwrap_or_default().clone_into(&mut self.name);
        }
        label::title(ui, say!("sites-folder"));
        ui.add_space(space::M);
        let error = checked_name(&self.name)
            .err()
            .map(|error| words::sentence(&error.to_string()));
        let id = Id::unique("folder-name");
        let field = form_row(ui, 124.0, say!("common-name"), |ui| {
            TextField::new(&mut self.name, say!("sites-name-of-the-folder"))
                .error(error.as_deref())
                .id(id)
                .show(ui)
        });
        if std::mem::take(&mut self.focus) {
            field.response.request_focus();
        }
        ui.add_space(space::S);
        let inside = saved.sites.iter().filter(|site| site.folder.is_within(folder)).count();
        form_row(ui, 124.0, say!("sites-holds"), |ui| {
            label::body(ui, say!("sites-count-sites", count = inside as u64))
        });
        ui.add_space(space::M);
        let name = checked_name(&self.name).ok()?;
        let to = folder.parent()?.child(name).ok()?;
        let changed = to != *folder;
        let clicked = ui
            .add(Button::secondary(say!("common-rename")).enabled(changed))
            .clicked();
        (changed && (clicked || field.submitted)).then(|| SitesEdit::MoveFolder {
            from: folder.clone(),
            to,
            before: None,
        })
    }
}
