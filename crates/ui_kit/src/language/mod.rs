//! The language in which the window speaks. [`say!`](crate::say) gives a message by its key; the messages are Fluent files,
//! `assets/languages/<language>/<area>.ftl`. A key that a language lacks is said in English.

mod argument;
mod catalog;
mod number;

use std::{cell::Cell, sync::OnceLock};

use unic_langid::LanguageIdentifier;

pub use argument::{Argument, Value};
pub use catalog::FILES;
pub use number::{decimal, whole};

use catalog::Catalog;

/// A language that the window speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English, which also stands in where another one has no word yet.
    #[default]
    English,
    /// German.
    German,
    /// French.
    French,
    /// Spanish.
    Spanish,
    /// Portuguese of Brazil.
    BrazilianPortuguese,
    /// Japanese.
    Japanese,
    /// Chinese in simplified characters.
    SimplifiedChinese,
}

impl Language {
    /// All of them, in the order of menus.
    pub const ALL: [Self; 7] = [
        Self::English,
        Self::German,
        Self::French,
        Self::Spanish,
        Self::BrazilianPortuguese,
        Self::Japanese,
        Self::SimplifiedChinese,
    ];

    /// Its BCP 47 tag, which is the name of its folder too.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::French => "fr",
            Self::Spanish => "es",
            Self::BrazilianPortuguese => "pt-BR",
            Self::Japanese => "ja",
            Self::SimplifiedChinese => "zh-CN",
        }
    }

    /// What it calls itself, the same in every language.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::French => "Français",
            Self::Spanish => "Español",
            Self::BrazilianPortuguese => "Português (Brasil)",
            Self::Japanese => "日本語",
            Self::SimplifiedChinese => "简体中文",
        }
    }

    /// The language with this tag.
    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The first of these tags (`de_AT`, `pt`, `zh-Hans-SG`) that is spoken here.
    pub fn negotiate<'a>(wanted: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        wanted.into_iter().find_map(|tag| {
            let wanted: LanguageIdentifier = tag.split(['.', '@']).next()?.parse().ok()?;
            // Traditional characters are another script: who reads them is better served in English.
            let traditional = wanted.script.is_some_and(|script| script.as_str() == "Hant")
                || wanted.script.is_none()
                    && wanted
                        .region
                        .is_some_and(|region| matches!(region.as_str(), "TW" | "HK" | "MO"));
            Self::ALL.into_iter().find(|language| {
                let spoken = language.tag().split('-').next();
                spoken == Some(wanted.language.as_str()) && !(traditional && *language == Self::SimplifiedChinese)
            })
        })
    }

    /// The language of the system, or English.
    pub fn of_system() -> Self {
        static OF_SYSTEM: OnceLock<Language> = OnceLock::new();
        *OF_SYSTEM.get_or_init(|| {
            let wanted: Vec<String> = sys_locale::get_locales().collect();
            Self::negotiate(wanted.iter().map(String::as_str)).unwrap_or_default()
        })
    }

    fn catalog(self) -> &'static Catalog {
        static CATALOGS: [OnceLock<Catalog>; 7] = [const { OnceLock::new() }; 7];
        CATALOGS[self as usize].get_or_init(|| Catalog::of(self))
    }
}

thread_local! {
    /// Only the thread that draws says anything; a test on a thread of its own hears English.
    static SPOKEN: Cell<Language> = const { Cell::new(Language::English) };
}

/// From now on, this thread says everything in `language`.
pub fn speak(language: Language) {
    SPOKEN.set(language);
}

/// What this thread speaks.
pub fn spoken() -> Language {
    SPOKEN.get()
}

/// The name of a message, for tables that are made before anybody knows the language: see [`key!`](crate::key).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key(&'static str);

impl Key {
    /// See [`key!`](crate::key).
    pub const fn new(key: &'static str) -> Self {
        Self(key)
    }

