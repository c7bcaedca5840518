//! Any bytes as the answer to MLSD, and each of its lines as that to MLST.

use portolan_ftp_proto::listing::{FormatHint, mlst_entry};
use portolan_remote::{EntryKind, FileName};

use super::listing::check_as;

/// The first byte is the size of the pieces.
pub fn check(input: &[u8]) {
    let Some((&piece, bytes)) = input.split_first() else {
        return;
    };
    check_as(FormatHint::Mlsd, bytes, usize::from(piece) + 1);
    for line in bytes.split(|&byte| byte == b'\n') {
        let Ok(name) = FileName::parse(b"asked") else { return };
        if let Some(entry) = mlst_entry(line, name.clone()) {
            assert_eq!(entry.name, name);
            assert!(entry.kind != EntryKind::Folder || entry.size.is_none());
        }
    }
}
