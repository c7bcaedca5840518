//! What was chosen, as it stands in `settings.toml`. What cannot be used is told and stays as it is written.

use std::path::{Path, PathBuf};

use portolan_settings::{FileError, Paths, Read, Settings, SettingsProblem, read_toml, update_toml};
use portolan_ui_kit::language::Language;
use toml_edit::{DocumentMut, Item, Table, value};

use super::{AtStart, Chosen, DateFormat, Density, SizeFormat, ThemeChoice, WhenBusy};
use crate::{action::Keys, editing};

/// The table of what only the window needs.
const WINDOW: &str = "window";
/// The language of the system.
const SYSTEM: &str = "system";

impl Chosen {
    /// Reads the file, and tells what in it cannot be used.
    pub(crate) fn load(paths: &Paths) -> Result<(Self, Vec<SettingsProblem>), FileError> {
        let (shared, mut problems) = Settings::of_user(paths)?;
        let mut chosen = match read_toml(&paths.settings())? {
            Read::Document(document) => Self::parse(&document, &mut problems),
            Read::Missing | Read::Broken { .. } => Self::default(),
        };
        chosen.shared = shared;
        Ok((chosen, problems))
    }

    /// Writes what differs from `before`.
    pub(crate) fn save(&self, before: &Self, path: &Path) -> Result<(), FileError> {
        self.shared.save(&before.shared, path)?;
        let own = Self {
            shared: before.shared.clone(),
            ..self.clone()
        };
        if own == *before {
            return Ok(());
        }
        update_toml(path, |document| self.write(before, document))
    }

    #[expect(clippy::too_many_lines, reason = "a table: one row for each setting")]
    fn parse(document: &DocumentMut, problems: &mut Vec<SettingsProblem>) -> Self {
        let mut chosen = Self {
            keys: Keys::read(document),
            ..Self::default()
        };
        let window = document.get(WINDOW);
        let mut bad = |key, why| problems.push(SettingsProblem::Value { key, why });
        let item = |key: &str| window.and_then(|window| window.get(key));
        macro_rules! one_of {
            ($field:ident, $kind:ident, $why:literal) => {
                if let Some(item) = item(stringify!($field)) {
                    let word = item.as_str();
                    match $kind::ALL.iter().find(|choice| Some(choice.word()) == word) {
                        Some(choice) => chosen.$field = *choice,
                        None => bad(concat!("window.", stringify!($field)), $why),
                    }
                }
            };
        }
        one_of!(theme, ThemeChoice, "`system`, `dark` or `light` is needed");
        one_of!(density, Density, "`compact`, `normal` or `roomy` is needed");
        one_of!(
            dates,
            DateFormat,
            "`short`, `iso`, `iso-seconds`, `day-month-year` or `month-day-year` is needed"
        );
        one_of!(sizes, SizeFormat, "`decimal`, `binary` or `bytes` is needed");
        one_of!(at_start, AtStart, "`ask`, `always` or `never` is needed");
        one_of!(on_quit, WhenBusy, "`ask`, `background` or `stop` is needed");
        if let Some(item) = item("language") {
            match item.as_str() {
                Some(SYSTEM) => chosen.language = None,
                word => match word.and_then(Language::of_tag) {
                    Some(language) => chosen.language = Some(language),
                    None => bad(
                        "window.language",
                        "`system`, `en`, `de`, `fr`, `es`, `pt-BR`, `ja` or `zh-CN` is needed",
                    ),
                },
            }
        }
        if let Some(item) = item("scale") {
            let number = item.as_float().or_else(|| item.as_integer().map(|whole| whole as f64));
            match number.filter(|scale| (0.8..=2.0).contains(scale)) {
                Some(scale) => chosen.scale = scale as f32,
                None => bad("window.scale", "a number from 0.8 to 2.0 is needed"),
            }
        }
        for (key, name, switch) in [
            ("less_motion", "window.less_motion", &mut chosen.less_motion),
            ("attention", "window.attention", &mut chosen.attention),
        ] {
            if let Some(item) = item(key) {
                match item.as_bool() {
                    Some(on) => *switch = on,
                    None => bad(name, "`true` or `false` is needed"),
                }
            }
        }
        for (key, name, folder) in [
            ("start_folder", "window.start_folder", &mut chosen.start_folder),
            ("log_file", "window.log_file", &mut chosen.log_file),
        ] {
            if let Some(item) = item(key) {
                match item.as_str().map(PathBuf::from).filter(|path| path.is_absolute()) {
                    Some(path) => *folder = Some(path),
                    None => bad(name, "a path that begins at the top is needed"),
                }
            }
        }
        for (key, name, text) in [
            ("editor", "window.editor", &mut chosen.editor),
            ("editors", "window.editors", &mut chosen.editors),
        ] {
            if let Some(item) = item(key) {
                let fits = |text: &&str| match key {
                    "editor" => editing::program_words(text).is_ok(),
                    _ => editing::rules(text).is_ok(),
                };
                match item.as_str().filter(fits) {
                    Some(line) => line.clone_into(text),
                    None => bad(name, "a program with its arguments is needed, quotes in pairs"),
                }
            }
        }
        if let Some(item) = item("start_address") {
            match item.as_str().filter(|text| no_secret(text)) {
                Some(text) => text.clone_into(&mut chosen.start_address),
                None => bad("window.start_address", "an address without a password is needed"),
            }
        }
        chosen
    }

