use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use portolan_engine::{DoneList, DoneRow, NotKept, SessionLimit, Stop, Transfer, Transfers, Verified, WhyNotKept};
use portolan_queue::{Change, Failed, Move, NewItem, Priority, Queue, Scope};
use portolan_remote::{Act, Direction, ErrorKind, ItemId, JobId, Phase, RemoteError};

use super::*;

/// A queue with an upload of three files and a folder; the second file has failed.
fn queue() -> (Queue, Vec<ItemId>) {
    let mut queue = Queue::default();
    let job = job(site().site.id, Direction::Upload);
    let items = vec![
        NewItem::file(name("loop.mp4"), Some(64_400_000), None),
        NewItem::file(name("broken.bin"), Some(1000), None),
        NewItem::file(name("poster.avif"), Some(1_600_000), None),
        NewItem::folder(name("campaign-2026")),
    ];
    let added = queue.apply(Change::AddJob { job, items }).expect("added").inserted;
    let error = Arc::new(RemoteError::new(ErrorKind::ServerFull, Act::Upload).at("/www/broken.bin"));
    queue
        .apply(Change::Fail {
            item: added[1],
            failed: Failed { error, when: NOW },
        })
        .expect("failed");
    (queue, added)
}

fn transfer(item: ItemId, phase: Phase, moved: u64, size: u64) -> Transfer {
    Transfer {
        item,
        job: JobId(1),
        direction: Direction::Upload,
        phase,
        moved,
        size: Some(size),
        speed: 18_300_000,
        left: Some(Duration::from_secs(1)),
        retry_in: None,
        expanding: false,
        session: None,
    }
}

pub(super) fn busy() -> (Window, Vec<ItemId>) {
    let mut window = Window::connected();
    let (queue, items) = queue();
    window.frame.queue = queue.snapshot();
    let mut retrying = transfer(items[2], Phase::Connecting, 0, 1_600_000);
    retrying.retry_in = Some(Duration::from_secs(4));
    let transfers = Transfers {
        running: vec![
            transfer(items[0], Phase::AwaitingConfirmation, 64_400_000, 64_400_000),
            retrying,
        ],
        files_left: 2,
        counting: true,
        fraction: Some(0.38),
        sessions: 2,
        sessions_allowed: 4,
        history: vec![1, 2, 3].into(),
        upload_speed: 18_300_000,
        ..Transfers::default()
    };
    window.frame = window.frame.with_transfers(transfers);
    (window, items)
}

/// What a row says beside its name.
fn description(harness: &Harness<'_, Window>, label: &str) -> String {
    let row = harness.get_by_role_and_label(egui::accesskit::Role::Row, label);
    row.accesskit_node().description().unwrap_or_default()
}

#[test]
fn states_are_in_words_and_nothing_is_whole_before_the_server_says_so() {
    let (window, _) = busy();
    let harness = window.open();
    assert_eq!(
        description(&harness, "loop.mp4"),
        "Waiting for the server to confirm, 99%, 64.4 MB to /www"
    );
    assert_eq!(description(&harness, "poster.avif"), "Retrying in 4 s, 1.6 MB to /www");
    assert!(harness.query_by_label("99%").is_some());
    assert!(harness.query_by_label("100%").is_none());
    assert!(harness.query_by_label("2 left so far").is_some());
    assert!(harness.query_by_label_contains("Queue 38 %").is_some());
}

#[test]
fn failed_items_have_their_own_table_with_the_reason() {
    let (window, _) = busy();
    let mut harness = window.open();
    assert!(harness.query_by_label("broken.bin").is_none());
    harness.get_by_label("Failed, 1").click();
    harness.run_steps(4);
    assert_eq!(
        description(&harness, "broken.bin"),
        "The disk or the quota of the server is full"
    );
    asked(&mut harness);
    harness.get_by_label("Retry all failed").click();
    let requests = asked(&mut harness);
    assert!(matches!(requests.as_slice(), [Request::RetryAllFailed]), "{requests:?}");
}

