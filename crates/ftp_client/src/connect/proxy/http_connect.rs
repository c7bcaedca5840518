//! HTTP CONNECT (RFC 9110, section 9.3.6), with log-on by Basic (RFC 7617).

use std::sync::Arc;

use portolan_ftp_proto::SecretBytes;
use portolan_remote::{Detail, ErrorKind, HostPort, visible};

use super::{Part, Refusal, exposed};

/// How much of a proxy's own words is repeated.
const MOST_WORDS: usize = 120;

/// The request for a tunnel to this host and port.
pub(super) fn request(
    target: &HostPort,
    user: Option<&str>,
    password: Option<&SecretBytes>,
) -> Result<SecretBytes, Refusal> {
    let zoneless = HostPort::new(target.host.split('%').next().unwrap_or_default(), target.port);
    let mut text = format!("CONNECT {zoneless} HTTP/1.1\r\nHost: {zoneless}\r\n").into_bytes();
    if let Some(user) = user {
        if user.contains(':') || user.chars().any(char::is_control) {
            let why = Detail::ProxyUserOdd;
            return Err(Refusal::new(ErrorKind::ProxyLogOn, why));
        }
        let pair = SecretBytes::new([user.as_bytes(), b":", exposed(password)].concat());
        text.extend_from_slice(b"Proxy-Authorization: Basic ");
        text.extend_from_slice(SecretBytes::new(base64(pair.expose())).expose());
        text.extend_from_slice(b"\r\n");
    }
    text.extend_from_slice(b"\r\n");
    Ok(SecretBytes::new(text))
}

/// Does the tunnel stand? The header of the answer ends with an empty line; behind it the server speaks.
pub(super) fn granted(answer: &[u8], with_user: bool) -> Result<Part<()>, Refusal> {
    let mut rest = answer;
    loop {
        if rest.iter().zip(b"HTTP/").any(|(got, wanted)| got != wanted) {
            return Err(Refusal::nonsense("HTTP", rest.first().copied()));
        }
        let missing = match rest {
            [.., b'\n', b'\n'] | [.., b'\n', b'\r', b'\n'] => 0,
            [.., b'\n' | b'\r'] => 1,
            _ => 2,
        };
        // Nothing is read behind the end, so the end is at the end, or there is none yet.
        let Some(end) = (missing == 0).then(|| end_of_header(rest)).flatten() else {
            return Ok(Part::Missing(missing.max(1)));
        };
        match status(&rest[..end], with_user)? {
            // Interim answers come before the real one.
            100..=199 => rest = &rest[end..],
            _ => return Ok(Part::Whole(())),
        }
    }
}

/// The code of an answer that is no refusal.
fn status(header: &[u8], with_user: bool) -> Result<u16, Refusal> {
    let header = String::from_utf8_lossy(header);
    let mut lines = header.lines();
    let mut words = lines.next().unwrap_or_default().splitn(3, ' ');
    let code = words.nth(1).and_then(|code| code.parse::<u16>().ok());
    match code {
        Some(code @ 100..=299) => Ok(code),
        Some(code @ 300..=599) => {
            let text: String = words.next().unwrap_or_default().chars().take(MOST_WORDS).collect();
            Err(refused(code, &visible(text.trim()), &schemes(lines), with_user))
        }
        _ => Err(Refusal::nonsense("HTTP", None)),
    }
}

/// Behind the first empty line.
fn end_of_header(answer: &[u8]) -> Option<usize> {
    (0..answer.len()).find_map(|at| match &answer[at..] {
        [b'\n', b'\n', ..] => Some(at + 2),
        [b'\n', b'\r', b'\n', ..] => Some(at + 3),
        _ => None,
    })
}

/// The sorts of log-on that the proxy names in `Proxy-Authenticate`.
fn schemes<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    lines
        .filter_map(|line| line.split_once(':'))
        .filter(|(name, _)| name.trim().eq_ignore_ascii_case("proxy-authenticate"))
        .filter_map(|(_, value)| value.split_whitespace().next())
        .map(|scheme| visible(&scheme.chars().take(20).collect::<String>()))
        .collect()
}

fn refused(code: u16, text: &str, schemes: &[String], with_user: bool) -> Refusal {
    use ErrorKind as K;
    let basic = schemes.is_empty() || schemes.iter().any(|scheme| scheme.eq_ignore_ascii_case("basic"));
    let (kind, why) = match code {
        407 if !basic => (
            K::ProxyLogOn,
            Detail::ProxyOtherLogOn {
                schemes: schemes.join(", ").into(),
            },
        ),
        // tinyproxy 1.11 answers 401 to a wrong password, and 407 only to none.
        401 | 407 if with_user => (K::ProxyLogOn, Detail::ProxyRefusesUser),
        407 => (K::ProxyLogOn, Detail::ProxyWantsLogOn),
        403 => (K::ProxyRefused, Detail::ProxyRulesPorts),
        400 | 405 | 501 => (K::ProxyRefused, Detail::ProxyNoConnect),
        404 | 500 | 502 | 503 => (K::Unreachable, Detail::ProxyNotReached),
        504 => (K::TimedOut, Detail::ProxyServerSlow),
        _ => (K::ProxyRefused, Detail::ProxyRefusesConnection),
    };
    let gap = if text.is_empty() { "" } else { " " };
    let answers = Detail::ProxyAnswers {
        why: Arc::new(why),
        answer: format!("{code}{gap}{text}").into(),
    };
    Refusal::new(kind, answers)
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> Vec<u8> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = Vec::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits = (0..3).fold(0, |bits, at| {
            bits << 8 | usize::from(group.get(at).copied().unwrap_or(0))
        });
        for place in 0..4 {
            let letter = LETTERS[bits >> (18 - 6 * place) & 63];
            out.push(if place <= group.len() { letter } else { b'=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of RFC 4648, section 10.
    #[test]
    fn base64_is_that_of_the_rfc() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(plain.as_bytes()), coded.as_bytes());
        }
    }
}
