//! Checksums of files: which there are, how they are written, and how they are made.

use std::{
    fmt,
    io::{self, Read},
    str::FromStr,
};

use serde::{Deserialize, Serialize};
use sha2::Digest as _;

/// How a checksum is made. The order is from the weakest to the strongest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChecksumAlgorithm {
    /// CRC-32 as in ISO 3309 and zip: finds accidents, proves nothing against malice.
    Crc32,
    /// RFC 1321: the same.
    Md5,
    /// RFC 3174: the same.
    Sha1,
    /// FIPS 180-4.
    Sha256,
    /// FIPS 180-4.
    Sha512,
}

impl ChecksumAlgorithm {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Crc32, Self::Md5, Self::Sha1, Self::Sha256, Self::Sha512];

    /// Those that are worth asking for where nobody named one, the best first: SHA-512 proves no more here than SHA-256
    /// and is rarer.
    pub const BY_PREFERENCE: [Self; 5] = [Self::Sha256, Self::Sha512, Self::Sha1, Self::Md5, Self::Crc32];

    /// The length of the checksum, in bytes.
    pub fn bytes(self) -> usize {
        match self {
            Self::Crc32 => 4,
            Self::Md5 => 16,
            Self::Sha1 => 20,
            Self::Sha256 => 32,
            Self::Sha512 => 64,
        }
    }

    /// The name in the registry of hash function textual names (draft-bryan-ftpext-hash).
    pub fn name(self) -> &'static str {
        match self {
            Self::Crc32 => "CRC32",
            Self::Md5 => "MD5",
            Self::Sha1 => "SHA-1",
            Self::Sha256 => "SHA-256",
            Self::Sha512 => "SHA-512",
        }
    }
}

/// The registered name, e.g. `SHA-256`.
impl fmt::Display for ChecksumAlgorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The words are no algorithm.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no checksum: `crc32`, `md5`, `sha1`, `sha256` or `sha512` is needed")]
pub struct UnknownAlgorithm(pub String);

/// Reads a name in any case, with or without `-`.
impl FromStr for ChecksumAlgorithm {
    type Err = UnknownAlgorithm;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let plain = |name: &str| name.replace(['-', '_'], "").to_ascii_lowercase();
        let wanted = plain(text);
        Self::ALL
            .into_iter()
            .find(|algorithm| plain(algorithm.name()) == wanted)
            .or((wanted == "crc").then_some(Self::Crc32))
            .or((wanted == "sha").then_some(Self::Sha1))
            .ok_or_else(|| UnknownAlgorithm(text.to_owned()))
    }
}

/// A set of algorithms.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Checksums(u8);

impl Checksums {
    /// None.
    pub const NONE: Self = Self(0);
    /// Every one that there is.
    pub const ALL: Self = Self(0b1_1111);

    /// Is this one in the set?
    pub fn has(self, algorithm: ChecksumAlgorithm) -> bool {
        self.0 & 1 << algorithm as u8 != 0
    }

    /// Is there any?
    pub fn any(self) -> bool {
        self.0 != 0
    }

    /// The set with this one.
    #[must_use]
    pub fn with(self, algorithm: ChecksumAlgorithm) -> Self {
        Self(self.0 | 1 << algorithm as u8)
    }

    /// Those in the set, the best first.
    pub fn iter(self) -> impl Iterator<Item = ChecksumAlgorithm> {
        ChecksumAlgorithm::BY_PREFERENCE
            .into_iter()
            .filter(move |algorithm| self.has(*algorithm))
    }

    /// The one to ask for where nobody named one.
    pub fn best(self) -> Option<ChecksumAlgorithm> {
        self.iter().next()
    }
}

impl FromIterator<ChecksumAlgorithm> for Checksums {
    fn from_iter<I: IntoIterator<Item = ChecksumAlgorithm>>(algorithms: I) -> Self {
        algorithms.into_iter().fold(Self::NONE, Self::with)
    }
}

impl fmt::Debug for Checksums {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// The checksum of a file or of a part of it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Checksum {
    algorithm: ChecksumAlgorithm,
    bytes: Box<[u8]>,
}

impl Checksum {
    /// Reads hexadecimal digits of any case; `None` where they are not as many as the algorithm gives.
    pub fn from_hex(algorithm: ChecksumAlgorithm, hex: &[u8]) -> Option<Self> {
        if hex.len() != 2 * algorithm.bytes() {
            return None;
        }
        let digit = |byte: u8| char::from(byte).to_digit(16);
        let bytes = hex
            .chunks(2)
            .map(|pair| Some((digit(pair[0])? * 16 + digit(pair[1])?) as u8));
        Some(Self {
            algorithm,
            bytes: bytes.collect::<Option<_>>()?,
        })
    }

    /// How it was made.
    pub fn algorithm(&self) -> ChecksumAlgorithm {
        self.algorithm
    }

    /// The digits, in lower case.
    pub fn hex(&self) -> String {
        self.bytes
            .iter()
            .flat_map(|byte| [byte >> 4, byte & 15])
            .map(|digit| char::from(b"0123456789abcdef"[usize::from(digit)]))
            .collect()
    }
}

/// `SHA-256 2cf2…`.
impl fmt::Display for Checksum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.algorithm, self.hex())
    }
}

impl fmt::Debug for Checksum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Makes a checksum of bytes as they come.
#[derive(Clone)]
pub struct ChecksumMaker(Making);

#[derive(Clone)]
enum Making {
    Crc32(crc32fast::Hasher),
    Md5(md5::Md5),
    Sha1(sha1::Sha1),
    Sha256(sha2::Sha256),
    Sha512(sha2::Sha512),
}

