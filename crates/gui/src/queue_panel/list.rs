//! A list of the dock as a table: its columns, its filter, its groups that fold.

use std::{collections::HashSet, sync::Arc};

use eframe::egui::{EventFilter, Key, Modifiers, Ui, UiBuilder};
use portolan_remote::{Direction, Phase};
use portolan_ui_kit::{
    label, progress, say,
    virtual_table::{Column, RowUi, Sort, TableOutput, TableState, VirtualTable},
};

use super::{
    bar::Bar,
    rows::{Group, GroupKey, Index, Rows, Source, Wish},
};
use crate::{
    columns::{self, Choice, ColumnKey as _},
    frame::FrameCx,
    prefs::{DockKey, DockList, DockOrder, DockPrefs},
    words::{self, Calendar},
};

/// A list of the dock, with what it remembers between frames.
#[derive(Debug)]
pub(super) struct List<S: Source> {
    pub(super) which: DockList,
    pub(super) bar: Bar,
    pub(super) table: TableState,
    rows: Rows<S>,
    folded: HashSet<GroupKey>,
    /// At which line of the table the heading of each group is.
    starts: Vec<usize>,
    /// Lines of the table.
    lines: usize,
}

/// One line of the table.
#[derive(Debug)]
pub(super) enum Line<'a, I> {
    /// The heading of a group.
    Heading {
        /// The group.
        group: &'a Group,
        /// Are its rows hidden?
        folded: bool,
    },
    /// A row, by its place in the list's own order where that is shown as it is.
    Row(Result<I, usize>),
}

/// How a list is drawn.
pub(super) struct Look<'a> {
    pub(super) salt: &'static str,
    pub(super) name: &'a str,
    /// Rows of the list where it is shown as it is.
    pub(super) rows: usize,
    /// Is something dragged over it?
    pub(super) dragging: bool,
    /// How moments are said.
    pub(super) calendar: &'a Calendar,
}

impl<S: Source> List<S> {
    pub(super) fn new(which: DockList) -> Self {
        Self {
            which,
            bar: Bar::default(),
            table: TableState::default(),
            rows: Rows::default(),
            folded: HashSet::new(),
            starts: Vec::new(),
            lines: 0,
        }
    }

    /// What is wished of it.
    pub(super) fn wish(&self, prefs: &DockPrefs) -> Wish {
        let own = prefs.of(self.which);
        self.bar.wish(own.order, own.group)
    }

    /// Brings the rows up to date.
    pub(super) fn update(&mut self, ui: &Ui, frame: &FrameCx, prefs: &DockPrefs) {
        let wish = self.wish(prefs);
        if self.rows.update(ui.ctx(), frame, &wish) {
            self.lay_out();
        }
    }

    /// Are the rows those that are wished, as far as the last frame knew?
    #[cfg(test)]
    pub(super) fn is_sorted(&self, prefs: &DockPrefs) -> bool {
        !self.rows.waits(&self.wish(prefs))
    }

    /// The rows in another order than the list's own, or not all of them.
    pub(super) fn index(&self) -> Option<&Arc<Index<S>>> {
        self.rows.shown()
    }

    /// What is shown of a group.
    pub(super) fn of_group(&self, key: GroupKey) -> &[S::Id] {
        self.index().map_or(&[], |index| {
            let rows = index.group(key).map_or(0..0, |group| group.rows.clone());
            index.ids(rows)
        })
    }

    /// Finds where headings stand.
    fn lay_out(&mut self) {
        self.starts.clear();
        self.lines = 0;
        let Some(index) = self.rows.shown() else { return };
        for group in index.groups() {
            self.starts.push(self.lines);
            let rows = if self.folded.contains(&group.key) {
                0
            } else {
                group.rows.len()
            };
            self.lines += 1 + rows;
        }
        if index.groups().is_empty() {
            self.lines = index.len();
        }
    }

