use std::time::{SystemTime, UNIX_EPOCH};

use portolan_engine::{AtOnce, JobOptions, LimitsBy, Request, Stop};
use portolan_queue::{ConflictPolicy, Move, Priority, Scope};
use portolan_remote::{Act, Direction, ItemId};
use portolan_settings::{SpeedLimits, SpeedRule, SpeedSchedule};

use crate::support::{Rig, SITE, wait};

/// A rig whose uploads wait at a latch, with so many of them queued.
async fn uploading(rig: &Rig, files: usize) -> Vec<ItemId> {
    let files: Vec<_> = (0..files).map(|at| rig.write(&format!("f{at}"), "x")).collect();
    rig.run(Rig::upload(&files, "/", ConflictPolicy::Replace))
        .await
        .unwrap();
    rig.engine.published().queue.borrow().ids().collect()
}

async fn running(rig: &Rig, count: usize) {
    wait("what runs", &rig.engine.published().transfers, |transfers| {
        (transfers.running.len() == count).then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_graceful_stop_lets_the_current_file_come_to_its_end() {
    let rig = Rig::with(|config| config.sessions = 1);
    rig.connect();
    rig.connected().await;
    let latch = rig.server.hold(Act::Upload);
    uploading(&rig, 3).await;
    latch.arrived(1).await;
    rig.run(Request::Hold {
        what: Scope::All,
        held: true,
        running: Stop::AfterFile,
    })
    .await
    .unwrap();
    wait(
        "one that comes to its end",
        &rig.engine.published().transfers,
        |transfers| (transfers.paused && transfers.finishing == 1).then_some(()),
    )
    .await;
    latch.open();
    rig.done(1).await;
    running(&rig, 0).await;
    wait("two that are left", &rig.engine.published().queue, |queue| {
        (queue.len() == 2).then_some(())
    })
    .await;
    assert_eq!(rig.server.paths().len(), 1);
    rig.run(Request::PauseAll(false)).await.unwrap();
    rig.empty().await;
}

#[tokio::test]
async fn now_means_now_even_after_a_graceful_stop() {
    let rig = Rig::with(|config| config.sessions = 1);
    rig.connect();
    rig.connected().await;
    let latch = rig.server.hold(Act::Upload);
    let items = uploading(&rig, 1).await;
    latch.arrived(1).await;
    let hold = |running| Request::Hold {
        what: Scope::Items(items.clone()),
        held: true,
        running,
    };
    rig.run(hold(Stop::AfterFile)).await.unwrap();
    running(&rig, 1).await;
    rig.run(hold(Stop::Now)).await.unwrap();
    running(&rig, 0).await;
    latch.open();
    assert!(rig.engine.published().done.borrow().is_empty());
}

#[tokio::test]
async fn sites_and_jobs_are_held_by_themselves() {
    let rig = Rig::new();
    rig.connect();
    rig.connected().await;
    let hold = |what, held| Request::Hold {
        what,
        held,
        running: Stop::Now,
    };
    rig.run(hold(Scope::Site(SITE), true)).await.unwrap();
    uploading(&rig, 1).await;
    let job = rig.engine.published().queue.borrow().jobs()[0].job.id;
    rig.run(hold(Scope::Job(job), true)).await.unwrap();
    rig.run(hold(Scope::Site(SITE), false)).await.unwrap();
    assert_eq!(rig.engine.published().queue.borrow().len(), 1);
    rig.run(hold(Scope::Job(job), false)).await.unwrap();
    rig.empty().await;
}

#[tokio::test]
async fn what_is_moved_up_or_more_urgent_goes_first() {
    let rig = Rig::with(|config| config.sessions = 1);
    rig.connect();
    rig.connected().await;
    rig.run(Request::PauseAll(true)).await.unwrap();
    let items = uploading(&rig, 4).await;
    rig.run(Request::Reorder {
        items: vec![items[3]],
        to: Move::Top,
    })
    .await
    .unwrap();
    rig.run(Request::Reorder {
        items: vec![items[2]],
        to: Move::Before(items[0]),
    })
    .await
    .unwrap();
    rig.run(Request::SetPriority {
        what: Scope::Items(vec![items[1]]),
        priority: Some(Priority::High),
    })
    .await
    .unwrap();
    rig.run(Request::PauseAll(false)).await.unwrap();
    rig.empty().await;
    let order: Vec<String> = rig.done(4).await.iter().map(|row| row.name.to_string()).collect();
    assert_eq!(order, ["f1", "f3", "f2", "f0"]);
}

fn now() -> i64 {
    i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()).unwrap()
}

#[tokio::test]
async fn a_job_begins_when_its_time_has_come_and_not_before() {
    let rig = Rig::new();
    rig.connect();
    rig.connected().await;
    let path = rig.write("f", "x");
    let options = JobOptions {
        start_at: Some(now() + 3600),
        priority: Some(Priority::Low),
        ..JobOptions::default()
    };
    let order = Rig::upload(&[path], "/", ConflictPolicy::Replace);
    rig.run(Rig::but(order, |order| order.options = options)).await.unwrap();
    let header = rig.engine.published().queue.borrow().jobs()[0].clone();
    assert!(header.start_at.is_some() && header.priority == Some(Priority::Low));
    assert!(rig.server.paths().is_empty());
    // Its time is now.
    rig.run(Request::StartAt {
        job: Some(header.job.id),
        at: Some(now()),
    })
    .await
    .unwrap();
    rig.empty().await;
    // The same for everything.
    rig.run(Request::StartAt {
        job: None,
        at: Some(now() + 3600),
    })
    .await
    .unwrap();
    uploading(&rig, 1).await;
    assert!(rig.engine.published().queue.borrow().start_at().is_some());
    rig.run(Request::StartAt {
        job: None,
        at: Some(now()),
    })
    .await
    .unwrap();
    rig.empty().await;
    wait("nothing is paused", &rig.engine.published().transfers, |transfers| {
        (!transfers.paused).then_some(())
    })
    .await;
}

#[tokio::test]
async fn uploads_and_downloads_and_sessions_in_all_have_limits() {
    let rig = Rig::with(|config| config.sessions = 8);
    for at in 0..4 {
        rig.server.put(format!("/d{at}"), "y");
    }
    rig.connect();
    rig.connected().await;
    let at_once = |sessions, uploads| {
        Request::SetAtOnce(AtOnce {
            sessions,
            uploads,
            downloads: None,
        })
    };
    rig.run(at_once(3, Some(1))).await.unwrap();
    let (up, down) = (rig.server.hold(Act::Upload), rig.server.hold(Act::Download));
    uploading(&rig, 4).await;
    rig.run(rig.download(&["/d0", "/d1", "/d2", "/d3"], ConflictPolicy::Replace))
        .await
        .unwrap();
    down.arrived(2).await;
    up.arrived(1).await;
    running(&rig, 3).await;
    assert_eq!((up.count(), down.count()), (1, 2));
    rig.run(at_once(32, None)).await.unwrap();
    up.arrived(4).await;
    down.arrived(4).await;
    up.open();
    down.open();
    rig.empty().await;
}

#[tokio::test]
async fn the_schedule_of_speeds_holds_and_is_changed_while_it_runs() {
    let rig = Rig::with(|config| config.limits = [Some(5_000_000), None]);
    let always: SpeedRule = "daily 00:00-24:00 up=70k down=80k".parse().unwrap();
    let limits = |wanted: [Option<u64>; 2], by| {
        let transfers = &rig.engine.published().transfers;
        wait("limits", transfers, move |transfers| {
            (transfers.limits == wanted && transfers.limits_by == by).then_some(())
        })
    };
    limits([Some(5_000_000), None], LimitsBy::Settings).await;
    rig.run(Request::SetSpeedSchedule(SpeedSchedule(vec![always])))
        .await
        .unwrap();
    limits([Some(70_000), Some(80_000)], LimitsBy::Schedule(0)).await;
    rig.run(Request::SetSpeedLimit {
        direction: Direction::Upload,
        bytes_per_second: None,
    })
    .await
    .unwrap();
    limits([None, Some(80_000)], LimitsBy::Hand).await;
    let never = SpeedRule {
        limits: SpeedLimits::default(),
        ..always
    };
    rig.run(Request::SetSpeedSchedule(SpeedSchedule(vec![never])))
        .await
        .unwrap();
    limits([None, None], LimitsBy::Schedule(0)).await;
    rig.run(Request::SetSpeedSchedule(SpeedSchedule::default()))
        .await
        .unwrap();
    limits([Some(5_000_000), None], LimitsBy::Settings).await;
}
