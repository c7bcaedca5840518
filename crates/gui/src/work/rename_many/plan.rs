//! Which names many get: worked out anew with every letter that is typed, shown before anything is done.

use std::{
    collections::{HashMap, HashSet},
    fmt::Write as _,
};

use portolan_engine::SiteNames;
use portolan_remote::{Entry, EntryKind, FileName};
use portolan_ui_kit::{key, language, say};
use regex::{NoExpand, Regex, RegexBuilder};

/// What becomes of the letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum LetterCase {
    #[default]
    Keep,
    Lower,
    Upper,
    /// The first letter of each word.
    Title,
    /// The first letter of the name.
    Sentence,
}

impl LetterCase {
    pub(super) const ALL: [(Self, language::Key); 5] = [
        (Self::Keep, key!("work-as-they-are")),
        (Self::Lower, key!("work-all-small")),
        (Self::Upper, key!("work-all-capitals")),
        (Self::Title, key!("work-each-word")),
        (Self::Sentence, key!("work-first-letter")),
    ];

    fn apply(self, text: &str) -> String {
        match self {
            Self::Keep => text.to_owned(),
            Self::Lower => text.to_lowercase(),
            Self::Upper => text.to_uppercase(),
            Self::Title => capitals(text, true),
            Self::Sentence => capitals(text, false),
        }
    }
}

/// Capitals where a word begins, or the first only; the rest in small letters.
fn capitals(text: &str, each: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut begin = true;
    for letter in text.chars() {
        if begin && letter.is_alphabetic() {
            out.extend(letter.to_uppercase());
            begin = false;
        } else {
            out.extend(letter.to_lowercase());
            begin |= each && !letter.is_alphanumeric() && letter != '\'';
        }
    }
    out
}

/// What is wished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rules {
    pub(super) find: String,
    pub(super) replace: String,
    pub(super) regex: bool,
    pub(super) match_case: bool,
    /// The name without its extension: `{name}`, `{n}`, `{nnn}` for three digits, and what is typed.
    pub(super) template: String,
    pub(super) start: u64,
    pub(super) step: u64,
    pub(super) case: LetterCase,
    /// The extension: empty = as it is, `.` = none.
    pub(super) extension: String,
    pub(super) extension_case: LetterCase,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            find: String::new(),
            replace: String::new(),
            regex: false,
            match_case: true,
            template: "{name}".to_owned(),
            start: 1,
            step: 1,
            case: LetterCase::Keep,
            extension: String::new(),
            extension_case: LetterCase::Keep,
        }
    }
}

/// Why a name cannot be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// It is no text: nothing can be found in it.
    NoText,
    /// It is no name of a file.
    BadName,
    /// Another one gets it too.
    Twice,
    /// Something has it that is not renamed.
    Taken,
}

impl Problem {
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::NoText => say!("work-this-name-is-not-text"),
            Self::BadName => say!("work-not-a-name-of-a"),
            Self::Twice => say!("work-two-would-have-this-name"),
            Self::Taken => say!("work-this-name-is-taken"),
        }
    }
}

/// One line of the preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Planned {
    pub(super) from: FileName,
    pub(super) shown: String,
    pub(super) to: Option<FileName>,
    pub(super) problem: Option<Problem>,
}

impl Planned {
    /// Does it get another name?
    pub(super) fn changes(&self) -> bool {
        self.to.as_ref().is_some_and(|to| *to != self.from)
    }
}

/// Works the names out. `others` are the names in the folder that stay; `names` says how they are read and written there.
pub(super) fn plan(
    entries: &[Entry],
    others: &HashSet<FileName>,
    rules: &Rules,
    names: SiteNames,
) -> Result<Vec<Planned>, String> {
    let finder = finder(rules)?;
    let mut number = rules.start;
    let mut all: Vec<Planned> = Vec::with_capacity(entries.len());
    for entry in entries {
        let planned = match names.reading.decode(entry.name.as_bytes()) {
            (text, true) => written(entry, one(entry, &text, rules, finder.as_ref(), number), names),
            (text, false) => Planned {
                from: entry.name.clone(),
                shown: text.into_owned(),
                to: None,
                problem: Some(Problem::NoText),
            },
        };
        number = number.saturating_add(rules.step);
        all.push(planned);
    }
    let mut times: HashMap<FileName, usize> = HashMap::new();
    for planned in &all {
        *times
            .entry(planned.to.clone().unwrap_or_else(|| planned.from.clone()))
            .or_default() += 1;
    }
    for planned in &mut all {
        let Some(to) = &planned.to else { continue };
        if times.get(to).is_some_and(|times| *times > 1) {
            planned.problem = Some(Problem::Twice);
        } else if planned.changes() && others.contains(to) {
            planned.problem = Some(Problem::Taken);
        }
    }
    Ok(all)
}

