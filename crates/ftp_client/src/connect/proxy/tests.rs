//! The parsers against every sort of answer: no panic, not a byte too many, and the right kind for each refusal.

use proptest::prelude::*;

use super::*;

type Parser = fn(&[u8]) -> Result<Part<()>, Refusal>;

fn parsers() -> Vec<(&'static str, Parser)> {
    vec![
        ("method", |answer| discard(socks5::method(answer, true))),
        ("method without user", |answer| discard(socks5::method(answer, false))),
        ("logged_on", socks5::logged_on),
        ("socks5", socks5::granted),
        ("socks4a", socks4a::granted),
        ("http", |answer| http_connect::granted(answer, false)),
        ("http with user", |answer| http_connect::granted(answer, true)),
    ]
}

fn discard<T>(part: Result<Part<T>, Refusal>) -> Result<Part<()>, Refusal> {
    part.map(|part| match part {
        Part::Whole(_) => Part::Whole(()),
        Part::Missing(bytes) => Part::Missing(bytes),
    })
}

/// How a dialogue reads: as much as is said to be missing, until the answer is whole. `None` = the bytes ran out.
fn read(parser: Parser, bytes: &[u8]) -> Option<(usize, Result<(), Refusal>)> {
    let mut length = 0;
    loop {
        match parser(&bytes[..length]) {
            Ok(Part::Whole(())) => return Some((length, Ok(()))),
            Ok(Part::Missing(more)) => {
                assert!(more > 0, "no progress");
                length += more;
                if length > bytes.len() {
                    return None;
                }
            }
            Err(refusal) => return Some((length, Err(refusal))),
        }
    }
}

/// Answers that mean yes, each with nothing behind it.
fn yes() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("method", vec![5, 2]),
        ("method without user", vec![5, 0]),
        ("logged_on", vec![1, 0]),
        ("socks5", vec![5, 0, 0, 1, 10, 0, 0, 1, 0, 21]),
        ("socks5", [vec![5, 0, 0, 4], vec![9; 16], vec![0, 21]].concat()),
        ("socks5", [vec![5, 0, 0, 3, 4], b"gate".to_vec(), vec![0, 21]].concat()),
        ("socks5", vec![5, 0, 0, 3, 0, 0, 21]),
        ("socks4a", vec![0, 90, 0, 0, 0, 0, 0, 0]),
        ("http", b"HTTP/1.1 200 Connection established\r\n\r\n".to_vec()),
        ("http", b"HTTP/1.0 200\nVia: x\n\n".to_vec()),
        (
            "http with user",
            b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n".to_vec(),
        ),
    ]
}

#[test]
fn a_yes_is_read_to_its_end_and_not_a_byte_further() {
    for (name, answer) in yes() {
        let (_, parser) = parsers()
            .into_iter()
            .find(|(known, _)| *known == name)
            .expect("a parser");
        let mut more = answer.clone();
        more.extend_from_slice(b"220 Greeting of the server behind it\r\n");
        assert_eq!(read(parser, &more), Some((answer.len(), Ok(()))), "{name} {answer:?}");
        for length in 0..answer.len() {
            assert_eq!(read(parser, &answer[..length]), None, "{name} {length} {answer:?}");
        }
    }
}

#[test]
fn each_refusal_has_its_kind_and_words() {
    use ErrorKind as K;
    let socks5 = |code| socks5::granted(&[5, code, 0, 1, 0, 0, 0]);
    let socks4 = |code| socks4a::granted(&[0, code, 0, 0, 0, 0, 0, 0]);
    let http = |text: &str| http_connect::granted(format!("HTTP/1.1 {text}\r\n\r\n").as_bytes(), true);
    for (answer, kind, words) in [
        (socks5(1), K::Unreachable, "could not connect"),
        (socks5(2), K::ProxyRefused, "rules"),
        (socks5(3), K::Unreachable, "network"),
        (socks5(4), K::Unreachable, "name is not known"),
        (socks5(5), K::ConnectionRefused, "refused"),
        (socks5(6), K::TimedOut, "in time"),
        (socks5(7), K::ProxyRefused, "no connections"),
        (socks5(8), K::ProxyRefused, "sort of address"),
        (socks5(77), K::ProxyRefused, "77"),
        (socks5::granted(&[5, 0, 0, 9]), K::ProxyRefused, "sort 9"),
        (discard(socks5::method(&[5, 255], true)), K::ProxyLogOn, "neither"),
        (discard(socks5::method(&[5, 255], false)), K::ProxyLogOn, "no user"),
        (discard(socks5::method(&[5, 2], false)), K::ProxyLogOn, "no user"),
        (discard(socks5::method(&[5, 1], true)), K::ProxyRefused, "sort 1"),
        (discard(socks5::method(b"HT", true)), K::ProxyRefused, "HTTP proxy"),
        (socks5::logged_on(&[1, 1]), K::ProxyLogOn, "user or password"),
        (socks4(91), K::ProxyRefused, "does not tell which"),
        (socks4(93), K::ProxyLogOn, "ident"),
        (socks4(1), K::ProxyRefused, "code 1"),
        (socks4a::granted(&[5]), K::ProxyRefused, "SOCKS 5 proxy"),
        (http("407 Authentication Required"), K::ProxyLogOn, "user or password"),
        (http("401 Unauthorized"), K::ProxyLogOn, "user or password"),
        (
            http("407 No\r\nProxy-Authenticate: NTLM\r\nproxy-authenticate: Negotiate x"),
            K::ProxyLogOn,
            "NTLM, Negotiate",
        ),
        (http("403 Forbidden"), K::ProxyRefused, "403 Forbidden"),
        (http("405 No"), K::ProxyRefused, "CONNECT"),
        (http("502 Bad Gateway"), K::Unreachable, "502"),
        (http("504 Late"), K::TimedOut, "504"),
        (http("302 \u{1b}[2J"), K::ProxyRefused, "\\u{1b}"),
        (http("twelve"), K::ProxyRefused, "does not speak HTTP"),
        (
            http_connect::granted(b"SSH-2.0", true),
            K::ProxyRefused,
            "does not speak HTTP",
        ),
        (http_connect::granted(b"220 Hello", true), K::ProxyRefused, "FTP server"),
    ] {
        let refusal = answer.expect_err(words);
        assert_eq!(refusal.kind, kind, "{refusal:?}");
        assert!(refusal.why.to_string().contains(words), "{refusal:?}");
    }
}

