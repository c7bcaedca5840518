//! What is done, the newest first.

use eframe::egui::{PointerButton, Ui};
use portolan_engine::{DoneRow, Verified, WhyNotKept};
use portolan_remote::ItemId;
use portolan_ui_kit::{
    Tokens, empty, font, icons, menu, say,
    select::menu_separator,
    virtual_table::{RowUi, TableOutput},
};

use super::{
    group::{Asked, Subject},
    list::{Line, List, Look},
    marks::Marks,
    row::{arrow, servers, way_of},
    rows::{DoneRows, Group, GroupKey},
    transfers::{address, below},
};
use crate::{
    action::{Actions, Named, entry},
    frame::FrameCx,
    prefs::{DockKey, DockList, Prefs},
    words,
};

/// The table and what is selected in it.
#[derive(Debug)]
pub(super) struct Panel {
    pub(super) list: List<DoneRows>,
    pub(super) marks: Marks,
}

impl Panel {
    pub(super) fn new() -> Self {
        Self {
            list: List::new(DockList::Done),
            marks: Marks::default(),
        }
    }

    /// Draws it. Returns whether it has the keyboard.
    pub(super) fn show(&mut self, ui: &mut Ui, frame: &FrameCx, prefs: &mut Prefs, actions: &mut Actions) -> bool {
        let rows = frame.done.len();
        if rows == 0 {
            self.marks.clear();
            let faint = Tokens::of(ui).faint;
            let (title, text) = (say!("queue-nothing-done-yet"), say!("queue-files-appear-here-once-the"));
            empty::empty_state(
                ui,
                "nothing-done",
                icons::CHECK_CIRCLE,
                Some(faint),
                title,
                text,
                |_| (),
            );
            return false;
        }
        self.list.update(ui, frame, &prefs.dock);
        let look = Look {
            salt: "done",
            name: say!("queue-done"),
            rows,
            dragging: false,
            calendar: &frame.calendar,
        };
        let mut asked = Asked::default();
        let marks = &self.marks;
        let output = self.list.show(ui, &look, &mut prefs.dock, |list, row, keys, line| {
            let done = match line {
                Line::Heading { group, folded } => {
                    let mut subject = subject(frame, list, group, folded)?;
                    subject.selected = marks.group() == Some(group.key);
                    subject.plain(row, frame, &mut asked, |_, _| ());
                    row.response().context_menu(|ui| {
                        menu::begin(ui);
                        entry(ui, frame, Named::QueueCopy, actions);
                        entry(ui, frame, Named::QueueRemove, actions);
                        menu_separator(ui);
                        subject.folding(ui, &mut asked);
                    });
                    return asked.turned.take();
                }
                Line::Row(Ok(at)) => list.index()?.source().row(at)?,
                Line::Row(Err(at)) => frame.done.get((rows - 1).checked_sub(at)?)?,
            };
            row.select(marks.has(done.item));
            show_row(row, frame, done, keys);
            row.response().context_menu(|ui| {
                menu::begin(ui);
                entry(ui, frame, Named::QueueSelectAll, actions);
                entry(ui, frame, Named::QueueCopy, actions);
                menu_separator(ui);
                entry(ui, frame, Named::QueueRemove, actions);
                entry(ui, frame, Named::ClearDone, actions);
            });
            None
        });
        self.react(frame, &output, &asked);
        ui.memory(|memory| memory.has_focus(output.background.id))
    }

    fn react(&mut self, frame: &FrameCx, output: &TableOutput, asked: &Asked) {
        if let Some(fold) = asked.all {
            self.list.fold_all(fold);
        }
        if let Some(key) = asked.select {
            let items = self.of_group(key);
            self.marks.all(items.into_iter());
        }
        if let Some(event) = output.clicked.or(output.cursor_moved).or(output.secondary_clicked) {
            let menu = output.secondary_clicked.is_some();
            match self.list.heading(event.row) {
                Some(_) if event.modifiers.shift => {}
                Some(key) if menu => self.marks.choose_group_for_menu(key),
                Some(key) => {
                    let items = self.of_group(key).into_iter();
                    self.marks.choose_group(event.row, key, event.modifiers, items);
                }
                None => {
                    let list = &self.list;
                    let id = |row| row_at(list, frame, row).map(|row| row.item);
                    match id(event.row).filter(|_| menu) {
                        Some(item) => self.marks.choose_for_menu(item),
                        None => self.marks.choose(event.row, event.modifiers, id),
                    }
                }
            }
        }
        if output.background.clicked_by(PointerButton::Primary) {
            self.marks.clear();
        }
    }

    fn of_group(&self, key: GroupKey) -> Vec<ItemId> {
        let Some(index) = self.list.index() else {
            return Vec::new();
        };
        let rows = self.list.of_group(key).iter();
        rows.filter_map(|at| index.source().row(*at))
            .map(|row| row.item)
            .collect()
    }

    /// Selects everything that is shown.
    pub(super) fn choose_all(&mut self, frame: &FrameCx) {
        let items: Vec<ItemId> = self.rows(frame).map(|row| row.item).collect();
        self.marks.all(items.into_iter());
    }

