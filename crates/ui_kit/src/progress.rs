//! Thin bars for work under way.

use egui::{Color32, Id, Rect, Response, Role, Sense, Ui, Vec2, Widget, WidgetInfo};

use crate::theme;
use crate::tokens::{Tokens, size};

/// A bar that fills from the left.
#[must_use = "add it to a `Ui`"]
pub struct ProgressBar<'a> {
    share: f32,
    colour: Option<Color32>,
    width: Option<f32>,
    name: &'a str,
}

impl<'a> ProgressBar<'a> {
    /// `share` from 0 to 1; `name` says what is under way ("loop.mp4").
    pub fn new(share: f32, name: &'a str) -> Self {
        Self {
            share: if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 },
            colour: None,
            width: None,
            name,
        }
    }

    /// Another colour than the accent: `upload` for uploads.
    pub fn colour(mut self, colour: Color32) -> Self {
        self.colour = Some(colour);
        self
    }

    /// Width in points; all that is there without it.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }
}

impl Widget for ProgressBar<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let tokens = Tokens::of(ui);
        let width = self.width.unwrap_or_else(|| ui.available_width());
        let (rect, response) = ui.allocate_exact_size(Vec2::new(width, size::PROGRESS), Sense::hover());
        let percent = f64::from(self.share) * 100.0;
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ProgressIndicator, true, self.name);
            info.value = Some(percent.round());
            info
        });
        let radius = size::PROGRESS / 2.0;
        let groove = if tokens.dark_mode { tokens.raised } else { tokens.hover };
        ui.painter().rect_filled(rect, radius, groove);
        if self.share > 0.0 {
            // Never narrower than it is high: a sliver of a circle looks broken.
            let width = (rect.width() * self.share).max(size::PROGRESS).min(rect.width());
            let done = Rect::from_min_size(rect.min, Vec2::new(width, rect.height()));
            ui.painter()
                .rect_filled(done, radius, self.colour.unwrap_or(tokens.accent));
        }
        response
    }
}

/// A line 2 points high along the lower edge of `rect` that says "under way, end unknown": a listing being loaded.
///
/// With reduced motion it stands still over the whole width.
pub fn indeterminate(ui: &Ui, id_salt: &str, rect: Rect, name: &str) {
    let tokens = Tokens::of(ui);
    let line = Rect::from_min_max(egui::pos2(rect.left(), rect.bottom() - size::UNDERLINE), rect.max);
    let id: Id = ui.scope_id().with(("indeterminate", id_salt));
    let response = ui.interact(line, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, name));
    ui.painter().rect_filled(line, 0.0, tokens.accent_bg);
    if theme::reduced_motion(ui.ctx()) {
        ui.painter().rect_filled(line, 0.0, tokens.accent);
        return;
    }
    ui.ctx().request_repaint();
    let time = ui.input(|input| input.time);
    let at = ((time / 1.4).fract() as f32) * 1.4 - 0.4;
    let piece = Rect::from_min_size(
        egui::pos2(line.left() + at * line.width(), line.top()),
        Vec2::new(0.4 * line.width(), line.height()),
    );
    ui.painter().rect_filled(piece.intersect(line), 0.0, tokens.accent);
}
