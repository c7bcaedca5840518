//! Whole files, parts of files, stopped files, and everything else that a session is asked.

use portolan_remote::{EntryKind, ErrorKind, Permissions, Phase};
use portolan_testkit::server::{End, Seen, ServerTls, Trouble};

use super::*;

async fn tls(server: &TestServer) -> FtpSession {
    connect(options(server, TlsMode::Explicit)).await.expect("a log-on")
}

#[tokio::test]
async fn a_broken_transfer_goes_on_where_it_stopped() {
    let server = start(ServerOptions::default()).await;
    let contents = bytes(700_000);
    server.files().put("/down", contents.clone());
    server.files().put("/up", &contents[..300_001]);
    let session = plain(&server).await;
    let file = file_of(&contents[..400_000]);
    let mut into = body(&file);
    into.offset = 400_000;
    into.size = Some(700_000);
    let meter = into.meter.clone();
    let what = Retrieve {
        path: path("/down"),
        body: into,
        ask_modified: false,
    };
    let outcome = soon(session.retrieve(what)).await.expect("the rest");
    assert_eq!((outcome.bytes, meter.moved()), (300_000, 300_000));
    assert_eq!(meter.phase(), Phase::AwaitingConfirmation);
    assert!(contents_of(&file) == contents);

    let mut rest = upload("/up", &contents);
    rest.temporary = None;
    rest.body.offset = 300_001;
    let outcome = soon(session.store(rest)).await.expect("the rest");
    assert_eq!(outcome.bytes, 399_999);
    assert!(server.files().get("/up").unwrap() == contents);
}

/// Goes on with a download of 700,000 bytes, of which 400,000 are here, with an overlap of 65,536.
async fn gone_on(server: &TestServer, here: &[u8]) -> (Result<Outcome, RemoteError>, Vec<u8>) {
    let session = plain(server).await;
    let file = file_of(here);
    let mut into = body(&file);
    into.offset = 400_000 - 65_536;
    into.compare_until = 400_000;
    into.size = Some(700_000);
    let what = Retrieve {
        path: path("/down"),
        body: into,
        ask_modified: false,
    };
    let result = soon(session.retrieve(what)).await;
    names(&session, "/").await.expect("the session goes on");
    (result, contents_of(&file))
}

#[tokio::test]
async fn what_is_here_is_compared_with_what_comes_before_anything_is_added() {
    let server = start(ServerOptions::default()).await;
    let contents = bytes(700_000);
    server.files().put("/down", contents.clone());
    let (result, file) = gone_on(&server, &contents[..400_000]).await;
    assert_eq!(result.expect("the rest").bytes, 300_000 + 65_536);
    assert!(file == contents);

    let mut other = contents[..400_000].to_vec();
    other[399_999] ^= 1;
    let (result, file) = gone_on(&server, &other).await;
    assert_eq!(result.expect_err("another file").kind, ErrorKind::ResumeMismatch);
    assert!(file == other, "nothing was added");

    // A server that takes REST and begins at the first byte all the same.
    server.lay("REST", Trouble::Reply("350 Restarting".to_owned()));
    let (result, file) = gone_on(&server, &contents[..400_000]).await;
    assert_eq!(result.expect_err("other bytes").kind, ErrorKind::ResumeMismatch);
    assert!(file == contents[..400_000], "nothing was added");
}

#[tokio::test]
async fn a_file_can_be_compared_without_being_written() {
    let server = start(ServerOptions::default()).await;
    let contents = bytes(700_000);
    server.files().put("/same", contents.clone());
    server.files().put("/longer", [&contents[..], b"x"].concat());
    let session = plain(&server).await;
    let whole = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(whole.path(), &contents).unwrap();
    for (name, same) in [("/same", true), ("/longer", false)] {
        let mut with = body(&File::open(whole.path()).unwrap());
        with.compare_until = u64::MAX;
        let what = Retrieve {
            path: path(name),
            body: with,
            ask_modified: false,
        };
        let kind = soon(session.retrieve(what)).await.map(drop).map_err(|error| error.kind);
        assert_eq!(
            kind,
            if same { Ok(()) } else { Err(ErrorKind::ResumeMismatch) },
            "{name}"
        );
    }
}

#[tokio::test]
async fn a_source_that_somebody_writes_to_gets_no_final_name() {
    let server = start(ServerOptions::default()).await;
    let session = plain(&server).await;
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes(100_000)).unwrap();
    let mut what = upload("/f", b"");
    what.body.file = File::open(file.path()).unwrap().into();
    what.body.size = Some(100_000);
    what.body.source_modified = Some(std::time::SystemTime::UNIX_EPOCH);
    let error = soon(session.store(what)).await.expect_err("another time");
    assert_eq!(error.kind, ErrorKind::SourceChanged);
    assert_eq!(server.files().get("/f"), None);
}

