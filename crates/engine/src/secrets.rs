//! Where passwords come from and are kept: the system's keyring, behind a trait for tests and for faces without one.

use portolan_sites::{Secret, SecretError, SecretRef, SecretStore};

/// Gives and keeps passwords. Calls may block for as long as a person needs to unlock a keyring; the engine makes them
/// on threads of their own, with a time limit.
pub trait SecretSource: Send + Sync {
    /// The secret, or `None` where none is kept.
    fn load(&self, reference: &SecretRef) -> Result<Option<Secret>, SecretError>;
    /// Keeps a secret.
    fn save(&self, reference: &SecretRef, secret: &Secret) -> Result<(), SecretError>;
}

/// The system's keyring.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemSecrets;

impl SecretSource for SystemSecrets {
    fn load(&self, reference: &SecretRef) -> Result<Option<Secret>, SecretError> {
        SecretStore.load(reference)
    }

    fn save(&self, reference: &SecretRef, secret: &Secret) -> Result<(), SecretError> {
        SecretStore.save(reference, secret)
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
