//! Secrets in a file under a master password, where no keyring runs.
//!
//! The format, version 1. Numbers are little-endian.
//!
//! | bytes | what |
//! |---|---|
//! | 16 | `PORTOLAN-SECRETS` |
//! | 1 | version, 1 |
//! | 12 | cost of Argon2id (RFC 9106): KiB of memory, passes, lanes |
//! | 16 | salt |
//! | 24 | nonce of XChaCha20-Poly1305, new with every write |
//! | rest | the rows, encrypted, with the tag; everything before is authenticated with them |
//!
//! Inside, each row is a reference and a secret: two lengths of four bytes, each before its bytes. The names of servers
//! and users are not in clear either.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305, aead::AeadInOut as _};
use portolan_settings::{lock, write_atomically};
use zeroize::Zeroizing;

use super::{Secret, SecretError, SecretRef};

const MAGIC: &[u8; 16] = b"PORTOLAN-SECRETS";
const VERSION: u8 = 1;
const SALT: usize = 16;
const NONCE: usize = 24;
const TAG: usize = 16;
const HEAD: usize = MAGIC.len() + 1 + 12 + SALT + NONCE;

/// The largest file that is read: many more passwords than anybody has.
const LARGEST: u64 = 8 << 20;

/// What finding the key costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// KiB of memory.
    pub memory: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

/// 64 MiB and three passes: the second recommended choice of RFC 9106, section 4, with one lane as we compute on one
/// thread.
impl Default for Cost {
    fn default() -> Self {
        Self {
            memory: 64 * 1024,
            passes: 3,
            lanes: 1,
        }
    }
}

impl Cost {
    /// The most that a file may ask for, lest a foreign one makes us compute for ever: 1 GiB, 64 passes, 16 lanes.
    const MOST: Self = Self {
        memory: 1 << 20,
        passes: 64,
        lanes: 16,
    };

    fn params(self) -> Result<Params, SecretError> {
        let most = Self::MOST;
        let sane = self.memory <= most.memory && self.passes <= most.passes && self.lanes <= most.lanes;
        Params::new(self.memory, self.passes, self.lanes, Some(32))
            .ok()
            .filter(|_| sane)
            .ok_or(SecretError::Damaged("its cost is out of all reason"))
    }
}

/// The file. It may be missing.
#[derive(Clone, Debug)]
pub struct SealedFile {
    path: PathBuf,
    cost: Cost,
}

/// The file with its key, which is wiped when this is dropped. No secret is kept in memory.
pub struct Unlocked {
    file: SealedFile,
    key: Key,
}

impl std::fmt::Debug for Unlocked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Unlocked")
            .field("file", &self.file.path)
            .finish_non_exhaustive()
    }
}

/// A key, and what it was made with.
struct Key {
    bytes: Zeroizing<[u8; 32]>,
    salt: [u8; SALT],
    cost: Cost,
}

type Rows = BTreeMap<String, Secret>;

impl SealedFile {
    /// At this path; a new one costs what is usual.
    pub fn new(path: PathBuf) -> Self {
        Self {
            path,
            cost: Cost::default(),
        }
    }

