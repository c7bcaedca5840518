//! The corpus of replies, `tests/corpus/replies.jsonl`: every case, each read whole and cut at every byte.

use std::net::IpAddr;

use portolan_remote::{ChecksumAlgorithm, ErrorKind, RemotePath, Retry};
use serde_json::Value;

use crate::{
    checksums::checksum,
    error::{About, kind_of, means_empty_listing},
    features::Features,
    passive::{after_epsv, after_pasv},
    quirks::system_of,
    reply::{self, Reply},
    reply_reader::{Item, ReadError, ReplyReader},
};

struct Read {
    replies: Vec<Reply>,
    error: Option<ReadError>,
    rest: bool,
}

fn read(pieces: &[&[u8]]) -> Read {
    let mut reader = ReplyReader::default();
    let (mut replies, mut error) = (Vec::new(), None);
    for piece in pieces {
        reader.feed(piece);
        while let Some(item) = reader.next() {
            match item {
                Item::Line(_) => {}
                Item::Reply(reply) => replies.push(reply),
                Item::Bad(bad) => error = Some(bad),
            }
        }
    }
    Read {
        replies,
        error,
        rest: reader.has_rest(),
    }
}

fn read_every_way(raw: &[u8]) -> Read {
    let whole = read(&[raw]);
    for at in 0..=raw.len() {
        let cut = read(&[&raw[..at], &raw[at..]]);
        assert_eq!(
            (&cut.replies, &cut.error),
            (&whole.replies, &whole.error),
            "cut at {at}"
        );
    }
    whole
}

fn raw(case: &Value) -> Vec<u8> {
    let text = case["raw"].as_str().expect("raw");
    if case["bytes"].as_bool() == Some(true) {
        text.chars()
            .map(|char| u8::try_from(u32::from(char)).expect("one byte"))
            .collect()
    } else {
        text.into()
    }
}

fn first(case: &Value) -> Reply {
    let read = read_every_way(&raw(case));
    read.replies.first().cloned().expect("a reply")
}

fn peer(case: &Value) -> IpAddr {
    case["ctx"]["peer"]
        .as_str()
        .expect("a peer")
        .parse()
        .expect("an address")
}

fn rfc3339((seconds, nanos): (i64, u32)) -> String {
    let text = reply::time_text(seconds).expect("a sane year");
    let part = |from: usize, to: usize| &text[from..to];
    let fraction = if nanos == 0 {
        String::new()
    } else {
        format!(".{nanos:09}").trim_end_matches('0').to_owned()
    };
    format!(
        "{}-{}-{}T{}:{}:{}{fraction}Z",
        part(0, 4),
        part(4, 6),
        part(6, 8),
        part(8, 10),
        part(10, 12),
        part(12, 14)
    )
}

fn lines(reply: &Reply) -> Vec<String> {
    reply
        .lines
        .iter()
        .map(|line| String::from_utf8_lossy(line).into_owned())
        .collect()
}

fn check_reply(case: &Value, expect: &Value) {
    let found = read_every_way(&raw(case));
    if expect.get("error").is_some() {
        assert!(found.error.is_some());
        return;
    }
    assert_eq!(found.error, None);
    let codes: Vec<u64> = found.replies.iter().map(|reply| u64::from(reply.code.0)).collect();
    if let Some(replies) = expect["replies"].as_array() {
        let found: Vec<(u64, Vec<String>)> = found
            .replies
            .iter()
            .map(|reply| (u64::from(reply.code.0), lines(reply)))
            .collect();
        let wanted: Vec<(u64, Vec<String>)> = replies
            .iter()
            .map(|reply| {
                let lines = reply["lines"].as_array().expect("lines").iter();
                let lines = lines.map(|line| line.as_str().expect("text").to_owned());
                (reply["code"].as_u64().expect("a code"), lines.collect())
            })
            .collect();
        assert_eq!(found, wanted);
    }
    if let Some(code) = expect["code_only"].as_u64() {
        assert!(codes.iter().all(|found| *found == code), "{codes:?}");
    }
    if let Some(count) = expect["count"].as_u64() {
        assert_eq!(codes.len() as u64, count);
    }
    if let Some(wanted) = expect["codes"].as_array() {
        let wanted: Vec<u64> = wanted.iter().filter_map(Value::as_u64).collect();
        assert_eq!(codes, wanted);
    }
    assert_eq!(found.rest, expect["incomplete"].as_bool() == Some(true));
}

fn check_passive(case: &Value, expect: &Value) {
    let (reply, peer) = (first(case), peer(case));
    let target = if case["kind"] == "epsv" {
        after_epsv(&reply, peer)
    } else {
        after_pasv(&reply, peer, false)
    };
    match target {
        None => assert_eq!(expect["error"], true),
        Some(target) => {
            assert_eq!(Some(u64::from(target.address.port())), expect["port"].as_u64());
            let host = expect["host"]
                .as_str()
                .unwrap_or_else(|| case["ctx"]["peer"].as_str().expect("a peer"));
            assert_eq!(target.address.ip().to_string(), host);
        }
    }
}

fn check_features(case: &Value, expect: &Value) {
    let features = Features::parse(&first(case));
    let Some(wanted) = expect["features"].as_array() else {
        assert_eq!(features, None);
        return;
    };
    let features = features.expect("a reply to FEAT");
    let wanted: Vec<&str> = wanted.iter().filter_map(Value::as_str).collect();
    assert_eq!(features.lines(), wanted);
    if let Some(utf8) = expect["utf8"].as_bool() {
        assert_eq!(features.has("UTF8"), utf8);
    }
    if let Some(mlst) = expect.get("mlst") {
        assert_eq!(features.has("MLST"), !mlst.is_null());
    }
}

