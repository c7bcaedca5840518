//! `queue`: the queue that is kept, the same one that the window has. Whoever has it open is asked; where nobody has, it is
//! opened here.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use portolan_engine::{
    ConnectionState, Finish, Request, WhyNotKept,
    door::{Ask, Client, HistoryTold, PAGE, QueueRow, Reply, Status, history, rows},
};
use portolan_queue::{ConflictPolicy, JobState};
use portolan_remote::{Direction, JobId, RemoteError, SiteId};
use portolan_settings::Paths;
use portolan_sites::Secret;
use serde_json::json;

use crate::{
    args::QueueCommand,
    commands::{copy, get, put},
    exit::{Exit, Stop},
    face::{Face, Passwords},
    options::Options,
    password,
    printer::{Printer, size, visible},
    rules::RuleOptions,
    with_rules,
};

pub(crate) fn run(
    printer: Printer,
    options: &Options,
    secret: Option<Secret>,
    command: QueueCommand,
) -> Result<(), Stop> {
    match command {
        QueueCommand::Add {
            sources,
            target,
            source_password_file,
            rules,
        } => {
            let secrets = Passwords {
                target: secret,
                source: password::of_source(),
                source_file: source_password_file,
            };
            add(printer, options, secrets, sources, &target, &rules)
        }
        QueueCommand::Export { file } => with_file(printer, options, &file, Ask::Export, Request::ExportQueue),
        QueueCommand::Import { file } => with_file(printer, options, &file, Ask::Import, Request::ImportQueue),
        QueueCommand::Failures { file } => {
            with_file(printer, options, &file, Ask::ExportFailures, Request::ExportFailures)
        }
        QueueCommand::List { done: false, .. } => list(printer, options),
        QueueCommand::List { rows, .. } => list_done(printer, options, rows),
        QueueCommand::Start => start(printer, options, secret),
        QueueCommand::Pause => order(printer, options, Ask::Pause, vec![Request::PauseAll(true)]),
        QueueCommand::Retry => order(printer, options, Ask::Retry, vec![Request::RetryAllFailed]),
        QueueCommand::Clear {
            all: false,
            done: false,
        } => order(printer, options, Ask::ClearFailed, vec![Request::ClearFailed]),
        QueueCommand::Clear { all, done } => {
            if done {
                order(printer, options, Ask::ClearDone, vec![Request::ClearDone])?;
            }
            if all { clear_all(printer, options) } else { Ok(()) }
        }
    }
}

/// Whoever has the queue, or the queue itself.
enum Way {
    There(Client),
    Here(Box<Face>),
}

fn way(printer: Printer, options: &Options) -> Result<Way, Stop> {
    let paths = Paths::of_user().map_err(|error| {
        printer.note(&error.to_string());
        Stop(Exit::Local)
    })?;
    match Client::find(&paths.queue()) {
        Ok(Some(client)) => Ok(Way::There(client)),
        Ok(None) => Face::start(printer, options).map(|mut face| match face.holder.take() {
            // It was faster.
            Some(client) => Way::There(client.into_inner()),
            None => Way::Here(Box::new(face)),
        }),
        Err(error) => {
            printer.note(&error.to_string());
            Err(Stop(Exit::Local))
        }
    }
}

/// Asks whoever has the queue; what it refuses is told.
pub(crate) fn ask(printer: Printer, client: &mut Client, ask: Ask) -> Result<Reply, Stop> {
    match client.ask(ask) {
        Ok(Reply::Refused { kind, why }) => {
            printer.note(&visible(&why));
            let exit = kind.map_or(Exit::Failed, |kind| {
                Exit::from(&RemoteError::new(kind, portolan_remote::Act::Connect))
            });
            Err(Stop(exit))
        }
        Ok(reply) => Ok(reply),
        Err(error) => {
            printer.note(&error.to_string());
            Err(Stop(Exit::Failed))
        }
    }
}

/// Something with a file of this computer, whoever has the queue.
fn with_file(
    printer: Printer,
    options: &Options,
    file: &Path,
    there: fn(Vec<u8>) -> Ask,
    here: fn(PathBuf) -> Request,
) -> Result<(), Stop> {
    let path = std::path::absolute(file).map_err(|error| {
        printer.note(&format!("{}: {error}", file.display()));
        Stop(Exit::Local)
    })?;
    let bytes = path.as_os_str().as_encoded_bytes().to_vec();
    order(printer, options, there(bytes), vec![here(path)])
}

fn order(printer: Printer, options: &Options, there: Ask, here: Vec<Request>) -> Result<(), Stop> {
    match way(printer, options)? {
        Way::There(mut client) => ask(printer, &mut client, there).map(drop),
        Way::Here(face) => here.into_iter().try_for_each(|request| {
            let end = face.run(request).map_err(|error| Stop(face.printer.failure(&error)))?;
            if let Finish::Lines(left_out) = end {
                for line in left_out {
                    face.printer.note(&format!("left out: {}", visible(&line)));
                }
            }
            Ok(())
        }),
    }
}

