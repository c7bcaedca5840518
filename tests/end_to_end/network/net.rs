//! Three network namespaces in a row: the client, a router, the server.

use std::{
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
};

/// Where the server is.
pub(super) const SERVER: &str = "203.0.113.2";
/// The router as the server sees it.
pub(super) const ROUTER: &str = "203.0.113.1";

/// Network namespaces of one test; dropping it removes them.
pub(super) struct Net {
    pub(super) client: String,
    router: String,
    pub(super) server: String,
}

#[track_caller]
fn ip(arguments: &str) {
    let output = Command::new("ip")
        .args(arguments.split(' '))
        .output()
        .expect("ip of iproute2");
    assert!(
        output.status.success(),
        "ip {arguments}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

impl Net {
    /// The client may reach the server, and the server has no way to the client.
    pub(super) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let id = format!("pt{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let net = Self {
            client: format!("{id}c"),
            router: format!("{id}r"),
            server: format!("{id}s"),
        };
        let (client, router, server) = (&net.client, &net.router, &net.server);
        for namespace in [client, router, server] {
            ip(&format!("netns add {namespace}"));
            ip(&format!("-n {namespace} link set lo up"));
        }
        for (near, address, far) in [(client, "10.77.1.2/24", "client"), (server, "203.0.113.2/24", "server")] {
            ip(&format!(
                "-n {near} link add uplink type veth peer name {far} netns {router}"
            ));
            ip(&format!("-n {near} addr add {address} dev uplink"));
            ip(&format!("-n {near} link set uplink up"));
            ip(&format!("-n {router} link set {far} up"));
        }
        ip(&format!("-n {router} addr add 10.77.1.1/24 dev client"));
        ip(&format!("-n {router} addr add {ROUTER}/24 dev server"));
        ip(&format!("-n {client} route add default via 10.77.1.1"));
        ip(&format!("netns exec {router} sysctl -qw net.ipv4.ip_forward=1"));
        net
    }

    /// The server may reach the client too.
    pub(super) fn with_a_way_back(self) -> Self {
        ip(&format!("-n {} route add default via {ROUTER}", self.server));
        self
    }

    /// Network address translation as in a home: connections go out, and none comes in.
    pub(super) fn with_nat(self) -> Self {
        self.rules(
            r#"chain out {
                   type nat hook postrouting priority srcnat
                   oifname "server" masquerade
               }
               chain through {
                   type filter hook forward priority filter; policy drop;
                   ct state established,related accept
                   iifname "client" accept
               }"#,
        );
        self
    }

    /// Rules of the router.
    pub(super) fn rules(&self, chains: &str) {
        let mut nft = Command::new("ip")
            .args(["netns", "exec", &self.router])
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("servers/nft"))
            .args(["-f", "-"])
            .stdin(Stdio::piped())
            .spawn()
            .expect("nft");
        let mut input = nft.stdin.take().expect("piped");
        write!(input, "table ip portolan {{\n{chains}\n}}\n").expect("nft reads");
        drop(input);
        assert!(nft.wait().expect("nft ends").success(), "nft took not: {chains}");
    }
}

impl Drop for Net {
    fn drop(&mut self) {
        for namespace in [&self.client, &self.router, &self.server] {
            drop(Command::new("ip").args(["netns", "del", namespace]).status());
        }
    }
}
