//! Behind a router that translates addresses, behind a firewall that drops, with a server that names a wrong address or
//! lets in two sessions: what works, and what the program says where nothing can. Needs root and network namespaces.

mod net;

use std::{fs, time::Instant};

use portolan_engine::{Enqueue, JobOptions, Place, Request};
use portolan_queue::{ConflictPolicy, Origin};
use portolan_remote::{Direction, RemotePath, SiteId};
use portolan_sites::Secret;
use portolan_trace::{TraceEvent, TraceKind};
use serde_json::Value;

use crate::{
    client::{Client, Run, assert_says, events},
    face::Face,
    lab::Lab,
    servers::Server,
    tree,
};
use net::{Net, ROUTER, SERVER};

const FAMILIES: [&str; 3] = ["vsftpd", "proftpd-tls", "pureftpd"];

/// A server in the namespaces, and a client.
struct Case {
    client: Client,
    lab: Lab,
    // Ends after the servers in it.
    net: Net,
}

impl Case {
    fn new(net: Net, name: &str) -> Self {
        let case = Self {
            client: Client::within(&net.client),
            lab: Lab::start_in(&net.server, SERVER, "network.toml", &[name]),
            net,
        };
        let file = case.server().root.join("file");
        fs::write(&file, tree::bytes(300_000)).expect("a file");
        case
    }

    fn server(&self) -> &Server {
        &self.lab.servers[0]
    }

    /// Downloads the file with these options. What it gave, and what happened on the wire.
    fn download(&self, options: &[&str]) -> (Run, Vec<Value>) {
        let trace = self.client.home().join("trace");
        let target = self.client.home().join("file");
        fs::remove_file(&target).ok();
        let url = self.server().url(SERVER, "//file");
        let mut arguments = vec!["--trace", trace.to_str().expect("UTF-8")];
        arguments.extend(options);
        arguments.extend(["get", "-o", target.to_str().expect("UTF-8"), &url]);
        let started = Instant::now();
        let run = self.client.run(self.server(), &arguments);
        println!(
            "{} {options:?}: {} ms",
            self.server().name,
            started.elapsed().as_millis()
        );
        if run.code == Some(0) {
            assert!(
                fs::read(&target).expect("it was downloaded") == tree::bytes(300_000),
                "{options:?}"
            );
        }
        (run, events(&trace))
    }

    /// Lists the folder with these options: one attempt, and one data connection.
    fn list(&self, options: &[&str]) -> (Run, Vec<Value>) {
        let trace = self.client.home().join("trace");
        let url = self.server().url(SERVER, "//");
        let mut arguments = vec!["--trace", trace.to_str().expect("UTF-8")];
        arguments.extend(options);
        arguments.extend(["ls", &url]);
        let started = Instant::now();
        let run = self.client.run(self.server(), &arguments);
        println!(
            "{} ls {options:?}: {} ms",
            self.server().name,
            started.elapsed().as_millis()
        );
        (run, events(&trace))
    }

    fn upload(&self, options: &[&str]) {
        let source = self.client.home().join("up");
        fs::write(&source, tree::bytes(200_000)).expect("a file");
        let url = self.server().url(SERVER, "//up");
        let mut arguments = options.to_vec();
        arguments.extend(["--if-exists", "replace", "put", source.to_str().expect("UTF-8"), &url]);
        self.client.run(self.server(), &arguments).ok("upload");
        assert!(
            fs::read(self.server().root.join("up")).expect("it was uploaded") == tree::bytes(200_000),
            "{options:?}"
        );
    }
}

/// The modes of the data connections that were opened, in their order.
fn modes(events: &[Value]) -> Vec<&str> {
    let opening = events.iter().filter(|event| event["event"] == "data_opening");
    opening.filter_map(|event| event["mode"].as_str()).collect()
}

fn passive_works_behind_nat(name: &str) {
    let case = Case::new(Net::new().with_nat(), name);
    for mode in ["epsv", "pasv", "auto"] {
        case.download(&["--mode", mode]).0.ok(mode);
        case.upload(&["--mode", mode]);
    }
}

#[test]
#[ignore = "needs the step network of tests/run"]
fn passive_behind_nat() {
    FAMILIES.into_iter().for_each(passive_works_behind_nat);
}

