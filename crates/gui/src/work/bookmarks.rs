//! The bookmarks: go to one, keep the folders that are shown, forget one.

use std::path::Path;

use eframe::egui::{Context, Ui};
use portolan_engine::Place;
use portolan_remote::RemotePath;
use portolan_sites::{Bookmark, checked_name};
use portolan_ui_kit::{
    Tokens,
    button::{Button, IconButton},
    choice::{checkbox, radio},
    empty,
    field::TextField,
    icons, label, layout,
    modal::Dialog,
    say,
    tokens::{size, space},
    virtual_table::{Column, TableState, VirtualTable},
};

use crate::{
    action::{Action, Actions},
    bookmarks::{Whose, Wish},
    frame::FrameCx,
    words,
};

/// Height of the list, in points.
const HEIGHT: f32 = 380.0;

/// The dialog.
#[derive(Debug)]
pub(crate) struct BookmarksDialog {
    /// What would be kept: the folders that are shown.
    new: Bookmark,
    with_local: bool,
    with_remote: bool,
    /// The saved site to which it may belong, and its name.
    site: Option<(Whose, String)>,
    of_site: bool,
    table: TableState,
    begun: bool,
}

impl BookmarksDialog {
    /// With what could be kept, and the saved site that is shown.
    pub(crate) fn new(new: Bookmark, site: Option<(Whose, String)>) -> Self {
        Self {
            with_local: new.local_folder.is_some(),
            with_remote: new.remote_folder.is_some(),
            of_site: site.is_some(),
            new,
            site,
            table: TableState::default(),
            begun: false,
        }
    }

    /// Draws it. Returns `true` when it is over.
    pub(super) fn show(&mut self, ctx: &Context, frame: &FrameCx, actions: &mut Actions) -> bool {
        let mut over = false;
        let output = Dialog::new("bookmarks", say!("work-bookmarks"))
            .icon(icons::BOOKMARK)
            .width(760.0)
            .height(HEIGHT)
            .show(
                ctx,
                self,
                |ui, this| {
                    this.add(ui, frame, actions);
                    ui.add_space(space::S);
                    layout::hairline(ui);
                    over |= this.list(ui, frame, actions);
                },
                |ui, _| {
                    layout::trailing(ui, "buttons", |ui| {
                        ui.add(Button::secondary(say!("common-close"))).clicked()
                    })
                },
            );
        over || output.footer || output.escaped
    }

