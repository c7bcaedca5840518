//! What a frame costs: logic, layout and tessellation, painting excluded. Prints figures and asserts none.
//!
//! `cargo test --release -p portolan-gui frame_cost -- --ignored --nocapture`

use std::time::{Duration, Instant};

use eframe::egui::{
    Context, Event, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, RawInput, Rect, TouchPhase, vec2,
};

use portolan_engine::{Transfer, Transfers};
use portolan_queue::{Change, NewItem, Queue};
use portolan_remote::{Direction, JobId, Phase};

use super::{Window, file, folder, job, listing, name, remote_folder, site};
use crate::prefs::{DockKey, DockList, DockOrder, Grouping};

/// Frames that are measured of each kind.
const FRAMES: usize = 600;

/// Runs frames with these events and prints how long they took.
fn measure(what: &str, window: &mut Window, ctx: &Context, events: impl Fn(usize) -> Vec<Event>) {
    // The clock of a context never goes back.
    let begin = ctx.input(|input| input.time);
    let cpu_before = cpu();
    let mut took: Vec<Duration> = (0..FRAMES)
        .map(|at| {
            let input = RawInput {
                screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0))),
                time: Some(begin + (at + 1) as f64 / 60.0),
                events: events(at),
                ..RawInput::default()
            };
            let begun = Instant::now();
            let mut output = ctx.run_ui(input, |ui| window.draw(ui));
            let primitives = ctx.tessellate(output.shapes, output.pixels_per_point);
            let took = begun.elapsed();
            // Nothing is painted, so nothing is sent to a graphics card.
            output.textures_delta.clear();
            assert!(!primitives.is_empty(), "nothing was drawn");
            took
        })
        .collect();
    took.sort();
    let [median, p99] = [FRAMES / 2, FRAMES * 99 / 100].map(|at| took[at].as_secs_f64() * 1000.0);
    let cpu = match (cpu_before, cpu()) {
        (Some(before), Some(after)) => after.saturating_sub(before).as_secs_f64() * 1000.0 / FRAMES as f64,
        _ => f64::NAN,
    };
    println!("{what:<40} CPU {cpu:.2} ms a frame; on the clock median {median:.2} ms, p99 {p99:.2} ms");
}

/// CPU time of this thread, where the system tells it. Exact over many frames only: it is counted by ticks.
fn cpu() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanos = text.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanos))
}

/// A queue of a million files of which eight move.
fn busy_queue(window: &mut Window) {
    let mut queue = Queue::default();
    let job = job(site().site.id, Direction::Upload);
    let items = (0_u64..1_000_000).map(|at| NewItem::file(name(&format!("file-{at:07}.bin")), Some(at * 37), None));
    let items = items.collect();
    let added = queue.apply(Change::AddJob { job, items }).expect("added").inserted;
    window.frame.queue = queue.snapshot();
    let running = added.iter().take(8).map(|item| Transfer {
        item: *item,
        job: JobId(1),
        direction: Direction::Upload,
        phase: Phase::Moving,
        moved: 20_000_000,
        size: Some(64_000_000),
        speed: 18_300_000,
        left: Some(Duration::from_secs(3)),
        retry_in: None,
        expanding: false,
        session: None,
    });
    let transfers = Transfers {
        running: running.collect(),
        files_left: 1_000_000,
        sessions: 8,
        sessions_allowed: 8,
        upload_speed: 146_000_000,
        history: (0..120).map(|second| 140_000_000 + second * 70_000).collect(),
        ..Transfers::default()
    };
    window.frame = window.frame.clone().with_transfers(transfers);
}

