//! A server that means harm, and links that lead elsewhere.

use portolan_engine::{ModeChange, PermissionWish, Place, Request};
use portolan_queue::{ConflictPolicy, ItemState};
use portolan_remote::{Act, ErrorKind, FileName, LinkRule, RemotePath};

use crate::support::{Rig, remote, wait};

#[test]
fn names_that_lead_elsewhere_cannot_even_be_made() {
    for name in ["..", ".", "", "/etc/passwd", "../x", "a/b", "a\0b"] {
        assert!(FileName::parse(name.as_bytes()).is_err(), "{name:?}");
    }
}

#[tokio::test]
async fn nothing_is_written_through_a_link_in_the_target() {
    let rig = Rig::new();
    let outside = tempfile::tempdir().unwrap();
    rig.server.put("/pub/sub/f", "evil").put("/pub/g", "good");
    std::fs::create_dir(rig.here().join("pub")).unwrap();
    std::os::unix::fs::symlink(outside.path(), rig.here().join("pub/sub")).unwrap();
    rig.connect();
    rig.connected().await;
    rig.run(rig.download(&["/pub"], ConflictPolicy::Replace)).await.unwrap();
    assert_eq!(rig.failures(1).await, [ErrorKind::LocalExists]);
    rig.done(1).await;
    assert_eq!(rig.read("pub/g").as_deref(), Some(&b"good"[..]));
    assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 0);
}

#[tokio::test]
async fn a_link_in_place_of_a_file_is_replaced_and_its_target_is_not_touched() {
    let rig = Rig::new();
    rig.server.put("/f", "new");
    let precious = rig.write("precious", "old");
    std::os::unix::fs::symlink(&precious, rig.here().join("f")).unwrap();
    rig.connect();
    rig.connected().await;
    rig.run(rig.download(&["/f"], ConflictPolicy::Replace)).await.unwrap();
    rig.empty().await;
    assert_eq!(rig.read("precious").as_deref(), Some(&b"old"[..]));
    assert_eq!(rig.read("f").as_deref(), Some(&b"new"[..]));
    assert!(!rig.here().join("f").is_symlink());
}

#[tokio::test]
async fn names_with_line_ends_and_blanks_stay_names() {
    let rig = Rig::new();
    let odd = "a\r\nDELE b \u{202e}";
    rig.server.put(format!("/pub/{odd}"), "1");
    rig.connect();
    rig.connected().await;
    rig.run(rig.download(&["/pub"], ConflictPolicy::Ask)).await.unwrap();
    rig.empty().await;
    assert_eq!(rig.read(&format!("pub/{odd}")).as_deref(), Some(&b"1"[..]));
}

#[tokio::test]
async fn what_may_be_a_link_to_a_folder_is_deleted_as_a_link_before_it_is_entered() {
    let rig = Rig::new();
    rig.server.put("/t/sub/f", "x");
    rig.server.set_capabilities(portolan_remote::Capabilities {
        shows_links: false,
        depth: 1,
        ..portolan_remote::Capabilities::default()
    });
    rig.connect();
    rig.connected().await;
    rig.run(Request::Delete(vec![remote("/t")])).await.unwrap();
    let at = |act, path: &str| {
        let mut log = rig.server.log().into_iter();
        log.position(|call| call.act == act && call.path == RemotePath::new(path))
    };
    for folder in ["/t", "/t/sub"] {
        assert!(
            at(Act::Delete, folder) < at(Act::List, folder),
            "{:?}",
            rig.server.log()
        );
    }
    assert!(rig.server.paths().is_empty());
}

/// A server that lists a link `a` out of the tree, and a folder `a` with a file in it: whatever becomes of the link, the
/// file lies in a folder of its own.
#[tokio::test]
async fn a_link_and_a_folder_of_one_name_in_one_listing() {
    for rule in [LinkRule::Follow, LinkRule::AsLink, LinkRule::Skip] {
        let rig = Rig::new();
        let outside = tempfile::tempdir().unwrap();
        let elsewhere = outside.path().to_str().unwrap();
        rig.server
            .make_dir_all("/pub/a")
            .put(format!("{elsewhere}/passwd"), "evil")
            .link("/pub/a", elsewhere);
        rig.connect();
        rig.connected().await;
        let order = rig.download(&["/pub"], ConflictPolicy::Replace);
        let order = Rig::but(order, |order| order.options.folders.links = rule);
        rig.run(order).await.unwrap();
        rig.empty().await;
        assert_eq!(rig.local_tree(), ["pub/", "pub/a/", "pub/a/passwd"], "{rule:?}");
        assert!(!rig.here().join("pub/a").is_symlink());
        assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 0, "{rule:?}");
    }
}

