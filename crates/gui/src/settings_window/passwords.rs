//! The file of passwords under a master password: opened, locked, put under another one, set aside.

use eframe::egui::{Context, Id, Ui, text_edit};
use portolan_engine::{Request, SecretPlace, SecretsRequest, SecretsView};
use portolan_sites::Secret;
use portolan_ui_kit::{Tokens, button::Button, field::TextField, icons, label, say, tokens::space};

use super::indented;

/// Fields whose undo history holds what was typed.
const FIELDS: [&str; 2] = ["master-now", "master-once-more"];
/// Width of a field, in points.
const FIELD: f32 = 280.0;

/// What a person is about to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum About {
    #[default]
    Nothing,
    Open,
    Choose,
    Change,
    Forget,
}

/// What is typed. Never printed.
#[derive(Default)]
pub(super) struct Master {
    about: About,
    text: String,
    again: String,
    /// Was the engine asked where passwords are?
    looked: bool,
}

impl std::fmt::Debug for Master {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Master")
            .field("about", &self.about)
            .finish_non_exhaustive()
    }
}

impl Master {
    /// Draws it, below the settings of the page.
    pub(super) fn show(&mut self, ui: &mut Ui, secrets: SecretsView) -> Vec<Request> {
        let mut requests = Vec::new();
        if !std::mem::replace(&mut self.looked, true) {
            requests.push(Request::Secrets(SecretsRequest::Look));
        }
        ui.add_space(space::L);
        indented(ui, |ui| label::strong(ui, say!("settings-where-passwords-are")));
        indented(ui, |ui| label::dim_wrapped(ui, state(secrets)));
        ui.add_space(space::S);
        if secrets.place == SecretPlace::Forbidden {
            return requests;
        }
        let mut about = None;
        indented(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let mut button = |words, icon, then| {
                    if ui.add(Button::secondary(words).icon(icon)).clicked() {
                        about = Some(then);
                    }
                };
                match secrets.open {
                    // With a keyring there is no need for a file.
                    None if secrets.place == SecretPlace::Keyring => {}
                    None => button(say!("settings-choose-master"), icons::KEY, About::Choose),
                    Some(false) => button(say!("settings-open-passwords"), icons::LOCK_SIMPLE_OPEN, About::Open),
                    Some(true) => {
                        button(say!("settings-change-master"), icons::KEY, About::Change);
                        if ui
                            .add(Button::secondary(say!("settings-lock-now")).icon(icons::LOCK_SIMPLE))
                            .clicked()
                        {
                            requests.push(Request::Secrets(SecretsRequest::Lock));
                        }
                    }
                }
                if secrets.open.is_some()
                    && ui
                        .add(Button::secondary(say!("settings-forgotten-master")).icon(icons::TRASH))
                        .clicked()
                {
                    about = Some(About::Forget);
                }
            });
        });
        if let Some(about) = about {
            self.forget_typing(ui.ctx());
            self.about = about;
        }
        requests.extend(self.form(ui));
        requests
    }

    /// What is typed, or the question.
    fn form(&mut self, ui: &mut Ui) -> Option<Request> {
        let about = self.about;
        if about == About::Nothing {
            return None;
        }
        ui.add_space(space::S);
        let mut done = false;
        if about == About::Forget {
            let warn = Tokens::of(ui).warn;
            indented(ui, |ui| {
                label::coloured(ui, say!("settings-forget-master-question"), warn)
            });
        } else {
            let field = |text: &mut String, name: &str, id: &'static str, ui: &mut Ui| {
                TextField::new(text, name)
                    .hint(name)
                    .password()
                    .width(FIELD)
                    .id(Id::unique(id))
                    .show(ui)
                    .submitted
            };
            let twice = about != About::Open;
            let name = if twice {
                say!("settings-new-master")
            } else {
                say!("settings-master")
            };
            done |= indented(ui, |ui| field(&mut self.text, name, FIELDS[0], ui)) && !twice;
            if twice {
                ui.add_space(space::XS);
                done |= indented(ui, |ui| {
                    field(&mut self.again, say!("settings-master-once-more"), FIELDS[1], ui)
                });
                if !self.again.is_empty() && self.again != self.text {
                    indented(ui, |ui| {
                        label::coloured(ui, say!("settings-masters-differ"), Tokens::of(ui).bad)
                    });
                }
            }
        }
        let ready = match about {
            About::Open => !self.text.is_empty(),
            About::Choose | About::Change => !self.text.is_empty() && self.text == self.again,
            About::Nothing | About::Forget => true,
        };
        ui.add_space(space::S);
        let mut cancel = false;
        indented(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let words = match about {
                    About::Open => say!("settings-open-passwords"),
                    About::Forget => say!("settings-set-passwords-aside"),
                    _ => say!("settings-use-master"),
                };
                let button = if about == About::Forget {
                    Button::danger(words)
                } else {
                    Button::primary(words)
                };
                done |= ui.add(button.enabled(ready)).clicked();
                cancel = ui.add(Button::secondary(say!("common-cancel"))).clicked();
            });
        });
        let request = (done && ready).then(|| {
            let secret = Secret::new(std::mem::take(&mut self.text));
            Request::Secrets(match about {
                About::Change => SecretsRequest::ChangeMaster(secret),
                About::Forget => SecretsRequest::Reset,
                _ => SecretsRequest::Unlock(secret),
            })
        });
        if cancel || request.is_some() {
            self.about = About::Nothing;
            self.forget_typing(ui.ctx());
        }
        request
    }

    /// Is something typed, or a question open?
    pub(super) fn is_asking(&self) -> bool {
        self.about != About::Nothing
    }

    /// Nothing is wanted any more.
    pub(super) fn cancel(&mut self, ctx: &Context) {
        self.about = About::Nothing;
        self.forget_typing(ctx);
    }

    /// What was typed goes, and the undo history of the fields with it.
    pub(super) fn forget_typing(&mut self, ctx: &Context) {
        for text in [&mut self.text, &mut self.again] {
            drop(Secret::new(std::mem::take(text)));
        }
        ctx.data_mut(|data| {
            for id in FIELDS {
                data.remove::<text_edit::TextEditState>(Id::unique(id));
            }
        });
    }
}

fn state(secrets: SecretsView) -> &'static str {
    match (secrets.place, secrets.open) {
        (SecretPlace::Forbidden, _) => say!("settings-passwords-forbidden"),
        (SecretPlace::Keyring, _) => say!("settings-passwords-in-keyring"),
        (SecretPlace::Unknown, None) => say!("settings-passwords-unknown"),
        (SecretPlace::File, None) => say!("settings-passwords-nowhere"),
        (_, Some(true)) => say!("settings-passwords-open"),
        (_, Some(false)) => say!("settings-passwords-locked"),
    }
}
