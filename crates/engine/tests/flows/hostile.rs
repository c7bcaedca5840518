//! A server that means harm, and links that lead elsewhere.

use portolan_engine::Request;
use portolan_queue::ConflictPolicy;
use portolan_remote::{Act, ErrorKind, FileName, RemotePath};

use crate::support::{Rig, remote};

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