    /// What stands in this line.
    pub(super) fn line(&self, at: usize) -> Option<Line<'_, S::Id>> {
        let Some(index) = self.rows.shown() else {
            return Some(Line::Row(Err(at)));
        };
        if index.groups().is_empty() {
            return index.id(at).map(|id| Line::Row(Ok(id)));
        }
        let number = self.starts.partition_point(|start| *start <= at).checked_sub(1)?;
        let (group, start) = (index.groups().get(number)?, *self.starts.get(number)?);
        let folded = self.folded.contains(&group.key);
        match (at - start).checked_sub(1) {
            None => Some(Line::Heading { group, folded }),
            Some(row) if !folded && row < group.rows.len() => {
                index.id(group.rows.start + row).map(|id| Line::Row(Ok(id)))
            }
            Some(_) => None,
        }
    }

    /// The group whose heading is in this line.
    pub(super) fn heading(&self, at: usize) -> Option<GroupKey> {
        match self.line(at)? {
            Line::Heading { group, .. } => Some(group.key),
            Line::Row(_) => None,
        }
    }

    /// Hides the rows of a group, or shows them.
    pub(super) fn fold(&mut self, key: GroupKey, fold: bool) {
        if fold {
            self.folded.insert(key);
        } else {
            self.folded.remove(&key);
        }
        self.lay_out();
    }

    /// Hides the rows of all groups, or shows them.
    pub(super) fn fold_all(&mut self, fold: bool) {
        self.folded.clear();
        if let Some(index) = self.rows.shown().filter(|_| fold) {
            self.folded.extend(index.groups().iter().map(|group| group.key));
        }
        self.lay_out();
    }

    pub(super) fn is_folded(&self, key: GroupKey) -> bool {
        self.folded.contains(&key)
    }

    /// Draws bar and table. `fill` draws a line of it; the group that it returns is folded, or unfolded.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        look: &Look<'_>,
        prefs: &mut DockPrefs,
        mut fill: impl FnMut(&Self, &mut RowUi<'_>, &[DockKey], Line<'_, S::Id>) -> Option<GroupKey>,
    ) -> TableOutput {
        let wish = self.wish(prefs);
        let (shown, whole) = self
            .index()
            .map_or((look.rows, look.rows), |index| (index.len(), index.whole()));
        let mut bar = std::mem::take(&mut self.bar);
        bar.show(ui, self.which, shown, whole, wish.filters());
        let focus_wanted = std::mem::take(&mut bar.focus_rows);
        self.bar = bar;
        let own = prefs.of_mut(self.which);
        let keys = own.columns.clone();
        let columns: Vec<Column> = keys.iter().map(|key| column(*key, self.which, look.calendar)).collect();
        let sort = own.order.and_then(|order| {
            let column = keys.iter().position(|key| *key == order.key)?;
            let ascending = order.ascending;
            Some(Sort { column, ascending })
        });
        let rows = if self.index().is_some() { self.lines } else { look.rows };
        let mut table = std::mem::take(&mut self.table);
        table.widths = columns::widths(&keys, &own.widths);
        let view = VirtualTable::new(look.salt, &columns)
            .rows(rows)
            .name(look.name)
            .sort(sort)
            .scroll_at_edge(look.dragging);
        if focus_wanted {
            let id = view.focus_id(ui);
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let top = ui.available_rect_before_wrap();
        let mut turned = None;
        let output = view.show(ui, &mut table, |row| {
            if let Some(line) = self.line(row.index()) {
                turned = fill(self, row, &keys, line).or(turned);
            }
        });
        if self.rows.waits(&wish) {
            let head = top.with_max_y(top.top() + portolan_ui_kit::tokens::size::HEADER);
            progress::indeterminate(ui, "sorting", head, say!("queue-sorting"));
        }
        if shown == 0 && wish.filters() && !self.rows.waits(&wish) {
            let body = top.with_min_y(top.top() + portolan_ui_kit::tokens::size::HEADER);
            ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
                ui.add_space(portolan_ui_kit::tokens::space::XL);
                ui.vertical_centered(|ui| label::dim(ui, say!("queue-nothing-matches")));
            });
        }
        self.table = table;
        self.follow(&output, prefs);
        turned = turned.or_else(|| self.turned_by_hand(ui, &output));
        if let Some(key) = turned {
            self.fold(key, !self.is_folded(key));
            ui.ctx().request_repaint();
        }
        output
    }

    /// Keeps what was done at the header.
    fn follow(&self, output: &TableOutput, prefs: &mut DockPrefs) {
        let own = prefs.of_mut(self.which);
        if let Some(key) = output.header_clicked.and_then(|column| own.columns.get(column)) {
            own.order = DockOrder::clicked(own.order, *key);
        }
        columns::keep(output, &self.table.widths, &mut own.columns, &mut own.widths);
        let choice = Choice {
            all: self.which.columns(),
            stays: DockKey::File,
            first: self.which.first(),
            shown: &mut own.columns,
            widths: &mut own.widths,
        };
        choice.menu(output, |_| ());
    }

    /// A group that is folded or unfolded by the keyboard or a double click. From a row, Left goes to its heading.
    fn turned_by_hand(&mut self, ui: &Ui, output: &TableOutput) -> Option<GroupKey> {
        if let Some(key) = output
            .double_clicked
            .or(output.activated)
            .and_then(|row| self.heading(row))
        {
            return Some(key);
        }
        let focused = ui.memory(|memory| memory.has_focus(output.background.id));
        if !focused || self.starts.is_empty() {
            return None;
        }
        let filter = EventFilter {
            vertical_arrows: true,
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(output.background.id, filter));
        let cursor = self.table.cursor?;
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (left, right) = (pressed(Key::ArrowLeft), pressed(Key::ArrowRight));
        match self.heading(cursor) {
            Some(key) => (left && !self.is_folded(key) || right && self.is_folded(key)).then_some(key),
            None if left => {
                let above = self.starts.partition_point(|start| *start <= cursor).checked_sub(1)?;
                let row = *self.starts.get(above)?;
                self.table.cursor = Some(row);
                self.table.scroll_to(row);
                ui.ctx().request_repaint();
                None
            }
            None => None,
        }
    }
}

