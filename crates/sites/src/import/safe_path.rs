//! How FileZilla writes remote folders: the type of the server, a prefix, then each segment behind its length.

use portolan_remote::RemotePath;

/// Reads one; `None` = it is none. The second part tells that the folder is of a server whose paths look otherwise.
pub(super) fn read(text: &str, utf16: bool) -> Option<(RemotePath, bool)> {
    let (kind, rest) = number(text)?;
    let (prefix_len, mut rest) = number(rest.strip_prefix(' ')?)?;
    let mut prefix = "";
    if prefix_len > 0 {
        (prefix, rest) = segment(rest.strip_prefix(' ')?, prefix_len, utf16)?;
    }
    let mut path = prefix.to_owned();
    while let Some(after) = rest.strip_prefix(' ') {
        let (len, after) = number(after)?;
        let (name, after) = segment(after.strip_prefix(' ')?, len, utf16)?;
        if name.is_empty() || name.contains(['\r', '\n', '\0']) {
            return None;
        }
        path.push('/');
        path.push_str(name);
        rest = after;
    }
    if path.is_empty() {
        path.push('/');
    }
    rest.is_empty().then(|| (RemotePath::new(path), !matches!(kind, 0 | 1)))
}

/// Writes an absolute Unix path; `None` = FileZilla cannot hold this one.
pub(crate) fn write(path: &RemotePath) -> Option<String> {
    let text = str::from_utf8(path.as_bytes()).ok()?;
    let inner = text.strip_prefix('/')?;
    let mut safe = "1 0".to_owned();
    for name in inner.split('/').filter(|name| !name.is_empty()) {
        let len = name.chars().count().to_string();
        for part in [" ", &len, " ", name] {
            safe.push_str(part);
        }
    }
    Some(safe)
}

fn number(text: &str) -> Option<(usize, &str)> {
    let end = text.find(|char: char| !char.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    (digits.len() < 6)
        .then(|| digits.parse().ok())
        .flatten()
        .map(|number| (number, rest))
}

/// So many characters, or units of UTF-16 where the file is of Windows.
fn segment(text: &str, len: usize, utf16: bool) -> Option<(&str, &str)> {
    let mut left = len;
    for (at, char) in text.char_indices() {
        if left == 0 {
            return Some(text.split_at(at));
        }
        left = left.checked_sub(if utf16 { char.len_utf16() } else { 1 })?;
    }
    (left == 0).then_some((text, ""))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn segments_have_spaces_and_lengths_count_characters() {
        let path = |text, utf16| read(text, utf16).map(|(path, odd)| (path.to_string_lossy().into_owned(), odd));
        assert_eq!(
            path("1 0 3 var 8 www data", false),
            Some(("/var/www data".into(), false))
        );
        assert_eq!(path("1 0", false), Some(("/".into(), false)));
        assert_eq!(path("1 0 2 é😀", false), Some(("/é😀".into(), false)));
        assert_eq!(path("1 0 3 é😀", true), Some(("/é😀".into(), false)));
        assert_eq!(path("3 2 C: 4 temp", false), Some(("C:/temp".into(), true)));
        for bad in [
            "",
            "1",
            "1 0 9 short",
            "1 0 x",
            "1 0 0 ",
            "1 0 3 var 99999999 x",
            "1 0 3varx",
        ] {
            assert_eq!(path(bad, false), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_and_nothing_panics(names in proptest::collection::vec("[^/\\x00-\\x1f]{1,9}", 0..5), junk in ".{0,30}") {
            let path = RemotePath::new(format!("/{}", names.join("/")));
            let safe = write(&path).expect("an absolute path");
            prop_assert_eq!(read(&safe, false), Some((path, false)));
            drop(read(&junk, true));
        }
    }
}
