//! Portolan's widgets: colours, fonts and icons, and the controls made of them. Knows egui, nothing else of the house.
//!
//! Every widget has a role and a name in the accessibility tree, shows keyboard focus with a ring in the accent colour,
//! and takes its colours and sizes from [`tokens`].

pub mod button;
pub mod chip;
pub mod choice;
pub mod drag;
pub mod elide;
pub mod empty;
pub mod field;
pub mod font;
pub mod icons;
pub mod label;
pub mod language;
pub mod layout;
pub mod menu;
pub mod modal;
pub mod path_bar;
pub mod progress;
pub mod select;
pub mod skeleton;
pub mod sparkline;
pub mod tabs;
pub mod theme;
pub mod toast;
pub mod tokens;
pub mod virtual_table;

mod paint;
#[cfg(test)]
mod testing;

pub use tokens::Tokens;
