//! The window of the pictures: a site of a studio, files on their way, one that failed, one that is asked about.

use jiff::{civil::DateTime, tz::TimeZone};
use portolan_engine::{DoneList, DoneRow, NotKept, SiteBook, Transfer, Transfers, Verified};
use portolan_queue::{Change, Failed, Job, NewItem, Queue};
use portolan_remote::{Act, Direction, ErrorKind, JobId, Phase, RemoteError};
use portolan_sites::{Colour, FolderPath, Icon, SavedSites, Site};
use portolan_trace::{ControlLine, Secrets, TraceEvent, TraceKind, Who};

use super::super::*;
use crate::words::Calendar;

const LOCAL: [(&str, u64, &str); 11] = [
    ("brand/", 0, "2026-11-20T18:02:00"),
    ("campaign-2026/", 0, "2026-11-21T09:14:00"),
    ("exports/", 0, "2026-11-19T11:40:00"),
    ("annual-report.pdf", 4_200_000, "2026-11-18T16:31:00"),
    ("assets-v12.zip", 318_600_000, "2026-11-21T08:55:00"),
    ("index.html", 12_400, "2026-11-21T09:10:00"),
    ("hero@2x.png", 2_800_000, "2026-11-17T14:22:00"),
    ("main.css", 38_100, "2026-11-21T09:09:00"),
    ("teaser-4k.mov", 1_900_000_000, "2026-11-15T21:03:00"),
    ("CHANGELOG.md", 9_700, "2026-11-21T09:11:00"),
    ("backup-2026-11-14.tar.zst", 7_400_000_000, "2026-11-14T02:00:00"),
];

const REMOTE: [(&str, u64, &str); 9] = [
    ("assets/", 0, "2026-11-12T10:20:00"),
    ("campaign-2025/", 0, "2025-01-08T09:00:00"),
    ("logs/", 0, "2026-11-21T07:00:00"),
    ("index.html", 11_900, "2026-11-12T10:21:00"),
    ("main.css", 37_500, "2026-11-12T10:21:00"),
    ("main.js", 201_300, "2026-11-12T10:21:00"),
    ("robots.txt", 118, "2024-03-03T08:00:00"),
    ("favicon.ico", 15_100, "2024-03-03T08:00:00"),
    ("assets-v11.zip", 301_200_000, "2026-10-02T13:37:00"),
];

fn entries(rows: &[(&str, u64, &str)]) -> Vec<Entry> {
    let entry = |(called, size, when): &(&str, u64, &str)| {
        let when: DateTime = when.parse().expect("a time");
        let when = when.to_zoned(TimeZone::UTC).expect("in the calendar").timestamp();
        let mut entry = match called.strip_suffix('/') {
            Some(called) => folder(called),
            None => file(called, *size),
        };
        entry.modified = Some(Timestamp::utc(when.as_second()));
        entry
    };
    rows.iter().map(entry).collect()
}

/// A job between these two folders.
fn between(direction: Direction, local: &str, remote: &str) -> Job {
    Job {
        local_root: Arc::new(local.into()),
        remote_root: RemotePath::new(remote),
        ..job(site().site.id, direction)
    }
}

/// The queue, and what of it moves.
fn queue(window: &mut Window) {
    let mut queue = Queue::default();
    let sent = vec![
        NewItem::file(name("loop.mp4"), Some(64_400_000), None),
        NewItem::file(name("poster.avif"), Some(1_600_000), None),
        NewItem::file(name("assets-v12.zip"), Some(318_600_000), None),
        NewItem::file(name("index.html"), Some(12_400), None),
        NewItem::folder(name("campaign-2026")),
        NewItem::file(name("broken.bin"), Some(1000), None),
    ];
    let brought = vec![NewItem::file(
        name("backup-2026-11-14.tar.zst"),
        Some(7_400_000_000),
        None,
    )];
    let up = between(Direction::Upload, "/home/me/Work/site", "/www");
    let down = between(Direction::Download, "/home/me/Work/site", "/backups");
    let mut add = |job, items| queue.apply(Change::AddJob { job, items }).expect("added").inserted;
    let (sent, brought) = (add(up, sent), add(down, brought));
    let error = RemoteError::new(ErrorKind::ServerFull, Act::Upload).at("/www/broken.bin");
    let failed = Failed {
        error: Arc::new(error.replied("552 Disk quota exceeded")),
        when: NOW - 600,
    };
    queue.apply(Change::Fail { item: sent[5], failed }).expect("failed");
    window.frame.queue = queue.snapshot();
    let transfer = |item, job, direction, phase, moved, size, speed| Transfer {
        item,
        job: JobId(job),
        direction,
        phase,
        moved,
        size: Some(size),
        speed,
        left: Some(Duration::from_secs((size - moved) / u64::max(speed, 1))),
        retry_in: None,
        expanding: false,
        session: None,
    };
    let up = Direction::Upload;
    let running = vec![
        transfer(sent[0], 1, up, Phase::Moving, 41_200_000, 64_400_000, 18_300_000),
        transfer(
            sent[1],
            1,
            up,
            Phase::AwaitingConfirmation,
            1_600_000,
            1_600_000,
            2_100_000,
        ),
        transfer(
            brought[0],
            2,
            Direction::Download,
            Phase::Moving,
            2_300_000_000,
            7_400_000_000,
            88_000_000,
        ),
    ];
    let history = [2, 14, 12, 38, 31, 52, 44, 60, 55, 72, 64, 88, 79, 96, 108].map(|part| part * 1_000_000);
    let transfers = Transfers {
        running,
        files_left: 1206,
        fraction: Some(0.38),
        sessions: 3,
        sessions_allowed: 4,
        time_left: Some(Duration::from_mins(4)),
        history: history.into(),
        upload_speed: 20_400_000,
        download_speed: 88_000_000,
        ..Transfers::default()
    };
    window.frame = window.frame.clone().with_transfers(transfers);
}

