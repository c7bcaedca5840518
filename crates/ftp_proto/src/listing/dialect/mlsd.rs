//! MLSD and MLST, RFC 3659 section 7.

use portolan_remote::{Entry, EntryKind, FileName, Timestamp, Zone};

use super::{Dialect, Verdict, blank_or_unknown};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{blank, digits, number, short_number, starts_with_ignore_case},
    format::Format,
    shared::Shared,
    time::{Stamp, Time, nanos},
};

/// Facts, a space, the name. Facts come in any case and any order; servers forget the last `;`, put a TAB for the
/// space, or blanks before the facts (`quirks.md` row 70).
#[derive(Debug, Default)]
pub(crate) struct Mlsd {
    /// The command was MLSD, so that a line without facts is an entry too.
    certain: bool,
}

impl Mlsd {
    /// For the answer to MLSD itself.
    pub(crate) fn certain() -> Self {
        Self { certain: true }
    }
}

impl Dialect for Mlsd {
    fn format(&self) -> Format {
        Format::Mlsd
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        let Some((facts, name)) = split(line, self.certain) else {
            return blank_or_unknown(line);
        };
        match facts.draft(name) {
            Some(draft) => {
                sink.push(draft);
                Verdict::Entry
            }
            None => Verdict::Skip,
        }
    }
}

/// One line of MLST. The folder itself is told as `type=cdir` by some servers.
pub(crate) fn single_entry(line: &[u8], name: FileName) -> Option<Entry> {
    let (facts, _) = split(line, false).filter(|(facts, _)| *facts != Facts::default())?;
    let folder = facts
        .kind
        .is_some_and(|kind| kind.eq_ignore_ascii_case(b"cdir") || kind.eq_ignore_ascii_case(b"pdir"));
    let facts = Facts {
        kind: if folder { Some(b"dir") } else { facts.kind },
        ..facts
    };
    Some(facts.draft(b"")?.into_entry(name, &mut Shared::default()))
}

/// Facts that matter here.
#[derive(Debug, Default, PartialEq)]
struct Facts<'a> {
    kind: Option<&'a [u8]>,
    size: Option<u64>,
    folder_size: bool,
    modified: Option<Timestamp>,
    perm: &'a [u8],
    mode: Option<u16>,
    owner: Option<&'a [u8]>,
    group: Option<&'a [u8]>,
    owner_name: Option<&'a [u8]>,
    group_name: Option<&'a [u8]>,
}

/// The facts and the name of a line; `None` where there are no facts at all and it is not even a bare ` name`.
fn split(line: &[u8], certain: bool) -> Option<(Facts<'_>, &[u8])> {
    let body = line.trim_ascii_start();
    let mut end = body.iter().position(|&byte| blank(byte)).unwrap_or(body.len());
    // The target of a link may hold blanks, though the standard leaves no room for them.
    let last = body[..end].rsplit(|&byte| byte == b';').next().unwrap_or(b"");
    if starts_with_ignore_case(last, b"type=os.unix=sl")
        && let Some(semicolon) = body[end..]
            .windows(2)
            .position(|pair| pair[0] == b';' && blank(pair[1]))
    {
        end += semicolon + 1;
    }
    let facts = Facts::parse(&body[..end]);
    match facts {
        Some(facts) => Some((facts, body.get(end + 1..).unwrap_or(b""))),
        // No facts: one space and the name. A line without that space is something else.
        None => line
            .strip_prefix(b" ")
            .filter(|name| (certain && !name.trim_ascii().is_empty()) || name.starts_with(b"/"))
            .map(|name| (Facts::default(), name)),
    }
}

