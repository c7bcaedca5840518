//! The program that opens a file: started by its words, never through a shell.

use std::{ffi::OsString, path::Path};

use portolan_remote::RemoteError;

use super::EditProgram;
use crate::local::desktop;

/// Endings of files that run, or run what is in them, when the desktop opens them.
const ENDINGS: &[&str] = &[
    "action",
    "app",
    "appimage",
    "appref-ms",
    "bat",
    "bin",
    "chm",
    "cmd",
    "com",
    "command",
    "cpl",
    "csh",
    "deb",
    "desktop",
    "dll",
    "dmg",
    "elf",
    "exe",
    "flatpak",
    "flatpakref",
    "gadget",
    "hta",
    "inf",
    "ins",
    "iso",
    "jar",
    "jnlp",
    "js",
    "jse",
    "ksh",
    "lnk",
    "mpkg",
    "msc",
    "msi",
    "msp",
    "osx",
    "out",
    "pif",
    "pkg",
    "pl",
    "ps1",
    "psm1",
    "py",
    "pyw",
    "rb",
    "reg",
    "rpm",
    "run",
    "scf",
    "scr",
    "sct",
    "service",
    "sh",
    "shb",
    "shs",
    "snap",
    "so",
    "terminal",
    "tool",
    "url",
    "vb",
    "vbe",
    "vbs",
    "webloc",
    "workflow",
    "ws",
    "wsc",
    "wsf",
    "wsh",
    "zsh",
];

/// Would opening a file by what the desktop has for it run it, or something in it? By its name, and its first bytes where
/// they are known. Too often is a question too many; too seldom is a stranger's program.
pub fn runs_when_opened(name: &[u8], head: &[u8]) -> bool {
    let name = String::from_utf8_lossy(name).to_lowercase();
    let ending = name
        .trim_end_matches(['.', ' '])
        .rsplit_once('.')
        .map(|(_, ending)| ending);
    let starts = |with: &[u8]| head.starts_with(with);
    ending.is_some_and(|ending| ENDINGS.contains(&ending))
        || starts(b"\x7fELF")
        || starts(b"MZ")
        || starts(b"#!")
        || starts(b"[Desktop Entry]")
        || [0xfeed_face_u32, 0xfeed_facf, 0xcafe_babe]
            .iter()
            .any(|magic| starts(&magic.to_be_bytes()) || starts(&magic.to_le_bytes()))
}

/// Starts the program. `failed` is told in words where it was started and ends at once without success, as far as that can
/// be known. Blocks for as long as it takes to start it.
pub(crate) fn start(
    program: &EditProgram,
    file: &Path,
    failed: impl FnOnce(String) + Send + 'static,
) -> Result<(), RemoteError> {
    match program {
        EditProgram::System => desktop::open_and_tell(file, failed),
        EditProgram::Words(words) => {
            let mut arguments: Vec<OsString> = words.iter().map(|word| desktop::filled(word, "{file}", file)).collect();
            if !words.iter().skip(1).any(|word| word.contains("{file}")) {
                arguments.push(file.as_os_str().to_owned());
            }
            desktop::start_words(&arguments, file)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_known_by_name_and_by_contents() {
        for name in [
            "setup.EXE",
            "a.desktop",
            "run.sh",
            "x.jar",
            "trick.exe.",
            "tool.AppImage",
        ] {
            assert!(runs_when_opened(name.as_bytes(), b""), "{name}");
        }
        for head in [&b"#!/bin/sh\n"[..], b"\x7fELF\x02", b"MZ\x90", b"[Desktop Entry]\n"] {
            assert!(runs_when_opened(b"notes.txt", head));
        }
        for name in [
            "index.html",
            "notes.txt",
            "a.json",
            "Makefile",
            "photo.jpg",
            ".htaccess",
        ] {
            assert!(!runs_when_opened(name.as_bytes(), b"<html>"), "{name}");
        }
    }
}
