//! The command line against the three real servers: trees up and down in every mode, and every failure with its words.
//!
//! `tests/servers/start` starts the servers and `PORTOLAN_SERVERS` names its `servers.json`; `tests/run` does both. A
//! plain `cargo test` without them counts these tests as ignored. `PORTOLAN_LONG=1` is the full matrix.

#![expect(
    clippy::expect_used,
    reason = "a test ends with the first thing that is not as it should be"
)]

mod client;
mod failures;
mod matrix;
mod reuse;
mod server_memory;
mod servers;
mod tree;
