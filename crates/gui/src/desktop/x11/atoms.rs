//! The words that X11 programs speak with one another.

x11rb::atom_manager! {
    /// The numbers that this X server gave them.
    pub(super) Atoms:
    /// Their numbers, on the way.
    AtomsCookie {
        XdndAware,
        XdndProxy,
        XdndEnter,
        XdndPosition,
        XdndStatus,
        XdndLeave,
        XdndDrop,
        XdndFinished,
        XdndSelection,
        XdndTypeList,
        XdndActionCopy,
        XdndActionMove,
        XdndDirectSave0,
        CLIPBOARD,
        TARGETS,
        TIMESTAMP,
        INCR,
        UTF8_STRING,
        UriList: b"text/uri-list",
        PlainText: b"text/plain",
        Utf8Text: b"text/plain;charset=utf-8",
        GnomeCopied: b"x-special/gnome-copied-files",
        KdeCut: b"application/x-kde-cutselection",
        Drop: b"PORTOLAN_DROP",
        Paste: b"PORTOLAN_PASTE",
        Wake: b"PORTOLAN_WAKE",
        Clock: b"PORTOLAN_CLOCK",
    }
}
