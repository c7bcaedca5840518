//! The table of what moves and what waits.

use std::{collections::HashMap, sync::Arc};

use eframe::egui::{Key, Modifiers, PointerButton, Ui};
use portolan_engine::Place;
use portolan_queue::{JobHeader, Move, QueueSnapshot, Row};
use portolan_remote::{Direction, ItemId, SiteId};
use portolan_ui_kit::{Tokens, drag, empty, icons, say, virtual_table::TableOutput};

use super::{
    group::{Asked, Subject, Sums},
    list::{Line, List, Look},
    marks::Marks,
    menu,
    row::{gone, show_row},
    rows::{FEW_FAILED, Group, GroupKey, WaitingRows},
};
use crate::{
    action::{Action, Actions, Named},
    frame::FrameCx,
    prefs::{DockList, Prefs},
    words,
    work::{DetailDialog, WorkDialog},
};

/// The table, its selection, and which rows of the queue it leaves out.
#[derive(Debug)]
pub(super) struct Panel {
    pub(super) list: List<WaitingRows>,
    pub(super) marks: Marks,
    /// Items that are dragged to another place in the order.
    dragged: Vec<ItemId>,
    /// What was worked out of one snapshot of the queue.
    known: Known,
}

/// What is worked out once for each snapshot of the queue.
#[derive(Debug, Default)]
struct Known {
    of: Option<Arc<QueueSnapshot>>,
    /// Places of failed rows in the queue's order, sorted; empty where there are many.
    failed: Vec<usize>,
    sites: HashMap<SiteId, Sums>,
}

impl Known {
    /// Returns whether the queue is another one.
    fn take(&mut self, queue: &Arc<QueueSnapshot>) -> bool {
        if self.of.as_ref().is_some_and(|known| Arc::ptr_eq(known, queue)) {
            return false;
        }
        self.failed.clear();
        if queue.failed_len() <= FEW_FAILED {
            self.failed
                .extend(queue.failed_ids().filter_map(|item| queue.position_of(item)));
            self.failed.sort_unstable();
        }
        self.sites.clear();
        for header in queue.jobs() {
            self.sites.entry(header.job.site).or_default().add(header);
        }
        self.of = Some(Arc::clone(queue));
        true
    }

    fn sums(&self, frame: &FrameCx, key: GroupKey) -> Sums {
        match key {
            GroupKey::Site(site) => self.sites.get(&site).copied().unwrap_or_default(),
            GroupKey::Job(job) => {
                let mut sums = Sums::default();
                if let Some(header) = frame.queue.job(job) {
                    sums.add(header);
                }
                sums
            }
        }
    }

    /// Rows of the list where it is shown as it is.
    fn rows(&self, queue: &QueueSnapshot) -> usize {
        queue.len().saturating_sub(self.failed.len())
    }

    /// The item there.
    fn item(&self, queue: &QueueSnapshot, row: usize) -> Option<ItemId> {
        queue.id(skip(&self.failed, row))
    }
}

impl Panel {
    pub(super) fn new() -> Self {
        Self {
            list: List::new(DockList::Transfers),
            marks: Marks::default(),
            dragged: Vec::new(),
            known: Known::default(),
        }
    }

    /// Draws it. Returns whether it has the keyboard.
    pub(super) fn show(&mut self, ui: &mut Ui, frame: &FrameCx, prefs: &mut Prefs, actions: &mut Actions) -> bool {
        if self.known.take(&frame.queue) {
            self.marks.retain(|item| frame.queue.has(item));
        }
        if frame.queue.len() == frame.queue.failed_len() {
            self.marks.clear();
            nothing(ui);
            return false;
        }
        self.list.update(ui, frame, &prefs.dock);
        let sorted = prefs.dock.of(DockList::Transfers).order.is_some();
        let dragging = !self.dragged.is_empty();
        let look = Look {
            salt: "transfers",
            name: say!("queue-transfers"),
            rows: self.known.rows(&frame.queue),
            dragging,
            calendar: &frame.calendar,
        };
        let mut asked = Asked::default();
        let (marks, known) = (&self.marks, &self.known);
        let output = self.list.show(ui, &look, &mut prefs.dock, |list, row, keys, line| {
            let item = match line {
                Line::Heading { group, folded } => {
                    let shown = || {
                        list.index()
                            .map_or_else(Vec::new, |index| index.ids(group.rows.clone()).to_vec())
                    };
                    let mut subject = subject(frame, list, group, folded);
                    subject.selected = marks.group() == Some(group.key);
                    let sums = known.sums(frame, group.key);
                    subject.of_queue(row, frame, sums, shown, &mut asked, actions);
                    return asked.turned.take();
                }
                Line::Row(item) => item.ok().or_else(|| known.item(&frame.queue, row.index()))?,
            };
            let Some(item) = frame.queue.row_of(item) else {
                let before = list.index().and_then(|index| index.source().queue().row_of(item));
                if let Some(before) = before {
                    gone(row, keys, &before);
                }
                return None;
            };
            let under = dragging && row.response().contains_pointer();
            row.light_up(under);
            show_row(row, frame, &item, keys, marks.has(item.item));
            row.response()
                .context_menu(|ui| menu::show(ui, frame, &item, marks, actions));
            None
        });
        self.react(ui, frame, &output, &asked, sorted, actions);
        ui.memory(|memory| memory.has_focus(output.background.id))
    }

