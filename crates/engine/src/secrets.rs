//! Where passwords come from and are kept, behind a trait for tests and for faces without any: the system's keyring, or
//! where none runs a file under a master password.

use std::{
    path::PathBuf,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use portolan_settings::{Paths, Settings};
use portolan_sites::{SealedFile, Secret, SecretError, SecretRef, SecretStore, Unlocked};

/// Gives and keeps passwords. Calls may block for as long as a person needs to unlock a keyring; the engine makes them
/// on a thread of their own, with a time limit.
pub trait SecretSource: Send + Sync {
    /// The secret, or `None` where none is kept.
    fn load(&self, reference: &SecretRef) -> Result<Option<Secret>, SecretError>;
    /// Keeps a secret.
    fn save(&self, reference: &SecretRef, secret: &Secret) -> Result<(), SecretError>;
    /// Forgets a secret; one that is not there is fine.
    fn delete(&self, _reference: &SecretRef) -> Result<(), SecretError> {
        Ok(())
    }
    /// Opens the file under the master password, or makes it where there is none.
    fn unlock(&self, _master: &Secret) -> Result<(), SecretError> {
        Err(SecretError::Unavailable("nothing is kept here".to_owned()))
    }
    /// Puts the file under another master password. It must be open.
    fn change_master(&self, master: &Secret) -> Result<(), SecretError> {
        self.unlock(master)
    }
    /// Sets the file aside, for somebody who has forgotten the master password. Gives where it lies now.
    fn reset(&self) -> Result<Option<PathBuf>, SecretError> {
        Ok(None)
    }
    /// Forgets the key of the file.
    fn lock(&self) {}
    /// Locks the file if it was not used for long enough. Gives when to ask again; `None` = it is locked.
    fn lock_if_idle(&self, _now: Instant) -> Option<Instant> {
        None
    }
    /// What can be shown of it. Does not ask a keyring that was not asked yet.
    fn view(&self) -> SecretsView {
        SecretsView::default()
    }
}

/// Where passwords are kept, for people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SecretsView {
    /// Where.
    pub place: SecretPlace,
    /// Is the file under the master password open? `None` = there is none.
    pub open: Option<bool>,
}

/// Where passwords are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SecretPlace {
    /// Nobody has asked yet.
    #[default]
    Unknown,
    /// In the system's keyring.
    Keyring,
    /// In a file under a master password, since no keyring runs.
    File,
    /// Nowhere: the settings forbid it.
    Forbidden,
}

/// The system's keyring, and the file where there is none.
#[derive(Debug)]
pub struct SystemSecrets {
    file: SealedFile,
    lock_after: Option<Duration>,
    allowed: bool,
    keyring: bool,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    unlocked: Option<Unlocked>,
    used: Option<Instant>,
    place: SecretPlace,
}

impl SystemSecrets {
    /// As the settings have it; the file is beside them.
    pub fn new(paths: &Paths, settings: &Settings) -> Self {
        let file = SealedFile::new(paths.config.join("secrets.sealed"));
        let minutes = settings.lock_after.filter(|minutes| *minutes > 0);
        Self {
            lock_after: minutes.map(|minutes| Duration::from_secs(u64::from(minutes) * 60)),
            allowed: settings.keep_passwords,
            keyring: settings.keyring,
            ..Self::in_file(file)
        }
    }

