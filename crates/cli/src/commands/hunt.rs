//! `find` and `compare`: whole trees, told while they are read.

use std::{path::PathBuf, sync::Arc};

use clap::{Args, ValueEnum};
use portolan_engine::{CompareBy, Finish, Finished, Hunt, HuntRow, HuntView, Request, RequestId, Verdict};
use portolan_remote::{
    Entry, EntryKind, NameEncoding,
    filter::{Condition, Day, DayTest, Filter, SizeTest, TextTest},
};
use serde_json::{Map, Value, json};

use super::ls::row_named;
use crate::{
    entry_json::entry_json,
    exit::{Exit, Stop},
    face::Face,
    printer::{Printer, visible},
    target::Target,
};

/// What is looked for.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "What is looked for")]
pub(crate) struct FindOptions {
    /// Names like this pattern: `*.txt`, `photo-?.{jpg,png}`
    #[arg(long, value_name = "PATTERN")]
    pub(crate) name: Option<String>,
    /// Names in which this regular expression finds something
    #[arg(long, value_name = "EXPRESSION")]
    pub(crate) regex: Option<String>,
    /// Capitals and small letters differ
    #[arg(long)]
    pub(crate) match_case: bool,
    /// Files larger than so many bytes
    #[arg(long, value_name = "BYTES")]
    pub(crate) larger: Option<u64>,
    /// Files smaller than so many bytes
    #[arg(long, value_name = "BYTES")]
    pub(crate) smaller: Option<u64>,
    /// Changed after this day (2026-11-20, of UTC)
    #[arg(long, value_name = "DAY")]
    pub(crate) newer: Option<Day>,
    /// Changed before this day
    #[arg(long, value_name = "DAY")]
    pub(crate) older: Option<Day>,
    /// What belongs to this user, as the server says it (`www-data`, `33`, `www*`); files of this computer tell no owner
    #[arg(long, value_name = "USER")]
    pub(crate) owner: Option<String>,
    /// The same of the group
    #[arg(long, value_name = "GROUP")]
    pub(crate) group: Option<String>,
    /// Files only, or folders only
    #[arg(long = "type", value_enum)]
    pub(crate) kind: Option<Kind>,
}

/// `--type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// Files, and what is neither file nor folder
    File,
    /// Folders
    Dir,
}

impl FindOptions {
    fn filter(&self) -> Filter {
        let mut conditions = Vec::new();
        let mut text = |is, text: &Option<String>| {
            conditions.extend(text.clone().map(|text| Condition::Name { is, text }));
        };
        text(TextTest::Glob, &self.name);
        text(TextTest::Regex, &self.regex);
        let size = |is, bytes: Option<u64>| bytes.map(|bytes| Condition::Size { is, bytes });
        conditions.extend(size(SizeTest::Greater, self.larger));
        conditions.extend(size(SizeTest::Less, self.smaller));
        let day = |is, day: Option<Day>| day.map(|day| Condition::Modified { is, day });
        conditions.extend(day(DayTest::After, self.newer));
        conditions.extend(day(DayTest::Before, self.older));
        let is = TextTest::Glob;
        conditions.extend(self.owner.clone().map(|text| Condition::Owner { is, text }));
        conditions.extend(self.group.clone().map(|text| Condition::Group { is, text }));
        if conditions.is_empty() {
            let (is, text) = (TextTest::Glob, "*".to_owned());
            conditions.push(Condition::Name { is, text });
        }
        Filter {
            name: "find".into(),
            files: self.kind != Some(Kind::Dir),
            folders: self.kind != Some(Kind::File),
            match_case: self.match_case,
            conditions,
            ..Filter::default()
        }
    }
}

/// How two trees are compared.
#[derive(Debug, Default, Args)]
pub(crate) struct CompareOptions {
    /// By what they are compared
    #[arg(long, value_enum, default_value_t = By::Time)]
    pub(crate) by: By,
    /// Tell what is the same, too
    #[arg(long)]
    pub(crate) all: bool,
    /// Only the two folders, without those in them
    #[arg(long)]
    pub(crate) flat: bool,
}

/// `--by`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum By {
    /// Sizes
    Size,
    /// Sizes and times, as exactly as the server tells them
    #[default]
    Time,
    /// Sizes and contents: the server's checksum, else every byte is brought here
    Content,
}

impl From<By> for CompareBy {
    fn from(by: By) -> Self {
        match by {
            By::Size => Self::Size,
            By::Time => Self::Time,
            By::Content => Self::Content,
        }
    }
}

pub(crate) fn find(face: &Face, target: &Target, options: &FindOptions) -> Result<(), Stop> {
    let hunt = Hunt::Find {
        places: vec![target.place()],
        filter: options.filter(),
    };
    run(face, target, hunt, &|printer, row, reading| {
        told_found(printer, row, reading)
    })
    .map(drop)
}

