//! `mkdir`: a folder on the server.

use portolan_engine::Request;

use crate::{exit::Stop, face::Face, target::Target};

pub(crate) fn run(face: &Face, target: &Target) -> Result<(), Stop> {
    match face.run(Request::MakeFolder(target.place())) {
        Ok(_made) => Ok(()),
        Err(error) => Err(Stop(face.printer.failure(&error))),
    }
}
