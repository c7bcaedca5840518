//! Choices of one among a few, with their names in files and for people.

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
                pub(crate) const TITLES: &'static [&'static str] = &[$($title,)+];

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
        System: "system", "As the system has it";
        /// Dark.
        Dark: "dark", "Dark";
        /// Light.
        Light: "light", "Light";
    }
    /// How close the rows of tables are.
    Density {
        /// Many rows.
        Compact: "compact", "Compact";
        /// The usual.
        #[default]
        Normal: "normal", "Normal";
        /// Few rows.
        Roomy: "roomy", "Roomy";
    }
    /// How times are written.
    DateFormat {
        /// `Today, 07:00`, `Nov 20, 18:02`, `Jan 8, 2025`.
        #[default]
        Short: "short", "Today, 07:00 · Nov 20, 18:02";
        /// `2026-11-20 18:02`.
        Iso: "iso", "2026-11-20 18:02";
        /// `2026-11-20 18:02:33`.
        IsoSeconds: "iso-seconds", "2026-11-20 18:02:33";
        /// `20.11.2026 18:02`.
        DayMonthYear: "day-month-year", "20.11.2026 18:02";
        /// `11/20/2026 06:02 PM`.
        MonthDayYear: "month-day-year", "11/20/2026 06:02 PM";
    }
    /// How sizes are written.
    SizeFormat {
        /// `12.4 KB`: thousands.
        #[default]
        Decimal: "decimal", "12.4 KB (1 KB = 1,000 bytes)";
        /// `12.1 KiB`: 1,024.
        Binary: "binary", "12.1 KiB (1 KiB = 1,024 bytes)";
        /// `12,400`.
        Bytes: "bytes", "12,400 bytes";
    }
    /// What becomes of the tabs of the last run.
    AtStart {
        /// Ask.
        #[default]
        Ask: "ask", "Ask";
        /// Open them.
        Always: "always", "Open them";
        /// Begin with one empty tab.
        Never: "never", "Begin with an empty tab";
    }
    /// What to do when the window is closed while files move.
    WhenBusy {
        /// Ask.
        #[default]
        Ask: "ask", "Ask";
        /// Hide the window, and close when all is done.
        Background: "background", "Go on without a window until all is done";
        /// Stop.
        Stop: "stop", "Stop the transfers";
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
