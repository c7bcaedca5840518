//! Files between this window and other programs: dragged in and out, copied and pasted.
//!
//! On X11 all of it is our own ([`x11`]). Elsewhere winit tells of drops, without a place (`pane::desktop_drop`), and what
//! is copied goes to the clipboard as text.

pub(crate) mod uri_list;
#[cfg(target_os = "linux")]
mod x11;

use std::{path::PathBuf, sync::Arc};

use eframe::egui::{Context, DragAndDrop, Event, Modifiers, PointerButton, Pos2, RawInput, pos2};
use portolan_engine::{NoticeKind, Place};
use portolan_ui_kit::say;

use crate::{
    action::{Action, Actions, FromDesktop},
    pane::{self, Drag},
    place,
    view::View,
    words,
};

/// There is no such link where this is not X11.
#[cfg(not(target_os = "linux"))]
mod x11 {
    use super::{Tell, Told};

    /// Never made.
    pub(crate) enum Link {}

    impl Link {
        /// Never called.
        pub(crate) fn tell(&self, _tell: Tell) {
            match *self {}
        }

        /// Never called.
        pub(crate) fn poll(&self) -> Option<Told> {
            match *self {}
        }
    }
}

/// What the window tells the desktop.
#[derive(Debug)]
pub(crate) enum Tell {
    /// A drop where the pointer is would be taken, or not.
    Accept(bool),
    /// What was dropped was taken, or not.
    Finished(bool),
    /// Something is dragged in the window, and may leave it.
    Drag(Offer),
    /// The pointer that drags has moved.
    Moved,
    /// It was let go; the answer says over what.
    Release,
    /// It is dragged no more.
    Cancel,
    /// Files that were promised are here; `None` = they do not come.
    Brought(Option<Vec<PathBuf>>),
    /// The clipboard holds this now.
    Copy(Copied),
    /// What does the clipboard hold?
    Paste,
}

/// What the desktop tells the window.
#[derive(Debug)]
pub(crate) enum Told {
    /// Something is over the window.
    Over {
        /// Where, in pixels of the window.
        at: (f32, f32),
        /// Which files; `None` = not known yet.
        files: Option<Arc<[PathBuf]>>,
        /// Shall they be moved?
        moving: bool,
    },
    /// It left.
    Left,
    /// It was let go.
    Dropped {
        /// Where, in pixels of the window.
        at: (f32, f32),
        /// Which files.
        files: Arc<[PathBuf]>,
        /// Shall they be moved?
        moving: bool,
    },
    /// What is dragged from here is over something else than the window, or back.
    Outside(bool),
    /// It was let go over something else than the window, or over the window.
    Released {
        /// Over something else?
        outside: bool,
    },
    /// The other program wants what was promised in this folder.
    Bring {
        /// Which folder.
        folder: PathBuf,
        /// Does it wait until everything is there?
        answer: bool,
    },
    /// Something for the window as a whole.
    Wish(FromDesktop),
}

/// What is dragged out.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Offer {
    /// Files of this computer.
    Files(Vec<PathBuf>),
    /// Files of a server, which are brought when somebody takes them.
    Promised {
        /// The name of the first, as bytes of this computer.
        name: Vec<u8>,
    },
}

/// What is copied.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Copied {
    /// Files of this computer.
    pub(crate) files: Vec<PathBuf>,
    /// Shall they be moved where they are pasted?
    pub(crate) cut: bool,
    /// The same for programs that want text.
    pub(crate) text: String,
}

/// The desktop, as far as files go.
#[derive(Default)]
pub(crate) struct Desktop {
    link: Option<x11::Link>,
    /// Something of another program is over the window.
    over: bool,
    /// It was let go in this frame.
    dropped: bool,
    /// A dialog is open: nothing below it takes anything.
    closed: bool,
    /// What is dragged from here, while the button is held.
    dragging: bool,
    /// It is outside of the window.
    outside: bool,
    /// The button was let go; what the window makes of it waits until it is known over what.
    released: Vec<Event>,
    /// What was dragged out last.
    out: Vec<Place>,
    pending: Vec<FromDesktop>,
}

impl Desktop {
    /// The desktop around this window. What stands against dragging and copying files is no reason not to start.
    #[cfg(target_os = "linux")]
    pub(crate) fn around(creation: &eframe::CreationContext<'_>) -> (Self, Option<String>) {
        use winit::raw_window_handle::{HasWindowHandle as _, RawWindowHandle};

        let window = match creation.window_handle().map(|handle| handle.as_raw()) {
            Ok(RawWindowHandle::Xlib(handle)) => u32::try_from(handle.window).ok(),
            Ok(RawWindowHandle::Xcb(handle)) => Some(handle.window.get()),
            _ => None,
        };
        let Some(window) = window else {
            return (Self::default(), None);
        };
        let ctx = creation.egui_ctx.clone();
        match x11::Link::open(window, move || ctx.request_repaint()) {
            Ok(link) => {
                let link = Some(link);
                (
                    Self {
                        link,
                        ..Self::default()
                    },
                    None,
                )
            }
            Err(error) => (Self::default(), Some(error)),
        }
    }

    /// The desktop around this window.
    #[cfg(not(target_os = "linux"))]
    pub(crate) fn around(_creation: &eframe::CreationContext<'_>) -> (Self, Option<String>) {
        (Self::default(), None)
    }

    fn tell(&self, tell: Tell) {
        if let Some(link) = &self.link {
            link.tell(tell);
        }
    }

    /// Makes what the desktop does part of the input of a frame, and tells it what the hand does here.
    /// `closed`: a dialog is open, and nothing below it takes a drop.
    pub(crate) fn input(&mut self, ctx: &Context, input: &mut RawInput, closed: bool) {
        self.closed = closed;
        if self.link.is_none() {
            return;
        }
        while let Some(told) = self.link.as_ref().and_then(x11::Link::poll) {
            self.hear(ctx, input, told);
            if self.dropped {
                // One drop a frame: it is answered at its end.
                break;
            }
        }
        self.drag_out(ctx, input);
    }

