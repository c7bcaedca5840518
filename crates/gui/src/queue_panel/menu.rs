//! The menu of a row of the queue: what can be done with the selection, with its job, with its site.

use eframe::egui::{Ui, containers::menu::SubMenu};
use portolan_engine::Stop;
use portolan_queue::{JobState, Priority, Row, Scope};
use portolan_remote::{Direction, JobId};
use portolan_ui_kit::{
    icons, key, language, menu, say,
    select::{MenuLine, menu_choice, menu_item, menu_separator},
};

use super::marks::Marks;
use crate::{
    action::{Action, Actions, Named, entry},
    frame::FrameCx,
    prompts::Removal,
    words,
    work::{BeginAtDialog, DetailDialog, WorkDialog},
};

/// The five priorities with their names, the most urgent first.
const PRIORITIES: [(Priority, language::Key); 5] = [
    (Priority::Highest, key!("queue-highest")),
    (Priority::High, key!("queue-high")),
    (Priority::Normal, key!("queue-normal")),
    (Priority::Low, key!("queue-low")),
    (Priority::Lowest, key!("queue-lowest")),
];

/// The word of a priority, in its column.
pub(super) fn priority_word(priority: Priority) -> &'static str {
    let known = PRIORITIES.iter().find(|(known, _)| *known == priority);
    known.map_or("", |(_, word)| word.say())
}

/// The word of a priority that is not the usual one.
pub(super) fn unusual(priority: Priority) -> Option<&'static str> {
    match priority {
        Priority::Highest => Some(say!("queue-highest-priority")),
        Priority::High => Some(say!("queue-high-priority")),
        Priority::Normal => None,
        Priority::Low => Some(say!("queue-low-priority")),
        Priority::Lowest => Some(say!("queue-lowest-priority")),
    }
}

/// Draws it; `marks` are selected, `row` is the one under the pointer.
pub(super) fn show(ui: &mut Ui, frame: &FrameCx, row: &Row, marks: &Marks, actions: &mut Actions) {
    // A million can be selected: they are gathered when something is chosen, not in each frame.
    let selected = |item| {
        if marks.has(row.item) {
            marks.has(item)
        } else {
            item == row.item
        }
    };
    let items = || {
        Scope::Items(if marks.has(row.item) {
            marks.chosen()
        } else {
            vec![row.item]
        })
    };
    menu::begin_with_width(ui, 280.0);
    entry(ui, frame, Named::QueueHold, actions);
    if frame.transfers.running.iter().any(|transfer| selected(transfer.item))
        && menu_item(ui, Some(icons::STOP), say!("queue-hold-after-the-files-that"), None).clicked()
    {
        actions.push(Action::Hold {
            what: items(),
            held: true,
            running: Stop::AfterFile,
        });
        ui.close();
    }
    if menu_item(ui, Some(icons::INFO), say!("queue-details"), Some(say!("queue-enter"))).clicked() {
        actions.push(Action::Dialog(Box::new(WorkDialog::Detail(DetailDialog::new(
            row.item,
        )))));
        ui.close();
    }
    let line = MenuLine::new(say!("queue-priority"))
        .icon(icons::SPEEDOMETER)
        .submenu()
        .show(ui);
    SubMenu::new().show(ui, &line, |ui| {
        menu::begin(ui);
        priorities(ui, Some(row.priority), say!("queue-as-its-job"), |priority| {
            actions.push(Action::SetPriority(items(), priority));
        });
    });
    menu_separator(ui);
    for named in [Named::QueueTop, Named::QueueUp, Named::QueueDown, Named::QueueBottom] {
        entry(ui, frame, named, actions);
    }
    menu_separator(ui);
    entry(ui, frame, Named::QueueRemove, actions);
    entry(ui, frame, Named::QueueSelectAll, actions);
    menu_separator(ui);
    let whole = match row.direction {
        Direction::Upload if row.source.is_some() => say!("queue-this-whole-copy"),
        Direction::Upload => say!("queue-this-whole-upload"),
        Direction::Download => say!("queue-this-whole-download"),
    };
    let line = MenuLine::new(whole).icon(icons::STACK).submenu().show(ui);
    SubMenu::new().show(ui, &line, |ui| {
        menu::begin_with_width(ui, 260.0);
        of_job(ui, frame, row.job, row.direction, actions);
    });
    let site = frame
        .site(row.site)
        .map(|site| words::visible(&site.site.name).into_owned());
    let site = site.unwrap_or_else(|| say!("queue-this-site").to_owned());
    let line = MenuLine::new(&site).icon(icons::ANCHOR).submenu().show(ui);
    SubMenu::new().show(ui, &line, |ui| {
        menu::begin_with_width(ui, 260.0);
        let what = Scope::Site(row.site);
        if let Some((held, running)) = holds(ui, frame.queue.site_held(row.site)) {
            let what = what.clone();
            actions.push(Action::Hold { what, held, running });
        }
        menu_separator(ui);
        let now = frame.queue.site_priority(row.site);
        priorities(ui, now, say!("queue-as-usual"), |priority| {
            actions.push(Action::SetPriority(what.clone(), priority));
        });
    });
}

