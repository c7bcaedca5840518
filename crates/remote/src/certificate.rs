//! What a person needs to know of a server's certificate in order to decide.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// SHA-256 over the DER form of a certificate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(pub [u8; 32]);

/// The text is no SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a SHA-256 has 64 hexadecimal digits, with or without colons between the pairs")]
pub struct FingerprintParseError;

/// Pairs of upper-case hexadecimal digits with colons, as OpenSSL and browsers print it.
impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, byte) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str(":")?;
            }
            write!(f, "{byte:02X}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Takes what [`fmt::Display`] prints, also without colons, in lower case, and with a `SHA256:` in front.
impl FromStr for Fingerprint {
    type Err = FingerprintParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let text = match text.get(..7) {
            Some(prefix) if prefix.eq_ignore_ascii_case("sha256:") => &text[7..],
            _ => text,
        };
        let digits: Vec<u8> = text.bytes().filter(|byte| *byte != b':').collect();
        if digits.len() != 64 {
            return Err(FingerprintParseError);
        }
        let mut sum = [0; 32];
        for (byte, pair) in sum.iter_mut().zip(digits.chunks(2)) {
            let digit = |at: usize| char::from(pair[at]).to_digit(16).ok_or(FingerprintParseError);
            *byte = (digit(0)? * 16 + digit(1)?) as u8;
        }
        Ok(Self(sum))
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

/// Why a certificate was not trusted by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CertificateProblem {
    /// Nobody whom this computer trusts has signed it (often: self-signed).
    UnknownIssuer,
    /// Its time is over.
    Expired,
    /// Its time has not begun.
    NotYetValid,
    /// It was made for another name.
    WrongName,
    /// It was taken back by its issuer.
    Revoked,
    /// Another certificate than the one that was trusted for this host before.
    Changed,
    /// Malformed, too old, or not meant for servers.
    Unusable,
}

impl fmt::Display for CertificateProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::UnknownIssuer => "nobody whom this computer trusts has signed it",
            Self::Expired => "its time is over",
            Self::NotYetValid => "its time has not begun",
            Self::WrongName => "it was made for another host",
            Self::Revoked => "its issuer has taken it back",
            Self::Changed => "it is another one than the one trusted for this host",
            Self::Unusable => "it is malformed or not meant for servers",
        })
    }
}

/// A server's certificate, in words for a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertificateInfo {
    /// SHA-256 of its DER form: what a person compares and what is remembered.
    pub sha256: Fingerprint,
    /// Whom it was made for (distinguished name).
    pub subject: String,
    /// Who signed it (distinguished name).
    pub issuer: String,
    /// The names and addresses that it is good for.
    pub names: Vec<String>,
    /// First second of its validity, UTC, since 1970.
    pub not_before: i64,
    /// Last second of its validity, UTC, since 1970.
    pub not_after: i64,
    /// What is wrong with it.
    pub problem: CertificateProblem,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_are_read_as_printed() {
        let sum = Fingerprint(std::array::from_fn(|at| at as u8 * 7));
        assert_eq!(sum.to_string().parse(), Ok(sum));
        assert_eq!(
            format!("sha256:{}", sum.to_string().to_lowercase().replace(':', "")).parse(),
            Ok(sum)
        );
        assert_eq!("12:34".parse::<Fingerprint>(), Err(FingerprintParseError));
        assert_eq!("é".repeat(32).parse::<Fingerprint>(), Err(FingerprintParseError));
    }
}
