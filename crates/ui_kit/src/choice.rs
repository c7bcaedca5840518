//! Checkboxes, radio cards and colour swatches.

use egui::{Color32, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use crate::tokens::{Tokens, radius, size, space};
use crate::{font, icons, paint};

const BOX: f32 = 15.0;
/// Points before the text of a card.
const CARD_TEXT: f32 = 39.0;
/// Between a choice and what it means.
const CARD_GAP: f32 = 11.0;

/// A checkbox with a label. [`Response::changed`] tells of a change.
pub fn checkbox(ui: &mut Ui, checked: &mut bool, label: &str) -> Response {
    checkbox_row(ui, checked, label, true)
}

/// A checkbox alone (in a row of a table); `name` is for screen readers.
pub fn checkbox_bare(ui: &mut Ui, checked: &mut bool, name: &str) -> Response {
    checkbox_row(ui, checked, name, false)
}

fn checkbox_row(ui: &mut Ui, checked: &mut bool, label: &str, show_label: bool) -> Response {
    let tokens = Tokens::of(ui);
    let ink = if ui.is_enabled() { tokens.text } else { tokens.faint };
    let galley = show_label.then(|| paint::galley(ui, label, font::body(), ink));
    let width = BOX + galley.as_ref().map_or(0.0, |galley| space::S + galley.size().x);
    let (rect, mut response) = ui.allocate_exact_size(Vec2::new(width, size::CHECK), Sense::click());
    if response.clicked() {
        *checked = !*checked;
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), *checked, label));
    let mark = egui::Rect::from_center_size(egui::pos2(rect.left() + BOX / 2.0, rect.center().y), Vec2::splat(BOX));
    let painter = ui.painter();
    if *checked {
        let fill = if ui.is_enabled() { tokens.accent } else { tokens.faint };
        painter.rect_filled(mark, 4.0, fill);
        paint::icon_at(painter, mark.center(), icons::CHECK, 12.0, tokens.on_accent);
    } else {
        let line = if response.hovered() { tokens.accent } else { tokens.dim };
        painter.rect(
            mark,
            4.0,
            Color32::TRANSPARENT,
            Stroke::new(1.0, line),
            StrokeKind::Inside,
        );
    }
    if let Some(galley) = galley {
        paint::galley_left(painter, rect, mark.right() + space::S, galley, ink);
    }
    paint::focus_ring(ui, &response, mark, 4.0);
    response
}

/// A checkbox that may also say "as it is" (`None`, a line), where `may_stay`; `name` is for screen readers, `shown` is
/// drawn beside it. A click goes from one state to the next. [`Response::changed`] tells of a change.
pub fn tristate(ui: &mut Ui, state: &mut Option<bool>, may_stay: bool, name: &str, shown: Option<&str>) -> Response {
    let tokens = Tokens::of(ui);
    let galley = shown.map(|text| paint::galley(ui, text, font::body(), tokens.text));
    let width = BOX + galley.as_ref().map_or(0.0, |galley| space::S + galley.size().x);
    let (rect, mut response) = ui.allocate_exact_size(Vec2::new(width, 22.0), Sense::click());
    if response.clicked() {
        *state = match *state {
            Some(true) => Some(false),
            Some(false) if may_stay => None,
            None | Some(false) => Some(true),
        };
        response.mark_changed();
    }
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::CheckBox, ui.is_enabled(), name);
        info.selected = *state;
        info
    });
    if state.is_none() {
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_toggled(egui::accesskit::Toggled::Mixed));
    }
    let mark = egui::Rect::from_center_size(egui::pos2(rect.left() + BOX / 2.0, rect.center().y), Vec2::splat(BOX));
    let painter = ui.painter();
    if *state == Some(true) {
        painter.rect_filled(mark, 4.0, tokens.accent);
        paint::icon_at(painter, mark.center(), icons::CHECK, 12.0, tokens.on_accent);
    } else {
        let line = if response.hovered() { tokens.accent } else { tokens.dim };
        let stroke = Stroke::new(1.0, line);
        painter.rect(mark, 4.0, Color32::TRANSPARENT, stroke, StrokeKind::Inside);
        if state.is_none() {
            paint::icon_at(painter, mark.center(), icons::MINUS, 12.0, tokens.dim);
        }
    }
    if let Some(galley) = galley {
        paint::galley_left(painter, rect, mark.right() + space::S, galley, tokens.text);
    }
    paint::focus_ring(ui, &response, mark, 4.0);
    response
}