    fn hear(&mut self, ctx: &Context, input: &mut RawInput, told: Told) {
        let point = |(x, y): (f32, f32)| pos2(x, y) / ctx.pixels_per_point();
        match told {
            Told::Over { at, files, moving } => {
                self.over = true;
                self.hold(ctx, input, files.as_deref(), moving, point(at));
            }
            Told::Left => {
                self.over = false;
                DragAndDrop::clear_payload(ctx);
                input.events.push(Event::PointerGone);
            }
            Told::Dropped { at, files, moving } => {
                (self.over, self.dropped) = (false, true);
                let pos = point(at);
                self.hold(ctx, input, Some(&files), moving, pos);
                input.events.push(Event::PointerButton {
                    pos,
                    button: PointerButton::Primary,
                    pressed: false,
                    modifiers: Modifiers::NONE,
                });
            }
            Told::Outside(outside) => self.outside = outside,
            Told::Released { outside } => {
                if outside {
                    DragAndDrop::clear_payload(ctx);
                }
                (self.dragging, self.outside) = (false, false);
                input.events.append(&mut self.released);
            }
            Told::Bring { folder, answer } => self.pending.push(FromDesktop::Bring {
                places: self.out.clone(),
                folder,
                answer,
            }),
            Told::Wish(wish) => self.pending.push(wish),
        }
    }

    /// What another program holds over the window is dragged here as if it came from a pane.
    fn hold(&self, ctx: &Context, input: &mut RawInput, files: Option<&[PathBuf]>, moving: bool, at: Pos2) {
        if self.closed {
            DragAndDrop::clear_payload(ctx);
        } else {
            DragAndDrop::set_payload(ctx, Drag::of_desktop(files, moving));
        }
        input.events.push(Event::PointerMoved(at));
    }

    /// What is dragged here may leave the window: the desktop is told of it from the beginning.
    fn drag_out(&mut self, ctx: &Context, input: &mut RawInput) {
        let ours = DragAndDrop::payload::<Drag>(ctx).filter(|drag| drag.of_pane());
        match (&ours, self.dragging) {
            (Some(drag), false) => {
                if let Some(offer) = offer(drag.places()) {
                    (self.dragging, self.outside) = (true, false);
                    self.out = drag.places().to_vec();
                    self.tell(Tell::Drag(offer));
                    self.tell(Tell::Moved);
                }
            }
            (None, true) => {
                (self.dragging, self.outside) = (false, false);
                self.tell(Tell::Cancel);
            }
            _ => {}
        }
        if !self.dragging || !self.released.is_empty() {
            return;
        }
        let moved = input
            .events
            .iter()
            .any(|event| matches!(event, Event::PointerMoved(_) | Event::PointerGone));
        if moved {
            self.tell(Tell::Moved);
        }
        let (released, others) = std::mem::take(&mut input.events).into_iter().partition(let_go);
        input.events = others;
        self.released = released;
        if !self.released.is_empty() {
            self.tell(Tell::Release);
        } else if self.outside {
            // Where it is now, nothing of this window is under the pointer.
            input.events.retain(|event| !matches!(event, Event::PointerMoved(_)));
            input.events.push(Event::PointerGone);
        }
    }

    /// Answers, when everything is drawn, what became of what is over the window.
    pub(crate) fn answer(&mut self, ctx: &Context) {
        let would_be_taken = pane::take_accepted(ctx);
        if std::mem::take(&mut self.dropped) {
            self.tell(Tell::Finished(would_be_taken));
            DragAndDrop::clear_payload(ctx);
        } else if self.over {
            self.tell(Tell::Accept(would_be_taken));
        }
    }

    /// What the desktop wants done.
    pub(crate) fn wishes(&mut self, actions: &mut Actions) {
        for wish in self.pending.drain(..) {
            actions.push(Action::FromDesktop(wish));
        }
    }

    /// Puts something into the clipboard.
    pub(crate) fn copy(&self, ctx: &Context, copied: Copied) {
        if self.link.is_some() {
            self.tell(Tell::Copy(copied));
        } else {
            ctx.copy_text(copied.text);
        }
    }

    /// Asks for the files of the clipboard. Returns whether they can be had.
    pub(crate) fn paste(&self) -> bool {
        self.tell(Tell::Paste);
        self.link.is_some()
    }

    /// Files that were promised are here, or do not come.
    pub(crate) fn brought(&self, files: Option<Vec<PathBuf>>) {
        self.tell(Tell::Brought(files));
    }
}

/// Is it the end of a drag?
fn let_go(event: &Event) -> bool {
    matches!(
        event,
        Event::PointerButton {
            button: PointerButton::Primary,
            pressed: false,
            ..
        }
    )
}

fn offer(places: &[Place]) -> Option<Offer> {
    let files: Vec<PathBuf> = places
        .iter()
        .filter_map(|place| match place {
            Place::Local(path) => Some(path.clone()),
            Place::Remote(..) => None,
        })
        .collect();
    if !files.is_empty() {
        return Some(Offer::Files(files));
    }
    let name = place::name(places.first()?)?.as_bytes().to_vec();
    Some(Offer::Promised { name })
}

/// Says that what was promised cannot be brought.
pub(crate) fn tell_no_folder(view: &mut View, folder: &std::path::Path, why: &str) {
    view.tell(
        NoticeKind::Failure,
        say!("desktop-not-given"),
        say!(
            "desktop-no-folder",
            folder = words::visible(&folder.display().to_string()),
            why = why
        ),
    );
}
