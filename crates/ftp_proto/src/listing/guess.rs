//! Which dialect a listing is in.
//!
//! SYST is only a hint and often a lie (`quirks.md` row 21), so the lines decide: every dialect reads the sample, and
//! the first that understands all of it wins, else the one that finds most entries. The order is from the strict
//! grammars to the loose ones.

use super::{
    FormatHint, ListingOptions, Summary,
    dialect::{
        As400, Dialect, Dls, Dos, DosName, Eplf, Gcos, Guardian, Jes, Ka9q, Mlsd, Mpe, Music, Mvs, MvsMembers, NetWare,
        Nlst, Os2, Os9, PcTcp, Sterling, Tsx, Unisys, Unix, UnixNumeric, VShell, Verdict, Vms, Vos, Vse, VxWorks,
        WfFtp, Zvm, with_mode,
    },
    draft::Sink,
    fields::{blank, find_ignore_case},
    shared::Shared,
    time::Clock,
};

/// A choice is made after so many lines or bytes ...
const ENOUGH_LINES: usize = 64;
const ENOUGH_BYTES: usize = 32 * 1024;
/// ... and if these tell nothing, again with each further line, up to so many.
const MOST_LINES: usize = 256;
const MOST_BYTES: usize = 128 * 1024;

/// The first lines of a listing.
#[derive(Debug, Default)]
pub(super) struct Sample {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    next_try: usize,
}

impl Sample {
    pub(super) fn push(&mut self, line: &[u8]) {
        self.bytes.extend_from_slice(line);
        self.ends.push(self.bytes.len());
    }

    /// Is it time to choose? Grows by doubling, so that a listing of rubbish costs no more than twice its length.
    pub(super) fn enough(&mut self) -> bool {
        let lines = self.ends.len();
        let enough = lines >= ENOUGH_LINES.max(self.next_try)
            || (self.bytes.len() >= ENOUGH_BYTES && lines >= self.next_try)
            || self.full();
        if enough {
            self.next_try = lines * 2;
        }
        enough
    }

    /// No more lines are taken: they are given up, and the choice begins anew.
    pub(super) fn full(&self) -> bool {
        self.ends.len() >= MOST_LINES || self.bytes.len() >= MOST_BYTES
    }

    /// Some servers end their lines with CR CR LF. Takes the second CR off too if every line has it.
    pub(super) fn without_second_cr(self) -> (Self, bool) {
        let doubled = |line: &[u8]| line.is_empty() || line.ends_with(b"\r");
        let filled = self.lines().filter(|line| !line.is_empty()).count();
        if filled < 2 || !self.lines().all(doubled) {
            return (self, false);
        }
        let mut plain = Self {
            next_try: self.next_try,
            ..Self::default()
        };
        for line in self.lines() {
            plain.push(line.strip_suffix(b"\r").unwrap_or(line));
        }
        (plain, true)
    }

    pub(super) fn lines(&self) -> impl Iterator<Item = &[u8]> {
        let mut from = 0;
        self.ends
            .iter()
            .map(move |&end| &self.bytes[std::mem::replace(&mut from, end)..end])
    }
}

struct Candidate {
    new: fn() -> Box<dyn Dialect>,
    /// Its lines are so plain that it must understand every line of the sample.
    loose: bool,
}

fn strict<D: Dialect + Default + 'static>() -> Candidate {
    Candidate {
        new: || Box::new(D::default()),
        loose: false,
    }
}

fn loose<D: Dialect + Default + 'static>() -> Candidate {
    Candidate {
        loose: true,
        ..strict::<D>()
    }
}

fn candidates() -> [Candidate; 30] {
    [
        strict::<Unix>(),
        strict::<UnixNumeric>(),
        strict::<Dos>(),
        strict::<Mlsd>(),
        strict::<Eplf>(),
        strict::<Vms>(),
        strict::<NetWare>(),
        strict::<Sterling>(),
        strict::<As400>(),
        strict::<Mvs>(),
        strict::<MvsMembers>(),
        strict::<Jes>(),
        strict::<Zvm>(),
        strict::<Guardian>(),
        strict::<Os2>(),
        strict::<VxWorks>(),
        strict::<WfFtp>(),
        strict::<VShell>(),
        strict::<Os9>(),
        strict::<Vos>(),
        strict::<DosName>(),
        strict::<PcTcp>(),
        strict::<Dls>(),
        strict::<Gcos>(),
        strict::<Mpe>(),
        strict::<Music>(),
        strict::<Unisys>(),
        loose::<Ka9q>(),
        loose::<Vse>(),
        loose::<Tsx>(),
    ]
}

