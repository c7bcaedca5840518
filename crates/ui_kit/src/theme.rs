//! Installs fonts and both themes into an egui context.

use std::sync::Arc;

use egui::epaint::{FontColorTransferFunction, Shadow};
use egui::style::{ScrollStyle, Selection, WidgetVisuals, Widgets};
use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, Id, Margin, Stroke, Style, TextStyle, Theme,
    ThemePreference, Vec2, Visuals,
};

use crate::font;
use crate::tokens::{MOTION, Tokens, radius, size, space};

const INTER: &str = "Inter";
const INTER_MEDIUM: &str = "Inter Medium";
const INTER_STRONG: &str = "Inter SemiBold";
const DIGITS: &str = "Portolan Digits";
const MONO: &str = "JetBrains Mono";
const PHOSPHOR: &str = "Phosphor";
const PHOSPHOR_FILL: &str = "Phosphor Fill";

/// Sets fonts, styles and visuals of both themes, and follows the theme of the system.
///
/// Call it once when the window is made. Fonts of the system (for Chinese, Arabic, emoji …) are eframe's to add.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts());
    ctx.set_style_of(Theme::Dark, style(Tokens::dark(), MOTION));
    ctx.set_style_of(Theme::Light, style(Tokens::light(), MOTION));
    ctx.set_theme(ThemePreference::System);
}

/// Turns animation off (`true`) or on. The face reads the system's wish and the person's setting.
pub fn set_reduced_motion(ctx: &Context, reduced: bool) {
    ctx.data_mut(|data| data.insert_temp(reduced_motion_id(), reduced));
    let time = if reduced { 0.0 } else { MOTION };
    ctx.all_styles_mut(|style| {
        style.animation_time = time;
        style.scroll_animation = if reduced {
            egui::style::ScrollAnimation::none()
        } else {
            egui::style::ScrollAnimation::default()
        };
    });
}

/// Whether animation is off: see [`set_reduced_motion`].
pub fn reduced_motion(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(reduced_motion_id()).unwrap_or(false))
}

/// How high the rows of tables are that do not say otherwise, in points.
pub fn set_row_height(ctx: &Context, points: f32) {
    ctx.data_mut(|data| data.insert_temp(row_height_id(), points.max(1.0)));
}

/// See [`set_row_height`].
pub fn row_height(ctx: &Context) -> f32 {
    ctx.data(|data| data.get_temp(row_height_id()).unwrap_or(size::ROW))
}

fn row_height_id() -> Id {
    Id::unique("portolan-row-height")
}

fn reduced_motion_id() -> Id {
    Id::unique("portolan-reduced-motion")
}

