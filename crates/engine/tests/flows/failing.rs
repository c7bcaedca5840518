use std::time::Duration;

use portolan_engine::{ConnectionState, Request};
use portolan_queue::{ConflictPolicy, RetryPolicy};
use portolan_remote::{Act, ErrorKind};
use portolan_testkit::memory_remote::Fault;

use crate::support::Rig;

fn twice() -> RetryPolicy {
    RetryPolicy {
        max_attempts: 2,
        base: Duration::from_millis(1),
        cap: Duration::from_millis(2),
        ..RetryPolicy::default()
    }
}

#[tokio::test]
async fn a_dead_line_costs_no_attempts() {
    let rig = Rig::with(|config| config.retry = twice());
    rig.connect();
    rig.connected().await;
    let lost = || Fault::next(Act::Upload, ErrorKind::ConnectionLost);
    rig.server.fail(lost().times(2));
    // The first time nobody gets through afterwards: that was the line.
    rig.door.lock().unwrap().failures.push_back(ErrorKind::Unreachable);
    let path = rig.write("f", "x");
    rig.run(Rig::upload(&[path], "/", ConflictPolicy::Replace))
        .await
        .unwrap();
    rig.empty().await;
    assert_eq!(rig.server.get("/f").as_deref(), Some(&b"x"[..]));
}

#[tokio::test]
async fn an_item_that_breaks_off_on_a_good_line_fails_after_its_attempts() {
    let rig = Rig::with(|config| config.retry = twice());
    rig.connect();
    rig.connected().await;
    rig.server
        .fail(Fault::next(Act::Upload, ErrorKind::ConnectionLost).times(2));
    let path = rig.write("f", "x");
    rig.run(Rig::upload(&[path], "/", ConflictPolicy::Replace))
        .await
        .unwrap();
    assert_eq!(rig.failures(1).await, [ErrorKind::ConnectionLost]);
    // What failed says why, and goes on when it is told to.
    let queue = rig.engine.published().queue.borrow().clone();
    let failed = queue.failed_row(0).unwrap();
    assert_eq!(failed.attempts, 2);
    rig.run(Request::RetryItems(vec![failed.item])).await.unwrap();
    rig.empty().await;
}

#[tokio::test]
async fn an_attempt_that_got_further_is_none_in_vain() {
    let rig = Rig::with(|config| config.retry = twice());
    rig.connect();
    rig.connected().await;
    let contents: Vec<u8> = (0..3_000_000_u32).map(|at| (at / 7) as u8).collect();
    let path = rig.write("f", &contents);
    rig.server.fail(
        Fault::next(Act::Upload, ErrorKind::ConnectionLost)
            .after(500_000)
            .times(4),
    );
    rig.run(Rig::upload(&[path], "/", ConflictPolicy::Replace))
        .await
        .unwrap();
    rig.empty().await;
    assert_eq!(rig.server.get("/f"), Some(contents));
}

#[tokio::test]
async fn what_rests_tries_at_once_when_it_is_told_to() {
    let rig = Rig::with(|config| {
        config.retry.base = Duration::from_hours(1);
        config.retry.cap = Duration::from_hours(2);
    });
    rig.connect();
    rig.connected().await;
    let latch = rig.server.hold(Act::Upload);
    let files: Vec<_> = (0..2).map(|at| rig.write(&format!("f{at}"), "x")).collect();
    rig.run(Rig::upload(&files, "/", ConflictPolicy::Replace))
        .await
        .unwrap();
    latch.arrived(2).await;
    rig.door.lock().unwrap().failures.push_back(ErrorKind::Unreachable);
    rig.server.cut();
    latch.open();
    rig.state(|state| matches!(state, ConnectionState::Retrying(..))).await;
    rig.run(Request::TryNow).await.unwrap();
    rig.connected().await;
    rig.empty().await;
}
