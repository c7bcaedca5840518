//! `ls -l`, and all that imitates it: most servers there are.
//!
//! The columns between the mode and the date are glued, missing or of several words (`quirks.md` row 79), so the date
//! is the anchor: the first place where a date stands behind something that can be a size. What is before is read
//! backwards, what is behind is the name.

use portolan_remote::EntryKind;

use super::{Dialect, Verdict, unix_mode::Mode};
use crate::listing::{
    draft::{Draft, Sink},
    fields::{Words, blank, digits, find, grouped_number, named_size, number},
    format::Format,
    time::{After, Clock, Languages, NumericDate, Phrase, languages, phrase_in},
};

/// `ls` writes the year of what is older than half a year, and the time of day of what is not.
const HALF_A_YEAR: i64 = 190 * 86_400;

#[derive(Debug)]
pub(crate) struct Unix {
    /// Those that the names of months can be of.
    languages: Languages,
    entries: bool,
    /// Below the heading of another folder (`ls -R`): its entries are not of the folder that was listed.
    elsewhere: bool,
}

impl Default for Unix {
    fn default() -> Self {
        Self {
            languages: Languages::ANY,
            entries: false,
            elsewhere: false,
        }
    }
}

impl Dialect for Unix {
    fn format(&self) -> Format {
        Format::Unix
    }

    fn prepare(&mut self, sample: &[&[u8]], clock: Clock) {
        self.languages = spoken(sample, clock);
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        let body = without_prefix(line);
        let clock = Clock(sink.now);
        let entry = Mode::parse(body)
            .and_then(|mode| entry(body, mode, clock, self.languages).or_else(|| unreadable(body, mode)));
        let Some(entry) = entry else { return self.other(line) };
        if self.elsewhere {
            return Verdict::Skip;
        }
        self.entries = true;
        sink.push(entry);
        Verdict::Entry
    }
}

impl Unix {
    /// Total, heading of a folder, first and last line of a STAT reply.
    fn other(&mut self, line: &[u8]) -> Verdict {
        let line = line.trim_ascii();
        if line.is_empty() || total(line) || status(line) {
            return Verdict::Skip;
        }
        if let Some(folder) = line.strip_suffix(b":")
            && (folder == b"." || folder.starts_with(b"/") || folder.starts_with(b"./") || !folder.contains(&b' '))
        {
            self.elsewhere = self.entries && folder != b".";
            return Verdict::Skip;
        }
        Verdict::Unknown
    }
}

/// `total 12`, `insgesamt 4,0K`, `总用量 35816`, `total -9560322322989056`.
fn total(line: &[u8]) -> bool {
    let words = Words::new(line);
    let number = words.get(1).strip_prefix(b"-").unwrap_or(words.get(1));
    let word = words.get(0);
    match words.len() {
        2 => {
            let letters = word
                .iter()
                .all(|byte| byte.is_ascii_alphabetic() || *byte >= 0x80 || *byte == b':');
            letters && (digits(number) || named_size(number).is_some())
        }
        1 => word.eq_ignore_ascii_case(b"total"),
        _ => false,
    }
}

/// `212-Status of /pub:`, `End of status`, `213 End`.
fn status(line: &[u8]) -> bool {
    let text = without_code(line).trim_ascii();
    let begins = |start: &[u8]| {
        text.get(..start.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(start))
    };
    begins(b"status of ")
        || begins(b"end of status")
        || begins(b"end of list")
        || (text.len() < line.len() && (text.is_empty() || begins(b"end")))
}

/// Without the code of a STAT reply (`quirks.md` row 87).
fn without_code(line: &[u8]) -> &[u8] {
    match line {
        [a, b, c, b'-' | b' ', rest @ ..] if digits(&[*a, *b, *c]) && *a == b'2' => rest,
        _ => line,
    }
}

/// The line from its mode on: without blanks, reply code, inode and blocks (`ls -is`).
fn without_prefix(line: &[u8]) -> &[u8] {
    // Nearly always the mode is the beginning.
    if line.first().is_some_and(|byte| matches!(byte, b'-' | b'd' | b'l')) {
        return line;
    }
    let mut body = without_code(line).trim_ascii_start();
    for _ in 0..2 {
        let end = body.iter().position(|&byte| blank(byte)).unwrap_or(body.len());
        let word = &body[..end];
        if !word.first().is_some_and(u8::is_ascii_digit) || (!digits(word) && named_size(word).is_none()) {
            break;
        }
        body = body[end..].trim_ascii_start();
    }
    body
}

