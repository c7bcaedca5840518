//! The list of what was found.

use std::{collections::HashSet, sync::Arc};

use eframe::egui::{Color32, Modifiers, Ui};
use portolan_engine::{Hunt, HuntId, HuntRow, HuntView, Place, Verdict};
use portolan_remote::{Direction, Entry, EntryKind, SiteId};
use portolan_ui_kit::{
    Tokens,
    button::Button,
    choice::checkbox,
    empty, font, icons, label, layout, menu, say,
    select::{menu_item, menu_separator},
    tokens::space,
    virtual_table::{Column, TableState, VirtualTable},
};

use super::{
    Wish, compares,
    rows::{self, At, Shown, Side},
};
use crate::{
    action::{Action, Actions, DeleteQuestion},
    comparison,
    frame::FrameCx,
    words,
};

/// The table and what is selected in it.
#[derive(Debug, Default)]
pub(crate) struct Panel {
    table: TableState,
    shown: Shown,
    of: Option<HuntId>,
    chosen: HashSet<At>,
    anchor: Option<usize>,
    /// Of a comparison, what is the same is hidden.
    with_same: bool,
    /// The folder of each pane of the tab: where what was found would go.
    pub(crate) panes: [Option<Place>; 2],
}

impl Panel {
    /// Draws it. Returns whether it has the keyboard.
    pub(crate) fn show(&mut self, ui: &mut Ui, frame: &FrameCx, actions: &mut Actions) -> bool {
        let Some(view) = super::listed(frame).cloned() else {
            let faint = Tokens::of(ui).faint;
            let (title, text) = (say!("hunts-nothing-yet"), say!("hunts-nothing-yet-help"));
            empty::empty_state(ui, "no-hunt", icons::MAGNIFYING_GLASS, Some(faint), title, text, |_| ());
            return false;
        };
        if self.of.replace(view.id) != Some(view.id) {
            self.chosen.clear();
            self.table = TableState::default();
        }
        self.shown.take(&view, compares(&view) && !self.with_same);
        self.head(ui, &view, actions);
        self.rows(ui, &view, frame, actions)
    }

