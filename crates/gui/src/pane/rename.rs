//! Renaming in place.

use std::sync::Arc;

use eframe::egui::{
    Align2, Frame, Id, Key, Rect, Stroke, StrokeKind, TextEdit, Ui, Vec2,
    text::{CCursor, CCursorRange},
};
use portolan_engine::SiteNames;
use portolan_remote::{EntryKind, FileName, RemoteError};
use portolan_ui_kit::{Tokens, font, say};

/// A name while it is being changed.
#[derive(Clone, Debug)]
pub(super) struct Rename {
    /// What it is called now.
    pub(super) from: FileName,
    names: SiteNames,
    /// What was shown of it.
    before: String,
    text: String,
    /// Characters of the name without its extension, selected at the beginning.
    stem: usize,
    begun: bool,
}

/// How a renaming ended.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Ended {
    /// With this name.
    As(FileName),
    /// What was typed cannot be a name there.
    Refused(Arc<RemoteError>),
    /// Nothing is to be done.
    Nothing,
}

impl Rename {
    /// Begins with the name as it is.
    pub(super) fn of(name: &FileName, kind: EntryKind, names: SiteNames) -> Self {
        let text = names.reading.show(name.as_bytes()).into_owned();
        let length = text.chars().count();
        let stem = match text.rsplit_once('.') {
            Some((stem, _)) if kind != EntryKind::Folder && !stem.is_empty() => stem.chars().count(),
            _ => length,
        };
        Self {
            from: name.clone(),
            names,
            before: text.clone(),
            text,
            stem,
            begun: false,
        }
    }

    /// Draws the field in the cell of the name. `Some` when it is over.
    pub(super) fn show(&mut self, ui: &mut Ui, id: Id) -> Option<Ended> {
        let tokens = Tokens::of(ui);
        if !self.begun {
            // First the focus: a field without it collapses its selection.
            ui.memory_mut(|memory| memory.request_focus(id));
            let mut memory = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
            memory
                .cursor
                .set_char_range(Some(CCursorRange::two(CCursor::new(0), CCursor::new(self.stem))));
            TextEdit::store_state(ui.ctx(), id, memory);
        }
        let size = Vec2::new(ui.available_width(), ui.available_height() - 4.0);
        let rect = Rect::from_center_size(ui.available_rect_before_wrap().center(), size);
        ui.painter()
            .rect_filled(rect.expand2(Vec2::new(4.0, 0.0)), 3.0, tokens.bg);
        let stroke = Stroke::new(1.0, tokens.accent);
        ui.painter()
            .rect_stroke(rect.expand2(Vec2::new(4.0, 0.0)), 3.0, stroke, StrokeKind::Inside);
        let response = ui
            .put(
                rect,
                TextEdit::singleline(&mut self.text)
                    .id(id)
                    .frame(Frame::NONE)
                    .margin(Vec2::ZERO)
                    .font(font::body())
                    .text_color(tokens.text)
                    .align(Align2::LEFT_CENTER)
                    .desired_width(rect.width()),
            )
            .accessible_name(say!("pane-new-name"));
        if !std::mem::replace(&mut self.begun, true) {
            return None;
        }
        if !response.lost_focus() {
            return None;
        }
        let accepted = ui.input(|input| input.key_pressed(Key::Enter));
        Some(if accepted { self.ended() } else { Ended::Nothing })
    }

    fn ended(&self) -> Ended {
        // A name that nobody could read was shown with signs in place of its bytes: unchanged text means an unchanged name.
        if self.text == self.before || self.text.is_empty() {
            return Ended::Nothing;
        }
        match self.names.typed(&self.text) {
            Ok(name) => Ended::As(name),
            Err(error) => Ended::Refused(Arc::new(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use portolan_remote::ErrorKind;

    use super::*;

    fn name(text: &str) -> FileName {
        FileName::parse(text.as_bytes()).expect("a legal name")
    }

    #[test]
    fn the_extension_is_not_selected() {
        assert_eq!(
            Rename::of(&name("photo.tar.gz"), EntryKind::File, SiteNames::default()).stem,
            9
        );
        assert_eq!(
            Rename::of(&name(".profile"), EntryKind::File, SiteNames::default()).stem,
            8
        );
        assert_eq!(
            Rename::of(&name("v1.2"), EntryKind::Folder, SiteNames::default()).stem,
            4
        );
    }

    #[test]
    fn only_a_new_legal_name_renames() {
        let mut rename = Rename::of(&name("a.txt"), EntryKind::File, SiteNames::default());
        assert_eq!(rename.ended(), Ended::Nothing);
        rename.text = "b/c".to_owned();
        assert!(matches!(rename.ended(), Ended::Refused(_)));
        rename.text = "b.txt".to_owned();
        assert_eq!(rename.ended(), Ended::As(name("b.txt")));
        rename.names.writing = "latin1".parse().expect("an encoding");
        rename.text = "f\u{fc}".to_owned();
        assert_eq!(
            rename.ended(),
            Ended::As(FileName::parse(b"f\xfc").expect("a legal name"))
        );
        rename.text = "\u{4e2d}".to_owned();
        assert!(matches!(rename.ended(), Ended::Refused(error) if error.kind == ErrorKind::BadName));
        let raw = FileName::parse(b"f\xfc").expect("a legal name");
        assert_eq!(
            Rename::of(&raw, EntryKind::File, SiteNames::default()).ended(),
            Ended::Nothing
        );
    }
}
