//! How a site is shown, and the words for it in files.

use std::{fmt, str::FromStr};

/// Colour, icon and note of a site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Its colour in tabs and in the tree.
    pub colour: Option<Colour>,
    /// Its icon.
    pub icon: Icon,
    /// What the person wants to remember of it; may have lines.
    pub note: String,
}

/// The words are none of those that are possible here.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is none of {1}")]
pub struct UnknownWord(String, String);

impl UnknownWord {
    pub(crate) fn new(text: &str, known: impl IntoIterator<Item = &'static str>) -> Self {
        let known: Vec<_> = known.into_iter().map(|word| format!("`{word}`")).collect();
        Self(text.to_owned(), known.join(", "))
    }
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$row:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        pub enum $name { $($(#[$row])* $variant,)* }

        impl $name {
            /// All of them, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word for it in files and on the command line.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.word())
            }
        }

        impl FromStr for $name {
            type Err = UnknownWord;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let known = Self::ALL.iter().copied().find(|known| known.word() == text);
                known.ok_or_else(|| UnknownWord::new(text, Self::ALL.iter().map(|known| known.word())))
            }
        }
    };
}

words! {
    /// Colours that a site can have: those of the theme, and those that FileZilla knows.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    Colour {
        /// Teal, the accent of the theme.
        Teal = "teal",
        /// Violet.
        Violet = "violet",
        /// Green.
        Green = "green",
        /// Amber.
        Amber = "amber",
        /// Red.
        Red = "red",
        /// Blue.
        Blue = "blue",
        /// Magenta.
        Magenta = "magenta",
        /// Orange.
        Orange = "orange",
    }
}

words! {
    /// Icons that a site can have.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
    Icon {
        /// An anchor, as sites have it.
        #[default]
        Anchor = "anchor",
        /// A globe: a web site.
        Globe = "globe",
        /// A box with disks.
        Drives = "drives",
        /// Clouds: somebody else's computer.
        Cloud = "cloud",
        /// A cylinder: data.
        Database = "database",
        /// A desk computer.
        Desktop = "desktop",
        /// A laptop.
        Laptop = "laptop",
        /// A house.
        House = "house",
        /// Waves: a router.
        Router = "router",
        /// A picture.
        Picture = "picture",
        /// A note: music.
        Music = "music",
        /// Angle brackets: programs.
        Code = "code",
        /// A parcel: releases.
        Parcel = "parcel",
        /// A beetle: tests.
        Bug = "bug",
        /// A star.
        Star = "star",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_they_are_written() {
        for colour in Colour::ALL {
            assert_eq!(colour.to_string().parse(), Ok(*colour));
        }
        for icon in Icon::ALL {
            assert_eq!(icon.to_string().parse(), Ok(*icon));
        }
        let error = "pink".parse::<Colour>().expect_err("no colour of ours").to_string();
        assert!(error.contains("`pink`") && error.contains("`teal`"), "{error}");
    }
}
