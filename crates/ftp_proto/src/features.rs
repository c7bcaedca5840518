//! The reply to FEAT (RFC 2389).

use crate::reply::Reply;

/// What a server says it can do; a hint, never a promise (`quirks.md` row 18).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Features {
    lines: Vec<String>,
}

impl Features {
    /// Reads a reply to FEAT; `None` where it is none (row 16). Prefixes, blanks and letter case do not matter (row 17).
    pub(crate) fn parse(reply: &Reply) -> Option<Self> {
        if reply.code.0 != 211 {
            return None;
        }
        // The first and last lines are headings; a reply of one line says that there is nothing.
        let last = reply.lines.len().saturating_sub(1);
        let lines = reply
            .lines
            .iter()
            .take(last)
            .skip(1)
            .map(|line| String::from_utf8_lossy(line).trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect();
        Some(Self { lines })
    }

    /// The lines, trimmed.
    pub(crate) fn lines(&self) -> &[String] {
        &self.lines
    }

    /// Is there a line that begins with these words, in any case?
    pub(crate) fn has(&self, words: &str) -> bool {
        self.lines.iter().any(|line| {
            line.get(..words.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(words))
                && line[words.len()..]
                    .chars()
                    .next()
                    .is_none_or(|next| !next.is_ascii_alphanumeric())
        })
    }

    /// Does MFF set Unix permissions here?
    pub(crate) fn mff_mode(&self) -> bool {
        self.lines.iter().any(|line| {
            let line = line.to_ascii_lowercase();
            line.starts_with("mff") && line.contains("unix.mode")
        })
    }

    /// What stands behind this word, where there is a line with it.
    pub(crate) fn arguments(&self, word: &str) -> Option<&str> {
        self.lines.iter().find_map(|line| {
            let start = line.get(..word.len())?;
            let rest = &line[word.len()..];
            (start.eq_ignore_ascii_case(word) && (rest.is_empty() || rest.starts_with(' '))).then(|| rest.trim())
        })
    }

    #[cfg(test)]
    pub(crate) fn of_lines(lines: &[&str]) -> Self {
        Self {
            lines: lines.iter().map(|line| (*line).to_owned()).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn row_17_words_are_compared_whole_and_in_any_case() {
        let features = Features {
            lines: vec![
                "utf8 ON".into(),
                "MLST type*;size*".into(),
                "AUTH SSL;TLS-P;".into(),
                "XMD5X".into(),
            ],
        };
        assert!(features.has("UTF8") && features.has("mlst") && features.has("AUTH"));
        assert!(!features.has("UTF") && !features.has("XMD5") && !features.has("REST STREAM"));
        assert_eq!(features.arguments("Mlst"), Some("type*;size*"));
        assert_eq!(
            (features.arguments("XMD5"), features.arguments("UTF8")),
            (None, Some("ON"))
        );
    }
}