    /// What was asked, how far it is, and what can be done with all of it.
    fn head(&mut self, ui: &mut Ui, view: &Arc<HuntView>, actions: &mut Actions) {
        layout::bar(ui, 34.0, space::M, |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            label::dim(ui, said(view, self.shown.differ));
            if view.running && ui.add(Button::secondary(say!("hunts-stop")).icon(icons::X)).clicked() {
                actions.push(Action::Hunt(Wish::Stop(view.id)));
            }
            if compares(view) {
                let mut only = !self.with_same;
                checkbox(ui, &mut only, say!("hunts-only-differences"));
                self.with_same = !only;
                for (direction, title) in [
                    (Direction::Upload, say!("hunts-select-for-upload")),
                    (Direction::Download, say!("hunts-select-for-download")),
                ] {
                    if ui.add(Button::ghost(title)).clicked() {
                        self.select_for(view, direction);
                    }
                }
            }
            layout::trailing(ui, "hunt-buttons", |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                for (direction, icon, title) in [
                    (Direction::Upload, icons::UPLOAD_SIMPLE, say!("common-upload")),
                    (Direction::Download, icons::DOWNLOAD_SIMPLE, say!("common-download")),
                ] {
                    // All of them are looked up only when they go: it can be half a million.
                    let goes = self
                        .moves_of(view, self.chosen.iter().copied(), direction)
                        .next()
                        .is_some();
                    let button = Button::secondary(title).icon(icon);
                    if ui.add_enabled(goes, button).clicked() {
                        let moves = self.moves(view, direction);
                        actions.push(Action::Hunt(Wish::Transfer(direction, moves)));
                    }
                }
                if ui.add(Button::ghost(say!("hunts-clear")).icon(icons::BROOM)).clicked() {
                    actions.push(Action::Hunt(Wish::Forget(view.id)));
                }
            });
        });
    }

    fn select_for(&mut self, view: &HuntView, direction: Direction) {
        let worth = |at: &&At| rows::get(view, **at).is_some_and(|row| rows::worth(row, direction));
        let mut chosen: HashSet<At> = self.shown.rows.iter().filter(worth).copied().collect();
        // A folder that goes whole takes what is in it along.
        let folders: HashSet<Arc<str>> = chosen.iter().filter_map(|at| whole_folder(view, *at)).collect();
        chosen.retain(|at| match rows::get(view, *at) {
            Some(HuntRow::Compared { below, .. }) => {
                !below.match_indices('/').any(|(end, _)| folders.contains(&below[..end]))
            }
            _ => true,
        });
        self.chosen = chosen;
    }

    fn chosen_in_order(&self) -> Vec<At> {
        let mut chosen: Vec<At> = self.chosen.iter().copied().collect();
        chosen.sort_unstable();
        chosen
    }

    fn chosen_rows<'a>(&self, view: &'a HuntView) -> Vec<&'a HuntRow> {
        self.chosen_in_order()
            .into_iter()
            .filter_map(|at| rows::get(view, at))
            .collect()
    }

    fn moves(&self, view: &HuntView, direction: Direction) -> Vec<(Place, Place)> {
        self.moves_of(view, self.chosen_in_order(), direction).collect()
    }

    fn moves_of(
        &self,
        view: &HuntView,
        rows: impl IntoIterator<Item = At>,
        direction: Direction,
    ) -> impl Iterator<Item = (Place, Place)> {
        let opposite = match direction {
            Direction::Upload => self.panes[1].as_ref(),
            Direction::Download => self.panes[0].as_ref(),
        };
        rows.into_iter()
            .filter_map(move |at| rows::transfer(view, rows::get(view, at)?, direction, opposite))
    }

    fn places(&self, view: &HuntView) -> Vec<Place> {
        let chosen = self.chosen_rows(view);
        chosen.into_iter().filter_map(|row| rows::place_of(view, row)).collect()
    }

    fn rows(&mut self, ui: &mut Ui, view: &Arc<HuntView>, frame: &FrameCx, actions: &mut Actions) -> bool {
        let compared = compares(view);
        let mut columns = vec![
            Column::new(say!("common-name")).width(240.0).min_width(140.0),
            Column::new(say!("hunts-where")).fill().min_width(160.0),
        ];
        if compared {
            columns.push(Column::new(say!("hunts-difference")).width(190.0).min_width(120.0));
        }
        columns.push(Column::new(say!("common-size")).width(110.0).min_width(80.0).right());
        columns.push(
            frame
                .calendar
                .column(Column::new(say!("common-modified")).width(140.0).min_width(100.0)),
        );
        let mut table = std::mem::take(&mut self.table);
        let mut menu_of = None;
        let output = VirtualTable::new("hunt", &columns)
            .rows(self.shown.rows.len())
            .name(say!("hunts-found"))
            .show(ui, &mut table, |row| {
                let Some(at) = self.shown.rows.get(row.index()).copied() else {
                    return;
                };
                let Some((found, entry)) = rows::get(view, at).and_then(|row| Some((row, rows::entry_of(row)?))) else {
                    return;
                };
                let tokens = row.tokens();
                let (name, place) = said_of(frame, view, found, entry);
                row.name(&name);
                row.select(self.chosen.contains(&at));
                let icon = if entry.kind == EntryKind::Folder {
                    icons::FOLDER
                } else {
                    icons::FILE
                };
                row.icon_and_text(icon, font::icon(), tokens.dim, &name);
                row.dim(&place);
                if let HuntRow::Compared { verdict, .. } = found {
                    let (text, colour) = (in_words(*verdict), colour(tokens, *verdict));
                    row.cell(text, &font::body(), colour);
                    let response = row.response();
                    response
                        .ctx
                        .accesskit_node_builder(response.id, |node| node.set_description(text));
                }
                let size = entry.size.filter(|_| entry.kind != EntryKind::Folder);
                row.dim(&size.map_or_else(String::new, words::size));
                row.dim(
                    &entry
                        .modified
                        .map_or_else(String::new, |time| frame.calendar.told(time)),
                );
                row.response()
                    .context_menu(|ui| menu_of = Some(of_row(ui, view, found)));
            });
        self.table = table;
        if let Some(event) = output.clicked.or(output.cursor_moved) {
            self.choose(event.row, event.modifiers);
        }
        if let Some(event) = output.secondary_clicked
            && let Some(at) = self.shown.rows.get(event.row)
            && !self.chosen.contains(at)
        {
            self.chosen = HashSet::from([*at]);
        }
        if let Some(place) = output
            .double_clicked
            .or(output.activated)
            .and_then(|row| self.shown.rows.get(row))
            .and_then(|at| rows::place_of(view, rows::get(view, *at)?))
        {
            actions.push(Action::Hunt(Wish::Go(place)));
        }
        match menu_of.flatten() {
            Some(Chosen::Wish(wish)) => actions.push(Action::Hunt(wish)),
            Some(Chosen::Copy) => actions.push(Action::Hunt(Wish::Copy(self.places(view)))),
            Some(Chosen::Delete(side)) => actions.0.extend(self.delete(view, side)),
            None => {}
        }
        ui.memory(|memory| memory.has_focus(output.background.id))
    }

    fn choose(&mut self, row: usize, modifiers: Modifiers) {
        let Some(at) = self.shown.rows.get(row).copied() else {
            return;
        };
        if modifiers.shift {
            let from = *self.anchor.get_or_insert(row);
            let range = self.shown.rows.get(from.min(row)..=from.max(row));
            if !modifiers.command {
                self.chosen.clear();
            }
            self.chosen.extend(range.into_iter().flatten());
            return;
        }
        self.anchor = Some(row);
        if !modifiers.command {
            self.chosen = HashSet::from([at]);
        } else if !self.chosen.remove(&at) {
            self.chosen.insert(at);
        }
    }

    /// What of the chosen is on this side, and nothing on the other: the question says what becomes of it, and that is not
    /// the same on both.
    fn delete(&self, view: &HuntView, side: Side) -> Option<Action> {
        let chosen = self.chosen_rows(view).into_iter();
        let (entries, places): (Vec<_>, Vec<_>) = chosen
            .filter_map(|row| Some((rows::entry_on(row, side)?, rows::place_on(view, row, side)?)))
            .unzip();
        let what = say!("pane-count-items", count = places.len() as u64);
        let folders = entries.into_iter().any(|entry| entry.kind == EntryKind::Folder);
        (!places.is_empty()).then_some(Action::AskDelete(DeleteQuestion {
            places,
            what,
            folders,
            for_good: false,
        }))
    }
}