    /// A text that is the same in every language, as an example of an address is; or no text.
    pub const fn same(text: &'static str) -> Self {
        Self(text)
    }

    /// The message.
    pub fn say(self) -> &'static str {
        plain(self.0)
    }
}

/// A message without arguments. The key itself where there is no such message; a test holds that there is none missing.
pub fn plain(key: &'static str) -> &'static str {
    let said = spoken().catalog().plain(key);
    said.or_else(|| Language::English.catalog().plain(key)).unwrap_or(key)
}

/// A message with arguments.
pub fn with(key: &'static str, arguments: &[(&'static str, Value<'_>)]) -> String {
    let said = spoken().catalog().with(key, arguments);
    said.or_else(|| Language::English.catalog().with(key, arguments))
        .unwrap_or_else(|| key.to_owned())
}

/// A message in the person's language: `say!("chrome-menu")` is a `&'static str`,
/// `say!("pane-items", count = 3)` a `String`. Arguments are lent: numbers, which the message may choose a plural by,
/// or texts.
#[macro_export]
macro_rules! say {
    ($key:expr) => {
        $crate::language::plain($key)
    };
    ($key:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::language::with($key, &[$((stringify!($name), $crate::language::Argument::value(&$value))),+])
    };
}

/// The name of a message, to be said later: `const TITLE: Key = key!("chrome-menu")`, then `TITLE.say()`.
#[macro_export]
macro_rules! key {
    ($key:expr) => {
        $crate::language::Key::new($key)
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_is_understood_as_it_names_its_languages() {
        let of = |tag: &str| Language::negotiate([tag]);
        assert_eq!(of("de_AT.UTF-8"), Some(Language::German));
        assert_eq!(of("pt"), Some(Language::BrazilianPortuguese));
        assert_eq!(of("pt-PT"), Some(Language::BrazilianPortuguese));
        assert_eq!(of("zh-Hans-SG"), Some(Language::SimplifiedChinese));
        assert_eq!(of("zh_CN.GB18030@pinyin"), Some(Language::SimplifiedChinese));
        assert_eq!(of("zh-Hant"), None);
        assert_eq!(of("zh_TW"), None);
        for nothing in ["C", "C.UTF-8", "", "nl", "../de", "🙂"] {
            assert_eq!(of(nothing), None, "{nothing}");
        }
        assert_eq!(Language::negotiate(["nl-NL", "fr-BE", "de"]), Some(Language::French));
        for language in Language::ALL {
            assert_eq!(Language::of_tag(language.tag()), Some(language));
            assert_eq!(of(language.tag()), Some(language));
        }
    }

    #[test]
    fn numbers_are_written_as_in_the_language() {
        let said = Language::ALL.map(|language| {
            speak(language);
            format!("{} {} {}", whole(999), whole(1206), decimal(1_234_567.25, 1))
        });
        assert_eq!(
            said,
            [
                "999 1,206 1,234,567.2",
                "999 1.206 1.234.567,2",
                "999 1\u{202f}206 1\u{202f}234\u{202f}567,2",
                "999 1206 1.234.567,2",
                "999 1.206 1.234.567,2",
                "999 1,206 1,234,567.2",
                "999 1,206 1,234,567.2",
            ]
        );
    }

    #[test]
    fn a_thread_hears_english_until_it_speaks_something_else() {
        assert_eq!(spoken(), Language::English);
        speak(Language::German);
        let other = std::thread::Builder::new().spawn(spoken).expect("a thread").join();
        assert_eq!(other.expect("English"), Language::English);
    }

    #[test]
    fn every_file_is_of_a_language_and_can_be_read() {
        for (tag, area, text) in FILES {
            assert!(Language::of_tag(tag).is_some(), "{tag}/{area}.ftl");
            let parsed = fluent_bundle::FluentResource::try_new((*text).to_owned());
            if let Err((_, errors)) = parsed {
                panic!("{tag}/{area}.ftl: {errors:?}");
            }
        }
    }
}
