//! Directory listings: the bytes of a data connection in, [`Entry`] values out.
//!
//! No server agrees with another on what LIST prints (RFC 959 leaves it open), so there is one dialect a family of
//! servers, each built by its grammar, and [`guess`] which picks one by trying them on the first lines. MLSD
//! (RFC 3659) and NLST are dialects too. Everything here is pure: the clock is an argument, and the bytes may come in
//! pieces of any size.
//!
//! A line that no dialect understands is counted and kept as text, never turned into an entry; a name that would lead
//! out of its folder (`quirks.md` row 90) is counted and dropped.

mod dialect;
mod draft;
mod fields;
mod format;
mod guess;
mod lines;
mod shared;
mod time;

use portolan_remote::{Entry, FileName};

pub use self::{format::Format, lines::MAX_LINE};

use self::{
    dialect::{Dialect, Mlsd, Nlst, Verdict},
    draft::Sink,
    guess::Sample,
    lines::Lines,
    shared::Shared,
};

/// How many unparsed lines are kept as text.
const KEPT_LINES: usize = 8;
/// How much of an unparsed line is kept, in bytes.
const KEPT_BYTES: usize = 200;
/// So many lines in a row that the chosen dialect does not understand, and the choice is made again.
const LOST_AFTER: u32 = 16;

/// Which command made the listing, as far as known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum FormatHint {
    /// Nothing is known.
    #[default]
    Auto,
    /// MLSD, RFC 3659.
    Mlsd,
    /// LIST or STAT: every dialect may come.
    List,
    /// NLST: one name a line.
    Nlst,
}

/// What the parser has to know beforehand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListingOptions {
    /// The server's wall clock in seconds since 1970, counted as if its zone were UTC; decides the year of dates
    /// without one.
    pub now: i64,
    /// The command that was sent.
    pub format_hint: FormatHint,
}

/// What ends a listing early.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ListingError {
    /// The server sent a line that is longer than [`MAX_LINE`].
    #[error("line {number} of the listing is longer than {MAX_LINE} bytes")]
    LineTooLong {
        /// Counted from 1.
        number: u64,
    },
}

/// The entry of an MLST reply: facts as in MLSD, and a path that is not looked at, since the caller knows what it asked
/// for. `None` where the line has no facts.
pub fn mlst_entry(line: &[u8], name: FileName) -> Option<Entry> {
    dialect::single_entry(line, name)
}

/// What is left to say when a listing has ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The dialect; `None` where nothing was understood or nothing came.
    pub format: Option<Format>,
    /// Lines in all, empty ones included.
    pub lines: u64,
    /// Entries given out.
    pub entries: u64,
    /// Entries dropped because their name is none, or would lead out of the folder; `.` and `..` are not counted.
    pub refused: u64,
    /// Lines that no parser understood.
    pub unparsed: u64,
    /// The first few of them, as text for people; not escaped.
    pub unparsed_lines: Vec<String>,
}

/// Turns the bytes of one listing into entries, in pieces.
pub struct ListingParser {
    options: ListingOptions,
    lines: Lines,
    state: State,
    summary: Summary,
    shared: Shared,
    lost: u32,
    /// Lines end with CR CR LF.
    second_cr: bool,
}

enum State {
    /// The first lines are kept until they tell the dialect.
    Sampling(Sample),
    /// The dialect is known.
    Reading(Box<dyn Dialect>),
}

impl ListingParser {
    /// A parser at the beginning of a listing.
    pub fn new(options: ListingOptions) -> Self {
        let state = match options.format_hint {
            FormatHint::Mlsd => State::Reading(Box::new(Mlsd::certain())),
            FormatHint::Nlst => State::Reading(Box::new(Nlst::default())),
            FormatHint::Auto | FormatHint::List => State::Sampling(Sample::default()),
        };
        Self {
            options,
            lines: Lines::default(),
            state,
            summary: Summary::default(),
            shared: Shared::default(),
            lost: 0,
            second_cr: false,
        }
    }

