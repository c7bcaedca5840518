//! Files between the window and another X11 program: dropped in, dragged out, copied and pasted.

use std::{
    ffi::OsStr,
    fs,
    os::unix::ffi::OsStrExt as _,
    path::{Path, PathBuf},
    process::Command,
};

use egui::Pos2;

use crate::{
    Window,
    driver::{Driver, poll},
    find_local, keep_picture,
    peer::{Peer, Status, list, uri},
};

/// Where the other program's window lies: over the dock, where no row is that is dragged.
const PEER: (i16, i16, u16, u16) = (1000, 700, 300, 180);

/// Moves the real pointer, presses and lets go: what is dragged out is bound to a button that the display knows of.
fn xdotool(arguments: &[&str]) {
    let done = Command::new("xdotool").args(arguments).status();
    assert!(done.expect("xdotool runs").success(), "xdotool {arguments:?}");
}

fn to(at: Pos2) {
    xdotool(&["mousemove", &(at.x as i32).to_string(), &(at.y as i32).to_string()]);
}

/// Takes the row by its name and drags it over the other program's window, where it is let go.
fn drag_out(driver: &mut Driver, row: Pos2) {
    // Each step is seen before the next one: in one frame with the moves after it, a press counts where the pointer is then.
    to(row);
    driver.widgets();
    xdotool(&["mousedown", "1"]);
    driver.widgets();
    for step in 1_u8..=5 {
        to(row + egui::vec2(4.0, 3.0) * f32::from(step));
    }
    // The card beside the pointer: it is dragged.
    driver.wait("something is dragged", |widget| {
        widget.value == "Cannot be dropped here"
    });
    let (x, y, width, height) = PEER;
    let middle = Pos2::new(
        f32::from(x) + f32::from(width) / 2.0,
        f32::from(y) + f32::from(height) / 2.0,
    );
    for step in 1_u8..=5 {
        to(row + (middle - row) * (f32::from(step) / 5.0));
    }
    to(middle + egui::vec2(3.0, 2.0));
    xdotool(&["mouseup", "1"]);
}

fn beside_icon(row: Pos2) -> Pos2 {
    Pos2::new(60.0, row.y)
}

/// Files of another program land in the folder whose row is under the pointer, with every byte of their names; a refusal
/// is told while they are held.
#[test]
#[ignore = "needs the window and the display of tests/run"]
fn files_are_dropped_onto_the_row_under_the_pointer() {
    let window = Window::start(&["--practice"]);
    fs::create_dir(window.home().join("into this")).expect("a folder");
    let elsewhere = tempfile::tempdir().expect("a folder");
    let odd = elsewhere.path().join(OsStr::from_bytes(b"caf\xe9 100% #1.txt"));
    fs::write(&odd, b"odd").expect("a file");
    let plain = elsewhere.path().join("plain.txt");
    fs::write(&plain, b"plain").expect("a file");
    let mut driver = Driver::connect(&window.address);
    let there = driver
        .wait("the remote listing", |widget| widget.label.starts_with("upload-here"))
        .centre;
    let here = find_local(&mut driver, "into this");
    let peer = Peer::at(0, 0, 10, 10);

    assert_eq!(
        peer.hold(&[&odd], (700.0, 10.0)),
        Status::Refuses,
        "the strip of tabs takes nothing there"
    );
    peer.leave();

    assert_eq!(peer.hold(&[&odd], (60.0, here.y)), Status::Accepts);
    keep_picture(&mut driver, "held-over-a-folder.png");
    assert!(peer.drop_held(&[&odd]));
    let copied = window.home().join("into this").join(odd.file_name().expect("a name"));
    poll("the copy has its name", || {
        fs::read(&copied).ok().filter(|bytes| bytes == b"odd")
    });

    assert_eq!(peer.hold(&[&plain], (there.x, there.y)), Status::Accepts);
    assert!(peer.drop_held(&[&plain]));
    let uploaded = window.practice_root().join("upload-here/plain.txt");
    poll("the upload has arrived", || {
        fs::read(&uploaded).ok().filter(|bytes| bytes == b"plain")
    });
    assert!(plain.exists() && odd.exists(), "what is copied stays where it was");
}

/// A local file that is dragged to another program is given as its address.
#[test]
#[ignore = "needs the window and the display of tests/run"]
fn a_local_file_is_dragged_out() {
    let window = Window::start(&["--practice"]);
    let file = window.home().join(OsStr::from_bytes(b"0 r\xe9sum\xe9 (2).txt"));
    fs::write(&file, b"mine").expect("a file");
    let mut driver = Driver::connect(&window.address);
    driver.wait_for("upload-here");
    let row = find_local(&mut driver, "0 r");
    let peer = Peer::at(PEER.0, PEER.1, PEER.2, PEER.3);
    peer.show();
    drag_out(&mut driver, beside_icon(row));
    let taken = peer.take_files();
    // Which characters are escaped is free; which file it is, is not.
    assert_eq!(unescaped(&taken), unescaped(&list(&[&file])));
    assert!(file.exists());
}