    /// What finding the key of a new file costs.
    #[must_use]
    pub fn with_cost(mut self, cost: Cost) -> Self {
        self.cost = cost;
        self
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Is there one?
    pub fn exists(&self) -> bool {
        self.path.exists()
    }

    /// Makes an empty one under a master password. One that is there already stays: that is an error.
    pub fn create(&self, master: &Secret) -> Result<Unlocked, SecretError> {
        let _lock = self.lock()?;
        if self.exists() {
            return Err(SecretError::Locked);
        }
        let unlocked = self.with_new_key(master)?;
        unlocked.write(&Rows::new())?;
        Ok(unlocked)
    }

    /// Opens it. Takes as long as it costs.
    pub fn unlock(&self, master: &Secret) -> Result<Unlocked, SecretError> {
        let contents = self.read()?;
        let head = Head::read(&contents)?;
        let key = Key::derive(master, head.salt, head.cost)?;
        match open(&key, &contents) {
            // A wrong key and a changed byte look the same; the first is what happens.
            Err(SecretError::Damaged(_)) => Err(SecretError::WrongMaster),
            Err(error) => Err(error),
            Ok(_rows) => Ok(Unlocked {
                file: self.clone(),
                key,
            }),
        }
    }

    /// Secrets encrypted under a master password, without a file.
    pub fn seal(secrets: &BTreeMap<SecretRef, Secret>, master: &Secret, cost: Cost) -> Result<Vec<u8>, SecretError> {
        let key = Key::derive(master, random()?, cost)?;
        let rows = secrets.iter();
        seal(
            &key,
            &rows.map(|(name, secret)| (name.0.clone(), secret.clone())).collect(),
        )
    }

    /// What [`Self::seal`] has encrypted.
    pub fn open(bytes: &[u8], master: &Secret) -> Result<BTreeMap<SecretRef, Secret>, SecretError> {
        let head = Head::read(bytes)?;
        let key = Key::derive(master, head.salt, head.cost)?;
        match open(&key, bytes) {
            Err(SecretError::Damaged(_)) => Err(SecretError::WrongMaster),
            Err(error) => Err(error),
            Ok(rows) => Ok(rows
                .into_iter()
                .map(|(name, secret)| (SecretRef(name), secret))
                .collect()),
        }
    }

    /// Sets the file aside, for somebody who has forgotten the master password. Nothing is deleted. Gives its new name.
    pub fn reset(&self) -> Result<PathBuf, SecretError> {
        let _lock = self.lock()?;
        let names = (1..).map(|number| self.path.with_extension(format!("forgotten-{number}")));
        let aside = names.into_iter().find(|name| !name.exists()).unwrap_or_default();
        fs::rename(&self.path, &aside).map_err(|error| self.failed("cannot be set aside", &error))?;
        Ok(aside)
    }

    fn with_new_key(&self, master: &Secret) -> Result<Unlocked, SecretError> {
        let key = Key::derive(master, random()?, self.cost)?;
        Ok(Unlocked {
            file: self.clone(),
            key,
        })
    }

    fn lock(&self) -> Result<portolan_settings::FileLock, SecretError> {
        lock(&self.path).map_err(|error| SecretError::File(error.to_string()))
    }

    fn read(&self) -> Result<Vec<u8>, SecretError> {
        let mut contents = Vec::new();
        fs::File::open(&self.path)
            .and_then(|file| file.take(LARGEST + 1).read_to_end(&mut contents))
            .map_err(|error| match error.kind() {
                io::ErrorKind::NotFound => SecretError::NoMaster,
                _ => self.failed("cannot be read", &error),
            })?;
        if contents.len() as u64 > LARGEST {
            return Err(SecretError::Damaged("it is too large"));
        }
        Ok(contents)
    }

    fn failed(&self, what: &str, error: &io::Error) -> SecretError {
        SecretError::File(format!("{} {what}: {error}", self.path.display()))
    }
}

impl Unlocked {
    /// The secret, or `None` where none is kept.
    pub fn load(&self, reference: &SecretRef) -> Result<Option<Secret>, SecretError> {
        Ok(self.rows()?.remove(&reference.0))
    }

    /// Keeps a secret, or forgets it (`None`). What another window has kept meanwhile stays.
    pub fn put(&self, reference: &SecretRef, secret: Option<&Secret>) -> Result<(), SecretError> {
        let _lock = self.file.lock()?;
        let mut rows = self.rows()?;
        match secret {
            Some(secret) => drop(rows.insert(reference.0.clone(), secret.clone())),
            None => drop(rows.remove(&reference.0)),
        }
        self.write(&rows)
    }

    /// Puts everything under another master password.
    pub fn change(&self, master: &Secret) -> Result<Self, SecretError> {
        let _lock = self.file.lock()?;
        let rows = self.rows()?;
        let changed = self.file.with_new_key(master)?;
        changed.write(&rows)?;
        Ok(changed)
    }

    fn rows(&self) -> Result<Rows, SecretError> {
        let contents = self.file.read()?;
        if Head::read(&contents)?.salt != self.key.salt {
            // Another window has changed the master password.
            return Err(SecretError::Locked);
        }
        open(&self.key, &contents)
    }

    fn write(&self, rows: &Rows) -> Result<(), SecretError> {
        let contents = seal(&self.key, rows)?;
        write_atomically(&self.file.path, &contents).map_err(|error| SecretError::File(error.to_string()))
    }
}

impl Key {
    fn derive(master: &Secret, salt: [u8; SALT], cost: Cost) -> Result<Self, SecretError> {
        let mut bytes = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, cost.params()?)
            .hash_password_into(master.expose().as_bytes(), &salt, bytes.as_mut())
            .map_err(|_never| SecretError::Damaged("its cost is out of all reason"))?;
        Ok(Self { bytes, salt, cost })
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.bytes).into())
    }
}

