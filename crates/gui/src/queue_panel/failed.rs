//! What failed, why, and what can be done.

use std::sync::Arc;

use eframe::egui::{PointerButton, Ui};
use portolan_queue::{Failed, ItemState, QueueSnapshot, Row};
use portolan_remote::ItemId;
use portolan_ui_kit::{
    Tokens,
    button::IconButton,
    empty, font, icons, menu, say,
    select::{menu_item, menu_separator},
    virtual_table::{RowUi, TableOutput},
};

use super::{
    group::{Asked, Subject},
    list::{Line, List, Look},
    marks::Marks,
    row::cell,
    rows::FailedRows,
    transfers,
};
use crate::{
    action::{Action, Actions, Named, entry},
    errors,
    frame::FrameCx,
    prefs::{DockKey, DockList, Prefs},
    prompts::Removal,
    words,
};

/// The table and what is selected in it.
#[derive(Debug)]
pub(super) struct Panel {
    pub(super) list: List<FailedRows>,
    pub(super) marks: Marks,
    /// The queue for which the selection was looked through.
    seen: Option<Arc<QueueSnapshot>>,
}

impl Panel {
    pub(super) fn new() -> Self {
        Self {
            list: List::new(DockList::Failed),
            marks: Marks::default(),
            seen: None,
        }
    }

    /// Draws it. Returns whether it has the keyboard.
    pub(super) fn show(&mut self, ui: &mut Ui, frame: &FrameCx, prefs: &mut Prefs, actions: &mut Actions) -> bool {
        let rows = frame.queue.failed_len();
        if rows == 0 {
            let ok = Tokens::of(ui).ok;
            let title = say!("queue-nothing-failed");
            empty::empty_state(ui, "no-failures", icons::CHECK_CIRCLE, Some(ok), title, "", |_| ());
            return false;
        }
        if !self.seen.as_ref().is_some_and(|seen| Arc::ptr_eq(seen, &frame.queue)) {
            self.marks.retain(|item| frame.queue.has(item));
            self.seen = Some(Arc::clone(&frame.queue));
        }
        self.list.update(ui, frame, &prefs.dock);
        let look = Look {
            salt: "failed",
            name: say!("queue-failed"),
            rows,
            dragging: false,
            calendar: &frame.calendar,
        };
        let mut asked = Asked::default();
        let marks = &self.marks;
        let output = self.list.show(ui, &look, &mut prefs.dock, |list, row, keys, line| {
            let item = match line {
                Line::Heading { group, folded } => {
                    let (direction, site, target) = transfers::of_group(frame, group);
                    let filtered = list.index().is_some_and(|index| index.filters());
                    let subject = Subject {
                        group,
                        folded,
                        selected: marks.group() == Some(group.key),
                        filtered,
                        direction,
                        target,
                        site,
                    };
                    let items = || {
                        list.index()
                            .map_or_else(Vec::new, |index| index.ids(group.rows.clone()).to_vec())
                    };
                    subject.plain(row, frame, &mut asked, |ui, title| {
                        let name = say!("queue-retry-group", name = title);
                        if ui.add(IconButton::new(icons::REPEAT, &name).small()).clicked() {
                            actions.push(Action::RetryItems(items()));
                        }
                        let name = say!("queue-remove-group", name = title);
                        if ui.add(IconButton::new(icons::X, &name).small()).clicked() {
                            actions.push(Action::Remove(Removal::Items(items())));
                        }
                    });
                    row.response().context_menu(|ui| {
                        menu::begin(ui);
                        entry(ui, frame, Named::QueueRetry, actions);
                        entry(ui, frame, Named::QueueRemove, actions);
                        menu_separator(ui);
                        subject.folding(ui, &mut asked);
                    });
                    return asked.turned.take();
                }
                Line::Row(Ok(item)) => frame.queue.row_of(item)?,
                Line::Row(Err(at)) => frame.queue.failed_row(at)?,
            };
            row.select(marks.has(item.item));
            show_row(row, frame, &item, keys);
            row.response().context_menu(|ui| of_row(ui, frame, &item, actions));
            None
        });
        self.react(frame, &output, &asked, actions);
        ui.memory(|memory| memory.has_focus(output.background.id))
    }

