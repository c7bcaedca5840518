//! `practice`: a whole demonstration against the practice server, for machines without a display.

use std::{collections::BTreeMap, fs, io, path::Path};

use portolan_engine::Place;
use portolan_practice::Practice;
use portolan_queue::ConflictPolicy;
use portolan_remote::{Direction, Fingerprint, HostPort, RemotePath};
use portolan_sites::{Endpoint, FtpTls, LogOn, Secret, Site};

use crate::{
    exit::{Exit, Stop},
    face::Face,
    options::Options,
    printer::Printer,
    target::Target,
    transfer::Move,
};

pub(crate) fn run(printer: Printer, options: &Options) -> Result<(), Stop> {
    let local = |error: &dyn std::fmt::Display| {
        printer.note(&format!("the demonstration cannot go on: {error}"));
        Stop(Exit::Local)
    };
    let practice = Practice::start().map_err(|error| local(&error))?;
    let target = Target {
        site: site(&practice, options),
        path: RemotePath::root(),
        folder: true,
    };
    printer.line(&format!(
        "practice server on {}, files in {}",
        practice.address(),
        practice.root().display()
    ))?;
    let face = Face::start(printer, options)?;
    face.connect(&target, Some(Secret::new(practice.password().to_owned())))?;
    let secure = practice.certificate_sha256().is_some();
    printer.line(if secure { "connected over TLS" } else { "connected" })?;

    let folder = tempfile::tempdir().map_err(|error| local(&error))?;
    let down = folder.path().join("down");
    fs::create_dir(&down).map_err(|error| local(&error))?;
    let listing = face
        .list(target.place())
        .map_err(|error| Stop(printer.failure(&error)))?;
    let names = listing
        .batches
        .iter()
        .flat_map(|batch| batch.iter())
        .map(|entry| entry.name.clone());
    let sources = names
        .map(|name| Place::Remote(target.id(), RemotePath::root().join(&name)))
        .collect();
    move_all(&face, &target, Direction::Download, sources, Place::Local(down.clone()))?;
    let original = tree(practice.root()).map_err(|error| local(&error))?;
    same(
        printer,
        &original,
        &tree(&down).map_err(|error| local(&error))?,
        "what came down",
    )?;

    move_all(
        &face,
        &target,
        Direction::Upload,
        vec![Place::Local(down)],
        target.place(),
    )?;
    let arrived = tree(&practice.root().join("down")).map_err(|error| local(&error))?;
    same(printer, &original, &arrived, "what went up")?;
    printer.line("everything arrived byte for byte")?;
    printer.record(&serde_json::json!({ "event": "practice", "files": original.len(), "equal": true }))
}

/// The practice server as a site, with its certificate pinned.
fn site(practice: &Practice, options: &Options) -> Site {
    let address = practice.address();
    let pin = practice.certificate_sha256().map(Fingerprint);
    let tls = if pin.is_some() { FtpTls::Explicit } else { FtpTls::Off };
    let endpoint = Endpoint::Ftp {
        server: HostPort::new(address.ip().to_string(), address.port()),
        tls,
    };
    let mut site = Site::quick(endpoint, LogOn::User(practice.user().to_owned()));
    site.pin = pin;
    site.mode = options.mode.into();
    site.sessions = options.sessions;
    site
}

fn move_all(face: &Face, site: &Target, direction: Direction, sources: Vec<Place>, target: Place) -> Result<(), Stop> {
    let wanted = Move {
        direction,
        site: site.site.clone(),
        source: None,
        sources,
        target,
        rename: None,
        policy: ConflictPolicy::Replace,
        options: portolan_engine::JobOptions::default(),
    };
    wanted.run(face).map(drop)
}

fn same(printer: Printer, want: &Tree, got: &Tree, what: &str) -> Result<(), Stop> {
    if want == got {
        return Ok(());
    }
    for path in want
        .keys()
        .chain(got.keys())
        .filter(|path| want.get(*path) != got.get(*path))
        .take(5)
    {
        printer.note(&format!("{what} differs: {path}"));
    }
    Err(Stop(Exit::Failed))
}

/// Every file below a folder with its contents.
type Tree = BTreeMap<String, Vec<u8>>;

fn tree(root: &Path) -> io::Result<Tree> {
    let mut files = Tree::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().into_owned();
                files.insert(name, fs::read(&path)?);
            }
        }
    }
    Ok(files)
}