fn finder(rules: &Rules) -> Result<Option<Regex>, String> {
    if rules.find.is_empty() {
        return Ok(None);
    }
    let pattern = if rules.regex {
        rules.find.clone()
    } else {
        regex::escape(&rules.find)
    };
    RegexBuilder::new(&pattern)
        .case_insensitive(!rules.match_case)
        .size_limit(1 << 20)
        .build()
        .map(Some)
        .map_err(|error| match error {
            regex::Error::CompiledTooBig(_) => say!("work-it-is-too-large").to_owned(),
            error => error.to_string().lines().last().unwrap_or_default().trim().to_owned(),
        })
}

/// The new name as the server is to get it. One that stays keeps its bytes, however else they could be written.
fn written(entry: &Entry, shown: String, names: SiteNames) -> Planned {
    let stays = names.reading.show(entry.name.as_bytes()) == shown;
    let to = if stays {
        Some(entry.name.clone())
    } else {
        names.typed(&shown).ok()
    };
    Planned {
        from: entry.name.clone(),
        problem: to.is_none().then_some(Problem::BadName),
        to,
        shown,
    }
}

fn one(entry: &Entry, text: &str, rules: &Rules, finder: Option<&Regex>, number: u64) -> String {
    let replaced = match finder {
        None => text.to_owned(),
        Some(finder) if rules.regex => finder.replace_all(text, rules.replace.as_str()).into_owned(),
        Some(finder) => finder.replace_all(text, NoExpand(&rules.replace)).into_owned(),
    };
    let (stem, extension) = match replaced.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && entry.kind != EntryKind::Folder => (stem, Some(extension)),
        _ => (replaced.as_str(), None),
    };
    let stem = fill(&rules.template, &rules.case.apply(stem), number);
    let extension = match rules.extension.trim_start_matches('.') {
        "" if rules.extension.is_empty() => extension.map(|extension| rules.extension_case.apply(extension)),
        "" => None,
        // What stands behind the last dot of a folder's name is no extension.
        _ if entry.kind == EntryKind::Folder => None,
        own => Some(own.to_owned()),
    };
    match extension {
        Some(extension) => format!("{stem}.{extension}"),
        None => stem,
    }
}

