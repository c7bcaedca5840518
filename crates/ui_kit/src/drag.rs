//! What is seen while something is dragged.

use egui::epaint::Shadow;
use egui::{Area, Context, Frame, Id, Margin, Order, Rect, Stroke, StrokeKind, Ui, Vec2};

use crate::say;

use crate::tokens::{Tokens, radius, space};
use crate::{elide, font, icons, label, paint};

/// Points that a line of the card takes at most; what is longer loses its middle.
const WIDEST: f32 = 420.0;

/// A small card beside the pointer: "3 items · 318.6 MB", and what a drop here would do ("Upload to /www").
pub fn card(ctx: &Context, what: &str, will_do: Option<&str>) {
    let Some(pointer) = ctx.pointer_latest_pos() else {
        return;
    };
    Area::new(Id::unique("portolan-drag-card"))
        .order(Order::Tooltip)
        .interactable(false)
        .fixed_pos(pointer + Vec2::new(14.0, 10.0))
        .show(ctx, |ui| {
            let tokens = Tokens::of(ui);
            Frame::new()
                .fill(tokens.panel)
                .stroke(Stroke::new(1.0, tokens.line))
                .corner_radius(radius::CARD)
                .inner_margin(Margin::symmetric(10, 7))
                .shadow(Shadow {
                    offset: [0, 6],
                    blur: 20,
                    spread: 0,
                    color: tokens.shadow,
                })
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing = Vec2::new(space::S, 2.0);
                    ui.horizontal(|ui| {
                        label::icon(ui, icons::FILES, tokens.dim);
                        elide::label(ui, what, WIDEST, &font::strong(), tokens.text);
                    });
                    match will_do {
                        // In one line: a card that changes its height under the pointer is restless.
                        Some(will_do) => elide::label(ui, will_do, WIDEST, &font::body(), tokens.accent),
                        None => elide::label(
                            ui,
                            say!("kit-cannot-be-dropped-here"),
                            WIDEST,
                            &font::body(),
                            tokens.dim,
                        ),
                    };
                });
        });
}

/// Lights up `rect` as a target and says in its middle what a drop would do.
pub fn target(ui: &Ui, rect: Rect, will_do: &str) {
    let tokens = Tokens::of(ui);
    let inside = rect.shrink(4.0);
    let painter = ui.painter();
    painter.rect_filled(inside, radius::CARD, tokens.accent.gamma_multiply(0.10));
    painter.rect_stroke(
        inside,
        radius::CARD,
        Stroke::new(2.0, tokens.accent),
        StrokeKind::Inside,
    );
    let galley = paint::galley(ui, will_do, font::strong(), tokens.accent);
    let pill = Rect::from_center_size(inside.center(), galley.size() + Vec2::new(28.0, 14.0));
    painter.rect(
        pill,
        radius::CARD,
        tokens.accent_bg,
        Stroke::new(1.0, tokens.accent),
        StrokeKind::Inside,
    );
    paint::galley_left(painter, pill, pill.left() + 14.0, galley, tokens.accent);
}
