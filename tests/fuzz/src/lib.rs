//! What holds for any bytes from outside, one module a reader. The fuzz targets look for bytes that break it, and
//! `tests/fuzz_seeds.rs` replays what they begin with, and what they once found, on every run.

pub mod address;
pub mod features;
pub mod files;
pub mod listing;
pub mod mlsd;
pub mod passive;
pub mod replies;
mod session;