fn check_checksum(case: &Value, expect: &Value) {
    let reply = first(case);
    let path = RemotePath::new("/f");
    let Some(name) = expect["alg"].as_str() else {
        let found = ChecksumAlgorithm::ALL.map(|algorithm| checksum(&reply, algorithm, &path));
        assert!(expect["error"] == true && found.iter().all(Option::is_none));
        return;
    };
    let algorithm = name.parse().expect("an algorithm");
    let found = checksum(&reply, algorithm, &path).expect("a checksum");
    assert_eq!(Some(found.hex().as_str()), expect["hash"].as_str());
    for other in ChecksumAlgorithm::ALL.into_iter().filter(|other| *other != algorithm) {
        assert_eq!(checksum(&reply, other, &path), None);
    }
}

/// What the core makes of the reply must allow what the corpus asks for.
fn check_class(case: &Value, expect: &Value) {
    let command = case["cmd"].as_str().unwrap_or_default();
    let log_on = ["(connect)", "USER", "PASS", "AUTH"]
        .iter()
        .any(|start| command.starts_with(start));
    let about = if log_on {
        About::LogOn
    } else {
        About::Transfer { secure: true }
    };
    let raw = raw(case);
    let reply = first(case);
    let kind = kind_of(&reply, about);
    let plausible = crate::command::Command::plausible(command.split(' ').next().unwrap_or_default(), reply.code.0);
    let class = expect["class"].as_str().expect("a class");
    let right = match class {
        "ok" => reply.code.accepted() && plausible,
        "ok-ignore" => plausible || reply.code.0 == 202,
        "retry" => kind.retry() != Retry::Never,
        "retry-later" => matches!(kind.retry(), Retry::After(_)),
        "retry-fewer-connections" => kind == ErrorKind::TooManyConnections,
        "reconnect" => kind.ends_session() && kind.retry() != Retry::Never,
        "aborted" => kind == ErrorKind::ConnectionLost,
        "empty-listing" => means_empty_listing(&reply),
        "disk-full" => kind == ErrorKind::ServerFull,
        "fatal" | "need-type-i" => kind_of(&reply, About::Name).retry() == Retry::Never,
        "exists" => kind_of(&reply, About::Name) == ErrorKind::AlreadyExists,
        "login-failed" => kind == ErrorKind::LoginRefused,
        "need-acct" => reply.code.0 == 332 && kind == ErrorKind::AccountNeeded,
        "tls-required" => kind == ErrorKind::TlsRequired,
        "no-tls" => !matches!(reply.code.0, 234 | 334),
        "prot-refused" => kind_of(&reply, About::Name) == ErrorKind::ProtectionRefused,
        "tls-session-reuse" | "tls-session-reuse-or-network" => kind == ErrorKind::TlsReuseRequired,
        // Something is left behind the 234: the connection ends (dialogue `row_60`).
        "protocol-error" => read(&[&raw]).replies.len() > 1,
        other => panic!("unknown class {other}"),
    };
    assert!(right, "{class}: the core makes {kind:?} of {reply:?}");
}

#[test]
fn every_reply_of_the_corpus_is_understood() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/corpus/replies.jsonl");
    let corpus = std::fs::read_to_string(path).expect("the corpus");
    let (mut checked, mut wrong) = (0, Vec::new());
    for line in corpus.lines().filter(|line| !line.trim().is_empty()) {
        let case: Value = serde_json::from_str(line).expect("JSON");
        let id = case["id"].as_str().expect("an id").to_owned();
        let expect = case["expect"].clone();
        let check = std::panic::catch_unwind(|| match case["kind"].as_str().expect("a kind") {
            "reply" => check_reply(&case, &expect),
            "pasv" | "epsv" => check_passive(&case, &expect),
            "pwd" | "mkd" if expect.get("class").is_some() => check_class(&case, &expect),
            "pwd" | "mkd" => {
                let path = reply::quoted_path(&first(&case)).map(|path| String::from_utf8_lossy(&path).into_owned());
                assert_eq!(path.as_deref(), expect["path"].as_str());
            }
            "feat" => check_features(&case, &expect),
            "mdtm" => assert_eq!(
                reply::time(&first(&case)).map(rfc3339).as_deref(),
                expect["modified"].as_str()
            ),
            "size" => assert_eq!(reply::size(&first(&case)), expect["size"].as_u64()),
            "start" => assert_eq!(reply::announced_size(&first(&case)), expect["size"].as_u64()),
            "syst" => {
                let reply = first(&case);
                let system = system_of(&reply.text()).filter(|_| reply.code.positive());
                assert_eq!(system, expect["server_type"].as_str());
            }
            "hash" => check_checksum(&case, &expect),
            "class" => check_class(&case, &expect),
            other => panic!("unknown kind {other}"),
        });
        match check {
            Ok(()) => checked += 1,
            Err(_) => wrong.push(format!("{id} {}", case["raw"])),
        }
    }
    assert!(wrong.is_empty(), "{} wrong: {wrong:#?}", wrong.len());
    assert!(checked > 140, "only {checked} checked");
}