    /// Only a file, never a keyring.
    pub fn in_file(file: SealedFile) -> Self {
        Self {
            file,
            lock_after: None,
            allowed: true,
            keyring: false,
            state: Mutex::default(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks the keyring; `None` = there is none, and the file it is. No lock is held meanwhile.
    fn keyring<T>(&self, ask: impl FnOnce() -> Result<T, SecretError>) -> Option<Result<T, SecretError>> {
        let answer = if self.keyring { Some(ask()) } else { None };
        let answer = answer.filter(|answer| !matches!(answer, Err(SecretError::Unavailable(_))));
        self.state().place = match &answer {
            Some(_) => SecretPlace::Keyring,
            None => SecretPlace::File,
        };
        answer
    }

    /// Uses the open file.
    fn with_file<T>(&self, ask: impl FnOnce(&Unlocked) -> Result<T, SecretError>) -> Result<T, SecretError> {
        let mut state = self.state();
        let Some(unlocked) = &state.unlocked else {
            return Err(if self.file.exists() {
                SecretError::Locked
            } else {
                SecretError::NoMaster
            });
        };
        let answer = ask(unlocked);
        state.used = Some(Instant::now());
        // Another window has changed the master password, or somebody has taken the file away.
        if matches!(answer, Err(SecretError::Locked | SecretError::NoMaster)) {
            state.unlocked = None;
        }
        answer
    }
}

impl SecretSource for SystemSecrets {
    fn load(&self, reference: &SecretRef) -> Result<Option<Secret>, SecretError> {
        if !self.allowed {
            return Ok(None);
        }
        match self.keyring(|| SecretStore.load(reference)) {
            Some(Ok(Some(secret))) => return Ok(Some(secret)),
            Some(Err(error)) if !self.file.exists() => return Err(error),
            // What was kept while no keyring ran is in the file.
            Some(Ok(None) | Err(_)) | None => {}
        }
        match self.with_file(|file| file.load(reference)) {
            Err(SecretError::NoMaster) => Ok(None),
            answer => answer,
        }
    }

    fn save(&self, reference: &SecretRef, secret: &Secret) -> Result<(), SecretError> {
        if !self.allowed {
            return Err(SecretError::Forbidden);
        }
        match self.keyring(|| SecretStore.save(reference, secret)) {
            Some(answer) => answer,
            None => self.with_file(|file| file.put(reference, Some(secret))),
        }
    }

    fn delete(&self, reference: &SecretRef) -> Result<(), SecretError> {
        if let Some(Err(error)) = self.keyring(|| SecretStore.delete(reference)) {
            return Err(error);
        }
        match self.with_file(|file| file.put(reference, None)) {
            // What nobody can read does no harm; it goes when the file is open.
            Err(SecretError::NoMaster | SecretError::Locked) => Ok(()),
            answer => answer,
        }
    }

    fn unlock(&self, master: &Secret) -> Result<(), SecretError> {
        if !self.allowed {
            return Err(SecretError::Forbidden);
        }
        // Takes its time, and no lock is held meanwhile.
        let unlocked = if self.file.exists() {
            self.file.unlock(master)?
        } else {
            self.file.create(master)?
        };
        let mut state = self.state();
        state.unlocked = Some(unlocked);
        state.used = Some(Instant::now());
        Ok(())
    }

    fn change_master(&self, master: &Secret) -> Result<(), SecretError> {
        if !self.file.exists() {
            return self.unlock(master);
        }
        let changed = self.with_file(|file| file.change(master))?;
        self.state().unlocked = Some(changed);
        Ok(())
    }

    fn reset(&self) -> Result<Option<PathBuf>, SecretError> {
        self.state().unlocked = None;
        self.file.exists().then(|| self.file.reset()).transpose()
    }

    fn lock(&self) {
        self.state().unlocked = None;
    }

    fn lock_if_idle(&self, now: Instant) -> Option<Instant> {
        let mut state = self.state();
        state.unlocked.as_ref()?;
        let due = state.used? + self.lock_after?;
        if due <= now {
            state.unlocked = None;
            return None;
        }
        Some(due)
    }

    fn view(&self) -> SecretsView {
        let state = self.state();
        SecretsView {
            place: if self.allowed {
                state.place
            } else {
                SecretPlace::Forbidden
            },
            open: self.file.exists().then_some(state.unlocked.is_some()),
        }
    }
}

/// No keyring at all: every password is asked for or given with the request, and none is kept.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoSecrets;

impl SecretSource for NoSecrets {
    fn load(&self, _reference: &SecretRef) -> Result<Option<Secret>, SecretError> {
        Ok(None)
    }

    fn save(&self, _reference: &SecretRef, _secret: &Secret) -> Result<(), SecretError> {
        Err(SecretError::Unavailable("it was not to be used".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use portolan_remote::HostPort;
    use portolan_sites::Cost;

    use super::*;

    fn secrets(folder: &tempfile::TempDir) -> SystemSecrets {
        let cost = Cost {
            memory: 8,
            passes: 1,
            lanes: 1,
        };
        SystemSecrets::in_file(SealedFile::new(folder.path().join("secrets.sealed")).with_cost(cost))
    }

    #[test]
    fn without_a_keyring_a_master_password_opens_the_file_and_idleness_locks_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut secrets = secrets(&folder);
        secrets.lock_after = Some(Duration::from_mins(1));
        let reference = SecretRef::new("anna", &HostPort::new("h", 21));
        let secret = Secret::new("S3cret!".to_owned());
        assert_eq!(secrets.load(&reference), Ok(None));
        assert_eq!(secrets.save(&reference, &secret), Err(SecretError::NoMaster));
        let master = Secret::new("master".to_owned());
        secrets.unlock(&master).unwrap();
        secrets.save(&reference, &secret).unwrap();
        assert_eq!(secrets.view().open, Some(true));
        let now = Instant::now();
        assert!(secrets.lock_if_idle(now).is_some());
        assert_eq!(secrets.lock_if_idle(now + Duration::from_secs(61)), None);
        assert_eq!(secrets.load(&reference), Err(SecretError::Locked));
        let wrong = Secret::new("nonsense".to_owned());
        assert_eq!(secrets.unlock(&wrong), Err(SecretError::WrongMaster));
        secrets.unlock(&master).unwrap();
        secrets.change_master(&wrong).unwrap();
        secrets.lock();
        secrets.unlock(&wrong).unwrap();
        assert_eq!(secrets.load(&reference), Ok(Some(secret)));
        secrets.delete(&reference).unwrap();
        assert_eq!(secrets.load(&reference), Ok(None));
        assert!(secrets.reset().unwrap().unwrap().exists());
        assert_eq!(secrets.view().open, None);
    }

    #[test]
    fn what_is_forbidden_is_not_kept_and_not_looked_for() {
        let folder = tempfile::tempdir().unwrap();
        let mut secrets = secrets(&folder);
        secrets.allowed = false;
        let reference = SecretRef::new("anna", &HostPort::new("h", 21));
        let secret = Secret::new("x".to_owned());
        assert_eq!(secrets.save(&reference, &secret), Err(SecretError::Forbidden));
        assert_eq!(secrets.unlock(&secret), Err(SecretError::Forbidden));
        assert_eq!(secrets.load(&reference), Ok(None));
        assert_eq!(secrets.view().place, SecretPlace::Forbidden);
    }
}