/// One of several choices as a card over the whole width: a radio mark, the choice, and what it means.
///
/// Returns a response whose `clicked()` means "choose this one"; arrow keys are the caller's.
pub fn radio_card(ui: &mut Ui, selected: bool, title: &str, note: &str) -> Response {
    let tokens = Tokens::of(ui);
    let ink = if ui.is_enabled() { tokens.text } else { tokens.faint };
    let width = ui.available_width();
    let title_drawn = paint::galley(ui, title, font::strong(), ink);
    let note_drawn = paint::galley(ui, note, font::body(), tokens.dim);
    // A note that finds no room beside the choice stands below it, in as many lines as it needs.
    let room = width - CARD_TEXT - space::M;
    let below = !note.is_empty() && title_drawn.size().x + CARD_GAP + note_drawn.size().x > room;
    let note_drawn = if below {
        ui.painter().layout(note.to_owned(), font::body(), tokens.dim, room)
    } else {
        note_drawn
    };
    let height = if below {
        38.0 + space::XS + note_drawn.size().y
    } else {
        38.0
    };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::click());
    let name = if note.is_empty() {
        title.to_owned()
    } else {
        format!("{title}, {note}")
    };
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), selected, &name));
    let (fill, line) = match (selected, response.hovered()) {
        (true, _) => (tokens.accent_bg, tokens.accent),
        (false, true) => (tokens.hover, tokens.line),
        (false, false) => (Color32::TRANSPARENT, tokens.line),
    };
    let painter = ui.painter();
    painter.rect(rect, radius::CARD, fill, Stroke::new(1.0, line), StrokeKind::Inside);
    let centre = egui::pos2(rect.left() + 21.0, rect.center().y);
    radio_mark(ui, centre, selected);
    let line = rect.with_max_y(rect.top() + 38.0);
    let drawn = paint::galley_left(painter, line, rect.left() + CARD_TEXT, title_drawn, ink);
    if below {
        painter.galley(
            egui::pos2(drawn.left(), line.bottom() - space::XS),
            note_drawn,
            tokens.dim,
        );
    } else if !note.is_empty() {
        paint::galley_left(painter, line, drawn.right() + CARD_GAP, note_drawn, tokens.dim);
    }
    paint::focus_ring(ui, &response, rect, radius::CARD);
    response
}

/// A plain radio button with a label; `clicked()` means "choose this one".
pub fn radio(ui: &mut Ui, selected: bool, label: &str) -> Response {
    let tokens = Tokens::of(ui);
    let ink = if ui.is_enabled() { tokens.text } else { tokens.faint };
    let galley = paint::galley(ui, label, font::body(), ink);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(16.0 + space::S + galley.size().x, 22.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), selected, label));
    radio_mark(ui, egui::pos2(rect.left() + 8.0, rect.center().y), selected);
    paint::galley_left(ui.painter(), rect, rect.left() + 16.0 + space::S, galley, ink);
    paint::focus_ring(ui, &response, rect.expand(2.0), radius::CONTROL);
    response
}

fn radio_mark(ui: &Ui, centre: egui::Pos2, selected: bool) {
    let tokens = Tokens::of(ui);
    let line = if selected { tokens.accent } else { tokens.dim };
    ui.painter().circle_stroke(centre, 6.5, Stroke::new(1.25, line));
    if selected {
        ui.painter().circle_filled(centre, 3.5, tokens.accent);
    }
}

/// A round swatch of a site's colour; `name` says the colour in words.
pub fn swatch(ui: &mut Ui, selected: bool, colour: Color32, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(22.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), selected, name));
    ui.painter().circle_filled(rect.center(), 9.0, colour);
    if selected {
        ui.painter()
            .circle_stroke(rect.center(), 10.5, Stroke::new(1.5, Tokens::of(ui).text));
    }
    paint::focus_ring(ui, &response, rect, 11.0);
    response.on_hover_text(name)
}
