//! NLST: a name a line, sometimes a path.

use super::{Dialect, Verdict, blank_or_unknown};
use crate::listing::{
    draft::{Draft, Sink},
    fields::last_component,
    format::Format,
};

/// Names, `./names`, paths in the folder that was listed, and a `/` behind a folder (`quirks.md` row 86).
#[derive(Debug, Default)]
pub(crate) struct Nlst {
    /// What stands before the name in the first path; names elsewhere are not of this folder.
    folder: Option<Box<[u8]>>,
}

impl Dialect for Nlst {
    fn format(&self) -> Format {
        Format::Nlst
    }

    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict {
        if line.is_empty() {
            return blank_or_unknown(line);
        }
        let path = line.strip_prefix(b"./").unwrap_or(line);
        if path.is_empty() {
            // The folder itself.
            return Verdict::Skip;
        }
        let (path, folder) = match path.strip_suffix(b"/") {
            Some(path) => (path, true),
            None => (path, false),
        };
        let name = last_component(path);
        let parent = &path[..path.len() - name.len()];
        if parent.is_empty() || self.same_folder(parent) {
            sink.push(Draft::folder_or_file(name, folder));
        } else {
            sink.refuse();
        }
        Verdict::Entry
    }
}

impl Nlst {
    fn same_folder(&mut self, parent: &[u8]) -> bool {
        if parent.split(|&byte| byte == b'/').any(|part| part == b"..") {
            return false;
        }
        &**self.folder.get_or_insert_with(|| parent.into()) == parent
    }
}
