//! One pane: a folder of this computer or of a server.

mod aside;
mod chosen;
mod columns;
mod complete;
pub(crate) mod draw;
mod drop;
mod errands;
mod extent;
mod footer;
mod head;
mod history;
mod keyboard;
mod menu;
mod places;
mod rename;
mod rows;
mod selection;
mod spring;
mod state;
mod table;
mod tree;
mod typing;

use std::sync::Arc;

use eframe::egui::{
    Id, PointerButton, Rect, TextEdit, Ui, pos2,
    text::{CCursor, CCursorRange},
};
use portolan_engine::{PaneId, PaneListing, PaneState, Place, SiteView};
use portolan_remote::{Direction, Entry, EntryKind, FileName, SiteId};
use portolan_ui_kit::{
    Tokens, language::Language, layout, path_bar::PathBarState, say, tokens::size, virtual_table::TableState,
};

/// Gives a field the keyboard, with all its text selected.
pub(crate) fn select_all(ui: &Ui, field: Id, text: &str) {
    // First the focus: a field without it collapses its selection.
    ui.memory_mut(|memory| memory.request_focus(field));
    let mut memory = TextEdit::load_state(ui.ctx(), field).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    memory
        .cursor
        .set_char_range(Some(CCursorRange::two(CCursor::new(0), end)));
    TextEdit::store_state(ui.ctx(), field, memory);
}

/// Puts the cursor of a field behind its text.
pub(crate) fn cursor_to_end(ui: &Ui, field: Id, text: &str) {
    let mut memory = TextEdit::load_state(ui.ctx(), field).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    memory.cursor.set_char_range(Some(CCursorRange::one(end)));
    TextEdit::store_state(ui.ctx(), field, memory);
}

pub(crate) use drop::{
    Drag, Dropped, card as drag_card, desktop_drop, on_queue as drop_on_queue, on_tab as drop_on_tab, take_accepted,
};

pub(crate) use rows::{Index, Rows, Wish, add_natural_key};
pub(crate) use selection::{Choice, Selection};
pub(crate) use spring::SPRING;

use crate::{
    action::{Action, Actions, Carry, DeleteQuestion},
    comparison::{self, Beside},
    frame::FrameCx,
    place,
    prefs::{Prefs, SortKey},
    words,
};

/// Which side of the window a pane stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// This computer.
    Local,
    /// A server.
    Remote,
}

impl Side {
    /// What the table of this side is called.
    pub(crate) fn table_name(self) -> &'static str {
        match self {
            Self::Local => say!("pane-local-files"),
            Self::Remote => say!("pane-remote-files"),
        }
    }

    /// Its place in what is kept for both sides.
    pub(crate) fn at(self) -> usize {
        match self {
            Self::Local => 0,
            Self::Remote => 1,
        }
    }

    /// Is the folder tree of this side shown?
    pub(crate) fn tree(self, prefs: &Prefs) -> bool {
        prefs.tree[self.at()]
    }
}

/// What a pane needs to know of the rest of the window in one frame.
pub(crate) struct PaneCx<'a> {
    /// The snapshots.
    pub(crate) frame: &'a FrameCx,
    /// Has it the keyboard?
    pub(crate) active: bool,
    /// Is a dialog open, which has the keyboard?
    pub(crate) dialog: bool,
    /// The folder of the pane on the other side.
    pub(crate) opposite: Option<Place>,
    /// The site of a remote pane.
    pub(crate) site: Option<&'a SiteView>,
    /// The site of the tab.
    pub(crate) of_site: Option<SiteId>,
    /// Are dot files shown?
    pub(crate) hidden_files: bool,
    /// Is it compared with the other pane?
    pub(crate) comparing: bool,
    /// What the other pane has, as soon as it is known.
    pub(crate) beside: Option<Beside>,
    /// Does it go where the other pane goes?
    pub(crate) linked: bool,
}

