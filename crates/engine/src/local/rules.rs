//! What names the file system of this computer takes, and what a name becomes that it does not take.
//!
//! On Unix every name of a server can be had, since a [`FileName`](portolan_remote::FileName) holds neither `/` nor NUL;
//! only its length may be too much. Windows takes less; there each byte that it does not take becomes `%` and two
//! hexadecimal digits, and is the byte again when the file goes up (`quirks.md` row 91).

/// What names a file system takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameRules {
    /// Those of Windows (NTFS, FAT), for disks that are used there too.
    pub windows: bool,
    /// Names that differ in case only are one file.
    pub ignore_case: bool,
}

/// Those of the system that runs.
impl Default for NameRules {
    fn default() -> Self {
        Self {
            windows: cfg!(windows),
            ignore_case: cfg!(any(windows, target_os = "macos")),
        }
    }
}

/// The most that a name may have: `NAME_MAX` bytes on Unix, and as many UTF-16 units on Windows, which are never more.
const LONGEST: usize = 255;

/// Names of devices: with any extension they are the device.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

impl NameRules {
    /// What the name becomes here. Different names become different ones, as long as they are not too long.
    pub(crate) fn apply(self, name: &[u8]) -> Vec<u8> {
        let taken = if self.windows { escape(name) } else { name.to_vec() };
        if taken.len() > LONGEST { shorten(&taken) } else { taken }
    }

    /// The name that [`Self::apply`] had made this one of, or this one.
    pub(crate) fn undo(self, name: &[u8]) -> Vec<u8> {
        if !self.windows {
            return name.to_vec();
        }
        let before = unescape(name);
        // Only what we would have written so ourselves: a `%41` of somebody else stays.
        if escape(&before) == name { before } else { name.to_vec() }
    }
}

fn escape(name: &[u8]) -> Vec<u8> {
    let device = is_device(name);
    let mut taken = Vec::with_capacity(name.len());
    for (at, &byte) in name.iter().enumerate() {
        let last = at + 1 == name.len();
        let refused = match byte {
            0..=31 | b'\\' | b'/' | b':' | b'*' | b'?' | b'"' | b'<' | b'>' | b'|' => true,
            // Windows strips them, and two names would be one.
            b'.' | b' ' => last,
            // What looks like one of ours must not be taken for it.
            b'%' => name[at + 1..].get(..2).is_some_and(|digits| hex(digits).is_some()),
            _ => device && at == 0,
        };
        if refused {
            taken.extend_from_slice(format!("%{byte:02X}").as_bytes());
        } else {
            taken.push(byte);
        }
    }
    taken
}

/// `CON`, `nul.txt`, `COM1 .log`.
fn is_device(name: &[u8]) -> bool {
    let stem = name.split(|byte| *byte == b'.').next().unwrap_or_default();
    let Ok(stem) = std::str::from_utf8(stem) else {
        return false;
    };
    let stem = stem.trim_end_matches(' ').to_uppercase();
    let numbered = |start: &str| {
        let digit = stem.strip_prefix(start);
        digit.is_some_and(|digit| {
            matches!(
                digit,
                "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³"
            )
        })
    };
    DEVICES.contains(&stem.as_str()) || numbered("COM") || numbered("LPT")
}

fn unescape(name: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(name.len());
    let mut rest = name;
    while let Some((&byte, tail)) = rest.split_first() {
        let escaped = (byte == b'%').then(|| tail.get(..2).and_then(hex)).flatten();
        out.push(escaped.unwrap_or(byte));
        rest = if escaped.is_some() { &tail[2..] } else { tail };
    }
    out
}

fn hex(digits: &[u8]) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    match digits {
        [high, low] => Some((digit(*high)? * 16 + digit(*low)?) as u8),
        _ => None,
    }
}

/// The beginning and the extension, with a mark of the whole name between them: two long names stay two.
fn shorten(name: &[u8]) -> Vec<u8> {
    // FNV-1a, which is the same in every version.
    let mark = name.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mark = format!("~{mark:016x}");
    let dot = name.iter().rposition(|byte| *byte == b'.');
    let extension = dot
        .map(|at| &name[at..])
        .filter(|extension| extension.len() <= 16)
        .unwrap_or_default();
    let mut keep = LONGEST - mark.len() - extension.len();
    // Not in the middle of a letter of UTF-8.
    while keep > 0 && name.get(keep).is_some_and(|byte| byte & 0xc0 == 0x80) {
        keep -= 1;
    }
    [&name[..keep], mark.as_bytes(), extension].concat()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const WINDOWS: NameRules = NameRules {
        windows: true,
        ignore_case: true,
    };
    const UNIX: NameRules = NameRules {
        windows: false,
        ignore_case: false,
    };

    #[test]
    fn row_91_what_windows_does_not_take_is_written_out() {
        for (name, taken) in [
            ("*******.pdf", "%2A%2A%2A%2A%2A%2A%2A.pdf"),
            ("a:b", "a%3Ab"),
            ("a\\b", "a%5Cb"),
            ("what?", "what%3F"),
            ("<x>|\"", "%3Cx%3E%7C%22"),
            ("end.", "end%2E"),
            ("end ", "end%20"),
            ("a. b", "a. b"),
            ("CON", "%43ON"),
            ("con.txt", "%63on.txt"),
            ("Nul .tar.gz", "%4Eul .tar.gz"),
            ("COM1", "%43OM1"),
            ("LPT²", "%4CPT²"),
            ("CONSOLE", "CONSOLE"),
            ("COM10", "COM10"),
            ("100%", "100%"),
            ("100%41", "100%2541"),
            ("\u{1}", "%01"),
            ("grün", "grün"),
        ] {
            assert_eq!(String::from_utf8(WINDOWS.apply(name.as_bytes())).unwrap(), taken);
            assert_eq!(WINDOWS.undo(taken.as_bytes()), name.as_bytes(), "{taken}");
            assert_eq!(UNIX.apply(name.as_bytes()), name.as_bytes());
            assert_eq!(UNIX.undo(taken.as_bytes()), taken.as_bytes());
        }
        // Not of our making.
        for name in ["a%41", "50%2e.", "%zz"] {
            assert_eq!(WINDOWS.undo(name.as_bytes()), name.as_bytes());
        }
    }

    #[test]
    fn long_names_are_shortened_and_stay_apart() {
        let long = |end: &str| format!("{}{end}.txt", "ä".repeat(150));
        let (one, two) = (UNIX.apply(long("1").as_bytes()), UNIX.apply(long("2").as_bytes()));
        assert!(one != two && one.len() <= LONGEST && one.ends_with(b".txt"));
        assert!(String::from_utf8(one).is_ok());
    }

    proptest! {
        #[test]
        fn different_names_become_different_ones_and_come_back(
            left in prop::collection::vec(1u8.., 1..60), right in prop::collection::vec(1u8.., 1..60)
        ) {
            let (one, two) = (WINDOWS.apply(&left), WINDOWS.apply(&right));
            prop_assert_eq!(one == two, left == right);
            prop_assert_eq!(WINDOWS.undo(&one), left);
            prop_assert!(one.iter().all(|byte| *byte >= 32 && !b"\\/:*?\"<>|".contains(byte)));
            prop_assert!(!matches!(one.last(), Some(b'.' | b' ')));
        }
    }
}
