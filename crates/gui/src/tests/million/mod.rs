//! What a million files cost the whole program: the window, its engine, the queue on a disk and a server, all in this process.
//! Prints figures and asserts none.
//!
//! `cargo test --release -p portolan-gui million -- --ignored --nocapture --test-threads 1` (`a_million`, or `small_files`: one of them)
//!
//! `PORTOLAN_FILES` is another number of files; `PORTOLAN_BENCH` the folder in which the tree is made and the queue is kept
//! (default: the system's folder for temporary files), whose disk is measured; the tree stays there for the next time. What other programs do on the processors
//! makes times longer; CPU is that of one thread, or where it says so, of the process.

mod meter;
mod small;
mod tree;
mod whole;

use std::{
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use eframe::egui::{Event, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, TouchPhase, vec2};
use portolan_engine::{PaneListing, PaneState, Place, QueueKept, Transfer};
use portolan_remote::Phase;
use tempfile::TempDir;

use self::{
    meter::{Frames, resident},
    whole::Whole,
};
use crate::{
    action::{Action, Named},
    args::Begin,
    frame::FrameCx,
    prefs::{DockKey, DockList, DockOrder},
};

/// The home of the programs that are started for a part of it.
const HOME: &str = "PORTOLAN_BENCH_HOME";

/// Nothing takes longer, or it never ends.
const LONG: Duration = Duration::from_mins(10);

/// Frames of a kind that are measured.
const FRAMES: usize = 300;

#[test]
#[ignore = "a benchmark: prints figures and asserts none"]
fn a_million() {
    let (folder, stays) = folder();
    let files = std::env::var("PORTOLAN_FILES").ok();
    let files = files.map_or(1_000_000, |text| text.parse().expect("a number of files"));
    let home = folder.path().join("home");
    let empty = opened_in(&folder.path().join("empty"), false);
    println!("{files} files; load of the machine: {}", meter::load());
    let begun = Instant::now();
    let tree = stays
        .unwrap_or_else(|| folder.path().to_owned())
        .join(format!("tree-of-{files}"));
    tree::make(&tree, files);
    println!("a tree to drop is there after {:.1?}", begun.elapsed());
    drop_it(&home, &tree, files);
    let full = opened_in(&home, true);
    println!(
        "memory of a window that opens it: {} MB above an empty one (goal 350)",
        full.saturating_sub(empty)
    );
}

#[test]
#[ignore = "a benchmark: prints figures and asserts none"]
fn small_files() {
    let (folder, _) = folder();
    println!("load of the machine: {}", meter::load());
    small::durable_beside_memory(folder.path());
}

/// A folder of this run, and the one that stays, if there is one.
fn folder() -> (TempDir, Option<PathBuf>) {
    let stays = std::env::var_os("PORTOLAN_BENCH").map(PathBuf::from);
    let parent = stays.clone().unwrap_or_else(std::env::temp_dir);
    let folder = tempfile::Builder::new().prefix("portolan-million-").tempdir_in(parent);
    (folder.expect("a folder"), stays)
}

/// Drops the tree, and looks at the window while it comes and when all of it is there.
fn drop_it(home: &Path, tree: &Path, files: u64) {
    let mut whole = Whole::open(home, Begin::Practice);
    whole.until("a folder of the server", |whole| panes_ready(whole.shown()));
    whole.idle(FRAMES).print("frames of an empty queue");
    let empty = resident();

    let (begun, cpu, threads) = (Instant::now(), meter::process_cpu(), meter::by_thread());
    whole.drop_files(vec![tree.to_owned()]);
    let mut come = Frames::default();
    come.add(whole.until("a row of it", |whole| !whole.shown().queue.is_empty()));
    println!("dropped, and seen in the dock after {:.0?}", begun.elapsed());
    come.add(whole.until("a file that moves", |whole| moves(whole.shown())));
    println!("the first file moves after {:.2?} (goal 1 s)", begun.elapsed());
    come.add(whole.until("all of its files", |whole| {
        let frame = whole.shown();
        frame.queue.counts().folders_waiting == 0 && !frame.transfers.counting
    }));
    let took = begun.elapsed();
    let rate = files as f64 / took.as_secs_f64();
    println!(
        "all rows are enqueued after {took:.2?}: {rate:.0} rows/s (goal 100,000), {:.2?} CPU of the process, {} files done meanwhile",
        meter::process_cpu().saturating_sub(cpu),
        whole.shown().done.len(),
    );
    meter::print_threads(&threads);
    come.print("frames while they come");
    println!(
        "memory: {} MB above the empty window with its server (goal 350)",
        resident().saturating_sub(empty)
    );

    scrolled(&mut whole).print("frames, scrolling, while files move");
    order_by(&mut whole, Some(DockKey::File));
    scrolled(&mut whole).print("frames, sorted and scrolling, while files move");
    order_by(&mut whole, None);
    let begun = Instant::now();
    whole.ask(Action::Named(Named::PauseAll));
    whole.until("everything paused", |whole| {
        whole.shown().transfers.paused && whole.shown().queue.held()
    });
    println!("everything is paused after {:.1?} (goal 100 ms)", begun.elapsed());
    whole.until("nothing that moves", |whole| whole.shown().transfers.running.is_empty());
    println!("nothing moves after {:.1?}", begun.elapsed());
    at_rest(&mut whole);
    println!(
        "memory: {} MB above the empty window with its server",
        resident().saturating_sub(empty)
    );
    let begun = Instant::now();
    drop(whole);
    println!("closed in {:.2?}", begun.elapsed());
}

/// Frames of a window over a queue in which nothing moves.
fn at_rest(whole: &mut Whole) {
    whole.idle(FRAMES).print("frames, nothing happens");
    scrolled(whole).print("frames, scrolling");
}

/// A wheel over the middle of the dock.
fn scrolled(whole: &mut Whole) -> Frames {
    whole.frames(FRAMES, |_| {
        vec![
            Event::PointerMoved(Pos2::new(700.0, 780.0)),
            Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta: vec2(0.0, -2000.0),
                phase: TouchPhase::Move,
                source: MouseWheelSource::Wheel,
                modifiers: Modifiers::NONE,
            },
        ]
    })
}

