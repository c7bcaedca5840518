//! Which files are text, and go as such: TYPE A turns their line ends into those of the other side (RFC 959, 3.1.1.1).

use std::{str::FromStr, sync::Arc};

use serde::{Deserialize, Serialize};

use crate::{ChoiceParseError, FileName, TransferType};

/// What a person chose for the type of transfers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TypeChoice {
    /// Text where the name says so, everything else as bytes.
    Automatic,
    /// All as bytes: TYPE I.
    #[default]
    Binary,
    /// All as text: TYPE A.
    Ascii,
}

impl TypeChoice {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::Automatic, Self::Binary, Self::Ascii];

    /// Its name in files of settings.
    pub fn word(self) -> &'static str {
        match self {
            Self::Automatic => "automatic",
            Self::Binary => "binary",
            Self::Ascii => "ascii",
        }
    }
}

/// `automatic`, `binary` or `ascii`.
impl FromStr for TypeChoice {
    type Err = ChoiceParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.into_iter().find(|choice| choice.word() == text.trim());
        known.ok_or_else(|| ChoiceParseError::new(text, "type of transfers", "`automatic`, `binary` or `ascii`"))
    }
}

/// Names by which a file is known for text. Upper and lower case of ASCII are the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextNames {
    /// What stands behind the last dot of the name, without the dot.
    pub endings: Vec<String>,
    /// Whole names.
    pub names: Vec<String>,
    /// Are files text whose name has no dot, and is none of `names`? On Unix many programs have none.
    #[serde(default)]
    pub without_ending: bool,
    /// Are files text whose name begins with its only dot, and is none of `names`?
    #[serde(default)]
    pub hidden: bool,
}

/// What people write by hand: programs, pages, settings, notes. Nothing that is also the ending of something else.
const ENDINGS: [&str; 103] = [
    "adoc", "am", "asm", "asp", "aspx", "awk", "bas", "bash", "bat", "bib", "c", "cc", "cfg", "cfm", "cgi", "cmake",
    "cmd", "conf", "config", "cpp", "cs", "css", "csv", "cxx", "dart", "diff", "diz", "dtd", "ejs", "env", "erb",
    "f90", "go", "gradle", "h", "hbs", "hpp", "hs", "htm", "html", "hxx", "ics", "inc", "ini", "java", "jl", "js",
    "json", "jsonl", "jsp", "jsx", "kt", "less", "lisp", "log", "lua", "m4", "markdown", "md", "md5", "mjs", "mk",
    "nfo", "pas", "patch", "php", "phtml", "pl", "pm", "po", "pot", "py", "rb", "rs", "rst", "sass", "scala", "scss",
    "sh", "sha1", "sha256", "sha512", "shtml", "sql", "srt", "svg", "swift", "tcl", "tex", "toml", "tsv", "tsx", "txt",
    "vb", "vbs", "vcf", "vue", "xhtml", "xml", "xsd", "xsl", "yaml", "yml",
];

/// Names that mean the same everywhere.
const NAMES: [&str; 16] = [
    ".bash_profile",
    ".bashrc",
    ".editorconfig",
    ".gitattributes",
    ".gitignore",
    ".htaccess",
    ".htpasswd",
    ".profile",
    "AUTHORS",
    "CHANGELOG",
    "COPYING",
    "Dockerfile",
    "INSTALL",
    "LICENSE",
    "Makefile",
    "README",
];

impl Default for TextNames {
    fn default() -> Self {
        let owned = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        Self {
            endings: owned(&ENDINGS),
            names: owned(&NAMES),
            without_ending: false,
            hidden: false,
        }
    }
}

impl TextNames {
    /// Is a file of this name text?
    pub fn holds(&self, name: &FileName) -> bool {
        let name = without_version(name.as_bytes());
        let is_in = |list: &[String], what: &[u8]| list.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(what));
        if is_in(&self.names, name) {
            return true;
        }
        match name.iter().rposition(|&byte| byte == b'.') {
            None => self.without_ending,
            Some(0) => self.hidden,
            Some(dot) => is_in(&self.endings, &name[dot + 1..]),
        }
    }
}

/// VMS writes the version of a file behind its name: `LOGIN.COM;3`.
fn without_version(name: &[u8]) -> &[u8] {
    match name.iter().rposition(|&byte| byte == b';') {
        Some(at) if at > 0 && at + 1 < name.len() && name[at + 1..].iter().all(u8::is_ascii_digit) => &name[..at],
        _ => name,
    }
}

/// The type of each file of a job.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileTypes {
    /// All as bytes.
    #[default]
    Binary,
    /// All as text.
    Ascii,
    /// As text what has one of these names.
    ByName(Arc<TextNames>),
}

impl FileTypes {
    /// What a choice means with these names.
    pub fn new(choice: TypeChoice, text: &TextNames) -> Self {
        match choice {
            TypeChoice::Automatic => Self::ByName(Arc::new(text.clone())),
            TypeChoice::Binary => Self::Binary,
            TypeChoice::Ascii => Self::Ascii,
        }
    }

    /// The type of the file that has this name at its source.
    pub fn of(&self, name: &FileName) -> TransferType {
        match self {
            Self::Ascii => TransferType::Ascii,
            Self::ByName(text) if text.holds(name) => TransferType::Ascii,
            Self::Binary | Self::ByName(_) => TransferType::Image,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(names: &TextNames, name: &str) -> bool {
        names.holds(&FileName::parse(name.as_bytes()).expect("a name"))
    }

    #[test]
    fn the_name_says_what_is_text() {
        let usual = TextNames::default();
        for name in [
            "a.txt",
            "INDEX.HTML",
            "x.tar.sh",
            ".htaccess",
            ".eslintrc.json",
            "Makefile",
            "readme",
            "A.TXT;12",
        ] {
            assert!(text(&usual, name), "{name}");
        }
        for name in [
            "a.gz",
            "program",
            ".DS_Store",
            "txt",
            ".txt",
            "a.",
            "a.txt.gz",
            "a;1",
            "a.txt;",
            "a.txt;b",
            ";1",
        ] {
            assert!(!text(&usual, name), "{name}");
        }
        let others = TextNames {
            without_ending: true,
            hidden: true,
            endings: vec!["dat".to_owned()],
            names: Vec::new(),
        };
        for (name, expected) in [
            ("program", true),
            (".DS_Store", true),
            ("a.dat", true),
            ("a.txt", false),
            (".a.gz", false),
        ] {
            assert_eq!(text(&others, name), expected, "{name}");
        }
    }

    #[test]
    fn a_choice_is_a_word_and_a_type() {
        let name = FileName::parse(b"a.md").expect("a name");
        for (choice, expected) in [
            (TypeChoice::Automatic, TransferType::Ascii),
            (TypeChoice::Binary, TransferType::Image),
            (TypeChoice::Ascii, TransferType::Ascii),
        ] {
            assert_eq!(choice.word().parse::<TypeChoice>().ok(), Some(choice));
            let types = FileTypes::new(choice, &TextNames::default());
            assert_eq!(types.of(&name), expected);
        }
        assert!("text".parse::<TypeChoice>().is_err());
    }

    #[test]
    fn no_name_stands_twice() {
        let usual = TextNames::default();
        for list in [usual.endings, usual.names] {
            assert!(list.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