/// The bundled fonts, by family. Families of text end with the plain face, so that a missing glyph is looked for there.
pub fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let files: [(&str, &'static [u8]); 7] = [
        (INTER, include_bytes!("../../../assets/fonts/Inter-Regular.otf")),
        (INTER_MEDIUM, include_bytes!("../../../assets/fonts/Inter-Medium.otf")),
        (INTER_STRONG, include_bytes!("../../../assets/fonts/Inter-SemiBold.otf")),
        (
            DIGITS,
            include_bytes!("../../../assets/fonts/PortolanDigits-Regular.otf"),
        ),
        (MONO, include_bytes!("../../../assets/fonts/JetBrainsMono-Regular.ttf")),
        (PHOSPHOR, include_bytes!("../../../assets/fonts/Phosphor.ttf")),
        (PHOSPHOR_FILL, include_bytes!("../../../assets/fonts/Phosphor-Fill.ttf")),
    ];
    for (name, bytes) in files {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let families: [(FontFamily, &[&str]); 7] = [
        (FontFamily::Proportional, &[INTER, PHOSPHOR]),
        (FontFamily::Monospace, &[MONO, INTER]),
        (FontFamily::Name(font::MEDIUM.into()), &[INTER_MEDIUM, INTER, PHOSPHOR]),
        (FontFamily::Name(font::STRONG.into()), &[INTER_STRONG, INTER, PHOSPHOR]),
        (FontFamily::Name(font::DIGITS.into()), &[DIGITS, INTER]),
        (FontFamily::Name(font::ICON.into()), &[PHOSPHOR, INTER]),
        (FontFamily::Name(font::ICON_FILL.into()), &[PHOSPHOR_FILL, INTER]),
    ];
    for (family, names) in families {
        fonts
            .families
            .insert(family, names.iter().map(|name| (*name).to_owned()).collect());
    }
    fonts
}

/// The egui style made of `tokens`; `animation_time` in seconds.
pub fn style(tokens: &Tokens, animation_time: f32) -> Style {
    let mut style = Style {
        animation_time,
        visuals: visuals(tokens),
        ..Style::default()
    };
    style.text_styles = [
        (TextStyle::Body, font::body()),
        (TextStyle::Button, font::body()),
        (TextStyle::Small, font::small()),
        (TextStyle::Heading, font::title()),
        (TextStyle::Monospace, font::mono()),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(space::S, space::S);
    spacing.button_padding = Vec2::new(10.0, space::XS);
    spacing.interact_size = Vec2::new(size::CONTROL, size::LINE);
    spacing.window_margin = Margin::same(12);
    spacing.menu_margin = Margin::same(4);
    spacing.menu_width = 220.0;
    spacing.tooltip_width = 420.0;
    spacing.icon_width = 16.0;
    spacing.icon_width_inner = 8.0;
    spacing.icon_spacing = space::S;
    spacing.indent = space::L;
    spacing.scroll = ScrollStyle {
        bar_width: 6.0,
        floating_width: 3.0,
        foreground_color: false,
        ..ScrollStyle::floating()
    };
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style
}

fn visuals(tokens: &Tokens) -> Visuals {
    let mut visuals = if tokens.dark_mode {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    // egui's own choice for dark themes thickens text beyond the weight that was asked for.
    visuals.text_options.color_transfer_function = if tokens.dark_mode {
        FontColorTransferFunction::Gamma(0.8)
    } else {
        FontColorTransferFunction::Off
    };
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(tokens.dim);
    visuals.hyperlink_color = tokens.accent;
    visuals.faint_bg_color = tokens.stripe;
    visuals.extreme_bg_color = tokens.bg;
    visuals.text_edit_bg_color = Some(tokens.bg);
    visuals.code_bg_color = tokens.raised;
    visuals.warn_fg_color = tokens.warn;
    visuals.error_fg_color = tokens.bad;
    visuals.panel_fill = tokens.panel;
    visuals.window_fill = tokens.panel;
    visuals.window_stroke = Stroke::new(1.0, tokens.line);
    visuals.window_corner_radius = CornerRadius::same(radius::DIALOG);
    visuals.menu_corner_radius = CornerRadius::same(radius::CARD);
    visuals.window_shadow = Shadow {
        offset: [0, 16],
        blur: 48,
        spread: 0,
        color: tokens.shadow,
    };
    visuals.popup_shadow = Shadow {
        offset: [0, 6],
        blur: 20,
        spread: 0,
        color: tokens.shadow,
    };
    visuals.selection = Selection {
        bg_fill: tokens.selection,
        stroke: Stroke::new(1.0, tokens.accent),
    };
    visuals.text_cursor.stroke = Stroke::new(1.5, tokens.accent);
    visuals.striped = false;
    visuals.indent_has_left_vline = false;
    visuals.disabled_alpha = 0.45;
    visuals.widgets = widgets(tokens);
    visuals
}

fn widgets(tokens: &Tokens) -> Widgets {
    let widget = |fill: Color32, line: Color32, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, line),
        corner_radius: CornerRadius::same(radius::CONTROL),
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: widget(tokens.panel, tokens.line, tokens.text),
        inactive: widget(tokens.raised, tokens.line, tokens.text),
        hovered: widget(tokens.hover, tokens.line, tokens.text),
        active: widget(tokens.hover, tokens.accent, tokens.text),
        open: widget(tokens.hover, tokens.line, tokens.text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{icons, testing};

    #[test]
    fn bundled_fonts_hold_every_icon() {
        let mut missing = Vec::new();
        testing::frame(|ui| {
            ui.fonts_mut(|fonts| {
                for id in [font::icon(), font::icon_fill()] {
                    missing.extend(
                        icons::ALL
                            .iter()
                            .filter(|(_, icon)| !fonts.has_glyphs(&id, icon))
                            .map(|(name, _)| *name),
                    );
                }
            });
        });
        assert!(missing.is_empty(), "run packaging/fonts/build_fonts.py: {missing:?}");
    }

    #[test]
    fn digits_are_tabular_and_text_is_not_monospaced() {
        testing::frame(|ui| {
            ui.fonts_mut(|fonts| {
                let widths: Vec<f32> = ('0'..='9')
                    .map(|digit| fonts.glyph_width(&font::digits(), digit))
                    .collect();
                assert!(
                    widths.iter().all(|width| (width - widths[0]).abs() < 0.001),
                    "{widths:?}"
                );
                assert!(fonts.glyph_width(&font::body(), 'i') < fonts.glyph_width(&font::body(), 'm'));
            });
        });
    }

    #[test]
    fn reduced_motion_stops_animation_in_both_themes() {
        let ctx = Context::default();
        install(&ctx);
        assert!(!reduced_motion(&ctx));
        set_reduced_motion(&ctx, true);
        assert!(reduced_motion(&ctx));
        for theme in [Theme::Dark, Theme::Light] {
            assert!(ctx.style_of(theme).animation_time <= 0.0);
        }
    }
}
