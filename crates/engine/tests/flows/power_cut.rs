//! What a part file holds after the power went: what was made safe, and beyond that anything.

use std::{io::Write as _, path::Path, sync::Arc};

use portolan_queue::{
    Change, ConflictPolicy, Part,
    db::{Store, With},
};
use portolan_remote::{Act, ItemId};

use crate::{
    resuming::{OVERLAP, begun_durably, bytes, goes_on},
    support::{Rig, until},
};

/// What the queue has of the only item.
fn part(rig: &Rig) -> Option<(ItemId, Part)> {
    let queue = rig.engine.published().queue.borrow().clone();
    let item = queue.item(queue.id(0)?)?;
    Some((item.id, item.part?))
}

/// This computer was started again since.
fn started_again(queue: &Path, item: ItemId, part: &Part) {
    let (store, mut loaded) = Store::open(queue, 10, Arc::new(|_| {})).unwrap();
    let part = Part {
        boot: Some("an earlier one".into()),
        ..part.clone()
    };
    let change = Change::SetPart { item, part: Some(part) };
    let applied = loaded.queue.apply(change.clone()).unwrap();
    store.log(change, applied, With::default());
}

#[tokio::test]
async fn only_what_was_made_safe_is_gone_on_with() {
    for crash in [false, true] {
        let rig = begun_durably().await;
        let contents = bytes(4_000_000, 30);
        rig.server.put("/f", contents.clone());
        let latch = rig.server.hold_at(Act::Download, "/f", 2_500_000);
        rig.run(rig.download(&["/f"], ConflictPolicy::Ask)).await.unwrap();
        latch.arrived(1).await;
        until("so much is safe", || {
            part(&rig).is_some_and(|(_, part)| part.safe > 1 << 20)
        })
        .await;
        let (item, kept) = part(&rig).unwrap();
        let (safe, name) = (kept.safe, rig.here().join(&rig.local_tree()[0]));
        let had = std::fs::metadata(&name).unwrap().len();
        let rig = rig.next_run_after(|queue| {
            // A program that crashes loses nothing of what it has written.
            if crash {
                return;
            }
            started_again(queue, item, &kept);
            let mut file = std::fs::File::options().write(true).open(&name).unwrap();
            std::io::Seek::seek(&mut file, std::io::SeekFrom::Start(safe)).unwrap();
            file.write_all(&vec![0; usize::try_from((had - safe) / 2).unwrap()])
                .unwrap();
        });
        latch.open();
        goes_on(&rig).await;
        assert!(rig.read("f") == Some(contents));
        assert_eq!(rig.local_tree(), ["f"]);
        let begun: Vec<u64> = rig.server.begun(Act::Download).into_iter().map(|(_, at)| at).collect();
        assert_eq!(begun, [0, if crash { had } else { safe } - OVERLAP]);
    }
}
