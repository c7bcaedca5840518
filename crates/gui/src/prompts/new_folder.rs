//! How shall the new folder or file be called?

use eframe::egui::{Context, Id};
use portolan_engine::{Place, SiteNames};
use portolan_ui_kit::{button::Button, field::TextField, icons, label, layout, modal::Dialog, say, tokens::space};

use crate::{
    action::{Action, Actions},
    errors, place, words,
};

/// What is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NewThing {
    /// A folder.
    Folder,
    /// A folder, to go into at once.
    FolderToEnter,
    /// An empty file.
    File,
}

impl NewThing {
    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Folder => (
                say!("common-new-folder"),
                say!("prompts-name-of-the-folder"),
                say!("prompts-create"),
            ),
            Self::FolderToEnter => (
                say!("prompts-new-folder-and-enter"),
                say!("prompts-name-of-the-folder"),
                say!("prompts-create-and-enter"),
            ),
            Self::File => (
                say!("prompts-new-file"),
                say!("prompts-name-of-the-file"),
                say!("prompts-create"),
            ),
        }
    }
}

/// The name while it is typed.
#[derive(Debug)]
pub(crate) struct NewFolder {
    /// In which folder.
    pub(crate) within: Place,
    thing: NewThing,
    names: SiteNames,
    text: String,
    begun: bool,
}

impl NewFolder {
    /// Asks for the name of something in `within`.
    pub(crate) fn new(within: Place, names: SiteNames, thing: NewThing) -> Self {
        Self {
            within,
            names,
            thing,
            text: String::new(),
            begun: false,
        }
    }

    /// Draws it. Returns `true` when it is over.
    pub(super) fn show(&mut self, ctx: &Context, actions: &mut Actions) -> bool {
        let (title, field_name, verb) = self.thing.words();
        let icon = match self.thing {
            NewThing::File => icons::FILE_PLUS,
            NewThing::Folder | NewThing::FolderToEnter => icons::FOLDER_PLUS,
        };
        let output = Dialog::new("new-folder", title).icon(icon).width(440.0).show(
            ctx,
            self,
            |ui, this| {
                label::dim(
                    ui,
                    say!(
                        "prompts-in",
                        folder = words::visible(&place::shown(&this.within, this.names.reading))
                    ),
                );
                let error = (!this.text.is_empty())
                    .then(|| this.names.typed(&this.text).err())
                    .flatten()
                    .map(|error| errors::explain(&error).why);
                let id = Id::unique("new-folder-name");
                let field = TextField::new(&mut this.text, field_name)
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
                    let cancel = ui.add(Button::secondary(say!("common-cancel"))).clicked();
                    let legal = this.names.typed(&this.text).is_ok();
                    (cancel, ui.add(Button::primary(verb).enabled(legal)).clicked())
                })
            },
        );
        let (cancel, create) = output.footer;
        if cancel || output.escaped {
            return true;
        }
        if (create || output.body || output.accepted)
            && let Ok(name) = self.names.typed(&self.text)
        {
            let place = place::child(&self.within, &name);
            actions.push(match self.thing {
                NewThing::Folder => Action::MakeFolder(place),
                NewThing::FolderToEnter => Action::MakeAndEnter(place),
                NewThing::File => Action::MakeFile(place),
            });
            return true;
        }
        false
    }
}
