//! Small files through a queue that is kept on the disk, beside the same files through one in memory.

use std::{
    fs,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use portolan_engine::{Config, ConnectionState, EngineHandle, Enqueue, JobOptions, Place, QueueKept, Request, start};
use portolan_practice::Practice;
use portolan_queue::{ConflictPolicy, Origin};
use portolan_remote::{Direction, FileName, Fingerprint, RemotePath};
use portolan_sites::{Address, Secret, Site};

use super::{super::name, LONG};

/// Files of a transfer.
const FILES: usize = 1000;

/// Transfers of each sort; they take turns, so that what else the machine does meets both.
const ROUNDS: usize = 5;

/// Prints for both directions how long each took, and the ratio.
pub(super) fn durable_beside_memory(folder: &Path) {
    let server = Practice::start_in(folder).expect("a server");
    let text = format!("ftpes://{}@{}", server.user(), server.address());
    let site = Address::parse(&text).expect("an address").site;
    let source = folder.join("small");
    fs::create_dir_all(&source).expect("a folder");
    for at in 0..FILES {
        fs::write(
            source.join(format!("file-{at:05}")),
            vec![at as u8; 1000 + at * 7 % 4000],
        )
        .expect("a file");
    }
    let mut took = [[Vec::new(), Vec::new()], [Vec::new(), Vec::new()]];
    for round in 0..ROUNDS {
        // Whoever is first in one round is second in the next.
        let order = if round % 2 == 0 { [false, true] } else { [true, false] };
        for durable in order {
            let home = folder.join(format!("small-{round}-{durable}"));
            let engine = connected(&home, durable, &server, &site);
            let there = name(&format!("up-{round}-{durable}"));
            let up = [
                Place::Local(source.clone()),
                Place::Remote(site.id, RemotePath::new("/")),
            ];
            took[0][usize::from(durable)].push(transfer(&engine, &site, up, Some(&there), FILES));
            let here = home.join("down");
            fs::create_dir_all(&here).expect("a folder");
            let from = Place::Remote(site.id, RemotePath::new("/").join(&there));
            let down = [from, Place::Local(here)];
            took[1][usize::from(durable)].push(transfer(&engine, &site, down, None, 2 * FILES));
        }
    }
    for (direction, took) in ["uploads", "downloads"].into_iter().zip(took) {
        let [memory, disk] = took.map(|mut took| {
            took.sort();
            took[took.len() / 2]
        });
        println!(
            "{FILES} small {direction}: {:.0} files/s with the queue on the disk, {:.0} with it in memory: ratio of the medians of \
             {ROUNDS}: {:.3} (goal 0.95)",
            FILES as f64 / disk.as_secs_f64(),
            FILES as f64 / memory.as_secs_f64(),
            memory.as_secs_f64() / disk.as_secs_f64(),
        );
    }
}

fn connected(home: &Path, durable: bool, server: &Practice, site: &Site) -> EngineHandle {
    let mut config = Config::new(home.join("config"), home.join("state"));
    config.queue = durable.then(|| home.join("state/queue.db"));
    config.pins = server.certificate_sha256().into_iter().map(Fingerprint).collect();
    let engine = start(config, Arc::new(|| ())).expect("an engine");
    wait("the queue", || *engine.published().kept.borrow() != QueueKept::Opening);
    ask(
        &engine,
        Request::Connect {
            site: Box::new(site.clone()),
            secret: Some(Secret::new(server.password().to_owned())),
        },
    );
    wait("a session", || {
        let sites = engine.published().sites.borrow().clone();
        sites
            .get(&site.id)
            .is_some_and(|site| matches!(site.state, ConnectionState::Connected))
    });
    engine
}

/// Moves one folder from one place into another, until so many files are done in this run.
fn transfer(
    engine: &EngineHandle,
    site: &Site,
    [source, target]: [Place; 2],
    rename: Option<&FileName>,
    done: usize,
) -> Duration {
    let direction = match source {
        Place::Local(_) => Direction::Upload,
        Place::Remote(..) => Direction::Download,
    };
    let begun = Instant::now();
    ask(
        engine,
        Request::Enqueue(Enqueue {
            direction,
            site: site.id,
            sources: vec![source],
            target,
            rename: rename.cloned(),
            policy: ConflictPolicy::Replace,
            origin: Origin::Window,
            options: JobOptions::default(),
        }),
    );
    wait("all files", || {
        let published = engine.published();
        assert_eq!(
            published.queue.borrow().failed_len(),
            0,
            "{:?}",
            published.notices.borrow()
        );
        published.done.borrow().len() >= done && published.queue.borrow().is_empty()
    });
    begun.elapsed()
}

fn ask(engine: &EngineHandle, request: Request) {
    engine.send(request).expect("there is room for it");
}

fn wait(what: &str, is: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is() {
        assert!(begun.elapsed() < LONG, "{what} did not come");
        std::thread::sleep(Duration::from_millis(2));
    }
}
