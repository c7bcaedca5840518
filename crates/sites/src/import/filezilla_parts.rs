//! FileZilla's settings and certificates.

use std::collections::BTreeMap;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use portolan_remote::{DataMode, Fingerprint, HostPort, ModeChoice, Proxy};
use sha2::{Digest as _, Sha256};

use super::{Import, ImportedCertificate, secret, xml::Element};

/// `<Settings><Setting name="…">…`.
pub(super) fn settings(import: &mut Import, element: &Element) {
    let rows: BTreeMap<&str, &str> = element
        .all("Setting")
        .filter_map(|setting| Some((setting.attribute("name")?, setting.text.trim())))
        .collect();
    let number = |name: &str| rows.get(name)?.parse::<u64>().ok();
    let found = &mut import.settings;
    found.sessions = number("Number of Transfers")
        .filter(|number| (1..=32).contains(number))
        .map(|number| number as u8);
    if number("Enable speed limits").or_else(|| number("Speedlimit enabled")) == Some(1) {
        let limit = |name| number(name).filter(|kib| *kib > 0).map(|kib| kib.saturating_mul(1024));
        found.limits = [limit("Speedlimit outbound"), limit("Speedlimit inbound")];
    }
    found.hidden_files = number("View hidden files").map(|on| on == 1);
    if number("Use Pasv mode") == Some(0) {
        found.mode = Some(ModeChoice::Only(DataMode::Port));
    }
    let text = |name: &str| rows.get(name).copied().filter(|text| !text.is_empty());
    let generic = match number("Proxy type") {
        Some(1) => Some("http"),
        Some(2) => Some("socks5"),
        Some(3) => Some("socks4a"),
        _ => None,
    };
    let ftp = match number("FTP Proxy type") {
        Some(1) => Some("ftp-user"),
        Some(2) => Some("ftp-site"),
        Some(3) => Some("ftp-open"),
        Some(4) => {
            import
                .left_out
                .push("The custom commands for an FTP proxy: enter them by hand".to_owned());
            None
        }
        _ => None,
    };
    let proxy = match (generic, ftp) {
        (Some(kind), _) => text("Proxy host").map(|host| {
            let port = number("Proxy port").unwrap_or(1080);
            (
                format!("{kind}://{}", host_port(host, port)),
                text("Proxy user"),
                text("Proxy password"),
            )
        }),
        (None, Some(kind)) => text("FTP Proxy host").map(|host| {
            (
                format!("{kind}://{host}"),
                text("FTP Proxy user"),
                text("FTP Proxy password"),
            )
        }),
        (None, None) => None,
    };
    let Some((address, user, password)) = proxy else { return };
    match address.parse::<Proxy>() {
        Ok(mut proxy) => {
            proxy.user = user.filter(|user| !user.contains([':', '@'])).map(str::to_owned);
            let decoded = password.map(|text| {
                let bytes = STANDARD.decode(text).ok();
                bytes
                    .and_then(|bytes| String::from_utf8(bytes).ok())
                    .unwrap_or_else(|| text.to_owned())
            });
            import.settings.proxy = Some((proxy, decoded.and_then(secret)));
        }
        Err(error) => import.left_out.push(error.to_string()),
    }
}

fn host_port(host: &str, port: u64) -> String {
    if host.contains(':') && !host.starts_with('[') {
        format!("[{host}]:{port}")
    } else {
        format!("{host}:{port}")
    }
}

/// `<TrustedCerts><Certificate>`: the DER in hexadecimal digits.
pub(super) fn certificates(import: &mut Import, element: &Element) {
    for certificate in element.all("Certificate") {
        let host = certificate.text_of("Host").unwrap_or_default();
        let port = certificate.number_of("Port").and_then(|port| u16::try_from(port).ok());
        let der = certificate.text_of("Data").and_then(unhex);
        match (host, port, der) {
            (host, Some(port @ 1..), Some(der)) if !host.is_empty() && !der.is_empty() => {
                import.certificates.push(ImportedCertificate {
                    server: HostPort::new(host, port),
                    sha256: Fingerprint(Sha256::digest(&der).into()),
                    der,
                });
            }
            _ => import.leave_out(host, "its certificate cannot be read"),
        }
    }
}

/// Servers that FileZilla may use without TLS: decided anew, since it is a risk.
pub(super) fn insecure(import: &mut Import, element: &Element) {
    for host in element.all("Host") {
        import.leave_out(host.text.trim(), "that it may go without TLS is asked again");
    }
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u32> = text
        .chars()
        .filter(|char| !char.is_whitespace())
        .map(|char| char.to_digit(16))
        .collect::<Option<_>>()?;
    digits
        .chunks(2)
        .map(|pair| match pair {
            [high, low] => Some((high * 16 + low) as u8),
            _ => None,
        })
        .collect()
}