    fn react(&mut self, frame: &FrameCx, output: &TableOutput, asked: &Asked, actions: &mut Actions) {
        if let Some(fold) = asked.all {
            self.list.fold_all(fold);
        }
        if let Some(key) = asked.select {
            self.marks.all(self.list.of_group(key).iter().copied());
        }
        if let Some(event) = output.clicked.or(output.cursor_moved) {
            match self.list.heading(event.row) {
                Some(_) if event.modifiers.shift => {}
                Some(key) => {
                    let items = self.list.of_group(key).iter().copied();
                    self.marks.choose_group(event.row, key, event.modifiers, items);
                }
                None => {
                    let list = &self.list;
                    self.marks
                        .choose(event.row, event.modifiers, |row| item(list, frame, row));
                }
            }
        }
        if let Some(event) = output.secondary_clicked {
            match (self.list.heading(event.row), item(&self.list, frame, event.row)) {
                (Some(key), _) => self.marks.choose_group_for_menu(key),
                (None, Some(item)) => self.marks.choose_for_menu(item),
                (None, None) => {}
            }
        }
        if output.background.clicked_by(PointerButton::Primary) {
            self.marks.clear();
        }
        let opened = output.double_clicked.or(output.activated);
        let opened = opened.and_then(|row| frame.queue.row_of(item(&self.list, frame, row)?));
        if let Some(failed) = opened.as_ref().and_then(failed) {
            actions.push(Action::ShowError(Arc::clone(&failed.error)));
        }
    }

    /// What is selected; of a group, its rows.
    pub(super) fn chosen(&self) -> Vec<ItemId> {
        match self.marks.group() {
            Some(key) => self.list.of_group(key).to_vec(),
            None => self.marks.chosen(),
        }
    }

    /// Selects everything that is shown.
    pub(super) fn choose_all(&mut self, frame: &FrameCx) {
        match self.list.index() {
            Some(index) => self.marks.all(index.ids(0..index.len()).iter().copied()),
            None => self.marks.all(frame.queue.failed_ids()),
        }
    }

    /// The rows of the list, in its order.
    pub(super) fn items<'a>(&'a self, frame: &'a FrameCx) -> Box<dyn Iterator<Item = Row> + 'a> {
        let queue = &frame.queue;
        match self.list.index() {
            Some(index) => Box::new(index.ids(0..index.len()).iter().filter_map(|item| queue.row_of(*item))),
            None => Box::new(queue.failed_ids().filter_map(|item| queue.row_of(item))),
        }
    }
}

/// The item in this line.
fn item(list: &List<FailedRows>, frame: &FrameCx, row: usize) -> Option<ItemId> {
    match list.line(row)? {
        Line::Heading { .. } => None,
        Line::Row(Ok(item)) => Some(item),
        Line::Row(Err(at)) => frame.queue.failed_row(at).map(|row| row.item),
    }
}

fn show_row(row: &mut RowUi<'_>, frame: &FrameCx, item: &Row, keys: &[DockKey]) {
    let tokens = row.tokens();
    row.name(&words::visible(&item.name));
    let failed = failed(item);
    let why = failed.map(why).unwrap_or_default();
    for key in keys {
        match (key, failed) {
            (DockKey::Why, _) => row.cell(&why, &font::body(), tokens.bad),
            (DockKey::When, Some(failed)) => row.dim(&frame.calendar.moment(failed.when)),
            (key, _) => cell(row, frame, item, *key),
        }
    }
    let response = row.response();
    response
        .ctx
        .accesskit_node_builder(response.id, |node| node.set_description(why));
}

pub(super) fn failed(row: &Row) -> Option<&Failed> {
    match &row.state {
        ItemState::Failed(failed) | ItemState::Partial(failed) => Some(failed),
        ItemState::Waiting | ItemState::Held => None,
    }
}

pub(super) fn why(failed: &Failed) -> String {
    words::sentence(&errors::explain(&failed.error).why)
}

fn of_row(ui: &mut Ui, frame: &FrameCx, item: &Row, actions: &mut Actions) {
    menu::begin(ui);
    entry(ui, frame, Named::QueueRetry, actions);
    if let Some(failed) = failed(item)
        && menu_item(ui, Some(icons::INFO), say!("queue-details"), Some(say!("queue-enter"))).clicked()
    {
        actions.push(Action::ShowError(Arc::clone(&failed.error)));
        ui.close();
    }
    menu_separator(ui);
    entry(ui, frame, Named::QueueRemove, actions);
    entry(ui, frame, Named::QueueSelectAll, actions);
    entry(ui, frame, Named::QueueCopy, actions);
}
