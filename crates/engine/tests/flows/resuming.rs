//! What broke goes on where it was, is proved before anything is added, and begins anew where it cannot be proved.

use portolan_engine::{Answer, Question, Request, Verified};
use portolan_queue::ConflictPolicy;
use portolan_remote::{Act, ErrorKind};
use portolan_testkit::memory_remote::Fault;

use crate::support::{Rig, until, wait};

/// What is read once more at the end of what is there.
pub(crate) const OVERLAP: u64 = 64 * 1024;

/// Bytes that are nowhere the same as shifted.
pub(crate) fn bytes(len: usize, seed: u64) -> Vec<u8> {
    let mut state = seed | 1;
    let next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    std::iter::repeat_with(next).take(len).collect()
}

/// The same bytes with other ones in one place.
fn altered(contents: &[u8], at: usize) -> Vec<u8> {
    let mut other = contents.to_vec();
    other[at] ^= 0x55;
    other
}

async fn connected() -> Rig {
    let rig = Rig::new();
    rig.connect();
    rig.connected().await;
    rig
}

#[tokio::test]
async fn a_download_goes_on_with_an_overlap_and_no_more() {
    let rig = connected().await;
    let contents = bytes(500_000, 1);
    rig.server.put("/f", contents.clone());
    // Of two that are due the first is met: that of the second try comes second.
    for after in [150_000, 200_000] {
        rig.server
            .fail(Fault::next(Act::Download, ErrorKind::ConnectionLost).after(after));
    }
    rig.run(rig.download(&["/f"], ConflictPolicy::Ask)).await.unwrap();
    rig.empty().await;
    assert_eq!(rig.read("f"), Some(contents));
    let second = 150_000 - OVERLAP;
    let third = second + 200_000 - OVERLAP;
    assert_eq!(
        rig.server.begun(Act::Download),
        [
            ("/f".to_owned(), 0),
            ("/f".to_owned(), second),
            ("/f".to_owned(), third)
        ]
    );
}

#[tokio::test]
async fn an_upload_goes_on_after_its_end_on_the_server_was_read_back() {
    let rig = connected().await;
    let contents = bytes(500_000, 2);
    let path = rig.write("f", &contents);
    rig.server
        .fail(Fault::next(Act::Upload, ErrorKind::ConnectionLost).after(200_000));
    rig.run(Rig::upload(&[path], "/", ConflictPolicy::Ask)).await.unwrap();
    rig.empty().await;
    assert_eq!(rig.server.get("/f"), Some(contents));
    assert_eq!(rig.server.paths(), ["/f"]);
    let uploads = rig.server.begun(Act::Upload);
    assert_eq!(uploads, [("/f".to_owned(), 0), ("/f".to_owned(), 200_000)]);
    let downloads = rig.server.begun(Act::Download);
    assert_eq!(downloads.len(), 1, "{downloads:?}");
    assert_eq!(downloads[0].1, 200_000 - OVERLAP);
}

#[tokio::test]
async fn a_part_file_that_somebody_wrote_to_is_not_gone_on_with() {
    let rig = connected().await;
    let contents = bytes(500_000, 3);
    rig.server.put("/f", contents.clone());
    rig.server
        .fail(Fault::next(Act::Download, ErrorKind::ConnectionLost).after(200_000));
    let latch = rig.server.hold_at(Act::Download, "/f", 0);
    rig.run(rig.download(&["/f"], ConflictPolicy::Ask)).await.unwrap();
    latch.arrived(1).await;
    latch.release(1);
    // The second try stands at its beginning; the part file has what the first one left.
    latch.arrived(2).await;
    let part = rig.here().join(&rig.local_tree()[0]);
    std::fs::write(&part, altered(&contents[..200_000], 199_000)).unwrap();
    latch.open();
    rig.empty().await;
    assert_eq!(rig.read("f"), Some(contents));
    assert_eq!(rig.local_tree(), ["f"]);
    let begun: Vec<u64> = rig.server.begun(Act::Download).into_iter().map(|(_, at)| at).collect();
    assert_eq!(begun, [0, 200_000 - OVERLAP, 0]);
}

#[tokio::test]
async fn a_temporary_file_that_somebody_wrote_to_is_not_gone_on_with() {
    let rig = connected().await;
    let contents = bytes(500_000, 4);
    let path = rig.write("f", &contents);
    rig.server
        .fail(Fault::next(Act::Upload, ErrorKind::ConnectionLost).after(200_000));
    let latch = rig.server.hold_at(Act::Upload, "/f", 200_000);
    rig.run(Rig::upload(&[path], "/", ConflictPolicy::Ask)).await.unwrap();
    latch.arrived(1).await;
    let temporary = rig.server.paths()[0].clone();
    rig.server.put(&temporary, altered(&contents[..200_000], 150_000));
    latch.open();
    rig.empty().await;
    assert_eq!(rig.server.get("/f"), Some(contents));
    assert_eq!(rig.server.paths(), ["/f"]);
    let begun: Vec<u64> = rig.server.begun(Act::Upload).into_iter().map(|(_, at)| at).collect();
    assert_eq!(begun, [0, 0]);
}