/// The lines that are about a whole job.
pub(super) fn of_job(ui: &mut Ui, frame: &FrameCx, job: JobId, direction: Direction, actions: &mut Actions) {
    let header = frame.queue.job(job);
    let held = header.is_some_and(|header| header.job.state == JobState::Held);
    let what = Scope::Job(job);
    if let Some((held, running)) = holds(ui, held) {
        let what = what.clone();
        actions.push(Action::Hold { what, held, running });
    }
    menu_separator(ui);
    let priority = header.and_then(|header| header.priority);
    priorities(ui, priority, say!("queue-as-its-site"), |priority| {
        actions.push(Action::SetPriority(what.clone(), priority));
    });
    menu_separator(ui);
    if menu_item(ui, Some(icons::CLOCK), say!("queue-begin-at"), None).clicked() {
        let dialog = BeginAtDialog::new(Some(job));
        actions.push(Action::Dialog(Box::new(WorkDialog::BeginAt(dialog))));
        ui.close();
    }
    let across = header.is_some_and(|header| header.job.source.is_some());
    let whole = match direction {
        Direction::Upload if across => say!("queue-cancel-this-whole-copy"),
        Direction::Upload => say!("queue-cancel-this-whole-upload"),
        Direction::Download => say!("queue-cancel-this-whole-download"),
    };
    if menu_item(ui, Some(icons::X_CIRCLE), whole, None).clicked() {
        actions.push(Action::Remove(Removal::Jobs(vec![job])));
        ui.close();
    }
}

/// Hold now, hold after what moves, or go on: what was chosen.
pub(super) fn holds(ui: &mut Ui, held: bool) -> Option<(bool, Stop)> {
    let offers: &[(&str, &str, bool, Stop)] = if held {
        &[(icons::PLAY, say!("queue-continue"), false, Stop::Now)]
    } else {
        &[
            (icons::PAUSE, say!("queue-hold"), true, Stop::Now),
            (
                icons::STOP,
                say!("queue-hold-after-the-files-that"),
                true,
                Stop::AfterFile,
            ),
        ]
    };
    let mut chosen = None;
    for (icon, text, held, stop) in offers {
        if menu_item(ui, Some(icon), text, None).clicked() {
            chosen = Some((*held, *stop));
            ui.close();
        }
    }
    chosen
}

/// The priorities, and that which is inherited (`None`); `choose` is told which one was chosen.
pub(super) fn priorities(ui: &mut Ui, now: Option<Priority>, inherit: &str, mut choose: impl FnMut(Option<Priority>)) {
    let offers = PRIORITIES.map(|(priority, word)| (Some(priority), word.say()));
    for (priority, word) in offers.into_iter().chain([(None, inherit)]) {
        let is = priority.is_some() && priority == now;
        if menu_choice(ui, is, word).clicked() {
            choose(priority);
            ui.close();
        }
    }
}
