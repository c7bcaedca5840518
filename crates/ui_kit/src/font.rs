//! The faces and sizes of text. Every `FontId` of the window comes from here.

use egui::{FontFamily, FontId};

use crate::tokens::size;

pub(crate) const MEDIUM: &str = "medium";
pub(crate) const STRONG: &str = "strong";
pub(crate) const DIGITS: &str = "digits";
pub(crate) const ICON: &str = "icon";
pub(crate) const ICON_FILL: &str = "icon-fill";

fn named(family: &'static str, size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(family.into()))
}

/// Inter regular, 13 pt: names, labels, body text.
pub fn body() -> FontId {
    FontId::new(size::TEXT, FontFamily::Proportional)
}

/// Inter regular, 12 pt: footers, the status bar.
pub fn small() -> FontId {
    FontId::new(size::SMALL, FontFamily::Proportional)
}

/// Inter regular, 11 pt: the second line under a name.
pub fn tiny() -> FontId {
    FontId::new(size::TINY, FontFamily::Proportional)
}

/// Inter medium, 13 pt: buttons.
pub fn medium() -> FontId {
    named(MEDIUM, size::TEXT)
}

/// Inter medium, 12 pt: headers of tables, chips.
pub fn small_medium() -> FontId {
    named(MEDIUM, size::SMALL)
}

/// Inter semibold, 13 pt: the last crumb, the title of a card, primary buttons.
pub fn strong() -> FontId {
    named(STRONG, size::TEXT)
}

/// Inter semibold, 15 pt: titles of dialogs.
pub fn title() -> FontId {
    named(STRONG, size::TITLE)
}

/// Inter semibold, 18 pt: headings of empty states.
pub fn heading() -> FontId {
    named(STRONG, size::HEADING)
}

/// Inter regular with tabular digits, 13 pt: sizes, dates, speeds.
pub fn digits() -> FontId {
    named(DIGITS, size::TEXT)
}

/// Inter regular with tabular digits, 11 pt: counts in pills.
pub fn tiny_digits() -> FontId {
    named(DIGITS, size::TINY)
}

/// Inter regular with tabular digits, 12 pt: times in lists.
pub fn small_digits() -> FontId {
    named(DIGITS, size::SMALL)
}

/// `JetBrains Mono`, 12 pt: addresses, permissions, log, chart.
pub fn mono() -> FontId {
    FontId::new(size::SMALL, FontFamily::Monospace)
}

/// Phosphor regular, 16 pt.
pub fn icon() -> FontId {
    icon_sized(size::ICON)
}

/// Phosphor regular at `size` points.
pub fn icon_sized(size: f32) -> FontId {
    named(ICON, size)
}

/// Phosphor filled, 16 pt: folders, padlocks, marks of success and failure.
pub fn icon_fill() -> FontId {
    icon_fill_sized(size::ICON)
}

/// Phosphor filled at `size` points.
pub fn icon_fill_sized(size: f32) -> FontId {
    named(ICON_FILL, size)
}
