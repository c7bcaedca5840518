//! What other programs of this computer do: open a file, show it in the file manager, open a terminal.

use std::{
    ffi::{OsStr, OsString},
    io,
    path::Path,
    process::{Command, ExitStatus, Stdio},
};

use portolan_remote::{Act, Detail, ErrorKind, RemoteError};

use crate::OnDesktop;

/// Terminals that are tried in this order, with what they need to begin in a folder; all take it as their working folder.
const TERMINALS: [&str; 10] = [
    "x-terminal-emulator",
    "gnome-terminal",
    "kgx",
    "konsole",
    "xfce4-terminal",
    "kitty",
    "alacritty",
    "foot",
    "wezterm",
    "xterm",
];

/// Does it. Blocks for as long as it takes to start a program.
pub(crate) fn run(what: &OnDesktop) -> Result<(), RemoteError> {
    match what {
        OnDesktop::Open(path) => open(path),
        OnDesktop::Reveal(path) => reveal(path),
        OnDesktop::Terminal(folder, words) => terminal(folder, words),
    }
}

fn fail(path: &Path, detail: Detail) -> RemoteError {
    RemoteError::new(ErrorKind::LocalIo, Act::Open)
        .at(path.display().to_string())
        .detailed(detail)
}

fn cannot_start(program: &str, error: &io::Error) -> Detail {
    Detail::CannotStart {
        program: program.into(),
        why: error.to_string().into(),
    }
}

/// The program that opens things as the desktop means it.
fn opener() -> (&'static str, &'static [&'static str]) {
    if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("explorer", &[])
    } else {
        ("xdg-open", &[])
    }
}

fn open(path: &Path) -> Result<(), RemoteError> {
    open_and_tell(path, drop)
}

/// Opens a file with the program that the desktop has for it. Where the desktop says later that it has none, `failed` is
/// told.
pub(crate) fn open_and_tell(path: &Path, failed: impl FnOnce(String) + Send + 'static) -> Result<(), RemoteError> {
    // A name that begins with a dash would be an option: a path that is whole never does.
    let path = std::fs::canonicalize(path)
        .map_err(|error| RemoteError::local(Act::Open, path.display().to_string(), error))?;
    let (program, first) = opener();
    let mut command = Command::new(program);
    command.args(first).arg(&path);
    let tell = move |status: ExitStatus| {
        // Explorer ends with 1 whether it opened something or not.
        if !status.success() && !cfg!(windows) {
            failed(format!("`{program}` found no program for it"));
        }
    };
    start_and(&mut command, tell).map_err(|error| fail(&path, cannot_start(program, &error)))
}

/// Starts a program by its words, in the folder of the file that it is to open.
pub(crate) fn start_words(words: &[OsString], file: &Path) -> Result<(), RemoteError> {
    let Some((program, arguments)) = words.split_first().filter(|(program, _)| !program.is_empty()) else {
        return Err(fail(file, Detail::NoProgram));
    };
    let mut command = Command::new(program);
    command.args(arguments).current_dir(file.parent().unwrap_or(file));
    start(&mut command).map_err(|error| fail(file, cannot_start(&program.to_string_lossy(), &error)))
}

/// Asks the file manager over D-Bus, and opens the folder where nobody answers.
fn reveal(path: &Path) -> Result<(), RemoteError> {
    let whole =
        std::path::absolute(path).map_err(|error| RemoteError::local(Act::Open, path.display().to_string(), error))?;
    if cfg!(target_os = "macos") {
        let mut command = Command::new("open");
        command.arg("-R").arg(&whole);
        return start(&mut command).map_err(|error| fail(path, Detail::of(&error)));
    }
    let mut items = OsString::from("array:string:");
    items.push(uri(&whole));
    let asked = Command::new("dbus-send")
        .args([
            "--session",
            "--print-reply",
            "--reply-timeout=3000",
            "--dest=org.freedesktop.FileManager1",
            "/org/freedesktop/FileManager1",
            "org.freedesktop.FileManager1.ShowItems",
        ])
        .arg(items)
        .arg("string:")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    match asked {
        Ok(status) if status.success() => Ok(()),
        _ => open(whole.parent().unwrap_or(&whole)),
    }
}

/// The path as a `file:` URI (RFC 8089); a comma would part two items of a D-Bus array.
fn uri(path: &Path) -> String {
    use std::fmt::Write as _;
    let mut uri = String::from("file://");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => uri.push(char::from(*byte)),
            byte => {
                // Writing into a string cannot fail.
                let _written = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

fn terminal(folder: &Path, words: &[String]) -> Result<(), RemoteError> {
    if !folder.is_dir() {
        return Err(RemoteError::local(
            Act::Open,
            folder.display().to_string(),
            io::ErrorKind::NotFound.into(),
        ));
    }
    if let Some((program, arguments)) = words.split_first() {
        let mut command = Command::new(program);
        command
            .current_dir(folder)
            .args(arguments.iter().map(|word| filled(word, "{folder}", folder)));
        return start(&mut command).map_err(|error| fail(folder, cannot_start(program, &error)));
    }
    let own = std::env::var_os("TERMINAL").filter(|own| !own.is_empty());
    let known = TERMINALS.iter().map(OsString::from);
    for program in own.into_iter().chain(known) {
        let mut command = Command::new(&program);
        command.current_dir(folder);
        match start(&mut command) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            started => return started.map_err(|error| fail(folder, cannot_start(&program.to_string_lossy(), &error))),
        }
    }
    Err(fail(folder, Detail::FileNoTerminal))
}

/// `mark` in an argument stands for the path.
pub(crate) fn filled(word: &str, mark: &str, path: &Path) -> OsString {
    match word.split_once(mark) {
        None => OsString::from(word),
        Some((before, after)) => {
            let mut filled = OsString::from(before);
            filled.push(path.as_os_str());
            filled.push(OsStr::new(after));
            filled
        }
    }
}

/// Starts a program that lives on without us. A thread waits for its end, so that no dead process stays.
fn start(command: &mut Command) -> io::Result<()> {
    start_and(command, drop)
}

fn start_and(command: &mut Command, ended: impl FnOnce(ExitStatus) + Send + 'static) -> io::Result<()> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    std::thread::Builder::new()
        .name("portolan-child".to_owned())
        .spawn(move || {
            if let Ok(status) = child.wait() {
                ended(status);
            }
        })
        .map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_stands_where_the_words_say_so() {
        let folder = Path::new("/home/me/a b");
        assert_eq!(filled("--dir={folder}/", "{folder}", folder), "--dir=/home/me/a b/");
        assert_eq!(filled("-e", "{folder}", folder), "-e");
        assert_eq!(uri(Path::new("/a b,c")), "file:///a%20b%2Cc");
    }

    #[test]
    fn a_program_that_is_not_there_is_an_error() {
        let words = ["/no/such/terminal".to_owned()];
        let error = terminal(Path::new("/"), &words).unwrap_err();
        assert!(error.to_string().contains("/no/such/terminal"), "{error}");
        assert!(terminal(Path::new("/no/such/folder"), &[]).is_err());
    }
}