#[test]
fn delete_takes_the_selected_item_out() {
    let (window, items) = busy();
    let mut harness = window.open();
    harness
        .get_by_role_and_label(egui::accesskit::Role::Row, "loop.mp4")
        .click();
    harness.run_steps(3);
    asked(&mut harness);
    harness.key_press(egui::Key::Delete);
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::RemoveItems(removed)] if *removed == [items[0]]),
        "{requests:?}"
    );
}

fn row<'a>(harness: &'a Harness<'_, Window>, label: &'a str) -> egui_kittest::Node<'a> {
    harness.get_by_role_and_label(egui::accesskit::Role::Row, label)
}

#[test]
fn the_keyboard_changes_the_order_and_holds() {
    let (window, items) = busy();
    let mut harness = window.open();
    row(&harness, "poster.avif").click();
    harness.run_steps(3);
    asked(&mut harness);
    harness.key_press_modifiers(egui::Modifiers::ALT, egui::Key::ArrowUp);
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::Reorder { items: moved, to: Move::Up }] if *moved == [items[2]]),
        "{requests:?}"
    );
    harness.key_press_modifiers(egui::Modifiers::ALT, egui::Key::End);
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::Reorder { to: Move::Bottom, .. }]),
        "{requests:?}"
    );
    harness.key_press(egui::Key::Space);
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::HoldItems(held, true)] if *held == [items[2]]),
        "{requests:?}"
    );
    // The keys of the panes are not those of the dock.
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    harness.run_steps(3);
    assert_eq!(harness.state().view.dock.chosen().len(), 3);
}

#[test]
fn the_menu_of_a_row_sets_priorities_of_items_jobs_and_sites() {
    let (window, items) = busy();
    let mut harness = window.open();
    asked(&mut harness);
    row(&harness, "loop.mp4").click_secondary();
    harness.run_steps(4);
    harness.get_by_label("Priority").click();
    harness.run_steps(4);
    harness.get_by_label("Highest").click();
    let requests = asked(&mut harness);
    assert!(
        matches!(
            requests.as_slice(),
            [Request::SetPriority { what: Scope::Items(of), priority: Some(Priority::Highest) }] if *of == [items[0]]
        ),
        "{requests:?}"
    );
    row(&harness, "loop.mp4").click_secondary();
    harness.run_steps(4);
    harness.get_by_label("This whole upload").click();
    harness.run_steps(4);
    let offers: Vec<_> = harness.query_all_by_label("Hold after the files that move").collect();
    offers.last().expect("for the job").click();
    let requests = asked(&mut harness);
    assert!(
        matches!(
            requests.as_slice(),
            [Request::Hold {
                what: Scope::Job(_),
                held: true,
                running: Stop::AfterFile
            }]
        ),
        "{requests:?}"
    );
}

#[test]
fn what_failed_is_retried_and_removed_by_selection() {
    let (window, items) = busy();
    let mut harness = window.open();
    harness.get_by_label("Failed, 1").click();
    harness.run_steps(4);
    row(&harness, "broken.bin").click();
    harness.run_steps(3);
    asked(&mut harness);
    harness.key_press(egui::Key::R);
    let requests = asked(&mut harness);
    assert!(
        matches!(requests.as_slice(), [Request::RetryItems(again)] if *again == [items[1]]),
        "{requests:?}"
    );
    let state = harness.state();
    let text = state.view.dock.text(&state.frame);
    assert!(text.starts_with("broken.bin\t/www\tThe disk or the quota"), "{text}");
}

#[test]
fn pause_limit_and_sessions_ask_the_engine() {
    let (window, _) = busy();
    let mut harness = window.open();
    asked(&mut harness);
    harness.get_by_label("Pause").click();
    assert!(matches!(asked(&mut harness).as_slice(), [Request::PauseAll(true)]));
    harness.get_by_label("4").click();
    harness.run_steps(3);
    harness.get_by_label("8 sessions").click();
    assert!(matches!(asked(&mut harness).as_slice(), [Request::SetSessions(8)]));
}