/// What is dragged out of a server arrives where the other program wants it: by XDS in its folder, otherwise as files that
/// were fetched for it.
#[test]
#[ignore = "needs the window and the display of tests/run"]
fn remote_files_are_dragged_out() {
    let window = Window::start(&["--practice"]);
    let contents: Vec<u8> = (0..200_000_u32).flat_map(u32::to_le_bytes).collect();
    let mut driver = Driver::connect(&window.address);
    driver.wait_for("upload-here");
    fs::write(window.practice_root().join("0 dragged.bin"), &contents).expect("a file of the server");
    let row = find_remote(&mut driver, "0 dragged.bin");
    let peer = Peer::at(PEER.0, PEER.1, PEER.2, PEER.3);
    peer.show();

    let wanted = tempfile::tempdir().expect("a folder");
    drag_out(&mut driver, row);
    let (name, said) = peer.direct_save(wanted.path());
    assert_eq!(
        (name.as_slice(), said.as_slice()),
        (b"0 dragged.bin".as_slice(), b"S".as_slice())
    );
    let saved = wanted.path().join("0 dragged.bin");
    poll("the file is where it was wanted", || {
        fs::read(&saved).ok().filter(|bytes| *bytes == contents)
    });

    drag_out(&mut driver, row);
    let given = unescaped(&peer.take_files());
    peer.hide();
    let path = given
        .strip_prefix(b"file://".as_slice())
        .expect("a file")
        .trim_ascii_end();
    let path = PathBuf::from(OsStr::from_bytes(path));
    assert!(path.ends_with("0 dragged.bin"), "{}", path.display());
    assert!(
        fs::read(&path).expect("it is there when it is given") == contents,
        "the bytes differ"
    );
    keep_picture(&mut driver, "dragged-out.png");
}

/// What is copied here is pasted by others, and the other way round.
#[test]
#[ignore = "needs the window and the display of tests/run"]
fn files_go_through_the_clipboard() {
    let window = Window::start(&["--practice"]);
    let file = window.home().join("0 copied.txt");
    fs::write(&file, b"copied").expect("a file");
    let mut driver = Driver::connect(&window.address);
    let remote = driver
        .wait("the remote listing", |widget| widget.label.starts_with("upload-here"))
        .centre;
    let row = find_local(&mut driver, "0 copied.txt");
    driver.click_at(beside_icon(row));
    driver.event(egui::Event::Copy);
    let peer = Peer::at(0, 0, 10, 10);
    let copied = poll("the clipboard has the file", || peer.clipboard());
    assert_eq!(
        unescaped(&copied),
        unescaped(format!("copy\n{}", uri(&file)).as_bytes())
    );

    // Pasted in the other pane of this window: an upload.
    driver.click_at(remote);
    driver.event(egui::Event::Paste("0 copied.txt".to_owned()));
    let uploaded = window.practice_root().join("0 copied.txt");
    poll("it was uploaded", || {
        fs::read(&uploaded).ok().filter(|bytes| bytes == b"copied")
    });

    // Copied by another program, pasted here.
    let elsewhere = tempfile::tempdir().expect("a folder");
    let other = elsewhere.path().join("of another program.txt");
    fs::write(&other, b"other").expect("a file");
    let target = window.practice_root().join("of another program.txt");
    let mut pasted = false;
    let bytes = peer.offer(format!("copy\n{}", uri(&other)).as_bytes(), || {
        if !std::mem::replace(&mut pasted, true) {
            driver.event(egui::Event::Paste("anything".to_owned()));
        }
        fs::read(&target).ok().filter(|bytes| !bytes.is_empty())
    });
    assert_eq!(bytes, b"other");
}

fn find_remote(driver: &mut Driver, name: &str) -> Pos2 {
    let there = |widget: &crate::driver::Widget| widget.label.starts_with(name) && widget.role == "Row";
    if !driver.widgets().iter().any(there) {
        let refresh = driver.widgets().into_iter().filter(|widget| widget.label == "Refresh");
        let right = refresh
            .max_by(|a, b| a.centre.x.total_cmp(&b.centre.x))
            .expect("the button of the remote pane");
        driver.click_at(right.centre);
    }
    let row = driver.wait(name, there).centre;
    // On the name, which stands at the left of the pane on the right.
    Pos2::new(800.0, row.y)
}

/// The bytes behind the escapes.
fn unescaped(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let [first, behind @ ..] = rest {
        let code = (*first == b'%')
            .then(|| std::str::from_utf8(behind.get(..2)?).ok())
            .flatten()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &behind[2..] } else { behind };
    }
    bytes
}

/// A path is compared by what it names.
#[test]
fn escapes_are_undone() {
    let path = Path::new("/a b/%");
    assert_eq!(unescaped(uri(path).as_bytes()), b"file:///a b/%");
}