fn clear_all(printer: Printer, options: &Options) -> Result<(), Stop> {
    match way(printer, options)? {
        Way::There(mut client) => ask(printer, &mut client, Ask::ClearAll).map(drop),
        Way::Here(face) => {
            let queue = face.engine().published().queue.borrow().clone();
            let jobs: Vec<JobId> = queue.jobs().iter().map(|header| header.job.id).collect();
            jobs.into_iter().try_for_each(|job| {
                let ended = face.run(Request::RemoveJob(job));
                ended.map(drop).map_err(|error| Stop(face.printer.failure(&error)))
            })
        }
    }
}

fn add(
    printer: Printer,
    options: &Options,
    secrets: Passwords,
    sources: Vec<String>,
    target: &str,
    rules: &RuleOptions,
) -> Result<(), Stop> {
    let address = |text: &str| text.contains("://");
    let policy: ConflictPolicy = options.if_exists.into();
    let remote = sources.iter().all(|source| address(source));
    let (face, job) = if address(target) && remote {
        let (face, sources, target) = Face::reach_two(printer, options, secrets, &sources, target)?;
        let rules = rules.rules(printer, Direction::Download)?;
        let job = copy::wanted(&face, &sources, &target, policy, with_rules(options, rules))?.add(&face)?;
        (face, job)
    } else if address(target) {
        let (face, target) = Face::reach(printer, options, secrets.target, target)?;
        let sources: Vec<PathBuf> = sources.into_iter().map(PathBuf::from).collect();
        let rules = rules.rules(printer, Direction::Upload)?;
        let job = put::wanted(&face, &sources, &target, policy, with_rules(options, rules))?.add(&face)?;
        (face, job)
    } else if remote {
        let (face, targets) = Face::reach_all(printer, options, secrets.target, &sources)?;
        let rules = rules.rules(printer, Direction::Download)?;
        let job = get::wanted(&face, &targets, target.as_ref(), policy, with_rules(options, rules))?.add(&face)?;
        (face, job)
    } else {
        printer.note("either the target is an address (upload), or all sources are (download), or all of them (from one server to another)");
        return Err(Stop(Exit::Usage));
    };
    face.printer.line(&format!("job {} is in the queue", job.0))?;
    face.printer.record(&json!({ "event": "queued", "job": job.0 }))
}

fn list(printer: Printer, options: &Options) -> Result<(), Stop> {
    match way(printer, options)? {
        Way::There(mut client) => {
            let mut from = 0;
            loop {
                let Reply::Rows(page) = ask(printer, &mut client, Ask::List { from })? else {
                    return Err(Stop(Exit::Failed));
                };
                print(printer, &page)?;
                from += page.len();
                if page.len() < PAGE {
                    break;
                }
            }
            match ask(printer, &mut client, Ask::Status)? {
                Reply::Status(status) => sum(printer, &status),
                _ => Err(Stop(Exit::Failed)),
            }
        }
        Way::Here(face) => {
            let published = face.engine().published();
            let queue = published.queue.borrow().clone();
            for from in (0..queue.len()).step_by(PAGE) {
                print(printer, &rows(published, from))?;
            }
            let transfers = published.transfers.borrow().clone();
            sum(printer, &Status::of(&queue, &transfers))
        }
    }
}

/// What is done, the newest first.
fn list_done(printer: Printer, options: &Options, most: usize) -> Result<(), Stop> {
    let failed = |why: String| {
        printer.note(&visible(&why));
        Stop(Exit::Local)
    };
    let mut way = way(printer, options)?;
    let paths = Paths::of_user().map_err(|error| failed(error.to_string()))?;
    let (mut left, mut before) = (most, None);
    while left > 0 {
        let mut page = match &mut way {
            Way::There(client) => match ask(printer, client, Ask::History { before })? {
                Reply::History(page) => page,
                _ => return Err(Stop(Exit::Failed)),
            },
            Way::Here(_) => history(&paths.queue(), before).map_err(|error| failed(error.to_string()))?,
        };
        let whole = page.len() == PAGE;
        page.truncate(left);
        left -= page.len();
        before = page.last().map(|row| row.id);
        for row in &page {
            print_done(printer, row)?;
        }
        if !whole {
            break;
        }
    }
    Ok(())
}

fn print_done(printer: Printer, row: &HistoryTold) -> Result<(), Stop> {
    let when = jiff::Timestamp::from_second(row.when).map_or_else(|_| row.when.to_string(), |when| when.to_string());
    let text = format!(
        "{when}  {:<8} {:>9}  {} -> {}{}{}",
        way_of(row.direction, row.source.is_some()),
        size(row.size),
        row.name,
        row.destination,
        if row.skipped { "  left as it was" } else { "" },
        not_kept(row),
    );
    printer.line(&visible(&text))?;
    printer.record(&json!({ "event": "done", "row": row }))
}

