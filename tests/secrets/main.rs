//! Where passwords are and where they are not: with a real Secret Service and without any, whole runs of the command line
//! and of the window, and afterwards a look into everything that was written.
//!
//! `tests/run` builds the programs and gives the window a display. Each test has a home, a bus and a keyring of its own.

#![expect(
    clippy::expect_used,
    reason = "a test ends with the first thing that is not as it should be"
)]

#[cfg(target_os = "linux")]
mod arguments;
#[cfg(target_os = "linux")]
mod command_line;
#[cfg(target_os = "linux")]
#[expect(dead_code, reason = "nothing is dragged here")]
#[path = "../window/driver.rs"]
mod driver;
#[cfg(target_os = "linux")]
mod needle;
#[cfg(target_os = "linux")]
mod session;
#[cfg(target_os = "linux")]
mod window;
