//! Just enough of SPDX licence expressions (SPDX 2.3, annex D) to judge what cargo packages state.

use std::collections::BTreeSet;

/// Whether `expression` can be satisfied by the licences in `allowed`. `WITH` exceptions are licences of their own;
/// the old `/` means OR. What cannot be read is not allowed.
pub(crate) fn allowed(expression: &str, allowed: &BTreeSet<&str>) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let mut parser = Parser {
        words: spaced.split_whitespace().collect(),
        at: 0,
        allowed,
    };
    parser.either() == Some(true) && parser.at == parser.words.len()
}

struct Parser<'a> {
    words: Vec<&'a str>,
    at: usize,
    allowed: &'a BTreeSet<&'a str>,
}

impl Parser<'_> {
    fn take(&mut self, word: &str) -> bool {
        let found = self.words.get(self.at) == Some(&word);
        self.at += usize::from(found);
        found
    }

    fn either(&mut self) -> Option<bool> {
        let mut result = self.both()?;
        while self.take("OR") {
            result |= self.both()?;
        }
        Some(result)
    }

    fn both(&mut self) -> Option<bool> {
        let mut result = self.one()?;
        while self.take("AND") {
            result &= self.one()?;
        }
        Some(result)
    }

    fn one(&mut self) -> Option<bool> {
        if self.take("(") {
            let inner = self.either()?;
            return self.take(")").then_some(inner);
        }
        let licence = *self.words.get(self.at)?;
        self.at += 1;
        if !self.take("WITH") {
            return Some(self.allowed.contains(licence));
        }
        let exception = *self.words.get(self.at)?;
        self.at += 1;
        Some(self.allowed.contains(format!("{licence} WITH {exception}").as_str()))
    }
}

#[test]
fn expressions_are_read_as_spdx_means_them() {
    let list = BTreeSet::from(["MIT", "Zlib", "Apache-2.0 WITH LLVM-exception"]);
    for yes in [
        "MIT",
        "GPL-2.0 OR MIT",
        "MIT/GPL-2.0",
        "MIT AND (Zlib OR GPL-2.0)",
        "Apache-2.0 WITH LLVM-exception",
    ] {
        assert!(allowed(yes, &list), "{yes}");
    }
    for no in [
        "GPL-2.0",
        "MIT AND GPL-2.0",
        "Apache-2.0",
        "(MIT",
        "MIT MIT",
        "",
        "GPL-2.0 OR GPL-3.0 AND MIT",
    ] {
        assert!(!allowed(no, &list), "{no}");
    }
}