    /// The folders that are shown, to be kept under a name.
    fn add(&mut self, ui: &mut Ui, frame: &FrameCx, actions: &mut Actions) {
        let legal = checked_name(&self.new.name).is_ok() && (self.with_local || self.with_remote);
        let mut keep = false;
        layout::bar(ui, size::FIELD, 0.0, |ui| {
            label::dim(ui, say!("work-keep-these-folders-as"));
            keep = TextField::new(&mut self.new.name, say!("work-name-of-the-bookmark"))
                .width(240.0)
                .show(ui)
                .submitted;
            keep |= ui
                .add(Button::primary(say!("work-keep")).icon(icons::BOOKMARK).enabled(legal))
                .clicked();
        });
        if let Some(folder) = &self.new.local_folder {
            let words = say!("work-this-computer", folder = short(folder, frame));
            checkbox(ui, &mut self.with_local, &words);
        }
        if let Some(folder) = &self.new.remote_folder {
            let whose = self.site.as_ref().map_or(Whose::Everywhere, |(whose, _)| *whose);
            let words = say!("work-server", folder = shown_there(folder, whose, frame));
            checkbox(ui, &mut self.with_remote, &words);
        }
        if let Some((_, name)) = &self.site {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::L;
                for (of_site, words) in [
                    (true, say!("work-only-for", name = name)),
                    (false, say!("work-everywhere").to_owned()),
                ] {
                    if radio(ui, self.of_site == of_site, &words).clicked() {
                        self.of_site = of_site;
                    }
                }
            });
        }
        if keep && legal {
            let bookmark = Bookmark {
                name: self.new.name.trim().to_owned(),
                local_folder: self.new.local_folder.clone().filter(|_| self.with_local),
                remote_folder: self.new.remote_folder.clone().filter(|_| self.with_remote),
                ..Bookmark::default()
            };
            let whose = self
                .site
                .as_ref()
                .filter(|_| self.of_site)
                .map_or(Whose::Everywhere, |(whose, _)| *whose);
            actions.push(Action::Bookmark(Wish::Keep(whose, Box::new(bookmark))));
        }
    }

    /// All of them. Returns whether one was gone to.
    fn list(&mut self, ui: &mut Ui, frame: &FrameCx, actions: &mut Actions) -> bool {
        let all = all(frame, self.site.as_ref().map(|(whose, _)| *whose));
        if all.is_empty() {
            let faint = Tokens::of(ui).faint;
            let text = say!("work-keep-the-folders-that-are");
            empty::empty_state(
                ui,
                "none",
                icons::BOOKMARK,
                Some(faint),
                say!("work-no-bookmarks-yet"),
                text,
                |_| (),
            );
            return false;
        }
        let columns = [
            Column::new(say!("common-name")).width(170.0).min_width(100.0),
            Column::new(say!("common-this-computer")).fill().min_width(120.0),
            Column::new(say!("common-server")).width(200.0).min_width(100.0),
            Column::new("").width(44.0).fixed(),
        ];
        let table = VirtualTable::new("list", &columns)
            .rows(all.len())
            .name(say!("work-bookmarks"));
        if !std::mem::replace(&mut self.begun, true) {
            let focus = table.focus_id(ui);
            ui.memory_mut(|memory| memory.request_focus(focus));
            self.table.cursor = Some(0);
        }
        let output = table.show(ui, &mut self.table, |row| {
            let Some((whose, bookmark)) = all.get(row.index()) else {
                return;
            };
            row.name(&bookmark.name);
            let (icon, colour) = match whose {
                Whose::Everywhere => (icons::BOOKMARK, row.tokens().dim),
                Whose::Site(_) => (icons::ANCHOR, row.tokens().dim),
            };
            let name = words::visible(&bookmark.name);
            row.icon_and_text(icon, portolan_ui_kit::font::icon(), colour, &name);
            row.dim(
                &bookmark
                    .local_folder
                    .as_ref()
                    .map_or_else(String::new, |folder| short(folder, frame)),
            );
            let there = bookmark
                .remote_folder
                .as_ref()
                .map_or_else(String::new, |folder| shown_there(folder, *whose, frame));
            row.dim(&there);
            let forget = say!("work-forget", name = name);
            let button = IconButton::new(icons::X, &forget).small();
            if row.col(|ui| ui.add(button).clicked()) == Some(true) {
                actions.push(Action::Bookmark(Wish::Forget(*whose, Box::new(bookmark.clone()))));
            }
        });
        let chosen = output.activated.or(output.double_clicked);
        if let Some((_, bookmark)) = chosen.and_then(|row| all.get(row)) {
            actions.push(Action::Bookmark(Wish::Go(Box::new(bookmark.clone()))));
            return true;
        }
        false
    }
}

/// Those of the site that is shown, then those of everywhere.
pub(crate) fn all(frame: &FrameCx, site: Option<Whose>) -> Vec<(Whose, Bookmark)> {
    let of_site = match site {
        Some(Whose::Site(id)) => frame.book.saved.get(id).map(|site| site.bookmarks.clone()),
        _ => None,
    };
    let of_site = of_site.unwrap_or_default().into_iter();
    let everywhere = frame.bookmarks.iter().cloned();
    of_site
        .map(|bookmark| (site.unwrap_or(Whose::Everywhere), bookmark))
        .chain(everywhere.map(|bookmark| (Whose::Everywhere, bookmark)))
        .collect()
}

/// A folder of a server for people: in the encoding of the site that the bookmark belongs to.
fn shown_there(folder: &RemotePath, whose: Whose, frame: &FrameCx) -> String {
    match whose {
        Whose::Site(site) => frame.shown_path(&Place::Remote(site, folder.clone())),
        Whose::Everywhere => words::visible(&folder.to_string_lossy()).into_owned(),
    }
}

fn short(folder: &Path, frame: &FrameCx) -> String {
    frame.short(&Place::Local(folder.to_owned()))
}
