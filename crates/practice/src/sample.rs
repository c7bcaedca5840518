//! The sample site: the web folder of a small harbour museum, the same in every run, bytes and dates.

mod picture;
mod png;
mod texts;

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use crate::PracticeError;

/// 4 May 2024, 08:34:07 UTC: the oldest file. Each file after it is some hours younger.
const FIRST_MODIFIED: Duration = Duration::from_secs(1_714_811_647);
const BETWEEN_FILES: Duration = Duration::from_mins(5 * 60 + 17);
/// How many small files the log book has.
const LOGBOOK_DAYS: u32 = 200;
/// The big file: long enough to show speed and time left.
const SURVEY_MEBIBYTES: u32 = 20;
const MEBIBYTE: usize = 1 << 20;

/// Writes the whole site into `root`, which exists and is empty.
pub(crate) fn write_site(root: &Path) -> Result<(), PracticeError> {
    let mut site = Site { root, written: 0 };
    for (path, text) in texts::PAGES {
        site.file(path, text.as_bytes())?;
    }
    for (index, path) in picture::PATHS.iter().enumerate() {
        let picture = picture::paint(index as u32);
        site.file(path, &picture.to_png())?;
    }
    for day in 0..LOGBOOK_DAYS {
        let (path, text) = texts::logbook_page(day);
        site.file(&path, text.as_bytes())?;
    }
    site.survey("survey/sonar-north-basin.dat")?;
    site.folder("upload-here/incoming")
}

struct Site<'a> {
    root: &'a Path,
    written: u32,
}

impl Site<'_> {
    fn folder(&self, path: &str) -> Result<(), PracticeError> {
        let path = self.root.join(path);
        fs::create_dir_all(&path).map_err(PracticeError::folder(path))
    }

    fn file(&mut self, path: &str, bytes: &[u8]) -> Result<(), PracticeError> {
        self.write(path, |file| file.write_all(bytes))
    }

    /// Noise from a small generator, numbered by mebibyte so that no two blocks are equal.
    fn survey(&mut self, path: &str) -> Result<(), PracticeError> {
        let mut block = noise(MEBIBYTE);
        self.write(path, |file| {
            for number in 0..SURVEY_MEBIBYTES {
                block[..4].copy_from_slice(&number.to_be_bytes());
                file.write_all(&block)?;
            }
            Ok(())
        })
    }

    fn write(&mut self, path: &str, content: impl FnOnce(&mut File) -> io::Result<()>) -> Result<(), PracticeError> {
        let path: PathBuf = self.root.join(path);
        let modified = SystemTime::UNIX_EPOCH + FIRST_MODIFIED + BETWEEN_FILES * self.written;
        self.written += 1;
        let write = || {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            let mut file = File::create_new(&path)?;
            content(&mut file)?;
            file.set_modified(modified)
        };
        write().map_err(PracticeError::folder(&path))
    }
}

/// xorshift64: fast, and no compression on the way can shorten it. `length` is a multiple of eight.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut bytes = Vec::with_capacity(length);
    while bytes.len() < length {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        bytes.extend_from_slice(&state.to_le_bytes());
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(folder: &Path, found: &mut Vec<(PathBuf, u64)>) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_dir() {
                files(&entry.path(), found);
            } else {
                found.push((entry.path(), entry.metadata().unwrap().len()));
            }
        }
    }

    #[test]
    fn the_site_has_small_files_big_files_and_names_beyond_ascii() {
        let root = tempfile::tempdir().unwrap();
        write_site(root.path()).unwrap();
        let mut found = Vec::new();
        files(root.path(), &mut found);
        let logbook = found
            .iter()
            .filter(|(path, _)| path.starts_with(root.path().join("logbook")))
            .count();
        assert_eq!(logbook as u32, LOGBOOK_DAYS);
        assert!(
            found
                .iter()
                .any(|(_, size)| *size == u64::from(SURVEY_MEBIBYTES) * MEBIBYTE as u64)
        );
        let pictures = found
            .iter()
            .filter(|(path, _)| path.extension().is_some_and(|e| e == "png"));
        assert!(pictures.clone().count() >= 6);
        assert!(pictures.clone().all(|(_, size)| (100_000..1_000_000).contains(size)));
        assert!(found.iter().any(|(path, _)| path.to_str().unwrap().contains('Ü')));
        assert!(found.iter().any(|(path, _)| path.to_str().unwrap().contains('🐙')));
        assert!(root.path().join("upload-here/incoming").is_dir());
    }

    #[test]
    fn every_picture_and_style_of_the_front_page_is_there() {
        let root = tempfile::tempdir().unwrap();
        write_site(root.path()).unwrap();
        let page = fs::read_to_string(root.path().join("index.html")).unwrap();
        let links: Vec<&str> = page
            .split(['"', '\''])
            .filter(|part| part.contains('/') && part.contains('.') && !part.contains('<'))
            .collect();
        assert!(links.len() >= 5, "{links:?}");
        for link in links {
            assert!(root.path().join(link).exists(), "`index.html` names `{link}`");
        }
    }
}
