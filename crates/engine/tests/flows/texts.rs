//! Files that go as text (TYPE A): each side gets line ends of its own, nothing begins in the middle, and no size or checksum
//! is taken for a proof.

use portolan_engine::{Answer, JobOptions, Question, Reach, Request, Verified};
use portolan_queue::ConflictPolicy;
use portolan_remote::{Act, ErrorKind, TypeChoice, Verification};
use portolan_settings::TransferSettings;
use portolan_testkit::memory_remote::Fault;

use crate::support::{Rig, wait};

/// The same wish, with this type.
fn typed(request: Request, file_type: TypeChoice) -> Request {
    Rig::but(request, |wish| wish.options.file_type = Some(file_type))
}

fn as_text(request: Request) -> Request {
    typed(request, TypeChoice::Ascii)
}

/// `up.txt` goes up as text, and `down.txt` comes down.
async fn both_ways(rig: &Rig, policy: ConflictPolicy) {
    let up = [rig.here().join("up.txt")];
    rig.run(as_text(Rig::upload(&up, "/", policy))).await.unwrap();
    rig.run(as_text(rig.download(&["/down.txt"], policy))).await.unwrap();
}

/// Lines, so long in all.
fn lines(length: usize) -> Vec<u8> {
    b"one line of the text\n".iter().copied().cycle().take(length).collect()
}

fn with_crlf(text: &[u8]) -> Vec<u8> {
    String::from_utf8_lossy(text).replace('\n', "\r\n").into_bytes()
}

#[tokio::test]
async fn each_side_gets_its_own_line_ends() {
    for (crlf, there) in [(false, "one\ntwo\n"), (true, "one\r\ntwo\r\n")] {
        let rig = Rig::online().await;
        if crlf {
            rig.server.use_crlf();
        }
        rig.write("up.txt", "one\ntwo\n");
        rig.server.put("/down.txt", there);
        rig.server.set_modified("/down.txt", 1_600_000_000);
        both_ways(&rig, ConflictPolicy::Ask).await;
        rig.empty().await;
        assert_eq!(rig.server.get("/up.txt").unwrap(), there.as_bytes());
        assert_eq!(rig.read("down.txt").unwrap(), b"one\ntwo\n");
        assert_eq!(
            rig.server.paths(),
            ["/down.txt", "/up.txt"],
            "no temporary file is left"
        );
        let done = rig.done(2).await;
        assert!(done.iter().all(|row| row.verified == Verified::Text), "{done:?}");
        assert_eq!(rig.server.texts().len(), 2);
    }
}

#[tokio::test]
async fn the_name_decides_where_that_was_chosen_and_otherwise_nothing_is_text() {
    let settings = TransferSettings {
        file_type: TypeChoice::Automatic,
        ..TransferSettings::default()
    };
    for (chosen, wanted) in [
        (None, vec!["/tree/Makefile", "/tree/a.txt", "/tree/deep/INDEX.HTML"]),
        (Some(TypeChoice::Binary), vec![]),
        (
            Some(TypeChoice::Ascii),
            vec![
                "/tree/Makefile",
                "/tree/a.txt",
                "/tree/b.png",
                "/tree/deep/INDEX.HTML",
                "/tree/program",
            ],
        ),
    ] {
        let rig = Rig::with(|config| config.transfers = settings.clone());
        rig.connect();
        rig.connected().await;
        for name in ["a.txt", "b.png", "Makefile", "program", "deep/INDEX.HTML"] {
            rig.server.put(format!("/tree/{name}"), "1\n2\n");
        }
        rig.run(Rig::but(rig.download(&["/tree"], ConflictPolicy::Ask), |wish| {
            wish.options.file_type = chosen;
        }))
        .await
        .unwrap();
        rig.empty().await;
        let mut texts = rig.server.texts();
        texts.sort();
        assert_eq!(texts, wanted, "{chosen:?}");
        for row in rig.done(5).await.iter() {
            let text = wanted.iter().any(|path| path.ends_with(&*row.name));
            assert_eq!(row.verified == Verified::Text, text, "{row:?}");
        }
    }
    // The default of a person who chose nothing.
    let rig = Rig::online().await;
    rig.write("a.txt", "1\n");
    rig.run(Rig::upload(&[rig.here().join("a.txt")], "/", ConflictPolicy::Ask))
        .await
        .unwrap();
    rig.empty().await;
    assert!(rig.server.texts().is_empty());
}

#[tokio::test]
async fn a_text_that_breaks_begins_at_its_first_byte_again() {
    let rig = Rig::online().await;
    let text = lines(400_000);
    rig.write("up.txt", &text);
    rig.server.put("/down.txt", text.clone());
    for act in [Act::Upload, Act::Download] {
        rig.server
            .fail(Fault::next(act, ErrorKind::ConnectionLost).after(200_000));
    }
    both_ways(&rig, ConflictPolicy::Ask).await;
    rig.empty().await;
    for act in [Act::Upload, Act::Download] {
        let begun: Vec<u64> = rig.server.begun(act).iter().map(|call| call.1).collect();
        assert_eq!(begun, [0, 0], "{act:?}");
    }
    assert!(rig.server.get("/up.txt") == Some(text.clone()));
    assert!(rig.read("down.txt") == Some(text));
    assert_eq!(rig.server.paths(), ["/down.txt", "/up.txt"]);
    assert_eq!(rig.local_tree(), ["down.txt", "up.txt"]);
}

