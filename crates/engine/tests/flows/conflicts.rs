use std::sync::Arc;

use portolan_engine::{Answer, Question, Reach, Request};
use portolan_queue::ConflictPolicy;
use portolan_remote::{Capabilities, Direction, ErrorKind};
use portolan_settings::{NamePattern, Settings};

use crate::support::{Rig, wait};

fn exists(more: u64) -> impl Fn(&Question) -> bool {
    move |question| matches!(question, Question::Exists { more: other, .. } if *other == more)
}

#[tokio::test]
async fn a_thousand_conflicts_are_one_question_for_the_rest_of_the_job() {
    let rig = Rig::new();
    let files: Vec<_> = (0..1000)
        .map(|at| rig.write(&format!("tree/f{at:04}"), "new"))
        .collect();
    for at in 0..1000 {
        rig.server.put(format!("/tree/f{at:04}"), "old");
    }
    rig.connect();
    rig.connected().await;
    rig.run(Rig::upload(&[rig.here().join("tree")], "/", ConflictPolicy::Ask))
        .await
        .unwrap();
    let prompt = rig.prompt(exists(999)).await;
    assert_eq!(rig.engine.published().prompts.borrow().len(), 1);
    rig.answer(
        &prompt,
        Answer::Exists {
            policy: ConflictPolicy::Replace,
            reach: Reach::Job,
        },
    );
    rig.empty().await;
    assert_eq!(rig.done(1000).await.len(), files.len());
    assert!((0..1000).all(|at| rig.server.get(format!("/tree/f{at:04}")).as_deref() == Some(&b"new"[..])));
}

#[tokio::test]
async fn one_answer_for_one_file() {
    let rig = Rig::new();
    rig.server
        .put("/a", "remote a")
        .put("/b", "remote b")
        .put("/c", "remote c");
    for name in ["a", "b", "c"] {
        rig.write(name, format!("local {name}"));
    }
    rig.connect();
    rig.connected().await;
    rig.run(rig.download(&["/a", "/b", "/c"], ConflictPolicy::Ask))
        .await
        .unwrap();
    for (more, policy) in [
        (2, ConflictPolicy::Skip),
        (1, ConflictPolicy::Replace),
        (0, ConflictPolicy::KeepBoth),
    ] {
        let prompt = rig.prompt(exists(more)).await;
        let Question::Exists { free_name, name, .. } = &prompt.question else {
            panic!("another question")
        };
        assert_eq!(**free_name, format!("{name} (2)"));
        rig.answer(
            &prompt,
            Answer::Exists {
                policy,
                reach: Reach::One,
            },
        );
    }
    rig.empty().await;
    let mut states: Vec<(String, bool)> = Vec::new();
    for row in rig.done(3).await.iter() {
        states.push((row.name.to_string(), row.skipped));
    }
    assert_eq!(states.iter().filter(|(_, skipped)| *skipped).count(), 1);
    // Which file was asked about first is the engine's choice: each policy was used once.
    let contents: Vec<String> = ["a", "b", "c"]
        .iter()
        .map(|name| String::from_utf8(rig.read(name).unwrap()).unwrap())
        .collect();
    assert_eq!(contents.iter().filter(|text| text.starts_with("remote")).count(), 1);
    assert_eq!(rig.local_tree().len(), 4);
    assert_eq!(rig.local_tree().iter().filter(|name| name.ends_with(" (2)")).count(), 1);
}

#[tokio::test]
async fn no_is_a_pause_and_it_is_asked_again_later() {
    let rig = Rig::new();
    rig.server.put("/a", "old");
    let path = rig.write("a", "new");
    rig.connect();
    rig.connected().await;
    rig.run(Rig::upload(&[path], "/", ConflictPolicy::Ask)).await.unwrap();
    let first = rig.prompt(exists(0)).await;
    rig.answer(&first, Answer::Refuse);
    wait("a pause", &rig.engine.published().transfers, |transfers| {
        transfers.paused.then_some(())
    })
    .await;
    assert!(rig.engine.published().prompts.borrow().is_empty());
    rig.send(Request::PauseAll(false));
    let second = rig.prompt(exists(0)).await;
    assert!(second.id > first.id);
    rig.answer(
        &second,
        Answer::Exists {
            policy: ConflictPolicy::Skip,
            reach: Reach::One,
        },
    );
    rig.empty().await;
    assert_eq!(rig.server.get("/a").as_deref(), Some(&b"old"[..]));
}

