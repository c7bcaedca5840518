//! The name that a second file gets beside the first.

use std::fmt;

use portolan_remote::FileName;

/// How a free name is made where both files are kept: `{name} ({n}){ext}` makes `index (2).html` of `index.html`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamePattern(String);

/// Why a pattern cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadNamePattern {
    /// Every name has to be another one.
    #[error("a pattern for names needs `{{name}}` and `{{n}}` once each, and may have `{{ext}}`")]
    Parts,
    /// A separator, or a control character.
    #[error("`{0}` cannot be in a file name")]
    Character(char),
}

impl Default for NamePattern {
    fn default() -> Self {
        Self("{name} ({n}){ext}".to_owned())
    }
}

impl fmt::Display for NamePattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl NamePattern {
    /// Reads a pattern.
    pub fn parse(text: &str) -> Result<Self, BadNamePattern> {
        let once = |part: &str| text.matches(part).count() == 1;
        if !once("{name}") || !once("{n}") || text.matches("{ext}").count() > 1 {
            return Err(BadNamePattern::Parts);
        }
        let bad =
            |char: &char| char.is_control() || matches!(char, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
        match text.chars().find(bad) {
            Some(char) => Err(BadNamePattern::Character(char)),
            None => Ok(Self(text.to_owned())),
        }
    }

    /// The name with this number; `None` where that is no legal name.
    pub fn apply(&self, name: &FileName, number: u32) -> Option<FileName> {
        let bytes = name.as_bytes();
        // What begins with a dot has no extension by that dot.
        let dot = bytes.iter().rposition(|&byte| byte == b'.').filter(|&at| at > 0);
        let (stem, extension) = bytes.split_at(dot.unwrap_or(bytes.len()));
        let mut made = Vec::with_capacity(self.0.len() + bytes.len());
        let mut rest = self.0.as_str();
        while let Some(at) = rest.find('{') {
            made.extend_from_slice(&rest.as_bytes()[..at]);
            rest = &rest[at..];
            let number = number.to_string();
            let parts: [(&str, &[u8]); 3] = [("{name}", stem), ("{n}", number.as_bytes()), ("{ext}", extension)];
            let (mark, bytes) = parts
                .into_iter()
                .find(|part| rest.starts_with(part.0))
                .unwrap_or(("{", b"{"));
            made.extend_from_slice(bytes);
            rest = &rest[mark.len()..];
        }
        made.extend_from_slice(rest.as_bytes());
        if !self.0.contains("{ext}") {
            made.extend_from_slice(extension);
        }
        FileName::parse(&made).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_go_where_the_pattern_has_them() {
        for (pattern, name, expected) in [
            ("{name} ({n}){ext}", "index.html", "index (2).html"),
            ("{name} ({n}){ext}", "README", "README (2)"),
            ("{name} ({n}){ext}", ".profile", ".profile (2)"),
            ("{name} ({n}){ext}", "a.tar.gz", "a.tar (2).gz"),
            ("{n}-{name}{ext}", "a.txt", "2-a.txt"),
            ("{name}.{n}", "a.txt", "a.2.txt"),
            ("{name}{ext}.~{n}~", "a.txt", "a.txt.~2~"),
            ("{{name}{n}}", "a{n}", "{a{n}2}"),
        ] {
            let name = FileName::parse(name.as_bytes()).expect("a name");
            let made = NamePattern::parse(pattern).expect("a pattern").apply(&name, 2);
            assert_eq!(made.expect("a name").to_string_lossy(), expected, "{pattern}");
        }
    }

    #[test]
    fn a_pattern_that_gives_no_other_names_is_refused() {
        for pattern in [
            "",
            "{name}",
            "{n}",
            "copy",
            "{name}{n}{n}",
            "{name}/{n}",
            "{name}\n{n}",
            "{name}:{n}",
        ] {
            assert!(NamePattern::parse(pattern).is_err(), "{pattern}");
        }
    }
}
