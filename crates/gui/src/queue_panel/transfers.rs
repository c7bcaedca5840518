//! The table of what moves and what waits.

use std::sync::Arc;

use eframe::egui::{Color32, Key, Modifiers, PointerButton, RichText, Ui};
use portolan_engine::{Question, Transfer};
use portolan_queue::{ItemKind, ItemState, Move, QueueSnapshot, Row};
use portolan_remote::{Direction, ItemId, Phase};
use portolan_ui_kit::{
    Tokens, drag, empty, font, icons,
    progress::ProgressBar,
    say,
    virtual_table::{Column, RowUi, TableState, VirtualTable},
};

use super::{marks::Marks, menu};
use crate::{
    action::{Action, Actions, Named},
    frame::FrameCx,
    prefs::Prefs,
    words,
    work::{DetailDialog, WorkDialog},
};

/// The table, its selection, and which rows of the queue it leaves out.
#[derive(Debug)]
pub(super) struct Panel {
    table: TableState,
    pub(super) marks: Marks,
    /// Items that are dragged to another place in the order.
    dragged: Vec<ItemId>,
    /// Places of failed rows in the queue's order, sorted, for one snapshot.
    failed: (Option<Arc<QueueSnapshot>>, Vec<usize>),
}

impl Panel {
    pub(super) fn new(widths: &[f32]) -> Self {
        let mut table = TableState::default();
        table.widths.extend_from_slice(widths);
        Self {
            table,
            marks: Marks::default(),
            dragged: Vec::new(),
            failed: (None, Vec::new()),
        }
    }

