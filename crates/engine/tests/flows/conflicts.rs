use portolan_engine::{Answer, Question, Request};
use portolan_queue::ConflictPolicy;
use portolan_remote::ErrorKind;

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
        rig.server.put(&format!("/tree/f{at:04}"), "old");
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
            rest_of_job: true,
        },
    );
    rig.empty().await;
    assert_eq!(rig.done(1000).await.len(), files.len());
    assert!((0..1000).all(|at| rig.server.get(&format!("/tree/f{at:04}")).as_deref() == Some(&b"new"[..])));
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
                rest_of_job: false,
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
            rest_of_job: false,
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