/// The languages that the names of months of these lines allow. Those of a word that names two months in two languages
/// are told apart by the other words, and by what the dates would be.
fn spoken(sample: &[&[u8]], clock: Clock) -> Languages {
    let (mut all, mut strange) = (Languages::ANY, Languages::NONE);
    for line in sample {
        let body = without_prefix(line);
        let Some(mode) = Mode::parse(body) else { continue };
        let words = Words::new(&body[mode.len..]);
        let Some((at, date)) = anchor(&words, mode, clock, Languages::ANY) else {
            continue;
        };
        for word in at..date.next {
            let of_word = languages(words.get(word)).fold(Languages::NONE, Languages::or);
            if of_word == Languages::NONE {
                continue;
            }
            all = all.and(of_word);
            if languages(words.get(word)).nth(1).is_none() {
                continue;
            }
            for one in languages(words.get(word)) {
                let meant = phrase_in(&words, at, clock, one);
                let moment = meant.and_then(|date| Some((date.after, date.moment?.seconds)));
                let odd = moment.is_some_and(|(after, seconds)| {
                    let age = clock.0.saturating_sub(seconds);
                    age < -86_400 || (after == After::Time && age > HALF_A_YEAR)
                });
                if odd {
                    strange = strange.or(one);
                }
            }
        }
    }
    all.without(strange)
}

fn entry(body: &[u8], mode: Mode, clock: Clock, among: Languages) -> Option<Draft<'_>> {
    let columns = &body[mode.len..];
    let words = Words::new(columns);
    let (at, date) = anchor(&words, mode, clock, among)?;
    let mut draft = Draft::new(name(&words, at, date), mode.kind);
    draft.modified = date.moment;
    draft.mode = mode.bits;
    let owners = size(&words, at, mode, &mut draft);
    // The number of links is glued to the mode, or the first column.
    owner_and_group(&words, owners, mode, &mut draft);
    if mode.kind == EntryKind::Symlink {
        split_link(&mut draft);
    } else if mode.kind == EntryKind::Folder {
        // `ls -F` and some servers mark folders.
        draft.name = draft.name.strip_suffix(b"/").unwrap_or(draft.name);
    }
    draft.name = draft.name.strip_prefix(b"./").unwrap_or(draft.name);
    Some(draft)
}

/// `d????????? ? ? ? ?            ? name`: GNU ls was not allowed to look at the entry.
fn unreadable(body: &[u8], mode: Mode) -> Option<Draft<'_>> {
    let words = Words::new(&body[mode.len..]);
    let unknown = (0..5).all(|at| words.get(at) == b"?");
    unknown.then(|| Draft::new(words.rest(5), mode.kind))
}

/// The word at which the date begins, and the date.
fn anchor(words: &Words<'_>, mode: Mode, clock: Clock, among: Languages) -> Option<(usize, Phrase)> {
    let mut without_size = None;
    for at in 1..words.len() {
        if sized(words, at - 1, mode) {
            if let Some(date) = phrase_in(words, at, clock, among) {
                return Some((at, date));
            }
        } else if at > 1 && without_size.is_none() && (!words.get(at)[0].is_ascii_digit() || iso(words.get(at))) {
            without_size = phrase_in(words, at, clock, among).map(|date| (at, date));
        }
    }
    without_size
}

/// Does the line begin with the mode of an entry?
pub(crate) fn with_mode(line: &[u8]) -> bool {
    Mode::parse(line).is_some()
}

/// `2013-11-21`: too clear to be taken for a size where none stands (`ls` of Android).
fn iso(word: &[u8]) -> bool {
    word.len() == 10 && NumericDate::parse(word).is_some_and(NumericDate::year_first)
}

/// Can the word be a size, or end with one?
fn sized(words: &Words<'_>, at: usize, mode: Mode) -> bool {
    let word = words.get(at);
    word.last().is_some_and(u8::is_ascii_digit)
        || ((at > 0 || mode.kind == EntryKind::File) && named_size(word).is_some())
}

