//! How folders are read: filters, links, hidden files, depth, and both sides of each.

use portolan_engine::Request;
use portolan_queue::ConflictPolicy;
use portolan_remote::{Act, ErrorKind, FolderRules, LinkRule, Selection, filter::Filter};

use crate::support::Rig;

/// The same order with these rules for folders.
fn with(order: Request, rules: FolderRules) -> Request {
    Rig::but(order, |order| order.options.folders = rules)
}

fn filters(leave_out: &[&str], only: &[&str]) -> FolderRules {
    FolderRules {
        selection: Selection {
            leave_out: leave_out.iter().map(|glob| Filter::glob(glob)).collect(),
            only: only.iter().map(|glob| Filter::glob(glob)).collect(),
        },
        ..FolderRules::default()
    }
}

fn links(links: LinkRule) -> FolderRules {
    FolderRules {
        links,
        ..FolderRules::default()
    }
}

#[tokio::test]
async fn downloads_leave_out_what_filters_name_and_say_how_much() {
    let rig = Rig::online().await;
    rig.server
        .put("/pub/a.txt", "1")
        .put("/pub/a.bak", "2")
        .put("/pub/sub/b.txt", "3")
        .put("/pub/sub/c.png", "4")
        .put("/pub/cache/deep/d.txt", "5")
        .make_dir_all("/pub/empty");
    let rules = filters(&["*.bak", "cache/"], &["*.txt", "*.bak"]);
    rig.run(with(rig.download(&["/pub"], ConflictPolicy::Ask), rules))
        .await
        .unwrap();
    rig.empty().await;
    assert_eq!(
        rig.local_tree(),
        ["pub/", "pub/a.txt", "pub/empty/", "pub/sub/", "pub/sub/b.txt"]
    );
    rig.notice("3 entries that filters name left out").await;
}

#[tokio::test]
async fn uploads_leave_out_what_filters_name_and_make_empty_folders() {
    let rig = Rig::online().await;
    rig.write("web/index.html", "1");
    rig.write("web/index.html~", "2");
    rig.write("web/node_modules/x.js", "3");
    rig.write("web/src/y.js", "4");
    std::fs::create_dir(rig.here().join("web/empty")).unwrap();
    let rules = filters(&["*~", "node_modules/"], &[]);
    let order = Rig::upload(&[rig.here().join("web")], "/", ConflictPolicy::Ask);
    rig.run(with(order, rules)).await.unwrap();
    rig.empty().await;
    assert_eq!(
        rig.server.paths(),
        ["/web/", "/web/empty/", "/web/index.html", "/web/src/", "/web/src/y.js"]
    );
    rig.notice("2 entries that filters name left out").await;
}

#[tokio::test]
async fn what_was_named_by_hand_goes_whatever_the_filters_say() {
    let rig = Rig::online().await;
    rig.server.put("/.hidden.bak", "1");
    let rules = FolderRules {
        hidden: false,
        ..filters(&["*.bak"], &["*.txt"])
    };
    rig.run(with(rig.download(&["/.hidden.bak"], ConflictPolicy::Ask), rules))
        .await
        .unwrap();
    rig.empty().await;
    assert_eq!(rig.local_tree(), [".hidden.bak"]);
}

#[tokio::test]
async fn hidden_entries_may_stay_behind() {
    let rig = Rig::online().await;
    rig.server
        .put("/pub/.git/config", "1")
        .put("/pub/.env", "2")
        .put("/pub/a", "3");
    let rules = FolderRules {
        hidden: false,
        ..FolderRules::default()
    };
    rig.run(with(rig.download(&["/pub"], ConflictPolicy::Ask), rules))
        .await
        .unwrap();
    rig.empty().await;
    assert_eq!(rig.local_tree(), ["pub/", "pub/a"]);
    rig.notice("2 hidden entries left out").await;
}

#[tokio::test]
async fn links_of_the_server_are_followed_within_the_folder_and_in_no_circle() {
    let rig = Rig::online().await;
    rig.server
        .put("/etc/passwd", "secret")
        .put("/pub/a/f", "1")
        .put("/pub/b/g", "2")
        .link("/pub/file", "a/f")
        .link("/pub/folder", "a")
        .link("/pub/up", "..")
        .link("/pub/self", ".")
        .link("/pub/etc", "/etc")
        .link("/pub/dead", "nowhere")
        .link("/pub/a/to_b", "../b")
        .link("/pub/b/to_a", "../a");
    rig.run(rig.download(&["/pub"], ConflictPolicy::Ask)).await.unwrap();
    rig.empty().await;
    let tree = rig.local_tree();
    for path in ["pub/file", "pub/folder/f", "pub/a/to_b/g", "pub/b/to_a/f"] {
        assert!(tree.iter().any(|there| there == path), "{path}: {tree:?}");
    }
    let in_vain = ["up", "self", "etc", "dead"];
    assert!(
        !tree.iter().any(|path| in_vain.iter().any(|name| path.contains(name))),
        "{tree:?}"
    );
    assert!(
        !tree
            .iter()
            .any(|path| path.matches("to_a").count() > 1 || path.matches("to_b").count() > 1)
    );
    rig.notice("links left out").await;
}

