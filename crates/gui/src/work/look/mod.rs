//! A quick look at a file: text with its encoding, or a picture, without transferring it.

mod picture;
mod text;

use std::sync::Arc;

use eframe::egui::{Context, Image, Key, Modifiers, Ui, Vec2};
use portolan_engine::{LookState, Looked, Request};
use portolan_remote::{Entry, EntryKind};
use portolan_ui_kit::{
    Tokens,
    button::Button,
    empty, icons, label, layout,
    modal::Dialog,
    progress, say,
    select::{SelectLook, select},
    tokens::{size, space},
    virtual_table::{Column, TableState, VirtualTable},
};

use super::Chosen;
use crate::{
    action::{Action, Actions},
    errors,
    frame::FrameCx,
    words,
};
use picture::{Picture, is_picture};
use text::Encoding;

/// Bytes of a text that are shown.
const TEXT: u64 = 256 * 1024;
/// Bytes of a picture that are brought here at most.
const PICTURE: u64 = 16 * 1024 * 1024;

/// The dialog.
#[derive(Debug)]
pub(crate) struct QuickLook {
    /// Which file.
    chosen: Chosen,
    /// Its name for people.
    shown: String,
    picture: Option<Picture>,
    lines: Option<(Encoding, Vec<String>)>,
    table: TableState,
}

/// Why a look makes no sense, if so.
fn nothing_to_see(entry: &Entry) -> Option<&'static str> {
    match entry.kind {
        EntryKind::Folder => Some(say!("work-it-is-a-folder-enter")),
        EntryKind::Other => Some(say!("work-it-has-no-contents-to")),
        EntryKind::File | EntryKind::Symlink => None,
    }
}

impl QuickLook {
    /// At this entry.
    pub(crate) fn new(chosen: Chosen) -> Self {
        Self {
            chosen,
            shown: String::new(),
            picture: None,
            lines: None,
            table: TableState::default(),
        }
    }

    /// What must be asked of the engine for it.
    pub(crate) fn begin(&self) -> Option<Request> {
        if nothing_to_see(&self.chosen.entry).is_some() || self.too_large() {
            return None;
        }
        let most = if self.is_picture() { PICTURE } else { TEXT };
        Some(Request::Look(self.chosen.place.clone(), most))
    }

    fn is_picture(&self) -> bool {
        is_picture(&self.chosen.entry.name.to_string_lossy())
    }

    /// A picture is of use as a whole only.
    fn too_large(&self) -> bool {
        self.is_picture() && self.chosen.entry.size.is_some_and(|size| size > PICTURE)
    }