/// What stands before the encrypted part.
struct Head {
    cost: Cost,
    salt: [u8; SALT],
    nonce: [u8; NONCE],
}

impl Head {
    fn read(contents: &[u8]) -> Result<Self, SecretError> {
        let damaged = SecretError::Damaged;
        let rest = contents
            .strip_prefix(MAGIC)
            .ok_or(damaged("it is no file of passwords"))?;
        let (version, rest) = rest.split_first().ok_or(damaged("it is too short"))?;
        if *version != VERSION {
            return Err(damaged("a newer version of Portolan wrote it"));
        }
        let short = || SecretError::Damaged("it is too short");
        let (numbers, rest) = rest.split_first_chunk::<12>().ok_or_else(short)?;
        let (salt, rest) = rest.split_first_chunk::<SALT>().ok_or_else(short)?;
        let (nonce, _) = rest.split_first_chunk::<NONCE>().ok_or_else(short)?;
        let number = |at: usize| u32::from_le_bytes([numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3]]);
        let cost = Cost {
            memory: number(0),
            passes: number(4),
            lanes: number(8),
        };
        cost.params()?;
        Ok(Self {
            cost,
            salt: *salt,
            nonce: *nonce,
        })
    }

    fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(HEAD);
        bytes.extend_from_slice(MAGIC);
        bytes.push(VERSION);
        for number in [self.cost.memory, self.cost.passes, self.cost.lanes] {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        bytes.extend_from_slice(&self.salt);
        bytes.extend_from_slice(&self.nonce);
        bytes
    }
}

fn random<const N: usize>() -> Result<[u8; N], SecretError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)
        .map_err(|error| SecretError::File(format!("cannot be written without random numbers: {error}")))?;
    Ok(bytes)
}

fn seal(key: &Key, rows: &Rows) -> Result<Vec<u8>, SecretError> {
    let head = Head {
        cost: key.cost,
        salt: key.salt,
        nonce: random()?,
    };
    // With its whole size from the start: a vector that grows would leave copies behind.
    let size: usize = rows
        .iter()
        .map(|(name, secret)| 8 + name.len() + secret.expose().len())
        .sum();
    let mut text = Zeroizing::new(Vec::with_capacity(size + TAG));
    for (name, secret) in rows {
        for part in [name.as_str(), secret.expose()] {
            text.extend_from_slice(&(part.len() as u32).to_le_bytes());
            text.extend_from_slice(part.as_bytes());
        }
    }
    let mut bytes = head.bytes();
    key.cipher()
        .encrypt_in_place((&head.nonce).into(), &bytes, &mut *text)
        .map_err(|_never| SecretError::Damaged("it is too large"))?;
    bytes.extend_from_slice(&text);
    Ok(bytes)
}

fn open(key: &Key, contents: &[u8]) -> Result<Rows, SecretError> {
    let head = Head::read(contents)?;
    let (before, sealed) = contents.split_at(HEAD);
    let mut text = Zeroizing::new(sealed.to_vec());
    key.cipher()
        .decrypt_in_place((&head.nonce).into(), before, &mut *text)
        .map_err(|_wrong| SecretError::Damaged("what is in it does not fit its seal"))?;
    let mut rest = text.as_slice();
    let mut rows = Rows::new();
    while !rest.is_empty() {
        let name = part(&mut rest)?;
        let secret = part(&mut rest)?;
        rows.insert(name.to_owned(), Secret::new(secret.to_owned()));
    }
    Ok(rows)
}