/// What was chosen in the menu of a row.
enum Chosen {
    Wish(Wish),
    Copy,
    Delete(Side),
}

fn of_row(ui: &mut Ui, view: &HuntView, row: &HuntRow) -> Option<Chosen> {
    menu::begin(ui);
    let mut chosen = None;
    let mut line = |ui: &mut Ui, icon, text: &str, key, what: Option<Chosen>| {
        if menu_item(ui, Some(icon), text, key).clicked() {
            chosen = what;
            ui.close();
        }
    };
    let place = rows::place_of(view, row);
    let go = place.clone().map(|place| Chosen::Wish(Wish::Go(place)));
    line(ui, icons::FOLDER_OPEN, say!("hunts-go"), None, go);
    if rows::entry_of(row).is_some_and(|entry| entry.kind != EntryKind::Folder) {
        let edit = place.map(|place| Chosen::Wish(Wish::Edit(place)));
        line(ui, icons::NOTE_PENCIL, say!("hunts-edit"), None, edit);
    }
    menu_separator(ui);
    line(
        ui,
        icons::CLIPBOARD_TEXT,
        say!("hunts-copy-paths"),
        None,
        Some(Chosen::Copy),
    );
    for (side, text) in [
        (Side::Here, say!("hunts-delete-here")),
        (Side::There, say!("hunts-delete-there")),
    ] {
        if rows::place_on(view, row, side).is_some() {
            line(ui, icons::TRASH, text, None, Some(Chosen::Delete(side)));
        }
    }
    chosen
}