#[tokio::test]
async fn text_gets_the_line_ends_of_the_wire() {
    let server = start(ServerOptions::default()).await;
    server.files().put("/down", *b"one\r\ntwo\r\n\rlast");
    let session = plain(&server).await;
    let file = tempfile::tempfile().unwrap();
    let mut text = body(&file);
    text.kind = TransferType::Ascii;
    let what = Retrieve {
        path: path("/down"),
        body: text,
        ask_modified: false,
    };
    soon(session.retrieve(what)).await.expect("a download");
    #[cfg(not(windows))]
    assert_eq!(contents_of(&file), b"one\ntwo\n\rlast");
    let mut what = upload("/up", b"one\ntwo\r\n");
    what.body.kind = TransferType::Ascii;
    what.body.size = None;
    soon(session.store(what)).await.expect("an upload");
    assert_eq!(server.files().get("/up").unwrap(), b"one\r\ntwo\r\n");
}

/// The whole point of the reset: half a file never passes for a whole one.
async fn cancelled_upload(server: TestServer, session: FtpSession) {
    let big = bytes(8_000_000);
    server.lay("STOR", Trouble::DataStall(100_000));
    let what = upload("/f", &big);
    let meter = what.body.meter.clone();
    {
        let mut storing = session.store(what);
        let moving = async {
            while meter.moved() == 0 {
                tokio::task::yield_now().await;
            }
        };
        soon(async {
            tokio::select! {
                result = &mut storing => panic!("it cannot end: {result:?}"),
                () = moving => {}
            }
        })
        .await;
    }
    soon(session.close()).await;
    assert_eq!(server.files().get("/f"), None);
}

#[tokio::test]
async fn a_cancelled_upload_leaves_no_file_under_its_name() {
    let server = start(ServerOptions::default()).await;
    let session = plain(&server).await;
    cancelled_upload(server, session).await;
}

