//! Sites of other programs read, and ours written for others: on threads that may block, told to who waits.

use std::{collections::BTreeMap, io::Read as _, path::PathBuf, sync::Arc};

use portolan_remote::{Act, Detail, ErrorKind, RemoteError, SiteId};
use portolan_settings::Settings;
use portolan_sites::{
    FolderPath, SavedSites, SealedFile, Secret, SecretError, SecretRef,
    export::{self, Secrets},
    import::{Import, ImportedSettings, LARGEST_QUEUE, Source},
};

use crate::{Finish, RequestId, engine::Engine, event::Event, secret_thread::KEYRING};

/// In which form sites are written for others.
#[derive(Clone, Debug)]
pub enum ExportForm {
    /// Our own; with passwords, if they are given one of their own to be encrypted under.
    Portolan(Option<Secret>),
    /// FileZilla's; with passwords, which everybody who has the file can read.
    FileZilla {
        /// Do the passwords go along?
        passwords: bool,
    },
}

/// Sites that are to be written for others.
pub(crate) struct Export {
    pub(crate) to: PathBuf,
    /// Which; empty = all.
    pub(crate) sites: Vec<SiteId>,
    pub(crate) form: ExportForm,
    pub(crate) by: Option<RequestId>,
}

impl Engine {
    /// Reads a file of another program. It is not altered, and nothing is saved yet.
    pub(crate) fn read_foreign(
        &mut self,
        path: PathBuf,
        source: Option<Source>,
        sealed_under: Option<Secret>,
        by: Option<RequestId>,
    ) {
        self.ends.begin(by);
        let out = self.out.clone();
        self.chores.spawn_blocking(move || {
            let result = read(&path, source, sealed_under.as_ref()).map(|import| Finish::Import(Arc::new(import)));
            // The engine is gone: then nobody waits for it.
            drop(out.blocking_send(Event::Moved { by, result }));
        });
    }

    /// Reads the filters of another program.
    pub(crate) fn read_filters(&mut self, path: PathBuf, by: Option<RequestId>) {
        self.ends.begin(by);
        let out = self.out.clone();
        self.chores.spawn_blocking(move || {
            let result = bytes_of(&path).and_then(|bytes| {
                let read = portolan_sites::import::read_filters(&bytes);
                read.map(|filters| Finish::Filters(Arc::new(filters)))
                    .map_err(|error| unread(ErrorKind::Misuse, &path, Detail::from(&error)))
            });
            // The engine is gone: then nobody waits for it.
            drop(out.blocking_send(Event::Moved { by, result }));
        });
    }

    /// Looks where other programs usually have their files.
    pub(crate) fn find_foreign(&mut self, by: Option<RequestId>) {
        self.ends.begin(by);
        let out = self.out.clone();
        self.chores.spawn_blocking(move || {
            let home = crate::start_folder();
            let places = Source::usual_places(&home).into_iter();
            let mut found: Vec<(Source, PathBuf)> = places.filter(|(_, path)| path.is_file()).collect();
            let registry = PathBuf::from(WINSCP_KEY);
            if registry_of(&registry).is_some_and(|text| text.is_ok_and(|text| !text.is_empty())) {
                found.push((Source::WinScp, registry));
            }
            let result = Ok(Finish::Found(found.into()));
            // The engine is gone: then nobody waits for it.
            drop(out.blocking_send(Event::Moved { by, result }));
        });
    }

    /// Writes sites for others. The file must not be there yet.
    pub(crate) fn export_sites(&mut self, export: Export) {
        self.ends.begin(export.by);
        self.start_export(export);
    }

    pub(crate) fn start_export(&mut self, export: Export) {
        let chosen = chosen(&self.saved.view().saved, &export.sites);
        let with_secrets = matches!(
            export.form,
            ExportForm::Portolan(Some(_)) | ExportForm::FileZilla { passwords: true }
        );
        let references: Vec<SecretRef> = chosen
            .sites
            .iter()
            .flat_map(|site| SecretRef::all_of_site(site).chain(SecretRef::of_own_proxy(site)))
            .collect();
        let load = self.saved.thread.ask(KEYRING, move |source| {
            let mut secrets = BTreeMap::new();
            for reference in references.into_iter().filter(|_| with_secrets) {
                if let Some(secret) = source.load(&reference)? {
                    secrets.insert(reference, secret);
                }
            }
            Ok(secrets)
        });
        let out = self.out.clone();
        self.chores.spawn(async move {
            let by = export.by;
            let event = match load.await {
                Err(SecretError::Locked) => Event::ExportWaits(export),
                Err(error) => Event::Moved {
                    by,
                    result: Err(failed(ErrorKind::SecretStore, &export.to, Detail::from(&error))),
                },
                Ok(secrets) => {
                    let write = move || write(&export.to, &chosen, &secrets, &export.form);
                    let result = tokio::task::spawn_blocking(write).await.unwrap_or_else(|panicked| {
                        Err(RemoteError::new(ErrorKind::LocalIo, Act::Remember).detailed(Detail::of(&panicked)))
                    });
                    Event::Moved { by, result }
                }
            };
            // The engine is gone: then nobody waits for it.
            drop(out.send(event).await);
        });
    }

    /// Puts settings of another program over those of the person.
    pub(crate) fn take_settings(&mut self, settings: ImportedSettings, by: Option<RequestId>) {
        if let Some((proxy, Some(secret))) = &settings.proxy {
            self.keep_secret(SecretRef::of_proxy(proxy), secret.clone());
        }
        self.ends.begin(by);
        let (path, out) = (self.config.config_dir.join("settings.toml"), self.out.clone());
        self.chores.spawn_blocking(move || {
            let take = || {
                let (before, _told_at_the_start) = Settings::load(&path)?;
                let mut own = before.clone();
                settings.apply(&mut own);
                own.save(&before, &path)
            };
            let result = take()
                .map(|()| Finish::Done)
                .map_err(|error| RemoteError::local(Act::Remember, error.path.display().to_string(), error.error));
            // The engine is gone: then nobody waits for it.
            drop(out.blocking_send(Event::Moved { by, result }));
        });
    }

