//! The table of what moves and what waits.

use std::{collections::HashSet, sync::Arc};

use eframe::egui::{Color32, Key, Modifiers, PointerButton, RichText, Ui};
use portolan_engine::{Question, Transfer};
use portolan_queue::{ItemKind, ItemState, QueueSnapshot, Row};
use portolan_remote::{Direction, ItemId, Phase};
use portolan_ui_kit::{
    Tokens, empty, font, icons, menu,
    progress::ProgressBar,
    select::{menu_item, menu_separator},
    virtual_table::{Column, RowUi, TableState, VirtualTable},
};

use crate::{
    action::{Action, Actions},
    frame::FrameCx,
    prefs::Prefs,
    words,
};

/// The table, its selection, and which rows of the queue it leaves out.
#[derive(Debug)]
pub(super) struct Panel {
    table: TableState,
    selected: HashSet<ItemId>,
    anchor: Option<usize>,
    /// Places of failed rows in the queue's order, sorted, for one snapshot.
    failed: (Option<Arc<QueueSnapshot>>, Vec<usize>),
}

impl Panel {
    pub(super) fn new(widths: &[f32]) -> Self {
        let mut table = TableState::default();
        table.widths.extend_from_slice(widths);
        Self {
            table,
            selected: HashSet::new(),
            anchor: None,
            failed: (None, Vec::new()),
        }
    }

    /// Draws it. Returns whether it has the keyboard.
    pub(super) fn show(&mut self, ui: &mut Ui, frame: &FrameCx, prefs: &mut Prefs, actions: &mut Actions) -> bool {
        self.find_failed(&frame.queue);
        let rows = frame.queue.len().saturating_sub(self.failed.1.len());
        if rows == 0 {
            self.selected.clear();
            let text = "Drag files from one pane to the other, or press F5.";
            let faint = Tokens::of(ui).faint;
            empty::empty_state(
                ui,
                "no-transfers",
                icons::ARROWS_DOWN_UP,
                Some(faint),
                "Nothing to transfer",
                text,
                |_| (),
            );
            return false;
        }
        let columns = columns();
        let mut table = std::mem::take(&mut self.table);
        let output = VirtualTable::new("transfers", &columns)
            .rows(rows)
            .name("Transfers")
            .show(ui, &mut table, |row| {
                if let Some(item) = frame.queue.row(self.place(row.index())) {
                    show_row(row, frame, &item, self.selected.contains(&item.item));
                    row.response().context_menu(|ui| self.menu(ui, frame, &item, actions));
                }
            });
        self.table = table;
        if output.resized {
            prefs.widths[2].clone_from(&self.table.widths);
        }
        if let Some(event) = output.clicked.or(output.cursor_moved) {
            self.choose(&frame.queue, event.row, event.modifiers);
        }
        if let Some(id) = output
            .secondary_clicked
            .and_then(|event| frame.queue.id(self.place(event.row)))
            && !self.selected.contains(&id)
        {
            self.selected = HashSet::from([id]);
        }
        if output.background.clicked_by(PointerButton::Primary) {
            self.selected.clear();
        }
        let keyboard = ui.memory(|memory| memory.has_focus(output.background.id));
        if keyboard
            && !self.selected.is_empty()
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Delete))
        {
            actions.push(Action::RemoveItems(self.chosen()));
            self.selected.clear();
        }
        keyboard
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
        self.selected.retain(|item| queue.position_of(*item).is_some());
    }

    /// The place in the queue's order of a row of this table.
    fn place(&self, row: usize) -> usize {
        skip(&self.failed.1, row)
    }

    fn choose(&mut self, queue: &QueueSnapshot, row: usize, modifiers: Modifiers) {
        let Some(id) = queue.id(self.place(row)) else { return };
        if modifiers.shift {
            let from = *self.anchor.get_or_insert(row);
            self.selected = (from.min(row)..=from.max(row))
                .filter_map(|row| queue.id(self.place(row)))
                .collect();
            return;
        }
        self.anchor = Some(row);
        if !modifiers.command {
            self.selected = HashSet::from([id]);
        } else if !self.selected.remove(&id) {
            self.selected.insert(id);
        }
    }

    fn chosen(&self) -> Vec<ItemId> {
        let mut items: Vec<ItemId> = self.selected.iter().copied().collect();
        items.sort_unstable();
        items
    }

    fn menu(&self, ui: &mut Ui, frame: &FrameCx, row: &Row, actions: &mut Actions) {
        menu::begin(ui);
        let items = if self.selected.contains(&row.item) {
            self.chosen()
        } else {
            vec![row.item]
        };
        let held = matches!(row.state, ItemState::Held);
        let (icon, text) = if held {
            (icons::PLAY, "Continue")
        } else {
            (icons::PAUSE, "Hold")
        };
        if menu_item(ui, Some(icon), text, None).clicked() {
            actions.push(Action::HoldItems(items.clone(), !held));
            ui.close();
        }
        let running = frame.transfer(row.item).is_some();
        let text = if running { "Cancel" } else { "Remove from the queue" };
        if menu_item(ui, Some(icons::X), text, Some("Del")).clicked() {
            actions.push(Action::RemoveItems(items));
            ui.close();
        }
        menu_separator(ui);
        let whole = match row.direction {
            Direction::Upload => "Cancel this whole upload",
            Direction::Download => "Cancel this whole download",
        };
        if menu_item(ui, Some(icons::X_CIRCLE), whole, None).clicked() {
            actions.push(Action::RemoveJob(row.job));
            ui.close();
        }
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
        Column::new("File").fill().min_width(160.0),
        Column::new("Destination").width(226.0).min_width(90.0),
        Column::new("Progress").width(230.0).min_width(110.0),
        Column::new("Amount").width(138.0).min_width(90.0),
        Column::new("Speed").width(98.0).min_width(76.0),
        Column::new("Left").width(56.0).min_width(50.0),
        Column::new("State").width(200.0).min_width(110.0),
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
        node.set_description(format!("{words}{share}, {} to {}", shown.amount, destination));
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
                .map_or_else(String::new, |transfer| {
                    format!("{} so far", words::count(transfer.moved))
                });
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
                (Some(here), Some(there)) if here > there => ", newer here",
                (Some(here), Some(there)) if here < there => ", newer there",
                _ => "",
            };
            Some(format!("Asks: exists{newer}"))
        }
        _ => None,
    })
}

fn state(frame: &FrameCx, item: &Row, running: Option<&Transfer>) -> String {
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
        None => words::item_state(&item.state).to_owned(),
        Some(transfer) => match (transfer.retry_in, transfer.expanding) {
            (Some(after), _) => format!("Retrying in {}", words::about(after)),
            (None, true) => "Reading the folder".to_owned(),
            (None, false) => words::phase(transfer.phase, transfer.direction).to_owned(),
        },
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