#[tokio::test]
async fn what_is_there_is_continued_only_if_it_is_the_beginning() {
    let rig = Rig::new();
    let contents: Vec<u8> = (0..300_000_u32).map(|at| (at / 3) as u8).collect();
    rig.server.put("/down", contents.clone());
    rig.write("down", &contents[..200_000]);
    let up = rig.write("up", &contents);
    rig.server.put("/up", &contents[..200_000]);
    rig.connect();
    rig.connected().await;
    rig.run(rig.download(&["/down"], ConflictPolicy::Resume)).await.unwrap();
    rig.run(Rig::upload(std::slice::from_ref(&up), "/", ConflictPolicy::Resume))
        .await
        .unwrap();
    rig.empty().await;
    assert_eq!(rig.read("down").as_ref(), Some(&contents));
    assert_eq!(rig.server.get("/up").as_ref(), Some(&contents));
    // Not the beginning: the person is asked, and nothing is touched.
    rig.write("down", vec![0; 150_000]);
    rig.server.put("/up", vec![0; 150_000]);
    rig.run(rig.download(&["/down"], ConflictPolicy::Resume)).await.unwrap();
    rig.run(Rig::upload(&[up], "/", ConflictPolicy::Resume)).await.unwrap();
    wait("two questions", &rig.engine.published().prompts, |prompts| {
        (prompts.len() == 2).then_some(())
    })
    .await;
    assert_eq!(rig.read("down"), Some(vec![0; 150_000]));
    assert_eq!(rig.server.get("/up"), Some(vec![0; 150_000]));
}

#[tokio::test]
async fn where_nobody_is_a_conflict_is_a_failure() {
    let rig = Rig::with(|config| config.non_interactive = true);
    rig.server.put("/a", "old");
    let path = rig.write("a", "new");
    rig.connect();
    rig.connected().await;
    rig.run(Rig::upload(&[path], "/", ConflictPolicy::Ask)).await.unwrap();
    assert_eq!(rig.failures(1).await, [ErrorKind::AlreadyExists]);
    assert_eq!(rig.server.get("/a").as_deref(), Some(&b"old"[..]));
}

#[tokio::test]
async fn an_answer_for_this_run_holds_for_other_jobs_of_its_direction() {
    let rig = Rig::new();
    for name in ["a", "b", "c"] {
        rig.server.put(format!("/{name}"), "remote");
        rig.write(name, "local");
    }
    rig.connect();
    rig.connected().await;
    let up = |name: &str| Rig::upload(&[rig.here().join(name)], "/", ConflictPolicy::Ask);
    rig.run(up("a")).await.unwrap();
    rig.run(up("b")).await.unwrap();
    rig.run(rig.download(&["/c"], ConflictPolicy::Ask)).await.unwrap();
    let prompts = wait("three questions", &rig.engine.published().prompts, |prompts| {
        (prompts.len() == 3).then(|| prompts.clone())
    })
    .await;
    let uploads =
        |question: &Question| matches!(question, Question::Exists { direction, .. } if *direction == Direction::Upload);
    let first = prompts.iter().find(|prompt| uploads(&prompt.question)).unwrap();
    rig.answer(
        first,
        Answer::Exists {
            policy: ConflictPolicy::Skip,
            reach: Reach::Run { both_directions: false },
        },
    );
    // The other upload needs no answer of its own any more, the download does.
    assert!(rig.done(2).await.iter().all(|row| row.skipped));
    let left = wait("one question", &rig.engine.published().prompts, |prompts| {
        (prompts.len() == 1).then(|| prompts[0].clone())
    })
    .await;
    assert!(!uploads(&left.question));
    rig.run(up("a")).await.unwrap();
    assert!(rig.done(3).await.iter().all(|row| row.skipped));
    rig.answer(
        &left,
        Answer::Exists {
            policy: ConflictPolicy::Replace,
            reach: Reach::Run { both_directions: true },
        },
    );
    rig.done(4).await;
    rig.run(up("b")).await.unwrap();
    rig.empty().await;
    assert_eq!(rig.server.get("/b").as_deref(), Some(&b"local"[..]));
    assert_eq!(rig.read("c").as_deref(), Some(&b"remote"[..]));
}

