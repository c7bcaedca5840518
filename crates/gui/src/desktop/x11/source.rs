//! What is dragged from the window to other programs.
//!
//! The button that is held binds the pointer to the window (winit's implicit grab), so no grab is needed here: the window
//! tells when the pointer moves, and the thread looks up over what it is.

use std::{fs::DirBuilder, io, os::unix::fs::DirBuilderExt as _, path::PathBuf};

use x11rb::{
    connection::Connection as _,
    errors::ReplyError,
    protocol::xproto::{
        Atom, AtomEnum, ChangeWindowAttributesAux, ConnectionExt as _, EventMask, KeyButMask, PropMode,
        SelectionRequestEvent, Window,
    },
    wrapper::ConnectionExt as _,
};

use super::{Desk, Offer, Told, VERSION, selection};
use crate::action::FromDesktop;
use crate::desktop::uri_list;

/// Temporary folders that are tried in one run.
const FOLDERS: u32 = 10_000;
/// Windows lie within one another at most so deep.
const DEPTH: usize = 32;

/// What is dragged out now, if anything is.
#[derive(Debug, Default)]
pub(super) struct Source {
    drag: Option<Dragging>,
    /// Temporary folders that were made in this run.
    folders: u32,
}

#[derive(Debug)]
struct Dragging {
    offer: Offer,
    over: Option<Over>,
    /// The pointer is over something that is not our window.
    outside: bool,
    dropped: bool,
    /// Who waits for files that are being fetched.
    waiting: Vec<SelectionRequestEvent>,
}

/// A window that may take it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Over {
    window: Window,
    /// To whom messages about it go.
    proxy: Window,
    /// Is an answer to a position owed?
    owed: bool,
    /// Has the pointer moved since?
    moved: bool,
    accepts: bool,
    /// It was let go; that is told with the answer.
    release: bool,
}

/// What the owner of the drag gives.
pub(super) enum Given {
    /// This, or nothing.
    Now(Option<(Atom, Vec<u8>)>),
    /// It is being fetched.
    Later,
}

/// Over what the pointer is.
enum Under {
    Ours,
    Nothing,
    Aware { window: Window, proxy: Window },
}

impl Desk {
    /// Something is dragged, at first within our window.
    pub(super) fn begin(&mut self, offer: Offer) -> Result<(), ReplyError> {
        // Whoever waits for what was dragged before waits no longer.
        self.brought(None)?;
        self.cancel()?;
        let time = self.now()?;
        self.x
            .set_selection_owner(self.window, self.atoms.XdndSelection, time)?;
        if let Offer::Promised { name } = &offer {
            // The name under which the other program shall want it saved.
            self.x.change_property8(
                PropMode::REPLACE,
                self.window,
                self.atoms.XdndDirectSave0,
                self.atoms.PlainText,
                name,
            )?;
        }
        self.source.drag = Some(Dragging {
            offer,
            over: None,
            outside: false,
            dropped: false,
            waiting: Vec::new(),
        });
        Ok(())
    }

    fn types(&self) -> [Atom; 3] {
        match self.source.drag.as_ref().map(|drag| &drag.offer) {
            Some(Offer::Promised { .. }) => [self.atoms.XdndDirectSave0, self.atoms.UriList, x11rb::NONE],
            _ => [self.atoms.UriList, self.atoms.Utf8Text, x11rb::NONE],
        }
    }

    /// The pointer has moved.
    pub(super) fn moved(&mut self) -> Result<(), ReplyError> {
        if self.source.drag.as_ref().is_none_or(|drag| drag.dropped) {
            return Ok(());
        }
        let pointer = self.x.query_pointer(self.root)?.reply()?;
        let under = self.under()?;
        let types = self.types();
        let Some(drag) = &mut self.source.drag else {
            return Ok(());
        };
        let outside = !matches!(under, Under::Ours);
        let crossed = outside != drag.outside;
        drag.outside = outside;
        let new = match under {
            Under::Aware { window, proxy } => Some((window, proxy)),
            Under::Ours | Under::Nothing => None,
        };
        let before = drag.over.map(|over| (over.window, over.proxy));
        if crossed {
            self.say(Told::Outside(outside));
        }
        if before != new {
            self.leave_target()?;
            if let Some((window, proxy)) = new {
                // If it goes away with the files in its hand, nothing else tells.
                let mask = ChangeWindowAttributesAux::new().event_mask(EventMask::STRUCTURE_NOTIFY);
                self.x.change_window_attributes(proxy, &mask)?;
                let [first, second, third] = types;
                let data = [self.window, VERSION << 24, first, second, third];
                self.send(proxy, window, self.atoms.XdndEnter, data)?;
                let over = Over {
                    window,
                    proxy,
                    owed: false,
                    moved: false,
                    accepts: false,
                    release: false,
                };
                if let Some(drag) = &mut self.source.drag {
                    drag.over = Some(over);
                }
            }
        }
        let moving = pointer.mask.contains(KeyButMask::SHIFT);
        self.tell_position(pointer.root_x, pointer.root_y, moving)
    }

