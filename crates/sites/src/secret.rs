//! Passwords: in memory, and in the system's keyring.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// Service name under which our entries stand in the keyring.
const SERVICE: &str = "portolan";

/// A password in memory: wiped when dropped, never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes the text over.
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// The text, for the one place that sends it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Names a secret in the keyring; holds nothing secret itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SecretRef(String);

impl SecretRef {
    /// The reference for a user at a server: `user@host:port`.
    pub fn new(user: &str, server: &portolan_remote::HostPort) -> Self {
        Self(format!("{user}@{server}"))
    }

    /// The reference for the user of a proxy: its address.
    pub fn of_proxy(proxy: &portolan_remote::Proxy) -> Self {
        Self(proxy.to_string())
    }
}

impl fmt::Display for SecretRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why the keyring could not be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SecretError {
    /// There is no keyring service on this system or in this session.
    #[error("this session has no keyring (Secret Service, Keychain or Credential Manager): {0}")]
    Unavailable(String),
    /// It is there, but did not do it: locked, refused, broken.
    #[error("the keyring did not do it: {0}")]
    Failed(String),
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_never_printed() {
        let secret = Secret::new("S3cret!".into());
        assert_eq!(format!("{secret:?}"), "Secret(…)");
        assert_eq!(secret.expose(), "S3cret!");
    }
}