/// A pane, with all that it remembers between frames.
#[derive(Debug)]
pub(crate) struct Pane {
    /// Its number for the engine.
    pub(crate) id: PaneId,
    /// Local or remote.
    pub(crate) side: Side,
    /// Typing a path.
    pub(crate) path: PathBarState,
    table: TableState,
    rows: Rows,
    selection: Selection,
    filter: Option<String>,
    typing: typing::Typing,
    rename: Option<rename::Rename>,
    focus_wanted: bool,
    filter_focus_wanted: bool,
    /// The entry on which the cursor shall stand when the next rows are there.
    go_to: Option<FileName>,
    summary: Option<((u64, *const Index, Language), String)>,
    spring: spring::Spring,
    /// Where it has been.
    pub(crate) history: history::History,
    asides: aside::Asides,
    tree: tree::Tree,
    complete: complete::Complete,
    /// The folder whose contents a menu between two crumbs lists.
    siblings: Option<aside::Aside>,
    siblings_used: bool,
    /// The folder to which it went because the other pane did.
    pub(crate) came_along: Option<Place>,
}

/// Folders in `folder` that were counted to their end, by name.
fn counted(folder: &Place, frame: &FrameCx) -> Vec<(FileName, u64)> {
    let sizes = frame.hand.sizes.iter().filter(|(_, size)| !size.counting);
    let within = sizes.filter(|(place, _)| place::parent(place).as_ref() == Some(folder));
    let mut counted: Vec<(FileName, u64)> = within
        .filter_map(|(place, size)| Some((place::name(place)?, size.bytes)))
        .collect();
    counted.sort();
    counted
}

impl Pane {
    /// A pane that shows nothing yet.
    pub(crate) fn new(id: PaneId, side: Side) -> Self {
        Self {
            id,
            side,
            path: PathBarState::default(),
            table: TableState::default(),
            rows: Rows::default(),
            selection: Selection::default(),
            filter: None,
            typing: typing::Typing::default(),
            rename: None,
            focus_wanted: false,
            filter_focus_wanted: false,
            go_to: None,
            summary: None,
            spring: spring::Spring::default(),
            history: history::History::default(),
            asides: aside::Asides::of(id),
            tree: tree::Tree::default(),
            complete: complete::Complete::default(),
            siblings: None,
            siblings_used: false,
            came_along: None,
        }
    }

