//! What other programs drag over the window.

use std::{path::PathBuf, sync::Arc};

use x11rb::{
    errors::ReplyError,
    protocol::xproto::{AtomEnum, ChangeWindowAttributesAux, ConnectionExt as _, EventMask, KeyButMask, Window},
};

use super::{Desk, Told, VERSION, selection};
use crate::desktop::uri_list;

/// Types of one program that are looked at.
const TYPES: u32 = 256;

/// What is dragged over the window now, if anything is.
#[derive(Debug, Default)]
pub(super) struct Target {
    over: Option<Over>,
}

#[derive(Debug)]
struct Over {
    /// The window of the other program.
    source: Window,
    /// Ours, as the other program knows it.
    window: Window,
    /// Are there files to be had?
    files_offered: bool,
    files: Files,
    /// Pixels of the window.
    at: (f32, f32),
    moving: bool,
    time: u32,
    /// Is an answer to a position owed?
    owed: bool,
    /// It was let go.
    dropped: bool,
}

/// The files, as far as they are known.
#[derive(Clone, Debug, PartialEq)]
enum Files {
    /// Not asked for yet.
    Unknown,
    /// The other program was asked.
    Asked,
    /// These; none where it does not say.
    Known(Arc<[PathBuf]>),
}

impl Desk {
    /// Something comes over the window.
    pub(super) fn enter(&mut self, window: Window, data: [u32; 5]) -> Result<(), ReplyError> {
        let [source, flags, types @ ..] = data;
        let types = if flags & 1 == 0 {
            types.to_vec()
        } else {
            // More than three: they stand in a property.
            let list = self
                .x
                .get_property(false, source, self.atoms.XdndTypeList, AtomEnum::ATOM, 0, TYPES)?;
            selection::atoms_of(&list.reply()?.value)
        };
        // If it goes away in the middle of it, nothing else tells.
        let mask = ChangeWindowAttributesAux::new().event_mask(EventMask::STRUCTURE_NOTIFY);
        if source != self.window {
            self.x.change_window_attributes(source, &mask)?;
        }
        self.target.over = Some(Over {
            source,
            window,
            files_offered: types.contains(&self.atoms.UriList) && flags >> 24 >= 3,
            files: Files::Unknown,
            at: (0.0, 0.0),
            moving: false,
            time: x11rb::CURRENT_TIME,
            owed: false,
            dropped: false,
        });
        Ok(())
    }

    /// It moves; the window says what would become of it, with the next frame.
    pub(super) fn position(&mut self, data: [u32; 5]) -> Result<(), ReplyError> {
        let [source, _, at, time, action] = data;
        let place = self
            .x
            .translate_coordinates(self.root, self.main, (at >> 16) as i16, (at & 0xffff) as i16)?
            .reply()?;
        // A program may propose to move without being asked to. Only a hand that holds Shift moves files.
        let shift = action == self.atoms.XdndActionMove && {
            let pointer = self.x.query_pointer(self.root)?.reply()?;
            pointer.mask.contains(KeyButMask::SHIFT)
        };
        let Some(over) = self.target.over.as_mut().filter(|over| over.source == source) else {
            return Ok(());
        };
        over.at = (f32::from(place.dst_x), f32::from(place.dst_y));
        over.moving = shift;
        over.time = time;
        over.owed = true;
        if !over.files_offered {
            return self.accept(false);
        }
        let ask = over.files == Files::Unknown;
        if ask {
            over.files = Files::Asked;
        }
        self.say_over();
        if ask {
            let (selection, kind, property) = (self.atoms.XdndSelection, self.atoms.UriList, self.atoms.Drop);
            selection::ask(&self.x, self.window, selection, kind, property, time)?;
        }
        Ok(())
    }

    fn say_over(&self) {
        let Some(over) = &self.target.over else { return };
        let files = match &over.files {
            Files::Known(files) => Some(Arc::clone(files)),
            Files::Unknown | Files::Asked => None,
        };
        let (at, moving) = (over.at, over.moving);
        self.say(match (over.dropped, files) {
            (true, Some(files)) => Told::Dropped { at, files, moving },
            (true, None) => return,
            (false, files) => Told::Over { at, files, moving },
        });
    }

    /// The files are known now, or their owner does not give them.
    pub(super) fn files_came(&mut self, data: Option<&[u8]>) {
        let Some(over) = &mut self.target.over else { return };
        let files = data.map_or_else(Vec::new, |data| uri_list::read(data, &self.host));
        over.files = Files::Known(files.into());
        self.say_over();
    }

    /// What would become of a drop where the pointer is.
    pub(super) fn accept(&mut self, accept: bool) -> Result<(), ReplyError> {
        let Some(over) = self.target.over.as_mut().filter(|over| over.owed) else {
            return Ok(());
        };
        over.owed = false;
        let (source, window) = (over.source, over.window);
        // Never `XdndActionMove`: the other program would delete what is not yet on the server. What is moved is deleted
        // here, once its copy was checked. The second bit asks for every move of the pointer.
        let action = if accept { self.atoms.XdndActionCopy } else { x11rb::NONE };
        let flags = u32::from(accept) | 2;
        self.send(source, source, self.atoms.XdndStatus, [window, flags, 0, 0, action])
    }

    /// It left without a drop.
    pub(super) fn leave(&mut self, source: Window) {
        if self.target.over.as_ref().is_some_and(|over| over.source == source) {
            self.target.over = None;
            self.say(Told::Left);
        }
    }

    /// The other program is gone.
    pub(super) fn source_gone(&mut self, window: Window) {
        self.leave(window);
        self.target_gone(window);
    }

    /// It was let go here.
    pub(super) fn dropped(&mut self, data: [u32; 5]) -> Result<(), ReplyError> {
        let [source, _, time, ..] = data;
        let Some(over) = self.target.over.as_mut().filter(|over| over.source == source) else {
            return Ok(());
        };
        over.dropped = true;
        over.time = time;
        if over.files_offered {
            self.say_over();
            Ok(())
        } else {
            self.finish(false)
        }
    }

    /// What was dropped is on its way, or nothing was done with it.
    pub(super) fn finish(&mut self, taken: bool) -> Result<(), ReplyError> {
        let Some(over) = self.target.over.take() else {
            return Ok(());
        };
        let action = if taken { self.atoms.XdndActionCopy } else { x11rb::NONE };
        let data = [over.window, u32::from(taken), action, 0, 0];
        self.send(over.source, over.source, self.atoms.XdndFinished, data)
    }
}

/// XDND older than this has no `XdndFinished`; nobody speaks it any more.
const _: () = assert!(VERSION >= 3, "the messages here are those of version 3 and later");
