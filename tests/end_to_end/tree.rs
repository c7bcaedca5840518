//! Trees of files with every sort of name, made the same each time.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use sha2::{Digest as _, Sha256};

/// Names that break careless clients: spaces, quotes, umlauts, emoji, leading dashes, globs, percent signs.
pub(crate) const NAMES: [&str; 20] = [
    "plain.txt",
    "with space.txt",
    " leading space",
    "it's.txt",
    "\"quoted\".txt",
    "-dash",
    "--help",
    "-la",
    "umlaut-äöüß.txt",
    "ＦＵＬＬ width.txt",
    "emoji-🐙🚢.txt",
    "日本語.txt",
    "star*.txt",
    "what?.txt",
    "[brackets].txt",
    "100%.txt",
    "%41.txt",
    "a -> b",
    "semi;type=a",
    ".hidden",
];

/// Makes a tree of `files` files whose sizes add up to about `bytes`; one of them is `largest` bytes long.
pub(crate) fn make(root: &Path, files: usize, bytes: u64, largest: u64) -> io::Result<()> {
    fs::create_dir_all(root.join("empty folder"))?;
    let mut random = Random(0x5eed);
    let small = bytes.saturating_sub(largest) / (files as u64).max(1);
    for at in 0..files {
        let name = NAMES[at % NAMES.len()];
        let folder = match at / NAMES.len() {
            0 => PathBuf::new(),
            1 => PathBuf::from("sub"),
            number => PathBuf::from(format!("sub/ö {}/-{}", number / 5, number % 5)),
        };
        fs::create_dir_all(root.join(&folder))?;
        let size = match at {
            0 => 0,
            1 => largest,
            2 => 1,
            _ => random.next() % (2 * small + 1),
        };
        fs::write(root.join(folder).join(name), random.bytes(size))?;
    }
    Ok(())
}

/// Every entry below a folder: SHA-256 for files, nothing for folders.
pub(crate) fn read(root: &Path) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    let mut entries = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.expect("readable").path();
            let name = path.strip_prefix(root).expect("below the root").to_owned();
            if path.is_dir() {
                entries.insert(name, None);
                folders.push(path);
            } else {
                let contents = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                entries.insert(name, Some(Sha256::digest(contents).to_vec()));
            }
        }
    }
    entries
}

/// The trees must be equal: every name, every byte, nothing more.
#[track_caller]
pub(crate) fn assert_equal(want: &Path, got: &Path, what: &str) {
    if let Err(difference) = difference(want, got) {
        panic!("{what}: {difference}");
    }
}

/// Says how two trees differ.
pub(crate) fn difference(want: &Path, got: &Path) -> Result<(), String> {
    let (want, got) = (read(want), read(got));
    let differing: Vec<_> = want
        .keys()
        .chain(got.keys())
        .filter(|name| want.get(*name) != got.get(*name))
        .collect();
    if differing.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{} of {} entries differ: {differing:?}",
        differing.len(),
        want.len()
    ))
}

/// This many bytes, the same each time.
pub(crate) fn bytes(size: usize) -> Vec<u8> {
    Random(0x5eed).bytes(size as u64)
}

/// xorshift64*: the same bytes on every machine.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    pub(crate) fn bytes(&mut self, size: u64) -> Vec<u8> {
        (0..size.div_ceil(8))
            .flat_map(|_| self.next().to_le_bytes())
            .take(usize::try_from(size).expect("it fits"))
            .collect()
    }
}
