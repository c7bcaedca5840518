//! What tests need and users never see: dialogue scripts, a simulated link, and servers to talk to.

pub mod entries;
pub mod memory_remote;
pub mod script;
pub mod server;
pub mod sim;
