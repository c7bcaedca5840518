//! Drives a running window by accessible label, over egui's inspection socket.

use std::{
    net::{TcpListener, TcpStream},
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use egui::{Event, Modifiers, PointerButton, Pos2, accesskit};
use egui_inspection::protocol::{Request, Response, read_handshake, read_message, write_message};

/// How long something may take to appear on a busy machine before the test gives up.
const PATIENCE: Duration = Duration::from_mins(1);

/// One window at a time: they share a display, its pointer and its clipboard, and one that comes up takes the focus, and a
/// click in another that is half done with it.
pub(crate) fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Where a window may listen: a port that was free a moment ago.
pub(crate) fn free_address() -> String {
    let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    free.expect("a port").to_string()
}

/// One labelled thing on the screen.
#[derive(Clone, Debug)]
pub(crate) struct Widget {
    pub(crate) role: String,
    pub(crate) label: String,
    pub(crate) value: String,
    pub(crate) centre: Pos2,
}

/// A connection to the window.
pub(crate) struct Driver {
    stream: TcpStream,
    pointer: Pos2,
}

impl Driver {
    /// Connects as soon as the window listens.
    pub(crate) fn connect(address: &str) -> Self {
        let stream = poll("the window listens", || TcpStream::connect(address).ok());
        stream.set_read_timeout(Some(PATIENCE)).expect("a time limit");
        let mut driver = Self {
            stream,
            pointer: Pos2::ZERO,
        };
        read_handshake(&mut driver.stream).expect("an egui window answers");
        driver
    }

    fn ask(&mut self, request: &Request) -> Response {
        write_message(&mut self.stream, request).expect("the window takes requests");
        match read_message(&mut self.stream).expect("the window answers") {
            Response::Error { message } => panic!("the window refused {request:?}: {message}"),
            response => response,
        }
    }

    fn send(&mut self, events: Vec<Event>) {
        self.ask(&Request::ApplyEvents { events });
    }

    /// Everything on the screen that has a name.
    pub(crate) fn widgets(&mut self) -> Vec<Widget> {
        let Response::Tree { accesskit, .. } = self.ask(&Request::GetTree) else {
            return Vec::new();
        };
        let Some(tree) = accesskit else { return Vec::new() };
        let widget = |node: &accesskit::Node| {
            let bounds = node.bounds()?;
            let centre = Pos2::new(
                bounds.x0.midpoint(bounds.x1) as f32,
                bounds.y0.midpoint(bounds.y1) as f32,
            );
            let (label, value) = (
                node.label().unwrap_or_default().to_owned(),
                node.value().unwrap_or_default().to_owned(),
            );
            let named = !(label.is_empty() && value.is_empty());
            named.then(|| Widget {
                role: format!("{:?}", node.role()),
                label,
                value,
                centre,
            })
        };
        tree.nodes.iter().filter_map(|(_, node)| widget(node)).collect()
    }

    /// Waits for the first thing that fits.
    pub(crate) fn wait(&mut self, what: &str, fits: impl Fn(&Widget) -> bool) -> Widget {
        let begun = Instant::now();
        loop {
            let widgets = self.widgets();
            if let Some(found) = widgets.iter().find(|widget| fits(widget)) {
                return found.clone();
            }
            assert!(
                begun.elapsed() < PATIENCE,
                "{what} did not appear; on the screen: {:?}",
                labels(&widgets)
            );
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// Waits for something with exactly this label, or a label that begins with it.
    pub(crate) fn wait_for(&mut self, label: &str) -> Widget {
        self.wait(label, |widget| {
            widget.label == label || widget.value == label || widget.label.starts_with(label)
        })
    }

    /// Clicks the middle of something, once it stands still: a dialog that comes up moves while its lines are laid out.
    pub(crate) fn click(&mut self, label: &str) {
        let mut at = self.wait_for(label).centre;
        loop {
            let now = self.wait_for(label).centre;
            if now == at {
                break;
            }
            at = now;
        }
        self.click_at(at);
    }

    /// Clicks a place.
    pub(crate) fn click_at(&mut self, at: Pos2) {
        self.move_to(at);
        self.button(at, true);
        self.button(at, false);
    }

    /// Clicks into a field and types.
    pub(crate) fn type_into(&mut self, field: &str, text: &str) {
        let at = self.wait(field, |widget| widget.label == field && widget.role.ends_with("Input"));
        self.click_at(at.centre);
        self.send(vec![Event::Text(text.to_owned())]);
    }

    /// Something that a keyboard or a window system would tell.
    pub(crate) fn event(&mut self, event: Event) {
        self.send(vec![event]);
    }

    /// Drags from one place to another as a hand does: press, move in steps, release.
    pub(crate) fn drag(&mut self, from: Pos2, to: Pos2) {
        self.move_to(from);
        self.button(from, true);
        self.move_to(to);
        self.button(to, false);
    }

    /// A picture of the window as PNG bytes.
    pub(crate) fn screenshot(&mut self) -> Vec<u8> {
        match self.ask(&Request::GetScreenshot { pixels_per_point: None }) {
            Response::Screenshot(png) => png.bytes,
            other => panic!("no picture but {other:?}"),
        }
    }

    fn move_to(&mut self, to: Pos2) {
        let from = self.pointer;
        for step in 1_u8..=8 {
            self.send(vec![Event::PointerMoved(from + (to - from) * (f32::from(step) / 8.0))]);
        }
        self.pointer = to;
    }

    fn button(&mut self, pos: Pos2, pressed: bool) {
        self.send(vec![Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        }]);
    }
}

fn labels(widgets: &[Widget]) -> Vec<String> {
    widgets
        .iter()
        .filter(|widget| widget.role != "TextRun")
        .map(|widget| format!("{} {} {}", widget.role, widget.label, widget.value))
        .collect()
}

/// Looks again and again until there is something, for things outside of this process that tell nobody when they happen.
pub(crate) fn poll<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(begun.elapsed() < PATIENCE, "waited {PATIENCE:?} until {what}");
        thread::sleep(Duration::from_millis(50));
    }
}