impl ChecksumMaker {
    /// Of nothing yet.
    pub fn new(algorithm: ChecksumAlgorithm) -> Self {
        Self(match algorithm {
            ChecksumAlgorithm::Crc32 => Making::Crc32(crc32fast::Hasher::new()),
            ChecksumAlgorithm::Md5 => Making::Md5(md5::Md5::new()),
            ChecksumAlgorithm::Sha1 => Making::Sha1(sha1::Sha1::new()),
            ChecksumAlgorithm::Sha256 => Making::Sha256(sha2::Sha256::new()),
            ChecksumAlgorithm::Sha512 => Making::Sha512(sha2::Sha512::new()),
        })
    }

    /// Of these too.
    pub fn add(&mut self, bytes: &[u8]) {
        match &mut self.0 {
            Making::Crc32(making) => making.update(bytes),
            Making::Md5(making) => making.update(bytes),
            Making::Sha1(making) => making.update(bytes),
            Making::Sha256(making) => making.update(bytes),
            Making::Sha512(making) => making.update(bytes),
        }
    }

    /// Of all that is left of this source too; blocks. `wanted` is asked before each 256 KiB: once it says no, the rest is
    /// left, and `false` returned. Errors are those of the source.
    pub fn add_all(&mut self, mut source: impl Read, wanted: impl Fn() -> bool) -> io::Result<bool> {
        let mut chunk = vec![0; 256 * 1024];
        while wanted() {
            match source.read(&mut chunk) {
                Ok(0) => return Ok(true),
                Ok(read) => self.add(&chunk[..read]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(false)
    }

    /// The checksum of all that was added.
    pub fn finish(self) -> Checksum {
        let (algorithm, bytes): (_, Box<[u8]>) = match self.0 {
            Making::Crc32(making) => (ChecksumAlgorithm::Crc32, Box::new(making.finalize().to_be_bytes())),
            Making::Md5(making) => (ChecksumAlgorithm::Md5, making.finalize().as_slice().into()),
            Making::Sha1(making) => (ChecksumAlgorithm::Sha1, making.finalize().as_slice().into()),
            Making::Sha256(making) => (ChecksumAlgorithm::Sha256, making.finalize().as_slice().into()),
            Making::Sha512(making) => (ChecksumAlgorithm::Sha512, making.finalize().as_slice().into()),
        };
        Checksum { algorithm, bytes }
    }
}

impl fmt::Debug for ChecksumMaker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ChecksumMaker(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_are_those_of_the_standards() {
        for (algorithm, hex) in [
            (ChecksumAlgorithm::Crc32, "352441c2"),
            (ChecksumAlgorithm::Md5, "900150983cd24fb0d6963f7d28e17f72"),
            (ChecksumAlgorithm::Sha1, "a9993e364706816aba3e25717850c26c9cd0d89d"),
            (
                ChecksumAlgorithm::Sha256,
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            ),
        ] {
            let mut making = ChecksumMaker::new(algorithm);
            making.add(b"a");
            making.add(b"bc");
            let made = making.finish();
            assert_eq!(made.hex(), hex);
            assert_eq!(Checksum::from_hex(algorithm, hex.to_uppercase().as_bytes()), Some(made));
        }
        let made = ChecksumMaker::new(ChecksumAlgorithm::Sha512).finish().hex();
        assert!(made.len() == 128 && made.starts_with("cf83e1357eefb8bd"));
    }

    #[test]
    fn a_source_is_read_to_its_end_or_until_nobody_wants_it() {
        let bytes = vec![7; 600 * 1024];
        let mut whole = ChecksumMaker::new(ChecksumAlgorithm::Sha256);
        whole.add(&bytes);
        let whole = whole.finish();
        for (chunks, all) in [(u32::MAX, true), (2, false), (0, false)] {
            let left = std::cell::Cell::new(chunks);
            let wanted = || left.replace(left.get().saturating_sub(1)) > 0;
            let mut making = ChecksumMaker::new(ChecksumAlgorithm::Sha256);
            assert_eq!(making.add_all(&*bytes, wanted).unwrap(), all);
            assert_eq!(making.finish() == whole, all);
        }
    }

    #[test]
    fn what_is_no_checksum_is_none() {
        for bad in ["", "352441c", "352441c22", "352441cg", "352441\u{e9}"] {
            assert_eq!(Checksum::from_hex(ChecksumAlgorithm::Crc32, bad.as_bytes()), None);
        }
    }

    #[test]
    fn names_are_read_as_people_write_them() {
        for (text, algorithm) in [
            ("sha256", ChecksumAlgorithm::Sha256),
            ("SHA-1", ChecksumAlgorithm::Sha1),
            ("crc", ChecksumAlgorithm::Crc32),
            ("Md5", ChecksumAlgorithm::Md5),
        ] {
            assert_eq!(text.parse(), Ok(algorithm));
        }
        assert!("sha3".parse::<ChecksumAlgorithm>().is_err());
        let set: Checksums = [ChecksumAlgorithm::Md5, ChecksumAlgorithm::Sha512]
            .into_iter()
            .collect();
        assert_eq!(set.best(), Some(ChecksumAlgorithm::Sha512));
        assert!(set.any() && !set.has(ChecksumAlgorithm::Crc32) && !Checksums::NONE.any());
        assert_eq!(
            ChecksumAlgorithm::ALL.into_iter().collect::<Checksums>(),
            Checksums::ALL
        );
    }
}
