//! Another X11 program, as small as it can be: it drags files over the window, takes what is dragged out of it, and has the
//! clipboard. It speaks XDND 5 and `XdndDirectSave`.

use std::{collections::HashMap, fmt::Write as _, os::unix::ffi::OsStrExt as _, path::Path};

use x11rb::{
    COPY_DEPTH_FROM_PARENT, COPY_FROM_PARENT,
    connection::Connection as _,
    protocol::{
        Event,
        xproto::{
            Atom, AtomEnum, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, PropMode,
            SELECTION_NOTIFY_EVENT, SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
        },
    },
    rust_connection::RustConnection,
    wrapper::ConnectionExt as _,
};

use crate::driver::poll;

/// A program with one window, which lies above all others.
pub(crate) struct Peer {
    x: RustConnection,
    root: Window,
    window: Window,
    atoms: HashMap<&'static str, Atom>,
}

const ATOMS: [&str; 18] = [
    "XdndAware",
    "XdndProxy",
    "XdndEnter",
    "XdndPosition",
    "XdndStatus",
    "XdndLeave",
    "XdndDrop",
    "XdndFinished",
    "XdndSelection",
    "XdndTypeList",
    "XdndActionCopy",
    "XdndActionMove",
    "XdndDirectSave0",
    "CLIPBOARD",
    "TARGETS",
    "text/uri-list",
    "x-special/gnome-copied-files",
    "PEER",
];

/// What the window said to a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Accepts,
    Refuses,
}

/// `file:` with everything but letters, digits and `/` escaped.
pub(crate) fn uri(path: &Path) -> String {
    let mut uri = "file://".to_owned();
    for byte in path.as_os_str().as_bytes() {
        match byte {
            b'/' | b'.' | b'-' => uri.push(char::from(*byte)),
            byte if byte.is_ascii_alphanumeric() => uri.push(char::from(*byte)),
            byte => write!(uri, "%{byte:02X}").expect("text"),
        }
    }
    uri
}

impl Peer {
    /// A window at this place of the screen; it takes what is dropped on it.
    pub(crate) fn at(x: i16, y: i16, width: u16, height: u16) -> Self {
        let (connection, screen) = x11rb::connect(None).expect("the display");
        let root = connection.setup().roots[screen].root;
        let window = connection.generate_id().expect("a number");
        let aux = CreateWindowAux::new()
            .override_redirect(1)
            .background_pixel(0x00aa_8844)
            .event_mask(EventMask::PROPERTY_CHANGE);
        let made = connection.create_window(
            COPY_DEPTH_FROM_PARENT,
            window,
            root,
            x,
            y,
            width,
            height,
            0,
            WindowClass::INPUT_OUTPUT,
            COPY_FROM_PARENT,
            &aux,
        );
        made.expect("a window").check().expect("a window");
        let atoms = ATOMS.map(|name| {
            let reply = connection.intern_atom(false, name.as_bytes()).expect("sent");
            (name, reply.reply().expect("a number").atom)
        });
        let peer = Self {
            x: connection,
            root,
            window,
            atoms: atoms.into(),
        };
        let aware = peer.atom("XdndAware");
        let set = peer
            .x
            .change_property32(PropMode::REPLACE, window, aware, AtomEnum::ATOM, &[5]);
        set.expect("sent").check().expect("a property");
        peer
    }

    /// Shows the window, above all others.
    pub(crate) fn show(&self) {
        self.x.map_window(self.window).expect("sent").check().expect("shown");
    }

    /// Hides the window.
    pub(crate) fn hide(&self) {
        self.x.unmap_window(self.window).expect("sent").check().expect("hidden");
    }

    fn atom(&self, name: &str) -> Atom {
        self.atoms[name]
    }

    fn property(&self, window: Window, name: &str) -> Vec<u8> {
        let atom = self.atom(name);
        let reply = self.x.get_property(false, window, atom, AtomEnum::ANY, 0, 1 << 20);
        reply
            .expect("sent")
            .reply()
            .map_or_else(|_| Vec::new(), |reply| reply.value)
    }

    fn window_in(&self, window: Window, name: &str) -> Option<Window> {
        let bytes = self.property(window, name);
        Some(u32::from_ne_bytes(bytes.get(..4)?.try_into().ok()?))
    }