#[test]
#[ignore = "a benchmark: prints figures and asserts none"]
fn frame_cost() {
    let ctx = Context::default();
    portolan_ui_kit::theme::install(&ctx);
    let mut window = Window::connected();
    measure("small folders, nothing happens", &mut window, &ctx, |_| Vec::new());
    let remote = window.remote();
    let entries = (0_u64..100_000)
        .map(|at| {
            if at % 10 == 0 {
                folder(&format!("folder-{at:06}"))
            } else {
                file(&format!("entry_{:06}.txt", (at * 7919) % 100_000), at * 37)
            }
        })
        .collect();
    window.set_pane(remote, listing(remote_folder(), 2, entries));
    measure("100,000 entries arrive", &mut window, &ctx, |_| Vec::new());
    measure("100,000 entries, scrolling", &mut window, &ctx, |at| {
        vec![
            Event::PointerMoved(Pos2::new(1000.0, 300.0 + (at % 7) as f32)),
            Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta: vec2(0.0, -400.0),
                phase: TouchPhase::Move,
                source: MouseWheelSource::Wheel,
                modifiers: Modifiers::NONE,
            },
        ]
    });
    busy_queue(&mut window);
    let wheel_over = |pos: Pos2| {
        move |_| {
            vec![
                Event::PointerMoved(pos),
                Event::MouseWheel {
                    unit: MouseWheelUnit::Point,
                    delta: vec2(0.0, -400.0),
                    phase: TouchPhase::Move,
                    source: MouseWheelSource::Wheel,
                    modifiers: Modifiers::NONE,
                },
            ]
        }
    };
    measure("a million in the queue, 8 move", &mut window, &ctx, |_| Vec::new());
    let over_dock = Pos2::new(700.0, 750.0);
    measure(
        "the same, scrolling the queue",
        &mut window,
        &ctx,
        wheel_over(over_dock),
    );
    measure("100,000 entries, dragging a file", &mut window, &ctx, |at| {
        let pos = Pos2::new(200.0 + (at % 900) as f32, 200.0);
        let press = Event::PointerButton {
            pos: Pos2::new(200.0, 200.0),
            button: PointerButton::Primary,
            pressed: true,
            modifiers: Modifiers::NONE,
        };
        if at == 0 {
            vec![Event::PointerMoved(Pos2::new(200.0, 200.0)), press]
        } else {
            vec![Event::PointerMoved(pos)]
        }
    });
}

/// Draws frames until the list shows what is wished; tells how long that took, and the dearest frame meanwhile.
fn sort_behind(what: &str, window: &mut Window, ctx: &Context) {
    let begun = Instant::now();
    let mut dearest = Duration::ZERO;
    let mut frames = 0;
    loop {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0))),
            time: Some(ctx.input(|input| input.time) + 1.0 / 60.0),
            ..RawInput::default()
        };
        let frame = Instant::now();
        let mut output = ctx.run_ui(input, |ui| window.draw(ui));
        let primitives = ctx.tessellate(output.shapes, output.pixels_per_point);
        dearest = dearest.max(frame.elapsed());
        output.textures_delta.clear();
        assert!(!primitives.is_empty(), "nothing was drawn");
        frames += 1;
        if frames > 1 && window.view.dock.transfers_are_sorted(&window.prefs) {
            break;
        }
        std::thread::sleep(Duration::from_millis(4));
    }
    println!(
        "{what:<40} {:.0} ms behind, {frames} frames, the dearest {:.2} ms",
        begun.elapsed().as_secs_f64() * 1000.0,
        dearest.as_secs_f64() * 1000.0
    );
}

#[test]
#[ignore = "a benchmark: prints figures and asserts none"]
fn a_million_sorted_filtered_and_grouped() {
    let ctx = Context::default();
    portolan_ui_kit::theme::install(&ctx);
    let mut window = Window::connected();
    busy_queue(&mut window);
    measure("a million rows, in their own order", &mut window, &ctx, |_| Vec::new());
    for key in [
        DockKey::File,
        DockKey::Destination,
        DockKey::Size,
        DockKey::State,
        DockKey::Speed,
        DockKey::Priority,
    ] {
        let ascending = key == DockKey::Speed;
        window.prefs.dock.of_mut(DockList::Transfers).order = Some(DockOrder { key, ascending });
        sort_behind(&format!("sorted by {key:?}"), &mut window, &ctx);
    }
    window.prefs.dock.of_mut(DockList::Transfers).group = Grouping::Job;
    sort_behind("under their job", &mut window, &ctx);
    window.view.dock.filter_transfers("9 site");
    sort_behind("filtered: 9 site", &mut window, &ctx);
    let over_dock = Pos2::new(700.0, 750.0);
    measure("grouped, sorted, filtered, scrolling", &mut window, &ctx, |_| {
        vec![
            Event::PointerMoved(over_dock),
            Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta: vec2(0.0, -400.0),
                phase: TouchPhase::Move,
                source: MouseWheelSource::Wheel,
                modifiers: Modifiers::NONE,
            },
        ]
    });
}