    /// Does what was asked for by mouse and keyboard.
    fn react(
        &mut self,
        ui: &Ui,
        frame: &FrameCx,
        output: &TableOutput,
        asked: &Asked,
        sorted: bool,
        actions: &mut Actions,
    ) {
        if let Some(fold) = asked.all {
            self.list.fold_all(fold);
        }
        if let Some(key) = asked.select {
            self.marks.clear();
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
                    let (list, known) = (&self.list, &self.known);
                    let id = |row| item(list, known, frame, row);
                    self.marks.choose(event.row, event.modifiers, id);
                }
            }
        }
        if let Some(event) = output.secondary_clicked {
            match (self.list.heading(event.row), self.item(frame, event.row)) {
                (Some(key), _) => self.marks.choose_group_for_menu(key),
                (None, Some(item)) => self.marks.choose_for_menu(item),
                (None, None) => {}
            }
        }
        if output.background.clicked_by(PointerButton::Primary) {
            self.marks.clear();
        }
        // Where rows are sorted, their places say nothing of the queue's order.
        if let Some(item) = output
            .drag_started
            .filter(|_| !sorted)
            .and_then(|row| self.item(frame, row))
        {
            self.marks.choose_for_menu(item);
            self.dragged = self.marks.chosen();
        }
        let opened = output.double_clicked.or(output.activated);
        if let Some(item) = opened.and_then(|row| self.item(frame, row)) {
            actions.push(Action::Dialog(Box::new(WorkDialog::Detail(DetailDialog::new(item)))));
        }
        let over = output.hovered.and_then(|row| self.item(frame, row));
        self.drag(ui, frame, over, output.background.contains_pointer(), actions);
        if output.toggled.is_some() && !self.marks.is_empty() {
            actions.push(Action::Named(Named::QueueHold));
        }
    }

    fn item(&self, frame: &FrameCx, row: usize) -> Option<ItemId> {
        item(&self.list, &self.known, frame, row)
    }

    /// What is selected; of a group, its rows.
    pub(super) fn chosen(&self) -> Vec<ItemId> {
        match self.marks.group() {
            Some(key) => self.list.of_group(key).to_vec(),
            None => self.marks.chosen(),
        }
    }

    /// The group that is selected with all that belongs to it.
    pub(super) fn whole_group(&self) -> Option<GroupKey> {
        let filters = self.list.index().is_some_and(|index| index.filters());
        self.marks.group().filter(|_| !filters)
    }

    /// Rows that are dragged come before the row on which they are let go, or to the end below all of them.
    fn drag(&mut self, ui: &Ui, frame: &FrameCx, over: Option<ItemId>, inside: bool, actions: &mut Actions) {
        if self.dragged.is_empty() {
            return;
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.dragged.clear();
            return;
        }
        let to = match over {
            Some(item) if self.dragged.contains(&item) => None,
            Some(item) => Some(Move::Before(item)),
            None => inside.then_some(Move::Bottom),
        };
        if ui.input(|input| input.pointer.any_down()) {
            let what = say!("queue-count-items", count = self.dragged.len() as u64);
            let will_do = match (to, over.and_then(|item| frame.queue.row_of(item))) {
                (Some(Move::Before(_)), Some(row)) => Some(say!("queue-before", name = words::visible(&row.name))),
                (Some(_), _) => Some(say!("queue-to-the-end-of-the").to_owned()),
                (None, _) => None,
            };
            drag::card(ui.ctx(), &what, will_do.as_deref());
            return;
        }
        let items = std::mem::take(&mut self.dragged);
        if let Some(to) = to {
            actions.push(Action::Reorder(items, to));
        }
    }

    /// Selects everything.
    pub(super) fn choose_all(&mut self, frame: &FrameCx) {
        self.known.take(&frame.queue);
        let queue = &frame.queue;
        if let Some(index) = self.list.index() {
            self.marks.all(index.ids(0..index.len()).iter().copied());
        } else {
            let rows = 0..self.known.rows(queue);
            self.marks.all(rows.filter_map(|row| self.known.item(queue, row)));
        }
    }

    /// The items of the list, in its order.
    pub(super) fn items<'a>(&'a self, frame: &'a FrameCx) -> Box<dyn Iterator<Item = Row> + 'a> {
        let queue = &frame.queue;
        if let Some(index) = self.list.index() {
            Box::new(index.ids(0..index.len()).iter().filter_map(|item| queue.row_of(*item)))
        } else {
            let rows = 0..self.known.rows(queue);
            Box::new(rows.filter_map(|row| queue.row_of(self.known.item(queue, row)?)))
        }
    }
}