/// A folder that is on one side only: all of it goes.
fn whole_folder(view: &HuntView, at: At) -> Option<Arc<str>> {
    match rows::get(view, at)? {
        HuntRow::Compared { below, here, there, .. } => {
            let folder = |entry: &Option<Entry>| entry.as_ref().is_some_and(|entry| entry.kind == EntryKind::Folder);
            (folder(here) || folder(there)).then(|| below.clone())
        }
        HuntRow::Found { .. } => None,
    }
}

/// Name and place, for people.
fn said_of(frame: &FrameCx, view: &HuntView, row: &HuntRow, entry: &Entry) -> (String, String) {
    let reading = |site: SiteId| frame.site(site).map(|site| site.names.reading).unwrap_or_default();
    let visible = |text: &str| words::visible(text).into_owned();
    match row {
        HuntRow::Found { place, .. } => {
            let parent = crate::place::parent(place).unwrap_or_else(|| place.clone());
            match place {
                Place::Remote(site, _) => {
                    let reading = reading(*site);
                    let name = visible(&reading.show(entry.name.as_bytes()));
                    (name, visible(&crate::place::shown(&parent, reading)))
                }
                Place::Local(_) => (visible(&entry.name.to_string_lossy()), visible(&parent.to_string())),
            }
        }
        HuntRow::Compared { below, .. } => {
            let (folder, name) = below.rsplit_once('/').unwrap_or(("", below));
            let root = match &*view.hunt {
                // `join` of nothing would put a / behind it.
                Hunt::Compare { here, .. } if folder.is_empty() => here.display().to_string(),
                Hunt::Compare { here, .. } => here.join(folder).display().to_string(),
                Hunt::Find { .. } | Hunt::Contents { .. } => folder.to_owned(),
            };
            (visible(name), visible(&root))
        }
    }
}

/// A difference in words.
pub(crate) fn in_words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Same => say!("hunts-same"),
        Verdict::OnlyHere => say!("hunts-only-here"),
        Verdict::OnlyThere => say!("hunts-only-there"),
        Verdict::NewerHere => say!("hunts-newer-here"),
        Verdict::NewerThere => say!("hunts-newer-there"),
        Verdict::OtherSize => say!("hunts-other-size"),
        Verdict::OtherContents => say!("hunts-other-contents"),
        Verdict::OtherKind => say!("hunts-other-kind"),
        Verdict::Unknown => say!("hunts-unknown"),
    }
}

fn colour(tokens: &Tokens, verdict: Verdict) -> Color32 {
    match verdict {
        Verdict::Same => tokens.dim,
        Verdict::OnlyHere | Verdict::NewerHere => tokens.ok,
        Verdict::OnlyThere | Verdict::NewerThere => tokens.accent,
        Verdict::OtherSize | Verdict::OtherContents | Verdict::Unknown => tokens.warn,
        Verdict::OtherKind => tokens.bad,
    }
}

/// How far it is, in words.
fn said(view: &HuntView, differ: usize) -> String {
    let mut said = if compares(view) {
        say!("hunts-differ", count = differ as u64)
    } else {
        say!("hunts-count", count = view.len() as u64)
    };
    said.push_str(" · ");
    said.push_str(&say!("hunts-folders-read", count = view.folders));
    if view.running && view.contents.of_files > 0 {
        said.push_str(" · ");
        said.push_str(&comparison::said(&view.contents));
    }
    if view.failures.1 > 0 {
        said.push_str(" · ");
        said.push_str(&say!("hunts-not-read", count = view.failures.1));
    }
    if view.too_many {
        said.push_str(" · ");
        said.push_str(say!("hunts-too-many"));
    }
    if view.stopped {
        said.push_str(" · ");
        said.push_str(say!("hunts-stopped"));
    }
    said
}