    fn tell_position(&mut self, x: i16, y: i16, moving: bool) -> Result<(), ReplyError> {
        let Some(drag) = &mut self.source.drag else {
            return Ok(());
        };
        let local = matches!(drag.offer, Offer::Files(_));
        let Some(over) = drag.over.as_mut() else { return Ok(()) };
        if over.owed {
            // One position at a time.
            over.moved = true;
            return Ok(());
        }
        over.owed = true;
        over.moved = false;
        let (window, proxy) = (over.window, over.proxy);
        let action = if moving && local {
            self.atoms.XdndActionMove
        } else {
            self.atoms.XdndActionCopy
        };
        let at = (u32::from(x.cast_unsigned()) << 16) | u32::from(y.cast_unsigned());
        let data = [self.window, 0, at, self.time, action];
        self.send(proxy, window, self.atoms.XdndPosition, data)
    }

    /// Over what the pointer is: the topmost window there, from the screen inwards.
    fn under(&self) -> Result<Under, ReplyError> {
        let mut window = self.root;
        for _ in 0..DEPTH {
            window = self.x.query_pointer(window)?.reply()?.child;
            if window == x11rb::NONE {
                break;
            }
            if window == self.main {
                return Ok(Under::Ours);
            }
            let proxy = self.window_in(window, self.atoms.XdndProxy, AtomEnum::WINDOW)?;
            // A proxy that does not point to itself is a remnant.
            let proxy = match proxy {
                Some(proxy)
                    if self
                        .window_in(proxy, self.atoms.XdndProxy, AtomEnum::WINDOW)
                        .ok()
                        .flatten()
                        == Some(proxy) =>
                {
                    proxy
                }
                _ => window,
            };
            if self.window_in(proxy, self.atoms.XdndAware, AtomEnum::ATOM)?.is_some() {
                return Ok(Under::Aware { window, proxy });
            }
        }
        Ok(Under::Nothing)
    }

    fn window_in(&self, of: Window, property: Atom, kind: AtomEnum) -> Result<Option<u32>, ReplyError> {
        let reply = self.x.get_property(false, of, property, kind, 0, 1)?.reply()?;
        Ok(selection::atoms_of(&reply.value).first().copied())
    }

    fn leave_target(&mut self) -> Result<(), ReplyError> {
        let over = self.source.drag.as_mut().and_then(|drag| drag.over.take());
        match over {
            Some(over) => self.send(over.proxy, over.window, self.atoms.XdndLeave, [self.window, 0, 0, 0, 0]),
            None => Ok(()),
        }
    }

    /// The other program says whether it would take it.
    pub(super) fn status(&mut self, data: [u32; 5]) -> Result<(), ReplyError> {
        let [window, flags, ..] = data;
        let drag = self.source.drag.as_mut();
        let Some(over) = drag
            .and_then(|drag| drag.over.as_mut())
            .filter(|over| over.window == window)
        else {
            return Ok(());
        };
        over.owed = false;
        over.accepts = flags & 1 == 1;
        if over.release {
            return self.let_go();
        }
        if std::mem::take(&mut over.moved) {
            return self.moved();
        }
        Ok(())
    }

    /// The button was let go: over what, is looked up once more, since the pointer may have moved on quickly.
    pub(super) fn release(&mut self) -> Result<(), ReplyError> {
        let looked = self.moved();
        let outside = self.source.drag.as_ref().is_some_and(|drag| drag.outside);
        self.say(Told::Released { outside });
        looked?;
        if !outside {
            return self.cancel();
        }
        match self.source.drag.as_mut().and_then(|drag| drag.over.as_mut()) {
            Some(over) if over.owed => {
                over.release = true;
                Ok(())
            }
            Some(_) => self.let_go(),
            None => self.cancel(),
        }
    }

    fn let_go(&mut self) -> Result<(), ReplyError> {
        let Some(drag) = &mut self.source.drag else {
            return Ok(());
        };
        let Some(over) = drag.over.filter(|over| over.accepts) else {
            return self.cancel();
        };
        drag.dropped = true;
        let data = [self.window, 0, self.time, 0, 0];
        self.send(over.proxy, over.window, self.atoms.XdndDrop, data)
    }

    /// The drag ended here, or without a drop. What was dropped goes on.
    pub(super) fn cancel(&mut self) -> Result<(), ReplyError> {
        if self.source.drag.as_ref().is_some_and(|drag| !drag.dropped) {
            self.leave_target()?;
            self.source.drag = None;
        }
        Ok(())
    }

