//! SOCKS 4a: SOCKS 4, where the proxy may look names up. There is a user, but no password.

use std::net::IpAddr;

use portolan_remote::{Detail, ErrorKind, HostPort};

use super::{super::host_address, Part, Refusal};

/// An address that cannot exist says that a name follows.
const NAME_FOLLOWS: [u8; 4] = [0, 0, 0, 1];

/// CONNECT to this host and port.
pub(super) fn request(target: &HostPort, user: Option<&str>) -> Result<Vec<u8>, Refusal> {
    let user = user.unwrap_or_default();
    if user.contains('\0') {
        return Err(Refusal::new(ErrorKind::ProxyLogOn, Detail::ProxyUserNul));
    }
    let (address, name) = match host_address(&target.host) {
        Some(IpAddr::V4(ip)) => (ip.octets(), None),
        Some(IpAddr::V6(_)) => {
            return Err(Refusal::new(ErrorKind::ProxyRefused, Detail::ProxyNoIpv6));
        }
        None if target.host.len() > 255 => {
            return Err(Refusal::new(ErrorKind::UnknownHost, Detail::ProxyLongHost));
        }
        None => (NAME_FOLLOWS, Some(&target.host)),
    };
    let mut line = vec![4, 1];
    line.extend(target.port.to_be_bytes());
    line.extend(address);
    line.extend(user.bytes());
    line.push(0);
    if let Some(name) = name {
        line.extend(name.bytes());
        line.push(0);
    }
    Ok(line)
}

/// Does the connection stand? The answer has eight bytes, of which the second counts.
pub(super) fn granted(answer: &[u8]) -> Result<Part<()>, Refusal> {
    match answer {
        [first, ..] if *first != 0 => Err(Refusal::nonsense("SOCKS 4a", Some(*first))),
        [_, code, ..] if *code != 90 => Err(refused(*code)),
        _ if answer.len() < 8 => Ok(Part::Missing(8 - answer.len())),
        _ => Ok(Part::Whole(())),
    }
}

fn refused(code: u8) -> Refusal {
    match code {
        91 => Refusal::new(ErrorKind::ProxyRefused, Detail::ProxySocks4Refused),
        92 | 93 => Refusal::new(ErrorKind::ProxyLogOn, Detail::ProxyIdent),
        _ => Refusal::new(ErrorKind::ProxyRefused, Detail::ProxyCode { code: u64::from(code) }),
    }
}
