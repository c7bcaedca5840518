//! The menu of a row of the queue: what can be done with the selection, with its job, with its site.

use eframe::egui::{Ui, containers::menu::SubMenu};
use portolan_engine::Stop;
use portolan_queue::{JobState, Priority, Row, Scope};
use portolan_remote::{Direction, ItemId};
use portolan_ui_kit::{
    icons, key, language, menu, say,
    select::{MenuLine, menu_choice, menu_item, menu_separator},
};

use crate::{
    action::{Action, Actions, Named, entry},
    frame::FrameCx,
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

/// Draws it; `items` are selected, `row` is the one under the pointer.
pub(super) fn show(ui: &mut Ui, frame: &FrameCx, row: &Row, items: &[ItemId], actions: &mut Actions) {
    menu::begin_with_width(ui, 280.0);
    entry(ui, frame, Named::QueueHold, actions);
    if items.iter().any(|item| frame.transfer(*item).is_some())
        && menu_item(ui, Some(icons::STOP), say!("queue-hold-after-the-files-that"), None).clicked()
    {
        hold(Scope::Items(items.to_vec()), true, Stop::AfterFile, actions);
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
        priorities(
            ui,
            &Scope::Items(items.to_vec()),
            Some(row.priority),
            say!("queue-as-its-job"),
            actions,
        );
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
        Direction::Upload => say!("queue-this-whole-upload"),
        Direction::Download => say!("queue-this-whole-download"),
    };
    let line = MenuLine::new(whole).icon(icons::STACK).submenu().show(ui);
    SubMenu::new().show(ui, &line, |ui| {
        menu::begin_with_width(ui, 260.0);
        of_job(ui, frame, row, actions);
    });
    let site = frame
        .site(row.site)
        .map(|site| words::visible(&site.site.name).into_owned());
    let site = site.unwrap_or_else(|| say!("queue-this-site").to_owned());
    let line = MenuLine::new(&site).icon(icons::ANCHOR).submenu().show(ui);
    SubMenu::new().show(ui, &line, |ui| {
        menu::begin_with_width(ui, 260.0);
        let scope = Scope::Site(row.site);
        holds(ui, &scope, frame.queue.site_held(row.site), actions);
        menu_separator(ui);
        priorities(ui, &scope, None, say!("queue-as-usual"), actions);
    });
}

fn of_job(ui: &mut Ui, frame: &FrameCx, row: &Row, actions: &mut Actions) {
    let header = frame.queue.job(row.job);
    let held = header.is_some_and(|header| header.job.state == JobState::Held);
    let scope = Scope::Job(row.job);
    holds(ui, &scope, held, actions);
    menu_separator(ui);
    let priority = header.and_then(|header| header.priority);
    priorities(ui, &scope, priority, say!("queue-as-its-site"), actions);
    menu_separator(ui);
    if menu_item(ui, Some(icons::CLOCK), say!("queue-begin-at"), None).clicked() {
        let dialog = BeginAtDialog::new(Some(row.job));
        actions.push(Action::Dialog(Box::new(WorkDialog::BeginAt(dialog))));
        ui.close();
    }
    let whole = match row.direction {
        Direction::Upload => say!("queue-cancel-this-whole-upload"),
        Direction::Download => say!("queue-cancel-this-whole-download"),
    };
    if menu_item(ui, Some(icons::X_CIRCLE), whole, None).clicked() {
        actions.push(Action::RemoveJob(row.job));
        ui.close();
    }
}

/// Hold now, hold after what moves, or go on.
fn holds(ui: &mut Ui, scope: &Scope, held: bool, actions: &mut Actions) {
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
    for (icon, text, held, stop) in offers {
        if menu_item(ui, Some(icon), text, None).clicked() {
            hold(scope.clone(), *held, *stop, actions);
            ui.close();
        }
    }
}

fn hold(what: Scope, held: bool, running: Stop, actions: &mut Actions) {
    actions.push(Action::Hold { what, held, running });
}

fn priorities(ui: &mut Ui, what: &Scope, now: Option<Priority>, inherit: &str, actions: &mut Actions) {
    let offers = PRIORITIES.map(|(priority, word)| (Some(priority), word.say()));
    for (priority, word) in offers.into_iter().chain([(None, inherit)]) {
        let chosen = priority.is_some() && priority == now;
        if menu_choice(ui, chosen, word).clicked() {
            actions.push(Action::SetPriority(what.clone(), priority));
            ui.close();
        }
    }
}