    fn write(&self, before: &Self, document: &mut DocumentMut) {
        self.keys.write(&before.keys, document);
        let mut changed: Vec<(&str, Option<toml_edit::Value>)> = Vec::new();
        macro_rules! words {
            ($($field:ident),+) => {
                $(if self.$field != before.$field {
                    changed.push((stringify!($field), Some(self.$field.word().into())));
                })+
            };
        }
        words!(theme, density, dates, sizes, at_start, on_quit);
        if self.language != before.language {
            changed.push(("language", Some(self.language.map_or(SYSTEM, Language::tag).into())));
        }
        if self.scale.to_bits() != before.scale.to_bits() {
            // As it is meant: 1.1 and not 1.10000002.
            let scale = (f64::from(self.scale) * 100.0).round() / 100.0;
            changed.push(("scale", Some(scale.into())));
        }
        if self.less_motion != before.less_motion {
            changed.push(("less_motion", Some(self.less_motion.into())));
        }
        if self.attention != before.attention {
            changed.push(("attention", Some(self.attention.into())));
        }
        let path = |path: &Option<PathBuf>| path.as_deref().and_then(Path::to_str).map(Into::into);
        if self.start_folder != before.start_folder {
            changed.push(("start_folder", path(&self.start_folder)));
        }
        if self.log_file != before.log_file {
            changed.push(("log_file", path(&self.log_file)));
        }
        for (key, now, before) in [
            ("editor", &self.editor, &before.editor),
            ("editors", &self.editors, &before.editors),
        ] {
            if now != before {
                changed.push((key, (!now.is_empty()).then(|| now.as_str().into())));
            }
        }
        if self.start_address != before.start_address {
            let address = (!self.start_address.is_empty()).then(|| self.start_address.as_str().into());
            changed.push(("start_address", address));
        }
        if changed.is_empty() {
            return;
        }
        let table = document.entry(WINDOW).or_insert_with(|| Item::Table(Table::new()));
        let Some(table) = table.as_table_like_mut() else {
            return;
        };
        for (key, new) in changed {
            let old = table.get(key).and_then(Item::as_value).map(|old| old.decor().clone());
            match new {
                Some(mut new) => {
                    if let Some(decor) = old {
                        *new.decor_mut() = decor;
                    }
                    table.insert(key, value(new));
                }
                None => drop(table.remove(key)),
            }
        }
    }
}

/// A password never comes to stand in a file in clear.
pub(crate) fn no_secret(address: &str) -> bool {
    portolan_sites::Address::parse(address).is_ok_and(|address| address.secret.is_none()) || address.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn other() -> Chosen {
        Chosen {
            language: Some(Language::BrazilianPortuguese),
            theme: ThemeChoice::Light,
            scale: 1.25,
            density: Density::Roomy,
            dates: DateFormat::Iso,
            sizes: SizeFormat::Bytes,
            less_motion: true,
            at_start: AtStart::Never,
            start_folder: Some("/home/me/Work".into()),
            start_address: "ftps://me@host/pub".to_owned(),
            on_quit: WhenBusy::Stop,
            attention: false,
            editor: "code --wait".to_owned(),
            editors: "png = gimp".to_owned(),
            log_file: Some("/home/me/portolan.jsonl".into()),
            ..Chosen::default()
        }
    }

    #[test]
    fn what_is_written_is_read_and_foreign_keys_stay() {
        let mut document: DocumentMut =
            "sessions = 8 # mine\n\n[window]\nfuture = 1 # keep\ntheme = \"dark\" # at night\n"
                .parse()
                .expect("TOML");
        let before = Chosen {
            theme: ThemeChoice::Dark,
            ..Chosen::default()
        };
        other().write(&before, &mut document);
        let mut problems = Vec::new();
        assert_eq!(Chosen::parse(&document, &mut problems), other());
        assert_eq!(problems, []);
        let text = document.to_string();
        assert!(text.starts_with("sessions = 8 # mine\n"), "{text}");
        assert!(
            text.contains("future = 1 # keep\ntheme = \"light\" # at night\n"),
            "{text}"
        );
        assert!(text.contains("scale = 1.25\n"), "{text}");
        other().write(&other(), &mut document);
        assert_eq!(document.to_string(), text, "nothing changed, so nothing is written");
    }

    #[test]
    fn what_cannot_be_used_is_told() {
        let document: DocumentMut =
            "[window]\ntheme = 3\nlanguage = \"tlh\"\nscale = 9\nstart_folder = \"rel\"\nless_motion = \"no\"\n\
             start_address = \"ftp://me:secret@host\"\non_quit = \"explode\"\n"
                .parse()
                .expect("TOML");
        let mut problems = Vec::new();
        assert_eq!(Chosen::parse(&document, &mut problems), Chosen::default());
        assert_eq!(problems.len(), 7, "{problems:?}");
        assert!(!format!("{problems:?}").contains("secret"));
    }
}
