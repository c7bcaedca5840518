//! What FileZilla still had to move.

use portolan_remote::NameEncoding;
use proptest::prelude::*;
use rusqlite::Connection;

use super::super::*;
use crate::FolderPath;

const DATABASE: &[u8] = include_bytes!("../../../tests/fixtures/filezilla-3.63/queue.sqlite3");
const EXPORTED: &[u8] = include_bytes!("../../../tests/fixtures/filezilla-3.63/queue-exported.xml");

/// A file as `up /home/user/ a.iso → /pub a.iso`.
fn told(transfer: &ImportedTransfer, encoding: NameEncoding) -> String {
    let up = transfer.direction == Direction::Upload;
    let way = if up { "up" } else { "down" };
    let target = transfer.target_name.as_ref().map(|name| format!(" as {name}"));
    format!(
        "{way} {} {} {}{} {:?} p{} {:?}",
        transfer.local_folder.display(),
        encoding.show(transfer.remote_folder.as_bytes()),
        encoding.show(transfer.name.as_bytes()),
        target.unwrap_or_default(),
        transfer.size,
        transfer.priority,
        transfer.policy,
    )
}

fn all_told(queue: &ImportedQueue) -> Vec<String> {
    let encoding = queue.site.site.connection.server.encoding;
    let transfers = queue.transfers.iter();
    transfers.map(|transfer| told(transfer, encoding)).collect()
}

fn acme_and_other(import: &Import) -> (&ImportedQueue, &ImportedQueue) {
    let [acme, other] = &import.queues[..] else {
        panic!("two servers, not {:?}", import.queues)
    };
    (acme, other)
}

#[test]
fn what_filezilla_3_63_had_to_move_is_the_same_from_its_database_and_from_its_export() {
    for bytes in [DATABASE, EXPORTED] {
        let source = Source::guess("whatever", bytes).expect("known by what is in it");
        assert_eq!(source, Source::FileZilla);
        let import = source.read(bytes).expect("readable");
        let (acme, other) = acme_and_other(&import);
        assert_eq!(acme.site.site.url(), "ftpes://deploy@ftp.example.org");
        assert_eq!(acme.site.site.name, "Acme live");
        assert_eq!(acme.site.site.sessions, Some(3));
        let secret = acme.site.secret.as_ref().map(Secret::expose);
        assert_eq!(secret, Some("not a secret"));
        assert_eq!(
            all_told(acme),
            [
                "up /home/user /pub a.iso Some(1048576) p3 None",
                "down /home/user /var/www data other name.txt as b & c.txt Some(12) p0 None",
            ]
        );
        assert_eq!(
            acme.notes,
            [
                "1 were to be moved as text: they are moved byte for byte",
                "1 would replace what is there: it is asked before",
            ]
        );
        assert_eq!(acme.counts(), (1, 1, 1_048_588));
        assert_eq!(
            (other.site.site.url().as_str(), &all_told(other)[..]),
            (
                "ftp://anon.example:2121",
                &["down /home/user/down / readme Some(5000000000) p2 None".to_owned()][..]
            )
        );
        let mut left_out = import.left_out.clone();
        left_out.sort();
        // GBK has no letter for an emoji, and no other name would be the file.
        assert_eq!(
            left_out,
            [
                "1 queued of Acme live: their name cannot be said in the encoding of its site",
                "1 queued of shell.example: they go with it",
                "2 queued of Acme live: folders that were only to be made: what is in a folder makes it",
                "shell.example: SFTP is another protocol, which this version does not speak",
            ]
        );
        assert_eq!(import.sites, []);
    }
}

/// A database of the layout before flags, with what the hand that made it wants.
fn older(rows: &str) -> Vec<u8> {
    let mut database = Connection::open_in_memory().expect("memory");
    let tables = "PRAGMA encoding = 'UTF-16le'; PRAGMA user_version = 5;
        CREATE TABLE servers (id INTEGER PRIMARY KEY, host TEXT, port INTEGER, user TEXT, password TEXT, account TEXT,
            keyfile TEXT, protocol INTEGER, type INTEGER, logontype INTEGER, timezone_offset INTEGER, transfer_mode TEXT,
            max_connections INTEGER, encoding TEXT, bypass_proxy INTEGER, post_login_commands TEXT, name TEXT,
            parameters TEXT, site_path TEXT);
        CREATE TABLE files (id INTEGER PRIMARY KEY, server INTEGER, source_file TEXT, target_file TEXT,
            local_path INTEGER, remote_path INTEGER, download INTEGER, size INTEGER, error_count INTEGER,
            priority INTEGER, ascii_file INTEGER, default_exists_action INTEGER);
        CREATE TABLE local_paths (id INTEGER PRIMARY KEY, path TEXT);
        CREATE TABLE remote_paths (id INTEGER PRIMARY KEY, path TEXT);";
    database.execute_batch(tables).expect("tables");
    database.execute_batch(rows).expect("rows");
    database.serialize("main").expect("bytes").to_vec()
}

