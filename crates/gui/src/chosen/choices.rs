//! Choices of one among a few, with their names in files and for people.

use portolan_ui_kit::say;

macro_rules! choices {
    ($($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident: $word:literal, $title:literal;)+ })+) => {
        $(
            $(#[$meta])*
            #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
            pub(crate) enum $name { $($(#[$variant_meta])* $variant,)+ }

            impl $name {
                /// All of them, in the order of menus.
                pub(crate) const ALL: &'static [Self] = &[$(Self::$variant,)+];
                /// Their names for people, in the same order.
                pub(crate) fn titles() -> Vec<&'static str> {
                    vec![$(say!($title),)+]
                }

                /// Its name in files.
                pub(crate) fn word(self) -> &'static str {
                    match self { $(Self::$variant => $word,)+ }
                }

                /// Its place in [`Self::ALL`].
                pub(crate) fn at(self) -> usize {
                    self as usize
                }
            }
        )+
    };
}

choices! {
    /// Which colours.
    ThemeChoice {
        /// As the system has it.
        #[default]
        System: "system", "settings-theme-system";
        /// Dark.
        Dark: "dark", "settings-theme-dark";
        /// Light.
        Light: "light", "settings-theme-light";
    }
    /// How close the rows of tables are.
    Density {
        /// Many rows.
        Compact: "compact", "settings-rows-compact";
        /// The usual.
        #[default]
        Normal: "normal", "settings-rows-normal";
        /// Few rows.
        Roomy: "roomy", "settings-rows-roomy";
    }
    /// How times are written.
    DateFormat {
        /// `Today, 07:00`, `Nov 20, 18:02`, `Jan 8, 2025`.
        #[default]
        Short: "short", "settings-dates-short";
        /// `2026-11-20 18:02`.
        Iso: "iso", "settings-dates-iso";
        /// `2026-11-20 18:02:33`.
        IsoSeconds: "iso-seconds", "settings-dates-iso-seconds";
        /// `20.11.2026 18:02`.
        DayMonthYear: "day-month-year", "settings-dates-day-month-year";
        /// `11/20/2026 06:02 PM`.
        MonthDayYear: "month-day-year", "settings-dates-month-day-year";
    }
    /// How sizes are written.
    SizeFormat {
        /// `12.4 KB`: thousands.
        #[default]
        Decimal: "decimal", "settings-sizes-decimal";
        /// `12.1 KiB`: 1,024.
        Binary: "binary", "settings-sizes-binary";
        /// `12,400`.
        Bytes: "bytes", "settings-sizes-bytes";
    }
    /// What becomes of the tabs of the last run.
    AtStart {
        /// Ask.
        #[default]
        Ask: "ask", "settings-at-start-ask";
        /// Open them.
        Always: "always", "settings-at-start-always";
        /// Begin with one empty tab.
        Never: "never", "settings-at-start-never";
    }
    /// What to do when the window is closed while files move.
    WhenBusy {
        /// Ask.
        #[default]
        Ask: "ask", "settings-when-busy-ask";
        /// Hide the window, and close when all is done.
        Background: "background", "settings-when-busy-background";
        /// Stop.
        Stop: "stop", "settings-when-busy-stop";
    }
}

impl Density {
    /// Height of a row in points.
    pub(crate) fn row(self) -> f32 {
        match self {
            Self::Compact => 22.0,
            Self::Normal => portolan_ui_kit::tokens::size::ROW,
            Self::Roomy => 32.0,
        }
    }
}