    /// The other program has what it wanted.
    pub(super) fn finished(&mut self, window: Window) {
        let done = self.source.drag.as_ref().is_some_and(|drag| {
            drag.dropped && drag.waiting.is_empty() && drag.over.is_some_and(|over| over.window == window)
        });
        if done {
            self.source.drag = None;
        }
    }

    /// A window of another program is gone: nobody waits there any more.
    pub(super) fn target_gone(&mut self, window: Window) {
        let there = self
            .source
            .drag
            .as_ref()
            .and_then(|drag| drag.over)
            .is_some_and(|over| over.proxy == window || over.window == window);
        if there && let Some(drag) = &mut self.source.drag {
            drag.over = None;
            if drag.dropped {
                self.source.drag = None;
            }
        }
    }

    /// Another program asks for what is dragged.
    pub(super) fn of_drag(&mut self, request: &SelectionRequestEvent) -> Result<Given, ReplyError> {
        let atoms = self.atoms;
        let types = self.types();
        let Some(drag) = &mut self.source.drag else {
            return Ok(Given::Now(None));
        };
        let kind = request.target;
        if kind == atoms.TARGETS {
            let types: Vec<Atom> = types.into_iter().filter(|kind| *kind != x11rb::NONE).collect();
            return Ok(Given::Now(Some((AtomEnum::ATOM.into(), selection::list(&types)))));
        }
        match &drag.offer {
            Offer::Files(files) if kind == atoms.UriList => Ok(Given::Now(Some((kind, uri_list::write(files))))),
            Offer::Files(files) if [atoms.Utf8Text, atoms.UTF8_STRING, atoms.PlainText].contains(&kind) => {
                Ok(Given::Now(Some((kind, paths_as_text(files)))))
            }
            Offer::Promised { .. } if kind == atoms.XdndDirectSave0 && drag.dropped => self.direct_save(),
            // Only what is dropped is fetched: some look at it while it is over them.
            Offer::Promised { .. } if kind == atoms.UriList && drag.dropped => {
                let first = drag.waiting.is_empty();
                drag.waiting.push(*request);
                if first {
                    self.fetch();
                }
                Ok(Given::Later)
            }
            _ => Ok(Given::Now(None)),
        }
    }

    /// The other program has named the file that it wants written, in the property of our window: everything that was
    /// dragged goes into that folder.
    fn direct_save(&mut self) -> Result<Given, ReplyError> {
        let reply = self
            .x
            .get_property(false, self.window, self.atoms.XdndDirectSave0, AtomEnum::ANY, 0, 65536)?
            .reply()?;
        let file = uri_list::path_of(&reply.value, &self.host);
        let folder = file.as_ref().and_then(|file| file.parent()).map(PathBuf::from);
        let word = match folder {
            Some(folder) => {
                self.say(Told::Bring { folder, answer: false });
                b"S"
            }
            None => b"F",
        };
        Ok(Given::Now(Some((AtomEnum::STRING.into(), word.to_vec()))))
    }

    /// Has what was promised brought to a folder of its own; the window tells when it is there.
    fn fetch(&mut self) {
        let made = loop {
            self.source.folders += 1;
            let name = format!("portolan-{}-{}", std::process::id(), self.source.folders);
            let folder = std::env::temp_dir().join(name);
            match DirBuilder::new().mode(0o700).create(&folder) {
                Ok(()) => break Ok(folder),
                // One that an earlier run with the same number has left: it is not ours to write into.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && self.source.folders < FOLDERS => {}
                Err(error) => break Err((folder, error)),
            }
        };
        self.say(match made {
            Ok(folder) => Told::Bring { folder, answer: true },
            Err((folder, error)) => Told::Wish(FromDesktop::NoFolder(folder, error.to_string())),
        });
    }

    /// What was promised is here, or does not come.
    pub(super) fn brought(&mut self, files: Option<&[PathBuf]>) -> Result<(), ReplyError> {
        let waiting = match &mut self.source.drag {
            Some(drag) => std::mem::take(&mut drag.waiting),
            None => return Ok(()),
        };
        for request in waiting {
            let answer = files.map(|files| (request.target, uri_list::write(files)));
            self.pieces.give(&self.x, &self.atoms, &request, answer)?;
        }
        self.x.flush()?;
        Ok(())
    }
}

/// One path a line, for programs that want text.
pub(super) fn paths_as_text(files: &[PathBuf]) -> Vec<u8> {
    let lines = files.iter().map(|file| file.to_string_lossy().into_owned());
    lines.collect::<Vec<_>>().join("\n").into_bytes()
}
