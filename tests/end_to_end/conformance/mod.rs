//! Every server of servers.toml by everything that Portolan does, over IPv4 and IPv6. What a server does otherwise than
//! the rest is a row of tests/conformance/deviations.toml: one that has no row fails, and a row that does not show fails.

mod cell;
mod checks;
mod deviations;

use std::time::Instant;

use crate::servers;
use cell::Cell;
pub(crate) use cell::{make_file, make_folder};

/// One server, over each family of addresses.
fn server(name: &str) {
    let server = servers::named(name);
    let known = deviations::of(name);
    let mut problems = Vec::new();
    // What differs over IPv6 differs with TLS or without; the rows of a family that say more of TLS are for the long run.
    let both = servers::long() || !name.ends_with("implicit") && !name.ends_with("tls12");
    let hosts = if server.has_ipv6 && both {
        &["127.0.0.1", "::1"][..]
    } else {
        &["127.0.0.1"]
    };
    for host in hosts {
        let cell = Cell::new(&server, host);
        for (check, run) in checks::ALL {
            let started = Instant::now();
            let seen = run(&cell);
            println!("{:5} ms  {name} {host}: {check}", started.elapsed().as_millis());
            let row = known.iter().find(|row| row.check == *check && row.holds_over(host));
            match (seen, row) {
                (Ok(()), None) => {}
                (Err(seen), Some(row)) if seen.contains(&row.seen) => {}
                (Ok(()), Some(row)) => problems.push(format!(
                    "{host}: {check}: the known deviation does not show: {}",
                    row.seen
                )),
                (Err(seen), Some(row)) => {
                    problems.push(format!("{host}: {check}: not {:?} as known, but: {seen}", row.seen));
                }
                (Err(seen), None) => problems.push(format!("{host}: {check}: {seen}")),
            }
        }
    }
    assert!(problems.is_empty(), "{name}\n{}", problems.join("\n"));
}

macro_rules! rows {
    ($($test:ident: $name:literal,)*) => {
        $(#[test] #[ignore = "needs the servers and the programs of tests/run"] fn $test() { server($name); })*

        /// No row of servers.toml is left out here.
        #[test]
        #[ignore = "needs the servers and the programs of tests/run"]
        fn every_server_has_a_test() {
            let known = [$($name),*];
            let missing: Vec<_> = servers::all().into_iter().map(|server| server.name).filter(|name| !known.contains(&name.as_str())).collect();
            assert!(missing.is_empty(), "{missing:?}");
        }
    };
}

rows! {
    vsftpd_plain: "vsftpd-plain",
    vsftpd_explicit: "vsftpd-explicit",
    vsftpd_explicit_tls12: "vsftpd-explicit-tls12",
    vsftpd_implicit: "vsftpd-implicit",
    proftpd_plain: "proftpd-plain",
    proftpd_explicit: "proftpd-explicit",
    proftpd_explicit_tls12: "proftpd-explicit-tls12",
    proftpd_implicit: "proftpd-implicit",
    pureftpd_plain: "pureftpd-plain",
    pureftpd_explicit: "pureftpd-explicit",
    pureftpd_explicit_tls12: "pureftpd-explicit-tls12",
    pyftpdlib_plain: "pyftpdlib-plain",
    pyftpdlib_explicit: "pyftpdlib-explicit",
    pyftpdlib_explicit_tls12: "pyftpdlib-explicit-tls12",
    libunftp_plain: "libunftp-plain",
    libunftp_explicit: "libunftp-explicit",
    libunftp_explicit_tls12: "libunftp-explicit-tls12",
}
