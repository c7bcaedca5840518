//! Folders of 1,000 small files each. They are holes of some length, so that a million of them needs little of a disk.

use std::{
    fs::{self, File},
    path::Path,
    thread,
};

/// Files of a folder.
const FILES: u64 = 1000;

/// Makes the tree, unless it is there.
pub(super) fn make(top: &Path, files: u64) {
    if top.exists() {
        return;
    }
    let folders = files.div_ceil(FILES);
    let make = |folder: u64| {
        let path = top.join(format!("folder {folder:04}"));
        fs::create_dir_all(&path).expect("a folder");
        for file in folder * FILES..files.min((folder + 1) * FILES) {
            let made = File::create(path.join(format!("photograph-{file:07}.jpg"))).expect("a file");
            made.set_len(file * 977 % 8192).expect("a length");
        }
    };
    thread::scope(|scope| {
        for worker in 0..4 {
            scope.spawn(move || (worker..folders).step_by(4).for_each(make));
        }
    });
}