#[tokio::test]
async fn a_server_that_begins_at_the_first_byte_all_the_same_is_noticed() {
    // Of zeros alone every part looks like every other: there the number of bytes tells.
    for contents in [bytes(500_000, 5), vec![0; 500_000]] {
        let rig = connected().await;
        rig.server.ignore_restart();
        rig.server.put("/down", contents.clone());
        rig.server
            .fail(Fault::next(Act::Download, ErrorKind::ConnectionLost).after(200_000));
        rig.run(rig.download(&["/down"], ConflictPolicy::Ask)).await.unwrap();
        rig.empty().await;
        assert!(rig.read("down").as_ref() == Some(&contents));
        let path = rig.write("up", &contents);
        rig.server
            .fail(Fault::next(Act::Upload, ErrorKind::ConnectionLost).after(200_000));
        rig.run(Rig::upload(&[path], "/", ConflictPolicy::Ask)).await.unwrap();
        rig.empty().await;
        assert!(rig.server.get("/up").as_ref() == Some(&contents));
        assert_eq!(rig.server.paths(), ["/down", "/up"]);
        assert!(rig.done(2).await.iter().all(|row| row.verified == Verified::Size));
    }
}

#[tokio::test]
async fn a_source_that_changes_on_the_way_is_begun_anew_once() {
    let rig = connected().await;
    // Larger than what is small: the server is asked once more at the end.
    let (old, new) = (bytes(1_500_000, 6), bytes(1_500_000, 7));
    rig.server.put("/f", old);
    let latch = rig.server.hold_at(Act::Download, "/f", 700_000);
    rig.run(rig.download(&["/f"], ConflictPolicy::Ask)).await.unwrap();
    latch.arrived(1).await;
    // Of the same size, and with another time.
    rig.server.put("/f", new.clone());
    latch.open();
    rig.empty().await;
    assert!(rig.read("f") == Some(new));
    assert_eq!(rig.local_tree(), ["f"]);
    assert_eq!(rig.server.count(Act::Download), 2);
}

#[tokio::test]
async fn a_source_that_changes_again_and_again_is_told_and_never_done() {
    let rig = connected().await;
    rig.server.put("/f", bytes(1_500_000, 8));
    let latch = rig.server.hold_at(Act::Download, "/f", 700_000);
    rig.run(rig.download(&["/f"], ConflictPolicy::Ask)).await.unwrap();
    for seed in [9, 10] {
        latch.arrived(seed - 8).await;
        rig.server.put("/f", bytes(1_500_000, seed));
        latch.release(1);
    }
    assert_eq!(rig.failures(1).await, [ErrorKind::SourceChanged]);
    assert_eq!(rig.read("f"), None);
    assert!(rig.engine.published().done.borrow().is_empty());
    latch.open();
    rig.send(Request::RetryAllFailed);
    rig.empty().await;
    assert!(rig.read("f") == Some(bytes(1_500_000, 10)));
}

#[tokio::test]
async fn an_upload_whose_source_changed_after_a_cut_has_nothing_of_the_old_one() {
    let rig = connected().await;
    let old = bytes(500_000, 11);
    // The same end as far as it went: only size and time can tell.
    let new = altered(&old, 10);
    let path = rig.write("f", &old);
    rig.server
        .fail(Fault::next(Act::Upload, ErrorKind::ConnectionLost).after(200_000));
    let latch = rig.server.hold_at(Act::Upload, "/f", 0);
    rig.run(Rig::upload(std::slice::from_ref(&path), "/", ConflictPolicy::Ask))
        .await
        .unwrap();
    latch.arrived(1).await;
    let again = rig.server.hold(Act::Stat);
    latch.open();
    // The second try looks at what is there.
    again.arrived(1).await;
    std::fs::write(&path, &new).unwrap();
    again.open();
    rig.empty().await;
    assert!(rig.server.get("/f") == Some(new));
    assert_eq!(rig.server.paths(), ["/f"]);
}

