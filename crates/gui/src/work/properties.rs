//! All that is known of entries: what a listing says, sizes of folders, checksums.

use std::collections::BTreeSet;

use eframe::egui::{Context, Grid, Label, RichText, Ui};
use portolan_engine::{FolderSize, Place, Request};
use portolan_remote::{EntryKind, Permissions, Zone};
use portolan_ui_kit::{
    Tokens,
    button::Button,
    icons, label, layout,
    modal::Dialog,
    say,
    tokens::{size, space},
};

use super::Chosen;
use crate::{
    action::{Action, Actions},
    errors,
    frame::FrameCx,
    pane::draw,
    place, words,
};

/// The dialog.
#[derive(Debug)]
pub(crate) struct Properties {
    chosen: Vec<Chosen>,
    what: String,
}

impl Properties {
    /// For these; `what` names them.
    pub(crate) fn new(chosen: Vec<Chosen>, what: String) -> Self {
        Self { chosen, what }
    }

    /// Folders of this computer are counted at once: it costs nobody a question.
    pub(crate) fn begin(&self) -> Option<Request> {
        let here: Vec<Place> = self
            .chosen
            .iter()
            .filter(|chosen| chosen.entry.kind == EntryKind::Folder && matches!(chosen.place, Place::Local(_)))
            .map(|chosen| chosen.place.clone())
            .collect();
        (!here.is_empty()).then_some(Request::Measure(here))
    }

    /// Draws it. Returns `true` when it is over.
    pub(super) fn show(&mut self, ctx: &Context, frame: &FrameCx, actions: &mut Actions) -> bool {
        let title = say!("work-properties-of", what = self.what);
        let output = Dialog::new("properties", &title).icon(icons::INFO).width(620.0).show(
            ctx,
            self,
            |ui, this| match this.chosen.as_slice() {
                [one] => show_one(ui, one, frame, actions),
                many => show_many(ui, many, frame, actions),
            },
            |ui, _| {
                layout::trailing(ui, "buttons", |ui| {
                    ui.add(Button::primary(say!("common-close"))).clicked()
                })
            },
        );
        output.footer || output.escaped || output.accepted
    }
}

pub(super) fn fact(ui: &mut Ui, name: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    label::dim(ui, name);
    label::body(ui, value);
    ui.end_row();
}

pub(super) fn facts(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    Grid::new("facts")
        .num_columns(2)
        .min_col_width(120.0)
        .spacing([space::M, space::S])
        .show(ui, add);
}

fn show_one(ui: &mut Ui, one: &Chosen, frame: &FrameCx, actions: &mut Actions) {
    let entry = &one.entry;
    facts(ui, |ui| {
        fact(ui, say!("common-name"), &frame.shown_name(&one.place));
        fact(ui, say!("work-type"), &draw::kind(entry));
        if let Some(folder) = place::parent(&one.place) {
            fact(ui, say!("work-in"), &frame.shown_path(&folder));
        }
        if let Some(target) = entry.link_target() {
            fact(
                ui,
                say!("work-leads-to"),
                &words::visible(&frame.names(&one.place).reading.show(target)),
            );
        }
        if let Some(size) = entry.size.filter(|_| entry.kind == EntryKind::File) {
            fact(ui, say!("common-size"), &exact_size(size));
        }
        if let Some(time) = entry.modified {
            let zone = match time.zone {
                Zone::Utc => "",
                Zone::Server => say!("work-by-the-clock-of-the"),
            };
            fact(
                ui,
                say!("common-modified"),
                &format!("{}{zone}", frame.calendar.told(time)),
            );
        }
        if let Some(permissions) = entry.permissions() {
            let octal = match permissions {
                Permissions::Unix(mode) => format!("  {mode:04o}"),
                Permissions::Other(_) => String::new(),
            };
            fact(
                ui,
                say!("work-permissions"),
                &format!("{}{octal}", draw::permissions(entry)),
            );
        }
        fact(ui, say!("work-owner"), &draw::who(entry.owner()));
        fact(ui, say!("work-group"), &draw::who(entry.group()));
    });
    ui.add_space(space::S);
    match entry.kind {
        EntryKind::Folder => inside(ui, std::slice::from_ref(&one.place), frame, actions),
        EntryKind::File => checksum(ui, &one.place, frame, actions),
        EntryKind::Symlink | EntryKind::Other => {}
    }
}

