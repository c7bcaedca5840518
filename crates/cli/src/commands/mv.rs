//! `mv`: rename or move on the server.

use portolan_engine::{Place, Request};
use portolan_remote::RemotePath;

use crate::{
    exit::{Exit, Stop},
    face::Face,
    target::Target,
};

pub(crate) fn run(face: &Face, target: &Target, to: &str) -> Result<(), Stop> {
    if to.is_empty() || to.contains("://") {
        face.printer
            .note("the second argument of mv is a path on the same server, not an address");
        return Err(Stop(Exit::Usage));
    }
    let bytes = target.site.connection.server.encoding.encode(to).map_err(|error| {
        face.printer.note(&error.to_string());
        Stop(Exit::Usage)
    })?;
    let to = Place::Remote(target.id(), RemotePath::new(bytes));
    match face.run(Request::Rename {
        from: target.place(),
        to,
    }) {
        Ok(_renamed) => Ok(()),
        Err(error) => Err(Stop(face.printer.failure(&error))),
    }
}