/// The server does not connect to the private address, or cannot: the message names the mode and what works instead.
#[test]
#[ignore = "needs the step network of tests/run"]
fn active_behind_nat() {
    for name in FAMILIES {
        let case = Case::new(Net::new().with_nat(), name);
        for mode in ["eprt", "port"] {
            let (run, events) = case.list(&["--mode", mode]);
            assert_says(&run, 3, &[&mode.to_uppercase(), "EPSV or PASV"]);
            assert!(
                modes(&events).iter().all(|used| *used == mode.to_uppercase()),
                "{:?}",
                modes(&events)
            );
            // With the router's address the server tries, and the router lets nothing in.
            let (run, _) = case.list(&["--mode", mode, "--external-address", ROUTER]);
            assert_says(&run, 3, &[&mode.to_uppercase(), "EPSV or PASV"]);
        }
    }
}

/// What was learnt of the server elsewhere says active mode; behind the router Auto finds the passive one, and keeps it.
#[test]
#[ignore = "needs the step network of tests/run"]
fn auto_recovers_behind_nat() {
    for name in FAMILIES {
        let case = Case::new(Net::new().with_nat(), name);
        let server = format!("{SERVER}:{}", case.server().port);
        case.download(&[]).0.ok("first");
        case.client
            .run(case.server(), &["server", &server, "--set", "data_mode=port"])
            .ok("set");
        let (run, events) = case.download(&[]);
        run.ok(&format!("{name}: Auto after active mode"));
        assert!(
            modes(&events)
                .last()
                .is_some_and(|mode| matches!(*mode, "EPSV" | "PASV")),
            "{:?}",
            modes(&events)
        );
        let (run, events) = case.download(&[]);
        run.ok(&format!("{name}: Auto once more"));
        assert!(
            modes(&events).iter().all(|mode| matches!(*mode, "EPSV" | "PASV")),
            "{:?}",
            modes(&events)
        );
    }
}

/// The firewall drops what goes to the passive ports, without a word: Auto goes over to active mode and remembers it.
fn firewall_drops(name: &str) {
    let net = Net::new().with_a_way_back();
    let case = Case::new(net, name);
    case.net.rules(&format!(
        r#"chain through {{
               type filter hook forward priority filter; policy accept;
               ct state established,related accept
               iifname "client" tcp dport != {} drop
           }}"#,
        case.server().port
    ));
    let (run, _) = case.list(&["--mode", "epsv"]);
    assert_says(&run, 3, &["EPSV", "firewall"]);
    let (run, events) = case.download(&[]);
    run.ok(&format!("{name}: Auto behind a firewall that drops"));
    assert!(
        modes(&events)
            .last()
            .is_some_and(|mode| matches!(*mode, "EPRT" | "PORT")),
        "{:?}",
        modes(&events)
    );
    let (run, events) = case.download(&[]);
    run.ok(&format!("{name}: Auto once more"));
    assert!(
        modes(&events).iter().all(|mode| matches!(*mode, "EPRT" | "PORT")),
        "not remembered: {:?}",
        modes(&events)
    );
}

#[test]
#[ignore = "needs the step network of tests/run"]
fn firewall_drops_data_of_vsftpd() {
    firewall_drops("vsftpd");
}

#[test]
#[ignore = "needs the step network of tests/run"]
fn firewall_drops_data_of_proftpd() {
    firewall_drops("proftpd-tls");
}

/// PASV with an address where nobody is: the data connection goes to the server all the same.
#[test]
#[ignore = "needs the step network of tests/run"]
fn wrong_address_in_227() {
    for name in [
        "vsftpd-wrong-address",
        "proftpd-wrong-address",
        "pureftpd-wrong-address",
    ] {
        let case = Case::new(Net::new().with_a_way_back(), name);
        let (run, events) = case.download(&["--mode", "pasv"]);
        run.ok(name);
        let named = events.iter().any(|event| {
            event["event"] == "reply_line" && event["line"].as_str().is_some_and(|line| line.contains("203,0,113,77"))
        });
        assert!(named, "{name} named its own address");
        case.upload(&["--mode", "pasv"]);
    }
}