#[test]
fn what_is_said_is_what_the_standards_want() {
    let name = HostPort::new("ftp.example.org", 21);
    let v4 = HostPort::new("10.0.0.1", 300);
    let v6 = HostPort::new("fe80::1%eth0", 21);
    let secret = SecretBytes::new(b"geheim".to_vec());
    assert_eq!(socks5::greeting(false), [5, 1, 0]);
    assert_eq!(socks5::greeting(true), [5, 2, 0, 2]);
    assert_eq!(
        socks5::request(&name),
        Ok([&[5, 1, 0, 3, 15], &b"ftp.example.org"[..], &[0, 21]].concat())
    );
    assert_eq!(socks5::request(&v4), Ok(vec![5, 1, 0, 1, 10, 0, 0, 1, 1, 44]));
    let line = socks5::request(&v6).expect("a request");
    assert_eq!((line.len(), line[3], line[4]), (22, 4, 0xfe));
    let line = socks5::log_on("anna", Some(&secret)).expect("a log-on");
    assert_eq!(line.expose(), b"\x01\x04anna\x06geheim");
    let long = "x".repeat(256);
    assert!(socks5::log_on(&long, None).is_err());
    assert!(socks5::request(&HostPort::new(long.as_str(), 21)).is_err());
    assert!(socks4a::request(&HostPort::new(long.as_str(), 21), None).is_err());
    assert_eq!(
        socks4a::request(&name, Some("anna")),
        Ok(b"\x04\x01\x00\x15\x00\x00\x00\x01anna\0ftp.example.org\0".to_vec())
    );
    assert_eq!(
        socks4a::request(&v4, None),
        Ok(b"\x04\x01\x01\x2c\x0a\x00\x00\x01\0".to_vec())
    );
    assert!(
        socks4a::request(&v6, None)
            .expect_err("no IPv6")
            .why
            .to_string()
            .contains("SOCKS 5")
    );
    assert!(socks4a::request(&name, Some("a\0b")).is_err());
    let text = http_connect::request(&v6, Some("anna"), Some(&secret)).expect("a request");
    assert_eq!(
        text.expose(),
        b"CONNECT [fe80::1]:21 HTTP/1.1\r\nHost: [fe80::1]:21\r\nProxy-Authorization: Basic YW5uYTpnZWhlaW0=\r\n\r\n"
    );
    assert!(http_connect::request(&name, Some("a:b"), None).is_err());
    assert!(http_connect::request(&name, Some("a\r\nX: y"), None).is_err());
}

proptest! {
    #[test]
    fn no_answer_makes_a_parser_panic_or_read_on_for_ever(
        start in prop::sample::select(vec![&b""[..], b"\x05", b"\x05\x00\x00\x03", b"\x00\x5a", b"HTTP/1.1 ", b"HTTP/1.1 200 OK\r\n"]),
        rest in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let bytes = [start, &rest].concat();
        for (_, parser) in parsers() {
            if let Some((length, _)) = read(parser, &bytes) {
                prop_assert!(length <= bytes.len());
            }
            // Not only in the steps in which a dialogue reads.
            for length in 0..bytes.len().min(40) {
                let _any = parser(&bytes[..length]);
            }
        }
    }

    #[test]
    fn no_target_makes_an_encoder_panic(host in "\\PC{0,300}", port: u16, user in "\\PC{0,300}") {
        let target = HostPort::new(host.as_str(), port);
        let _any = (
            socks5::request(&target).is_ok(),
            socks5::log_on(&user, None).is_ok(),
            socks4a::request(&target, Some(&user)).is_ok(),
            http_connect::request(&target, Some(&user), None).is_ok(),
        );
    }
}
