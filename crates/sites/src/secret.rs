//! Passwords: in memory, in the system's keyring, or where there is none in a file under a master password.

mod keyring;
mod sealed;

use std::fmt;

use portolan_remote::Detail;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

pub use self::{
    keyring::SecretStore,
    sealed::{Cost, SealedFile, Unlocked},
};

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

    /// The reference for a site; `None` where no password belongs to it.
    pub fn of_site(site: &crate::Site) -> Option<Self> {
        let crate::Endpoint::Ftp { server, .. } = &site.endpoint;
        site.log_on
            .keeps_password()
            .then(|| Self::new(site.log_on.user(), server))
    }

    /// The reference for the account of a site; `None` where it has none.
    pub fn of_account(site: &crate::Site) -> Option<Self> {
        let crate::Endpoint::Ftp { server, .. } = &site.endpoint;
        let has = matches!(site.log_on, crate::LogOn::Account(_));
        has.then(|| Self(format!("account of {}@{server}", site.log_on.user())))
    }

    /// Everything that is kept for a site: its password first, its account behind it.
    pub fn all_of_site(site: &crate::Site) -> impl Iterator<Item = Self> + use<> {
        [Self::of_site(site), Self::of_account(site)].into_iter().flatten()
    }

    /// The reference for the user of the proxy that a site has of its own; `None` where none is asked for a password.
    pub fn of_own_proxy(site: &crate::Site) -> Option<Self> {
        match &site.connection.proxy {
            portolan_remote::ProxyChoice::Through(proxy) if proxy.user.is_some() => Some(Self::of_proxy(proxy)),
            _ => None,
        }
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

/// Why a secret could not be loaded or kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SecretError {
    /// There is no keyring service on this system or in this session.
    #[error("this session has no keyring (Secret Service, Keychain or Credential Manager): {0}")]
    Unavailable(String),
    /// It is there, but did not do it: locked, refused, broken.
    #[error("the keyring did not do it: {0}")]
    Failed(String),
    /// The file under the master password is locked.
    #[error("the passwords are locked; the master password opens them")]
    Locked,
    /// There is no keyring, and no master password has been chosen yet.
    #[error("this session has no keyring, and no master password has been chosen to keep passwords under")]
    NoMaster,
    /// The master password is not this one.
    #[error("this is not the master password")]
    WrongMaster,
    /// The file under the master password cannot be read or written.
    #[error("the file of passwords {0}")]
    File(String),
    /// The file under the master password is not what it was: damaged, or changed by somebody who does not know it.
    #[error("the file of passwords is damaged: {0}")]
    Damaged(&'static str),
    /// The settings of this computer forbid it.
    #[error("the settings of this computer forbid keeping passwords")]
    Forbidden,
}

impl From<&SecretError> for Detail {
    fn from(error: &SecretError) -> Self {
        match error {
            SecretError::Unavailable(why) => Self::KeyringMissing { why: (&**why).into() },
            SecretError::Failed(why) => Self::KeyringFailed { why: (&**why).into() },
            SecretError::Locked => Self::PasswordsLocked,
            SecretError::NoMaster => Self::NoMasterPassword,
            SecretError::WrongMaster => Self::WrongMasterPassword,
            SecretError::File(why) => Self::PasswordFileFailed { why: (&**why).into() },
            SecretError::Damaged(why) => Self::PasswordFileDamaged { why: (*why).into() },
            SecretError::Forbidden => Self::PasswordsForbidden,
        }
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