    pub(crate) fn moved(&mut self, by: Option<RequestId>, result: Result<Finish, RemoteError>) {
        self.look_at_secrets();
        self.end(by, result.map_err(Arc::new));
    }
}

fn failed(kind: ErrorKind, path: &std::path::Path, why: Detail) -> RemoteError {
    RemoteError::new(kind, Act::Remember)
        .at(path.display().to_string())
        .detailed(why)
}

fn unread(kind: ErrorKind, path: &std::path::Path, why: Detail) -> RemoteError {
    RemoteError::new(kind, Act::Open)
        .at(path.display().to_string())
        .detailed(why)
}

fn bytes_of(path: &std::path::Path) -> Result<zeroize::Zeroizing<Vec<u8>>, RemoteError> {
    let mut bytes = zeroize::Zeroizing::new(Vec::new());
    let read = match registry_of(path) {
        Some(text) => text.map(|text| bytes.extend(text)),
        None => std::fs::File::open(path)
            .and_then(|file| file.take(LARGEST_QUEUE + 1).read_to_end(&mut bytes))
            .map(drop),
    };
    read.map_err(|error| RemoteError::local(Act::Open, path.display().to_string(), error))?;
    Ok(bytes)
}

/// A database beside which there is a journal was left in the middle of a change, and shows something that never was.
pub(crate) fn refuse_unfinished(path: &std::path::Path, bytes: &[u8]) -> Result<(), RemoteError> {
    let beside = |end: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        std::fs::metadata(name).is_ok_and(|found| found.len() > 0)
    };
    if bytes.starts_with(b"SQLite format 3") && (beside("-journal") || beside("-wal")) {
        return Err(unread(ErrorKind::LocalIo, path, Detail::ProgramWrites));
    }
    Ok(())
}

/// Where WinSCP has its sessions on Windows, if it has no INI file. It stands for a path.
const WINSCP_KEY: &str = r"HKEY_CURRENT_USER\Software\Martin Prikryl\WinSCP 2";

/// What the registry has below a key, as `reg query` prints it; `None` = this is no key, or no Windows. The system's own
/// program reads it, and nothing is written anywhere.
fn registry_of(path: &std::path::Path) -> Option<std::io::Result<Vec<u8>>> {
    let key = path.to_str().filter(|key| key.starts_with("HKEY_"))?;
    cfg!(windows).then(|| {
        let output = std::process::Command::new("reg").args(["query", key, "/s"]).output()?;
        Ok(if output.status.success() {
            output.stdout
        } else {
            Vec::new()
        })
    })
}

fn read(path: &std::path::Path, source: Option<Source>, sealed_under: Option<&Secret>) -> Result<Import, RemoteError> {
    let bytes = bytes_of(path)?;
    refuse_unfinished(path, &bytes)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let misuse = |why: Detail| unread(ErrorKind::Misuse, path, why);
    let source = source
        .or_else(|| Source::guess(&name, &bytes))
        .ok_or_else(|| misuse(Detail::ImportUnknown))?;
    let mut import = source.read(&bytes).map_err(|error| misuse(Detail::from(&error)))?;
    if let (Some(sealed), Some(master)) = (&import.sealed, sealed_under) {
        let mut secrets = SealedFile::open(sealed, master)
            .map_err(|error| unread(ErrorKind::SecretStore, path, Detail::from(&error)))?;
        for imported in &mut import.sites {
            let reference = SecretRef::of_site(&imported.site);
            imported.secret = reference.and_then(|reference| secrets.get(&reference).cloned());
            let account = SecretRef::of_account(&imported.site);
            imported.site.account = account.and_then(|reference| secrets.get(&reference).cloned());
            let at_proxy = SecretRef::of_own_proxy(&imported.site);
            imported.at_proxy = at_proxy.and_then(|reference| secrets.get(&reference).cloned());
        }
        secrets.clear();
        import.sealed = None;
    }
    Ok(import)
}

/// These sites, with the folders that hold them; all of them, if none are named.
fn chosen(all: &SavedSites, ids: &[SiteId]) -> SavedSites {
    let mut chosen = all.clone();
    if !ids.is_empty() {
        chosen.sites.retain(|site| ids.contains(&site.id));
        let used = |folder: &FolderPath| chosen.sites.iter().any(|site| site.folder.is_within(folder));
        chosen.folders.retain(used);
    }
    chosen
}

fn write(
    path: &std::path::Path,
    sites: &SavedSites,
    secrets: &Secrets,
    form: &ExportForm,
) -> Result<Finish, RemoteError> {
    let (text, left_out) = match form {
        ExportForm::Portolan(master) => {
            let sealed = master.as_ref().map(|master| (secrets, master));
            let text = export::to_toml(sites, sealed)
                .map_err(|error| failed(ErrorKind::SecretStore, path, Detail::from(&error)))?;
            (text, Vec::new())
        }
        ExportForm::FileZilla { .. } => {
            let file = export::to_filezilla(sites, secrets);
            (file.xml, file.left_out)
        }
    };
    let text = zeroize::Zeroizing::new(text);
    if path.exists() {
        return Err(failed(ErrorKind::LocalExists, path, Detail::ExportOverwritesNothing));
    }
    portolan_settings::write_atomically(path, text.as_bytes())
        .map_err(|error| RemoteError::local(Act::Remember, path.display().to_string(), error.error))?;
    Ok(Finish::Lines(left_out))
}