    /// Draws it. Returns `true` when it is over.
    pub(super) fn show(&mut self, ctx: &Context, frame: &FrameCx, actions: &mut Actions) -> bool {
        let look = frame.hand.look.clone().filter(|look| look.place == self.chosen.place);
        self.shown = frame.shown_name(&self.chosen.place);
        let title = self.shown.clone();
        let screen = ctx.content_rect();
        let output = Dialog::new("look", &title)
            .icon(icons::EYE)
            .width((screen.width() * 0.72).clamp(480.0, 1100.0))
            .height((screen.height() * 0.66).clamp(240.0, 900.0))
            .padding(0.0)
            .show(
                ctx,
                self,
                |ui, this| this.body(ui, look.as_ref()),
                |ui, this| {
                    this.footer(ui, look.as_deref());
                    layout::trailing(ui, "buttons", |ui| {
                        ui.add(Button::primary(say!("common-close"))).clicked()
                    })
                },
            );
        let space = ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Space));
        let over = output.footer || output.escaped || output.accepted || space;
        if over {
            actions.push(Action::Ask(Box::new(Request::EndLook)));
        }
        over
    }

    fn body(&mut self, ui: &mut Ui, look: Option<&Arc<Looked>>) {
        if let Some(why) = nothing_to_see(&self.chosen.entry) {
            return message(ui, say!("work-nothing-to-look-at"), why);
        }
        if self.too_large() {
            let text = say!("work-a-picture-is-shown-up", size = words::size(PICTURE));
            return message(ui, say!("work-this-picture-is-too-large"), &text);
        }
        let Some(look) = look else {
            return reading(ui);
        };
        match &look.state {
            LookState::Reading => reading(ui),
            LookState::Failed(error) => {
                let explained = errors::explain(error);
                let text = format!("{}.\n{}.", words::sentence(&explained.why), explained.next);
                message(ui, &format!("{} {}", explained.what, explained.place), &text);
            }
            LookState::Ready if look.bytes.is_empty() => message(ui, say!("work-this-file-is-empty"), ""),
            LookState::Ready => self.contents(ui, look),
        }
    }

    fn contents(&mut self, ui: &mut Ui, look: &Looked) {
        if self.is_picture() && self.lines.is_none() {
            let picture = self
                .picture
                .get_or_insert_with(|| Picture::decode(ui.ctx(), look.bytes.clone()));
            picture.update(ui.ctx());
            match picture {
                Picture::AtWork(_) => return reading(ui),
                Picture::Ready { texture, .. } => {
                    let room = ui.available_size();
                    let own = texture.size_vec2();
                    let scale = (room.x / own.x).min(room.y / own.y).min(1.0);
                    ui.centered_and_justified(|ui| {
                        let name = say!("work-picture", name = &self.shown);
                        ui.add(
                            Image::new((texture.id(), own * scale))
                                .fit_to_exact_size(own * scale)
                                .alt_text(name),
                        );
                    });
                    return;
                }
                // What calls itself a picture and is none is shown as what it is.
                Picture::Failed(_) => {}
            }
        }
        let (_, lines) = self.lines.get_or_insert_with(|| {
            let encoding = Encoding::guess(&look.bytes, look.whole);
            (encoding, encoding.lines(&look.bytes))
        });
        let columns = [
            Column::new("").width(58.0).right().fixed(),
            Column::new(say!("work-text")).fill(),
        ];
        VirtualTable::new("lines", &columns)
            .rows(lines.len())
            .name(say!("work-contents"))
            .header(false)
            .striped(false)
            .row_height(20.0)
            .show(ui, &mut self.table, |row| {
                let Some(line) = lines.get(row.index()) else { return };
                row.name(line);
                let number = (row.index() + 1).to_string();
                let tokens = row.tokens();
                row.cell(&number, &portolan_ui_kit::font::mono(), tokens.dim);
                row.cell(line, &portolan_ui_kit::font::mono(), tokens.text);
            });
    }

    fn footer(&mut self, ui: &mut Ui, look: Option<&Looked>) {
        let Some(look) = look.filter(|look| matches!(look.state, LookState::Ready)) else {
            return;
        };
        match (&self.picture, &self.lines) {
            (Some(Picture::Ready { size, .. }), None) => {
                label::small(ui, say!("work-pixels", width = size[0], height = size[1]));
                return;
            }
            (Some(Picture::Failed(why)), _) => {
                let bad = Tokens::of(ui).bad;
                label::coloured(ui, say!("work-not-a-picture"), bad).on_hover_text(why);
            }
            _ => {}
        }
        if let Some((encoding, _)) = &self.lines {
            let mut at = Encoding::ALL
                .iter()
                .position(|(known, _)| known == encoding)
                .unwrap_or(0);
            let names = Encoding::ALL.map(|(_, name)| if name.is_empty() { say!("work-bytes") } else { name });
            if select(ui, say!("work-encoding"), SelectLook::Button, &mut at, &names) {
                let encoding = Encoding::ALL[at].0;
                self.lines = Some((encoding, encoding.lines(&look.bytes)));
            }
        }
        let shown = words::size(look.bytes.len() as u64);
        label::small(
            ui,
            match (look.whole, self.chosen.entry.size) {
                (true, _) => shown,
                (false, Some(all)) => say!("work-the-first-of", shown = shown, size = words::size(all)),
                (false, None) => say!("work-the-first", shown = shown),
            },
        );
    }
}

/// Where it is, while it is on its way.
fn reading(ui: &mut Ui) {
    let rect = ui.available_rect_before_wrap();
    progress::indeterminate(
        ui,
        "look",
        rect.with_max_y(rect.top() + size::UNDERLINE),
        say!("work-bringing-the-file"),
    );
    ui.add_space(space::L);
    ui.vertical_centered(|ui| label::dim(ui, say!("work-bringing-the-file")));
    ui.allocate_space(Vec2::ZERO);
}

fn message(ui: &mut Ui, heading: &str, text: &str) {
    let faint = Tokens::of(ui).faint;
    empty::empty_state(ui, "no-look", icons::EYE_SLASH, Some(faint), heading, text, |_| ());
}
