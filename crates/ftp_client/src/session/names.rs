//! Names that a server may change in silence, and names that differ in letter case alone.
//!
//! Some servers put another byte in the place of a control character, take a blank or a point off the end, or read Telnet
//! and lose 0xFF with what follows it. They say 250 all the same. The folder's own listing tells the truth, so it is asked
//! after something was made whose name has such bytes.

use portolan_ftp_proto::Operation;
use portolan_remote::{Act, Detail, Entry, ErrorKind, FileName, ListingSink, RemoteError, RemotePath};

use super::FtpSession;
use crate::{data::Cargo, failure::Asked};

const IAC: u8 = 0xff;

/// Bytes that servers change.
fn odd(byte: u8) -> bool {
    byte < 0x20 || byte == 0x7f || byte == IAC
}

/// Is it a name that some server changes?
fn changeable(name: &FileName) -> bool {
    let bytes = name.as_bytes();
    bytes.iter().any(|&byte| odd(byte)) || matches!(bytes.last(), Some(b' ' | b'.'))
}

/// What a folder has of names like one.
struct Look<'a> {
    wanted: &'a [&'a FileName],
    found: Vec<bool>,
    /// A name that the first one may have become.
    alike: Option<FileName>,
}

impl<'a> Look<'a> {
    fn new(wanted: &'a [&'a FileName]) -> Self {
        Self {
            wanted,
            found: vec![false; wanted.len()],
            alike: None,
        }
    }
}

impl ListingSink for Look<'_> {
    fn batch(&mut self, entries: Vec<Entry>) -> Result<(), RemoteError> {
        for entry in entries {
            for (wanted, found) in self.wanted.iter().zip(&mut self.found) {
                *found |= entry.name == **wanted;
            }
            if self.wanted.first().is_some_and(|wanted| became(wanted, &entry.name)) {
                self.alike = Some(entry.name);
            }
        }
        Ok(())
    }
}

/// Can a server have made `other` of `name`: by other bytes for the odd ones, or without them?
fn became(name: &FileName, other: &FileName) -> bool {
    let (name, other) = (name.as_bytes(), other.as_bytes());
    let replaced = name.len() == other.len() && name.iter().zip(other).all(|(a, b)| a == b || odd(*a));
    let plain = |bytes: &[u8]| -> Vec<u8> { bytes.iter().copied().filter(|byte| !odd(*byte)).collect() };
    let shorter = plain(name);
    name != other && (replaced || shorter == other || shorter.trim_ascii_end() == other || trimmed(&shorter) == other)
}

/// Without blanks and points at the end, as Windows takes them off.
fn trimmed(name: &[u8]) -> &[u8] {
    let end = name.iter().rposition(|byte| !matches!(byte, b' ' | b'.'));
    &name[..end.map_or(0, |end| end + 1)]
}

/// Do the two differ in letter case alone, in the same folder?
fn case_only(from: &RemotePath, to: &RemotePath) -> bool {
    let lower = |path: &RemotePath| match std::str::from_utf8(path.as_bytes()) {
        Ok(text) => text.to_lowercase().into_bytes(),
        Err(_) => path.as_bytes().to_ascii_lowercase(),
    };
    from != to && from.parent() == to.parent() && lower(from) == lower(to)
}

impl FtpSession {
    /// Finds out whether 0xFF must be doubled in this path, where that is not known: an entry that is there is found in
    /// one of the two forms.
    pub(super) async fn learn_doubling(&self, path: &RemotePath) -> Result<(), RemoteError> {
        let unknown = || self.shared.state().learned.doubles_iac.is_none();
        if !path.as_bytes().contains(&IAC) || !unknown() {
            return Ok(());
        }
        let stat = Operation::Stat { path: path.clone() };
        for operation in [stat.clone(), Operation::Doubled(Box::new(stat))] {
            let asked = Asked {
                act: Act::Stat,
                path: Some(path.clone()),
            };
            match self.ask(operation, Cargo::None, asked).await {
                Err(error) if error.kind.ends_session() => return Err(error),
                // It is not there in this form, or the server does not tell: what comes next says so itself.
                Ok(_) | Err(_) => {}
            }
            if !unknown() {
                break;
            }
        }
        Ok(())
    }

    /// The same for the folder that something is to be made in.
    pub(super) async fn learn_doubling_of_parent(&self, path: &RemotePath) -> Result<(), RemoteError> {
        match path.parent() {
            Some(parent) => self.learn_doubling(&parent).await,
            None => Ok(()),
        }
    }