fn part<'a>(rest: &mut &'a [u8]) -> Result<&'a str, SecretError> {
    let damaged = || SecretError::Damaged("a row in it is cut off");
    let (len, after) = rest.split_first_chunk::<4>().ok_or_else(damaged)?;
    let (text, after) = after
        .split_at_checked(u32::from_le_bytes(*len) as usize)
        .ok_or_else(damaged)?;
    *rest = after;
    str::from_utf8(text).map_err(|_not_text| damaged())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tempfile::TempDir;

    use super::*;

    fn file() -> (TempDir, SealedFile) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let cost = Cost {
            memory: 8,
            passes: 1,
            lanes: 1,
        };
        let file = SealedFile::new(folder.path().join("secrets.sealed")).with_cost(cost);
        (folder, file)
    }

    fn secret(text: &str) -> Secret {
        Secret::new(text.to_owned())
    }

    fn reference(name: &str) -> SecretRef {
        SecretRef(name.to_owned())
    }

    #[test]
    fn what_is_kept_is_there_again_under_the_same_master_password_only() {
        let (_folder, file) = file();
        assert_eq!(file.unlock(&secret("m")).map(drop), Err(SecretError::NoMaster));
        let unlocked = file.create(&secret("m")).expect("writable");
        assert_eq!(file.create(&secret("m")).map(drop), Err(SecretError::Locked));
        unlocked
            .put(&reference("anna@h:21"), Some(&secret("S3cret!")))
            .expect("writable");
        unlocked
            .put(&reference("bert@h:21"), Some(&secret("ü")))
            .expect("writable");
        unlocked.put(&reference("bert@h:21"), None).expect("writable");
        let again = file.unlock(&secret("m")).expect("the same password");
        assert_eq!(again.load(&reference("anna@h:21")), Ok(Some(secret("S3cret!"))));
        assert_eq!(again.load(&reference("bert@h:21")), Ok(None));
        assert_eq!(file.unlock(&secret("M")).map(drop), Err(SecretError::WrongMaster));
        let bytes = fs::read(file.path()).expect("readable");
        for hidden in ["S3cret!", "anna", "h:21"] {
            assert!(
                !bytes.windows(hidden.len()).any(|part| part == hidden.as_bytes()),
                "{hidden}"
            );
        }
    }

    #[test]
    fn the_master_password_can_be_changed_and_the_file_reset() {
        let (_folder, file) = file();
        let first = file.create(&secret("old")).expect("writable");
        first.put(&reference("a"), Some(&secret("x"))).expect("writable");
        let changed = first.change(&secret("new")).expect("writable");
        assert_eq!(changed.load(&reference("a")), Ok(Some(secret("x"))));
        // Another window still has the old key: it asks.
        assert_eq!(first.load(&reference("a")), Err(SecretError::Locked));
        assert_eq!(file.unlock(&secret("old")).map(drop), Err(SecretError::WrongMaster));
        let aside = file.reset().expect("writable");
        assert!(aside.exists() && !file.exists());
    }

    #[test]
    fn every_changed_byte_is_noticed() {
        let (_folder, file) = file();
        let unlocked = file.create(&secret("m")).expect("writable");
        unlocked.put(&reference("a"), Some(&secret("x"))).expect("writable");
        let whole = fs::read(file.path()).expect("readable");
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            fs::write(file.path(), &changed).expect("writable");
            assert!(file.unlock(&secret("m")).is_err(), "byte {at}");
        }
        for len in 0..whole.len() {
            fs::write(file.path(), &whole[..len]).expect("writable");
            assert!(file.unlock(&secret("m")).is_err(), "{len} bytes");
        }
    }

    #[test]
    fn a_file_that_would_cost_too_much_is_refused_unread() {
        let mut head = Head {
            cost: Cost::MOST,
            salt: [0; SALT],
            nonce: [0; NONCE],
        };
        assert!(Head::read(&head.bytes()).is_ok());
        head.cost.memory += 1;
        assert!(Head::read(&head.bytes()).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_rows_come_back(rows in proptest::collection::btree_map(".{0,20}", ".{0,20}", 0..6)) {
            let (_folder, file) = file();
            let unlocked = file.create(&secret("m")).expect("writable");
            let rows: Rows = rows.into_iter().map(|(name, text)| (name, Secret::new(text))).collect();
            unlocked.write(&rows).expect("writable");
            prop_assert_eq!(unlocked.rows().expect("readable"), rows);
        }

        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), headed in any::<bool>()) {
            let (_folder, file) = file();
            let mut contents = bytes;
            if headed {
                let head = Head { cost: file.cost, salt: [1; SALT], nonce: [2; NONCE] };
                contents.splice(0..0, head.bytes());
            }
            fs::write(file.path(), &contents).expect("writable");
            prop_assert!(file.unlock(&secret("m")).is_err());
            let mut rest = contents.as_slice();
            while part(&mut rest).is_ok() {}
        }
    }
}
