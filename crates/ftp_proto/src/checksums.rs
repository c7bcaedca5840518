//! The commands by which servers compute checksums: which there are, and what their replies say.
//!
//! HASH is draft-bryan-ftpext-hash, with RANG of draft-bryan-ftp-range; MD5 and MMD5 are draft-twine-ftpmd5; the
//! commands with an X are older than all of these and written down nowhere (`quirks.md` row 88).

use portolan_remote::{Checksum, ChecksumAlgorithm as Algorithm, Checksums, RemotePath};

use crate::{features::Features, reply::Reply};

/// A command that has a checksum computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    /// HASH, of whatever OPTS HASH chose.
    Hash,
    /// One with a name of its own, which takes a part of the file behind the path.
    Own(&'static str),
    /// One that takes a path and nothing else.
    Plain(&'static str),
}

/// The commands with names of their own.
const OWN: &[(&str, Algorithm)] = &[
    ("XSHA512", Algorithm::Sha512),
    ("XSHA256", Algorithm::Sha256),
    ("XSHA1", Algorithm::Sha1),
    ("XSHA", Algorithm::Sha1),
    ("XMD5", Algorithm::Md5),
    ("XCRC", Algorithm::Crc32),
];
/// Those of one algorithm that take no part of a file.
const PLAIN: &[(&str, Algorithm)] = &[("MD5", Algorithm::Md5), ("MMD5", Algorithm::Md5)];

impl Method {
    /// The command's word.
    pub(crate) fn verb(self) -> &'static str {
        match self {
            Self::Hash => "HASH",
            Self::Own(verb) | Self::Plain(verb) => verb,
        }
    }
}

/// The commands that FEAT lists for this algorithm, the most exact first.
pub(crate) fn methods(features: &Features, algorithm: Algorithm) -> Vec<Method> {
    let mut methods = Vec::new();
    if hash_algorithms(features).0.has(algorithm) {
        methods.push(Method::Hash);
    }
    let of = |table: &'static [(&'static str, Algorithm)]| {
        let named = table.iter().filter(move |(_, made)| *made == algorithm);
        named.map(|(verb, _)| *verb).filter(|verb| features.has(verb))
    };
    methods.extend(of(OWN).map(Method::Own));
    methods.extend(of(PLAIN).map(Method::Plain));
    methods
}

/// Everything that FEAT promises.
pub(crate) fn offered(features: &Features) -> Checksums {
    let known = Algorithm::ALL.into_iter();
    known
        .filter(|algorithm| !methods(features, *algorithm).is_empty())
        .collect()
}

/// The algorithms of `HASH SHA-256*;SHA-1` and the one with the star, which is in force at the start.
pub(crate) fn hash_algorithms(features: &Features) -> (Checksums, Option<Algorithm>) {
    let mut in_force = None;
    let mut all = Checksums::NONE;
    for name in features.arguments("HASH").unwrap_or_default().split([';', ',', ' ']) {
        let plain = name.trim_end_matches('*');
        let Ok(algorithm) = plain.parse::<Algorithm>() else {
            continue;
        };
        all = all.with(algorithm);
        if plain.len() < name.len() {
            in_force = Some(algorithm);
        }
    }
    (all, in_force)
}

/// The checksum in a reply: any 2yz will do, and the word of the right length is it, wherever it stands. The path is
/// struck out first, since a name may look like a checksum. HASH names its algorithm; another than the wanted one is
/// no answer.
pub(crate) fn checksum(reply: &Reply, algorithm: Algorithm, path: &RemotePath) -> Option<Checksum> {
    if !reply.code.positive() {
        return None;
    }
    let words_of = |line: &[u8]| -> Vec<Vec<u8>> {
        let line = without_path(line, path);
        let words = line.split(|byte| matches!(byte, b' ' | b'\t' | b',' | b'=' | b':' | b'"' | b'(' | b')'));
        words.filter(|word| !word.is_empty()).map(<[u8]>::to_vec).collect()
    };
    // The last line has it; lines above are talk ("Computing MD5 digest").
    let words = words_of(reply.last());
    let named = words
        .iter()
        .find_map(|word| std::str::from_utf8(word).ok()?.parse::<Algorithm>().ok());
    if named.is_some_and(|named| named != algorithm) {
        return None;
    }
    let mut lines = reply.lines.iter().rev();
    let found = lines.find_map(|line| {
        words_of(line)
            .iter()
            .find_map(|word| Checksum::from_hex(algorithm, word))
    });
    found.or_else(|| match &words[..] {
        // Some print the number and not its digits, so noughts in front are missing.
        [word] if algorithm == Algorithm::Crc32 && word.len() < 8 => {
            let mut hex = vec![b'0'; 8 - word.len()];
            hex.extend_from_slice(word);
            Checksum::from_hex(algorithm, &hex)
        }
        _ => None,
    })
}

