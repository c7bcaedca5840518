//! The one user of a practice server and the check of its password.

use std::{fmt, io};

use async_trait::async_trait;
use unftp_core::auth::{AuthenticationError, Authenticator, Credentials, Principal};

use crate::PracticeError;

/// The user name of every run.
pub(crate) const USER: &str = "practice";
/// Letters and digits without those that look alike; 32 of them, so that five random bits pick one without bias.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// 26 characters of five bits: 130 bits.
const PASSWORD_LENGTH: usize = 26;

/// User and password of one run.
#[derive(Clone)]
pub(crate) struct Account {
    password: String,
}

impl Account {
    /// Draws a password from the system's random source.
    pub(crate) fn draw() -> Result<Self, PracticeError> {
        let mut bytes = [0_u8; PASSWORD_LENGTH];
        getrandom::fill(&mut bytes).map_err(|error| PracticeError::Random(io::Error::other(error)))?;
        let password = bytes
            .iter()
            .map(|byte| char::from(ALPHABET[usize::from(byte % 32)]))
            .collect();
        Ok(Self { password })
    }

    pub(crate) fn password(&self) -> &str {
        &self.password
    }

    fn accepts(&self, user: &str, password: &str) -> bool {
        // Compared without an early end, so that the time taken tells nothing about how much of it was right.
        let same_length = self.password.len() == password.len();
        let difference = self
            .password
            .bytes()
            .zip(password.bytes())
            .fold(0, |sum, (ours, given)| sum | (ours ^ given));
        same_length && difference == 0 && user == USER
    }
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Account")
            .field("user", &USER)
            .field("password", &"***")
            .finish()
    }
}

#[async_trait]
impl Authenticator for Account {
    async fn authenticate(&self, user: &str, credentials: &Credentials) -> Result<Principal, AuthenticationError> {
        match &credentials.password {
            Some(password) if self.accepts(user, password) => Ok(Principal {
                username: USER.to_owned(),
            }),
            _ => Err(AuthenticationError::BadPassword),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_runs_have_two_passwords_and_neither_is_printed() {
        let (first, second) = (Account::draw().unwrap(), Account::draw().unwrap());
        assert_ne!(first.password(), second.password());
        assert_eq!(first.password().len(), PASSWORD_LENGTH);
        assert!(!format!("{first:?}").contains(first.password()));
    }

    #[test]
    fn only_this_user_with_this_password_is_let_in() {
        let account = Account::draw().unwrap();
        let password = account.password().to_owned();
        assert!(account.accepts(USER, &password));
        assert!(!account.accepts("anonymous", &password));
        assert!(!account.accepts(USER, ""));
        assert!(!account.accepts(USER, &password[1..]));
        assert!(!account.accepts(USER, &format!("{password}a")));
    }
}