    /// Something was made under this path, so the server says. Has it the name that it was given?
    pub(super) async fn confirm_name(&self, path: &RemotePath, act: Act) -> Result<(), RemoteError> {
        let Some(name) = path.file_name().filter(changeable) else {
            return Ok(());
        };
        let mut alike = match self.look(path, &[&name]).await? {
            (found, _) if found[0] => return self.learn_doubling(path).await,
            (_, alike) => alike,
        };
        if name.as_bytes().contains(&IAC) && self.shared.state().learned.doubles_iac.is_none() {
            // Telnet took part of the name: the bytes that were sent name it still.
            let torn = Operation::RenameTorn { path: path.clone() };
            match self.simple(torn, act, path.clone()).await {
                Err(error) if error.kind.ends_session() => return Err(error),
                Ok(()) | Err(_) => {}
            }
            alike = match self.look(path, &[&name]).await? {
                (found, _) if found[0] => return self.learn_doubling(path).await,
                (_, alike) => alike,
            };
        }
        let detail = match alike {
            Some(other) => Detail::NameChanged {
                name: other.to_string().into(),
            },
            None => Detail::NothingOfThatName,
        };
        Err(RemoteError::new(ErrorKind::BadName, act)
            .at(path.to_string_lossy())
            .on(&self.options.server)
            .detailed(detail))
    }

    /// Which of these names the folder of `path` has, and what the first may have become.
    async fn look(&self, path: &RemotePath, names: &[&FileName]) -> Result<(Vec<bool>, Option<FileName>), RemoteError> {
        let parent = path.parent().unwrap_or_else(RemotePath::root);
        let mut look = Look::new(names);
        self.list_into(&parent, &mut look).await?;
        Ok((look.found, look.alike))
    }

    /// Renames. Where the names differ in letter case alone, servers that ignore case refuse, or confirm and do nothing:
    /// then a temporary name lies between.
    pub(super) async fn rename_to(&self, from: RemotePath, to: RemotePath) -> Result<(), RemoteError> {
        self.learn_doubling(&from).await?;
        self.learn_doubling_of_parent(&to).await?;
        let step = |from: &RemotePath, to: &RemotePath| {
            let operation = Operation::Rename {
                from: from.clone(),
                to: to.clone(),
            };
            self.simple(operation, Act::Rename, from.clone())
        };
        let direct = step(&from, &to).await;
        let names = (from.file_name(), to.file_name());
        let ((Some(old), Some(new)), true) = (names, case_only(&from, &to)) else {
            direct?;
            return self.confirm_name(&to, Act::Rename).await;
        };
        match direct {
            Ok(()) => {
                let (found, _) = self.look(&to, &[&new, &old]).await?;
                match found[..] {
                    [true, _] => return Ok(()),
                    [false, true] => {}
                    _ => {
                        return Err(RemoteError::new(ErrorKind::NotFound, Act::Rename)
                            .at(from.to_string_lossy())
                            .on(&self.options.server)
                            .detailed(Detail::NeitherName));
                    }
                }
            }
            Err(error)
                if matches!(
                    error.kind,
                    ErrorKind::AlreadyExists | ErrorKind::Refused | ErrorKind::PermissionDenied | ErrorKind::BadName
                ) => {}
            Err(error) => return Err(error),
        }
        let between = RemotePath::new([to.as_bytes(), b".portolan-case"].concat());
        step(&from, &between).await?;
        let Err(error) = step(&between, &to).await else {
            return Ok(());
        };
        match step(&between, &from).await {
            Ok(()) => Err(error),
            Err(_) => Err(error.detailed(Detail::CalledNow {
                name: between.to_string().into(),
            })),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(bytes: &[u8]) -> FileName {
        FileName::parse(bytes).expect("a name")
    }

    #[test]
    fn what_a_server_makes_of_a_name_is_known_again() {
        for (sent, became_this) in [
            (&b"a\x01b"[..], &b"a_b"[..]),
            (b"a\x01b", b"ab"),
            (b"a\xffb", b"a?b"),
            (b"end ", b"end"),
            (b"end...", b"end"),
            (b"\x7f\x01x", b"__x"),
        ] {
            assert!(
                changeable(&name(sent)) && became(&name(sent), &name(became_this)),
                "{sent:?}"
            );
        }
        assert!(!became(&name(b"a\x01b"), &name(b"a_c")) && !became(&name(b"a\x01b"), &name(b"a\x01b")));
        assert!(!changeable(&name(b"plain.txt")) && !changeable(&name("n\u{e4}me".as_bytes())));
    }

    #[test]
    fn letter_case_is_compared_in_the_same_folder_alone() {
        let case = |from: &str, to: &str| case_only(&RemotePath::new(from), &RemotePath::new(to));
        assert!(case("/a/B", "/a/b") && case("/\u{c4}", "/\u{e4}"));
        assert!(!case("/a/b", "/a/b") && !case("/A/b", "/a/b") && !case("/a", "/b"));
    }
}
