//! `stat`, `chmod`, `touch`, `checksum`, `df`: what the server knows of a path, and what can be changed of it.

use jiff::Timestamp;
use portolan_engine::{AskServer, Finish, ModeChange, PermissionWish, Request};
use portolan_remote::ChecksumAlgorithm;
use serde_json::json;

use crate::{
    commands::ls,
    entry_json::entry_json,
    exit::{Exit, Stop},
    face::Face,
    printer::{Printer, size, visible},
    target::Target,
};

fn ask(face: &Face, target: &Target, ask: AskServer) -> Result<Finish, Stop> {
    face.run(Request::Ask(target.id(), ask))
        .map_err(|error| Stop(face.printer.failure(&error)))
}

/// The path as it is shown.
fn shown(target: &Target) -> String {
    let encoding = target.site.connection.server.encoding;
    encoding.show(target.path.as_bytes()).into_owned()
}

pub(crate) fn stat(face: &Face, target: &Target) -> Result<(), Stop> {
    if let Finish::Entry(entry) = ask(face, target, AskServer::Stat(target.path.clone()))? {
        let reading = target.site.connection.server.encoding;
        face.printer.record(&entry_json(&entry, true, reading))?;
        face.printer.line(&ls::row(&entry, reading))?;
    }
    Ok(())
}

pub(crate) fn chmod(face: &Face, targets: &[Target], mode: u16, recursive: bool) -> Result<(), Stop> {
    let change = Some(ModeChange { keep: 0, set: mode });
    let wish = PermissionWish {
        files: change,
        folders: change,
        recursive,
    };
    let places = targets.iter().map(Target::place).collect();
    match face.run(Request::SetPermissions(places, wish)) {
        Ok(_set) => Ok(()),
        Err(error) => Err(Stop(face.printer.failure(&error))),
    }
}

/// The moment that was asked for, UTC seconds since 1970.
pub(crate) fn moment(printer: Printer, text: Option<&str>) -> Result<i64, Stop> {
    let Some(text) = text else {
        return Ok(Timestamp::now().as_second());
    };
    text.parse::<Timestamp>().map(Timestamp::as_second).map_err(|error| {
        printer.note(&format!("--time: {error}"));
        Stop(Exit::Usage)
    })
}

pub(crate) fn touch(face: &Face, targets: &[Target], seconds: i64) -> Result<(), Stop> {
    for target in targets {
        ask(face, target, AskServer::SetModified(target.path.clone(), seconds))?;
    }
    Ok(())
}

pub(crate) fn checksum(face: &Face, targets: &[Target], algorithm: Option<ChecksumAlgorithm>) -> Result<(), Stop> {
    for target in targets {
        if let Finish::Checksum(checksum) = ask(face, target, AskServer::Checksum(target.path.clone(), algorithm))? {
            let path = shown(target);
            face.printer.record(&json!({
                "path": path,
                "algorithm": checksum.algorithm().name(),
                "checksum": checksum.hex(),
            }))?;
            face.printer.line(&format!("{checksum}  {}", visible(&path)))?;
        }
    }
    Ok(())
}

pub(crate) fn df(face: &Face, target: &Target) -> Result<(), Stop> {
    if let Finish::Space(space) = ask(face, target, AskServer::Space(target.path.clone()))? {
        face.printer
            .record(&json!({ "available": space.available, "quota": space.quota }))?;
        let quota = space
            .quota
            .map(|quota| format!(" of {}", size(quota)))
            .unwrap_or_default();
        face.printer
            .line(&format!("{} available{quota}", size(space.available)))?;
    }
    Ok(())
}
