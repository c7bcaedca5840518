//! Dragging and copying files between this window and other X11 programs, by the XDND protocol, version 5, with
//! `XdndDirectSave` (XDS), and by the selection `CLIPBOARD`.
//!
//! winit knows neither where something is dropped nor names that are not UTF-8, and cannot drag out. So a window of our
//! own, never shown, on a connection of its own, stands in for the main window as its `XdndProxy`: what others drag over
//! the main window is told to it. A thread listens there; the window of the program is told what happens and answers.

mod atoms;
mod clipboard;
mod selection;
mod source;
mod target;

use std::{
    fs,
    sync::{
        Arc,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
};

use x11rb::{
    COPY_DEPTH_FROM_PARENT, COPY_FROM_PARENT,
    connection::Connection as _,
    errors::{ReplyError, ReplyOrIdError},
    protocol::{
        Event,
        xproto::{
            Atom, AtomEnum, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, PropMode, Window,
            WindowClass,
        },
    },
    rust_connection::RustConnection,
    wrapper::ConnectionExt as _,
};

use super::{Copied, Offer, Tell, Told};
use crate::action::FromDesktop;
use atoms::Atoms;
use clipboard::Clipboard;
use selection::{Contents, Pieces};
use source::Source;
use target::Target;

/// Messages that wait in one direction at most. The thread takes its own at once, and waits where the window draws nothing.
const MESSAGES: usize = 1024;

/// The version of XDND that is spoken here.
const VERSION: u32 = 5;

/// The window's end: what the desktop does is polled, what the window answers is told.
pub(crate) struct Link {
    x: Arc<RustConnection>,
    window: Window,
    wake: Atom,
    tell: SyncSender<Tell>,
    told: Receiver<Told>,
}

impl Link {
    /// Puts a window of our own before the window `main`, and listens there. `repaint` is called when something happened.
    pub(crate) fn open(main: Window, repaint: impl Fn() + Send + 'static) -> Result<Self, String> {
        let open = || -> Result<_, Box<dyn std::error::Error>> {
            let (x, screen) = x11rb::connect(None)?;
            let root = x.setup().roots.get(screen).ok_or("no screen")?.root;
            let atoms = Atoms::new(&x)?.reply()?;
            let window = stand_in(&x, root, main, &atoms)?;
            Ok((Arc::new(x), root, atoms, window))
        };
        let (x, root, atoms, window) = open().map_err(|error| error.to_string())?;
        let (tell, heard) = sync_channel(MESSAGES);
        let (say, told) = sync_channel(MESSAGES);
        let mut desk = Desk {
            x: Arc::clone(&x),
            atoms,
            root,
            main,
            window,
            host: fs::read_to_string("/proc/sys/kernel/hostname")
                .map_or_else(|_| String::new(), |name| name.trim().to_owned()),
            say,
            repaint: Box::new(repaint),
            heard,
            pieces: Pieces::default(),
            target: Target::default(),
            source: Source::default(),
            clipboard: Clipboard::default(),
            time: x11rb::CURRENT_TIME,
        };
        std::thread::Builder::new()
            .name("portolan-x11".to_owned())
            .spawn(move || {
                // Where the server is gone, the window of the program is too.
                drop(desk.run());
            })
            .map_err(|error| error.to_string())?;
        let wake = atoms.Wake;
        Ok(Self {
            x,
            window,
            wake,
            tell,
            told,
        })
    }

    /// Tells the thread something. Never waits.
    pub(crate) fn tell(&self, tell: Tell) {
        if self.tell.try_send(tell).is_ok() {
            let event = ClientMessageEvent::new(32, self.window, self.wake, [0; 5]);
            // A server that is gone ends the program anyway.
            drop(self.x.send_event(false, self.window, EventMask::NO_EVENT, event));
            drop(self.x.flush());
        }
    }

    /// What happened next, if anything did.
    pub(crate) fn poll(&self) -> Option<Told> {
        self.told.try_recv().ok()
    }
}

/// Makes the window that is told what is dragged over `main`.
fn stand_in(x: &RustConnection, root: Window, main: Window, atoms: &Atoms) -> Result<Window, ReplyOrIdError> {
    let window = x.generate_id()?;
    let aux = CreateWindowAux::new()
        .event_mask(EventMask::PROPERTY_CHANGE)
        .override_redirect(1);
    x.create_window(
        COPY_DEPTH_FROM_PARENT,
        window,
        root,
        -10,
        -10,
        1,
        1,
        0,
        WindowClass::INPUT_OUTPUT,
        COPY_FROM_PARENT,
        &aux,
    )?;
    x.change_property32(PropMode::REPLACE, window, atoms.XdndAware, AtomEnum::ATOM, &[VERSION])?;
    // A proxy that does not point to itself was left behind by a program that is gone.
    for named in [window, main] {
        x.change_property32(PropMode::REPLACE, named, atoms.XdndProxy, AtomEnum::WINDOW, &[window])?
            .check()?;
    }
    x.flush()?;
    Ok(window)
}

/// The thread's end.
struct Desk {
    x: Arc<RustConnection>,
    atoms: Atoms,
    root: Window,
    main: Window,
    window: Window,
    /// What this computer calls itself.
    host: String,
    say: SyncSender<Told>,
    repaint: Box<dyn Fn() + Send>,
    heard: Receiver<Tell>,
    pieces: Pieces,
    target: Target,
    source: Source,
    clipboard: Clipboard,
    /// The time of the server's newest event that had one.
    time: u32,
}

impl Desk {
    fn run(&mut self) -> Result<(), ReplyError> {
        loop {
            let event = self.x.wait_for_event()?;
            match self.handle(&event) {
                // A window of another program may be gone at any moment.
                Ok(()) | Err(ReplyError::X11Error(_)) => {}
                Err(error) => return Err(error),
            }
            self.x.flush()?;
        }
    }

    fn say(&self, told: Told) {
        // The window may be closing.
        if self.say.send(told).is_ok() {
            (self.repaint)();
        }
    }

    fn handle(&mut self, event: &Event) -> Result<(), ReplyError> {
        match event {
            Event::ClientMessage(message) if message.type_ == self.atoms.Wake => {
                while let Ok(tell) = self.heard.try_recv() {
                    self.hear(tell)?;
                }
                Ok(())
            }
            Event::ClientMessage(message) => self.message(message),
            Event::SelectionRequest(request) => {
                let answer = if request.selection == self.atoms.CLIPBOARD {
                    self.of_clipboard(request.target)
                } else if request.selection == self.atoms.XdndSelection {
                    match self.of_drag(request)? {
                        source::Given::Now(answer) => answer,
                        source::Given::Later => return Ok(()),
                    }
                } else {
                    None
                };
                self.pieces.give(&self.x, &self.atoms, request, answer)
            }
            Event::SelectionNotify(notify) => {
                let property = if notify.property == x11rb::NONE {
                    // Which of our questions was refused is told by the selection alone.
                    if notify.selection == self.atoms.CLIPBOARD {
                        self.atoms.Paste
                    } else {
                        self.atoms.Drop
                    }
                } else {
                    notify.property
                };
                let contents = self.pieces.take(&self.x, &self.atoms, self.window, notify.property)?;
                match contents {
                    Contents::Later => Ok(()),
                    Contents::All(data) => self.came(property, Some(&data)),
                    Contents::None => self.came(property, None),
                }
            }
            Event::SelectionClear(clear) if clear.selection == self.atoms.CLIPBOARD => {
                self.clipboard.lost();
                self.say(Told::Wish(FromDesktop::LostClipboard));
                Ok(())
            }
            Event::PropertyNotify(notify) => {
                self.time = notify.time;
                match self.pieces.go_on(&self.x, self.window, notify)? {
                    Some((property, data)) => self.came(property, Some(&data)),
                    None => Ok(()),
                }
            }
            Event::DestroyNotify(gone) => {
                self.source_gone(gone.window);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn message(&mut self, message: &ClientMessageEvent) -> Result<(), ReplyError> {
        let data = message.data.as_data32();
        let atoms = self.atoms;
        match message.type_ {
            kind if kind == atoms.XdndEnter => self.enter(message.window, data),
            kind if kind == atoms.XdndPosition => self.position(data),
            kind if kind == atoms.XdndLeave => {
                self.leave(data[0]);
                Ok(())
            }
            kind if kind == atoms.XdndDrop => self.dropped(data),
            kind if kind == atoms.XdndStatus => self.status(data),
            kind if kind == atoms.XdndFinished => {
                self.finished(data[0]);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// All of a selection is there, or its owner refuses.
    fn came(&mut self, property: Atom, data: Option<&[u8]>) -> Result<(), ReplyError> {
        if property == self.atoms.Drop {
            self.files_came(data);
            Ok(())
        } else {
            self.pasted(data)
        }
    }

    fn hear(&mut self, tell: Tell) -> Result<(), ReplyError> {
        match tell {
            Tell::Accept(accept) => self.accept(accept),
            Tell::Finished(taken) => self.finish(taken),
            Tell::Drag(offer) => self.begin(offer),
            Tell::Moved => self.moved(),
            Tell::Release => self.release(),
            Tell::Cancel => self.cancel(),
            Tell::Brought(files) => self.brought(files.as_deref()),
            Tell::Copy(copied) => self.copy(copied),
            Tell::Paste => self.paste(),
        }
    }

    /// Sends one of the five messages of XDND to `to`, about `window`.
    fn send(&self, to: Window, window: Window, kind: Atom, data: [u32; 5]) -> Result<(), ReplyError> {
        let event = ClientMessageEvent::new(32, window, kind, data);
        self.x.send_event(false, to, EventMask::NO_EVENT, event)?;
        self.x.flush()?;
        Ok(())
    }

    /// The server's time now: who takes a selection must name it (ICCCM, section 2.1).
    fn now(&mut self) -> Result<u32, ReplyError> {
        self.x
            .change_property8(PropMode::APPEND, self.window, self.atoms.Clock, AtomEnum::STRING, &[])?;
        self.x.flush()?;
        let clock = self.atoms.Clock;
        loop {
            let event = self.x.wait_for_event()?;
            match &event {
                Event::PropertyNotify(notify) if notify.atom == clock => {
                    self.time = notify.time;
                    return Ok(notify.time);
                }
                // What wakes would be heard of while something is heard: it is heard of afterwards.
                Event::ClientMessage(message) if message.type_ == self.atoms.Wake => {}
                _ => self.handle(&event)?,
            }
        }
    }
}