#[cfg(unix)]
#[test]
fn an_older_database_with_odd_rows_tells_of_each_what_became_of_it() {
    let bytes = older(
        r"INSERT INTO servers (id, host, port, user, password, protocol, logontype, name, site_path, encoding,
            transfer_mode) VALUES (7, 'h.example', 990, 'anna', 'sealed', 3, 1 | (1 << 62), 'Shop',
            '0/Clients/A\/B/Shop', 'UTF-8', 'active');
        INSERT INTO local_paths VALUES (1, '/data/'), (2, 'C:\Users\me\'), (3, '/data/../etc/');
        INSERT INTO remote_paths VALUES (1, '1 0 3 www'), (2, '3 2 C: 4 temp'), (3, 'nonsense');
        INSERT INTO files (server, source_file, target_file, local_path, remote_path, download, size, priority,
            ascii_file, default_exists_action) VALUES
            (7, 'ü', NULL, 1, 1, 1, 5, 4, 0, 7), (7, 'a', 'b', 1, 1, 0, NULL, NULL, 1, 1), (7, 'c', NULL, 2, 1, 0, 1, 2, 0, 0),
            (7, 'd', NULL, 3, 1, 1, 1, 2, 0, 0), (7, 'e', NULL, 1, 2, 1, 1, 2, 0, 0), (7, 'f', NULL, 1, 3, 1, 1, 2, 0, 0),
            (7, '..', NULL, 1, 1, 1, 1, 2, 0, 0), (7, 'g/h', NULL, 1, 1, 1, 1, 2, 0, 0), (7, 'i', NULL, 1, -1, 1, 1, 2, 0, 0),
            (99, 'of nobody', NULL, 1, 1, 1, 1, 2, 0, 0), (7, x'00ff', 5, 1, 1, 1, -9, 2, 0, 99)",
    );
    let import = Source::FileZilla.read(&bytes).expect("readable");
    let [queue] = &import.queues[..] else {
        panic!("{import:?}")
    };
    let site = &queue.site.site;
    assert_eq!(site.folder, FolderPath::new(["Clients", "A/B"]).unwrap_or_default());
    assert_eq!(site.log_on, LogOn::Ask("anna".into()));
    assert_eq!(
        (site.url().as_str(), &queue.site.secret),
        ("ftps://anna@h.example", &None)
    );
    assert_eq!(
        all_told(queue),
        [
            "down /data /www ü Some(5) p4 Some(Skip)",
            "up /data /www a as b None p2 None",
        ]
    );
    assert_eq!(
        import.left_out,
        [
            "2 queued of Shop: folders that were only to be made: what is in a folder makes it",
            "2 queued of Shop: their local folder is none of this computer",
            "2 queued of Shop: their name cannot be",
            "1 queued of Shop: their remote folder cannot be read",
            "1 queued of Shop: their server has paths that look otherwise",
        ]
    );
}

#[test]
fn a_database_that_is_no_queue_or_a_trap_is_refused() {
    let refused = |bytes: &[u8]| Source::FileZilla.read(bytes).expect_err("no queue").to_string();
    let mut empty = Connection::open_in_memory().expect("memory");
    empty.execute_batch("CREATE TABLE x (y)").expect("a table");
    let bytes = empty.serialize("main").expect("bytes").to_vec();
    assert!(refused(&bytes).contains("no queue of FileZilla"), "{}", refused(&bytes));
    // Endless, if it were asked.
    let trap = older(
        "DROP TABLE files; CREATE VIEW files AS WITH RECURSIVE more (server) AS
         (SELECT 1 UNION ALL SELECT server + 1 FROM more) SELECT * FROM more",
    );
    assert!(refused(&trap).contains("files"), "{}", refused(&trap));
    let cut = &DATABASE[..DATABASE.len() / 2];
    assert!(refused(cut).contains("no queue of FileZilla"), "{}", refused(cut));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_damaged_database_is_read_or_refused(at in 0..DATABASE.len(), junk in proptest::collection::vec(any::<u8>(), 1..64)) {
        let mut bytes = DATABASE.to_vec();
        for (byte, new) in bytes.iter_mut().skip(at.max(16)).zip(junk) {
            *byte = new;
        }
        drop(Source::FileZilla.read(&bytes));
    }
}
