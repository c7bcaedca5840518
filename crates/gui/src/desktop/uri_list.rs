//! Lists of files as desktops write them: `text/uri-list` (RFC 2483) and `x-special/gnome-copied-files`.

use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, CONTROLS, percent_decode, percent_encode};

/// What stands for itself in the path of a URI (RFC 3986, section 3.3) is not in here.
const ESCAPED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The files of a `text/uri-list`. Names are whatever bytes they are; lines that are no files of this computer are left
/// out. `host` is what this computer calls itself.
pub(crate) fn read(list: &[u8], host: &str) -> Vec<PathBuf> {
    let lines = list.split(|byte| matches!(byte, b'\r' | b'\n' | 0));
    lines.filter_map(|line| path_of(line, host)).collect()
}

/// These files as a `text/uri-list`.
pub(crate) fn write(files: &[PathBuf]) -> Vec<u8> {
    let mut list = Vec::new();
    for file in files {
        list.extend_from_slice(uri_of(file).as_bytes());
        list.extend_from_slice(b"\r\n");
    }
    list
}

/// What GNOME's programs say of copied files: are they cut, and which are they?
pub(crate) fn read_copied(list: &[u8], host: &str) -> (bool, Vec<PathBuf>) {
    let cut = list.starts_with(b"cut\n") || list.starts_with(b"cut\r\n");
    (cut, read(list, host))
}

/// The same, to be read by others.
pub(crate) fn write_copied(files: &[PathBuf], cut: bool) -> Vec<u8> {
    let mut list = if cut { "cut" } else { "copy" }.to_owned();
    for file in files {
        list.push('\n');
        list.push_str(&uri_of(file));
    }
    list.into_bytes()
}

/// The absolute path that a `file:` URI names (RFC 8089), if it is one of this computer.
pub(crate) fn path_of(uri: &[u8], host: &str) -> Option<PathBuf> {
    let uri = uri.trim_ascii();
    let (scheme, rest) = uri.split_at_checked(5)?;
    if !scheme.eq_ignore_ascii_case(b"file:") {
        return None;
    }
    let path = match rest.strip_prefix(b"//") {
        Some(rest) => {
            let slash = rest.iter().position(|byte| *byte == b'/')?;
            let (named, path) = rest.split_at(slash);
            let here = named.is_empty()
                || named.eq_ignore_ascii_case(b"localhost")
                || named.eq_ignore_ascii_case(host.as_bytes());
            here.then_some(path)?
        }
        None => rest,
    };
    let bytes: Vec<u8> = percent_decode(path).collect();
    (bytes.starts_with(b"/") && !bytes.contains(&0)).then(|| path_from(bytes))
}

/// The `file:` URI of an absolute path.
pub(crate) fn uri_of(path: &Path) -> String {
    format!(
        "file://{}",
        percent_encode(path.as_os_str().as_encoded_bytes(), ESCAPED)
    )
}

#[cfg(unix)]
fn path_from(bytes: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt as _;
    PathBuf::from(std::ffi::OsString::from_vec(bytes))
}

/// Windows has no raw bytes in names.
#[cfg(not(unix))]
fn path_from(bytes: Vec<u8>) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::ffi::OsStrExt as _;

    use super::*;

    fn paths(list: &[u8]) -> Vec<Vec<u8>> {
        let files = read(list, "here");
        files.iter().map(|path| path.as_os_str().as_bytes().to_vec()).collect()
    }

    #[test]
    fn files_of_this_computer_are_read_and_nothing_else() {
        let list = b"# a remark\r\nfile:///a/b%20c\r\nfile://localhost/d\nfile://HERE/e\r\nFILE:/f\r\n\
            file://elsewhere/g\r\nhttp://x/h\r\nfile:relative\r\nfile:///nul%00\r\nfil\r\n\r\n";
        let read = paths(list);
        assert_eq!(
            read,
            [b"/a/b c".to_vec(), b"/d".to_vec(), b"/e".to_vec(), b"/f".to_vec()]
        );
    }

    #[test]
    fn any_bytes_of_a_name_come_back() {
        let bytes: Vec<u8> = (1..=255).filter(|byte| *byte != b'/').collect();
        let path = Path::new("/folder").join(std::ffi::OsStr::from_bytes(&bytes));
        let files = [path.clone(), PathBuf::from("/plain")];
        let list = write(&files);
        assert!(list.is_ascii(), "a URI is ASCII");
        assert_eq!(read(&list, ""), files);
        assert_eq!(read_copied(&write_copied(&files, true), ""), (true, files.to_vec()));
        assert_eq!(read_copied(&write_copied(&files, false), ""), (false, files.to_vec()));
    }

    #[test]
    fn what_others_write_without_escapes_is_read_as_it_is() {
        assert_eq!(paths("file:///tmp/ä".as_bytes()), ["/tmp/ä".as_bytes()]);
        assert_eq!(paths(b"file:///tmp/50%"), [b"/tmp/50%".to_vec()]);
    }
}
