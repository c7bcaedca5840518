//! The real window on a real display with the practice server inside: connects, uploads by dragging, and the bytes arrive.
//!
//! `PORTOLAN_WINDOW` names a window built with the `inspection` feature; `tests/run` builds it and gives it a display.

#![expect(
    clippy::expect_used,
    reason = "a test ends with the first thing that is not as it should be"
)]

#[cfg(target_os = "linux")]
mod cost;
#[cfg(target_os = "linux")]
mod desktop;
#[expect(dead_code, reason = "nothing is typed here; the tests of passwords do")]
mod driver;
#[cfg(target_os = "linux")]
mod peer;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command},
    sync::MutexGuard,
};

use driver::{Driver, poll};

/// A running window, its home and its temporary folder. Ended when dropped.
struct Window {
    child: Child,
    _alone: MutexGuard<'static, ()>,
    folder: tempfile::TempDir,
    address: String,
}

impl Window {
    fn start(arguments: &[&str]) -> Self {
        let program = std::env::var_os("PORTOLAN_WINDOW").expect("PORTOLAN_WINDOW is set: tests/run builds the window");
        Self::start_program(Path::new(&program), arguments)
    }

    fn start_program(program: &Path, arguments: &[&str]) -> Self {
        let alone = driver::alone();
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["home", "tmp"] {
            fs::create_dir(folder.path().join(name)).expect("a folder");
        }
        let address = driver::free_address();
        let child = Command::new(program)
            .args(arguments)
            .env("HOME", folder.path().join("home"))
            .env("TMPDIR", folder.path().join("tmp"))
            .env("PORTOLAN_HOME", folder.path().join("portolan"))
            .env("EGUI_INSPECTION", &address)
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
            .env_remove("WAYLAND_DISPLAY")
            .spawn()
            .expect("the window starts");
        Self {
            child,
            _alone: alone,
            folder,
            address,
        }
    }

    fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// The folder that the practice server shows as `/`.
    fn practice_root(&self) -> PathBuf {
        let temporary = self.folder.path().join("tmp");
        poll("the practice server has made its folder", || {
            fs::read_dir(&temporary)
                .ok()?
                .flatten()
                .map(|entry| entry.path().join("site"))
                .find(|site| site.is_dir())
        })
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn keep_picture(driver: &mut Driver, name: &str) {
    // For a person who looks why a run failed; the folder is ignored by git.
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("out/window");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join(name), driver.screenshot()).expect("a picture");
}

/// A file that is dragged from the local pane to the remote one arrives byte for byte, and the window says that it is done.
#[test]
#[ignore = "needs the window and the display of tests/run"]
fn a_dragged_file_arrives() {
    let window = Window::start(&["--practice"]);
    let contents: Vec<u8> = (0..300_000_u32)
        .flat_map(|number| (number.wrapping_mul(2_654_435_761)).to_le_bytes())
        .collect();
    fs::write(window.home().join("cargo manifest.bin"), &contents).expect("a file");
    let mut driver = Driver::connect(&window.address);
    let remote = driver
        .wait("the remote listing", |widget| widget.label.starts_with("upload-here"))
        .centre;
    // The pane was read before the file was there, or after: reading again settles it.
    let row = find_local(&mut driver, "cargo manifest.bin");
    keep_picture(&mut driver, "connected.png");
    // By its name: beside it, a drag would select rows.
    driver.drag(egui::Pos2::new(60.0, row.y), egui::Pos2::new(remote.x, remote.y));
    let target = window.practice_root().join("upload-here").join("cargo manifest.bin");
    poll("the file has arrived under its final name", || {
        fs::metadata(&target).ok()
    });
    assert!(fs::read(&target).expect("readable") == contents, "the bytes differ");
    driver.wait("the dock counts what is done", |widget| {
        widget.label.starts_with("Done") && widget.label.contains('1')
    });
    keep_picture(&mut driver, "done.png");
}

fn find_local(driver: &mut Driver, name: &str) -> egui::Pos2 {
    if let Some(found) = driver.widgets().iter().find(|widget| widget.label.starts_with(name)) {
        return found.centre;
    }
    driver.click("Refresh");
    driver.wait_for(name).centre
}
