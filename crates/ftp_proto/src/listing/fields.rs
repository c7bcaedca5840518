//! Words and numbers of a line.

/// As many words as a line needs before its name begins; the rest belongs to the name anyway.
const MAX_WORDS: usize = 28;

/// The first words of a line with their places in it.
#[derive(Clone, Debug)]
pub(super) struct Words<'a> {
    line: &'a [u8],
    spans: [(u32, u32); MAX_WORDS],
    len: usize,
}

impl<'a> Words<'a> {
    /// Splits at blanks and TABs.
    pub(super) fn new(line: &'a [u8]) -> Self {
        let mut spans = [(0, 0); MAX_WORDS];
        let (mut len, mut at) = (0, 0);
        while len < MAX_WORDS {
            let Some(skip) = line[at..].iter().position(|&byte| !blank(byte)) else {
                break;
            };
            let from = at + skip;
            let to = line[from..]
                .iter()
                .position(|&byte| blank(byte))
                .map_or(line.len(), |n| from + n);
            spans[len] = (from as u32, to as u32);
            len += 1;
            at = to;
        }
        Self { line, spans, len }
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// The word, or nothing (an empty slice) where there is none.
    pub(super) fn get(&self, index: usize) -> &'a [u8] {
        &self.line[self.start(index)..self.end(index)]
    }

    /// Where the word begins; the end of the line where there is none.
    pub(super) fn start(&self, index: usize) -> usize {
        if index < self.len {
            self.spans[index].0 as usize
        } else {
            self.line.len()
        }
    }

    /// Where the word ends; the end of the line where there is none.
    pub(super) fn end(&self, index: usize) -> usize {
        if index < self.len {
            self.spans[index].1 as usize
        } else {
            self.line.len()
        }
    }

    /// Blanks before the word.
    pub(super) fn gap(&self, index: usize) -> usize {
        let before = if index == 0 { 0 } else { self.end(index - 1) };
        self.start(index) - before
    }

    /// From the word to the end of the line.
    pub(super) fn rest(&self, index: usize) -> &'a [u8] {
        &self.line[self.start(index)..]
    }

    /// The same without blanks at its end.
    pub(super) fn rest_trimmed(&self, index: usize) -> &'a [u8] {
        self.rest(index).trim_ascii_end()
    }

    /// From the word `from` to the word `to`, both included, with what is between them.
    pub(super) fn span(&self, from: usize, to: usize) -> &'a [u8] {
        &self.line[self.start(from)..self.end(to)]
    }

    /// The last of the words, where the line has no more than were split.
    pub(super) fn last(&self) -> &'a [u8] {
        if self.len == 0 { &[] } else { self.get(self.len - 1) }
    }
}

/// A blank or a TAB.
pub(super) fn blank(byte: u8) -> bool {
    byte == b' ' || byte == b'\t'
}

/// Digits only, at least one.
pub(super) fn digits(word: &[u8]) -> bool {
    !word.is_empty() && word.iter().all(u8::is_ascii_digit)
}

/// A number of digits only; `None` where it is none or does not fit.
pub(super) fn number(word: &[u8]) -> Option<u64> {
    if word.is_empty() {
        return None;
    }
    word.iter().try_fold(0_u64, |sum, byte| {
        let digit = byte.is_ascii_digit().then(|| u64::from(byte - b'0'))?;
        sum.checked_mul(10)?.checked_add(digit)
    })
}

/// A number of one to `max` digits.
pub(super) fn short_number(word: &[u8], max: usize) -> Option<u32> {
    if word.len() > max {
        None
    } else {
        number(word).map(|number| number as u32)
    }
}

/// Hexadecimal digits only.
pub(super) fn hex_number(word: &[u8]) -> Option<u64> {
    let text = std::str::from_utf8(word).ok()?;
    if text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        u64::from_str_radix(text, 16).ok()
    } else {
        None
    }
}

/// A size as a server wrote it; not known where it does not fit into 64 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Size(pub(super) Option<u64>);

/// A size with separators between groups of three digits: comma, point, apostrophe, or a no-break space in Latin-1,
/// code page 850/866 or UTF-8. `None`: it is no size.
pub(super) fn grouped_number(word: &[u8]) -> Option<Size> {
    if digits(word) {
        return Some(Size(number(word)));
    }
    let (mut sum, mut at, mut group) = (Some(0_u64), 0, 0);
    let mut groups = 0;
    while at < word.len() {
        if word[at].is_ascii_digit() {
            let digit = u64::from(word[at] - b'0');
            sum = sum.and_then(|sum| sum.checked_mul(10)?.checked_add(digit));
            group += 1;
            at += 1;
            continue;
        }
        let rest = &word[at..];
        let separator = [
            &b"\xc2\xa0"[..],
            b"\xe2\x80\xaf",
            b"\xe2\x80\x99",
            b",",
            b".",
            b"'",
            b"\xa0",
            b"\xff",
        ]
        .into_iter()
        .find(|separator| rest.starts_with(separator))?;
        let whole = if groups == 0 {
            (1..=3).contains(&group)
        } else {
            group == 3
        };
        if !whole {
            return None;
        }
        (groups, group) = (groups + 1, 0);
        at += separator.len();
    }
    (group == 3).then_some(Size(sum))
}

/// A size with a unit, as `ls -h` prints it: `33.5k`, `1,2M`, `4.0K`; units are powers of 1024, rounded down.
pub(super) fn named_size(word: &[u8]) -> Option<u64> {
    let (&unit, mut value) = word.split_last()?;
    let (mut unit, mut exponent) = (unit, 1);
    if unit.eq_ignore_ascii_case(&b'B') {
        (unit, value) = value.split_last().map(|(&unit, value)| (unit, value))?;
        if unit == b'i' {
            (unit, value) = value.split_last().map(|(&unit, value)| (unit, value))?;
        } else if unit.is_ascii_digit() {
            return number(&word[..word.len() - 1]);
        }
    }
    for letter in b"KMGTPE" {
        if unit.eq_ignore_ascii_case(letter) {
            let mut parts = value.splitn(2, |&byte| byte == b'.' || byte == b',');
            let whole = u128::from(number(parts.next()?)?);
            let (fraction, scale) = match parts.next() {
                None => (0, 1),
                Some(part) if part.len() <= 6 => (u128::from(number(part)?), 10_u128.pow(part.len() as u32)),
                Some(_) => return None,
            };
            let factor = 1024_u128.pow(exponent);
            return u64::try_from(whole * factor + fraction * factor / scale).ok();
        }
        exponent += 1;
    }
    None
}

/// Does `text` begin with `start`, whatever the case?
pub(super) fn starts_with_ignore_case(text: &[u8], start: &[u8]) -> bool {
    text.get(..start.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(start))
}

/// Where `needle` begins in `text`.
pub(super) fn find(text: &[u8], needle: &[u8]) -> Option<usize> {
    text.windows(needle.len()).position(|window| window == needle)
}

/// Where `needle` begins in `text`, whatever the case.
pub(super) fn find_ignore_case(text: &[u8], needle: &[u8]) -> Option<usize> {
    text.windows(needle.len())
        .position(|window| window.eq_ignore_ascii_case(needle))
}

/// What follows the last `/`, with one `/` at the end taken off before.
pub(super) fn last_component(path: &[u8]) -> &[u8] {
    let path = path.strip_suffix(b"/").unwrap_or(path);
    path.rsplit(|&byte| byte == b'/').next().unwrap_or(path)
}