struct Score {
    entries: usize,
    unknown: usize,
}

/// The dialect of the sample. At the end of the listing, where no more lines will come, also one that finds no entry
/// but understands every line; and names alone count as NLST only then or if nothing else fits.
pub(super) fn choose(sample: &Sample, options: &ListingOptions, at_end: bool) -> Option<Box<dyn Dialect>> {
    let lines: Vec<&[u8]> = sample.lines().collect();
    let clock = Clock(options.now);
    let prepared = |candidate: &Candidate| {
        let mut dialect = (candidate.new)();
        dialect.prepare(&lines, clock);
        dialect
    };
    let candidates = candidates();
    let mut best: Option<(Score, &Candidate)> = None;
    let mut empty = None;
    for candidate in &candidates {
        let score = try_on(prepared(candidate).as_mut(), &lines, options);
        if score.entries > 0 && score.unknown == 0 {
            return Some(prepared(candidate));
        }
        if score.unknown == 0 && empty.is_none() {
            empty = Some(candidate);
        }
        let better = best.as_ref().is_none_or(|(best, _)| score.entries > best.entries);
        if score.entries > 0 && !candidate.loose && better {
            best = Some((score, candidate));
        }
    }
    if let Some((_, candidate)) = best {
        return Some(prepared(candidate));
    }
    if let Some(candidate) = empty {
        // Headings only. More lines may tell more.
        return if at_end { Some(prepared(candidate)) } else { None };
    }
    if matches!(options.format_hint, FormatHint::Auto | FormatHint::List) && names_only(&lines) {
        return Some(Box::new(Nlst::default()));
    }
    None
}

fn try_on(dialect: &mut dyn Dialect, lines: &[&[u8]], options: &ListingOptions) -> Score {
    let (mut out, mut summary, mut shared) = (Vec::new(), Summary::default(), Shared::default());
    let mut score = Score { entries: 0, unknown: 0 };
    let mut sink = Sink::new(&mut out, options, &mut summary, &mut shared);
    for line in lines {
        match dialect.line(line, &mut sink) {
            Verdict::Entry => score.entries += 1,
            Verdict::Skip | Verdict::Held => {}
            Verdict::Unknown => score.unknown += 1,
        }
    }
    score.unknown += dialect.finish(&mut sink).len();
    if summary.entries > 0 {
        score.entries = score.entries.max(1);
    }
    score
}

/// Do the lines look like the names that some servers send for LIST too (Cisco IOS), and not like a message?
fn names_only(lines: &[&[u8]]) -> bool {
    let mut lines = lines.iter().filter(|line| !line.trim_ascii().is_empty()).peekable();
    let some = lines.peek().is_some();
    let mut single = false;
    let plausible = lines.all(|line| {
        single |= !line.iter().any(|&byte| blank(byte)) || extension(line);
        !message(line)
    });
    some && single && plausible
}

/// Ends with a point and one to five letters or digits.
fn extension(line: &[u8]) -> bool {
    let count = line
        .iter()
        .rev()
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .count();
    (1..=5).contains(&count) && line.len() > count + 1 && line[line.len() - count - 1] == b'.'
}

/// Looks like something that a program says, a page of HTML, or a line of `ls -l` that could not be read.
fn message(line: &[u8]) -> bool {
    const WORDS: [&[u8]; 12] = [
        b"not found",
        b"denied",
        b"no such",
        b"error",
        b"cannot",
        b"can't",
        b"no files",
        b"not a directory",
        b"failed",
        b"invalid",
        b"unknown command",
        b"total ",
    ];
    let strange = |byte: &u8| matches!(byte, b'<' | b'>' | b'*' | b'?' | b'"' | b'|' | 0..=0x1f);
    line.iter().any(strange)
        || with_mode(line)
        || line.ends_with(b":")
        || line.windows(2).any(|pair| pair == b": ")
        || WORDS.iter().any(|word| find_ignore_case(line, word).is_some())
}
