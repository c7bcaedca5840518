//! Files in the clipboard, in both directions.

use std::path::PathBuf;

use x11rb::{
    errors::ReplyError,
    protocol::xproto::{Atom, AtomEnum, ConnectionExt as _},
};

use super::{Copied, Desk, Told, selection};
use crate::action::FromDesktop;
use crate::desktop::uri_list;

/// What was copied here, and what is being pasted.
#[derive(Debug, Default)]
pub(super) struct Clipboard {
    copied: Option<(Copied, u32)>,
    paste: Option<Paste>,
}

/// How far the other program was asked.
#[derive(Debug)]
enum Paste {
    /// In which forms has it something?
    Forms,
    /// Are the files cut? (KDE)
    Cut,
    /// Which files, in GNOME's form?
    Gnome,
    /// Which files?
    Files { cut: bool },
}

impl Clipboard {
    /// Another program has the clipboard now.
    pub(super) fn lost(&mut self) {
        self.copied = None;
    }
}

impl Desk {
    /// Something was copied in the window: this program has the clipboard now.
    pub(super) fn copy(&mut self, copied: Copied) -> Result<(), ReplyError> {
        let time = self.now()?;
        self.x.set_selection_owner(self.window, self.atoms.CLIPBOARD, time)?;
        self.clipboard.copied = Some((copied, time));
        Ok(())
    }

    /// Another program, or the text fields of this one, want what was copied.
    pub(super) fn of_clipboard(&self, kind: Atom) -> Option<(Atom, Vec<u8>)> {
        let atoms = &self.atoms;
        let (copied, time) = self.clipboard.copied.as_ref()?;
        let texts = [atoms.UTF8_STRING, atoms.Utf8Text, atoms.PlainText];
        if kind == atoms.TARGETS {
            let mut forms = vec![atoms.TARGETS, atoms.TIMESTAMP];
            if !copied.files.is_empty() {
                forms.extend([atoms.GnomeCopied, atoms.UriList, atoms.KdeCut]);
            }
            forms.extend(texts);
            return Some((AtomEnum::ATOM.into(), selection::list(&forms)));
        }
        if kind == atoms.TIMESTAMP {
            return Some((AtomEnum::INTEGER.into(), time.to_ne_bytes().to_vec()));
        }
        if texts.contains(&kind) {
            return Some((kind, copied.text.clone().into_bytes()));
        }
        if copied.files.is_empty() {
            return None;
        }
        let data = match kind {
            kind if kind == atoms.UriList => uri_list::write(&copied.files),
            kind if kind == atoms.GnomeCopied => uri_list::write_copied(&copied.files, copied.cut),
            kind if kind == atoms.KdeCut => vec![if copied.cut { b'1' } else { b'0' }],
            _ => return None,
        };
        Some((kind, data))
    }

    /// The window wants the files of the clipboard. Whose they are the display knows: word that another program has it now
    /// may still be on its way.
    pub(super) fn paste(&mut self) -> Result<(), ReplyError> {
        let owner = self.x.get_selection_owner(self.atoms.CLIPBOARD)?.reply()?.owner;
        if owner == self.window && self.clipboard.copied.is_some() {
            self.say(Told::Wish(FromDesktop::OwnClipboard));
            return Ok(());
        }
        self.clipboard.paste = Some(Paste::Forms);
        self.ask_clipboard(self.atoms.TARGETS)
    }

    fn ask_clipboard(&mut self, kind: Atom) -> Result<(), ReplyError> {
        let (clipboard, property) = (self.atoms.CLIPBOARD, self.atoms.Paste);
        selection::ask(&self.x, self.window, clipboard, kind, property, x11rb::CURRENT_TIME)
    }

    /// The owner of the clipboard has answered.
    pub(super) fn pasted(&mut self, data: Option<&[u8]>) -> Result<(), ReplyError> {
        let Some(step) = self.clipboard.paste.take() else {
            return Ok(());
        };
        let (next, kind) = match step {
            Paste::Forms => {
                let forms = selection::atoms_of(data.unwrap_or_default());
                if forms.contains(&self.atoms.GnomeCopied) {
                    (Paste::Gnome, self.atoms.GnomeCopied)
                } else if !forms.contains(&self.atoms.UriList) {
                    self.say_pasted(Vec::new(), false);
                    return Ok(());
                } else if forms.contains(&self.atoms.KdeCut) {
                    (Paste::Cut, self.atoms.KdeCut)
                } else {
                    (Paste::Files { cut: false }, self.atoms.UriList)
                }
            }
            Paste::Cut => {
                let cut = data.is_some_and(|data| data.starts_with(b"1"));
                (Paste::Files { cut }, self.atoms.UriList)
            }
            Paste::Gnome => {
                let (cut, files) = uri_list::read_copied(data.unwrap_or_default(), &self.host);
                self.say_pasted(files, cut);
                return Ok(());
            }
            Paste::Files { cut } => {
                let files = uri_list::read(data.unwrap_or_default(), &self.host);
                self.say_pasted(files, cut);
                return Ok(());
            }
        };
        self.clipboard.paste = Some(next);
        self.ask_clipboard(kind)
    }

    fn say_pasted(&self, files: Vec<PathBuf>, cut: bool) {
        self.say(Told::Wish(FromDesktop::Pasted { files, cut }));
    }
}