fn column(key: DockKey, list: DockList, calendar: &Calendar) -> Column {
    let column = Column::new(key.title()).sortable();
    match key {
        DockKey::File if list == DockList::Failed => column.width(330.0).min_width(160.0),
        DockKey::File => column.fill().min_width(160.0),
        DockKey::Destination if list == DockList::Failed => column.width(200.0).min_width(90.0),
        DockKey::Destination => column.width(226.0).min_width(90.0),
        DockKey::Progress => column.width(230.0).min_width(110.0),
        DockKey::Amount => column.width(138.0).holds(words::amount(99_900_000, Some(999_900_000))),
        DockKey::Speed if list == DockList::Done => column.width(100.0).min_width(76.0).right(),
        DockKey::Speed => column.width(98.0).holds(words::speed(999_900_000)),
        DockKey::Left => column.width(56.0).min_width(50.0),
        DockKey::State => column
            .width(200.0)
            .min_width(110.0)
            .holds(words::phase(Phase::AwaitingConfirmation, Direction::Upload)),
        DockKey::Server => column.width(150.0).min_width(80.0),
        DockKey::Size => column.width(90.0).min_width(70.0).right(),
        DockKey::Direction | DockKey::Priority => column.width(90.0).min_width(70.0),
        DockKey::Attempts => column.width(80.0).min_width(64.0).right(),
        DockKey::Why => column.fill().min_width(200.0),
        DockKey::When => calendar.column(column.width(120.0).min_width(100.0)),
        DockKey::Checked => column
            .width(190.0)
            .min_width(110.0)
            .holds(say!("queue-confirmed-size-compared")),
    }
}