/// `{name}` stands for the name, `{n}` for the number, with as many digits as there are `n`.
fn fill(template: &str, name: &str, number: u64) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let word = rest.find('}').map(|end| &rest[1..end]);
        match word {
            Some("name") => out.push_str(name),
            Some(digits) if !digits.is_empty() && digits.bytes().all(|byte| byte == b'n') => {
                // Writing into a string cannot fail.
                let _written = write!(out, "{number:0width$}", width = digits.len());
            }
            // No word of ours: it is meant as it stands.
            _ => {
                out.push('{');
                rest = &rest[1..];
                continue;
            }
        }
        rest = &rest[word.map_or(1, |word| word.len() + 2)..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(names: &[&str]) -> Vec<Entry> {
        let entry = |name: &&str| Entry::new(FileName::parse(name.as_bytes()).expect("a name"), EntryKind::File);
        names.iter().map(entry).collect()
    }

    fn names(names: &[&str], others: &[&str], rules: &Rules) -> Vec<(String, Option<Problem>)> {
        let others = entries(others).into_iter().map(|entry| entry.name).collect();
        let all = plan(&entries(names), &others, rules, SiteNames::default()).expect("legal");
        all.into_iter()
            .map(|planned| (planned.shown, planned.problem))
            .collect()
    }

    /// A folder in KOI8-R: the names are read, and the new ones are written, in it.
    #[test]
    fn names_are_read_and_written_in_the_encoding_of_the_server() {
        let koi8: portolan_remote::NameEncoding = "koi8-r".parse().expect("an encoding");
        let raw = |text: &str| FileName::parse(&koi8.encode(text).expect("Cyrillic")).expect("a name");
        let entries = [
            Entry::new(raw("Отчёт.txt"), EntryKind::File),
            Entry::new(raw("фото.txt"), EntryKind::File),
        ];
        let names = SiteNames {
            chosen: koi8,
            reading: koi8,
            writing: koi8,
        };
        let mut rules = Rules {
            find: "Отчёт".to_owned(),
            replace: "Итог".to_owned(),
            ..Rules::default()
        };
        let planned = plan(&entries, &HashSet::new(), &rules, names).expect("legal");
        assert_eq!(planned[0].shown, "Итог.txt");
        assert_eq!(planned[0].to, Some(raw("Итог.txt")));
        assert!(planned[0].changes() && !planned[1].changes());
        rules.replace = "你好".to_owned();
        let planned = plan(&entries, &HashSet::new(), &rules, names).expect("legal");
        assert_eq!(planned[0].problem, Some(Problem::BadName));
    }

    fn fine(text: &str) -> (String, Option<Problem>) {
        (text.to_owned(), None)
    }

    #[test]
    fn found_and_replaced_plainly_or_by_an_expression() {
        let mut rules = Rules {
            find: "a.".to_owned(),
            replace: "$1-".to_owned(),
            ..Rules::default()
        };
        assert_eq!(names(&["a.b.txt", "axb"], &[], &rules), [fine("$1-b.txt"), fine("axb")]);
        rules.find = r"(\d+)_(\w+)".to_owned();
        rules.replace = "${2} $1".to_owned();
        rules.regex = true;
        assert_eq!(names(&["12_photo.jpg"], &[], &rules), [fine("photo 12.jpg")]);
        rules.find = "(".to_owned();
        assert!(plan(&entries(&["x"]), &HashSet::new(), &rules, SiteNames::default()).is_err());
        rules.find = "A".to_owned();
        (rules.regex, rules.match_case, rules.replace) = (false, false, "b".to_owned());
        assert_eq!(names(&["aA.x"], &[], &rules), [fine("bb.x")]);
    }

    #[test]
    fn numbers_case_and_extension() {
        let rules = Rules {
            template: "trip {nnn} {name}".to_owned(),
            start: 9,
            step: 1,
            case: LetterCase::Title,
            extension_case: LetterCase::Lower,
            ..Rules::default()
        };
        assert_eq!(
            names(&["at sea.JPG", "o'hare.JPG"], &[], &rules),
            [fine("trip 009 At Sea.jpg"), fine("trip 010 O'hare.jpg")]
        );
        let rules = Rules {
            extension: "md".to_owned(),
            ..Rules::default()
        };
        assert_eq!(names(&["a.txt", "b"], &[], &rules), [fine("a.md"), fine("b.md")]);
        let rules = Rules {
            extension: ".".to_owned(),
            template: "{x}{".to_owned(),
            ..Rules::default()
        };
        assert_eq!(names(&["a.txt"], &[], &rules), [fine("{x}{")]);
    }

    #[test]
    fn names_that_meet_are_told() {
        let rules = Rules {
            template: "x".to_owned(),
            ..Rules::default()
        };
        let twice = ("x".to_owned(), Some(Problem::Twice));
        assert_eq!(names(&["a", "b"], &[], &rules), [twice.clone(), twice]);
        assert_eq!(names(&["a"], &["x"], &rules), [("x".to_owned(), Some(Problem::Taken))]);
        let rules = Rules {
            template: "a/b".to_owned(),
            ..Rules::default()
        };
        assert_eq!(names(&["a"], &[], &rules), [("a/b".to_owned(), Some(Problem::BadName))]);
        // A circle is no collision: both step aside.
        let rules = Rules {
            find: "^(a|b)$".to_owned(),
            replace: "b".to_owned(),
            regex: true,
            ..Rules::default()
        };
        assert_eq!(names(&["a", "c"], &[], &rules), [fine("b"), fine("c")]);
    }
}
