//! With less motion nothing in the window moves by itself, whether the person chose so here or in the system.

use eframe::egui::ViewportId;
use portolan_engine::PaneState;
use portolan_remote::Phase;

use super::*;
use crate::action::Named;

/// Frames are that far apart, in seconds: less than any animation takes.
const STEP: f32 = 0.03;

/// Everything that moves when it may: a folder that is being read, a server that is being reached, and a file of which nobody
/// knows the length.
fn lively() -> Window {
    let (mut window, _) = dock::busy();
    let remote = window.remote();
    let mut reading = (*listing(remote_folder(), 2, Vec::new())).clone();
    (reading.state, reading.batches) = (PaneState::Loading, Vec::new());
    window.set_pane(remote, Arc::new(reading));
    let mut transfers = (*window.frame.transfers).clone();
    for running in &mut transfers.running {
        (running.phase, running.size, running.retry_in) = (Phase::Moving, None, None);
    }
    window.frame = window.frame.clone().with_transfers(transfers);
    window
}

/// How many of the next frames differ from the one before, once the window has settled.
fn moving(window: Window) -> usize {
    let mut harness = window.open_with_step(STEP);
    // Whatever was on its way when it opened is there.
    harness.run_steps(40);
    let mut before = harness.output().shapes.clone();
    let mut moved = 0;
    for _ in 0..12 {
        harness.run_steps(1);
        let now = harness.output().shapes.clone();
        moved += usize::from(now != before);
        before = now;
    }
    let delay = harness.output().viewport_output[&ViewportId::ROOT].repaint_delay;
    // And no frame is asked for to go on with one.
    if moved == 0 {
        assert!(
            delay >= Duration::from_secs_f32(0.2),
            "the next frame is wanted in {delay:?}"
        );
    }
    moved
}

#[test]
fn nothing_moves_where_less_motion_is_wished() {
    assert!(moving(lively()) > 6, "this window does not move at all");
    let mut chosen = lively();
    chosen.prefs.chosen.less_motion = true;
    assert_eq!(moving(chosen), 0, "chosen in the settings");
    let mut system = lively();
    system.frame.less_motion = true;
    assert_eq!(moving(system), 0, "asked for in the system");
}

/// What opens, is switched or scrolls is there with the next frame, and does not slide or fade.
#[test]
fn what_a_key_changes_is_there_at_once_where_less_motion_is_wished() {
    for less in [false, true] {
        let mut window = Window::connected();
        window.prefs.chosen.less_motion = less;
        window.view.tab().local.focus();
        let mut harness = window.open_with_step(STEP);
        harness.run_steps(40);
        let mut slid = 0;
        for named in [Named::HiddenFiles, Named::Tree, Named::Settings] {
            harness.state_mut().later.push(Action::Named(named));
            // Two frames of layout: what is asked for, and what follows from its size.
            harness.run_steps(4);
            let there = harness.output().shapes.clone();
            harness.run_steps(1);
            slid += usize::from(harness.output().shapes != there);
        }
        assert!(!less || slid == 0, "{slid} of them still moved");
    }
}