fn done() -> DoneList {
    let row = |at, called: &str, size, direction, verified| DoneRow {
        item: portolan_remote::ItemId(at),
        job: JobId(1),
        site: site().site.id,
        direction,
        name: called.into(),
        destination: "/www".into(),
        size,
        took: Duration::from_secs(2),
        when: NOW - at.cast_signed() * 60,
        verified,
        skipped: false,
        not_kept: NotKept::default(),
        source: None,
    };
    DoneList::from_iter([
        row(91, "main.css", 38_100, Direction::Upload, Verified::Size),
        row(92, "main.js", 201_300, Direction::Upload, Verified::Size),
        row(93, "annual-report.pdf", 4_200_000, Direction::Download, Verified::Size),
    ])
}

fn trace() -> portolan_engine::TraceView {
    let sent = |id, line: &str| TraceKind::CommandSent {
        id,
        line: ControlLine::command(line.as_bytes(), &Secrets::none()),
    };
    let said = |line: &str| TraceKind::ReplyLine {
        line: ControlLine::reply(line.as_bytes(), &Secrets::none()),
    };
    let matched = |id, code| TraceKind::ReplyMatched { id: Some(id), code };
    let events = [
        (0, sent(1, "CWD /www")),
        (21, said("250 Directory successfully changed.")),
        (21, matched(1, 250)),
        (22, sent(2, "EPSV")),
        (43, said("229 Entering Extended Passive Mode (|||46691|)")),
        (43, matched(2, 229)),
        (
            44,
            TraceKind::DataOpening {
                id: 1,
                mode: "EPSV".to_owned(),
                address: "203.0.113.7:46691".to_owned(),
            },
        ),
        (65, TraceKind::DataOpen { id: 1 }),
        (66, sent(3, "STOR loop.mp4")),
        (88, said("150 Ok to send data.")),
        (110, TraceKind::DataTls { id: 1, resumed: true }),
        (
            210,
            TraceKind::DataBytes {
                id: 1,
                bytes: 4_000_000,
            },
        ),
        (
            310,
            TraceKind::DataBytes {
                id: 1,
                bytes: 9_000_000,
            },
        ),
        (
            400,
            TraceKind::DataClosed {
                id: 1,
                total: 13_000_000,
                by: Who::Client,
                clean: true,
            },
        ),
        (421, said("226 Transfer complete.")),
        (421, matched(3, 226)),
        (430, sent(4, "STOR broken.bin")),
        (452, said("552 Disk quota exceeded")),
        (452, matched(4, 552)),
    ];
    let events: Vec<TraceEvent> = (0..)
        .zip(events)
        .map(|(seq, (at, kind))| TraceEvent {
            session: 1,
            seq,
            at: Duration::from_millis(at),
            kind,
        })
        .collect();
    portolan_engine::TraceView {
        chunks: vec![events.into()],
        sessions: Arc::new([(1, site().site.id)].into()),
        ..portolan_engine::TraceView::default()
    }
}

/// The sites that are saved: the one that is connected, and three more.
fn saved(connected: &Site) -> SiteBook {
    let other = |called: &str, address: &str, folder: &str, look: fn(&mut Site)| {
        let mut site = Address::parse(address).expect("an address").site;
        (site.saved, site.name) = (true, called.to_owned());
        site.folder = FolderPath::new([folder]).expect("a name");
        look(&mut site);
        Arc::new(site)
    };
    let sites = vec![
        Arc::new(connected.clone()),
        other("Staging", "ftpes://deploy@staging.studio.example/", "Clients", |site| {
            site.look.colour = Some(Colour::Amber);
        }),
        other("Print shop", "ftp://orders@ftp.printshop.example/in", "Clients", |_| {}),
        other(
            "Archive NAS",
            "ftps://archive@nas.studio.example/volume1",
            "Studio",
            |site| {
                site.look.colour = Some(Colour::Violet);
            },
        ),
    ];
    SiteBook {
        saved: Arc::new(SavedSites {
            folders: ["Clients", "Studio"]
                .map(|folder| FolderPath::new([folder]).expect("a name"))
                .into(),
            sites,
            ..SavedSites::default()
        }),
        ..SiteBook::default()
    }
}

/// Not connected yet.
pub(super) fn empty() -> Window {
    let mut window = Window::empty();
    window.frame.calendar = Calendar::new(NOW, TimeZone::UTC);
    let local = window.local();
    window.set_pane(local, listing(local_folder(), 1, entries(&LOCAL)));
    window
}

/// Connected, with transfers.
pub(super) fn busy() -> Window {
    let mut window = Window::connected();
    window.frame.calendar = Calendar::new(NOW, TimeZone::UTC);
    let (local, remote) = (window.local(), window.remote());
    window.set_pane(local, listing(local_folder(), 2, entries(&LOCAL)));
    window.set_pane(remote, listing(remote_folder(), 2, entries(&REMOTE)));
    let mut view = site();
    let mut studio = (*view.site).clone();
    (studio.saved, studio.name) = (true, "Studio website".to_owned());
    studio.look.icon = Icon::Star;
    window.frame.book = Arc::new(saved(&studio));
    view.site = Arc::new(studio);
    window.frame.sites = Arc::new(BTreeMap::from([(view.site.id, view)]));
    window.frame.done = Arc::new(done());
    window.frame.trace = Arc::new(trace());
    queue(&mut window);
    window
}
