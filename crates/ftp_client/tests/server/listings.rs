//! Listings that are too much, and listings that never end (row 95).

use portolan_remote::{Entry, ErrorKind, Listing, ListingSink, MOST_ENTRIES, Remote, RemoteError};
use portolan_testkit::server::{ServerOptions, TestServer, Trouble};
use tokio::sync::mpsc::{self, error::TrySendError};

use crate::{path, plain, soon, start};

/// Counts, and wants no more than so many.
struct Count {
    came: u64,
    enough: Option<u64>,
}

impl ListingSink for Count {
    fn batch(&mut self, entries: Vec<Entry>) -> Result<(), RemoteError> {
        self.came += entries.len() as u64;
        Ok(())
    }

    fn enough(&self) -> Option<u64> {
        self.enough
    }
}

async fn server_with(mlsd: bool, files: usize) -> TestServer {
    let server = start(ServerOptions {
        mlsd,
        ..ServerOptions::default()
    })
    .await;
    for number in 0..files {
        server.files().put(format!("/f{number}"), *b"");
    }
    server
}

async fn count(server: &TestServer, enough: Option<u64>) -> (Result<Listing, RemoteError>, u64) {
    let session = plain(server).await;
    let mut sink = Count { came: 0, enough };
    let listing = soon(session.list(&path("/"), &mut sink)).await;
    soon(session.raw(b"NOOP")).await.expect("the session goes on");
    (listing, sink.came)
}

#[tokio::test]
async fn a_listing_ends_where_enough_has_come_and_the_session_goes_on() {
    for mlsd in [true, false] {
        let server = server_with(mlsd, 5000).await;
        for (enough, complete) in [(1500, false), (4999, false), (5000, true), (5001, true)] {
            let (listing, came) = count(&server, Some(enough)).await;
            let listing = listing.expect("a listing");
            assert_eq!(
                (listing.complete, came),
                (complete, enough.min(5000)),
                "{enough} {mlsd}"
            );
            assert_eq!(listing.command, if mlsd { "MLSD" } else { "LIST" });
        }
    }
}

#[tokio::test]
async fn an_endless_listing_ends_where_enough_has_come() {
    let server = server_with(true, 5000).await;
    server.lay("MLSD", Trouble::DataRepeated(u64::MAX));
    let (listing, came) = count(&server, Some(20_000)).await;
    assert_eq!((listing.expect("a listing").complete, came), (false, 20_000));
}

#[tokio::test]
async fn an_endless_listing_can_be_stopped() {
    struct Tell(mpsc::Sender<usize>);
    impl ListingSink for Tell {
        fn batch(&mut self, entries: Vec<Entry>) -> Result<(), RemoteError> {
            // The test counts as fast as it can; what finds no room was enough long ago.
            match self.0.try_send(entries.len()) {
                Ok(()) | Err(TrySendError::Full(_)) => Ok(()),
                Err(TrySendError::Closed(_)) => panic!("the test listens"),
            }
        }
    }
    let server = server_with(true, 5000).await;
    let session = plain(&server).await;
    server.lay("MLSD", Trouble::DataRepeated(u64::MAX));
    let (tell, mut told) = mpsc::channel(100);
    let mut sink = Tell(tell);
    let root = path("/");
    let enough = async {
        let mut came = 0;
        while came < 50_000 {
            came += told.recv().await.expect("it never ends");
        }
    };
    tokio::select! {
        ended = session.list(&root, &mut sink) => panic!("{ended:?}"),
        () = soon(enough) => {}
    }
    soon(session.raw(b"NOOP")).await.expect("the session goes on");
    let mut entries = Vec::new();
    soon(session.list(&root, &mut entries))
        .await
        .expect("a listing that ends");
    assert_eq!(entries.len(), 5000);
}

/// Takes a minute and more where nothing is optimised.
#[tokio::test]
#[ignore = "five million entries: by hand, in a release build"]
async fn more_than_five_million_entries_are_an_error_for_who_needs_all() {
    let server = server_with(true, 5000).await;
    server.lay("MLSD", Trouble::DataRepeated(1002));
    let (listing, came) = count(&server, None).await;
    let error = listing.expect_err("too many");
    assert_eq!((error.kind, came), (ErrorKind::TooLarge, MOST_ENTRIES));
    assert!(error.to_string().contains("5000000"), "{error}");
    server.lay("MLSD", Trouble::DataRepeated(1002));
    let (listing, came) = count(&server, Some(2 * MOST_ENTRIES)).await;
    assert_eq!((listing.expect("a listing").complete, came), (true, 5_010_000));
}

#[tokio::test]
async fn a_line_over_64_kib_is_an_error_and_what_came_before_it_is_shown() {
    let server = server_with(true, 3).await;
    server.files().put(format!("/z{}", "x".repeat(70_000)), *b"");
    let (listing, came) = count(&server, Some(100)).await;
    let error = listing.expect_err("a line too long");
    assert_eq!((error.kind, came), (ErrorKind::TooLarge, 3));
    assert!(error.to_string().contains("line 4"), "{error}");
}

#[tokio::test]
async fn a_reply_over_one_mib_ends_the_session_with_a_clear_error() {
    let server = server_with(true, 0).await;
    let session = plain(&server).await;
    let line = format!("214-{}\r\n", "help ".repeat(200));
    server.lay("NOOP", Trouble::Reply(format!("{}214 End", line.repeat(1100))));
    let error = soon(session.raw(b"NOOP")).await.expect_err("too long");
    assert_eq!(error.kind, ErrorKind::Protocol, "{error}");
    assert!(!session.alive());
}