    /// The window of Portolan and who stands in for it: the one window with a proxy.
    fn portolan(&self) -> (Window, Window) {
        poll("the window has a stand-in for what is dragged", || {
            let mut open = vec![self.root];
            while let Some(window) = open.pop() {
                if let Some(proxy) = self.window_in(window, "XdndProxy").filter(|proxy| *proxy != window) {
                    assert_eq!(self.window_in(proxy, "XdndProxy"), Some(proxy), "it points to itself");
                    return Some((window, proxy));
                }
                let tree = self.x.query_tree(window).expect("sent").reply();
                open.extend(tree.map_or_else(|_| Vec::new(), |tree| tree.children));
            }
            None
        })
    }

    fn send(&self, to: Window, about: Window, kind: &str, data: [u32; 5]) {
        let event = ClientMessageEvent::new(32, about, self.atom(kind), data);
        let sent = self.x.send_event(false, to, EventMask::NO_EVENT, event);
        sent.expect("sent").check().expect("taken");
    }

    fn own(&self, selection: &str) {
        let owned = self
            .x
            .set_selection_owner(self.window, self.atom(selection), x11rb::CURRENT_TIME);
        owned.expect("sent").check().expect("owned");
    }

    fn give(&self, request: &SelectionRequestEvent, answer: Option<(Atom, &[u8])>) {
        if let Some((kind, data)) = answer {
            let set = self
                .x
                .change_property8(PropMode::REPLACE, request.requestor, request.property, kind, data);
            set.expect("sent").check().expect("set");
        }
        let event = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: request.time,
            requestor: request.requestor,
            selection: request.selection,
            target: request.target,
            property: if answer.is_some() {
                request.property
            } else {
                x11rb::NONE
            },
        };
        let sent = self.x.send_event(false, request.requestor, EventMask::NO_EVENT, event);
        sent.expect("sent").check().expect("taken");
    }

    /// The next event that this makes something of; files that are asked for meanwhile are given.
    fn wait<T>(&self, what: &str, list: &[u8], mut make: impl FnMut(&Event) -> Option<T>) -> T {
        poll(what, || {
            while let Some(event) = self.x.poll_for_event().expect("the display") {
                if let Event::SelectionRequest(request) = &event {
                    let uris = request.target == self.atom("text/uri-list");
                    self.give(request, uris.then_some((request.target, list)));
                    continue;
                }
                if let Some(made) = make(&event) {
                    return Some(made);
                }
            }
            None
        })
    }

    fn message(&self, event: &Event, kind: &str) -> Option<[u32; 5]> {
        match event {
            Event::ClientMessage(message) if message.type_ == self.atom(kind) => Some(message.data.as_data32()),
            _ => None,
        }
    }

    /// Holds files over a point of the window (in its pixels), until it says that it takes them there.
    pub(crate) fn hold(&self, files: &[&Path], at: (f32, f32)) -> Status {
        let list = list(files);
        let (main, proxy) = self.portolan();
        self.own("XdndSelection");
        let uris = self.atom("text/uri-list");
        self.send(proxy, main, "XdndEnter", [self.window, 5 << 24, uris, 0, 0]);
        let mut last = Status::Refuses;
        // The first answer may come before the window has drawn what is under the pointer.
        for _ in 0..3 {
            last = self.move_to(at, &list);
        }
        last
    }

    fn move_to(&self, at: (f32, f32), list: &[u8]) -> Status {
        let (main, proxy) = self.portolan();
        let place = self.x.translate_coordinates(main, self.root, at.0 as i16, at.1 as i16);
        let place = place.expect("sent").reply().expect("a place");
        let packed = (place.dst_x as u32) << 16 | place.dst_y as u32;
        let copy = self.atom("XdndActionCopy");
        self.send(proxy, main, "XdndPosition", [self.window, 0, packed, 0, copy]);
        let status = self.wait("the window answers to what is held over it", list, |event| {
            self.message(event, "XdndStatus")
        });
        assert_eq!(status[0], main, "the answer is about the window that was named");
        if status[1] & 1 == 1 {
            Status::Accepts
        } else {
            Status::Refuses
        }
    }

    /// Lets go what is held over the window. Returns whether the window took it.
    pub(crate) fn drop_held(&self, files: &[&Path]) -> bool {
        let (main, proxy) = self.portolan();
        self.send(proxy, main, "XdndDrop", [self.window, 0, 0, 0, 0]);
        let finished = self.wait("the window says that it has what was dropped", &list(files), |event| {
            self.message(event, "XdndFinished")
        });
        finished[1] & 1 == 1
    }

    /// Goes away without a drop.
    pub(crate) fn leave(&self) {
        let (main, proxy) = self.portolan();
        self.send(proxy, main, "XdndLeave", [self.window, 0, 0, 0, 0]);
    }

    /// Takes what is dragged here, once it is dropped: the list of files.
    pub(crate) fn take_files(&self) -> Vec<u8> {
        let (source, _) = self.wait_for_drop();
        let list = self.convert("XdndSelection", "text/uri-list").expect("files are given");
        self.finish(source);
        list
    }

    /// Takes what is dragged here by XDS: everything is wanted beside `file`. Returns the name that was proposed, and what
    /// the source said.
    pub(crate) fn direct_save(&self, folder: &Path) -> (Vec<u8>, Vec<u8>) {
        let (source, types) = self.wait_for_drop();
        assert!(
            types.contains(&self.atom("XdndDirectSave0")),
            "XDS is offered: {types:?}"
        );
        let name = self.property(source, "XdndDirectSave0");
        let file = folder.join(std::ffi::OsStr::from_bytes(&name));
        let set = self.x.change_property8(
            PropMode::REPLACE,
            source,
            self.atom("XdndDirectSave0"),
            AtomEnum::STRING,
            uri(&file).as_bytes(),
        );
        set.expect("sent").check().expect("set");
        let said = self.convert("XdndSelection", "XdndDirectSave0").expect("an answer");
        self.finish(source);
        (name, said)
    }

    fn wait_for_drop(&self) -> (Window, Vec<Atom>) {
        let mut types = Vec::new();
        let source = self.wait("something is dropped on the other program", b"", |event| {
            if let Some([_, _, first, second, third]) = self.message(event, "XdndEnter") {
                types = vec![first, second, third];
            }
            if let Some([source, ..]) = self.message(event, "XdndPosition") {
                let copy = self.atom("XdndActionCopy");
                self.send(source, source, "XdndStatus", [self.window, 3, 0, 0, copy]);
            }
            Some(self.message(event, "XdndDrop")?[0])
        });
        (source, types)
    }

    fn finish(&self, source: Window) {
        let copy = self.atom("XdndActionCopy");
        self.send(source, source, "XdndFinished", [self.window, 1, copy, 0, 0]);
    }

    /// What a selection holds, in this form; `None` where it is refused.
    fn convert(&self, selection: &str, form: &str) -> Option<Vec<u8>> {
        let (selection, form) = (self.atom(selection), self.atom(form));
        let property = self.atom("PEER");
        let asked = self
            .x
            .convert_selection(self.window, selection, form, property, x11rb::CURRENT_TIME);
        asked.expect("sent").check().expect("taken");
        let given = self.wait("the selection is given", b"", |event| match event {
            Event::SelectionNotify(notify) => Some(notify.property),
            _ => None,
        });
        (given != x11rb::NONE).then(|| self.property(self.window, "PEER"))
    }

    /// What the clipboard holds in the form of GNOME's programs.
    pub(crate) fn clipboard(&self) -> Option<Vec<u8>> {
        self.convert("CLIPBOARD", "x-special/gnome-copied-files")
    }

    /// Has the clipboard until `until` gives something, with these copied files.
    pub(crate) fn offer<T>(&self, copied: &[u8], mut until: impl FnMut() -> Option<T>) -> T {
        self.own("CLIPBOARD");
        poll("what is in the clipboard is pasted", || {
            while let Some(event) = self.x.poll_for_event().expect("the display") {
                let Event::SelectionRequest(request) = event else {
                    continue;
                };
                if request.target == self.atom("TARGETS") {
                    let form = [self.atom("x-special/gnome-copied-files")];
                    let set = self.x.change_property32(
                        PropMode::REPLACE,
                        request.requestor,
                        request.property,
                        AtomEnum::ATOM,
                        &form,
                    );
                    set.expect("sent").check().expect("set");
                    self.notify(&request);
                } else {
                    let gnome = request.target == self.atom("x-special/gnome-copied-files");
                    self.give(&request, gnome.then_some((request.target, copied)));
                }
            }
            until()
        })
    }

    fn notify(&self, request: &SelectionRequestEvent) {
        let event = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: request.time,
            requestor: request.requestor,
            selection: request.selection,
            target: request.target,
            property: request.property,
        };
        let sent = self.x.send_event(false, request.requestor, EventMask::NO_EVENT, event);
        sent.expect("sent").check().expect("taken");
    }
}

/// These files as a `text/uri-list`.
pub(crate) fn list(files: &[&Path]) -> Vec<u8> {
    let lines = files.iter().map(|file| format!("{}\r\n", uri(file)));
    lines.collect::<String>().into_bytes()
}
