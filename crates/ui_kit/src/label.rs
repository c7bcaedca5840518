//! Text in the few styles that the window uses.

use egui::{Color32, FontId, Label, Response, RichText, Role, Sense, Ui, Vec2, WidgetInfo};

use crate::tokens::{Tokens, size};
use crate::{font, paint};

fn styled(ui: &mut Ui, text: impl Into<String>, font: FontId, colour: Color32) -> Response {
    ui.label(RichText::new(text).font(font).color(colour))
}

/// Body text.
pub fn body(ui: &mut Ui, text: impl Into<String>) -> Response {
    let colour = Tokens::of(ui).text;
    styled(ui, text, font::body(), colour)
}

/// Body text, semibold.
pub fn strong(ui: &mut Ui, text: impl Into<String>) -> Response {
    let colour = Tokens::of(ui).text;
    styled(ui, text, font::strong(), colour)
}

/// Secondary text.
pub fn dim(ui: &mut Ui, text: impl Into<String>) -> Response {
    let colour = Tokens::of(ui).dim;
    styled(ui, text, font::body(), colour)
}

/// Secondary text that breaks into lines at the width of `ui`.
pub fn dim_wrapped(ui: &mut Ui, text: impl Into<String>) -> Response {
    let colour = Tokens::of(ui).dim;
    ui.add(Label::new(RichText::new(text).font(font::body()).color(colour)).wrap())
}

/// Secondary text, 12 pt: footers and the status bar.
pub fn small(ui: &mut Ui, text: impl Into<String>) -> Response {
    let colour = Tokens::of(ui).dim;
    styled(ui, text, font::small(), colour)
}

/// Secondary text, 11 pt: the second line under a name.
pub fn tiny(ui: &mut Ui, text: impl Into<String>) -> Response {
    let colour = Tokens::of(ui).dim;
    styled(ui, text, font::tiny(), colour)
}

/// Numbers with tabular digits, secondary.
pub fn digits(ui: &mut Ui, text: impl Into<String>) -> Response {
    let colour = Tokens::of(ui).dim;
    styled(ui, text, font::digits(), colour)
}

/// Addresses, permissions and lines of the log, in `JetBrains Mono`, secondary.
pub fn mono(ui: &mut Ui, text: impl Into<String>) -> Response {
    let colour = Tokens::of(ui).dim;
    styled(ui, text, font::mono(), colour)
}

/// Body text in a colour that means something (`ok`, `warn`, `bad`); the words must say it too.
pub fn coloured(ui: &mut Ui, text: impl Into<String>, colour: Color32) -> Response {
    styled(ui, text, font::body(), colour)
}

/// The title of a group inside a dialog.
pub fn title(ui: &mut Ui, text: impl Into<String>) -> Response {
    let colour = Tokens::of(ui).text;
    styled(ui, text, font::title(), colour)
}

/// An icon for the eye only; it has no node in the accessibility tree.
pub fn icon(ui: &mut Ui, icon: &str, colour: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size::ICON), Sense::hover());
    paint::icon(ui.painter(), rect.center(), icon, font::icon(), colour);
    response
}

/// A filled icon for the eye only.
pub fn icon_fill(ui: &mut Ui, icon: &str, colour: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size::ICON), Sense::hover());
    paint::icon(ui.painter(), rect.center(), icon, font::icon_fill(), colour);
    response
}

/// An icon that says something by itself: `name` is its tooltip and its name for screen readers.
pub fn icon_with_name(ui: &mut Ui, icon_name: &str, colour: Color32, name: &str) -> Response {
    let response = icon(ui, icon_name, colour);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    response.on_hover_text(name)
}

/// A link: accent colour, underlined under the pointer and with focus.
pub fn link(ui: &mut Ui, text: impl Into<String>) -> Response {
    let accent = Tokens::of(ui).accent;
    link_of(ui, &text.into(), font::body(), accent)
}

/// A link among the small words of footers and the status bar, which looks as they do until the pointer comes.
pub fn small_link(ui: &mut Ui, text: impl Into<String>) -> Response {
    let dim = Tokens::of(ui).dim;
    link_of(ui, &text.into(), font::small(), dim)
}

fn link_of(ui: &mut Ui, text: &str, face: FontId, colour: Color32) -> Response {
    let galley = paint::galley(ui, text, face, colour);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), text));
    ui.painter().galley(rect.min, galley, colour);
    if response.hovered() || response.has_focus() {
        ui.painter()
            .hline(rect.x_range(), rect.bottom() - 1.0, egui::Stroke::new(1.0, colour));
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
