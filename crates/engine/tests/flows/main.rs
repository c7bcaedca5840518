//! The engine against a server in memory: what a face asks and what it then sees. Nothing sleeps; every wait is for
//! something published.

mod conflicts;
mod connecting;
mod downloads;
mod hostile;
mod panes;
mod queueing;
mod support;
mod uploads;
