//! The system's keyring.

use super::{Secret, SecretError, SecretRef};

/// Service name under which our entries stand in the keyring.
const SERVICE: &str = "portolan";

/// The system's keyring. Every call may block for as long as a person needs to unlock it: call it on a thread of its
/// own, with a time limit.
#[derive(Clone, Copy, Debug, Default)]
pub struct SecretStore;

impl SecretStore {
    /// The secret, or `None` where none is kept.
    pub fn load(self, reference: &SecretRef) -> Result<Option<Secret>, SecretError> {
        match entry(reference)?.get_password() {
            Ok(text) => Ok(Some(Secret::new(text))),
            Err(keyring::Error::NoEntry) => Ok(None),
            Err(error) => Err(failed(&error)),
        }
    }

    /// Keeps a secret.
    pub fn save(self, reference: &SecretRef, secret: &Secret) -> Result<(), SecretError> {
        entry(reference)?
            .set_password(secret.expose())
            .map_err(|error| failed(&error))
    }

    /// Forgets a secret; one that is not there is fine.
    pub fn delete(self, reference: &SecretRef) -> Result<(), SecretError> {
        match entry(reference)?.delete_credential() {
            Ok(()) | Err(keyring::Error::NoEntry) => Ok(()),
            Err(error) => Err(failed(&error)),
        }
    }
}

fn entry(reference: &SecretRef) -> Result<keyring::Entry, SecretError> {
    if let Err(error) = keyring::Entry::store_status() {
        return Err(SecretError::Unavailable(error.to_string()));
    }
    keyring::Entry::new(SERVICE, &reference.0).map_err(|error| failed(&error))
}

fn failed(error: &keyring::Error) -> SecretError {
    match error {
        keyring::Error::NoStorageAccess(_) | keyring::Error::NoDefaultStore => {
            SecretError::Unavailable(error.to_string())
        }
        _ => SecretError::Failed(error.to_string()),
    }
}
