//! The six entry points, nothing else.

use std::time::Duration;

use portolan_trace::TraceEvent;

use crate::{Config, Input, Learned, Operation, OperationId, Output};

/// One FTP control connection as a value. Times are durations since any fixed moment, given by the caller and never
/// going backwards.
#[derive(Debug)]
pub struct ControlConnection {
    config: Config,
}