    /// Takes the next bytes; entries that are complete by then are appended to `out`.
    ///
    /// After an error the listing is over; [`Self::finish`] then still tells what was read.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<Entry>) -> Result<(), ListingError> {
        let mut lines = std::mem::take(&mut self.lines);
        let result = lines.feed(bytes, |line| self.line(line, out));
        self.lines = lines;
        result
    }

    /// The connection has ended: the last entries and the summary.
    pub fn finish(mut self, out: &mut Vec<Entry>) -> Summary {
        let mut lines = std::mem::take(&mut self.lines);
        lines.finish(|line| self.line(line, out));
        if let State::Sampling(sample) = &mut self.state {
            let sample = std::mem::take(sample);
            self.decide(sample, true, out);
        }
        if let State::Reading(dialect) = &mut self.state {
            let mut sink = Sink::new(out, &self.options, &mut self.summary, &mut self.shared);
            for line in dialect.finish(&mut sink) {
                keep(&mut self.summary, &line);
            }
            self.summary.format = Some(dialect.format());
        }
        self.summary
    }

    fn line(&mut self, line: &[u8], out: &mut Vec<Entry>) {
        self.summary.lines += 1;
        match &mut self.state {
            State::Sampling(sample) => {
                sample.push(line);
                if sample.enough() {
                    let sample = std::mem::take(sample);
                    self.decide(sample, false, out);
                }
            }
            State::Reading(_) => {
                let line = if self.second_cr {
                    line.strip_suffix(b"\r").unwrap_or(line)
                } else {
                    line
                };
                self.read(line, out);
            }
        }
    }

    /// One line in the dialect that was chosen.
    fn read(&mut self, line: &[u8], out: &mut Vec<Entry>) {
        let State::Reading(dialect) = &mut self.state else {
            return;
        };
        let mut sink = Sink::new(out, &self.options, &mut self.summary, &mut self.shared);
        match dialect.line(line, &mut sink) {
            Verdict::Entry => self.lost = 0,
            Verdict::Skip | Verdict::Held => {}
            Verdict::Unknown => {
                keep(&mut self.summary, line);
                self.lost += 1;
                if self.lost >= LOST_AFTER && matches!(self.options.format_hint, FormatHint::Auto | FormatHint::List) {
                    let mut sink = Sink::new(out, &self.options, &mut self.summary, &mut self.shared);
                    for line in dialect.finish(&mut sink) {
                        keep(&mut self.summary, &line);
                    }
                    self.state = State::Sampling(Sample::default());
                    self.lost = 0;
                }
            }
        }
    }

    /// Chooses a dialect by the sample and reads the sample in it. At the end of the listing a weaker proof is enough.
    fn decide(&mut self, sample: Sample, at_end: bool, out: &mut Vec<Entry>) {
        let (sample, second_cr) = sample.without_second_cr();
        match guess::choose(&sample, &self.options, at_end) {
            Some(dialect) => {
                self.second_cr = second_cr;
                self.state = State::Reading(dialect);
                for line in sample.lines() {
                    // The choice may be taken back in the middle of a sample; then the rest is sampled anew.
                    match &mut self.state {
                        State::Reading(_) => self.read(line, out),
                        State::Sampling(next) => next.push(line),
                    }
                }
            }
            None if at_end || sample.full() => {
                for line in sample.lines().filter(|line| !line.trim_ascii().is_empty()) {
                    keep(&mut self.summary, line);
                }
                self.state = State::Sampling(Sample::default());
            }
            None => self.state = State::Sampling(sample),
        }
    }
}

/// Counts a line that was not understood, and keeps it if it is one of the first.
fn keep(summary: &mut Summary, line: &[u8]) {
    summary.unparsed += 1;
    if summary.unparsed_lines.len() < KEPT_LINES {
        let text = String::from_utf8_lossy(&line[..line.len().min(KEPT_BYTES)]);
        summary.unparsed_lines.push(text.into_owned());
    }
}