/// Stops an upload that the server reads to its end, and says how the server saw it end.
async fn end_of_stopped_upload(server: &TestServer, session: FtpSession, keep_session: bool) -> End {
    let what = upload("/f", &bytes(1_000_000));
    what.body.throttle.set_limit(Some(50_000));
    let meter = what.body.meter.clone();
    {
        let mut storing = session.store(what);
        let moving = async {
            while meter.moved() == 0 {
                tokio::task::yield_now().await;
            }
        };
        soon(async {
            tokio::select! {
                result = &mut storing => panic!("it cannot end so soon: {result:?}"),
                () = moving => {}
            }
        })
        .await;
    }
    let session = keep_session.then_some(session);
    let seen = soon(server.wait(|seen| matches!(seen, Seen::Upload { .. }))).await;
    if let Some(session) = session {
        names(&session, "/").await.expect("the session goes on");
    }
    assert_eq!(server.files().get("/f"), None, "nothing under the final name");
    match seen {
        Some(Seen::Upload { end, .. }) => end,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_dropped_upload_ends_by_a_reset_and_never_in_order() {
    for keep in [true, false] {
        let server = start(ServerOptions::default()).await;
        let session = plain(&server).await;
        assert_eq!(
            end_of_stopped_upload(&server, session, keep).await,
            End::Reset,
            "{keep}"
        );
        assert!(server.verbs().contains(&"ABOR".to_owned()), "{keep}");
        let server = start(ServerOptions {
            tls: ServerTls::Required,
            ..ServerOptions::default()
        })
        .await;
        let session = tls(&server).await;
        assert_eq!(
            end_of_stopped_upload(&server, session, keep).await,
            End::Reset,
            "{keep} TLS"
        );
    }
}

#[tokio::test]
async fn a_dropped_download_leaves_the_session_usable() {
    let server = start(ServerOptions::default()).await;
    server.files().put("/f", bytes(3_000_000));
    let session = plain(&server).await;
    let file = tempfile::tempfile().unwrap();
    let into = body(&file);
    into.throttle.set_limit(Some(20_000));
    let meter = into.meter.clone();
    {
        let mut retrieving = session.retrieve(Retrieve {
            path: path("/f"),
            body: into,
            ask_modified: false,
        });
        let moving = async {
            while meter.moved() == 0 {
                tokio::task::yield_now().await;
            }
        };
        soon(async {
            tokio::select! {
                result = &mut retrieving => panic!("it cannot end so soon: {result:?}"),
                () = moving => {}
            }
        })
        .await;
    }
    assert_eq!(names(&session, "/").await.expect("the session goes on"), ["f"]);
}

#[tokio::test]
async fn a_source_that_changes_is_not_a_whole_file() {
    let server = start(ServerOptions::default()).await;
    let session = plain(&server).await;
    let mut what = upload("/f", b"short");
    what.body.size = Some(6);
    let error = soon(session.store(what)).await.expect_err("it has changed");
    assert_eq!(error.kind, ErrorKind::SourceChanged);
    assert_eq!(server.files().get("/f"), None);
    put(&session, "/g", b"x").await.expect("the session goes on");
}

/// Also where every byte has arrived and the server has confirmed it, so that the size looks right.
#[tokio::test]
async fn a_full_disk_here_says_so() {
    // Always full, on Linux.
    let Ok(full) = File::options().write(true).open("/dev/full") else {
        return;
    };
    for length in [10, 900_000] {
        let server = start(ServerOptions::default()).await;
        server.files().put("/f", bytes(length));
        let session = plain(&server).await;
        for size in [None, Some(length as u64)] {
            let mut into = body(&full);
            into.size = size;
            let what = Retrieve {
                path: path("/f"),
                body: into,
                ask_modified: false,
            };
            let error = soon(session.retrieve(what)).await.expect_err("the disk is full");
            assert_eq!(error.kind, ErrorKind::LocalFull, "{length} {size:?}: {error}");
            names(&session, "/").await.expect("the session goes on");
        }
    }
}

#[tokio::test]
async fn all_other_operations() {
    let server = start(ServerOptions::default()).await;
    server.files().put("/a/f", *b"12345");
    let session = plain(&server).await;
    let entry = soon(session.stat(&path("/a/f"))).await.expect("an entry");
    assert_eq!((entry.kind, entry.size), (EntryKind::File, Some(5)));
    assert_eq!(
        soon(session.stat(&path("/"))).await.expect("the root").kind,
        EntryKind::Folder
    );
    assert_eq!(
        soon(session.stat(&path("/no"))).await.unwrap_err().kind,
        ErrorKind::NotFound
    );
    soon(session.make_dir(&path("/b"))).await.expect("a new folder");
    soon(session.make_dir(&path("/b"))).await.expect("an old folder");
    soon(session.rename(&path("/a/f"), &path("/b/g")))
        .await
        .expect("a move");
    soon(session.set_modified(&path("/b/g"), 1_700_000_000))
        .await
        .expect("a time");
    soon(session.set_mode(&path("/b/g"), &Permissions::Unix(0o600)))
        .await
        .expect("a mode");
    let error = soon(session.remove_dir(&path("/b"))).await.unwrap_err();
    assert_eq!((error.kind, error.path.as_deref()), (ErrorKind::NotEmpty, Some("/b")));
    assert!(error.to_string().contains("550"), "{error}");
    soon(session.delete(&path("/b/g"))).await.expect("a file gone");
    soon(session.remove_dir(&path("b")))
        .await
        .expect("a folder gone, named from home");
    assert_eq!(soon(session.raw(b"NOOP")).await.expect("a reply"), ["200 Still here"]);
    assert_eq!(server.files().paths(), ["/a/"]);
    let error = soon(session.delete(&path("/x\r\nDELE /y"))).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Misuse);
}

#[tokio::test]
async fn a_large_folder_comes_in_batches() {
    struct Batches(Vec<usize>);
    impl portolan_remote::ListingSink for Batches {
        fn batch(&mut self, entries: Vec<portolan_remote::Entry>) -> Result<(), RemoteError> {
            self.0.push(entries.len());
            Ok(())
        }
    }
    for mlsd in [true, false] {
        let server = start(ServerOptions {
            mlsd,
            ..ServerOptions::default()
        })
        .await;
        for number in 0..5_000 {
            server.files().put(format!("/f{number}"), *b"");
        }
        let session = plain(&server).await;
        let mut batches = Batches(Vec::new());
        let listing = soon(session.list(&path("/"), &mut batches)).await.expect("a listing");
        assert_eq!(batches.0.iter().sum::<usize>(), 5_000, "{mlsd}");
        assert!(batches.0.iter().all(|&batch| batch <= 1000));
        assert!(listing.complete && listing.unparsed == 0 && listing.batches.is_empty());
        assert!(listing.command.starts_with(if mlsd { "MLSD" } else { "LIST" }));
    }
}

#[tokio::test]
async fn a_reader_that_goes_away_ends_the_listing_alone() {
    struct Enough;
    impl portolan_remote::ListingSink for Enough {
        fn batch(&mut self, _: Vec<portolan_remote::Entry>) -> Result<(), RemoteError> {
            Err(RemoteError::new(ErrorKind::Cancelled, portolan_remote::Act::List))
        }
    }
    let server = start(ServerOptions::default()).await;
    for number in 0..20_000 {
        server.files().put(format!("/f{number}"), *b"");
    }
    let session = plain(&server).await;
    let error = soon(session.list(&path("/"), &mut Enough)).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Cancelled);
    soon(session.raw(b"NOOP")).await.expect("the session goes on");
}

#[tokio::test]
async fn a_dropped_session_ends_the_connection() {
    let server = start(ServerOptions::default()).await;
    let session = plain(&server).await;
    drop(session);
    assert_eq!(soon(server.wait(|seen| *seen == Seen::Over)).await, Some(Seen::Over));
}
