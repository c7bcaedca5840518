//! SOCKS 5 (RFC 1928) with user and password (RFC 1929). The proxy looks names up.

use std::net::IpAddr;

use portolan_ftp_proto::SecretBytes;
use portolan_remote::{Detail, ErrorKind, HostPort};

use super::{super::host_address, Part, Refusal, exposed};

const VERSION: u8 = 5;
const OPEN: u8 = 0;
const PASSWORD: u8 = 2;
const NONE_FITS: u8 = 0xff;

/// How the proxy wants to know who we are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    /// Not at all.
    Open,
    /// By user and password.
    Password,
}

/// The methods that we offer (RFC 1928, section 3).
pub(super) fn greeting(with_user: bool) -> Vec<u8> {
    if with_user {
        vec![VERSION, 2, OPEN, PASSWORD]
    } else {
        vec![VERSION, 1, OPEN]
    }
}

/// Which one the proxy takes.
pub(super) fn method(answer: &[u8], with_user: bool) -> Result<Part<Method>, Refusal> {
    match answer {
        [] => Ok(Part::Missing(2)),
        [VERSION] => Ok(Part::Missing(1)),
        [VERSION, OPEN, ..] => Ok(Part::Whole(Method::Open)),
        [VERSION, PASSWORD, ..] if with_user => Ok(Part::Whole(Method::Password)),
        [VERSION, NONE_FITS | PASSWORD, ..] if !with_user => {
            Err(Refusal::new(ErrorKind::ProxyLogOn, Detail::ProxyWantsLogOn))
        }
        [VERSION, NONE_FITS, ..] => Err(Refusal::new(ErrorKind::ProxyLogOn, Detail::ProxyNeitherLogOn)),
        [VERSION, other, ..] => Err(Refusal::new(
            ErrorKind::ProxyRefused,
            Detail::ProxyLogOnSort {
                sort: u64::from(*other),
            },
        )),
        [first, ..] => Err(Refusal::nonsense("SOCKS 5", Some(*first))),
    }
}

/// User and password (RFC 1929, section 2).
pub(super) fn log_on(user: &str, password: Option<&SecretBytes>) -> Result<SecretBytes, Refusal> {
    let mut line = vec![1];
    let fields = [
        (user.as_bytes(), Detail::ProxyLongUser),
        (exposed(password), Detail::ProxyLongPassword),
    ];
    for (field, why) in fields {
        let Ok(length) = u8::try_from(field.len()) else {
            return Err(Refusal::new(ErrorKind::ProxyLogOn, why));
        };
        line.push(length);
        line.extend_from_slice(field);
    }
    Ok(SecretBytes::new(line))
}

/// Has it let us in? The version of this answer is 1; some proxies say 5.
pub(super) fn logged_on(answer: &[u8]) -> Result<Part<()>, Refusal> {
    match answer {
        [] => Ok(Part::Missing(2)),
        [1 | VERSION] => Ok(Part::Missing(1)),
        [1 | VERSION, 0, ..] => Ok(Part::Whole(())),
        [1 | VERSION, ..] => Err(Refusal::new(ErrorKind::ProxyLogOn, Detail::ProxyRefusesUser)),
        [first, ..] => Err(Refusal::nonsense("SOCKS 5", Some(*first))),
    }
}

/// CONNECT to this host and port (RFC 1928, section 4): a name as a name, an address as an address.
pub(super) fn request(target: &HostPort) -> Result<Vec<u8>, Refusal> {
    let mut line = vec![VERSION, 1, 0];
    match host_address(&target.host) {
        Some(IpAddr::V4(ip)) => {
            line.push(1);
            line.extend(ip.octets());
        }
        Some(IpAddr::V6(ip)) => {
            line.push(4);
            line.extend(ip.octets());
        }
        None => {
            let Ok(length) = u8::try_from(target.host.len()) else {
                return Err(Refusal::new(ErrorKind::UnknownHost, Detail::ProxyLongHost));
            };
            line.extend([3, length]);
            line.extend(target.host.bytes());
        }
    }
    line.extend(target.port.to_be_bytes());
    Ok(line)
}

/// Does the connection stand (RFC 1928, section 6)? The address in the answer is read and of no use.
pub(super) fn granted(answer: &[u8]) -> Result<Part<()>, Refusal> {
    let length = match answer {
        [first, ..] if *first != VERSION => return Err(Refusal::nonsense("SOCKS 5", Some(*first))),
        // A refusal may be cut short.
        [] | [_] => 2,
        [_, code, ..] if *code != 0 => return Err(refused(*code)),
        [_, _, _, 1, ..] => 10,
        [_, _, _, 4, ..] => 22,
        [_, _, _, 3, name, ..] => 7 + usize::from(*name),
        // The shortest whole answer names an empty host.
        [_, _] | [_, _, _] | [_, _, _, 3] => 7,
        [_, _, _, sort, ..] => {
            let why = Detail::ProxyAddressAnswer { sort: u64::from(*sort) };
            return Err(Refusal::new(ErrorKind::ProxyRefused, why));
        }
    };
    Ok(match length - answer.len().min(length) {
        0 => Part::Whole(()),
        missing => Part::Missing(missing),
    })
}

fn refused(code: u8) -> Refusal {
    use ErrorKind as K;
    let (kind, why) = match code {
        1 => (K::Unreachable, Detail::ProxyCouldNot),
        2 => (K::ProxyRefused, Detail::ProxyRules),
        3 => (K::Unreachable, Detail::ProxyNetwork),
        4 => (K::Unreachable, Detail::ProxyHost),
        5 => (K::ConnectionRefused, Detail::ProxyServerRefused),
        6 => (K::TimedOut, Detail::ProxyServerSlow),
        7 => (K::ProxyRefused, Detail::ProxyForNobody),
        8 => (K::ProxyRefused, Detail::ProxyAddressSort),
        _ => {
            let why = Detail::ProxyCode { code: u64::from(code) };
            return Refusal::new(K::ProxyRefused, why);
        }
    };
    Refusal::new(kind, why)
}