#[tokio::test]
async fn what_lies_at_the_target_is_gone_on_with_if_it_proves_to_be_the_beginning() {
    let rig = connected().await;
    let contents = bytes(500_000, 12);
    rig.server.put("/f", contents.clone());
    rig.write("f", &contents[..300_000]);
    rig.run(rig.download(&["/f"], ConflictPolicy::Resume)).await.unwrap();
    rig.empty().await;
    assert!(rig.read("f").as_ref() == Some(&contents));
    assert_eq!(rig.server.begun(Act::Download), [("/f".to_owned(), 300_000 - OVERLAP)]);

    // Not the beginning: nothing is touched, and the person is asked.
    let other = altered(&contents[..300_000], 299_999);
    rig.write("f", &other);
    rig.run(rig.download(&["/f"], ConflictPolicy::Resume)).await.unwrap();
    let prompt = rig.prompt(|question| matches!(question, Question::Exists { .. })).await;
    assert!(rig.read("f").as_ref() == Some(&other));
    assert_eq!(rig.local_tree(), ["f"]);
    rig.answer(
        &prompt,
        Answer::Exists {
            policy: ConflictPolicy::Replace,
            reach: portolan_engine::Reach::One,
        },
    );
    rig.empty().await;
    assert!(rig.read("f") == Some(contents));
}

#[tokio::test]
async fn a_target_that_changes_on_the_way_is_looked_at_again() {
    let rig = connected().await;
    rig.server.put("/f", vec![7; 100_000]);
    rig.write("f", "old");
    let latch = rig.server.hold_at(Act::Download, "/f", 50_000);
    rig.run(rig.download(&["/f"], ConflictPolicy::ReplaceIfNewerOrSizeDiffers))
        .await
        .unwrap();
    latch.arrived(1).await;
    // Of the same size as the source, and newer: by the policy it stays.
    rig.write("f", vec![8; 100_000]);
    latch.open();
    rig.done(1).await;
    rig.empty().await;
    assert!(rig.read("f") == Some(vec![8; 100_000]));
    assert_eq!(rig.local_tree(), ["f"]);
}

/// Lets what the last run has left go on.
pub(crate) async fn goes_on(rig: &Rig) {
    wait("a queue at rest", &rig.engine.published().transfers, |transfers| {
        transfers.paused.then_some(())
    })
    .await;
    rig.run(Request::PauseAll(false)).await.unwrap();
    rig.empty().await;
}

/// What a later run needs to go on stands in the file of the queue.
async fn recorded(rig: &Rig) {
    let file = rig.queue_file();
    let log = file.with_extension("db-wal");
    until("a record of the part", || {
        [&file, &log].into_iter().any(|file| {
            let bytes = std::fs::read(file).unwrap_or_default();
            bytes.windows(8).any(|bytes| bytes == b"\"file\":[")
        })
    })
    .await;
}

pub(crate) async fn begun_durably() -> Rig {
    let rig = Rig::durable();
    rig.connect();
    rig.connected().await;
    rig
}

#[tokio::test]
async fn the_next_run_goes_on_with_a_download_where_it_was() {
    let rig = begun_durably().await;
    let contents = bytes(500_000, 20);
    rig.server.put("/f", contents.clone());
    let latch = rig.server.hold_at(Act::Download, "/f", 300_000);
    rig.run(rig.download(&["/f"], ConflictPolicy::Ask)).await.unwrap();
    latch.arrived(1).await;
    recorded(&rig).await;
    let rig = rig.next_run();
    let part = rig.local_tree();
    assert!(part.len() == 1 && part[0].ends_with(".portolan-part"), "{part:?}");
    latch.open();
    goes_on(&rig).await;
    assert!(rig.read("f") == Some(contents));
    assert_eq!(rig.local_tree(), ["f"]);
    let begun: Vec<u64> = rig.server.begun(Act::Download).into_iter().map(|(_, at)| at).collect();
    assert_eq!(begun, [0, 300_000 - OVERLAP]);
}

#[tokio::test]
async fn the_next_run_goes_on_with_an_upload_where_it_was() {
    let rig = begun_durably().await;
    let contents = bytes(500_000, 21);
    let path = rig.write("f", &contents);
    let latch = rig.server.hold_at(Act::Upload, "/f", 300_000);
    rig.run(Rig::upload(&[path], "/", ConflictPolicy::Ask)).await.unwrap();
    latch.arrived(1).await;
    recorded(&rig).await;
    let rig = rig.next_run();
    latch.open();
    goes_on(&rig).await;
    assert!(rig.server.get("/f") == Some(contents));
    assert_eq!(rig.server.paths(), ["/f"]);
    let begun: Vec<u64> = rig.server.begun(Act::Upload).into_iter().map(|(_, at)| at).collect();
    assert_eq!(begun, [0, 300_000]);
}