#[test]
fn what_is_done_says_how_it_was_checked() {
    let mut window = Window::connected();
    let whole = DoneRow {
        item: ItemId(1),
        job: JobId(1),
        site: site().site.id,
        source: None,
        direction: Direction::Download,
        name: "report.pdf".into(),
        destination: "~/Work".into(),
        size: 4_200_000,
        took: Duration::from_secs(2),
        when: NOW,
        verified: Verified::Size,
        skipped: false,
        not_kept: NotKept::default(),
    };
    let without = DoneRow {
        item: ItemId(2),
        name: "without.pdf".into(),
        not_kept: NotKept {
            time: Some(WhyNotKept::NotSupported),
            permissions: Some(WhyNotKept::Refused),
        },
        ..whole.clone()
    };
    window.frame.done = Arc::new(DoneList::from_iter([whole, without]));
    let mut harness = window.open();
    harness.get_by_label("Done, 2").click();
    harness.run_steps(4);
    assert_eq!(
        description(&harness, "without.pdf"),
        "Time not kept: the server has no command for it \u{b7} Permissions not kept: the server refused them \u{b7} Confirmed, \
         size compared"
    );
    assert_eq!(description(&harness, "report.pdf"), "Confirmed, size compared");
}

#[test]
fn an_empty_dock_says_what_to_do() {
    let harness = Window::connected().open();
    assert!(harness.query_by_label("Nothing to transfer").is_some());
}

#[test]
fn rows_say_that_the_server_allows_no_more_sessions() {
    let (mut window, items) = busy();
    let mut sites = (*window.frame.sites).clone();
    for site in sites.values_mut() {
        site.waiting = Some(Arc::new(SessionLimit::named(2)));
    }
    window.frame.sites = Arc::new(sites);
    let running = window.frame.transfers.running.iter().map(|transfer| transfer.item);
    let waiting = items.len() - 1 - running.count();
    let harness = window.open();
    let words = "Waiting: the server allows 2 sessions";
    let rows = harness.get_all_by_role(egui::accesskit::Role::Row);
    let said = rows.filter(|row| {
        let description = row.accesskit_node().description();
        description.is_some_and(|description| description.starts_with(words))
    });
    assert_eq!(said.count(), waiting);
}

#[test]
fn a_row_opens_all_that_is_known_of_it() {
    let (window, items) = busy();
    let mut harness = window.open();
    let dialog = crate::work::WorkDialog::Detail(crate::work::DetailDialog::new(items[1]));
    harness.state_mut().later.push(Action::Dialog(Box::new(dialog)));
    harness.run_steps(4);
    assert!(harness.query_by_label("Attempts").is_some());
    harness.get_by_label("The whole error").click();
    harness.run_steps(4);
    assert!(harness.query_by_label("What to do").is_some());
}

#[test]
fn a_job_is_told_when_it_shall_begin() {
    let (window, _) = busy();
    let mut harness = window.open();
    let job = harness.state().frame.queue.jobs()[0].job.id;
    let dialog = crate::work::WorkDialog::BeginAt(crate::work::BeginAtDialog::new(Some(job)));
    harness.state_mut().later.push(Action::Dialog(Box::new(dialog)));
    harness.run_steps(4);
    asked(&mut harness);
    harness.get_by_label("Time").type_text("2026-12-01 08:00");
    harness.run_steps(4);
    harness.get_by_label("Begin then").click();
    let requests = asked(&mut harness);
    let at = harness.state().frame.calendar.meant("2026-12-01 08:00");
    assert!(
        matches!(requests.as_slice(), [Request::StartAt { job: Some(of), at: then }] if *of == job && *then == at),
        "{requests:?}"
    );
    assert_eq!(harness.state().frame.calendar.meant("soon"), None);
}
