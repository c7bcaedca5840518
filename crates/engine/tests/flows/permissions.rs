//! Permissions go along with what is moved, as far as both sides know of them.

use portolan_engine::{NotKept, Request, WhyNotKept};
use portolan_queue::ConflictPolicy;
use portolan_remote::{Act, Capabilities, ErrorKind};
use portolan_testkit::memory_remote::Fault;

use crate::support::{Rig, remote};

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

#[tokio::test]
async fn what_does_not_go_along_is_told_of_the_file_and_found_again_by_the_next_run() {
    let rig = Rig::durable();
    rig.connect();
    rig.connected().await;
    rig.server.put("/fixed", "x");
    rig.write("plain", "x");
    rig.write("fixed", "x");
    rig.set_mode("plain", 0o644);
    rig.set_mode("fixed", 0o444);
    let upload = |name: &str| Rig::upload(&[rig.here().join(name)], "/", ConflictPolicy::Replace);
    // It takes them under the temporary name, and not that nobody may write the file any more.
    rig.server
        .fail(Fault::next(Act::SetAttributes, ErrorKind::PermissionDenied).at("/fixed"));
    rig.run(upload("fixed")).await.unwrap();
    rig.done(1).await;
    let capabilities = Capabilities {
        set_modified: false,
        ..rig.server.session_capabilities()
    };
    rig.server.set_capabilities(capabilities);
    rig.run(upload("plain")).await.unwrap();
    rig.done(2).await;
    let wanted = [
        (
            "fixed".to_owned(),
            NotKept {
                time: None,
                permissions: Some(WhyNotKept::Refused),
            },
        ),
        (
            "plain".to_owned(),
            NotKept {
                time: Some(WhyNotKept::NotSupported),
                permissions: None,
            },
        ),
    ];
    let told = |rig: &Rig| {
        let done = rig.engine.published().done.borrow().clone();
        let rows = done.iter().map(|row| (row.name.to_string(), row.not_kept));
        rows.collect::<Vec<_>>()
    };
    assert_eq!(told(&rig), wanted);
    rig.empty().await;
    let rig = rig.next_run();
    rig.done(2).await;
    assert_eq!(told(&rig), wanted);
}

#[tokio::test]
async fn a_copy_on_the_server_has_those_of_the_original() {
    let rig = Rig::online().await;
    rig.server.put("/run.sh", "x").put("/fixed", "x");
    rig.server.set_mode("/run.sh", 0o750);
    rig.server.set_mode("/fixed", 0o440);
    rig.run(Request::Duplicate(vec![remote("/run.sh"), remote("/fixed")]))
        .await
        .unwrap();
    let copy = |path: &str| rig.server.mode(path);
    assert_eq!((copy("/run (2).sh"), copy("/fixed (2)")), (Some(0o750), Some(0o440)));
    assert_eq!(rig.server.count(Act::SetAttributes), 1);
}
