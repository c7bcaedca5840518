use egui_kittest::{Harness, kittest::Queryable as _};
use portolan_engine::{AfterQueue, Countdown, Transfers};
use portolan_settings::{OnFinish, Then};

use super::*;

fn with(after: AfterQueue) -> Window {
    let mut window = Window::connected();
    let transfers = Transfers {
        after: Arc::new(after),
        sessions_allowed: 4,
        ..Transfers::default()
    };
    window.frame = window.frame.with_transfers(transfers);
    window
}

fn plan(then: Then) -> OnFinish {
    OnFinish {
        then,
        ..OnFinish::default()
    }
}

fn choose(harness: &mut Harness<'_, Window>, button: &str, line: &str) -> Vec<String> {
    asked(harness);
    harness.get_by_label(button).click();
    harness.run_steps(4);
    harness.get_by_label(line).click();
    lines(&asked(harness))
}

const BUTTON: &str = "When the queue ends";

#[test]
fn the_dock_chooses_for_this_time_and_then_for_good() {
    let mut harness = with(AfterQueue::default()).open();
    let requests = choose(&mut harness, BUTTON, "Shut the computer down");
    assert!(
        matches!(requests.as_slice(), [one] if one.starts_with("SetOnFinishOnce(Some(") && one.contains("ShutDown")),
        "{requests:?}"
    );
    let once = AfterQueue {
        plan: plan(Then::ShutDown),
        once: true,
        ..AfterQueue::default()
    };
    let mut harness = with(once).open();
    let requests = choose(&mut harness, "Shuts down", "Always");
    assert!(
        requests[0].starts_with("SetTransfers") && requests[0].contains("then: ShutDown"),
        "{requests:?}"
    );
    assert_eq!(requests[1], "SetOnFinishOnce(None)");
    let on_finish = &harness.state().prefs.chosen.shared.transfers.on_finish;
    assert_eq!(on_finish.then, Then::ShutDown);
}

#[test]
fn the_countdown_is_a_question_that_escape_answers() {
    let after = AfterQueue {
        countdown: Some(Countdown {
            then: Then::ShutDown,
            left: Duration::from_millis(22_100),
        }),
        ..AfterQueue::default()
    };
    let mut harness = with(after).open();
    assert!(
        harness
            .query_all_by_label("The computer is shut down in 23 s")
            .next()
            .is_some()
    );
    asked(&mut harness);
    harness.key_press(egui::Key::Escape);
    assert!(lines(&asked(&mut harness)).contains(&"StopCountdown".to_owned()));
}

#[test]
fn a_command_asks_before_it_runs_and_can_be_put_off() {
    let after = AfterQueue {
        plan: OnFinish {
            command: vec!["/bin/backup".to_owned(), "a b".to_owned()],
            ..OnFinish::default()
        },
        not_allowed: true,
        ..AfterQueue::default()
    };
    let mut harness = with(after.clone()).open();
    assert!(harness.query_by_label("/bin/backup").is_some() && harness.query_by_label("a b").is_some());
    asked(&mut harness);
    harness.get_by_label("Let it run").click();
    let requests = lines(&asked(&mut harness));
    assert!(
        requests.contains(&"AllowCommand([\"/bin/backup\", \"a b\"])".to_owned()),
        "{requests:?}"
    );
    let mut harness = with(after).open();
    harness.get_by_label("Not now").click();
    assert!(
        !lines(&asked(&mut harness))
            .iter()
            .any(|line| line.starts_with("AllowCommand"))
    );
    assert!(harness.query_by_label("/bin/backup").is_none());
}

#[test]
fn a_computer_that_may_fall_asleep_is_told_in_the_menu() {
    let after = AfterQueue {
        sleepy: Some("no bus".into()),
        ..AfterQueue::default()
    };
    let mut harness = with(after).open();
    harness.get_by_label(BUTTON).click();
    harness.run_steps(4);
    assert!(
        harness
            .query_by_label_contains("The computer may fall asleep before: no bus")
            .is_some()
    );
}
