//! The first column of `ls -l`.

use portolan_remote::EntryKind;

/// What the column tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mode {
    pub(super) kind: EntryKind,
    /// A block or character device has numbers where others have a size.
    pub(super) device: bool,
    /// `None` where a letter is none of Unix (DOS attributes on `VxWorks`).
    pub(super) bits: Option<u16>,
    /// Bytes that the column takes, without what is glued to it.
    pub(super) len: usize,
}

impl Mode {
    /// The column at the beginning of `line`, with a mark for an ACL or a security context, and where the number of
    /// links follows without a blank.
    pub(super) fn parse(line: &[u8]) -> Option<Self> {
        let (kind, device) = match line.first()? {
            b'-' => (EntryKind::File, false),
            b'd' => (EntryKind::Folder, false),
            b'l' => (EntryKind::Symlink, false),
            b'b' | b'c' => (EntryKind::Other, true),
            b'p' | b's' | b'D' | b'P' | b'C' | b'n' | b'M' | b'm' | b'w' | b'?' => (EntryKind::Other, false),
            _ => return None,
        };
        let mode = |bits, len| {
            Some(Self {
                kind,
                device,
                bits,
                len,
            })
        };
        if let Some(column) = line.get(1..10)
            && column.iter().all(|byte| b"rwx-*sStTlLAaEHRhn?".contains(byte))
        {
            let mut len = 10;
            if line.get(len).is_some_and(|byte| b"+.@*".contains(byte)) {
                len += 1;
            }
            return match line.get(len) {
                Some(b' ' | b'\t' | b'0'..=b'9') => mode(bits(column), len),
                _ => None,
            };
        }
        // A column of seven letters, for two classes of users; what they are is not known.
        let column = line.get(1..7)?;
        let short = column.iter().all(|byte| b"rwx-".contains(byte)) && line.get(7) == Some(&b' ');
        if short { mode(None, 7) } else { None }
    }
}

/// `rwxr-xr-x` with set-user-id, set-group-id and sticky; `*` is unknown and counts as not set.
fn bits(column: &[u8]) -> Option<u16> {
    let mut mode = 0;
    for (at, letter) in column.iter().enumerate() {
        let bit = 0o400 >> at;
        let special = [0o4000, 0o2000, 0o1000][at / 3];
        mode |= match (at % 3, letter) {
            (_, b'-' | b'*' | b'?') => 0,
            (0, b'r') | (1, b'w') | (2, b'x') => bit,
            // `l` is mandatory locking on Solaris: set-group-id without execution.
            (2, b's') if at < 8 => bit | special,
            (2, b'S' | b'l' | b'L') if at < 8 => special,
            (2, b't') if at == 8 => bit | special,
            (2, b'T') if at == 8 => special,
            _ => return None,
        };
    }
    Some(mode)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_all_sorts() {
        let bits = |line: &[u8]| Mode::parse(line).and_then(|mode| mode.bits);
        assert_eq!(bits(b"-rwsrwSr-T 1"), Some(0o7764));
        assert_eq!(bits(b"drwxr-xr-x+ 1"), Some(0o755));
        assert_eq!(bits(b"-rw-****** 1"), Some(0o600));
        assert_eq!(bits(b"-rwx---A-- 1"), None);
        assert_eq!(Mode::parse(b"drwxr-xr-x111 u").map(|mode| mode.len), Some(10));
        assert_eq!(Mode::parse(b"drwxr-x   2").map(|mode| mode.len), Some(7));
        assert_eq!(Mode::parse(b"-C--E-----FTP B"), None);
        assert_eq!(Mode::parse(b"directory of"), None);
    }
}