fn panes_ready(frame: &FrameCx) -> bool {
    let ready = |pane: &PaneListing| matches!(pane.place, Place::Remote(..)) && matches!(pane.state, PaneState::Ready);
    frame.panes.values().any(|pane| ready(pane))
}

/// Does a file move, or has one?
fn moves(frame: &FrameCx) -> bool {
    let moving = |transfer: &Transfer| !transfer.expanding && transfer.phase as u8 >= Phase::Moving as u8;
    !frame.done.is_empty()
        || frame
            .transfers
            .running
            .iter()
            .any(|transfer| moving(transfer) && transfer.phase != Phase::NextInLine)
}

/// Opens a window on this home in a process of its own, which prints what that costs. Returns its memory.
fn opened_in(home: &Path, rows: bool) -> u64 {
    let program = std::env::current_exe().expect("this program");
    let output = Command::new(program)
        .args(["--exact", "tests::million::opens", "--ignored", "--nocapture"])
        .env(HOME, home)
        .output()
        .expect("it runs");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{text}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let mut memory = 0;
    for line in text.lines() {
        if let Some(number) = line.strip_prefix("resident ") {
            memory = number.parse().expect("a number");
        } else if rows && !line.starts_with("test ") && !line.starts_with("running ") && !line.is_empty() {
            println!("{line}");
        }
    }
    memory
}

#[test]
#[ignore = "a part of the benchmark, which starts it in a process of its own"]
fn opens() {
    let Some(home) = std::env::var_os(HOME) else { return };
    let begun = Instant::now();
    let mut whole = Whole::open(Path::new(&home), Begin::Empty);
    whole.frames(1, |_| Vec::new());
    println!("a window that opens it: its first frame after {:.0?}", begun.elapsed());
    let rows = Path::new(&home).join("state/queue.db").exists();
    let mut frames = whole.until("the queue", |whole| whole.kept() == QueueKept::OnDisk);
    frames.add(whole.idle(1));
    meter::print_threads(&[]);
    println!(
        "its queue is shown after {:.2?} (goal 2 s): {} rows",
        begun.elapsed(),
        whole.shown().queue.len()
    );
    frames.print("frames until then");
    if rows {
        at_rest(&mut whole);
        println!("resident {}", resident());
        other_orders(&mut whole);
    } else {
        whole.idle(FRAMES);
        println!("resident {}", resident());
    }
}

fn order_by(whole: &mut Whole, key: Option<DockKey>) {
    let order = key.map(|key| DockOrder { key, ascending: false });
    whole.dock().1.dock.of_mut(DockList::Transfers).order = order;
}

/// The list by each column, and what a filter finds: how long the order runs behind, and what frames cost meanwhile.
fn other_orders(whole: &mut Whole) {
    use DockKey as Key;

    let before = resident();
    let keys = [
        Key::File,
        Key::Destination,
        Key::Progress,
        Key::Amount,
        Key::Speed,
        Key::Left,
        Key::State,
        Key::Server,
        Key::Size,
        Key::Direction,
        Key::Priority,
        Key::Attempts,
    ];
    for key in keys {
        order_by(whole, Some(key));
        behind(whole, &format!("sorted by {key:?}"));
    }
    scrolled(whole).print("frames, sorted and scrolling");
    order_by(whole, None);
    behind(whole, "in the queue's order again");
    whole.dock().0.filter_transfers("photograph 99");
    behind(whole, "filtered by two words");
    scrolled(whole).print("frames, filtered and scrolling");
    println!(
        "memory: {} MB more after all of these",
        resident().saturating_sub(before)
    );
}

/// Frames until the dock shows what is asked of it.
fn behind(whole: &mut Whole, what: &str) {
    let begun = Instant::now();
    let mut frames = whole.idle(2);
    frames.add(whole.until(what, Whole::dock_is_sorted));
    println!("{what}: {:.0?} behind", begun.elapsed());
    frames.print("    frames until then");
}
