//! What FileZilla still had to move: `<Queue>` of what it exports. `filezilla_database` reads the same of `queue.sqlite3`.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use portolan_remote::{ConflictPolicy, Direction, FileName, NameEncoding, RemotePath};

use super::{
    ImportedQueue, ImportedTransfer, filezilla::Reading, filezilla_parts::overwrite_action, safe_path, shown,
    xml::Element,
};
use crate::FolderPath;

/// The most files that are taken from one queue.
pub(super) const MOST_TRANSFERS: usize = 2_000_000;

/// Among the flags of a file: it comes from the server.
const DOWNLOAD: i64 = 0x10;
/// Among them: as text, with its ends of lines converted.
const TEXT: i64 = 0x8000;

/// What a row has of a file, in either form.
#[derive(Debug, Default)]
pub(super) struct Row<'a> {
    pub(super) download: bool,
    pub(super) text: bool,
    /// `None` = a folder that was only to be made.
    pub(super) name: Option<&'a str>,
    /// Its name at the target where it differs.
    pub(super) target_name: Option<&'a str>,
    pub(super) local_folder: &'a str,
    /// As `safe_path` has it.
    pub(super) remote_folder: &'a str,
    pub(super) size: Option<u64>,
    pub(super) priority: Option<i64>,
    pub(super) overwrite: Option<i64>,
}

impl Row<'_> {
    /// Which way it goes and how, by FileZilla's flags.
    pub(super) fn flags(&mut self, flags: i64) {
        (self.download, self.text) = (flags & DOWNLOAD != 0, flags & TEXT != 0);
    }
}

/// The files of one server, while they are read.
pub(super) struct Files {
    queue: ImportedQueue,
    encoding: NameEncoding,
    windows: bool,
    /// The last remote folder, which the next file is in most often.
    last: Option<(String, RemotePath)>,
    left_out: BTreeMap<&'static str, usize>,
    noted: BTreeMap<&'static str, usize>,
}

impl Files {
    pub(super) fn new(queue: ImportedQueue, windows: bool) -> Self {
        Self {
            encoding: queue.site.site.connection.server.encoding,
            queue,
            windows,
            last: None,
            left_out: BTreeMap::new(),
            noted: BTreeMap::new(),
        }
    }

    /// Takes a file over, or counts why not.
    pub(super) fn take(&mut self, row: &Row<'_>) {
        match self.transfer(row) {
            Ok(transfer) => {
                if row.text {
                    let why = "were to be moved as text: they are moved byte for byte";
                    *self.noted.entry(why).or_default() += 1;
                }
                self.queue.transfers.push(transfer);
            }
            Err(why) => *self.left_out.entry(why).or_default() += 1,
        }
    }

    fn transfer(&mut self, row: &Row<'_>) -> Result<ImportedTransfer, &'static str> {
        let name = row
            .name
            .filter(|name| !name.is_empty())
            .ok_or("folders that were only to be made: what is in a folder makes it")?;
        let target = row.target_name.filter(|name| !name.is_empty()).unwrap_or(name);
        let (local, remote) = if row.download { (target, name) } else { (name, target) };
        let no_name = "their name cannot be";
        let local = FileName::parse(local.as_bytes()).map_err(|_refused| no_name)?;
        let remote = self.encoded(remote)?;
        let remote = FileName::parse(&remote).map_err(|_refused| no_name)?;
        let local_folder = local_folder(row.local_folder)?;
        let remote_folder = self.remote_folder(row.remote_folder)?;
        let (name, target) = if row.download { (remote, local) } else { (local, remote) };
        Ok(ImportedTransfer {
            direction: if row.download {
                Direction::Download
            } else {
                Direction::Upload
            },
            local_folder,
            remote_folder,
            target_name: (target != name).then_some(target),
            name,
            size: row.size,
            priority: row.priority.unwrap_or(2).clamp(0, 4) as u8,
            policy: self.policy(row.overwrite),
        })
    }

    /// What was decided there; what replaces something is decided anew.
    fn policy(&mut self, overwrite: Option<i64>) -> Option<ConflictPolicy> {
        let policy = overwrite_action(u64::try_from(overwrite?).ok()?)?;
        match policy {
            ConflictPolicy::Ask => None,
            ConflictPolicy::Skip | ConflictPolicy::KeepBoth | ConflictPolicy::Resume => Some(policy),
            _ => {
                let why = "would replace what is there: it is asked before";
                *self.noted.entry(why).or_default() += 1;
                None
            }
        }
    }

    fn remote_folder(&mut self, text: &str) -> Result<RemotePath, &'static str> {
        if let Some((_, path)) = self.last.as_ref().filter(|(last, _)| last == text) {
            return Ok(path.clone());
        }
        let path = match safe_path::read(text, self.windows) {
            Some((path, false)) => path,
            Some((_, true)) => return Err("their server has paths that look otherwise"),
            None => return Err("their remote folder cannot be read"),
        };
        let path = match path.to_string_lossy() {
            text if self.encoding.is_auto() => RemotePath::new(text.as_bytes()),
            text => RemotePath::new(self.encoded(&text)?),
        };
        self.last = Some((text.to_owned(), path.clone()));
        Ok(path)
    }

