//! `raw`: one FTP command by explicit wish.

use portolan_engine::{Finish, Request};
use serde_json::json;

use crate::{exit::Stop, face::Face, printer::visible, target::Target};

pub(crate) fn run(face: &Face, target: &Target, line: &str) -> Result<(), Stop> {
    match face.run(Request::Raw(target.id(), line.to_owned())) {
        Ok(Finish::Lines(lines)) => {
            for line in &lines {
                face.printer.line(&visible(line))?;
            }
            face.printer.record(&json!({ "reply": lines }))
        }
        Ok(_nothing_to_print) => Ok(()),
        Err(error) => Err(Stop(face.printer.failure(&error))),
    }
}