    /// The folder that it shows.
    pub(crate) fn place<'a>(&self, frame: &'a FrameCx) -> Option<&'a Place> {
        frame.pane(self.id).map(|listing| &listing.place)
    }

    /// The folder that it shows.
    pub(crate) fn shown_listing<'a>(&self, frame: &'a FrameCx) -> Option<&'a PaneListing> {
        frame.pane(self.id).map(|listing| &**listing)
    }

    /// Draws it into `rect`.
    pub(crate) fn show(&mut self, ui: &mut Ui, rect: Rect, cx: &PaneCx<'_>, prefs: &mut Prefs, actions: &mut Actions) {
        let tokens = Tokens::of(ui);
        layout::region(ui, rect, tokens.panel, |ui| {
            let listing = cx.frame.pane(self.id).cloned();
            if let Some(listing) = &listing {
                self.history.arrive(&listing.place);
            }
            let crumb = self.head(ui, cx, listing.as_deref(), prefs, actions);
            if let Some(beside) = &cx.beside {
                if beside.aligned.is_some() && beside.field && self.filter.is_none() {
                    ui.add_space(size::PATH_BAR);
                }
                comparison::strip(ui, self, beside, actions);
            }
            if !std::mem::take(&mut self.siblings_used)
                && let Some(closed) = self.siblings.take()
            {
                closed.forget(actions);
            }
            let errands = errands::height(self, cx);
            let bottom = rect.bottom() - size::PANE_FOOTER - errands;
            let body = Rect::from_min_max(ui.cursor().min, pos2(rect.right(), bottom));
            let (rows, in_tree) = self.tree_beside(ui, body, cx, prefs, actions);
            let row = layout::region(ui, rows, tokens.panel, |ui| {
                let Some(listing) = &listing else {
                    keyboard::hold(ui, self, rows, cx, actions);
                    state::before_listing(ui, rows, cx, actions);
                    return None;
                };
                self.body(ui, rows, cx, listing, prefs, actions)
            });
            let footer = Rect::from_min_max(pos2(rect.left(), body.bottom() + errands), rect.max);
            errands::show(
                ui,
                self,
                footer.with_max_y(footer.top()).with_min_y(body.bottom()),
                cx,
                actions,
            );
            self.footer(ui, footer, listing.as_deref(), actions);
            let over = crumb.or(in_tree).or(row);
            let on_folder = over
                .as_ref()
                .is_some_and(|folder| drop::on_folder(ui, self, folder, cx, actions));
            if on_folder || drop::beside_rows(ui, self, body, cx, actions) {
                self.spring.dropped();
            }
            self.spring_open(ui, rect, over, cx, actions);
        });
        if cx.active {
            layout::active_edge(ui, rect);
        }
        if !cx.dialog && ui.rect_contains_pointer(rect) {
            let pressed = |button| ui.input(|input| input.pointer.button_pressed(button));
            if pressed(PointerButton::Extra1) {
                self.back(1, actions);
            } else if pressed(PointerButton::Extra2) {
                self.forward(1, actions);
            }
        }
        let pressed = ui.input(|input| input.pointer.any_pressed());
        if pressed && !cx.active && ui.rect_contains_pointer(rect) {
            actions.push(Action::Activate(self.id));
        }
    }

    fn body(
        &mut self,
        ui: &mut Ui,
        body: Rect,
        cx: &PaneCx<'_>,
        listing: &Arc<PaneListing>,
        prefs: &mut Prefs,
        actions: &mut Actions,
    ) -> Option<Place> {
        self.update_rows(ui, listing, cx, prefs);
        let empty = listing.batches.iter().all(|batch| batch.is_empty());
        let working = self.rows.at_work() && self.rows.shown().is_none();
        match &listing.state {
            PaneState::Failed(error) if empty => {
                keyboard::hold(ui, self, body, cx, actions);
                state::failed(ui, self, &listing.place, error, cx, actions);
                None
            }
            state if working || (empty && matches!(state, PaneState::Loading)) => {
                keyboard::hold(ui, self, body, cx, actions);
                state::loading(ui, body, &listing.place, cx);
                None
            }
            _ => {
                let under = table::show(ui, self, cx, prefs, actions);
                state::nothing(ui, self, body, listing);
                extent::strip(ui, self.id, body, listing, actions);
                under
            }
        }
    }

    /// Brings the rows up to date, and cursor and selection with them.
    fn update_rows(&mut self, ui: &Ui, listing: &Arc<PaneListing>, cx: &PaneCx<'_>, prefs: &Prefs) {
        let mut wish = self.wish(listing, cx.frame, prefs);
        wish.beside.clone_from(&cx.beside);
        if cx.beside.as_ref().is_some_and(|beside| beside.aligned.is_some()) {
            // One order for both: what is counted here only would part them.
            wish.order = prefs.order[Side::Local.at()];
            wish.counted.clear();
        }
        let before = self.rows.shown().cloned();
        if !self.rows.update(ui.ctx(), listing, &wish) {
            return;
        }
        let Some(index) = self.rows.shown().cloned() else {
            self.reset_for_new_folder();
            return;
        };
        let same_folder = before.as_ref().is_some_and(|before| before.place() == index.place());
        if !same_folder {
            self.reset_for_new_folder();
        }
        self.selection.keep_shown(&index);
        let offset = Self::offset(&index);
        // The cursor stays on its entry, wherever the new order puts it.
        let on_entry = before.filter(|_| same_folder).and_then(|before| {
            let position = self.table.cursor?.checked_sub(offset)?;
            before.entry(position).map(|entry| entry.name.clone())
        });
        let wanted = self.go_to.as_ref().and_then(|name| index.position(name));
        if let Some(position) = wanted {
            self.go_to = None;
            self.table.cursor = Some(position + offset);
            self.table.scroll_to(position + offset);
            if let Some(entry) = index.entry(position) {
                self.selection.only(&entry.name);
            }
        } else if let Some(position) = on_entry.and_then(|name| index.position(&name)) {
            self.table.cursor = Some(position + offset);
        }
    }

    /// Which rows it wants, without regard to the other pane.
    pub(crate) fn wish(&self, listing: &PaneListing, frame: &FrameCx, prefs: &Prefs) -> Wish {
        let order = prefs.order[self.side.at()];
        Wish {
            order,
            counted: match order.key {
                SortKey::Size => counted(&listing.place, frame),
                _ => Vec::new(),
            },
            sorting: prefs.sorting,
            hidden_files: prefs.hidden_files,
            filter: self.filter.as_deref().unwrap_or_default().to_lowercase(),
            shown: frame.filters.of_side(self.side),
            ..Wish::default()
        }
    }

    fn reset_for_new_folder(&mut self) {
        self.selection.clear();
        self.rename = None;
        self.table.cursor = Some(0);
        self.table.scroll = portolan_ui_kit::virtual_table::ScrollPosition::default();
    }

    /// Rows above the entries: one, for the folder above, unless this is the top.
    fn offset(index: &Index) -> usize {
        usize::from(index.has_above())
    }

    /// The selected entries, or the one with the cursor where nothing is selected.
    fn chosen(&self) -> Vec<&Entry> {
        let Some(index) = self.rows.shown() else {
            return Vec::new();
        };
        if !self.selection.is_empty() {
            return self.selection.entries(index).collect();
        }
        self.cursor_entry().into_iter().collect()
    }

    /// Is there anything that [`Pane::chosen`] would give?
    pub(crate) fn has_chosen(&self) -> bool {
        self.rows.shown().is_some() && (!self.selection.is_empty() || self.cursor_entry().is_some())
    }

    fn cursor_entry(&self) -> Option<&Entry> {
        let index = self.rows.shown()?;
        index.entry(self.table.cursor?.checked_sub(Self::offset(index))?)
    }

    /// The numbers of everything that is read for it.
    pub(crate) fn forget_asides(&mut self, actions: &mut Actions) {
        self.tree.close(actions);
        self.complete.end(actions);
        if let Some(siblings) = self.siblings.take() {
            siblings.forget(actions);
        }
    }

    /// Gives the keyboard to the rows, or to the place where they will be.
    pub(crate) fn focus(&mut self) {
        self.focus_wanted = true;
    }

    /// Shows `folder`.
    pub(crate) fn go(&mut self, folder: Place, actions: &mut Actions) {
        if let Some(index) = self.rows.shown()
            && place::parent(index.place()).as_ref() == Some(&folder)
        {
            self.go_to = place::name(index.place());
        }
        self.filter = None;
        actions.push(Action::Show {
            pane: self.id,
            place: folder,
            refresh: false,
        });
    }

    /// Shows the folder above.
    pub(crate) fn up(&mut self, actions: &mut Actions) {
        let above = self.rows.shown().and_then(|index| place::parent(index.place()));
        if let Some(above) = above {
            self.go(above, actions);
        }
    }

    /// Reads the folder again.
    pub(crate) fn refresh(&self, frame: &FrameCx, actions: &mut Actions) {
        if let Some(place) = self.place(frame) {
            actions.push(Action::Show {
                pane: self.id,
                place: place.clone(),
                refresh: true,
            });
        }
    }

    /// Moves what is chosen to `target` on the other side.
    pub(crate) fn transfer(&self, target: &Place, actions: &mut Actions) {
        let sources = self.chosen_places();
        if sources.is_empty() {
            return;
        }
        if sources.first().is_some_and(|source| place::same_side(source, target)) {
            actions.push(Action::Carry(Carry {
                sources,
                target: target.clone(),
                moving: false,
                held: false,
            }));
            return;
        }
        let (direction, site) = match (self.side, self.rows.shown().map(|index| index.place()), target) {
            // From one server to another, the one that gets the files is asked for.
            (Side::Local, _, Place::Remote(site, _))
            | (Side::Remote, Some(Place::Remote(..)), Place::Remote(site, _)) => (Direction::Upload, *site),
            (Side::Remote, Some(Place::Remote(site, _)), Place::Local(_)) => (Direction::Download, *site),
            _ => return,
        };
        actions.push(Action::Transfer {
            direction,
            site,
            sources,
            target: target.clone(),
        });
    }

    /// Where the chosen entries are. Devices and pipes are not moved.
    pub(crate) fn chosen_places(&self) -> Vec<Place> {
        let Some(index) = self.rows.shown() else {
            return Vec::new();
        };
        let movable = self.chosen().into_iter().filter(|entry| entry.kind != EntryKind::Other);
        movable.map(|entry| place::child(index.place(), &entry.name)).collect()
    }

    /// Opens the folder with the cursor, or transfers the file.
    pub(crate) fn open(&mut self, opposite: Option<&Place>, actions: &mut Actions) {
        let Some(index) = self.rows.shown().cloned() else {
            return;
        };
        match self.table.cursor {
            Some(0) if Self::offset(&index) == 1 => self.up(actions),
            _ => match self.cursor_entry().map(|entry| (entry.kind, entry.name.clone())) {
                Some((EntryKind::Folder | EntryKind::Symlink, name)) => {
                    self.go(place::child(index.place(), &name), actions);
                }
                Some((EntryKind::File, _)) => {
                    if let Some(target) = opposite {
                        self.transfer(target, actions);
                    }
                }
                _ => {}
            },
        }
    }

    /// Asks whether to delete what is chosen.
    pub(crate) fn ask_delete(&self, actions: &mut Actions) {
        let Some(index) = self.rows.shown() else {
            return;
        };
        let chosen = self.chosen();
        let what = match chosen.as_slice() {
            [] => return,
            [one] => format!("“{}”", words::visible(&index.shown(&one.name))),
            many => say!("pane-count-items", count = many.len() as u64),
        };
        actions.push(Action::AskDelete(DeleteQuestion {
            places: chosen
                .iter()
                .map(|entry| place::child(index.place(), &entry.name))
                .collect(),
            what,
            folders: chosen.iter().any(|entry| entry.kind == EntryKind::Folder),
            for_good: false,
        }));
    }

    /// Begins to rename the entry with the cursor.
    pub(crate) fn begin_rename(&mut self) {
        let names = self.rows.shown().map(|index| index.names()).unwrap_or_default();
        if let Some(entry) = self.cursor_entry() {
            self.rename = Some(rename::Rename::of(&entry.name, entry.kind, names));
        }
    }

    /// Selects everything that is shown.
    pub(crate) fn select_all(&mut self) {
        if let Some(index) = self.rows.shown() {
            self.selection.all(index);
        }
    }

    /// The chosen names, one a line.
    pub(crate) fn names(&self) -> String {
        let Some(index) = self.rows.shown() else {
            return String::new();
        };
        let chosen = self.chosen();
        let names: Vec<_> = chosen.iter().map(|entry| index.shown(&entry.name)).collect();
        names.join("\n")
    }

    /// Shows or hides the filter field.
    pub(crate) fn toggle_filter(&mut self) {
        self.filter_focus_wanted = self.filter.is_none();
        self.filter = if self.filter.is_some() {
            None
        } else {
            Some(String::new())
        };
        self.focus_wanted = self.filter.is_none();
    }

    /// Puts the cursor on `name` as soon as it is listed.
    pub(crate) fn select_later(&mut self, name: FileName) {
        self.go_to = Some(name);
    }

    /// Turns the path into a field.
    pub(crate) fn edit_path(&mut self, frame: &FrameCx) {
        if let Some(place) = self.place(frame) {
            self.path.edit(&place::shown(place, frame.names(place).reading));
        }
    }
}
