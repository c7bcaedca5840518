//! Giving and taking the contents of selections, in pieces where they are long (ICCCM, section 2.7.2).

use std::collections::HashMap;

use x11rb::{
    connection::Connection as _,
    errors::ReplyError,
    protocol::xproto::{
        Atom, AtomEnum, ChangeWindowAttributesAux, ConnectionExt as _, EventMask, PropMode, Property,
        PropertyNotifyEvent, SELECTION_NOTIFY_EVENT, SelectionNotifyEvent, SelectionRequestEvent, Window,
    },
    rust_connection::RustConnection,
    wrapper::ConnectionExt as _,
};

use super::atoms::Atoms;

/// More bytes than this go in pieces.
const PIECE: usize = 128 * 1024;
/// A list of files is never longer than this, in bytes.
const MOST: usize = 64 * 1024 * 1024;
/// All of a property, in units of four bytes.
const WHOLE: u32 = (MOST / 4) as u32;

/// What is given or taken in pieces at this moment.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    /// By window and property: what is still to be given.
    going: HashMap<(Window, Atom), Going>,
    /// By property of our window: what has come.
    coming: HashMap<Atom, Vec<u8>>,
}

#[derive(Debug)]
struct Going {
    kind: Atom,
    data: Vec<u8>,
    at: usize,
}

/// What a selection holds.
#[derive(Debug, PartialEq)]
pub(super) enum Contents {
    /// All of it.
    All(Vec<u8>),
    /// It comes in pieces.
    Later,
    /// Its owner does not give it.
    None,
}

impl Pieces {
    /// Answers a request for a selection; `None` = it is not given.
    pub(super) fn give(
        &mut self,
        x: &RustConnection,
        atoms: &Atoms,
        request: &SelectionRequestEvent,
        answer: Option<(Atom, Vec<u8>)>,
    ) -> Result<(), ReplyError> {
        // Programs of long ago name no property (ICCCM, section 2.2).
        let property = if request.property == x11rb::NONE {
            request.target
        } else {
            request.property
        };
        let given = answer.is_some();
        if let Some((kind, data)) = answer {
            if data.len() > PIECE {
                let mask = ChangeWindowAttributesAux::new().event_mask(EventMask::PROPERTY_CHANGE);
                x.change_window_attributes(request.requestor, &mask)?;
                let length = [data.len() as u32];
                x.change_property32(PropMode::REPLACE, request.requestor, property, atoms.INCR, &length)?;
                let going = Going { kind, data, at: 0 };
                self.going.insert((request.requestor, property), going);
            } else {
                set(x, request.requestor, property, kind, &data)?;
            }
        }
        let event = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: request.time,
            requestor: request.requestor,
            selection: request.selection,
            target: request.target,
            property: if given { property } else { x11rb::NONE },
        };
        x.send_event(false, request.requestor, EventMask::NO_EVENT, event)?;
        Ok(())
    }

    /// Takes what was put into a property of our window.
    pub(super) fn take(
        &mut self,
        x: &RustConnection,
        atoms: &Atoms,
        window: Window,
        property: Atom,
    ) -> Result<Contents, ReplyError> {
        if property == x11rb::NONE {
            return Ok(Contents::None);
        }
        let reply = x
            .get_property(true, window, property, AtomEnum::ANY, 0, WHOLE)?
            .reply()?;
        if reply.type_ == atoms.INCR {
            self.coming.insert(property, Vec::new());
            return Ok(Contents::Later);
        }
        Ok(Contents::All(reply.value))
    }

    /// A property changed: the next piece goes or comes. Returns what has come as a whole, and by which property.
    pub(super) fn go_on(
        &mut self,
        x: &RustConnection,
        window: Window,
        event: &PropertyNotifyEvent,
    ) -> Result<Option<(Atom, Vec<u8>)>, ReplyError> {
        if event.state == Property::DELETE {
            let key = (event.window, event.atom);
            if let Some(going) = self.going.get_mut(&key) {
                let end = (going.at + PIECE).min(going.data.len());
                let piece = &going.data[going.at..end];
                // An empty piece is the end.
                let over = piece.is_empty();
                set(x, key.0, key.1, going.kind, piece)?;
                going.at = end;
                if over {
                    self.going.remove(&key);
                }
            }
            return Ok(None);
        }
        if event.window != window || !self.coming.contains_key(&event.atom) {
            return Ok(None);
        }
        let reply = x
            .get_property(true, window, event.atom, AtomEnum::ANY, 0, WHOLE)?
            .reply()?;
        let Some(come) = self.coming.get_mut(&event.atom) else {
            return Ok(None);
        };
        if reply.value.is_empty() || come.len() + reply.value.len() > MOST {
            return Ok(self.coming.remove(&event.atom).map(|come| (event.atom, come)));
        }
        come.extend_from_slice(&reply.value);
        Ok(None)
    }
}

fn set(x: &RustConnection, window: Window, property: Atom, kind: Atom, data: &[u8]) -> Result<(), ReplyError> {
    // Lists of atoms and times have units of four bytes, everything else has bytes.
    let units: [Atom; 2] = [AtomEnum::ATOM.into(), AtomEnum::INTEGER.into()];
    if units.contains(&kind) {
        x.change_property(
            PropMode::REPLACE,
            window,
            property,
            kind,
            32,
            (data.len() / 4) as u32,
            data,
        )?;
    } else {
        x.change_property8(PropMode::REPLACE, window, property, kind, data)?;
    }
    Ok(())
}

/// Atoms as the contents of a property.
pub(super) fn list(atoms: &[Atom]) -> Vec<u8> {
    atoms.iter().flat_map(|atom| atom.to_ne_bytes()).collect()
}

/// The atoms that a property holds.
pub(super) fn atoms_of(bytes: &[u8]) -> Vec<Atom> {
    let units = bytes.chunks_exact(4);
    units
        .filter_map(|unit| Some(Atom::from_ne_bytes(unit.try_into().ok()?)))
        .collect()
}

/// Asks the owner of a selection for its contents; they come into `property` of our window.
pub(super) fn ask(
    x: &RustConnection,
    window: Window,
    selection: Atom,
    kind: Atom,
    property: Atom,
    time: u32,
) -> Result<(), ReplyError> {
    x.delete_property(window, property)?;
    x.convert_selection(window, selection, kind, property, time)?;
    x.flush()?;
    Ok(())
}