/// While a file comes, its folder makes room for a link out of the tree.
#[tokio::test]
async fn a_folder_that_becomes_a_link_on_the_way_is_not_written_through() {
    let rig = Rig::new();
    let outside = tempfile::tempdir().unwrap();
    rig.server
        .put("/pub/sub/a", vec![7; 200_000])
        .put("/pub/sub/b", "next")
        .put("/pub/sub/deep/c", "deeper");
    rig.connect();
    rig.connected().await;
    let held = rig.server.hold_at(Act::Download, "/pub/sub/a", 100_000);
    let rest = [
        rig.server.hold_at(Act::Download, "/pub/sub/b", 0),
        rig.server.hold_at(Act::Download, "/pub/sub/deep/c", 0),
    ];
    rig.run(rig.download(&["/pub"], ConflictPolicy::Replace)).await.unwrap();
    held.arrived(1).await;
    let at = |path: &str| rig.here().join(path);
    std::fs::rename(at("pub/sub"), at("pub/moved")).unwrap();
    std::os::unix::fs::symlink(outside.path(), at("pub/sub")).unwrap();
    std::fs::create_dir(outside.path().join("deep")).unwrap();
    drop(held);
    drop(rest);
    // What had its part file open already comes to its end there; the others fail.
    let failed = wait("the end of the job", &rig.engine.published().queue, |queue| {
        let rows = (0..queue.failed_len()).filter_map(|at| queue.failed_row(at));
        let kinds: Vec<ErrorKind> = rows
            .filter_map(|row| match row.state {
                ItemState::Failed(failed) => Some(failed.error.kind),
                _ => None,
            })
            .collect();
        (queue.len() == kinds.len()).then_some(kinds)
    })
    .await;
    assert!(failed.iter().all(|kind| *kind == ErrorKind::LocalExists), "{failed:?}");
    let mut found = Vec::new();
    for folder in [outside.path().to_owned(), outside.path().join("deep")] {
        let entries = std::fs::read_dir(folder).unwrap();
        found.extend(entries.map(|entry| entry.unwrap().file_name()));
    }
    assert_eq!(found, ["deep"]);
    // The file that was on its way stays in its folder, wherever that is now.
    assert_eq!(rig.read("pub/moved/a"), Some(vec![7; 200_000]));
}

/// Permissions and copies below a folder are never those of what a link in it points to.
#[tokio::test]
async fn work_by_hand_on_this_computer_passes_links_over() {
    use std::os::unix::fs::PermissionsExt as _;
    let rig = Rig::new();
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("secret"), "s").unwrap();
    std::fs::set_permissions(outside.path().join("secret"), std::fs::Permissions::from_mode(0o604)).unwrap();
    rig.write("x/y", "1");
    std::os::unix::fs::symlink(outside.path(), rig.here().join("x/folder")).unwrap();
    std::os::unix::fs::symlink(outside.path().join("secret"), rig.here().join("x/file")).unwrap();
    let place = Place::Local(rig.here().join("x"));
    let change = |set| Some(ModeChange { keep: 0, set });
    let wish = PermissionWish {
        files: change(0o600),
        folders: change(0o700),
        recursive: true,
    };
    rig.run(Request::SetPermissions(vec![place.clone()], wish))
        .await
        .unwrap();
    rig.run(Request::Duplicate(vec![place])).await.unwrap();
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&rig.here().join("x/y")), 0o600);
    assert_eq!(mode(&outside.path().join("secret")), 0o604);
    let copy = |name: &str| rig.here().join("x (2)").join(name);
    assert!(copy("folder").is_symlink() && copy("file").is_symlink());
    assert_eq!(rig.read("x (2)/y").as_deref(), Some(&b"1"[..]));
    assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 1);
}

#[tokio::test]
async fn deleting_a_folder_of_a_server_takes_links_away_and_not_what_they_point_to() {
    let rig = Rig::new();
    rig.server
        .put("/t/f", "1")
        .put("/precious/g", "2")
        .link("/t/folder", "/precious")
        .link("/t/file", "../precious/g");
    rig.connect();
    rig.connected().await;
    rig.run(Request::Delete(vec![remote("/t")])).await.unwrap();
    assert_eq!(rig.server.paths(), ["/precious/", "/precious/g"]);
    let listed: Vec<RemotePath> = rig
        .server
        .log()
        .into_iter()
        .filter(|call| call.act == Act::List)
        .map(|call| call.path)
        .collect();
    assert_eq!(listed, [RemotePath::new("/t")]);
}