    /// The rows of the list, in its order.
    fn rows<'a>(&'a self, frame: &'a FrameCx) -> Box<dyn Iterator<Item = &'a DoneRow> + 'a> {
        match self.list.index() {
            Some(index) => {
                let rows = index.ids(0..index.len()).iter();
                Box::new(rows.filter_map(|at| index.source().row(*at)))
            }
            None => Box::new(frame.done.iter().rev()),
        }
    }

    /// What is selected, or all that is shown.
    pub(super) fn chosen<'a>(&'a self, frame: &'a FrameCx) -> impl Iterator<Item = &'a DoneRow> {
        let all = self.marks.is_empty();
        let group = self.marks.group();
        self.rows(frame).filter(move |row| {
            let of_group = match group {
                Some(GroupKey::Job(job)) => row.job == job,
                Some(GroupKey::Site(site)) => row.site == site,
                None => false,
            };
            all || of_group || self.marks.has(row.item)
        })
    }
}

/// The row in this line.
fn row_at<'a>(list: &'a List<DoneRows>, frame: &'a FrameCx, row: usize) -> Option<&'a DoneRow> {
    match list.line(row)? {
        Line::Heading { .. } => None,
        Line::Row(Ok(at)) => list.index()?.source().row(at),
        Line::Row(Err(at)) => frame.done.get(frame.done.len().checked_sub(at + 1)?),
    }
}

/// What the heading of a group is about: its newest row says it.
fn subject<'a>(frame: &FrameCx, list: &List<DoneRows>, group: &'a Group, folded: bool) -> Option<Subject<'a>> {
    let index = list.index()?;
    let newest = index.source().row(index.id(group.rows.start)?)?;
    let job = matches!(group.key, GroupKey::Job(_));
    Some(Subject {
        group,
        folded,
        selected: false,
        filtered: index.filters(),
        direction: job.then_some(newest.direction),
        target: if job {
            // Where it went, without what is below the root of its job.
            let root = newest.destination.strip_suffix(&*newest.name);
            below(root.unwrap_or(&newest.destination), &group.top())
        } else {
            address(frame, newest.site)
        },
        site: newest.site,
    })
}

fn show_row(row: &mut RowUi<'_>, frame: &FrameCx, done: &DoneRow, keys: &[DockKey]) {
    let tokens = row.tokens();
    let name = words::visible(&done.name);
    row.name(&name);
    let checked = checked(done);
    for key in keys {
        match key {
            DockKey::File => {
                let (icon, colour) = arrow(tokens, done.direction);
                let icon = if done.source.is_some() {
                    icons::ARROW_RIGHT
                } else {
                    icon
                };
                row.icon_and_text(icon, font::icon(), colour, &name);
            }
            DockKey::Destination => row.dim(&words::visible(&done.destination)),
            DockKey::Size => row.dim(&words::size(done.size)),
            DockKey::Speed => row.dim(&words::speed(speed(done))),
            DockKey::When => row.dim(&frame.calendar.moment(done.when)),
            DockKey::Server => row.dim(&servers(frame, done.site, done.source)),
            DockKey::Direction => row.dim(way_of(done.direction, done.source)),
            DockKey::Checked => {
                let ink = if done.skipped { tokens.dim } else { tokens.ok };
                if done.not_kept.is_nothing() {
                    row.cell(&checked, &font::body(), ink);
                } else {
                    row.marked(icons::WARNING, font::icon(), tokens.warn, &checked);
                }
            }
            _ => row.skip(),
        }
    }
    let response = row.response();
    response
        .ctx
        .accesskit_node_builder(response.id, |node| node.set_description(checked));
}

pub(super) fn speed(done: &DoneRow) -> u64 {
    let seconds = done.took.as_secs_f64();
    if done.skipped || seconds <= 0.0 {
        0
    } else {
        (done.size as f64 / seconds) as u64
    }
}

/// How it was checked, and what did not go along.
pub(super) fn checked(done: &DoneRow) -> String {
    let mut all = not_kept(done);
    let verified = verified(done);
    all.push(&verified);
    all.join(" \u{b7} ")
}

fn verified(done: &DoneRow) -> String {
    let words = match (done.skipped, done.verified) {
        (true, _) => say!("queue-left-as-it-was"),
        (false, Verified::Size) => say!("queue-confirmed-size-compared"),
        (false, Verified::ConfirmedOnly) => say!("queue-confirmed-by-the-server"),
        (false, Verified::Checksum(algorithm)) => {
            return say!("queue-confirmed-compared", algorithm = algorithm.to_string());
        }
        (false, Verified::ReadBack) => say!("queue-confirmed-read-back-and-compared"),
        (false, Verified::Text) => say!("queue-confirmed-as-text"),
    };
    words.to_owned()
}

/// What did not go along with its contents.
fn not_kept(done: &DoneRow) -> Vec<&'static str> {
    let time = done.not_kept.time.map(|why| match why {
        WhyNotKept::Refused => say!("queue-time-refused"),
        WhyNotKept::NotSupported => say!("queue-time-not-supported"),
        WhyNotKept::NotTold => say!("queue-time-not-told"),
    });
    let permissions = done.not_kept.permissions.map(|why| match why {
        WhyNotKept::Refused => say!("queue-permissions-refused"),
        WhyNotKept::NotSupported | WhyNotKept::NotTold => say!("queue-permissions-not-supported"),
    });
    time.into_iter().chain(permissions).collect()
}
