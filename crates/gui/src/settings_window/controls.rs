//! One setting as a row: its name and what it means at the left, the control at the right.

use eframe::egui::{Align, Id, Label, Layout, Rect, RichText, Sense, Ui, UiBuilder, Vec2, pos2};
use portolan_ui_kit::{
    Tokens, choice,
    field::TextField,
    font, label,
    language::Key,
    layout,
    select::{SelectLook, select},
    tokens::space,
};

use super::Texts;
use crate::chosen::Chosen;

/// Width of the controls, in points.
const CONTROL: f32 = 300.0;

/// A setting.
pub(super) struct Row {
    /// The page on which it stands.
    pub(super) page: super::Page,
    /// Its name.
    pub(super) title: Key,
    /// What it means, in a sentence; may be empty.
    pub(super) help: Key,
    /// Its control.
    pub(super) control: Control,
}

/// What a setting is set with.
pub(super) enum Control {
    /// On or off.
    Switch(fn(&mut Chosen) -> &mut bool),
    /// One of these.
    Choice {
        /// Their names.
        titles: fn() -> Vec<&'static str>,
        /// Which one it is.
        get: fn(&Chosen) -> usize,
        /// Takes another one.
        set: fn(&mut Chosen, usize),
    },
    /// A text; `set` says what is wrong with it.
    Text {
        /// Shown while it is empty.
        hint: fn() -> &'static str,
        /// As it is.
        get: fn(&Chosen) -> String,
        /// Takes what is typed, or says why not.
        set: fn(&mut Chosen, &str) -> Result<(), String>,
    },
}

/// Draws a row.
pub(super) fn row(ui: &mut Ui, row: &Row, chosen: &mut Chosen, texts: &mut Texts) {
    let width = ui.available_width() - 2.0 * space::XL;
    let dim = Tokens::of(ui).dim;
    let room = width - CONTROL - space::L;
    let said = row.help.say();
    let help = ui.painter().layout(said.to_owned(), font::small(), dim, room);
    let height = if said.is_empty() { 40.0 } else { 34.0 + help.size().y };
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::hover());
    let left = rect.left() + space::XL;
    let words = Rect::from_min_max(pos2(left, rect.top() + 6.0), pos2(left + room, rect.bottom()));
    let mut child = ui.new_child(UiBuilder::new().max_rect(words).layout(Layout::top_down(Align::Min)));
    child.spacing_mut().item_spacing.y = 2.0;
    label::body(&mut child, row.title.say());
    if !said.is_empty() {
        let text = RichText::new(said).font(font::small()).color(dim);
        child.add(Label::new(text).wrap());
    }
    let right = Rect::from_min_max(
        pos2(left + width - CONTROL, rect.top() + 5.0),
        pos2(left + width, rect.bottom()),
    );
    let mut child = ui.new_child(UiBuilder::new().max_rect(right).layout(Layout::top_down(Align::Min)));
    control(&mut child, row, chosen, texts);
    layout::hairline_bottom(
        ui,
        Rect::from_min_max(pos2(left, rect.top()), pos2(left + width, rect.bottom())),
    );
}

fn control(ui: &mut Ui, row: &Row, chosen: &mut Chosen, texts: &mut Texts) {
    match &row.control {
        Control::Switch(of) => {
            let value = of(chosen);
            ui.add_space(4.0);
            choice::checkbox_bare(ui, value, row.title.say());
        }
        Control::Choice { titles, get, set } => {
            let mut at = get(chosen);
            if select(ui, row.title.say(), SelectLook::Field, &mut at, &titles()) {
                set(chosen, at);
            }
        }
        Control::Text { hint, get, set } => text(ui, row.title, hint(), texts, chosen, *get, *set),
    }
}

/// A field whose text is taken while it is typed, as long as it means something.
pub(super) fn text(
    ui: &mut Ui,
    name: Key,
    hint: &str,
    texts: &mut Texts,
    chosen: &mut Chosen,
    get: fn(&Chosen) -> String,
    set: fn(&mut Chosen, &str) -> Result<(), String>,
) {
    let id = Id::unique(("setting", name));
    let typed = texts.0.entry(name).or_insert_with(|| get(chosen));
    let mut tried = chosen.clone();
    let error = set(&mut tried, typed).err();
    let before = typed.clone();
    let output = TextField::new(typed, name.say())
        .hint(hint)
        .error(error.as_deref())
        .id(id)
        .show(ui);
    if *typed != before && set(&mut tried, typed).is_ok() {
        *chosen = tried;
    }
    if output.response.lost_focus() && error.is_none() {
        // As it was understood.
        *typed = get(chosen);
    }
}