impl<'a> Facts<'a> {
    fn parse(text: &'a [u8]) -> Option<Self> {
        let mut facts = Self::default();
        let mut any = false;
        for fact in text.split(|&byte| byte == b';') {
            if fact.is_empty() {
                continue;
            }
            let equals = fact.iter().position(|&byte| byte == b'=')?;
            let (key, value) = (&fact[..equals], &fact[equals + 1..]);
            if !key
                .iter()
                .all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(byte))
                || key.is_empty()
            {
                return None;
            }
            any |= facts.fact(key, value);
        }
        any.then_some(facts)
    }

    /// Takes one fact; `true` if it is one that the standard or a known server has.
    fn fact(&mut self, key: &[u8], value: &'a [u8]) -> bool {
        let mut lower = [0; 16];
        let Some(lower) = lower.get_mut(..key.len()) else {
            return false;
        };
        lower.copy_from_slice(key);
        lower.make_ascii_lowercase();
        let filled = Some(value).filter(|value| !value.is_empty());
        match &*lower {
            b"type" => self.kind = Some(value),
            b"size" => self.size = number(value),
            b"sizd" => self.folder_size = true,
            b"modify" => self.modified = moment(value),
            b"perm" => self.perm = value,
            b"unix.mode" => self.mode = octal(value),
            b"unix.owner" | b"unix.uid" => self.owner = filled,
            b"unix.group" | b"unix.gid" => self.group = filled,
            b"unix.ownername" | b"unix.user" => self.owner_name = filled,
            b"unix.groupname" => self.group_name = filled,
            b"unique" | b"create" | b"lang" | b"media-type" | b"charset" => {}
            other => {
                return [&b"unix."[..], b"win32.", b"x.", b"os.", b"macos."]
                    .iter()
                    .any(|p| other.starts_with(p));
            }
        }
        true
    }

    /// The entry; `None` for the folder itself and its parent.
    fn draft(self, name: &'a [u8]) -> Option<Draft<'a>> {
        let (kind, target) = self.kind()?;
        let mut draft = Draft::new(name, kind);
        draft.size = self.size;
        draft.modified = self.modified;
        draft.mode = self.mode;
        draft.owner = self.owner_name.or(self.owner);
        draft.group = self.group_name.or(self.group);
        draft.link_target = target.filter(|target| !target.is_empty());
        Some(draft)
    }

    fn kind(&self) -> Option<(EntryKind, Option<&'a [u8]>)> {
        let Some(kind) = self.kind else {
            // Without the fact the permissions tell: only a folder can be listed or entered.
            let folder = self.folder_size || self.perm.iter().any(|byte| b"celmpCELMP".contains(byte));
            return Some((if folder { EntryKind::Folder } else { EntryKind::File }, None));
        };
        let is = |text: &[u8]| kind.eq_ignore_ascii_case(text);
        if is(b"file") {
            return Some((EntryKind::File, None));
        }
        if is(b"dir") {
            return Some((EntryKind::Folder, None));
        }
        if is(b"cdir") || is(b"pdir") {
            return None;
        }
        let system = kind
            .iter()
            .position(|&byte| byte == b'=')
            .map_or(kind, |at| &kind[at + 1..]);
        let end = system.iter().position(|&byte| byte == b':');
        let (word, target) = (
            &system[..end.unwrap_or(system.len())],
            end.map(|end| &system[end + 1..]),
        );
        if [&b"slink"[..], b"symlink", b"link", b"softlink"]
            .iter()
            .any(|link| word.eq_ignore_ascii_case(link))
        {
            return Some((EntryKind::Symlink, target));
        }
        Some((EntryKind::Other, None))
    }
}

/// Octal digits; what says which kind of file it is falls away.
fn octal(word: &[u8]) -> Option<u16> {
    let text = std::str::from_utf8(word).ok().filter(|text| text.len() <= 12)?;
    u32::from_str_radix(text, 8).ok().map(|mode| (mode & 0o7777) as u16)
}

/// `YYYYMMDDHHMMSS[.sss]` in UTC, on some servers with a `Z` behind it. Servers of before 2000 write `19100` for the year 2000 (row 75); some leave out the
/// seconds or the time.
fn moment(word: &[u8]) -> Option<Timestamp> {
    let word = word.strip_suffix(b"Z").unwrap_or(word);
    let dot = word.iter().position(|&byte| byte == b'.').unwrap_or(word.len());
    let (whole, fraction) = (&word[..dot], word.get(dot + 1..).unwrap_or(b""));
    if !digits(whole) {
        return None;
    }
    let (year, rest) = match (whole.len(), whole) {
        (15, [b'1', b'9', b'1', _, _, rest @ ..]) => (1900 + i64::from(short_number(&whole[2..5], 3)?), rest),
        (8 | 12 | 14, _) => (i64::from(short_number(&whole[..4], 4)?), &whole[4..]),
        _ => return None,
    };
    let two = |from: usize| rest.get(from..from + 2).and_then(|word| short_number(word, 2));
    let time = match rest.len() {
        4 => None,
        _ => Some(Time {
            hour: two(4)?,
            minute: two(6)?,
            second: two(8),
            nanos: nanos(fraction)?,
        }),
    };
    let stamp = Stamp {
        year: Some(year),
        month: two(0)?,
        day: two(2)?,
        time,
    };
    let moment = stamp.moment(crate::listing::time::Clock(0))?;
    Some(Timestamp {
        zone: Zone::Utc,
        ..moment
    })
}