/// The item in this line.
fn item(list: &List<WaitingRows>, known: &Known, frame: &FrameCx, row: usize) -> Option<ItemId> {
    match list.line(row)? {
        Line::Heading { .. } => None,
        Line::Row(Ok(item)) => Some(item),
        Line::Row(Err(at)) => known.item(&frame.queue, at),
    }
}

fn nothing(ui: &mut Ui) {
    let faint = Tokens::of(ui).faint;
    empty::empty_state(
        ui,
        "no-transfers",
        icons::ARROWS_DOWN_UP,
        Some(faint),
        say!("queue-nothing-to-transfer"),
        say!("queue-drag-files-from-one-pane"),
        |_| (),
    );
}

/// What the heading of a group is about.
fn subject<'a>(frame: &FrameCx, list: &List<WaitingRows>, group: &'a Group, folded: bool) -> Subject<'a> {
    let filtered = list.index().is_some_and(|index| index.filters());
    let (direction, site, target) = of_group(frame, group);
    Subject {
        group,
        folded,
        selected: false,
        filtered,
        direction,
        target,
        site,
    }
}

/// What all of a group comes to: a folder, and what is in it, where that is one.
pub(super) fn below(root: &str, top: &str) -> String {
    if top.is_empty() || root.is_empty() {
        format!("{root}{top}")
    } else {
        format!("{}/{top}", root.trim_end_matches('/'))
    }
}

/// The address of a site whose name another one has too; else nothing.
pub(super) fn address(frame: &FrameCx, site: SiteId) -> String {
    let Some(view) = frame.site(site) else {
        return String::new();
    };
    let namesakes = frame.sites.values().filter(|other| other.site.name == view.site.name);
    if namesakes.count() > 1 {
        view.site.shown_url()
    } else {
        String::new()
    }
}

/// Way, site and target of a group of the queue.
pub(super) fn of_group(frame: &FrameCx, group: &Group) -> (Option<Direction>, SiteId, String) {
    match group.key {
        GroupKey::Site(site) => (None, site, address(frame, site)),
        GroupKey::Job(job) => match frame.queue.job(job) {
            Some(JobHeader { job, .. }) => {
                let root = match job.direction {
                    Direction::Upload => job.remote_root.to_string(),
                    Direction::Download => frame.short(&Place::Local((*job.local_root).clone())),
                };
                let target = below(&root, &group.top());
                (Some(job.direction), job.site, target)
            }
            None => (None, SiteId(0), String::new()),
        },
    }
}

/// The `row`-th place that is not in `failed`, which is sorted.
fn skip(failed: &[usize], row: usize) -> usize {
    let (mut low, mut high) = (0, failed.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        // So many places that are not failed come before this failed one.
        if failed[middle] - middle <= row {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    row + low
}

#[cfg(test)]
mod tests {
    use super::{below, skip};

    #[test]
    fn a_group_goes_to_a_folder_and_what_is_in_it() {
        assert_eq!(below("/", "assets"), "/assets");
        assert_eq!(below("/www", "assets"), "/www/assets");
        assert_eq!(below("~/Work/", ""), "~/Work/");
        assert_eq!(below("", "assets"), "assets");
    }

    #[test]
    fn failed_rows_are_stepped_over() {
        let failed = [0, 2, 3, 7];
        let shown: Vec<usize> = (0..6).map(|row| skip(&failed, row)).collect();
        assert_eq!(shown, [1, 4, 5, 6, 8, 9]);
        assert_eq!(skip(&[], 5), 5);
    }
}
