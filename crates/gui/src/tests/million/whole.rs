//! The whole program without a display: frames as eframe draws them, over an engine that runs.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use eframe::{
    App as _,
    egui::{self, Context, Event, Pos2, RawInput, Rect, vec2},
};
use portolan_engine::QueueKept;
use portolan_settings::Paths;

use super::{
    LONG,
    meter::{Frames, thread_cpu},
};
use crate::{
    action::Action,
    app::{App, Known},
    args::Begin,
    chosen::Chosen,
    desktop::Desktop,
    frame::FrameCx,
    prefs::Prefs,
    queue_panel::Dock,
};

/// Between two frames.
const PACE: Duration = Duration::from_millis(16);

/// A program that runs.
pub(super) struct Whole {
    app: App,
    ctx: Context,
    frame: eframe::Frame,
    begun: Instant,
}

#[derive(Debug)]
struct OfDesktop(PathBuf);

impl egui::DroppedFile for OfDesktop {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the engine reads it".to_owned())
    }
}

impl Whole {
    /// Starts it with everything of its own below `home`.
    pub(super) fn open(home: &Path, begin: Begin) -> Self {
        let paths = Paths {
            config: home.join("config"),
            state: home.join("state"),
            system: home.join("system"),
        };
        let begun = Instant::now();
        let (chosen, problems) = Chosen::load(&paths).expect("its settings");
        let engine = crate::start_engine(&paths, &chosen, Arc::new(|| ()), Arc::new(|| ())).expect("an engine");
        let ctx = Context::default();
        let known = Known {
            paths: &paths,
            chosen,
            problems,
            desktop: (Desktop::default(), None),
        };
        Self {
            app: App::new(&ctx, engine, known, begin),
            ctx,
            frame: eframe::Frame::_new_kittest(),
            begun,
        }
    }

    /// What the last frame showed.
    pub(super) fn shown(&self) -> &FrameCx {
        self.app.shown()
    }

    /// Where the queue is.
    pub(super) fn kept(&self) -> QueueKept {
        self.app.engine_published().kept.borrow().clone()
    }

    /// Does the dock show the order that is asked for, and not an older one?
    pub(super) fn dock_is_sorted(&self) -> bool {
        self.app.dock_is_sorted()
    }

    /// As if the person had asked for it with the last frame.
    pub(super) fn ask(&mut self, action: Action) {
        self.app.ask(action);
    }

    /// The dock, and what is remembered of how it shows its lists.
    pub(super) fn dock(&mut self) -> (&mut Dock, &mut Prefs) {
        self.app.dock()
    }

    fn draw(&mut self, input: RawInput) -> Duration {
        let cpu = thread_cpu();
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0))),
            time: Some(self.begun.elapsed().as_secs_f64()),
            ..input
        };
        self.app.raw_input_hook(&self.ctx, &mut input);
        let (app, frame) = (&mut self.app, &mut self.frame);
        let mut output = self.ctx.run_ui(input, |ui| {
            app.logic(&ui.ctx().clone(), frame);
            app.ui(ui, frame);
        });
        let primitives = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        assert!(!primitives.is_empty(), "nothing was drawn");
        // Nothing is painted, so nothing is sent to a graphics card.
        output.textures_delta.clear();
        thread_cpu().saturating_sub(cpu)
    }

    fn draw_at_pace(&mut self, input: RawInput) -> Duration {
        let begun = Instant::now();
        let cost = self.draw(input);
        std::thread::sleep(PACE.saturating_sub(begun.elapsed()));
        cost
    }

    /// Files of another program are let go over the window.
    pub(super) fn drop_files(&mut self, files: Vec<PathBuf>) {
        let dropped = files.into_iter().map(|path| Arc::new(OfDesktop(path)) as _);
        self.draw(RawInput {
            dropped_files: dropped.collect(),
            ..RawInput::default()
        });
    }

    /// So many frames with these events.
    pub(super) fn frames(&mut self, count: usize, events: impl Fn(usize) -> Vec<Event>) -> Frames {
        let mut frames = Frames::default();
        for at in 0..count {
            frames.push(self.draw_at_pace(RawInput {
                events: events(at),
                ..RawInput::default()
            }));
        }
        frames
    }

    /// So many frames in which nobody does anything.
    pub(super) fn idle(&mut self, count: usize) -> Frames {
        self.frames(count, |_| Vec::new())
    }

    /// Frames until this is so.
    pub(super) fn until(&mut self, what: &str, is: impl Fn(&Self) -> bool) -> Frames {
        let begun = Instant::now();
        let mut frames = Frames::default();
        while !is(self) {
            assert!(
                begun.elapsed() < LONG,
                "{what} did not come: {:?}",
                self.shown().notices
            );
            frames.push(self.draw_at_pace(RawInput::default()));
        }
        frames
    }
}