pub(crate) fn compare(face: &Face, here: PathBuf, target: &Target, options: &CompareOptions) -> Result<(), Stop> {
    let hunt = Hunt::Compare {
        here,
        site: target.id(),
        there: target.path.clone(),
        by: options.by.into(),
        recursive: !options.flat,
        rules: Arc::default(),
    };
    let all = options.all;
    let view = run(face, target, hunt, &|printer, row, reading| {
        told_compared(printer, row, reading, all)
    })?;
    let rows = view.rows.iter().flat_map(|batch| batch.iter());
    let differ = rows.filter(|row| matches!(row, HuntRow::Compared { verdict, .. } if *verdict != Verdict::Same));
    let count = differ.count();
    let names = if count == 1 { "name differs" } else { "names differ" };
    face.printer
        .note(&format!("{count} {names}, {} folders read", view.folders));
    Ok(())
}

pub(crate) type Tell<'a> = &'a dyn Fn(Printer, &HuntRow, NameEncoding) -> Result<(), Stop>;

/// Runs it, tells each row when it comes, and then what could not be read: something is missing then, and the exit code
/// says so too.
fn run(face: &Face, target: &Target, hunt: Hunt, tell: Tell<'_>) -> Result<Arc<HuntView>, Stop> {
    let (view, unread) = look(face, target, hunt, tell)?;
    unread.map_or(Ok(view), Err)
}

/// The same; what was read is told even where something could not be, with the exit code for that.
pub(crate) fn look(
    face: &Face,
    target: &Target,
    hunt: Hunt,
    tell: Tell<'_>,
) -> Result<(Arc<HuntView>, Option<Stop>), Stop> {
    const REQUEST: RequestId = RequestId(u64::MAX);
    face.send(Request::Tracked(REQUEST, Box::new(Request::Hunt(Box::new(hunt)))))?;
    let published = face.engine().published().clone();
    let mut told = 0;
    let mut result = Ok(());
    let (view, end) = face.wait(|| {
        let view = published.hunts.borrow().last().cloned();
        let reading = published
            .sites
            .borrow()
            .get(&target.id())
            .map(|site| site.names.reading);
        let batches: Vec<Arc<[HuntRow]>> = view
            .iter()
            .flat_map(|view| view.rows.iter().skip(told).cloned())
            .collect();
        told += batches.len();
        for batch in batches {
            for row in batch.iter() {
                if result.is_ok() {
                    result = tell(face.printer, row, reading.unwrap_or_default());
                }
            }
        }
        let finished = published.finished.borrow().clone();
        let is_it = |end: &&Finished| end.request == REQUEST;
        let end = finished.iter().find(is_it)?.result.clone();
        match (end, view) {
            (Ok(Finish::Hunt(id)), Some(view)) if view.id != id || view.running => None,
            (end, view) => Some((view, end)),
        }
    });
    result?;
    end.map_err(|error| Stop(face.printer.failure(&error)))?;
    let view = view.ok_or(Stop(Exit::Local))?;
    let (failures, count) = &view.failures;
    for error in failures.iter() {
        face.printer.note(&error.to_string());
    }
    if *count > failures.len() as u64 {
        face.printer.note(&format!("{count} folders in all could not be read"));
    }
    if view.too_many {
        face.printer
            .note("more was found than is kept: name more conditions, or a folder further down");
    }
    let unread = failures.first().map(|error| Stop(face.printer.failure(error)));
    Ok((view, unread))
}

fn told_found(printer: Printer, found: &HuntRow, reading: NameEncoding) -> Result<(), Stop> {
    let HuntRow::Found { place, entry } = found else {
        return Ok(());
    };
    let Some((_, path)) = place.remote() else { return Ok(()) };
    let shown = reading.show(path.as_bytes());
    if let Value::Object(mut object) = entry_json(entry, true, reading) {
        object.insert("path".into(), shown.as_ref().into());
        printer.record(&Value::Object(object))?;
    }
    printer.line(&row_named(entry, reading, &shown))
}

fn told_compared(printer: Printer, compared: &HuntRow, reading: NameEncoding, all: bool) -> Result<(), Stop> {
    let HuntRow::Compared {
        below,
        here,
        there,
        verdict,
        ..
    } = compared
    else {
        return Ok(());
    };
    if *verdict == Verdict::Same && !all {
        return Ok(());
    }
    let side = |entry: &Option<Entry>, reading| {
        entry
            .as_ref()
            .map_or(Value::Null, |entry| entry_json(entry, true, reading))
    };
    let mut object = Map::new();
    object.insert("path".into(), (**below).into());
    object.insert("verdict".into(), json!(word(*verdict)));
    object.insert("here".into(), side(here, NameEncoding::UTF_8));
    object.insert("there".into(), side(there, reading));
    printer.record(&Value::Object(object))?;
    let folder = [here, there]
        .into_iter()
        .flatten()
        .any(|entry| entry.kind == EntryKind::Folder);
    let slash = if folder { "/" } else { "" };
    printer.line(&format!("{:<14}  {}{slash}", word(*verdict), visible(below)))
}

/// What a comparison found, in one word for people and programs.
pub(crate) fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Same => "same",
        Verdict::OnlyHere => "only-here",
        Verdict::OnlyThere => "only-there",
        Verdict::NewerHere => "newer-here",
        Verdict::NewerThere => "newer-there",
        Verdict::OtherSize => "other-size",
        Verdict::OtherContents => "other-contents",
        Verdict::OtherKind => "other-kind",
        Verdict::Unknown => "unknown",
    }
}
