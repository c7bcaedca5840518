//! Where data connections go: 227, 229, and the arguments of PORT and EPRT.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use crate::reply::Reply;

/// What a reply to EPSV or PASV means under the address policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    /// Where to connect.
    pub(crate) address: SocketAddr,
    /// The address that the server named, where it was not used.
    pub(crate) replaced: Option<IpAddr>,
}

/// Reads a reply to EPSV. A 227 here is a refusal: the server did not understand.
pub(crate) fn after_epsv(reply: &Reply, peer: IpAddr) -> Option<Target> {
    (reply.code.0 == 229)
        .then(|| extended_port(&reply.text()))?
        .map(|port| Target {
            address: SocketAddr::new(peer, port),
            replaced: None,
        })
}

/// Reads a reply to PASV. The host is always the peer of the control connection, unless the person trusts the
/// server's word (`quirks.md` rows 26 and 27); a 229 is understood too (row 29).
pub(crate) fn after_pasv(reply: &Reply, peer: IpAddr, trust: bool) -> Option<Target> {
    match reply.code.0 {
        229 => after_epsv(reply, peer),
        227 => {
            let (named, port) = six_numbers(&reply.text())?;
            let named = IpAddr::V4(named);
            let usable = !matches!(named, IpAddr::V4(host) if host.is_unspecified() || host.is_broadcast() || host.is_multicast());
            let used = if trust && usable { named } else { peer };
            Some(Target {
                address: SocketAddr::new(used, port),
                replaced: (named != used).then_some(named),
            })
        }
        _ => None,
    }
}

/// The port of a 229: behind three equal delimiters, whatever they are, fields filled or not (RFC 2428, row 30).
fn extended_port(text: &str) -> Option<u16> {
    let bytes = text.as_bytes();
    let from = bytes.iter().position(|&byte| byte == b'(').map_or(0, |at| at + 1);
    // Without a parenthesis the first run of a delimiter counts.
    let starts = if from > 0 { from..from + 1 } else { 0..bytes.len() };
    { starts }.find_map(|start| port_at(bytes.get(start..)?))
}

fn port_at(bytes: &[u8]) -> Option<u16> {
    let delimiter = *bytes.first()?;
    if !(33..=126).contains(&delimiter) || delimiter.is_ascii_alphanumeric() {
        return None;
    }
    let mut fields = bytes[1..].split(|&byte| byte == delimiter);
    let protocol = fields.next()?;
    if !protocol.iter().all(u8::is_ascii_digit) || protocol.len() > 2 {
        return None;
    }
    fields.next()?;
    let port = fields.next()?;
    fields.next()?;
    let port: u16 = std::str::from_utf8(port).ok()?.trim().parse().ok()?;
    (port != 0).then_some(port)
}

/// The first run of six numbers with commas between them; each must be a byte and the port not 0 (row 28).
fn six_numbers(text: &str) -> Option<(Ipv4Addr, u16)> {
    let mut run: Vec<u64> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let between = &rest[..at];
        if !run.is_empty() && between.trim() != "," {
            run.clear();
        }
        rest = &rest[at..];
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        run.push(rest[..end].parse().unwrap_or(u64::MAX));
        rest = &rest[end..];
        if run.len() == 6 {
            break;
        }
    }
    let bytes: [u8; 6] = run
        .into_iter()
        .map(u8::try_from)
        .collect::<Result<Vec<u8>, _>>()
        .ok()?
        .try_into()
        .ok()?;
    let [a, b, c, d, high, low] = bytes;
    let port = u16::from_be_bytes([high, low]);
    (port != 0).then_some((Ipv4Addr::new(a, b, c, d), port))
}

/// The argument of EPRT: `|1|192.0.2.1|5000|` or `|2|2001:db8::1|5000|`.
pub(crate) fn eprt_argument(address: SocketAddr) -> String {
    let family = if address.is_ipv4() { 1 } else { 2 };
    format!("|{family}|{}|{}|", address.ip(), address.port())
}

/// The argument of PORT; `None` for IPv6, which it cannot say.
pub(crate) fn port_argument(address: SocketAddr) -> Option<String> {
    let IpAddr::V4(host) = address.ip().to_canonical() else {
        return None;
    };
    let [a, b, c, d] = host.octets();
    let [high, low] = address.port().to_be_bytes();
    Some(format!("{a},{b},{c},{d},{high},{low}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_as_the_rfcs_write_them() {
        let four: SocketAddr = "192.0.2.7:5001".parse().expect("an address");
        let six: SocketAddr = "[2001:db8::1]:5001".parse().expect("an address");
        assert_eq!(eprt_argument(four), "|1|192.0.2.7|5001|");
        assert_eq!(eprt_argument(six), "|2|2001:db8::1|5001|");
        assert_eq!(port_argument(four).as_deref(), Some("192,0,2,7,19,137"));
        assert_eq!(port_argument(six), None);
    }

    #[test]
    fn row_27_a_trusted_address_is_used_and_a_silly_one_is_not() {
        let reply = |text: &str| Reply {
            code: crate::reply::ReplyCode(227),
            lines: vec![text.into()],
        };
        let peer: IpAddr = "203.0.113.5".parse().expect("an address");
        let target = after_pasv(&reply("(198,51,100,7,10,31)"), peer, true).expect("a target");
        assert_eq!(target.address.to_string(), "198.51.100.7:2591");
        assert_eq!(target.replaced, None);
        let target = after_pasv(&reply("(0,0,0,0,10,31)"), peer, true).expect("a target");
        assert_eq!(target.address.to_string(), "203.0.113.5:2591");
        assert_eq!(target.replaced, Some("0.0.0.0".parse().expect("an address")));
    }
}
