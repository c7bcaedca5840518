//! Lines of the control connection, masked when they are built.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What stands where a secret stood.
const MASK: &str = "••••••";

/// The secrets of one session, so that they can be found wherever they occur. Never printed, wiped on drop.
#[derive(Clone, Default)]
pub struct Secrets(Vec<Vec<u8>>);

impl Secrets {
    /// No secret at all.
    pub fn none() -> Self {
        Self::default()
    }

    /// Adds a secret to be masked. Empty ones, and those that everybody knows, hide nothing and are left out.
    pub fn add(&mut self, secret: &[u8]) {
        if !secret.is_empty() && !self.0.iter().any(|known| known == secret) {
            self.0.push(secret.to_vec());
            // The longest first: a secret may hold another one.
            self.0.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
        }
    }

    fn mask(&self, bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(bytes.len());
        let mut rest = bytes;
        'next: while let Some((&first, tail)) = rest.split_first() {
            for secret in &self.0 {
                if rest.starts_with(secret) {
                    out.extend_from_slice(MASK.as_bytes());
                    rest = &rest[secret.len()..];
                    continue 'next;
                }
            }
            out.push(first);
            rest = tail;
        }
        out
    }
}

impl Drop for Secrets {
    fn drop(&mut self) {
        for secret in &mut self.0 {
            for byte in secret.iter_mut() {
                *byte = 0;
            }
            std::hint::black_box(secret);
        }
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secrets({})", self.0.len())
    }
}

/// One line of the control connection for people: masked, without its line end, never undone.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ControlLine(Box<str>);

impl ControlLine {
    /// A command about to be sent. The arguments of PASS and ACCT never show, nor does a known secret elsewhere.
    pub fn command(line: &[u8], secrets: &Secrets) -> Self {
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let verb = line.split(|byte| *byte == b' ').next().unwrap_or_default();
        if verb.eq_ignore_ascii_case(b"PASS") || verb.eq_ignore_ascii_case(b"ACCT") {
            let verb = String::from_utf8_lossy(verb);
            return Self(
                if line.len() > verb.len() {
                    format!("{verb} {MASK}")
                } else {
                    verb.into_owned()
                }
                .into(),
            );
        }
        Self::plain(line, secrets)
    }

    /// A line of a reply: servers echo passwords, so known secrets are masked here too.
    pub fn reply(line: &[u8], secrets: &Secrets) -> Self {
        Self::plain(line, secrets)
    }

    fn plain(line: &[u8], secrets: &Secrets) -> Self {
        Self(String::from_utf8_lossy(&secrets.mask(line)).into())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ControlLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for ControlLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_never_show() {
        let mut secrets = Secrets::none();
        secrets.add(b"S3cret!");
        assert_eq!(
            ControlLine::command(b"PASS S3cret!\r\n", &secrets).as_str(),
            "PASS ••••••"
        );
        assert_eq!(
            ControlLine::command(b"pass other\r\n", &secrets).as_str(),
            "pass ••••••"
        );
        assert_eq!(
            ControlLine::command(b"ACCT x\r\n", &Secrets::none()).as_str(),
            "ACCT ••••••"
        );
        assert_eq!(
            ControlLine::command(b"SITE LOGON u S3cret! x\r\n", &secrets).as_str(),
            "SITE LOGON u •••••• x"
        );
        assert_eq!(
            ControlLine::reply(b"530 bad password 'S3cret!'", &secrets).as_str(),
            "530 bad password '••••••'"
        );
        assert_eq!(ControlLine::command(b"PASS\r\n", &secrets).as_str(), "PASS");
    }

    #[test]
    fn the_longer_of_two_secrets_goes_first() {
        let mut secrets = Secrets::none();
        secrets.add(b"abc");
        secrets.add(b"abcdef");
        assert_eq!(
            ControlLine::reply(b"200 abcdef abc", &secrets).as_str(),
            "200 •••••• ••••••"
        );
        assert_eq!(format!("{secrets:?}"), "Secrets(2)");
    }
}
