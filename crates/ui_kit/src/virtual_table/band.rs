//! The rubber band: a drag that begins beside the names selects the rows that it spans.

use std::ops::Range;

use egui::{Key, Modifiers, Pos2, Rect, Stroke, StrokeKind, Ui};

use super::scroll::Extent;
use super::{BandEvent, ScrollPosition, TableState};
use crate::tokens::Tokens;

/// Points from the upper and lower edge within which a drag scrolls.
const EDGE: f32 = 20.0;
/// Points a second that it scrolls at the edge, for each point that the pointer is beyond [`EDGE`].
const SPEED: f32 = 18.0;

/// A band that is being drawn. It holds to the rows, not to the screen: scrolling makes it longer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Band {
    /// Where it began: points from the left edge of the table and from the top of the first row.
    x: f32,
    y: f64,
    modifiers: Modifiers,
}

impl Band {
    /// A band that begins where the button was pressed.
    pub(super) fn begin(ui: &Ui, body: Rect, scroll: ScrollPosition, extent: Extent) -> Option<Self> {
        let (origin, modifiers) = ui.input(|input| (input.pointer.press_origin(), input.modifiers));
        let origin = origin.filter(|origin| body.contains(*origin))?;
        Some(Self {
            x: origin.x - body.left(),
            y: scroll.offset(extent) + f64::from(origin.y - body.top()),
            modifiers,
        })
    }

    /// The rows between where it began and `y`.
    fn rows(&self, y: f64, extent: Extent) -> Range<usize> {
        let height = f64::from(extent.row_height);
        let (top, bottom) = (self.y.min(y).max(0.0), self.y.max(y).max(0.0));
        let first = (top / height).floor() as usize;
        let end = (bottom / height).ceil() as usize;
        first.min(extent.rows)..end.min(extent.rows)
    }
}

/// Goes on with the band of `state`, draws it, and says what it spans; ends it when the button is released.
pub(super) fn show(ui: &Ui, body: Rect, state: &mut TableState, extent: Extent) -> Option<BandEvent> {
    let band = state.band?;
    let cancelled = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let pointer = ui.input(|input| input.pointer.latest_pos())?;
    scroll_at_edge(ui, body, state, extent);
    let y = state.scroll.offset(extent) + f64::from(pointer.y - body.top());
    let on_screen = |y: f64| body.top() + (y - state.scroll.offset(extent)) as f32;
    let from = Pos2::new(body.left() + band.x, on_screen(band.y));
    let rect = Rect::from_two_pos(from, Pos2::new(pointer.x, on_screen(y)));
    let tokens = Tokens::of(ui);
    let painter = ui.painter().with_clip_rect(body);
    painter.rect_filled(rect, 2.0, tokens.accent.gamma_multiply(0.12));
    painter.rect_stroke(rect, 2.0, Stroke::new(1.0, tokens.accent), StrokeKind::Inside);
    let over = cancelled || !ui.input(|input| input.pointer.primary_down());
    if over {
        state.band = None;
    }
    Some(BandEvent {
        rows: band.rows(y, extent),
        modifiers: band.modifiers,
        over,
        cancelled,
    })
}

/// Scrolls while a drag is held at the upper or lower edge of `body`, the faster the farther.
pub(super) fn scroll_at_edge(ui: &Ui, body: Rect, state: &mut TableState, extent: Extent) {
    let Some(pointer) = ui.input(|input| input.pointer.latest_pos()) else {
        return;
    };
    let above = (body.top() + EDGE - pointer.y).max(0.0);
    let below = (pointer.y - body.bottom() + EDGE).max(0.0);
    let by = (below - above) * SPEED * ui.input(|input| input.stable_dt).min(0.1);
    if by == 0.0 {
        return;
    }
    let moved = state.scroll.moved(by, extent);
    if moved != state.scroll {
        state.scroll = moved;
        ui.ctx().request_repaint();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_spans_every_row_that_it_touches() {
        let extent = Extent {
            rows: 10,
            row_height: 26.0,
            view: 100.0,
        };
        let band = |y| Band {
            x: 0.0,
            y,
            modifiers: Modifiers::NONE,
        };
        assert_eq!(band(30.0).rows(31.0, extent), 1..2);
        assert_eq!(band(30.0).rows(60.0, extent), 1..3);
        assert_eq!(band(60.0).rows(30.0, extent), 1..3);
        assert_eq!(band(500.0).rows(230.0, extent), 8..10);
        assert_eq!(band(500.0).rows(400.0, extent), 10..10, "below the last row");
        assert_eq!(band(10.0).rows(-40.0, extent), 0..1);
    }
}
