//! Permissions go along with what is moved, as far as both sides know of them.

use portolan_engine::Request;
use portolan_queue::ConflictPolicy;
use portolan_remote::{Act, ErrorKind};
use portolan_testkit::memory_remote::Fault;

use crate::support::Rig;

#[tokio::test]
async fn uploads_take_them_along() {
    let rig = Rig::online().await;
    for (name, mode) in [("run.sh", 0o750), ("secret", 0o600), ("fixed", 0o444), ("odd", 0o4755)] {
        rig.write(&format!("web/{name}"), "x");
        rig.set_mode(&format!("web/{name}"), mode);
    }
    rig.set_mode("web", 0o711);
    rig.run(Rig::upload(&[rig.here().join("web")], "/", ConflictPolicy::Replace))
        .await
        .unwrap();
    rig.empty().await;
    let told = |name: &str| rig.server.mode(&format!("/web/{name}"));
    assert_eq!(
        [told("run.sh"), told("secret"), told("fixed"), told("odd")],
        [Some(0o750), Some(0o600), Some(0o444), Some(0o755)],
        "and nothing that runs as somebody else"
    );
    assert_eq!(rig.server.mode("/web"), Some(0o711));
    // One question for the folder, and one for what nobody may write to any more.
    assert_eq!(rig.server.count(Act::SetAttributes), 2);
}

#[tokio::test]
async fn downloads_take_them_along_and_the_owner_can_read_them() {
    let rig = Rig::online().await;
    for (name, mode) in [("run.sh", 0o755), ("fixed", 0o444), ("shut", 0o000), ("odd", 0o6711)] {
        rig.server.put(format!("/web/{name}"), "x");
        rig.server.set_mode(&format!("/web/{name}"), mode);
    }
    rig.server.set_mode("/web", 0o500);
    rig.run(rig.download(&["/web"], ConflictPolicy::Replace)).await.unwrap();
    rig.empty().await;
    let wanted = [
        ("web/run.sh", 0o755),
        ("web/fixed", 0o444),
        ("web/shut", 0o400),
        ("web/odd", 0o711),
        ("web", 0o700),
    ];
    for (path, wanted) in wanted {
        let is = rig.mode(path);
        assert_eq!(is & 0o700, wanted & 0o700, "{path}");
        // The mask of whoever runs this may take more away from the others.
        assert_eq!(is & !wanted, 0, "{path}");
    }
}

#[tokio::test]
async fn who_does_not_want_them_gets_those_of_new_files() {
    let rig = Rig::online().await;
    rig.run(Request::SetKeepPermissions(false)).await.unwrap();
    rig.write("up", "x");
    rig.set_mode("up", 0o711);
    rig.server.put("/down", "x");
    rig.server.set_mode("/down", 0o777);
    rig.run(Rig::upload(&[rig.here().join("up")], "/", ConflictPolicy::Replace))
        .await
        .unwrap();
    rig.run(rig.download(&["/down"], ConflictPolicy::Replace))
        .await
        .unwrap();
    rig.empty().await;
    assert_eq!(rig.server.mode("/up"), Some(0o644));
    assert_eq!(rig.mode("down") & 0o111, 0);
}

#[tokio::test]
async fn a_server_that_refuses_them_has_the_files_all_the_same() {
    let rig = Rig::online().await;
    rig.write("web/f", "x");
    rig.set_mode("web", 0o700);
    rig.server
        .fail(Fault::next(Act::SetAttributes, ErrorKind::PermissionDenied));
    rig.run(Rig::upload(&[rig.here().join("web")], "/", ConflictPolicy::Replace))
        .await
        .unwrap();
    rig.empty().await;
    assert!(rig.server.get("/web/f").is_some());
}