#[tokio::test]
async fn always_goes_into_the_settings_and_holds_in_the_next_run() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("settings.toml");
    let rig = Rig::with(|config| config.settings = Some(file.clone()));
    rig.server.put("/a", "old");
    let path = rig.write("a", "new");
    rig.connect();
    rig.connected().await;
    rig.run(Rig::upload(&[path], "/", ConflictPolicy::Ask)).await.unwrap();
    let prompt = rig.prompt(exists(0)).await;
    rig.answer(
        &prompt,
        Answer::Exists {
            policy: ConflictPolicy::KeepBoth,
            reach: Reach::Always { both_directions: false },
        },
    );
    rig.empty().await;
    drop(rig);
    let (settings, problems) = Settings::load(&file).unwrap();
    assert!(problems.is_empty());
    assert_eq!(settings.transfers.if_exists.upload, ConflictPolicy::KeepBoth);
    assert_eq!(settings.transfers.if_exists.download, ConflictPolicy::Ask);
    let rig = Rig::with(|config| {
        config.take_settings(&settings, file.clone());
        config.transfers.keep_both = NamePattern::parse("{name}~{n}").unwrap();
    });
    rig.server.put("/a", "old");
    let path = rig.write("a", "new");
    rig.connect();
    rig.connected().await;
    rig.run(Rig::upload(&[path], "/", ConflictPolicy::Ask)).await.unwrap();
    rig.empty().await;
    assert_eq!(rig.server.get("/a~2").as_deref(), Some(&b"new"[..]));
}

#[tokio::test]
async fn contents_are_compared_by_the_checksum_of_the_server() {
    let rig = Rig::new();
    for (name, here) in [("same", "1234"), ("other", "1235"), ("longer", "12345")] {
        rig.server.put(format!("/{name}"), "1234");
        rig.write(name, here);
    }
    rig.connect();
    rig.connected().await;
    let names = ["same", "other", "longer"];
    let up: Vec<_> = names.iter().map(|name| rig.here().join(name)).collect();
    rig.run(Rig::upload(&up, "/", ConflictPolicy::ReplaceIfContentDiffers))
        .await
        .unwrap();
    rig.empty().await;
    let skipped = |rows: &Arc<portolan_engine::DoneList>| -> Vec<String> {
        let skipped = rows.iter().filter(|row| row.skipped);
        skipped.map(|row| row.name.to_string()).collect()
    };
    assert_eq!(skipped(&rig.done(3).await), ["same"]);
    assert_eq!(rig.server.get("/other").as_deref(), Some(&b"1235"[..]));
    rig.write("other", "0000");
    rig.run(rig.download(&["/same", "/other"], ConflictPolicy::ReplaceIfContentDiffers))
        .await
        .unwrap();
    rig.empty().await;
    assert_eq!(skipped(&rig.done(5).await), ["same", "same"]);
    assert_eq!(rig.read("other").as_deref(), Some(&b"1235"[..]));
}

#[tokio::test]
async fn where_the_server_makes_no_checksum_a_comparison_of_contents_is_a_question() {
    let rig = Rig::new();
    rig.server.put("/a", "1234");
    rig.server.set_capabilities(Capabilities::default());
    let path = rig.write("a", "1235");
    rig.connect();
    rig.connected().await;
    rig.run(Rig::upload(&[path], "/", ConflictPolicy::ReplaceIfContentDiffers))
        .await
        .unwrap();
    rig.prompt(exists(0)).await;
    assert_eq!(rig.server.get("/a").as_deref(), Some(&b"1234"[..]));
}