#[tokio::test]
async fn what_gets_lost_of_a_text_is_found_out_though_the_server_confirms_it() {
    let rig = Rig::online().await;
    // As many line ends as there are must not hide what is missing.
    rig.write("up.txt", lines(10_000));
    rig.server.put("/down.txt", lines(10_000)).put("/up.txt", "old");
    rig.server.lose_ends_of_texts(1000);
    both_ways(&rig, ConflictPolicy::Replace).await;
    assert_eq!(rig.failures(2).await, [ErrorKind::SizeMismatch; 2]);
    assert_eq!(
        rig.server.get("/up.txt").unwrap(),
        b"old",
        "half of a file gets no final name"
    );
    assert_eq!(rig.read("down.txt"), None);
}

#[tokio::test]
async fn a_size_that_differs_asks_and_the_same_text_is_left() {
    let rig = Rig::online().await;
    rig.server.use_crlf();
    let text = lines(5000);
    rig.write("f.txt", &text);
    rig.server.put("/f.txt", with_crlf(&text));
    for policy in [
        ConflictPolicy::ReplaceIfSizeDiffers,
        ConflictPolicy::Resume,
        ConflictPolicy::ReplaceIfContentDiffers,
    ] {
        rig.run(as_text(Rig::upload(&[rig.here().join("f.txt")], "/", policy)))
            .await
            .unwrap();
        let prompt = rig.prompt(|question| matches!(question, Question::Exists { .. })).await;
        rig.answer(
            &prompt,
            Answer::Exists {
                policy: ConflictPolicy::Skip,
                reach: Reach::One,
            },
        );
        rig.empty().await;
    }
    assert!(rig.server.begun(Act::Upload).is_empty());
}

#[tokio::test]
async fn no_checksum_is_asked_of_a_text_and_its_source_stays_when_it_is_moved() {
    let rig = Rig::online().await;
    rig.server.lie_about_checksums();
    rig.write("f.txt", "1\n2\n");
    rig.run(Rig::but(
        as_text(Rig::upload(&[rig.here().join("f.txt")], "/", ConflictPolicy::Ask)),
        |wish| {
            wish.options = JobOptions {
                verify: Some(Verification::ReadBack),
                remove_source: true,
                ..wish.options.clone()
            };
        },
    ))
    .await
    .unwrap();
    rig.empty().await;
    assert_eq!(rig.done(1).await[0].verified, Verified::Text);
    assert_eq!(rig.server.count(Act::Checksum), 0);
    assert!(rig.read("f.txt").is_some(), "nothing proves that its copy is whole");
}

#[tokio::test]
async fn the_word_of_a_text_that_was_lost_is_no_reason_to_send_it_again() {
    let rig = Rig::online().await;
    let text = lines(100_000);
    rig.write("new.txt", &text);
    rig.write("old.txt", &text);
    rig.server.put("/old.txt", lines(99_999));
    rig.server.set_modified("/old.txt", 1_000_000_000);
    for name in ["new.txt", "old.txt"] {
        // The rename was done, and nobody heard of it.
        rig.server.fail(Fault {
            late: true,
            ..Fault::next(Act::Rename, ErrorKind::ConnectionLost)
        });
        rig.run(as_text(Rig::upload(
            &[rig.here().join(name)],
            "/",
            ConflictPolicy::ReplaceIfNewer,
        )))
        .await
        .unwrap();
        rig.empty().await;
        assert!(rig.server.get(format!("/{name}")) == Some(text.clone()), "{name}");
    }
    assert_eq!(rig.server.paths(), ["/new.txt", "/old.txt"]);
    assert!(rig.done(2).await.iter().all(|row| row.verified == Verified::Text));
}

#[tokio::test]
async fn the_type_is_kept_with_its_job() {
    let rig = Rig::durable();
    rig.connect();
    rig.connected().await;
    rig.server.use_crlf();
    rig.write("f.txt", "1\n");
    rig.write("f.png", "1\n");
    rig.run(Rig::but(
        typed(
            Rig::upload(
                &[rig.here().join("f.txt"), rig.here().join("f.png")],
                "/",
                ConflictPolicy::Ask,
            ),
            TypeChoice::Automatic,
        ),
        |wish| wish.options.held = true,
    ))
    .await
    .unwrap();
    let rig = rig.next_run();
    rig.connect();
    rig.connected().await;
    let job = wait("the job", &rig.engine.published().queue, |queue| {
        Some(queue.jobs().first()?.job.id)
    })
    .await;
    rig.run(Request::Hold {
        what: portolan_queue::Scope::Job(job),
        held: false,
        running: portolan_engine::Stop::Now,
    })
    .await
    .unwrap();
    rig.send(Request::PauseAll(false));
    rig.empty().await;
    assert_eq!(rig.server.get("/f.txt").unwrap(), b"1\r\n");
    assert_eq!(rig.server.get("/f.png").unwrap(), b"1\n");
}