#[tokio::test]
async fn links_become_links_only_if_they_stay_inside() {
    let rig = Rig::online().await;
    rig.server
        .put("/pub/a/f", "1")
        .put("/secret", "2")
        .link("/pub/good", "a/f")
        .link("/pub/a/back", "../a")
        .link("/pub/out", "../secret")
        .link("/pub/a/absolute", "/pub/a/f")
        .link("/pub/outside", "/secret")
        .link("/pub/a/winding", "../good/../../secret");
    rig.run(with(
        rig.download(&["/pub"], ConflictPolicy::Ask),
        links(LinkRule::AsLink),
    ))
    .await
    .unwrap();
    rig.empty().await;
    assert_eq!(
        rig.local_tree(),
        ["pub/", "pub/a/", "pub/a/absolute", "pub/a/back", "pub/a/f", "pub/good"]
    );
    let target = |path: &str| std::fs::read_link(rig.here().join(path)).unwrap();
    assert_eq!(target("pub/good").to_str(), Some("a/f"));
    assert_eq!(target("pub/a/back").to_str(), Some("../a"));
    assert_eq!(target("pub/a/absolute").to_str(), Some("f"));
    rig.notice("3 links left out").await;
}

/// `a -> /etc`, and then a folder `a` with a file in it: the link is not even made.
#[tokio::test]
async fn a_link_and_a_folder_of_the_same_name_do_no_harm() {
    let rig = Rig::online().await;
    let outside = tempfile::tempdir().unwrap();
    rig.server
        .put("/pub/f", "good")
        .link("/pub/a", outside.path().to_str().unwrap());
    let order = || {
        with(
            rig.download(&["/pub"], ConflictPolicy::Replace),
            links(LinkRule::AsLink),
        )
    };
    rig.run(order()).await.unwrap();
    rig.empty().await;
    assert_eq!(rig.local_tree(), ["pub/", "pub/f"]);
    rig.server.put("/pub/b/f", "evil");
    std::os::unix::fs::symlink(outside.path(), rig.here().join("pub/b")).unwrap();
    rig.run(order()).await.unwrap();
    assert_eq!(rig.failures(1).await, [ErrorKind::LocalExists]);
    assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 0);
}

#[tokio::test]
async fn links_may_stay_behind() {
    let rig = Rig::online().await;
    rig.server.put("/pub/f", "1").link("/pub/l", "f");
    rig.run(with(
        rig.download(&["/pub"], ConflictPolicy::Ask),
        links(LinkRule::Skip),
    ))
    .await
    .unwrap();
    rig.empty().await;
    assert_eq!(rig.local_tree(), ["pub/", "pub/f"]);
    rig.notice("1 link left out").await;
    assert_eq!(rig.server.begun(Act::Stat).len(), 0);
}

#[tokio::test]
async fn links_of_this_computer_are_followed_in_no_circle() {
    let rig = Rig::online().await;
    rig.write("web/a/f", "1");
    rig.write("web/b/g", "2");
    rig.write("secret/s", "3");
    let link = |target: &str, name: &str| std::os::unix::fs::symlink(target, rig.here().join(name)).unwrap();
    link("../b", "web/a/to_b");
    link("../a", "web/b/to_a");
    link("..", "web/a/up");
    link("../secret", "web/out");
    let order = Rig::upload(&[rig.here().join("web")], "/", ConflictPolicy::Ask);
    rig.run(order).await.unwrap();
    rig.empty().await;
    assert_eq!(
        rig.server.paths(),
        [
            "/web/",
            "/web/a/",
            "/web/a/f",
            "/web/a/to_b/",
            "/web/a/to_b/g",
            "/web/b/",
            "/web/b/g",
            "/web/b/to_a/",
            "/web/b/to_a/f"
        ]
    );
    assert_eq!(rig.server.get("/web/a/to_b/g").as_deref(), Some(&b"2"[..]));
    rig.notice("5 links left out").await;
}

/// A server whose folders hold each other without end.
#[tokio::test]
async fn folders_deeper_than_256_are_not_read() {
    let rig = Rig::online().await;
    let deep = "/d".repeat(270);
    rig.server.put(format!("{deep}/f"), "x").put("/d/g", "y");
    rig.run(rig.download(&["/d"], ConflictPolicy::Ask)).await.unwrap();
    assert_eq!(rig.failures(1).await, [ErrorKind::TooLarge]);
    rig.done(1).await;
    assert_eq!(rig.read("d/g").as_deref(), Some(&b"y"[..]));
    assert!(rig.here().join(&"/d".repeat(256)[1..]).is_dir());
    assert!(!rig.here().join(&"/d".repeat(257)[1..]).exists());
}

#[tokio::test]
async fn a_filter_that_cannot_be_read_fails_the_folder_and_says_why() {
    let rig = Rig::online().await;
    rig.server.put("/pub/f", "1");
    let mut rules = filters(&["x"], &[]);
    rules.selection.leave_out[0].conditions = vec![portolan_remote::filter::Condition::Name {
        is: portolan_remote::filter::TextTest::Regex,
        text: "(".to_owned(),
    }];
    rig.run(with(rig.download(&["/pub"], ConflictPolicy::Ask), rules))
        .await
        .unwrap();
    assert_eq!(rig.failures(1).await, [ErrorKind::Misuse]);
}

/// What an attempt still tells that was stopped is no news of the next one. When it was taken for that, the end of a folder
/// could come without its children, and they were lost.
#[tokio::test]
async fn folders_that_are_stopped_and_begun_again_while_they_are_read_are_read_whole() {
    const FOLDERS: usize = 60;
    let rig = Rig::online().await;
    for folder in 0..FOLDERS {
        rig.write(&format!("tree/d{folder}/f"), "1");
    }
    rig.send(Rig::upload(&[rig.here().join("tree")], "/", ConflictPolicy::Replace));
    for _ in 0..300 {
        for pause in [true, false] {
            rig.run(Request::PauseAll(pause)).await.unwrap();
        }
        for _ in 0..20 {
            tokio::task::yield_now().await;
        }
    }
    rig.empty().await;
    for folder in 0..FOLDERS {
        assert!(rig.server.get(format!("/tree/d{folder}/f")).is_some(), "{folder}");
    }
}