fn show_many(ui: &mut Ui, many: &[Chosen], frame: &FrameCx, actions: &mut Actions) {
    let folders: Vec<Place> = many
        .iter()
        .filter(|chosen| chosen.entry.kind == EntryKind::Folder)
        .map(|chosen| chosen.place.clone())
        .collect();
    let files = many.iter().filter(|chosen| chosen.entry.kind != EntryKind::Folder);
    let bytes: u64 = files.clone().filter_map(|chosen| chosen.entry.size).sum();
    let kinds: BTreeSet<String> = many.iter().map(|chosen| draw::kind(&chosen.entry)).collect();
    facts(ui, |ui| {
        fact(ui, say!("work-files"), &words::count(files.count() as u64));
        fact(ui, say!("work-folders"), &words::count(folders.len() as u64));
        fact(ui, say!("work-size-of-the-files"), &exact_size(bytes));
        let kinds: Vec<String> = kinds.into_iter().take(8).collect();
        fact(ui, say!("work-types"), &kinds.join(", "));
        if let Some(folder) = many.first().and_then(|chosen| place::parent(&chosen.place)) {
            fact(ui, say!("work-in"), &frame.shown_path(&folder));
        }
    });
    ui.add_space(space::S);
    if !folders.is_empty() {
        inside(ui, &folders, frame, actions);
    }
}

/// What is in folders, or the button that counts it.
fn inside(ui: &mut Ui, folders: &[Place], frame: &FrameCx, actions: &mut Actions) {
    let sizes: Vec<FolderSize> = folders
        .iter()
        .filter_map(|folder| frame.hand.sizes.get(folder).copied())
        .collect();
    let all = sizes.iter().fold(FolderSize::default(), |all, size| FolderSize {
        bytes: all.bytes + size.bytes,
        files: all.files + size.files,
        folders: all.folders + size.folders,
        counting: all.counting || size.counting,
        at_least: all.at_least || size.at_least,
    });
    layout::card(ui, |ui| {
        ui.set_width(ui.available_width());
        layout::bar(ui, size::CONTROL, 0.0, |ui| {
            if sizes.is_empty() {
                label::dim(ui, say!("work-what-is-inside-is-not"));
            } else {
                label::body(ui, folder_words(&all));
                if all.counting {
                    label::dim(ui, say!("work-so-far"));
                }
            }
            layout::trailing(ui, "count", |ui| {
                if !all.counting
                    && ui
                        .add(Button::secondary(say!("work-calculate")).icon(icons::CHART_BAR))
                        .clicked()
                {
                    actions.push(Action::Ask(Box::new(Request::Measure(folders.to_vec()))));
                }
            });
        });
    });
}

fn folder_words(size: &FolderSize) -> String {
    let least = if size.at_least && !size.counting {
        say!("work-at-least")
    } else {
        ""
    };
    say!(
        "work-in-2",
        least = least,
        bytes = exact_size(size.bytes),
        files = say!("work-count-files", count = size.files),
        folders = say!("work-count-folders", count = size.folders)
    )
}

/// The checksum, or the button that asks for it.
fn checksum(ui: &mut Ui, place: &Place, frame: &FrameCx, actions: &mut Actions) {
    let hashed = frame.hand.hashes.iter().rev().find(|hashed| hashed.place == *place);
    let tokens = Tokens::of(ui);
    layout::card(ui, |ui| {
        ui.set_width(ui.available_width());
        match hashed.map(|hashed| &hashed.result) {
            Some(Some(Ok(checksum))) => {
                layout::bar(ui, size::CONTROL, 0.0, |ui| {
                    label::dim(ui, checksum.algorithm().to_string());
                    layout::trailing(ui, "copy", |ui| {
                        if ui.add(Button::ghost(say!("common-copy")).icon(icons::COPY)).clicked() {
                            ui.copy_text(checksum.hex());
                        }
                    });
                });
                ui.add(
                    Label::new(
                        RichText::new(checksum.hex())
                            .font(portolan_ui_kit::font::mono())
                            .color(tokens.text),
                    )
                    .wrap()
                    .selectable(true),
                );
            }
            Some(None) => {
                label::dim(ui, say!("work-the-checksum-is-on-its"));
            }
            other => {
                if let Some(Some(Err(error))) = other {
                    let why = format!("{}.", words::sentence(&errors::explain(error).why));
                    let text = RichText::new(why).font(portolan_ui_kit::font::body()).color(tokens.bad);
                    ui.add(Label::new(text).wrap());
                }
                layout::bar(ui, size::CONTROL, 0.0, |ui| {
                    label::dim(ui, say!("work-the-checksum-is-not-known"));
                    layout::trailing(ui, "hash", |ui| {
                        if ui
                            .add(Button::secondary(say!("work-checksum")).icon(icons::SHIELD_CHECK))
                            .clicked()
                        {
                            actions.push(Action::Ask(Box::new(Request::Hash(place.clone(), None))));
                        }
                    });
                });
            }
        }
    });
}

/// `12.4 KB (12,400 bytes)`.
fn exact_size(bytes: u64) -> String {
    let exact = say!("work-count-bytes", count = bytes);
    if bytes < 1000 {
        exact
    } else {
        format!("{} ({exact})", words::size(bytes))
    }
}
