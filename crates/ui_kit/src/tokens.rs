//! The one place that names colours and sizes. Nothing else in the house does.

use egui::{Color32, Context, Ui};

/// The colours of one theme, by what they are for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tokens {
    /// Whether this is the dark theme.
    pub dark_mode: bool,
    /// Window, tab strip, status bar, the inside of text fields.
    pub bg: Color32,
    /// Panes, dock, dialogs.
    pub panel: Color32,
    /// Every second row of a table on `panel`.
    pub stripe: Color32,
    /// Buttons, chips, dialog footers.
    pub raised: Color32,
    /// Under the pointer.
    pub hover: Color32,
    /// Hairlines.
    pub line: Color32,
    /// What is read first.
    pub text: Color32,
    /// Secondary text and placeholders.
    pub dim: Color32,
    /// Separators and disabled things only: its contrast is too low for anything that must be read.
    pub faint: Color32,
    /// Focus, links, progress, downloads.
    pub accent: Color32,
    /// Text and icons on `accent`.
    pub on_accent: Color32,
    /// Chips and the chosen option.
    pub accent_bg: Color32,
    /// Selected rows.
    pub selection: Color32,
    /// Well: connected, trusted, done.
    pub ok: Color32,
    /// Careful: waiting for a person, folders' icons.
    pub warn: Color32,
    /// Failed.
    pub bad: Color32,
    /// Text and icons on `bad`.
    pub on_bad: Color32,
    /// Upload arrows and bars.
    pub upload: Color32,
    /// Over the window while a dialog is open.
    pub backdrop: Color32,
    /// Under popups and dialogs.
    pub shadow: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

static DARK: Tokens = Tokens {
    dark_mode: true,
    bg: rgb(0x12_15_1A),
    panel: rgb(0x18_1C_23),
    stripe: rgb(0x1A_1F_27),
    raised: rgb(0x20_25_2E),
    hover: rgb(0x26_2C_37),
    line: rgb(0x2A_31_3C),
    text: rgb(0xE7_EA_F0),
    dim: rgb(0xA0_A8_B6),
    faint: rgb(0x5D_66_76),
    accent: rgb(0x38_B6_CC),
    on_accent: rgb(0x08_1A_1F),
    accent_bg: rgb(0x12_37_40),
    selection: rgb(0x17_42_4D),
    ok: rgb(0x4C_C3_8A),
    warn: rgb(0xE9_B4_4C),
    bad: rgb(0xF3_89_90),
    on_bad: rgb(0x23_0B_0D),
    upload: rgb(0xB9_97_F6),
    backdrop: Color32::from_black_alpha(136),
    shadow: Color32::from_black_alpha(120),
};

static LIGHT: Tokens = Tokens {
    dark_mode: false,
    bg: rgb(0xEE_F0_F3),
    panel: rgb(0xFF_FF_FF),
    stripe: rgb(0xF8_F9_FB),
    raised: rgb(0xF6_F7_F9),
    hover: rgb(0xEC_EF_F3),
    line: rgb(0xDD_E1_E7),
    text: rgb(0x1B_20_28),
    dim: rgb(0x5E_67_76),
    faint: rgb(0x98_A1_AF),
    accent: rgb(0x0C_6F_82),
    on_accent: rgb(0xFF_FF_FF),
    accent_bg: rgb(0xD8_F0_F4),
    selection: rgb(0xCD_EB_F1),
    ok: rgb(0x14_75_47),
    warn: rgb(0x8B_5B_00),
    bad: rgb(0xBC_32_3B),
    on_bad: rgb(0xFF_FF_FF),
    upload: rgb(0x73_48_C9),
    backdrop: Color32::from_black_alpha(136),
    shadow: Color32::from_black_alpha(70),
};

impl Tokens {
    /// The dark theme.
    pub const fn dark() -> &'static Self {
        &DARK
    }

    /// The light theme.
    pub const fn light() -> &'static Self {
        &LIGHT
    }

    /// Colours by which a person tells sites apart: teal, violet, green, amber, red, blue, magenta, orange.
    pub fn site_colours(&self) -> [Color32; 8] {
        let [blue, magenta, orange] = if self.dark_mode {
            [rgb(0x6C_A0_F6), rgb(0xE5_7F_D0), rgb(0xEF_93_5C)]
        } else {
            [rgb(0x2B_5F_C4), rgb(0xA3_2E_8C), rgb(0xA8_4D_12)]
        };
        [
            self.accent,
            self.upload,
            self.ok,
            self.warn,
            self.bad,
            blue,
            magenta,
            orange,
        ]
    }

    /// The tokens of the theme that `ui` is drawn in.
    pub fn of(ui: &Ui) -> &'static Self {
        if ui.visuals().dark_mode { &DARK } else { &LIGHT }
    }

    /// The tokens of the theme that the window is drawn in.
    pub fn of_ctx(ctx: &Context) -> &'static Self {
        if ctx.global_style().visuals.dark_mode {
            &DARK
        } else {
            &LIGHT
        }
    }
}

