//! What a frame costs: logic, layout and tessellation, painting excluded. Prints figures and asserts none.
//!
//! `cargo test --release -p portolan-gui frame_cost -- --ignored --nocapture`

use std::time::{Duration, Instant};

use eframe::egui::{
    Context, Event, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, RawInput, Rect, TouchPhase, vec2,
};

use super::{Window, file, folder, listing, remote_folder};

/// Frames that are measured of each kind.
const FRAMES: usize = 600;

/// Runs frames with these events and prints how long they took.
fn measure(what: &str, window: &mut Window, ctx: &Context, events: impl Fn(usize) -> Vec<Event>) {
    // The clock of a context never goes back.
    let begin = ctx.input(|input| input.time);
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
    println!("{what:<40} median {median:.2} ms, p99 {p99:.2} ms");
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