#[tokio::test]
async fn the_next_run_believes_no_part_of_another_source_and_no_foreign_part() {
    for foreign in [false, true] {
        let rig = begun_durably().await;
        let old = bytes(500_000, 22);
        // The same bytes where the overlap lies: only what was recorded can tell.
        let new = altered(&old, 10);
        rig.server.put("/f", old.clone());
        let latch = rig.server.hold_at(Act::Download, "/f", 300_000);
        rig.run(rig.download(&["/f"], ConflictPolicy::Ask)).await.unwrap();
        latch.arrived(1).await;
        let rig = rig.next_run();
        let wanted = if foreign {
            // Somebody puts a file of his own in its place, whose end is the right one.
            let part = rig.here().join(&rig.local_tree()[0]);
            std::fs::rename(&part, rig.here().join("aside")).unwrap();
            std::fs::write(&part, &new[..300_000]).unwrap();
            std::fs::remove_file(rig.here().join("aside")).unwrap();
            old
        } else {
            rig.server.put("/f", new.clone());
            new
        };
        latch.open();
        goes_on(&rig).await;
        assert!(rig.read("f") == Some(wanted), "{foreign}");
        assert_eq!(rig.local_tree(), ["f"]);
    }
}

#[tokio::test]
async fn what_an_earlier_run_brought_to_its_end_is_found_done() {
    let rig = begun_durably().await;
    let contents = bytes(200_000, 23);
    rig.server.put("/down", contents.clone());
    let path = rig.write("up", &contents);
    let held = [
        rig.server.hold_at(Act::Download, "/down", 200_000),
        rig.server.hold_at(Act::Upload, "/up", 200_000),
    ];
    rig.run(rig.download(&["/down"], ConflictPolicy::Ask)).await.unwrap();
    rig.run(Rig::upload(std::slice::from_ref(&path), "/", ConflictPolicy::Ask))
        .await
        .unwrap();
    for latch in &held {
        latch.arrived(1).await;
    }
    let rig = rig.next_run();
    // As if that run had come to the rename and no further.
    let file = std::fs::File::open(&path).unwrap();
    let modified = file.metadata().unwrap().modified().unwrap();
    let seconds = modified.duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    let temporary = rig
        .server
        .paths()
        .into_iter()
        .find(|path| path.contains(".portolan-"))
        .unwrap();
    rig.server.remove(&temporary);
    rig.server.put("/up", contents.clone());
    rig.server.set_modified("/up", seconds.cast_signed());
    let there = rig.server.modified("/down").unwrap();
    let part = rig
        .local_tree()
        .into_iter()
        .find(|name| name.starts_with("down."))
        .unwrap();
    std::fs::rename(rig.here().join(part), rig.here().join("down")).unwrap();
    std::fs::write(rig.here().join("down"), &contents).unwrap();
    std::fs::File::options()
        .write(true)
        .open(rig.here().join("down"))
        .unwrap()
        .set_modified(std::time::UNIX_EPOCH + std::time::Duration::from_secs(there.cast_unsigned()))
        .unwrap();
    drop(held);
    goes_on(&rig).await;
    assert!(rig.engine.published().prompts.borrow().is_empty());
    assert_eq!(rig.server.begun(Act::Upload).len(), 1, "it was not sent again");
    assert_eq!(rig.local_tree(), ["down", "up"]);
    assert_eq!(rig.server.paths(), ["/down", "/up"]);
    assert!(rig.read("down") == Some(contents));
}

#[tokio::test]
async fn what_is_taken_out_in_the_next_run_leaves_nothing() {
    let rig = begun_durably().await;
    let contents = bytes(200_000, 24);
    rig.server.put("/down", contents.clone());
    let path = rig.write("up", &contents);
    let held = [
        rig.server.hold_at(Act::Download, "/down", 150_000),
        rig.server.hold_at(Act::Upload, "/up", 150_000),
    ];
    rig.run(rig.download(&["/down"], ConflictPolicy::Ask)).await.unwrap();
    rig.run(Rig::upload(&[path], "/", ConflictPolicy::Ask)).await.unwrap();
    for latch in &held {
        latch.arrived(1).await;
    }
    let rig = rig.next_run();
    // What goes on where it was has less to move than the latches above let through.
    let _held = [Act::Download, Act::Upload].map(|act| rig.server.hold(act));
    assert_eq!(rig.local_tree().len(), 2);
    wait("the queue", &rig.engine.published().queue, |queue| {
        (queue.len() == 2).then_some(())
    })
    .await;
    rig.connect();
    rig.connected().await;
    let queue = rig.engine.published().queue.borrow().clone();
    let items = (0..queue.len()).filter_map(|at| Some(queue.row(at)?.item)).collect();
    rig.run(Request::RemoveItems(items)).await.unwrap();
    // It goes behind everybody's back.
    until("an end of the leftovers here", || rig.local_tree() == ["up"]).await;
    until("an end of those there", || rig.server.paths() == ["/down"]).await;
}
