//! The store as a whole: what was logged comes back, whatever it was.

use std::{
    path::Path,
    sync::{Arc, Mutex},
    time::Duration,
};

use portolan_remote::{Direction, FileName, ItemId, JobId, SiteId};
use proptest::{collection::vec, prelude::*};
use rusqlite::Connection;

use super::{HistoryRow, OpenError, Progress, Store, With, load, rows::Writing, schema};
use crate::{
    Change, Move, NewItem, Part, Queue, Scope,
    tests::{
        failed, job,
        model::Model,
        properties::{agree, any_change},
    },
};

/// A queue, the simple model of it, and a store that is told of every change.
struct Twins {
    queue: Queue,
    model: Model,
    connection: Connection,
    writing: Writing,
}

impl Twins {
    fn new() -> Self {
        let mut connection = Connection::open_in_memory().unwrap();
        schema::bring_up(&mut connection, schema::VERSION).unwrap();
        Self {
            queue: Queue::new(),
            model: Model::default(),
            connection,
            writing: Writing::new(0, 0, 0),
        }
    }

    fn apply(&mut self, change: &Change) {
        let of_model = self.model.apply(change.clone());
        let Ok(applied) = self.queue.apply(change.clone()) else {
            assert!(of_model.is_err());
            return;
        };
        let transaction = self.connection.unchecked_transaction().unwrap();
        self.writing.write(&transaction, change, &applied).unwrap();
        self.writing.numbers(&transaction).unwrap();
        transaction.commit().unwrap();
    }

    /// The program ends and begins again: what the store has is all that there is.
    fn restart(&mut self) {
        let (loaded, writing) = load::load(&mut self.connection, 10).unwrap();
        (self.queue, self.writing) = (loaded.queue, writing);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    #[test]
    fn what_is_loaded_is_what_was_there_after_any_changes(
        runs in vec(vec(any_change(), 1..25), 1..4),
    ) {
        let mut twins = Twins::new();
        for run in runs {
            for change in run {
                twins.apply(&change);
            }
            twins.restart();
            agree(&twins.queue, &twins.model)?;
        }
    }
}

#[test]
fn a_folder_that_was_half_read_and_moved_goes_on_in_its_place() {
    let mut twins = Twins::new();
    let name = |text: &str| FileName::parse(text.as_bytes()).unwrap();
    let file = |text: &str| NewItem::file(name(text), Some(1), None);
    let items = vec![file("a"), NewItem::folder(name("folder")), file("z")];
    twins.apply(&Change::AddJob {
        job: job(1, Direction::Upload),
        items,
    });
    let expand = |children: &[&str], done| Change::Expand {
        item: ItemId(2),
        children: children.iter().map(|text| file(text)).collect(),
        done,
    };
    twins.apply(&expand(&["1", "2"], false));
    twins.restart();
    for to in [
        Move::Top,
        Move::Down,
        Move::Before(ItemId(3)),
        Move::Up,
        Move::Bottom,
        Move::Up,
    ] {
        twins.apply(&Change::Reorder {
            items: vec![ItemId(2)],
            to,
        });
        twins.apply(&expand(&[&format!("{to:?}")], false));
        twins.restart();
        agree(&twins.queue, &twins.model).unwrap();
    }
    twins.apply(&expand(&["last"], true));
    twins.restart();
    agree(&twins.queue, &twins.model).unwrap();
}

#[test]
fn places_that_hands_have_made_long_are_made_short() {
    let mut twins = Twins::new();
    let items = ["a", "b", "c"].map(|text| NewItem::file(FileName::parse(text.as_bytes()).unwrap(), None, None));
    twins.apply(&Change::AddJob {
        job: job(1, Direction::Download),
        items: items.to_vec(),
    });
    for round in 0..200 {
        twins.apply(&Change::Reorder {
            items: vec![ItemId(1 + round % 3)],
            to: Move::Before(ItemId(1 + (round + 1) % 3)),
        });
    }
    let longest = |twins: &Twins| -> i64 {
        let sql = "SELECT max(length(place)) FROM items";
        twins.connection.query_row(sql, [], |row| row.get(0)).unwrap()
    };
    assert!(longest(&twins) > 200);
    twins.restart();
    agree(&twins.queue, &twins.model).unwrap();
    assert!(longest(&twins) < 20);
    twins.restart();
    agree(&twins.queue, &twins.model).unwrap();
    twins.apply(&Change::Reorder {
        items: vec![ItemId(2)],
        to: Move::Top,
    });
    twins.restart();
    agree(&twins.queue, &twins.model).unwrap();
}

type Told = Arc<Mutex<Vec<Progress>>>;

fn open(path: &Path) -> (Store, super::Loaded, Told) {
    let told = Told::default();
    let progress = {
        let told = told.clone();
        move |progress| told.lock().unwrap().push(progress)
    };
    let (store, loaded) = Store::open(path, 3, Arc::new(progress)).unwrap();
    (store, loaded, told)
}

fn log(store: &Store, queue: &mut Queue, change: Change, with: With) -> u64 {
    let applied = queue.apply(change.clone()).unwrap();
    store.log(change, applied, with)
}

fn add(names: &[&str]) -> Change {
    let items = names
        .iter()
        .map(|text| NewItem::file(FileName::parse(text.as_bytes()).unwrap(), Some(7), None));
    Change::AddJob {
        job: job(1, Direction::Upload),
        items: items.collect(),
    }
}

fn done(name: &str) -> HistoryRow {
    HistoryRow {
        id: 0,
        item: ItemId(1),
        job: JobId(1),
        site: SiteId(u64::MAX),
        source: Some(SiteId(u64::MAX - 1)),
        direction: Direction::Upload,
        name: name.into(),
        destination: "/www".into(),
        size: u64::MAX,
        took: Duration::from_millis(1500),
        when: 1_700_000_000,
        verified: "size".into(),
        skipped: false,
        not_kept: Some("{}".into()),
    }
}

#[test]
fn a_store_that_was_closed_has_everything_and_said_so() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("state/queue.db");
    let (store, loaded, told) = open(&path);
    let (mut queue, number) = (loaded.queue, loaded.number);
    let last = log(&store, &mut queue, add(&["a", "b"]), With::default());
    store.keep_site(SiteId(u64::MAX), "host = 'x'".into());
    let all = Change::Hold {
        what: Scope::All,
        held: true,
    };
    log(&store, &mut queue, all, With::default());
    let part = Part {
        id: u64::MAX,
        file: Some((1, u64::MAX)),
        ..Part::default()
    };
    let set = Change::SetPart {
        item: ItemId(1),
        part: Some(part.clone()),
    };
    let end = log(&store, &mut queue, set, With::default());
    drop(store);
    assert!(last < end);
    assert_eq!(told.lock().unwrap().last(), Some(&Progress::Safe(end)));
    let (_store, loaded, _) = open(&path);
    assert_eq!(loaded.number, number);
    assert!(loaded.queue.all_held());
    assert_eq!(loaded.queue.len(), 2);
    assert_eq!(loaded.queue.item(ItemId(1)).unwrap().part, Some(part));
    assert_eq!(loaded.sites[&SiteId(u64::MAX)], "host = 'x'".into());
    assert_eq!(loaded.set_aside, None);
}

