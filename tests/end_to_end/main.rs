//! The command line against real servers: trees up and down in every mode, what each server
//! does otherwise, and every failure with its words.
//!
//! `tests/servers/start` starts the servers and `PORTOLAN_SERVERS` names its `servers.json`; `tests/run` does both. A
//! plain `cargo test` without them counts these tests as ignored. `PORTOLAN_LONG=1` is the full matrix.

#![expect(
    clippy::expect_used,
    reason = "a test ends with the first thing that is not as it should be"
)]
#![expect(
    clippy::print_stdout,
    reason = "what was measured; cargo test shows it where it is asked to"
)]

mod across;
mod attributes;
mod certificates;
mod client;
mod conformance;
mod crash;
mod cuts;
mod door;
mod edits;
mod face;
mod failures;
mod faults;
mod hunt;
mod lab;
mod links;
mod matrix;
mod mirror;
mod names;
mod network;
mod power_cut;
mod proxies;
mod relay;
mod reuse;
mod server_memory;
mod servers;
mod soak;
mod texts;
mod tree;
