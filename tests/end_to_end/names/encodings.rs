//! Trees whose names are in an encoding of long ago: offered to be read rightly where they are not, browsed, brought and sent.

use std::{collections::BTreeSet, ffi::OsStr, fs, os::unix::ffi::OsStrExt as _, path::Path};

use portolan_engine::{PaneListing, Place, Request};
use portolan_remote::{Direction, NameEncoding};

use super::on_disk;
use crate::{
    conformance::{make_file, make_folder},
    face::Face,
    servers,
};

/// The encodings, each with the folder and the files of a tree.
const TREES: [(&str, &str, [&str; 6]); 4] = [
    (
        "gbk",
        "项目文件夹",
        [
            "报告.txt",
            "照片 第一张.jpg",
            "中文目录说明.md",
            "会议记录.doc",
            "财务报表.xls",
            "通讯录.csv",
        ],
    ),
    (
        "shift_jis",
        "日本語の書類",
        [
            "報告書.txt",
            "写真アルバム.jpg",
            "会議室.txt",
            "会議の記録.doc",
            "カタカナ.txt",
            "ひらがな.txt",
        ],
    ),
    (
        "koi8-r",
        "Документы",
        [
            "Отчёт.txt",
            "фотография.jpg",
            "письмо другу.doc",
            "расписание.xls",
            "Музыка.mp3",
            "работа.md",
        ],
    ),
    (
        "windows-1252",
        "Übersicht",
        [
            "Größe.txt",
            "Café été.jpg",
            "Señor niño.doc",
            "Ærø Ångström.md",
            "Straße.txt",
            "façade.png",
        ],
    ),
];

/// In `Shift_JIS` some letters end with the byte of a backslash. Pure-FTPd takes no such name (553), in any encoding.
const WITH_BACKSLASHES: &str = "ソース表示能力.txt";

fn shown(listing: &PaneListing) -> BTreeSet<String> {
    let entries = listing.batches.iter().flat_map(|batch| batch.iter());
    entries
        .map(|entry| listing.names.reading.show(entry.name.as_bytes()).into_owned())
        .collect()
}

fn texts(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn encoded(encoding: NameEncoding, name: &str) -> Vec<u8> {
    encoding.encode(name).expect("the encoding has these letters").to_vec()
}

fn tree(name: &str) {
    let server = servers::named(name);
    let home = tempfile::tempdir().expect("a folder");
    for (label, folder, files) in TREES {
        let mut files = files.to_vec();
        if label == "shift_jis" && server.family != "pureftpd" {
            files.push(WITH_BACKSLASHES);
        }
        let encoding: NameEncoding = label.parse().expect("an encoding");
        let above = format!("encoding-{label}");
        let root = server.root.join(&above);
        fs::remove_dir_all(&root).ok();
        let there = root.join(OsStr::from_bytes(&encoded(encoding, folder)));
        make_folder(&root);
        make_folder(&there);
        for file in &files {
            make_file(&there.join(OsStr::from_bytes(&encoded(encoding, file))), file);
        }
        let face = Face::start(&server, "127.0.0.1", |_| {}, |_| {});
        let path = [b"/", above.as_bytes(), b"/", &encoded(encoding, folder)].concat();

        // Nothing was chosen: the names are offered in what they are in.
        let guessed = face.list(face.there(&path));
        let offered = &guessed.seen.candidates;
        assert!(offered.contains(&encoding), "{name}, {label}: {offered:?} is offered");

        // Something wrong was chosen: they still are.
        let wrong: NameEncoding = if label == "koi8-r" { "gbk" } else { "koi8-r" }
            .parse()
            .expect("an encoding");
        face.run(Request::SetEncoding(face.site, wrong)).expect("chosen");
        let read_wrongly = face.list(face.there(&path));
        assert_ne!(shown(&read_wrongly), texts(&files), "{name}, {label}");
        assert!(read_wrongly.seen.candidates.contains(&encoding), "{name}, {label}");

        face.run(Request::SetEncoding(face.site, encoding)).expect("chosen");
        let above_it = face.list(face.there(format!("/{above}")));
        assert_eq!(shown(&above_it), texts(&[folder]), "{name}, {label}");
        let listing = face.list(face.there(&path));
        assert_eq!(shown(&listing), texts(&files), "{name}, {label}");

        let down = home.path().join(format!("down-{label}"));
        fs::create_dir(&down).expect("a folder");
        let failed = face.transfer(Direction::Download, face.there(&path), Place::Local(down.clone()));
        assert!(failed.is_empty(), "{name}, {label}: {failed:?}");
        assert_contents(&down.join(folder), &files);

        // And back, beside it.
        let beside = root.join("up");
        make_folder(&beside);
        let up = face.there(format!("/{above}/up"));
        let failed = face.transfer(Direction::Upload, Place::Local(down.join(folder)), up);
        assert!(failed.is_empty(), "{name}, {label}: {failed:?}");
        assert_eq!(
            on_disk(&beside),
            on_disk(&root).into_iter().filter(|name| name != b"up").collect()
        );
        let came = beside.join(OsStr::from_bytes(&encoded(encoding, folder)));
        assert_eq!(on_disk(&came), on_disk(&there), "{name}, {label}");
        fs::remove_dir_all(&root).ok();
    }
}

/// Each file of our trees holds its own name.
fn assert_contents(folder: &Path, files: &[&str]) {
    let names = files.iter().map(|name| name.as_bytes().to_vec()).collect();
    assert_eq!(on_disk(folder), names);
    for file in files {
        assert_eq!(fs::read(folder.join(file)).expect("a file"), file.as_bytes());
    }
}

#[test]
#[ignore = "needs the servers of tests/run"]
fn on_vsftpd() {
    tree("vsftpd-plain");
}

#[test]
#[ignore = "needs the servers of tests/run"]
fn on_proftpd() {
    tree("proftpd-plain");
}

#[test]
#[ignore = "needs the servers of tests/run"]
fn on_pureftpd() {
    tree("pureftpd-plain");
}