    /// Draws it. Returns whether it has the keyboard.
    pub(super) fn show(&mut self, ui: &mut Ui, frame: &FrameCx, prefs: &mut Prefs, actions: &mut Actions) -> bool {
        self.find_failed(&frame.queue);
        let rows = frame.queue.len().saturating_sub(self.failed.1.len());
        if rows == 0 {
            self.marks.clear();
            let text = say!("queue-drag-files-from-one-pane");
            let faint = Tokens::of(ui).faint;
            empty::empty_state(
                ui,
                "no-transfers",
                icons::ARROWS_DOWN_UP,
                Some(faint),
                say!("queue-nothing-to-transfer"),
                text,
                |_| (),
            );
            return false;
        }
        let columns = columns();
        let mut table = std::mem::take(&mut self.table);
        let dragging = !self.dragged.is_empty();
        let output = VirtualTable::new("transfers", &columns)
            .rows(rows)
            .name(say!("queue-transfers"))
            .scroll_at_edge(dragging)
            .show(ui, &mut table, |row| {
                if let Some(item) = frame.queue.row(self.place(row.index())) {
                    let under = dragging && row.response().contains_pointer();
                    row.light_up(under);
                    show_row(row, frame, &item, self.marks.has(item.item));
                    row.response().context_menu(|ui| {
                        let items = self.marks.chosen();
                        let items = if self.marks.has(item.item) {
                            items
                        } else {
                            vec![item.item]
                        };
                        menu::show(ui, frame, &item, &items, actions);
                    });
                }
            });
        self.table = table;
        if output.resized {
            prefs.widths[2].clone_from(&self.table.widths);
        }
        let id = |row| frame.queue.id(skip(&self.failed.1, row));
        if let Some(event) = output.clicked.or(output.cursor_moved) {
            self.marks.choose(event.row, event.modifiers, id);
        }
        if let Some(item) = output.secondary_clicked.and_then(|event| id(event.row)) {
            self.marks.choose_for_menu(item);
        }
        if output.background.clicked_by(PointerButton::Primary) {
            self.marks.clear();
        }
        if let Some(item) = output.drag_started.and_then(id) {
            self.marks.choose_for_menu(item);
            self.dragged = self.marks.chosen();
        }
        let opened = output.double_clicked.or(output.activated).and_then(id);
        if let Some(item) = opened {
            actions.push(Action::Dialog(Box::new(WorkDialog::Detail(DetailDialog::new(item)))));
        }
        let over = output.hovered.and_then(id);
        self.drag(ui, frame, over, output.background.contains_pointer(), actions);
        if output.toggled.is_some() && !self.marks.is_empty() {
            actions.push(Action::Named(Named::QueueHold));
        }
        ui.memory(|memory| memory.has_focus(output.background.id))
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

    /// Failed rows have a table of their own.
    fn find_failed(&mut self, queue: &Arc<QueueSnapshot>) {
        if self.failed.0.as_ref().is_some_and(|known| Arc::ptr_eq(known, queue)) {
            return;
        }
        let items = (0..queue.failed_len()).filter_map(|at| queue.failed_row(at));
        let mut places: Vec<usize> = items.filter_map(|row| queue.position_of(row.item)).collect();
        places.sort_unstable();
        self.failed = (Some(Arc::clone(queue)), places);
        self.marks.retain(|item| queue.position_of(item).is_some());
    }

    /// The place in the queue's order of a row of this table.
    fn place(&self, row: usize) -> usize {
        skip(&self.failed.1, row)
    }

    /// Selects everything.
    pub(super) fn choose_all(&mut self, frame: &FrameCx) {
        self.find_failed(&frame.queue);
        let failed = &self.failed.1;
        let rows = frame.queue.len().saturating_sub(failed.len());
        self.marks
            .all((0..rows).filter_map(|row| frame.queue.id(skip(failed, row))));
    }

    /// The items of the list, in its order.
    pub(super) fn items<'a>(&'a self, frame: &'a FrameCx) -> impl Iterator<Item = Row> + 'a {
        let rows = frame.queue.len().saturating_sub(self.failed.1.len());
        (0..rows).filter_map(move |row| frame.queue.row(self.place(row)))
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

fn columns() -> [Column; 7] {
    [
        Column::new(say!("queue-file")).fill().min_width(160.0),
        Column::new(say!("queue-destination")).width(226.0).min_width(90.0),
        Column::new(say!("queue-progress")).width(230.0).min_width(110.0),
        Column::new(say!("queue-amount")).width(138.0).min_width(90.0),
        Column::new(say!("queue-speed")).width(98.0).min_width(76.0),
        Column::new(say!("queue-left-2")).width(56.0).min_width(50.0),
        Column::new(say!("queue-state")).width(200.0).min_width(110.0),
    ]
}

/// Icon and colour of a direction.
pub(super) fn arrow(tokens: &Tokens, direction: Direction) -> (&'static str, Color32) {
    match direction {
        Direction::Upload => (icons::ARROW_UP, tokens.upload),
        Direction::Download => (icons::ARROW_DOWN, tokens.accent),
    }
}

fn show_row(row: &mut RowUi<'_>, frame: &FrameCx, item: &Row, selected: bool) {
    let tokens = row.tokens();
    let running = frame.transfer(item.item);
    row.select(selected);
    let (name, destination) = (words::visible(&item.name), words::visible(&item.destination));
    row.name(&name);
    let (icon, colour) = arrow(tokens, item.direction);
    row.icon_and_text(icon, font::icon(), colour, &name);
    row.dim(&destination);
    let shown = Shown::of(item, running);
    row.col(|ui| progress(ui, tokens, &name, &shown, colour));
    row.dim(&shown.amount);
    row.dim(&words::speed(running.map_or(0, |transfer| transfer.speed)));
    row.dim(
        &running
            .and_then(|transfer| transfer.left)
            .map_or_else(String::new, words::clock),
    );
    let asks = question(frame, item.item);
    let words = asks.clone().unwrap_or_else(|| state(frame, item, running));
    if asks.is_some() {
        row.cell(&words, &font::body(), tokens.warn);
    } else {
        row.dim(&words);
    }
    // Cells are drawn, not widgets: what they say belongs to the row.
    let response = row.response();
    response.ctx.accesskit_node_builder(response.id, |node| {
        let share = shown
            .share
            .map_or_else(String::new, |share| format!(", {}", percent(share)));
        node.set_description(say!(
            "queue-to",
            words = words,
            share = share,
            amount = shown.amount,
            destination = destination
        ));
    });
}

/// Rounded down: 100 % is for what is done.
fn percent(share: f32) -> String {
    format!("{:.0}%", (share * 100.0).floor())
}

/// The numbers of a row.
struct Shown {
    share: Option<f32>,
    amount: String,
}

impl Shown {
    fn of(item: &Row, running: Option<&Transfer>) -> Self {
        if item.kind == ItemKind::Folder {
            let amount = running
                .filter(|transfer| transfer.expanding && transfer.moved > 0)
                .map_or_else(String::new, |transfer| say!("queue-so-far-2", count = transfer.moved));
            return Self { share: None, amount };
        }
        let size = running.and_then(|transfer| transfer.size).or(item.size);
        let moved = running.map_or(0, |transfer| transfer.moved);
        Self {
            share: running.and_then(|transfer| share(transfer, size)),
            amount: words::amount(moved, size),
        }
    }
}

/// The share that is done. All of it only when the server has confirmed, and then the row is gone: never a whole bar.
fn share(transfer: &Transfer, size: Option<u64>) -> Option<f32> {
    if matches!(
        transfer.phase,
        Phase::WaitingForSlot | Phase::NextInLine | Phase::Connecting | Phase::Securing | Phase::LoggingIn
    ) && transfer.moved == 0
    {
        return None;
    }
    let size = size.filter(|size| *size > 0)?;
    Some((transfer.moved as f64 / size as f64).min(0.99) as f32)
}

fn progress(ui: &mut Ui, tokens: &Tokens, name: &str, shown: &Shown, colour: Color32) {
    let number = 44.0;
    let width = (ui.available_width() - number).max(24.0);
    let bar = ProgressBar::new(shown.share.unwrap_or(0.0), name)
        .colour(colour)
        .width(width);
    ui.add(bar);
    let text = shown.share.map_or_else(|| "—".to_owned(), percent);
    ui.label(RichText::new(text).font(font::digits()).color(tokens.dim));
}

fn question(frame: &FrameCx, item: ItemId) -> Option<String> {
    frame.prompts.iter().find_map(|prompt| match &prompt.question {
        Question::Exists {
            item: asks,
            direction,
            source,
            target,
            ..
        } if *asks == item => {
            let (here, there) = match direction {
                Direction::Upload => (source.modified, target.modified),
                Direction::Download => (target.modified, source.modified),
            };
            let newer = match (here, there) {
                (Some(here), Some(there)) if here > there => say!("queue-newer-here"),
                (Some(here), Some(there)) if here < there => say!("queue-newer-there"),
                _ => "",
            };
            Some(say!("queue-asks-exists", newer = newer))
        }
        _ => None,
    })
}

/// What an item does, or why it rests.
pub(crate) fn state(frame: &FrameCx, item: &Row, running: Option<&Transfer>) -> String {
    let for_session = match running {
        None => matches!(item.state, ItemState::Waiting),
        Some(transfer) => transfer.phase == Phase::WaitingForSlot && transfer.retry_in.is_none(),
    };
    // What the engine says about the server's limit tells more than that it waits.
    if let Some(why) = frame.site(item.site).and_then(|site| site.waiting.as_deref())
        && for_session
        && !frame.transfers.paused
    {
        return words::sentence(&words::visible(why));
    }
    match running {
        None => match menu::unusual(item.priority) {
            Some(priority) => format!("{} · {priority}", resting(frame, item)),
            None => resting(frame, item),
        },
        Some(transfer) => match (transfer.retry_in, transfer.expanding) {
            (Some(after), _) => say!("queue-retrying-in", after = words::about(after)),
            (None, true) => say!("queue-reading-the-folder").to_owned(),
            (None, false) => words::phase(transfer.phase, transfer.direction).to_owned(),
        },
    }
}

/// Why an item rests.
fn resting(frame: &FrameCx, item: &Row) -> String {
    let queue = &frame.queue;
    let header = queue.job(item.job).filter(|_| item.state == ItemState::Held);
    let Some(header) = header else {
        return words::item_state(&item.state).to_owned();
    };
    if header.full.is_some() {
        return match item.direction {
            Direction::Upload => say!("queue-waits-for-room-on-the-server").to_owned(),
            Direction::Download => say!("queue-waits-for-room-on-the-disk").to_owned(),
        };
    }
    let everything = queue.start_at().filter(|_| queue.held());
    match header.start_at.or(everything) {
        Some(at) => say!("queue-begins", when = frame.calendar.moment(at)),
        None if queue.held() => say!("queue-paused").to_owned(),
        None if queue.site_held(item.site) => say!("queue-the-site-is-held").to_owned(),
        None => words::item_state(&item.state).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::skip;

    #[test]
    fn failed_rows_are_stepped_over() {
        let failed = [0, 2, 3, 7];
        let shown: Vec<usize> = (0..6).map(|row| skip(&failed, row)).collect();
        assert_eq!(shown, [1, 4, 5, 6, 8, 9]);
        assert_eq!(skip(&[], 5), 5);
    }
}
