//! The engine against a server in memory: what a face asks and what it then sees. Nothing sleeps; every wait is for
//! something published.

#[cfg(test)]
mod across;
#[cfg(test)]
mod at_the_end;
#[cfg(test)]
mod bin;
#[cfg(test)]
mod by_hand;
#[cfg(test)]
mod carrying;
#[cfg(test)]
mod checking;
#[cfg(test)]
mod conflicts;
#[cfg(test)]
mod connecting;
#[cfg(test)]
mod control;
#[cfg(test)]
#[cfg(target_os = "linux")]
mod desktop;
#[cfg(test)]
mod door;
#[cfg(test)]
mod downloads;
#[cfg(test)]
mod durable;
#[cfg(test)]
mod editing;
#[cfg(test)]
mod failing;
#[cfg(test)]
mod fields;
#[cfg(test)]
mod folders;
#[cfg(test)]
mod held;
#[cfg(test)]
mod holds;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod hunting;
#[cfg(test)]
mod long_listings;
#[cfg(test)]
mod moving_in;
#[cfg(test)]
mod naming;
#[cfg(test)]
mod overlap;
#[cfg(test)]
mod panes;
mod permissions;
#[cfg(test)]
mod power_cut;
#[cfg(test)]
mod queueing;
#[cfg(test)]
mod resuming;
#[cfg(test)]
mod reuse;
#[cfg(test)]
mod saved_sites;
#[cfg(test)]
mod sharing;
#[cfg(test)]
mod support;
#[cfg(test)]
mod texts;
#[cfg(test)]
mod uploads;
#[cfg(test)]
mod verifying;