/// The name behind the date. Blanks before it belong to it, except for one and for what pads the column: `ls` prints a
/// year in five places, ` 2004` or, on some servers, `2004 `.
fn name<'a>(words: &Words<'a>, at: usize, date: Phrase) -> &'a [u8] {
    let last = date.next - 1;
    let line = words.rest(at);
    let behind = &line[words.end(last) - words.start(at)..];
    let separator = match date.after {
        After::Year if words.gap(last) == 1 && behind.len() > 2 && blank(behind[1]) => 2,
        After::Time | After::Year => 1,
        After::Date => behind.iter().take_while(|&&byte| blank(byte)).count(),
    };
    behind.get(separator..).unwrap_or(b"")
}

/// Reads the size before the date at `at`; returns how many words are left for links, owner and group.
fn size(words: &Words<'_>, at: usize, mode: Mode, draft: &mut Draft<'_>) -> usize {
    let last = at - 1;
    let word = words.get(last);
    if mode.device {
        // `8,  1`, `116,7`, or one number.
        let major = last.checked_sub(1).filter(|&before| words.get(before).ends_with(b","));
        return major.unwrap_or(last);
    }
    if digits(word) {
        // A size beyond 64 bits is not known, but it is the size.
        draft.size = number(word);
        return last;
    }
    if let Some(size) = named_size(word) {
        draft.size = Some(size);
        return last;
    }
    if let Some(size) = grouped_number(word) {
        draft.size = size.0;
        return last;
    }
    if word.starts_with(b"-") && digits(&word[1..]) {
        // A 32-bit counter that overflowed.
        return last;
    }
    // `longgroup123456`: the column was too narrow.
    let from = word
        .iter()
        .rposition(|byte| !byte.is_ascii_digit())
        .map_or(0, |at| at + 1);
    if from == word.len() {
        return at;
    }
    draft.size = number(&word[from..]);
    last
}

/// Owner and group out of the first `count` words.
fn owner_and_group<'a>(words: &Words<'a>, count: usize, mode: Mode, draft: &mut Draft<'a>) {
    let glued = words.gap(0) == 0;
    // `ls -E` of z/OS has extended attributes before the number of links.
    let extended = words.get(0).len() == 4 && words.get(0).iter().all(|byte| b"-apsl".contains(byte));
    let at = usize::from(extended && digits(words.get(1)));
    let links = count > at && (digits(words.get(at)) || words.get(at) == b"-");
    let first = at + usize::from(glued || links);
    if mac(words, count, mode, draft) {
        return;
    }
    match count.saturating_sub(first) {
        0 => {}
        1 => draft.owner = Some(words.get(first)),
        2 => {
            draft.owner = Some(words.get(first));
            draft.group = Some(words.get(first + 1));
        }
        _ => {
            // Names with blanks: two or more blanks in a row are the border, else the first word is the owner.
            let border = (first + 1..count).find(|&at| words.gap(at) > 1).unwrap_or(first + 1);
            draft.owner = Some(words.span(first, border - 1));
            draft.group = Some(words.span(border, count - 1));
        }
    }
}

/// Servers of the classic Mac OS: `folder` and the number of entries, or the sizes of resource fork, data fork and
/// both.
fn mac(words: &Words<'_>, count: usize, mode: Mode, draft: &Draft<'_>) -> bool {
    if mode.kind == EntryKind::Folder {
        return count == 1 && words.get(0) == b"folder";
    }
    let forks = [number(words.get(0)), number(words.get(1))];
    match (count, forks) {
        (2, [Some(resource), Some(data)]) => {
            // One link, and a group of number 0 or so, is not a pair of forks.
            let sum = resource.checked_add(data);
            sum.is_some() && sum == draft.size && (resource == 0 || words.gap(0) > 3)
        }
        _ => false,
    }
}

/// Name and target of a link. A name may itself hold ` -> `; the size of a link is the length of its target.
fn split_link(draft: &mut Draft<'_>) {
    const ARROW: &[u8] = b" -> ";
    let text = draft.name;
    let Some(first) = find(text, ARROW) else { return };
    let by_size = draft
        .size
        .and_then(|size| {
            text.len()
                .checked_sub(usize::try_from(size).ok()?.checked_add(ARROW.len())?)
        })
        .filter(|&at| text[at..].starts_with(ARROW));
    let at = by_size.unwrap_or(first);
    draft.name = &text[..at];
    draft.link_target = Some(&text[at + ARROW.len()..]);
}