    fn encoded(&self, text: &str) -> Result<Vec<u8>, &'static str> {
        let encoded = self.encoding.encode(text);
        let why = "their name cannot be said in the encoding of its site";
        encoded.map(std::borrow::Cow::into_owned).map_err(|_refused| why)
    }

    /// What came of it. What could not be taken over is told in `left_out`.
    pub(super) fn done(mut self, left_out: &mut Vec<String>) -> Option<ImportedQueue> {
        let name = shown(&self.queue.site.site.name);
        for (why, count) in &self.left_out {
            left_out.push(format!("{count} queued of {name}: {why}"));
        }
        for (why, count) in &self.noted {
            self.queue.notes.push(format!("{count} {why}"));
        }
        (!self.queue.transfers.is_empty()).then_some(self.queue)
    }
}

/// A folder of this computer. One of another system cannot be found here.
fn local_folder(text: &str) -> Result<PathBuf, &'static str> {
    let path = Path::new(text);
    let plain = path
        .components()
        .all(|part| !matches!(part, std::path::Component::ParentDir | std::path::Component::CurDir));
    if !path.is_absolute() || !plain || text.contains('\0') {
        return Err("their local folder is none of this computer");
    }
    Ok(path.components().collect())
}

impl Reading {
    /// `<Queue>`: servers, each with its files.
    pub(super) fn queue(&mut self, element: &Element) {
        for server in element.all("Server") {
            let Some(mut files) = self.files_of(server, &FolderPath::root()) else {
                let count = server.all("File").count() + server.all("Folder").count();
                self.no_files(server, count);
                continue;
            };
            for file in server.children.iter().take(MOST_TRANSFERS) {
                match file.name.as_str() {
                    "File" => files.take(&file_row(file)),
                    "Folder" => files.take(&Row::default()),
                    _ => {}
                }
            }
            self.import.queues.extend(files.done(&mut self.import.left_out));
        }
    }

    /// Begins with the files of a server; `None` = nothing can be done with it, which is told.
    pub(super) fn files_of(&mut self, server: &Element, folder: &FolderPath) -> Option<Files> {
        let queue = ImportedQueue {
            site: self.site_of(server, folder)?,
            transfers: Vec::new(),
            notes: Vec::new(),
        };
        Some(Files::new(queue, self.windows))
    }

    /// Tells how many files are left out with their server.
    pub(super) fn no_files(&mut self, server: &Element, count: usize) {
        let name = server.text_of("Name").or_else(|| server.text_of("Host"));
        if count > 0 {
            let told = format!("{count} queued of {}: they go with it", shown(name.unwrap_or_default()));
            self.import.left_out.push(told);
        }
    }
}

fn file_row(file: &Element) -> Row<'_> {
    let local = file.text_of("LocalFile").unwrap_or_default();
    let cut = local.rfind(['/', std::path::MAIN_SEPARATOR]).map_or(0, |at| at + 1);
    let (folder, local_name) = local.split_at(cut);
    let remote_name = file.text_of("RemoteFile").unwrap_or_default();
    let mut row = Row {
        // Older versions say so in words.
        download: file.number_of("Download") == Some(1),
        text: file.number_of("DataType").or_else(|| file.number_of("TransferMode")) == Some(0),
        local_folder: folder,
        remote_folder: file.text_of("RemotePath").unwrap_or_default(),
        size: file.number_of("Size").and_then(|size| u64::try_from(size).ok()),
        priority: file.number_of("Priority"),
        overwrite: file.number_of("OverwriteAction"),
        ..Row::default()
    };
    if let Some(flags) = file.number_of("Flags") {
        row.flags(flags);
    }
    let (name, target) = if row.download {
        (remote_name, local_name)
    } else {
        (local_name, remote_name)
    };
    (row.name, row.target_name) = (Some(name), Some(target));
    row
}