/// Distances in points, multiples of four.
pub mod space {
    /// Between an icon and its word.
    pub const XS: f32 = 4.0;
    /// Between controls of a row.
    pub const S: f32 = 8.0;
    /// Inside panes and cards.
    pub const M: f32 = 12.0;
    /// Between groups.
    pub const L: f32 = 16.0;
    /// Around the body of a dialog.
    pub const XL: f32 = 20.0;
}

/// Corner radii in points.
pub mod radius {
    /// Buttons, fields, chips.
    pub const CONTROL: u8 = 6;
    /// Cards, notices, popups.
    pub const CARD: u8 = 8;
    /// Dialogs.
    pub const DIALOG: u8 = 12;
}

/// Sizes in points.
pub mod size {
    /// A row of a table.
    pub const ROW: f32 = 26.0;
    /// The header row of a table.
    pub const HEADER: f32 = 28.0;
    /// Body text.
    pub const TEXT: f32 = 13.0;
    /// Headers of tables, footers, the status bar.
    pub const SMALL: f32 = 12.0;
    /// The second line under a name.
    pub const TINY: f32 = 11.0;
    /// Titles of dialogs.
    pub const TITLE: f32 = 15.0;
    /// Headings of empty states.
    pub const HEADING: f32 = 18.0;
    /// Icons in rows and buttons.
    pub const ICON: f32 = 16.0;
    /// The icon of an empty state.
    pub const ICON_LARGE: f32 = 40.0;
    /// A line of text with small controls.
    pub const LINE: f32 = 18.0;
    /// Buttons and icon buttons.
    pub const CONTROL: f32 = 28.0;
    /// Text fields.
    pub const FIELD: f32 = 30.0;
    /// Height of a tick with its words.
    pub const CHECK: f32 = 22.0;
    /// The tab strip.
    pub const TAB_STRIP: f32 = 38.0;
    /// The bar with the address field.
    pub const ADDRESS_ROW: f32 = 45.0;
    /// The bar with a pane's path.
    pub const PATH_BAR: f32 = 37.0;
    /// The line under a pane with its counts.
    pub const PANE_FOOTER: f32 = 27.0;
    /// The dock's tabs.
    pub const DOCK_TABS: f32 = 36.0;
    /// The status bar.
    pub const STATUS_BAR: f32 = 26.0;
    /// A progress bar.
    pub const PROGRESS: f32 = 6.0;
    /// The line that marks the active tab or pane.
    pub const UNDERLINE: f32 = 2.0;
    /// A scroll bar.
    pub const SCROLL_BAR: f32 = 10.0;
}

/// How much of `bad` is mixed into a destructive button under the pointer.
pub(crate) const DANGER_HOVER: f32 = 0.10;

/// How long a change takes to show, in seconds; zero when the system asks for less motion.
pub const MOTION: f32 = 0.12;

fn luminance(colour: Color32) -> f32 {
    let channel = |value: u8| {
        let value = f32::from(value) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(colour.r()) + 0.7152 * channel(colour.g()) + 0.0722 * channel(colour.b())
}

/// How far two opaque colours are told apart, from 1 to 21: the contrast ratio of WCAG 2.2.
pub fn contrast(a: Color32, b: Color32) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_formula_is_that_of_wcag() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
        // The well-known border case #767676 on white.
        assert!((contrast(rgb(0x76_76_76), Color32::WHITE) - 4.54).abs() < 0.01);
    }

    #[test]
    fn every_text_on_its_background_is_legible() {
        let mut too_low = Vec::new();
        for tokens in [Tokens::dark(), Tokens::light()] {
            let surfaces = [
                ("bg", tokens.bg),
                ("panel", tokens.panel),
                ("stripe", tokens.stripe),
                ("raised", tokens.raised),
                ("hover", tokens.hover),
                ("selection", tokens.selection),
                ("accent_bg", tokens.accent_bg),
            ];
            let rows = &surfaces[1..6];
            let mut check = |ink: &str, colour: Color32, surfaces: &[(&str, Color32)]| {
                for (name, surface) in surfaces {
                    let ratio = contrast(colour, *surface);
                    if ratio < 4.5 {
                        too_low.push(format!("dark {}: {ink} on {name} is {ratio:.2}", tokens.dark_mode));
                    }
                }
            };
            check("text", tokens.text, &surfaces);
            check("dim", tokens.dim, &surfaces);
            check(
                "accent",
                tokens.accent,
                &[
                    ("bg", tokens.bg),
                    ("accent_bg", tokens.accent_bg),
                    ("panel", tokens.panel),
                ],
            );
            check("on_accent", tokens.on_accent, &[("accent", tokens.accent)]);
            let danger = crate::paint::mix(tokens.raised, tokens.bad, DANGER_HOVER);
            check("bad", tokens.bad, &[("danger under the pointer", danger)]);
            check("on_bad", tokens.on_bad, &[("bad", tokens.bad)]);
            for (ink, colour) in [
                ("ok", tokens.ok),
                ("warn", tokens.warn),
                ("bad", tokens.bad),
                ("upload", tokens.upload),
            ] {
                check(ink, colour, rows);
                check(ink, colour, &surfaces[..1]);
            }
        }
        assert!(too_low.is_empty(), "{too_low:#?}");
    }
}