/// The line without the first mention of the path, or of its last component.
fn without_path(line: &[u8], path: &RemotePath) -> Vec<u8> {
    let name = path.file_name();
    let name = name.as_ref().map_or(&[][..], |name| name.as_bytes());
    for needle in [path.as_bytes(), name] {
        // A name inside a longer word is no mention of it.
        let whole = |at: usize| {
            let before = at.checked_sub(1).map(|before| line[before]);
            let after = line.get(at + needle.len()).copied();
            let edge = |byte: Option<u8>| byte.is_none_or(|byte| matches!(byte, b' ' | b'"' | b','));
            edge(before) && edge(after)
        };
        if needle.is_empty() {
            continue;
        }
        let mut windows = line.windows(needle.len()).enumerate();
        let found = windows.rfind(|(at, window)| *window == needle && whole(*at));
        if let Some((at, _)) = found {
            return [&line[..at], b" ", &line[at + needle.len()..]].concat();
        }
    }
    line.to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reply::ReplyCode;

    fn reply(code: u16, line: &str) -> Reply {
        Reply {
            code: ReplyCode(code),
            lines: vec![line.into()],
        }
    }

    const SUM: &str = "b359479cfda703b7fd473c7e09f39049";

    #[test]
    fn row_88_a_name_that_looks_like_a_checksum_is_none() {
        let other = "00000000000000000000000000000000";
        let path = RemotePath::new(format!("/d/{other}"));
        for line in [
            format!("\"{other}\" {SUM}"),
            format!("{other} {SUM}"),
            format!("/d/{other} {SUM}"),
            format!("MD5 0-7 {SUM} {other}"),
        ] {
            let found = checksum(&reply(251, &line), Algorithm::Md5, &path);
            assert_eq!(found.map(|found| found.hex()).as_deref(), Some(SUM), "{line}");
        }
        // A file whose name is its own checksum.
        let path = RemotePath::new(format!("/d/{SUM}"));
        let found = checksum(&reply(213, &format!("MD5 {SUM} {SUM}")), Algorithm::Md5, &path);
        assert_eq!(found.map(|found| found.hex()).as_deref(), Some(SUM));
    }

    #[test]
    fn row_88_another_algorithm_than_the_wanted_one_is_no_answer() {
        let path = RemotePath::new("/f");
        let sha = "da39a3ee5e6b4b0d3255bfef95601890afd80709";
        assert_eq!(
            checksum(&reply(213, &format!("SHA-1 0-9 {sha} f")), Algorithm::Sha256, &path),
            None
        );
        assert_eq!(checksum(&reply(213, "nonsense"), Algorithm::Md5, &path), None);
        assert_eq!(checksum(&reply(550, SUM), Algorithm::Md5, &path), None);
        let crc = checksum(&reply(250, "F0D5C8A"), Algorithm::Crc32, &path);
        assert_eq!(crc.map(|crc| crc.hex()).as_deref(), Some("0f0d5c8a"));
    }

    #[test]
    fn what_feat_promises() {
        let lines = ["HASH SHA-256*;SHA-1;MD5;TIGER", "XCRC", "MMD5", "XSHA1 path"];
        let features = Features::of_lines(&lines);
        let (all, in_force) = hash_algorithms(&features);
        assert_eq!(in_force, Some(Algorithm::Sha256));
        assert!(all.has(Algorithm::Md5) && !all.has(Algorithm::Crc32));
        assert_eq!(
            methods(&features, Algorithm::Sha1),
            [Method::Hash, Method::Own("XSHA1")]
        );
        assert_eq!(
            methods(&features, Algorithm::Md5),
            [Method::Hash, Method::Plain("MMD5")]
        );
        assert_eq!(offered(&features).best(), Some(Algorithm::Sha256));
        assert!(!offered(&features).has(Algorithm::Sha512));
    }
}
