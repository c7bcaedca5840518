//! How shall the new folder be called?

use eframe::egui::{Context, Id};
use portolan_engine::Place;
use portolan_remote::FileName;
use portolan_ui_kit::{button::Button, field::TextField, icons, label, layout, modal::Dialog, tokens::space};

use crate::{
    action::{Action, Actions},
    place, words,
};

/// The name while it is typed.
#[derive(Debug)]
pub(crate) struct NewFolder {
    /// In which folder.
    pub(crate) within: Place,
    text: String,
    begun: bool,
}

impl NewFolder {
    /// Asks for a folder in `within`.
    pub(crate) fn new(within: Place) -> Self {
        Self {
            within,
            text: String::new(),
            begun: false,
        }
    }

    /// Draws it. Returns `true` when it is over.
    pub(super) fn show(&mut self, ctx: &Context, actions: &mut Actions) -> bool {
        let output = Dialog::new("new-folder", "New folder")
            .icon(icons::FOLDER_PLUS)
            .width(440.0)
            .show(
                ctx,
                self,
                |ui, this| {
                    label::dim(ui, format!("In {}", words::visible(&this.within.to_string())));
                    let error = (!this.text.is_empty())
                        .then(|| FileName::parse(this.text.as_bytes()).err())
                        .flatten()
                        .map(|error| error.to_string());
                    let id = Id::unique("new-folder-name");
                    let field = TextField::new(&mut this.text, "Name of the folder")
                        .id(id)
                        .error(error.as_deref())
                        .show(ui);
                    if !std::mem::replace(&mut this.begun, true) {
                        field.response.request_focus();
                    }
                    field.submitted
                },
                |ui, this| {
                    layout::trailing(ui, "buttons", |ui| {
                        ui.spacing_mut().item_spacing.x = space::S;
                        let cancel = ui.add(Button::secondary("Cancel")).clicked();
                        let legal = FileName::parse(this.text.as_bytes()).is_ok();
                        (cancel, ui.add(Button::primary("Create").enabled(legal)).clicked())
                    })
                },
            );
        let (cancel, create) = output.footer;
        if cancel || output.escaped {
            return true;
        }
        if (create || output.body || output.accepted)
            && let Ok(name) = FileName::parse(self.text.as_bytes())
        {
            actions.push(Action::MakeFolder(place::child(&self.within, &name)));
            return true;
        }
        false
    }
}