/// What did not go along with the contents, in words.
fn not_kept(row: &HistoryTold) -> String {
    let parts = [("time", row.not_kept.time), ("permissions", row.not_kept.permissions)];
    let told = parts.into_iter().filter_map(|(what, why)| {
        let why = match why? {
            WhyNotKept::Refused => "the server refused",
            WhyNotKept::NotSupported => "the server has no command for it",
            WhyNotKept::NotTold => "the server does not tell",
        };
        Some(format!("  {what} not kept: {why}"))
    });
    told.collect()
}

/// Which way something goes, in a word.
fn way_of(direction: Direction, across: bool) -> &'static str {
    match direction {
        Direction::Upload if across => "copy",
        Direction::Upload => "upload",
        Direction::Download => "download",
    }
}

fn print(printer: Printer, rows: &[QueueRow]) -> Result<(), Stop> {
    for row in rows {
        let bytes = row.size.map_or_else(String::new, size);
        let why = row.why.as_deref().map_or_else(String::new, |why| format!("  {why}"));
        let text = format!(
            "{:<8} {:<8} {bytes:>9}  {} -> {}{why}",
            row.state,
            way_of(row.direction, row.source.is_some()),
            row.name,
            row.destination,
        );
        printer.line(&visible(&text))?;
        printer.record(&json!({ "event": "row", "row": row }))?;
    }
    Ok(())
}

fn sum(printer: Printer, status: &Status) -> Result<(), Stop> {
    printer.line(&format!(
        "{} rows: {} files ({}) and {} folders wait, {} held, {} failed, {} running{}",
        status.rows,
        status.files_waiting,
        size(status.bytes_waiting),
        status.folders_waiting,
        status.held,
        status.failed,
        status.running,
        if status.paused { "; paused" } else { "" },
    ))?;
    printer.record(&json!({ "event": "status", "status": status }))
}

/// Lets everything go. Where nobody has the queue, it is worked off here.
fn start(printer: Printer, options: &Options, secret: Option<Secret>) -> Result<(), Stop> {
    let mut face = match way(printer, options)? {
        Way::There(mut client) => {
            ask(printer, &mut client, Ask::Start)?;
            return printer.line("the Portolan that has the queue goes on with it");
        }
        Way::Here(face) => face,
    };
    face.secret = match &options.password_file {
        Some(path) => Some(password::from_file(printer, path)?),
        None => secret,
    };
    if let Some(source) = password::of_source() {
        let queue = face.engine().published().queue.borrow().clone();
        let given = queue.jobs().iter().filter_map(|header| header.job.route().source);
        face.sources = given.collect();
        face.source_secret = Some(source);
    }
    if let Err(error) = face.run(Request::PauseAll(false)) {
        return Err(Stop(face.printer.failure(&error)));
    }
    let lost = work_off(&face);
    let published = face.engine().published();
    let (queue, transfers) = (published.queue.borrow().clone(), published.transfers.borrow().clone());
    sum(printer, &Status::of(&queue, &transfers))?;
    if let Some(error) = lost {
        return Err(Stop(face.refused().unwrap_or_else(|| face.printer.failure(&error))));
    }
    match queue.failed_len() {
        0 => face.refused().map_or(Ok(()), |exit| Err(Stop(exit))),
        _ => Err(Stop(Exit::Failed)),
    }
}

/// Waits until nothing can go on any more; an error, when that is because a server cannot be reached.
fn work_off(face: &Face) -> Option<Arc<RemoteError>> {
    let published = face.engine().published();
    face.wait(|| {
        let transfers = published.transfers.borrow().clone();
        if let Some(error) = &transfers.full {
            return Some(Some(Arc::clone(error)));
        }
        let queue = published.queue.borrow().clone();
        // That everything was let go is not shown yet, unless a question was answered with no: that holds everything.
        if queue.held() && face.refused().is_none() {
            return None;
        }
        let sites = published.sites.borrow().clone();
        let mut lost = None;
        for header in queue.jobs().iter().filter(|_| !queue.held()) {
            let waits = header.counts.files_waiting + header.counts.folders_waiting > 0;
            let ends: Vec<SiteId> = header.job.route().sites().collect();
            if !waits || header.job.state == JobState::Held || ends.iter().any(|site| queue.site_held(*site)) {
                continue;
            }
            let states: Vec<_> = ends
                .iter()
                .map(|site| sites.get(site).map(|site| &site.state))
                .collect();
            let failed = states.iter().find_map(|state| match state {
                Some(ConnectionState::Failed(error)) => Some(error),
                _ => None,
            });
            match failed {
                Some(error) => lost = Some(Arc::clone(error)),
                // A site that nobody knows any more: its items wait for somebody who connects to it.
                None if states.iter().any(Option::is_none) => {}
                None => return None,
            }
        }
        transfers.running.is_empty().then_some(lost)
    })
}
