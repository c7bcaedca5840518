//! What an item has left of an earlier try.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// What an item has left of an earlier try, so that a later run of the program can go on with exactly this, or clear it
/// away. Written before the first byte; what is not known is not written, and then nothing is gone on with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Number of the queue: with the item's number it names the part file, or the temporary name on the server.
    pub id: u64,
    /// Size in bytes of the source that its bytes are from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// Modification time of that source, UTC seconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<i64>,
    /// The same to the nanosecond where the source is a file of this computer: the part below the second.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified_nanos: Option<u32>,
    /// Device and inode: of the part file (download), or of the source (upload).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<(u64, u64)>,
    /// Download: which start of this computer it was written in, where the system tells that. What a part file holds
    /// survives a crash of the program, and a power cut only as far as `safe`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub boot: Option<Arc<str>>,
    /// Download: so many bytes of the part file are safe on the disk.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub safe: u64,
    /// Nothing had the final name when the first try looked: what has it after a crash is ours.
    #[serde(default)]
    pub target_was_free: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields so")]
fn is_zero(number: &u64) -> bool {
    *number == 0
}
