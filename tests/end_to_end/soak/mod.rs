//! Eight sessions for as long as `PORTOLAN_SOAK` says (seconds) through a line that stalls, resets and drops the control
//! connection: nothing hangs, nothing leaks, and everything arrives, byte for byte.

mod line;

use std::{
    ffi::OsString,
    fs,
    process::{Child, Stdio},
    sync::atomic::Ordering,
    thread,
    time::{Duration, Instant},
};

use crate::{
    client::Client,
    servers::{self, Server},
    tree,
};
use line::{Line, NEAR};

/// Files of about 130 KB, at what a line of eight connections carries in half the time.
const BYTES_A_SECOND: u64 = 950_000;

fn seconds() -> u64 {
    let given = std::env::var("PORTOLAN_SOAK").expect("PORTOLAN_SOAK is set: tests/run says for how long");
    given.parse().expect("seconds")
}

/// What a process holds.
#[derive(Clone, Copy, Debug)]
struct Sample {
    descriptors: usize,
    /// Resident memory, KiB.
    memory: u64,
}

fn sample(process: u32) -> Option<Sample> {
    let descriptors = fs::read_dir(format!("/proc/{process}/fd")).ok()?.count();
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let memory = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(Sample {
        descriptors,
        memory: memory.trim().trim_end_matches(" kB").parse().ok()?,
    })
}

/// Waits for the end of the program, and samples it once in half a second.
fn watch(child: &mut Child, limit: Duration, what: &str) -> Vec<Sample> {
    let started = Instant::now();
    let mut samples = Vec::new();
    loop {
        if let Some(status) = child.try_wait().expect("it is our child") {
            assert!(status.success(), "{what}: {status}");
            return samples;
        }
        if started.elapsed() > limit {
            child.kill().ok();
            panic!("{what}: still running after {} s: it hangs", limit.as_secs());
        }
        samples.extend(sample(child.id()));
        thread::sleep(Duration::from_millis(500));
    }
}

/// The last third holds no more than the one before it: what grows without end shows, what fills once does not.
fn assert_flat(samples: &[Sample], what: &str) {
    let third = samples.len() / 3;
    let (middle, last) = (&samples[third..2 * third], &samples[2 * third..]);
    let most = |samples: &[Sample], of: fn(&Sample) -> u64| samples.iter().map(of).max().unwrap_or_default();
    let descriptors = |sample: &Sample| sample.descriptors as u64;
    let memory = |sample: &Sample| sample.memory;
    println!(
        "{what}: descriptors at most {} then {}, memory at most {} then {} KiB",
        most(middle, descriptors),
        most(last, descriptors),
        most(middle, memory),
        most(last, memory)
    );
    // A session has two sockets and one or two files, so a few more are chance.
    assert!(
        most(last, descriptors) <= most(middle, descriptors).max(40) + 12,
        "{what}: descriptors grow: {samples:?}"
    );
    assert!(
        most(last, memory) <= most(middle, memory) + (16 << 10),
        "{what}: memory grows: {samples:?}"
    );
}

fn run(client: &Client, server: &Server, arguments: Vec<OsString>, what: &str) {
    let log = client.home().join("stderr");
    let mut child = client
        .command(Some(&server.password))
        .args([
            "--tls",
            "off",
            "--mode",
            "epsv",
            "--sessions",
            "8",
            "--if-exists",
            "replace",
        ])
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(fs::File::create(&log).expect("a file"))
        .spawn()
        .expect("the program starts");
    let limit = Duration::from_secs(seconds() * 3 + 120);
    let watched = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| watch(&mut child, limit, what)));
    match watched {
        Ok(samples) => assert_flat(&samples, what),
        Err(panic) => {
            println!("{}", fs::read_to_string(&log).unwrap_or_default());
            std::panic::resume_unwind(panic);
        }
    }
}

fn soak(name: &str, seed: u64) {
    let server = servers::named(name);
    let line = Line::start(server.port, seed);
    let client = Client::new();
    let source = client.home().join("soak");
    let bytes = seconds() / 2 * BYTES_A_SECOND;
    let files = usize::try_from(bytes / 130_000).expect("it fits");
    tree::make(&source, files, bytes, 1_000_000).expect("a tree");
    let target = tempfile::tempdir().expect("a folder");
    let started = Instant::now();
    let up = server.url(&NEAR.to_string(), "//");
    run(
        &client,
        &server,
        vec!["put".into(), source.clone().into(), up.into()],
        &format!("{name} up"),
    );
    tree::assert_equal(&source, &server.root.join("soak"), &format!("{name}: what went up"));
    let down = server.url(&NEAR.to_string(), "//soak");
    let arguments = vec!["get".into(), "-o".into(), target.path().into(), down.into()];
    run(&client, &server, arguments, &format!("{name} down"));
    tree::assert_equal(&source, &target.path().join("soak"), &format!("{name}: what came down"));
    fs::remove_dir_all(server.root.join("soak")).ok();
    let count = |counter: &std::sync::atomic::AtomicU64| counter.load(Ordering::Relaxed);
    let counts = &line.counts;
    println!(
        "{name}: {files} files, {bytes} bytes each way in {} s; {} control connections ({} to break, {} to fall silent), {} data connections, {} reset, {} stalled",
        started.elapsed().as_secs(),
        count(&counts.control),
        count(&counts.control_broken),
        count(&counts.control_silent),
        count(&counts.data),
        count(&counts.data_reset),
        count(&counts.stalls),
    );
    assert!(
        count(&counts.data_reset) > 0 && count(&counts.stalls) > 0,
        "nothing befell it"
    );
}

#[test]
#[ignore = "needs the step soak of tests/run"]
fn vsftpd() {
    soak("vsftpd-plain", 0x5eed);
}

#[test]
#[ignore = "needs the step soak of tests/run"]
fn proftpd() {
    soak("proftpd-plain", 0xfeed);
}
