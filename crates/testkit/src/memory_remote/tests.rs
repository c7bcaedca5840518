use std::{io::Read, sync::Arc};

use portolan_remote::{EntryKind, Meter, Throttle, TransferType};

use std::io::{Seek as _, SeekFrom, Write as _};

use super::*;

fn body(file: std::fs::File) -> Body {
    Body {
        file: file.into(),
        offset: 0,
        compare_until: 0,
        source_modified: None,
        size: None,
        meter: Arc::new(Meter::default()),
        throttle: Arc::new(Throttle::default()),
        kind: TransferType::Image,
    }
}

fn file_with(contents: &[u8]) -> std::fs::File {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(contents).unwrap();
    file
}

fn store(path: &str, temporary: Option<&str>, contents: &[u8]) -> Store {
    Store {
        path: RemotePath::new(path),
        body: body(file_with(contents)),
        temporary: temporary.map(RemotePath::new),
        replace: false,
        modified: Some(1_600_000_000),
        permissions: None,
    }
}

#[tokio::test]
async fn files_go_up_and_come_down() {
    let server = MemoryServer::new();
    let session = server.session();
    session.make_dir(&RemotePath::new("/a")).await.unwrap();
    let contents = vec![7; 100_000];
    let outcome = session
        .store(store("/a/f", Some("/a/f.part"), &contents))
        .await
        .unwrap();
    assert_eq!(outcome.bytes, 100_000);
    assert_eq!(server.paths(), ["/a/", "/a/f"]);
    assert_eq!(server.modified("/a/f"), Some(1_600_000_000));
    let file = tempfile::tempfile().unwrap();
    let what = Retrieve {
        path: RemotePath::new("/a/f"),
        body: body(file.try_clone().unwrap()),
        ask_modified: false,
    };
    session.retrieve(what).await.unwrap();
    let mut back = Vec::new();
    let mut file = file;
    file.seek(SeekFrom::Start(0)).unwrap();
    file.read_to_end(&mut back).unwrap();
    assert!(back == contents);
    let again = session.store(store("/a/f", Some("/a/f.part"), b"x")).await.unwrap_err();
    assert_eq!(again.kind, ErrorKind::AlreadyExists);
}

#[tokio::test]
async fn a_fault_in_the_middle_leaves_the_beginning() {
    let server = MemoryServer::new();
    let session = server.session();
    server.fail(Fault::next(Act::Upload, ErrorKind::ConnectionLost).after(20_001));
    let what = store("/f", Some("/f.part"), &vec![1; 50_000]);
    let meter = what.body.meter.clone();
    let error = session.store(what).await.unwrap_err();
    assert_eq!((error.kind, meter.moved()), (ErrorKind::ConnectionLost, 20_001));
    assert_eq!(server.get("/f.part").map(|part| part.len()), Some(20_001));
    assert!(!session.alive());
    assert_eq!(
        session.stat(&RemotePath::new("/f")).await.unwrap_err().kind,
        ErrorKind::ConnectionLost
    );
    assert!(server.session().store(store("/f", None, b"x")).await.is_ok());
}

#[tokio::test]
async fn a_latch_holds_and_releases_in_order() {
    let server = MemoryServer::new();
    server.put("/a/one", *b"1").put("/a/two", *b"2");
    let latch = server.hold(Act::List);
    let list = {
        let session = server.session();
        tokio::spawn(async move {
            let mut entries = Vec::new();
            session
                .list(&RemotePath::new("/a"), &mut entries)
                .await
                .map(|_| entries)
        })
    };
    latch.arrived(1).await;
    assert!(!list.is_finished());
    latch.release(1);
    let entries = list.await.unwrap().unwrap();
    assert_eq!(entries.len(), 2);
    assert!(entries.iter().all(|entry| entry.kind == EntryKind::File));
    drop(latch);
    let mut entries = Vec::new();
    server.session().list(&RemotePath::root(), &mut entries).await.unwrap();
    assert_eq!(entries.len(), 1);
    assert_eq!(
        (server.count(Act::List), server.sessions(), server.peak_sessions()),
        (2, 0, 1)
    );
}

#[tokio::test]
async fn folders_move_with_what_is_in_them() {
    let server = MemoryServer::new();
    server.put("/a/b/f", *b"1").put("/ab", *b"2");
    let session = server.session();
    session
        .rename(&RemotePath::new("/a"), &RemotePath::new("/c"))
        .await
        .unwrap();
    assert_eq!(server.paths(), ["/ab", "/c/", "/c/b/", "/c/b/f"]);
    let error = session.remove_dir(&RemotePath::new("/c")).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::NotEmpty);
}

#[tokio::test]
async fn checksums_and_room_are_told_where_the_server_can() {
    let server = MemoryServer::new();
    server.put("/f", "abc");
    let session = server.session();
    let path = RemotePath::new("/f");
    let hash = session
        .hash(&path, Some(ChecksumAlgorithm::Crc32), None)
        .await
        .expect("a checksum");
    assert_eq!(hash.to_string(), "CRC32 352441c2");
    let part = session.hash(&path, None, Some(1..3)).await.expect("a checksum");
    let mut making = ChecksumMaker::new(ChecksumAlgorithm::Sha256);
    making.add(b"bc");
    assert_eq!(part, making.finish());
    assert_eq!(
        session.space(&RemotePath::root()).await.expect("room").available,
        1 << 40
    );

    server.set_capabilities(Capabilities::default());
    let error = session.hash(&path, None, None).await.expect_err("no checksums");
    assert_eq!(error.kind, ErrorKind::NotSupported);
    assert!(session.space(&RemotePath::root()).await.is_err());
}
