//! `mirror`: makes a folder like another one; what would be done is shown first with `--dry-run`.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use clap::Args;
use portolan_engine::{
    Hunt, HuntRow, JobOptions, Place, Request, SyncCaution, SyncMode, SyncOrders, SyncStep, Verdict, sync_caution,
    sync_orders, sync_row,
};
use portolan_remote::{Direction, ErrorKind, FolderRules};
use serde_json::json;

use super::hunt::{By, look, word};
use crate::{
    exit::{Exit, Stop},
    face::Face,
    printer::visible,
    target::Target,
    transfer::{Move, absolute, run_all},
};

/// How one folder becomes like the other.
#[derive(Debug, Default, Args)]
pub(crate) struct MirrorOptions {
    /// By what they are compared
    #[arg(long, value_enum, default_value_t = By::Time)]
    pub(crate) by: By,
    /// Delete what is only at the target. Nothing is deleted if anything could not be read, or if the source is empty
    #[arg(long)]
    pub(crate) delete: bool,
    /// Put what is to be deleted on a server into its bin, `.portolan-bin`
    #[arg(long, requires = "delete")]
    pub(crate) bin: bool,
    /// What is new or newer at the target comes to the source, too
    #[arg(long, conflicts_with = "delete")]
    pub(crate) both: bool,
    /// Say what would be done, and do nothing
    #[arg(short = 'n', long)]
    pub(crate) dry_run: bool,
}

impl MirrorOptions {
    fn mode(&self, direction: Direction) -> SyncMode {
        match (direction, self.both, self.delete) {
            (_, true, _) => SyncMode::Both,
            (Direction::Upload, _, true) => SyncMode::MirrorThere,
            (Direction::Upload, _, false) => SyncMode::UpdateThere,
            (Direction::Download, _, true) => SyncMode::MirrorHere,
            (Direction::Download, _, false) => SyncMode::UpdateHere,
        }
    }
}

/// Which of two arguments is the address: `(address, folder of this computer, which way)`.
pub(crate) fn sides(source: &str, target: &str) -> (String, PathBuf, Direction) {
    // Where neither says so, the target is one: the name of a saved site, or a host.
    if source.contains("://") && !target.contains("://") {
        (source.to_owned(), target.into(), Direction::Download)
    } else {
        (target.to_owned(), source.into(), Direction::Upload)
    }
}

pub(crate) fn run(
    face: &Face,
    here: &Path,
    target: &Target,
    direction: Direction,
    options: &MirrorOptions,
    job: &JobOptions,
) -> Result<(), Stop> {
    let here = folders(face, here, target, direction, options.dry_run)?;
    let Some(here) = here else {
        return Ok(());
    };
    let mode = options.mode(direction);
    let hunt = Hunt::Compare {
        here,
        site: target.id(),
        there: target.path.clone(),
        by: options.by.into(),
        recursive: true,
        rules: Arc::new([job.folders.clone(), job.folders.clone()]),
    };
    let (view, unread) = look(face, target, hunt, &|_, _, _| Ok(()))?;
    let whole = job.folders == FolderRules::default();
    let caution = sync_caution(&view, mode);
    let mut steps = Vec::new();
    let mut kept = 0_u64;
    for row in view.rows.iter().flat_map(|batch| batch.iter()) {
        let planned = sync_row(row, mode, whole);
        let deletes = matches!(planned.step, Some(SyncStep::DeleteHere | SyncStep::DeleteThere));
        let done = planned.ticked && !(deletes && caution.is_some());
        kept += u64::from(deletes && !done);
        tell(face, row, planned.step, done)?;
        steps.extend(planned.step.filter(|_| done).map(|step| (row, step)));
    }
    let orders = sync_orders(&view, steps);
    if kept > 0 {
        face.printer.note(&match caution.map(reason) {
            Some(why) => format!("{kept} only at the target, and nothing is deleted: {why}"),
            None => {
                format!("{kept} only at the target are not deleted: filters leave out what may lie in these folders")
            }
        });
    }
    let done = if options.dry_run {
        let changes = orders.moves.iter().map(|order| order.sources.len()).sum::<usize>();
        let deletions = orders.delete_here.len() + orders.delete_there.len();
        face.printer.note(&format!(
            "nothing was changed; {changes} would move, {deletions} be deleted"
        ));
        Ok(())
    } else {
        carry_out(face, target, orders, options.bin, job)
    };
    done?;
    match unread {
        Some(stop) => Err(stop),
        // What was asked for was not done.
        None if caution.is_some() && kept > 0 => Err(Stop(Exit::Failed)),
        None => Ok(()),
    }
}

