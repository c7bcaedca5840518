//! FileZilla's settings and certificates.

use std::{collections::BTreeMap, time::Duration};

use portolan_remote::{ConflictPolicy, DataMode, Fingerprint, HostPort, ModeChoice, Proxy, TypeChoice};
use sha2::{Digest as _, Sha256};

use super::{Import, ImportedCertificate, ImportedSettings, secret, shown, xml::Element};

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
    found.mode = match (number("Use Pasv mode"), number("Allow transfermode fallback")) {
        (Some(0), _) => Some(ModeChoice::Only(DataMode::Port)),
        // Without falling back it is passive and nothing else.
        (Some(_), Some(0)) => Some(ModeChoice::Only(DataMode::Pasv)),
        _ => None,
    };
    for_transfers(found, &number);
    import.left_out.extend(not_ours(&rows));
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
            // It stands there in clear, unlike those of sites.
            let password = password.and_then(|text| secret(text.to_owned()));
            import.settings.proxy = Some((proxy, password));
        }
        Err(error) => import.left_out.push(error.to_string()),
    }
}

/// What holds for transfers.
fn for_transfers(found: &mut ImportedSettings, number: &impl Fn(&str) -> Option<u64>) {
    let files = |name| {
        number(name)
            .filter(|number| (1..=32).contains(number))
            .map(|number| number as u8)
    };
    found.at_once = [files("Concurrent upload limit"), files("Concurrent download limit")];
    found.keep_times = number("Preserve timestamps").map(|on| on == 1);
    // 0 is automatic, and the default there: who never chose a type goes on without one.
    found.file_type = match number("Ascii Binary mode") {
        Some(1) => Some(TypeChoice::Ascii),
        Some(2) => Some(TypeChoice::Binary),
        _ => None,
    };
    // Among these, "ask" is the default there as here: nothing to take over.
    let policy = |name| {
        number(name)
            .and_then(overwrite_action)
            .filter(|policy| *policy != ConflictPolicy::Ask)
    };
    found.existing = [
        policy("File exists action upload"),
        policy("File exists action download"),
    ];
    // It counts the tries after the first.
    found.attempts = number("Reconnect count").map(|count| count.clamp(0, 999) as u32 + 1);
    let seconds = |name| number(name).map(Duration::from_secs);
    found.retry_delay = seconds("Reconnect delay").map(|delay| delay.clamp(SECOND, 999 * SECOND));
    // Nothing at all is longer than we wait.
    found.time_limit = seconds("Timeout")
        .filter(|limit| !limit.is_zero())
        .map(|limit| limit.clamp(5 * SECOND, 3600 * SECOND));
}

const SECOND: Duration = Duration::from_secs(1);

/// FileZilla's numbers for what to do where a target exists, in settings and in its queue.
pub(super) fn overwrite_action(number: u64) -> Option<ConflictPolicy> {
    let policies = [
        ConflictPolicy::Ask,
        ConflictPolicy::Replace,
        ConflictPolicy::ReplaceIfNewer,
        ConflictPolicy::ReplaceIfSizeDiffers,
        ConflictPolicy::ReplaceIfNewerOrSizeDiffers,
        ConflictPolicy::Resume,
        ConflictPolicy::KeepBoth,
        ConflictPolicy::Skip,
    ];
    policies.get(usize::try_from(number).ok()?).copied()
}

/// What was changed there and has no counterpart for all sites here, in words.
fn not_ours(rows: &BTreeMap<&str, &str>) -> Vec<String> {
    let is = |name: &str, value: &str| rows.get(name) == Some(&value);
    let mut lines = Vec::new();
    if is("Limit local ports", "1") {
        let port = |name| rows.get(name).copied().unwrap_or("?");
        lines.push(format!(
            "The range of ports for active mode ({}-{}) belongs to each site here: Network, Active ports",
            shown(port("Limit ports low")),
            shown(port("Limit ports high"))
        ));
    }
    if is("External IP mode", "1") {
        let address = rows.get("External IP").copied().unwrap_or_default();
        lines.push(format!(
            "The address for active mode ({}) belongs to each site here: Network, Active address",
            shown(address)
        ));
    }
    if is("External IP mode", "2") {
        lines.push("A web page is never asked for the address for active mode".to_owned());
    }
    if is("Comparison mode", "1")
        && rows
            .get("Comparison threshold")
            .is_some_and(|minutes| !matches!(*minutes, "0" | "1"))
    {
        lines.push("How far times may differ when folders are compared".to_owned());
    }
    lines
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