#[test]
fn what_is_done_is_kept_with_its_numbers_up_to_a_limit() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("queue.db");
    let (store, loaded, _) = open(&path);
    let mut queue = loaded.queue;
    log(&store, &mut queue, add(&["a", "b", "c", "d", "e"]), With::default());
    for (at, name) in ["a", "b", "c", "d"].iter().enumerate() {
        let with = With {
            done: Some(done(name)),
            urgent: at == 1,
            ..With::default()
        };
        let item = ItemId(at as u64 + 1);
        log(&store, &mut queue, Change::Finish { item, bytes: 7 }, with);
    }
    drop(store);
    let (store, loaded, _) = open(&path);
    let names = |rows: &[HistoryRow]| rows.iter().map(|row| row.name.to_string()).collect::<Vec<_>>();
    assert_eq!(names(&loaded.history), ["b", "c", "d"]);
    assert_eq!(
        HistoryRow {
            id: 0,
            ..loaded.history[0].clone()
        },
        done("b")
    );
    assert_eq!(loaded.queue.jobs()[0].files_done, 4);
    assert_eq!(loaded.queue.jobs()[0].bytes_done, 28);
    let page = store.history(None, 2).unwrap();
    assert_eq!(names(&page), ["d", "c"]);
    assert_eq!(names(&store.history(Some(page[1].id), 2).unwrap()), ["b"]);
    store.clear_history();
    drop(store);
    assert!(open(&path).1.history.is_empty());
}

#[test]
fn a_damaged_file_is_set_aside_and_never_wiped() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("queue.db");
    std::fs::write(&path, b"this is no database at all, but somebody may want it").unwrap();
    let (store, loaded, _) = open(&path);
    let (aside, why) = loaded.set_aside.unwrap();
    assert!(std::fs::read(&aside).unwrap().starts_with(b"this is no database"));
    assert!(!why.is_empty());
    let mut queue = loaded.queue;
    log(&store, &mut queue, add(&["a"]), With::default());
    drop(store);
    // The same with tables that hold nonsense.
    let connection = Connection::open(&path).unwrap();
    connection.execute("UPDATE items SET state = 77", []).unwrap();
    drop(connection);
    let (_store, loaded, _) = open(&path);
    let (second, why) = loaded.set_aside.unwrap();
    assert!(why.contains("77"), "{why}");
    assert_ne!(aside, second);
    assert!(second.exists() && loaded.queue.is_empty());
}

#[test]
fn a_change_that_does_not_fit_is_said_and_nothing_of_it_written() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("queue.db");
    let (store, loaded, told) = open(&path);
    let mut queue = loaded.queue;
    log(&store, &mut queue, add(&["a"]), With::default());
    let applied = queue.apply(add(&["b"])).unwrap();
    // The same twice: a number that is there already.
    store.log(add(&["b"]), applied.clone(), With::default());
    store.log(add(&["b"]), applied, With::default());
    drop(store);
    assert!(matches!(told.lock().unwrap().last(), Some(Progress::Broken(_))));
    assert_eq!(open(&path).1.queue.len(), 0);
}

#[test]
fn a_failure_keeps_its_reason() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("queue.db");
    let (store, loaded, _) = open(&path);
    let mut queue = loaded.queue;
    log(&store, &mut queue, add(&["a"]), With::default());
    let fail = Change::Fail {
        item: ItemId(1),
        failed: failed(),
    };
    log(&store, &mut queue, fail, With::default());
    drop(store);
    let (_store, loaded, _) = open(&path);
    assert_eq!(
        loaded.queue.item(ItemId(1)).unwrap().state,
        crate::ItemState::Failed(failed())
    );
}

#[test]
fn a_folder_that_cannot_be_made_is_an_error_and_no_panic() {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("file"), b"").unwrap();
    let error = Store::open(&home.path().join("file/queue.db"), 3, Arc::new(|_| {})).unwrap_err();
    assert!(matches!(error, OpenError::Io { .. }), "{error}");
}