fn reason(caution: SyncCaution) -> &'static str {
    match caution {
        SyncCaution::Unread => "not everything could be read",
        SyncCaution::NothingToMirror => "there is nothing at the source",
        SyncCaution::TooMany => "more was found than is kept",
        SyncCaution::Unfinished => "the comparison did not come to its end",
    }
}

/// Both folders must be there; the target is made. `None`: it would be, but for `--dry-run`, and everything would be new.
fn folders(
    face: &Face,
    here: &Path,
    target: &Target,
    direction: Direction,
    dry_run: bool,
) -> Result<Option<PathBuf>, Stop> {
    let local = |error: std::io::Error| {
        face.printer.note(&format!("{}: {error}", here.display()));
        Stop(Exit::Local)
    };
    let here = absolute(here).map_err(local)?;
    let all_new = |what: &str| {
        face.printer
            .note(&format!("{what} is not there yet: all of the source would be new"));
        None
    };
    match direction {
        Direction::Upload => {
            std::fs::read_dir(&here).map_err(local)?;
            match face.list(target.place()) {
                Ok(_there) => {}
                Err(error) if error.kind == ErrorKind::NotFound && dry_run => {
                    return Ok(all_new(&visible(&target.path.to_string_lossy())));
                }
                Err(error) if matches!(error.kind, ErrorKind::NotFound | ErrorKind::Refused) => {
                    let made = face.run(Request::MakeFolder(target.place()));
                    made.map_err(|_why| Stop(face.printer.failure(&error)))?;
                }
                Err(error) => return Err(Stop(face.printer.failure(&error))),
            }
        }
        Direction::Download if !here.exists() && dry_run => return Ok(all_new(&here.display().to_string())),
        Direction::Download => std::fs::create_dir_all(&here).map_err(local)?,
    }
    Ok(Some(here))
}

/// Says what becomes of a row; what is the same is not worth a line.
fn tell(face: &Face, row: &HuntRow, step: Option<SyncStep>, done: bool) -> Result<(), Stop> {
    let HuntRow::Compared { below, verdict, .. } = row else {
        return Ok(());
    };
    let does = match step.filter(|_| done) {
        Some(SyncStep::Transfer {
            direction: Direction::Upload,
            ..
        }) => "upload",
        Some(SyncStep::Transfer { .. }) => "download",
        Some(SyncStep::DeleteHere) => "delete-here",
        Some(SyncStep::DeleteThere) => "delete-there",
        None => "leave",
    };
    if *verdict == Verdict::Same {
        return Ok(());
    }
    face.printer
        .record(&json!({"step": does, "path": &**below, "verdict": word(*verdict)}))?;
    face.printer
        .line(&format!("{does:<12}  {:<14}  {}", word(*verdict), visible(below)))
}

fn carry_out(face: &Face, target: &Target, orders: SyncOrders, bin: bool, job: &JobOptions) -> Result<(), Stop> {
    let SyncOrders {
        moves,
        delete_here,
        delete_there,
        ..
    } = orders;
    let moves = moves.into_iter().map(|order| Move {
        direction: order.direction,
        site: target.site.clone(),
        source: None,
        sources: order.sources,
        target: order.target,
        rename: None,
        policy: order.policy,
        options: job.clone(),
    });
    // What moves comes first: if that fails, nothing is deleted.
    run_all(face, moves.collect())?;
    let delete = |places: Vec<Place>, bin| {
        let count = places.len();
        if count == 0 {
            return Ok(());
        }
        let request = if bin {
            Request::PutIntoBin(places)
        } else {
            Request::Delete(places)
        };
        face.run(request).map_err(|error| Stop(face.printer.failure(&error)))?;
        face.printer.record(&json!({"event": "deleted", "count": count}))?;
        face.printer.line(&format!("deleted {count}"))
    };
    delete(delete_here, false)?;
    delete(delete_there, bin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_on_either_side() {
        let (url, here, direction) = sides("ftp://a/www", "site");
        assert_eq!(
            (&*url, here, direction),
            ("ftp://a/www", "site".into(), Direction::Download)
        );
        let (url, here, direction) = sides("site", "Studio");
        assert_eq!((&*url, here, direction), ("Studio", "site".into(), Direction::Upload));
    }

    #[test]
    fn only_what_was_asked_for_deletes() {
        let options = MirrorOptions::default();
        assert!(!options.mode(Direction::Upload).deletes());
        let options = MirrorOptions {
            delete: true,
            ..MirrorOptions::default()
        };
        assert_eq!(options.mode(Direction::Download), SyncMode::MirrorHere);
    }
}