/// Eight sessions are asked for and two let in: everything arrives all the same.
fn two_sessions(name: &str) {
    let lab = Lab::start("network.toml", &[name]);
    let server = &lab.servers[0];
    let client = Client::new();
    let source = client.home().join("tree");
    tree::make(&source, 60, 2_000_000, 500_000).expect("a tree");
    let target = tempfile::tempdir().expect("a folder");
    let (up, down) = (server.url("127.0.0.1", "//"), server.url("127.0.0.1", "//tree"));
    let source_path = source.to_str().expect("UTF-8");
    client
        .run(server, &["--sessions", "8", "put", source_path, &up])
        .ok(name);
    tree::assert_equal(&source, &server.root.join("tree"), name);
    let target_path = target.path().to_str().expect("UTF-8");
    client
        .run(server, &["--sessions", "8", "get", "-o", target_path, &down])
        .ok(name);
    tree::assert_equal(&source, &target.path().join("tree"), name);
}

#[test]
#[ignore = "needs the step network of tests/run"]
fn two_sessions_of_vsftpd() {
    two_sessions("vsftpd-two-sessions");
}

#[test]
#[ignore = "needs the step network of tests/run"]
fn two_sessions_of_proftpd() {
    two_sessions("proftpd-two-sessions");
}

#[test]
#[ignore = "needs the step network of tests/run"]
fn two_sessions_of_pureftpd() {
    two_sessions("pureftpd-two-sessions");
}

/// Two sites lead to the same user, and the server lets in two sessions in all: everything of both arrives, neither fails,
/// and neither tries again and again.
fn two_sites(name: &str) {
    let lab = Lab::start("network.toml", &[name]);
    let server = &lab.servers[0];
    let face = Face::start(server, "127.0.0.1", |config| config.sessions = 4, |_| {});
    let mut site = face.until("the site", |published| {
        let sites = published.sites.borrow();
        Some((*sites.get(&face.site)?.site).clone())
    });
    let sites = [face.site, SiteId(face.site.0 ^ 1)];
    site.id = sites[1];
    face.send(Request::Connect {
        site: Box::new(site),
        secret: Some(Secret::new(server.password.clone())),
    });
    let home = tempfile::tempdir().expect("a folder");
    for (site, folder) in sites.into_iter().zip(["one", "two"]) {
        let source = home.path().join(folder);
        tree::make(&source, 40, 1_000_000, 300_000).expect("a tree");
        let order = Request::Enqueue(Enqueue {
            direction: Direction::Upload,
            site,
            sources: vec![Place::Local(source)],
            target: Place::Remote(site, RemotePath::new("//")),
            rename: None,
            policy: ConflictPolicy::Replace,
            origin: Origin::Window,
            options: JobOptions::default(),
        });
        face.run(order).expect("a job");
    }
    face.until("the end of both", |published| {
        let stand: u32 = published.sites.borrow().values().map(|site| site.sessions).sum();
        assert!(stand <= 2, "{name}: {stand} sessions stand");
        let queue = published.queue.borrow();
        assert_eq!(queue.failed_len(), 0, "{name}");
        (queue.is_empty() && published.transfers.borrow().running.is_empty()).then_some(())
    });
    for folder in ["one", "two"] {
        tree::assert_equal(&home.path().join(folder), &server.root.join(folder), name);
    }
    let trace = face.published().trace.borrow().clone();
    let events = trace.chunks.iter().flat_map(|chunk| chunk.iter());
    let refused = |event: &&TraceEvent| match &event.kind {
        TraceKind::ReplyLine { line } => ["421", "530"].iter().any(|code| line.as_str().starts_with(code)),
        _ => false,
    };
    let refused = events.filter(refused).count();
    println!("{name}: {refused} sessions were refused");
    // Those that were tried at once before the limit was known, and a few that came before the server had noticed an end.
    assert!(refused <= 12, "{name}: {refused} sessions were refused");
}

#[test]
#[ignore = "needs the step network of tests/run"]
fn two_sites_share_two_sessions_of_vsftpd() {
    two_sites("vsftpd-two-sessions");
}

#[test]
#[ignore = "needs the step network of tests/run"]
fn two_sites_share_two_sessions_of_proftpd() {
    two_sites("proftpd-two-sessions");
}

#[test]
#[ignore = "needs the step network of tests/run"]
fn two_sites_share_two_sessions_of_pureftpd() {
    two_sites("pureftpd-two-sessions");
}
